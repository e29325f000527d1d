//! What stands on a paper of a genre, from top to bottom.

use super::frames::frame;
use super::set::{Block, Running};
use crate::invent::{Draft, Genre};

/// Where the block with phone and date stands on a letter, from the left margin in points.
const INFO_X: f32 = 300.0;

/// Where the columns of the attendance table begin.
const TABLE: [f32; 3] = [0.0, 210.0, 370.0];

/// Where a label ends and its value begins.
const VALUE_X: f32 = 110.0;

/// Paragraphs under one item of the minutes.
const ITEM_PARAGRAPHS: usize = 6;

/// The blocks of a paper.
pub(super) fn blocks(draft: &Draft) -> Vec<Block<'_>> {
    match draft.genre {
        Genre::Letter => letter(draft),
        Genre::Motion => motion(draft),
        Genre::Minutes => minutes(draft),
    }
}

/// What stands on every page.
pub(super) fn running(draft: &Draft) -> Running {
    Running {
        head: format!("{} {}", frame("city_of"), draft.city),
        foot: format!("{} {}", frame("number"), draft.reference),
    }
}

fn letter(draft: &Draft) -> Vec<Block<'_>> {
    let mut blocks = vec![Block::Heading(running(draft).head)];
    let info = [
        (frame("office").to_owned(), frame("mail").to_owned()),
        (draft.city.clone(), format!("{}: 0000 {}", frame("phone"), draft.reference.len() * 1111)),
        (String::new(), format!("{}: {}", frame("number"), draft.reference)),
        (String::new(), format!("{}: {}", frame("date"), date(draft))),
    ];
    blocks.extend(info.map(|(left, right)| Block::Row(vec![(0.0, left), (INFO_X, right)])));
    blocks.push(Block::Gap(24.0));
    blocks.push(Block::Heading(format!("{}: {}", frame("subject"), draft.title)));
    blocks.push(Block::Line(frame("greeting").to_owned()));
    blocks.extend(draft.paragraphs.iter().map(|it| Block::Paragraph(it)));
    blocks.push(Block::Line(frame("regards").to_owned()));
    blocks
}

fn motion(draft: &Draft) -> Vec<Block<'_>> {
    let mut blocks = vec![Block::Heading(frame("motion").to_owned())];
    blocks.extend(head(draft));
    blocks.push(Block::Heading(draft.title.clone()));
    blocks.push(Block::Line(frame("request").to_owned()));
    let (request, reason) = draft.paragraphs.split_at(1);
    blocks.extend(request.iter().map(|it| Block::Paragraph(it)));
    blocks.push(Block::Heading(frame("reason").to_owned()));
    blocks.extend(reason.iter().map(|it| Block::Paragraph(it)));
    for (name, faction) in &draft.people {
        let faction = faction.as_deref().unwrap_or(frame("none"));
        blocks.push(Block::Line(format!("{} {name} ({faction})", frame("sign"))));
    }
    blocks
}

fn minutes(draft: &Draft) -> Vec<Block<'_>> {
    let mut blocks = vec![Block::Heading(frame("minutes").to_owned())];
    blocks.extend(head(draft));
    blocks.push(Block::Row(labelled("start", &format!("17:{:02}", draft.date.1 + 10))));
    blocks.push(Block::Row(labelled("chair", &draft.people[0].0)));
    blocks.push(Block::Heading(frame("attendance").to_owned()));
    blocks.extend(attendance(draft));
    let items: Vec<_> = draft.paragraphs.chunks(ITEM_PARAGRAPHS).collect();
    blocks.push(Block::Heading(format!("{} ({})", frame("agenda"), frame("public"))));
    let titles: Vec<String> = items.iter().enumerate().map(|it| item_title(it, draft)).collect();
    blocks.extend(titles.iter().map(|it| Block::Line(it.clone())));
    for (item_idx, (title, paragraphs)) in titles.into_iter().zip(&items).enumerate() {
        blocks.push(Block::Heading(title));
        blocks.extend(paragraphs.iter().map(|it| Block::Paragraph(it)));
        let yes = draft.people.len() - item_idx % 3;
        blocks.push(Block::Line(format!(
            "{}: {} {yes}, {} {}, {} 0",
            frame("resolution"),
            frame("vote"),
            frame("no"),
            item_idx % 3,
            frame("withheld"),
        )));
    }
    blocks.push(Block::Line(frame("end").to_owned()));
    blocks
}

/// The first words of an item's text, as its title.
fn item_title((item_idx, paragraphs): (usize, &&[String]), draft: &Draft) -> String {
    let title = match item_idx {
        0 => draft.title.clone(),
        _ => paragraphs[0].split_whitespace().take(6).collect::<Vec<_>>().join(" "),
    };
    format!("{} {} {title}", frame("item"), item_idx + 1)
}

/// Labels with their values.
fn head(draft: &Draft) -> Vec<Block<'_>> {
    let board = format!("{} {}", frame("board"), draft.city);
    let rows = [("number", draft.reference.clone()), ("date", date(draft)), ("body", board)];
    let mut blocks: Vec<Block<'_>> =
        rows.iter().map(|(key, value)| Block::Row(labelled(key, value))).collect();
    blocks.push(Block::Gap(12.0));
    blocks
}

fn labelled(key: &str, value: &str) -> Vec<(f32, String)> {
    vec![(0.0, format!("{}:", frame(key))), (VALUE_X, value.to_owned())]
}

/// Name, faction and presence of everybody, between rules.
fn attendance(draft: &Draft) -> Vec<Block<'_>> {
    let row = |cells: [&str; 3]| {
        let cells = TABLE.into_iter().zip(cells).map(|(x, it)| (x, it.to_owned())).collect();
        [Block::Row(cells), Block::Rule]
    };
    let mut blocks = row([frame("name"), frame("faction"), frame("present")]).to_vec();
    for (person_idx, (name, faction)) in draft.people.iter().enumerate() {
        let presence = frame(if person_idx % 7 == 6 { "absent" } else { "present" });
        blocks.extend(row([name, faction.as_deref().unwrap_or(frame("none")), presence]));
    }
    blocks
}

fn date(draft: &Draft) -> String {
    let (day, month, year) = draft.date;
    format!("{day:02}.{month:02}.{year}")
}
