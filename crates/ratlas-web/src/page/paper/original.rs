//! Original files, as they were read.

use std::fs::File;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use ratlas_library::OriginalContent;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::answer::file;
use crate::app::App;
use crate::failure::Failure;
use crate::page::paper::picture;
use crate::reader::Reader;

/// Read at a time.
const CHUNK: usize = 64 * 1_024;

/// Should a browser show the file all the same, it runs nothing and loads nothing.
const POLICY: &str = "sandbox; default-src 'none'";

/// `/papier/{id}/original`.
pub(crate) async fn original(
    State(app): State<App>,
    _: Reader,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let Ok(original) = picture::original(&app, id).await? else {
        return Ok(Failure::Withheld.into_response());
    };
    let (name, kind) = (original.file_name.clone(), kind(&original.media_type));
    let opened = app.at_desk(move |desk| desk.open_original(&original)).await??;
    let body = match opened.content {
        OriginalContent::Held(bytes) => Body::from(bytes),
        OriginalContent::File(file) => {
            Body::new(FileBody { left: opened.length, state: Reading::Waiting(file) })
        }
    };
    let mut res = file(kind, &name, body);
    let headers = res.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    let held = HeaderValue::from_static("private, max-age=3600");
    headers.insert(header::CACHE_CONTROL, held);
    Ok(res)
}

/// The media types that files are read from; others are bytes.
fn kind(media_type: &str) -> &'static str {
    const KNOWN: [&str; 8] = [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "application/rtf",
        "message/rfc822",
        "text/html",
        "text/markdown",
        "text/plain",
    ];
    let known = KNOWN.into_iter().find(|it| *it == media_type);
    known.unwrap_or("application/octet-stream")
}

/// A file that is read while it is sent; a reader that is slow holds no thread.
struct FileBody {
    /// Bytes that are still to come.
    left: u64,
    state: Reading,
}

enum Reading {
    Waiting(File),
    Busy(JoinHandle<(File, io::Result<Bytes>)>),
    Over,
}

impl HttpBody for FileBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        loop {
            match std::mem::replace(&mut self.state, Reading::Over) {
                Reading::Over => return Poll::Ready(None),
                Reading::Waiting(_) if self.left == 0 => return Poll::Ready(None),
                Reading::Waiting(file) => {
                    let length = usize::try_from(self.left).unwrap_or(CHUNK).min(CHUNK);
                    self.state = Reading::Busy(spawn_blocking(move || chunk(file, length)));
                }
                Reading::Busy(mut read) => {
                    let polled = Pin::new(&mut read).poll(ctx);
                    if polled.is_pending() {
                        self.state = Reading::Busy(read);
                    }
                    let (file, bytes) = ready!(polled).map_err(io::Error::other)?;
                    let bytes = bytes?;
                    self.left = self.left.saturating_sub(bytes.len() as u64);
                    self.state = Reading::Waiting(file);
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// The next bytes. A file that has become shorter meanwhile breaks off: what was told of it is wrong.
fn chunk(mut file: File, length: usize) -> (File, io::Result<Bytes>) {
    let mut bytes = vec![0; length];
    let read = file.read_exact(&mut bytes);
    (file, read.map(|()| bytes.into()))
}
