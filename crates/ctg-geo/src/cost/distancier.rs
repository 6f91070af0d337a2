//! How a cost was found.

use std::fmt;

use ctg_model::{Label, Slug};

/// The way in which travel costs were found (*distancier*): recorded with every result.
///
/// Two results whose distanciers differ cannot be compared: the *accessibilité potentielle localisée* to gynaecologists of 2010 had to be
/// computed anew when the distancier changed from Odomatrix to Metric.
///
/// # Examples
/// ```
/// use ctg_geo::cost::Distancier;
/// let roads = Distancier::new("metric-2023".parse()?, "Metric-OSRM, voiture, heures creuses".parse()?);
/// assert_eq!(roads.to_string(), "Metric-OSRM, voiture, heures creuses");
/// let error = roads.same(&Distancier::great_circle()).unwrap_err();
/// assert_eq!(error.to_string(), "costs of `metric-2023` met costs of `great-circle`: compare results of one distancier only");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// DREES, *Accessibilité potentielle localisée aux gynécologues*, data.drees.solidarites-sante.gouv.fr (2013).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "impedance")]
#[must_use]
pub struct Distancier {
    id: Slug,
    description: Label,
}

/// Two ways of finding costs that were about to meet.
///
/// ```
/// use ctg_geo::cost::Distancier;
/// assert!(Distancier::great_circle().same(&Distancier::geodesic()).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("costs of `{left}` met costs of `{right}`: compare results of one distancier only")]
pub struct DistancierMismatch {
    left: Slug,
    right: Slug,
}

impl Distancier {
    /// A distancier of an identifier and a description in French, which names engine, mode, hours and vintage.
    ///
    /// ```
    /// use ctg_geo::cost::Distancier;
    /// let bus = Distancier::new("rbus-2025".parse()?, "réseau de bus, horaires 2025".parse()?);
    /// assert_eq!(bus.id().as_str(), "rbus-2025");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn new(id: Slug, description: Label) -> Self {
        Self { id, description }
    }

    /// The identifier: equal if and only if two results may be compared.
    ///
    /// ```
    /// assert_eq!(ctg_geo::cost::Distancier::great_circle().id().as_str(), "great-circle");
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// What it is, in French.
    ///
    /// ```
    /// let geodesic = ctg_geo::cost::Distancier::geodesic();
    /// assert_eq!(geodesic.description().as_str(), "à vol d'oiseau, sur l'ellipsoïde WGS 84");
    /// ```
    pub fn description(&self) -> &Label {
        &self.description
    }

    /// Checks that two results were found in one way before they meet.
    ///
    /// # Errors
    /// The two identifiers, when they differ.
    ///
    /// ```
    /// use ctg_geo::cost::Distancier;
    /// assert!(Distancier::geodesic().same(&Distancier::geodesic()).is_ok());
    /// ```
    pub fn same(&self, other: &Self) -> Result<(), DistancierMismatch> {
        if self.id == other.id {
            return Ok(());
        }
        Err(DistancierMismatch { left: self.id.clone(), right: other.id.clone() })
    }

    /// On a great circle of the sphere (*à vol d'oiseau*), as [`crate::measure::haversine_m`] measures.
    ///
    /// ```
    /// let sphere = ctg_geo::cost::Distancier::great_circle();
    /// assert_eq!(sphere.to_string(), "à vol d'oiseau, sur la sphère de rayon 6 371 008,8 m");
    /// ```
    pub fn great_circle() -> Self {
        Self::ready("great-circle", "à vol d'oiseau, sur la sphère de rayon 6 371 008,8 m")
    }

    /// On the ellipsoid, as [`crate::measure::geodesic_m`] measures.
    ///
    /// ```
    /// assert_eq!(ctg_geo::cost::Distancier::geodesic().id().as_str(), "geodesic");
    /// ```
    pub fn geodesic() -> Self {
        Self::ready("geodesic", "à vol d'oiseau, sur l'ellipsoïde WGS 84")
    }

    /// This one with something more in the identifier and the description; cut where they would be longer than such texts may be.
    pub(crate) fn narrowed(&self, id: &str, description: &str) -> Self {
        let most = 80_usize.saturating_sub(id.len());
        let base: String = self.id.as_str().chars().take(most).collect();
        let longer = format!("{}{id}", base.trim_end_matches('-'));
        let text: String = format!("{}{description}", self.description.as_str()).chars().take(Label::LONGEST).collect();
        Self {
            id: longer.parse().unwrap_or_else(|_| self.id.clone()),
            description: text.trim_end().parse().unwrap_or_else(|_| self.description.clone()),
        }
    }

    /// A distancier of texts that this crate holds.
    #[expect(
        clippy::expect_used,
        reason = "callers give literals of this module, each built by a test or a doc example"
    )]
    pub(super) fn ready(id: &str, description: &str) -> Self {
        let id = id.parse().expect("the identifiers of this crate are slugs");
        Self { id, description: description.parse().expect("the descriptions of this crate are labels") }
    }
}

impl fmt::Display for Distancier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.description.fmt(f)
    }
}
