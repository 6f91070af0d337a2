//! The cells of one row, in memory that is used again for the next.

/// The texts of a row.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    text: String,
    spans: Vec<(usize, usize)>,
}

impl Cells {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.spans.clear();
    }

    /// Adds a cell.
    #[cfg(any(feature = "excel", test))]
    pub(crate) fn push(&mut self, cell: &str) {
        let from = self.text.len();
        self.text.push_str(cell);
        self.spans.push((from, self.text.len()));
    }

    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        self.spans.get(index).and_then(|(from, until)| self.text.get(*from..*until))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.spans.iter().all(|(from, until)| from == until)
    }

    /// Takes a row that is written on a line; quotes are taken off where the line has any.
    pub(super) fn split(&mut self, row: &str, separator: u8, quoted: bool) {
        self.clear();
        if quoted {
            return self.split_quoted(row, separator);
        }
        self.text.push_str(row);
        let mut from = 0;
        for at in memchr::memchr_iter(separator, row.as_bytes()) {
            self.spans.push((from, at));
            from = at + 1;
        }
        self.spans.push((from, row.len()));
    }

    fn split_quoted(&mut self, row: &str, separator: u8) {
        let mut rest = Some(row);
        while let Some(text) = rest {
            let from = self.text.len();
            rest = match text.strip_prefix('"') {
                Some(inside) => self.take_quoted(inside, separator),
                None => self.take_plain(text, separator),
            };
            self.spans.push((from, self.text.len()));
        }
    }

    /// Takes a cell to its separator, and gives what is behind it.
    fn take_plain<'t>(&mut self, text: &'t str, separator: u8) -> Option<&'t str> {
        let (cell, rest) = match text.split_once(char::from(separator)) {
            Some((cell, rest)) => (cell, Some(rest)),
            None => (text, None),
        };
        self.text.push_str(cell);
        rest
    }

    /// Takes a cell to its closing quote, and whatever stands between that and the separator.
    fn take_quoted<'t>(&mut self, mut text: &'t str, separator: u8) -> Option<&'t str> {
        while let Some((inside, rest)) = text.split_once('"') {
            self.text.push_str(inside);
            match rest.strip_prefix('"') {
                Some(more) => {
                    self.text.push('"');
                    text = more;
                }
                None => return self.take_plain(rest, separator),
            }
        }
        self.text.push_str(text);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;

    fn cells(row: &str) -> Vec<String> {
        let mut cells = Cells::default();
        cells.split(row, b';', row.contains('"'));
        cells.iter().map(str::to_owned).collect()
    }

    #[test]
    fn quotes_are_taken_off_at_the_start_of_a_cell_only() {
        assert_eq!(cells(r#"a;"b;c";"d""e";f"g;"#), ["a", "b;c", "d\"e", "f\"g", ""]);
        assert_eq!(cells("\";\""), [";"]);
        assert_eq!(cells(""), [""]);
    }
}
