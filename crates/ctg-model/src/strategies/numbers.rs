//! Years and printed numbers.

use proptest::prelude::{Strategy, prop_oneof};

use crate::{CogVintage, Decimal, Vintage};

/// The year of a table: most are of today's censuses.
///
/// ```
/// use ctg_model::{Vintage, strategies::vintage};
/// use proptest::prelude::*;
/// proptest!(|(year in vintage())| {
///     prop_assert!((Vintage::FIRST..=Vintage::LAST).contains(&year.year()));
/// });
/// ```
pub fn vintage() -> impl Strategy<Value = Vintage> {
    prop_oneof![3 => 1999_u16..=2030, 1 => Vintage::FIRST..=Vintage::LAST]
        .prop_filter_map("no year of a table", |year| Vintage::new(year).ok())
}

/// The year of a geography: most are of this century.
///
/// ```
/// use ctg_model::{CogVintage, strategies::cog_vintage};
/// use proptest::prelude::*;
/// proptest!(|(year in cog_vintage())| {
///     prop_assert!(year.same(year).is_ok());
/// });
/// ```
pub fn cog_vintage() -> impl Strategy<Value = CogVintage> {
    prop_oneof![3 => 1999_u16..=2030, 1 => CogVintage::FIRST..=CogVintage::LAST]
        .prop_filter_map("no year of a geography", |year| CogVintage::new(year).ok())
}

/// A printed number: a count, a percentage with one decimal, or any other, negative ones included.
///
/// ```
/// use ctg_model::strategies::decimal;
/// use proptest::prelude::*;
/// proptest!(|(number in decimal())| {
///     prop_assert_eq!(number.to_string().parse(), Ok(number));
/// });
/// ```
pub fn decimal() -> impl Strategy<Value = Decimal> {
    let most = 999_999_999_999_999_i64;
    prop_oneof![
        2 => (0_i64..=70_000_000, 0_u8..=0),
        2 => (0_i64..=1_000, 1_u8..=1),
        2 => (-most..=most, 0_u8..=Decimal::MOST_DECIMALS),
        1 => (-1_000_i64..=1_000, 0_u8..=Decimal::MOST_DECIMALS),
    ]
    .prop_filter_map("no printed number", |(digits, decimals)| Decimal::new(digits, decimals))
}

/// Counts of persons or things: a few, or up to the population of France.
pub(super) fn count() -> impl Strategy<Value = u64> {
    prop_oneof![2 => 0_u64..=30, 1 => 0_u64..=30_000, 1 => 0_u64..=70_000_000]
}
