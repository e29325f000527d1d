//! A citation as people write it.

use ratlas_library::{Author, Citation, CitationWords};

use crate::{Lang, Wording, date, on_one_line, word};

/// More authors than these are "and others".
const SHOWN_AUTHORS: usize = 3;

/// The words that citations need in a language.
pub fn citation_words(lang: Lang) -> CitationWords {
    CitationWords {
        page: lang.say(Wording::CitePage),
        item: lang.say(Wording::CiteItem),
        sitting: lang.say(Wording::CiteSitting),
        day: lang.pick(|it| date(Lang::De, it), |it| date(Lang::En, it)),
        genre: lang.pick(|it| genre(Lang::De, it), |it| genre(Lang::En, it)),
    }
}

fn genre(lang: Lang, genre: ratlas_model::Genre) -> &'static str {
    word(lang, "genre", genre.as_str())
}

/// City, authors: title. Genre and number, date, page, item. What is not known is left out.
pub fn plain_citation(of: &Citation, lang: Lang) -> String {
    let words = citation_words(lang);
    let head: Vec<String> = of.city.iter().cloned().chain(authors(&of.authors, lang)).collect();
    let title = of.title.as_deref().map(|it| it.trim_end_matches('.'));
    let parts = [
        kind(of, title, lang),
        of.date.as_deref().map(words.day),
        of.sitting_words(&words),
        of.place_words(&words),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let mut res = head.join(", ");
    if !res.is_empty() {
        res.push_str(": ");
    }
    if let Some(title) = title {
        res.push_str(title);
        res.push_str(if title.ends_with(['?', '!']) { " " } else { ". " });
    }
    if !parts.is_empty() {
        res.push_str(&upper_first(&parts.join(", ")));
        res.push('.');
    }
    let res = on_one_line(&res);
    if res.is_empty() { lang.say(Wording::NoTitle).to_owned() } else { res }
}

/// `Antrag Nr. 20-26 / B 01322`; nothing where the title says no more.
fn kind(of: &Citation, title: Option<&str>, lang: Lang) -> Option<String> {
    let genre = of.genre_word(&citation_words(lang));
    match (&of.number, genre) {
        (Some(number), genre) => {
            let before = genre.map_or(String::new(), |it| format!("{it} "));
            Some(format!("{before}{} {number}", lang.say(Wording::CiteNumber)))
        }
        (None, Some(genre)) => {
            let is_title = title.is_some_and(|it| it.to_lowercase() == genre.to_lowercase());
            (!is_title).then(|| genre.to_owned())
        }
        (None, None) => None,
    }
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn authors(authors: &[Author], lang: Lang) -> Option<String> {
    let mut names: Vec<&str> = authors.iter().map(|it| it.name.as_str()).collect();
    if names.len() > SHOWN_AUTHORS {
        names.truncate(1);
        return Some(format!("{} {}", names[0], lang.say(Wording::CiteOthers)));
    }
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use ratlas_library::CitedPlace;
    use ratlas_model::Genre;

    use super::*;

    fn example() -> Citation {
        Citation {
            id: "0123456789ab".to_owned(),
            key: "muenchen-2020-b01322".to_owned(),
            city: Some("München".to_owned()),
            official_name: Some("Landeshauptstadt München".to_owned()),
            authors: vec![Author { name: "Bezirksausschuss 99".to_owned(), person: None }],
            title: Some("Runden Tisch etablieren.".to_owned()),
            genre: Genre::Motion,
            number: Some("20-26 / B 01322".to_owned()),
            date: Some("2020-12-03".to_owned()),
            sitting: None,
            body: None,
            language: None,
            url: None,
            place: CitedPlace { page: Some(2), item: Some("4.1".to_owned()) },
        }
    }

    #[track_caller]
    fn check(lang: Lang, of: Citation, expected: Expect) {
        expected.assert_eq(&plain_citation(&of, lang));
    }

    #[test]
    fn as_people_write() {
        check(
            Lang::De,
            example(),
            expect![[
                r#"München, Bezirksausschuss 99: Runden Tisch etablieren. Antrag Nr. 20-26 / B 01322, 03.12.2020, S. 2, TOP 4.1."#
            ]],
        );
        check(
            Lang::En,
            example(),
            expect![[
                r#"München, Bezirksausschuss 99: Runden Tisch etablieren. Motion no. 20-26 / B 01322, 2020-12-03, p. 2, item 4.1."#
            ]],
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let minutes = Citation {
            genre: Genre::Minutes,
            number: None,
            date: None,
            sitting: Some("2023-04-19".to_owned()),
            title: Some("Wie weiter?".to_owned()),
            place: CitedPlace::default(),
            ..example()
        };
        check(
            Lang::De,
            minutes,
            expect![[
                r#"München, Bezirksausschuss 99: Wie weiter? Niederschrift, Sitzung vom 19.04.2023."#
            ]],
        );
        let bare = Citation {
            city: None,
            authors: Vec::new(),
            title: None,
            genre: Genre::Other,
            number: None,
            date: None,
            place: CitedPlace::default(),
            ..example()
        };
        check(Lang::De, bare, expect![[r#"(ohne Titel)"#]]);
    }

    #[test]
    fn many_authors() {
        let author = |it: u8| Author { name: format!("Fraktion {it}"), person: None };
        let of = Citation { authors: (1..=5).map(author).collect(), ..example() };
        check(
            Lang::De,
            of,
            expect![[
                r#"München, Fraktion 1 u. a.: Runden Tisch etablieren. Antrag Nr. 20-26 / B 01322, 03.12.2020, S. 2, TOP 4.1."#
            ]],
        );
    }
}
