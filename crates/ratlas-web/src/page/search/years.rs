//! Hits by year as a picture; the same numbers stand in the list of years beside it.

use ratlas_library::{Facet, SearchQuery};

use crate::state::search::{with_only, without_value};

/// Years in the picture: those with most hits beside each other, so that one misread date does not
/// press all others together.
const MAX_YEARS: usize = 40;

/// Units of the picture.
const WIDTH: usize = 280;
const HEIGHT: u64 = 72;

/// The picture.
#[derive(Debug)]
pub(crate) struct Years {
    /// One for each year, without gaps.
    pub(crate) bars: Vec<Bar>,
    /// How wide a bar is, with and without the gap behind it.
    pub(crate) step: usize,
    pub(crate) width: usize,
    /// The first and the last year.
    pub(crate) ends: [String; 2],
    /// How many hits are in other years.
    pub(crate) beyond: u64,
}

/// A year.
#[derive(Debug)]
pub(crate) struct Bar {
    pub(crate) year: String,
    pub(crate) count: u64,
    pub(crate) x: usize,
    pub(crate) y: u64,
    pub(crate) height: u64,
    /// Whether it is chosen.
    pub(crate) is_on: bool,
    /// The address with this year alone; where it is chosen alone, without it.
    pub(crate) href: String,
}

impl Years {
    /// Where the last bar ends.
    pub(crate) fn right(&self) -> usize {
        self.step * self.bars.len()
    }

    /// The picture of an answer; `None` for fewer than two years.
    pub(crate) fn of(facets: &[Facet], query: &SearchQuery) -> Option<Years> {
        let counts = &facets.iter().find(|it| it.name == "year")?.counts;
        let mut counts: Vec<(u16, u64)> =
            counts.iter().filter_map(|it| Some((it.0.parse().ok()?, it.1))).collect();
        counts.sort_unstable();
        let all: u64 = counts.iter().map(|it| it.1).sum();
        let shown = densest(&counts);
        let (first, last) = (shown.first()?.0, shown.last()?.0);
        if first == last {
            return None;
        }
        let step = WIDTH / usize::from(last - first + 1);
        let highest = shown.iter().map(|it| it.1).max()?;
        let count = |year: u16| shown.iter().find(|it| it.0 == year).map_or(0, |it| it.1);
        let bars = (first..=last).enumerate().map(|(idx, year)| {
            let height = (count(year) * HEIGHT).div_ceil(highest.max(1));
            bar(year, count(year), idx * step, height, query)
        });
        Some(Years {
            bars: bars.collect(),
            step,
            width: if step > 4 { step - 2 } else { step },
            ends: [first.to_string(), last.to_string()],
            beyond: all - shown.iter().map(|it| it.1).sum::<u64>(),
        })
    }
}

fn bar(year: u16, count: u64, x: usize, height: u64, query: &SearchQuery) -> Bar {
    let year = format!("{year:04}");
    let chosen = &query.filters.year;
    let is_on = chosen.contains(&year);
    let href = if is_on && chosen.len() == 1 {
        without_value(query, "year", &year)
    } else {
        with_only(query, "year", &year)
    };
    Bar { count, x, y: HEIGHT - height, height, is_on, href: href.to_string(), year }
}

/// The neighbouring years that have most hits; sorted by year.
fn densest(counts: &[(u16, u64)]) -> &[(u16, u64)] {
    let mut best: (u64, &[(u16, u64)]) = (0, &[]);
    let (mut start, mut sum) = (0, 0);
    for (end, (year, count)) in counts.iter().enumerate() {
        sum += count;
        while usize::from(year - counts[start].0) >= MAX_YEARS {
            sum -= counts[start].1;
            start += 1;
        }
        if sum > best.0 {
            best = (sum, &counts[start..=end]);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_misread_year_does_not_press_the_others_together() {
        let counts = [(205, 1), (2001, 3), (2019, 40), (2021, 20), (9999, 2)];
        assert_eq!(densest(&counts), &counts[1..4]);
        assert_eq!(densest(&[]), &[]);
    }

    #[test]
    fn bars_fill_the_picture() {
        let counts = vec![("2019".to_owned(), 4), ("2022".to_owned(), 8)];
        let facets = [Facet { name: "year", counts }];
        let mut query = SearchQuery::default();
        query.filters.add("year", "2022").unwrap();
        let years = Years::of(&facets, &query).unwrap();
        let bars: Vec<(&str, u64, u64, bool)> =
            years.bars.iter().map(|it| (it.year.as_str(), it.count, it.height, it.is_on)).collect();
        assert_eq!(
            bars,
            [
                ("2019", 4, 36, false),
                ("2020", 0, 0, false),
                ("2021", 0, 0, false),
                ("2022", 8, 72, true)
            ]
        );
        assert_eq!(years.bars[0].href, "/?jahr=2019");
        assert_eq!(years.bars[3].href, "/");
    }
}
