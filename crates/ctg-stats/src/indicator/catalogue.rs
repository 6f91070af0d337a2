//! The indicators of a portrait, together.

use std::fmt;
use std::str::FromStr;

use ctg_model::Decimal;
use ctg_model::claim::Measure;

use super::data::{self, FormRow, Row, VariableRow};
use super::{Example, Form, Indicator, Variable};

/// A set of indicators, each under a code of its own (*catalogue*, *dictionnaire des indicateurs*).
///
/// It is data: [`portrait`](Self::portrait) gives that of the social portrait, [`new`](Self::new) makes another, and with the feature `serde` it goes to
/// JSON and back.
///
/// # Errors
/// A code given twice; more decimals than a printed number may have.
///
/// # Examples
/// ```
/// use ctg_stats::indicator::{Catalogue, Theme};
/// let catalogue = Catalogue::portrait()?;
/// assert!(catalogue.indicators().len() >= 45);
/// // The familles monoparentales have three denominators in use: three indicators.
/// let lone = catalogue.indicators().iter().filter(|indicator| indicator.code.as_str().starts_with("lone-parent-of-"));
/// assert_eq!(lone.count(), 3);
/// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "Raw"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Catalogue {
    indicators: Vec<Indicator>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Raw {
    indicators: Vec<Indicator>,
}

#[cfg(feature = "serde")]
impl TryFrom<Raw> for Catalogue {
    type Error = CatalogueError;

    fn try_from(raw: Raw) -> Result<Self, CatalogueError> {
        Self::new(raw.indicators)
    }
}

/// Why indicators make up no catalogue.
///
/// ```
/// use ctg_stats::indicator::Catalogue;
/// let twice = Catalogue::portrait()?.indicators().iter().take(1).cycle().take(2).cloned().collect();
/// assert_eq!(Catalogue::new(twice).unwrap_err().to_string(), "indicator `population`: code given twice, expected once");
/// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueError {
    indicator: String,
    found: String,
    expected: &'static str,
}

impl CatalogueError {
    fn new(indicator: &str, found: impl fmt::Display, expected: &'static str) -> Self {
        Self { indicator: indicator.to_owned(), found: found.to_string(), expected }
    }

    /// The indicator at fault, by its code.
    ///
    /// ```
    /// # use ctg_stats::indicator::Catalogue;
    /// let births = Catalogue::portrait()?.indicator("births").cloned().unwrap();
    /// assert_eq!(Catalogue::new(vec![births.clone(), births]).unwrap_err().indicator(), "births");
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn indicator(&self) -> &str {
        &self.indicator
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "indicator `{}`: {}, expected {}", self.indicator, self.found, self.expected)
    }
}

impl std::error::Error for CatalogueError {}

impl Catalogue {
    /// The catalogue of some indicators.
    ///
    /// # Errors
    /// A code given twice; more decimals than a printed number may have.
    ///
    /// ```
    /// use ctg_stats::indicator::Catalogue;
    /// let portrait = Catalogue::portrait()?;
    /// let lone = portrait.indicators().iter().filter(|indicator| indicator.code.as_str().starts_with("lone-parent-of-"));
    /// let catalogue = Catalogue::new(lone.cloned().collect())?;
    /// assert!(catalogue.indicators().len() == 3 && catalogue.indicator("population").is_none());
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn new(indicators: Vec<Indicator>) -> Result<Self, CatalogueError> {
        for (index, indicator) in indicators.iter().enumerate() {
            let code = indicator.code.as_str();
            if indicators.iter().take(index).any(|before| before.code == indicator.code) {
                return Err(CatalogueError::new(code, "code given twice", "once"));
            }
            if indicator.decimals > Decimal::MOST_DECIMALS {
                return Err(CatalogueError::new(code, format!("{} decimals", indicator.decimals), "at most 6"));
            }
        }
        Ok(Self { indicators })
    }

    /// The indicators of a social portrait, with definitions of Insee, the Cnaf and the Drees.
    ///
    /// # Errors
    /// None for the data that this version embeds: a test reads them.
    ///
    /// ```
    /// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
    /// let births = catalogue.indicator("birth-rate").unwrap();
    /// assert_eq!((births.form.numerator().id.as_str(), births.form.per()), ("births", 1_000));
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn portrait() -> Result<Self, CatalogueError> {
        let variables: Vec<Variable> = data::variables().map(variable).collect::<Result<_, _>>()?;
        Self::new(data::rows().map(|row| indicator(row, &variables)).collect::<Result<_, _>>()?)
    }

