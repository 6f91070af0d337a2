//! Files and folders, from disk.

use std::fs::File;
use std::path::Path;

use ctg::Folder;

use crate::words;

/// The largest file that is read.
const LARGEST: u64 = 1 << 30;

/// The bytes of a file, or a sentence that says why it cannot be read.
pub(crate) fn file(path: &Path) -> Result<Vec<u8>, String> {
    let refuse = |error: &std::io::Error| words::unreadable(path, error);
    if std::fs::metadata(path).map_err(|error| refuse(&error))?.len() > LARGEST {
        return Err(refuse(&std::io::ErrorKind::FileTooLarge.into()));
    }
    std::fs::read(path).map_err(|error| refuse(&error))
}

/// A file to be read bit by bit, of any size, and its size.
pub(crate) fn open(path: &Path) -> Result<(File, u64), String> {
    let refuse = |error: &std::io::Error| words::unreadable(path, error);
    let length = std::fs::metadata(path).map_err(|error| refuse(&error))?.len();
    Ok((File::open(path).map_err(|error| refuse(&error))?, length))
}

/// The files right inside a folder, or a sentence that says which path cannot be read.
pub(crate) fn folder(path: &Path) -> Result<Folder, String> {
    let refuse = |error: &std::io::Error| words::unreadable(path, error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|error| refuse(&error))? {
        let entry = entry.map_err(|error| refuse(&error))?;
        let kind = std::fs::metadata(entry.path()).map_err(|error| words::unreadable(&entry.path(), &error))?;
        let (Some(name), true) = (entry.file_name().to_str().map(str::to_owned), kind.is_file()) else { continue };
        files.push((name, file(&entry.path())?));
    }
    Ok(files.into_iter().collect())
}
