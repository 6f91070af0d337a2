//! A network of an extract of OpenStreetMap.

mod blob;
mod block;
mod error;
mod tags;
mod wire;

use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};

use ctg_model::Position;

use super::draft::Road;
use super::{
    Crossing, Density, Edge, Link, Network, NetworkError, PerMode, RoadClass, RoadShape, Speed, SpeedModel, Ways,
};
use crate::cost::{Distancier, Metres, Minutes};
use crate::measure::haversine_m;
use blob::Blobs;
use block::{Block, required};
use tags::{RoadUse, Tags, Use};

pub use error::OsmError;

/// How people travel on a network of OpenStreetMap: what its tags do not say.
///
/// # Examples
/// ```
/// use ctg_geo::{cost::Minutes, network::{Density, OsmTravel, Speed, SpeedModel}};
/// let travel = OsmTravel {
///     cars: SpeedModel::metric(), density: Density::Rural,
///     walking: Speed::new(5.0)?, cycling: Speed::new(15.0)?, ferry_wait: Minutes::new(15.0)?,
/// };
/// assert_eq!(travel.walking.get(), 5.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct OsmTravel {
    /// The speed of cars by class of road; `maxspeed` caps it.
    pub cars: SpeedModel,
    /// How densely peopled the extract is.
    pub density: Density,
    /// The speed on foot.
    pub walking: Speed,
    /// The speed by bicycle.
    pub cycling: Speed,
    /// How long one waits for a ferry: the map does not say.
    pub ferry_wait: Minutes,
}

/// A network of an extract of OpenStreetMap, and what was left out.
///
/// See [`OsmRead::new`].
///
/// ```
/// use std::io::Cursor;
/// use ctg_geo::{cost::{Distancier, Minutes}, network::{Density, OsmRead, OsmTravel, Speed, SpeedModel}};
/// let travel = OsmTravel {
///     cars: SpeedModel::metric(), density: Density::Rural,
///     walking: Speed::new(5.0)?, cycling: Speed::new(15.0)?, ferry_wait: Minutes::new(15.0)?,
/// };
/// assert!(OsmRead::new(&mut Cursor::new(b"no extract"), Distancier::geodesic(), &travel).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct OsmRead {
    /// The network: every vertex of a way is a node, in the order of their numbers in OpenStreetMap; ferries are links.
    pub network: Network,
    /// The number in OpenStreetMap of each node of the network.
    pub nodes: Vec<i64>,
    /// How many ways are roads or ferries that somebody may use.
    pub used_ways: usize,
    /// How many ways there are.
    pub all_ways: usize,
    /// How often a way names a vertex that the extract does not hold: the way is cut there.
    pub missing_vertices: usize,
    /// The ways that are too long to count, and why; ordinarily none.
    pub set_aside: Vec<(i64, String)>,
}

/// A way that is used.
#[derive(Debug)]
struct Kept {
    id: i64,
    usage: Use,
    nodes: Vec<i64>,
}

impl OsmRead {
    /// Reads an extract in PBF, in two passes: ways first, then the positions of their vertices (feature `osm-pbf`).
    ///
    /// Ways with a `highway` that somebody may use become edges; `oneway`, `junction`, `access` and its kin, `maxspeed`, `motorroad` are
    /// followed. The class of the road gives the speed of cars, and its windings between two junctions slow them. Ways with
    /// `route=ferry` become [links](Link) called `osm-way-` and their number, of their `duration` or at the speed of ferries; cars are
    /// let on where `motor_vehicle` or `motorcar` says so. Not followed: turn restrictions, barriers, relations, heights, opening hours.
    ///
    /// # Errors
    /// A file that cannot be read, is cut or is no PBF; a compression other than zlib; a required feature that is not known, such as
    /// history; no road at all, as in an extract of boundaries.
    ///
    /// # Examples
    /// ```
    /// use std::io::Cursor;
    /// use ctg_geo::{cost::{Distancier, Minutes}, network::{Density, OsmRead, OsmTravel, Speed, SpeedModel}};
    /// let travel = OsmTravel {
    ///     cars: SpeedModel::metric(), density: Density::Rural,
    ///     walking: Speed::new(5.0)?, cycling: Speed::new(15.0)?, ferry_wait: Minutes::new(15.0)?,
    /// };
    /// let error = OsmRead::new(&mut Cursor::new([0, 0, 0, 9]), Distancier::geodesic(), &travel).unwrap_err();
    /// assert_eq!(error.to_string(), "byte 0: found the end of the file inside a block, expected more bytes");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// OpenStreetMap wiki, *PBF Format*, and *OSM tags for routing*.
    #[doc(alias = "OpenStreetMap")]
    pub fn new(reader: &mut (impl Read + Seek), distancier: Distancier, travel: &OsmTravel) -> Result<Self, OsmError> {
        let start = reader.stream_position().map_err(|error| OsmError::unreadable(0, error))?;
        let (kept, all_ways) = ways(&mut *reader)?;
        if kept.is_empty() {
            let problem = format!("found no road among {all_ways} ways, expected ways with `highway` or `route=ferry`");
            return Err(OsmError::at(0, problem));
        }
        reader.seek(SeekFrom::Start(start)).map_err(|error| OsmError::unreadable(0, error))?;
        let places = places(reader, &kept)?;
        Build { travel, places, uses: uses(&kept) }.read(distancier, &kept, all_ways)
    }
}

