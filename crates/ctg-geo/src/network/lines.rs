//! A network of GeoJSON lines.

use std::collections::BTreeMap;
use std::io::Read;

use ctg_model::{Label, Position, Slug};
use geojson::{Feature, GeometryValue, JsonObject};
use serde_json::Value;

use super::draft::{Pace, Road};
use super::net::check_link;
use super::{Crossing, Link, Mode, Network, PerMode, Speed, Ways};
use crate::cost::{CostUnit, Distancier, Metres, Minutes};
use crate::geojson::{GeoJsonError, SetAside, for_each_feature};

/// The properties of lines from which a network is read.
///
/// Names that are not set are these; a property that is absent or `null` falls back:
///
/// | property | holds | if it is not there |
/// | --- | --- | --- |
/// | `length_m` | the length of the whole line, in metres | great circles between its vertices |
/// | `foot_min`, `bike_min`, `car_min` | the time of the whole line, in minutes | its length at the speed |
/// | `foot_km_h`, `bike_km_h`, `car_km_h` | the speed; `false` closes the line to the mode | the speed of [`LineProperties::new`] |
/// | `oneway` | `yes`, `true`, `1`, `Sens direct`; `-1`, `reverse`, `Sens inverse` | both ways |
/// | `link` | an identifier: the line is a [`Link`] between its ends, called `name`, of `sailing_min`, `wait_min` and `access_min`, for the `modes` listed | an ordinary line |
///
/// One-ways bind bicycles and cars; who is on foot goes both ways.
///
/// # Examples
/// ```
/// use ctg_geo::network::{LineProperties, Mode, PerMode, Speed};
/// let walk = PerMode::only(Mode::Foot, Speed::new(5.0)?);
/// let topo = LineProperties::new(walk).one_way("sens_de_circulation").speed(Mode::Car, "vitesse_moyenne_vl");
/// # let _ = topo;
/// # Ok::<(), ctg_geo::network::SpeedError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct LineProperties<'a> {
    fallback: PerMode<Option<Speed>>,
    length: &'a str,
    one_way: &'a str,
    times: PerMode<&'a str>,
    speeds: PerMode<&'a str>,
}

impl<'a> LineProperties<'a> {
    /// The properties of the table, and the speed of each mode where a line gives none; a mode without speed needs one on each line.
    ///
    /// ```
    /// use ctg_geo::network::{LineProperties, PerMode};
    /// assert_eq!(LineProperties::new(PerMode::default()), LineProperties::new(PerMode::default()).length("length_m"));
    /// ```
    pub fn new(fallback: PerMode<Option<Speed>>) -> Self {
        let times = PerMode { foot: "foot_min", bike: "bike_min", car: "car_min" };
        let speeds = PerMode { foot: "foot_km_h", bike: "bike_km_h", car: "car_km_h" };
        Self { fallback, length: "length_m", one_way: "oneway", times, speeds }
    }

    /// The property that holds the length.
    ///
    /// ```
    /// use ctg_geo::network::{LineProperties, PerMode};
    /// assert_ne!(LineProperties::new(PerMode::default()).length("longueur"), LineProperties::new(PerMode::default()));
    /// ```
    pub fn length(self, name: &'a str) -> Self {
        Self { length: name, ..self }
    }

    /// The property that holds the direction.
    ///
    /// ```
    /// use ctg_geo::network::{LineProperties, PerMode};
    /// assert_ne!(LineProperties::new(PerMode::default()).one_way("sens"), LineProperties::new(PerMode::default()));
    /// ```
    pub fn one_way(self, name: &'a str) -> Self {
        Self { one_way: name, ..self }
    }

    /// The property that holds the speed of a mode, in km/h.
    ///
    /// ```
    /// use ctg_geo::network::{LineProperties, Mode, PerMode};
    /// let named = LineProperties::new(PerMode::default()).speed(Mode::Car, "car_km_h");
    /// assert_eq!(named, LineProperties::new(PerMode::default()));
    /// ```
    pub fn speed(mut self, mode: Mode, name: &'a str) -> Self {
        self.speeds.set(mode, name);
        self
    }

