//! Stretches of rows that belong to one cell, and the columns they stand in.

use super::rows::Row;
use super::words::Word;

/// Stretches of a row without a gap as wide as this part of the print's size.
pub(crate) fn chunks(words: &[Word], row: &Row, gap_em: f32) -> Vec<Vec<usize>> {
    let mut res: Vec<Vec<usize>> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    for idx in &row.words {
        let word = &words[*idx];
        match res.last_mut() {
            Some(chunk) if word.x0 - end < gap_em * row.em => chunk.push(*idx),
            _ => res.push(vec![*idx]),
        }
        end = end.max(word.x1);
    }
    res
}

/// From where to where a stretch reaches.
pub(crate) fn extent(words: &[Word], chunk: &[usize]) -> (f32, f32) {
    let x0 = chunk.iter().map(|it| words[*it].x0).fold(f32::INFINITY, f32::min);
    (x0, chunk.iter().map(|it| words[*it].x1).fold(f32::NEG_INFINITY, f32::max))
}

/// Where more than `allowed` of some stretches stand; gaps narrower than `least_gap` do not count.
pub(crate) fn covered(
    stretches: impl IntoIterator<Item = (f32, f32)>,
    allowed: i32,
    least_gap: f32,
) -> Vec<(f32, f32)> {
    let mut edges: Vec<(f32, i32)> =
        stretches.into_iter().flat_map(|(x0, x1)| [(x0, 1), (x1, -1)]).collect();
    edges.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
    let mut res: Vec<(f32, f32)> = Vec::new();
    let (mut n_open, mut start) = (0, 0.0);
    for (x, step) in edges {
        let before = n_open;
        n_open += step;
        if before <= allowed && n_open > allowed {
            start = x;
        } else if before > allowed && n_open <= allowed {
            match res.last_mut() {
                Some(last) if start - last.1 < least_gap => last.1 = x,
                _ => res.push((start, x)),
            }
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covers_what_enough_stretches_cover() {
        let stretches = [(0.0, 10.0), (0.0, 8.0), (20.0, 30.0), (22.0, 30.0), (5.0, 25.0)];
        assert_eq!(covered(stretches, 0, 1.0), [(0.0, 30.0)]);
        assert_eq!(covered(stretches, 1, 1.0), [(0.0, 10.0), (20.0, 30.0)]);
        assert_eq!(covered(stretches, 1, 11.0), [(0.0, 30.0)]);
    }
}
