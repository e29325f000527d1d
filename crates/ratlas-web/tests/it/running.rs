//! A server that is asked over connections.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use ratlas_web::{ServeOptions, serve_until};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::desk::runtime;

/// Whoever waits longer than this waits for ever.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server on a thread of its own.
pub(crate) struct Running {
    pub(crate) addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    pub(crate) fn new(options: ServeOptions) -> Running {
        let (stop, stopped) = oneshot::channel::<()>();
        let (told, started) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            runtime().block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                let addr = listener.local_addr().unwrap();
                let options = ServeOptions { addr, ..options };
                let stopped = async { drop(stopped.await) };
                let begun = |it: ratlas_web::Started| told.send(it.addr).unwrap();
                serve_until(stopped, listener, options, begun).await.unwrap();
            });
        });
        let addr = started.recv_timeout(PATIENCE).unwrap();
        Running { addr, stop: Some(stop), thread: Some(thread) }
    }

    /// A connection.
    pub(crate) fn connect(&self) -> Client {
        let stream = TcpStream::connect(self.addr).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        Client(stream)
    }

    /// What a request on a connection of its own is answered.
    pub(crate) fn ask(&self, request: &str) -> String {
        let mut client = self.connect();
        client.send(request);
        client.rest()
    }

    /// What `/hilfe` is answered.
    pub(crate) fn help(&self) -> String {
        self.ask("GET /hilfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    }

    /// Asks the server to stop.
    pub(crate) fn stop(&mut self) {
        let _ = self.stop.take().unwrap().send(());
    }

    /// Waits until it has.
    pub(crate) fn wait(mut self) {
        self.thread.take().unwrap().join().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }
}

/// A client.
pub(crate) struct Client(pub(crate) TcpStream);

impl Client {
    pub(crate) fn send(&mut self, bytes: &str) {
        // The server may have said no already and be gone.
        let _ = self.0.write_all(bytes.as_bytes());
    }

    /// Says that nothing more is sent.
    pub(crate) fn finish(&self) {
        let _ = self.0.shutdown(Shutdown::Write);
    }

    /// Everything until the server ends the connection.
    pub(crate) fn rest(&mut self) -> String {
        let mut res = Vec::new();
        let mut buffer = [0; 4_096];
        loop {
            match self.0.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => res.extend_from_slice(&buffer[..n]),
                Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
                Err(error) => panic!("{error} after {}", String::from_utf8_lossy(&res)),
            }
        }
        String::from_utf8_lossy(&res).into_owned()
    }

    /// The head of the next answer, and with it perhaps some of its body.
    pub(crate) fn head(&mut self) -> String {
        let mut res = Vec::new();
        let mut byte = [0];
        while !res.ends_with(b"\r\n\r\n") && self.0.read(&mut byte).unwrap() > 0 {
            res.push(byte[0]);
        }
        String::from_utf8(res).unwrap()
    }
}
