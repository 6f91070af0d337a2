//! Départements and overseas collectivities.

use std::fmt;

use super::door::{door, exactly};
use super::error::{CodeKind, Fault};
use super::packed::{pack, unpack};

/// A département or an overseas collectivity (*département*, *collectivité d'outre-mer*).
///
/// Two characters in metropolitan France (`01`–`95`, `2A` and `2B` in Corsica), three overseas (`971`–`978`, `984`, `986`–`989`).
/// `20`, Corsica until 1975, is accepted because the history of communes names it.
///
/// # Errors
/// Any other text, a lower-case letter included.
///
/// # Examples
/// ```
/// use ctg_model::code::DepartementCode;
/// let charente_maritime: DepartementCode = "17".parse()?;
/// assert_eq!(charente_maritime.to_string(), "17");
/// assert!(charente_maritime < "2A".parse()? && "2B".parse::<DepartementCode>()? < "971".parse()?);
/// assert!("96".parse::<DepartementCode>().is_err());
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, lists of départements and of collectivités d'outre-mer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "département")]
pub struct DepartementCode(u32);

impl DepartementCode {
    fn read(text: &str) -> Result<Self, Fault> {
        const EXPECTED: &str = "2 characters (3 overseas)";
        if text.starts_with("97") || text.starts_with("98") {
            let code = exactly::<3>(text, EXPECTED)?;
            prefix_length(&code)?;
            return Ok(Self::of_prefix(&code));
        }
        let code = exactly::<2>(text, EXPECTED)?;
        prefix_length(&code)?;
        Ok(Self::of_prefix(&code))
    }

    /// The département of a checked prefix; two characters order before the three that start with them.
    pub(super) fn of_prefix(prefix: &[u8]) -> Self {
        let packed = pack(prefix) * if prefix.len() == 2 { 36 } else { 1 };
        Self(u32::try_from(packed).unwrap_or_default())
    }

    /// Whether the code is overseas (*outre-mer*), that is written with three characters.
    ///
    /// ```
    /// use ctg_model::code::DepartementCode;
    /// assert!("974".parse::<DepartementCode>()?.is_overseas());
    /// assert!(!"2A".parse::<DepartementCode>()?.is_overseas());
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn is_overseas(self) -> bool {
        matches!(unpack::<3>(self.0.into()), [b'9', b'7' | b'8', _])
    }
}

/// How many characters of a commune code name its département, or why they name none.
pub(super) fn prefix_length(code: &[u8]) -> Result<usize, Fault> {
    let bad = |position, found: u8, expected| Err(Fault::Character { position, found: char::from(found), expected });
    let unknown = |found: &[u8], expected| {
        let found = found.iter().copied().map(char::from).collect::<String>();
        Err(Fault::Unknown { found: format!("département {found}"), expected })
    };
    match *code {
        [b'2', b'A' | b'B', ..] => Ok(2),
        [b'2', second, ..] if !second.is_ascii_digit() => bad(2, second, "a digit, or A or B after 2"),
        [first, ..] if !first.is_ascii_digit() => bad(1, first, "a digit"),
        [_, second, ..] if !second.is_ascii_digit() => bad(2, second, "a digit"),
        [b'0', b'0', ..] => unknown(b"00", "01 to 95, 2A, 2B, 971 to 978, 984 or 986 to 989"),
        [b'9', b'6' | b'9', ..] => {
            unknown(code.get(..2).unwrap_or(code), "01 to 95, 2A, 2B, 971 to 978, 984 or 986 to 989")
        }
        [b'9', b'7', b'1'..=b'8', ..] | [b'9', b'8', b'4' | b'6'..=b'9', ..] => Ok(3),
        [b'9', b'7' | b'8', third, ..] if !third.is_ascii_digit() => bad(3, third, "a digit"),
        [b'9', b'7' | b'8', ..] => unknown(code.get(..3).unwrap_or(code), "971 to 978, 984 or 986 to 989"),
        _ => Ok(2),
    }
}

impl fmt::Display for DepartementCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = unpack::<3>(self.0.into());
        let shown =
            if self.is_overseas() { &text[..] } else { text.split_last().map_or(&text[..], |(_, first)| first) };
        f.pad(std::str::from_utf8(shown).map_err(|_| fmt::Error)?)
    }
}

door!(DepartementCode, CodeKind::Departement,
    pattern: "^(0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-8]|98[46-9])$", example: "17");
