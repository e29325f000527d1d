-- The library, version 1. Meaning of every column: docs/formats/library.md.
--
-- `paper` is the key that all tables share, so that `JOIN … USING (paper)` works. `position` is the
-- place in the record's list, from 1. `at` is JSON: [{"page":1,"span":[10,22]}, …]; the boxes are in
-- the record. `rule` and `basis` say how a value came to be known. Yes and no are 1 and 0.

-- One row for each different content.
CREATE TABLE papers (
    paper                  INTEGER PRIMARY KEY,
    id                     TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
    seq                    INTEGER NOT NULL UNIQUE,
    genre                  TEXT NOT NULL,
    genre_label            TEXT,
    title                  TEXT,
    title_raw              TEXT,
    city                   TEXT,
    official_name          TEXT,
    ags                    TEXT,
    state                  TEXT,
    issuer                 TEXT,
    issuer_unit            TEXT,
    addressee              TEXT,
    public                 TEXT CHECK (public IN ('true', 'false', 'mixed')),
    number                 TEXT,
    number_normalized      TEXT,
    number_key             TEXT,
    number_kind            TEXT,
    date                   TEXT,
    date_raw               TEXT,
    date_basis             TEXT CHECK (date_basis IN ('explicit', 'inferred', 'derived')),
    best_date              TEXT,
    year                   INTEGER,
    meeting_body           TEXT,
    meeting_kind           TEXT,
    meeting_number         INTEGER,
    meeting_date           TEXT,
    meeting_start          TEXT,
    meeting_end            TEXT,
    meeting_place          TEXT,
    meeting_public         TEXT CHECK (meeting_public IN ('true', 'false', 'mixed')),
    meeting_chair          TEXT,
    meeting_minutes_by     TEXT,
    meeting_previous       TEXT,
    voting_members_stated  INTEGER,
    voting_members_counted INTEGER,
    signatory              TEXT,
    signatory_function     TEXT,
    source_path            TEXT NOT NULL,
    url                    TEXT,
    media_type             TEXT NOT NULL,
    bytes                  INTEGER NOT NULL,
    sha256                 TEXT NOT NULL,
    pages                  INTEGER NOT NULL,
    encoding               TEXT,
    text_layer             TEXT NOT NULL CHECK (text_layer IN ('native', 'ocr', 'mixed', 'none')),
    text_hash              TEXT,
    duplicate_of           TEXT
) STRICT;
CREATE INDEX papers_by_number ON papers (number_key) WHERE number_key IS NOT NULL;
CREATE INDEX papers_by_text ON papers (text_hash) WHERE text_hash IS NOT NULL;

-- The whole record, apart from `papers` so that scanning its columns stays quick: JSON, zstd.
CREATE TABLE records (
    paper  INTEGER PRIMARY KEY REFERENCES papers ON DELETE CASCADE,
    record BLOB NOT NULL
) STRICT;

-- The text that spans count in, one row for each page: UTF-8, zstd.
CREATE TABLE page_texts (
    paper INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    page  INTEGER NOT NULL CHECK (page >= 1),
    ocr   INTEGER NOT NULL CHECK (ocr IN (0, 1)),
    text  BLOB NOT NULL,
    PRIMARY KEY (paper, page)
) STRICT;

