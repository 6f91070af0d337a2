//! A service with a name or a place of its own.

use std::collections::BTreeSet;

use super::{Presence, ServiceKind, Theme};
use crate::code::CommuneCode;
use crate::observation::{Absence, Observation};
use crate::{Label, Places, Slug};

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
/// Neither a name nor a commune: such a service is only a count. One fixed place for a kind that moves, such as a bus: an itinerant service is
/// built with its stops, or with none where they are not known.
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
    ///
    /// ```
    /// use ctg_model::service::{Facility, Place, Presence, ServiceKind, Theme};
    /// let ccas = Facility::new("ccas-fouras".parse()?, ServiceKind::Ccas, None, Presence::Fixed(Place::Commune("17168".parse()?)))?;
    /// assert_eq!(ccas.theme(), Some(&Theme::AccesAuxDroits));
    ///
    /// let bus = Facility::new("bus".parse()?, ServiceKind::BusFranceServices, Some("Bus".parse()?), Presence::Fixed(Place::Territory));
    /// assert_eq!(bus.unwrap_err().to_string(), "facility `bus` is itinerant by its kind, expected stops and not one place");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
    ///
    /// ```
    /// # use ctg_model::{Places, observation::{Observation, Precision, Rounding, RoundingMode, Status}};
    /// # use ctg_model::service::{Facility, Place, Presence, ServiceKind};
    /// # let creche = Facility::new("creche".parse()?, ServiceKind::Eaje, None, Presence::Fixed(Place::Commune("17299".parse()?)))?;
    /// let rounded = Precision::Rounded(Rounding::new(5, RoundingMode::Nearest)?);
    /// let creche = creche.with_capacity(Observation::new(Places::new(40), Status::Observed, rounded)?);
    /// assert_eq!(creche.capacity().bounds().map(|places| (places.low(), places.high())), Some((38, Some(42))));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_capacity(self, capacity: Observation<Places>) -> Self {
        Self { capacity, ..self }
    }

    /// The same service, with whoever manages it (*gestionnaire*).
    ///
    /// ```
    /// # use ctg_model::service::{Facility, Place, Presence, ServiceKind};
    /// # let tonnay = Presence::Fixed(Place::Commune("17449".parse()?));
    /// # let centre = Facility::new("cap".parse()?, ServiceKind::CentreSocial, Some("CAP Centre Social".parse()?), tonnay)?;
    /// let centre = centre.with_manager("Ville de Tonnay-Charente".parse()?);
    /// assert_eq!(centre.manager().map(|manager| manager.as_str()), Some("Ville de Tonnay-Charente"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_manager(self, manager: Label) -> Self {
        Self { manager: Some(manager), ..self }
    }

    /// The same service, under another theme than that of its kind.
    ///
    /// ```
    /// use ctg_model::service::{Facility, Place, Presence, ServiceKind, Theme};
    /// let rochefort = Presence::Fixed(Place::Commune("17299".parse()?));
    /// let point = Facility::new("point-numerique".parse()?, ServiceKind::PointNumerique, None, rochefort)?;
    /// assert_eq!(point.theme(), Some(&Theme::InclusionNumerique));
    /// assert_eq!(point.with_theme(Theme::AccesAuxDroits).theme(), Some(&Theme::AccesAuxDroits));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_theme(self, theme: Theme) -> Self {
        Self { theme: Some(theme), ..self }
    }

    /// The same service, with whom it is meant for.
    ///
    /// ```
    /// # use ctg_model::service::{Catchment, Facility, Place, Presence, ServiceKind};
    /// # let rpe = Facility::new("rpe".parse()?, ServiceKind::Rpe, None, Presence::Fixed(Place::Commune("17429".parse()?)))?;
    /// // It stands in Soubise, and is for the families of Soubise and of Moëze.
    /// let rpe = rpe.with_catchment(Catchment::Communes(["17429".parse()?, "17237".parse()?].into()));
    /// let Catchment::Communes(communes) = rpe.catchment() else { unreachable!() };
    /// assert!(communes.contains(&"17237".parse()?) && !rpe.presence().communes().contains(&"17237".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_catchment(self, catchment: Catchment) -> Self {
        Self { catchment, ..self }
    }

    /// The identifier, unique among the facilities of one set of data.
    ///
    /// ```
    /// # use ctg_model::service::{Facility, Place, Presence, ServiceKind};
    /// let at = |commune: &str| commune.parse().map(|code| Presence::Fixed(Place::Commune(code)));
    /// let rochefort = Facility::new("ccas-rochefort".parse()?, ServiceKind::Ccas, None, at("17299")?)?;
    /// let fouras = Facility::new("ccas-fouras".parse()?, ServiceKind::Ccas, None, at("17168")?)?;
    /// assert!(fouras.id() < rochefort.id());   // two CCAS without a name of their own are told apart
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// The kind of service.
    ///
    /// ```
    /// # use ctg_model::service::{Facility, Place, Presence, ServiceKind};
    /// let ccas = Facility::new("ccas-fouras".parse()?, ServiceKind::Ccas, None, Presence::Fixed(Place::Commune("17168".parse()?)))?;
    /// assert_eq!(ccas.kind().label(), "Centre communal d'action sociale");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn kind(&self) -> &ServiceKind {
        &self.kind
    }

    /// The name of its own, if it has one.
    ///
    /// ```
    /// # use ctg_model::{Label, service::{Facility, Place, Presence, ServiceKind}};
    /// let tonnay = Presence::Fixed(Place::Commune("17449".parse()?));
    /// let centre = Facility::new("cap".parse()?, ServiceKind::CentreSocial, Some("CAP Centre Social".parse()?), tonnay.clone())?;
    /// let ccas = Facility::new("ccas".parse()?, ServiceKind::Ccas, None, tonnay)?;
    /// assert_eq!(centre.name().map(Label::as_str), Some("CAP Centre Social"));
    /// assert_eq!(ccas.name().map_or(ccas.kind().short(), Label::as_str), "CCAS");   // its kind stands in for a name
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn name(&self) -> Option<&Label> {
        self.name.as_ref()
    }

    /// Where it is, and whether it moves.
    ///
    /// ```
    /// # use ctg_model::service::{Facility, Place, Presence, ServiceKind};
    /// let stops = Presence::Itinerant(vec![Place::Commune("17036".parse()?), Place::Commune("17237".parse()?)]);
    /// let bus = Facility::new("bus".parse()?, ServiceKind::BusFranceServices, None, stops)?;
    /// assert_eq!(bus.presence().communes().len(), 2);   // one service, present in Beaugeay and in Moëze
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn presence(&self) -> &Presence {
        &self.presence
    }

    /// How many places it has, or why that is not known.
    ///
    /// ```
    /// # use ctg_model::{Places, observation::{Absence, Observation, Status}, service::{Facility, Place, Presence, ServiceKind}};
    /// let rochefort = Presence::Fixed(Place::Commune("17299".parse()?));
    /// let creche = Facility::new("creche".parse()?, ServiceKind::Eaje, None, rochefort)?;
    /// assert_eq!(creche.capacity().absence(), Some(Absence::NotAvailable));   // unknown is not 0 places
    /// let counted = creche.with_capacity(Observation::exact(Places::new(20), Status::Observed));
    /// assert_eq!(counted.capacity().value().map(|places| places.count()), Some(20));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn capacity(&self) -> &Observation<Places> {
        &self.capacity
    }

    /// Who manages it, if that is known.
    ///
    /// ```
    /// # use ctg_model::{Label, service::{Facility, Place, Presence, ServiceKind}};
    /// let rochefort = Presence::Fixed(Place::Commune("17299".parse()?));
    /// let creche = Facility::new("creche".parse()?, ServiceKind::Eaje, None, rochefort)?;
    /// assert_eq!(creche.manager(), None);
    /// let managed = creche.with_manager("Mutualité française".parse()?);
    /// assert_eq!(managed.manager().map(Label::as_str), Some("Mutualité française"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn manager(&self) -> Option<&Label> {
        self.manager.as_ref()
    }

    /// The theme that it is counted under; `None` for a kind without theme that was given none.
    ///
    /// ```
    /// # use ctg_model::service::{Facility, Place, Presence, ServiceKind, Theme};
    /// let rochefort = Presence::Fixed(Place::Commune("17299".parse()?));
    /// let laep = Facility::new("laep".parse()?, ServiceKind::Laep, None, rochefort.clone())?;
    /// let cafe = Facility::new("cafe".parse()?, "Café des parents".parse()?, None, rochefort)?;
    /// assert_eq!((laep.theme(), cafe.theme()), (Some(&Theme::Parentalite), None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn theme(&self) -> Option<&Theme> {
        self.theme.as_ref()
    }

    /// Whom it is meant for.
    ///
    /// ```
    /// # use ctg_model::service::{Catchment, Facility, Place, Presence, ServiceKind};
    /// let rpe = Facility::new("rpe".parse()?, ServiceKind::Rpe, None, Presence::Fixed(Place::Commune("17299".parse()?)))?;
    /// assert_eq!(rpe.catchment(), &Catchment::Unknown);   // where it stands does not say whom it is for
    /// assert_eq!(rpe.with_catchment(Catchment::Territory).catchment(), &Catchment::Territory);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn catchment(&self) -> &Catchment {
        &self.catchment
    }
}
