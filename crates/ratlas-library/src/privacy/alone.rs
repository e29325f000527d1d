//! Where the family name stands alone of a person whom the paper names in full: `Frau Dr. Quast`.

use std::ops::Range;

use crate::privacy::find::{Known, with_ending};
use crate::privacy::letters::Letters;

/// The places, in letters; not those of others of the same family name.
///
/// A family name alone counts where it is written with a capital letter or begins an address of mail:
/// many are words, too.
pub(crate) fn alone(text: &Letters<'_>, person: &Known, others: &[Known]) -> Vec<Range<usize>> {
    let n_letters = person.family.chars().count();
    if n_letters == 0 {
        return Vec::new();
    }
    let others: Vec<&Known> = others.iter().filter(|it| it.family == person.family).collect();
    (0..text.len())
        .filter(|it| text.begins_at(*it) && text.is(*it..*it + n_letters, &person.family))
        .filter_map(|start| {
            let end = with_ending(text, start + n_letters)?;
            let is_name = text.is_name(start..end)
                && (text.gap_before(end).starts_with('@')
                    || (start..end).any(|it| text.begins_at(it) && text.is_capital(it)));
            is_name.then(|| of_person(text, start..end, person, &others)).flatten()
        })
        .collect()
}

/// The place with the initial before it; `None` if it is another person's.
fn of_person(
    text: &Letters<'_>,
    range: Range<usize>,
    person: &Known,
    others: &[&Known],
) -> Option<Range<usize>> {
    let behind = text.gap_before(range.end);
    let is_listed = |it: &&Known| {
        !it.given.is_empty() && text.is(range.end..range.end + it.given.chars().count(), &it.given)
    };
    if behind.starts_with(',') && others.iter().any(is_listed) {
        return None;
    }
    let gap = text.gap_before(range.start);
    let is_near = range.start > 0 && gap.chars().all(|it| matches!(it, ' ' | '.' | '-' | '\u{A0}'));
    if !is_near {
        return Some(range);
    }
    let before = text.word_start(range.start - 1)..range.start;
    if before.len() == 1 && gap.starts_with('.') {
        let is_own = person.given.is_empty()
            || text.is(before.clone(), &person.given[..first_len(&person.given)]);
        return is_own.then_some(before.start..range.end);
    }
    let word = text.word(before);
    let is_other = others.iter().any(|it| {
        (!it.given.is_empty() && it.given != person.given && it.given.ends_with(&word))
            || (!it.form.is_empty()
                && !person.form.is_empty()
                && it.form != person.form
                && it.form == word)
    });
    (!is_other).then_some(range)
}

fn first_len(word: &str) -> usize {
    word.chars().next().map_or(0, char::len_utf8)
}
