//! Public lists of facilities (*listes d'équipements*), all read into the same [`Facility`](ctg_model::service::Facility).
//!
//! | [`List`] | publisher | form |
//! | --- | --- | --- |
//! | [`Bpe`](List::Bpe) | Insee, *Base permanente des équipements*, detailed file | CSV |
//! | [`Education`](List::Education) | Éducation nationale, *Annuaire de l'éducation* and files like it | CSV |
//! | [`FranceServices`](List::FranceServices) | ANCT, *Liste des structures France Services* | CSV |
//! | [`DigitalMediation`](List::DigitalMediation) | *Lieux de médiation numérique*, schema 1.0.2 | CSV, JSON |
//! | [`InclusionStructures`](List::InclusionStructures), [`InclusionServices`](List::InclusionServices) | *data·inclusion*, schema 1 | CSV, JSON |
//! | [`Facilities`](List::Facilities) | the table that [`write_csv`] writes | CSV |
//!
//! Separators (`;` `,` tab `|`) and columns are recognised by the header; columns that no reader needs are left alone. A row that cannot be
//! read is set aside with its line, its column, what was found and what was expected; a cell that the rest of its row can do without (a
//! point, a number of places) is set aside alone. Words without a kind of their own are counted in the [`Crosswalk`], and their facilities kept.
//!
//! # Examples
//! ```
//! use ctg_io::facility::{List, read};
//! use ctg_model::service::ServiceKind;
//! let list = "id,pivot,nom,code_insee,latitude,longitude,horaires,itinerance,dispositif_programmes_nationaux\n\
//!     b1,43493312300029,Bus,17299,45.94,-0.96,\"Tu 09:00-12:00\",Itinérant,France Services|Conseillers numériques\n";
//! let read = read(List::DigitalMediation, ctg_io::Source::new("lieux.csv", list.as_bytes()))?;
//! let bus = &read.value().facilities[0];
//! assert_eq!(bus.facility.kind(), &ServiceKind::BusFranceServices);
//! assert!(bus.facility.presence().is_itinerant());
//! assert_eq!(bus.more.as_ref().map(|more| more.kinds.as_slice()), Some(&[ServiceKind::ConseillerNumerique][..]));
//! # Ok::<(), ctg_io::ReadError>(())
//! ```

mod cells;
mod crosswalk;
mod engine;
mod ground;
mod list;
mod listed;
mod reader;
mod words;
mod write;

pub use crosswalk::{Crosswalk, Meaning};
pub use list::{List, UnknownList};
pub use listed::{Listed, More};
pub use reader::{Facilities, Reader, Summary, read};
pub use write::{insee_flag, write_csv, write_geojson, write_json};
