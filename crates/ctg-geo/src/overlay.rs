//! Shares of communes in zones that cut them.

use std::collections::BTreeMap;
use std::fmt;

use ctg_model::Position;
use ctg_model::code::CommuneCode;
use geo::BooleanOps;
use geo_types::{Coord, LineString, MultiPolygon};

use crate::extents::{Extent, Extents};
use crate::plane::{Side, side};
use crate::{Boundaries, Locator, earth};

/// The overlay puts vertices on a grid of as many steps along the box of what it is given (2³⁰, with a margin).
const STEPS: f64 = 268_435_456.0;

/// The share of a commune in a zone.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
/// // The western quarter of the commune.
/// let west = polygon![(x: -1.0, y: 44.0), (x: 0.25, y: 44.0), (x: 0.25, y: 47.0), (x: -1.0, y: 47.0)];
/// let shares = boundaries.shares_by_area(&[("west", west.into())].into())?;
/// let quarter = &shares[0].shares[0];
/// assert_eq!((quarter.zone, (quarter.share * 100.0).round()), ("west", 25.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ZoneShare<K> {
    /// The zone.
    pub zone: K,
    /// The share, above 0 and at most 1.
    pub share: f64,
}

/// The shares of a commune in some zones: with what lies outside all of them they sum to 1.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
/// // The western quarter of the commune.
/// let west = polygon![(x: -1.0, y: 44.0), (x: 0.25, y: 44.0), (x: 0.25, y: 47.0), (x: -1.0, y: 47.0)];
/// let shares = boundaries.shares_by_area(&[("west", west.into())].into())?;
/// assert_eq!((shares[0].commune, (shares[0].outside * 100.0).round()), ("17299".parse()?, 75.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CommuneShares<K> {
    /// The commune.
    pub commune: CommuneCode,
    /// Its shares in the zones, in the order of the zones; zones where it has none are left out.
    pub shares: Vec<ZoneShare<K>>,
    /// Its share outside all zones, from 0 to 1.
    pub outside: f64,
}

/// The shares of communes by weights given, and what they leave out; see [`Boundaries::shares_by_weight`].
///
/// ```
/// # use ctg_geo::{Boundaries, Contour};
/// # use ctg_model::{CogVintage, Position};
/// # use geo_types::{MultiPolygon, polygon};
/// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
/// let zones = [("nowhere", MultiPolygon(vec![]))].into();
/// let shares = boundaries.shares_by_weight(&zones, &[(Position::new(-3.0, 45.5)?, 2.0)])?;       // at sea
/// assert_eq!((shares.weightless, shares.in_no_commune), (vec!["17299".parse()?], 2.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WeightedShares<K> {
    /// The shares of each commune that has a weight, by code.
    pub communes: Vec<CommuneShares<K>>,
    /// The communes without any weight, which have no shares.
    pub weightless: Vec<CommuneCode>,
    /// The sum of the weights that lie in no commune.
    pub in_no_commune: f64,
}

/// Why there are no shares: zones that overlap or are not on the globe, a weight that is none.
///
/// # Examples
/// ```
/// use ctg_geo::{Boundaries, Contour};
/// use ctg_model::CogVintage;
/// use geo_types::polygon;
/// let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
/// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.clone().into())])?;
/// let twice = [("a", square.clone().into()), ("b", square.into())].into();
/// let error = boundaries.shares_by_area(&twice).unwrap_err();
/// assert_eq!(error.to_string(), "zones 1 and 2 overlap in commune 17299, expected zones apart");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlayError {
    sentence: String,
}

impl fmt::Display for OverlayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for OverlayError {}

impl Boundaries {
    /// The share of the area of each commune in each zone; zones need not respect communes (quartiers prioritaires, river basins, circles).
    ///
    /// *Formula*: area of the part of the commune in the zone ÷ area of the commune, on the ellipsoid, edges straight in longitude and
    /// latitude, so that the parts add up. The overlay moves vertices by less than a millimetre: strips of that width along the outline are
    /// left out as noise, inside or outside, and the rest is scaled so that shares and outside sum to 1.
    ///
    /// *Complexity*: one overlay for each commune and zone whose boxes meet.
    ///
    /// # Errors
    /// Zones that overlap in a commune (zones are counted from 1, in their order), or with a vertex off the globe.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::{Boundaries, Contour};
    /// use ctg_model::CogVintage;
    /// use geo_types::polygon;
    /// let commune = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, commune.into())])?;
    /// // The western quarter of the commune; three quarters lie outside.
    /// let west = polygon![(x: -1.0, y: 44.0), (x: 0.25, y: 44.0), (x: 0.25, y: 47.0), (x: -1.0, y: 47.0)];
    /// let shares = boundaries.shares_by_area(&[("west", west.into())].into())?;
    /// assert!((shares[0].shares[0].share - 0.25).abs() < 1e-6);
    /// assert!((shares[0].shares[0].share + shares[0].outside - 1.0).abs() < 1e-12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "prorata")]
    pub fn shares_by_area<K: Ord + Clone>(
        &self,
        zones: &BTreeMap<K, MultiPolygon<f64>>,
    ) -> Result<Vec<CommuneShares<K>>, OverlayError> {
        let zones = Zones::new(zones)?;
        self.iter().map(|(commune, geometry)| zones.areas(commune, &geometry)).collect()
    }

