//! The *bonus territoire Ctg*: what existing and new places are worth, on a dated tariff that the caller gives.
//!
//! Sums are in whole cents, and what a division leaves is kept. A year without tariff, a tariff without floor or grid, a value that no band
//! holds and an empty cell are errors: no amount stands for another.

use ctg_model::bonus::{BonusTariff, BonusTariffs, NewPlaceGrid};
use ctg_model::service::ServiceKind;
use ctg_model::{Cents, Places, Vintage};

/// What was due to one equipment in the year before, and the places that the collectivité supports there.
///
/// ```
/// use ctg_model::{Cents, Places};
/// use ctg_stats::bonus::Supported;
/// let creche = Supported { due: Cents::new(5_000_000).ok_or("too much")?, places: Places::new(20) };
/// assert_eq!(creche.due.to_string(), "50000.00");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Supported {
    /// The amount due for the year before (*montant dû N−1*).
    pub due: Cents,
    /// The places supported (*places soutenues*).
    pub places: Places,
}

/// Which of the two an existing place is paid by.
///
/// ```
/// use ctg_stats::bonus::Basis;
/// assert_ne!(Basis::Floor, Basis::Mean);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Basis {
    /// The floor, which is above the mean.
    Floor,
    /// The mean of the amounts due; also where it equals the floor.
    Mean,
}

/// What an existing place is worth (*montant par place*), with the two amounts that it is the larger of.
///
/// ```
/// # use ctg_model::{Cents, Reliability, Places, Reference, Vintage, bonus::{BonusTariff, BonusTariffs}, service::ServiceKind};
/// # use ctg_stats::bonus::{Supported, existing_place};
/// # let year = Vintage::new(2024)?;
/// # let reference = Reference::new("invented for the example".parse()?, Reliability::Unconfirmed);
/// # let tariffs = BonusTariffs::new(vec![BonusTariff { service: ServiceKind::Eaje, year, floor: Cents::new(100), new_places: None, reference }])?;
/// let due = [Supported { due: Cents::new(1_000).ok_or("too much")?, places: Places::new(3) }];
/// let place = existing_place(&tariffs, &ServiceKind::Eaje, year, &due)?;
/// assert_eq!((place.mean.cents(), place.remainder.cents()), (333, 1));       // 3 × 333 + 1 = 1 000
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[must_use]
pub struct ExistingPlace {
    /// The amounts due over the places supported, on the whole territory of competence, rounded down to the cent.
    pub mean: Cents,
    /// What the rounding leaves: mean × places + remainder is the sum of the amounts due.
    pub remainder: Cents,
    /// The floor of the tariff.
    pub floor: Cents,
    /// The larger of the two.
    pub amount: Cents,
    /// Which of the two it is.
    pub basis: Basis,
}

/// What an existing place is worth in a year.
///
/// *Formula*: `max(floor, ⌊Σ due ÷ Σ places⌋)`, over every supported equipment of the territory of competence.
///
/// *Units*: cents per place.
///
/// # Errors
/// No tariff of the service in the year, a tariff without floor, no place supported, a sum beyond the largest amount.
///
/// # Examples
/// ```
/// use ctg_model::{Cents, Reliability, Places, Reference, Vintage};
/// use ctg_model::bonus::{BonusTariff, BonusTariffs};
/// use ctg_model::service::ServiceKind;
/// use ctg_stats::bonus::{Basis, Supported, existing_place};
///
/// let year = Vintage::new(2024)?;
/// let euros = |euros: u64| Cents::new(100 * euros).ok_or("too much");
/// let invented = BonusTariff {
///     service: ServiceKind::Eaje,
///     year,
///     floor: Some(euros(1_500)?),
///     new_places: None,
///     reference: Reference::new("invented for the example".parse()?, Reliability::Unconfirmed),
/// };
/// let tariffs = BonusTariffs::new(vec![invented])?;
/// let due = [
///     Supported { due: euros(60_000)?, places: Places::new(20) },      // 3 000 € a place
///     Supported { due: euros(10_000)?, places: Places::new(15) },      // 667 € a place
/// ];
/// let place = existing_place(&tariffs, &ServiceKind::Eaje, year, &due)?;
/// assert_eq!((place.amount, place.basis), (euros(2_000)?, Basis::Mean));       // 70 000 € over 35 places
/// assert_eq!(place.amount_for(Places::new(20))?, euros(40_000)?);
///
/// let error = existing_place(&tariffs, &ServiceKind::Eaje, Vintage::new(2025)?, &due).unwrap_err();
/// assert_eq!(error.to_string(), "no tariff of eaje in 2025, expected one");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Caf 71, page on the bonus territoire: « montants forfaitaires par place », from the smoothed amounts of the former contracts, with a floor.
pub fn existing_place(
    tariffs: &BonusTariffs,
    service: &ServiceKind,
    year: Vintage,
    supported: &[Supported],
) -> Result<ExistingPlace, BonusError> {
    let tariff = tariff(tariffs, service, year)?;
    let floor = tariff.floor.ok_or_else(|| Fault::NoFloor { service: service.clone(), year })?;
    let due: u128 = supported.iter().map(|one| u128::from(one.due.cents())).sum();
    let places: u128 = supported.iter().map(|one| u128::from(one.places.count())).sum();
    let (mean, remainder) = due.checked_div(places).zip(due.checked_rem(places)).ok_or(Fault::NoPlace)?;
    let (mean, remainder) = (within(mean)?, within(remainder)?);
    let basis = if floor > mean { Basis::Floor } else { Basis::Mean };
    Ok(ExistingPlace { mean, remainder, floor, amount: floor.max(mean), basis })
}

