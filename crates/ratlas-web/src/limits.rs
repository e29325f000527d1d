//! What one client, or many, can take of the server.

use std::time::Duration;

/// Numbers, sizes and times within which requests are answered. The default suits every machine; tests
/// take less, not to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Open connections; more wait until one ends.
    pub connections: usize,
    /// Bytes of the head of a request.
    pub head_bytes: usize,
    /// How long a client may take to send a head, and be idle between two requests.
    pub head_time: Duration,
    /// How long a client may not read what it is sent.
    pub stillness: Duration,
    /// How long an answer may take, what is sent with the request included.
    pub answer_time: Duration,
    /// Requests at a time that send more than a form holds.
    pub large_bodies: usize,
    /// How long who sends a wrong token waits to be told.
    pub wrong_token: Duration,
    /// How old what a page shows may be: so often it is looked for what is new in the library.
    pub fresh: Duration,
    /// How long requests that are being answered may take once the server is asked to stop.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            // An idle one costs some kilobytes and a file descriptor.
            connections: 16_384,
            // The longest address with all facets is half of it. All connections together hold no more
            // than 256 MB of heads.
            head_bytes: 16 * 1_024,
            head_time: Duration::from_secs(30),
            stillness: Duration::from_secs(30),
            answer_time: Duration::from_mins(1),
            // The largest that is taken has 50 MB.
            large_bodies: 8,
            wrong_token: Duration::from_millis(500),
            fresh: Duration::from_secs(1),
            farewell: Duration::from_secs(10),
        }
    }
}
