//! Ages.

use super::super::{Caveat, Certainty, Theme};
use super::{BLANK, FormRow, INVENTED, POPULATION, Row, VariableRow, of_two};

const AGED: VariableRow = VariableRow {
    unit: "personnes",
    source: "Insee, recensement de la population, exploitation principale",
    universe: "population municipale",
    printed: None,
    whole: None,
    ..POPULATION
};

/// An age band that documents print as a share of the population.
const fn band(id: &'static str, label: &'static str, band: &'static str) -> VariableRow {
    VariableRow { id, label, printed: Some(("age-share", band, None)), ..AGED }
}

pub(super) const VARIABLES: &[VariableRow] = &[
    band("population-0-5", "Personnes de 0 à 5 ans", "0-5"),
    band("population-6-17", "Personnes de 6 à 17 ans", "6-17"),
    band("population-18-24", "Personnes de 18 à 24 ans", "18-24"),
    band("population-0-24", "Personnes de 0 à 24 ans", "0-24"),
    band("population-25-39", "Personnes de 25 à 39 ans", "25-39"),
    band("population-40-54", "Personnes de 40 à 54 ans", "40-54"),
    band("population-55-64", "Personnes de 55 à 64 ans", "55-64"),
    band("population-65-and-over", "Personnes de 65 ans et plus", "65+"),
    band("population-75-and-over", "Personnes de 75 ans et plus", "75+"),
    band("population-under-20", "Personnes de moins de 20 ans", "0-19"),
    band("population-60-and-over", "Personnes de 60 ans et plus", "60+"),
    band("population-20-64", "Personnes de 20 à 64 ans", "20-64"),
    VariableRow {
        id: "population-0-19-and-65-and-over",
        label: "Personnes de moins de 20 ans ou de 65 ans et plus",
        ..AGED
    },
];

const SHARE: Row = Row {
    theme: Theme::Ages,
    unit: "% de la population",
    reference: "Insee, recensement de la population, tableau POP T0",
    caveats: &[Caveat::FiveYearCensus],
    certainty: Certainty::Reported,
    ..BLANK
};

const fn share(code: &'static str, label: &'static str, of: &'static str, formula: &'static str) -> Row {
    Row {
        code,
        label,
        form: FormRow::Share(of, "population"),
        formula,
        example: of_two("140", "1000", "14.0", INVENTED),
        ..SHARE
    }
}

pub(super) const ROWS: &[Row] = &[
    share("age-0-5", "Part des 0 à 5 ans", "population-0-5", "personnes de 0 à 5 ans ÷ population × 100"),
    share("age-6-17", "Part des 6 à 17 ans", "population-6-17", "personnes de 6 à 17 ans ÷ population × 100"),
    share("age-18-24", "Part des 18 à 24 ans", "population-18-24", "personnes de 18 à 24 ans ÷ population × 100"),
    share("age-0-24", "Part des 0 à 24 ans", "population-0-24", "personnes de 0 à 24 ans ÷ population × 100"),
    share("age-25-39", "Part des 25 à 39 ans", "population-25-39", "personnes de 25 à 39 ans ÷ population × 100"),
    share("age-40-54", "Part des 40 à 54 ans", "population-40-54", "personnes de 40 à 54 ans ÷ population × 100"),
    share("age-55-64", "Part des 55 à 64 ans", "population-55-64", "personnes de 55 à 64 ans ÷ population × 100"),
    share(
        "age-65-and-over",
        "Part des 65 ans et plus",
        "population-65-and-over",
        "personnes de 65 ans et plus ÷ population × 100",
    ),
    share(
        "age-75-and-over",
        "Part des 75 ans et plus",
        "population-75-and-over",
        "personnes de 75 ans et plus ÷ population × 100",
    ),
    Row {
        code: "youth-index",
        label: "Indice de jeunesse",
        form: FormRow::Rate("population-under-20", "population-60-and-over", 1),
        unit: "moins de 20 ans pour une personne de 60 ans et plus",
        decimals: 2,
        formula: "personnes de moins de 20 ans ÷ personnes de 60 ans et plus",
        reference: "usage de l'Insee ; ce n'est pas l'inverse de l'indice de vieillissement (60 ans contre 65)",
        example: of_two("220", "275", "0.80", INVENTED),
        ..SHARE
    },
    Row {
        code: "ageing-index",
        label: "Indice de vieillissement",
        form: FormRow::Rate("population-65-and-over", "population-under-20", 100),
        unit: "personnes de 65 ans et plus pour 100 de moins de 20 ans",
        formula: "personnes de 65 ans et plus ÷ personnes de moins de 20 ans × 100",
        reference: "usage de l'Insee et de l'Observatoire des territoires",
        example: of_two("250", "200", "125.0", INVENTED),
        ..SHARE
    },
    Row {
        code: "dependency-ratio",
        label: "Indice de dépendance démographique",
        form: FormRow::Rate("population-0-19-and-65-and-over", "population-20-64", 100),
        unit: "personnes de moins de 20 ans ou de 65 ans et plus pour 100 de 20 à 64 ans",
        formula: "(personnes de 0 à 19 ans + personnes de 65 ans et plus) ÷ personnes de 20 à 64 ans × 100",
        reference: "usage de l'Insee",
        example: of_two("450", "500", "90.0", INVENTED),
        ..SHARE
    },
];
