//! IRIS codes.

use std::fmt;

use super::arrondissement::city_of;
use super::commune::{CommuneCode, check_commune_part};
use super::door::{digits, door, exactly};
use super::error::{CodeKind, Fault};
use super::packed::{pack, unpack};

/// An IRIS, the infra-communal mesh of Insee (*îlots regroupés pour l'information statistique*).
///
/// Nine characters: a commune (an arrondissement in Paris, Lyon and Marseille), then four digits; `0000` stands for a commune that is not divided.
///
/// # Errors
/// Another length, a first part that is no commune or arrondissement, a last part that is not four digits.
///
/// # Examples
/// ```
/// use ctg_model::code::IrisCode;
/// let iris: IrisCode = "172990101".parse()?;
/// assert_eq!(iris.commune().to_string(), "17299");
/// assert_eq!("751010101".parse::<IrisCode>()?.commune().to_string(), "75056");
/// assert!("170040000".parse::<IrisCode>()?.is_whole_commune());
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Insee, definition of the IRIS.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IrisCode(u64);

impl IrisCode {
    fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<9>(text, "9 characters")?;
        let (commune, rest) = halves(&code);
        check_commune_part(commune)?;
        digits(rest, 6)?;
        Ok(Self(pack(&code)))
    }

    /// The commune that the IRIS is a part of; an arrondissement is folded into its commune.
    ///
    /// ```
    /// use ctg_model::code::IrisCode;
    /// assert_eq!("693870101".parse::<IrisCode>()?.commune().to_string(), "69123");
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn commune(self) -> CommuneCode {
        let code = unpack(self.0);
        let (own, _) = halves(&code);
        let folded = city_of(own).and_then(|city| city.commune.as_bytes().try_into().ok());
        CommuneCode::of_checked(folded.unwrap_or(own))
    }

    /// Whether the IRIS is a whole commune that Insee does not divide.
    ///
    /// ```
    /// use ctg_model::code::IrisCode;
    /// assert!(!"172990101".parse::<IrisCode>()?.is_whole_commune());
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn is_whole_commune(self) -> bool {
        let code = unpack(self.0);
        halves(&code).1 == b"0000"
    }
}

fn halves(code: &[u8; 9]) -> ([u8; 5], &[u8]) {
    match code {
        [a, b, c, d, e, rest @ ..] => ([*a, *b, *c, *d, *e], rest),
    }
}

impl fmt::Display for IrisCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&unpack::<9>(self.0)).map_err(|_| fmt::Error)?)
    }
}

door!(IrisCode, CodeKind::Iris,
    pattern: "^((0[1-9]|[1-8][0-9]|9[0-5]|2[AB])[0-9]{7}|97[1-8][0-9]{6}|98[46-9][0-9]{6})$", example: "172990101");
