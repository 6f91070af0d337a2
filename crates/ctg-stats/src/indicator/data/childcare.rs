//! Childcare.

use ctg_model::claim::{Denominator, Unit};

use super::super::{Additivity, Caveat, Certainty, Theme, VintageRule};
use super::{BLANK, FormRow, INVENTED, POPULATION, Row, VariableRow, of_one, of_two};
use crate::comparison::Direction;

const PLACES: VariableRow = VariableRow {
    unit: "places",
    universe: "places théoriques de décembre ; une place vacante, ou occupée par plusieurs enfants, compte une fois",
    source: "Cnaf, data.caf.fr, nombre de places par mode d'accueil",
    printed: None,
    whole: None,
    ..POPULATION
};

pub(super) const VARIABLES: &[VariableRow] = &[
    VariableRow {
        id: "children-under-3",
        label: "Enfants de moins de 3 ans",
        unit: "enfants",
        universe: "enfants de moins de 3 ans qui résident sur le territoire",
        source: "Insee, recensement de la population",
        additivity: Additivity::Additive,
        printed: Some(("children-under-3", "", Some(Unit::Persons))),
        whole: Some(Denominator::ChildrenUnder3),
    },
    VariableRow {
        id: "places-eaje",
        label: "Places en Eaje",
        printed: Some(("service", "eaje", Some(Unit::Places))),
        ..PLACES
    },
    VariableRow { id: "places-eaje-psu", label: "Places en Eaje financé par la PSU", ..PLACES },
    VariableRow { id: "places-eaje-without-psu", label: "Places en Eaje hors PSU", ..PLACES },
    VariableRow { id: "places-preschool", label: "Places en préscolarisation", ..PLACES },
    VariableRow {
        id: "places-childminders",
        label: "Places chez les assistants maternels",
        universe: "places des assistants maternels qui gardent des enfants, et non de tous les agréés",
        printed: Some(("service", "assistant-maternel", Some(Unit::Places))),
        ..PLACES
    },
    VariableRow { id: "places-at-home", label: "Places en garde à domicile", ..PLACES },
    VariableRow { id: "places-all-modes", label: "Places d'accueil, tous modes", ..PLACES },
    VariableRow {
        id: "eaje",
        label: "Établissements d'accueil du jeune enfant",
        unit: "établissements",
        universe: "Eaje ouverts",
        printed: Some(("service", "eaje", Some(Unit::Services))),
        ..PLACES
    },
    VariableRow {
        id: "childminders",
        label: "Assistants maternels en activité",
        unit: "personnes",
        universe: "assistants maternels qui gardent au moins un enfant",
        printed: Some(("service", "assistant-maternel", Some(Unit::Staff))),
        ..PLACES
    },
];

const COVERAGE: Row = Row {
    theme: Theme::Childcare,
    unit: "places pour 100 enfants de moins de 3 ans",
    direction: Direction::HigherIsBetter,
    vintage: VintageRule::Told,
    reference: "Cnaf, data.caf.fr, taux de couverture en accueil du jeune enfant ; évaluation des politiques de sécurité sociale, indicateur 1.4.1",
    caveats: &[Caveat::MayExceedOneHundred, Caveat::PartsNeedNotAddUp, Caveat::UsersFromElsewhere],
    ..BLANK
};

const NATIONAL: &str = "France 2023 : taux publié par la Cnaf, ramené à 1 000 enfants";

const fn mode(
    code: &'static str,
    label: &'static str,
    of: &'static str,
    formula: &'static str,
    places: &'static str,
    value: &'static str,
) -> Row {
    Row {
        code,
        label,
        form: FormRow::Rate(of, "children-under-3", 100),
        formula,
        example: of_two(places, "1000", value, NATIONAL),
        ..COVERAGE
    }
}

