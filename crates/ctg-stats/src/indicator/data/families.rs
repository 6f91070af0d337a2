//! Households and families.

use ctg_model::claim::{Denominator, Unit};

use super::super::{Caveat, Certainty, Theme};
use super::{BLANK, FormRow, INVENTED, POPULATION, Row, VariableRow, of_two};

const CENSUS: VariableRow = VariableRow {
    unit: "ménages",
    universe: "ménages, c'est-à-dire résidences principales",
    source: "Insee, recensement de la population, exploitation complémentaire",
    printed: None,
    whole: None,
    ..POPULATION
};

const FAMILY: VariableRow =
    VariableRow { unit: "familles", universe: "familles de deux personnes ou plus d'un même ménage", ..CENSUS };

pub(super) const VARIABLES: &[VariableRow] = &[
    VariableRow { id: "households", label: "Ménages", whole: Some(Denominator::Households), ..CENSUS },
    VariableRow {
        id: "one-person-households",
        label: "Ménages d'une personne",
        printed: Some(("one-person-households", "", Some(Unit::Households))),
        ..CENSUS
    },
    VariableRow {
        id: "household-population",
        label: "Population des ménages",
        unit: "personnes",
        universe: "personnes qui vivent en ménage ordinaire",
        ..CENSUS
    },
    VariableRow {
        id: "persons-living-alone",
        label: "Personnes de 15 ans et plus vivant seules",
        unit: "personnes",
        universe: "personnes qui vivent en ménage ordinaire",
        ..CENSUS
    },
    VariableRow { id: "families", label: "Familles", whole: Some(Denominator::Families), ..FAMILY },
    VariableRow {
        id: "families-with-children",
        label: "Familles avec enfants",
        whole: Some(Denominator::FamiliesWithChildren),
        ..FAMILY
    },
    VariableRow {
        id: "lone-parent-families",
        label: "Familles monoparentales",
        printed: Some(("lone-parent-families", "", Some(Unit::Families))),
        ..FAMILY
    },
    VariableRow {
        id: "lone-parent-households",
        label: "Ménages dont la famille principale est monoparentale",
        ..CENSUS
    },
    VariableRow {
        id: "families-three-children",
        label: "Familles de trois enfants ou plus de moins de 25 ans",
        ..FAMILY
    },
];

const SHARE: Row = Row { theme: Theme::Families, caveats: &[Caveat::FiveYearCensus], ..BLANK };

const LONE: Row = Row {
    reference: "Insee, définitions c1936 « Famille monoparentale » et c1821 « Enfant » (sans limite d'âge)",
    caveats: &[Caveat::FiveYearCensus, Caveat::SeveralDenominators],
    ..SHARE
};

pub(super) const ROWS: &[Row] = &[
    Row {
        code: "one-person-households",
        label: "Part des ménages d'une personne",
        form: FormRow::Share("one-person-households", "households"),
        unit: "% des ménages",
        formula: "C_MENPSEUL ÷ C_MEN × 100",
        reference: "Insee, recensement, variables C_MENPSEUL et C_MEN ; définition c1881 « Ménage »",
        caveats: &[Caveat::FiveYearCensus, Caveat::SeveralDenominators],
        example: of_two("9000", "20000", "45.0", INVENTED),
        ..SHARE
    },
    Row {
        code: "persons-living-alone",
        label: "Part des personnes vivant seules",
        form: FormRow::Share("persons-living-alone", "household-population"),
        unit: "% de la population des ménages",
        formula: "NPERSEULES ÷ POPMEN × 100",
        reference: "Insee, recensement, tableau FAM G2",
        caveats: &[Caveat::FiveYearCensus, Caveat::SeveralDenominators],
        example: of_two("9000", "45000", "20.0", INVENTED),
        ..SHARE
    },
    Row {
        code: "household-size",
        label: "Taille moyenne des ménages",
        form: FormRow::Rate("household-population", "households", 1),
        unit: "personnes par ménage",
        decimals: 2,
        formula: "population des ménages ÷ ménages",
        reference: "Insee, recensement, variables P_PMEN et P_MEN",
        example: of_two("42000", "20000", "2.10", INVENTED),
        ..SHARE
    },
    Row {
        code: "lone-parent-of-families",
        label: "Part des familles monoparentales parmi les familles",
        form: FormRow::Share("lone-parent-families", "families"),
        unit: "% des familles",
        formula: "C_FAMMONO ÷ C_FAM × 100",
        example: of_two("2400", "16000", "15.0", INVENTED),
        ..LONE
    },
    Row {
        code: "lone-parent-of-families-with-children",
        label: "Part des familles monoparentales parmi les familles avec enfants",
        form: FormRow::Share("lone-parent-families", "families-with-children"),
        unit: "% des familles avec enfants",
        formula: "C_FAMMONO ÷ (C_FAM − C_COUPSENF) × 100",
        example: of_two("2400", "8000", "30.0", INVENTED),
        ..LONE
    },
    Row {
        code: "lone-parent-of-households",
        label: "Part des ménages monoparentaux parmi les ménages",
        form: FormRow::Share("lone-parent-households", "households"),
        unit: "% des ménages",
        formula: "ménages de type 31 et 32 (TYPMR) ÷ ménages × 100",
        example: of_two("2300", "25000", "9.2", INVENTED),
        ..LONE
    },
    Row {
        code: "large-families",
        label: "Part des familles de trois enfants ou plus",
        form: FormRow::Share("families-three-children", "families"),
        unit: "% des familles",
        formula: "(C_NE24F3 + C_NE24F4P) ÷ C_FAM × 100",
        reference: "Insee, recensement, variables C_NE24F3, C_NE24F4P (enfants de moins de 25 ans) et C_FAM",
        certainty: Certainty::Read,
        example: of_two("1200", "16000", "7.5", INVENTED),
        ..SHARE
    },
];
