//! Forms of this server and of pages elsewhere.

use ratlas_web::Access;

use crate::desk::Desk;

const OWN: (&str, &str) = ("origin", "http://localhost:7171");

fn desk() -> Desk {
    Desk::new().with(|it| it.access = Access::Token("geheim-und-lang-genug".to_owned()))
}

#[test]
fn only_own_forms_are_taken() {
    let desk = desk();
    let (server, other) = (desk.server(), desk.server());
    let page = server.get("/anmelden");
    let cookie = page.cookie("ratlas-form").unwrap();
    let own = format!("form={}&token=geheim-und-lang-genug", page.field("form"));
    let foreign =
        format!("form={}&token=geheim-und-lang-genug", other.get("/anmelden").field("form"));
    let cookie = ("cookie", cookie.as_str());
    let status = |headers: &[(&str, &str)], form: &str| {
        server.post("/anmelden", headers, form).status.as_u16()
    };
    assert_eq!(status(&[cookie, OWN], &own), 303);
    assert_eq!(status(&[cookie, OWN, ("sec-fetch-site", "same-origin")], &own), 303);
    assert_eq!(status(&[cookie], &own), 303);

    assert_eq!(status(&[cookie, OWN], "token=geheim-und-lang-genug"), 403);
    assert_eq!(status(&[cookie, OWN], "form=&token=geheim-und-lang-genug"), 403);
    assert_eq!(status(&[cookie, OWN], &foreign), 403);
    assert_eq!(status(&[OWN], &own), 403);
    assert_eq!(status(&[("cookie", "ratlas-form="), OWN], &own), 403);
    for origin in ["https://evil.example", "null", "http://localhost:7171.evil.example", ""] {
        assert_eq!(status(&[cookie, ("origin", origin)], &own), 403, "{origin}");
    }
    assert_eq!(status(&[cookie, OWN, ("origin", "https://evil.example")], &own), 403);
    for site in ["cross-site", "same-site", "x"] {
        assert_eq!(status(&[cookie, OWN, ("sec-fetch-site", site)], &own), 403, "{site}");
    }
}

#[test]
fn from_elsewhere_no_route_is_reached() {
    let server = desk().server();
    let headers =
        [("authorization", "Bearer geheim-und-lang-genug"), ("origin", "https://evil.example")];
    assert_eq!(server.post("/nowhere", &headers, "").status, 403);
    assert_eq!(server.post("/nowhere", &headers[..1], "").status, 404);
}

#[test]
fn cookies_are_for_this_server_alone() {
    let server = desk().server();
    let page = server.get("/anmelden?lang=en");
    let cookie = page.cookie("ratlas-form").unwrap();
    let form = format!("form={}&token=geheim-und-lang-genug", page.field("form"));
    let https = ("x-forwarded-proto", "https");
    let entered = server.post("/anmelden", &[("cookie", &cookie), https], &form);
    let cookies = [page.headers.get_all("set-cookie"), entered.headers.get_all("set-cookie")];
    let cookies: Vec<&str> = cookies.into_iter().flatten().map(|it| it.to_str().unwrap()).collect();
    assert_eq!(cookies.len(), 3, "{cookies:?}");
    for cookie in cookies {
        for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(flag), "{cookie}");
        }
        assert_eq!(cookie.contains("; Secure"), cookie.starts_with("ratlas-session="), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}

#[test]
fn what_is_sent_is_limited_before_anybody_is_known() {
    let server = desk().server();
    let page = server.get("/anmelden");
    let cookie = page.cookie("ratlas-form").unwrap();
    let form = format!("form={}&token={}", page.field("form"), "x".repeat(9_000));
    let answer = server.post("/anmelden", &[("cookie", &cookie)], &form);
    answer.assert_page(413, "</html>");
}

#[test]
fn forms_that_cannot_be_read() {
    let server = desk().server();
    for form in ["", "form=1", "form=%ff&token=%ff", "token[]=1", "{}"] {
        let status = server.post("/anmelden", &[OWN], form).status;
        assert!(status.is_client_error(), "{form}: {status}");
    }
}
