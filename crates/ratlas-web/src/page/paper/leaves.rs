//! A paper cut into what is shown at once: pages, or parts of pages that are too long for a browser.

use std::ops::Range;

use ratlas_model::PageText;

/// A page of print has a tenth of it; texts without pages are one page, however long.
const MAX_LEAF_BYTES: usize = 20_000;

/// Text of one view, in bytes: with its marks and the facts beside it, it stays a light page.
const MAX_VIEW_BYTES: usize = 32_000;

/// Leaves of one view. Pictures come one by one as the reader gets to them.
const MAX_VIEW_LEAVES: usize = 10;

/// A page, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// Where its page is in the texts.
    pub(crate) idx: usize,
    /// The number of the page.
    pub(crate) page: u32,
    /// Which part of the page, from 1.
    pub(crate) part: u32,
    /// Bytes of the page's text.
    pub(crate) span: Range<usize>,
}

/// The leaves of a paper in the views that show them.
#[derive(Debug)]
pub(crate) struct Leaves {
    leaves: Vec<Leaf>,
    /// Leaves of each view.
    views: Vec<Range<usize>>,
}

impl Leaves {
    /// Whole pages, as pictures show them.
    pub(crate) fn of_pages(pages: &[PageText]) -> Leaves {
        let whole = |(idx, it): (usize, &PageText)| leaf(idx, it, 1, 0..it.text.len());
        let leaves: Vec<Leaf> = pages.iter().enumerate().map(whole).collect();
        let starts = (0..leaves.len()).step_by(MAX_VIEW_LEAVES);
        let views = starts.map(|it| it..leaves.len().min(it + MAX_VIEW_LEAVES)).collect();
        Leaves { leaves, views }
    }

    /// Pages as text; long ones in parts.
    pub(crate) fn of_texts(pages: &[PageText]) -> Leaves {
        let mut leaves = Vec::new();
        for (idx, page) in pages.iter().enumerate() {
            let parts = (1..).zip(parts(&page.text));
            leaves.extend(parts.map(|(part, span)| leaf(idx, page, part, span)));
        }
        let mut views: Vec<Range<usize>> = Vec::new();
        let mut bytes = 0;
        for (idx, leaf) in leaves.iter().enumerate() {
            bytes += leaf.span.len();
            match views.last_mut() {
                Some(view) if bytes <= MAX_VIEW_BYTES && view.len() < MAX_VIEW_LEAVES => {
                    view.end = idx + 1;
                }
                _ => {
                    views.push(idx..idx + 1);
                    bytes = leaf.span.len();
                }
            }
        }
        Leaves { leaves, views }
    }

    /// The view that shows a part of a page, else the first.
    pub(crate) fn view_of(&self, page: u32, part: u32) -> usize {
        let asked = self.leaves.iter().position(|it| it.page == page && it.part == part);
        let asked = asked.or_else(|| self.leaves.iter().position(|it| it.page == page));
        asked.map_or(0, |it| self.view_with(it))
    }

    /// The leaf that holds a byte of a page.
    pub(crate) fn leaf_at(&self, page: u32, byte: usize) -> Option<(usize, &Leaf)> {
        let first = self.leaves.partition_point(|it| it.page < page);
        let mut of_page =
            self.leaves.iter().enumerate().skip(first).take_while(|it| it.1.page == page);
        let start = of_page.clone().next();
        of_page.find(|it| byte < it.1.span.end).or(start)
    }

    /// The view that a leaf is in.
    pub(crate) fn view_with(&self, leaf: usize) -> usize {
        self.views.partition_point(|it| it.end <= leaf)
    }

    /// The leaves of a view.
    pub(crate) fn in_view(&self, view: usize) -> &[Leaf] {
        self.views.get(view).and_then(|it| self.leaves.get(it.clone())).unwrap_or_default()
    }

    /// How many views there are.
    pub(crate) fn n_views(&self) -> usize {
        self.views.len()
    }

    /// The first leaf of a view.
    pub(crate) fn first_of(&self, view: usize) -> Option<&Leaf> {
        self.in_view(view).first()
    }
}

fn leaf(idx: usize, page: &PageText, part: u32, span: Range<usize>) -> Leaf {
    Leaf { idx, page: page.number, part, span }
}

/// A text in parts that end with lines, where there are any.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut res = Vec::new();
    let mut start = 0;
    while text.len() - start > MAX_LEAF_BYTES {
        let end = text.floor_char_boundary(start + MAX_LEAF_BYTES);
        let at_line = text[start..end].rfind('\n').map(|it| start + it + 1);
        // A line that fills half a part is no line.
        let end = at_line.filter(|it| it - start > MAX_LEAF_BYTES / 2).unwrap_or(end);
        res.push(start..end);
        start = end;
    }
    res.push(start..text.len());
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(number: u32, text: String) -> PageText {
        PageText { number, text, ..PageText::default() }
    }

    #[test]
    fn long_texts_are_cut_at_lines() {
        let text = "Zeile mit Umlauten äöü\n".repeat(3_000);
        let pages = [page(1, text.clone()), page(2, "kurz".to_owned())];
        let leaves = Leaves::of_texts(&pages);
        let mut at = 0;
        for view in 0..leaves.n_views() {
            for leaf in leaves.in_view(view).iter().filter(|it| it.page == 1) {
                assert_eq!(leaf.span.start, at);
                assert!(text[leaf.span.clone()].ends_with('\n'));
                at = leaf.span.end;
            }
        }
        assert_eq!(at, text.len());
        assert_eq!(leaves.view_of(1, 1), 0);
        assert_eq!(leaves.view_of(2, 1), leaves.n_views() - 1);
        let (idx, leaf) = leaves.leaf_at(1, 50_000).unwrap();
        assert!(leaf.span.contains(&50_000) && leaves.view_with(idx) > 0);
    }

    #[test]
    fn odd_texts() {
        let blob = page(1, "ä".repeat(50_000));
        let leaves = Leaves::of_texts(std::slice::from_ref(&blob));
        assert!(leaves.n_views() > 1);
        let none = Leaves::of_texts(&[]);
        assert!(none.in_view(0).is_empty() && none.leaf_at(1, 0).is_none());
        assert_eq!(none.view_of(4, 4), 0);
    }

    #[test]
    fn many_pages_are_several_views() {
        let pages: Vec<PageText> = (5..30).map(|it| page(it, String::new())).collect();
        let leaves = Leaves::of_pages(&pages);
        assert_eq!((leaves.n_views(), leaves.view_of(15, 1), leaves.view_of(99, 1)), (3, 1, 0));
        assert_eq!(leaves.first_of(2).map(|it| it.page), Some(25));
    }
}
