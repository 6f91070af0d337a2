//! Figures by place.

use std::collections::BTreeMap;
use std::sync::Arc;

use ctg_model::Vintage;
use ctg_model::observation::{Absence, Observation};

use super::{Estimate, Exploitation, Variable};

/// The figures of the census for one commune or one IRIS.
///
/// ```
/// use ctg_io::{Source, census};
/// use ctg_model::Vintage;
/// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;P18_POP\n17004;211,5\n"[..]), Vintage::new(2018)?)?;
/// let aix = read.value().get("17004".parse()?).ok_or("no row")?;
/// assert_eq!(aix.figure(&"P_POP".parse()?).value().map(|estimate| estimate.value()), Some(211.5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct CensusRow<C> {
    place: C,
    variables: Arc<[Variable]>,
    figures: Vec<Observation<Estimate>>,
}

impl<C: Copy> CensusRow<C> {
    pub(super) fn new(place: C, variables: Arc<[Variable]>, figures: Vec<Observation<Estimate>>) -> Self {
        Self { place, variables, figures }
    }

    /// The commune or the IRIS.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::Vintage;
    /// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;P18_POP\n17004;211\n"[..]), Vintage::new(2018)?)?;
    /// assert_eq!(read.value().iter().map(|row| row.place().to_string()).collect::<Vec<_>>(), ["17004"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn place(&self) -> C {
        self.place
    }

    /// The variables of the file in that year, in alphabetical order.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::Vintage;
    /// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;P18_POP;P13_POP\n17004;211;226\n"[..]), Vintage::new(2018)?)?;
    /// assert_eq!(read.value().iter().map(|row| row.variables().len()).sum::<usize>(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// A figure; one that the file does not have was not published.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::Vintage;
    /// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;P18_POP\n17004;211\n"[..]), Vintage::new(2018)?)?;
    /// let aix = read.value().get("17004".parse()?).ok_or("no row")?;
    /// assert!(aix.figure(&"C_FAM".parse()?).absence().is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn figure(&self, variable: &Variable) -> Observation<Estimate> {
        let found = self.variables.binary_search(variable).ok().and_then(|at| self.figures.get(at));
        found.copied().unwrap_or(Observation::Absent(Absence::NotPublished))
    }

    pub(super) fn of(&self, exploitation: Exploitation, name: &str) -> Observation<Estimate> {
        self.figure(&Variable::new(exploitation, name))
    }
}

/// The figures of the census in one year, by commune or by IRIS.
///
/// A place that has no row is not in the file; that is not 0.
///
/// ```
/// use ctg_io::{Source, census};
/// use ctg_model::Vintage;
/// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;P18_POP\n17004;211\n"[..]), Vintage::new(2018)?)?;
/// assert_eq!(read.value().vintage().year(), 2018);
/// assert!(read.value().get("17299".parse()?).is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Census<C> {
    vintage: Vintage,
    rows: BTreeMap<C, CensusRow<C>>,
}

impl<C: Ord + Copy> Census<C> {
    pub(super) fn new(vintage: Vintage, rows: BTreeMap<C, CensusRow<C>>) -> Self {
        Self { vintage, rows }
    }

    /// The millésime.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::Vintage;
    /// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;P99_POP\n"[..]), Vintage::new(1999)?)?;
    /// assert_eq!(read.value().vintage().year(), 1999);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vintage(&self) -> Vintage {
        self.vintage
    }

    /// The figures of a place.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::Vintage;
    /// let read = census::read_iris(Source::new("p.csv", &b"IRIS;P18_POP\n172990101;1681\n"[..]), Vintage::new(2018)?)?;
    /// assert!(read.value().get("172990101".parse()?).is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn get(&self, place: C) -> Option<&CensusRow<C>> {
        self.rows.get(&place)
    }

    /// The rows, in the order of codes.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::Vintage;
    /// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;P18_POP\n17004;211\n"[..]), Vintage::new(2018)?)?;
    /// assert_eq!(read.value().iter().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &CensusRow<C>> {
        self.rows.values()
    }
}
