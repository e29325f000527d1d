//! Hits for people.

use ratlas_library::{Facet, HitSnippet, PaperHit};
use ratlas_model::Openness;
use ratlas_present::{Lang, Wording, date, inline, on_one_line, reason, vote, word};

use super::colour::Style;
use super::push_line;
use crate::messages::Msg;

/// So many digits tell papers apart in a library of a million; `show` takes them.
const SHOWN_ID: usize = 12;

/// More values of a facet than these are counted: a reader narrows the search by the large ones.
const SHOWN_COUNTS: usize = 8;

/// One hit: where it stands, what it is, the words found and why it was found.
pub(crate) fn hit(rank: usize, hit: &PaperHit, lang: Lang, style: Style) -> String {
    let mut res = format!("{rank:>3}. {}\n", rank_line(hit, lang));
    let title = hit.title.as_deref().unwrap_or(lang.say(Wording::NoTitle));
    let own = if hit.position.is_some() { hit.item_title.as_deref() } else { None };
    res.push_str(&indented(&style.bold(&on_one_line(own.unwrap_or(title)))));
    if own.is_some() {
        res.push_str(&indented(&on_one_line(title)));
    }
    if !hit.snippet.text.is_empty() {
        res.push_str(&indented(&snippet(&hit.snippet, style)));
    }
    if !hit.why.is_empty() {
        let why: Vec<String> = hit.why.iter().map(|it| reason(it, lang)).collect();
        let why = lang.fill(Msg::SearchWhy, &[&on_one_line(&why.join(", "))]);
        res.push_str(&indented(&style.dim(&why)));
    }
    let id = hit.id.get(..SHOWN_ID).unwrap_or(&hit.id);
    res.push_str(&indented(&style.dim(&format!("[{id}] {}", on_one_line(&hit.path)))));
    res
}

pub(super) fn indented(line: &str) -> String {
    format!("     {line}\n")
}

pub(super) fn rank_line(hit: &PaperHit, lang: Lang) -> String {
    let parts = [
        hit.city.clone(),
        hit.date.as_deref().map(|it| date(lang, it)),
        Some(word(lang, "genre", hit.genre.as_str()).to_owned()),
        hit.number.clone(),
        closed(hit, lang),
        hit.page.map(|it| lang.fill(Wording::Page, &[&it])),
        hit.item.as_deref().map(|it| lang.fill(Wording::Item, &[&it])),
        decided(hit, lang),
        versions(hit, lang),
    ];
    on_one_line(&parts.into_iter().flatten().collect::<Vec<String>>().join(" · "))
}

/// That a paper is not public, so that nobody passes it on unaware.
fn closed(hit: &PaperHit, lang: Lang) -> Option<String> {
    let is_closed = hit.public == Some(Openness::Closed);
    is_closed.then(|| word(lang, "openness", Openness::Closed.as_str()).to_uppercase())
}

/// What became of an item that is a hit.
fn decided(hit: &PaperHit, lang: Lang) -> Option<String> {
    hit.position?;
    let outcome = hit.outcome.map(|it| word(lang, "outcome", it.as_str()).to_owned());
    let vote = hit.vote.as_ref().map(|it| vote(it, lang)).filter(|it| !it.is_empty());
    match (outcome, vote) {
        (Some(outcome), Some(vote)) => Some(format!("{outcome} ({vote})")),
        (outcome, vote) => outcome.or(vote),
    }
}

fn versions(hit: &PaperHit, lang: Lang) -> Option<String> {
    let versions = lang.number(hit.folded.len() as u64 + 1);
    (!hit.folded.is_empty()).then(|| lang.fill(Wording::Versions, &[&versions]))
}

/// The words of the paper, those that matched marked.
pub(super) fn snippet(snippet: &HitSnippet, style: Style) -> String {
    let mut res = String::new();
    let mut done = 0;
    for mark in &snippet.marks {
        let between = snippet.text.get(done..mark.start).unwrap_or_default();
        let Some(words) = snippet.text.get(mark.clone()) else { continue };
        res.push_str(&inline(between));
        res.push_str(&style.matched(&inline(words)));
        done = mark.end;
    }
    res.push_str(&inline(snippet.text.get(done..).unwrap_or_default()));
    res
}

/// How many hits there are and which of them are shown.
pub(crate) fn total(total: usize, offset: usize, n_shown: usize, lang: Lang) -> String {
    let hits = lang.count(total as u64, Wording::HitOne, Wording::HitMany);
    if n_shown == total || n_shown == 0 {
        return format!("\n{}\n", lang.fill(Msg::SearchTotalAll, &[&hits]));
    }
    let last = offset + n_shown;
    let (from, to) = (lang.number(offset as u64 + 1), lang.number(last as u64));
    let shown = lang.fill(Msg::SearchTotal, &[&hits, &from, &to]);
    if last < total {
        return format!("\n{shown} {}\n", lang.fill(Msg::SearchMore, &[&last]));
    }
    format!("\n{shown}\n")
}

/// How all hits spread, one line for each facet.
pub(crate) fn facets(facets: &[Facet], lang: Lang, style: Style) -> String {
    let mut res = String::from("\n");
    for facet in facets.iter().filter(|it| !it.counts.is_empty()) {
        let name = format!("{:<10}", word(lang, "facet", facet.name));
        push_line(&mut res, &format!("{} {}", style.bold(&name), counts(facet, lang)));
    }
    res
}

