//! Régions.

use std::fmt;

use super::door::{digits, door, exactly, number};
use super::error::{CodeKind, Fault};

/// A région, of today or of before 2016 (*région*).
///
/// # Errors
/// Any text that is not the two digits of a région that exists or has existed.
///
/// # Examples
/// ```
/// use ctg_model::code::RegionCode;
/// let nouvelle_aquitaine: RegionCode = "75".parse()?;
/// assert!(nouvelle_aquitaine.is_current());
/// assert!(!"54".parse::<RegionCode>()?.is_current());  // Poitou-Charentes, until 2015
/// assert!("10".parse::<RegionCode>().is_err());
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, régions in force on 1 January 2015 and on 1 January 2016.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "région")]
pub struct RegionCode(u8);

/// In force since 2016, overseas first.
const CURRENT: [u8; 18] = [1, 2, 3, 4, 6, 11, 24, 27, 28, 32, 44, 52, 53, 75, 76, 84, 93, 94];
/// Until the end of 2015.
const FORMER: [u8; 16] = [21, 22, 23, 25, 26, 31, 41, 42, 43, 54, 72, 73, 74, 82, 83, 91];

impl RegionCode {
    fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<2>(text, "2 digits")?;
        digits(&code, 1)?;
        let value = u8::try_from(number(&code)).unwrap_or_default();
        if CURRENT.contains(&value) || FORMER.contains(&value) {
            return Ok(Self(value));
        }
        Err(Fault::Unknown { found: format!("région {text}"), expected: "a région of today or of before 2016" })
    }

    /// Whether the région has been in force since the reform of 2016.
    ///
    /// ```
    /// use ctg_model::code::RegionCode;
    /// assert!("11".parse::<RegionCode>()?.is_current());  // Île-de-France, before and after
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn is_current(self) -> bool {
        CURRENT.contains(&self.0)
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}", self.0))
    }
}

door!(RegionCode, CodeKind::Region, pattern: "^[0-9]{2}$", example: "75");
