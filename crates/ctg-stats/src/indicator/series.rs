//! An indicator of all communes, added up by zone.

use std::fmt;

use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation};
use ctg_model::{CogVintage, Label, Slug, Territory, Vintage, Zoning};

use super::error::Fault;
use super::{Count, Form, Indicator, Measure, MeasureError};
use crate::aggregate::{Column, Completeness, Grouping, Term, Total};

/// One variable for every commune of a territory, in one year.
///
/// A commune that nothing is given for is *not available*, never 0.
///
/// # Errors
/// A commune of another territory, or given twice.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// use ctg_model::Vintage;
/// use ctg_stats::indicator::{Catalogue, Series};
/// let year = Vintage::new(2018)?;
/// let communes = caro.territory().communes().iter();
/// let persons = communes.map(|commune| (commune.code, caro.municipal_population(commune.code, year)));
/// let series = Series::new(caro.territory(), "population".parse()?, Some(year), persons)?;
///
/// let catalogue = Catalogue::portrait()?;
/// let zones = catalogue.indicator("population").unwrap().by_zone(&series, None, caro.zoning().unwrap())?;
/// assert_eq!(zones[3].measure.value().point(), Some(9_291.0));              // Nord Charente, five communes
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Series {
    variable: Slug,
    vintage: Option<Vintage>,
    cog: CogVintage,
    communes: Vec<CommuneCode>,
    column: Column,
}

/// A commune that a series cannot have.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// use ctg_model::observation::{Observation, Status};
/// let paris = [("75056".parse()?, Observation::exact(1_u64, Status::Observed))];
/// let error = ctg_stats::indicator::Series::new(caro.territory(), "population".parse()?, None, paris).unwrap_err();
/// assert_eq!(error.to_string(), "series `population`: commune 75056 is of another territory, expected each commune of the territory once");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesError {
    variable: Slug,
    commune: CommuneCode,
    fault: &'static str,
}

impl SeriesError {
    /// The commune at fault.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Series};
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let (catalogue, territory, year) = (Catalogue::portrait()?, caro.territory(), Vintage::new(2018)?);
    /// # let persons = || territory.communes().iter().map(|commune| (commune.code, caro.municipal_population(commune.code, year)));
    /// let twice = persons().take(1).chain(persons());
    /// let error = Series::new(territory, "population".parse()?, Some(year), twice).unwrap_err();
    /// assert_eq!(error.commune(), territory.communes()[0].code);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self) -> CommuneCode {
        self.commune
    }
}

impl fmt::Display for SeriesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { variable, commune, fault } = self;
        write!(f, "series `{variable}`: commune {commune} {fault}, expected each commune of the territory once")
    }
}

impl std::error::Error for SeriesError {}

impl Series {
    /// The variable of each commune that it is given for.
    ///
    /// # Errors
    /// A commune of another territory, or given twice.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Series};
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let (catalogue, territory, year) = (Catalogue::portrait()?, caro.territory(), Vintage::new(2018)?);
    /// # let persons = || territory.communes().iter().map(|commune| (commune.code, caro.municipal_population(commune.code, year)));
    /// use ctg_model::observation::Absence;
    /// let two = Series::new(territory, "population".parse()?, Some(year), persons().take(2))?;
    /// let not_given = two.column().terms().filter(|term| term.observation().absence() == Some(Absence::NotAvailable));
    /// assert_eq!(not_given.count(), 23);                                         // 25 communes less two: never 0
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new<T: Into<Term>>(
        territory: &Territory,
        variable: Slug,
        vintage: Option<Vintage>,
        terms: impl IntoIterator<Item = (CommuneCode, T)>,
    ) -> Result<Self, SeriesError> {
        let mut given: Vec<Option<Term>> = vec![None; territory.communes().len()];
        for (commune, term) in terms {
            let refuse = |fault| SeriesError { variable: variable.clone(), commune, fault };
            let slot = territory.index_of(commune).and_then(|index| given.get_mut(index));
            let slot = slot.ok_or_else(|| refuse("is of another territory"))?;
            if slot.replace(term.into()).is_some() {
                return Err(refuse("is given twice"));
            }
        }
        let unknown = Term::from(Observation::<u64>::Absent(Absence::NotAvailable));
        let column = given.into_iter().map(|term| term.unwrap_or(unknown)).collect();
        let communes = territory.communes().iter().map(|commune| commune.code).collect();
        Ok(Self { variable, vintage, cog: territory.cog(), communes, column })
    }

