//! Where a service is, and whether it moves.

use std::collections::BTreeSet;

use crate::Position;
use crate::code::CommuneCode;

/// Where something is: as precisely as it is known, never more (*lieu*).
///
/// ```
/// use ctg_model::service::Place;
/// let commune = Place::Commune("17449".parse()?);
/// assert_eq!(commune.commune().map(|code| code.to_string()).as_deref(), Some("17449"));
/// assert_eq!(Place::Territory.commune(), None);
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Place {
    /// Somewhere in the territory.
    Territory,
    /// Somewhere in a commune.
    Commune(CommuneCode),
    /// At a point of a commune.
    Point {
        /// The commune.
        commune: CommuneCode,
        /// The point.
        position: Position,
    },
}

impl Place {
    /// The commune, where it is known.
    ///
    /// ```
    /// use ctg_model::{Position, code::CommuneCode, service::Place};
    /// let tonnay: CommuneCode = "17449".parse()?;
    /// let centre = Place::Point { commune: tonnay, position: Position::new(-0.9, 45.94)? };
    /// assert_eq!((centre.commune(), Place::Commune(tonnay).commune()), (Some(tonnay), Some(tonnay)));
    /// assert_eq!(Place::Territory.commune(), None);   // « The brochure prints no place for it »
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self) -> Option<CommuneCode> {
        match self {
            Self::Territory => None,
            Self::Commune(commune) | Self::Point { commune, .. } => Some(*commune),
        }
    }
}

/// Whether a service stands at one place or calls at several (*fixe*, *itinérant*).
///
/// A bus that serves five communes is one itinerant service with five stops, not five services.
///
/// ```
/// use ctg_model::service::{Place, Presence};
/// let bus = Presence::Itinerant(vec![Place::Commune("17036".parse()?), Place::Commune("17237".parse()?)]);
/// assert!(bus.is_itinerant());
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Presence {
    /// At one place.
    Fixed(Place),
    /// At several places in turn; empty where the stops are not known.
    Itinerant(Vec<Place>),
}

impl Presence {
    /// Whether the service calls at several places in turn.
    ///
    /// ```
    /// use ctg_model::service::{Place, Presence};
    /// let bus = Presence::Itinerant(Vec::new());   // the brochure does not print which communes it serves
    /// assert!(bus.is_itinerant() && !Presence::Fixed(Place::Territory).is_itinerant());
    /// ```
    pub fn is_itinerant(&self) -> bool {
        matches!(self, Self::Itinerant(_))
    }

    /// The communes where the service is present, by code, each once.
    ///
    /// ```
    /// use ctg_model::service::{Place, Presence};
    /// assert_eq!(Presence::Fixed(Place::Commune("17299".parse()?)).communes().len(), 1);
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn communes(&self) -> BTreeSet<CommuneCode> {
        match self {
            Self::Fixed(place) => place.commune().into_iter().collect(),
            Self::Itinerant(stops) => stops.iter().filter_map(Place::commune).collect(),
        }
    }
}
