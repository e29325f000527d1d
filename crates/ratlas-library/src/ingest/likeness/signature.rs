//! What tells which texts are worth comparing.

use ratlas_model::PageText;

use super::words::{mixed, shingles};

/// Numbers in a signature: one band more finds little that these miss, one less misses more.
const NUMBERS: usize = N_BANDS * BAND;

const N_BANDS: usize = 10;

/// Two texts that have 0.7 of their runs in common share a band in 98 of 100 cases, two with 0.3 in
/// 24.
const BAND: usize = 3;

/// Shorter texts are forms more often than versions; the same ones are told by their hash.
const MIN_RUNS: usize = 40;

/// With fewer equal numbers two texts are not compared: of those with 0.7 of their runs in common
/// not one in a hundred is lost.
const MIN_EQUAL: usize = 14;

/// The smallest of several hashes of all runs of three words (`MinHash`): two texts have as large a
/// share of the numbers in common as of their runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signature([u32; NUMBERS]);

impl Signature {
    /// The signature of a text; `None` if it is too short.
    pub(crate) fn of(pages: &[PageText]) -> Option<Signature> {
        let mut smallest = [u32::MAX; NUMBERS];
        let mut n_runs = 0;
        shingles(pages, |run| {
            n_runs += 1;
            for (number, factor) in smallest.iter_mut().zip(FACTORS) {
                let hash = (run.wrapping_mul(factor) >> 32) as u32;
                *number = hash.min(*number);
            }
        });
        (n_runs >= MIN_RUNS).then_some(Signature(smallest))
    }

    /// As the store keeps it.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|it| it.to_le_bytes()).collect()
    }

    /// From what the store keeps; `None` if it is of another length.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Signature> {
        let (numbers, rest) = bytes.as_chunks();
        let numbers: Vec<u32> = numbers.iter().map(|it| u32::from_le_bytes(*it)).collect();
        rest.is_empty().then(|| numbers.try_into().ok().map(Signature)).flatten()
    }

    /// Texts that share a band are worth comparing.
    pub(crate) fn bands(&self) -> impl Iterator<Item = i64> {
        self.0.chunks(BAND).enumerate().map(|(band, numbers)| {
            let hash = |hash, number: &u32| mixed(hash, u64::from(*number));
            numbers.iter().fold(band as u64, hash).cast_signed()
        })
    }

    /// Whether two texts are worth comparing.
    pub(crate) fn is_near(&self, other: &Signature) -> bool {
        self.0.iter().zip(&other.0).filter(|(one, other)| one == other).count() >= MIN_EQUAL
    }
}

/// Odd numbers without a pattern.
const FACTORS: [u64; NUMBERS] = {
    let mut res = [0; NUMBERS];
    let mut state = 0_u64;
    let mut idx = 0;
    while idx < NUMBERS {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut factor = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        factor = (factor ^ (factor >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        res[idx] = (factor ^ (factor >> 31)) | 1;
        idx += 1;
    }
    res
};
