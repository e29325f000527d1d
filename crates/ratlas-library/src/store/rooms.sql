-- The library, version 7: what pages about meetings, bodies, topics and news are made from.
-- Meaning of every column: docs/formats/library.md.

-- The body of a sitting as a part of an address: the same through its names, `integration-board`.
ALTER TABLE papers ADD COLUMN meeting_body_slug TEXT;
CREATE INDEX papers_by_body
    ON papers (city, meeting_body_slug, meeting_date, meeting_body, meeting_kind, public,
               meeting_public, duplicate_of)
    WHERE duplicate_of IS NULL AND meeting_body_slug IS NOT NULL;
CREATE INDEX papers_by_sitting
    ON papers (meeting_date DESC, city, meeting_body_slug, public, meeting_public, duplicate_of)
    WHERE duplicate_of IS NULL AND meeting_body_slug IS NOT NULL AND meeting_date IS NOT NULL
    AND city IS NOT NULL;
CREATE INDEX papers_by_city
    ON papers (city, number_key, year, best_date, duplicate_of, public, meeting_public);
CREATE INDEX topics_by_topic ON topics (topic);
CREATE INDEX agenda_items_closed ON agenda_items (paper) WHERE public = 0;

-- In which order papers came into the library, and in which run. A paper that is read again keeps its
-- place; no number is given twice. `run` is null where it is not known any more.
CREATE TABLE arrivals (
    arrival INTEGER PRIMARY KEY AUTOINCREMENT,
    paper   INTEGER NOT NULL UNIQUE,
    run     INTEGER
) STRICT;
INSERT INTO arrivals (paper, run)
    SELECT paper, (SELECT min(first_seen) FROM files WHERE files.paper = papers.paper)
    FROM papers ORDER BY paper;
CREATE TRIGGER paper_arrives AFTER INSERT ON papers BEGIN
    INSERT OR IGNORE INTO arrivals (paper, run) VALUES (NEW.paper, (SELECT max(run) FROM runs));
END;
