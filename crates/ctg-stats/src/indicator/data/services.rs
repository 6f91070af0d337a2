//! Services and equipment.

use ctg_model::claim::Unit;

use super::super::{Additivity, Caveat, Certainty, Theme, VintageRule};
use super::{BLANK, FormRow, INVENTED, POPULATION, Row, VariableRow, of_two};
use crate::comparison::Direction;

const SERVICE: VariableRow = VariableRow {
    unit: "services",
    universe: "services ouverts sur le territoire",
    source: "Insee, base permanente des équipements, ou recensement local",
    printed: None,
    whole: None,
    ..POPULATION
};

const fn fixed(id: &'static str, label: &'static str, kind: &'static str) -> VariableRow {
    VariableRow { id, label, printed: Some(("service", kind, Some(Unit::Services))), ..SERVICE }
}

pub(super) const VARIABLES: &[VariableRow] = &[
    fixed("rpe", "Relais petite enfance", "rpe"),
    fixed("laep", "Lieux d'accueil enfants-parents", "laep"),
    fixed("acm", "Accueils collectifs de mineurs", "acm"),
    fixed("colleges", "Collèges", "college"),
    fixed("lycees", "Lycées", "lycee"),
    fixed("paej", "Points accueil écoute jeunes", "paej"),
    fixed("bij", "Bureaux information jeunesse", "bij"),
    fixed("social-centres", "Centres sociaux", "centre-social"),
    fixed("ccas", "Centres communaux d'action sociale", "ccas"),
    fixed("france-services", "Maisons France Services", "france-services"),
    VariableRow {
        additivity: Additivity::SharedBetweenCommunes,
        ..fixed("bus-france-services", "Bus France Services", "bus-france-services")
    },
    VariableRow {
        id: "digital-advisers",
        label: "Conseillers numériques",
        unit: "personnes",
        printed: Some(("service", "conseiller-numerique", Some(Unit::Staff))),
        ..SERVICE
    },
    VariableRow {
        id: "everyday-equipment",
        label: "Équipements de la gamme de proximité",
        unit: "équipements",
        universe: "types d'équipements de la gamme de proximité",
        source: "Insee, base permanente des équipements",
        ..SERVICE
    },
    VariableRow {
        id: "intermediate-equipment",
        label: "Équipements de la gamme intermédiaire",
        unit: "équipements",
        universe: "types d'équipements de la gamme intermédiaire",
        source: "Insee, base permanente des équipements",
        ..SERVICE
    },
    VariableRow {
        id: "higher-equipment",
        label: "Équipements de la gamme supérieure",
        unit: "équipements",
        universe: "types d'équipements de la gamme supérieure",
        source: "Insee, base permanente des équipements",
        ..SERVICE
    },
];

const RATE: Row = Row {
    theme: Theme::Services,
    unit: "pour 1 000 habitants",
    direction: Direction::HigherIsBetter,
    decimals: 3,
    vintage: VintageRule::Told,
    reference: "Insee, base permanente des équipements, taux d'équipement",
    caveats: &[Caveat::SmallNumbers, Caveat::NotForChange, Caveat::UsersFromElsewhere],
    certainty: Certainty::Reported,
    ..BLANK
};

const fn rate(code: &'static str, label: &'static str, of: &'static str, formula: &'static str) -> Row {
    Row {
        code,
        label,
        form: FormRow::Rate(of, "population", 1_000),
        formula,
        example: of_two(
            "3",
            "63220",
            "0.047",
            "trois services imprimés par la brochure de la CARO, population 2018 de l'Insee",
        ),
        ..RATE
    }
}

const fn range(code: &'static str, label: &'static str, of: &'static str) -> Row {
    Row {
        code,
        label,
        form: FormRow::Rate(of, "population", 1_000),
        decimals: 1,
        formula: "équipements de la gamme ÷ population municipale × 1 000",
        reference: "Insee, BPE, gammes d'équipements (liste par type, feuille « 1 ligne 1 Typequ »)",
        example: of_two("300", "10000", "30.0", INVENTED),
        ..RATE
    }
}

pub(super) const ROWS: &[Row] = &[
    Row {
        example: of_two(
            "13",
            "63220",
            "0.206",
            "13 Eaje (imprimés « 1.3 ») de la brochure de la CARO, population 2018 de l'Insee",
        ),
        ..rate("eaje-per-1000", "Eaje pour 1 000 habitants", "eaje", "Eaje ÷ population municipale × 1 000")
    },
    rate("rpe-per-1000", "Relais petite enfance pour 1 000 habitants", "rpe", "RPE ÷ population municipale × 1 000"),
    rate(
        "laep-per-1000",
        "Lieux d'accueil enfants-parents pour 1 000 habitants",
        "laep",
        "LAEP ÷ population municipale × 1 000",
    ),
    rate(
        "acm-per-1000",
        "Accueils collectifs de mineurs pour 1 000 habitants",
        "acm",
        "ACM ÷ population municipale × 1 000 ; des gestionnaires ne sont pas des accueils",
    ),
    rate("colleges-per-1000", "Collèges pour 1 000 habitants", "colleges", "collèges ÷ population municipale × 1 000"),
    rate("lycees-per-1000", "Lycées pour 1 000 habitants", "lycees", "lycées ÷ population municipale × 1 000"),
    rate(
        "paej-per-1000",
        "Points accueil écoute jeunes pour 1 000 habitants",
        "paej",
        "PAEJ ÷ population municipale × 1 000",
    ),
    rate(
        "bij-per-1000",
        "Bureaux information jeunesse pour 1 000 habitants",
        "bij",
        "BIJ ÷ population municipale × 1 000",
    ),
    rate(
        "social-centres-per-1000",
        "Centres sociaux pour 1 000 habitants",
        "social-centres",
        "centres sociaux ÷ population municipale × 1 000",
    ),
    rate("ccas-per-1000", "CCAS pour 1 000 habitants", "ccas", "CCAS ÷ population municipale × 1 000"),
    rate(
        "france-services-per-1000",
        "Maisons France Services pour 1 000 habitants",
        "france-services",
        "maisons France Services ÷ population municipale × 1 000",
    ),
    rate(
        "bus-france-services-per-1000",
        "Bus France Services pour 1 000 habitants",
        "bus-france-services",
        "bus ÷ population municipale × 1 000 ; un bus qui dessert cinq communes est un service",
    ),
    rate(
        "digital-advisers-per-1000",
        "Conseillers numériques pour 1 000 habitants",
        "digital-advisers",
        "conseillers numériques ÷ population municipale × 1 000",
    ),
    range("everyday-equipment-per-1000", "Équipements de proximité pour 1 000 habitants", "everyday-equipment"),
    range(
        "intermediate-equipment-per-1000",
        "Équipements intermédiaires pour 1 000 habitants",
        "intermediate-equipment",
    ),
    range("higher-equipment-per-1000", "Équipements supérieurs pour 1 000 habitants", "higher-equipment"),
];
