//! Boundaries as [TopoJSON](https://github.com/topojson/topojson-specification): each border once, for maps on the web.

#![expect(
    clippy::indexing_slicing,
    reason = "half-edges and vertices are numbered by `HalfEdges`, in the order of the boundaries"
)]

use std::fmt::Write;

use ctg_model::Label;
use ctg_model::code::CommuneCode;
use geo_types::Coord;

use crate::Boundaries;
use crate::extents::Extent;
use crate::topology::HalfEdges;

/// On how fine a grid coordinates are written.
///
/// # Examples
/// ```
/// use ctg_geo::topojson::Quantisation;
/// assert_eq!(Quantisation::new(100_000)?.steps(), 100_000);
/// assert_eq!(Quantisation::new(1).unwrap_err().to_string(), "a grid of 1 position a side, expected at least 2");
/// # Ok::<(), ctg_geo::topojson::QuantisationError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantisation(u32);

/// A grid that cannot hold two different points.
///
/// ```
/// use ctg_geo::topojson::Quantisation;
/// let error = Quantisation::new(0).unwrap_err();
/// assert_eq!(error.to_string(), "a grid of 0 positions a side, expected at least 2");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a grid of {found} position{} a side, expected at least 2", if *.found == 1 { "" } else { "s" })]
pub struct QuantisationError {
    found: u32,
}

impl Quantisation {
    /// So many positions along each side of the box around everything: 10 000 is a metre for a town, a hundred for France.
    ///
    /// # Errors
    /// Fewer than two.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::topojson::Quantisation;
    /// assert!(Quantisation::new(2).is_ok());
    /// assert!(Quantisation::new(1).is_err());                       // everything would fall on one point
    /// ```
    pub fn new(steps: u32) -> Result<Self, QuantisationError> {
        if steps < 2 { Err(QuantisationError { found: steps }) } else { Ok(Self(steps)) }
    }

    /// How many positions there are along each side.
    ///
    /// ```
    /// use ctg_geo::topojson::Quantisation;
    /// // A box of 10 km with a position every metre: one more than there are metres.
    /// assert_eq!(Quantisation::new(10_001)?.steps() - 1, 10_000);
    /// # Ok::<(), ctg_geo::topojson::QuantisationError>(())
    /// ```
    pub fn steps(self) -> u32 {
        self.0
    }
}

