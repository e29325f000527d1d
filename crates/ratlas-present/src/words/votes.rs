//! A vote in words.

use ratlas_model::Vote;

use super::lang::Lang;
use super::values::word;
use super::wording::Wording;

/// A vote in words: `mehrheitlich, 20 Ja, 3 Nein, 2 Enthaltungen`. What is not printed is left
/// out, never shown as 0.
pub fn vote(vote: &Vote, lang: Lang) -> String {
    let mode = vote.mode.map(|it| word(lang, "vote_mode", it.as_str()).to_owned());
    let counts = [
        vote.yes.map(|it| lang.fill(Wording::VoteYes, &[&it])),
        vote.no.map(|it| lang.fill(Wording::VoteNo, &[&it])),
        vote.abstain
            .map(|it| lang.count(u64::from(it), Wording::VoteAbstain, Wording::VoteAbstains)),
        vote.biased.map(|it| lang.fill(Wording::VoteBiased, &[&it])),
    ];
    let parts = vote.by_faction.iter().chain(&vote.parts);
    let parts = parts.map(|it| Some(format!("{}: {}", it.of, it.raw)));
    let all = [mode].into_iter().chain(counts).chain(parts);
    all.flatten().collect::<Vec<String>>().join(", ")
}
