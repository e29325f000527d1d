//! Who asks, and how answers are shown to them.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use ratlas_present::{Lang, word};

use crate::app::App;
use crate::guard::access::User;
pub(crate) use crate::guard::cookies::value as cookie;
use crate::state::address::Address;

/// The cookie that keeps the language.
pub(crate) const LANG_COOKIE: &str = "ratlas-lang";

/// Who asks: every page is made for one. Templates call it `reader`.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question templates ask")]
pub(crate) struct Reader {
    /// The language of the page.
    pub(crate) lang: Lang,
    /// What was asked for.
    pub(crate) address: Address,
    /// The name the proxy or the token gives; `None` where everybody may ask.
    pub(crate) user: Option<String>,
    /// What forms of this reader are known by.
    pub(crate) form_token: String,
    /// Whether searches may be kept.
    pub(crate) saving: bool,
    /// Whether files may be sent.
    pub(crate) uploads: bool,
    /// Whether the papers are invented.
    pub(crate) is_demo: bool,
    /// Whether there is a session to end.
    pub(crate) can_leave: bool,
}

impl Reader {
    /// The code of the language, as HTML writes it.
    pub(crate) fn code(&self) -> &'static str {
        self.lang.pick("de", "en")
    }

    /// The one of two texts in the language of the reader.
    pub(crate) fn pick<'a>(&self, german: &'a str, english: &'a str) -> &'a str {
        self.lang.pick(german, english)
    }

    /// The word for a value of a list, e.g. `genre`, `motion`.
    pub(crate) fn word<'a>(&self, list: &str, value: &'a str) -> &'a str {
        word(self.lang, list, value)
    }

    /// A date or a part of one as people write it.
    pub(crate) fn date(&self, edtf: &str) -> String {
        ratlas_present::date(self.lang, edtf)
    }

    /// A number with its thousands set apart.
    pub(crate) fn number(&self, number: impl Counted) -> String {
        self.lang.number(number.counted())
    }

    /// A number of things with its noun, given in German and English, one and many: `1 Treffer`, `2 papers`.
    pub(crate) fn count(&self, number: impl Counted, nouns: &[&str; 4]) -> String {
        let [one, many, one_english, many_english] = nouns;
        let noun = match number.counted() {
            1 => self.pick(one, one_english),
            _ => self.pick(many, many_english),
        };
        format!("{} {noun}", self.number(number))
    }

    /// Words in the quotation marks of the language.
    pub(crate) fn quoted(&self, words: &str) -> String {
        self.lang.quoted(words)
    }

    /// Whether the page belongs to the part of the site that begins with `path`.
    pub(crate) fn is_in(&self, path: &str) -> bool {
        match path {
            "/" => self.address.path == "/",
            path => self.address.path.starts_with(path),
        }
    }

    /// The same page in the other language.
    pub(crate) fn other_language(&self) -> String {
        self.address.with("lang", self.lang.pick("en", "de"))
    }
}

impl FromRequestParts<App> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Reader, Infallible> {
        let address = Address::of(&parts.uri);
        let user = parts.extensions.get::<User>().cloned();
        Ok(Reader {
            lang: lang(&address, &parts.headers),
            form_token: app.forms.token_of(&parts.headers),
            user: user.as_ref().and_then(|it| it.name.clone()),
            can_leave: user.is_some_and(|it| it.has_session),
            saving: app.options.saving,
            uploads: app.options.uploads,
            is_demo: app.options.is_demo,
            address,
        })
    }
}

/// A number of things, as templates have it.
pub(crate) trait Counted {
    /// The number.
    fn counted(&self) -> u64;
}

macro_rules! counted {
    ($($number:ty),+) => {
        $(impl Counted for $number {
            fn counted(&self) -> u64 {
                u64::try_from(*self).unwrap_or_default()
            }
        })+
    };
}

counted!(u32, u64, usize, i64);

impl<T: Counted + ?Sized> Counted for &T {
    fn counted(&self) -> u64 {
        (**self).counted()
    }
}

/// The language of the address, else of the cookie, else of the browser, else German.
fn lang(address: &Address, headers: &HeaderMap) -> Lang {
    let named = |name: &str| Lang::named(name);
    let asked = address.value("lang").and_then(named);
    let kept = || cookie(headers, LANG_COOKIE).and_then(named);
    asked.or_else(kept).unwrap_or_else(|| of_browser(headers))
}

/// The first language a browser lists that pages are written in.
fn of_browser(headers: &HeaderMap) -> Lang {
    let listed = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
    let mut codes = listed.unwrap_or_default().split(',').take(20);
    let code = |it: &str| it.trim().get(..2).map(str::to_ascii_lowercase);
    codes.find_map(|it| Lang::named(&code(it)?)).unwrap_or(Lang::De)
}
