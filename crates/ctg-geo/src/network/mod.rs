//! A network of roads, paths and ferries, and what journeys on it cost.
//!
//! A [`Network`] has nodes with positions and edges in one direction, each with a length and a time for each [`Mode`] that may use it. It is
//! built from a list of edges, from GeoJSON lines (feature `geojson`) or from an extract of OpenStreetMap (feature `osm-pbf`); [`Link`]s
//! such as a ferry are added by name. [`Routes`] are the network for one mode, ready to be searched, by time or by length; [`NetworkCost`]
//! is the [travel cost](crate::cost::TravelCost) between places beside the network, each snapped to a node at most so far away.
//!
//! # What it costs
//! Times are counted in whole milliseconds, lengths in whole millimetres: sums are exact, and the same in any order, on one thread or two.
//! One search from a place settles each node once, O(n log n). No hierarchy is built beforehand: contraction pays for single pairs far
//! apart, and at the size of a département, where all services around a place are asked for, it took 2.35 s to prepare where all nearest
//! services of 25 600 nodes are found in hundredths of a second.
//!
//! # What it does not do
//! Turn restrictions, congestion by the hour, changes between modes under way, searches that depend on the hour of departure: a ferry has
//! one wait, which a [`Timetable`] tells for an hour of arrival or on average.

mod components;
mod cost;
#[cfg(any(feature = "geojson", feature = "osm-pbf"))]
mod draft;
mod edge;
mod error;
mod graph;
#[cfg(feature = "geojson")]
mod lines;
mod link;
mod metric;
mod mode;
mod net;
#[cfg(feature = "osm-pbf")]
mod osm;
mod queue;
mod routes;
mod search;
mod snapping;
mod speed;
mod sweep;
mod timetable;

pub use components::Components;
pub use cost::NetworkCost;
pub use edge::Edge;
pub use error::NetworkError;
#[cfg(feature = "geojson")]
#[cfg_attr(docsrs, doc(cfg(feature = "geojson")))]
pub use lines::{LineProperties, LinesRead};
pub use link::{Crossing, Link, Ways};
pub use metric::{ClassSpeeds, Density, RoadClass, RoadShape, SpeedModel};
pub use mode::{Mode, ModeError, PerMode};
pub use net::Network;
#[cfg(feature = "osm-pbf")]
#[cfg_attr(docsrs, doc(cfg(feature = "osm-pbf")))]
pub use osm::{OsmError, OsmRead, OsmTravel};
pub use routes::{Path, Routes};
pub use snapping::{Snapped, Snapping};
pub use speed::{Speed, SpeedError};
pub use sweep::NearestNodes;
pub use timetable::{Departure, NextDeparture, Timetable, TimetableError};
