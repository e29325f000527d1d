-- The library, version 4: what is asked for, answered and paid, parts of votes, several papers in
-- one file. Meaning of every column: docs/formats/library.md.

-- Which of several papers in a file it is.
ALTER TABLE papers ADD COLUMN part_of TEXT;
ALTER TABLE papers ADD COLUMN part_number INTEGER;
ALTER TABLE papers ADD COLUMN page_from INTEGER;
ALTER TABLE papers ADD COLUMN page_to INTEGER;
CREATE INDEX papers_by_whole ON papers (part_of) WHERE part_of IS NOT NULL;

-- One body through its names, one faction through its spellings, languages by passage.
ALTER TABLE papers ADD COLUMN meeting_body_key TEXT;
ALTER TABLE consultations ADD COLUMN body_kind TEXT;
ALTER TABLE consultations ADD COLUMN body_key TEXT;
ALTER TABLE people ADD COLUMN faction_key TEXT;
ALTER TABLE languages ADD COLUMN variant TEXT;
ALTER TABLE languages ADD COLUMN at TEXT;

-- What the administration says to a motion; its evidence is `position` in `evidence`.
ALTER TABLE papers ADD COLUMN stance TEXT;
ALTER TABLE papers ADD COLUMN stance_text TEXT;

ALTER TABLE vote_parts ADD COLUMN choice TEXT CHECK (choice IN ('yes', 'no', 'abstain', 'split'));
ALTER TABLE vote_parts ADD COLUMN outcome TEXT;
ALTER TABLE vote_parts ADD COLUMN vote_yes INTEGER;
ALTER TABLE vote_parts ADD COLUMN vote_no INTEGER;
ALTER TABLE vote_parts ADD COLUMN vote_abstain INTEGER;

CREATE TABLE applicants (
    paper    INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('faction', 'person', 'body')),
    faction  TEXT,
    at       TEXT NOT NULL,
    rule     TEXT NOT NULL,
    basis    TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

-- What a paper asks a body to decide, in three parts: `request` (the whole text), `point`, `reasons`.
CREATE TABLE requests (
    paper    INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    part     TEXT NOT NULL CHECK (part IN ('request', 'point', 'reasons')),
    number   TEXT,
    text     TEXT NOT NULL,
    at       TEXT NOT NULL,
    rule     TEXT NOT NULL,
    basis    TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE questions (
    paper     INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    number    TEXT,
    text      TEXT NOT NULL,
    answer    TEXT,
    at        TEXT NOT NULL,
    answer_at TEXT,
    rule      TEXT NOT NULL,
    basis     TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE money (
    paper     INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    amount    TEXT NOT NULL,
    currency  TEXT NOT NULL,
    raw       TEXT NOT NULL,
    subject   TEXT,
    frequency TEXT CHECK (frequency IN ('once', 'yearly', 'monthly')),
    year      TEXT,
    at        TEXT NOT NULL,
    rule      TEXT NOT NULL,
    basis     TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;