    /// The property that holds the time of a mode, in minutes.
    ///
    /// ```
    /// use ctg_geo::network::{LineProperties, Mode, PerMode};
    /// let named = LineProperties::new(PerMode::default()).time(Mode::Car, "minutes");
    /// assert_ne!(named, LineProperties::new(PerMode::default()));
    /// ```
    pub fn time(mut self, mode: Mode, name: &'a str) -> Self {
        self.times.set(mode, name);
        self
    }

    fn pace(&self, mode: Mode, properties: &JsonObject) -> Result<Option<Pace>, String> {
        if let Some(time) = number(properties, self.times.of(mode))? {
            return Ok(Some(Pace::Whole(unit(self.times.of(mode), time)?)));
        }
        let name = self.speeds.of(mode);
        if properties.get(name) == Some(&Value::Bool(false)) {
            return Ok(None);
        }
        let given = number(properties, name)?.map(Speed::new).transpose();
        Ok(given.map_err(|error| error.to_string())?.or(self.fallback.of(mode)).map(Pace::At))
    }

    fn paces(&self, properties: &JsonObject) -> Result<PerMode<Option<Pace>>, String> {
        let pace = |mode| self.pace(mode, properties);
        Ok(PerMode { foot: pace(Mode::Foot)?, bike: pace(Mode::Bike)?, car: pace(Mode::Car)? })
    }
}

/// A network of lines, and the features that are none.
///
/// ```
/// use ctg_geo::{cost::Distancier, network::{LineProperties, LinesRead, PerMode}};
/// let file = br#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": null}]}"#;
/// let read = LinesRead::new(&file[..], Distancier::geodesic(), &LineProperties::new(PerMode::default()))?;
/// assert_eq!(read.set_aside[0].to_string(), "feature 1: found no geometry, expected a LineString or a MultiLineString");
/// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct LinesRead {
    /// The network: each vertex is a node, one for all lines that share it to the bit, numbered as they come.
    pub network: Network,
    /// The features that are no line, in the order of the file.
    pub set_aside: Vec<SetAside>,
}

/// What one feature gives.
enum Given {
    Lines {
        lines: Vec<Vec<Position>>,
        length: Option<Metres>,
        onward: PerMode<Option<Pace>>,
        back: PerMode<Option<Pace>>,
    },
    Link {
        id: Slug,
        name: Label,
        line: Vec<Position>,
        ways: Ways,
        length: Option<Metres>,
        crossings: PerMode<Option<Crossing>>,
    },
}

impl LinesRead {
    /// Reads a `FeatureCollection` of lines (feature `geojson`).
    ///
    /// Lines are joined where they share a vertex, at their ends or between; where they only cross, as on a bridge, they are not.
    ///
    /// # Errors
    /// A file that cannot be read, is cut, is no JSON or no `FeatureCollection`, or names a reference system other than WGS 84.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::{cost::{Distancier, Minutes}, network::{LineProperties, LinesRead, Mode, PerMode, Routes}};
    /// let file = br#"{"type": "FeatureCollection", "features": [
    ///     {"type": "Feature", "properties": {"car_km_h": 60, "length_m": 2000, "oneway": "yes"},
    ///      "geometry": {"type": "LineString", "coordinates": [[-1.0, 45.90], [-1.0, 45.91], [-1.0, 45.92]]}},
    ///     {"type": "Feature", "properties": {"car_min": 3},
    ///      "geometry": {"type": "LineString", "coordinates": [[-1.0, 45.91], [-1.02, 45.91]]}}]}"#;
    /// let read = LinesRead::new(&file[..], Distancier::new("synthetic".parse()?, "essai".parse()?), &LineProperties::new(PerMode::default()))?;
    /// let routes = Routes::fastest(&read.network, Mode::Car);
    /// assert_eq!(read.network.nodes().len(), 4);                       // the lines share one
    /// assert_eq!(routes.cost(0, 3), Some(Minutes::new(4.0)?));         // half of 2 min, and 3 min
    /// assert_eq!(routes.cost(3, 0), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        reader: impl Read,
        distancier: Distancier,
        properties: &LineProperties<'_>,
    ) -> Result<Self, GeoJsonError> {
        let mut draft = Draft::default();
        for_each_feature(reader, |number, text| {
            if let Err(problem) = feature(text, properties).and_then(|given| draft.take(given)) {
                draft.set_aside.push(SetAside::new(number, None, problem));
            }
        })?;
        Ok(draft.finish(distancier))
    }
}