/// Hands over each block of data.
fn blocks(reader: impl Read, mut take: impl FnMut(&Block<'_>) -> Result<(), String>) -> Result<(), OsmError> {
    let mut blobs = Blobs::new(std::io::BufReader::new(reader));
    loop {
        let place = blobs.place();
        let at = |problem| OsmError::at(place, problem);
        let Some((kind, bytes)) = blobs.next()? else { return Ok(()) };
        match kind.as_str() {
            "OSMHeader" => known(&bytes).map_err(at)?,
            "OSMData" => Block::new(&bytes).and_then(|block| take(&block)).map_err(at)?,
            _ => {}
        }
    }
}

fn known(header: &[u8]) -> Result<(), String> {
    const KNOWN: [&str; 3] = ["OsmSchema-V0.6", "DenseNodes", "LocationsOnWays"];
    match required(header)?.into_iter().find(|feature| !KNOWN.contains(&feature.as_str())) {
        Some(feature) => Err(format!("found the feature `{feature}`, expected {}", KNOWN.join(", "))),
        None => Ok(()),
    }
}

/// The ways that are used, by number, and how many there are.
fn ways(reader: impl Read) -> Result<(Vec<Kept>, usize), OsmError> {
    let (mut kept, mut all) = (Vec::new(), 0);
    blocks(reader, |block| {
        all += block.ways(&mut |way| {
            if let Some(usage) = Tags(&way.tags).usage() {
                kept.push(Kept { id: way.id, usage, nodes: way.nodes });
            }
        })?;
        Ok(())
    })?;
    kept.sort_by_key(|way| way.id);
    Ok((kept, all))
}

/// The positions of the vertices that the extract holds, by number.
fn places(reader: impl Read, kept: &[Kept]) -> Result<Vec<(i64, Position)>, OsmError> {
    let mut wanted: Vec<i64> = kept.iter().flat_map(|way| way.nodes.iter().copied()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut places = Vec::with_capacity(wanted.len());
    blocks(reader, |block| {
        block.nodes(&mut |id, longitude, latitude| {
            if wanted.binary_search(&id).is_ok()
                && let Ok(at) = Position::new(longitude, latitude)
            {
                places.push((id, at));
            }
        })
    })?;
    places.sort_by_key(|(id, _)| *id);
    places.dedup_by_key(|(id, _)| *id);
    Ok(places)
}

/// How often ways use each vertex: twice or at an end is a junction.
fn uses(kept: &[Kept]) -> BTreeMap<i64, u32> {
    let mut uses = BTreeMap::new();
    for way in kept {
        for node in way.nodes.iter().chain(way.nodes.first()).chain(way.nodes.last()) {
            *uses.entry(*node).or_insert(0) += 1;
        }
    }
    uses
}

struct Build<'t> {
    travel: &'t OsmTravel,
    places: Vec<(i64, Position)>,
    uses: BTreeMap<i64, u32>,
}

impl Build<'_> {
    fn read(self, distancier: Distancier, kept: &[Kept], all_ways: usize) -> Result<OsmRead, OsmError> {
        let (mut edges, mut links, mut set_aside, mut missing_vertices) = (Vec::new(), Vec::new(), Vec::new(), 0);
        for way in kept {
            let runs = self.runs(&way.nodes, &mut missing_vertices);
            let found = match &way.usage {
                Use::Road(road) => self.roads(road, &runs).map(|found| edges.extend(found)),
                Use::Ferry { name, duration, open } => {
                    self.ferry(way.id, name.as_deref(), *duration, *open, &runs).map(|found| links.extend(found))
                }
            };
            set_aside.extend(found.err().map(|problem| (way.id, problem)));
        }
        let nodes = self.places.iter().map(|(id, _)| *id).collect();
        let positions = self.places.into_iter().map(|(_, at)| at).collect();
        let refused = |error: NetworkError| OsmError::at(0, error.to_string());
        let mut network = Network::new(distancier, positions, edges).map_err(refused)?;
        for link in links {
            let id = link.id().clone();
            if let Err(error) = network.add_link(link) {
                set_aside.push((0, format!("{id}: {error}")));
            }
        }
        Ok(OsmRead { network, nodes, used_ways: kept.len(), all_ways, missing_vertices, set_aside })
    }

    /// The stretches of a way whose vertices are all there: number in the network, and position.
    fn runs(&self, nodes: &[i64], missing: &mut usize) -> Vec<Vec<(usize, Position, i64)>> {
        let mut runs = vec![Vec::new()];
        for id in nodes {
            let found = self.places.binary_search_by_key(id, |(id, _)| *id).ok();
            let vertex = found.and_then(|number| Some((number, self.places.get(number)?.1, *id)));
            if let (Some(vertex), Some(run)) = (vertex, runs.last_mut()) {
                run.push(vertex);
            } else {
                *missing += 1;
                runs.push(Vec::new());
            }
        }
        runs.retain(|run| run.len() > 1);
        runs
    }

    /// The edges of a road, from junction to junction.
    fn roads(&self, road: &RoadUse, runs: &[Vec<(usize, Position, i64)>]) -> Result<Vec<Edge>, String> {
        let junction = |id: i64| self.uses.get(&id).is_some_and(|uses| *uses > 1);
        let mut edges = Vec::new();
        for run in runs {
            let mut nodes = Vec::new();
            for (place, (number, at, id)) in run.iter().enumerate() {
                nodes.push((*number, *at));
                if nodes.len() > 1 && (junction(*id) || place + 1 == run.len()) {
                    let stretch = std::mem::replace(&mut nodes, vec![(*number, *at)]);
                    let [onward, back] = road.paces(self.travel, shape(&stretch));
                    edges.extend(Road { nodes: stretch, length: None, onward, back }.edges()?);
                }
            }
        }
        Ok(edges)
    }

    /// The links of a ferry: one, unless its way is cut.
    fn ferry(
        &self,
        id: i64,
        name: Option<&str>,
        duration: Option<Minutes>,
        open: PerMode<bool>,
        runs: &[Vec<(usize, Position, i64)>],
    ) -> Result<Vec<Link>, String> {
        // A way of which a part is missing is no crossing.
        let [run] = runs else { return Ok(Vec::new()) };
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return Ok(Vec::new()) };
        let told = |error: ctg_model::LabelError| error.to_string();
        let length = Metres::new(length_m(run.iter().map(|(_, at, _)| *at))).map_err(|error| error.to_string())?;
        let speed = self.travel.cars.speed(RoadClass::CarFerry, self.travel.density, RoadShape::STRAIGHT);
        let access = Minutes::new(0.0).map_err(|error| error.to_string())?;
        let crossing =
            Crossing { sailing: duration.unwrap_or_else(|| speed.time(length)), wait: self.travel.ferry_wait, access };
        let slug = format!("osm-way-{id}").parse().map_err(told)?;
        let label = name.unwrap_or("bac").parse().or_else(|_| "bac".parse()).map_err(told)?;
        let crossings = open.map(|open| open.then_some(crossing));
        Ok(vec![Link::new(slug, label, (first.0, last.0), Ways::Both, length).open_to(crossings)])
    }
}

fn shape(stretch: &[(usize, Position)]) -> RoadShape {
    let ends = stretch.first().zip(stretch.last()).filter(|(first, last)| first.0 != last.0);
    let straight = ends.and_then(|((_, first), (_, last))| Metres::new(haversine_m(*first, *last)).ok());
    let length = Metres::new(length_m(stretch.iter().map(|(_, at)| *at))).ok();
    straight.zip(length).map_or(RoadShape::STRAIGHT, |(straight, length)| RoadShape::of(straight, length))
}

fn length_m(line: impl Iterator<Item = Position> + Clone) -> f64 {
    line.clone().zip(line.skip(1)).map(|(from, to)| haversine_m(from, to)).sum()
}
