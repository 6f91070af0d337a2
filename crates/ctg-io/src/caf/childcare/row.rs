//! Places of France, and what childcare they have.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ctg_model::Vintage;
use ctg_model::code::{ArrondissementCode, CommuneCode, DepartementCode, EpciCode, RegionCode};
use ctg_model::observation::{Absence, Observation};

use super::{Mode, Scale};
use crate::set_aside::Told;
use crate::table::Row;

/// What a row stands for.
///
/// ```
/// use ctg_io::caf::childcare::Place;
/// assert_eq!(Place::Epci("200041762".parse()?).to_string(), "200041762");
/// assert_eq!(Place::France.to_string(), "France");
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Place {
    /// The country.
    France,
    /// A région.
    Region(RegionCode),
    /// A département.
    Departement(DepartementCode),
    /// An EPCI.
    Epci(EpciCode),
    /// A commune.
    Commune(CommuneCode),
    /// A municipal arrondissement of Paris, Lyon or Marseille.
    Arrondissement(ArrondissementCode),
}

impl Place {
    pub(super) fn of(row: &mut Row<'_>, scale: Scale) -> Result<Self, Told> {
        match scale {
            Scale::France => Ok(Self::France),
            Scale::Region => row.checked("numreg").map(Self::Region),
            Scale::Departement => row.checked("numdep").map(Self::Departement),
            Scale::Epci => row.checked("numepci").map(Self::Epci),
            Scale::Commune => match row.text("numcom").parse() {
                Ok(arrondissement) => Ok(Self::Arrondissement(arrondissement)),
                Err(_) => row.checked("numcom").map(Self::Commune),
            },
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::France => f.write_str("France"),
            Self::Region(code) => code.fmt(f),
            Self::Departement(code) => code.fmt(f),
            Self::Epci(code) => code.fmt(f),
            Self::Commune(code) => code.fmt(f),
            Self::Arrondissement(code) => code.fmt(f),
        }
    }
}

/// The childcare of a place in a year: rates in percent, or places.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct ChildcareRow<T> {
    place: Place,
    year: Vintage,
    values: BTreeMap<Mode, Observation<T>>,
}

impl<T: Copy> ChildcareRow<T> {
    pub(super) fn new(place: Place, year: Vintage, values: BTreeMap<Mode, Observation<T>>) -> Self {
        Self { place, year, values }
    }

    /// The place.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::childcare};
    /// let read = childcare::read_rates(Source::new("n.csv", &b"annee;txcouv_nat\n2023;60.9\n"[..]))?;
    /// assert!(read.value().iter().all(|row| row.place() == childcare::Place::France));
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn place(&self) -> Place {
        self.place
    }

    /// The year, of which December is meant.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::childcare};
    /// let read = childcare::read_rates(Source::new("n.csv", &b"annee;txcouv_nat\n2023-01-01;60.9\n"[..]))?;
    /// assert!(read.value().iter().all(|row| row.year().year() == 2023));
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn year(&self) -> Vintage {
        self.year
    }

    /// The rate or the places of a mode; one that the file does not have was not published.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::childcare::{self, Mode}};
    /// let read = childcare::read_rates(Source::new("n.csv", &b"annee;txcouv_eaje_nat\n2023;23.5\n"[..]))?;
    /// assert!(read.value().iter().all(|row| row.get(Mode::All).absence().is_some() && row.get(Mode::Eaje).value().is_some()));
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn get(&self, mode: Mode) -> Observation<T> {
        self.values.get(&mode).copied().unwrap_or(Observation::Absent(Absence::NotPublished))
    }
}

/// The childcare of many places over years.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Childcare<T> {
    scale: Scale,
    rows: BTreeMap<(Place, Vintage), ChildcareRow<T>>,
}

impl<T: Copy> Childcare<T> {
    pub(super) fn new(scale: Scale, rows: BTreeMap<(Place, Vintage), ChildcareRow<T>>) -> Self {
        Self { scale, rows }
    }

    /// These rows, and those of years that they do not have.
    pub(super) fn before(mut self, historic: Self, years: &BTreeSet<Vintage>) -> Self {
        self.rows.extend(historic.rows.into_iter().filter(|((_, year), _)| !years.contains(year)));
        self
    }

    /// What the rows stand for.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::childcare::{self, Scale}};
    /// let read = childcare::read_rates(Source::new("d.csv", &b"annee;numdep;txcouv_dep\n2023;17;60.9\n"[..]))?;
    /// assert_eq!(read.value().scale(), Scale::Departement);
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// The row of a place in a year, and of no other year.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::childcare::{self, Place}};
    /// # use ctg_model::Vintage;
    /// let read = childcare::read_rates(Source::new("n.csv", &b"annee;txcouv_nat\n2023;60.9\n"[..]))?;
    /// assert!(read.value().get(Place::France, Vintage::new(2022)?).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn get(&self, place: Place, year: Vintage) -> Option<&ChildcareRow<T>> {
        self.rows.get(&(place, year))
    }

    /// The rows, in the order of places and years.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::childcare};
    /// let read = childcare::read_rates(Source::new("n.csv", &b"annee;txcouv_nat\n2023;60.9\n2022;59.5\n"[..]))?;
    /// assert_eq!(read.value().iter().map(|row| row.year().year()).collect::<Vec<_>>(), [2022, 2023]);
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &ChildcareRow<T>> {
        self.rows.values()
    }
}
