//! Fields of forms, by their German and English names.

use ratlas_library::Filters;

use super::address::Address;

/// Longer values are no names, numbers or dates.
const MAX_VALUE: usize = 200;

/// The values of a field, by any of its names, without blanks around them.
pub(crate) fn texts(address: &Address, names: [&str; 2]) -> Vec<String> {
    let values = address.pairs.iter().filter(|it| names.contains(&it.0.as_str()));
    let values = values.map(|it| it.1.trim()).filter(|it| !it.is_empty() && it.len() <= MAX_VALUE);
    values.map(str::to_owned).collect()
}

/// The first of them.
pub(crate) fn text(address: &Address, names: [&str; 2]) -> Option<String> {
    texts(address, names).into_iter().next()
}

/// A number.
pub(crate) fn number(address: &Address, names: [&str; 2]) -> Option<usize> {
    text(address, names)?.parse().ok()
}

/// Values of a closed list, by any word for them; others are left out.
pub(crate) fn coded<T>(
    address: &Address,
    names: [&str; 2],
    list: &str,
    parsed: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let values = texts(address, names).into_iter();
    values.filter_map(|it| parsed(ratlas_present::value(list, &it)?)).collect()
}

/// A day, a month or a year in EDTF, however people write it; `None` for what is none.
pub(crate) fn date(address: &Address, names: [&str; 2]) -> Option<String> {
    let mut filters = Filters::default();
    filters.add("from", &text(address, names)?).ok()?;
    filters.from
}

/// The address of a search that only narrows: `[("stadt", "Ulm")]`.
pub(crate) fn narrowed(pairs: &[(&str, &str)]) -> String {
    let mut res = Address::new("/");
    res.pairs.extend(pairs.iter().map(|it| (it.0.to_owned(), it.1.to_owned())));
    res.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_by_any_name() {
        let address = Address::of(
            &"/register?stadt=+Ulm+&city=Bonn&von=12.2020&bis=bald&art=Antrag&art=x"
                .parse()
                .unwrap(),
        );
        assert_eq!(texts(&address, ["stadt", "city"]), ["Ulm", "Bonn"]);
        assert_eq!(date(&address, ["von", "from"]).as_deref(), Some("2020-12"));
        assert_eq!(date(&address, ["bis", "to"]), None);
        let genres = coded(&address, ["art", "genre"], "genre", |it| Some(it.to_owned()));
        assert_eq!(genres, ["motion"]);
    }

    #[test]
    fn searches_are_addresses() {
        assert_eq!(narrowed(&[("stadt", "Ulm")]), "/?stadt=Ulm");
    }
}
