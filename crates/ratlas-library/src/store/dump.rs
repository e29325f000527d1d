//! The whole store as one text: two libraries of the same content have the same.

use std::fmt::Write;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// Columns that tell of one run on one machine, not of the papers.
const LEFT_OUT: &[&str] = &["first_seen", "last_seen", "modified"];

/// Longer bytes are shown by their hash.
const SHOWN_BYTES: usize = 16;

/// Writes all tables but `runs` and `arrivals`, in the order of their names and keys, one line for each row.
pub(crate) fn dump(connection: &Connection) -> rusqlite::Result<String> {
    let mut text = String::new();
    for table in tables(connection)? {
        dump_table(connection, &table, &mut text)?;
    }
    Ok(text)
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('runs', 'arrivals') \
               AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}

fn dump_table(connection: &Connection, table: &str, text: &mut String) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
    let columns: Vec<String> = statement.column_names().map(String::from).collect();
    // Every table's key is at its front, so that sorting by all columns is the order of the key.
    let order: Vec<String> = (1..=columns.len()).map(|it| it.to_string()).collect();
    drop(statement);
    statement =
        connection.prepare(&format!("SELECT * FROM {table} ORDER BY {}", order.join(", ")))?;
    push(text, format_args!("[{table}]\n"));
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for (index, column) in columns.iter().enumerate() {
            if !LEFT_OUT.contains(&column.as_str()) {
                dump_value(column, row.get_ref(index)?, text);
            }
        }
        text.push('\n');
    }
    Ok(())
}

/// Writes `column=value`; what is null is left out.
fn dump_value(column: &str, value: ValueRef<'_>, text: &mut String) {
    match value {
        ValueRef::Null => {}
        ValueRef::Integer(number) => push(text, format_args!("{column}={number} ")),
        ValueRef::Real(number) => push(text, format_args!("{column}={number} ")),
        ValueRef::Text(bytes) => {
            push(text, format_args!("{column}={:?} ", String::from_utf8_lossy(bytes)));
        }
        ValueRef::Blob(bytes) if bytes.len() > SHOWN_BYTES => {
            push(text, format_args!("{column}={} ", blake3::hash(bytes)));
        }
        ValueRef::Blob(bytes) => push(text, format_args!("{column}={bytes:?} ")),
    }
}

fn push(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("writing to memory does not fail");
}
