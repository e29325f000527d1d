//! Letters by mail.

use std::fmt::Write;

use super::Hostile;

const HEAD: &str = "From: a@x.example\nTo: b@x.example\nSubject: Antrag\nMIME-Version: 1.0\n";

pub(super) fn files() -> Vec<Hostile> {
    vec![
        Hostile::new("mail/nested-100.eml", || nested(100).into_bytes()),
        Hostile::new("mail/nested-5000.eml", || nested(5_000).into_bytes()),
        Hostile::new("mail/multipart-in-multipart.eml", || {
            let mut res = HEAD.to_owned();
            for depth in 0..3_000 {
                put(
                    &mut res,
                    format_args!(
                        "Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"
                    ),
                );
            }
            res.into_bytes()
        }),
        Hostile::new("mail/50000-parts.eml", || {
            let part = "--b\nContent-Type: text/plain; name=a.txt\n\nAntrag\n";
            format!(
                "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{}--b--\n",
                part.repeat(50_000)
            )
            .into_bytes()
        }),
        Hostile::new("mail/only-boundaries.eml", || {
            format!(
                "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{}",
                "--b\n".repeat(1_000_000)
            )
            .into_bytes()
        }),
        Hostile::new("mail/header-10-MB.eml", || {
            format!("{HEAD}X-Long: {}\n\nAntrag\n", "a ".repeat(5_000_000)).into_bytes()
        }),
        Hostile::new("mail/encoded-words.eml", || {
            let word = "=?utf-8?B?w6Q=?= =?utf-8?Q?=C3?=\n ";
            format!("Subject: {}\n{HEAD}\nAntrag\n", word.repeat(200_000)).into_bytes()
        }),
        Hostile::new("mail/base64-noise.eml", || {
            let line = "QUFB/+=*".repeat(9);
            format!(
                "{HEAD}Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n{}",
                format!("{line}\n").repeat(100_000)
            )
            .into_bytes()
        }),
        Hostile::new("mail/no-end.eml", || {
            format!(
                "{HEAD}Content-Type: multipart/mixed; boundary=\"{}\"\n\n--x",
                "b".repeat(1_000_000)
            )
            .into_bytes()
        }),
    ]
}

fn nested(depth: usize) -> String {
    let mut res = String::new();
    for _ in 0..depth {
        put(&mut res, format_args!("{HEAD}Content-Type: message/rfc822\n\n"));
    }
    put(&mut res, format_args!("{HEAD}\nAntrag\n"));
    res
}

fn put(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("writing to memory does not fail");
}
