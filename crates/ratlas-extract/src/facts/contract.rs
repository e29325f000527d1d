//! What every fact extractor promises, whatever it extracts.

use expect_test::Expect;
use proptest::prelude::*;

use crate::document::Document;
use crate::found::Found;

/// Generates the tests all extractors of spans share. Use once per extractor, at the top of its
/// tests.
///
/// `$shapes` are written forms the extractor reads. The generated texts mix them with noise: noise
/// alone would almost never hold a fact, and the promises would be kept vacuously.
macro_rules! fact_contract {
    ($extract:path, $shapes:expr) => {
        mod contract {
            use super::*;
            use crate::facts::contract::text_around;

            #[test]
            fn an_empty_document_holds_no_facts() {
                assert!($extract(&Document::default()).is_empty());
            }

            #[test]
            fn each_shape_alone_is_one_fact() {
                for shape in $shapes {
                    let found = $extract(&Document::of(shape));
                    assert_eq!(found.len(), 1, "{shape:?}: {found:?}");
                }
            }

            proptest::proptest! {
                #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

                #[test]
                fn spans_lie_inside_the_text_in_reading_order(text in text_around(&$shapes)) {
                    let document = Document::of(&text);
                    let found = $extract(&document);
                    assert!(found.iter().all(|it| !it.span.is_empty()), "{text:?}: {found:?}");
                    assert!(
                        found.iter().all(|it| document.text.get(it.span.clone()).is_some()),
                        "{text:?}: {found:?}"
                    );
                    assert!(found.is_sorted_by_key(|it| it.span.start), "{text:?}: {found:?}");
                    assert!(
                        found.iter().all(|it| !document.places(it.span.clone()).is_empty()),
                        "{text:?}: {found:?}"
                    );
                    assert_eq!(found, $extract(&document), "same text, same facts");
                }
            }
        }
    };
}

pub(crate) use fact_contract;

/// A text of up to six pieces, each a shape or noise, with or without a gap.
pub(crate) fn text_around(shapes: &[&str]) -> impl Strategy<Value = String> + use<> {
    let shapes: Vec<String> = shapes.iter().map(|it| (*it).to_owned()).collect();
    let piece = prop_oneof![
        3 => proptest::sample::select(shapes),
        1 => ".{0,8}",
        1 => "[0-9äß .,\n\t§/*-]{0,8}",
    ];
    proptest::collection::vec((piece, prop_oneof![Just(""), Just(" "), Just("\n")]), 0..6).prop_map(
        |pieces| pieces.into_iter().flat_map(|(text, gap)| [text, gap.to_owned()]).collect(),
    )
}

/// Compares what an extractor finds in a text: value, words, rule, one fact a line.
#[track_caller]
pub(crate) fn check<T>(
    text: &str,
    extract: impl Fn(&Document) -> Vec<Found<T>>,
    show: impl Fn(&T) -> String,
    expected: Expect,
) {
    let document = Document::of(text);
    let line = |it: &Found<T>| {
        format!("{}  {:?}  {}\n", show(&it.value), &document.text[it.span.clone()], it.rule)
    };
    expected.assert_eq(&extract(&document).iter().map(line).collect::<String>());
}
