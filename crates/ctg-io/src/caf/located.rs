//! Where a foyer is, as far as the Caf knows.

use std::fmt;

use ctg_model::code::{ArrondissementCode, CommuneCode};

use crate::set_aside::Told;
use crate::table::Row;

/// Where the foyers of a row live.
///
/// ```
/// use ctg_io::caf::{Located, Unlocated};
/// let paris = Located::Arrondissement("75101".parse()?);
/// assert_eq!(paris.commune(), Some("75056".parse()?));
/// assert_eq!(Located::Nowhere(Unlocated::Abroad).commune(), None);
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Located {
    /// In a commune.
    Commune(CommuneCode),
    /// In a municipal arrondissement of Paris, Lyon or Marseille, which come by arrondissement.
    Arrondissement(ArrondissementCode),
    /// Not where a commune could be told. These foyers are part of the national total.
    Nowhere(Unlocated),
}

/// Why foyers have no commune.
///
/// ```
/// use ctg_io::caf::{Located, Unlocated};
/// // Foyers without a commune are kept: they are part of the national total.
/// assert_ne!(Located::Nowhere(Unlocated::NotLocated), Located::Nowhere(Unlocated::Unknown));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unlocated {
    /// The code is empty: not located.
    NotLocated,
    /// `99999`, in older files: abroad.
    Abroad,
    /// `XXXXX`, in older files: unknown.
    Unknown,
}

impl Located {
    /// The commune; that of an arrondissement is its city.
    ///
    /// ```
    /// use ctg_io::caf::Located;
    /// let rochefort = "17299".parse()?;
    /// assert_eq!(Located::Commune(rochefort).commune(), Some(rochefort));
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn commune(self) -> Option<CommuneCode> {
        match self {
            Self::Commune(commune) => Some(commune),
            Self::Arrondissement(arrondissement) => Some(arrondissement.commune()),
            Self::Nowhere(_) => None,
        }
    }

    /// The place of a row.
    pub(super) fn of(row: &mut Row<'_>, column: &'static str) -> Result<Self, Told> {
        let text = row.text(column);
        match text {
            "" => return Ok(Self::Nowhere(Unlocated::NotLocated)),
            "99999" => return Ok(Self::Nowhere(Unlocated::Abroad)),
            _ if is_placeholder(text) => return Ok(Self::Nowhere(Unlocated::Unknown)),
            _ => {}
        }
        match text.parse() {
            Ok(arrondissement) => Ok(Self::Arrondissement(arrondissement)),
            Err(_) => row.checked(column).map(Self::Commune),
        }
    }
}

/// `XX`, `XXX`, `XXXXX`: a code that is none.
pub(super) fn is_placeholder(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x'))
}

impl fmt::Display for Located {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Commune(commune) => commune.fmt(f),
            Self::Arrondissement(arrondissement) => arrondissement.fmt(f),
            Self::Nowhere(Unlocated::NotLocated) => f.write_str("not located"),
            Self::Nowhere(Unlocated::Abroad) => f.write_str("abroad"),
            Self::Nowhere(Unlocated::Unknown) => f.write_str("unknown"),
        }
    }
}
