//! The open data of the *caisses d'allocations familiales* (data.caf.fr): childcare, beneficiaries, *quotient familial*.
//!
//! - [`childcare`]: rates of coverage (`txcouv_pe_…`) and places (`nbpla_pe_…`), at each scale, with the historic series.
//! - [`beneficiaries`]: *foyers allocataires* and amounts by benefit (`s_ben_com_f`).
//! - [`quotient`]: *foyers* by band of *quotient familial* (`ndur_s_qf_400_com_f`).
//!
//! The counts are rounded before publication: each comes with the bounds that this leaves ([`CafRounding`]). They hold those who are paid by a
//! Caf alone: families of the MSA are missing, so that rates of rural communes are biased low. A *foyer allocataire* is no *ménage*.

pub mod beneficiaries;
pub mod childcare;
mod located;
pub mod quotient;
mod rounding;

pub use located::{Located, Unlocated};
pub use rounding::{CafRounding, MonthlyEuros};

use ctg_model::PartialDate;

use crate::cell;
use crate::dataset::{Dataset, LICENCE_OUVERTE};
use crate::set_aside::Told;
use crate::table::Row;

/// A dataset of data.caf.fr.
const fn dataset(id: &'static str, title: &'static str) -> Dataset {
    Dataset { id, publisher: "Cnaf", title, licence: LICENCE_OUVERTE }
}

/// The month of a row: `2024-12`, or the day that stands for it.
fn month(row: &mut Row<'_>, column: &'static str) -> Result<PartialDate, Told> {
    let text = row.text(column);
    let month = match cell::date(text) {
        Some(day) => day.format("%Y-%m").to_string(),
        None => text.to_owned(),
    };
    let is_month = month.len() == 7;
    let found = month.parse().ok().filter(|_| is_month);
    found.map_or_else(|| row.expected(column, "a month such as 2024-12"), Ok)
}
