//! Laws of codes: one door, keys, order, and JSON through the same door.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_model::code::{
    ArrondissementCode, BpeCode, CommuneCode, DepartementCode, EpciCode, FinessCode, IrisCode, PostalCode, RegionCode,
    Siren, Siret, UaiCode,
};
use ctg_model::strategies;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use shared::tries;

/// The text with one of its characters replaced.
fn with_character(text: &str, index: usize, new: char) -> String {
    text.chars().enumerate().map(|(at, old)| if at == index { new } else { old }).collect()
}

/// Every text that differs from this one by one digit.
fn other_digits(text: &str) -> impl Iterator<Item = String> + '_ {
    let at_digits = text.chars().enumerate().filter(|(_, old)| old.is_ascii_digit());
    at_digits.flat_map(move |(index, old)| {
        ('0'..='9').filter(move |new| *new != old).map(move |new| with_character(text, index, new))
    })
}

/// The laws that every family of codes keeps.
macro_rules! laws {
    ($family:ident: $code:ty, $strategy:ident) => {
        mod $family {
            use super::*;

            proptest! {
                #![proptest_config(tries(128))]

                #[test]
                fn a_code_comes_back_from_its_text(code in strategies::$strategy()) {
                    prop_assert_eq!(code.to_string().parse(), Ok(code));
                    prop_assert_eq!(<$code>::try_from(code.to_string().as_str()), Ok(code));
                }

                #[test]
                fn codes_order_as_their_texts(a in strategies::$strategy(), b in strategies::$strategy()) {
                    prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
                }

                #[test]
                fn a_changed_text_is_refused_or_shown_as_it_was_read(
                    code in strategies::$strategy(), at in any::<Index>(), new in "[ -~é]",
                ) {
                    let text = code.to_string();
                    let changed = with_character(&text, at.index(text.len()), new.chars().next().unwrap());
                    match changed.parse::<$code>() {
                        Ok(other) => prop_assert_eq!(other.to_string(), changed),
                        Err(error) => prop_assert_eq!(error.text(), changed),
                    }
                }

                #[test]
                fn json_is_the_same_door(code in strategies::$strategy(), at in any::<Index>(), new in "[0-9A-Z]") {
                    let text = code.to_string();
                    let changed = with_character(&text, at.index(text.len()), new.chars().next().unwrap());
                    for text in [text.clone(), changed, text[1..].to_owned(), format!("{text}0"), format!(" {text}")] {
                        let parsed = text.parse::<$code>().ok();
                        let read = serde_json::from_value::<$code>(json!(text)).ok();
                        prop_assert_eq!(parsed, read, "{}", text);
                    }
                    prop_assert_eq!(json!(code), json!(text));
                }

                #[test]
                fn a_number_is_no_code(code in strategies::$strategy()) {
                    let number = code.to_string().parse::<u64>().unwrap_or_default();
                    for value in [json!(number), json!([code]), Value::Null] {
                        prop_assert!(serde_json::from_value::<$code>(value).is_err());
                    }
                }
            }
        }
    };
}
laws!(communes: CommuneCode, commune_code);
laws!(arrondissements: ArrondissementCode, arrondissement_code);
laws!(departements: DepartementCode, departement_code);
laws!(regions: RegionCode, region_code);
laws!(sirens: Siren, siren);
laws!(epcis: EpciCode, epci_code);
laws!(sirets: Siret, siret);
laws!(irises: IrisCode, iris_code);
laws!(postal_codes: PostalCode, postal_code);
laws!(schools: UaiCode, uai_code);
laws!(establishments: FinessCode, finess_code);
laws!(equipments: BpeCode, bpe_code);

proptest! {
    #![proptest_config(tries(128))]

    #[test]
    fn no_digit_of_a_siren_can_change_alone(siren in strategies::siren()) {
        let text = siren.to_string();
        for other in other_digits(&text) {
            prop_assert!(other.parse::<Siren>().is_err(), "{} and {}", text, other);
            prop_assert!(other.parse::<EpciCode>().is_err(), "{} and {}", text, other);
        }
    }

    /// The sum of La Poste lets a change of 5 pass: its establishments are left out.
    #[test]
    fn no_digit_of_a_siret_can_change_alone(siret in strategies::siret()) {
        prop_assume!(siret.siren().to_string() != "356000000");
        let text = siret.to_string();
        for other in other_digits(&text) {
            prop_assert!(other.parse::<Siret>().is_err(), "{} and {}", text, other);
        }
    }

    #[test]
    fn no_character_of_a_uai_can_change_alone(school in strategies::uai_code()) {
        let text = school.to_string();
        let key = text.chars().last().unwrap();
        let other_keys = ('A'..='Z').filter(|letter| *letter != key).map(|letter| with_character(&text, 7, letter));
        for other in other_digits(&text).chain(other_keys) {
            prop_assert!(other.parse::<UaiCode>().is_err(), "{} and {}", text, other);
        }
    }

    #[test]
    fn five_characters_are_refused_or_shown_as_they_were_read(text in "[ -~]{5}") {
        let shown = [
            text.parse::<CommuneCode>().map(|code| code.to_string()),
            text.parse::<ArrondissementCode>().map(|code| code.to_string()),
            text.parse::<PostalCode>().map(|code| code.to_string()),
        ];
        prop_assert!(shown.into_iter().flatten().all(|shown| shown == text));
    }

    #[test]
    fn an_iris_is_in_a_commune_and_a_commune_in_a_departement(iris in strategies::iris_code()) {
        let commune = iris.commune();
        let first_part: String = iris.to_string().chars().take(5).collect();
        let folded = first_part.parse::<ArrondissementCode>().map(ArrondissementCode::commune);
        prop_assert_eq!(folded.or_else(|_| first_part.parse()), Ok(commune));
        let departement = commune.departement().to_string();
        prop_assert!(first_part.starts_with(&departement));
    }
}

/// Every text of five characters among the digits, `A`, `B` and `a`: the doors of communes and arrondissements share them without overlap.
#[test]
fn communes_and_arrondissements_share_no_text() {
    let alphabet: Vec<char> = "0123456789ABa".chars().collect();
    let (mut communes, mut arrondissements) = (0, 0);
    for rank in 0..13_usize.pow(5) {
        let text: String = (0..5).rev().map(|place| alphabet[rank / 13_usize.pow(place) % 13]).collect();
        let commune = text.parse::<CommuneCode>();
        let arrondissement = text.parse::<ArrondissementCode>();
        assert!(commune.is_err() || arrondissement.is_err(), "{text}");
        assert!(commune.as_ref().is_ok_and(|code| code.to_string() == text) || commune.is_err(), "{text}");
        communes += usize::from(commune.is_ok());
        arrondissements += usize::from(arrondissement.is_ok());
    }
    // 97 départements of 999 numbers and 13 overseas of 99, without the 20, 9 and 16 arrondissements.
    assert_eq!((communes, arrondissements), (97 * 999 + 13 * 99 - 45, 45));
}
