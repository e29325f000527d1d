//! Words of a question as one compound: `Beirat für Integration` → `Integrationsbeirat`.

use ratlas_german::fold;

use super::stop::is_stop_word;
use super::words::{Analysed, analysed};
use super::{Need, Planner, Way, WayKind};
use crate::IndexError;

/// Longer questions are sentences: their words stand beside each other by chance.
const MAX_WORDS: usize = 4;

/// What stands between the parts of a compound.
const LINKS: [&str; 4] = ["", "s", "n", "en"];

impl Planner<'_> {
    /// Compounds of two neighbouring words that are in the index.
    pub(super) fn compounds(&self, words: &[Analysed]) -> Result<Vec<Way>, IndexError> {
        let content: Vec<usize> =
            (0..words.len()).filter(|it| !is_stop_word(&words[*it].printed)).collect();
        let mut res = Vec::new();
        if content.len() > MAX_WORDS {
            return Ok(res);
        }
        for pair in content.windows(2) {
            let (one, other) = (&words[pair[0]], &words[pair[1]]);
            // With words between, the second says of what kind the first is.
            let (modifier, head) = if pair[1] - pair[0] > 1 { (other, one) } else { (one, other) };
            res.extend(self.compound(modifier, head)?);
        }
        Ok(res)
    }

    fn compound(&self, modifier: &Analysed, head: &Analysed) -> Result<Vec<Way>, IndexError> {
        let mut res: Vec<Way> = Vec::new();
        for link in LINKS {
            let text = format!("{}{link}{}", fold(&modifier.text), fold(&head.text));
            let Some(word) = analysed(&text).pop() else { continue };
            let need = Need::Stem(word.stem.clone());
            let is_new = res.iter().all(|it| it.need != need);
            if is_new && self.vocabulary.n_papers(self.stems(), &word.stem)? > 0 {
                let found = format!("{}{link}{}", modifier.text, head.text.to_lowercase());
                let weight = self.weights.compound;
                res.push(Way { kind: WayKind::Compound, found, need, weight });
            }
        }
        Ok(res)
    }
}
