//! Why counts make no measure.

use std::fmt;

use ctg_model::{Slug, Vintage, VintageMismatch};

use super::{Additivity, Indicator};

/// Why counts do not make a measure of an indicator.
///
/// ```
/// use ctg_model::{Vintage, observation::{Observation, Status}};
/// use ctg_stats::indicator::{Catalogue, Count};
/// let catalogue = Catalogue::portrait()?;
/// let alone = catalogue.indicator("one-person-households").unwrap();
/// let count = |of: &str, year| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(1_u64, Status::Observed)));
/// let error = alone.of_counts(count("one-person-households", 2018)?, count("households", 2021)?).unwrap_err();
/// assert_eq!(error.to_string(), "indicator `one-person-households`: table of 2018 met table of 2021: compare tables of one vintage only");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureError {
    indicator: Slug,
    fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    Variable { place: &'static str, found: Slug, expected: Slug },
    Form { found: &'static str, expected: &'static str },
    Vintages(VintageMismatch),
    Undated { variable: Slug },
    Order { end: Vintage, start: Vintage },
    NotAdditive { variable: Slug, additivity: Additivity },
    Denominator { expected: String },
    Malformed { found: String },
    Rows { found: String, expected: String },
    Other { found: Slug },
    UnlikeYears { variable: Slug, found: Option<Vintage>, expected: Option<Vintage> },
}

impl MeasureError {
    pub(super) fn new(indicator: &Indicator, fault: Fault) -> Self {
        Self::of_code(&indicator.code, fault)
    }

    pub(super) fn of_code(indicator: &Slug, fault: Fault) -> Self {
        Self { indicator: indicator.clone(), fault }
    }

    /// The indicator that was to be measured.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// let error = catalogue.indicator("caf-coverage").unwrap().of_count(count("population", 2018, 63_220)?).unwrap_err();
    /// assert_eq!(error.indicator().as_str(), "caf-coverage");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn indicator(&self) -> &Slug {
        &self.indicator
    }

    /// Why the communes may not be added up, if that is the fault.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Series};
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let (catalogue, territory, year) = (Catalogue::portrait()?, caro.territory(), Vintage::new(2018)?);
    /// # let persons = || territory.communes().iter().map(|commune| (commune.code, caro.municipal_population(commune.code, year)));
    /// use ctg_stats::indicator::Additivity;
    /// let total = Series::new(territory, "population-total".parse()?, Some(year), persons())?;
    /// let error = catalogue.indicator("population-total").unwrap().of_territory(&total, None, territory).unwrap_err();
    /// assert_eq!(error.additivity(), Some(Additivity::CountsTwice));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn additivity(&self) -> Option<Additivity> {
        match self.fault {
            Fault::NotAdditive { additivity, .. } => Some(additivity),
            _ => None,
        }
    }

    /// Whether a numerator or a denominator is another one than that of the definition, or is not told.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// let births = catalogue.indicator("births").unwrap();
    /// assert!(births.of_count(count("deaths", 2021, 8)?).unwrap_err().is_wrong_term());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_wrong_term(&self) -> bool {
        matches!(self.fault, Fault::Variable { .. } | Fault::Denominator { .. })
    }

    /// Whether years do not fit the rule of the indicator.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// let change = catalogue.indicator("population-annual-change").unwrap();
    /// let error = change.of_change(count("population", 2021, 121)?, count("population", 2019, 100)?).unwrap_err();
    /// assert!(error.is_wrong_vintage());                                         // the later year was given as the start
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_wrong_vintage(&self) -> bool {
        matches!(
            self.fault,
            Fault::Vintages(_) | Fault::Undated { .. } | Fault::Order { .. } | Fault::UnlikeYears { .. }
        )
    }
}

impl fmt::Display for MeasureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = &self.indicator;
        match &self.fault {
            Fault::Variable { place, found, expected } => {
                write!(f, "indicator `{code}` {place} `{found}`, expected `{expected}`")
            }
            Fault::Form { found, expected } => write!(f, "indicator `{code}` given {found}, expected {expected}"),
            Fault::Vintages(mismatch) => write!(f, "indicator `{code}`: {mismatch}"),
            Fault::Undated { variable } => {
                write!(f, "indicator `{code}`: `{variable}` has no year, expected the year of its table")
            }
            Fault::Order { end, start } => {
                write!(f, "indicator `{code}`: change from {start} to {end}, expected a later year at the end")
            }
            Fault::NotAdditive { variable, additivity } => {
                write!(f, "indicator `{code}`: `{variable}` of communes is not added up, since {}", additivity.reason())
            }
            Fault::Denominator { expected } => {
                write!(
                    f,
                    "indicator `{code}`: the denominator of the printed percentage differs or is not told, expected {expected}"
                )
            }
            Fault::Malformed { found } => {
                write!(f, "indicator `{code}`: printed `{found}`, expected a number that its unit can have")
            }
            Fault::Other { found } => {
                write!(f, "indicator `{code}` compared with `{found}`, expected the same indicator")
            }
            Fault::UnlikeYears { variable, found, expected } => {
                let year = |year: &Option<Vintage>| year.map_or("no year".to_owned(), |year| year.to_string());
                let (found, expected) = (year(found), year(expected));
                write!(
                    f,
                    "indicator `{code}`: `{variable}` of {expected} compared with {found}, expected the same year"
                )
            }
            Fault::Rows { found, expected } => {
                write!(f, "indicator `{code}`: a series of {found}, expected {expected}")
            }
        }
    }
}

impl std::error::Error for MeasureError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.fault {
            Fault::Vintages(mismatch) => Some(mismatch),
            _ => None,
        }
    }
}
