//! Incomes: units of consumption, the threshold of low incomes, and when Filosofi publishes.

mod publication;
mod threshold;
mod units;

pub use publication::{Publication, PublicationRule};
pub use threshold::{LOW_INCOME_THRESHOLDS, LowIncomeError, LowIncomeThreshold, is_low_income, low_income_threshold};
pub use units::{Household, HouseholdError, Parents, caf_units, insee_units};
