//! Codes, of all families; keys are computed.

use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::select;

use super::parsed;
use crate::code::{
    ArrondissementCode, BpeCode, CommuneCode, DepartementCode, EpciCode, FinessCode, IrisCode, PostalCode, RegionCode,
    Siren, Siret, UaiCode,
};

/// A département or an overseas collectivity: metropolitan, Corsican (`20` until 1975 included) or overseas.
///
/// ```
/// use ctg_model::strategies::departement_code;
/// use proptest::prelude::*;
/// proptest!(|(code in departement_code())| {
///     prop_assert_eq!(code.to_string().len(), if code.is_overseas() { 3 } else { 2 });
/// });
/// ```
pub fn departement_code() -> impl Strategy<Value = DepartementCode> {
    parsed(prop_oneof![4 => metropolitan(), 1 => corsican(), 1 => overseas()])
}

/// A commune: metropolitan, Corsican, overseas, or one of the three that have arrondissements.
///
/// ```
/// use ctg_model::strategies::commune_code;
/// use proptest::prelude::*;
/// proptest!(|(code in commune_code())| {
///     prop_assert!(code.to_string().starts_with(&code.departement().to_string()));
/// });
/// ```
pub fn commune_code() -> impl Strategy<Value = CommuneCode> {
    commune_texts().prop_filter_map("neither a commune nor an arrondissement", |text| {
        // Numbers fall on an arrondissement now and then: its commune stands for it.
        let whole = || text.parse::<ArrondissementCode>().map(ArrondissementCode::commune);
        text.parse().or_else(|_| whole()).ok()
    })
}

/// A municipal arrondissement of Paris, Lyon or Marseille.
///
/// ```
/// use ctg_model::strategies::arrondissement_code;
/// use proptest::prelude::*;
/// proptest!(|(code in arrondissement_code())| {
///     prop_assert!(["75056", "69123", "13055"].contains(&code.commune().to_string().as_str()));
/// });
/// ```
pub fn arrondissement_code() -> impl Strategy<Value = ArrondissementCode> {
    parsed(arrondissement_texts())
}

/// A région, of today or of before 2016.
///
/// ```
/// use ctg_model::strategies::region_code;
/// use proptest::prelude::*;
/// proptest!(|(code in region_code())| {
///     prop_assert_eq!(code.to_string().parse(), Ok(code));
/// });
/// ```
pub fn region_code() -> impl Strategy<Value = RegionCode> {
    let codes: Vec<RegionCode> = (0..100).filter_map(|number| format!("{number:02}").parse().ok()).collect();
    select(codes)
}

/// A SIREN with its key.
///
/// ```
/// use ctg_model::strategies::siren;
/// use proptest::prelude::*;
/// proptest!(|(siren in siren())| {
///     prop_assert_eq!(siren.to_string().len(), 9);
/// });
/// ```
pub fn siren() -> impl Strategy<Value = Siren> {
    parsed(siren_texts())
}

/// An EPCI: most start with `200` or `24`, as those of the lists of the DGCL do.
///
/// ```
/// use ctg_model::strategies::epci_code;
/// use proptest::prelude::*;
/// proptest!(|(code in epci_code())| {
///     prop_assert_eq!(code.to_string(), code.siren().to_string());
/// });
/// ```
pub fn epci_code() -> impl Strategy<Value = EpciCode> {
    let recent = (0_u32..100_000).prop_map(|number| format!("200{number:05}"));
    let older = (0_u32..1_000_000).prop_map(|number| format!("24{number:06}"));
    parsed(prop_oneof![
        2 => recent.prop_map(|text| with_luhn_key(&text)),
        2 => older.prop_map(|text| with_luhn_key(&text)),
        1 => siren_texts(),
    ])
}

/// A SIRET with its key; some are of La Poste, which has a rule of its own.
///
/// ```
/// use ctg_model::strategies::siret;
/// use proptest::prelude::*;
/// proptest!(|(siret in siret())| {
///     prop_assert!(siret.to_string().starts_with(&siret.siren().to_string()));
/// });
/// ```
pub fn siret() -> impl Strategy<Value = Siret> {
    let usual =
        (siren_texts(), 0_u32..10_000).prop_map(|(siren, number)| with_luhn_key(&format!("{siren}{number:04}")));
    let post_office = (0_u32..10_000, 0_u32..2).prop_map(|(number, half)| with_post_key(number, half));
    parsed(prop_oneof![8 => usual, 2 => post_office, 1 => Just("35600000000048".to_owned())])
}

/// An IRIS: of a commune that is divided, of one that is not, or of an arrondissement.
///
/// ```
/// use ctg_model::strategies::iris_code;
/// use proptest::prelude::*;
/// proptest!(|(iris in iris_code())| {
///     prop_assert_eq!(iris.is_whole_commune(), iris.to_string().ends_with("0000"));
/// });
/// ```
pub fn iris_code() -> impl Strategy<Value = IrisCode> {
    let whole = prop_oneof![4 => commune_texts(), 1 => arrondissement_texts()];
    let part = prop_oneof![1 => Just(0_u32), 3 => 101_u32..=2_999, 1 => 0_u32..10_000];
    parsed((whole, part).prop_map(|(commune, number)| format!("{commune}{number:04}")))
}

