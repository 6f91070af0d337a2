//! The Communauté d'agglomération Rochefort Océan, the reference territory: its data, embedded.
//!
//! 25 communes in four study zones, cut by the Charente, with an island reached by ferry. The figures are those of its brochure, each with
//! its status, and the populations légales of Insee; the origin of each file is told with the package `ctg-fixtures`.

use ctg_geo::Boundaries;
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
