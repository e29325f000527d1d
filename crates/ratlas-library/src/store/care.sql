-- The library, version 6: what must not come back, and where copies of the library are. Meaning of
-- every column: docs/formats/library.md.

-- Papers and names that were forgotten on request. Only hashes: the table must not tell what it hides.
-- `words` is the number of words of a name, 0 of a paper.
CREATE TABLE forgotten (
    what      TEXT NOT NULL CHECK (what IN ('paper', 'person')),
    hash      TEXT NOT NULL CHECK (length(hash) = 64),
    words     INTEGER NOT NULL CHECK (words >= 0),
    forgotten TEXT NOT NULL,
    PRIMARY KEY (what, hash)
) STRICT, WITHOUT ROWID;

-- Copies of this library that `ratlas backup` made: what is forgotten later must be forgotten there, too.
CREATE TABLE backups (
    path TEXT PRIMARY KEY,
    made TEXT NOT NULL,
    seq  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
