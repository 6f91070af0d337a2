//! One indicator of a subject.

use std::collections::BTreeSet;

use ctg_model::claim::{Claim, Subject};
use ctg_model::observation::{Absence, Status};
use ctg_model::{Decimal, Diagnosis, Label, Slug, Vintage};
use ctg_stats::indicator::{
    Additivity, Bounds, Caveat, Certainty, Contrast, Form, Indicator, Measure, MeasureError, Method, Theme,
};
use serde::Serialize;

use super::sources::{Found, printed_percentage};
use super::terms::TermPart;

/// An indicator of a subject: its value, or why there is none, with everything that lets a reader contest it.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
/// # let table = ctg_report::indicators::IndicatorTable::new(&caro, &catalogue, &"territory".parse().unwrap(), None).unwrap();
/// let eaje = table.row("eaje-per-1000").unwrap();
/// assert_eq!(eaje.numerator.as_ref().unwrap().count.value(), Some(&13));
/// assert_eq!(eaje.denominator.as_ref().unwrap().count.value(), Some(&63_220));
/// assert!((eaje.value.unwrap() - 13_000.0 / 63_220.0).abs() < 1e-12);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorRow {
    /// The code of the indicator.
    pub code: Slug,
    /// What it is called.
    pub label: Label,
    /// The part of the portrait that it belongs to.
    pub theme: Theme,
    /// The unit of the value.
    pub unit: Label,
    /// With how many decimals it is told.
    pub decimals: u8,
    /// The value, not rounded; `None` where `gap` says why.
    pub value: Option<f64>,
    /// What is certain of it.
    pub bounds: Option<Bounds>,
    /// Where it comes from.
    pub status: Option<Status>,
    /// How it was obtained.
    pub method: Option<Method>,
    /// Why there is no value.
    pub gap: Option<Gap>,
    /// The count, the numerator, or the later count of a change.
    pub numerator: Option<TermPart>,
    /// The denominator, or the earlier count of a change.
    pub denominator: Option<TermPart>,
    /// The percentage as a document prints it, where its terms are not printed.
    pub printed: Option<Claim>,
    /// What a reader must know.
    pub caveats: Vec<Caveat>,
    /// The formula.
    pub formula: Label,
    /// Where the definition comes from.
    pub reference: Label,
    /// How sure the definition is.
    pub certainty: Certainty,
    /// The value of the reference and the comparison with it, where one was asked for.
    pub comparison: Option<ReferencePart>,
}

/// Why an indicator has no value for a subject.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
/// # let table = ctg_report::indicators::IndicatorTable::new(&caro, &catalogue, &"territory".parse().unwrap(), None).unwrap();
/// use ctg_report::indicators::Gap;
/// assert_eq!(table.row("coverage").unwrap().gap, Some(Gap::Terms));   // nobody gave the children under 3
/// assert_eq!(table.row("median-living-standard").unwrap().gap, Some(Gap::NotInTheData));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Gap {
    /// The value is absent for a reason that is not one of its terms.
    Absent(Absence),
    /// A term is not known: the numerator, the denominator, or both are told in the row.
    Terms,
    /// The communes' values do not make that of the subject.
    NotAdditive(Additivity),
    /// A document prints a percentage without saying of what.
    UnknownDenominator(Option<Decimal>),
    /// Only its publisher can compute it, and its publication is not in the data.
    NotInTheData,
    /// The terms are refused, as the message says.
    Refused(String),
}

/// The value of the reference, and how far the subject is from it.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
/// # use ctg_report::indicators::IndicatorTable;
/// let whole = "territory".parse().unwrap();
/// let town = IndicatorTable::new(&caro, &catalogue, &"zone:Rochefort".parse().unwrap(), Some(&whole)).unwrap();
/// let population = town.row("population").unwrap();
/// assert_eq!(population.value, Some(23_583.0));
/// assert_eq!(population.comparison.as_ref().unwrap().value, Some(63_220.0));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReferencePart {
    /// The value of the reference, if it has one.
    pub value: Option<f64>,
    /// The comparison, where both have a value of the same years.
    pub comparison: ComparisonPart,
}

