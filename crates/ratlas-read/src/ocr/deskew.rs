//! How crooked a page lies: the angle at which its lines of print are level.

use super::GreyImage;
use super::threshold::threshold;

/// Pages lie up to this crooked on a scanner, in degrees.
const MAX_DEGREES: f32 = 7.0;

/// Steps of the first search in degrees; lines of a page are told apart up to twice of it.
const COARSE: f32 = 0.5;

/// Steps of the second search in degrees: a tenth of a pixel's height over a word.
const FINE: f32 = 0.05;

/// A page less crooked than this is left as it is: turning a picture blurs it a little.
const LEVEL_WITHIN: f32 = 0.15;

/// How much more level the lines must be for the page to be turned.
const CLEARLY: f64 = 1.08;

/// Lower edges of letters that are looked at; a full page has about 100,000.
const MAX_EDGES: usize = 60_000;

/// The angle in radians by which the page must be rotated clockwise to be level; 0 if it is.
pub(super) fn skew(image: &GreyImage) -> f32 {
    let edges = lower_edges(image);
    let level = |degrees: f32| levelness(&edges, degrees.to_radians(), image.height);
    let best_of = |from: f32, n_steps: i16, step: f32| {
        (0..=n_steps)
            .map(|it| from + f32::from(it) * step)
            .map(|it| (level(it), it))
            .max_by(|one, other| {
                one.0.total_cmp(&other.0).then(other.1.abs().total_cmp(&one.1.abs()))
            })
            .unwrap_or_default()
    };
    let n_coarse = (2.0 * MAX_DEGREES / COARSE) as i16;
    let (_, coarse) = best_of(-MAX_DEGREES, n_coarse, COARSE);
    let (best, degrees) = best_of(coarse - COARSE, (2.0 * COARSE / FINE) as i16, FINE);
    let is_crooked = degrees.abs() >= LEVEL_WITHIN && best > CLEARLY * level(0.0);
    if is_crooked { -degrees.to_radians() } else { 0.0 }
}

/// Places where ink ends and paper begins below it, at most [`MAX_EDGES`], evenly chosen.
fn lower_edges(image: &GreyImage) -> Vec<[f32; 2]> {
    let ink = threshold(image);
    let width = image.width as usize;
    let mut res = Vec::new();
    for (y, rows) in image.pixels.windows(2 * width).step_by(width).enumerate() {
        let (upper, lower) = rows.split_at(width);
        let is_edge = |x: &usize| upper[*x] <= ink && lower[*x] > ink;
        res.extend((0..width).filter(is_edge).map(|x| [x as f32, y as f32]));
    }
    let step = res.len().div_ceil(MAX_EDGES).max(1);
    res.into_iter().step_by(step).collect()
}

/// How unevenly the edges fall on rows at this angle: most where lines of print are level.
fn levelness(edges: &[[f32; 2]], angle: f32, height: u32) -> f64 {
    // Rows of several pixels: the letters of a line are not level to the pixel.
    const ROW: u16 = 3;
    let slope = angle.tan();
    let mut rows = vec![0_u32; height as usize / usize::from(ROW) + 1];
    for [x, y] in edges {
        let at = (y - slope * x) / f32::from(ROW);
        #[allow(clippy::cast_sign_loss, reason = "a cast of a negative number gives 0 edges a row")]
        if at >= 0.0
            && let Some(row) = rows.get_mut(at as usize)
        {
            *row += 1;
        }
    }
    rows.iter().map(|it| f64::from(*it) * f64::from(*it)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of dashes, rotated.
    fn page(degrees: f32) -> GreyImage {
        let (width, height) = (600_u32, 800_u32);
        let ink = |x: u32, y: u32| y % 40 < 12 && x % 9 < 5 && (60..540).contains(&x);
        let shade = |it: u32| if ink(it % width, it / width) { 0 } else { 255 };
        let pixels = (0..width * height).map(shade).collect();
        GreyImage { width, height, dpi: 100, pixels }.rotated(degrees.to_radians())
    }

    #[test]
    fn finds_the_angle() {
        for degrees in [0.0, 0.5, 2.0, -3.3, 6.0] {
            let found = skew(&page(degrees)).to_degrees();
            assert!((found + degrees).abs() < 0.2, "{degrees}: {found}");
        }
    }

    #[test]
    fn leaves_what_has_no_lines() {
        let image = GreyImage { width: 50, height: 50, dpi: 100, pixels: vec![255; 2500] };
        assert!(skew(&image).abs() < 1e-6);
    }
}
