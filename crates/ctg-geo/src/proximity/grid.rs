//! Points all over a territory, to measure from.

use ctg_model::Position;
use ctg_model::code::CommuneCode;

use super::ProximityError;
use crate::measure::MEAN_RADIUS_M;
use crate::{BoundingBox, Locator};

/// A point of a grid, and the commune that it lies in.
///
/// ```
/// let point = ctg_geo::proximity::GridPoint { position: ctg_model::Position::new(-0.96, 45.94)?, commune: "17299".parse()? };
/// assert_eq!(point.commune.to_string(), "17299");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridPoint {
    /// Where it is.
    pub position: Position,
    /// The commune that it counts in.
    pub commune: CommuneCode,
}

/// The points of a grid that lie in some commune (*carroyage*), row by row from the south-west.
///
/// Rows are so many metres apart, and points of a row so many metres on the middle latitude of the communes; rows and columns are multiples of the
/// step from the equator and from Greenwich, so that grids of neighbouring territories fit. Who lives at the points is for the caller to say.
///
/// # Errors
/// A step below a metre, or that makes more than 50 million points over the box of the communes.
///
/// # Examples
/// ```
/// use ctg_geo::{Boundaries, Contour, Locator, proximity::grid_points};
/// use ctg_model::CogVintage;
/// use geo_types::polygon;
/// let square = polygon![(x: 0.0, y: 45.0), (x: 0.1, y: 45.0), (x: 0.1, y: 45.1), (x: 0.0, y: 45.1)];
/// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
/// let points = grid_points(&Locator::new(&boundaries), 1_000.0)?;
/// assert_eq!(points.len(), 88);                                    // 7.9 km by 11.1 km, both ends: 8 columns by 11 rows
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn grid_points(locator: &Locator<'_>, step_m: f64) -> Result<Vec<GridPoint>, ProximityError> {
    const MOST: u64 = 50_000_000;
    if !(step_m.is_finite() && step_m >= 1.0) {
        return Err(ProximityError::step(step_m));
    }
    let boxes = locator.boundaries().iter().filter_map(|(_, contour)| BoundingBox::of_geometry(&contour));
    let corners = boxes.flat_map(|found| [(found.west(), found.south()), (found.east(), found.north())]);
    let Some(extent) = BoundingBox::of(corners.filter_map(|(x, y)| Position::new(x, y).ok())) else {
        return Ok(Vec::new());
    };
    let middle = f64::midpoint(extent.south(), extent.north()).to_radians();
    let north = (step_m / MEAN_RADIUS_M).to_degrees();
    let (rows, columns) = (Ticks::new(extent.south(), extent.north(), north), {
        let east = north / middle.cos().max(1e-6);
        Ticks::new(extent.west(), extent.east(), east)
    });
    let points = rows.count.saturating_mul(columns.count);
    if points > MOST {
        return Err(ProximityError::too_fine(points, MOST));
    }
    let mut found = Vec::new();
    for latitude in rows.values() {
        let row: Vec<Position> =
            columns.values().filter_map(|longitude| Position::new(longitude, latitude).ok()).collect();
        let communes = locator.communes_of(&row);
        found.extend(
            row.iter()
                .zip(communes)
                .filter_map(|(position, commune)| Some(GridPoint { position: *position, commune: commune? })),
        );
    }
    Ok(found)
}

/// The multiples of a step from one number to another.
struct Ticks {
    first: f64,
    count: u64,
    step: f64,
}

impl Ticks {
    fn new(from: f64, to: f64, step: f64) -> Self {
        let (first, last) = ((from / step).ceil(), (to / step).floor());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the cast goes to the nearest bound"
        )]
        let count = (last - first + 1.0).max(0.0) as u64;
        Self { first, count, step }
    }

    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        (0..self.count).map(|k| (self.first + k as f64) * self.step)
    }
}
