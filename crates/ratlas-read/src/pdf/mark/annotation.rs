//! Highlights and notes, as the viewers expect them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use hayro_interpret::kurbo::{Point, Rect};
use lopdf::{Dictionary, Object, Stream, dictionary, text_string};

use super::Mark;
use super::paper::Sheet;

/// Who made the annotations.
pub(super) const AUTHOR: &str = "Ratlas";

/// More characters in one annotation are cut; a list of everything without a place is below that.
const MAX_CHARS: usize = 16_000;

/// Boxes of which one annotation is made: a passage of 40 pages has about 2,000 lines.
const MAX_BOXES: usize = 2_000;

/// Places that differ by less are the same words, in parts of a point.
const SAME_PLACE: f32 = 2.0;

/// Where the note lies and how large it is, in points from the top left of the page.
const NOTE: [f32; 4] = [6.0, 6.0, 24.0, 24.0];

/// To be printed with the page.
const FLAG_PRINT: i64 = 4;

/// Marks on the same words.
pub(super) struct Annotation {
    /// How many they are.
    pub(super) n_marks: usize,
    boxes: Vec<[f32; 4]>,
    subject: String,
    lines: Vec<String>,
    colour: [f32; 3],
}

/// An annotation as objects of the file.
pub(super) struct Drawn {
    /// The annotation.
    pub(super) dictionary: Dictionary,
    /// What it looks like.
    pub(super) appearance: Stream,
}

/// The marks of a page, those on the same words together, large ones below small ones.
pub(super) fn annotations(marks: &[&Mark]) -> Vec<Annotation> {
    let mut res: Vec<Annotation> = Vec::new();
    let mut by_place: BTreeMap<Vec<[i32; 4]>, usize> = BTreeMap::new();
    for mark in marks {
        let idx = *by_place.entry(place(mark)).or_insert(res.len());
        match res.get_mut(idx) {
            Some(annotation) => annotation.join(mark),
            None => res.push(Annotation::new(mark)),
        }
    }
    res.sort_by(|a, b| b.area().total_cmp(&a.area()));
    res
}

fn place(mark: &Mark) -> Vec<[i32; 4]> {
    mark.boxes.iter().map(|it| it.map(|it| (it * SAME_PLACE).round() as i32)).collect()
}

impl Annotation {
    fn new(mark: &Mark) -> Annotation {
        let boxes = mark.boxes.iter().take(MAX_BOXES).copied();
        Annotation {
            n_marks: 1,
            boxes: boxes.collect(),
            subject: mark.subject.clone(),
            lines: vec![mark.text.clone()],
            colour: mark.colour,
        }
    }

    fn join(&mut self, mark: &Mark) {
        self.n_marks += 1;
        if !self.lines.contains(&mark.text) {
            self.lines.push(mark.text.clone());
        }
    }

    fn area(&self) -> f32 {
        self.boxes.iter().map(|[x0, y0, x1, y1]| ((x1 - x0) * (y1 - y0)).abs()).sum()
    }

    /// The objects of an annotation on a page; none where its boxes are no places.
    pub(super) fn drawn(&self, sheet: &Sheet, name: &str) -> Option<Drawn> {
        let is_note = self.boxes.is_empty();
        let boxes = if is_note { &[NOTE][..] } else { &self.boxes };
        let quads: Vec<[Point; 4]> = boxes.iter().filter_map(|it| quad(*it, sheet)).collect();
        let area = bounds(&quads)?;
        let [red, green, blue] = self.colour;
        let mut dictionary = dictionary! {
            "Type" => "Annot",
            "Subtype" => if is_note { "Text" } else { "Highlight" },
            "Rect" => numbers([area.x0, area.y0, area.x1, area.y1]),
            "Contents" => text_string(&self.contents()),
            "T" => text_string(AUTHOR),
            "Subj" => text_string(&self.subject),
            "NM" => text_string(name),
            "C" => numbers([red, green, blue].map(f64::from)),
            "F" => FLAG_PRINT,
            "P" => sheet.id,
        };
        if is_note {
            dictionary.set("Name", "Note");
        } else {
            let points = quads.iter().flatten().flat_map(|it| [it.x, it.y]);
            dictionary.set("QuadPoints", numbers(points));
        }
        Some(Drawn { dictionary, appearance: appearance(&quads, area, self.colour) })
    }

    fn contents(&self) -> String {
        let text = self.lines.join("\n");
        match text.char_indices().nth(MAX_CHARS) {
            Some((end, _)) => format!("{} …", &text[..end]),
            None => text,
        }
    }
}

/// The corners of a box in the coordinates of the page, in the order all viewers read: top left,
/// top right, bottom left, bottom right.
fn quad([x0, y0, x1, y1]: [f32; 4], sheet: &Sheet) -> Option<[Point; 4]> {
    let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)];
    let quad = corners.map(|(x, y)| sheet.transform * Point::new(f64::from(x), f64::from(y)));
    quad.iter().all(|it| it.is_finite()).then_some(quad)
}

fn bounds(quads: &[[Point; 4]]) -> Option<Rect> {
    let mut points = quads.iter().flatten();
    let first = *points.next()?;
    Some(points.fold(Rect::from_points(first, first), |res, it| res.union_pt(*it)))
}

/// Numbers to the hundredth, as finely as anything is printed.
fn numbers(numbers: impl IntoIterator<Item = f64>) -> Vec<Object> {
    numbers.into_iter().map(|it| Object::Real(((it * 100.0).round() / 100.0) as f32)).collect()
}

/// Coloured areas under which the print stays readable.
fn appearance(quads: &[[Point; 4]], area: Rect, [red, green, blue]: [f32; 3]) -> Stream {
    let mut content = format!("/G gs {red:.3} {green:.3} {blue:.3} rg\n");
    for [top_left, top_right, bottom_left, bottom_right] in quads {
        for (point, operator) in
            [(top_left, "m"), (top_right, "l"), (bottom_right, "l"), (bottom_left, "l")]
        {
            let _ = write!(content, "{:.2} {:.2} {operator} ", point.x, point.y);
        }
        content.push_str("f\n");
    }
    let blending = dictionary! { "Type" => "ExtGState", "BM" => "Multiply" };
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => numbers([area.x0, area.y0, area.x1, area.y1]),
        "Resources" => dictionary! { "ExtGState" => dictionary! { "G" => blending } },
    };
    Stream::new(form, content.into_bytes())
}
