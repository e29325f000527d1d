//! How much is unpacked. Each limit is far above any folder of papers and stops files made to harm.

/// One member; council papers are below 100 MB.
pub(super) const MAX_MEMBER_BYTES: u64 = 128 << 20;

/// Archives that are open within each other hold no more than this together.
pub(super) const MAX_HELD_BYTES: u64 = 160 << 20;

/// All members of one file together: a year's papers of a large city have about 8 GB.
pub(super) const MAX_TOTAL_BYTES: u64 = 16 << 30;

/// Members of one file, those of archives within it counted.
pub(super) const MAX_MEMBERS: usize = 100_000;

/// Archives, mails and PDFs within each other.
pub(super) const MAX_DEPTH: usize = 6;

/// A member above [`RATIO_FROM`] bytes that unpacks to more than so many times its packed size is
/// made to harm: text packs 10 to 1, forms of blanks up to 100 to 1.
pub(super) const MAX_RATIO: u64 = 200;

/// Smaller members may pack as they like.
pub(super) const RATIO_FROM: u64 = 8 << 20;

/// Refused members that pass all limits one after the other, after which the rest is refused as
/// one: unpacking each to its limit takes a second.
pub(super) const MAX_BOMBS: usize = 20;
