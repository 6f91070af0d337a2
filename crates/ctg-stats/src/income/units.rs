//! Units of consumption.

use ctg_model::Decimal;

/// Who lives together, as scales of consumption count them.
///
/// Adults and children of 14 or more weigh alike, so that both are *persons from 14 on*.
///
/// # Errors
/// No person from 14 on.
///
/// # Examples
/// ```
/// use ctg_stats::income::{Household, Parents, caf_units, insee_units};
/// // A lone parent with children of 15 and 8.
/// let family = Household::new(2, 1, Parents::Lone)?;
/// assert_eq!(insee_units(family).to_string(), "1.8");           // 1 + 0.5 + 0.3
/// assert_eq!(caf_units(family).to_string(), "2.0");             // and 0.2 for the lone parent
/// # Ok::<(), ctg_stats::income::HouseholdError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct Household {
    from_14: u16,
    under_14: u16,
    parents: Parents,
}

/// Whether one parent lives alone with children (*parent isolé*).
///
/// ```
/// use ctg_stats::income::{Household, Parents};
/// // A person alone is no lone parent: there must be a child.
/// assert!(Household::new(1, 0, Parents::Lone).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Parents {
    /// One parent, without partner, with at least one child.
    Lone,
    /// Anyone else.
    NotLone,
}

/// A household that cannot be.
///
/// ```
/// use ctg_stats::income::{Household, Parents};
/// assert_eq!(Household::new(0, 2, Parents::NotLone).unwrap_err().to_string(), "a household of 0 persons from 14 on and 2 under 14, expected at least one from 14 on");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a household of {from_14} persons from 14 on and {under_14} under 14, expected {expected}")]
pub struct HouseholdError {
    from_14: u16,
    under_14: u16,
    expected: &'static str,
}

impl Household {
    /// So many persons from 14 on, and so many under 14.
    ///
    /// # Errors
    /// No person from 14 on, or a lone parent without any other person.
    ///
    /// ```
    /// use ctg_stats::income::{Household, Parents};
    /// assert!(Household::new(1, 1, Parents::Lone).is_ok());
    /// assert!(Household::new(1, 0, Parents::Lone).is_err());   // nobody to be a parent of
    /// ```
    pub fn new(from_14: u16, under_14: u16, parents: Parents) -> Result<Self, HouseholdError> {
        let refuse = |expected| Err(HouseholdError { from_14, under_14, expected });
        match (from_14, parents) {
            (0, _) => refuse("at least one from 14 on"),
            (1, Parents::Lone) if under_14 == 0 => refuse("a child beside the lone parent"),
            _ => Ok(Self { from_14, under_14, parents }),
        }
    }
}

/// The units of consumption of Insee (*unités de consommation*, UC; the OECD-modified scale).
///
/// *Formula*: 1 for the first person, 0.5 for each other from 14 on, 0.3 for each under 14.
///
/// # Examples
/// ```
/// use ctg_stats::income::{Household, Parents, insee_units};
/// assert_eq!(insee_units(Household::new(2, 2, Parents::NotLone)?).to_string(), "2.1");     // a couple, two young children
/// # Ok::<(), ctg_stats::income::HouseholdError>(())
/// ```
///
/// # Source
/// Insee, definition c1802 *Unité de consommation*.
#[doc(alias = "UC")]
#[doc(alias = "unités de consommation")]
pub fn insee_units(household: Household) -> Decimal {
    tenths(household, 0)
}

/// The units of consumption of the Cnaf: those of Insee, and 0.2 for a lone parent.
///
/// # Examples
/// ```
/// use ctg_stats::income::{Household, Parents, caf_units};
/// assert_eq!(caf_units(Household::new(1, 1, Parents::Lone)?).to_string(), "1.5");          // 1 + 0.3 + 0.2
/// # Ok::<(), ctg_stats::income::HouseholdError>(())
/// ```
///
/// # Source
/// Cnaf, scale of the low incomes of recipients, as told by the observatories of the Loir-et-Cher and the Hauts-de-Seine.
#[doc(alias = "UC")]
pub fn caf_units(household: Household) -> Decimal {
    tenths(household, if household.parents == Parents::Lone { 2 } else { 0 })
}

fn tenths(household: Household, more: i64) -> Decimal {
    let others = i64::from(household.from_14.saturating_sub(1));
    // At most 10 + 5 × 65 534 + 3 × 65 535 + 2 tenths: within what a decimal holds.
    Decimal::new(10 + 5 * others + 3 * i64::from(household.under_14) + more, 1).unwrap_or(Decimal::ZERO)
}
