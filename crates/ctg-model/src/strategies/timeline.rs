//! Dates, milestones and phases.

use chrono::{Datelike, NaiveDate};
use proptest::option;
use proptest::prelude::{Strategy, prop_oneof};

use super::{label, parsed, slug};
use crate::{PartialDate, Slug, TimelineEntry};

/// A date known to the day, the month or the year; most are of this century.
///
/// ```
/// use ctg_model::strategies::partial_date;
/// use proptest::prelude::*;
/// proptest!(|(date in partial_date())| {
///     prop_assert!(date.first_day() <= date.last_day());
/// });
/// ```
pub fn partial_date() -> impl Strategy<Value = PartialDate> {
    // Days since 31 December of the year 0: from 2000 to 2049, and from the year 0 to 9999.
    let days = prop_oneof![4 => 730_120_i32..=748_382, 1 => -365_i32..=3_652_059];
    parsed((days, 0_usize..3).prop_map(|(days, grain)| {
        let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default();
        let parts = [format!("{:04}", day.year()), format!("-{:02}", day.month()), format!("-{:02}", day.day())];
        parts.into_iter().take(grain + 1).collect()
    }))
}

/// A milestone, or a phase of which the later date comes last.
///
/// ```
/// use ctg_model::strategies::timeline_entry;
/// use proptest::prelude::*;
/// proptest!(|(entry in timeline_entry())| {
///     prop_assert!(entry.end().is_none_or(|end| entry.start().first_day() <= end.last_day()));
/// });
/// ```
pub fn timeline_entry() -> impl Strategy<Value = TimelineEntry> {
    entry_with(slug())
}

pub(super) fn entry_with(ids: impl Strategy<Value = Slug>) -> impl Strategy<Value = TimelineEntry> {
    (ids, label(), partial_date(), option::of(partial_date())).prop_filter_map(
        "a phase that ends before it starts",
        |(id, label, date, other)| match other {
            None => Some(TimelineEntry::milestone(id, label, date)),
            Some(other) if other.is_before(date) => TimelineEntry::phase(id, label, other, date).ok(),
            Some(other) => TimelineEntry::phase(id, label, date, other).ok(),
        },
    )
}
