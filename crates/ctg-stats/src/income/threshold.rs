//! The threshold of low incomes.

use ctg_model::observation::Absence;
use ctg_model::{Decimal, Vintage};

use crate::indicator::Certainty;

/// The income under which recipients of the Caf are told to be of low income (*seuil de bas revenus*), in a year.
///
/// A figure of its year: 60 % of the national median of the income of a month, before tax, for one unit of consumption.
///
/// # Units
/// Euros a month and unit of consumption.
///
/// # Examples
/// ```
/// use ctg_model::Vintage;
/// use ctg_stats::income::low_income_threshold;
/// assert_eq!(low_income_threshold(Vintage::new(2019)?).map(|threshold| threshold.euros), Some(1_097));
/// assert_eq!(low_income_threshold(Vintage::new(2017)?), None);      // not known here: give your own, never the nearest year
/// # Ok::<(), ctg_model::YearError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LowIncomeThreshold {
    /// The year of the incomes and recipients.
    pub year: u16,
    /// Whole euros a month and unit of consumption.
    pub euros: u32,
    /// Where the figure was read.
    pub source: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The thresholds that are known here, by year: dated data, read in accounts of the Caf's figures.
///
/// ```
/// use ctg_stats::income::LOW_INCOME_THRESHOLDS;
/// assert!(LOW_INCOME_THRESHOLDS.iter().map(|threshold| threshold.year).is_sorted());
/// ```
pub const LOW_INCOME_THRESHOLDS: &[LowIncomeThreshold] = &[
    LowIncomeThreshold {
        year: 2016,
        euros: 1_045,
        source: "« Observatoire de l'économie et des territoires de Loir-et-Cher, indicateurs sociaux », source Caf",
        certainty: Certainty::Reported,
    },
    LowIncomeThreshold {
        year: 2019,
        euros: 1_097,
        source: "« Observatoire du mal-logement des Hauts-de-Seine, allocataires à bas revenus au 31 décembre 2019 », source Caf",
        certainty: Certainty::Reported,
    },
];

/// The threshold of a year; `None` for a year that is not in [`LOW_INCOME_THRESHOLDS`].
///
/// ```
/// use ctg_stats::income::low_income_threshold;
/// assert_eq!(low_income_threshold(ctg_model::Vintage::new(2016)?).map(|threshold| threshold.euros), Some(1_045));
/// # Ok::<(), ctg_model::YearError>(())
/// ```
pub fn low_income_threshold(year: Vintage) -> Option<LowIncomeThreshold> {
    LOW_INCOME_THRESHOLDS.iter().copied().find(|threshold| threshold.year == year.year())
}

/// Whether an income for so many [units of consumption](super::caf_units) is under a threshold.
///
/// *Formula*: `income ÷ units < threshold`; an income right at the threshold is not low.
///
/// # Units
/// Whole cents a month before tax for the income; euros a month and unit for the threshold.
///
/// # Errors
/// Units that are not above 0.
///
/// # Examples
/// ```
/// use ctg_model::Vintage;
/// use ctg_stats::income::{Household, Parents, caf_units, is_low_income, low_income_threshold};
/// let threshold = low_income_threshold(Vintage::new(2019)?).unwrap();
/// let units = caf_units(Household::new(2, 1, Parents::Lone)?);               // 2.0
/// assert!(is_low_income(219_399, units, threshold)?);                        // 2 193.99 € under 2 × 1 097 €
/// assert!(!is_low_income(219_400, units, threshold)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "bas revenus")]
pub fn is_low_income(
    cents_a_month: i64,
    units: Decimal,
    threshold: LowIncomeThreshold,
) -> Result<bool, LowIncomeError> {
    if units.digits() <= 0 {
        return Err(LowIncomeError(units));
    }
    let power = (0..units.decimals()).fold(1_i128, |power, _| power * 10);
    Ok(i128::from(cents_a_month) * power < i128::from(threshold.euros) * 100 * i128::from(units.digits()))
}

/// Units of consumption that no household has.
///
/// ```
/// use ctg_stats::income::{LOW_INCOME_THRESHOLDS, is_low_income};
/// let error = is_low_income(100_000, "0".parse()?, LOW_INCOME_THRESHOLDS[0]).unwrap_err();
/// assert_eq!(error.to_string(), "0 units of consumption, expected more than 0");
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} units of consumption, expected more than 0")]
pub struct LowIncomeError(Decimal);

impl From<LowIncomeError> for Absence {
    fn from(_: LowIncomeError) -> Self {
        Self::NotComputable
    }
}
