//! EDTF dates as people write them.

use super::lang::Lang;
use super::values::word;

/// An EDTF date in words: `03.12.2020`, `Mai 2004`, `Herbst 2021`, `2014 bis 2017`.
///
/// What is not of a known form is shown as it is.
pub fn date(lang: Lang, edtf: &str) -> String {
    match edtf.split_once('/') {
        Some((from, to)) => {
            format!("{} {} {}", single(lang, from), lang.pick("bis", "to"), single(lang, to))
        }
        None => single(lang, edtf),
    }
}

fn single(lang: Lang, edtf: &str) -> String {
    let parts: Vec<&str> = edtf.split('-').collect();
    match parts.as_slice() {
        [year, month, day] if lang == Lang::De => format!("{day}.{month}.{year}"),
        [year, month] => format!("{} {year}", word(lang, "month", month)),
        _ => edtf.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_dates_in_words() {
        for (edtf, german, english) in [
            ("2020-12-03", "03.12.2020", "2020-12-03"),
            ("2004-05", "Mai 2004", "May 2004"),
            ("2021-23", "Herbst 2021", "autumn 2021"),
            ("2004-35", "3. Quartal 2004", "third quarter 2004"),
            ("2014/2017", "2014 bis 2017", "2014 to 2017"),
            ("2017", "2017", "2017"),
            ("", "", ""),
        ] {
            assert_eq!(date(Lang::De, edtf), german);
            assert_eq!(date(Lang::En, edtf), english);
        }
    }
}
