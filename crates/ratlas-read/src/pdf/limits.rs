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

/// Bytes of one unpacked stream; the largest page of a paper, a vector map, has about 60 MB.
pub(super) const MAX_UNPACKED: u64 = 256 << 20;

/// Codes a composite font gives widths to: they have two bytes, and some programs give them twice.
pub(super) const MAX_FONT_CODES: u64 = 4 << 16;
