//! A folder of papers as it is on two days.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Our own samples, of which some are in every folder.
const SAMPLES: &str = "../corpus-samples/papers";

/// The longest sample that is taken: reading a paper is not what is tested.
const SAMPLE_BYTES: u64 = 60_000;

/// Files in one folder.
const IN_FOLDER: usize = 20;

/// The folder as it is first: `n_papers` short texts, an archive, copies, and `n_samples` of the
/// sample papers in their formats.
///
/// # Errors
///
/// If the disk refuses.
pub fn first_day(dir: &Path, n_papers: usize, n_samples: usize) -> anyhow::Result<()> {
    for number in 0..n_papers {
        write(&place(dir, number), paper(number, 1))?;
    }
    for sample in samples(n_samples)? {
        let name = sample.file_name().context("a sample has a name")?;
        fs::create_dir_all(dir.join("samples"))?;
        fs::copy(&sample, dir.join("samples").join(name))?;
    }
    write(&dir.join("copies/copy.txt"), paper(1, 1))?;
    // The same text in other bytes.
    write(&dir.join("copies/twin.txt"), paper(2, 1).replace('\n', "\r\n"))?;
    // A version: one paragraph more.
    write(&dir.join("copies/version.txt"), paper(3, 1) + &paragraph(3, 9))?;
    archive(&dir.join("archive.zip"), &[n_papers, n_papers + 1, 4])
}

/// What happens to it until the second day: files change, move, vanish, come; the archive holds
/// others.
///
/// # Errors
///
/// If the disk refuses.
pub fn second_day(dir: &Path, n_papers: usize) -> anyhow::Result<()> {
    for number in 0..n_papers {
        let place = place(dir, number);
        match number % 7 {
            1 => write(&place, paper(number, 2))?,
            2 => fs::remove_file(&place)?,
            4 => {
                fs::create_dir_all(dir.join("moved"))?;
                fs::rename(&place, dir.join(format!("moved/{number:04}.txt")))?;
            }
            5 => write(&dir.join(format!("new/{number:04}.txt")), paper(number + 5_000, 1))?,
            _ => {}
        }
    }
    archive(&dir.join("archive.zip"), &[n_papers, n_papers + 2, 6])
}

/// A word that only this paper has, in both of its states.
pub fn own_word(number: usize) -> String {
    format!("Kennwort{number}x")
}

/// Where a paper lies.
fn place(dir: &Path, number: usize) -> PathBuf {
    dir.join(format!("{:02}/{number:04}.txt", number / IN_FOLDER))
}

/// The text of a paper in a state.
fn paper(number: usize, state: usize) -> String {
    let city = ["Mainz", "Koblenz", "Trier", "Worms"][number % 4];
    let (day, month) = (number % 28 + 1, number % 12 + 1);
    let mut text = format!(
        "Stadt {city}\n\n{city}, {day:02}.{month:02}.2021\n\nAntrag {number:04}/2021\n\n\
         Betreff: Sprachkurse im Stadtteil {number}\n\n"
    );
    for paragraph_number in 0..6 {
        text += &paragraph(number, paragraph_number * state);
    }
    text
}

fn paragraph(number: usize, which: usize) -> String {
    let mut text = String::new();
    let word = own_word(number);
    writeln!(
        text,
        "Die Verwaltung berichtet bis zum {}.3.2022, wie Angebote {which} unter {word} im \
         Stadtteil {number} wirken. Der Beirat wird beteiligt, Kosten von {} Euro sind im Haushalt \
         eingeplant.\n",
        which % 28 + 1,
        (number + 1) * (which + 3) * 100,
    )
    .expect("a String takes every write");
    text
}

fn write(path: &Path, text: String) -> anyhow::Result<()> {
    fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
    Ok(fs::write(path, text)?)
}

fn archive(path: &Path, numbers: &[usize]) -> anyhow::Result<()> {
    let mut archive = ZipWriter::new(fs::File::create(path)?);
    for number in numbers {
        archive.start_file(format!("{number}.txt"), SimpleFileOptions::default())?;
        archive.write_all(paper(*number, 1).as_bytes())?;
    }
    archive.finish()?;
    Ok(())
}

/// Short samples, spread over cities and formats.
fn samples(n_samples: usize) -> anyhow::Result<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(SAMPLES);
    let mut samples = Vec::new();
    for city in fs::read_dir(&root).with_context(|| format!("`{}`", root.display()))? {
        for sample in fs::read_dir(city?.path())? {
            let sample = sample?;
            if sample.metadata()?.len() <= SAMPLE_BYTES {
                samples.push(sample.path());
            }
        }
    }
    samples.sort();
    let step = (samples.len() / n_samples.max(1)).max(1);
    Ok(samples.into_iter().step_by(step).take(n_samples).collect())
}
