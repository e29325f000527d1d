//! The comparison as tables of Markdown.

use std::fmt;

use super::{Comparison, Indexer, Row};

/// Prints a comparison.
#[derive(Debug)]
pub struct Table<'a>(pub &'a Comparison);

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Comparison { rows, text_bytes, caches, cores } = self.0;
        writeln!(
            f,
            "Cores {cores}; caches {caches}; memory: largest sum of PSS of all processes.\n"
        )?;
        writeln!(
            f,
            "| papers | indexer | seconds | papers/s | CPU s | memory MiB | disk MiB | disk / text | again s | held |"
        )?;
        writeln!(f, "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|")?;
        for row in rows {
            let text = text_bytes.iter().find(|it| it.0 == row.papers).map_or(0, |it| it.1);
            writeln!(
                f,
                "| {} | {} | {:.1} | {:.1} | {:.1} | {:.0} | {:.1} | {:.2} | {:.2} | {} |",
                row.papers,
                row.indexer,
                row.first.seconds,
                number(row.papers as u64) / row.first.seconds,
                row.first.cpu_seconds,
                number(row.first.peak_kib) / 1024.0,
                number(row.bytes) / 1024.0 / 1024.0,
                number(row.bytes) / number(text.max(1)),
                row.again.seconds,
                row.held.map_or("?".to_owned(), |it| it.to_string()),
            )?;
        }
        let growth = Indexer::ALL.map(|it| (it, exponent(rows, it)));
        for (indexer, exponent) in growth {
            if let Some(exponent) = exponent {
                writeln!(f, "\nGrowth of {indexer}: time ~ papers^{exponent:.2}")?;
            }
        }
        Ok(())
    }
}

/// The exponent with which the time of an indexer grows: the slope of the line through the logarithms
/// of sizes and times. None of fewer than two sizes.
fn exponent(rows: &[Row], indexer: Indexer) -> Option<f64> {
    let points = rows.iter().filter(|it| it.indexer == indexer);
    slope(
        &points
            .map(|it| (number(it.papers as u64).ln(), it.first.seconds.ln()))
            .collect::<Vec<_>>(),
    )
}

fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let n = number(points.len() as u64);
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / n;
    let (mean_x, mean_y) = (mean(|it| it.0), mean(|it| it.1));
    let spread: f64 = points.iter().map(|it| (it.0 - mean_x).powi(2)).sum();
    let common: f64 = points.iter().map(|it| (it.0 - mean_x) * (it.1 - mean_y)).sum();
    (points.len() > 1 && spread > 0.0).then(|| common / spread)
}

#[expect(clippy::cast_precision_loss, reason = "counts and sizes, shown with three digits")]
fn number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponent_of_a_power_is_found() {
        let power: Vec<_> = [1_000.0_f64, 3_000.0, 10_000.0]
            .map(|it| (it.ln(), (0.002 * it.powf(1.1)).ln()))
            .to_vec();
        assert!((slope(&power).unwrap() - 1.1).abs() < 1e-9);
        assert_eq!(slope(&power[..1]), None);
    }
}
