//! The numbers between the sign and the name of a statute.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Pattern, pattern};

/// What stands between a sign and the name of a statute: one paragraph or several.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) items: Vec<Item>,
    /// Behind the last number.
    pub(super) end: usize,
}

/// One cited paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// Where its words begin.
    pub(super) start: usize,
    number: String,
    /// Its parts from the widest to the narrowest, e.g. `Abs.` and `1`.
    parts: Vec<(&'static str, String)>,
    following: &'static str,
}

impl Item {
    /// The normal form without the name of the statute.
    pub(super) fn normalized(&self, article: bool) -> String {
        let sign = match (article, self.number.contains(" bis ")) {
            (true, _) => "Art.",
            (false, true) => "§§",
            (false, false) => "§",
        };
        let mut res = format!("{sign} {}", self.number);
        for (word, number) in &self.parts {
            for piece in [" ", *word, " ", number] {
                res.push_str(piece);
            }
        }
        if !self.following.is_empty() {
            res.push(' ');
            res.push_str(self.following);
        }
        res
    }
}

/// The paragraphs behind a sign; none if no number follows it.
pub(super) fn passage(text: &str, sign: Range<usize>) -> Passage {
    /// No list of paragraphs is longer.
    const MOST_ITEMS: usize = 12;
    let several = &text[sign.clone()] == "§§";
    let mut reader = Reader { text, at: sign.end, several, items: Vec::new() };
    if reader.number(sign.start) {
        reader.parts();
        while reader.items.len() < MOST_ITEMS && reader.next() {
            reader.parts();
        }
    }
    Passage { items: reader.items, end: reader.at }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The sign is doubled: a bare number begins a new paragraph.
    several: bool,
    items: Vec<Item>,
}

static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^\s{0,2}(?<digits>[0-9]{1,4})(?:(?<near>[a-z])|\s(?<far>[a-eg-z]))?(?:[^\p{L}0-9]|$)")
});
static BRACKETED: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^\s?\(\s?(?<number>[0-9]{1,2}[a-z]?)\s?\)"));
static PART: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\s{0,2}(?<word>Abs(?:atz(?:es)?|ätzen?|s)?\b\.?|Unterabs(?:atz)?\b\.?|S(?:atz(?:es)?\b|ätzen?\b|z?\.)|N(?:rn?\b\.?|ummern?\b)|Ziff(?:ern?)?\b\.?|Buchst(?:aben?|\b)\.?|lit\.|Alt(?:ernative|\b)\.?|H(?:s\.|S\b|albs(?:atz\b|\.)))\s{0,2}(?<number>[0-9]{1,3}[a-z]?|[a-z])\b\)?",
    )
});
static FOLLOWING: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^\s?(?<all>ff?)\b\.?"));
static JOINT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\s{0,2}(?:(?<to>bis|-|–)|,|/|&|und\b|sowie\b|oder\b|bzw\.|i\.\s?V\.\s?m\.|iVm\b|in\s+Verbindung\s+mit)\s{0,2}(?<sign>§§?|Art\.)?",
    )
});

impl Reader<'_> {
    /// What the paper prints from here on.
    fn rest(&self) -> &str {
        /// Longer than any part of a citation.
        const PART_BYTES: usize = 48;
        let end = self.text.ceil_char_boundary((self.at + PART_BYTES).min(self.text.len()));
        &self.text[self.at..end]
    }

    /// Reads the number of a paragraph, which begins an item.
    fn number(&mut self, start: usize) -> bool {
        let Some((number, len)) = self.bare_number() else { return false };
        self.at += len;
        self.items.push(Item { start, number, ..Item::default() });
        true
    }

    /// A number with its letter, and how many bytes it takes.
    fn bare_number(&self) -> Option<(String, usize)> {
        let found = NUMBER.captures(self.rest())?;
        let letter = found.name("near").or(found.name("far"));
        let digits = found.name("digits")?;
        let number = format!("{}{}", digits.as_str(), letter.map_or("", |it| it.as_str()));
        Some((number, letter.unwrap_or(digits).end()))
    }

    /// Reads the parts of the last paragraph.
    fn parts(&mut self) {
        while let Some((word, number, len)) = self.part() {
            self.at += len;
            if let Some(item) = self.items.last_mut() {
                item.parts.push((word, number));
            }
        }
        if let Some(found) = FOLLOWING.captures(self.rest()) {
            let len = found.get(0).map_or(0, |it| it.end());
            let all = found.name("all").is_some_and(|it| it.len() == 2);
            self.at += len;
            if let Some(item) = self.items.last_mut() {
                item.following = if all { "ff." } else { "f." };
            }
        }
    }

    /// A part: its word, its number and how many bytes it takes.
    fn part(&self) -> Option<(&'static str, String, usize)> {
        let rest = self.rest();
        if let Some(found) = BRACKETED.captures(rest) {
            return Some(("Abs.", found["number"].to_owned(), found[0].len()));
        }
        let found = PART.captures(rest)?;
        Some((short(&found["word"]), found["number"].to_owned(), found[0].len()))
    }

    /// Reads on behind `,` or `und`: another paragraph, another part or another number of the last
    /// part. `false` if none follows.
    fn next(&mut self) -> bool {
        let Some(joint) = JOINT.captures(self.rest()) else { return false };
        let (len, to) = (joint[0].len(), joint.name("to").is_some());
        let sign = joint.name("sign").map(|it| (self.at + it.start(), it.as_str() == "§§"));
        let before = self.at;
        self.at += len;
        let done = match sign {
            Some((start, several)) => {
                self.several = several;
                self.number(start)
            }
            None => self.continued(to),
        };
        if !done {
            self.at = before;
        }
        done
    }

    /// What follows a joint without a sign.
    fn continued(&mut self, to: bool) -> bool {
        let Some(last) = self.items.last().cloned() else { return false };
        let start = self.at + self.rest().len() - self.rest().trim_start().len();
        if let Some((word, number, len)) = self.part() {
            self.at += len;
            let mut item = Item { start, following: "", ..last };
            item.parts.retain(|(it, _)| level(it) < level(word));
            item.parts.push((word, number));
            self.items.push(item);
            return true;
        }
        let Some((number, len)) = self.bare_number() else { return false };
        self.at += len;
        if to {
            self.range(&number);
        } else if last.parts.is_empty() || self.several {
            self.items.push(Item { start, number, ..Item::default() });
        } else {
            let mut item = Item { start, following: "", ..last };
            if let Some(part) = item.parts.last_mut() {
                part.1 = number;
            }
            self.items.push(item);
        }
        true
    }

    /// `53 bis 55`, `Abs. 1 bis 3`.
    fn range(&mut self, until: &str) {
        let Some(item) = self.items.last_mut() else { return };
        let from = item.parts.last_mut().map_or(&mut item.number, |it| &mut it.1);
        *from = format!("{from} bis {until}");
    }
}

/// The short form of the word before a part.
fn short(word: &str) -> &'static str {
    match word.as_bytes() {
        [b'A', b'b', ..] => "Abs.",
        [b'U', ..] => "Unterabs.",
        [b'S', ..] => "Satz",
        [b'N' | b'Z', ..] => "Nr.",
        [b'A', ..] => "Alt.",
        [b'H', ..] => "Halbsatz",
        _ => "Buchst.",
    }
}

/// How narrow a part is.
fn level(word: &str) -> u8 {
    match word {
        "Abs." => 0,
        "Unterabs." => 1,
        "Satz" => 2,
        "Nr." => 3,
        "Buchst." => 4,
        _ => 5,
    }
}
