//! Municipal arrondissements of Paris, Lyon and Marseille.

use std::fmt;

use super::commune::{CommuneCode, check_commune_part};
use super::door::{door, exactly, number};
use super::error::{CodeKind, Fault};
use super::packed::{pack, unpack};

/// A municipal arrondissement of Paris, Lyon or Marseille (*arrondissement municipal*).
///
/// Some publishers (the Caf among them) give figures by arrondissement where others give the commune: `75101`–`75120` belong to `75056`,
/// `69381`–`69389` to `69123`, `13201`–`13216` to `13055`. Two types keep the two from being added up together.
///
/// # Errors
/// Any other text, a commune code included.
///
/// # Examples
/// ```
/// use ctg_model::code::ArrondissementCode;
/// let seventh: ArrondissementCode = "69387".parse()?;
/// assert_eq!(seventh.commune().to_string(), "69123");
/// assert!("69123".parse::<ArrondissementCode>().is_err());
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, type `ARM`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "arrondissement municipal")]
pub struct ArrondissementCode(u32);

/// A commune that is divided into municipal arrondissements.
pub(super) struct City {
    pub(super) name: &'static str,
    pub(super) commune: &'static str,
    arrondissements: std::ops::RangeInclusive<u64>,
}

const CITIES: [City; 3] = [
    City { name: "Paris", commune: "75056", arrondissements: 75_101..=75_120 },
    City { name: "Lyon", commune: "69123", arrondissements: 69_381..=69_389 },
    City { name: "Marseille", commune: "13055", arrondissements: 13_201..=13_216 },
];

/// The city whose arrondissement these checked characters name.
pub(super) fn city_of(code: [u8; 5]) -> Option<&'static City> {
    let all_digits = code.iter().all(u8::is_ascii_digit);
    CITIES.iter().find(|city| all_digits && city.arrondissements.contains(&number(&code)))
}

impl ArrondissementCode {
    fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<5>(text, "5 characters")?;
        check_commune_part(code)?;
        match city_of(code) {
            Some(_) => Ok(Self(u32::try_from(pack(&code)).unwrap_or_default())),
            None => Err(Fault::Unknown {
                found: "a commune".to_owned(),
                expected: "75101 to 75120, 69381 to 69389 or 13201 to 13216",
            }),
        }
    }

    /// The commune that the arrondissement is a part of.
    ///
    /// ```
    /// use ctg_model::code::ArrondissementCode;
    /// assert_eq!("13201".parse::<ArrondissementCode>()?.commune().to_string(), "13055");
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn commune(self) -> CommuneCode {
        let own = unpack(self.0.into());
        let commune = city_of(own).and_then(|city| city.commune.as_bytes().try_into().ok());
        CommuneCode::of_checked(commune.unwrap_or(own))
    }
}

impl fmt::Display for ArrondissementCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&unpack::<5>(self.0.into())).map_err(|_| fmt::Error)?)
    }
}

door!(ArrondissementCode, CodeKind::Arrondissement,
    pattern: "^(751(0[1-9]|1[0-9]|20)|6938[1-9]|132(0[1-9]|1[0-6]))$", example: "75101");
