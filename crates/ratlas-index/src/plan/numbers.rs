//! Words that look like the number of a paper.

use ratlas_german::reference_key;

use super::reading::one_of_row;
use super::{Number, Plan};
use crate::IndexError;
use crate::query::number::is_number;

/// A number of some of the words with the others as words, or all of them as words.
pub(crate) fn number(
    parts: &[&str],
    words: impl Fn(&str) -> Result<Vec<Plan>, IndexError>,
) -> Result<Plan, IndexError> {
    let mut any = vec![one_of_row(words(&parts.join(" "))?)];
    for start in 0..parts.len() {
        for end in start + 1..=parts.len() {
            if is_number(&parts[start..end]) {
                let text = parts[start..end].join(" ");
                let key = reference_key(&text);
                let mut all = vec![Plan::Number(Number { text, key })];
                for other in parts[..start].iter().chain(&parts[end..]) {
                    all.extend(words(other)?);
                }
                any.push(one_of_row(all));
            }
        }
    }
    Ok(Plan::Or(any))
}
