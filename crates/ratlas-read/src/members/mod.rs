//! Files in a file: archives, mails with attachments, PDFs with files embedded.
//!
//! Members come one at a time and are unpacked within bounds ([`limits`]); what cannot be unpacked
//! is told with its reason and stops nothing else. Containers within containers are opened in
//! their turn, their members named by the whole way to them.

mod archive;
mod limits;
mod names;
mod pdf;
#[cfg(test)]
mod tests;

use self::archive::ZipMembers;
use self::limits::{MAX_BOMBS, MAX_DEPTH, MAX_HELD_BYTES, MAX_MEMBERS, MAX_TOTAL_BYTES};
use self::names::Unique;
use crate::kind::{Kind, kind};
use crate::{ReadError, mail};

pub(crate) use self::pdf::is_portfolio;

/// A file inside another.
#[derive(Debug, PartialEq)]
pub struct Member {
    /// The way to it inside the container: parts joined by `/`, harmless and unique.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What became of a member.
#[derive(Debug, PartialEq)]
pub enum Content {
    /// Its bytes: a paper, or a file that [`crate::read`] will refuse.
    File(Vec<u8>),
    /// It cannot be unpacked.
    Refused(ReadError),
    /// It is no paper and nobody expects one: hidden files, pictures and signatures of mails.
    Skipped,
}

/// What a file is beside a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// A paper alone, or a file that is refused.
    None,
    /// A paper that may have files in it: a mail, a PDF.
    Paper,
    /// An archive, which is no paper itself.
    Archive,
}

/// Tells whether a file may have members. Cheap for files that have none.
pub fn container(bytes: &[u8], name: &str) -> Container {
    match kind(bytes, name) {
        Kind::Zip => Container::Archive,
        Kind::Mail => Container::Paper,
        Kind::Pdf if pdf::has_files(bytes) => Container::Paper,
        _ => Container::None,
    }
}

/// The members of a file, in the order of their paths within each container. None for a file that
/// is no container.
///
/// # Errors
///
/// [`ReadError`] where the file itself does not open.
pub fn members(bytes: Vec<u8>, name: &str) -> Result<Members, ReadError> {
    let mut res = Members {
        open: Vec::new(),
        unique: Unique::default(),
        budget: Budget::default(),
        watch: Box::new(|_| true),
    };
    let n_bytes = bytes.len() as u64;
    res.open(kind(&bytes, name), bytes, String::new())?;
    // The file itself is held anyway.
    if let Some(open) = res.open.first_mut() {
        open.n_held = open.n_held.saturating_sub(n_bytes);
    }
    Ok(res)
}

/// Goes through the members of a file.
pub struct Members {
    open: Vec<Open>,
    unique: Unique,
    budget: Budget,
    /// Is asked before a member is unpacked.
    watch: Box<dyn FnMut(&str) -> bool + Send>,
}

/// What may still be unpacked.
#[derive(Debug)]
struct Budget {
    n_bytes: u64,
    n_members: usize,
    n_bombs: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { n_bytes: MAX_TOTAL_BYTES, n_members: MAX_MEMBERS, n_bombs: MAX_BOMBS }
    }
}

/// A container that is open.
struct Open {
    /// The way to it, with a `/` at the end.
    prefix: String,
    source: Source,
    /// Bytes it holds in memory.
    n_held: u64,
}

/// Where members come from.
enum Source {
    Zip(Box<ZipMembers>),
    Parts(std::vec::IntoIter<Part>),
}

impl Source {
    /// The path of the next member, as its container has it.
    fn path(&self) -> Option<&str> {
        match self {
            Source::Parts(parts) => parts.as_slice().first().map(|it| it.path.as_str()),
            Source::Zip(zip) => zip.path(),
        }
    }

    /// The next member, unpacked to at most `room` bytes; without room it is passed over.
    fn next(&mut self, room: Option<u64>) -> Option<Content> {
        match self {
            Source::Parts(parts) => {
                let content = parts.next()?.content;
                Some(if room.is_some() { content } else { Content::Skipped })
            }
            Source::Zip(zip) => zip.next(room),
        }
    }
}

/// A member as its container has it.
struct Part {
    path: String,
    content: Content,
}

impl Iterator for Members {
    type Item = Member;

    fn next(&mut self) -> Option<Member> {
        loop {
            let n_held: u64 = self.open.iter().map(|it| it.n_held).sum();
            let open = self.open.last_mut()?;
            let room = MAX_HELD_BYTES.saturating_sub(n_held).min(self.budget.n_bytes);
            let Some(path) = open.source.path() else {
                self.open.pop();
                continue;
            };
            let path = self.unique.name(format!("{}{}", open.prefix, names::harmless(path)));
            if self.budget.n_members == 0 || self.budget.n_bombs == 0 {
                return Some(self.give_up(path));
            }
            self.budget.n_members -= 1;
            let is_wanted = (self.watch)(&path);
            let content = open.source.next(if is_wanted { Some(room) } else { None })?;
            if let Some(member) = self.member(path, content) {
                return Some(member);
            }
        }
    }
}

