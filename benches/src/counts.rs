//! Synthetic counts of a country: 50 columns of 35 000 communes, in 1 250 groups in no order.

use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Rounding, RoundingMode, Status};
use ctg_stats::aggregate::{Column, Grouping, Term};

use crate::{COMMUNES, ZONES};

/// How many columns there are.
pub const COLUMNS: usize = 50;

/// A reproducible stream of numbers (splitmix64).
fn number(seed: usize) -> u64 {
    let mut mixed = (seed as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// Counts under 500, one in fifty absent; rounded to a base and hidden within 1 to 4, or exact and missing for a base of 0.
#[must_use]
pub fn columns(base: u32) -> Vec<Column> {
    (0..COLUMNS).map(|column| (0..COMMUNES).map(|row| term(column * COMMUNES + row, base)).collect()).collect()
}

fn term(seed: usize, base: u32) -> Term {
    let (count, absent) = (number(seed) % 500, number(seed + COLUMNS * COMMUNES).is_multiple_of(50));
    let hidden = CountBounds::new(1, Some(4)).ok().filter(|_| base > 0);
    match (Rounding::new(base, RoundingMode::Unknown), absent) {
        (_, true) => hidden.map_or(Term::from(Observation::<u64>::Absent(Absence::NotAvailable)), |bounds| {
            Term::absent_within(Absence::SecretPrimary, bounds)
        }),
        (Ok(rounding), false) => {
            let rounded = count / u64::from(base) * u64::from(base);
            Observation::new(rounded, Status::Observed, Precision::Rounded(rounding))
                .map_or(Term::from(Observation::<u64>::Absent(Absence::NotAvailable)), Term::from)
        }
        (Err(_), false) => Observation::exact(count, Status::Observed).into(),
    }
}

/// The groups, in no order of the communes.
pub fn grouping() -> Grouping {
    let group = |row: usize| usize::try_from(number(row) % ZONES as u64).unwrap_or_default();
    Grouping::new((0..COMMUNES).map(group), ZONES).unwrap_or_else(|_| unreachable!("groups are under ZONES"))
}
