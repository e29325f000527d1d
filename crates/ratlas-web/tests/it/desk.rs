//! A desk: a library of a few invented papers, and a server that is asked without a connection.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, request};
use ratlas_library::{Disclosure, IngestOptions, Library, WorkerProgram};
use ratlas_web::{Access, Limits, ServeOptions};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::papers;

/// The address from which requests of the tests come.
pub(crate) const PEER: &str = "127.0.0.1:49152";

/// A library and how it is served.
pub(crate) struct Desk {
    folder: Rc<TempDir>,
    pub(crate) options: ServeOptions,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Desk {
    /// A desk with the papers of all tests.
    pub(crate) fn new() -> Desk {
        Desk::of(&papers::ALL)
    }

    /// A desk without a library.
    pub(crate) fn empty() -> Desk {
        let folder = Rc::new(tempfile::tempdir().unwrap());
        let options = options(folder.path().join("library"));
        Desk { folder, options }
    }

    /// A desk with these papers, by the names of their files.
    pub(crate) fn of(papers: &[(&str, &str)]) -> Desk {
        let desk = Desk::empty();
        for (name, text) in papers {
            desk.write(name, text);
        }
        desk.ingest(papers.len());
        desk
    }

    /// Adds a paper.
    pub(crate) fn add(&self, name: &str, text: &str) {
        self.write(name, text);
        self.ingest(1);
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join("papers").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Brings the library up to date with so many new papers.
    fn ingest(&self, n_new: usize) {
        let mut library = Library::open_writable(&self.options.library).unwrap();
        let options = IngestOptions { workers: 1, ..IngestOptions::default() };
        let folder = self.folder.path().join("papers");
        let report = library.ingest(&[folder], &options, &(), &AtomicBool::new(false)).unwrap();
        assert_eq!(report.read, n_new as u64, "{report:?}");
    }

    /// The same, served otherwise.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut ServeOptions)) -> Desk {
        change(&mut self.options);
        self
    }

    /// A server.
    pub(crate) fn server(&self) -> Server {
        let router = ratlas_web::router(self.options.clone()).unwrap();
        Server { router, _folder: Rc::clone(&self.folder) }
    }
}

/// A server that is asked without a connection.
pub(crate) struct Server {
    router: Router,
    /// Is there as long as it is asked.
    _folder: Rc<TempDir>,
}

impl Server {
    /// Asks for a page.
    pub(crate) fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[])
    }

    /// Asks for a page with headers.
    pub(crate) fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask(request("GET", address, headers), Body::empty())
    }

    /// Sends a form.
    pub(crate) fn post(&self, address: &str, headers: &[(&str, &str)], form: &str) -> Answer {
        let request = request("POST", address, headers)
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request, Body::from(form.to_owned()))
    }

    /// Sends a request.
    pub(crate) fn ask(&self, request: request::Builder, body: Body) -> Answer {
        let mut request = request.body(body).unwrap();
        let peer: SocketAddr = PEER.parse().unwrap();
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let router = self.router.clone();
        runtime().block_on(async {
            let response = router.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
            Answer { status: parts.status, headers: parts.headers, body }
        })
    }
}

/// A request for this machine, unless the headers name another host.
pub(crate) fn request(method: &str, address: &str, headers: &[(&str, &str)]) -> request::Builder {
    let mut res = Request::builder().method(method).uri(address);
    if headers.iter().all(|it| !it.0.eq_ignore_ascii_case("host")) {
        res = res.header("host", "localhost:7171");
    }
    for (name, value) in headers {
        res = res.header(*name, *value);
    }
    res
}

impl Answer {
    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// A header, empty if it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |it| it.to_str().unwrap())
    }

    /// The pair of a cookie that is set, as it is sent back.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let set = self.headers.get_all("set-cookie").into_iter().map(|it| it.to_str().unwrap());
        let pair = set.map(|it| it.split(';').next().unwrap());
        pair.filter(|it| it.starts_with(&format!("{name}="))).map(str::to_owned).next()
    }

    /// The value of the first field of a form with this name.
    pub(crate) fn field(&self, name: &str) -> &str {
        let after = self.text().split_once(&format!("name=\"{name}\" value=\"")).unwrap().1;
        after.split_once('"').unwrap().0
    }

    /// Fails unless it is a page with this status that says something.
    #[track_caller]
    pub(crate) fn assert_page(&self, status: u16, words: &str) -> &Answer {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.header("content-type"), "text/html; charset=utf-8");
        assert!(self.text().contains(words), "{words} not in {}", self.text());
        self
    }
}

/// As the server runs, with one thread.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn options(library: PathBuf) -> ServeOptions {
    ServeOptions {
        library,
        addr: "127.0.0.1:7171".parse().unwrap(),
        access: Access::Open,
        hosts: Vec::new(),
        disclosure: Disclosure::default(),
        uploads: true,
        saving: true,
        metrics: true,
        is_demo: false,
        worker: WorkerProgram::this(Vec::new()).unwrap(),
        threads: 2,
        limits: Limits { wrong_token: Duration::ZERO, ..Limits::default() },
    }
}
