//! The permanent address of a paper: its city and its number.

use ratlas_german::reference_key;
use ratlas_model::Record;

use super::slug::slug;
use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::rooms::addresses;

/// Where a paper is found as long as its city and its number are: `muenchen/20-26-B-01322`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permalink {
    /// The city: lower-case ASCII letters, digits and hyphens, umlauts spelled out.
    pub city: String,
    /// The number: letters and digits as printed, everything between them a hyphen. Letters with marks
    /// are spelled out; those of other scripts stay.
    pub number: String,
}

/// No city writes longer numbers; what is longer was misread.
const MAX_NUMBER: usize = 120;

/// The address of a paper; `None` for one without city or number, and where the number has no letter
/// and no digit.
///
/// Several papers may share an address: versions and copies, and cities that use a number twice.
///
/// # Examples
///
/// ```
/// use ratlas_library::city_slug;
///
/// assert_eq!(city_slug("Mülheim an der Ruhr"), "muelheim-an-der-ruhr");
/// ```
pub fn permalink(record: &Record) -> Option<Permalink> {
    address(&record.place.as_ref()?.name, &record.reference.as_ref()?.number)
}

/// A city as a part of an address.
pub fn city_slug(city: &str) -> String {
    slug(city)
}

/// The address of a number in a city.
pub(crate) fn address(city: &str, number: &str) -> Option<Permalink> {
    let city = city_slug(city);
    let number = number_slug(number)?;
    (!city.is_empty()).then_some(Permalink { city, number })
}

/// A number that has the key of the printed one.
fn number_slug(number: &str) -> Option<String> {
    let key = reference_key(number);
    if key.is_empty() || number.len() > MAX_NUMBER {
        return None;
    }
    let folded;
    let printed = if number.is_ascii() {
        number
    } else {
        folded = ratlas_german::fold(number);
        folded.as_str()
    };
    // What nobody sees, such as a soft hyphen, stands within words.
    let visible: String =
        printed.chars().filter(|it| it.is_ascii() || it.is_alphanumeric()).collect();
    let slugs = [hyphenated(printed), hyphenated(&visible)];
    slugs.into_iter().find(|it| reference_key(it) == key)
}

fn hyphenated(text: &str) -> String {
    let parts = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    parts.collect::<Vec<&str>>().join("-")
}

impl Library {
    /// The ids of the papers at an address, newest first, copies behind their originals; none if there
    /// are none. The number may be spelled in any way; only a paper's own number counts.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn papers_at(&self, city: &str, number: &str) -> Result<Vec<String>, LibraryError> {
        let key = reference_key(number);
        if key.is_empty() {
            return Ok(Vec::new());
        }
        let connection = &self.store.connection;
        let cities = self.meant_cities(&[city.to_owned()])?.unwrap_or_default();
        addresses::papers(connection, &cities, &key).within(self.dir())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_addresses_and_keep_their_key() {
        for (number, expected) in [
            ("20-26 / B 01322", Some("20-26-B-01322")),
            ("A0134/21", Some("A0134-21")),
            ("2689-73 (III) 03", Some("2689-73-III-03")),
            ("ÄA0012/21", Some("aea0012-21")),
            ("Ä\u{AD}A0012/21", Some("aea0012-21")),
            ("V\u{2011}12 \u{2013} 3", Some("v-12-3")),
            ("№ 7", Some("no-7")),
            (" / ", None),
            ("", None),
        ] {
            assert_eq!(number_slug(number).as_deref(), expected, "{number}");
        }
        assert_eq!(number_slug(&"a1".repeat(1000)), None);
    }
}
