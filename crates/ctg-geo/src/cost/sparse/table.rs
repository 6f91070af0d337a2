//! Rows of numbers with their costs, end to end.

#![expect(
    clippy::indexing_slicing,
    reason = "a row's ends are counts of what was pushed; a number of another place is below the count that the callers have checked"
)]

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table<U> {
    /// Where each row begins; one more at the end.
    first: Vec<usize>,
    /// The other place of each pair: growing within a row.
    others: Vec<u32>,
    costs: Vec<U>,
}

impl<U: Copy> Table<U> {
    /// No row yet.
    pub(super) fn new() -> Self {
        Self { first: vec![0], others: Vec::new(), costs: Vec::new() }
    }

    /// So many rows of triples that are sorted by row, then by the other place.
    pub(super) fn from_sorted(rows: usize, pairs: Vec<(u32, u32, U)>) -> Self {
        let mut table = Self::new();
        table.reserve(rows, pairs.len());
        for (row, other, cost) in pairs {
            while table.rows() < row as usize {
                table.close_row();
            }
            table.push_other(other, cost);
        }
        while table.rows() < rows {
            table.close_row();
        }
        table
    }

    fn reserve(&mut self, rows: usize, pairs: usize) {
        self.first.reserve_exact(rows);
        self.others.reserve_exact(pairs);
        self.costs.reserve_exact(pairs);
    }

    /// A pair of the row that is open; its numbers come in order.
    pub(super) fn push(&mut self, other: usize, cost: U) {
        // Whoever makes a table has compared the length of its lists with the largest number.
        if let Ok(other) = u32::try_from(other) {
            self.push_other(other, cost);
        }
    }

    fn push_other(&mut self, other: u32, cost: U) {
        self.others.push(other);
        self.costs.push(cost);
    }

    /// Ends the row that is open.
    pub(super) fn close_row(&mut self) {
        self.first.push(self.others.len());
    }

    pub(super) fn rows(&self) -> usize {
        self.first.len() - 1
    }

    pub(super) fn len(&self) -> usize {
        self.others.len()
    }

    fn span(&self, row: usize) -> std::ops::Range<usize> {
        match self.first.get(row..=row.saturating_add(1)) {
            Some(&[start, end]) => start..end,
            _ => 0..0,
        }
    }

    /// The pairs of a row; none beyond the rows.
    pub(super) fn row(&self, row: usize) -> impl ExactSizeIterator<Item = (usize, U)> + '_ {
        let span = self.span(row);
        let others = self.others[span.clone()].iter().map(|other| *other as usize);
        others.zip(self.costs[span].iter().copied())
    }

    pub(super) fn get(&self, row: usize, other: u32) -> Option<U> {
        let span = self.span(row);
        let at = self.others[span.clone()].binary_search(&other).ok()?;
        Some(self.costs[span][at])
    }

    /// The same pairs by their other place, of which there are so many: by counting.
    pub(super) fn transposed(&self, others: usize) -> Self {
        let mut first = vec![0; others + 1];
        self.others.iter().for_each(|other| first[*other as usize + 1] += 1);
        (0..others).for_each(|other| first[other + 1] += first[other]);
        let mut next = first.clone();
        let (mut rows, mut costs) = (vec![0; self.len()], self.costs.clone());
        for row in 0..self.rows() {
            for (other, cost) in self.row(row) {
                let at = next[other];
                (rows[at], costs[at]) = (u32::try_from(row).unwrap_or(u32::MAX), cost);
                next[other] += 1;
            }
        }
        Self { first, others: rows, costs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_rows_are_rows() {
        let table = Table::from_sorted(4, vec![(1, 2, 'a'), (1, 3, 'b'), (3, 2, 'c')]);
        let rows: Vec<Vec<_>> = (0..5).map(|row| table.row(row).collect()).collect();
        assert_eq!(rows, [vec![], vec![(2, 'a'), (3, 'b')], vec![], vec![(2, 'c')], vec![]]);
        let columns = table.transposed(5);
        assert_eq!((columns.rows(), columns.row(2).collect::<Vec<_>>()), (5, vec![(1, 'a'), (3, 'c')]));
        assert_eq!(columns.transposed(4), table);
        assert_eq!([table.get(1, 3), table.get(1, 4), table.get(9, 3)], [Some('b'), None, None]);
    }
}
