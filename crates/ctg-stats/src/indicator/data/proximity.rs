//! How near services are.

use super::super::{Caveat, Certainty, Theme, VintageRule};
use super::{BLANK, FormRow, INVENTED, POPULATION, Row, VariableRow, of_two};
use crate::comparison::Direction;

const NEAR: VariableRow = VariableRow {
    unit: "habitants",
    universe: "population municipale des communes dont le chef-lieu est à portée ; une île sans route compte au dénominateur",
    source: "table de temps de trajet donnée, et Insee, populations légales",
    printed: None,
    whole: None,
    ..POPULATION
};

pub(super) const VARIABLES: &[VariableRow] = &[
    VariableRow { id: "population-near-eaje", label: "Habitants à 15 minutes ou moins d'un Eaje", ..NEAR },
    VariableRow {
        id: "population-near-france-services",
        label: "Habitants à 20 minutes ou moins d'un France Services",
        ..NEAR
    },
    VariableRow {
        id: "population-near-social-centre",
        label: "Habitants à 15 minutes ou moins d'un centre social",
        ..NEAR
    },
    VariableRow {
        id: "population-near-doctor",
        label: "Habitants à 20 minutes ou moins d'un médecin généraliste",
        ..NEAR
    },
    VariableRow {
        id: "population-far-from-everyday",
        label: "Habitants à plus de 7 minutes des services de la vie courante",
        ..NEAR
    },
];

const SHARE: Row = Row {
    theme: Theme::Proximity,
    unit: "% de la population",
    direction: Direction::HigherIsBetter,
    vintage: VintageRule::Told,
    reference: "part de population à portée d'un service ; le seuil en minutes est un choix du portrait",
    certainty: Certainty::Derived,
    caveats: &[Caveat::DependsOnTravelTimes],
    example: of_two("8000", "10000", "80.0", INVENTED),
    ..BLANK
};

const fn near(code: &'static str, label: &'static str, of: &'static str, formula: &'static str) -> Row {
    Row { code, label, form: FormRow::Share(of, "population"), formula, ..SHARE }
}

pub(super) const ROWS: &[Row] = &[
    near(
        "near-eaje",
        "Part des habitants à 15 minutes ou moins d'un Eaje",
        "population-near-eaje",
        "habitants à portée ÷ population municipale × 100",
    ),
    Row {
        reference: "objectif national d'un accès en 20 minutes, non confirmé par un texte lu",
        certainty: Certainty::Unconfirmed,
        ..near(
            "near-france-services",
            "Part des habitants à 20 minutes ou moins d'un France Services",
            "population-near-france-services",
            "habitants à portée ÷ population municipale × 100",
        )
    },
    near(
        "near-social-centre",
        "Part des habitants à 15 minutes ou moins d'un centre social",
        "population-near-social-centre",
        "habitants à portée ÷ population municipale × 100",
    ),
    near(
        "near-doctor",
        "Part des habitants à 20 minutes ou moins d'un médecin généraliste",
        "population-near-doctor",
        "habitants à portée ÷ population municipale × 100",
    ),
    Row {
        direction: Direction::LowerIsBetter,
        reference: "Insee Première 1579 : au-delà de 7 minutes du panier de la vie courante, une commune est éloignée",
        certainty: Certainty::Read,
        example: of_two("500", "10000", "5.0", INVENTED),
        ..near(
            "far-from-everyday",
            "Part des habitants éloignés des services de la vie courante",
            "population-far-from-everyday",
            "habitants à plus de 7 minutes ÷ population municipale × 100",
        )
    },
];
