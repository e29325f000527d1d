//! What a form sends: texts, choices and a file, which is read by a worker and not kept.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::{HeaderMap, StatusCode};
use ratlas_library::{DeskError, ReadUpload};
use ratlas_present::{Lang, meaning, phrase};

use crate::app::App;
use crate::failure::Failure;
use crate::state::address::Address;
use crate::state::prior::MAX_TEXT;

/// Bytes of a request with a file: the file and the fields beside it.
pub(crate) const MAX_SENT_BYTES: usize = 50_000_000 + 1_000_000;

/// Bytes of a file.
const MAX_FILE_BYTES: usize = 50_000_000;

/// Fields of the form; others are not of it.
const MAX_FIELDS: usize = 20;

/// What was sent.
pub(super) struct Sent {
    /// The fields, as the address that asks the same.
    pub(super) fields: Address,
    /// The name of the file and its bytes, if there is one.
    pub(super) file: Option<(String, Vec<u8>)>,
}

/// Why a file cannot be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Its stable name.
    pub(crate) code: String,
    /// What is wrong.
    pub(crate) sentence: String,
    /// What to do; empty where there is nothing.
    pub(crate) remedy: String,
}

/// Reads the form, which is in memory: `guard::bodies` sees to it that few are. Its first field says that
/// it is of this server: nothing else is read before.
pub(super) async fn read(
    mut form: Multipart,
    app: &App,
    headers: &HeaderMap,
) -> Result<Sent, Failure> {
    let first = form.next_field().await.map_err(|it| failure(&it))?.ok_or(Failure::ForeignForm)?;
    let is_token = first.name() == Some("form");
    let token = first.text().await.map_err(|it| failure(&it))?;
    if !is_token || !app.forms.is_own(headers, &token) {
        return Err(Failure::ForeignForm);
    }
    let mut sent = Sent { fields: Address::new("/vorlaeufer"), file: None };
    let mut n_fields = 0;
    while let Some(field) = form.next_field().await.map_err(|it| failure(&it))? {
        n_fields += 1;
        if n_fields > MAX_FIELDS {
            return Err(Failure::BadAddress);
        }
        let name = field.name().unwrap_or_default().to_owned();
        if name == "datei" {
            sent.file = file(field, app).await?.or(sent.file);
        } else {
            let value = field.text().await.map_err(|it| failure(&it))?;
            if value.chars().nth(MAX_TEXT).is_some() {
                return Err(Failure::TooLarge);
            }
            if !value.trim().is_empty() {
                sent.fields.pairs.push((name, value));
            }
        }
    }
    Ok(sent)
}

/// The file of a field; `None` if nobody chose one.
async fn file(field: Field<'_>, app: &App) -> Result<Option<(String, Vec<u8>)>, Failure> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let bytes = field.bytes().await.map_err(|it| failure(&it))?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if !app.options.uploads {
        return Err(Failure::SwitchedOff);
    }
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Failure::TooLarge);
    }
    Ok(Some((name, bytes.into())))
}

fn failure(error: &MultipartError) -> Failure {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::BadAddress,
    }
}

/// Reads a file in a worker.
///
/// # Errors
///
/// [`Failure`] where it is not the file's fault.
pub(super) async fn read_file(
    app: &App,
    lang: Lang,
    name: String,
    bytes: Vec<u8>,
) -> Result<Result<Vec<ReadUpload>, Refused>, Failure> {
    match app.at_desk(move |desk| desk.read_upload(bytes, &name)).await? {
        Ok(papers) => Ok(Ok(papers)),
        Err(DeskError::Refused { code, reason }) => Ok(Err(Refused::new(lang, code, &reason))),
        Err(DeskError::Timeout { limit }) => {
            let reason = format!("not read within {} seconds", limit.as_secs());
            Ok(Err(Refused::new(lang, "worker/timeout".to_owned(), &reason)))
        }
        Err(error) => Err(error.into()),
    }
}

impl Refused {
    fn new(lang: Lang, code: String, reason: &str) -> Refused {
        match meaning(lang, &code) {
            Some(it) => {
                let (sentence, remedy) = (it.sentence.to_owned(), it.remedy.to_owned());
                Refused { code, sentence, remedy }
            }
            None => Refused { code, sentence: phrase(lang, reason), remedy: String::new() },
        }
    }
}
