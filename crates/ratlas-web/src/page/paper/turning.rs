//! Which part of a paper is shown, and the ways to the others.

use crate::page::paper::facts::{PageMark, Shown};
use crate::page::paper::leaves::{Leaf, Leaves};
use crate::page::paper::load::Loaded;
use crate::page::paper::sheets::{self, Sheet};
use crate::state::address::Address;
use crate::state::paper::at_page;

/// Pages on which words were found that are listed.
const MAX_FOUND: usize = 40;

/// The ways to other pages and views.
#[derive(Debug)]
pub(crate) struct PageLinks {
    /// How many pages there are.
    pub(crate) total: usize,
    /// Whether pictures can be shown.
    pub(crate) has_pictures: bool,
    /// Whether it is the text that is shown.
    pub(crate) is_text: bool,
    /// The same in the other form.
    pub(crate) other: String,
    /// The view before.
    pub(crate) previous: Option<String>,
    /// The view behind.
    pub(crate) next: Option<String>,
    /// The pages on which words were found: number, how often, and the way there.
    pub(crate) found: Vec<(u32, usize, String)>,
    /// With or without how each fact is known.
    pub(crate) proofs: String,
}

/// A paper, opened at a place.
pub(crate) struct Turning<'a> {
    loaded: &'a Loaded,
    /// Without what does not belong to the place.
    address: Address,
    leaves: Leaves,
    view: usize,
    has_pictures: bool,
    is_text: bool,
}

impl<'a> Turning<'a> {
    /// Opens a paper at the page that is asked for, else at the first with words that were found.
    pub(crate) fn of(loaded: &'a Loaded, address: &Address) -> Turning<'a> {
        let original = loaded.original.as_ref();
        let has_pictures = original.is_ok_and(ratlas_library::Original::has_pictures);
        let is_text = loaded.state.is_text || !has_pictures;
        let pages = &loaded.paper.pages;
        let leaves = if is_text { Leaves::of_texts(pages) } else { Leaves::of_pages(pages) };
        let page = loaded.state.page.unwrap_or_else(|| first_found(loaded));
        let view = leaves.view_of(page, loaded.state.part);
        let address = address.without("lang");
        Turning { loaded, address, leaves, view, has_pictures, is_text }
    }

    /// What facts need to lead to their words.
    pub(crate) fn shown(&self) -> Shown<'_> {
        let Turning { loaded, address, leaves, view, .. } = self;
        Shown { pages: &loaded.paper.pages, leaves, view: *view, address }
    }

    /// The pages of the view. `sizes` are those of all pages in points, where they are known.
    pub(crate) fn sheets(&self, sizes: Option<&[[f32; 2]]>, marks: &[PageMark]) -> Vec<Sheet> {
        let sheet = |leaf: &Leaf| {
            let page = self.loaded.paper.pages.get(leaf.idx)?;
            if self.is_text {
                let found = self.loaded.found.get(leaf.idx).map_or(&[][..], Vec::as_slice);
                return Some(sheets::text(leaf, page, found, marks));
            }
            let idx = leaf.page.checked_sub(1).and_then(|it| usize::try_from(it).ok());
            let size = sizes.zip(idx).and_then(|(sizes, idx)| sizes.get(idx).copied());
            Some(sheets::picture(leaf, page, size, marks))
        };
        self.leaves.in_view(self.view).iter().filter_map(sheet).collect()
    }

    /// The ways to other pages and views.
    pub(crate) fn links(&self) -> PageLinks {
        let Turning { loaded, address, leaves, view, has_pictures, is_text } = self;
        let at = |view: usize| leaves.first_of(view).map(|it| at_page(address, it.page, it.part));
        let whole = address.without("teil");
        PageLinks {
            total: loaded.paper.pages.len(),
            has_pictures: *has_pictures,
            is_text: *is_text,
            other: if *is_text {
                whole.without("ansicht").without("view").to_string()
            } else {
                whole.with("ansicht", "text")
            },
            previous: view.checked_sub(1).and_then(at),
            next: Some(view + 1).filter(|it| *it < leaves.n_views()).and_then(at),
            found: self.found(),
            proofs: if loaded.state.proofs {
                address.without("belege").without("proofs").to_string()
            } else {
                address.with("belege", "ja")
            },
        }
    }

    fn found(&self) -> Vec<(u32, usize, String)> {
        let pages = self.loaded.paper.pages.iter().zip(&self.loaded.found);
        let found = pages.filter(|it| !it.1.is_empty()).take(MAX_FOUND);
        let link = |number| format!("{}#s{number}", at_page(&self.address, number, 1));
        found.map(|(page, spans)| (page.number, spans.len(), link(page.number))).collect()
    }
}

/// The page with the first word that was found, else the first.
fn first_found(loaded: &Loaded) -> u32 {
    let found = loaded.found.iter().position(|it| !it.is_empty()).unwrap_or(0);
    loaded.paper.pages.get(found).map_or(1, |it| it.number)
}
