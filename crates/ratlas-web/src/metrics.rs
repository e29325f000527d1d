//! What is counted, for those who watch the server.

use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::{EncodeLabelSet, text::encode};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::app::App;
use crate::failure::Failure;

/// Seconds between which answers are counted together.
const SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// Which answers are counted together. Routes, not addresses: there are few of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    status: u16,
}

/// What was counted since the start.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Histogram,
    /// Connections that are open.
    pub(crate) connections: Gauge,
    waiting: Gauge<u64, AtomicU64>,
}

impl Metrics {
    /// Nothing counted.
    pub(crate) fn new() -> Metrics {
        let mut registry = Registry::with_prefix("ratlas");
        let requests = Family::<Answered, Counter>::default();
        let seconds = Histogram::new(SECONDS);
        let (connections, waiting) = (Gauge::default(), Gauge::default());
        registry.register("http_requests", "Answers by route and status", requests.clone());
        registry.register("http_request_seconds", "Time until an answer begins", seconds.clone());
        registry.register("http_connections", "Open connections", connections.clone());
        registry.register(
            "questions_waiting",
            "Questions that wait for a library",
            waiting.clone(),
        );
        Metrics { registry, requests, seconds, connections, waiting }
    }
}

/// Counts a request and the time to its answer.
pub(crate) async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let response = next.run(request).await;
    let matched = response.extensions().get::<MatchedPath>();
    let route = matched.map_or("other", MatchedPath::as_str).to_owned();
    let status = response.status().as_u16();
    app.metrics.requests.get_or_create(&Answered { route, status }).inc();
    app.metrics.seconds.observe(seconds(begun.elapsed()));
    response
}

/// Lets the answer say which route gave it, for [`count`] further out.
pub(crate) async fn name_route(request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(matched) = matched {
        response.extensions_mut().insert(matched);
    }
    response
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

/// `/metrics`, where it is asked for.
pub(crate) async fn metrics(State(app): State<App>) -> Response {
    if !app.options.metrics {
        return Failure::NotFound.into_response();
    }
    app.metrics.waiting.set(app.pool.n_waiting() as u64);
    let mut text = String::new();
    match encode(&mut text, &app.metrics.registry) {
        Ok(()) => {
            let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, kind)], text).into_response()
        }
        Err(_) => Failure::Broken.into_response(),
    }
}
