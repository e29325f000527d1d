//! How the factions voted: `gegen die Stimmen der AfD`, `FDP (= Enthaltung)`.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{VoteChoice, VotePart};

use crate::lexicon::factions::spellings;
use crate::pattern::{Pattern, pattern};

/// A run of factions named together.
#[derive(Debug)]
struct Group {
    names: Vec<(Range<usize>, Option<u32>)>,
    span: Range<usize>,
}

/// How each faction voted, with the words that say so.
///
/// # Shapes
///
/// | written                                                     | read as                    |
/// |-------------------------------------------------------------|----------------------------|
/// | `gegen die Stimmen der AfD`, `bei Ablehnung CDU`            | no                         |
/// | `bei Enthaltung der FDP-Fraktion`                           | abstained                  |
/// | `mit den Stimmen von SPD und CDU`, `Zustimmung: SPD, CDU`   | yes                        |
/// | `SPD und CDU gegen AfD (= Ablehnung); FDP (= Enthaltung)`   | yes, no, abstained         |
/// | `2 Gegenstimmen (AfD)`, `Ja: SPD (5), CDU (3)`              | with the counts            |
/// | `eine Enthaltung aus der Fraktion GRÜNE`                    | a count, not the whole     |
pub(super) fn by_faction(words: &str) -> Vec<(VotePart, Range<usize>)> {
    let groups = groups(words);
    let mut from = 0;
    let mut res: Vec<(VotePart, Range<usize>)> = Vec::new();
    for (idx, group) in groups.iter().enumerate() {
        let until = groups.get(idx + 1).map_or(words.len(), |it| it.span.start);
        let lead = &words[from..group.span.start];
        let tail = &words[group.span.end..until];
        from = group.span.end;
        let Some((choice, count, span)) = choice(lead, tail, &group.span) else { continue };
        for (name, own) in &group.names {
            let of = nominative(&words[name.clone()]);
            if res.iter().any(|(it, _)| it.of == of) {
                continue;
            }
            let single = group.names.len() == 1;
            res.push((
                part(of, choice, own.or(count.filter(|_| single)), lead, words, &span),
                span.clone(),
            ));
        }
    }
    res
}

fn part(
    of: String,
    choice: VoteChoice,
    count: Option<u32>,
    lead: &str,
    words: &str,
    span: &Range<usize>,
) -> VotePart {
    // One member "aus der Fraktion" is not the faction.
    let whole =
        !lead.trim_end().ends_with("aus der Fraktion") && !lead.trim_end().ends_with("aus der");
    let slot = |it: VoteChoice| count.filter(|_| choice == it);
    VotePart {
        of,
        raw: crate::document::one_line(&words[span.clone()]),
        choice: whole.then_some(choice),
        yes: slot(VoteChoice::Yes),
        no: slot(VoteChoice::No),
        abstain: slot(VoteChoice::Abstain),
        ..VotePart::default()
    }
}

/// A name as the list of factions spells it, if only the case differs.
fn nominative(printed: &str) -> String {
    let known = |it: &str| spellings().any(|form| form.to_lowercase() == it.to_lowercase());
    let bare = printed.strip_suffix('n').filter(|it| known(it));
    bare.unwrap_or(printed).replace("Freien ", "Freie ")
}

/// Names of factions that stand together.
fn groups(words: &str) -> Vec<Group> {
    static NAME: LazyLock<Pattern> = LazyLock::new(|| {
        let cases = |it: &str| {
            let mixed = it.strip_prefix("Die ").map(|name| format!("Die {}", name.to_uppercase()));
            [Some(it.to_owned()), Some(it.to_uppercase()), Some(in_capitals(it)), mixed]
        };
        let mut forms: Vec<String> =
            spellings().flat_map(cases).flatten().map(|it| regex::escape(&it)).collect();
        forms.sort_by_key(|it| std::cmp::Reverse(it.len()));
        let forms = forms.join("|");
        // "der Linken", "der Freien Wähler": an oblique case is the same name.
        let forms = forms.replace("Freie Wähler", "Freien? Wähler");
        pattern(&format!(r"(?:{forms})(?:\s?[/|]\s?(?:{forms})|-(?:\p{{Lu}}\p{{L}}+\s)?Liste)*n?"))
    });
    static JOINT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\.?(?:-?\s?[Ff]raktion(?:en)?)?\s?(?:\(\s?\d{1,2}\s?\))?[\s,;&+]*(?:und|sowie|u\.)?\s*(?:(?:der|die|von|den)\s)?(?:[Ff]raktion(?:en)?\s)?(?:\d{1,2}\s)?$",
        )
    });
    let mut res: Vec<Group> = Vec::new();
    for found in NAME.find_iter(words) {
        let (before, after) = (&words[..found.start()], &words[found.end()..]);
        let bordered = !before.ends_with(|it: char| it.is_alphanumeric())
            && !after.starts_with(|it: char| it.is_alphanumeric());
        if !bordered {
            continue;
        }
        let count = own_count(before, after);
        match res.last_mut().filter(|it| JOINT.is_match(&words[it.span.end..found.start()])) {
            Some(group) => {
                group.names.push((found.range(), count));
                group.span.end = found.end();
            }
            None => res.push(Group { names: vec![(found.range(), count)], span: found.range() }),
        }
    }
    res
}

