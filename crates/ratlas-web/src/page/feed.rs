//! What is new in a search, for feed readers: Atom 1.0 (RFC 4287).

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use ratlas_library::{Library, LifePaper, NewPaper, SearchQuery};

use crate::answer::typed;
use crate::app::App;
use crate::failure::Failure;
use crate::guard::hosts;
use crate::reader::Reader;
use crate::state::address::Address;
use crate::state::links;
use crate::state::search::{SearchState, without_page};

/// Entries: what came last; feed readers keep the rest.
const ENTRIES: usize = 50;

/// The time of papers that came when nobody noted it, and of feeds without any.
const UNKNOWN: &str = "1970-01-01T00:00:00Z";

#[derive(Debug, Template)]
#[template(path = "feed.xml")]
struct Feed {
    reader: Reader,
    /// What is searched for; empty for everything.
    words: String,
    /// A name that stays: of the question, not of the address.
    id: String,
    /// Scheme and host as they were asked.
    origin: String,
    /// The address of the feed, and of the search.
    own: String,
    search: String,
    updated: String,
    entries: Vec<Entry>,
}

/// A paper.
#[derive(Debug)]
struct Entry {
    paper: LifePaper,
    updated: String,
    href: String,
}

/// `/feed.atom`.
pub(crate) async fn feed(
    State(app): State<App>,
    reader: Reader,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let state = SearchState::of(&reader.address);
    if !state.mistakes.is_empty() || !state.unknown.is_empty() {
        return Err(Failure::BadAddress);
    }
    let origin = origin(&uri, &headers).ok_or(Failure::ForeignHost)?;
    let search = without_page(&state.query);
    let question = SearchQuery { facets: false, ..state.query };
    let asked = move |library: &Library| {
        // The mark first: what comes meanwhile is told the next time again rather than never.
        Ok((library.refresh()?, library.newest(&question, ENTRIES, None)?))
    };
    let (seq, newest) = app.ask(asked).await?;
    let tag = tag(&[&seq.to_string(), &origin, reader.code(), &search.to_string()]);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|it| it.as_bytes() == tag.as_bytes()) {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    let feed = Feed::new(reader, origin, &search, newest);
    let text = feed.render().map_err(|_| Failure::Broken)?;
    let mut res = typed("application/atom+xml; charset=utf-8", text);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        res.headers_mut().insert(header::ETAG, tag);
    }
    Ok(res)
}

impl Feed {
    fn new(reader: Reader, origin: String, search: &Address, newest: Vec<NewPaper>) -> Feed {
        let entries: Vec<Entry> = newest.into_iter().map(Entry::new).collect();
        let updated = entries.iter().map(|it| it.updated.as_str()).max();
        Feed {
            words: search.value("q").unwrap_or_default().to_owned(),
            id: blake3::hash(search.query().as_bytes()).to_hex()[..32].to_owned(),
            own: search.at("/feed.atom").to_string(),
            search: search.to_string(),
            updated: updated.unwrap_or(UNKNOWN).to_owned(),
            reader,
            origin,
            entries,
        }
    }

    /// The filters of the search: names and values of its address.
    fn filters(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.reader.address.pairs.iter().filter(|it| it.0 != "q" && it.0 != "lang");
        pairs.map(|it| (it.0.as_str(), it.1.as_str()))
    }
}

impl Entry {
    fn new(of: NewPaper) -> Entry {
        let href = links::new_paper(&of).to_string();
        let NewPaper { paper, seq: _, added } = of;
        Entry { paper, updated: added.unwrap_or_else(|| UNKNOWN.to_owned()), href }
    }

    /// The day of the paper as a time, if it is a whole day.
    fn published(&self) -> Option<String> {
        let day = self.paper.date.as_deref()?;
        let date: jiff::civil::Date = day.parse().ok()?;
        // Feeds take years of four digits, and nothing but days can be read as one.
        (day.len() == 10 && (1000..=9999).contains(&date.year()))
            .then(|| format!("{date}T00:00:00Z"))
    }
}

