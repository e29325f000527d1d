//! Several search while one writes: no error, and something is written meanwhile.

use std::path::Path;
use std::time::Duration;

use ratlas_tests::readers::{Readers, Table};

use crate::papers::write_many;
use crate::program::Folder;

#[test]
fn searching_while_writing() {
    let folder = Folder::new();
    write_many(&folder, 60);
    let readers = Readers {
        program: Path::new(env!("CARGO_BIN_EXE_ratlas")).to_owned(),
        library: folder.path("library"),
        folder: folder.path("eingang"),
        time: Duration::from_secs(4),
        counts: vec![1, 6],
        questions: ["Sprachkurse", "\"im Stadtteil 7\"", "Radwege OR Haushalt", "*"]
            .map(str::to_owned)
            .to_vec(),
    };
    let measured = readers.run().unwrap();
    let table = Table(&measured).to_string();
    for it in &measured {
        assert!(it.errors.is_empty(), "{:?}\n{table}", it.errors);
        assert!(!it.times.is_empty() && !it.fresh.is_empty() && it.written > 0, "{table}");
    }
}
