//! Style, script and icon: part of the program, under addresses that change with them.

use std::io::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::answer::typed;
use crate::failure::Failure;

const STYLE: &str = concat!(
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/search.css"),
    include_str!("../assets/css/paper.css"),
    include_str!("../assets/css/tables.css"),
    include_str!("../assets/css/print.css"),
);

const SCRIPT: &str = concat!(
    include_str!("../assets/js/keys.js"),
    include_str!("../assets/js/search.js"),
    include_str!("../assets/js/paper.js"),
    include_str!("../assets/js/drop.js"),
);

const ICON: &str = include_str!("../assets/icon.svg");

/// What the addresses change with.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    for part in [STYLE, SCRIPT, ICON] {
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
});

/// The address of a part, e.g. `ratlas.css`.
pub(crate) fn address(name: &str) -> String {
    format!("/statisch/{}/{name}", *VERSION)
}

/// A part, and the same packed for those who can unpack it: with it each page is a third smaller.
struct Part {
    name: &'static str,
    media_type: &'static str,
    plain: &'static str,
    packed: Vec<u8>,
}

static PARTS: LazyLock<[Part; 3]> = LazyLock::new(|| {
    [
        ("ratlas.css", "text/css; charset=utf-8", STYLE),
        ("ratlas.js", "text/javascript; charset=utf-8", SCRIPT),
        ("ratlas.svg", "image/svg+xml", ICON),
    ]
    .map(|(name, media_type, plain)| Part { name, media_type, plain, packed: packed(plain) })
});

fn packed(plain: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Nothing fails that is written to memory; if it did, the part would go out as it is.
    let written = encoder.write_all(plain.as_bytes()).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

/// Gives a part. Of whatever version it is asked for: only the present one is linked.
pub(crate) async fn asset(
    Path((version, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(part) = PARTS.iter().find(|it| it.name == name) else {
        return Failure::NotFound.into_response();
    };
    let is_packed = unpacks(&headers) && !part.packed.is_empty();
    let mut res = if is_packed {
        typed(part.media_type, part.packed.clone())
    } else {
        typed(part.media_type, part.plain)
    };
    if is_packed {
        res.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    res.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if version == *VERSION {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        res.headers_mut().insert(header::CACHE_CONTROL, forever);
    }
    res
}

/// `/favicon.ico`: the icon where no page says which.
pub(crate) async fn icon() -> Response {
    typed("image/svg+xml", ICON)
}

/// Whether who asks can unpack; one who weighs encodings with numbers is given what all can read.
fn unpacks(headers: &HeaderMap) -> bool {
    let told = headers.get(header::ACCEPT_ENCODING).and_then(|it| it.to_str().ok());
    told.is_some_and(|it| it.split(',').any(|it| it.trim().eq_ignore_ascii_case("gzip")))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn headers(told: &'static str) -> HeaderMap {
        [(header::ACCEPT_ENCODING, HeaderValue::from_static(told))].into_iter().collect()
    }

    #[test]
    fn packed_parts_are_the_parts() {
        for part in PARTS.iter() {
            let mut unpacked = String::new();
            flate2::read::GzDecoder::new(part.packed.as_slice())
                .read_to_string(&mut unpacked)
                .unwrap();
            assert_eq!(unpacked, part.plain);
            assert!(part.packed.len() < part.plain.len(), "{}", part.name);
        }
    }

    #[test]
    fn packs_for_those_who_unpack() {
        assert!(unpacks(&headers("gzip, deflate, br, zstd")));
        assert!(unpacks(&headers("br,GZIP")));
        for told in ["", "identity", "gzip;q=0", "gzipped", "*"] {
            assert!(!unpacks(&headers(told)), "{told}");
        }
        assert!(!unpacks(&HeaderMap::new()));
    }
}
