//! What sources print of the amounts: enough to doubt a tariff, not to make one.

use super::BonusTariff;
use crate::service::ServiceKind;
use crate::{Cents, Label, Reference, Reliability, Vintage};

/// Between which amounts a new place was worth, as a source prints it.
///
/// # Units
/// Cents per place.
///
/// # Examples
/// ```
/// use ctg_model::{Vintage, bonus::PrintedRange, service::ServiceKind};
/// let of_2024 = PrintedRange::of(&ServiceKind::Eaje, Vintage::new(2024)?).ok_or("nothing printed")?;
/// assert_eq!((of_2024.low.to_string(), of_2024.high.to_string()), ("2600.00".into(), "3600.00".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct PrintedRange {
    /// For which service.
    pub service: ServiceKind,
    /// The first year; `None` where the source does not say.
    pub first: Option<Vintage>,
    /// The last year; `None` where it still held when it was read.
    pub last: Option<Vintage>,
    /// The least amount.
    pub low: Cents,
    /// The largest amount.
    pub high: Cents,
    /// Where it is printed.
    pub reference: Reference,
}

impl PrintedRange {
    /// Every range that was read: new places of childcare centres (*Eaje*) until 2020, and from 2021 on.
    ///
    /// ```
    /// use ctg_model::bonus::PrintedRange;
    /// let raised: Vec<u64> = PrintedRange::known().iter().map(|range| range.high.cents() - range.low.cents()).collect();
    /// assert_eq!(raised, [100_000, 100_000]);          // 1 000 € from the least to the largest, before and after the rise of 500 €
    /// ```
    ///
    /// # Source
    /// « Mesures visant à réduire le reste à charge en fonctionnement »: 2 100 to 3 100 € until 2020, 500 € more from 1 January 2021; Caf 71,
    /// page on the bonus territoire: 2 600 to 3 600 €.
    pub fn known() -> Vec<Self> {
        let range = |first: Option<u16>, last: Option<u16>, low, high, title| {
            let (first, last) = (first.map(Vintage::new).transpose().ok()?, last.map(Vintage::new).transpose().ok()?);
            let reference = Reference::new(Label::literal(title), Reliability::Read);
            let (low, high) = (Cents::new(low)?, Cents::new(high)?);
            Some(Self { service: ServiceKind::Eaje, first, last, low, high, reference })
        };
        let measures =
            "« Mesures visant à réduire le reste à charge en fonctionnement » : 2 100 à 3 100 € jusqu'en 2020";
        let page = "Caf 71, page sur le bonus territoire : 2 600 à 3 600 € par place nouvelle";
        let known =
            [range(None, Some(2020), 210_000, 310_000, measures), range(Some(2021), None, 260_000, 360_000, page)];
        known.into_iter().flatten().collect()
    }

    /// The range of a service in a year, if one was read.
    ///
    /// ```
    /// use ctg_model::{Vintage, bonus::PrintedRange, service::ServiceKind};
    /// assert_eq!(PrintedRange::of(&ServiceKind::Rpe, Vintage::new(2024)?), None);
    /// assert_eq!(PrintedRange::of(&ServiceKind::Eaje, Vintage::new(2020)?).map(|range| range.high.cents()), Some(310_000));
    /// # Ok::<(), ctg_model::YearError>(())
    /// ```
    pub fn of(service: &ServiceKind, year: Vintage) -> Option<Self> {
        let covers = |range: &Self| {
            range.service == *service
                && range.first.is_none_or(|first| first <= year)
                && range.last.is_none_or(|last| year <= last)
        };
        Self::known().into_iter().find(covers)
    }

    /// The amounts for new places of a tariff that lie outside the range: a slip of units, say, of euros for cents.
    ///
    /// Amounts come in the order of the grid, its top last.
    ///
    /// ```
    /// use ctg_model::{Cents, Reference, Reliability, Vintage, service::ServiceKind};
    /// use ctg_model::bonus::{Band, BonusTariff, NewPlaceGrid, PrintedRange};
    /// let all = vec![Band::new(Cents::ZERO, None)?];
    /// let year = Vintage::new(2024)?;
    /// // 2 600 was meant in euros, and cents are asked for.
    /// let grid = NewPlaceGrid::new(all.clone(), all, vec![vec![Cents::new(2_600)]], Cents::new(360_000).ok_or("too much")?)?;
    /// let reference = Reference::new("invented for the example".parse()?, Reliability::Unconfirmed);
    /// let slip = BonusTariff { service: ServiceKind::Eaje, year, floor: None, new_places: Some(grid), reference };
    /// let range = PrintedRange::of(&ServiceKind::Eaje, year).ok_or("nothing printed")?;
    /// assert_eq!(range.outside(&slip).iter().map(ToString::to_string).collect::<Vec<_>>(), ["26.00"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn outside(&self, tariff: &BonusTariff) -> Vec<Cents> {
        let amounts = tariff.new_places.iter().flat_map(super::NewPlaceGrid::amounts);
        amounts.filter(|amount| !(self.low..=self.high).contains(amount)).collect()
    }
}
