//! Recipients of the Caf and the persons they cover.

use ctg_model::claim::Unit;

use super::super::{Caveat, Certainty, Theme, VintageRule};
use super::{BLANK, FormRow, INVENTED, POPULATION, Row, VariableRow, of_one, of_two};
use crate::comparison::Direction;

const CAF: VariableRow = VariableRow {
    unit: "foyers allocataires",
    universe: "foyers qui ont un droit versé par la Caf en décembre, hors MSA",
    source: "Cnaf, data.caf.fr",
    printed: None,
    whole: None,
    ..POPULATION
};

const REFERENCE: &str = "foyers dont ni l'allocataire ni le conjoint n'a 65 ans ou plus, hors étudiants qui n'ont qu'une aide au logement, \
     hors régimes spéciaux et adultes hospitalisés ou en maison d'accueil spécialisée";

const fn band(id: &'static str, label: &'static str) -> VariableRow {
    VariableRow { id, label, ..CAF }
}

pub(super) const VARIABLES: &[VariableRow] = &[
    VariableRow {
        id: "caf-recipients",
        label: "Foyers allocataires",
        printed: Some(("caf-recipients", "", Some(Unit::CafHouseholds))),
        ..CAF
    },
    VariableRow {
        id: "persons-covered",
        label: "Personnes couvertes par la Caf",
        unit: "personnes",
        universe: "allocataires, conjoints, enfants et autres personnes à charge, hors MSA",
        printed: Some(("caf-coverage", "", Some(Unit::Persons))),
        ..CAF
    },
    VariableRow {
        id: "caf-reference-recipients",
        label: "Foyers allocataires de la population de référence",
        universe: REFERENCE,
        ..CAF
    },
    VariableRow {
        id: "caf-dependent-50",
        label: "Foyers dont les prestations font 50 % ou plus des ressources",
        universe: REFERENCE,
        ..CAF
    },
    VariableRow {
        id: "caf-dependent-100",
        label: "Foyers dont les prestations font toutes les ressources",
        universe: REFERENCE,
        ..CAF
    },
    VariableRow { id: "caf-low-income", label: "Foyers allocataires à bas revenus", universe: REFERENCE, ..CAF },
    VariableRow {
        id: "persons-low-income",
        label: "Personnes couvertes à bas revenus",
        unit: "personnes",
        universe: REFERENCE,
        ..CAF
    },
    band("caf-rsa", "Foyers allocataires du RSA"),
    band("caf-ppa", "Foyers allocataires de la prime d'activité"),
    band("caf-qf-under-400", "Foyers de quotient familial inférieur à 400 €"),
    band("caf-qf-400-799", "Foyers de quotient familial de 400 à 799 €"),
    band("caf-qf-800-1199", "Foyers de quotient familial de 800 à 1 199 €"),
    band("caf-qf-1200-1599", "Foyers de quotient familial de 1 200 à 1 599 €"),
    band("caf-qf-1600-1999", "Foyers de quotient familial de 1 600 à 1 999 €"),
    band("caf-qf-2000-3999", "Foyers de quotient familial de 2 000 à 3 999 €"),
    band("caf-qf-4000-and-over", "Foyers de quotient familial de 4 000 € ou plus"),
    band("caf-qf-unknown", "Foyers de quotient familial inconnu"),
];

const OF_CAF: Row = Row {
    theme: Theme::Recipients,
    unit: "% des foyers allocataires",
    caveats: &[Caveat::CafWithoutMsa, Caveat::Rounded],
    certainty: Certainty::Reported,
    reference: "Cnaf, data.caf.fr, foyers et personnes par commune, décembre",
    ..BLANK
};

const OF_REFERENCE: Row = Row {
    unit: "% des foyers allocataires de référence",
    direction: Direction::LowerIsBetter,
    reference: "Observatoire des territoires, fiche « Part des allocataires dépendants des prestations » ; la mention « âgés de moins de 65 ans » \
         du fichier par EPCI a le sens contraire",
    certainty: Certainty::Read,
    caveats: &[Caveat::CafWithoutMsa, Caveat::Rounded, Caveat::ReferencePopulation, Caveat::YearsOfResourcesDiffer],
    ..OF_CAF
};

