//! Whether a text is a letter by mail.

/// How far into a file its head reaches; the longest seen, with many signatures of servers, has
/// 40 kB.
const HEAD_WITHIN: usize = 256 << 10;

/// Fields that people read. A printed mail starts with them as well.
const SHOWN: &[&str] = &["from", "to", "subject", "date", "cc", "reply-to"];

/// Fields that only mail programs write.
const TECHNICAL: &[&str] = &[
    "content-type",
    "delivered-to",
    "dkim-signature",
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "arc-seal",
    "authentication-results",
    "x-mailer",
    "x-mozilla-status",
    "x-unsent",
];

/// Whether a text is a mail: a head of fields, of those that people read and of those that only
/// programs write. In a file called `.eml` the former are enough.
pub(super) fn is_mail(bytes: &[u8], name: &str) -> bool {
    let head = &bytes[..bytes.len().min(HEAD_WITHIN)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let (mut n_shown, mut n_technical) = (0, 0);
    for (idx, line) in head.split(|it| *it == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        let is_continued = line.starts_with(b" ") || line.starts_with(b"\t");
        // The first line of a mailbox.
        if (is_continued && idx > 0) || (idx == 0 && line.starts_with(b"From ")) {
            continue;
        }
        let Some(field) = field(line) else { return false };
        n_shown += usize::from(SHOWN.contains(&field.as_str()));
        n_technical += usize::from(TECHNICAL.contains(&field.as_str()));
    }
    let is_named = name.to_ascii_lowercase().ends_with(".eml");
    n_shown >= 2 && (n_technical >= 1 || is_named)
}

/// The name of the field a line of a head begins with, in lower case.
fn field(line: &[u8]) -> Option<String> {
    let name = &line[..line.iter().position(|it| *it == b':')?];
    let is_name = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    is_name.then(|| String::from_utf8_lossy(name).to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_mails_from_letters() {
        let mail = b"Received: from a\r\n\tby b\r\nFrom: a@x.de\r\nSubject: Antrag\r\n\r\nText";
        assert!(is_mail(mail, "a.txt"));
        assert!(is_mail(b"From a@x Mon\nFrom: a@x.de\nDate: x\nMessage-ID: <1>\n\n", "a"));
        let printed = b"From: a@x.de\nTo: b@x.de\nSubject: Antrag\n\nText";
        assert!(!is_mail(printed, "a.txt"));
        assert!(is_mail(printed, "a.EML"));
        assert!(!is_mail(b"Antrag\nDate: 1.2.\nSubject: x\nMessage-ID: x\n", "a.eml"));
        assert!(!is_mail(b"", "a.eml"));
    }
}
