//! The populations of a commune.

use std::collections::BTreeMap;
use std::fmt;

use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation, Quantity};
use ctg_model::{MunicipalPopulation, TotalPopulation, Vintage};

/// A *population comptée à part*: persons with a tie to the commune who are counted in the *population municipale* of another.
///
/// # Units
/// Persons.
///
/// ```
/// use ctg_io::population::CountedApart;
/// assert_eq!(CountedApart::new(634).persons(), 634);
/// ```
///
/// # Source
/// Insee, definition c1040.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "PCAP")]
pub struct CountedApart(u64);

impl CountedApart {
    /// So many persons.
    ///
    /// ```
    /// assert_eq!(ctg_io::population::CountedApart::new(634).to_string(), "634");
    /// ```
    pub const fn new(persons: u64) -> Self {
        Self(persons)
    }

    /// How many persons.
    ///
    /// ```
    /// assert_eq!(ctg_io::population::CountedApart::new(634).persons(), 634);
    /// ```
    pub const fn persons(self) -> u64 {
        self.0
    }
}

impl Quantity for CountedApart {
    fn count(&self) -> Option<u64> {
        Some(self.0)
    }
}

impl fmt::Display for CountedApart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The populations of a commune in one year.
///
/// Where all three are there, the total is the sum of the other two: a row where it is not is set aside.
///
/// ```
/// use ctg_io::{Source, population};
/// use ctg_model::Vintage;
/// let text = "COM;PMUN;PCAP;PTOT\n17299;23092;634;23726\n";
/// let read = population::read(Source::new("p.csv", text.as_bytes()), Vintage::new(2021)?)?;
/// let rochefort = read.value().get("17299".parse()?).ok_or("no row")?;
/// assert_eq!(rochefort.counted_apart.value().map(|apart| apart.persons()), Some(634));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct LegalPopulation {
    /// The commune.
    pub commune: CommuneCode,
    /// Its *population municipale*.
    pub municipal: Observation<MunicipalPopulation>,
    /// Its *population comptée à part*.
    pub counted_apart: Observation<CountedApart>,
    /// Its *population totale*.
    pub total: Observation<TotalPopulation>,
}

/// The *populations légales* of a year, by commune.
///
/// ```
/// use ctg_io::{Source, population};
/// use ctg_model::Vintage;
/// let text = "DEP;CODCOM;PMUN\n1;4;14134\n";   // a spreadsheet has eaten the zeros
/// let read = population::read(Source::new("p.csv", text.as_bytes()), Vintage::new(2021)?)?;
/// assert_eq!(read.value().municipal("01004".parse()?).value().map(|persons| persons.persons()), Some(14_134));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct LegalPopulations {
    vintage: Vintage,
    communes: BTreeMap<CommuneCode, LegalPopulation>,
}

impl LegalPopulations {
    pub(super) fn new(vintage: Vintage, communes: BTreeMap<CommuneCode, LegalPopulation>) -> Self {
        Self { vintage, communes }
    }

    /// The year that the populations are of.
    ///
    /// ```
    /// # use ctg_io::{Source, population};
    /// # use ctg_model::Vintage;
    /// let read = population::read(Source::new("p.csv", &b"COM;PMUN\n"[..]), Vintage::new(2021)?)?;
    /// assert_eq!(read.value().vintage().year(), 2021);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vintage(&self) -> Vintage {
        self.vintage
    }

    /// The row of a commune; `None` if the file has none.
    ///
    /// ```
    /// # use ctg_io::{Source, population};
    /// # use ctg_model::Vintage;
    /// let read = population::read(Source::new("p.csv", &b"COM;PMUN\n17004;207\n"[..]), Vintage::new(2021)?)?;
    /// assert!(read.value().get("17004".parse()?).is_some() && read.value().get("17299".parse()?).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn get(&self, commune: CommuneCode) -> Option<&LegalPopulation> {
        self.communes.get(&commune)
    }

    /// The *population municipale* of a commune; one that has no row is not available, which is not 0.
    ///
    /// ```
    /// # use ctg_io::{Source, population};
    /// # use ctg_model::Vintage;
    /// let read = population::read(Source::new("p.csv", &b"COM;PMUN\n17004;207\n"[..]), Vintage::new(2021)?)?;
    /// assert!(read.value().municipal("17299".parse()?).absence().is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn municipal(&self, commune: CommuneCode) -> Observation<MunicipalPopulation> {
        self.get(commune).map_or(Observation::Absent(Absence::NotAvailable), |row| row.municipal)
    }

    /// The rows, in the order of codes.
    ///
    /// ```
    /// # use ctg_io::{Source, population};
    /// # use ctg_model::Vintage;
    /// let read = population::read(Source::new("p.csv", &b"COM;PMUN\n17299;2\n17004;1\n"[..]), Vintage::new(2021)?)?;
    /// let codes: Vec<String> = read.value().iter().map(|row| row.commune.to_string()).collect();
    /// assert_eq!(codes, ["17004", "17299"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &LegalPopulation> {
        self.communes.values()
    }
}
