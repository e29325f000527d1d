//! A list of files: one path a line, or each ended by a zero byte.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// A longer path no system has.
const MAX_PATH_BYTES: u64 = 64 * 1024;

/// The paths of a list, read one at a time: it may be longer than memory.
pub(crate) struct FileList {
    input: Box<dyn BufRead>,
    end: u8,
}

impl FileList {
    /// Opens a list; `-` is standard input. With `is_null`, paths end with a zero byte.
    pub(crate) fn open(path: &Path, is_null: bool) -> io::Result<FileList> {
        let input: Box<dyn BufRead> = if path.as_os_str() == "-" {
            Box::new(io::stdin().lock())
        } else {
            Box::new(BufReader::new(File::open(path)?))
        };
        Ok(FileList { input, end: if is_null { 0 } else { b'\n' } })
    }

    /// The bytes of the next path; empty for an empty line, `None` at the end.
    fn entry(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        self.input.by_ref().take(MAX_PATH_BYTES).read_until(self.end, &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.last() == Some(&self.end) {
            bytes.pop();
        } else if bytes.len() as u64 == MAX_PATH_BYTES {
            return Err(io::Error::new(ErrorKind::InvalidData, "a path is longer than 64 KiB"));
        }
        if self.end == b'\n' && bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        Ok(Some(bytes))
    }
}

impl Iterator for FileList {
    type Item = io::Result<PathBuf>;

    fn next(&mut self) -> Option<io::Result<PathBuf>> {
        loop {
            match self.entry() {
                Ok(None) => return None,
                Ok(Some(bytes)) if bytes.is_empty() => {}
                Ok(Some(bytes)) => return Some(path(bytes)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere not all bytes are paths")]
fn path(bytes: Vec<u8>) -> io::Result<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Ok(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

#[cfg(not(unix))]
fn path(bytes: Vec<u8>) -> io::Result<PathBuf> {
    let text = String::from_utf8(bytes);
    text.map(PathBuf::from).map_err(|it| io::Error::new(ErrorKind::InvalidData, it))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn paths(input: &[u8], end: u8) -> Vec<String> {
        let list = FileList { input: Box::new(Cursor::new(input.to_vec())), end };
        list.map(|it| it.map_or_else(|error| error.to_string(), |it| it.display().to_string()))
            .collect()
    }

    #[test]
    fn one_path_a_line_whatever_it_begins_with() {
        assert_eq!(paths(b"a b.pdf\r\n\n# x.pdf\nc", b'\n'), ["a b.pdf", "# x.pdf", "c"]);
        assert_eq!(paths(b"a\nb\0\0c\r\0", 0), ["a\nb", "c\r"]);
        assert_eq!(paths(b"", b'\n'), [""; 0]);
    }

    #[test]
    fn a_stream_without_an_end_is_no_list() {
        let paths = paths(&vec![b'x'; 70_000], b'\n');
        assert_eq!(paths[0], "a path is longer than 64 KiB");
    }
}
