-- The library, version 5: what belongs together, and questions kept. Meaning of every column:
-- docs/formats/library.md.

-- Papers of one family are versions or near-duplicates of each other: the id of its oldest paper.
ALTER TABLE papers ADD COLUMN family TEXT;
CREATE INDEX papers_by_family ON papers (family) WHERE family IS NOT NULL;

-- One row for each thing a paper says about another one of this library: `paper` is the one that says
-- it (an answer, an amendment, minutes), `target` the one it is about.
CREATE TABLE links (
    paper       INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    target      INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    kind        TEXT NOT NULL CHECK (kind IN
                ('amends', 'answers', 'states', 'decides', 'reports', 'resubmits', 'extract_of', 'mentions')),
    -- The `position` in `agenda_items` of `paper` that is about it; 0 where it is the paper as a whole.
    agenda_item INTEGER NOT NULL,
    basis       TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred')),
    rule        TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (paper, target, kind, agenda_item)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_target ON links (target);

-- By what papers find each other: a number, the telling words of a title, a sitting. `offers` is 1
-- where the paper can be what is sought, 0 where it seeks.
CREATE TABLE link_keys (
    key    TEXT NOT NULL,
    offers INTEGER NOT NULL CHECK (offers IN (0, 1)),
    paper  INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    PRIMARY KEY (key, offers, paper)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_keys_by_paper ON link_keys (paper);

-- What has changed since the links were made: written by the transaction that changed it, so that a
-- killed process forgets nothing. `paper`: came or was read again; `key`: was offered by a paper that
-- is gone; `links`: a paper whose links are to be made anew.
CREATE TABLE link_work (
    what  TEXT NOT NULL CHECK (what IN ('paper', 'key', 'links')),
    value TEXT NOT NULL,
    PRIMARY KEY (what, value)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER link_paper_came AFTER INSERT ON papers BEGIN
    INSERT OR IGNORE INTO link_work VALUES ('paper', NEW.paper);
END;
CREATE TRIGGER link_paper_settled AFTER UPDATE OF duplicate_of ON papers BEGIN
    INSERT OR IGNORE INTO link_work VALUES ('paper', NEW.paper);
END;
CREATE TRIGGER link_paper_goes BEFORE DELETE ON papers BEGIN
    INSERT OR IGNORE INTO link_work
        SELECT 'key', key FROM link_keys WHERE paper = OLD.paper AND offers = 1;
    DELETE FROM link_work WHERE what <> 'key' AND value = CAST(OLD.paper AS TEXT);
END;
INSERT INTO link_work SELECT 'paper', paper FROM papers;

-- Questions kept under a name, with the state of the library they were last asked in.
CREATE TABLE saved_queries (
    name        TEXT PRIMARY KEY,
    -- JSON: the words and every filter.
    query       TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    papers      INTEGER NOT NULL,
    saved       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
