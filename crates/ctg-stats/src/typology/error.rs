//! Why there is no typology.

/// Profiles or groups that cannot be made.
///
/// # Examples
/// ```
/// use ctg_stats::typology::Profiles;
/// let error = Profiles::new([("17004", vec![1.0, 2.0]), ("17065", vec![1.0])]).unwrap_err();
/// assert_eq!(error.to_string(), "row 1 has 1 numbers, expected 2 as in row 0");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct TypologyError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(super) enum Fault {
    #[error("row {row} has {found} numbers, expected {expected} as in row 0")]
    Ragged { row: usize, found: usize, expected: usize },
    #[error("number {column} of row {row} is {number}, expected a finite number")]
    NotFinite { row: usize, column: usize, number: f64 },
    #[error("rows {first} and {second} have the same code, expected each code once")]
    Twice { first: usize, second: usize },
    #[error("half of the territories or more have the same value of variable {column}, expected a spread to scale by")]
    NoSpread { column: usize },
    #[error("{found} lists of neighbours for {expected} territories, expected as many")]
    Neighbours { found: usize, expected: usize },
    #[error("{asked} groups of {most} territories, expected 1 to {most}")]
    Groups { asked: usize, most: usize },
    #[error("{asked} groups where {least} parts of the map do not touch, expected at least {least}")]
    Apart { asked: usize, least: usize },
    #[error("groups of {found} territories for {expected} profiles, expected as many")]
    Length { found: usize, expected: usize },
}

impl TypologyError {
    /// The variable by its place, from 0, where its values have no spread.
    ///
    /// ```
    /// use ctg_stats::typology::Profiles;
    /// let profiles = Profiles::new([(1, vec![5.0, 0.0]), (2, vec![6.0, 0.0]), (3, vec![8.0, 1.0])])?;
    /// assert_eq!(profiles.robust().unwrap_err().without_spread(), Some(1));
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn without_spread(&self) -> Option<usize> {
        match self.0 {
            Fault::NoSpread { column } => Some(column),
            _ => None,
        }
    }
}
