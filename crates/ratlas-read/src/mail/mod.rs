//! Mail: a letter's head, its text, and the files that came with it.
//!
//! The head is written as lines before the text, for who wrote when to whom is part of the letter.

use encoding_rs::Encoding;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Address, Encoding as Transfer, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};
use ratlas_model::{Finding, TextLayer};

use crate::encoding::{self, Decoded};
use crate::{Pages, ReadError, html, plain, told};

/// The media type of what is read here.
pub(crate) const MEDIA_TYPE: &str = "message/rfc822";

/// Servers refuse larger ones; taken apart it is held a second time.
const MAX_BYTES: usize = 128 << 20;

/// Text of one mail, as of a text file.
const MAX_TEXT_BYTES: usize = 16 << 20;

/// People named in one line of the head; lists of receivers have thousands.
const MAX_PEOPLE: usize = 200;

/// Mails within mails, and lists of them: the library keeps each inside of the other, which costs
/// stack. Digests of mailing lists hold a few hundred, one beside the other.
const MAX_MAILS: usize = 1_000;

/// Attachments of one mail.
const MAX_PARTS: usize = 10_000;

/// Reads a mail.
pub(crate) fn mail(bytes: &[u8]) -> Result<Pages, ReadError> {
    let message = parsed(bytes)?;
    let mut text = head(&message);
    let Body { text: body, encoding, mut findings } = body(&message)?;
    if !body.trim().is_empty() {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(body.trim_end());
    }
    let text = plain::clean(&text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let pages = vec![plain::page(1, text)];
    findings.extend(told::about(&pages));
    Ok(Pages {
        media_type: MEDIA_TYPE,
        encoding: Some(encoding.unwrap_or_else(|| "utf-8".to_owned())),
        text_layer: TextLayer::Native,
        pages,
        findings,
        recogniser: None,
    })
}

/// A file that came with a mail.
pub(crate) struct Attachment {
    /// Its name, as the mail has it.
    pub(crate) name: Option<String>,
    /// Its media type, as the mail has it.
    pub(crate) media_type: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// The files that came with a mail.
///
/// # Errors
///
/// As [`mail`].
pub(crate) fn attachments(bytes: &[u8]) -> Result<Vec<Attachment>, ReadError> {
    let message = parsed(bytes)?;
    let parts = message.attachments.iter().filter_map(|it| message.part(*it));
    Ok(parts.take(MAX_PARTS).map(|it| attachment(&message, it)).collect())
}

fn attachment(message: &Message<'_>, part: &MessagePart<'_>) -> Attachment {
    let content_type = part.content_type();
    let media_type = content_type.map_or_else(String::new, |it| {
        format!("{}/{}", it.ctype(), it.subtype().unwrap_or_default()).to_ascii_lowercase()
    });
    let (name, bytes) = match &part.body {
        PartType::Message(inner) => {
            let subject = inner.subject().filter(|it| !it.trim().is_empty());
            let name = subject.map(|it| format!("{}.eml", it.trim()));
            (part.attachment_name().map(str::to_owned).or(name), content(message, part))
        }
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            (part.attachment_name().map(str::to_owned), bytes.to_vec())
        }
        _ => (part.attachment_name().map(str::to_owned), content(message, part)),
    };
    Attachment { name, media_type, bytes }
}

/// Mail programs disagree on little; a mail that does not come apart is none.
fn parsed(bytes: &[u8]) -> Result<Message<'_>, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { what: "mail", limit: MAX_BYTES as u64 });
    }
    if n_mails(bytes) > MAX_MAILS {
        return Err(ReadError::TooLarge { what: "mails in a mail", limit: MAX_MAILS as u64 });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    // The line that parts the mails of a mailbox is no field.
    let start = if bytes.starts_with(b"From ") {
        bytes.iter().position(|it| *it == b'\n').map_or(0, |it| it + 1)
    } else {
        0
    };
    MessageParser::default()
        .parse(&bytes[start..])
        .ok_or_else(|| ReadError::Damaged { reason: "no mail".to_owned() })
}

/// How often a type of parts is named that holds mails: `message/…`, `multipart/digest`.
fn n_mails(bytes: &[u8]) -> usize {
    let is_named = |at: &usize| {
        let before = &bytes[at.saturating_sub(7)..*at];
        let after = bytes.get(at + 1..at + 7).unwrap_or_default();
        before.eq_ignore_ascii_case(b"message") || after.eq_ignore_ascii_case(b"digest")
    };
    memchr::memchr_iter(b'/', bytes).filter(is_named).take(MAX_MAILS + 1).count()
}

/// Subject, people and date as lines.
fn head(message: &Message<'_>) -> String {
    let mut lines = Vec::new();
    if let Some(subject) = subject(message) {
        lines.push(subject);
        lines.push(String::new());
    }
    let people = [("From", message.from()), ("To", message.to()), ("Cc", message.cc())];
    for (label, address) in people {
        let people = address.map(people_line).unwrap_or_default();
        if !people.is_empty() {
            lines.push(format!("{label}: {people}"));
        }
    }
    if let Some(it) = message.date().filter(|it| it.year > 0) {
        // As the sender's clock showed it.
        lines.push(format!(
            "Date: {:04}-{:02}-{:02} {:02}:{:02}",
            it.year, it.month, it.day, it.hour, it.minute
        ));
    }
    lines.join("\n").trim_end().to_owned()
}