/// A comparison, or why there is none.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
/// # use ctg_report::indicators::{ComparisonPart, IndicatorTable};
/// let whole = "territory".parse().unwrap();
/// let town = IndicatorTable::new(&caro, &catalogue, &"zone:Rochefort".parse().unwrap(), Some(&whole)).unwrap();
/// let compared = town.row("population").unwrap().comparison.as_ref().unwrap();
/// let ComparisonPart::Of(contrast) = compared.comparison else { unreachable!() };
/// assert_eq!(contrast.difference, -39_637.0);   // 23 583 − 63 220
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ComparisonPart {
    /// Difference and ratio.
    Of(Contrast),
    /// One of the two has no value.
    NoValue,
    /// The years differ: they are not compared.
    OtherYears,
}

/// A measure, or why there is none, and the terms that were found on the way.
struct Attempt {
    measure: Result<Measure, Gap>,
    numerator: Option<TermPart>,
    denominator: Option<TermPart>,
    printed: Option<Claim>,
}

impl IndicatorRow {
    pub(super) fn of(
        diagnosis: &Diagnosis,
        indicator: &Indicator,
        subject: &Subject,
        reference: Option<&Subject>,
    ) -> Self {
        let attempt = Attempt::of(diagnosis, indicator, subject);
        let comparison =
            reference.map(|reference| ReferencePart::of(&attempt, &Attempt::of(diagnosis, indicator, reference)));
        let value = attempt.measure.as_ref().ok().map(Measure::value);
        let point = value.and_then(|value| value.point());
        let has_absent_term =
            [&attempt.numerator, &attempt.denominator].into_iter().flatten().any(|term| term.count.value().is_none());
        let gap = match (&attempt.measure, value) {
            (Err(gap), _) => Some(gap.clone()),
            (Ok(_), Some(value)) if point.is_none() => Some(match value.observation().absence() {
                _ if has_absent_term => Gap::Terms,
                reason => Gap::Absent(reason.unwrap_or(Absence::NotComputable)),
            }),
            _ => None,
        };
        let caveats = attempt.measure.as_ref().map_or(indicator.caveats.as_slice(), Measure::caveats).to_vec();
        Self {
            code: indicator.code.clone(),
            label: indicator.label.clone(),
            theme: indicator.theme,
            unit: indicator.unit.clone(),
            decimals: indicator.decimals,
            value: point,
            bounds: value.and_then(|value| value.bounds()),
            status: value.and_then(|value| value.observation().status()),
            method: value.map(|value| value.method()),
            gap,
            numerator: attempt.numerator,
            denominator: attempt.denominator,
            printed: attempt.printed,
            caveats,
            formula: indicator.formula.clone(),
            reference: indicator.reference.clone(),
            certainty: indicator.certainty,
            comparison,
        }
    }

    /// The sources of the value, by their identifiers.
    ///
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
    /// # let table = ctg_report::indicators::IndicatorTable::new(&caro, &catalogue, &"territory".parse().unwrap(), None).unwrap();
    /// let eaje = table.row("eaje-per-1000").unwrap();
    /// let sources: Vec<&str> = eaje.sources().map(|id| id.as_str()).collect();
    /// assert_eq!(sources, ["brochure", "insee-2018"]);   // the services, then the populations
    /// ```
    pub fn sources(&self) -> impl Iterator<Item = &Slug> {
        let terms = [&self.numerator, &self.denominator].into_iter().flatten().flat_map(|term| &term.sources);
        let all: BTreeSet<&Slug> = terms.chain(self.printed.iter().map(|claim| &claim.evidence.source)).collect();
        all.into_iter()
    }
}

