use super::*;

const MOTION: &str = "Der Stadtrat möge beschließen, dass die Verwaltung bis zum Herbst ein Konzept \
    für einen Runden Tisch vorlegt, an dem Vereine, Schulen und Betriebe über Sprachkurse, \
    Wohnungen und Arbeit für Zugewanderte beraten. Der Runde Tisch soll viermal im Jahr tagen und \
    dem Integrationsrat berichten. Die Mittel dafür sind im nächsten Haushalt bereitzustellen. \
    Begründung: Viele Einrichtungen wissen zu wenig voneinander. Ein fester Ort für den Austausch \
    hilft allen, die sich um das Zusammenleben in unserer Stadt kümmern.";

const FORM: &str = "Sehr geehrte Damen und Herren, hiermit laden wir Sie herzlich zur Eröffnung der \
    neuen Beratungsstelle im Stadtteil Nordend am 3. Mai ein. Die Beratungsstelle hilft Menschen, \
    die neu in der Stadt sind, bei Fragen zu Wohnung, Arbeit, Schule und Gesundheit. Für das \
    leibliche Wohl ist gesorgt. Bitte geben Sie uns bis eine Woche vorher Bescheid, ob wir mit \
    Ihrer Teilnahme rechnen dürfen. Mit freundlichen Grüßen, das Team der Beratungsstelle";

fn pages(text: &str) -> Vec<PageText> {
    vec![PageText { number: 1, text: text.to_owned(), ..PageText::default() }]
}

fn head(genre: Genre) -> Head {
    Head { genre, city: None, number: None, date: None, title: None }
}

fn numbered(number: &str) -> Head {
    Head { number: Some(number.to_owned()), ..head(Genre::Motion) }
}

fn titled(title: &str) -> Head {
    Head { title: Some(title.to_owned()), ..head(Genre::Motion) }
}

fn are_versions(one: (&Head, &str), other: (&Head, &str)) -> bool {
    let (text, others) = (Text::of(&pages(one.1)), Text::of(&pages(other.1)));
    let found = text.is_version_of(one.0, &others, other.0);
    assert_eq!(found, others.is_version_of(other.0, &text, one.0), "the same both ways");
    one.0.may_be(other.0) && found
}

/// Whether two texts whose heads say nothing are versions of one paper.
#[track_caller]
fn check(one: &str, other: &str, expected: bool) {
    let head = head(Genre::Motion);
    assert_eq!(are_versions((&head, one), (&head, other)), expected);
}

#[test]
fn drafts_and_prints() {
    check(MOTION, &format!("ENTWURF Fraktion im Rathaus {MOTION} gezeichnet"), true);
    let edited = MOTION.replace("viermal im Jahr tagen", "zweimal jährlich zusammenkommen");
    check(MOTION, &edited, true);
    check(MOTION, &MOTION.replace("Zugewanderte beraten", "Zuge-\nwanderte  BERATEN"), true);
}

#[test]
fn misread_scans() {
    let misread = MOTION
        .replace("Verwaltung", "Verwa1tung")
        .replace("Stadtrat", "Stadtrai")
        .replace("Integrationsrat", "lntegrationsrat")
        .replace("fester", "fesler");
    check(MOTION, &misread, true);
}

#[test]
fn other_papers() {
    let half = &MOTION[..MOTION.len() / 2];
    check(
        MOTION,
        &format!(
            "{half} Das soll die Verwaltung im Laufe der Zeit noch prüfen und dann \
        berichten, welche Kosten es gibt und welche Räume sich dafür eignen."
        ),
        false,
    );
    check(MOTION, FORM, false);
}

#[test]
fn forms_with_other_names_and_numbers() {
    check(FORM, &FORM.replace("Nordend", "Hafenviertel"), false);
    check(FORM, &FORM.replace("3. Mai", "17. Juni"), false);
    check(FORM, &FORM.replace("3. Mai", "4. Mai"), false);
}

#[test]
fn heads_that_differ() {
    let versions = |one: &Head, other: &Head| are_versions((one, MOTION), (other, MOTION));
    let edited = MOTION.replace('3', "4");
    assert!(versions(&numbered("a.1"), &numbered("a.1")));
    assert!(versions(&numbered("a.1"), &head(Genre::Motion)));
    assert!(!versions(&numbered("a.1"), &numbered("a.2")));
    assert!(!versions(&head(Genre::Motion), &head(Genre::Amendment)));
    assert!(versions(&head(Genre::Motion), &head(Genre::Other)));
    let titles = [titled("Runder Tisch Mitte"), titled("Runder Tisch Nord")];
    assert!(!are_versions((&titles[0], MOTION), (&titles[1], &edited)));
    let longer = titled("Antrag: Runder Tisch Mitte");
    assert!(are_versions((&titles[0], MOTION), (&longer, &edited)));
}

#[test]
fn near_texts_share_a_band() {
    let signature = |text: &str| Signature::of(&pages(text)).unwrap();
    let (one, same) = (signature(MOTION), signature(&MOTION.replace(' ', "\n")));
    assert_eq!(one, same);
    assert_eq!(Signature::from_bytes(&one.bytes()), Some(one.clone()));
    assert_eq!(Signature::from_bytes(&one.bytes()[1..]), None);
    let near = signature(&MOTION.replace("viermal im Jahr", "zweimal im Monat"));
    assert!(one.is_near(&near));
    assert!(one.bands().any(|it| near.bands().any(|other| it == other)));
    let other = signature(FORM);
    assert!(!one.is_near(&other));
    assert!(!one.bands().any(|it| other.bands().any(|band| it == band)));
    assert_eq!(Signature::of(&pages("Anlage 1")), None);
}
