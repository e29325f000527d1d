//! Numbers in Roman numerals.

/// Larger numbers have no usual form.
const LARGEST: i64 = 4_999;

/// A number in small Roman numerals; in digits if it has none.
pub(crate) fn roman(number: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..=LARGEST).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut res = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            res.push_str(sign);
            rest -= value;
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_roman_numerals() {
        let all: Vec<String> = [1, 4, 9, 14, 1999, 4999, 0, 5000].map(roman).into();
        assert_eq!(all, ["i", "iv", "ix", "xiv", "mcmxcix", "mmmmcmxcix", "0", "5000"]);
    }
}
