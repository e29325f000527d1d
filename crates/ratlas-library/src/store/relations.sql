-- The library, version 5: what belongs together, and questions kept. Meaning of every column:
-- docs/formats/library.md.

-- Papers of one family are versions or near-duplicates of each other: the id of its oldest paper.
ALTER TABLE papers ADD COLUMN family TEXT;
CREATE INDEX papers_by_family ON papers (family) WHERE family IS NOT NULL;

-- What tells nearly the same texts: `numbers` are 30 hashes, empty where an older program wrote the
-- paper. `settled` is 1 once the paper was compared with those that share a band with it.
CREATE TABLE signatures (
    paper   INTEGER PRIMARY KEY REFERENCES papers ON DELETE CASCADE,
    numbers BLOB NOT NULL,
    settled INTEGER NOT NULL CHECK (settled IN (0, 1))
) STRICT;
CREATE INDEX signatures_unsettled ON signatures (paper) WHERE settled = 0;
INSERT INTO signatures (paper, numbers, settled)
    SELECT paper, x'', 0 FROM papers WHERE text_hash IS NOT NULL;

-- Three of those hashes as one number: papers with a band in common are worth comparing. `head` is a
-- hash of number and date. Rows of a paper are deleted with it by the program.
CREATE TABLE bands (
    band  INTEGER NOT NULL,
    head  INTEGER NOT NULL,
    paper INTEGER NOT NULL,
    PRIMARY KEY (band, head, paper)
) STRICT, WITHOUT ROWID;

-- Where the text of an item stands, in the form of `at`.
ALTER TABLE agenda_items ADD COLUMN text_at TEXT;

-- One row for each thing a paper says about another one of this library: `paper` is the one that says
-- it (an answer, an amendment, minutes), `target` the one it is about.
CREATE TABLE links (
    paper       INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    target      INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    kind        TEXT NOT NULL CHECK (kind IN
                ('amends', 'answers', 'states', 'decides', 'reports', 'resubmits', 'extract_of', 'mentions')),
    -- The row of `agenda_items` of `paper` that is about it, where there is one.
    agenda_item INTEGER,
    basis       TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred')),
    rule        TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (paper, target, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_target ON links (target);

-- How its pages came to be read; null in papers that an older version wrote.
ALTER TABLE papers ADD COLUMN pages_without_text INTEGER;
ALTER TABLE papers ADD COLUMN pages_recognised INTEGER;

-- What a paper says as a number: two libraries that read the same have the same. Null in papers that
-- an older version wrote.
ALTER TABLE papers ADD COLUMN content_hash TEXT;

-- Questions kept under a name, with the state of the library they were last asked in.
CREATE TABLE saved_queries (
    name        TEXT PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('search', 'compare')),
    -- JSON: the words and every filter; of a comparison also its terms and dimensions.
    query       TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    papers      INTEGER NOT NULL,
    saved       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The papers a question found then, by their ids: they may be gone since.
CREATE TABLE saved_hits (
    name TEXT NOT NULL REFERENCES saved_queries ON DELETE CASCADE,
    id   TEXT NOT NULL,
    PRIMARY KEY (name, id)
) STRICT, WITHOUT ROWID;
