//! Equipment types of the BPE.

use std::fmt;

use super::door::{digits, door, exactly};
use super::error::{CodeKind, Fault};
use super::packed::{pack, unpack};

/// An equipment type of the *Base permanente des équipements* (`TYPEQU`): a domain letter from `A` to `G` and three digits.
///
/// A type has a meaning only with its vintage: Insee renumbers (the general practitioner was `D201`, then `D265`).
///
/// # Errors
/// Another length, another letter, a character that is not a digit after it.
///
/// # Examples
/// ```
/// use ctg_model::code::BpeCode;
/// let creche: BpeCode = "D502".parse()?;
/// assert_eq!(creche.domain(), 'D');
/// assert!("H502".parse::<BpeCode>().is_err());
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Insee, *Base permanente des équipements*, list of types.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "TYPEQU")]
pub struct BpeCode(u32);

impl BpeCode {
    fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<4>(text, "a letter and 3 digits")?;
        let [domain, rest @ ..] = &code;
        if !(b'A'..=b'G').contains(domain) {
            return Err(Fault::Character { position: 1, found: char::from(*domain), expected: "a domain from A to G" });
        }
        digits(rest, 2)?;
        Ok(Self(u32::try_from(pack(&code)).unwrap_or_default()))
    }

    /// The domain of the type (`C` education, `D` health and social action, …).
    ///
    /// ```
    /// use ctg_model::code::BpeCode;
    /// assert_eq!("C201".parse::<BpeCode>()?.domain(), 'C');
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn domain(self) -> char {
        let [domain, ..] = unpack::<4>(self.0.into());
        char::from(domain)
    }
}

impl fmt::Display for BpeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&unpack::<4>(self.0.into())).map_err(|_| fmt::Error)?)
    }
}

door!(BpeCode, CodeKind::Bpe, pattern: "^[A-G][0-9]{3}$", example: "D502");
