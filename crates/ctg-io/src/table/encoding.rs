//! UTF-8, and what to say of a file that is something else.

use crate::SetAside;

/// The bytes after the byte order mark of UTF-8, if there is one.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// The text of a file that is read as a whole, without its byte order mark.
pub(crate) fn decode<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, SetAside> {
    if is_utf_16(bytes) {
        return Err(utf_16(file));
    }
    let bytes = without_mark(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let (before, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
        let line = 1 + line_breaks(before);
        let byte = rest.first().copied().unwrap_or_default();
        let hint = if looks_like_windows_1252(bytes) { ": the file looks like Windows-1252" } else { "" };
        SetAside::new(file, format!("found the byte 0x{byte:02X}, expected UTF-8{hint}")).at_line(line)
    })
}

/// How many lines end in these bytes.
pub(crate) fn line_breaks(bytes: &[u8]) -> u64 {
    bytes.split(|byte| *byte == b'\n').skip(1).count() as u64
}

/// Whether the bytes start with the byte order mark of UTF-16, as what Excel calls Unicode text does.
pub(super) fn is_utf_16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

pub(super) fn utf_16(file: &str) -> SetAside {
    SetAside::new(file, "found UTF-16, expected UTF-8")
}

/// Whether a file that is not UTF-8 can be Windows-1252 as a whole: it has no character of several bytes in UTF-8, and none of the
/// five bytes that Windows-1252 leaves out.
pub(super) fn looks_like_windows_1252(bytes: &[u8]) -> bool {
    let defined = |byte: &u8| !matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    bytes.utf8_chunks().all(|chunk| chunk.valid().is_ascii() && chunk.invalid().iter().all(defined))
}

/// One message for all rows of a file that looks like Windows-1252, from the first of their messages.
pub(super) fn in_one(first: SetAside, rows: u64) -> SetAside {
    let rows = match rows {
        1 => "1 row has such bytes and is set aside".to_owned(),
        rows => format!("{rows} rows have such bytes and are set aside"),
    };
    first.and(&format!(": the file looks like Windows-1252, and {rows}"))
}
