//! Papers as numbers: to be ordered by, and to tell families apart.

/// The beginning of an id as a number that sorts as the id does.
pub(crate) fn of_paper(id: &str) -> u64 {
    let head = id.get(..HEX_DIGITS).filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()));
    match head.and_then(|it| u64::from_str_radix(it, 16).ok()) {
        Some(number) => number,
        None => of_bytes(id.as_bytes()),
    }
}

/// As many hexadecimal digits as a number holds.
const HEX_DIGITS: usize = 16;

fn of_bytes(bytes: &[u8]) -> u64 {
    let mut head = [0; 8];
    for (to, from) in head.iter_mut().zip(bytes) {
        *to = *from;
    }
    u64::from_be_bytes(head)
}

/// A number that sorts by the id, then by the place in the agenda.
pub(crate) fn of_item(id: &str, position: u64) -> u64 {
    (of_paper(id) & !MAX_POSITION) | position.min(MAX_POSITION)
}

/// No agenda is longer; the digits of the id that are left still tell a billion papers apart.
const MAX_POSITION: u64 = 0xFFFF;

/// A number for several texts together (FNV-1a, which is the same everywhere and for ever).
pub(crate) fn hash(texts: &[&str]) -> u64 {
    let mut res = 0xCBF2_9CE4_8422_2325_u64;
    for byte in texts.iter().flat_map(|it| it.bytes().chain([0])) {
        res = (res ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_ids_do() {
        let ids = ["00000000000000010a", "0000000000000002", "a000000000000000ff"];
        assert!(ids.map(of_paper).is_sorted_by(|one, other| one < other));
        assert!(["a", "ab", "b"].map(of_paper).is_sorted_by(|one, other| one < other));
        let items = [("a", 1), ("a", 2), ("a", 70_000), ("b", 1)];
        assert!(items.map(|(id, at)| of_item(id, at)).is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn texts_are_told_apart() {
        assert_eq!(hash(&["a", "b"]), hash(&["a", "b"]));
        assert_ne!(hash(&["a", "b"]), hash(&["ab"]));
    }
}
