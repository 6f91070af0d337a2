//! Contours as SVG paths.

use std::fmt::Write;

use ctg_model::Position;
use geo_types::{Coord, MultiPolygon};

use crate::bounding_box::BoundingBox;

/// A drawing that some box of the globe fits into: north up, as wide as asked.
///
/// Longitudes are shrunk by the cosine of the middle latitude (plate carrée): over an EPCI or a département, shapes are true to some tenths of a per cent.
///
/// # Examples
/// ```
/// use ctg_geo::{BoundingBox, SvgFrame};
/// use geo_types::polygon;
/// let square = polygon![(x: 0.0, y: 59.5), (x: 2.0, y: 59.5), (x: 2.0, y: 60.5), (x: 0.0, y: 60.5)].into();
/// let frame = SvgFrame::fit(BoundingBox::of_geometry(&square).unwrap(), 100.0).unwrap();
/// // At 60°, a degree of longitude is half as long as one of latitude.
/// assert_eq!(frame.view_box(), "0 0 100 100");
/// assert_eq!(frame.path_data(&square), "M0 100L100 100L100 0L0 0Z");      // the south is down
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct SvgFrame {
    west: f64,
    north: f64,
    /// Units of the drawing for a degree of longitude, and for one of latitude.
    scale: Coord<f64>,
    width: f64,
    height: f64,
    margin: f64,
    decimals: u8,
}

impl SvgFrame {
    /// The drawing of a width, in user units, that a box just fits into, written with one decimal.
    ///
    /// `None` for a box or a width that is empty or not finite.
    ///
    /// ```
    /// use ctg_geo::{BoundingBox, SvgFrame};
    /// use ctg_model::Position;
    /// let extent = BoundingBox::of([Position::new(0.0, 59.5)?, Position::new(2.0, 60.5)?]).unwrap();
    /// assert!(SvgFrame::fit(extent, 300.0).is_some());
    /// assert_eq!(SvgFrame::fit(extent, 0.0), None);
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn fit(extent: BoundingBox, width: f64) -> Option<Self> {
        let shrink = f64::midpoint(extent.south, extent.north).to_radians().cos();
        let x = width / (extent.east - extent.west);
        let scale = Coord { x, y: x / shrink };
        let height = (extent.north - extent.south) * scale.y;
        let sound = |size: f64| size.is_finite() && size > 0.0;
        (sound(width) && sound(scale.x) && sound(height)).then_some(Self {
            west: extent.west,
            north: extent.north,
            scale,
            width,
            height,
            margin: 0.0,
            decimals: 1,
        })
    }

    /// The same drawing, written with so many decimals (at most 9): fewer make a lighter file.
    ///
    /// ```
    /// use ctg_geo::{BoundingBox, SvgFrame};
    /// use ctg_model::Position;
    /// let corners = [Position::new(0.0, 59.5)?, Position::new(3.0, 60.5)?];
    /// let frame = SvgFrame::fit(BoundingBox::of(corners).unwrap(), 100.0).unwrap();
    /// assert_eq!(frame.with_decimals(3).view_box(), "0 0 100 66.667");
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn with_decimals(self, decimals: u8) -> Self {
        Self { decimals: decimals.min(9), ..self }
    }

    /// The same drawing with room around it, in user units, for the width of lines; nothing moves.
    ///
    /// A margin that is negative or not finite counts as none.
    ///
    /// ```
    /// use ctg_geo::{BoundingBox, SvgFrame};
    /// use ctg_model::Position;
    /// let corners = [Position::new(0.0, 59.5)?, Position::new(2.0, 60.5)?];
    /// let frame = SvgFrame::fit(BoundingBox::of(corners).unwrap(), 100.0).unwrap();
    /// assert_eq!(frame.with_margin(2.0).view_box(), "-2 -2 104 104");
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn with_margin(self, margin: f64) -> Self {
        Self { margin: if margin.is_finite() { margin.max(0.0) } else { 0.0 }, ..self }
    }

    /// What to write in the `viewBox` of the drawing.
    ///
    /// ```
    /// use ctg_geo::{BoundingBox, SvgFrame};
    /// use ctg_model::Position;
    /// let extent = BoundingBox::of([Position::new(0.0, 59.5)?, Position::new(2.0, 60.5)?]).unwrap();
    /// // At 60°, two degrees of longitude are as long as one of latitude.
    /// assert_eq!(SvgFrame::fit(extent, 80.0).map(|frame| frame.view_box()).as_deref(), Some("0 0 80 80"));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn view_box(&self) -> String {
        let size = |size: f64| self.number(size + 2.0 * self.margin);
        let start = self.number(-self.margin);
        format!("{start} {start} {} {}", size(self.width), size(self.height))
    }

    /// Where a point is drawn, x to the right and y down, for labels and marks.
    ///
    /// ```
    /// use ctg_geo::{BoundingBox, SvgFrame};
    /// use ctg_model::Position;
    /// let corners = [Position::new(0.0, 59.5)?, Position::new(2.0, 60.5)?];
    /// let frame = SvgFrame::fit(BoundingBox::of(corners).unwrap(), 100.0).unwrap();
    /// assert_eq!(frame.point(Position::new(2.0, 60.5)?), ("100".to_owned(), "0".to_owned()));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn point(&self, at: Position) -> (String, String) {
        self.place(Coord { x: at.longitude(), y: at.latitude() })
    }

    /// What to write in the `d` of a `path`; holes come out with either fill rule.
    ///
    /// Vertices that fall on the one before once rounded are left out, and rings of which fewer than three stay: too small to be seen.
    ///
    /// ```
    /// use ctg_geo::{BoundingBox, SvgFrame};
    /// use ctg_model::Position;
    /// let extent = BoundingBox::of([Position::new(0.0, 59.5)?, Position::new(2.0, 60.5)?]).unwrap();
    /// # use geo_types::polygon;
    /// let half = polygon![(x: 0.0, y: 59.5), (x: 2.0, y: 59.5), (x: 2.0, y: 60.5)];
    /// assert_eq!(SvgFrame::fit(extent, 100.0).unwrap().path_data(&half.into()), "M0 100L100 100L100 0Z");
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn path_data(&self, geometry: &MultiPolygon<f64>) -> String {
        let mut path = String::new();
        let rings = geometry.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
        for ring in rings {
            let mut places: Vec<(String, String)> = ring.0.iter().map(|at| self.place(*at)).collect();
            places.dedup();
            if places.len() > 1 && places.first() == places.last() {
                places.pop();
            }
            if places.len() < 3 {
                continue;
            }
            let mut command = 'M';
            for (x, y) in places {
                // Writing to a text cannot fail.
                let _ = write!(path, "{command}{x} {y}");
                command = 'L';
            }
            path.push('Z');
        }
        path
    }

    fn place(&self, at: Coord<f64>) -> (String, String) {
        (self.number((at.x - self.west) * self.scale.x), self.number((self.north - at.y) * self.scale.y))
    }

    /// A number with the decimals of the drawing, without trailing zeros and without `-0`.
    fn number(&self, number: f64) -> String {
        let text = format!("{number:.*}", usize::from(self.decimals));
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        if text == "-0" { "0".to_owned() } else { text.to_owned() }
    }
}
