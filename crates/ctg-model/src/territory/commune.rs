//! A commune.

use std::fmt;

use crate::code::CommuneCode;
use crate::{Label, Position};

/// A commune: its code, its name with the article, and its seat (*mairie*, *chef-lieu*) where it is known.
///
/// The geography that the code belongs to is that of the [`Territory`](super::Territory) that holds the commune.
///
/// # Examples
/// ```
/// use ctg_model::{Commune, Position};
/// let aix = Commune::new("17004".parse()?, "Île-d'Aix".parse()?).with_seat(Position::new(-1.17339, 46.0125)?);
/// assert_eq!(aix.to_string(), "17004 (Île-d'Aix)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[must_use]
pub struct Commune {
    /// The Insee code.
    pub code: CommuneCode,
    /// The name with its article: `La Gripperie-Saint-Symphorien`.
    pub name: Label,
    /// Where the town hall is.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub seat: Option<Position>,
}

impl Commune {
    /// A commune whose seat is not known.
    ///
    /// ```
    /// use ctg_model::Commune;
    /// let soubise = Commune::new("17429".parse()?, "Soubise".parse()?);
    /// assert_eq!((soubise.to_string().as_str(), soubise.seat), ("17429 (Soubise)", None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(code: CommuneCode, name: Label) -> Self {
        Self { code, name, seat: None }
    }

    /// The same commune, with its seat.
    ///
    /// ```
    /// use ctg_model::{Commune, Position};
    /// let fouras = Commune::new("17168".parse()?, "Fouras".parse()?).with_seat(Position::new(-1.095_24, 45.988_93)?);
    /// assert_eq!(fouras.seat.map(|seat| seat.latitude()), Some(45.988_93));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_seat(self, seat: Position) -> Self {
        Self { seat: Some(seat), ..self }
    }
}

impl fmt::Display for Commune {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.code, self.name)
    }
}
