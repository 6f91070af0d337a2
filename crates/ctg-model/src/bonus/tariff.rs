//! Tariffs, year by year.

use std::collections::BTreeMap;

use super::NewPlaceGrid;
use crate::service::ServiceKind;
use crate::{Cents, Reference, Vintage};

/// What the *bonus territoire* of a service is computed with in a year (*barème*).
///
/// Either part may be missing: then no sum is made of it.
///
/// # Examples
/// ```
/// use ctg_model::{Cents, Reliability, Reference, Vintage, bonus::BonusTariff, service::ServiceKind};
/// let invented = BonusTariff {
///     service: ServiceKind::Eaje,
///     year: Vintage::new(2024)?,
///     floor: Cents::new(1_000),
///     new_places: None,
///     reference: Reference::new("invented for the example".parse()?, Reliability::Unconfirmed),
/// };
/// assert_eq!(invented.floor.map(|floor| floor.to_string()).as_deref(), Some("10.00"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BonusTariff {
    /// For which service: a crèche, a *relais petite enfance*, a *Laep*, an *accueil de loisirs*.
    pub service: ServiceKind,
    /// For which year.
    pub year: Vintage,
    /// The least that an existing place is worth (*plancher*).
    pub floor: Option<Cents>,
    /// What a new place is worth.
    pub new_places: Option<NewPlaceGrid>,
    /// Where the amounts come from.
    pub reference: Reference,
}

/// The tariffs of several services and years.
///
/// # Errors
/// Two tariffs of one service and year.
///
/// # Examples
/// ```
/// use ctg_model::{Vintage, bonus::BonusTariffs, service::ServiceKind};
/// let none = BonusTariffs::new(vec![])?;
/// assert_eq!(none.of(&ServiceKind::Eaje, Vintage::new(2024)?), None);      // no year stands for another
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct BonusTariffs(BTreeMap<(ServiceKind, Vintage), BonusTariff>);

/// Two tariffs of one service and year.
///
/// ```
/// use ctg_model::{Reliability, Reference, Vintage, bonus::{BonusTariff, BonusTariffs}, service::ServiceKind};
/// let tariff = BonusTariff {
///     service: ServiceKind::Eaje,
///     year: Vintage::new(2024)?,
///     floor: None,
///     new_places: None,
///     reference: Reference::new("invented for the example".parse()?, Reliability::Unconfirmed),
/// };
/// let error = BonusTariffs::new(vec![tariff.clone(), tariff]).unwrap_err();
/// assert_eq!(error.to_string(), "tariff of eaje in 2024 is given twice, expected once");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("tariff of {service} in {year} is given twice, expected once")]
pub struct TariffError {
    service: ServiceKind,
    year: Vintage,
}

impl BonusTariffs {
    /// The tariffs, in any order.
    ///
    /// # Errors
    /// Two of one service and year.
    ///
    /// ```
    /// use ctg_model::{Reference, Reliability, Vintage, bonus::{BonusTariff, BonusTariffs}, service::ServiceKind};
    /// let (service, year) = (ServiceKind::Eaje, Vintage::new(2024)?);
    /// let reference = Reference::new("invented for the example".parse()?, Reliability::Unconfirmed);
    /// let tariff = BonusTariff { service, year, floor: None, new_places: None, reference };
    /// let tariffs = BonusTariffs::new(vec![tariff.clone()])?;
    /// assert_eq!(tariffs.iter().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(tariffs: Vec<BonusTariff>) -> Result<Self, TariffError> {
        let mut known = BTreeMap::new();
        for tariff in tariffs {
            let (service, year) = (tariff.service.clone(), tariff.year);
            if known.insert((service.clone(), year), tariff).is_some() {
                return Err(TariffError { service, year });
            }
        }
        Ok(Self(known))
    }

    /// The tariff of a service in a year, and of no other year.
    ///
    /// ```
    /// use ctg_model::{Reference, Reliability, Vintage, bonus::{BonusTariff, BonusTariffs}, service::ServiceKind};
    /// let (service, year) = (ServiceKind::Eaje, Vintage::new(2024)?);
    /// let reference = Reference::new("invented for the example".parse()?, Reliability::Unconfirmed);
    /// let tariff = BonusTariff { service, year, floor: None, new_places: None, reference };
    /// let tariffs = BonusTariffs::new(vec![tariff.clone()])?;
    /// assert_eq!(tariffs.of(&ServiceKind::Eaje, year), Some(&tariff));
    /// assert_eq!(tariffs.of(&ServiceKind::Rpe, year), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, service: &ServiceKind, year: Vintage) -> Option<&BonusTariff> {
        self.0.get(&(service.clone(), year))
    }

    /// The tariffs, by service and year.
    ///
    /// ```
    /// use ctg_model::{Reference, Reliability, Vintage, bonus::{BonusTariff, BonusTariffs}, service::ServiceKind};
    /// let (service, year) = (ServiceKind::Eaje, Vintage::new(2024)?);
    /// let reference = Reference::new("invented for the example".parse()?, Reliability::Unconfirmed);
    /// let tariff = BonusTariff { service, year, floor: None, new_places: None, reference };
    /// let tariffs = BonusTariffs::new(vec![tariff.clone()])?;
    /// assert!(tariffs.iter().eq([&tariff]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &BonusTariff> {
        self.0.values()
    }
}
