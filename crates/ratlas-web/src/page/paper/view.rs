//! Everything the page of a paper shows, ready to be written.

use askama::Template;
use ratlas_library::{DisclosedPaper, city_slug, slug_of_meeting};
use ratlas_model::Record;
use ratlas_present::facts::head_line;
use ratlas_present::{Lang, Wording, finding_words, meaning, word};

use crate::page::paper::agenda::{AgendaFacts, ItemRow, ResolutionRow, agenda};
use crate::page::paper::around::AroundView;
use crate::page::paper::attendance::{Attendance, attendance};
use crate::page::paper::facts::{FactRow, FactSection, Numbered, Shown, numbered};
use crate::page::paper::leaves::Leaves;
use crate::page::paper::load::{Loaded, Withheld};
use crate::page::paper::picture::WIDTHS;
use crate::page::paper::sheets::{self, Sheet, SheetContent};
use crate::reader::Reader;
use crate::state::address::Address;
use crate::state::paper::at_page;

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

/// The ways to other pages and views.
#[derive(Debug)]
struct PageLinks {
    /// How many pages there are.
    total: usize,
    /// Whether pictures can be shown, and whether they are.
    has_pictures: bool,
    is_text: bool,
    /// The same in the other form.
    other: String,
    previous: Option<String>,
    next: Option<String>,
    /// The pages on which words were found: number, how often, and the way there.
    found: Vec<(u32, usize, String)>,
    /// With or without how each fact is known.
    proofs: String,
}

/// Pages on which words were found that are listed.
const MAX_FOUND: usize = 40;

impl PaperPage {
    /// What is shown of a paper; `sizes` are those of its pages in points, where they are known.
    pub(crate) fn new(reader: Reader, loaded: Loaded, sizes: Option<&[[f32; 2]]>) -> PaperPage {
        let lang = reader.lang;
        let DisclosedPaper { record, pages, withheld, .. } = &loaded.paper;
        let original = loaded.original.as_ref().ok();
        let has_pictures = original.is_some_and(ratlas_library::Original::has_pictures);
        let is_text = loaded.state.is_text || !has_pictures;
        let leaves = if is_text { Leaves::of_texts(pages) } else { Leaves::of_pages(pages) };
        let asked = loaded.state.page.unwrap_or_else(|| first_found(&loaded));
        let view = leaves.view_of(asked, loaded.state.part);
        let address = reader.address.without("lang");
        let shown = Shown { pages, leaves: &leaves, view, address: &address };
        let facts = numbered(record, &shown, lang);
        let (items, resolutions) = agenda(
            record,
            &AgendaFacts {
                items: facts.of(Wording::SectionAgenda),
                resolutions: facts.of(Wording::SectionResolutions),
                says: &loaded.around.says,
            },
            lang,
        );
        let people = facts.of(Wording::SectionPeople);
        let attendance = attendance(record, people, lang);
        let others = others(record, people);
        let found = loaded.found.as_slice();
        let sheet = |leaf: &super::leaves::Leaf| {
            let page = pages.get(leaf.idx)?;
            if is_text {
                let found = found.get(leaf.idx).map_or(&[][..], Vec::as_slice);
                return Some(sheets::text(leaf, page, found, &facts.marks));
            }
            let idx = usize::try_from(leaf.page).unwrap_or(usize::MAX);
            let size = sizes.and_then(|it| it.get(idx.wrapping_sub(1)).copied());
            Some(sheets::picture(leaf, page, size, &facts.marks))
        };
        let sheets = leaves.in_view(view).iter().filter_map(sheet).collect();
        let links = page_links(&loaded, &leaves, view, &address, (has_pictures, is_text));
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
            file: original.map(|it| FileLink {
                kind: word(lang, "media_type", &it.media_type).to_owned(),
                size: lang.bytes(it.bytes),
            }),
            topics: topics(record),
            places: places(record),
            around: AroundView::of(&record.id, &loaded.around, lang),
            sections: shown_sections(facts, attendance.is_some()),
            pages: links,
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

/// The page with the first word that was found, else the first.
fn first_found(loaded: &Loaded) -> u32 {
    let found = loaded.found.iter().position(|it| !it.is_empty()).unwrap_or(0);
    loaded.paper.pages.get(found).map_or(1, |it| it.number)
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

fn topics(record: &Record) -> Vec<TopicLink> {
    let count = |id: &String| record.topic_counts.iter().find(|it| it.id == *id).map(|it| it.count);
    let topic = |id: &String| TopicLink {
        name: id.replace('_', " "),
        count: count(id),
        href: Address::new("/").with("thema", id),
    };
    record.topics.iter().take(100).map(topic).collect()
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

fn page_links(
    loaded: &Loaded,
    leaves: &Leaves,
    view: usize,
    address: &Address,
    (has_pictures, is_text): (bool, bool),
) -> PageLinks {
    let at = |view: usize| leaves.first_of(view).map(|it| at_page(address, it.page, it.part));
    let pages = &loaded.paper.pages;
    let found = pages.iter().zip(&loaded.found).filter(|it| !it.1.is_empty());
    let other = if loaded.state.is_text {
        address.without("ansicht").without("teil").to_string()
    } else {
        address.without("teil").with("ansicht", "text")
    };
    PageLinks {
        total: pages.len(),
        has_pictures,
        is_text,
        other,
        previous: view.checked_sub(1).and_then(at),
        next: Some(view + 1).filter(|it| *it < leaves.n_views()).and_then(at),
        found: found
            .take(MAX_FOUND)
            .map(|(page, spans)| {
                let to = at_page(address, page.number, 1);
                (page.number, spans.len(), format!("{to}#s{}", page.number))
            })
            .collect(),
        proofs: match loaded.state.proofs {
            true => address.without("belege").without("proofs").to_string(),
            false => address.with("belege", "ja"),
        },
    }
}

impl Sheet {
    /// Its picture, if it is shown as one.
    pub(crate) fn picture(&self) -> Option<&sheets::Picture> {
        match &self.content {
            SheetContent::Picture(picture) => Some(picture),
            SheetContent::Text(_) => None,
        }
    }

    /// Its text, if it is shown as text.
    pub(crate) fn blocks(&self) -> &[super::text::Block] {
        match &self.content {
            SheetContent::Picture(_) => &[],
            SheetContent::Text(blocks) => blocks,
        }
    }
}
