//! Numbers of papers in one spelling.

use crate::fold::{fold, is_invisible};

/// More parts than any number of a paper has; what follows is not part of the key.
const MAX_ATOMS: usize = 12;

/// The key under which the spellings of one paper number meet.
///
/// A number is taken apart where letters, digits and everything else meet; leading zeros fall, a
/// year of four digits at the end or else at the beginning loses its century. A text without
/// letters and digits has the empty key.
///
/// # Shapes
///
/// | written                            | key            |
/// |------------------------------------|----------------|
/// | `20-26 / B 01322`, `20-26/B01322`  | `20.26.b.1322` |
/// | `I0087/2004`, `I 87/04`            | `i.87.4`       |
/// | `2014/0532`                        | `14.532`       |
///
/// # Examples
///
/// ```
/// use ratlas_german::reference_key;
///
/// assert_eq!(reference_key("A0134/21"), reference_key("A 134/2021"));
/// ```
pub fn reference_key(number: &str) -> String {
    atoms(number).join(".")
}

/// Every key a number is found under: its own, and those of all its connected parts that hold a
/// letter and a digit (`B 01322` for `20-26 / B 01322`). The own key is first.
pub fn reference_keys(number: &str) -> Vec<String> {
    let atoms = atoms(number);
    let mut res: Vec<String> = Vec::new();
    if !atoms.is_empty() {
        res.push(atoms.join("."));
    }
    for start in 0..atoms.len() {
        for end in start + 2..=atoms.len() {
            let key = atoms[start..end].join(".");
            let telling = key.contains(char::is_numeric) && key.contains(char::is_alphabetic);
            if telling && !res.contains(&key) {
                res.push(key);
            }
        }
    }
    res
}

/// The runs of letters and of digits, in their normal form.
fn atoms(number: &str) -> Vec<String> {
    let mut res: Vec<String> = Vec::new();
    let mut before = None;
    for it in fold(number).chars().filter(|it| !is_invisible(*it)) {
        let kind = it.is_alphanumeric().then(|| it.is_numeric());
        if kind.is_some() && kind != before {
            res.push(String::new());
        }
        if res.len() > MAX_ATOMS {
            res.truncate(MAX_ATOMS);
            break;
        }
        if let (Some(_), Some(atom)) = (kind, res.last_mut()) {
            atom.push(it);
        }
        before = kind;
    }
    shorten_year(&mut res);
    res.iter_mut().for_each(strip_zeros);
    res
}

/// Takes the century from the year of a number: at its end, or else at its beginning.
fn shorten_year(atoms: &mut [String]) {
    let is_year = |it: &String| it.len() == 4 && (it.starts_with("19") || it.starts_with("20"));
    if atoms.len() < 2 {
        return;
    }
    let last = atoms.len() - 1;
    // `2014/2015`: the papers of a year outnumber the spellings with the year at the end.
    let at = if is_year(&atoms[0]) { 0 } else { last };
    if is_year(&atoms[at]) {
        atoms[at].drain(..2);
    }
}

fn strip_zeros(atom: &mut String) {
    let zeros = atom.bytes().take_while(|it| *it == b'0').count();
    atom.drain(..zeros.min(atom.len() - 1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_number_meet() {
        for spellings in [
            vec!["20-26 / B 01322", "20-26/B 01322", "20–26/B01322", "20-26 B 1322"],
            vec!["I0087/2004", "I 87/04", "I 0087/04", "i87/2004"],
            vec!["2689-73 (III) 03", "2689-73(III)03"],
            vec!["A0134/21", "A134/21", "A 0134/2021", "a 134 / 21"],
            vec!["2014/0532", "14/532", "2014/532"],
            vec!["ÄA0012/21", "äa 12/2021", "Ä\u{AD}A0012/21"],
            vec!["V/2019/05555", "V 2019 5555"],
        ] {
            let keys: Vec<String> = spellings.iter().map(|it| reference_key(it)).collect();
            assert!(keys.iter().all(|it| *it == keys[0]), "{spellings:?}: {keys:?}");
        }
    }

    #[test]
    fn other_numbers_stay_apart() {
        let numbers =
            ["B 01322", "B 01323", "A 01322", "20-26 / B 01322", "0132/2", "1322", "B 013", "B 0"];
        let mut keys: Vec<String> = numbers.iter().map(|it| reference_key(it)).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), numbers.len(), "{keys:?}");
    }

    #[test]
    fn parts_that_tell_are_keys() {
        let keys = reference_keys("20-26 / B 01322");
        assert_eq!(keys, ["20.26.b.1322", "20.26.b", "26.b", "26.b.1322", "b.1322"]);
        assert_eq!(reference_keys("2014/0532"), ["14.532"]);
        assert_eq!(reference_keys(" / "), [""; 0]);
    }

    #[test]
    fn endless_numbers_are_cut() {
        assert_eq!(reference_key(&"a1".repeat(1000)).split('.').count(), MAX_ATOMS);
    }
}
