//! Who reads: threads of this process, or workers.

use std::path::Path;
use std::sync::Arc;

use ratlas_extract::Houses;

use crate::error::LibraryError;
use crate::houses::{house_files, houses};
use crate::ingest::read_file::{KnownPapers, ReadFile, Reading, ReadingHere};
use crate::ingest::{IngestOptions, Recognition};
use crate::store::Packer;
use crate::store::files::WalkedFile;
use crate::worker::{Crew, Isolation, WorkerReader};

/// Reads files, for several threads.
pub(crate) enum Reader<'a> {
    /// In the thread that asks.
    Here(Box<Here<'a>>),
    /// In a worker.
    Workers(WorkerReader<'a>),
}

/// What threads share.
pub(crate) struct Here<'a> {
    known: Option<&'a KnownPapers>,
    packer: &'a Packer,
    houses: Houses,
    recognition: &'a Recognition,
}

impl<'a> Reader<'a> {
    /// What the options ask for, with the city profiles of the library in `dir`; papers in `known` are
    /// not read.
    pub(crate) fn new(
        dir: &Path,
        packer: &'a Packer,
        known: Option<&'a KnownPapers>,
        options: &'a IngestOptions,
    ) -> Result<Reader<'a>, LibraryError> {
        // Wrong profiles are told before anything is read, by whomever.
        let houses = houses(dir)?;
        let recognition = &options.recognition;
        Ok(match &options.isolation {
            Isolation::Thread => {
                Reader::Here(Box::new(Here { known, packer, houses, recognition }))
            }
            Isolation::Process(program) => {
                let mut blobs = packer.dictionaries().to_vec();
                blobs.extend(house_files(dir)?.into_iter().map(String::into_bytes));
                let crew = Arc::new(Crew::new(program.clone(), blobs));
                Reader::Workers(WorkerReader { crew, known, packer })
            }
        })
    }

    /// Reads a file on disk, or a member from its bytes.
    pub(crate) fn read(&self, file: &WalkedFile, bytes: Option<Vec<u8>>) -> ReadFile {
        match self {
            Reader::Here(here) => {
                let Here { known, packer, houses, recognition } = here.as_ref();
                let reading = Reading { packer, houses, recognition };
                ReadingHere { known: *known, reading }.read(file, bytes)
            }
            Reader::Workers(workers) => workers.read(file, bytes),
        }
    }

    /// Whether it could read at all.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Worker`] if no worker could be started; files it had left are not read.
    pub(crate) fn check(&self) -> Result<(), LibraryError> {
        match self {
            Reader::Here(_) => Ok(()),
            Reader::Workers(workers) => match workers.crew.failure() {
                Some(source) => Err(LibraryError::Worker { source }),
                None => Ok(()),
            },
        }
    }
}
