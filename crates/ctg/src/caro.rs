//! The Communauté d'agglomération Rochefort Océan, the reference territory: its data, embedded.
//!
//! 25 communes in four study zones, cut by the Charente, with an island reached by ferry. The figures are those of its brochure, each with
//! its status, and the populations légales of Insee; the origin of each file is told with the package `ctg-fixtures`.

use ctg_geo::Boundaries;
use ctg_geo::cost::Distancier;
use ctg_geo::geojson::GeoJsonError;
use ctg_geo::network::{LineProperties, LinesRead, Network, PerMode};
use ctg_io::{Folder, Read, Unreadable, read_convention, read_diagnosis, read_plan};
use ctg_model::plan::Plan;
use ctg_model::{CogVintage, Convention, Diagnosis};

use crate::contours::{self, ContoursError};

/// The files of the folder, as bytes.
///
/// # Examples
/// ```
/// assert!(ctg::caro::folder().file("communes.csv").is_some());
/// ```
pub fn folder() -> Folder {
    ctg_fixtures::CARO.files().iter().copied().collect()
}

/// The diagnosis that the files hold.
///
/// # Errors
/// None for the data that this version embeds: a test reads them.
///
/// # Examples
/// ```
/// let caro = ctg::caro::diagnosis()?;
/// assert_eq!(caro.territory().communes().len(), 25);
/// # Ok::<(), ctg::io::Unreadable>(())
/// ```
pub fn diagnosis() -> Result<Diagnosis, Unreadable> {
    read_diagnosis(&folder()).map(|read| read.into_parts().0)
}

/// The convention that the files hold.
///
/// # Errors
/// None for the data that this version embeds: a test reads them.
///
/// # Examples
/// ```
/// let convention = ctg::caro::convention()?;
/// assert_eq!(convention.stakes().len(), 4);
/// # Ok::<(), ctg::io::Unreadable>(())
/// ```
pub fn convention() -> Result<Convention, Unreadable> {
    let bytes = ctg_fixtures::CARO.file("convention.json").unwrap_or_default();
    read_convention(bytes).map(|read| read.into_parts().0)
}

/// The contours of the 25 communes, generalised, in the geography of 2021; the Île-d'Aix and the Île Madame included.
///
/// # Errors
/// None for the data that this version embeds: a test reads them.
///
/// # Examples
/// ```
/// use ctg::{Locator, model::Position};
/// let caro = ctg::caro::boundaries()?;
/// let found = Locator::new(&caro).locate(Position::new(-0.962, 45.936)?);
/// assert_eq!(found.commune(), Some("17299".parse()?));           // Rochefort
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// IGN, Admin Express COG 2021, as told with `ctg-fixtures`.
pub fn boundaries() -> Result<Boundaries, ContoursError> {
    let folder = [(contours::FILE, ctg_fixtures::CARO_CONTOURS)].into_iter().collect();
    Ok(contours::read(&folder, cog())?.boundaries)
}

/// A schematic road network between the seats of the 25 communes, for cars; synthetic (*réseau schématique*).
///
/// Lines join the seats of communes that share a border on one bank of the Charente, as long and as fast as roads of such a distance are
/// elsewhere. Between the banks there is only the viaduct of Martrou, the one crossing for cars that the data at hand confirm: a bridge that
/// is known to be open is added with [`Network::with_link`]. The ferry of the Île-d'Aix is the link `fouras-aix`: whoever comes by car
/// leaves it on the quay; its wait and access are assumed, its timetable is not at hand.
///
/// # Errors
/// None for the data that this version embeds: a test reads them.
///
/// # Examples
/// ```
/// use ctg::geo::{cost::Metres, network::{Mode, Routes, Snapping, Speed}};
/// use ctg::model::Position;
/// let routes = Routes::shortest(&ctg::caro::network()?, Mode::Car);
/// let on_nodes = Snapping::new(Metres::new(0.0)?, Speed::new(5.0)?);
/// let node = |longitude, latitude| Ok::<_, ctg::model::PositionError>(routes.snap(Position::new(longitude, latitude)?, &on_nodes));
/// let (rochefort, soubise) = (node(-0.96219, 45.9366)?.ok_or("a seat")?, node(-1.00901, 45.9261)?.ok_or("a seat")?);
/// // 3.8 km as the crow flies; over the viaduct 3 282 + 420 + 5 263 m.
/// assert_eq!(routes.cost(rochefort.node, soubise.node), Some(Metres::new(8_965.1)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Detours and speeds by distance: measured on 2 500 pairs of places of the Gironde. Viaduct: `LittoSIM_model` (CC BY-SA 4.0).
pub fn network() -> Result<Network, GeoJsonError> {
    let properties = LineProperties::new(PerMode::default());
    Ok(LinesRead::new(ctg_fixtures::CARO_NETWORK, schematic(), &properties)?.network)
}

/// What the network is.
#[expect(clippy::expect_used, reason = "literals, held by the doc example of the network")]
fn schematic() -> Distancier {
    let description = "réseau schématique de la CARO, synthétique";
    Distancier::new("caro-schematic".parse().expect("a slug"), description.parse().expect("a label"))
}

/// The geography of the territory and of its contours.
fn cog() -> CogVintage {
    #[expect(clippy::expect_used, reason = "2021 is a year of the official geographic code")]
    CogVintage::new(2021).expect("a year")
}

/// The enjeux that look to 2027, as paths of change; no action is printed, so that each enjeu is found without one.
///
/// # Errors
/// None for the data that this version embeds: a test reads them.
///
/// # Examples
/// ```
/// let plan = ctg::caro::plan()?;
/// assert_eq!(plan.value().findings().len(), 4);
/// # Ok::<(), ctg::io::Unreadable>(())
/// ```
pub fn plan() -> Result<Read<Plan>, Unreadable> {
    read_plan("plan.json", ctg_fixtures::CARO_PLAN)
}
