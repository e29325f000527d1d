//! Fields: what stands between their marks is code first, then the result that is printed.

/// Fields nest this deep at most; more is a mistake.
const MAX_FIELDS: usize = 32;

/// The open fields; each says whether its code is being read.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<bool>);

impl Fields {
    /// Takes the mark of a field into account: `begin`, `separate` or `end`.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.0.len() < MAX_FIELDS => self.0.push(true),
            "separate" => {
                if let Some(is_code) = self.0.last_mut() {
                    *is_code = false;
                }
            }
            "end" => drop(self.0.pop()),
            _ => {}
        }
    }

    /// Whether what is read now is code.
    pub(super) fn is_code(&self) -> bool {
        self.0.contains(&true)
    }

    /// Fields may run over paragraphs; the code of one does not: where it is left open, the text
    /// after it is believed.
    pub(super) fn end_codes(&mut self) {
        if self.is_code() {
            self.0.clear();
        }
    }
}