/// A postal code.
///
/// ```
/// use ctg_model::strategies::postal_code;
/// use proptest::prelude::*;
/// proptest!(|(code in postal_code())| {
///     prop_assert_ne!(code.to_string(), "00000");
/// });
/// ```
pub fn postal_code() -> impl Strategy<Value = PostalCode> {
    parsed((1_u32..100_000).prop_map(|number| format!("{number:05}")))
}

/// The number of a school with its key letter.
///
/// ```
/// use ctg_model::strategies::uai_code;
/// use proptest::prelude::*;
/// proptest!(|(code in uai_code())| {
///     prop_assert!(code.to_string().ends_with(|letter: char| letter.is_ascii_uppercase()));
/// });
/// ```
pub fn uai_code() -> impl Strategy<Value = UaiCode> {
    parsed((0_usize..10_000_000).prop_map(|number| {
        let key: String = "ABCDEFGHJKLMNPRSTUVWXYZ".chars().skip(number % 23).take(1).collect();
        format!("{number:07}{key}")
    }))
}

/// A FINESS number; some are of Corsica.
///
/// ```
/// use ctg_model::strategies::finess_code;
/// use proptest::prelude::*;
/// proptest!(|(code in finess_code())| {
///     prop_assert_eq!(code.to_string().len(), 9);
/// });
/// ```
pub fn finess_code() -> impl Strategy<Value = FinessCode> {
    let place = prop_oneof![4 => (0_u8..100).prop_map(|number| format!("{number:02}")), 1 => corsican()];
    parsed((place, 0_u32..10_000_000).prop_map(|(place, number)| format!("{place}{number:07}")))
}

/// An equipment type of the *Base permanente des équipements*.
///
/// ```
/// use ctg_model::strategies::bpe_code;
/// use proptest::prelude::*;
/// proptest!(|(code in bpe_code())| {
///     prop_assert!(('A'..='G').contains(&code.domain()));
/// });
/// ```
pub fn bpe_code() -> impl Strategy<Value = BpeCode> {
    parsed((proptest::char::range('A', 'G'), 0_u32..1_000).prop_map(|(domain, number)| format!("{domain}{number:03}")))
}

/// Every département, as written, in the order of the texts.
pub(super) fn departements() -> Vec<String> {
    let two = (1..=95).map(|number| format!("{number:02}")).chain(CORSICA.map(str::to_owned));
    let mut all: Vec<String> = two.chain(OVERSEAS.iter().map(ToString::to_string)).collect();
    all.sort_unstable();
    all
}

/// The communes of a département by number, from 1; those that are cut into arrondissements leave their numbers out.
pub(super) fn communes_of(departement: &str) -> impl Iterator<Item = CommuneCode> {
    let width = 5 - departement.len();
    let last = if width == 2 { 99 } else { 999 };
    (1..=last).filter_map(move |number| format!("{departement}{number:0width$}").parse().ok())
}

const CORSICA: [&str; 2] = ["2A", "2B"];
const OVERSEAS: [u16; 13] = [971, 972, 973, 974, 975, 976, 977, 978, 984, 986, 987, 988, 989];

fn metropolitan() -> impl Strategy<Value = String> {
    (1_u8..=95).prop_map(|number| format!("{number:02}"))
}

fn corsican() -> impl Strategy<Value = String> {
    select(&CORSICA[..]).prop_map(str::to_owned)
}

fn overseas() -> impl Strategy<Value = String> {
    select(&OVERSEAS[..]).prop_map(|number| number.to_string())
}

/// Communes, and now and then an arrondissement.
fn commune_texts() -> impl Strategy<Value = String> {
    let two = prop_oneof![6 => metropolitan(), 1 => corsican()];
    prop_oneof![
        7 => (two, 1_u16..=999).prop_map(|(departement, number)| format!("{departement}{number:03}")),
        1 => (overseas(), 1_u16..=99).prop_map(|(departement, number)| format!("{departement}{number:02}")),
        1 => select(&["75056", "69123", "13055"][..]).prop_map(str::to_owned),
    ]
}

fn arrondissement_texts() -> impl Strategy<Value = String> {
    let number = prop_oneof![75_101_u32..=75_120, 69_381_u32..=69_389, 13_201_u32..=13_216];
    number.prop_map(|number| number.to_string())
}

fn siren_texts() -> impl Strategy<Value = String> {
    (0_u32..100_000_000).prop_map(|number| with_luhn_key(&format!("{number:08}")))
}

/// Digits with the key that makes the Luhn sum a multiple of 10: from the right, the first, the third … of them weigh double.
fn with_luhn_key(digits: &str) -> String {
    let weigh = |(index, digit): (usize, u32)| if index % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit };
    let sum: u32 = digits.chars().rev().filter_map(|digit| digit.to_digit(10)).enumerate().map(weigh).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// An establishment of La Poste: the last digit, of two that are possible, makes the sum of all a multiple of 5.
fn with_post_key(number: u32, half: u32) -> String {
    let digits = format!("356000000{number:04}");
    let sum: u32 = digits.chars().filter_map(|digit| digit.to_digit(10)).sum();
    format!("{digits}{}", (5 - sum % 5) % 5 + 5 * half)
}
