//! Age bands, partitions of the ages, persons by age.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::subsequence;

use super::numbers::count;
use crate::{AgeBand, AgePartition, AgeStructure};

/// An age band, of one year, of several, or without end.
///
/// ```
/// use ctg_model::strategies::age_band;
/// use proptest::prelude::*;
/// proptest!(|(band in age_band())| {
///     prop_assert!(band.contains(band.from()));
/// });
/// ```
pub fn age_band() -> impl Strategy<Value = AgeBand> {
    let closed = (0..AgeBand::HIGHEST, 1..=AgeBand::HIGHEST)
        .prop_map(|(from, years)| (from, Some(from.saturating_add(years).min(AgeBand::HIGHEST))));
    let open = (0..=AgeBand::HIGHEST).prop_map(|from| (from, None));
    prop_oneof![3 => closed, 1 => open].prop_filter_map("no age band", |(from, until)| AgeBand::new(from, until).ok())
}

/// A partition of the ages into up to 20 bands; half of them cut where French tables do.
///
/// ```
/// use ctg_model::{coverage_faults, strategies::age_partition};
/// use proptest::prelude::*;
/// proptest!(|(ages in age_partition())| {
///     prop_assert!(coverage_faults(ages.bands()).is_empty());
/// });
/// ```
pub fn age_partition() -> impl Strategy<Value = AgePartition> {
    let usual = vec![3, 6, 11, 15, 18, 25, 30, 40, 45, 55, 60, 65, 75, 80];
    let any: Vec<u8> = (1..=AgeBand::HIGHEST).collect();
    prop_oneof![subsequence(usual, 0..=14), subsequence(any, 0..=19)]
        .prop_filter_map("no partition of the ages", |cuts| partition_at(&cuts))
}

/// Persons in each band of a partition.
///
/// ```
/// use ctg_model::strategies::age_structure;
/// use proptest::prelude::*;
/// proptest!(|(ages in age_structure())| {
///     prop_assert_eq!(ages.persons().iter().sum::<u64>(), ages.total());
/// });
/// ```
pub fn age_structure() -> impl Strategy<Value = AgeStructure> {
    let counted = |bands: AgePartition| {
        let counts = vec(count(), bands.bands().len());
        (Just(bands), counts)
    };
    age_partition()
        .prop_flat_map(counted)
        .prop_filter_map("not one count for each band", |(bands, persons)| AgeStructure::new(bands, persons).ok())
}

/// The partition whose bands start at 0 and at each of the ages, which come in order.
fn partition_at(cuts: &[u8]) -> Option<AgePartition> {
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().map(Some).chain([None]);
    let bands: Result<Vec<AgeBand>, _> = starts.zip(ends).map(|(from, until)| AgeBand::new(from, until)).collect();
    AgePartition::new(bands.ok()?).ok()
}