    /// What is counted.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Series};
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let (catalogue, territory, year) = (Catalogue::portrait()?, caro.territory(), Vintage::new(2018)?);
    /// # let persons = || territory.communes().iter().map(|commune| (commune.code, caro.municipal_population(commune.code, year)));
    /// let population = Series::new(territory, "population".parse()?, Some(year), persons())?;
    /// assert_eq!(population.variable().as_str(), "population");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn variable(&self) -> &Slug {
        &self.variable
    }

    /// The year of the table.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Series};
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let (catalogue, territory, year) = (Catalogue::portrait()?, caro.territory(), Vintage::new(2018)?);
    /// # let persons = || territory.communes().iter().map(|commune| (commune.code, caro.municipal_population(commune.code, year)));
    /// let population = Series::new(territory, "population".parse()?, Some(year), persons())?;
    /// assert_eq!(population.vintage().map(|year| year.to_string()).as_deref(), Some("2018"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vintage(&self) -> Option<Vintage> {
        self.vintage
    }

    /// The counts, in the order of the communes' codes.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Series};
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let (catalogue, territory, year) = (Catalogue::portrait()?, caro.territory(), Vintage::new(2018)?);
    /// # let persons = || territory.communes().iter().map(|commune| (commune.code, caro.municipal_population(commune.code, year)));
    /// let population = Series::new(territory, "population".parse()?, Some(year), persons())?;
    /// let persons: u64 = population.column().terms().filter_map(|term| term.observation().value().copied()).sum();
    /// assert_eq!((population.column().len(), persons), (25, 63_220));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn column(&self) -> &Column {
        &self.column
    }

    fn count(&self, total: &Total) -> Count {
        Count::new(self.variable.clone(), self.vintage, total.term())
    }
}

/// An indicator of a zone, and how much of it is known.
///
/// ```
/// use ctg_stats::indicator::ZoneMeasure;
/// fn is_whole(zone: &ZoneMeasure) -> bool { zone.completeness.is_complete() }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ZoneMeasure {
    /// The zone, or the territory.
    pub zone: Label,
    /// The indicator, its terms added up.
    pub measure: Measure,
    /// How many of the communes are known, hidden or missing: of the numerator and the denominator, the less complete.
    pub completeness: Completeness,
}