#[derive(Default)]
struct Draft {
    numbers: BTreeMap<[u64; 2], usize>,
    nodes: Vec<Position>,
    edges: Vec<super::Edge>,
    links: Vec<Link>,
    set_aside: Vec<SetAside>,
}

impl Draft {
    fn node(&mut self, at: Position) -> usize {
        let next = self.nodes.len();
        let number = *self.numbers.entry([at.longitude().to_bits(), at.latitude().to_bits()]).or_insert(next);
        if number == next {
            self.nodes.push(at);
        }
        number
    }

    fn take(&mut self, given: Given) -> Result<(), String> {
        match given {
            Given::Lines { lines, length, onward, back } => {
                let mut edges = Vec::new();
                for line in lines {
                    let nodes = line.into_iter().map(|at| (self.node(at), at)).collect();
                    edges.extend(Road { nodes, length, onward, back }.edges()?);
                }
                self.edges.extend(edges);
            }
            Given::Link { id, name, line, ways, length, crossings } => {
                let (Some(first), Some(last)) = (line.first(), line.last()) else { return Ok(()) };
                let ends = (self.node(*first), self.node(*last));
                let straight = crate::measure::haversine_m(*first, *last);
                let length = length.map_or_else(|| Metres::new(straight), Ok).map_err(|error| error.to_string())?;
                let link = Link::new(id, name, ends, ways, length).open_to(crossings);
                check_link(&link, self.nodes.len(), &self.links).map_err(|error| error.to_string())?;
                self.links.push(link);
            }
        }
        Ok(())
    }

    fn finish(self, distancier: Distancier) -> LinesRead {
        let mut set_aside = self.set_aside;
        let bare = Network::new(distancier.clone(), Vec::new(), []);
        let whole = Network::new(distancier, self.nodes, self.edges);
        let network = whole.and_then(|network| self.links.into_iter().try_fold(network, Network::with_link));
        let network = network.or_else(|error| {
            set_aside.push(SetAside::new(0, None, error));
            bare
        });
        #[expect(clippy::expect_used, reason = "a network without nodes has nothing that could be refused")]
        let network = network.expect("an empty network");
        LinesRead { network, set_aside }
    }
}

/// What a feature gives, or what is wrong with it.
fn feature(text: &str, names: &LineProperties<'_>) -> Result<Given, String> {
    let short = |text: String| text.chars().take(100).collect::<String>();
    let feature: Feature =
        text.parse().map_err(|error: geojson::Error| short(format!("found {error}, expected a feature")))?;
    let lines = match feature.geometry.map(|geometry| geometry.value) {
        Some(GeometryValue::LineString { coordinates }) => vec![line(&coordinates)?],
        Some(GeometryValue::MultiLineString { coordinates }) => {
            coordinates.iter().map(|coordinates| line(coordinates)).collect::<Result<_, _>>()?
        }
        Some(other) => {
            return Err(format!("found a {}, expected a LineString or a MultiLineString", other.type_name()));
        }
        None => return Err("found no geometry, expected a LineString or a MultiLineString".to_owned()),
    };
    let properties = feature.properties.unwrap_or_default();
    let length = number(&properties, names.length)?.map(|found| unit(names.length, found)).transpose()?;
    if length.is_some() && lines.len() > 1 {
        return Err(format!("found `{}` of {} lines, expected one line", names.length, lines.len()));
    }
    let direction = direction(properties.get(names.one_way), names.one_way)?;
    if let Some(id) = word(&properties, "link")? {
        let [line] = <[_; 1]>::try_from(lines)
            .map_err(|lines| format!("found a link of {} lines, expected one", lines.len()))?;
        return link(id, line, direction, length, &properties);
    }
    let paces = names.paces(&properties)?;
    let walk = PerMode { foot: paces.foot, bike: None, car: None };
    let (onward, back) = match direction {
        Direction::Both => (paces, paces),
        Direction::Onward => (paces, walk),
        Direction::Back => (walk, paces),
    };
    Ok(Given::Lines { lines, length, onward, back })
}

