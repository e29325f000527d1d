//! Citations of statutes.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::pattern;
use crate::document::{Document, one_line};
use crate::found::Found;
use crate::lexicon::laws::{LAWS, abbreviation};

/// A cited statute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LawCitation {
    /// The normal form, e.g. `§ 27 Abs. 1 Satz 2 VwVfG`.
    pub(crate) normalized: String,
    /// The abbreviation of the statute.
    pub(crate) code: String,
}

/// Finds citations of statutes with their paragraphs, in reading order.
///
/// # Shapes
///
/// | written                                   | rule            | read as                    |
/// |-------------------------------------------|-----------------|----------------------------|
/// | `§ 27 (1) VwVfG`                          | `law/paragraph` | `§ 27 Abs. 1 VwVfG`        |
/// | `§ 172 Abs. 1 Satz 1 Nr. 2 BauGB`         | `law/paragraph` | as written                 |
/// | `§§ 31 und 43 Abs. 2 GO NRW`              | `law/paragraph` | `§§ 31, 43 Abs. 2 GO NRW`  |
/// | `Art. 28 (2) des Grundgesetzes`           | `law/article`   | `Art. 28 Abs. 2 GG`        |
///
/// A paragraph without a statute we know, or one that looks like an abbreviation, is left: it may
/// be a resolution (`§ 6404`).
///
/// # Source
///
/// Names of statutes: `lexicon/laws.tsv`.
#[doc(alias = "Gesetz")]
pub(crate) fn laws(document: &Document) -> Vec<Found<LawCitation>> {
    LAW.captures_iter(&document.text).filter_map(|found| citation(&found)).collect()
}

fn citation(found: &Captures<'_>) -> Option<Found<LawCitation>> {
    let part = |name: &str| found.name(name).map_or("", |it| it.as_str());
    let code = found.name("code")?;
    let code_end = code.end();
    let printed = one_line(code.as_str());
    let code = abbreviation(&printed).map_or(printed, str::to_owned);
    let book = match part("book") {
        "" => String::new(),
        book => format!(" {book}"),
    };
    let sign = part("sign");
    let article = sign.starts_with("Art");
    let sign = if article { "Art." } else { sign };
    let numbers = numbers(part("numbers"));
    let normalized = format!("{sign} {numbers} {code}{book}");
    let rule = if article { "law/article" } else { "law/paragraph" };
    // The pattern ends with the character behind the name, which tells that the name ends there.
    let end = found.name("book").map_or(code_end, |it| it.end());
    Some(Found::new(LawCitation { normalized, code }, found.get(0)?.start()..end, rule))
}

/// The numbers between sign and statute in their normal form.
fn numbers(printed: &str) -> String {
    let printed = BRACKETED.replace_all(printed, " Abs. $1 ");
    let printed = LONG_WORDS.replace_all(&printed, |found: &Captures<'_>| {
        let word = &found[0];
        match word {
            _ if word.starts_with("Abs") => "Abs.",
            _ if word.starts_with("Nr") || word.starts_with("Nu") => "Nr.",
            _ if word.starts_with('S') => "Satz",
            _ => "Buchst.",
        }
        .to_owned()
    });
    let joined = one_line(&printed.replace(" und ", ", ").replace(" sowie ", ", "));
    joined.replace(" ,", ",").replace("Abs. ,", "Abs.").trim().to_owned()
}

static BRACKETED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s?\(\s?([0-9]{1,2}[a-z]?)\s?\)"));

static LONG_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:Abs(?:atz|ätze|ätzen)?\b\.?|Nr\.|Nrn\.|Nummer\b|Satz\b|Sätze\b|Sz\.|S\.|Buchst(?:abe)?\b\.?|lit\.)",
    )
});

static LAW: LazyLock<Regex> = LazyLock::new(|| {
    let names = LAWS.iter().map(|(form, _)| regex::escape(form).replace(' ', r"\s+"));
    let names = names.collect::<Vec<_>>().join("|");
    let number = r"[0-9]{1,4}\s?[a-z]?\b";
    let word = r"(?:Abs(?:atz|ätze|ätzen)?\b\.?|Nr\.|Nrn\.|Nummer\b|Satz\b|Sätze\b|Sz\.|S\.|Buchst(?:abe)?\b\.?|lit\.|Alt\.)";
    let more = format!(
        r"(?:\s?\(\s?[0-9]{{1,2}}[a-z]?\s?\)|\s?{word}\s?[0-9]{{1,3}}[a-z]?\b|\s?{word}\s?[a-z]\b\)?|\s?ff?\b\.?)"
    );
    Regex::new(&format!(
        r"(?<sign>§§|§|Art\.|Artikel[sn]?\b)\s*(?<numbers>{number}{more}*(?:\s?(?:,|und|sowie|bis|-|–|i\.\s?V\.\s?m\.\s?§)\s?(?:§\s?)?(?:{number}{more}*|{word}\s?[0-9]{{1,3}}))*)\s+(?:(?:des|der|im|vom|nach)\s+)?(?<code>{names}|[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]{{0,12}}(?:G|GB|O|VO|V)(?:-[A-Z]{{1,3}})?(?:\s(?:NRW|NW|LSA|Bbg|BW|M-V|RLP|SH))?|SGB)(?:\s(?<book>[IVX]{{1,4}}))?(?:$|[^\p{{L}}])"
    ))
    .expect("the pattern is fixed and its names are escaped")
});

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(laws, ["§ 27 (1) VwVfG", "Art. 28 (2) des Grundgesetzes", "§ 84 HGO"]);

    #[track_caller]
    fn check_laws(text: &str, expected: Expect) {
        check(text, laws, |it| it.normalized.clone(), expected);
    }

    #[test]
    fn forms_of_council_papers() {
        check_laws(
            "Art. 28 (2) des Grundgesetzes, § 27 Verwaltungsverfahrensgesetz (VwVfG), § 70 Abs. 1 GemO, §§ 31 und 43 Abs. 2 GO NRW, § 172 Abs. 1 Satz 1 Nr. 2 BauGB, § 8 SGB II, § 558 d BGB.",
            expect![[r#"
                Art. 28 Abs. 2 GG  "Art. 28 (2) des Grundgesetzes"  law/article
                § 27 VwVfG  "§ 27 Verwaltungsverfahrensgesetz"  law/paragraph
                § 70 Abs. 1 GemO  "§ 70 Abs. 1 GemO"  law/paragraph
                §§ 31, 43 Abs. 2 GO NRW  "§§ 31 und 43 Abs. 2 GO NRW"  law/paragraph
                § 172 Abs. 1 Satz 1 Nr. 2 BauGB  "§ 172 Abs. 1 Satz 1 Nr. 2 BauGB"  law/paragraph
                § 8 SGB II  "§ 8 SGB II"  law/paragraph
                § 558 d BGB  "§ 558 d BGB"  law/paragraph
            "#]],
        );
    }

    #[test]
    fn leaves_paragraphs_without_a_statute() {
        check_laws(
            "Beschluss § 6404 der Stadtverordnetenversammlung, § 3 der Satzung",
            expect![""],
        );
    }
}
