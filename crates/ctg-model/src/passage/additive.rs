//! What may be added up over communes.

use crate::observation::Quantity;
use crate::{MunicipalPopulation, Places};

/// A count that may be added up over communes, and shared out among their parts.
///
/// A trait and not a list of functions, because this is a property of the word: a *population totale*, a median or a rate has no sum over
/// communes, so its type is left out and no passage accepts it. A count of your own gets it with two lines.
///
/// ```
/// use ctg_model::{MunicipalPopulation, passage::Additive};
/// assert_eq!(MunicipalPopulation::of_units(12).units(), 12);
/// ```
pub trait Additive: Quantity + Copy {
    /// The count of so many units.
    fn of_units(units: u64) -> Self;

    /// How many units it counts.
    fn units(self) -> u64;
}

impl Additive for u64 {
    fn of_units(units: u64) -> Self {
        units
    }

    fn units(self) -> u64 {
        self
    }
}

impl Additive for MunicipalPopulation {
    fn of_units(units: u64) -> Self {
        Self::new(units)
    }

    fn units(self) -> u64 {
        self.persons()
    }
}

impl Additive for Places {
    fn of_units(units: u64) -> Self {
        Self::new(units)
    }

    fn units(self) -> u64 {
        self.count()
    }
}
