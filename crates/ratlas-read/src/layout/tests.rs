//! What always holds for a page, tried on pages made up of words and noise.

use expect_test::expect;
use proptest::prelude::*;

use super::*;

const WIDTH: f32 = 500.0;
const HEIGHT: f32 = 700.0;

/// Text set at a place, every character half as wide as it is high; blanks only move the pen.
fn set(glyphs: &mut Vec<Glyph>, x: f32, y: f32, size: f32, text: &str) {
    for (ch, column) in text.chars().zip(0u8..) {
        if ch != ' ' {
            let at = |column: f32| [x + column * 0.5 * size, y];
            let (origin, end) = (at(f32::from(column)), at(f32::from(column) + 1.0));
            glyphs.push(Glyph { ch, origin, end, size, invisible: false });
        }
    }
}

fn sheet(texts: &[(f32, f32, &str)]) -> Sheet {
    let mut glyphs = Vec::new();
    for (x, y, text) in texts {
        set(&mut glyphs, *x, *y, 10.0, text);
    }
    Sheet { width: WIDTH, height: HEIGHT, glyphs, ..Sheet::default() }
}

fn text(texts: &[(f32, f32, &str)]) -> String {
    page(&sheet(texts), false).text
}

/// Pages of words in any place and direction.
fn any_sheet() -> impl Strategy<Value = Sheet> {
    let line = (
        0u8..40,
        0u8..60,
        prop_oneof![Just(10.0f32), Just(8.0)],
        "[A-Za-z.•-]{1,8}( [a-zü]{1,9}){0,4}",
    );
    let ruling = (any::<bool>(), 0u8..50, 0u8..30, 1u8..30);
    let parts =
        (prop::collection::vec(line, 1..40), prop::collection::vec(ruling, 0..12), any::<bool>());
    parts.prop_map(|(lines, rulings, has_stamp)| {
        let mut glyphs = Vec::new();
        for (x, y, size, text) in lines {
            set(&mut glyphs, 10.0 * f32::from(x), 20.0 + 11.0 * f32::from(y), size, &text);
        }
        if has_stamp {
            let mut stamp = Vec::new();
            set(&mut stamp, 100.0, -480.0, 12.0, "Eingang 5");
            glyphs.extend(stamp.into_iter().map(|it| Glyph {
                origin: [-it.origin[1], it.origin[0]],
                end: [-it.end[1], it.end[0]],
                ..it
            }));
        }
        let ruling = |(is_horizontal, at, from, len): (bool, u8, u8, u8)| {
            let [at, from, len] = [at, from, len].map(|it| 12.0 * f32::from(it));
            Ruling { is_horizontal, at, from, to: from + len }
        };
        let rulings = rulings.into_iter().map(ruling).collect();
        Sheet { width: WIDTH, height: HEIGHT, glyphs, rulings, ..Sheet::default() }
    })
}

