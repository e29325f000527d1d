//! A comparison as a picture.

use ratlas_library::Comparison;

use super::bars::{BarChart, MAX_SERIES, Panel, Series};
use crate::{Lang, Measure, places, word};

/// The comparison as a picture: of one dimension the terms beside each other, of two a panel for each
/// term with the first ones of the first dimension beside each other.
pub fn picture(of: &Comparison, look: Measure, lang: Lang) -> BarChart {
    let labels: Vec<&str> = of.request.terms.iter().map(|it| it.label.as_str()).collect();
    BarChart {
        title: labels.join(", "),
        description: lang.say(look.sentence()).to_owned(),
        number: lang.pick(|it| number(Lang::De, it), |it| number(Lang::En, it)),
        panels: if of.request.by.len() == 1 {
            vec![by_one(of, look, lang)]
        } else {
            (0..labels.len()).map(|it| by_two(of, it, look, lang)).collect()
        },
    }
}

fn number(lang: Lang, number: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and not negative"
    )]
    if number.fract() == 0.0 { lang.number(number as u64) } else { lang.decimal(number) }
}

fn value(of: &Comparison, term: usize, place: &[Option<usize>], measure: Measure) -> Option<f64> {
    let all = of.table.all.cell(place).papers;
    (all > 0).then(|| measure.amount(of.table.terms[term].cell(place), all))
}

fn by_one(of: &Comparison, measure: Measure, lang: Lang) -> Panel {
    let bars = places(of, lang);
    let terms = of.request.terms.iter().enumerate().take(MAX_SERIES);
    let series = terms.map(|(idx, term)| Series {
        name: term.label.clone(),
        values: bars.iter().map(|it| value(of, idx, &it.1, measure)).collect(),
    });
    Panel {
        title: word(lang, "facet", of.request.by[0].as_str()).to_owned(),
        series: series.collect(),
        groups: bars.into_iter().map(|it| it.0).collect(),
    }
}

fn by_two(of: &Comparison, term: usize, measure: Measure, lang: Lang) -> Panel {
    let named = |at: usize, it: &String| word(lang, of.request.by[at].as_str(), it).to_owned();
    let rows = of.table.values[0].iter().enumerate().take(MAX_SERIES);
    let columns = 0..of.table.values[1].len();
    let series = rows.map(|(row, name)| Series {
        name: named(0, name),
        values: columns
            .clone()
            .map(|it| value(of, term, &[Some(row), Some(it)], measure))
            .collect(),
    });
    Panel {
        title: of.request.terms[term].label.clone(),
        series: series.collect(),
        groups: of.table.values[1].iter().map(|it| named(1, it)).collect(),
    }
}