/// The boundaries as the text of a TopoJSON topology with one object, `communes`.
///
/// Each commune has its code as `id`, and its name in `properties` where there is one. A border that two communes share is one arc, written
/// once. Coordinates are rounded to the grid and written as differences; no vertex is dropped, so that rings keep their four
/// positions or more; simplify first for a light map. Rings turn as in RFC 7946: outer ones counter-clockwise.
///
/// *Complexity*: O(n) in the vertices.
///
/// # Examples
/// ```
/// use ctg_geo::{Boundaries, Contour, topojson};
/// use ctg_model::CogVintage;
/// use geo_types::polygon;
/// let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
/// let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
/// let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
/// let text = topojson::to_string(&boundaries, topojson::Quantisation::new(3)?, |code| code.to_string().parse().ok());
/// // Three arcs: the west, the border in common, the east. The second commune comes along the border the other way: ~0 is −1.
/// assert!(text.contains(r#"{"type":"MultiPolygon","id":"17299","properties":{"name":"17299"},"arcs":[[[0,1]]]}"#), "{text}");
/// assert!(text.contains(r#"{"type":"MultiPolygon","id":"17300","properties":{"name":"17300"},"arcs":[[[2,-1]]]}"#), "{text}");
/// assert!(text.ends_with(r#""arcs":[[[1,0],[0,2]],[[1,2],[-1,0],[0,-2],[1,0]],[[1,0],[1,0],[0,2],[-1,0]]]}"#), "{text}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// M. Bostock and C. Metcalf, *The TopoJSON format specification*, version 1.0, 2013.
pub fn to_string(
    boundaries: &Boundaries,
    quantisation: Quantisation,
    name_of: impl Fn(CommuneCode) -> Option<Label>,
) -> String {
    let edges = HalfEdges::new(boundaries);
    let mut arcs = Arcs::new(&edges);
    let mut text =
        String::from(r#"{"type":"Topology","objects":{"communes":{"type":"GeometryCollection","geometries":["#);
    for (index, code) in boundaries.codes().iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let named = name_of(*code).and_then(|name| serde_json::to_string(name.as_str()).ok());
        let properties = named.map_or(String::new(), |name| format!(r#""properties":{{"name":{name}}},"#));
        let part = |part| list(boundaries.rings_of(part).map(|ring| list(arcs.of_ring(boundaries.vertices_of(ring)))));
        let parts = list(boundaries.parts_of(index).map(part));
        // Writing to a text cannot fail.
        let _ = write!(text, r#"{comma}{{"type":"MultiPolygon","id":"{code}",{properties}"arcs":{parts}}}"#);
    }
    let grid = Grid::new(boundaries, quantisation);
    let lines = list(arcs.lines.iter().map(|line| grid.line(line.iter().map(|vertex| edges.place(*vertex)))));
    let _ = write!(
        text,
        r#"]}}}},"transform":{{"scale":[{},{}],"translate":[{},{}]}},"arcs":{lines}}}"#,
        grid.step.x, grid.step.y, grid.origin.x, grid.origin.y
    );
    text
}

/// A JSON array.
fn list<T: std::fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let mut text = String::from("[");
    for (rank, item) in items.into_iter().enumerate() {
        let comma = if rank > 0 { "," } else { "" };
        let _ = write!(text, "{comma}{item}");
    }
    text.push(']');
    text
}

/// The lines between junctions, numbered as rings come by.
struct Arcs<'a> {
    edges: &'a HalfEdges,
    /// For each half-edge that starts a line, its number, or the number of the line that comes the other way, as −1 − number.
    known: Vec<Option<i64>>,
    lines: Vec<Vec<u32>>,
}

impl<'a> Arcs<'a> {
    fn new(edges: &'a HalfEdges) -> Self {
        Self { edges, known: vec![None; edges.len()], lines: Vec::new() }
    }

    /// The numbers of the lines that make up a ring.
    fn of_ring(&mut self, ring: std::ops::Range<usize>) -> Vec<i64> {
        let starts: Vec<usize> =
            ring.clone().filter(|edge| self.edges.line_through(self.edges.origin_of(*edge)).is_none()).collect();
        let starts = if starts.is_empty() {
            ring.clone().min_by(|a, b| self.west(*a, *b)).into_iter().collect()
        } else {
            starts
        };
        starts.iter().map(|start| self.of_line(*start, &starts)).collect()
    }

    fn west(&self, a: usize, b: usize) -> std::cmp::Ordering {
        let (a, b) = (self.edges.place(self.edges.origin_of(a)), self.edges.place(self.edges.origin_of(b)));
        a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
    }

    /// The number of the line that starts with a half-edge and ends at the next start.
    fn of_line(&mut self, start: usize, starts: &[usize]) -> i64 {
        if let Some(number) = self.known[start] {
            return number;
        }
        let number = i64::try_from(self.lines.len()).unwrap_or(i64::MAX);
        let mut line = vec![self.edges.origin_of(start)];
        let mut edge = start;
        loop {
            line.push(self.edges.target(edge));
            let next = self.edges.after(edge);
            if starts.binary_search(&next).is_ok() {
                break;
            }
            edge = next;
        }
        self.known[start] = Some(number);
        if let Some(back) = self.edges.twin_of(edge) {
            self.known[back] = Some(-1 - number);
        }
        self.lines.push(line);
        number
    }
}

/// The grid that coordinates are rounded to.
struct Grid {
    origin: Coord<f64>,
    step: Coord<f64>,
}

impl Grid {
    fn new(boundaries: &Boundaries, quantisation: Quantisation) -> Self {
        let nowhere = Coord { x: 0.0, y: 0.0 };
        let all = Extent::around(boundaries.all_vertices()).unwrap_or(Extent { low: nowhere, high: nowhere });
        let gaps = f64::from(quantisation.0 - 1);
        let step = |low: f64, high: f64| if high > low { (high - low) / gaps } else { 1.0 };
        Self { origin: all.low, step: Coord { x: step(all.low.x, all.high.x), y: step(all.low.y, all.high.y) } }
    }

    /// The first position, then the difference of each from the one before.
    fn line(&self, places: impl Iterator<Item = Coord<f64>>) -> String {
        let mut before = (0, 0);
        list(places.map(|at| {
            let here = (nearest((at.x - self.origin.x) / self.step.x), nearest((at.y - self.origin.y) / self.step.y));
            let difference = format!("[{},{}]", here.0 - before.0, here.1 - before.1);
            before = here;
            difference
        }))
    }
}

fn nearest(position: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a position of a grid of at most 2^32 a side")]
    let nearest = position.round() as i64;
    nearest
}
