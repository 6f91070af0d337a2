//! School numbers.

use std::fmt;

use super::door::{digits, door, exactly, number};
use super::error::{CodeKind, Fault};
use super::packed::{pack, unpack};

/// The number of a school, collège or lycée (*unité administrative immatriculée*, formerly RNE): seven digits and a key letter.
///
/// *Formula*: the key is the letter of rank `number mod 23` in the alphabet without I, O and Q.
///
/// # Errors
/// Another length, a character that is not a digit before the key, a wrong key.
///
/// # Examples
/// ```
/// use ctg_model::code::UaiCode;
/// // 170 022 = 23 × 7 392 + 6, and the letter of rank 6 (A is 0) is G.
/// assert_eq!("0170022G".parse::<UaiCode>()?.to_string(), "0170022G");
/// assert_eq!("0170022H".parse::<UaiCode>().unwrap_err().expected(), "key G");
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Ministère de l'Éducation nationale, *Répertoire académique et ministériel sur les établissements du système éducatif*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "RNE")]
pub struct UaiCode(u64);

const KEYS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

impl UaiCode {
    fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<8>(text, "7 digits and a letter")?;
        let [figures @ .., key] = &code;
        digits(figures, 1)?;
        let rank = usize::try_from(number(figures) % 23).unwrap_or_default();
        match KEYS.get(rank) {
            Some(computed) if computed == key => Ok(Self(pack(&code))),
            computed => {
                Err(Fault::Key { found: char::from(*key), computed: computed.copied().map_or('?', char::from) })
            }
        }
    }
}

impl fmt::Display for UaiCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&unpack::<8>(self.0)).map_err(|_| fmt::Error)?)
    }
}

door!(UaiCode, CodeKind::Uai, pattern: "^[0-9]{7}[A-HJ-NPR-Z]$", example: "0170022G");
