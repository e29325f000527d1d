//! Pages of a long list.

use super::address::Address;
use super::fields;

/// Where in a list a reader is, and where it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turning {
    /// The page, from 1.
    pub(crate) at: usize,
    /// How many there are; at least one.
    pub(crate) of: usize,
    /// The address of the page before.
    pub(crate) before: Option<String>,
    /// The address of the page behind.
    pub(crate) behind: Option<String>,
}

/// The page an address asks for, from 1.
pub(crate) fn asked(address: &Address) -> usize {
    fields::number(address, ["seite", "page"]).unwrap_or(1).clamp(1, 1_000_000)
}

impl Turning {
    /// The pages of a list of `total` things, `each` on a page. A page behind the last is the last.
    pub(crate) fn new(address: &Address, total: usize, each: usize) -> Turning {
        let of = total.div_ceil(each.max(1)).max(1);
        let at = asked(address).min(of);
        let bare = address.without("page");
        let to = |page: usize| bare.with("seite", &page.to_string());
        Turning {
            before: (at > 1).then(|| to(at - 1)),
            behind: (at < of).then(|| to(at + 1)),
            at,
            of,
        }
    }

    /// How many things stand on the pages before.
    pub(crate) fn skipped(&self, each: usize) -> usize {
        (self.at - 1) * each
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_pages() {
        let address = Address::of(&"/sitzungen?stadt=Ulm&seite=2".parse().unwrap());
        let turning = Turning::new(&address, 101, 50);
        assert_eq!((turning.at, turning.of, turning.skipped(50)), (2, 3, 50));
        assert_eq!(turning.before.as_deref(), Some("/sitzungen?stadt=Ulm&seite=1"));
        assert_eq!(turning.behind.as_deref(), Some("/sitzungen?stadt=Ulm&seite=3"));
        let behind = Turning::new(&Address::of(&"/x?seite=999".parse().unwrap()), 0, 50);
        assert_eq!((behind.at, behind.of, behind.behind), (1, 1, None));
    }
}
