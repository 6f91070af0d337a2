//! The indicators of a portrait, as rows of text: one file a theme, read once by [`Catalogue::portrait`](super::Catalogue::portrait).

mod ages;
mod childcare;
mod families;
mod income;
mod population;
mod proximity;
mod recipients;
mod services;

use ctg_model::claim::{Denominator, Unit};

use super::{Additivity, Caveat, Certainty, Theme, VintageRule};
use crate::comparison::Direction;

/// A variable, as text.
#[derive(Clone, Copy)]
pub(super) struct VariableRow {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) unit: &'static str,
    pub(super) universe: &'static str,
    pub(super) source: &'static str,
    pub(super) additivity: Additivity,
    /// The word and the detail of the measure that documents print, and its unit where it is a count.
    pub(super) printed: Option<(&'static str, &'static str, Option<Unit>)>,
    pub(super) whole: Option<Denominator>,
}

/// An indicator, as text; its variables by their identifiers.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) code: &'static str,
    pub(super) label: &'static str,
    pub(super) theme: Theme,
    pub(super) form: FormRow,
    pub(super) unit: &'static str,
    pub(super) direction: Direction,
    pub(super) decimals: u8,
    pub(super) vintage: VintageRule,
    pub(super) formula: &'static str,
    pub(super) reference: &'static str,
    pub(super) certainty: Certainty,
    pub(super) caveats: &'static [Caveat],
    pub(super) example: ExampleRow,
}

#[derive(Clone, Copy)]
pub(super) enum FormRow {
    Count(&'static str),
    Share(&'static str, &'static str),
    Rate(&'static str, &'static str, u32),
    Change(&'static str),
    Published(&'static str),
}

#[derive(Clone, Copy)]
pub(super) struct ExampleRow {
    pub(super) numerator: &'static str,
    pub(super) denominator: Option<&'static str>,
    pub(super) years: u16,
    pub(super) value: &'static str,
    pub(super) origin: &'static str,
}

const INVENTED: &str = "exemple de calcul, chiffres inventés";

const fn of_one(numerator: &'static str, origin: &'static str) -> ExampleRow {
    ExampleRow { numerator, denominator: None, years: 0, value: numerator, origin }
}

const fn of_two(
    numerator: &'static str,
    denominator: &'static str,
    value: &'static str,
    origin: &'static str,
) -> ExampleRow {
    ExampleRow { numerator, denominator: Some(denominator), years: 0, value, origin }
}

/// A row to be completed: what most rows of a theme have in common.
const BLANK: Row = Row {
    code: "",
    label: "",
    theme: Theme::Population,
    form: FormRow::Count(""),
    unit: "%",
    direction: Direction::Neutral,
    decimals: 1,
    vintage: VintageRule::Same,
    formula: "",
    reference: "",
    certainty: Certainty::Read,
    caveats: &[],
    example: of_one("0", INVENTED),
};

const POPULATION: VariableRow = VariableRow {
    id: "population",
    label: "Population municipale",
    unit: "habitants",
    universe: "personnes qui ont leur résidence habituelle dans la commune",
    source: "Insee, populations légales",
    additivity: Additivity::Additive,
    printed: Some(("population", "", Some(Unit::Persons))),
    whole: Some(Denominator::Population),
};

/// Every variable, theme after theme.
pub(super) fn variables() -> impl Iterator<Item = &'static VariableRow> {
    [
        population::VARIABLES,
        ages::VARIABLES,
        families::VARIABLES,
        recipients::VARIABLES,
        income::VARIABLES,
        childcare::VARIABLES,
        services::VARIABLES,
        proximity::VARIABLES,
    ]
    .into_iter()
    .flatten()
}

/// Every indicator, theme after theme.
pub(super) fn rows() -> impl Iterator<Item = &'static Row> {
    [
        population::ROWS,
        ages::ROWS,
        families::ROWS,
        recipients::ROWS,
        income::ROWS,
        childcare::ROWS,
        services::ROWS,
        proximity::ROWS,
    ]
    .into_iter()
    .flatten()
}