    /// The share of the weight of each commune in each zone: inhabitants by address, dwellings by building.
    ///
    /// *Formula*: sum of the weights in the commune and the zone ÷ sum of the weights in the commune. A point belongs to the commune
    /// that [`Locator`] says, and to the first zone that has it inside or on its border.
    ///
    /// # Errors
    /// A weight that is not finite or below 0 (counted from 1), a zone with a vertex off the globe.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::{Boundaries, Contour};
    /// use ctg_model::{CogVintage, Position};
    /// use geo_types::polygon;
    /// let commune = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, commune.into())])?;
    /// let west = polygon![(x: -1.0, y: 44.0), (x: 0.25, y: 44.0), (x: 0.25, y: 47.0), (x: -1.0, y: 47.0)];
    /// let inhabitants = [(Position::new(0.1, 45.5)?, 30.0), (Position::new(0.9, 45.5)?, 10.0), (Position::new(5.0, 45.5)?, 2.0)];
    /// let shares = boundaries.shares_by_weight(&[("west", west.into())].into(), &inhabitants)?;
    /// assert_eq!((shares.communes[0].shares[0].share, shares.communes[0].outside), (0.75, 0.25));
    /// assert_eq!(shares.in_no_commune, 2.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shares_by_weight<K: Ord + Clone>(
        &self,
        zones: &BTreeMap<K, MultiPolygon<f64>>,
        weights: &[(Position, f64)],
    ) -> Result<WeightedShares<K>, OverlayError> {
        let zones = Zones::new(zones)?;
        if let Some(rank) = weights.iter().position(|(_, weight)| !(weight.is_finite() && *weight >= 0.0)) {
            let found = weights.get(rank).map_or(f64::NAN, |(_, weight)| *weight);
            let sentence = format!("weight {} is {found}, expected a number of at least 0", rank + 1);
            return Err(OverlayError { sentence });
        }
        let points: Vec<Position> = weights.iter().map(|(point, _)| *point).collect();
        let mut sums: BTreeMap<CommuneCode, BTreeMap<Option<usize>, f64>> = BTreeMap::new();
        let mut in_no_commune = 0.0;
        for ((point, weight), commune) in weights.iter().zip(Locator::new(self).communes_of(&points)) {
            match commune {
                Some(commune) => *sums.entry(commune).or_default().entry(zones.of(*point)).or_insert(0.0) += weight,
                None => in_no_commune += weight,
            }
        }
        sums.retain(|_, parts| parts.values().sum::<f64>() > 0.0);
        let weightless = self.codes().iter().copied().filter(|commune| !sums.contains_key(commune)).collect();
        let communes = sums.into_iter().map(|(commune, mut parts)| {
            let whole: f64 = parts.values().sum();
            let outside = parts.remove(&None).unwrap_or(0.0);
            let inside = parts.into_iter().filter_map(|(zone, sum)| Some((zone?, sum))).filter(|(_, sum)| *sum > 0.0);
            zones.shares(commune, inside.map(|(zone, sum)| (zone, sum / whole)).collect(), outside / whole)
        });
        Ok(WeightedShares { communes: communes.collect(), weightless, in_no_commune })
    }
}

/// Zones by rank, with their boxes.
struct Zones<'a, K> {
    names: Vec<&'a K>,
    geometries: Vec<&'a MultiPolygon<f64>>,
    rings: Vec<Vec<Vec<Coord<f64>>>>,
    extents: Extents,
}

