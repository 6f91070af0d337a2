//! The indicators of a territory or of one of its zones, as plain data: what the renderers write, and nothing that they would have to compute.

mod csv;
mod json;
mod row;
mod sources;
mod terms;
mod text;

use std::fmt;

use ctg_model::claim::Subject;
use ctg_model::{Diagnosis, Label, Provenance, Vintage, Zoning};
use ctg_stats::indicator::Catalogue;
use serde::Serialize;

pub use self::csv::csv;
pub use self::json::{catalogue_json, json};
#[cfg(feature = "schema")]
pub use self::json::{catalogue_schema, json_schema};
pub use row::{ComparisonPart, Gap, IndicatorRow, ReferencePart};
pub use terms::TermPart;
pub use text::{Details, text};

/// Every indicator of a catalogue for one subject: its value with numerator, denominator, sources and caveats, or why there is none.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// use ctg_model::claim::Subject;
/// use ctg_report::indicators::IndicatorTable;
/// use ctg_stats::indicator::Catalogue;
/// let table = IndicatorTable::new(&caro, &Catalogue::portrait()?, &Subject::Territory, None)?;
/// let eaje = table.row("eaje-per-1000").unwrap();
/// assert_eq!(format!("{:.3}", eaje.value.unwrap()), "0.206");                         // 13 for 63 220 inhabitants
/// assert!(table.row("coverage").unwrap().value.is_none());                            // nobody gave the children under 3
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[must_use]
pub struct IndicatorTable {
    /// The territory.
    pub territory: Label,
    /// What the indicators speak of.
    pub subject: Subject,
    /// What they are compared with.
    pub reference: Option<Subject>,
    /// The year of the populations.
    pub population_vintage: Vintage,
    /// The indicators, in the order of the catalogue.
    pub rows: Vec<IndicatorRow>,
    /// The sources that the values come from.
    pub sources: Vec<Provenance>,
}

/// A zone or a commune that the territory does not have.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// use ctg_report::indicators::IndicatorTable;
/// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
/// let error = IndicatorTable::new(&caro, &catalogue, &"zone:Ouest".parse()?, None).unwrap_err();
/// assert_eq!(error.to_string(), "subject `zone:Ouest`: expected the territory, one of its zones (Rochefort, Sud Charente, Est Charente, Nord Charente) or communes");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownSubject {
    subject: Subject,
    zones: Vec<Label>,
}

impl UnknownSubject {
    /// The subject that was asked for.
    ///
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
    /// # use ctg_report::indicators::IndicatorTable;
    /// let error = IndicatorTable::new(&caro, &catalogue, &"zone:Ouest".parse().unwrap(), None).unwrap_err();
    /// assert_eq!(error.subject().to_string(), "zone:Ouest");
    /// ```
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The zones that there are.
    ///
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
    /// # use ctg_report::indicators::IndicatorTable;
    /// let error = IndicatorTable::new(&caro, &catalogue, &"zone:Ouest".parse().unwrap(), None).unwrap_err();
    /// assert_eq!(error.zones().len(), 4);   // among them Rochefort
    /// ```
    pub fn zones(&self) -> &[Label] {
        &self.zones
    }
}

impl fmt::Display for UnknownSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let zones = self.zones.iter().map(Label::as_str).collect::<Vec<_>>().join(", ");
        write!(f, "subject `{}`: expected the territory, one of its zones ({zones}) or communes", self.subject)
    }
}

impl std::error::Error for UnknownSubject {}

impl IndicatorTable {
    /// The indicators of a subject, compared with those of a reference if one is given.
    ///
    /// # Errors
    /// A zone or a commune that the territory does not have.
    ///
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
    /// use ctg_report::indicators::IndicatorTable;
    /// let town = IndicatorTable::new(&caro, &catalogue, &"zone:Rochefort".parse().unwrap(), None).unwrap();
    /// let lycees = town.row("lycees-per-1000").unwrap().value.unwrap();
    /// assert!((lycees - 3_000.0 / 23_583.0).abs() < 1e-12);   // 3 for 23 583 inhabitants
    /// ```
    pub fn new(
        diagnosis: &Diagnosis,
        catalogue: &Catalogue,
        subject: &Subject,
        reference: Option<&Subject>,
    ) -> Result<Self, UnknownSubject> {
        for asked in [Some(subject), reference].into_iter().flatten() {
            check(diagnosis, asked)?;
        }
        let row = |indicator| IndicatorRow::of(diagnosis, indicator, subject, reference);
        let rows: Vec<IndicatorRow> = catalogue.indicators().iter().map(row).collect();
        let used = |source: &&Provenance| rows.iter().any(|row| row.sources().any(|id| *id == source.id));
        Ok(Self {
            territory: diagnosis.territory().name().clone(),
            subject: subject.clone(),
            reference: reference.cloned(),
            population_vintage: diagnosis.population_vintage(),
            sources: diagnosis.sources().filter(used).cloned().collect(),
            rows,
        })
    }

    /// The row of an indicator, by its code.
    ///
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
    /// # use ctg_report::indicators::IndicatorTable;
    /// let table = IndicatorTable::new(&caro, &catalogue, &"territory".parse().unwrap(), None).unwrap();
    /// assert_eq!(table.row("population").unwrap().value, Some(63_220.0));
    /// assert!(table.row("happiness").is_none());   // no indicator of the catalogue
    /// ```
    pub fn row(&self, code: &str) -> Option<&IndicatorRow> {
        self.rows.iter().find(|row| row.code.as_str() == code)
    }
}

fn check(diagnosis: &Diagnosis, subject: &Subject) -> Result<(), UnknownSubject> {
    let zones = diagnosis.zoning().map(Zoning::zones).unwrap_or_default();
    let is_known = match subject {
        Subject::Territory => true,
        Subject::Zone(name) => zones.iter().any(|zone| zone.name() == name),
        Subject::Commune(code) => diagnosis.territory().contains(*code),
        _ => false,
    };
    if is_known {
        return Ok(());
    }
    Err(UnknownSubject { subject: subject.clone(), zones: zones.iter().map(|zone| zone.name().clone()).collect() })
}
