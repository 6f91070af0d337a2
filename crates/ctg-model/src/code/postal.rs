//! Postal codes.

use std::fmt;

use super::door::{digits, door, exactly, number, or_lost_zero};
use super::error::{CodeKind, Fault};

/// A postal code of La Poste (*code postal*): five digits.
///
/// One postal code serves many communes (`17780` is Soubise, Moëze, Saint-Froult and more) and one commune may have several, so there
/// is no way from here to a [`CommuneCode`](super::CommuneCode), and the two types do not meet.
///
/// # Errors
/// Another length, a character that is not a digit, `00000`.
///
/// # Examples
/// ```
/// use ctg_model::code::PostalCode;
/// assert_eq!("01400".parse::<PostalCode>()?.to_string(), "01400");
/// assert!("2A004".parse::<PostalCode>().is_err());   // postal codes of Corsica start with 20
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// A postal code is not a commune code:
/// ```compile_fail
/// use ctg_model::code::{CommuneCode, PostalCode};
/// fn same(postal: PostalCode, commune: CommuneCode) -> bool { postal == commune }
/// ```
///
/// # Source
/// La Poste, *Base officielle des codes postaux*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "code postal")]
pub struct PostalCode(u32);

impl PostalCode {
    fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<5>(text, "5 digits").map_err(|fault| or_lost_zero(fault, text))?;
        digits(&code, 1)?;
        match u32::try_from(number(&code)) {
            Ok(value @ 1..) => Ok(Self(value)),
            _ => Err(Fault::Unknown { found: "00000".to_owned(), expected: "a postal code in use" }),
        }
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:05}", self.0))
    }
}

door!(PostalCode, CodeKind::Postal, pattern: "^[0-9]{5}$", example: "17300");
