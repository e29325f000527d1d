//! What a worker does: greets, gives up what it does not need, answers until nobody asks any more.

use std::io::{self, BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use ratlas_extract::Houses;
use ratlas_read::{Content, Member, Recogniser};

use crate::ingest::{
    MAX_FILE_BYTES, Members, Outcome, READER_STACK_BYTES, Reading, Recognition, Wanted, file_name,
    guarded, refused_read,
};
use crate::store::Packer;
use crate::worker::heard::{Heard, Out};
use crate::worker::protocol::{self, Frame, Hello, MemberReply, Reply, Request, Unpack};
use crate::worker::sandbox::Sandbox;
use crate::worker::{give, paper, probe, sandbox};

/// What a worker is started with.
#[derive(Debug, Clone, Default)]
pub struct WorkerSettings {
    /// Whether and how pages that are pictures are recognised.
    pub recognition: Recognition,
    /// Folders a program for text recognition is started from; without any, no program can be started
    /// and no file be read.
    pub readable: Vec<PathBuf>,
}

/// Reads papers for the process that started this one, until that has no more: requests come from
/// standard input, answers go to standard output, which nobody else may use.
///
/// # Errors
///
/// What the system says of either, and `InvalidData` where the other side is no parent.
pub fn serve_worker(settings: WorkerSettings) -> io::Result<()> {
    let mut input = BufReader::new(io::stdin());
    let out = Out::default();
    let Some(Frame { message: Request::Hello(hello), blobs }) = receive(&mut input)? else {
        return Err(protocol::garbled("a worker is started by ratlas itself"));
    };
    let WorkerSettings { recognition, readable } = settings;
    let mut blobs = blobs.into_iter();
    let packer = Packer::of(blobs.next().unwrap_or_default(), blobs.next().unwrap_or_default());
    let houses = houses(blobs)?;
    // Before there are threads: they would not give up anything.
    let sandbox = sandbox::enter(hello.memory, hello.parent, &readable);
    if !sandbox.ends_with_parent && is_orphan(&hello) {
        return Ok(());
    }
    let recogniser = recognition.recogniser.map(|inner| {
        let out = out.clone();
        Arc::new(Heard { inner, out }) as Arc<dyn Recogniser>
    });
    let recognition = Recognition { recogniser, ..recognition };
    let serving = Serving { packer, houses, recognition, hello, out, unpacking: None };
    // The stack of main is what the system gives, for each machine another.
    let thread = thread::Builder::new().name(READER.to_owned()).stack_size(READER_STACK_BYTES);
    let served = thread.spawn(move || serving.serve(&mut input, sandbox))?.join();
    served.unwrap_or_else(|_| Err(io::Error::other("the worker failed")))
}

/// The name of the thread that reads, as in the parent.
const READER: &str = "ratlas-read-0";

fn receive(input: &mut impl Read) -> io::Result<Option<Frame<Request>>> {
    protocol::receive(input, MAX_FILE_BYTES)
}

fn houses(files: impl Iterator<Item = Vec<u8>>) -> io::Result<Houses> {
    let files: Result<Vec<String>, _> = files.map(String::from_utf8).collect();
    let files = files.map_err(io::Error::other)?;
    Houses::with_own(files.iter().map(String::as_str)).map_err(|it| io::Error::other(it.reason))
}

#[cfg(unix)]
fn is_orphan(hello: &Hello) -> bool {
    let parent = rustix::process::getppid().map(rustix::process::Pid::as_raw_pid);
    parent != i32::try_from(hello.parent).ok()
}

#[cfg(not(unix))]
fn is_orphan(_: &Hello) -> bool {
    false
}

struct Serving {
    packer: Packer,
    houses: Houses,
    recognition: Recognition,
    hello: Hello,
    out: Out,
    unpacking: Option<Unpacking>,
}

/// A file whose members are given one by one.
struct Unpacking {
    members: ratlas_read::Members,
    skip: u64,
    avoid: Vec<String>,
}

impl Serving {
    fn serve(mut self, input: &mut impl Read, sandbox: Sandbox) -> io::Result<()> {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        self.out.send(&Reply::Ready { version, sandbox }, &[])?;
        while let Some(Frame { message, blobs }) = receive(input)? {
            let bytes = blobs.into_iter().next().unwrap_or_default();
            let (reply, blobs) = match message {
                Request::Read(wanted) => self.read(&wanted, bytes),
                Request::Unpack(unpack) => (self.open(unpack, bytes), Vec::new()),
                Request::Next => self.next(),
                Request::Draw(draw) => give::page(draw, &bytes),
                Request::Measure => (give::sizes(&bytes), Vec::new()),
                Request::Member(wanted) => give::member(wanted, bytes),
                Request::Probe => (Reply::Probed(probe::probe(self.hello.memory)), Vec::new()),
                Request::Hello(_) => return Err(protocol::garbled("said hello twice")),
            };
            self.out.send(&reply, &blobs)?;
        }
        Ok(())
    }

    fn read(&self, wanted: &Wanted, bytes: Vec<u8>) -> (Reply, Vec<Vec<u8>>) {
        let Serving { packer, houses, recognition, .. } = self;
        let mut read = Reading { packer, houses, recognition }.read(wanted, bytes);
        let has_members = read.members.take().map(|it| match it {
            Members::Here(mut members) => {
                // What fails now fails again when they are asked for, and is told then.
                !matches!(guarded(|| Next::Member(members.next())), Next::Member(None))
            }
            Members::There(_) => false,
        });
        let (reply, blobs) = paper::reply(read, has_members);
        (Reply::Read(reply), blobs)
    }

    fn open(&mut self, unpack: Unpack, bytes: Vec<u8>) -> Reply {
        let Unpack { name, skip, avoid } = unpack;
        let (out, avoided) = (self.out.clone(), avoid.clone());
        let members = ratlas_read::members(bytes, file_name(&name)).map(|members| {
            members.watched(move |path| {
                out.tell(&Reply::At(path.to_owned()));
                !avoided.iter().any(|it| it == path)
            })
        });
        match members {
            Ok(members) => {
                self.unpacking = Some(Unpacking { members, skip, avoid });
                Reply::End
            }
            Err(error) => failed(refused_read(&error)),
        }
    }

    fn next(&mut self) -> (Reply, Vec<Vec<u8>>) {
        let Some(unpacking) = &mut self.unpacking else { return (Reply::End, Vec::new()) };
        let next = guarded(|| {
            while unpacking.skip > 0 && unpacking.members.next().is_some() {
                unpacking.skip -= 1;
            }
            Next::Member(unpacking.members.next())
        });
        match next {
            Next::Member(Some(member)) => member_reply(member, &unpacking.avoid),
            Next::Member(None) => {
                self.unpacking = None;
                (Reply::End, Vec::new())
            }
            Next::Failed(outcome) => {
                self.unpacking = None;
                (failed(outcome), Vec::new())
            }
        }
    }
}

/// A member that came, none any more, or why the program failed at it.
enum Next {
    Member(Option<Member>),
    Failed(Outcome),
}

impl From<Outcome> for Next {
    fn from(outcome: Outcome) -> Next {
        Next::Failed(outcome)
    }
}

/// What is said of a member.
pub(super) fn member_reply(member: Member, avoid: &[String]) -> (Reply, Vec<Vec<u8>>) {
    let Member { path, content } = member;
    let (what, blob) = match content {
        Content::File(bytes) => (MemberReply::File, Some(bytes)),
        Content::Refused(error) => {
            let (code, reason) = (error.code().to_owned(), error.to_string());
            (MemberReply::Refused { code, reason }, None)
        }
        Content::Skipped if avoid.contains(&path) => (MemberReply::Avoided, None),
        Content::Skipped => (MemberReply::Skipped, None),
    };
    (Reply::Member(path, what), blob.into_iter().collect())
}

/// What ends going through a file.
pub(super) fn failed(outcome: Outcome) -> Reply {
    match outcome {
        Outcome::Refused { code, reason } => Reply::Failed { code, reason },
        _ => Reply::End,
    }
}
