//! Why there is no answer as JSON, `ratlas/error/1`.

use ratlas_library::QueryMistake;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Lang;
use crate::words::mistakes;

/// Why there is no answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ErrorLine {
    schema: &'static str,
    /// What happened, in one of few words that do not change.
    code: &'static str,
    /// What happened, for people.
    message: String,
    /// What of the question cannot be read.
    mistakes: Vec<MistakePart>,
}

/// A part of a question that cannot be read.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct MistakePart {
    /// The name of the question, as asked.
    name: String,
    value: String,
    /// Bytes of `value`, the end excluded.
    start: usize,
    end: usize,
    code: &'static str,
    message: String,
    hint: Option<String>,
}

impl ErrorLine {
    /// The line of what happened.
    pub fn new(code: &'static str, message: &str) -> ErrorLine {
        ErrorLine {
            schema: "ratlas/error/1",
            code,
            message: message.to_owned(),
            mistakes: Vec::new(),
        }
    }

    /// The same with what of the value of a question cannot be read, in the language.
    #[must_use]
    pub fn with_mistake(
        mut self,
        name: &str,
        value: &str,
        mistake: &QueryMistake,
        lang: Lang,
    ) -> ErrorLine {
        let placed = mistakes::placed(lang, value, mistake);
        self.mistakes.push(MistakePart {
            name: name.to_owned(),
            value: value.to_owned(),
            start: placed.span.start,
            end: placed.span.end,
            code: mistake.kind.as_str(),
            message: placed.sentence,
            hint: placed.hint,
        });
        self
    }
}
