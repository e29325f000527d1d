//! Everything the page of a paper shows, ready to be written.

use askama::Template;
use ratlas_library::{DisclosedPaper, Original, city_slug, slug_of_meeting};
use ratlas_model::Record;
use ratlas_present::facts::head_line;
use ratlas_present::{Lang, Wording, finding_words, meaning, word};

use crate::page::paper::agenda::{AgendaFacts, ItemRow, ResolutionRow, agenda};
use crate::page::paper::around::AroundView;
use crate::page::paper::attendance::{Attendance, attendance};
use crate::page::paper::facts::{FactRow, FactSection, Numbered, numbered};
use crate::page::paper::load::{Loaded, Withheld};
use crate::page::paper::picture::WIDTHS;
use crate::page::paper::sheets::Sheet;
use crate::page::paper::turning::{PageLinks, Turning};
use crate::reader::Reader;
use crate::state::address::Address;

/// The page of a paper.
#[derive(Debug, Template)]
#[template(path = "page/paper.html")]
pub(crate) struct PaperPage {
    reader: Reader,
    id: String,
    title: Option<String>,
    head: String,
    canonical: Option<String>,
    is_closed: bool,
    findings: Vec<FindingRow>,
    withheld: Option<Withheld>,
    n_withheld: u64,
    file: Option<FileLink>,
    sections: Vec<FactSection>,
    attendance: Option<Attendance>,
    others: Vec<FactRow>,
    items: Vec<ItemRow>,
    resolutions: Vec<ResolutionRow>,
    topics: Vec<TopicLink>,
    places: PlaceLinks,
    around: AroundView,
    sheets: Vec<Sheet>,
    pages: PageLinks,
    proofs: bool,
    /// The number of the item that is asked for.
    item: Option<String>,
}

/// What a reader should be told.
#[derive(Debug)]
struct FindingRow {
    fact: FactRow,
    /// `info`, `warning` or `error`.
    severity: &'static str,
    words: String,
    remedy: &'static str,
}

/// The file, to be downloaded.
#[derive(Debug)]
struct FileLink {
    kind: String,
    size: String,
}

/// A concept, as a search.
#[derive(Debug)]
struct TopicLink {
    fact: FactRow,
    name: String,
    count: Option<u32>,
    href: String,
}

/// Where the city and the body of the paper are.
#[derive(Debug)]
struct PlaceLinks {
    city: Option<(String, String)>,
    body: Option<(String, String)>,
}

impl FileLink {
    fn of(original: &Original, lang: Lang) -> FileLink {
        let kind = word(lang, "media_type", &original.media_type).to_owned();
        FileLink { kind, size: lang.bytes(original.bytes) }
    }
}

impl PaperPage {
    /// What is shown of a paper; `sizes` are those of its pages in points, where they are known.
    pub(crate) fn new(reader: Reader, loaded: Loaded, sizes: Option<&[[f32; 2]]>) -> PaperPage {
        let lang = reader.lang;
        let DisclosedPaper { record, withheld, .. } = &loaded.paper;
        let turning = Turning::of(&loaded, &reader.address);
        let facts = numbered(record, &turning.shown(), lang);
        let of_agenda = AgendaFacts {
            items: facts.of(Wording::SectionAgenda),
            resolutions: facts.of(Wording::SectionResolutions),
            says: &loaded.around.says,
        };
        let (items, resolutions) = agenda(record, &of_agenda, lang);
        let people = facts.of(Wording::SectionPeople);
        let attendance = attendance(record, people, lang);
        let others = others(record, people);
        let sheets = turning.sheets(sizes, &facts.marks);
        let canonical = loaded.permalink.as_ref();
        PaperPage {
            id: record.id.clone(),
            title: record.title.as_ref().map(|it| it.text.clone()),
            head: head_line(record, lang),
            canonical: canonical.map(|it| format!("/papier/{}/{}", it.city, it.number)),
            is_closed: ratlas_library::is_closed(record),
            findings: findings(record, &facts, lang),
            withheld: loaded.original.as_ref().err().copied(),
            n_withheld: withheld.items + withheld.persons,
            file: loaded.original.as_ref().ok().map(|it| FileLink::of(it, lang)),
            topics: topics(record, facts.of(Wording::SectionTopics)),
            places: places(record),
            around: AroundView::of(&record.id, &loaded.around, lang),
            sections: shown_sections(facts, attendance.is_some()),
            pages: turning.links(),
            proofs: loaded.state.proofs,
            item: loaded.state.item.clone(),
            attendance,
            others,
            items,
            resolutions,
            sheets,
            reader,
        }
    }

