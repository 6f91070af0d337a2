//! Questions that a series cannot answer.

use std::fmt;

use ctg_model::Vintage;

use super::Break;

/// A series that is none, or a comparison that it does not allow.
///
/// ```
/// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
/// use ctg_stats::evolution::{Collection, Point, Series};
/// # let point = |year, method: &str| -> Result<Point, Box<dyn std::error::Error>> {
/// #     let value = Observation::exact(100, Status::Observed);
/// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, method.parse()?, value))
/// # };
/// let series = Series::new(Collection::Yearly, vec![point(2019, "old series")?, point(2020, "new series")?])?;
/// let error = series.change(Vintage::new(2019)?, Vintage::new(2020)?).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "from 2019 to 2020 the method changes from `old series` to `new series`, expected one method and one geography"
/// );
/// assert_eq!(error.breaks().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesError(Fault);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    Twice(Vintage),
    Unknown(Vintage),
    Order { from: Vintage, to: Vintage },
    Broken(Vec<Break>),
}

impl SeriesError {
    /// The breaks that stand between the two vintages, if that is what is wrong.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, geography| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let value = Observation::exact(100, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(geography)?, "census".parse()?, value))
    /// # };
    /// use ctg_stats::evolution::BreakKind;
    /// let series = Series::new(Collection::Yearly, vec![point(2019, 2019)?, point(2020, 2024)?])?;
    /// let change = |to| -> Result<_, Box<dyn std::error::Error>> { Ok(series.change(Vintage::new(2019)?, Vintage::new(to)?).unwrap_err()) };
    /// assert!(matches!(change(2020)?.breaks()[0].kind, BreakKind::Geography(..)));
    /// assert!(change(2021)?.breaks().is_empty());         // 2021 is not in the series: no break is to blame
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn breaks(&self) -> &[Break] {
        match &self.0 {
            Fault::Broken(breaks) => breaks,
            _ => &[],
        }
    }
}

impl From<Fault> for SeriesError {
    fn from(fault: Fault) -> Self {
        Self(fault)
    }
}

impl fmt::Display for SeriesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::Twice(vintage) => write!(f, "vintage {vintage} is given twice, expected once"),
            Fault::Unknown(vintage) => write!(f, "vintage {vintage}, expected one of the series"),
            Fault::Order { from, to } => write!(f, "a change from {from} to {to}, expected the earlier vintage first"),
            Fault::Broken(breaks) => {
                breaks.iter().try_for_each(|broken| write!(f, "{broken}, "))?;
                f.write_str("expected one method and one geography")
            }
        }
    }
}

impl std::error::Error for SeriesError {}
