//! What a worker says while it works.

use std::io::{self, BufWriter};
use std::sync::{Arc, Mutex, PoisonError};

use ratlas_read::{GreyImage, RecogniseError, RecognisedWord, Recogniser, Turn};

use crate::worker::protocol::{self, Reply};

/// Standard output, for all threads that tell how far they are.
#[derive(Clone, Default)]
pub(super) struct Out(Arc<Mutex<()>>);

impl Out {
    pub(super) fn send(&self, reply: &Reply, blobs: &[Vec<u8>]) -> io::Result<()> {
        let _turn = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
        let mut out = BufWriter::new(io::stdout().lock());
        protocol::send(&mut out, reply, &blobs)
    }

    /// Tells of something on the way; that nobody listens shows at the next answer.
    pub(super) fn tell(&self, reply: &Reply) {
        let _ = self.send(reply, &[]);
    }
}

/// A recogniser that tells when it is at work: a scan of hundreds of pages is slow, but not dead.
pub(super) struct Heard {
    pub(super) inner: Arc<dyn Recogniser>,
    pub(super) out: Out,
}

impl Heard {
    fn around<T>(&self, work: impl FnOnce(&dyn Recogniser) -> T) -> T {
        self.out.tell(&Reply::Beat { is_picture: true });
        let res = work(self.inner.as_ref());
        self.out.tell(&Reply::Beat { is_picture: false });
        res
    }
}

impl Recogniser for Heard {
    fn name(&self) -> &str {
        self.inner.name()
    }

    fn words(&self, image: &GreyImage) -> Result<Vec<RecognisedWord>, RecogniseError> {
        self.around(|it| it.words(image))
    }

    fn turn(&self, image: &GreyImage) -> Option<Turn> {
        self.around(|it| it.turn(image))
    }
}
