//! From a point to its commune.

mod draft;
mod envelopes;
mod exact;
mod frame;
mod grid;
mod location;
mod nearest;
mod raster;

use std::borrow::Cow;
use std::fmt;

use ctg_model::Position;
use ctg_model::code::CommuneCode;

use crate::Boundaries;
use crate::plane::Side;
use envelopes::Envelopes;
use grid::{Found, Grid, coord};
pub use location::{Advice, Location};
pub use nearest::Nearest;

/// How many points are looked up at once where points come in a batch.
const CHUNK: usize = 4096;

/// Finds the commune of a point, exactly, for one point or for millions.
///
/// # Contract
/// - A point in one commune, off every border, is in that one ([`Location::Inside`]).
/// - A point on a border, at a vertex, at a tripoint, is on the border of all communes that touch it ([`Location::Border`]); it counts in
///   that of the lowest code. This holds at the coast and around a hole too: borders belong to the communes.
/// - A point in a hole is in the commune that fills the hole, or in none (a lake that no commune has).
/// - Where contours overlap, a point is in all of them ([`Location::Overlap`]) and counts in the lowest code; in a gap between them it is in
///   none. Borders that do not match to the bit leave slivers of both kinds, and each gets the answer that its own geometry gives.
/// - Edges are straight in longitude and latitude, as RFC 7946 has it. The answer is that of exact arithmetic on the coordinates as
///   doubles; no tolerance is used anywhere. (Products of differences below 10⁻¹⁵⁰ degrees vanish; no atom is so small.)
/// - Many points get the answers that they would get one by one, in one thread or in several.
///
/// # Method
/// A uniform grid. Most cells lie in one commune, and answer at once. The others hold the two or three edges that pass through them and the
/// value that all edges further west sum up to; the edges between are added with doubles, and whatever is too near to a border
/// for them (a bound on the error says so) goes to exact predicates over the communes whose boxes hold the point.
///
/// *Complexity*: building is linear in the vertices; a point takes constant time, off the borders.
///
/// # Examples
/// ```
/// use ctg_geo::{Boundaries, Contour, Location, Locator};
/// use ctg_model::{CogVintage, Position};
/// use geo_types::polygon;
/// let square = |x: f64| polygon![(x: x, y: 45.0), (x: x + 1.0, y: 45.0), (x: x + 1.0, y: 46.0), (x: x, y: 46.0)];
/// let contours = [("17004", 0.0), ("17299", 1.0)].map(|(code, x)| Contour::new(code.parse().unwrap(), square(x).into()));
/// let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
/// let locator = Locator::new(&boundaries);
/// assert_eq!(locator.locate(Position::new(1.5, 45.5)?), Location::Inside("17299".parse()?));
/// assert_eq!(locator.locate(Position::new(1.0, 45.5)?), Location::Border(vec!["17004".parse()?, "17299".parse()?]));
/// assert_eq!(locator.locate(Position::new(45.5, 1.5)?).to_string(), "in no commune: latitude and longitude look swapped");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Locator<'b> {
    boundaries: Cow<'b, Boundaries>,
    grid: Grid,
    envelopes: Envelopes,
}

