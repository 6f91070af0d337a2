//! A service with a name or a place of its own.

use std::collections::BTreeSet;

use super::{ServiceKind, Theme};
use crate::code::CommuneCode;
use crate::observation::{Absence, Observation};
use crate::{Label, Places, Position, Slug};

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

/// Whom a service is meant for, by where they live (*bassin*, *ressort*).
///
/// ```
/// use ctg_model::service::Catchment;
/// assert_eq!(Catchment::default(), Catchment::Unknown);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Catchment {
    /// Nobody says.
    #[default]
    Unknown,
    /// The whole territory.
    Territory,
    /// Some communes.
    Communes(BTreeSet<CommuneCode>),
}

/// A service with a name or a place of its own (*équipement*, *structure*).
///
/// # Errors
/// Neither a name nor a commune: such a service is only a count. A bus said to be at one place, or a capacity that only covers some stops,
/// cannot be told here: an itinerant service is built with its stops.
///
/// # Examples
/// ```
/// use ctg_model::{Places, observation::{Observation, Status}, service::{Facility, Place, Presence, ServiceKind}};
/// let ccas = Facility::new("ccas-fouras".parse()?, ServiceKind::Ccas, None, Presence::Fixed(Place::Commune("17168".parse()?)))?;
/// assert_eq!(ccas.presence().communes().len(), 1);
/// assert!(ccas.capacity().value().is_none());
///
/// let creche = Facility::new("creche".parse()?, ServiceKind::Eaje, Some("La Baroulette".parse()?), Presence::Fixed(Place::Territory))?
///     .with_capacity(Observation::exact(Places::new(20), Status::Observed));
/// assert_eq!(creche.capacity().value(), Some(&Places::new(20)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawFacility"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Facility {
    id: Slug,
    kind: ServiceKind,
    name: Option<Label>,
    presence: Presence,
    capacity: Observation<Places>,
    manager: Option<Label>,
    theme: Option<Theme>,
    catchment: Catchment,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawFacility {
    id: Slug,
    kind: ServiceKind,
    name: Option<Label>,
    presence: Presence,
    capacity: Observation<Places>,
    manager: Option<Label>,
    theme: Option<Theme>,
    #[serde(default)]
    catchment: Catchment,
}

#[cfg(feature = "serde")]
impl TryFrom<RawFacility> for Facility {
    type Error = FacilityError;

    fn try_from(raw: RawFacility) -> Result<Self, FacilityError> {
        let facility = Self::new(raw.id, raw.kind, raw.name, raw.presence)?;
        Ok(Self {
            capacity: raw.capacity,
            manager: raw.manager,
            theme: raw.theme,
            catchment: raw.catchment,
            ..facility
        })
    }
}

/// Why something is no facility.
///
/// ```
/// use ctg_model::service::{Facility, Place, Presence, ServiceKind};
/// let error = Facility::new("x".parse()?, ServiceKind::Rpe, None, Presence::Fixed(Place::Territory)).unwrap_err();
/// assert_eq!(error.to_string(), "facility `x` has neither a name nor a commune, expected one of them");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("facility `{id}` {fault}")]
pub struct FacilityError {
    id: Slug,
    fault: &'static str,
}

impl Facility {
    /// A service whose capacity, manager and catchment are not known, under the theme of its kind.
    ///
    /// # Errors
    /// Neither a name nor a commune, or one fixed place for a kind that moves.
    pub fn new(id: Slug, kind: ServiceKind, name: Option<Label>, presence: Presence) -> Result<Self, FacilityError> {
        if name.is_none() && presence.communes().is_empty() {
            return Err(FacilityError { id, fault: "has neither a name nor a commune, expected one of them" });
        }
        if kind.is_itinerant() && !presence.is_itinerant() {
            return Err(FacilityError { id, fault: "is itinerant by its kind, expected stops and not one place" });
        }
        let theme = kind.theme();
        let capacity = Observation::Absent(Absence::NotAvailable);
        Ok(Self { id, kind, name, presence, capacity, manager: None, theme, catchment: Catchment::Unknown })
    }

    /// The same service, with its capacity in places.
    pub fn with_capacity(self, capacity: Observation<Places>) -> Self {
        Self { capacity, ..self }
    }

    /// The same service, with whoever manages it (*gestionnaire*).
    pub fn with_manager(self, manager: Label) -> Self {
        Self { manager: Some(manager), ..self }
    }

    /// The same service, under another theme than that of its kind.
    pub fn with_theme(self, theme: Theme) -> Self {
        Self { theme: Some(theme), ..self }
    }

    /// The same service, with whom it is meant for.
    pub fn with_catchment(self, catchment: Catchment) -> Self {
        Self { catchment, ..self }
    }

    /// The identifier, unique in one set of data.
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// The kind of service.
    pub fn kind(&self) -> &ServiceKind {
        &self.kind
    }

    /// The name of its own, if it has one.
    pub fn name(&self) -> Option<&Label> {
        self.name.as_ref()
    }

    /// Where it is, and whether it moves.
    pub fn presence(&self) -> &Presence {
        &self.presence
    }

    /// How many places it has.
    pub fn capacity(&self) -> &Observation<Places> {
        &self.capacity
    }

    /// Who manages it, if that is known.
    pub fn manager(&self) -> Option<&Label> {
        self.manager.as_ref()
    }

    /// The theme that it is counted under.
    pub fn theme(&self) -> Option<&Theme> {
        self.theme.as_ref()
    }

    /// Whom it is meant for.
    pub fn catchment(&self) -> &Catchment {
        &self.catchment
    }
}
