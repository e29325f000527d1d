//! Style, script and icon: part of the program, under addresses that change with them.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

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

/// Gives a part. Of whatever version it is asked for: only the present one is linked.
pub(crate) async fn asset(Path((version, name)): Path<(String, String)>) -> Response {
    let mut res = match name.as_str() {
        "ratlas.css" => typed("text/css; charset=utf-8", STYLE),
        "ratlas.js" => typed("text/javascript; charset=utf-8", SCRIPT),
        "ratlas.svg" => typed("image/svg+xml", ICON),
        _ => return Failure::NotFound.into_response(),
    };
    if version == *VERSION {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        res.headers_mut().insert(header::CACHE_CONTROL, forever);
    }
    res
}