fn sorted(chars: impl Iterator<Item = char>) -> Vec<char> {
    let mut res: Vec<char> = chars.filter(|it| !it.is_whitespace()).collect();
    res.sort_unstable();
    res
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn spans_are_sound(sheet in any_sheet()) {
        let page = page(&sheet, false);
        let lines: Vec<&str> = page.lines.iter().map(|it| &page.text[it.span.clone()]).collect();
        prop_assert_eq!(lines.join("\n"), page.text.clone());
        let mut end = 0;
        for word in &page.words {
            prop_assert!(end <= word.span.start && !word.span.is_empty());
            end = word.span.end;
            prop_assert!(!page.text[word.span.clone()].contains(char::is_whitespace));
        }
        let of_words = page.words.iter().flat_map(|it| page.text[it.span.clone()].chars());
        prop_assert_eq!(sorted(of_words), sorted(page.text.chars()));
    }

    #[test]
    fn every_glyph_is_in_one_line(sheet in any_sheet()) {
        // Words on one another are left out: doubles are dropped there on purpose.
        let page = page(&sheet, false);
        let printed = sorted(sheet.glyphs.iter().map(|it| it.ch));
        let read = sorted(page.text.chars());
        let mut rest = printed.iter();
        prop_assert!(read.iter().all(|it| rest.any(|other| other == it)), "{}", page.text);
        let places: std::collections::BTreeSet<_> =
            sheet.glyphs.iter().map(|it| it.origin.map(f32::to_bits)).collect();
        if places.len() == sheet.glyphs.len() && !overprinted(&sheet) {
            prop_assert_eq!(read, printed);
        }
    }

    #[test]
    fn order_of_rulings_does_not_matter(
        (sheet, rulings) in any_sheet().prop_flat_map(|it| {
            let rulings = Just(it.rulings.clone()).prop_shuffle();
            (Just(it), rulings)
        })
    ) {
        let other = Sheet { rulings, ..sheet.clone() };
        prop_assert_eq!(page(&sheet, false), page(&other, false));
    }

    #[test]
    fn no_word_is_lost_in_another_order_of_glyphs(
        (sheet, glyphs) in any_sheet().prop_flat_map(|it| {
            let glyphs = Just(it.glyphs.clone()).prop_shuffle();
            (Just(it), glyphs)
        })
    ) {
        let words = |page: &crate::Page| {
            let mut res: Vec<String> =
                page.text.split_whitespace().map(str::to_owned).collect();
            res.sort_unstable();
            res
        };
        let other = Sheet { glyphs, ..sheet.clone() };
        prop_assert_eq!(words(&page(&sheet, false)), words(&page(&other, false)));
    }

    #[test]
    fn moving_the_page_moves_all_boxes(sheet in any_sheet()) {
        // A power of two keeps the sums exact.
        let moved = Sheet {
            glyphs: sheet.glyphs.iter().map(|it| Glyph {
                origin: it.origin.map(|it| it + 1024.0),
                end: it.end.map(|it| it + 1024.0),
                ..*it
            }).collect(),
            rulings: sheet.rulings.iter().map(|it| Ruling {
                at: it.at + 1024.0, from: it.from + 1024.0, to: it.to + 1024.0, ..*it
            }).collect(),
            ..sheet.clone()
        };
        let (before, after) = (page(&sheet, false), page(&moved, false));
        prop_assert_eq!(&before.text, &after.text);
        for (one, other) in before.words.iter().zip(&after.words) {
            for (one, other) in one.bbox.iter().zip(other.bbox) {
                prop_assert!((one + 1024.0 - other).abs() < 0.01);
            }
        }
    }
}

/// Whether characters are printed on one another, where doubles and leaders may be left out.
fn overprinted(sheet: &Sheet) -> bool {
    let glyphs = &sheet.glyphs;
    (0..glyphs.len()).any(|idx| {
        let one = &glyphs[idx];
        glyphs[idx + 1..].iter().any(|it| {
            (one.origin[0] - it.origin[0]).abs() < 6.0
                && (one.origin[1] - it.origin[1]).abs() < 6.0
                && (one.origin[0] - it.origin[0]).abs() < 3.9
        })
    })
}

#[test]
fn reads_label_and_value_as_row() {
    expect!["Datum:\t08.03.2004"]
        .assert_eq(&text(&[(50.0, 50.0, "Datum:"), (150.0, 50.0, "08.03.2004")]));
}

#[test]
fn reads_letters_set_apart_as_a_word() {
    expect!["Tagesordnung"].assert_eq(&text(&[(50.0, 50.0, "T a g e s o r d n u n g")]));
    expect!["a b c"].assert_eq(&text(&[(50.0, 50.0, "a b c")]));
}