const fn quotient_band(code: &'static str, label: &'static str, of: &'static str, formula: &'static str) -> Row {
    Row {
        code,
        label,
        form: FormRow::Share(of, "caf-recipients"),
        formula,
        reference: "Cnaf, data.caf.fr, fichier ndur_s_qf_400_com ; parts du quotient familial non confirmées par la Cnaf",
        certainty: Certainty::Unconfirmed,
        example: of_two("250", "1000", "25.0", INVENTED),
        ..OF_CAF
    }
}

pub(super) const ROWS: &[Row] = &[
    Row {
        code: "caf-recipients",
        label: "Foyers allocataires",
        form: FormRow::Count("caf-recipients"),
        unit: "foyers allocataires",
        decimals: 0,
        formula: "somme des foyers allocataires des communes",
        caveats: &[Caveat::CafWithoutMsa, Caveat::Rounded, Caveat::CafHouseholdsAreNotHouseholds],
        example: of_one("13401", "CARO, brochure de la Ctg, source Caf, sans date"),
        ..OF_CAF
    },
    Row {
        code: "caf-coverage",
        label: "Part de la population couverte par la Caf",
        form: FormRow::Share("persons-covered", "population"),
        unit: "% de la population",
        vintage: VintageRule::Told,
        formula: "(allocataires + conjoints + enfants + autres personnes à charge) ÷ population municipale × 100",
        reference: "Cnaf, « Population couverte » ; dénominateur : Insee, définition c1932",
        caveats: &[Caveat::CafWithoutMsa, Caveat::Rounded, Caveat::Approximated],
        example: of_two(
            "30394",
            "63320",
            "48.0",
            "CARO : 48 % imprimés pour 63 320 habitants imprimés ; 30 394 est le compte qui en résulte",
        ),
        ..OF_CAF
    },
    Row {
        code: "caf-recipients-of-households",
        label: "Part des ménages allocataires",
        form: FormRow::Rate("caf-recipients", "households", 100),
        unit: "foyers allocataires pour 100 ménages",
        vintage: VintageRule::Told,
        formula: "foyers allocataires ÷ ménages du recensement × 100",
        reference: "Cnaf, lisez-moi du fichier par EPCI ; dénominateur : Insee, recensement",
        caveats: &[Caveat::CafWithoutMsa, Caveat::Rounded, Caveat::Approximated, Caveat::CafHouseholdsAreNotHouseholds],
        example: of_two("13500", "30000", "45.0", INVENTED),
        ..OF_CAF
    },
    Row {
        code: "persons-per-recipient",
        label: "Personnes couvertes par foyer allocataire",
        form: FormRow::Rate("persons-covered", "caf-recipients", 1),
        unit: "personnes par foyer allocataire",
        decimals: 2,
        formula: "personnes couvertes ÷ foyers allocataires",
        example: of_two(
            "30394",
            "13401",
            "2.27",
            "CARO, à partir des 48 % et des 13 401 foyers imprimés par la brochure",
        ),
        ..OF_CAF
    },
    Row {
        code: "caf-dependence-50",
        label: "Dépendance aux prestations (50 % ou plus des ressources)",
        form: FormRow::Share("caf-dependent-50", "caf-reference-recipients"),
        formula: "foyers dont les prestations font 50 % ou plus des ressources ÷ foyers de référence × 100",
        example: of_two("10", "40", "25.0", INVENTED),
        ..OF_REFERENCE
    },
    Row {
        code: "caf-dependence-100",
        label: "Dépendance totale aux prestations (100 % des ressources)",
        form: FormRow::Share("caf-dependent-100", "caf-reference-recipients"),
        formula: "foyers dont les prestations font toutes les ressources ÷ foyers de référence × 100",
        example: of_two("60", "400", "15.0", INVENTED),
        ..OF_REFERENCE
    },
    Row {
        code: "caf-low-income",
        label: "Part des allocataires à bas revenus",
        form: FormRow::Share("caf-low-income", "caf-reference-recipients"),
        formula: "foyers dont le revenu mensuel avant impôt par unité de consommation (Cnaf) est inférieur au seuil de l'année ÷ foyers de référence × 100",
        reference: "Cnaf, seuil de bas revenus : 60 % de la médiane nationale, 1 045 € en 2016, 1 097 € au 31 décembre 2019 (rapporté par des observatoires \
             départementaux)",
        certainty: Certainty::Reported,
        example: of_two("140", "400", "35.0", INVENTED),
        ..OF_REFERENCE
    },
    Row {
        code: "persons-low-income",
        label: "Part de la population couverte à bas revenus",
        form: FormRow::Share("persons-low-income", "population"),
        unit: "% de la population",
        vintage: VintageRule::Told,
        formula: "personnes couvertes des foyers à bas revenus ÷ population municipale × 100",
        reference: "Cnaf, seuil de bas revenus ; dénominateur : Insee, définition c1932",
        certainty: Certainty::Reported,
        caveats: &[Caveat::CafWithoutMsa, Caveat::Rounded, Caveat::Approximated, Caveat::ReferencePopulation],
        example: of_two("1500", "10000", "15.0", INVENTED),
        ..OF_REFERENCE
    },
    Row {
        code: "caf-rsa",
        label: "Part des allocataires du RSA",
        form: FormRow::Share("caf-rsa", "caf-recipients"),
        formula: "foyers qui ont un RSA versé en décembre ÷ foyers allocataires × 100",
        example: of_two("150", "1000", "15.0", INVENTED),
        ..OF_CAF
    },
    Row {
        code: "caf-ppa",
        label: "Part des allocataires de la prime d'activité",
        form: FormRow::Share("caf-ppa", "caf-recipients"),
        formula: "foyers qui ont une prime d'activité versée en décembre ÷ foyers allocataires × 100",
        example: of_two("350", "1000", "35.0", INVENTED),
        ..OF_CAF
    },
    quotient_band(
        "caf-qf-under-400",
        "Quotient familial inférieur à 400 €",
        "caf-qf-under-400",
        "foyers de la tranche ÷ foyers allocataires × 100",
    ),
    quotient_band(
        "caf-qf-400-799",
        "Quotient familial de 400 à 799 €",
        "caf-qf-400-799",
        "foyers de la tranche ÷ foyers allocataires × 100",
    ),
    quotient_band(
        "caf-qf-800-1199",
        "Quotient familial de 800 à 1 199 €",
        "caf-qf-800-1199",
        "foyers de la tranche ÷ foyers allocataires × 100",
    ),
    quotient_band(
        "caf-qf-1200-1599",
        "Quotient familial de 1 200 à 1 599 €",
        "caf-qf-1200-1599",
        "foyers de la tranche ÷ foyers allocataires × 100",
    ),
    quotient_band(
        "caf-qf-1600-1999",
        "Quotient familial de 1 600 à 1 999 €",
        "caf-qf-1600-1999",
        "foyers de la tranche ÷ foyers allocataires × 100",
    ),
    quotient_band(
        "caf-qf-2000-3999",
        "Quotient familial de 2 000 à 3 999 €",
        "caf-qf-2000-3999",
        "foyers de la tranche ÷ foyers allocataires × 100",
    ),
    quotient_band(
        "caf-qf-4000-and-over",
        "Quotient familial de 4 000 € ou plus",
        "caf-qf-4000-and-over",
        "foyers de la tranche ÷ foyers allocataires × 100",
    ),
    quotient_band(
        "caf-qf-unknown",
        "Quotient familial inconnu",
        "caf-qf-unknown",
        "foyers de quotient inconnu ÷ foyers allocataires × 100",
    ),
];