impl Indicator {
    /// The indicator of each zone: numerators and denominators are added up, then divided. Never a mean of rates.
    ///
    /// A commune to which the numerator or the denominator does not apply leaves both.
    ///
    /// # Errors
    /// A variable that is [not additive](super::Additivity): a median, a *population totale*; a change, whose two years are two series; another
    /// variable than that of the definition; years that do not meet; communes of another geography or territory than the zoning's.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Series};
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let (catalogue, territory, year) = (Catalogue::portrait()?, caro.territory(), Vintage::new(2018)?);
    /// # let persons = || territory.communes().iter().map(|commune| (commune.code, caro.municipal_population(commune.code, year)));
    /// # let population = Series::new(territory, "population".parse()?, Some(year), persons())?;
    /// // Ten births in each commune, an invented number: 50 in the five communes of Nord Charente.
    /// let ten = territory.communes().iter().map(|commune| (commune.code, Observation::exact(10_u64, Status::Observed)));
    /// let births = Series::new(territory, "births".parse()?, Some(year), ten)?;
    /// let zones = catalogue.indicator("birth-rate").unwrap().by_zone(&births, Some(&population), caro.zoning().unwrap())?;
    /// assert_eq!(zones[3].measure.value().point(), Some(1_000.0 * 50.0 / 9_291.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn by_zone(
        &self,
        numerator: &Series,
        denominator: Option<&Series>,
        zoning: &Zoning,
    ) -> Result<Vec<ZoneMeasure>, MeasureError> {
        self.check_territory(numerator, denominator, zoning.territory())?;
        let names = zoning.zones().iter().map(|zone| zone.name().clone());
        self.by_group(numerator, denominator, &Grouping::of_zoning(zoning), names)
    }

    /// The indicator of the whole territory, from its communes.
    ///
    /// # Errors
    /// As [`by_zone`](Self::by_zone).
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Series};
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let (catalogue, territory, year) = (Catalogue::portrait()?, caro.territory(), Vintage::new(2018)?);
    /// # let persons = || territory.communes().iter().map(|commune| (commune.code, caro.municipal_population(commune.code, year)));
    /// # let population = Series::new(territory, "population".parse()?, Some(year), persons())?;
    /// let whole = catalogue.indicator("population").unwrap().of_territory(&population, None, territory)?.unwrap();
    /// assert_eq!(whole.measure.value().point(), Some(63_220.0));
    /// assert!(whole.completeness.is_complete());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_territory(
        &self,
        numerator: &Series,
        denominator: Option<&Series>,
        territory: &Territory,
    ) -> Result<Option<ZoneMeasure>, MeasureError> {
        self.check_territory(numerator, denominator, territory)?;
        let name = std::iter::once(territory.name().clone());
        Ok(self.by_group(numerator, denominator, &Grouping::whole(territory), name)?.pop())
    }

    fn by_group(
        &self,
        numerator: &Series,
        denominator: Option<&Series>,
        grouping: &Grouping,
        names: impl Iterator<Item = Label>,
    ) -> Result<Vec<ZoneMeasure>, MeasureError> {
        let Some(below) = denominator else {
            let totals = self.totals(&numerator.column, grouping)?;
            let measure = |(zone, total): (Label, Total)| {
                let measure = self.of_count(numerator.count(&total))?;
                Ok(ZoneMeasure { zone, measure, completeness: total.completeness() })
            };
            return names.zip(totals).map(measure).collect();
        };
        let (above, under) = applying(&numerator.column, &below.column);
        let totals = self.totals(&above, grouping)?.into_iter().zip(self.totals(&under, grouping)?);
        let measure = |(zone, (above, under)): (Label, (Total, Total))| {
            let measure = self.of_counts(numerator.count(&above), below.count(&under))?;
            let known = |total: &Total| total.completeness().known;
            let completeness = [above, under].iter().min_by_key(|total| known(total)).map(Total::completeness);
            Ok(ZoneMeasure { zone, measure, completeness: completeness.unwrap_or_default() })
        };
        names.zip(totals).map(measure).collect()
    }

    fn totals(&self, column: &Column, grouping: &Grouping) -> Result<Vec<Total>, MeasureError> {
        column.totals(grouping).map_err(|error| {
            MeasureError::new(self, Fault::Rows { found: error.to_string(), expected: "one row a commune".to_owned() })
        })
    }

    fn check_territory(
        &self,
        numerator: &Series,
        denominator: Option<&Series>,
        territory: &Territory,
    ) -> Result<(), MeasureError> {
        let terms = [Some(self.form.numerator()), self.form.denominator()];
        if let Some(variable) = terms.into_iter().flatten().find(|variable| !variable.additivity.is_additive()) {
            let fault = Fault::NotAdditive { variable: variable.id.clone(), additivity: variable.additivity };
            return Err(MeasureError::new(self, fault));
        }
        if matches!(self.form, Form::AnnualChange { .. }) {
            let fault =
                Fault::Form { found: "one year of communes", expected: "the counts of two years, each added up first" };
            return Err(MeasureError::new(self, fault));
        }
        for series in [Some(numerator), denominator].into_iter().flatten() {
            series.cog.same(territory.cog()).map_err(|mismatch| MeasureError::new(self, Fault::Vintages(mismatch)))?;
            let same = series.communes.iter().eq(territory.communes().iter().map(|commune| &commune.code));
            if !same {
                let (found, expected) = (series.communes.len(), territory.communes().len());
                let fault = Fault::Rows {
                    found: format!("{found} communes of another territory"),
                    expected: format!("the {expected} communes of {}", territory.name()),
                };
                return Err(MeasureError::new(self, fault));
            }
        }
        Ok(())
    }
}

/// Both columns, without the communes to which one of them does not apply.
fn applying(above: &Column, below: &Column) -> (Column, Column) {
    let nothing = Term::from(Observation::<u64>::Absent(Absence::NotApplicable));
    let pairs = above.terms().zip(below.terms()).map(|(above, below)| {
        let applies = above.observation() != nothing.observation() && below.observation() != nothing.observation();
        if applies { (above, below) } else { (nothing, nothing) }
    });
    let (above, below): (Vec<Term>, Vec<Term>) = pairs.unzip();
    (above.into_iter().collect(), below.into_iter().collect())
}
