-- The library, version 2: what recognised a paper, and how readable each page is.
ALTER TABLE papers ADD COLUMN recogniser TEXT;
ALTER TABLE page_texts ADD COLUMN confidence REAL;
ALTER TABLE page_texts ADD COLUMN quality REAL;