    /// The address of the picture of a page.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "templates give references")]
    fn picture(&self, page: &u32, width: &u32) -> String {
        format!("/papier/{}/seite/{page}.png?breite={width}", self.id)
    }

    /// The widths of pictures.
    fn widths(&self) -> [u32; 3] {
        WIDTHS
    }

    /// The sections that stand before the lists of people and items, or behind them.
    fn sections_of(&self, is_first: bool) -> impl Iterator<Item = &FactSection> {
        let is_head = |it: &Wording| matches!(it, Wording::SectionPaper | Wording::SectionMeeting);
        self.sections.iter().filter(move |it| is_head(&it.heading) == is_first)
    }

    /// The title, else what kind of paper it is.
    fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.head)
    }
}

/// People beside the list of attendance.
fn others(record: &Record, facts: &[FactRow]) -> Vec<FactRow> {
    let people = record.people.iter().zip(facts);
    people.filter(|(it, _)| it.presence.is_none()).map(|it| it.1.clone()).collect()
}

/// The sections that are shown as they are: with facts, and not in another form already.
fn shown_sections(facts: Numbered, has_attendance: bool) -> Vec<FactSection> {
    let is_shown = |it: &FactSection| match it.heading {
        Wording::SectionAgenda
        | Wording::SectionResolutions
        | Wording::SectionTopics
        | Wording::SectionFindings => false,
        Wording::SectionPeople => !has_attendance,
        _ => !it.facts.is_empty(),
    };
    facts.sections.into_iter().filter(|it| is_shown(it) && !it.facts.is_empty()).collect()
}

fn findings(record: &Record, facts: &Numbered, lang: Lang) -> Vec<FindingRow> {
    let rows = record.findings.iter().zip(facts.of(Wording::SectionFindings));
    let rows = rows.map(|(finding, fact)| FindingRow {
        fact: fact.clone(),
        severity: match finding.severity {
            ratlas_model::Severity::Info => "info",
            ratlas_model::Severity::Warning => "warning",
            ratlas_model::Severity::Error => "error",
        },
        words: finding_words(lang, &finding.code, &finding.message),
        remedy: meaning(lang, &finding.code).map_or("", |it| it.remedy),
    });
    rows.collect()
}

/// Concepts with the facts that count them, or by name only where they were not counted.
fn topics(record: &Record, facts: &[FactRow]) -> Vec<TopicLink> {
    let counts = record.topic_counts.iter().map(|it| (&it.id, Some(it.count)));
    let named = record.topics.iter().map(|it| (it, None));
    let topics = counts.chain(named.filter(|_| record.topic_counts.is_empty()));
    let topic = |((id, count), fact): ((&String, Option<u32>), &FactRow)| TopicLink {
        fact: fact.clone(),
        name: id.replace('_', " "),
        count,
        href: Address::new("/").with("thema", id),
    };
    topics.zip(facts).map(topic).collect()
}

fn places(record: &Record) -> PlaceLinks {
    let city = record.place.as_ref().map(|it| it.name.clone());
    let body = record.meeting.as_ref().and_then(|it| it.body.clone());
    let slug = slug_of_meeting(record);
    let body_href =
        city.as_ref().zip(slug).map(|(city, body)| format!("/gremien/{}/{body}", city_slug(city)));
    PlaceLinks {
        city: city.map(|it| (Address::new("/").with("stadt", &it), it)),
        body: body_href.zip(body),
    }
}
