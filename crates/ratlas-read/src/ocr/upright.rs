//! A picture put upright, and the way back from it to the page.

use super::deskew::skew;
use super::{GreyImage, Turn};

/// An upright picture of a page.
pub(super) struct Upright {
    /// The picture.
    pub(super) image: GreyImage,
    /// The way back to the page.
    pub(super) way: Way,
}

/// What was done to a picture to put it upright.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    turn: Turn,
    angle: f32,
}

impl Upright {
    /// Turns a picture and makes it level.
    pub(super) fn new(image: &GreyImage, turn: Turn) -> Upright {
        let turned = image.turned(turn);
        let angle = skew(&turned);
        let image = if angle == 0.0 { turned } else { turned.rotated(angle) };
        Upright { image, way: Way { turn, angle } }
    }
}

impl Way {
    /// Size of the upright page in points, of a page this wide and high.
    pub(super) fn size(self, (width, height): (f32, f32)) -> (f32, f32) {
        match self.turn {
            Turn::None | Turn::Around => (width, height),
            Turn::Right | Turn::Left => (height, width),
        }
    }

    /// The area on the page of an area on the upright page, both in points.
    pub(super) fn on_page(self, [x0, y0, x1, y1]: [f32; 4], page: (f32, f32)) -> [f32; 4] {
        let corners = [[x0, y0], [x1, y0], [x0, y1], [x1, y1]].map(|it| self.point(it, page));
        // The corners of a crooked word span more than it: the middles of its sides do not.
        let middle = |one: usize, other: usize| {
            let (one, other) = (corners[one], corners[other]);
            [f32::midpoint(one[0], other[0]), f32::midpoint(one[1], other[1])]
        };
        let sides = [middle(0, 1), middle(2, 3), middle(0, 2), middle(1, 3)];
        let (xs, ys) = (sides.map(|it| it[0]), sides.map(|it| it[1]));
        let min = |it: [f32; 4]| it.into_iter().fold(f32::INFINITY, f32::min);
        let max = |it: [f32; 4]| it.into_iter().fold(f32::NEG_INFINITY, f32::max);
        [min(xs), min(ys), max(xs), max(ys)]
    }

    /// The place on the page of a place on the upright page.
    fn point(self, [x, y]: [f32; 2], (width, height): (f32, f32)) -> [f32; 2] {
        let (upright_width, upright_height) = self.size((width, height));
        let (sin, cos) = self.angle.sin_cos();
        let (dx, dy) = (x - upright_width / 2.0, y - upright_height / 2.0);
        let x = cos * dx + sin * dy + upright_width / 2.0;
        let y = cos * dy - sin * dx + upright_height / 2.0;
        match self.turn {
            Turn::None => [x, y],
            Turn::Around => [width - x, height - y],
            Turn::Right => [y, height - x],
            Turn::Left => [width - y, x],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gets_back_to_the_page() {
        let image = GreyImage { width: 4, height: 2, dpi: 300, pixels: vec![255; 8] };
        let way = |turn| Upright::new(&image, turn).way;
        let back = |turn| {
            let area = way(turn).on_page([0.0, 0.0, 10.0, 5.0], (400.0, 200.0));
            area.map(|it| it.round() as i32)
        };
        assert_eq!(back(Turn::None), [0, 0, 10, 5]);
        assert_eq!(back(Turn::Around), [390, 195, 400, 200]);
        // The top left of the page turned right is its bottom left.
        assert_eq!(back(Turn::Right), [0, 190, 5, 200]);
        assert_eq!(back(Turn::Left), [395, 0, 400, 10]);
    }
}
