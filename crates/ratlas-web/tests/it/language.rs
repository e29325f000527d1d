//! The language of pages.

use crate::desk::Desk;

#[test]
fn address_cookie_browser_german() {
    let server = Desk::new().server();
    let language = |address: &str, headers: &[(&str, &str)]| {
        let answer = server.get_with(address, headers);
        let after = answer.text().split_once("<html lang=\"").unwrap().1;
        after.split_once('"').unwrap().0.to_owned()
    };
    let english = ("accept-language", "en-GB,en;q=0.9,de;q=0.8");
    let cookie = ("cookie", "other=1; ratlas-lang=en");
    assert_eq!(language("/hilfe", &[]), "de");
    assert_eq!(language("/hilfe", &[("accept-language", "fr-FR,tr")]), "de");
    assert_eq!(language("/hilfe", &[("accept-language", "fr-FR, en;q=0.5")]), "en");
    assert_eq!(language("/hilfe", &[english]), "en");
    assert_eq!(language("/hilfe", &[english, ("cookie", "ratlas-lang=de")]), "de");
    assert_eq!(language("/hilfe", &[cookie]), "en");
    assert_eq!(language("/hilfe?lang=de", &[cookie, english]), "de");
    // What is no language is not asked for.
    assert_eq!(language("/hilfe?lang=%22%3E", &[("cookie", "ratlas-lang=x; ;=;")]), "de");
    assert_eq!(language("/nowhere", &[english]), "en");
}

#[test]
fn is_kept_where_it_is_asked_for() {
    let server = Desk::new().server();
    let answer = server.get("/hilfe?lang=en");
    assert_eq!(answer.cookie("ratlas-lang").unwrap(), "ratlas-lang=en");
    assert_eq!(server.get("/hilfe").cookie("ratlas-lang"), None);
    assert_eq!(
        server.get("/hilfe?lang=%0d%0aX:1").cookie("ratlas-lang").unwrap(),
        "ratlas-lang=de"
    );
}