pub(super) const ROWS: &[Row] = &[
    Row {
        code: "children-under-3",
        label: "Enfants de moins de 3 ans",
        form: FormRow::Count("children-under-3"),
        unit: "enfants",
        decimals: 0,
        direction: Direction::Neutral,
        formula: "somme des enfants de moins de 3 ans des communes",
        caveats: &[Caveat::FiveYearCensus],
        example: of_one("1500", INVENTED),
        ..COVERAGE
    },
    mode(
        "coverage",
        "Taux de couverture, tous modes d'accueil",
        "places-all-modes",
        "places de tous les modes formels ÷ enfants de moins de 3 ans × 100",
        "609",
        "60.9",
    ),
    mode(
        "coverage-eaje-psu",
        "Taux de couverture en Eaje financé par la PSU",
        "places-eaje-psu",
        "places en Eaje PSU ÷ enfants de moins de 3 ans × 100",
        "199",
        "19.9",
    ),
    mode(
        "coverage-eaje-without-psu",
        "Taux de couverture en Eaje hors PSU",
        "places-eaje-without-psu",
        "places en Eaje hors PSU ÷ enfants de moins de 3 ans × 100",
        "36",
        "3.6",
    ),
    mode(
        "coverage-preschool",
        "Taux de couverture en préscolarisation",
        "places-preschool",
        "places en préscolarisation ÷ enfants de moins de 3 ans × 100",
        "33",
        "3.3",
    ),
    mode(
        "coverage-childminders",
        "Taux de couverture par les assistants maternels",
        "places-childminders",
        "places des assistants maternels en activité ÷ enfants de moins de 3 ans × 100",
        "319",
        "31.9",
    ),
    mode(
        "coverage-at-home",
        "Taux de couverture en garde à domicile",
        "places-at-home",
        "places en garde à domicile ÷ enfants de moins de 3 ans × 100",
        "22",
        "2.2",
    ),
    Row {
        code: "places-eaje-per-100-children",
        label: "Places en accueil collectif pour 100 enfants",
        form: FormRow::Rate("places-eaje", "children-under-3", 100),
        formula: "places en Eaje (PSU et hors PSU) ÷ enfants de moins de 3 ans × 100",
        example: of_two(
            "315",
            "1500",
            "21.0",
            "315 places imprimées par la brochure de la CARO ; nombre d'enfants inventé",
        ),
        ..COVERAGE
    },
    Row {
        code: "places-eaje",
        label: "Places en accueil collectif",
        form: FormRow::Count("places-eaje"),
        unit: "places",
        decimals: 0,
        vintage: VintageRule::Same,
        formula: "somme des places en Eaje des communes",
        caveats: &[Caveat::UsersFromElsewhere],
        example: of_one("315", "CARO, brochure de la Ctg"),
        ..COVERAGE
    },
    Row {
        code: "places-childminders",
        label: "Places en accueil individuel",
        form: FormRow::Count("places-childminders"),
        unit: "places",
        decimals: 0,
        vintage: VintageRule::Same,
        formula: "somme des places des assistants maternels des communes",
        caveats: &[Caveat::UsersFromElsewhere],
        example: of_one("852", "CARO, brochure de la Ctg"),
        ..COVERAGE
    },
    Row {
        code: "places-per-eaje",
        label: "Places par Eaje",
        form: FormRow::Rate("places-eaje", "eaje", 1),
        unit: "places par établissement",
        direction: Direction::Neutral,
        formula: "places en Eaje ÷ Eaje",
        reference: "rapport de deux effectifs de l'offre",
        certainty: Certainty::Derived,
        caveats: &[Caveat::SmallNumbers],
        example: of_two("315", "13", "24.2", "CARO, brochure de la Ctg"),
        ..COVERAGE
    },
    Row {
        code: "places-per-childminder",
        label: "Places par assistant maternel",
        form: FormRow::Rate("places-childminders", "childminders", 1),
        unit: "places par assistant maternel",
        direction: Direction::Neutral,
        decimals: 2,
        formula: "places des assistants maternels ÷ assistants maternels en activité ; quatre enfants au plus à la fois",
        reference: "rapport de deux effectifs de l'offre ; maximum de quatre enfants non confirmé par un texte",
        certainty: Certainty::Unconfirmed,
        caveats: &[],
        example: of_two("852", "235", "3.63", "CARO, brochure de la Ctg"),
        ..COVERAGE
    },
];
