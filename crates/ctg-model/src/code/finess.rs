//! FINESS numbers.

use std::fmt;

use super::door::{digits, door, exactly};
use super::error::{CodeKind, Fault};
use super::packed::{pack, unpack};

/// The number of a health or social establishment (*Fichier national des établissements sanitaires et sociaux*): nine characters.
///
/// The first two name a place: two digits, or `2A` or `2B` in Corsica; the others are digits. No key is checked: FINESS publishes none.
///
/// # Errors
/// Another length, a letter other than those of Corsica.
///
/// # Examples
/// ```
/// use ctg_model::code::FinessCode;
/// assert_eq!("2A0000014".parse::<FinessCode>()?.to_string(), "2A0000014");
/// assert!("17000001".parse::<FinessCode>().is_err());
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Agence du numérique en santé, *Répertoire FINESS*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FinessCode(u64);

impl FinessCode {
    fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<9>(text, "9 characters")?;
        match &code {
            [b'2', b'A' | b'B', rest @ ..] => digits(rest, 3)?,
            all => digits(all, 1)?,
        }
        Ok(Self(pack(&code)))
    }
}

impl fmt::Display for FinessCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&unpack::<9>(self.0)).map_err(|_| fmt::Error)?)
    }
}

door!(FinessCode, CodeKind::Finess, pattern: "^([0-9]{2}|2[AB])[0-9]{7}$", example: "170024194");