impl<'a, K: Clone> Zones<'a, K> {
    fn new(zones: &'a BTreeMap<K, MultiPolygon<f64>>) -> Result<Self, OverlayError> {
        let rings: Vec<Vec<Vec<Coord<f64>>>> = zones.values().map(open_rings).collect();
        for (rank, zone) in rings.iter().enumerate() {
            if let Some(at) = zone.iter().flatten().find(|at| !(at.x.abs() <= 180.0 && at.y.abs() <= 90.0)) {
                let sentence = format!(
                    "zone {} has a vertex at ({}, {}), expected a longitude from -180 to 180 and a latitude from -90 to 90",
                    rank + 1,
                    at.x,
                    at.y
                );
                return Err(OverlayError { sentence });
            }
        }
        // A zone without a vertex meets nothing: its box is a point that no commune can have.
        let nowhere = Extent { low: Coord { x: 999.0, y: 90.0 }, high: Coord { x: 999.0, y: 90.0 } };
        let extent = |zone: &Vec<Vec<Coord<f64>>>| Extent::around(zone.iter().flatten().copied()).unwrap_or(nowhere);
        let extents = Extents::new(rings.iter().map(extent).collect());
        Ok(Self { names: zones.keys().collect(), geometries: zones.values().collect(), rings, extents })
    }

    fn areas(&self, commune: CommuneCode, geometry: &MultiPolygon<f64>) -> Result<CommuneShares<K>, OverlayError> {
        let whole = earth::straight_area(geometry);
        let vertices = geometry.iter().flat_map(|part| part.exterior().coords().copied());
        let Some(extent) = Extent::around(vertices) else { return Ok(self.shares(commune, Vec::new(), 1.0)) };
        let mut noise = 0.0;
        let mut parts: Vec<(usize, f64)> = Vec::new();
        for zone in self.extents.meeting(extent) {
            let Some(other) = self.geometries.get(zone) else { continue };
            let strip = noise_of(geometry, extent.with(self.extents.extent(zone))) / whole;
            let share = earth::straight_area(&geometry.intersection(*other)) / whole;
            noise += strip;
            if share > strip {
                parts.push((zone, share));
            }
        }
        let sum: f64 = parts.iter().map(|(_, share)| share).sum();
        if sum > 1.0 + noise {
            return Err(self.overlap(commune, geometry, &parts));
        }
        let outside = if 1.0 - sum > noise { 1.0 - sum } else { 0.0 };
        let scale = sum + outside;
        for (_, share) in &mut parts {
            *share /= scale;
        }
        Ok(self.shares(commune, parts, outside / scale))
    }

    fn shares(&self, commune: CommuneCode, parts: Vec<(usize, f64)>, outside: f64) -> CommuneShares<K> {
        let named = |(zone, share): (usize, f64)| Some(ZoneShare { zone: (*self.names.get(zone)?).clone(), share });
        CommuneShares { commune, shares: parts.into_iter().filter_map(named).collect(), outside }
    }

    /// The two zones that overlap the most in a commune.
    fn overlap(&self, commune: CommuneCode, geometry: &MultiPolygon<f64>, parts: &[(usize, f64)]) -> OverlayError {
        let mut most = (0.0, 0, 0);
        for (rank, (one, _)) in parts.iter().enumerate() {
            for (other, _) in parts.iter().skip(rank + 1) {
                if let (Some(a), Some(b)) = (self.geometries.get(*one), self.geometries.get(*other)) {
                    let area = earth::straight_area(&geometry.intersection(*a).intersection(*b));
                    most = if area > most.0 { (area, *one, *other) } else { most };
                }
            }
        }
        let (_, one, other) = most;
        let sentence =
            format!("zones {} and {} overlap in commune {commune}, expected zones apart", one + 1, other + 1);
        OverlayError { sentence }
    }

    /// The first zone that has a point inside or on its border.
    fn of(&self, point: Position) -> Option<usize> {
        let at = Coord { x: point.longitude(), y: point.latitude() };
        let near = self.extents.meeting(Extent { low: at, high: at });
        near.into_iter().find(|zone| self.rings.get(*zone).is_some_and(|rings| side(rings, at) != Side::Outside))
    }
}

/// The area of a strip along the outline as wide as the overlay may move a vertex, in square metres.
fn noise_of(geometry: &MultiPolygon<f64>, extent: Extent) -> f64 {
    let rings = geometry.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
    let outline: f64 = rings.flat_map(LineString::lines).map(|line| earth::length(line.start, line.end)).sum();
    let side = (extent.high.x - extent.low.x).max(extent.high.y - extent.low.y);
    let (_, step) = earth::step(extent.low.y, 0.0, side / STEPS);
    outline * step
}

fn open_rings(geometry: &MultiPolygon<f64>) -> Vec<Vec<Coord<f64>>> {
    let rings = geometry.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
    rings.map(|ring| ring.0.split_last().map_or_else(Vec::new, |(_, open)| open.to_vec())).collect()
}
