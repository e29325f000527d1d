//! How a question was read, and what the scores of its hits are made of.

use ratlas_library::{
    ExplainedHit, ExplainedPart, ExplainedScore, ExplainedWay, SearchExplanation,
};
use ratlas_present::{Lang, inline, on_one_line, word};

use super::colour::Style;
use super::push_line;
use crate::messages::Msg;

/// Letters of an id that are shown.
const SHOWN_ID: usize = 12;

/// The question as a tree, then a table for each hit.
pub(crate) fn explanation(it: &SearchExplanation, lang: Lang, style: Style) -> String {
    let mut res = String::new();
    push_line(&mut res, &style.bold(lang.say(Msg::ExplainQuery)));
    for part in &it.parts {
        push_part(&mut res, part, lang, style);
    }
    for hit in &it.hits {
        res.push('\n');
        push_hit(&mut res, hit, lang, style);
    }
    res
}

fn push_part(res: &mut String, part: &ExplainedPart, lang: Lang, style: Style) {
    let indent = "  ".repeat(part.depth + 1);
    let kind = word(lang, "query_part", part.kind);
    push_line(res, &on_line(&indent, &[&style.bold(&on_one_line(&part.text)), kind]));
    for way in &part.ways {
        push_line(res, &format!("{indent}  {}", style.dim(&way_line(way, lang))));
    }
}

/// `Thesaurus: Integrationsrat [integrationsrat], zählt 0,60, 12 Papiere`
fn way_line(way: &ExplainedWay, lang: Lang) -> String {
    let kind = word(lang, "way", way.kind);
    let papers = lang.number(way.n_papers as u64);
    let (found, terms) = (on_one_line(&way.found), on_one_line(&way.terms));
    lang.fill(Msg::ExplainWay, &[&kind, &found, &terms, &hundredths(way.weight, lang), &papers])
}

fn push_hit(res: &mut String, hit: &ExplainedHit, lang: Lang, style: Style) {
    let id = hit.id.get(..SHOWN_ID).unwrap_or(&hit.id);
    let (score, factor) = (hundredths(hit.score, lang), hundredths(hit.factor, lang));
    push_line(res, &style.bold(&lang.fill(Msg::ExplainHit, &[&id, &score, &factor])));
    for part in &hit.scores {
        push_line(res, &inline(&score_line(part, lang)));
    }
}

/// Of a word: where it stands, how it was found, what it counts.
fn score_line(part: &ExplainedScore, lang: Lang) -> String {
    let place = word(lang, "place", part.place);
    let kind = word(lang, "way", part.kind);
    let words = if part.asked == part.found || part.asked.is_empty() {
        part.found.clone()
    } else {
        format!("{} → {}", part.asked, part.found)
    };
    format!("  {:>8}  {place:<10}  {kind:<12}  {words}", hundredths(part.score, lang))
}

fn on_line(indent: &str, parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|it| !it.is_empty()).collect();
    format!("{indent}{}", parts.join("  "))
}

fn hundredths(number: f32, lang: Lang) -> String {
    format!("{number:.2}").replace('.', if lang == Lang::De { "," } else { "." })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use ratlas_library::Matching;

    use super::*;

    fn example() -> SearchExplanation {
        let way = ExplainedWay {
            kind: "thesaurus",
            found: "Integrationsrat".to_owned(),
            terms: "integrationsrat".to_owned(),
            weight: 0.6,
            n_papers: 1_200,
        };
        let part = |depth, kind, text: &str, ways| ExplainedPart {
            depth,
            kind,
            text: text.to_owned(),
            ways,
        };
        let score = ExplainedScore {
            asked: "Migrationsbeirat".to_owned(),
            kind: "thesaurus",
            found: "Integrationsrat".to_owned(),
            place: "text",
            score: 3.456,
        };
        let hit = ExplainedHit {
            id: "0123456789abcdef".to_owned(),
            score: 3.6,
            factor: 1.05,
            scores: vec![score],
        };
        SearchExplanation {
            matching: Matching::All,
            parts: vec![
                part(0, "and", "", Vec::new()),
                part(1, "word", "Migrationsbeirat", vec![way]),
                part(1, "stop", "der", Vec::new()),
            ],
            hits: vec![hit],
        }
    }

    #[test]
    fn tree_and_tables() {
        expect![[r"
            So gelesen
              alle davon
                Migrationsbeirat  gesucht
                  Thesaurus: Integrationsrat [integrationsrat], zählt 0,60, Papiere: 1.200
                der  nicht gesucht, steht überall

            [0123456789ab] zählt 3,60, Wörter × 1,05 (Art und Alter)
                  3,46  im Text     Thesaurus     Migrationsbeirat → Integrationsrat
        "]]
        .assert_eq(&explanation(&example(), Lang::De, Style::Plain));
    }
}
