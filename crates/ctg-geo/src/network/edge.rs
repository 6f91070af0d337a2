//! One way from a node to another.

use super::{PerMode, Speed};
use crate::cost::{Metres, Minutes};

/// A way from one node of a network to another, in this direction only (*arc orienté*).
///
/// A street of two directions is two edges. An edge that no mode may use is kept, and used by nobody.
///
/// # Examples
/// ```
/// use ctg_geo::{cost::{Metres, Minutes}, network::{Edge, PerMode, Speed}};
/// let walk = PerMode { foot: Some(Speed::new(5.0)?), ..PerMode::default() };
/// let edge = Edge::at(0, 1, Metres::new(250.0)?, walk);
/// assert_eq!((edge.times.foot, edge.times.car), (Some(Minutes::new(3.0)?), None));
/// assert_eq!((edge.back().from, edge.back().to), (1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Edge {
    /// The number of the node where it starts.
    pub from: usize,
    /// The number of the node where it ends; the same one is a loop, kept and never of use.
    pub to: usize,
    /// How long it is on the ground; counted in whole millimetres.
    pub length: Metres,
    /// How long it takes each mode that may use it; counted in whole milliseconds.
    pub times: PerMode<Option<Minutes>>,
}

impl Edge {
    /// An edge of given times.
    ///
    /// ```
    /// use ctg_geo::{cost::{Metres, Minutes}, network::{Edge, Mode, PerMode}};
    /// let edge = Edge::new(0, 1, Metres::new(900.0)?, PerMode::only(Mode::Car, Minutes::new(1.0)?));
    /// assert_eq!(edge.times.of(Mode::Car), Some(Minutes::new(1.0)?));
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn new(from: usize, to: usize, length: Metres, times: PerMode<Option<Minutes>>) -> Self {
        Self { from, to, length, times }
    }

    /// An edge of given speeds.
    ///
    /// ```
    /// use ctg_geo::{cost::{Metres, Minutes}, network::{Edge, Mode, PerMode, Speed}};
    /// let edge = Edge::at(0, 1, Metres::new(1_000.0)?, PerMode::only(Mode::Car, Speed::new(60.0)?));
    /// assert_eq!(edge.times.car, Some(Minutes::new(1.0)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn at(from: usize, to: usize, length: Metres, speeds: PerMode<Option<Speed>>) -> Self {
        Self::new(from, to, length, speeds.map(|speed| speed.map(|speed| speed.time(length))))
    }

    /// The same the other way round.
    ///
    /// ```
    /// use ctg_geo::{cost::Metres, network::{Edge, PerMode}};
    /// let edge = Edge::new(3, 4, Metres::new(10.0)?, PerMode::default());
    /// assert_eq!(edge.back().back(), edge);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn back(self) -> Self {
        Self { from: self.to, to: self.from, ..self }
    }
}
