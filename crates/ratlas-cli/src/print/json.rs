//! Lines of JSON that only commands print: of ingest, `verify`, `backup` and `restore`.

pub(crate) mod care;
mod report;

pub(crate) use self::report::ReportLine;
