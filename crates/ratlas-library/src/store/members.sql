-- The library, version 2: files inside of files. Meaning of every column: docs/formats/library.md.

-- As before, with `container` and the state `archive`: a file that is no paper but holds some.
CREATE TABLE files_with_members (
    path        TEXT PRIMARY KEY,
    given_path  TEXT NOT NULL,
    container   TEXT,
    bytes       INTEGER NOT NULL,
    modified    INTEGER NOT NULL,
    paper       INTEGER REFERENCES papers,
    state       TEXT NOT NULL
                CHECK (state IN ('read', 'read_with_findings', 'refused', 'archive')),
    reason_code TEXT,
    reason      TEXT,
    first_seen  INTEGER NOT NULL REFERENCES runs,
    last_seen   INTEGER NOT NULL REFERENCES runs,
    vanished    INTEGER NOT NULL DEFAULT 0 CHECK (vanished IN (0, 1)),
    CHECK ((state IN ('refused', 'archive')) = (paper IS NULL)),
    CHECK ((state = 'refused') = (reason_code IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO files_with_members
    SELECT path, given_path, NULL, bytes, modified, paper, state, reason_code, reason,
           first_seen, last_seen, vanished
    FROM files;
DROP TABLE files;
ALTER TABLE files_with_members RENAME TO files;
CREATE INDEX files_by_paper ON files (paper);
CREATE INDEX files_by_container ON files (container) WHERE container IS NOT NULL;
CREATE INDEX files_by_archive ON files (bytes) WHERE state = 'archive';

ALTER TABLE runs ADD COLUMN archives INTEGER;