impl ExistingPlace {
    /// What an equipment of so many eligible places is worth.
    ///
    /// *Formula*: amount × places.
    ///
    /// # Errors
    /// A sum beyond the largest amount.
    ///
    /// ```
    /// # use ctg_model::{Cents, Places, Reference, Reliability, Vintage, bonus::{BonusTariff, BonusTariffs}, service::ServiceKind};
    /// # use ctg_stats::bonus::{Supported, existing_place};
    /// # let year = Vintage::new(2024)?;
    /// # let reference = Reference::new("invented for the example".parse()?, Reliability::Unconfirmed);
    /// # let tariff = BonusTariff { service: ServiceKind::Eaje, year, floor: Cents::new(100), new_places: None, reference };
    /// # let tariffs = BonusTariffs::new(vec![tariff])?;
    /// let due = [Supported { due: Cents::ZERO, places: Places::new(10) }];
    /// let place = existing_place(&tariffs, &ServiceKind::Eaje, year, &due)?;       // the floor of the example: 1 €
    /// assert_eq!(place.amount_for(Places::new(20))?.to_string(), "20.00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn amount_for(&self, places: Places) -> Result<Cents, BonusError> {
        Ok(within(u128::from(self.amount.cents()) * u128::from(places.count()))?)
    }
}

/// A zone of which new places have the top amount.
///
/// ```
/// use ctg_stats::bonus::PriorityArea;
/// assert_ne!(PriorityArea::Qpv, PriorityArea::Zrr);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum PriorityArea {
    /// *Quartier prioritaire de la politique de la ville*.
    Qpv,
    /// *Zone de revitalisation rurale*.
    Zrr,
}

/// Where a new place is created.
///
/// ```
/// use ctg_model::Cents;
/// use ctg_stats::bonus::{PriorityArea, Site};
/// let site = Site { financial_potential: Cents::ZERO, living_standard: Cents::ZERO, priority: Some(PriorityArea::Qpv) };
/// assert!(site.priority.is_some());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Site {
    /// The *potentiel financier* per inhabitant.
    pub financial_potential: Cents,
    /// The *niveau de vie* per inhabitant.
    pub living_standard: Cents,
    /// The zone that gives it the top amount, if it lies in one.
    pub priority: Option<PriorityArea>,
}

