//! What an address asks of the coverage.

use ratlas_library::{CoverageFilter, Dimension, SearchQuery};
use ratlas_model::Genre;

use super::address::Address;
use super::fields::{coded, number, text, texts};

/// Dimensions that coverage is counted by.
pub(crate) const ROWS: [Dimension; 4] =
    [Dimension::City, Dimension::Year, Dimension::Genre, Dimension::State];

/// The papers an address asks for.
pub(crate) fn filter(address: &Address) -> CoverageFilter {
    let year = |names| number(address, names).and_then(|it| i64::try_from(it).ok());
    CoverageFilter {
        cities: texts(address, ["stadt", "city"]),
        genres: coded(address, ["art", "genre"], "genre", |it| it.parse::<Genre>().ok()),
        from: year(["von", "from"]),
        to: year(["bis", "to"]),
    }
}

/// By what they are counted: by city if nothing else is asked for.
pub(crate) fn by(address: &Address) -> Dimension {
    let asked = text(address, ["nach", "by"]).unwrap_or_default();
    let asked = ratlas_present::value("facet", &asked);
    ROWS.into_iter().find(|it| Some(it.as_str()) == asked).unwrap_or(Dimension::City)
}

/// The question whose papers are those of a filter.
pub(crate) fn query(filter: &CoverageFilter) -> SearchQuery {
    let mut query = SearchQuery { fold: false, facets: false, ..SearchQuery::default() };
    query.filters.city.clone_from(&filter.cities);
    query.filters.genre.clone_from(&filter.genres);
    query.filters.from = filter.from.map(|it| it.to_string());
    query.filters.to = filter.to.map(|it| it.to_string());
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses() {
        let address =
            Address::of(&"/abdeckung?stadt=Ulm&von=2019&nach=Art&bis=bald".parse().unwrap());
        let found = filter(&address);
        assert_eq!(
            (found.cities, found.from, found.to),
            (vec!["Ulm".to_owned()], Some(2019), None)
        );
        assert_eq!(by(&address), Dimension::Genre);
        assert_eq!(by(&Address::new("/abdeckung")), Dimension::City);
    }
}
