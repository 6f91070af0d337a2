//! A row cut into cells, quickly where no quote stands in it.

/// Cuts rows into cells, and keeps the room that it needs for the next one.
#[derive(Debug)]
pub(in crate::facility) struct Splitter {
    delimiter: u8,
    ends: Vec<usize>,
    text: String,
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
        Self { delimiter, ends: Vec::new(), text: String::new() }
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

    /// The cells of a row with quotes in it: quotes open at the begin of a cell only, and two of them inside stand for one.
    fn unquoted(&mut self, row: &str) -> Result<Cells<'_>, &'static str> {
        if let Some(fault) = super::quoting::quoting_fault(row.as_bytes(), self.delimiter) {
            return Err(fault);
        }
        self.text.clear();
        self.ends.clear();
        let (mut rest, delimiter) = (row, char::from(self.delimiter));
        loop {
            rest = if let Some(quoted) = rest.strip_prefix('"') {
                self.quoted(quoted)
            } else {
                let (cell, after) = rest.split_at(rest.find(delimiter).unwrap_or(rest.len()));
                self.text.push_str(cell);
                after
            };
            self.ends.push(self.text.len());
            match rest.strip_prefix(delimiter) {
                Some(next) => rest = next,
                None => return Ok(Cells { text: &self.text, ends: &self.ends, gap: 0 }),
            }
        }
    }

    /// Takes a cell up to its closing quote, and gives what follows.
    fn quoted<'r>(&mut self, mut rest: &'r str) -> &'r str {
        while let Some((part, after)) = rest.split_once('"') {
            self.text.push_str(part);
            match after.strip_prefix('"') {
                Some(more) => {
                    self.text.push('"');
                    rest = more;
                }
                None => return after,
            }
        }
        ""
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