/// What a new place is worth in a year: the top of the grid in a priority zone, the cell of its two bands elsewhere.
///
/// *Units*: cents per place.
///
/// # Errors
/// No tariff of the service in the year, a tariff without grid, a value that no band holds, an empty cell.
///
/// # Examples
/// ```
/// use ctg_model::{Cents, Reliability, Reference, Vintage};
/// use ctg_model::bonus::{Band, BonusTariff, BonusTariffs, NewPlaceGrid};
/// use ctg_model::service::ServiceKind;
/// use ctg_stats::bonus::{PriorityArea, Site, new_place};
///
/// let (year, euros) = (Vintage::new(2024)?, |euros: u64| Cents::new(100 * euros).ok_or("too much"));
/// let halves = |limit| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(vec![Band::new(Cents::ZERO, Some(euros(limit)?))?, Band::new(euros(limit)?, None)?])
/// };
/// let amounts = vec![vec![Some(euros(9)?), Some(euros(8)?)], vec![Some(euros(7)?), None]];
/// let invented = BonusTariff {
///     service: ServiceKind::Eaje,
///     year,
///     floor: None,
///     new_places: Some(NewPlaceGrid::new(halves(900)?, halves(20_000)?, amounts, euros(10)?)?),
///     reference: Reference::new("invented for the example".parse()?, Reliability::Unconfirmed),
/// };
/// let tariffs = BonusTariffs::new(vec![invented])?;
/// let site = Site { financial_potential: euros(800)?, living_standard: euros(22_000)?, priority: None };
/// assert_eq!(new_place(&tariffs, &ServiceKind::Eaje, year, &site)?, euros(8)?);
/// let quartier = Site { priority: Some(PriorityArea::Qpv), ..site };
/// assert_eq!(new_place(&tariffs, &ServiceKind::Eaje, year, &quartier)?, euros(10)?);
///
/// let rich = Site { financial_potential: euros(1_000)?, ..site };
/// let error = new_place(&tariffs, &ServiceKind::Eaje, year, &rich).unwrap_err();
/// assert!(error.to_string().starts_with("no amount for 1000.00 of financial potential and 22000.00 of living standard"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Caf 71, page on the bonus territoire: « potentiel financier par habitant » × « niveau de vie par habitant », the top for QPV and ZRR.
pub fn new_place(
    tariffs: &BonusTariffs,
    service: &ServiceKind,
    year: Vintage,
    site: &Site,
) -> Result<Cents, BonusError> {
    let tariff = tariff(tariffs, service, year)?;
    let grid = tariff.new_places.as_ref().ok_or_else(|| Fault::NoGrid { service: service.clone(), year })?;
    match site.priority {
        Some(_) => Ok(grid.top()),
        None => amount_of(grid, site),
    }
}

fn amount_of(grid: &NewPlaceGrid, site: &Site) -> Result<Cents, BonusError> {
    let (potential, living) = (site.financial_potential, site.living_standard);
    Ok(grid.amount(potential, living).ok_or(Fault::Uncovered { potential, living })?)
}

fn tariff<'t>(tariffs: &'t BonusTariffs, service: &ServiceKind, year: Vintage) -> Result<&'t BonusTariff, Fault> {
    tariffs.of(service, year).ok_or_else(|| Fault::NoTariff { service: service.clone(), year })
}

fn within(cents: u128) -> Result<Cents, Fault> {
    u64::try_from(cents).ok().and_then(Cents::new).ok_or(Fault::TooLarge)
}

/// Why a bonus cannot be computed.
///
/// ```
/// use ctg_model::{Vintage, bonus::BonusTariffs, service::ServiceKind};
/// let error = ctg_stats::bonus::existing_place(&BonusTariffs::default(), &ServiceKind::Eaje, Vintage::new(2024)?, &[]).unwrap_err();
/// assert!(error.is_missing_tariff());
/// # Ok::<(), ctg_model::YearError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct BonusError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("no tariff of {service} in {year}, expected one")]
    NoTariff { service: ServiceKind, year: Vintage },
    #[error("the tariff of {service} in {year} has no floor, expected one")]
    NoFloor { service: ServiceKind, year: Vintage },
    #[error("the tariff of {service} in {year} has no grid of new places, expected one")]
    NoGrid { service: ServiceKind, year: Vintage },
    #[error("no place is supported, expected at least one")]
    NoPlace,
    #[error(
        "no amount for {potential} of financial potential and {living} of living standard per inhabitant, expected a cell of the grid"
    )]
    Uncovered { potential: Cents, living: Cents },
    #[error("a sum above {most} cents, expected at most that", most = Cents::MOST)]
    TooLarge,
}

impl BonusError {
    /// Whether the tariff lacks the year, the floor or the grid: another tariff would do, and the data are right.
    ///
    /// ```
    /// use ctg_model::{Vintage, bonus::BonusTariffs, service::ServiceKind};
    /// use ctg_stats::bonus::existing_place;
    /// let error = existing_place(&BonusTariffs::default(), &ServiceKind::Rpe, Vintage::new(2024)?, &[]).unwrap_err();
    /// assert!(error.is_missing_tariff());
    /// # Ok::<(), ctg_model::YearError>(())
    /// ```
    pub fn is_missing_tariff(&self) -> bool {
        matches!(self.0, Fault::NoTariff { .. } | Fault::NoFloor { .. } | Fault::NoGrid { .. })
    }
}