#[test]
fn reads_tables_without_rulings() {
    expect![[r"
        TOP 1	Bericht der Verwaltung zum runden Tisch, mit Aussprache	V-12/04
        TOP 2	Haushalt	
        TOP 3	Verschiedenes und Antworten auf Anfragen	V-14/04"]]
    .assert_eq(&text(&[
        (50.0, 50.0, "TOP 1"),
        (120.0, 50.0, "Bericht der Verwaltung zum runden Tisch,"),
        (120.0, 62.0, "mit Aussprache"),
        (400.0, 50.0, "V-12/04"),
        (50.0, 80.0, "TOP 2"),
        (120.0, 80.0, "Haushalt"),
        (50.0, 98.0, "TOP 3"),
        (120.0, 98.0, "Verschiedenes und Antworten auf Anfragen"),
        (400.0, 98.0, "V-14/04"),
    ]));
}

#[test]
fn reads_lists_as_text() {
    expect![[r"
        1. Der Plan wird beschlossen und
        ausgelegt.
        2. Die Verwaltung berichtet."]]
    .assert_eq(&text(&[
        (50.0, 50.0, "1."),
        (80.0, 50.0, "Der Plan wird beschlossen und"),
        (80.0, 62.0, "ausgelegt."),
        (50.0, 74.0, "2."),
        (80.0, 74.0, "Die Verwaltung berichtet."),
    ]));
}

#[test]
fn reads_a_letterhead_block_by_block() {
    let texts = [
        (50.0, 50.0, "Stadt Musterhausen"),
        (300.0, 50.0, "Auskunft: Anna Muster"),
        (50.0, 62.0, "Rathausplatz 1"),
        (300.0, 62.0, "Telefon: 123"),
        (300.0, 74.0, "Datum: 01.02.2003"),
        (50.0, 120.0, "Sehr geehrte Damen und Herren, zur Sitzung lade ich ein."),
    ];
    let page = page(&sheet(&texts), true);
    expect![[r"
        Stadt Musterhausen
        Rathausplatz 1

        Auskunft: Anna Muster
        Telefon: 123
        Datum: 01.02.2003

        Sehr geehrte Damen und Herren, zur Sitzung lade ich ein."]]
    .assert_eq(&page.text);
}

#[test]
fn reads_marks_of_footnotes_in_their_line() {
    let mut sheet = sheet(&[(50.0, 50.0, "Beirat"), (85.0, 50.0, "tagt")]);
    set(&mut sheet.glyphs, 80.0, 46.5, 6.0, "1");
    expect!["Beirat1 tagt"].assert_eq(&page(&sheet, false).text);
}

#[test]
fn reads_accents_over_their_letters() {
    let mut sheet = sheet(&[(50.0, 50.0, "fur")]);
    set(&mut sheet.glyphs, 55.5, 50.0, 10.0, "¨");
    expect!["für"].assert_eq(&page(&sheet, false).text);
}

#[test]
fn reads_bold_print_once() {
    let mut sheet = sheet(&[(50.0, 50.0, "Beschluss")]);
    set(&mut sheet.glyphs, 50.4, 50.0, 10.0, "Beschluss");
    expect!["Beschluss"].assert_eq(&page(&sheet, false).text);
}

#[test]
fn reads_a_page_of_noise_without_end() {
    let letters = |n: usize, place: fn(usize) -> [f32; 2]| {
        let glyph = |it: usize| {
            let [x, y] = place(it);
            Glyph { ch: 'x', origin: [x, y], end: [x + 1.0, y], size: 10.0, invisible: false }
        };
        Sheet {
            width: WIDTH,
            height: HEIGHT,
            glyphs: (0..n).map(glyph).collect(),
            ..Sheet::default()
        }
    };
    let one_word = page(&letters(100_000, |it| [it as f32, 50.0]), false);
    assert_eq!((one_word.words.len(), one_word.text.len()), (1, 100_000));
    let one_line = page(&letters(15_000, |it| [7.0 * it as f32, 50.0]), false);
    assert!(!one_line.text.is_empty());
    let rows = page(&letters(15_000, |it| [200.0 * (it % 2) as f32, 4.0 * it as f32]), false);
    assert_eq!(rows.words.len(), 15_000);
    let many =
        page(&letters(60_000, |it| [9.0 * (it % 200) as f32, 12.0 * (it / 200) as f32]), false);
    assert!(many.lines.len() >= 300);
}
