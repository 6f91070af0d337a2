#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod aggregate;
pub mod bonus;
pub mod childcare;
pub mod classify;
pub mod comparison;
mod decimal_step;
mod entropy;
pub mod evaluation;
pub mod evolution;
mod finite;
mod fraction;
pub mod income;
pub mod indicator;
pub mod inequality;
pub mod interval;
mod order;
pub mod projection;
mod quantile;
pub mod rank;
pub mod ranking;
pub mod rate;
pub mod reconcile;
pub mod rounding;
mod scale;
pub mod segregation;
pub mod share;
pub mod spatial;
pub mod standardisation;
pub mod typology;
mod undefined;
mod variable;
pub mod where_others_go_silent;

pub use aggregate::{population, total};
pub use evaluation::{Evaluation, evaluate};
pub use finite::Finite;
pub use fraction::Fraction;
pub use ranking::Ranking;
pub use rate::Rate;
pub use reconcile::{Reconciliation, reconcile};
pub use undefined::Undefined;
pub use variable::{NotFinite, Variable};
