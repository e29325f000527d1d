//! Citations of statutes.

mod code;
mod passage;

use std::sync::LazyLock;

use self::code::Code;
use self::passage::passage;
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// A cited statute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LawCitation {
    /// The normal form, e.g. `§ 27 Abs. 1 Satz 2 VwVfG`.
    pub(crate) normalized: String,
}

/// Finds citations of statutes with their paragraphs, in reading order.
///
/// # Shapes
///
/// | written                                   | rule            | read as                               |
/// |-------------------------------------------|-----------------|---------------------------------------|
/// | `§ 27 (1) VwVfG`                          | `law/paragraph` | `§ 27 Abs. 1 VwVfG`                   |
/// | `§ 172 Absatz 1 S. 1 Ziff. 2 BauGB`       | `law/paragraph` | `§ 172 Abs. 1 Satz 1 Nr. 2 BauGB`     |
/// | `§§ 31 und 43 Abs. 2 GO NRW`              | `law/paragraph` | `§ 31 GO NRW`, `§ 43 Abs. 2 GO NRW`   |
/// | `§ 6 Absätze 1 und 2 LOG Bbg`             | `law/paragraph` | `§ 6 Abs. 1 LOG Bbg`, `§ 6 Abs. 2 …`  |
/// | `§§ 53 bis 55 AufenthG`                   | `law/paragraph` | `§§ 53 bis 55 AufenthG`               |
/// | `§ 4 des Musterlandgesetzes (MLandG)`     | `law/paragraph` | `§ 4 MLandG`                          |
/// | `§ 8a Achtes Buch Sozialgesetzbuch`       | `law/paragraph` | `§ 8a SGB VIII`                       |
/// | `§ 22 der Geschäftsordnung`               | `law/paragraph` | `§ 22 GeschO`                         |
/// | `AufenthG, § 25b`                         | `law/paragraph` | `§ 25b AufenthG`                      |
/// | `Art. 28 (2) des Grundgesetzes`           | `law/article`   | `Art. 28 Abs. 2 GG`                   |
///
/// A paragraph without a statute we know, or one that looks like an abbreviation, is left: it may
/// be one of a by-law, or a resolution (`§ 6404`). So is `§ 5 dieses Gesetzes`: only its paper
/// knows which. Each paragraph of a list is a citation of its own; its words reach to the name.
///
/// # Source
///
/// Names of statutes: `lexicon/laws.tsv`.
#[doc(alias = "Gesetz")]
pub(crate) fn laws(document: &Document) -> Vec<Found<LawCitation>> {
    let text = &document.text;
    // Some papers call their rules of procedure as others call the municipal code.
    let own_rules = OWN_RULES.is_match(text);
    let mut res = Vec::new();
    let mut read_until = 0;
    for sign in SIGN.find_iter(text) {
        if sign.start() < read_until {
            continue;
        }
        let passage = passage(text, sign.range());
        let Some(code) = code::behind(text, passage.end)
            .or_else(|| code::before(text, sign.start(), passage.end))
        else {
            continue;
        };
        read_until = passage.end.max(code.span.end);
        let name = if own_rules && code.name == "GO" { "GeschO" } else { &code.name };
        let article = sign.as_str().starts_with('A');
        for item in passage.items {
            let normalized = format!("{} {name}", item.normalized(article));
            let span = span(item.start, passage.end, &code);
            let rule = if article { "law/article" } else { "law/paragraph" };
            res.push(Found::new(LawCitation { normalized }, span, rule));
        }
    }
    res.sort_by_key(|it| it.span.start);
    res
}

/// The normal form in a paper of this state: where a paper prints `Gemeindeordnung` without more,
/// it means the one of its state, which has an abbreviation of its own.
pub(crate) fn of_state(
    document: &Document,
    found: &Found<LawCitation>,
    state: Option<&str>,
) -> String {
    let normalized = &found.value.normalized;
    let Some(bare) = normalized.strip_suffix(" GO") else { return normalized.clone() };
    let code = match state {
        Some("DE-BW" | "DE-RP") => "GemO",
        Some("DE-HE") => "HGO",
        Some("DE-NW") => "GO NRW",
        Some("DE-SN") => "SächsGemO",
        _ => "GO",
    };
    // `GO` as printed stays: it may be the rules of procedure.
    let in_full = document.text[found.span.clone()].contains("Gemeindeordnung");
    format!("{bare} {}", if in_full { code } else { "GO" })
}

/// From the first number to the name of the statute, whichever side of it that stands.
fn span(item_start: usize, passage_end: usize, code: &Code) -> std::ops::Range<usize> {
    if code.span.start < item_start {
        code.span.start..passage_end
    } else {
        item_start..code.span.end
    }
}