fn link(
    id: &str,
    mut line: Vec<Position>,
    direction: Direction,
    length: Option<Metres>,
    properties: &JsonObject,
) -> Result<Given, String> {
    let minutes = |name| {
        number(properties, name)?
            .map_or_else(|| Ok(Minutes::new(0.0).unwrap_or(Minutes::LARGEST)), |found| unit(name, found))
    };
    let crossing =
        Crossing { sailing: minutes("sailing_min")?, wait: minutes("wait_min")?, access: minutes("access_min")? };
    let mut crossings = PerMode::default();
    for mode in word(properties, "modes")?.unwrap_or("foot bike car").split_whitespace() {
        crossings.set(mode.parse().map_err(|error: super::ModeError| error.to_string())?, Some(crossing));
    }
    let name = word(properties, "name")?.unwrap_or(id);
    if direction == Direction::Back {
        line.reverse();
    }
    Ok(Given::Link {
        id: id.parse().map_err(|error: ctg_model::LabelError| error.to_string())?,
        name: name.parse().map_err(|error: ctg_model::LabelError| error.to_string())?,
        line,
        ways: if direction == Direction::Both { Ways::Both } else { Ways::Onward },
        length,
        crossings,
    })
}

/// The ways in which a line may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Both,
    Onward,
    Back,
}

fn direction(found: Option<&Value>, name: &str) -> Result<Direction, String> {
    let text = match found {
        None | Some(Value::Null) => return Ok(Direction::Both),
        Some(Value::String(text)) => text.to_lowercase(),
        Some(other) => other.to_string(),
    };
    match text.trim() {
        "" | "false" | "no" | "0" | "double sens" | "sans objet" => Ok(Direction::Both),
        "true" | "yes" | "1" | "sens direct" => Ok(Direction::Onward),
        "-1" | "reverse" | "sens inverse" => Ok(Direction::Back),
        other => {
            let other: String = other.chars().take(40).collect();
            Err(format!("found `{name}` `{other}`, expected yes, no, -1, Sens direct, Sens inverse or Double sens"))
        }
    }
}

fn line(coordinates: &[geojson::Position]) -> Result<Vec<Position>, String> {
    let position = |found: &geojson::Position| match found.as_slice() {
        [longitude, latitude, ..] => Position::new(*longitude, *latitude).map_err(|error| error.to_string()),
        other => Err(format!("found a vertex of {} numbers, expected a longitude and a latitude", other.len())),
    };
    let line: Vec<Position> = coordinates.iter().map(position).collect::<Result<_, _>>()?;
    if line.len() < 2 {
        return Err(format!("found a line of {} vertices, expected at least 2", line.len()));
    }
    Ok(line)
}

/// A number, which may stand as a text.
fn number(properties: &JsonObject, name: &str) -> Result<Option<f64>, String> {
    let value = match properties.get(name) {
        None | Some(Value::Null | Value::Bool(false)) => return Ok(None),
        Some(value) => value,
    };
    let found = value.as_f64().or_else(|| value.as_str().and_then(|text| text.trim().parse().ok()));
    let short = || value.to_string().chars().take(40).collect::<String>();
    found.map(Some).ok_or_else(|| format!("found `{name}` {}, expected a number", short()))
}

fn word<'p>(properties: &'p JsonObject, name: &str) -> Result<Option<&'p str>, String> {
    match properties.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => {
            Err(format!("found `{name}` {}, expected a text", other.to_string().chars().take(40).collect::<String>()))
        }
    }
}

fn unit<U: CostUnit>(name: &str, found: f64) -> Result<U, String> {
    U::of(found).map_err(|error| format!("`{name}`: {error}"))
}
