//! Pictures in shades of grey, and turning them.

use super::Turn;

/// White paper.
pub(super) const WHITE: u8 = 255;

/// A picture in shades of grey.
///
/// # Invariants
///
/// `pixels` has `width * height` bytes, row by row from the top left; 0 is black, 255 white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GreyImage {
    /// Pixels of a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Pixels of an inch.
    pub dpi: u32,
    /// The shades.
    pub pixels: Vec<u8>,
}

impl GreyImage {
    /// The rows from the top.
    pub(super) fn rows(&self) -> std::slice::ChunksExact<'_, u8> {
        self.pixels.chunks_exact(self.width as usize)
    }

    /// The picture, turned.
    pub(super) fn turned(&self, turn: Turn) -> GreyImage {
        let (width, height) = (self.width as usize, self.height as usize);
        let mut pixels = vec![WHITE; self.pixels.len()];
        match turn {
            Turn::None => pixels.clone_from(&self.pixels),
            Turn::Around => pixels = self.pixels.iter().rev().copied().collect(),
            Turn::Right | Turn::Left => {
                for (y, row) in self.rows().enumerate() {
                    for (x, shade) in row.iter().enumerate() {
                        let at = match turn {
                            Turn::Right => x * height + (height - 1 - y),
                            _ => (width - 1 - x) * height + y,
                        };
                        pixels[at] = *shade;
                    }
                }
            }
        }
        let (width, height) = match turn {
            Turn::None | Turn::Around => (self.width, self.height),
            Turn::Right | Turn::Left => (self.height, self.width),
        };
        GreyImage { width, height, dpi: self.dpi, pixels }
    }

    /// The picture, rotated around its middle by an angle in radians, clockwise; its size stays.
    pub(super) fn rotated(&self, angle: f32) -> GreyImage {
        let (sin, cos) = angle.sin_cos();
        let (mid_x, mid_y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height {
            let dy = y as f32 + 0.5 - mid_y;
            for x in 0..self.width {
                let dx = x as f32 + 0.5 - mid_x;
                let from_x = cos * dx + sin * dy + mid_x - 0.5;
                let from_y = cos * dy - sin * dx + mid_y - 0.5;
                pixels.push(self.between(from_x, from_y));
            }
        }
        GreyImage { pixels, ..*self }
    }

    /// The shade between the pixels around a place.
    fn between(&self, x: f32, y: f32) -> u8 {
        let (left, top) = (x.floor(), y.floor());
        let (part_x, part_y) = (x - left, y - top);
        let shade = |dx: f32, dy: f32| f32::from(self.shade(left + dx, top + dy));
        let upper = shade(0.0, 0.0) * (1.0 - part_x) + shade(1.0, 0.0) * part_x;
        let lower = shade(0.0, 1.0) * (1.0 - part_x) + shade(1.0, 1.0) * part_x;
        #[allow(clippy::cast_sign_loss, reason = "a shade is between 0 and 255")]
        {
            (upper * (1.0 - part_y) + lower * part_y).round() as u8
        }
    }

    fn shade(&self, x: f32, y: f32) -> u8 {
        if x < 0.0 || y < 0.0 || x >= self.width as f32 || y >= self.height as f32 {
            return WHITE;
        }
        #[allow(clippy::cast_sign_loss, reason = "checked above")]
        let at = y as usize * self.width as usize + x as usize;
        self.pixels[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns() {
        let image = GreyImage { width: 3, height: 2, dpi: 300, pixels: vec![1, 2, 3, 4, 5, 6] };
        assert_eq!(image.turned(Turn::Right).pixels, [4, 1, 5, 2, 6, 3]);
        assert_eq!(image.turned(Turn::Left).pixels, [3, 6, 2, 5, 1, 4]);
        assert_eq!(image.turned(Turn::Around).pixels, [6, 5, 4, 3, 2, 1]);
        assert_eq!(image.turned(Turn::Right).turned(Turn::Left), image);
        assert_eq!(image.rotated(0.0), image);
    }
}