impl Members {
    /// The same members; `watch` is told the path of each before it is unpacked, and whether to
    /// unpack it is its answer. What it does not want is skipped.
    ///
    /// So whoever goes through them knows which one was at work when it all came to an end, and can
    /// go round it the next time.
    #[must_use]
    pub fn watched(self, watch: impl FnMut(&str) -> bool + Send + 'static) -> Members {
        Members { watch: Box::new(watch), ..self }
    }

    /// A member to hand out; `None` for an archive, whose members come next.
    fn member(&mut self, path: String, content: Content) -> Option<Member> {
        if names::is_hidden(&path) {
            return Some(Member { path, content: Content::Skipped });
        }
        let bytes = match content {
            Content::File(bytes) => bytes,
            content => {
                let is_bomb = matches!(content, Content::Refused(ReadError::TooLarge { .. }));
                self.budget.n_bombs -= usize::from(is_bomb);
                return Some(Member { path, content });
            }
        };
        self.budget.n_bytes = self.budget.n_bytes.saturating_sub(bytes.len() as u64);
        let kind = kind(&bytes, &path);
        let is_archive = kind == Kind::Zip;
        let has_members = match kind {
            Kind::Zip | Kind::Mail => true,
            Kind::Pdf => pdf::has_files(&bytes),
            _ => false,
        };
        if !has_members {
            return Some(Member { path, content: Content::File(bytes) });
        }
        let copy = if is_archive { Vec::new() } else { bytes.clone() };
        match self.open(kind, bytes, format!("{path}/")) {
            // Its members are read in their turn; a mail or PDF is a paper itself.
            Ok(()) if is_archive => None,
            Err(error) if is_archive => Some(Member { path, content: Content::Refused(error) }),
            _ => Some(Member { path, content: Content::File(copy) }),
        }
    }

    fn open(&mut self, kind: Kind, bytes: Vec<u8>, prefix: String) -> Result<(), ReadError> {
        if self.open.len() >= MAX_DEPTH {
            let limit = MAX_DEPTH as u64;
            return Err(ReadError::TooLarge { what: "nesting of archives", limit });
        }
        let (source, n_held) = match kind {
            Kind::Zip => {
                let n_held = bytes.len() as u64;
                (Source::Zip(Box::new(ZipMembers::open(bytes)?)), n_held)
            }
            Kind::Mail => parts(mail_parts(&bytes)?),
            Kind::Pdf => parts(pdf::parts(bytes)),
            _ => return Ok(()),
        };
        self.open.push(Open { prefix, source, n_held });
        Ok(())
    }

    /// The last member: whatever follows is refused with it.
    fn give_up(&mut self, path: String) -> Member {
        self.open.clear();
        let limit = MAX_MEMBERS as u64;
        let error = ReadError::TooLarge { what: "this and all further members", limit };
        Member { path, content: Content::Refused(error) }
    }
}

fn parts(parts: Vec<Part>) -> (Source, u64) {
    let size = |it: &Part| match &it.content {
        Content::File(bytes) => bytes.len() as u64,
        _ => 0,
    };
    let n_held = parts.iter().map(size).sum();
    (Source::Parts(parts.into_iter()), n_held)
}

fn mail_parts(bytes: &[u8]) -> Result<Vec<Part>, ReadError> {
    let parts = mail::attachments(bytes)?.into_iter().zip(1..);
    let part = |(it, number): (mail::Attachment, usize)| {
        let is_named = it.name.is_some();
        let path = it.name.unwrap_or_else(|| format!("part {number}"));
        let is_paper = is_paper(&it.bytes, &path, is_named)
            && !ENVELOPES.iter().any(|known| it.media_type.starts_with(known));
        let content = if is_paper { Content::File(it.bytes) } else { Content::Skipped };
        // A name with a `/` is no path.
        Part { path: path.replace(['/', '\\'], "_"), content }
    };
    Ok(parts.map(part).collect())
}

/// Media types of parts of a mail that belong to its way, not to what it says.
const ENVELOPES: &[&str] = &[
    "application/ms-tnef",
    "application/pgp",
    "application/pkcs7",
    "application/x-pkcs7",
    "audio/",
    "image/",
    "message/delivery-status",
    "message/disposition-notification",
    "text/calendar",
    "text/css",
    "text/rfc822-headers",
    "text/vcard",
    "text/x-vcard",
    "video/",
];

/// Endings of names of files that go with papers but are none.
const COMPANIONS: &[&str] = &[
    ".asc", ".css", ".ics", ".js", ".json", ".p7m", ".p7s", ".sig", ".vcf", ".xml", ".xsd", ".xsl",
];

/// Whether what is attached may be a paper: not a picture, a signature, data for programs.
fn is_paper(bytes: &[u8], name: &str, is_named: bool) -> bool {
    let name = name.to_ascii_lowercase();
    let is_companion = COMPANIONS.iter().any(|it| name.ends_with(it));
    match kind(bytes, &name) {
        Kind::Other(it) => {
            !it.starts_with("image/") && !matches!(it, "application/xml" | "application/json")
        }
        // Footers of mailing lists and second bodies have no name.
        Kind::Plain | Kind::Html | Kind::Markdown => is_named && !is_companion && !bytes.is_empty(),
        _ => true,
    }
}