static SIGN: LazyLock<Pattern> = LazyLock::new(|| pattern(r"§§?|Art\.|Artikel[sn]?"));
static OWN_RULES: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"Geschäftsordnung[^.\n(]{0,60}(?:\n[^.\n(]{0,40})?\((?:GO)\)"));

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(
        laws,
        [
            "§ 27 (1) VwVfG",
            "Art. 28 (2) des Grundgesetzes",
            "§ 84 HGO",
            "AufenthG, § 25b.",
            "§ 8a Achtes Buch Sozialgesetzbuch",
            "§§ 53 bis 55 AufenthG"
        ]
    );

    #[track_caller]
    fn check_laws(text: &str, expected: Expect) {
        check(text, laws, |it| it.normalized.clone(), expected);
    }

    #[test]
    fn forms_of_council_papers() {
        check_laws(
            "Art. 28 (2) des Grundgesetzes, § 27 Verwaltungsverfahrensgesetz (VwVfG), § 70 Abs. 1 GemO, §§ 31 und 43 Abs. 2 GO NRW, § 172 Absatz 1 S. 1 Nr. 2 BauGB, § 8 SGB II, § 558 d BGB, §845 ff HGO.",
            expect![[r#"
                Art. 28 Abs. 2 GG  "Art. 28 (2) des Grundgesetzes"  law/article
                § 27 VwVfG  "§ 27 Verwaltungsverfahrensgesetz (VwVfG)"  law/paragraph
                § 70 Abs. 1 GemO  "§ 70 Abs. 1 GemO"  law/paragraph
                § 31 GO NRW  "§§ 31 und 43 Abs. 2 GO NRW"  law/paragraph
                § 43 Abs. 2 GO NRW  "43 Abs. 2 GO NRW"  law/paragraph
                § 172 Abs. 1 Satz 1 Nr. 2 BauGB  "§ 172 Absatz 1 S. 1 Nr. 2 BauGB"  law/paragraph
                § 8 SGB II  "§ 8 SGB II"  law/paragraph
                § 558d BGB  "§ 558 d BGB"  law/paragraph
                § 845 ff. HGO  "§845 ff HGO"  law/paragraph
            "#]],
        );
    }

    #[test]
    fn lists_of_paragraphs_and_of_their_parts() {
        check_laws(
            "§ 6 Absätze 1 und 2 sowie § 12 Absatz 1 LOG Bbg; § 81 Abs. 4 Satz 1 und Abs. 5 AufenthG; §§ 53 bis 55 AufenthG; § 28/§ 29 GeschO; § 60a Abs. 2 i. V. m. § 25 Abs. 5 AufenthG",
            expect![[r#"
                § 6 Abs. 1 LOG Bbg  "§ 6 Absätze 1 und 2 sowie § 12 Absatz 1 LOG Bbg"  law/paragraph
                § 6 Abs. 2 LOG Bbg  "2 sowie § 12 Absatz 1 LOG Bbg"  law/paragraph
                § 12 Abs. 1 LOG Bbg  "§ 12 Absatz 1 LOG Bbg"  law/paragraph
                § 81 Abs. 4 Satz 1 AufenthG  "§ 81 Abs. 4 Satz 1 und Abs. 5 AufenthG"  law/paragraph
                § 81 Abs. 5 AufenthG  "Abs. 5 AufenthG"  law/paragraph
                §§ 53 bis 55 AufenthG  "§§ 53 bis 55 AufenthG"  law/paragraph
                § 28 GeschO  "§ 28/§ 29 GeschO"  law/paragraph
                § 29 GeschO  "§ 29 GeschO"  law/paragraph
                § 60a Abs. 2 AufenthG  "§ 60a Abs. 2 i. V. m. § 25 Abs. 5 AufenthG"  law/paragraph
                § 25 Abs. 5 AufenthG  "§ 25 Abs. 5 AufenthG"  law/paragraph
            "#]],
        );
    }

    #[test]
    fn long_names_books_and_names_before() {
        check_laws(
            "§ 4 des Musterländischen Aufnahmegesetzes (MAufnG), § 3 des Gesetzes über die Teilhabe in\nMusterland (TeilhG), § 2 Landesaufnahmegesetz, § 22a Abs. 2 Achtes Buch Sozialgesetzbuch (SGB VIII), § 23 SGB\nXII, AufenthG, § 25b; § 5 der Geschäftsordnung, § 99 Abs. 6 KVG LSA und § 23 Abs. 1 KV M-V, § 3 BbgKVerf, § 35 ThürKO.",
            expect![[r#"
                § 4 MAufnG  "§ 4 des Musterländischen Aufnahmegesetzes (MAufnG)"  law/paragraph
                § 3 TeilhG  "§ 3 des Gesetzes über die Teilhabe in\nMusterland (TeilhG)"  law/paragraph
                § 2 Landesaufnahmegesetz  "§ 2 Landesaufnahmegesetz"  law/paragraph
                § 22a Abs. 2 SGB VIII  "§ 22a Abs. 2 Achtes Buch Sozialgesetzbuch (SGB VIII)"  law/paragraph
                § 23 SGB XII  "§ 23 SGB\nXII"  law/paragraph
                § 25b AufenthG  "AufenthG, § 25b"  law/paragraph
                § 5 GeschO  "§ 5 der Geschäftsordnung"  law/paragraph
                § 99 Abs. 6 KVG LSA  "§ 99 Abs. 6 KVG LSA"  law/paragraph
                § 23 Abs. 1 KV M-V  "§ 23 Abs. 1 KV M-V"  law/paragraph
                § 3 BbgKVerf  "§ 3 BbgKVerf"  law/paragraph
                § 35 ThürKO  "§ 35 ThürKO"  law/paragraph
            "#]],
        );
    }

    #[test]
    fn leaves_paragraphs_without_a_statute() {
        check_laws(
            "Beschluss § 6404 der Stadtverordnetenversammlung, § 3 der Satzung, § 7 Hauptsatzung, § 5 dieses Gesetzes, Art. 3, Artikel aus der Zeitung, § 2 Zweck",
            expect![""],
        );
    }

    #[test]
    fn rules_of_procedure_that_a_paper_calls_go() {
        check_laws(
            "nach der Geschäftsordnung des Rates (GO) gilt: Anfragen nach § 16 GO",
            expect![[r#"
                § 16 GeschO  "§ 16 GO"  law/paragraph
            "#]],
        );
    }
}