impl Attempt {
    fn of(diagnosis: &Diagnosis, indicator: &Indicator, subject: &Subject) -> Self {
        match &indicator.form {
            Form::Published { .. } => Self::none(Gap::NotInTheData),
            Form::AnnualChange { .. } => Self::change(diagnosis, indicator, subject),
            Form::Count { of } => {
                let found = Found::of(diagnosis, subject, of);
                let numerator = Some(TermPart::new(of, &found));
                let of_several = !matches!(subject, Subject::Commune(_));
                if of_several && !of.additivity.is_additive() {
                    return Self::none(Gap::NotAdditive(of.additivity));
                }
                let measure = indicator.of_count(found.count).map_err(|error| refused(&error));
                Self { measure, numerator, denominator: None, printed: None }
            }
            form => {
                let counted = Self::quotient(diagnosis, indicator, subject);
                let is_known = counted.measure.as_ref().is_ok_and(|measure| measure.value().point().is_some());
                let may_be_printed = matches!(form, Form::Share { .. }) && !is_known;
                match printed_percentage(diagnosis, subject, form.numerator()).filter(|_| may_be_printed) {
                    Some(claim) => Self::printed(indicator, claim),
                    None => counted,
                }
            }
        }
    }

    fn none(gap: Gap) -> Self {
        Self { measure: Err(gap), numerator: None, denominator: None, printed: None }
    }

    fn quotient(diagnosis: &Diagnosis, indicator: &Indicator, subject: &Subject) -> Self {
        let (above, below) = (indicator.form.numerator(), indicator.form.denominator());
        let Some(below) = below else { return Self::none(Gap::NotInTheData) };
        let (numerator, denominator) = (Found::of(diagnosis, subject, above), Found::of(diagnosis, subject, below));
        let (upper, lower) = (TermPart::new(above, &numerator), TermPart::new(below, &denominator));
        // Two terms that nobody gave have no year to compare.
        let unknown = [&numerator, &denominator].iter().any(|found| found.count.term.observation().value().is_none());
        let measure = match indicator.of_counts(numerator.count, denominator.count) {
            Err(error) if unknown && error.is_wrong_vintage() => Err(Gap::Terms),
            measure => measure.map_err(|error| refused(&error)),
        };
        Self { measure, numerator: Some(upper), denominator: Some(lower), printed: None }
    }

    /// From the year of the diagnosis to the last one for which every commune is known.
    fn change(diagnosis: &Diagnosis, indicator: &Indicator, subject: &Subject) -> Self {
        let variable = indicator.form.numerator();
        let found = |year: Vintage| Found::population(diagnosis, subject, variable, year);
        let first = diagnosis.population_vintage();
        let known = |year: &Vintage| found(*year).count.term.observation().value().is_some();
        let last = diagnosis.population_vintages().into_iter().rev().take_while(|year| *year > first).find(known);
        let Some(last) = last.filter(|_| variable.id.as_str() == "population") else {
            return Self::none(Gap::Absent(Absence::NotAvailable));
        };
        let (start, end) = (found(first), found(last));
        let (earlier, later) = (TermPart::new(variable, &start), TermPart::new(variable, &end));
        let measure = indicator.of_change(start.count, end.count).map_err(|error| refused(&error));
        Self { measure, numerator: Some(later), denominator: Some(earlier), printed: None }
    }

    fn printed(indicator: &Indicator, claim: Claim) -> Self {
        let measure = indicator.of_printed(&claim).map_err(|error| {
            if error.is_wrong_term() { Gap::UnknownDenominator(claim.printed) } else { refused(&error) }
        });
        Self { measure, numerator: None, denominator: None, printed: Some(claim) }
    }
}

fn refused(error: &MeasureError) -> Gap {
    Gap::Refused(error.to_string())
}

impl ReferencePart {
    fn of(own: &Attempt, reference: &Attempt) -> Self {
        let value = reference.measure.as_ref().ok().and_then(|measure| measure.value().point());
        let comparison = match (&own.measure, &reference.measure) {
            (Ok(own), Ok(other)) => match own.against(other) {
                Ok(Some(comparison)) => ComparisonPart::Of(comparison),
                Ok(None) => ComparisonPart::NoValue,
                Err(_) => ComparisonPart::OtherYears,
            },
            _ => ComparisonPart::NoValue,
        };
        Self { value, comparison }
    }
}
