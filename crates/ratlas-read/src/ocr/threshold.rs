//! Which shades are ink.

use super::GreyImage;

/// Paper darker than this in its lightest half is no paper: nothing on it can be told from it.
const MIN_CONTRAST: u8 = 30;

/// Shades up to this one are ink (Otsu's threshold: where the two groups differ most).
pub(super) fn threshold(image: &GreyImage) -> u8 {
    let mut counts = [0_u64; 256];
    for shade in &image.pixels {
        counts[usize::from(*shade)] += 1;
    }
    let total: u64 = counts.iter().sum();
    let sum: u64 = (0..).zip(counts).map(|(shade, count)| shade * count).sum();
    let (mut n_dark, mut sum_dark) = (0_u64, 0_u64);
    let (mut best, mut res) = (0.0, 0);
    for (shade, count) in (0_u8..=254).zip(counts) {
        n_dark += count;
        sum_dark += u64::from(shade) * count;
        let n_light = total - n_dark;
        if n_dark == 0 || n_light == 0 {
            continue;
        }
        let (dark, light) =
            (sum_dark as f64 / n_dark as f64, (sum - sum_dark) as f64 / n_light as f64);
        let spread = n_dark as f64 * n_light as f64 * (light - dark) * (light - dark);
        if light - dark >= f64::from(MIN_CONTRAST) && spread > best {
            (best, res) = (spread, shade);
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_ink_from_paper() {
        let image = |pixels: Vec<u8>| GreyImage { width: 1, height: 4, dpi: 300, pixels };
        assert!((40..200).contains(&threshold(&image(vec![40, 200, 210, 220]))));
        assert_eq!(threshold(&image(vec![200, 201, 202, 203])), 0);
    }
}
