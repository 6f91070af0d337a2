//! Inhabitants and their change.

use super::super::{Additivity, Caveat, Certainty, Theme, VintageRule};
use super::{BLANK, ExampleRow, FormRow, INVENTED, POPULATION, Row, VariableRow, of_one, of_two};

const CIVIL: VariableRow = VariableRow {
    source: "Insee, état civil (naissances et décès domiciliés)",
    unit: "personnes",
    printed: None,
    whole: None,
    ..POPULATION
};

pub(super) const VARIABLES: &[VariableRow] = &[
    POPULATION,
    VariableRow {
        id: "population-total",
        label: "Population totale",
        universe: "population municipale et population comptée à part",
        additivity: Additivity::CountsTwice,
        printed: None,
        whole: None,
        ..POPULATION
    },
    VariableRow {
        id: "area-hectares",
        label: "Superficie",
        unit: "hectares",
        universe: "territoire de la commune",
        source: "IGN, Admin Express COG",
        printed: None,
        whole: None,
        ..POPULATION
    },
    VariableRow {
        id: "births",
        label: "Naissances domiciliées",
        universe: "enfants nés vivants dans l'année, au domicile de la mère",
        ..CIVIL
    },
    VariableRow {
        id: "deaths",
        label: "Décès domiciliés",
        universe: "personnes décédées dans l'année, à leur domicile",
        ..CIVIL
    },
];

const CARO: &str = "CARO, Insee, populations légales 2018 et 2021";

pub(super) const ROWS: &[Row] = &[
    Row {
        code: "population",
        label: "Population municipale",
        form: FormRow::Count("population"),
        unit: "habitants",
        decimals: 0,
        formula: "somme des populations municipales des communes",
        reference: "Insee, définition c1932 « Population municipale »",
        example: of_one("63220", "CARO, somme des 25 communes, Insee, populations légales 2018"),
        ..BLANK
    },
    Row {
        code: "population-total",
        label: "Population totale",
        form: FormRow::Count("population-total"),
        unit: "habitants",
        decimals: 0,
        formula: "population municipale + population comptée à part ; jamais sommée sur des communes",
        reference: "Insee, définition c1270 « Population totale »",
        example: of_one("216", "Île-d'Aix, Insee, populations légales 2018"),
        ..BLANK
    },
    Row {
        code: "population-annual-change",
        label: "Taux de variation annuel moyen de la population",
        form: FormRow::Change("population"),
        unit: "% par an",
        decimals: 2,
        vintage: VintageRule::Apart,
        formula: "((population finale ÷ population initiale)^(1 ÷ années) − 1) × 100",
        reference: "Insee, définition « Taux de variation annuel moyen »",
        certainty: Certainty::Reported,
        caveats: &[Caveat::FiveYearCensus],
        example: ExampleRow { numerator: "64240", denominator: Some("63220"), years: 3, value: "0.53", origin: CARO },
        ..BLANK
    },
    Row {
        code: "density",
        label: "Densité de population",
        form: FormRow::Rate("population", "area-hectares", 100),
        unit: "habitants au km²",
        vintage: VintageRule::Told,
        formula: "population municipale ÷ superficie en km²",
        reference: "Insee, définition « Densité de population »",
        certainty: Certainty::Reported,
        example: of_two("12000", "8000", "150.0", INVENTED),
        ..BLANK
    },
    Row {
        code: "birth-rate",
        label: "Taux de natalité",
        form: FormRow::Rate("births", "population", 1_000),
        unit: "naissances pour 1 000 habitants",
        vintage: VintageRule::Told,
        formula: "naissances domiciliées de l'année ÷ population × 1 000",
        reference: "Insee, définition « Taux de natalité » (population moyenne de l'année, approchée par celle du recensement)",
        certainty: Certainty::Reported,
        caveats: &[Caveat::Approximated, Caveat::SmallNumbers],
        example: of_two("90", "10000", "9.0", INVENTED),
        ..BLANK
    },
    Row {
        code: "death-rate",
        label: "Taux de mortalité",
        form: FormRow::Rate("deaths", "population", 1_000),
        unit: "décès pour 1 000 habitants",
        vintage: VintageRule::Told,
        formula: "décès domiciliés de l'année ÷ population × 1 000",
        reference: "Insee, définition « Taux de mortalité » (population moyenne de l'année, approchée par celle du recensement)",
        certainty: Certainty::Reported,
        caveats: &[Caveat::Approximated, Caveat::SmallNumbers],
        example: of_two("120", "10000", "12.0", INVENTED),
        ..BLANK
    },
    Row {
        code: "births",
        label: "Naissances domiciliées",
        form: FormRow::Count("births"),
        theme: Theme::Population,
        unit: "naissances",
        decimals: 0,
        formula: "somme des naissances domiciliées des communes",
        reference: "Insee, état civil",
        certainty: Certainty::Reported,
        caveats: &[Caveat::SmallNumbers],
        example: of_one("42", INVENTED),
        ..BLANK
    },
];
