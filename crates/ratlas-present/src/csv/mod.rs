//! Tables that spreadsheets and R read: RFC 4180, dates as ISO 8601. Here those of hits.

mod comparison;
mod coverage;
mod prior;
mod register;

pub use self::comparison::{comparison_long, comparison_wide};
pub use self::coverage::coverage;
pub use self::prior::prior;
pub use self::register::register;

use csv::{Terminator, WriterBuilder};
use ratlas_library::{Facet, PaperHit};

use crate::{Lang, reason, word};

/// The columns of a hit, by the names of the list `column`.
const COLUMNS: [&str; 19] = [
    "id",
    "score",
    "city",
    "genre",
    "date",
    "number",
    "title",
    "page",
    "item",
    "item_title",
    "outcome",
    "yes",
    "no",
    "abstain",
    "snippet",
    "why",
    "versions",
    "folded",
    "path",
];

/// What tells spreadsheets that a table is UTF-8.
pub const BOM: &str = "\u{feff}";

/// One line of heads, then one for each hit.
pub fn hits(hits: &[PaperHit], lang: Lang) -> String {
    table(&COLUMNS, lang, hits.iter().map(|it| row(it, lang)))
}

/// One line of heads, then one for each value of a facet.
pub fn facets(facets: &[Facet], lang: Lang) -> String {
    let counts = facets.iter().flat_map(|facet| {
        let name = word(lang, "facet", facet.name);
        facet.counts.iter().map(move |(value, count)| {
            vec![safe(name), safe(word(lang, facet.name, value)), count.to_string()]
        })
    });
    table(&["facet", "value", "count"], lang, counts)
}

fn table(columns: &[&str], lang: Lang, rows: impl Iterator<Item = Vec<String>>) -> String {
    let heads = columns.iter().map(|it| word(lang, "column", it).to_owned()).collect();
    written(Terminator::CRLF, std::iter::once(heads).chain(rows))
}

/// Rows as one text; the first are the heads.
fn written(ends: Terminator, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new().terminator(ends).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("rows are as long as their heads, and memory takes them");
    }
    let bytes = writer.into_inner().expect("memory takes all that is left");
    String::from_utf8(bytes).expect("cells are UTF-8, and so is what stands between them")
}

/// The end of a line in tables that programs read rather than spreadsheets.
pub const LINE_FEED: Terminator = Terminator::Any(b'\n');

fn row(hit: &PaperHit, lang: Lang) -> Vec<String> {
    let text = |it: Option<&String>| it.map_or_else(String::new, |it| safe(it));
    let number = |it: Option<u32>| it.map_or_else(String::new, |it| it.to_string());
    let vote = hit.vote.as_ref();
    let outcome = hit.outcome.map_or("", |it| word(lang, "outcome", it.as_str()));
    let why: Vec<String> = hit.why.iter().map(|it| reason(it, lang)).collect();
    vec![
        hit.id.clone(),
        format!("{:.4}", hit.score),
        text(hit.city.as_ref()),
        word(lang, "genre", hit.genre.as_str()).to_owned(),
        text(hit.date.as_ref()),
        text(hit.number.as_ref()),
        text(hit.title.as_ref()),
        number(hit.page),
        text(hit.item.as_ref()),
        text(hit.item_title.as_ref()),
        outcome.to_owned(),
        number(vote.and_then(|it| it.yes)),
        number(vote.and_then(|it| it.no)),
        number(vote.and_then(|it| it.abstain)),
        safe(&hit.snippet.text),
        safe(&why.join("; ")),
        (hit.folded.len() + 1).to_string(),
        hit.folded.join(" "),
        safe(&hit.path),
    ]
}

/// A paper's words that a spreadsheet takes for words, whatever they begin with: it would calculate
/// what begins like a formula, and a formula can send data away.
pub fn safe(text: &str) -> String {
    let begins = text.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}']);
    if begins || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use ratlas_library::HitSnippet;
    use ratlas_model::{Genre, Outcome, Vote};

    use super::*;

    fn example() -> PaperHit {
        PaperHit {
            id: "0123".to_owned(),
            score: 4.5,
            city: Some("Mainz".to_owned()),
            genre: Genre::Minutes,
            date: Some("2023-04".to_owned()),
            date_basis: None,
            public: None,
            number: Some("B 12/2020".to_owned()),
            title: Some("=HYPERLINK(\"x\")".to_owned()),
            page: Some(3),
            item: Some("4.1".to_owned()),
            item_title: Some("Runder \"Tisch\", neu".to_owned()),
            position: Some(2),
            outcome: Some(Outcome::Rejected),
            vote: Some(Vote { yes: Some(3), no: Some(20), ..Vote::default() }),
            snippet: HitSnippet { text: " - der Runde Tisch".to_owned(), marks: Vec::new() },
            why: Vec::new(),
            path: "eingang/p.txt".to_owned(),
            folded: vec!["45".to_owned(), "67".to_owned()],
        }
    }

    /// The table with its line ends seen.
    fn shown(table: &str) -> String {
        table.replace("\r\n", "|\n")
    }

    #[test]
    fn one_hit() {
        expect![[r#"
            Kennung,Punkte,Stadt,Art,Datum,Nummer,Titel,Seite,TOP,TOP-Titel,Ergebnis,Ja,Nein,Enthaltungen,Fundstelle,Warum,Fassungen,Weitere Fassungen,Datei|
            0123,4.5000,Mainz,Niederschrift,2023-04,B 12/2020,"'=HYPERLINK(""x"")",3,4.1,"Runder ""Tisch"", neu",abgelehnt,3,20,,' - der Runde Tisch,,3,45 67,eingang/p.txt|
        "#]]
        .assert_eq(&shown(&hits(&[example()], Lang::De)));
        expect![[r#"
            Id,Score,City,Genre,Date,Number,Title,Page,Item,Item title,Outcome,Yes,No,Abstentions,Snippet,Why,Versions,Other versions,File|
        "#]]
        .assert_eq(&shown(&hits(&[], Lang::En)));
    }

    #[test]
    fn counts() {
        let counts = vec![("minutes".to_owned(), 1_200), ("motion".to_owned(), 3)];
        let of = [Facet { name: "genre", counts }];
        expect![[r#"
            Eigenschaft,Wert,Anzahl|
            Art,Niederschrift,1200|
            Art,Antrag,3|
        "#]]
        .assert_eq(&shown(&facets(&of, Lang::De)));
    }

    #[test]
    fn formulas_are_words() {
        for text in ["=1", "+1", "-1", "@a", "\t=1", "  =1", "\r1"] {
            assert!(safe(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(safe("A-1 = 2"), "A-1 = 2");
    }
}
