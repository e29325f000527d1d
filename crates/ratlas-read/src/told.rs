//! Findings about pages.

use ratlas_model::{Finding, Severity};

use crate::Page;
use crate::quality::is_noise;

/// The code of pages whose text is noise.
pub(crate) const NOISE: &str = "read/noise";

/// What is said before their numbers.
pub(crate) const NOISE_ON: &str = "text that is not readable words on";

/// What is to be told about the pages of a format in which nothing but noise can be wrong.
pub(crate) fn about(pages: &[Page]) -> Vec<Finding> {
    let noise = pages.iter().filter(|it| is_noise(it.quality));
    let numbers: Vec<u32> = noise.map(|it| it.number).collect();
    if numbers.is_empty() {
        return Vec::new();
    }
    vec![finding(NOISE, Severity::Error, format!("{NOISE_ON} {}", page_list(&numbers)))]
}

/// A finding about the whole file.
pub(crate) fn finding(code: &'static str, severity: Severity, message: String) -> Finding {
    Finding { code: code.into(), severity, message, at: Vec::new() }
}

/// Page numbers as people write them: `page 4`, `pages 1-3, 7`.
pub(crate) fn page_list(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let one = |(from, to): &(u32, u32)| {
        if from == to { from.to_string() } else { format!("{from}-{to}") }
    };
    let list: Vec<String> = ranges.iter().map(one).collect();
    let noun = if numbers.len() == 1 { "page" } else { "pages" };
    format!("{noun} {}", list.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_page_lists() {
        assert_eq!(page_list(&[4]), "page 4");
        assert_eq!(page_list(&[1, 2, 3]), "pages 1-3");
        assert_eq!(page_list(&[1, 2, 3, 7, 9]), "pages 1-3, 7, 9");
    }
}