    /// The indicators, in the order of a portrait.
    ///
    /// ```
    /// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
    /// assert_eq!(catalogue.indicators()[0].label.as_str(), "Population municipale");
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The indicator of a code.
    ///
    /// ```
    /// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
    /// assert_eq!(catalogue.indicator("population-total").unwrap().label.as_str(), "Population totale");
    /// assert_eq!(catalogue.indicator("Population totale"), None);                // the code, not the label
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code.as_str() == code)
    }

    /// The variables that the indicators are made of, each once, in the order of their first use.
    ///
    /// ```
    /// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
    /// assert_eq!(catalogue.variables()[0].id.as_str(), "population");
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn variables(&self) -> Vec<&Variable> {
        let mut variables: Vec<&Variable> = Vec::new();
        for indicator in &self.indicators {
            for variable in [Some(indicator.form.numerator()), indicator.form.denominator()].into_iter().flatten() {
                if variables.iter().all(|known| known.id != variable.id) {
                    variables.push(variable);
                }
            }
        }
        variables
    }

    /// The variable of an identifier, if an indicator is made of it.
    ///
    /// ```
    /// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
    /// assert_eq!(catalogue.variable("families").unwrap().label.as_str(), "Familles");
    /// assert_eq!(catalogue.variable("lone-parent-of-families"), None);           // an indicator, made of two variables
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn variable(&self, id: &str) -> Option<&Variable> {
        self.variables().into_iter().find(|variable| variable.id.as_str() == id)
    }
}

fn parsed<T: FromStr<Err: fmt::Display>>(row: &str, text: &str) -> Result<T, CatalogueError> {
    text.parse().map_err(|error| CatalogueError::new(row, error, "a text that its type accepts"))
}

fn variable(row: &VariableRow) -> Result<Variable, CatalogueError> {
    let VariableRow { id, label, unit, universe, source, additivity, printed, whole } = *row;
    let measure = match printed {
        Some((word, detail, unit)) => {
            let measure = Measure::new(word, detail);
            Some((measure.map_err(|error| CatalogueError::new(id, error, "a measure of the model"))?, unit))
        }
        None => None,
    };
    let (measure, printed_in) = measure.unzip();
    let (label, unit) = (parsed(id, label)?, parsed(id, unit)?);
    let variable = Variable::new(parsed(id, id)?, label, unit, parsed(id, universe)?, parsed(id, source)?, additivity);
    Ok(Variable { measure, printed_in: printed_in.flatten(), whole, ..variable })
}

fn indicator(row: &Row, variables: &[Variable]) -> Result<Indicator, CatalogueError> {
    let code = row.code;
    let find = |id: &str| {
        let found = variables.iter().find(|variable| variable.id.as_str() == id).cloned();
        found.ok_or_else(|| CatalogueError::new(code, format!("variable `{id}`"), "a variable of the catalogue"))
    };
    let form = match row.form {
        FormRow::Count(of) => Form::Count { of: find(of)? },
        FormRow::Share(numerator, denominator) => {
            Form::Share { numerator: find(numerator)?, denominator: find(denominator)? }
        }
        FormRow::Rate(numerator, denominator, per) => {
            Form::Rate { numerator: find(numerator)?, denominator: find(denominator)?, per }
        }
        FormRow::Change(of) => Form::AnnualChange { of: find(of)? },
        FormRow::Published(of) => Form::Published { of: find(of)? },
    };
    let example = Example {
        numerator: parsed(code, row.example.numerator)?,
        denominator: row.example.denominator.map(|text| parsed(code, text)).transpose()?,
        years: row.example.years,
        value: parsed(code, row.example.value)?,
        origin: parsed(code, row.example.origin)?,
    };
    Ok(Indicator {
        code: parsed(code, code)?,
        label: parsed(code, row.label)?,
        theme: row.theme,
        form,
        unit: parsed(code, row.unit)?,
        direction: row.direction,
        decimals: row.decimals,
        vintage: row.vintage,
        formula: parsed(code, row.formula)?,
        reference: parsed(code, row.reference)?,
        certainty: row.certainty,
        caveats: row.caveats.to_vec(),
        example,
    })
}
