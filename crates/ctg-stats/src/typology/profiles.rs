//! Rows of numbers on one scale.

use super::error::{Fault, TypologyError};

/// A row of numbers for each territory, sorted by code (*profils*).
///
/// # Examples
/// ```
/// use ctg_stats::typology::Profiles;
/// let profiles = Profiles::new([("17065", vec![2.0]), ("17004", vec![5.0])])?;
/// assert_eq!(profiles.keys(), ["17004", "17065"]);
/// assert_eq!(profiles.distance(0, 1), Some(3.0));
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Profiles<K> {
    keys: Vec<K>,
    rows: Vec<Vec<f64>>,
}

/// The middle and the spread of a variable, by which it was scaled.
///
/// ```
/// use ctg_stats::typology::{Profiles, Scale};
/// let profiles = Profiles::new([(1, vec![10.0]), (2, vec![12.0]), (3, vec![99.0])])?;
/// // Median 12, gaps to it 2, 0 and 87: their median is 2.
/// assert_eq!(profiles.scales()?, [Scale { median: 12.0, deviation: 2.0 }]);
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scale {
    /// The median.
    pub median: f64,
    /// The median of the absolute gaps to the median (MAD).
    pub deviation: f64,
}

impl<K: Ord + Clone> Profiles<K> {
    /// Rows with their codes.
    ///
    /// # Errors
    /// A row of another length, a number that is not finite, a code that stands twice.
    ///
    /// ```
    /// use ctg_stats::typology::Profiles;
    /// assert!(Profiles::new([("a", vec![1.0]), ("b", vec![1.0, 2.0])]).is_err());   // rows of two lengths
    /// assert!(Profiles::new([("a", vec![f64::NAN])]).is_err());
    /// ```
    pub fn new(rows: impl IntoIterator<Item = (K, Vec<f64>)>) -> Result<Self, TypologyError> {
        let mut rows: Vec<(usize, K, Vec<f64>)> =
            rows.into_iter().enumerate().map(|(place, (key, row))| (place, key, row)).collect();
        let expected = rows.first().map_or(0, |(_, _, row)| row.len());
        for (place, _, row) in &rows {
            if row.len() != expected {
                return Err(Fault::Ragged { row: *place, found: row.len(), expected }.into());
            }
            if let Some((column, number)) = row.iter().enumerate().find(|(_, number)| !number.is_finite()) {
                return Err(Fault::NotFinite { row: *place, column, number: *number }.into());
            }
        }
        rows.sort_by(|one, other| one.1.cmp(&other.1));
        for pair in rows.windows(2) {
            if let [one, other] = pair
                && one.1 == other.1
            {
                return Err(Fault::Twice { first: one.0, second: other.0 }.into());
            }
        }
        let (keys, rows) = rows.into_iter().map(|(_, key, row)| (key, row)).unzip();
        Ok(Self { keys, rows })
    }

    /// The middle and the spread of each variable.
    ///
    /// # Errors
    /// A variable whose median absolute deviation is zero: half of the territories or more have one value.
    ///
    /// ```
    /// use ctg_stats::typology::Profiles;
    /// let profiles = Profiles::new([(1, vec![10.0]), (2, vec![12.0]), (3, vec![99.0])])?;
    /// assert_eq!(profiles.scales()?[0].median, 12.0);
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn scales(&self) -> Result<Vec<Scale>, TypologyError> {
        let columns = self.rows.first().map_or(0, Vec::len);
        let scale = |column: usize| {
            let values: Vec<f64> = self.rows.iter().filter_map(|row| row.get(column).copied()).collect();
            let median = median(values.clone());
            let deviation = median_of(&values, |value| (value - median).abs());
            if deviation > 0.0 { Ok(Scale { median, deviation }) } else { Err(Fault::NoSpread { column }.into()) }
        };
        (0..columns).map(scale).collect()
    }

