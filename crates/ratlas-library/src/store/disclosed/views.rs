//! Views over tables: the same columns, without what is withheld.
//!
//! They say in SQL what [`disclosed`](crate::disclosed) says of a record. Where both could differ a view
//! says less.

use std::fmt::Write as _;

use rusqlite::Connection;

use super::PUBLIC_ROLES;
use crate::privacy::Disclosure;

/// Tables that have a row or several for each paper and tell nothing of single places in it.
const OF_PAPERS: [&str; 5] = ["records", "page_texts", "signatures", "bands", "link_keys"];

/// Tables of facts that go where a place of theirs is in a closed item.
const SAID_ONCE: [&str; 10] = [
    "consultations",
    "dates",
    "deadlines",
    "findings",
    "goals",
    "measures",
    "money",
    "proposals",
    "questions",
    "requests",
];

/// The same, and with the number of an item in whose part of the paper they stand.
const OF_ITEMS: [&str; 2] = ["paper_numbers", "resolutions"];

/// Tables of facts that go where all places of theirs are in closed items.
const SAID_OFTEN: [&str; 7] =
    ["applicants", "citations", "departments", "evidence", "languages", "people", "topics"];

/// Columns of `papers` that were read in one place, by its name in `evidence`; `number_key` stays, for
/// papers are looked up by it.
const SINGLE: [(&str, &[&str]); 6] = [
    ("title", &["title", "title_raw"]),
    ("addressee", &["addressee"]),
    ("signatory", &["signatory", "signatory_function"]),
    ("position", &["stance", "stance_text"]),
    ("number", &["number", "number_normalized", "number_kind"]),
    ("date", &["date", "date_raw", "date_basis"]),
];

/// Columns of `papers` that name people who may be private.
const PERSONS: [&str; 2] = ["addressee", "meeting_minutes_by"];

/// Whether a row `p` of `papers` is open; [`is_closed`](crate::is_closed) in SQL.
const IS_OPEN: &str = "coalesce(p.public, p.meeting_public) IS NOT 'false'";

/// The statements that make the views.
pub(super) fn views(connection: &Connection, disclosure: Disclosure) -> rusqlite::Result<String> {
    let mut res = String::new();
    let mut view = |table: &str, columns: &str, condition: &str| {
        writeln!(
            res,
            "CREATE TEMP VIEW {table} AS SELECT {columns} FROM main.{table} AS t WHERE {condition};"
        )
        .expect("a String takes every write");
    };
    let columns = paper_columns(connection, disclosure)?;
    let is_open = if disclosure.closed { "1" } else { IS_OPEN };
    view("papers", &columns, &is_open.replace("p.", "t."));
    if disclosure.closed {
        view("people", "*", &is_public_person("1"));
        return Ok(res);
    }
    let of_open = of_open("t.paper");
    for table in OF_PAPERS {
        view(table, "*", &of_open);
    }
    for table in SAID_ONCE {
        let answer = answer_column(connection, table)?;
        view(table, &answer, &format!("{of_open} AND {}", unless_closed("t", &touches("t.at"))));
    }
    for table in OF_ITEMS {
        let held = format!("({} OR {})", touches("t.at"), is_of_closed_item());
        view(table, "*", &format!("{of_open} AND {}", unless_closed("t", &held)));
    }
    for table in SAID_OFTEN {
        let mut condition = format!("{of_open} AND {}", unless_closed("t", &is_all_held("t.at")));
        if table == "people" && !disclosure.private_persons {
            condition = is_public_person(&condition);
        }
        view(table, "*", &condition);
    }
    view("agenda_items", "*", &format!("{of_open} AND t.public IS NOT 0"));
    view("vote_parts", "*", &format!("{of_open} AND {}", unless_closed("t", &vote_is_held())));
    view("links", "*", &link_condition());
    view("files", "*", &format!("t.paper IS NULL OR {of_open}"));
    let kept = format!(
        "NOT EXISTS (SELECT 1 FROM main.papers AS p WHERE p.id = t.id AND NOT ({IS_OPEN}))"
    );
    view("saved_hits", "*", &kept);
    Ok(res)
}

/// Whether a paper is open.
fn of_open(paper: &str) -> String {
    format!("EXISTS (SELECT 1 FROM main.papers AS p WHERE p.paper = {paper} AND {IS_OPEN})")
}

/// Whether something does not hold in a paper with closed items; always true of others.
fn unless_closed(row: &str, held: &str) -> String {
    format!(
        "(NOT EXISTS (SELECT 1 FROM main.agenda_items AS i WHERE i.paper = {row}.paper AND i.public = 0) \
         OR NOT {held})"
    )
}

/// A column of places as a table of JSON, whatever is in it.
fn each(places: &str) -> String {
    format!("json_each(CASE WHEN json_valid({places}) THEN {places} ELSE '[]' END)")
}