/// Scheme and host as the feed was asked for, so that its links lead there; a proxy says which scheme.
fn origin(uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let is_https = headers.get("x-forwarded-proto").is_some_and(|it| it == "https");
    let scheme = if is_https { "https" } else { "http" };
    Some(format!("{scheme}://{}", hosts::host(uri, headers)?))
}

/// What changes whenever the answer does.
fn tag(parts: &[&str]) -> String {
    let hash = blake3::hash(parts.join("\n").as_bytes()).to_hex();
    format!("\"{}\"", &hash[..24])
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader as Xml;
    use quick_xml::events::Event;
    use ratlas_model::Genre;
    use ratlas_present::Lang;

    use super::*;

    fn reader(address: &str) -> Reader {
        Reader {
            lang: Lang::De,
            address: Address::of(&address.parse().unwrap()),
            user: None,
            form_token: String::new(),
            saving: true,
            uploads: true,
            is_demo: false,
            can_leave: false,
        }
    }

    fn paper(id: &str, title: &str, added: Option<&str>) -> NewPaper {
        NewPaper {
            paper: LifePaper {
                id: id.to_owned(),
                genre: Genre::Motion,
                number: Some("A <1>".to_owned()),
                title: Some(title.to_owned()),
                city: Some("Köln".to_owned()),
                date: Some("2024-03-01".to_owned()),
            },
            seq: 1,
            added: added.map(str::to_owned),
        }
    }

    /// The texts of the elements of a name, as a parser reads them.
    fn texts(xml: &str, name: &str) -> Vec<String> {
        let mut reader = Xml::from_str(xml);
        let (mut res, mut open) = (Vec::new(), Vec::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(it) => open.push(it.name().as_ref().to_owned()),
                Event::End(_) => drop(open.pop()),
                Event::Text(it) if open.last().is_some_and(|it| it == name) => {
                    res.push(it.to_string());
                }
                Event::Eof => {
                    assert!(open.is_empty(), "{open:?}");
                    return res;
                }
                _ => {}
            }
        }
    }

    #[test]
    fn hostile_papers_stay_text() {
        let newest = vec![
            paper(
                "ab12",
                "Kurs ]]></title><script>\u{1}\u{b}\u{ffff}",
                Some("2026-01-02T03:04:05Z"),
            ),
            paper("cd34", "Zweites", None),
        ];
        let address = Address::of(&"/?q=%3Cb%3E%00&stadt=K%C3%B6ln".parse().unwrap());
        let feed = Feed::new(
            reader("/feed.atom?q=%3Cb%3E%00&stadt=K%C3%B6ln"),
            "http://localhost:1".to_owned(),
            &address,
            newest,
        );
        let xml = feed.render().unwrap();
        assert!(!xml.contains("<script>") && !xml.contains('\u{1}') && !xml.contains('\u{ffff}'));
        assert_eq!(
            texts(&xml, "updated"),
            ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z", UNKNOWN]
        );
        let ids = texts(&xml, "id");
        assert_eq!(&ids[1..], ["urn:ratlas:ab12", "urn:ratlas:cd34"]);
        assert!(xml.contains("href=\"http://localhost:1/papier/ab12\""), "{xml}");
        assert!(xml.contains("rel=\"self\""), "{xml}");
    }

    #[test]
    fn a_search_keeps_its_name_whatever_the_order_of_its_address() {
        let of = |query: &str| {
            let address = Address::of(&format!("/feed.atom?{query}").parse().unwrap());
            let search = without_page(&SearchState::of(&address).query);
            Feed::new(reader("/feed.atom"), String::new(), &search, Vec::new()).id
        };
        assert_eq!(of("stadt=Ulm&q=Kurs"), of("query=Kurs&city=Ulm&seite=2"));
        assert_ne!(of("q=Kurs"), of("q=Kurse"));
    }

    #[test]
    fn only_whole_days_are_times() {
        let mut entry = Entry::new(paper("ab", "Titel", None));
        assert_eq!(entry.published().as_deref(), Some("2024-03-01T00:00:00Z"));
        for date in ["2024", "2024-03", "2024-13-01", "2024-03-01/2024-04-01", "2024-03-0a"] {
            entry.paper.date = Some(date.to_owned());
            assert_eq!(entry.published(), None, "{date}");
        }
    }
}
