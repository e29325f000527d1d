//! How much of a PDF is read. Each limit is far above any paper and stops files made to harm.

/// Pages that are read; the thickest papers, city budgets, have about 2,000.
pub(super) const MAX_PAGES: usize = 5_000;

/// Characters of one page; a page of a newspaper in small print has about 30,000.
pub(super) const MAX_PAGE_GLYPHS: usize = 300_000;

/// Characters of a file; 5,000 full pages have about 15 million.
pub(super) const MAX_GLYPHS: usize = 20_000_000;

/// Drawing steps of one page, path points counted; a zoning map has about 2 million.
pub(super) const MAX_PAGE_STEPS: usize = 20_000_000;

/// Drawing steps of a file; 5,000 pages of text with tables have about 20 million.
pub(super) const MAX_STEPS: usize = 200_000_000;

/// Rulings of one page that are kept; cells drawn piece by piece have about 5,000.
pub(super) const MAX_PAGE_RULINGS: usize = 50_000;

/// Shaded areas of one page that are kept; forms have about 50.
pub(super) const MAX_PAGE_PANELS: usize = 1_000;

/// Bytes of one unpacked stream; the largest page of a paper, a vector map, has about 60 MB.
pub(super) const MAX_UNPACKED: u64 = 256 << 20;

/// Pixels of a page drawn for recognition: A3 with 300 to an inch has 17 million; larger ones, such
/// as plans, are drawn smaller. Each takes four bytes, in every worker.
pub(super) const MAX_RENDERED_PIXELS: f32 = 24e6;

/// Pixels of a side of a page drawn for recognition: the recogniser takes up to 32,767.
pub(super) const MAX_RENDERED_SIDE: f32 = 20_000.0;

/// Pixels of a page drawn for people: A4 at the greatest width has 5.7 million.
pub(super) const MAX_DRAWN_PIXELS: f32 = 8e6;

/// Pixels of one embedded picture of a page drawn for recognition; A2 with 600 to an inch has 140
/// million. It is unpacked as a whole.
pub(super) const MAX_PICTURE_PIXELS: u64 = 150_000_000;

/// Drawing steps of a page drawn for recognition: filling takes longer than taking down.
pub(super) const MAX_RENDERED_STEPS: usize = 3_000_000;
/// Codes a composite font gives widths to: they have two bytes, and some programs give them twice.
pub(super) const MAX_FONT_CODES: u64 = 4 << 16;
