//! Zones as they look.

use std::fmt;

use ctg_model::code::CommuneCode;
use ctg_model::{Label, VintageMismatch};
use geo_types::MultiPolygon;

/// The outline of a zone (*contour de la zone d'étude*): its name and the region that its communes cover.
///
/// # Examples
/// See [`Topology::zones`](crate::Topology::zones).
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, Topology};
/// # use ctg_model::{Assignment, CogVintage, Commune, Territory, Zoning, observation::Status};
/// # use geo_types::polygon;
/// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
/// # let year = CogVintage::new(2021)?;
/// # let boundaries = Boundaries::new(year, [Contour::new("17299".parse()?, square.into())])?;
/// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
/// # let territory = Territory::new("CARO".parse()?, year, rochefort)?;
/// # let centre = vec![Assignment::new("17299".parse()?, "Centre".parse()?, Status::Inferred)];
/// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, centre)?;
/// let zones = Topology::new(&boundaries).zones(&zoning)?;       // one zone, of one square commune
/// assert_eq!((zones.len(), zones[0].name().as_str()), (1, "Centre"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct ZoneOutline {
    name: Label,
    geometry: MultiPolygon<f64>,
}

impl ZoneOutline {
    pub(crate) fn new(name: Label, geometry: MultiPolygon<f64>) -> Self {
        Self { name, geometry }
    }

    /// The name of the zone.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::{Assignment, CogVintage, Commune, Territory, Zoning, observation::Status};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let year = CogVintage::new(2021)?;
    /// # let boundaries = Boundaries::new(year, [Contour::new("17299".parse()?, square.into())])?;
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, year, rochefort)?;
    /// # let centre = vec![Assignment::new("17299".parse()?, "Centre".parse()?, Status::Inferred)];
    /// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, centre)?;
    /// let zones = Topology::new(&boundaries).zones(&zoning)?;       // one zone, of one square commune
    /// assert_eq!(zones[0].name().as_str(), "Centre");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// What it covers: degrees, outer rings counter-clockwise.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::{Assignment, CogVintage, Commune, Territory, Zoning, observation::Status};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let year = CogVintage::new(2021)?;
    /// # let boundaries = Boundaries::new(year, [Contour::new("17299".parse()?, square.into())])?;
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, year, rochefort)?;
    /// # let centre = vec![Assignment::new("17299".parse()?, "Centre".parse()?, Status::Inferred)];
    /// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, centre)?;
    /// let zones = Topology::new(&boundaries).zones(&zoning)?;       // one zone, of one square commune
    /// assert_eq!(zones[0].geometry().0[0].exterior().0.len(), 5);   // four corners, and the first one again
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn geometry(&self) -> &MultiPolygon<f64> {
        &self.geometry
    }

    /// The geometry, given away.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::{Assignment, CogVintage, Commune, Territory, Zoning, observation::Status};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let year = CogVintage::new(2021)?;
    /// # let boundaries = Boundaries::new(year, [Contour::new("17299".parse()?, square.into())])?;
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, year, rochefort)?;
    /// # let centre = vec![Assignment::new("17299".parse()?, "Centre".parse()?, Status::Inferred)];
    /// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, centre)?;
    /// let zones = Topology::new(&boundaries).zones(&zoning)?;       // one zone, of one square commune
    /// let drawn: Vec<_> = zones.into_iter().map(|zone| zone.into_geometry()).collect();
    /// assert_eq!(drawn[0].0.len(), 1);                              // one part
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn into_geometry(self) -> MultiPolygon<f64> {
        self.geometry
    }
}

/// Why a zoning cannot be drawn: another geography, or communes without a contour.
///
/// # Examples
/// ```
/// use ctg_geo::{Boundaries, Topology};
/// use ctg_model::{Assignment, CogVintage, Commune, Territory, Zoning, observation::Status};
/// let year = CogVintage::new(2021)?;
/// let aix = Territory::new("Aix".parse()?, year, vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)])?;
/// let zoning = Zoning::new(aix, "Zones".parse()?, vec![Assignment::new("17004".parse()?, "Île".parse()?, Status::Inferred)])?;
/// let error = Topology::new(&Boundaries::new(year, [])?).zones(&zoning).unwrap_err();
/// assert_eq!(error.to_string(), "commune 17004 has no contour, expected one for each commune of the zoning");
/// assert_eq!(error.communes(), ["17004".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZonesError {
    vintage: Option<VintageMismatch>,
    missing: Vec<CommuneCode>,
}

impl ZonesError {
    pub(crate) fn vintage(mismatch: VintageMismatch) -> Self {
        Self { vintage: Some(mismatch), missing: Vec::new() }
    }

    pub(crate) fn missing(missing: Vec<CommuneCode>) -> Self {
        Self { vintage: None, missing }
    }

    /// The communes without a contour, by code; none if the geographies differ.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Topology};
    /// # use ctg_model::{Assignment, CogVintage, Commune, Territory, Zoning, observation::Status};
    /// # let year = CogVintage::new(2021)?;
    /// # let aix = Territory::new("Aix".parse()?, year, vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)])?;
    /// # let zoning = Zoning::new(aix, "Zones".parse()?, vec![Assignment::new("17004".parse()?, "Île".parse()?, Status::Inferred)])?;
    /// let without_contours = Boundaries::new(year, [])?;
    /// let error = Topology::new(&without_contours).zones(&zoning).unwrap_err();
    /// assert_eq!(error.communes(), ["17004".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn communes(&self) -> &[CommuneCode] {
        &self.missing
    }
}

impl fmt::Display for ZonesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(mismatch) = &self.vintage {
            return mismatch.fmt(f);
        }
        let codes: Vec<String> = self.missing.iter().map(ToString::to_string).collect();
        let (noun, verb) = if codes.len() == 1 { ("commune", "has") } else { ("communes", "have") };
        write!(f, "{noun} {} {verb} no contour, expected one for each commune of the zoning", codes.join(", "))
    }
}

impl std::error::Error for ZonesError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.vintage.as_ref().map(|mismatch| mismatch as _)
    }
}
