-- The library, version 6: what must not come back, and where copies of the library are. Meaning of
-- every column: docs/formats/library.md.

-- Papers and names that were forgotten on request. Only hashes: the table must not tell what it hides.
-- The numbers of letters of a name, 0 of a paper, say which words of a text are worth hashing.
CREATE TABLE forgotten (
    what           TEXT NOT NULL CHECK (what IN ('paper', 'person')),
    hash           TEXT NOT NULL CHECK (length(hash) = 64),
    given_letters  INTEGER NOT NULL CHECK (given_letters >= 0),
    family_letters INTEGER NOT NULL CHECK (family_letters >= 0),
    forgotten      TEXT NOT NULL,
    PRIMARY KEY (what, hash)
) STRICT, WITHOUT ROWID;

-- What is still to be done for those in `forgotten`, written with them: a killed process forgets
-- nothing. `apply`: they are still in papers; `purge`: still in unused parts of the files and the index.
CREATE TABLE forget_work (
    step TEXT PRIMARY KEY CHECK (step IN ('apply', 'purge'))
) STRICT, WITHOUT ROWID;

-- Copies of this library that `ratlas backup` made: what is forgotten later must be forgotten there, too.
CREATE TABLE backups (
    path TEXT PRIMARY KEY,
    made TEXT NOT NULL,
    seq  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
