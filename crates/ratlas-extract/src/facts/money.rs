//! Sums of money.

mod amount;
mod around;
mod columns;

use std::ops::Range;

use ratlas_model::Frequency;

use self::around::Around;
use crate::document::Document;
use crate::found::{Found, Taken};

/// A sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sum {
    /// Decimal, a point before the cents.
    pub(crate) amount: String,
    /// ISO 4217.
    pub(crate) currency: &'static str,
    /// What it is for.
    pub(crate) subject: Option<Range<usize>>,
    pub(crate) frequency: Option<Frequency>,
    /// The budget year or years, EDTF.
    pub(crate) year: Option<String>,
}

/// Finds the sums of money a paper names, in reading order.
///
/// # Shapes
///
/// | written                                                    | rule           | read as            |
/// |------------------------------------------------------------|----------------|--------------------|
/// | `250.000 Euro`, `1.250,50 €`, `12 000 EUR`                 | `money/amount` | `250000`, `1250.50` |
/// | `2,5 Mio. €`, `35 TEUR`, `35 T€`, `120 Tsd. Euro`          | `money/amount` | `2500000`, `35000` |
/// | `zwei Millionen Euro`, `eine halbe Million Euro`           | `money/words`  | `2000000`          |
/// | `€ 3.000`, `EUR 12.000,-`, `Kosten (€): 25.000`            | `money/before` | `12000`            |
/// | `10.000 bis 15.000 Euro`                                   | `money/range`  | both ends          |
/// | `4.500 DM`                                                 | `money/amount` | `DEM`              |
/// | `120.000` in a table whose head or caption says `in €`     | `money/column` | `120000`           |
///
/// How often (`jährlich`, `p. a.`, `einmalig`, `monatlich`), the budget year and the purpose are
/// read from the clause, in a table from the head and the first cell of the row. A price in a name
/// (`49-Euro-Ticket`, `Ein-Euro-Job`), the standard `Euro 6` and a year are no sums.
#[doc(alias = "Kosten")]
pub(crate) fn money(document: &Document) -> Vec<Found<Sum>> {
    let written = amount::amounts(&document.text);
    let mut taken = Taken::default();
    for it in &written {
        taken.cover(&it.span);
    }
    let around = Around::new(document, &written);
    let mut res: Vec<Found<Sum>> = written
        .iter()
        .enumerate()
        .map(|(idx, it)| Found::new(around.sum(idx), it.span.clone(), it.rule))
        .collect();
    res.extend(columns::columns(document).into_iter().filter(|it| taken.take(&it.span)));
    res.sort_by_key(|it| it.span.start);
    res
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(
        money,
        ["250.000 Euro", "2,5 Mio. €", "35 TEUR jährlich", "EUR 12.000,-", "zwei Millionen Euro"]
    );

    #[track_caller]
    fn check_money(text: &str, expected: Expect) {
        let document = Document::of(text);
        let show = |it: &Sum| {
            let frequency = it.frequency.map_or("", Frequency::as_str);
            let subject = it.subject.clone().map(|it| document.words(it)).unwrap_or_default();
            let year = it.year.as_deref().unwrap_or_default();
            [&it.amount, it.currency, frequency, year, &subject].join("|")
        };
        check(text, money, show, expected);
    }

    #[test]
    fn notations() {
        check_money(
            "Es sind 250.000 Euro, 1.250,50 €, € 3.000, EUR 12.000,-, 2,5 Mio. €, 35 TEUR, 40 T€, 120 Tsd. Euro, 1,2 Millionen Euro, 4.500,00 DM, 12 000 Euro, zwei Millionen Euro und eine halbe Million Euro.",
            expect![[r#"
                250000|EUR|||  "250.000 Euro"  money/amount
                1250.50|EUR|||  "1.250,50 €"  money/amount
                3000|EUR|||  "€ 3.000"  money/before
                12000|EUR|||  "EUR 12.000,-"  money/before
                2500000|EUR|||  "2,5 Mio. €"  money/amount
                35000|EUR|||  "35 TEUR"  money/amount
                40000|EUR|||  "40 T€"  money/amount
                120000|EUR|||  "120 Tsd. Euro"  money/amount
                1200000|EUR|||  "1,2 Millionen Euro"  money/amount
                4500|DEM|||  "4.500,00 DM"  money/amount
                12000|EUR|||  "12 000 Euro"  money/amount
                2000000|EUR|||  "zwei Millionen Euro"  money/words
                500000|EUR|||  "eine halbe Million Euro"  money/words
            "#]],
        );
    }

    #[test]
    fn how_often_when_and_what_for() {
        check_money(
            "Der Zuschuss in Höhe von 12.000 Euro jährlich wird gewährt. Im Haushaltsjahr 2024 stehen einmalig 5.000 € für die Ausstattung der Räume zur Verfügung. Personalkosten: 60.000 Euro p. a. Die Miete beträgt monatlich 900 Euro.",
            expect![[r#"
                12000|EUR|yearly||Zuschuss  "12.000 Euro"  money/amount
                5000|EUR|once|2024|die Ausstattung der Räume  "5.000 €"  money/amount
                60000|EUR|yearly||Personalkosten  "60.000 Euro"  money/amount
                900|EUR|monthly||Miete  "900 Euro"  money/amount
            "#]],
        );
    }

    #[test]
    fn years_and_measures_beside_other_sums() {
        check_money(
            "2022: bis zu 280.000 Euro\nab 2023: bis zu 840.000 Euro\n\n35.000 Euro einmalig in 2021 und 95.000 Euro jährlich ab 2022. Kosten für 16 Monate: 60.900 Euro",
            expect![[r#"
                280000|EUR||2022|  "280.000 Euro"  money/amount
                840000|EUR||2023|  "840.000 Euro"  money/amount
                35000|EUR|once|2021|  "35.000 Euro"  money/amount
                95000|EUR|yearly|2022|  "95.000 Euro"  money/amount
                60900|EUR|||  "60.900 Euro"  money/amount
            "#]],
        );
    }

    #[test]
    fn ranges_have_two_ends() {
        check_money(
            "Je Antrag werden 500 bis 1.500 Euro bewilligt, zwischen 2 und 3 Mio. Euro, 20.000 - 25.000 €. Von 2023 bis 2025 50 Euro.",
            expect![[r#"
                500|EUR|||  "500 bis 1.500 Euro"  money/range
                1500|EUR|||  "1.500 Euro"  money/range
                2000000|EUR|||  "2 und 3 Mio. Euro"  money/range
                3000000|EUR|||  "3 Mio. Euro"  money/range
                20000|EUR|||  "20.000 - 25.000 €"  money/range
                25000|EUR|||  "25.000 €"  money/range
                50|EUR|||  "50 Euro"  money/amount
            "#]],
        );
    }

    #[test]
    fn tables_with_the_unit_in_the_head() {
        check_money(
            "Kostenart\t2023 in €\t2024 in €\nPersonal\t50.000\t52.500,50\nSachkosten (jährlich)\t8.000\t-\n\nAngaben in TEUR\nProdukt\tAnsatz 2024\tPlätze\nSprachkurse\t120\t45\n",
            expect![[r#"
                50000|EUR||2023|Personal  "50.000"  money/column
                52500.50|EUR||2024|Personal  "52.500,50"  money/column
                8000|EUR|yearly|2023|Sachkosten (jährlich)  "8.000"  money/column
                120000|EUR||2024|Sprachkurse  "120"  money/column
            "#]],
        );
    }

    #[test]
    fn leaves_what_is_no_sum() {
        check_money(
            "Das 49-Euro-Ticket, 1-Euro-Jobs, die Norm Euro 6, der Euro 2024, 12345 Eurostadt, IBAN DE12 5001 0517, 30 dm, Euro. Seite 12, € 5",
            expect![[r#"
                5|EUR|||  "€ 5"  money/before
            "#]],
        );
    }
}
