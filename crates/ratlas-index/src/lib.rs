//! Records to a tantivy index, queries to hits.
