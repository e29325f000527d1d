//! Connections: accepted, limited in number, time and size, and ended when asked to.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

use crate::app::App;
use crate::options::ServeOptions;
use crate::routes::routes;

/// How long to wait where the system has no more descriptors.
const FULL_PAUSE: Duration = Duration::from_millis(100);

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The address cannot be listened at.
    #[error("cannot listen at {addr}")]
    Listen {
        /// The address.
        addr: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The system gives no threads, no signals or no random numbers.
    #[error("the system refuses")]
    System(#[source] io::Error),
}

/// A server that has begun to listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Started {
    /// The address it listens at.
    pub addr: SocketAddr,
}

/// Serves a library until the process is asked to end (Ctrl-C, or the signal that ends services).
///
/// `started` is called once requests are accepted. Requests that are being answered then are
/// answered; after ten seconds the rest is cut off.
///
/// # Errors
///
/// [`ServeError`] if it cannot begin. Once it has, nothing that a client does ends it.
pub fn serve(options: ServeOptions, started: impl FnOnce(Started)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(options.threads.clamp(1, 4))
        .max_blocking_threads(options.threads.max(1) * 2 + 4)
        .enable_all()
        .build()
        .map_err(ServeError::System)?;
    let res = runtime.block_on(listen(options, started));
    // A question that is still being answered does not hold up the end.
    runtime.shutdown_timeout(Duration::from_secs(1));
    res
}

async fn listen(options: ServeOptions, started: impl FnOnce(Started)) -> Result<(), ServeError> {
    let addr = options.addr;
    let failed = |source| ServeError::Listen { addr, source };
    let listener = TcpListener::bind(addr).await.map_err(failed)?;
    let addr = listener.local_addr().map_err(failed)?;
    let stop = stop_signal().map_err(ServeError::System)?;
    let options = ServeOptions { addr, ..options };
    serve_until(stop, listener, options, started).await
}

/// Serves at `listener` until `stop` ends. For tests; programs call [`serve`].
#[doc(hidden)]
pub async fn serve_until(
    stop: impl Future<Output = ()>,
    listener: TcpListener,
    options: ServeOptions,
    started: impl FnOnce(Started),
) -> Result<(), ServeError> {
    let addr = options.addr;
    let app = app(options)?;
    started(Started { addr });
    let farewell = GracefulShutdown::new();
    accept_until(stop, &listener, &app, &farewell).await;
    // Who comes now is told at once that nobody is there.
    drop(listener);
    let _ = tokio::time::timeout(app.options.limits.farewell, farewell.shutdown()).await;
    Ok(())
}

/// All routes behind their guards, without connections. For tests; programs call [`serve`].
#[doc(hidden)]
pub fn router(options: ServeOptions) -> Result<Router, ServeError> {
    Ok(routes(&app(options)?))
}

fn app(options: ServeOptions) -> Result<App, ServeError> {
    App::new(options).map_err(|it| ServeError::System(io::Error::other(it)))
}

/// What ends when the process is asked to end.
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminated.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
    })
}

async fn accept_until(
    stop: impl Future<Output = ()>,
    listener: &TcpListener,
    app: &App,
    farewell: &GracefulShutdown,
) {
    let places = Arc::new(Semaphore::new(app.options.limits.connections));
    let router = routes(app);
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        tokio::select! {
            () = &mut stop => break,
            (place, accepted) = next => match (place, accepted) {
                (Ok(place), Ok((stream, peer))) => {
                    answer(stream, peer, Open::new(place, app), &router, farewell);
                }
                // No descriptors, or the client has gone: neither ends the server.
                _ => tokio::time::sleep(FULL_PAUSE).await,
            },
        }
    }
}

/// A connection as long as it is open, however it ends.
struct Open {
    _place: OwnedSemaphorePermit,
    app: App,
}

impl Open {
    fn new(place: OwnedSemaphorePermit, app: &App) -> Open {
        app.metrics.connections.inc();
        Open { _place: place, app: app.clone() }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.app.metrics.connections.dec();
    }
}

/// Answers the requests of a connection, beside others.
fn answer(
    stream: TcpStream,
    peer: SocketAddr,
    open: Open,
    router: &Router,
    farewell: &GracefulShutdown,
) {
    let limits = open.app.options.limits;
    // Answers are written at once: waiting for more to send would only delay them.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.stillness));
    let answering = TowerToHyperService::new(router.clone());
    // A layer for each connection would copy every route.
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        answering.call(request)
    });
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_buf_size(limits.head_bytes)
        .half_close(false);
    let stream = TokioIo::new(Box::pin(stream));
    let connection = builder.serve_connection(stream, service);
    let connection = farewell.watch(connection);
    tokio::spawn(async move {
        // What goes wrong with a connection is the client's: it is not there to be told.
        let _ = connection.await;
        drop(open);
    });
}