impl<'b> Locator<'b> {
    /// The index of some boundaries.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Locator};
    /// # use ctg_model::{CogVintage, Position};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// let locator = Locator::new(&boundaries);                      // once, for any number of points
    /// assert_eq!(locator.locate(Position::new(0.5, 45.5)?).commune(), Some("17299".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(boundaries: &'b Boundaries) -> Self {
        Self::of(Cow::Borrowed(boundaries))
    }

    /// The same, that keeps the boundaries.
    ///
    /// ```
    /// use ctg_geo::{Boundaries, Locator};
    /// use ctg_model::{CogVintage, Position};
    /// let nothing: Locator<'static> = Locator::owning(Boundaries::new(CogVintage::new(2021)?, [])?);
    /// assert_eq!(nothing.locate(Position::new(0.0, 0.0)?).commune(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn owning(boundaries: Boundaries) -> Locator<'static> {
        Locator::of(Cow::Owned(boundaries))
    }

    fn of(boundaries: Cow<'b, Boundaries>) -> Self {
        /// Five cells for each edge, since two communes share most of them: fewer leave more edges to each cell, more do not fit into
        /// the caches. Measured on the communes of metropolitan France.
        const CELLS_PER_VERTEX: f64 = 2.5;
        let envelopes = Envelopes::build(&boundaries);
        let grid = Grid::build(&boundaries, envelopes.extent(), CELLS_PER_VERTEX);
        Self { boundaries, grid, envelopes }
    }

    /// The boundaries that are indexed.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Locator};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert_eq!(Locator::owning(boundaries).boundaries().codes(), ["17299".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn boundaries(&self) -> &Boundaries {
        &self.boundaries
    }

    /// How much memory the index takes beside the boundaries, in bytes.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Locator};
    /// let empty = Boundaries::new(ctg_model::CogVintage::new(2021)?, [])?;
    /// assert!(Locator::new(&empty).bytes() < 100);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bytes(&self) -> usize {
        self.grid.bytes() + self.envelopes.bytes()
    }

    /// Where a point lies.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Location, Locator};
    /// # use ctg_model::{CogVintage, Position};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// let locator = Locator::new(&boundaries);                      // a square from 0 to 1 and from 45 to 46
    /// assert_eq!(locator.locate(Position::new(0.5, 45.5)?), Location::Inside("17299".parse()?));
    /// assert_eq!(locator.locate(Position::new(-0.5, 45.5)?), Location::Outside { advice: None });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn locate(&self, point: Position) -> Location {
        self.location(point, self.grid.find(coord(point)))
    }

    /// Where each of some points lies: the answers of [`locate`](Self::locate), faster.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Locator};
    /// # use ctg_model::{CogVintage, Position};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// let locator = Locator::new(&boundaries);
    /// let points = [Position::new(0.5, 45.5)?, Position::new(0.0, 45.0)?, Position::new(9.0, 45.5)?];
    /// let one_by_one: Vec<_> = points.iter().map(|point| locator.locate(*point)).collect();
    /// assert_eq!(locator.locate_all(&points), one_by_one);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn locate_all(&self, points: &[Position]) -> Vec<Location> {
        self.each(points, |point, found| self.location(point, found))
    }

    /// The commune that each of some points counts in: the [`Location::commune`] of [`locate`](Self::locate), faster still.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Locator};
    /// # use ctg_model::{CogVintage, Position};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// let points = [Position::new(0.5, 45.5)?, Position::new(9.0, 45.5)?];
    /// assert_eq!(Locator::new(&boundaries).communes_of(&points), [Some("17299".parse()?), None]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn communes_of(&self, points: &[Position]) -> Vec<Option<CommuneCode>> {
        self.each(points, |point, found| self.commune(point, found))
    }

    fn each<T>(&self, points: &[Position], mut answer: impl FnMut(Position, Found) -> T) -> Vec<T> {
        let mut answers = Vec::with_capacity(points.len());
        let mut found = vec![Found::None; CHUNK.min(points.len())];
        for points in points.chunks(CHUNK) {
            self.grid.find_all(points, &mut found);
            answers.extend(points.iter().zip(&found).map(|(point, found)| answer(*point, *found)));
        }
        answers
    }

    /// The answers of [`locate_all`](Self::locate_all), by several threads.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Locator};
    /// # use ctg_model::{CogVintage, Position};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// let points = [Position::new(0.5, 45.5)?, Position::new(9.0, 45.5)?];
    /// let locator = Locator::new(&boundaries);
    /// assert_eq!(locator.par_locate_all(&points), locator.locate_all(&points));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "rayon")]
    #[cfg_attr(docsrs, doc(cfg(feature = "rayon")))]
    pub fn par_locate_all(&self, points: &[Position]) -> Vec<Location> {
        use rayon::prelude::*;
        points.par_chunks(CHUNK).flat_map_iter(|points| self.locate_all(points)).collect()
    }

    /// The answers of [`communes_of`](Self::communes_of), by several threads.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Locator};
    /// # use ctg_model::{CogVintage, Position};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// let points = [Position::new(0.5, 45.5)?, Position::new(9.0, 45.5)?];
    /// let locator = Locator::new(&boundaries);
    /// assert_eq!(locator.par_communes_of(&points), locator.communes_of(&points));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "rayon")]
    #[cfg_attr(docsrs, doc(cfg(feature = "rayon")))]
    pub fn par_communes_of(&self, points: &[Position]) -> Vec<Option<CommuneCode>> {
        use rayon::prelude::*;
        points.par_chunks(CHUNK).flat_map_iter(|points| self.communes_of(points)).collect()
    }

    fn location(&self, point: Position, found: Found) -> Location {
        match found {
            Found::One(commune) => self.code(commune).map_or(Location::Outside { advice: None }, Location::Inside),
            Found::None => Location::Outside { advice: self.advice(point) },
            Found::Unsure => self.exact_location(point),
        }
    }

    fn commune(&self, point: Position, found: Found) -> Option<CommuneCode> {
        match found {
            Found::One(commune) => self.code(commune),
            Found::None => None,
            Found::Unsure => self.exact_location(point).commune(),
        }
    }

    fn code(&self, commune: u32) -> Option<CommuneCode> {
        self.boundaries.codes().get(commune as usize).copied()
    }

    fn exact_location(&self, point: Position) -> Location {
        let (mut communes, mut on_border) = (Vec::new(), false);
        for number in self.envelopes.holding(coord(point)) {
            let side = exact::side_of(&self.boundaries, number as usize, coord(point));
            on_border |= side == Side::Border;
            communes.extend(self.code(number).filter(|_| side != Side::Outside));
        }
        match communes.as_slice() {
            [] => Location::Outside { advice: self.advice(point) },
            [commune] if !on_border => Location::Inside(*commune),
            _ if on_border => Location::Border(communes),
            _ => Location::Overlap(communes),
        }
    }

    fn advice(&self, point: Position) -> Option<Advice> {
        let (extent, at) = (self.envelopes.extent(), coord(point));
        let swapped = geo_types::Coord { x: at.y, y: at.x };
        let is_swapped = !self.boundaries.is_empty() && !extent.holds(at) && extent.holds(swapped);
        is_swapped.then_some(Advice::SwapLatitudeAndLongitude)
    }
}

