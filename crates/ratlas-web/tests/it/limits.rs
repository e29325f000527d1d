//! Clients that take more than they should.

use std::time::Duration;

use ratlas_web::Limits;

use crate::desk::Desk;
use crate::running::{Client, Running};

/// Short enough to wait for, long enough to answer in.
const SHORT: Duration = Duration::from_millis(300);

/// A server without a library: pages that need none are enough here.
fn running(change: impl FnOnce(&mut Limits)) -> (Desk, Running) {
    let desk = Desk::empty().with(|it| change(&mut it.limits));
    let running = Running::new(desk.options.clone());
    (desk, running)
}

#[track_caller]
fn assert_answers(running: &Running) {
    let answer = running.help();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.ends_with("</html>"), "{answer}");
}

#[test]
fn slow_heads_are_ended() {
    let (_desk, running) = running(|it| it.head_time = SHORT);
    for begun in ["", "G", "GET / HTTP/1.1\r\nHost: localhost\r\nX: "] {
        let mut client = running.connect();
        client.send(begun);
        let answer = client.rest();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{begun}: {answer}");
    }
    // Between two requests, too.
    let mut client = running.connect();
    client.send("GET /hilfe HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(client.rest().starts_with("HTTP/1.1 200"));
    assert_answers(&running);
}

#[test]
fn slow_bodies_are_ended() {
    let (_desk, running) = running(|it| it.answer_time = SHORT);
    let mut client = running.connect();
    client.send(
        "POST /api/v1/prior HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n\
         Content-Length: 100\r\n\r\nBegegnung",
    );
    let answer = client.rest();
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(answer.contains("\"too_slow\""), "{answer}");
    assert_answers(&running);
}

#[test]
fn who_stops_sending_is_let_go() {
    let (_desk, running) = running(|it| it.head_time = Duration::from_mins(10));
    for begun in ["", "GET /hilfe HTTP/1.1\r\nHost:"] {
        let mut client = running.connect();
        client.send(begun);
        client.finish();
        assert!(!client.rest().starts_with("HTTP/1.1 200"));
    }
    assert_answers(&running);
}

#[test]
fn large_heads_and_bodies_are_refused() {
    let (_desk, running) = running(|_| ());
    let head = "GET /hilfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    let large = format!("{head}X: {}\r\n\r\n", "x".repeat(20_000));
    assert!(running.ask(&large).starts_with("HTTP/1.1 431"));
    let many = format!("{head}{}\r\n", "X: y\r\n".repeat(200));
    assert!(running.ask(&many).starts_with("HTTP/1.1 431"));
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "x".repeat(70_000));
    let answer = running.ask(&long);
    assert!(answer.starts_with("HTTP/1.1 414") || answer.starts_with("HTTP/1.1 431"), "{answer}");
    let post = "POST /api/v1/prior HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\n";
    let told = format!("{post}Content-Length: 2000000\r\n\r\n{}", "x".repeat(2_000_000));
    assert!(running.ask(&told).starts_with("HTTP/1.1 413"));
    let chunk = format!("fff\r\n{}\r\n", "x".repeat(0xfff));
    let untold = format!("{post}Transfer-Encoding: chunked\r\n\r\n{}", chunk.repeat(300));
    assert!(running.ask(&untold).starts_with("HTTP/1.1 413"));
    for nonsense in [
        "\u{16}\u{3}\u{1}\u{2}",
        "GET\r\n\r\n",
        "GET /hilfe HTTP/9.9\r\n\r\n",
        "GET /hilfe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ] {
        let answer = running.ask(nonsense);
        assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    assert_answers(&running);
}

#[test]
fn few_send_much_at_a_time() {
    let (_desk, running) = running(|it| it.large_bodies = 1);
    let post = "POST /api/v1/prior HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
                Content-Type: text/plain\r\nContent-Length: 100000\r\n\r\n";
    let mut first = running.connect();
    first.send(post);
    // The server has begun to read what the first one sends when it asks for it.
    let mut second = running.connect();
    loop {
        second.send(post);
        let head = second.head();
        if head.starts_with("HTTP/1.1 503") {
            assert!(head.contains("retry-after: 2"), "{head}");
            break;
        }
        second = running.connect();
    }
    assert_answers(&running);
    first.send(&"x".repeat(100_000));
    assert!(first.rest().contains("\"no_library\""));
}

#[test]
fn who_does_not_read_is_let_go() {
    let (_desk, running) = running(|it| it.stillness = SHORT);
    let client = running.connect();
    let mut asking = Client(client.0.try_clone().unwrap());
    // Answers fill what the systems hold between both; then the server has to wait.
    asking.0.set_write_timeout(Some(Duration::from_secs(5))).unwrap();
    let requests = "GET /schnittstelle HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(400);
    asking.send(&requests);
    let open = || {
        let metrics = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        let answer = running.ask(metrics);
        let line = answer.lines().find(|it| it.starts_with("ratlas_http_connections "));
        line.unwrap().rsplit_once(' ').unwrap().1.to_owned()
    };
    while open() != "1" {}
    drop(client);
}

#[test]
fn requests_in_a_row_are_answered_in_order() {
    let (_desk, running) = running(|_| ());
    let mut client = running.connect();
    client.send(
        "GET /hilfe HTTP/1.1\r\nHost: localhost\r\n\r\n\
         HEAD /hilfe HTTP/1.1\r\nHost: localhost\r\n\r\n\
         GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n\
         HEAD /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    );
    let answers = client.rest();
    let starts: Vec<&str> = answers.matches("HTTP/1.1 200 OK").collect();
    assert_eq!((starts.len(), answers.matches("HTTP/1.1 404 Not Found").count()), (2, 2));
    assert_eq!(answers.matches("</html>").count(), 2, "{answers}");
    assert!(answers.ends_with("\r\n\r\n"));
}

#[test]
fn many_idle_connections_hold_up_nobody() {
    let many = crate::descriptors::raise(4_500).saturating_sub(500).min(4_000) / 2;
    let (_desk, running) = running(|_| ());
    let idle: Vec<Client> = (0..many).map(|_| running.connect()).collect();
    assert!(idle.len() > 200, "{}", idle.len());
    assert_answers(&running);
}

#[test]
fn more_connections_than_allowed_wait() {
    let (_desk, running) = running(|it| it.connections = 2);
    let (one, _two) = (running.connect(), running.connect());
    let mut third = running.connect();
    third.send("GET /hilfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    third.0.set_read_timeout(Some(SHORT)).unwrap();
    let mut byte = [0];
    assert!(std::io::Read::read(&mut third.0, &mut byte).is_err());
    drop(one);
    third.0.set_read_timeout(None).unwrap();
    assert!(third.rest().starts_with("HTTP/1.1 200"));
}

#[test]
fn a_stop_lets_answers_be_finished() {
    let (_desk, mut running) = running(|_| ());
    let idle = running.connect();
    let mut asking = running.connect();
    asking.send(
        "POST /api/v1/prior HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n\
         Expect: 100-continue\r\nContent-Length: 5\r\n\r\n",
    );
    // The request is being answered: the server asks for its body.
    assert!(asking.head().starts_with("HTTP/1.1 100"));
    running.stop();
    asking.send("Worte");
    let answer = asking.rest();
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("\"no_library\""), "{answer}");
    let addr = running.addr;
    running.wait();
    assert!(std::net::TcpStream::connect(addr).is_err());
    drop(idle);
}

#[test]
fn a_stop_does_not_wait_for_ever() {
    let (_desk, mut running) = running(|it| it.farewell = SHORT);
    let mut asking = running.connect();
    asking.send(
        "POST /api/v1/prior HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n\
         Expect: 100-continue\r\nContent-Length: 5\r\n\r\n",
    );
    assert!(asking.head().starts_with("HTTP/1.1 100"));
    running.stop();
    running.wait();
    assert!(!asking.rest().contains("200"));
}
