//! What a worker gives out of a file to whoever looks at it: a page, a member.

use ratlas_read::{Content, Member, PagePicture};

use crate::ingest::{Outcome, file_name, guarded, refused_read};
use crate::worker::protocol::{Draw, Reply, WantedMember};
use crate::worker::serve::{failed, member_reply};

/// The picture of a page, and its blob.
pub(super) fn page(Draw { page, width }: Draw, bytes: &[u8]) -> (Reply, Vec<Vec<u8>>) {
    match ratlas_read::draw_page(bytes, page, width) {
        Ok(picture) => {
            let PagePicture { png, width, height, page_width_pt, page_height_pt } = picture;
            let (page_width, page_height) = (page_width_pt.to_bits(), page_height_pt.to_bits());
            (Reply::Drawn { width, height, page_width, page_height }, vec![png])
        }
        Err(error) => (failed(refused_read(&error)), Vec::new()),
    }
}

/// The sizes of all pages.
pub(super) fn sizes(bytes: &[u8]) -> Reply {
    match ratlas_read::page_sizes(bytes) {
        Ok(sizes) => Reply::Measured(sizes.into_iter().map(|it| it.map(f32::to_bits)).collect()),
        Err(error) => failed(refused_read(&error)),
    }
}

/// One member, and its bytes. Only what leads to it is unpacked.
pub(super) fn member(wanted: WantedMember, bytes: Vec<u8>) -> (Reply, Vec<Vec<u8>>) {
    let found = guarded(|| match find(wanted, bytes) {
        Ok(found) => Found::Member(found),
        Err(refused) => Found::Failed(refused),
    });
    match found {
        Found::Member(Some(member)) => member_reply(member, &[]),
        Found::Member(None) => (Reply::End, Vec::new()),
        Found::Failed(outcome) => (failed(outcome), Vec::new()),
    }
}

fn find(wanted: WantedMember, bytes: Vec<u8>) -> Result<Option<Member>, Outcome> {
    let WantedMember { name, path } = wanted;
    let members = ratlas_read::members(bytes, file_name(&name)).map_err(|it| refused_read(&it))?;
    let goal = path.clone();
    let leads_there = move |at: &str| {
        goal.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let found = members.watched(leads_there).find(|it| it.path == path);
    Ok(found.filter(|it| it.content != Content::Skipped))
}

/// What was found, or why the program failed at it.
enum Found {
    Member(Option<Member>),
    Failed(Outcome),
}

impl From<Outcome> for Found {
    fn from(outcome: Outcome) -> Found {
        Found::Failed(outcome)
    }
}
