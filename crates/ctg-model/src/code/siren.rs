//! SIREN numbers and the Luhn key.

use std::fmt;

use super::door::{digits, door, exactly, number};
use super::error::{CodeKind, Fault};

/// A SIREN, the number of a legal unit (*unité légale*): eight digits and a Luhn key.
///
/// # Errors
/// Another length, a character that is not a digit, a wrong key.
///
/// # Examples
/// ```
/// use ctg_model::code::Siren;
/// assert_eq!("200041762".parse::<Siren>()?.to_string(), "200041762");
/// assert_eq!("200041763".parse::<Siren>().unwrap_err().to_string(), "SIREN `200041763`: found key 3, expected key 2");
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Insee, *Répertoire Sirene*; ISO/IEC 7812-1 for the key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siren(u32);

impl Siren {
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<9>(text, "9 digits")?;
        digits(&code, 1)?;
        check_luhn(&code)?;
        Ok(Self::of_checked(number(&code)))
    }

    pub(super) fn of_checked(number: u64) -> Self {
        Self(u32::try_from(number).unwrap_or_default())
    }
}

/// Sum of the digits, every second one from the right doubled and reduced (ISO/IEC 7812-1).
pub(super) fn luhn_sum(digits: &[u8]) -> u64 {
    let weigh = |(index, byte): (usize, &u8)| {
        let doubled = u64::from(byte.wrapping_sub(b'0') % 10) << (index % 2);
        if doubled > 9 { doubled - 9 } else { doubled }
    };
    digits.iter().rev().enumerate().map(weigh).sum()
}

/// Refuses digits whose last one is not the Luhn key of the others.
pub(super) fn check_luhn(digits: &[u8]) -> Result<(), Fault> {
    let excess = luhn_sum(digits) % 10;
    let key = digits.last().map_or(0, |byte| u64::from(byte.wrapping_sub(b'0') % 10));
    if excess == 0 {
        return Ok(());
    }
    Err(Fault::Key { found: decimal(key), computed: decimal((key + 10 - excess) % 10) })
}

fn decimal(digit: u64) -> char {
    u32::try_from(digit).ok().and_then(|digit| char::from_digit(digit, 10)).unwrap_or('?')
}

impl fmt::Display for Siren {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:09}", self.0))
    }
}

door!(Siren, CodeKind::Siren, pattern: "^[0-9]{9}$", example: "200041762");
