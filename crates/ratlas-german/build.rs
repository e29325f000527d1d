//! Makes one searchable file of the lists of word parts, and a number that changes with any list.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/compounds/flags.rs"]
mod flags;

fn main() -> Result<(), Box<dyn Error>> {
    let lexicon = Path::new("lexicon");
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=src/compounds/flags.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?).join("parts.fst");
    fs::write(out, automaton(&parts(lexicon)?)?)?;
    println!("cargo::rustc-env=RATLAS_GERMAN_LISTS={:016x}", lists_hash(lexicon)?);
    Ok(())
}

/// Every form with its flags and how common it is, as [`flags`] packs them.
fn parts(lexicon: &Path) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut res: BTreeMap<String, u64> = BTreeMap::new();
    for (form, rest) in rows(&fs::read_to_string(lexicon.join("nouns.tsv"))?) {
        let value = res.entry(folded(form)).or_default();
        *value = flags::more_common(*value, rest.parse()?);
        *value |= flags::FIRST | flags::LAST | flags::ATTESTED;
    }
    for (form, rest) in rows(&fs::read_to_string(lexicon.join("parts.tsv"))?) {
        let places = rest.split('\t').next().unwrap_or_default();
        let set = flags::of_place(places).ok_or_else(|| format!("{form}: no place {places}"))?;
        let value = res.entry(folded(form)).or_default();
        // What was written down about a place holds against what was counted.
        *value = flags::more_common(*value & !flags::PLACES, flags::COUNT_OF_WRITTEN) | set;
    }
    for list in ["whole.tsv", "places.tsv"] {
        let text = fs::read_to_string(lexicon.join(list))?;
        for (form, kind) in rows(&text).filter(|it| !it.0.starts_with('*')) {
            let value = res.entry(folded(form)).or_default();
            *value |= flags::WHOLE;
            if flags::is_noun(kind) && *value & flags::PLACES == 0 {
                *value = flags::more_common(*value, flags::COUNT_OF_WRITTEN) | flags::PLACES;
            }
        }
    }
    Ok(res)
}

fn automaton(parts: &BTreeMap<String, u64>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut builder = tantivy_fst::MapBuilder::memory();
    for (form, value) in parts {
        builder.insert(form, *value)?;
    }
    Ok(builder.into_inner()?)
}

/// The rows of a list: first column and the rest.
fn rows(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.lines().filter(|it| !it.starts_with('#')).filter_map(|it| it.split_once('\t'))
}

/// The spelling of `fold` for the letters of the lists; a test holds both against each other.
fn folded(form: &str) -> String {
    form.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

/// FNV-1a over all lists, with their names: the same on every machine and in every version of Rust.
fn lists_hash(lexicon: &Path) -> Result<u64, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(lexicon)?.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    files.retain(|it| it.extension().is_some_and(|it| it == "tsv"));
    files.sort();
    let mut res = 0xCBF2_9CE4_8422_2325_u64;
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for byte in name.bytes().chain(fs::read(&file)?) {
            // Line ends may differ between checkouts; the words do not.
            if byte != b'\r' {
                res = (res ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
            }
        }
    }
    Ok(res)
}