    /// The same profiles with each variable on a scale that a few extreme territories do not move.
    ///
    /// *Formula*: `(x − median) / (1.4826 · MAD)`; for a normal law the divisor is the standard deviation.
    ///
    /// # Errors
    /// As [`scales`](Self::scales); such a variable tells little, and is to be left out.
    ///
    /// ```
    /// use ctg_stats::typology::Profiles;
    /// let profiles = Profiles::new([(1, vec![10.0]), (2, vec![12.0]), (3, vec![99.0])])?;
    /// // Median 12, median gap 2: 10 becomes −2 ÷ (1.4826 × 2).
    /// assert_eq!(profiles.robust()?.rows()[0], [-2.0 / (1.4826 * 2.0)]);
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    ///
    /// # Source
    /// Rousseeuw and Croux, *Alternatives to the median absolute deviation*, JASA 88, 1993 (1.4826 = 1/Φ⁻¹(3/4)).
    pub fn robust(&self) -> Result<Self, TypologyError> {
        let scales = self.scales()?;
        let row = |row: &Vec<f64>| {
            let on_scale = |(number, scale): (&f64, &Scale)| (number - scale.median) / (TO_DEVIATION * scale.deviation);
            row.iter().zip(&scales).map(on_scale).collect()
        };
        Ok(Self { keys: self.keys.clone(), rows: self.rows.iter().map(row).collect() })
    }

    /// The place of a code.
    ///
    /// ```
    /// # use ctg_stats::typology::Profiles;
    /// let profiles = Profiles::new([("17065", vec![2.0]), ("17004", vec![5.0])])?;
    /// assert_eq!(profiles.place(&"17065"), Some(1));
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn place(&self, key: &K) -> Option<usize> {
        self.keys.binary_search(key).ok()
    }
}

/// Rousseeuw and Croux 1993: what makes the median absolute deviation of a normal law its standard deviation.
const TO_DEVIATION: f64 = 1.4826;

fn median_of(values: &[f64], of: impl Fn(f64) -> f64) -> f64 {
    median(values.iter().map(|value| of(*value)).collect())
}

/// The middle value, or the mean of the two in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let upper = values.get(values.len() / 2).copied().unwrap_or_default();
    let lower = values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or_default();
    lower + (upper - lower) / 2.0
}

impl<K> Profiles<K> {
    /// The codes, sorted: the place of a code is the number of its territory.
    ///
    /// ```
    /// use ctg_stats::typology::Profiles;
    /// assert_eq!(Profiles::new([("17065", vec![2.0]), ("17004", vec![5.0])])?.keys(), ["17004", "17065"]);
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn keys(&self) -> &[K] {
        &self.keys
    }

    /// How many territories there are.
    ///
    /// ```
    /// # use ctg_stats::typology::Profiles;
    /// assert_eq!(Profiles::new([("17004", vec![5.0])])?.len(), 1);
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no territory.
    ///
    /// ```
    /// # use ctg_stats::typology::Profiles;
    /// assert!(Profiles::<u32>::new([])?.is_empty());
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The numbers of each territory.
    ///
    /// ```
    /// use ctg_stats::typology::Profiles;
    /// assert_eq!(Profiles::new([("17065", vec![2.0]), ("17004", vec![5.0])])?.rows(), [[5.0], [2.0]]);
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// The Euclidean distance of two territories; none if there is no such territory.
    ///
    /// ```
    /// use ctg_stats::typology::Profiles;
    /// let profiles = Profiles::new([("a", vec![0.0, 0.0]), ("b", vec![3.0, 4.0])])?;
    /// assert_eq!((profiles.distance(0, 1), profiles.distance(0, 2)), (Some(5.0), None));
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn distance(&self, one: usize, other: usize) -> Option<f64> {
        let (one, other) = (self.rows.get(one)?, self.rows.get(other)?);
        Some(squared_distance(one, other).sqrt())
    }
}

pub(super) fn squared_distance(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum()
}