-- What compression starts from: raw content dictionaries of Zstandard, for `records.record` and
-- `page_texts.text`.
CREATE TABLE dictionaries (
    kind  TEXT PRIMARY KEY CHECK (kind IN ('record', 'text')),
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Where the single values of a paper were read: title, place, issuer, date, meeting, …
CREATE TABLE evidence (
    paper INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    field TEXT NOT NULL,
    at    TEXT NOT NULL,
    rule  TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE languages (
    paper    INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    share    REAL NOT NULL,
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

-- Every number in a paper, its own one included (the record's `references`).
CREATE TABLE paper_numbers (
    paper       INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    number      TEXT NOT NULL,
    normalized  TEXT NOT NULL,
    number_key  TEXT NOT NULL,
    raw         TEXT NOT NULL,
    kind        TEXT NOT NULL,
    role        TEXT NOT NULL,
    date        TEXT,
    originator  TEXT,
    parts       TEXT NOT NULL,
    agenda_item TEXT,
    at          TEXT NOT NULL,
    rule        TEXT NOT NULL,
    basis       TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_numbers_by_key ON paper_numbers (number_key);

-- Every date in a paper, its own one included.
CREATE TABLE dates (
    paper     INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    value     TEXT NOT NULL,
    role      TEXT NOT NULL,
    raw       TEXT NOT NULL,
    qualifier TEXT,
    at        TEXT NOT NULL,
    rule      TEXT NOT NULL,
    basis     TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE consultations (
    paper       INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    step        INTEGER NOT NULL,
    body        TEXT NOT NULL,
    date        TEXT,
    role        TEXT,
    public      INTEGER CHECK (public IN (0, 1)),
    agenda_item TEXT,
    outcome     TEXT,
    outcome_raw TEXT,
    at          TEXT NOT NULL,
    rule        TEXT NOT NULL,
    basis       TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    paper           INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    name            TEXT NOT NULL,
    given_name      TEXT,
    family_name     TEXT,
    title           TEXT,
    form_of_address TEXT,
    role            TEXT NOT NULL,
    function        TEXT,
    group_name      TEXT,
    faction         TEXT,
    presence        TEXT,
    presence_raw    TEXT,
    present_from    TEXT,
    present_to      TEXT,
    substitute_for  TEXT,
    represented_by  TEXT,
    voting          INTEGER CHECK (voting IN (0, 1)),
    at              TEXT NOT NULL,
    rule            TEXT NOT NULL,
    basis           TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE agenda_items (
    paper        INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    number       TEXT,
    title        TEXT NOT NULL,
    public       INTEGER CHECK (public IN (0, 1)),
    outcome      TEXT,
    outcome_raw  TEXT,
    vote_mode    TEXT CHECK (vote_mode IN ('unanimous', 'majority', 'counted')),
    vote_yes     INTEGER,
    vote_no      INTEGER,
    vote_abstain INTEGER,
    vote_biased  INTEGER,
    vote_raw     TEXT,
    numbers      TEXT NOT NULL,
    page_from    INTEGER,
    page_to      INTEGER,
    at           TEXT NOT NULL,
    rule         TEXT NOT NULL,
    basis        TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE resolutions (
    paper        INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    agenda_item  TEXT,
    number       TEXT,
    text         TEXT,
    outcome      TEXT,
    outcome_raw  TEXT,
    target       TEXT,
    vote_mode    TEXT CHECK (vote_mode IN ('unanimous', 'majority', 'counted')),
    vote_yes     INTEGER,
    vote_no      INTEGER,
    vote_abstain INTEGER,
    vote_biased  INTEGER,
    vote_raw     TEXT,
    at           TEXT NOT NULL,
    rule         TEXT NOT NULL,
    basis        TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

-- How a faction voted, or how a part of a motion was voted on. `vote_of` names the table the vote
-- stands in and `vote_position` its row there.
CREATE TABLE vote_parts (
    paper         INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    vote_of       TEXT NOT NULL CHECK (vote_of IN ('agenda_items', 'resolutions')),
    vote_position INTEGER NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('faction', 'part')),
    position      INTEGER NOT NULL,
    name          TEXT NOT NULL,
    raw           TEXT NOT NULL,
    PRIMARY KEY (paper, vote_of, vote_position, kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposals (
    paper     INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    number    TEXT,
    goal      TEXT,
    rationale TEXT,
    at        TEXT NOT NULL,
    rule      TEXT NOT NULL,
    basis     TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

-- Measures of proposals (`proposal` is their position) and outside of them (`proposal` is null).
CREATE TABLE measures (
    paper       INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    proposal    INTEGER,
    text        TEXT NOT NULL,
    responsible TEXT,
    due         TEXT,
    status      TEXT,
    at          TEXT NOT NULL,
    rule        TEXT NOT NULL,
    basis       TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

-- Goals outside of proposals.
CREATE TABLE goals (
    paper    INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    at       TEXT NOT NULL,
    rule     TEXT NOT NULL,
    basis    TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE deadlines (
    paper    INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    value    TEXT,
    raw      TEXT NOT NULL,
    subject  TEXT,
    relative INTEGER NOT NULL CHECK (relative IN (0, 1)),
    at       TEXT NOT NULL,
    rule     TEXT NOT NULL,
    basis    TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE citations (
    paper      INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    text       TEXT NOT NULL,
    normalized TEXT,
    at         TEXT NOT NULL,
    rule       TEXT NOT NULL,
    basis      TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE departments (
    paper    INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    code     TEXT,
    role     TEXT NOT NULL,
    at       TEXT NOT NULL,
    rule     TEXT NOT NULL,
    basis    TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topics (
    paper    INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    topic    TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    at       TEXT NOT NULL,
    rule     TEXT NOT NULL,
    basis    TEXT NOT NULL CHECK (basis IN ('explicit', 'inferred', 'derived')),
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
    paper    INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    message  TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

-- One row for each call of ingest. `ended` is null while it runs and where it was killed.
CREATE TABLE runs (
    run           INTEGER PRIMARY KEY,
    program       TEXT NOT NULL,
    started       TEXT NOT NULL,
    ended         TEXT,
    interrupted   INTEGER CHECK (interrupted IN (0, 1)),
    found         INTEGER,
    read          INTEGER,
    with_findings INTEGER,
    refused       INTEGER,
    unchanged     INTEGER,
    linked        INTEGER,
    duplicates    INTEGER,
    ignored       INTEGER,
    vanished      INTEGER
) STRICT;

-- One row for each file ever met and not pruned. No two files share a row, many may share a paper.
CREATE TABLE files (
    path        TEXT PRIMARY KEY,
    given_path  TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    modified    INTEGER NOT NULL,
    paper       INTEGER REFERENCES papers,
    state       TEXT NOT NULL CHECK (state IN ('read', 'read_with_findings', 'refused')),
    reason_code TEXT,
    reason      TEXT,
    first_seen  INTEGER NOT NULL REFERENCES runs,
    last_seen   INTEGER NOT NULL REFERENCES runs,
    vanished    INTEGER NOT NULL DEFAULT 0 CHECK (vanished IN (0, 1)),
    CHECK ((state = 'refused') = (paper IS NULL)),
    CHECK ((state = 'refused') = (reason_code IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_paper ON files (paper);

-- Papers that were removed, in the same sequence as `papers.seq`, so that an index that missed a
-- removal can follow.
CREATE TABLE removals (
    seq INTEGER PRIMARY KEY,
    id  TEXT NOT NULL
) STRICT;
