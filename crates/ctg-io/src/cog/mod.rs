//! *Code officiel géographique*: communes and their movements, départements and régions, members of EPCI, tables of passage.
//!
//! ```
//! use ctg_io::{Source, cog};
//! use ctg_model::CogVintage;
//! use ctg_model::passage::{CogHistory, SplitWeights};
//! use std::collections::BTreeMap;
//! let (first, last) = (CogVintage::new(1943)?, CogVintage::new(2024)?);
//! let communes = cog::read_communes(Source::new("v_commune_2024.csv", ctg_fixtures::SYNTHETIC_COG_COMMUNES), last)?.strict()?;
//! let movements = cog::read_movements(Source::new("v_mvt_commune_2024.csv", ctg_fixtures::COG_MOVEMENTS), last)?.strict()?;
//! let history = CogHistory::new(last, communes.iter().map(|commune| commune.code), &movements, first..=last)?;
//! // Counts of 2017, in the communes of 2024.
//! let passage = history.passage(CogVintage::new(2017)?, last)?;
//! let pupils = BTreeMap::from([("17103".parse()?, 12_u64), ("17352".parse()?, 8), ("17457".parse()?, 130)]);
//! let converted = passage.convert(&pupils, &SplitWeights::none())?;
//! assert_eq!(converted, BTreeMap::from([("17457".parse()?, 150)]));       // La Devise
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod article;
mod communes;
mod epci;
mod movements;
mod passage;
mod regions;
mod typed;
#[cfg(feature = "excel")]
mod workbook;

use ctg_model::{CogVintage, Vintage};

use crate::dataset::{Dataset, LICENCE_OUVERTE};
use crate::table::End;
use crate::{Read, SetAside};

pub use article::{Article, ArticleError};
pub use communes::{CogCommune, CogCommunes, CogPart, read_communes};
#[cfg(feature = "excel")]
#[cfg_attr(docsrs, doc(cfg(feature = "excel")))]
pub use epci::read_epci_workbook;
pub use epci::{Epci, EpciMembers, read_epci};
pub use movements::read_movements;
#[cfg(feature = "excel")]
#[cfg_attr(docsrs, doc(cfg(feature = "excel")))]
pub use passage::read_passage_workbook;
pub use passage::{PassageColumns, read_passage};
pub use regions::{Departement, Region, read_departements, read_regions};

/// A file of the *Code officiel géographique*.
const fn of_insee(id: &'static str, title: &'static str) -> Dataset {
    Dataset { id, publisher: "Insee", title, licence: LICENCE_OUVERTE }
}

/// A value, with what its table set aside and where it comes from.
fn read_of<T>(value: T, end: End, more: Vec<SetAside>, dataset: &Dataset, year: CogVintage) -> Read<T> {
    let file = end.file.with_provenance(dataset.provenance(Vintage::new(year.year()).ok()));
    let set_aside = end.set_aside.into_iter().chain(more).collect();
    Read::new(value, set_aside).with_files(vec![file])
}
