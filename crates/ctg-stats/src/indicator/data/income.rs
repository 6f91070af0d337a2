//! Incomes.

use super::super::{Additivity, Caveat, Theme};
use super::{BLANK, FormRow, INVENTED, POPULATION, Row, VariableRow, of_one};
use crate::comparison::Direction;

const FILOSOFI: VariableRow = VariableRow {
    unit: "% des personnes",
    universe: "personnes des ménages fiscaux, hors étudiants à charge, collectivités et sans domicile",
    source: "Insee-DGFiP-Cnaf-Cnav-CCMSA, Filosofi",
    additivity: Additivity::Statistic,
    printed: None,
    whole: None,
    ..POPULATION
};

const EUROS: VariableRow = VariableRow { unit: "euros par an et par unité de consommation", ..FILOSOFI };
const INCOME: VariableRow = VariableRow { unit: "% du revenu disponible", ..FILOSOFI };

pub(super) const VARIABLES: &[VariableRow] = &[
    VariableRow { id: "median-living-standard", label: "Médiane du niveau de vie", ..EUROS },
    VariableRow { id: "decile-1", label: "Premier décile du niveau de vie", ..EUROS },
    VariableRow { id: "decile-9", label: "Neuvième décile du niveau de vie", ..EUROS },
    VariableRow { id: "decile-ratio", label: "Rapport interdécile du niveau de vie", unit: "sans unité", ..FILOSOFI },
    VariableRow { id: "poverty-rate", label: "Taux de pauvreté au seuil de 60 %", ..FILOSOFI },
    VariableRow {
        id: "taxed-households",
        label: "Part des ménages fiscaux imposés",
        unit: "% des ménages fiscaux",
        ..FILOSOFI
    },
    VariableRow { id: "income-from-benefits", label: "Part des prestations sociales", ..INCOME },
    VariableRow { id: "income-from-pensions", label: "Part des pensions, retraites et rentes", ..INCOME },
];

const PUBLISHED: Row = Row {
    theme: Theme::Income,
    reference: "Insee, Filosofi ; définitions c1890 « Niveau de vie » et c1802 « Unité de consommation »",
    caveats: &[Caveat::PublishedAboveThreshold, Caveat::FiscalHouseholdsAreNotHouseholds],
    ..BLANK
};

const EURO: Row = Row {
    unit: "€ par an et par unité de consommation",
    decimals: 0,
    direction: Direction::HigherIsBetter,
    ..PUBLISHED
};

pub(super) const ROWS: &[Row] = &[
    Row {
        code: "median-living-standard",
        label: "Médiane du niveau de vie",
        form: FormRow::Published("median-living-standard"),
        formula: "niveau de vie au-dessous duquel se situe la moitié des personnes ; publiée à partir de 50 ménages et 100 personnes",
        example: of_one("22080", INVENTED),
        ..EURO
    },
    Row {
        code: "decile-1",
        label: "Premier décile du niveau de vie",
        form: FormRow::Published("decile-1"),
        formula: "niveau de vie au-dessous duquel se situe un dixième des personnes ; publié à partir de 1 000 ménages et 2 000 personnes",
        example: of_one("12100", INVENTED),
        ..EURO
    },
    Row {
        code: "decile-9",
        label: "Neuvième décile du niveau de vie",
        form: FormRow::Published("decile-9"),
        formula: "niveau de vie au-dessous duquel se situent neuf dixièmes des personnes ; publié à partir de 1 000 ménages et 2 000 personnes",
        example: of_one("36300", INVENTED),
        ..EURO
    },
    Row {
        code: "decile-ratio",
        label: "Rapport interdécile du niveau de vie",
        form: FormRow::Published("decile-ratio"),
        unit: "neuvième décile ÷ premier décile",
        direction: Direction::LowerIsBetter,
        formula: "D9 ÷ D1 ; publié à partir de 1 000 ménages et 2 000 personnes",
        example: of_one("3.0", INVENTED),
        ..PUBLISHED
    },
    Row {
        code: "poverty-rate",
        label: "Taux de pauvreté au seuil de 60 %",
        form: FormRow::Published("poverty-rate"),
        unit: "% des personnes",
        direction: Direction::LowerIsBetter,
        formula: "part des personnes dont le niveau de vie est inférieur à 60 % de la médiane nationale ; publié à partir de 1 000 ménages et 2 000 personnes",
        example: of_one("13.5", INVENTED),
        ..PUBLISHED
    },
    Row {
        code: "taxed-households",
        label: "Part des ménages fiscaux imposés",
        form: FormRow::Published("taxed-households"),
        unit: "% des ménages fiscaux",
        formula: "ménages fiscaux qui ont un impôt à payer ÷ ménages fiscaux × 100 (variable PIMP)",
        example: of_one("51.0", INVENTED),
        ..PUBLISHED
    },
    Row {
        code: "income-from-benefits",
        label: "Part des prestations sociales dans le revenu disponible",
        form: FormRow::Published("income-from-benefits"),
        unit: "% du revenu disponible",
        formula: "prestations sociales ÷ revenu disponible × 100 (variable PPSOC)",
        example: of_one("5.5", INVENTED),
        ..PUBLISHED
    },
    Row {
        code: "income-from-pensions",
        label: "Part des pensions, retraites et rentes dans le revenu disponible",
        form: FormRow::Published("income-from-pensions"),
        unit: "% du revenu disponible",
        formula: "pensions, retraites et rentes ÷ revenu disponible × 100 (variable PPEN)",
        example: of_one("33.0", INVENTED),
        ..PUBLISHED
    },
];