/// Whether a place `a` of the paper of `t` is in a closed item: in its number, title or text; of an item
/// whose place is not known on one of its pages, and of minutes in which no item has a text likewise.
fn is_held() -> String {
    let overlaps = |places: &str| {
        format!(
            "EXISTS (SELECT 1 FROM {} AS c WHERE c.value ->> '$.page' = a.value ->> '$.page' \
             AND a.value ->> '$.span[0]' < c.value ->> '$.span[1]' \
             AND a.value ->> '$.span[1]' > c.value ->> '$.span[0]')",
            each(places)
        )
    };
    let is_old = "EXISTS (SELECT 1 FROM main.papers AS p WHERE p.paper = i.paper AND p.genre = 'minutes') \
                  AND NOT EXISTS (SELECT 1 FROM main.agenda_items AS o WHERE o.paper = i.paper \
                  AND coalesce(o.text_at, '[]') <> '[]')";
    format!(
        "EXISTS (SELECT 1 FROM main.agenda_items AS i WHERE i.paper = t.paper AND i.public = 0 AND ({} \
         OR {} OR ((NOT json_valid(i.at) OR i.at = '[]' OR ({is_old})) AND a.value ->> '$.page' \
         BETWEEN coalesce(i.page_from, 0) AND coalesce(i.page_to, i.page_from, 4294967295))))",
        overlaps("i.at"),
        overlaps("coalesce(i.text_at, '[]')")
    )
}

/// Whether one of the places is in a closed item.
fn touches(places: &str) -> String {
    format!("EXISTS (SELECT 1 FROM {} AS a WHERE {})", each(places), is_held())
}

/// Whether all of the places are, and there are some.
fn is_all_held(places: &str) -> String {
    format!(
        "({0} AND NOT EXISTS (SELECT 1 FROM {1} AS a WHERE NOT {2}))",
        touches(places),
        each(places),
        is_held()
    )
}

/// Whether the number of an item is only that of closed ones: both parts of an agenda may count from 1.
fn is_of_closed_item() -> String {
    let of = |is_closed: &str| {
        format!(
            "EXISTS (SELECT 1 FROM main.agenda_items AS i WHERE i.paper = t.paper \
             AND i.number = t.agenda_item AND i.public {is_closed})"
        )
    };
    format!("({} AND NOT {})", of("= 0"), of("IS NOT 0"))
}

/// Whether a part of a vote is on a closed item or on a resolution that is withheld.
fn vote_is_held() -> String {
    "((t.vote_of = 'agenda_items' AND EXISTS (SELECT 1 FROM main.agenda_items AS i \
     WHERE i.paper = t.paper AND i.position = t.vote_position AND i.public = 0)) \
     OR (t.vote_of = 'resolutions' AND NOT EXISTS (SELECT 1 FROM temp.resolutions AS r \
     WHERE r.paper = t.paper AND r.position = t.vote_position)))"
        .to_owned()
}

/// Links between open papers that are not said in a closed item.
fn link_condition() -> String {
    let of_closed = "EXISTS (SELECT 1 FROM main.agenda_items AS i WHERE i.paper = t.paper \
                     AND i.position = t.agenda_item AND i.public = 0)";
    let held = format!("({of_closed} OR {})", touches("t.at"));
    format!("{} AND {} AND {}", of_open("t.paper"), of_open("t.target"), unless_closed("t", &held))
}

/// People who are not private for sure; mayors and others in an office go with them.
fn is_public_person(condition: &str) -> String {
    format!(
        "{condition} AND (t.role IN ({PUBLIC_ROLES}) OR t.faction IS NOT NULL OR t.voting IS 1)"
    )
}

/// The columns of `papers`; those that were only read in closed items are empty.
fn paper_columns(connection: &Connection, disclosure: Disclosure) -> rusqlite::Result<String> {
    let column = |name: &String| {
        let is_person = PERSONS.contains(&name.as_str());
        if is_person && !disclosure.private_persons {
            return format!("NULL AS {name}");
        }
        let field = SINGLE.iter().find(|it| it.1.contains(&name.as_str()));
        match field.filter(|_| !disclosure.closed) {
            Some((field, _)) => {
                let said = format!(
                    "EXISTS (SELECT 1 FROM main.evidence AS e WHERE e.paper = t.paper \
                     AND e.field = '{field}' AND {})",
                    touches("e.at")
                );
                format!("CASE WHEN {} THEN t.{name} END AS {name}", unless_closed("t", &said))
            }
            None => format!("t.{name}"),
        }
    };
    let columns = columns(connection, "papers")?;
    Ok(columns.iter().map(column).collect::<Vec<String>>().join(", "))
}

/// The columns of a table; an answer in a closed item is empty.
fn answer_column(connection: &Connection, table: &str) -> rusqlite::Result<String> {
    if table != "questions" {
        return Ok("*".to_owned());
    }
    let column = |name: &String| match name.as_str() {
        "answer" => {
            let held = touches("coalesce(t.answer_at, '[]')");
            format!("CASE WHEN {} THEN t.answer END AS answer", unless_closed("t", &held))
        }
        name => format!("t.{name}"),
    };
    Ok(columns(connection, table)?.iter().map(column).collect::<Vec<String>>().join(", "))
}

fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let statement = connection.prepare(&format!("SELECT * FROM main.{table}"))?;
    Ok(statement.column_names().map(str::to_owned).collect())
}