/// The subject on one line; old programs write its letters as they are, in any encoding.
fn subject(message: &Message<'_>) -> Option<String> {
    let subject = message.subject()?;
    let subject = if subject.contains(char::REPLACEMENT_CHARACTER) {
        let field =
            message.headers().iter().find(|it| it.name().eq_ignore_ascii_case("subject"))?;
        let raw =
            message.raw_message.get(field.offset_start() as usize..field.offset_end() as usize);
        encoding::decode(raw.unwrap_or_default()).text
    } else {
        subject.to_owned()
    };
    let words: Vec<&str> = subject.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn people_line(address: &Address<'_>) -> String {
    let person = |it: &mail_parser::Addr<'_>| match (it.name(), it.address()) {
        (Some(name), Some(address)) => format!("{} <{address}>", name.trim()),
        (Some(one), None) | (None, Some(one)) => one.trim().to_owned(),
        (None, None) => String::new(),
    };
    let people: Vec<String> =
        address.iter().take(MAX_PEOPLE).map(person).filter(|it| !it.is_empty()).collect();
    people.join(", ")
}

/// The text of a mail.
#[derive(Default)]
struct Body {
    text: String,
    encoding: Option<String>,
    findings: Vec<Finding>,
}

/// The plain text if there is any, else that of the HTML part.
fn body(message: &Message<'_>) -> Result<Body, ReadError> {
    let plain = body_of(message, &message.text_body)?;
    if plain.text.trim().is_empty() { body_of(message, &message.html_body) } else { Ok(plain) }
}

fn body_of(message: &Message<'_>, parts: &[u32]) -> Result<Body, ReadError> {
    let mut res = Body::default();
    for part in parts.iter().take(MAX_PARTS).filter_map(|it| message.part(*it)) {
        let is_html = matches!(part.body, PartType::Html(_));
        if !is_html && !matches!(part.body, PartType::Text(_)) {
            continue;
        }
        let bytes = content(message, part);
        let label = part.content_type().and_then(|it| it.attribute("charset"));
        let declared = label.and_then(|it| Encoding::for_label(it.as_bytes()));
        let Decoded { text, encoding, findings } = encoding::decode_declared(&bytes, declared);
        let text = if is_html { html::content(text)? } else { text };
        if !res.text.is_empty() && !text.trim().is_empty() {
            res.text.push_str("\n\n");
        }
        res.text.push_str(text.trim_end());
        if res.text.len() > MAX_TEXT_BYTES {
            return Err(ReadError::TooLarge { what: "text", limit: MAX_TEXT_BYTES as u64 });
        }
        res.encoding = res.encoding.or(Some(encoding));
        res.findings.extend(findings);
    }
    Ok(res)
}

/// The bytes of a part as they were before they were packed for the way.
fn content(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    let range = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
    let raw = message.raw_message.get(range).unwrap_or_default();
    let unpacked = match part.encoding {
        Transfer::None => None,
        Transfer::QuotedPrintable => quoted_printable_decode(raw),
        Transfer::Base64 => base64_decode(raw),
    };
    unpacked.unwrap_or_else(|| raw.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, String) {
        let pages = mail(bytes).unwrap();
        (pages.pages[0].text.clone(), pages.encoding.unwrap())
    }

    #[test]
    fn reads_head_and_text() {
        let mail = b"From: =?iso-8859-1?Q?J=F6rg_Muster?= <jm@x.example>\r\nTo: Amt <a@x.example>\r\n\
            Subject: =?utf-8?B?QW50cmFnIGbDvHIgU3ByYWNobWl0dGx1bmc=?=\r\n\
            Date: Fri, 3 May 2024 10:22:00 +0200\r\nMIME-Version: 1.0\r\n\
            Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            Gr=FC=DFe=\r\n aus der Stadt\r\n";
        let expected = "Antrag für Sprachmittlung\n\nFrom: Jörg Muster <jm@x.example>\n\
            To: Amt <a@x.example>\nDate: 2024-05-03 10:22\n\nGrüße aus der Stadt";
        assert_eq!(text(mail), (expected.to_owned(), "windows-1252".to_owned()));
    }

    #[test]
    fn err_mails_in_mails_without_end() {
        let nested = |depth: usize| {
            let part = "Content-Type: message/RFC822\n\nFrom: a@x.example\nSubject: innen\n";
            format!("From: a@x.example\nMIME-Version: 1.0\n{}\nText", part.repeat(depth))
        };
        assert!(mail(nested(900).as_bytes()).is_ok());
        assert_eq!(mail(nested(1_001).as_bytes()).unwrap_err().code(), "read/too-large");
        let many = "--b\nContent-Type: text/plain; name=a\n\nx\n".repeat(20_000);
        let many = format!(
            "From: a@x.example\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{many}--b--\n"
        );
        assert!(attachments(many.as_bytes()).unwrap().len() <= MAX_PARTS);
    }

    #[test]
    fn reads_html_where_there_is_no_plain_text() {
        let mail = "From: a@x.example\nSubject: S\nMIME-Version: 1.0\n\
            Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n\
            --b\nContent-Type: text/html; charset=utf-8\n\n<p>Straße<table><tr><td>a<td>b</table>\n--b--\n";
        assert_eq!(text(mail.as_bytes()).0, "S\n\nFrom: a@x.example\n\nStraße\n\na\tb");
    }
}