/// Sizes only: the cells would fill the screen.
impl fmt::Debug for Locator<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locator")
            .field("boundaries", &self.boundaries)
            .field("bytes", &self.bytes())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Contour;
    use ctg_model::CogVintage;
    use geo_types::Coord;

    /// Communes of slanted borders, nine by nine, with a lake in each; their corners are on no row or column of the grid.
    fn slanted() -> Boundaries {
        let corner = |i: u8, j: u8| {
            let (x, y) = (f64::from(i), f64::from(j));
            Coord { x: 0.1 * x + 0.017 * (y * y * 1.7).sin(), y: 45.0 + 0.1 * y + 0.019 * (x * x * 2.3).cos() }
        };
        let commune = |number: u8| {
            let (i, j) = (number % 9, number / 9);
            let [a, b, c, d] = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
            let inner = |at: Coord<f64>| (at + (a + b + c + d) / 4.0) / 2.0;
            let parts = vec![vec![vec![a, b, c, d, a], [a, d, c, b, a].map(inner).to_vec()]];
            Contour::of_rings(format!("170{:02}", number + 1).parse().unwrap(), parts)
        };
        Boundaries::new(CogVintage::new(2021).unwrap(), (0..81).map(commune)).unwrap()
    }

    fn scattered() -> Vec<Position> {
        let golden = |k: u32, step: f64| (f64::from(k) * step).fract();
        (0..20_000)
            .map(|k| Position::new(golden(k, 0.754_877) * 0.98 - 0.03, 44.95 + golden(k, 0.569_84)).unwrap())
            .collect()
    }

    /// Were the sums wrong, the exact way would answer still; this holds that it is not asked.
    #[test]
    fn off_the_borders_the_grid_answers_alone() {
        let boundaries = slanted();
        let locator = Locator::new(&boundaries);
        let points = scattered();
        let mut together = vec![Found::Unsure; points.len()];
        locator.grid.find_all(&points, &mut together);
        for (point, found) in points.iter().zip(together) {
            let alone = locator.grid.find(coord(*point));
            assert_eq!(found, alone, "{point}");
            assert_ne!(alone, Found::Unsure, "{point}");
            assert_eq!(locator.location(*point, alone), locator.exact_location(*point), "{point}");
        }
    }
}