fn counts(facet: &Facet, lang: Lang) -> String {
    let shown = facet.counts.iter().take(SHOWN_COUNTS);
    let mut parts: Vec<String> = shown
        .map(|(value, count)| {
            let value = on_one_line(word(lang, facet.name, value));
            format!("{value} ({})", lang.number(*count))
        })
        .collect();
    let further = facet.counts.len().saturating_sub(SHOWN_COUNTS);
    if further > 0 {
        parts.push(lang.fill(Msg::FacetsMore, &[&lang.number(further as u64)]));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use ratlas_library::{Why, WhyKind};
    use ratlas_model::{Genre, Outcome, Vote};

    use super::*;

    fn example() -> PaperHit {
        PaperHit {
            id: "0123456789abcdef0123".to_owned(),
            score: 4.5,
            city: Some("Mainz".to_owned()),
            genre: Genre::Minutes,
            date: Some("2023-04-19".to_owned()),
            date_basis: None,
            public: None,
            number: Some("B 12/2020".to_owned()),
            title: Some("Niederschrift\u{1b}[2J".to_owned()),
            page: Some(3),
            item: Some("4.1".to_owned()),
            snippet: HitSnippet {
                text: "der Runde Tisch für Integration".to_owned(),
                marks: vec![4..9, 10..15],
            },
            why: vec![
                Why { kind: WhyKind::Title, asked: String::new(), found: String::new() },
                Why {
                    kind: WhyKind::Thesaurus,
                    asked: "Rat".to_owned(),
                    found: "Beirat".to_owned(),
                },
            ],
            path: "eingang/p.txt".to_owned(),
            item_title: Some("Runder Tisch".to_owned()),
            position: None,
            outcome: Some(Outcome::Rejected),
            vote: Some(Vote { yes: Some(3), ..Vote::default() }),
            folded: Vec::new(),
        }
    }

    /// The hit below a line without indentation, for expectations lose what all lines have.
    fn shown(rank: usize, it: &PaperHit, lang: Lang) -> String {
        format!("-\n{}", hit(rank, it, lang, Style::Plain))
    }

    #[test]
    fn one_hit() {
        expect![[r#"
            -
              1. Mainz · 19.04.2023 · Niederschrift · B 12/2020 · Seite 3 · TOP 4.1
                 Niederschrift [2J
                 der «Runde» «Tisch» für Integration
                 Warum: im Titel, Rat → Beirat (Thesaurus)
                 [0123456789ab] eingang/p.txt
        "#]]
        .assert_eq(&shown(1, &example(), Lang::De));
        let bare = PaperHit {
            city: None,
            date: None,
            number: None,
            title: None,
            page: None,
            item: None,
            snippet: HitSnippet::default(),
            why: Vec::new(),
            ..example()
        };
        expect![[r#"
            -
             12. minutes
                 (no title)
                 [0123456789ab] eingang/p.txt
        "#]]
        .assert_eq(&shown(12, &bare, Lang::En));
    }

    #[test]
    fn an_item_of_several_versions() {
        let folded = vec!["1".to_owned(), "2".to_owned()];
        let public = Some(Openness::Closed);
        let item = PaperHit { position: Some(7), public, folded, ..example() };
        expect![[r#"
            -
              1. Mainz · 19.04.2023 · Niederschrift · B 12/2020 · NICHT ÖFFENTLICH · Seite 3 · TOP 4.1 · abgelehnt (3 Ja) · 3 Fassungen
                 Runder Tisch
                 Niederschrift [2J
                 der «Runde» «Tisch» für Integration
                 Warum: im Titel, Rat → Beirat (Thesaurus)
                 [0123456789ab] eingang/p.txt
        "#]]
        .assert_eq(&shown(1, &item, Lang::De));
    }

    #[test]
    fn matched_words_in_colour() {
        let line = snippet(&example().snippet, Style::Colour);
        assert_eq!(line, "der \x1b[1;33mRunde\x1b[0m \x1b[1;33mTisch\x1b[0m für Integration");
    }

    #[test]
    fn totals() {
        expect![[r#"

            3 Treffer.
        "#]]
        .assert_eq(&total(3, 0, 3, Lang::De));
        expect![[r#"

            1.234 Treffer, gezeigt 11 bis 20. Weitere zeigt: --offset 20
        "#]]
        .assert_eq(&total(1_234, 10, 10, Lang::De));
        expect![[r#"

            12 hits, showing 11 to 12.
        "#]]
        .assert_eq(&total(12, 10, 2, Lang::En));
    }

    #[test]
    fn the_spread_of_all_hits() {
        let years = (2001..=2012).map(|it: i32| (it.to_string(), 3)).collect();
        let of = [
            Facet { name: "city", counts: vec![("Mainz".to_owned(), 1_200)] },
            Facet {
                name: "genre",
                counts: vec![("minutes".to_owned(), 2), ("motion".to_owned(), 1)],
            },
            Facet { name: "year", counts: years },
            Facet { name: "body", counts: Vec::new() },
        ];
        expect![[r#"

            Stadt      Mainz (1.200)
            Art        Niederschrift (2), Antrag (1)
            Jahr       2001 (3), 2002 (3), 2003 (3), 2004 (3), 2005 (3), 2006 (3), 2007 (3), 2008 (3), und 4 weitere
        "#]]
        .assert_eq(&facets(&of, Lang::De, Style::Plain));
    }
}
