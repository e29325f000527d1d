//! The texts of a paper's pages.

use ratlas_model::PageText;
use ratlas_present::{Lang, Wording, with_its_lines};

use super::colour::Style;

/// Each page under its number.
pub(crate) fn texts(pages: &[PageText], lang: Lang, style: Style) -> String {
    let mut res = String::new();
    for page in pages {
        let heading = format!(
            "{} · {}",
            lang.say(Wording::SectionText),
            lang.fill(Wording::Page, &[&page.number])
        );
        res.push('\n');
        res.push_str(&style.bold(&heading));
        res.push('\n');
        res.push_str(with_its_lines(&page.text).trim_end());
        res.push('\n');
    }
    res
}