/// Words with a capital each: `GRÜNE` as `Grüne`; names of letters stay.
fn in_capitals(spelling: &str) -> String {
    const LETTERS: usize = 4;
    let word = |it: &str| match it.chars().next() {
        Some(first) if it.chars().count() > LETTERS => {
            format!("{first}{}", it[first.len_utf8()..].to_lowercase())
        }
        _ => it.to_owned(),
    };
    spelling.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The count beside a faction: `AfD (2)`, `(2 AfD)`.
fn own_count(before: &str, after: &str) -> Option<u32> {
    static BEHIND: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:-Fraktion)?\s?\(\s?(\d{1,2})\s?\)"));
    static BEFORE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:\(|,\s?)(\d{1,2})(?:\s|\sx\s)$"));
    let tail = &before[before.floor_char_boundary(before.len().saturating_sub(8))..];
    let found = BEHIND.captures(after).or_else(|| BEFORE.captures(tail))?;
    found[1].parse().ok()
}

/// How a group voted: the words right before it, else those right behind it.
fn choice(
    lead: &str,
    tail: &str,
    group: &Range<usize>,
) -> Option<(VoteChoice, Option<u32>, Range<usize>)> {
    static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:-?fraktion(?:en)?)?\s*(?:\(=\s?(?<mark>annahme|zustimmung|ablehnung|enthaltung|prüfung und berichterstattung|votum im ausschuss)[^)]*\)|(?<plain>dafür|dagegen|stimm(?:t|en) (?:zu|dafür|dagegen)|lehn(?:t|en) ab|enth(?:ält|alten) sich)|(?<against>gegen))",
        )
    });
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:(?<count>\d{1,2}|eine[rm]?|zwei|drei|vier|fünf)\s+)?(?:(?<yes>(?:(?:mit|durch)\s+(?:den\s+)?)stimmen|ja(?:-?stimmen)?|dafür|zustimmung|annahme|zugestimmt haben)|(?<no>gegen(?:\s+(?:die|eine|zwei|drei|\d+))?(?:\s+stimmen?)?|nein(?:-?stimmen?)?|gegenstimmen?|dagegen|ablehnung)|(?<abstain>(?:stimm)?enthaltung(?:en)?|enth\.))\s*(?:[:(]\s*(?:\d{1,2}\s)?)?(?:(?:der|die|den|von|durch|seitens|aus|des)\s+){0,3}(?:[^\s,.;:()]*fraktion(?:en)?\s+)?$",
        )
    });
    if let Some(found) = BEHIND.captures(tail) {
        let whole = found.get(0)?.range();
        let words = found.get(0)?.as_str().to_lowercase();
        let has = |it: &str| words.contains(it);
        let choice = if has("gegen") && found.name("against").is_some() && !lead_decides(lead) {
            Some(VoteChoice::Yes)
        } else if has("enth") {
            Some(VoteChoice::Abstain)
        } else if has("ablehnung") || has("dagegen") || has("lehn") {
            Some(VoteChoice::No)
        } else if found.name("against").is_none() && !has("prüfung") && !has("votum") {
            Some(VoteChoice::Yes)
        } else {
            None
        };
        if let Some(choice) = choice {
            let end = if found.name("against").is_some() { 0 } else { whole.end };
            return Some((choice, None, group.start..group.end + end));
        }
    }
    let near = &lead[lead.floor_char_boundary(lead.len().saturating_sub(80))..];
    let found = BEFORE.captures(near)?;
    let choice = if found.name("yes").is_some() {
        VoteChoice::Yes
    } else if found.name("no").is_some() {
        VoteChoice::No
    } else {
        VoteChoice::Abstain
    };
    let whole = found.get(0)?;
    // "Ja" is a word of its own, not the end of another one.
    if near[..whole.start()].ends_with(char::is_alphabetic) {
        return None;
    }
    let count = found.name("count").and_then(|it| ratlas_german::number(it.as_str()));
    let back = near.len() - whole.start();
    Some((choice, count, group.start - back..group.end))
}

/// Whether the words before a group already say how it voted, so that a `gegen` behind it begins
/// the next one: `mit den Stimmen der SPD gegen …`.
fn lead_decides(lead: &str) -> bool {
    let lead = lead.trim_end().to_lowercase();
    lead.contains("stimmen") || lead.ends_with("gegen") || lead.ends_with("enthaltung")
}
