//! Pages to record: everything that knows German council papers.
