#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod age;
pub mod bonus;
pub mod claim;
pub mod code;
pub mod convention;
mod decimal;
pub mod diagnosis;
mod evidence;
mod label;
mod money;
mod neighbours;
pub mod observation;
mod open_words;
pub mod passage;
pub mod plan;
mod population;
mod position;
mod provenance;
mod reference;
pub mod service;
mod statement;
#[cfg(feature = "proptest")]
#[cfg_attr(docsrs, doc(cfg(feature = "proptest")))]
pub mod strategies;
pub mod territory;
mod text;
mod timeline;
mod vintage;
mod words;

pub use age::{
    AgeBand, AgeBandError, AgeFault, AgePartition, AgePartitionError, AgeStructure, AgeStructureError, coverage_faults,
};
pub use convention::Convention;
pub use decimal::{Decimal, DecimalError};
pub use diagnosis::{Diagnosis, DiagnosisError};
pub use evidence::{Documented, Evidence};
pub use label::{Label, LabelError, Slug};
pub use money::{Cents, CentsError};
pub use neighbours::{Adjacency, Contact, Contiguity, Link, LinkKind, Neighbours, NeighboursError};
pub use population::{MunicipalPopulation, Places, TotalPopulation};
pub use position::{Position, PositionError};
pub use provenance::Provenance;
pub use reference::{Reference, Reliability};
pub use statement::{Statement, StatementKind};
pub use territory::{Assignment, Commune, Territory, TerritoryError, Zone, ZoneFault, Zoning, ZoningError};
pub use timeline::{DateError, PartialDate, TimelineEntry, TimelineError};
pub use vintage::{CogVintage, Vintage, VintageMismatch, YearError};
pub use words::WordError;
