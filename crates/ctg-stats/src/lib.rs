#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod aggregate;
pub mod bonus;
pub mod comparison;
pub mod evolution;
mod finite;
pub mod interval;
pub mod projection;
mod quantile;
pub mod rank;
pub mod rate;
pub mod reconcile;
pub mod rounding;
pub mod share;
pub mod standardisation;

pub use aggregate::{population, total};
pub use finite::Finite;
pub use rate::Rate;
pub use reconcile::{Reconciliation, reconcile};
