//! Codes: small `Copy` values with one door.
//!
//! A code is parsed once and is right ever after: [`FromStr`](std::str::FromStr) and [`TryFrom`] are the only way in, serde
//! goes through them, [`Display`](std::fmt::Display) gives back exactly what was read, and values order like their texts.
//! A code says that a text is well formed and, where the code carries a key, that the key is right; it does not say that the
//! commune or the school exists in a given year.
//!
//! ```
//! use ctg_model::code::{ArrondissementCode, CommuneCode, PostalCode};
//! let aix: CommuneCode = "17004".parse()?;
//! assert_eq!(aix.to_string(), "17004");
//! assert_eq!(aix.departement().to_string(), "17");
//! assert!("75101".parse::<CommuneCode>().is_err());              // an arrondissement is not a commune
//! assert_eq!("75101".parse::<ArrondissementCode>()?.commune().to_string(), "75056");
//! let postal: PostalCode = "17123".parse()?;                     // and a postal code is neither
//! # let _ = postal;
//! # Ok::<(), ctg_model::code::CodeError>(())
//! ```

mod arrondissement;
mod bpe;
mod commune;
mod departement;
mod door;
mod epci;
mod error;
mod finess;
mod iris;
mod packed;
mod postal;
mod region;
mod siren;
mod siret;
mod uai;

pub use arrondissement::ArrondissementCode;
pub use bpe::BpeCode;
pub use commune::CommuneCode;
pub use departement::DepartementCode;
pub use epci::EpciCode;
pub use error::{CodeError, CodeKind};
pub use finess::FinessCode;
pub use iris::IrisCode;
pub use postal::PostalCode;
pub use region::RegionCode;
pub use siren::Siren;
pub use siret::Siret;
pub use uai::UaiCode;
