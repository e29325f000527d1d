//! What an address asks of sittings, bodies and topics.

use ratlas_library::{BodyQuery, MeetingQuery, TopicQuery, city_slug};

use super::address::Address;
use super::fields::{date, text, texts};

/// Whether a city is among those that are asked for, by name or as a part of an address.
pub(crate) fn names_city(asked: &[String], city: &str) -> bool {
    asked.iter().any(|it| it == city || *it == city_slug(city))
}

/// The sittings an address asks for; which page of them is decided elsewhere.
pub(crate) fn meetings(address: &Address) -> MeetingQuery {
    MeetingQuery {
        cities: texts(address, ["stadt", "city"]),
        body: text(address, ["gremium", "body"]),
        from: date(address, ["von", "from"]),
        to: date(address, ["bis", "to"]),
        ..MeetingQuery::default()
    }
}

/// The bodies an address asks for.
pub(crate) fn bodies(address: &Address) -> BodyQuery {
    BodyQuery { cities: texts(address, ["stadt", "city"]) }
}

/// The topics an address asks for.
pub(crate) fn topics(address: &Address) -> TopicQuery {
    TopicQuery {
        cities: texts(address, ["stadt", "city"]),
        from: date(address, ["von", "from"]),
        to: date(address, ["bis", "to"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_languages() {
        let of = |it: &str| meetings(&Address::of(&it.parse().unwrap()));
        let german = of("/sitzungen?stadt=Ulm&gremium=rat&von=2020&bis=12.2021");
        assert_eq!(german, of("/sitzungen?city=Ulm&body=rat&from=2020&to=2021-12"));
        assert_eq!(german.to.as_deref(), Some("2021-12"));
    }
}
