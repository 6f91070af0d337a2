//! Average annual change, its components, series: reference values and laws.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::strategies::count_observation;
use ctg_model::{CogVintage, Vintage};
use ctg_stats::evolution::{Collection, Components, Point, Series, average_annual_change, relative_change};
use proptest::prelude::*;
use serde_json::Value;

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-14 * expected.abs().max(1.0)
}

fn year(year: u16) -> Vintage {
    Vintage::new(year).unwrap()
}

fn point(vintage: u16, geography: u16, method: &str, value: Observation<u64>) -> Point {
    Point::new(year(vintage), CogVintage::new(geography).unwrap(), method.parse().unwrap(), value)
}

fn seen(count: u64) -> Observation<u64> {
    Observation::exact(count, Status::Observed)
}

fn census(points: &[(u16, u64)]) -> Series {
    let points = points.iter().map(|(vintage, persons)| point(*vintage, 2021, "census", seen(*persons)));
    Series::new(Collection::RollingCensus, points.collect()).unwrap()
}

#[test]
fn changes_agree_with_those_done_by_hand() {
    let list: Value = serde_json::from_slice(ctg_fixtures::BASIC_INDICATORS).unwrap();
    let count = |case: &Value, key: &str| case[key].as_u64().unwrap();
    let cases = list["tcam"].as_array().unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases {
        let years = u16::try_from(count(case, "years")).unwrap();
        let (start, end) = (count(case, "start"), count(case, "end"));
        let series = census(&[(2000, start), (2000 + years, end)]);
        let change = *series.change(year(2000), year(2000 + years)).unwrap().value().unwrap();
        assert!(close(change.average_annual(), case["tcam"].as_f64().unwrap()), "{}", case["label"]);
        assert!(close(change.relative(), case["growth"].as_f64().unwrap()), "{}", case["label"]);
        assert_eq!(Some(change.absolute()), case["absolute"].as_i64(), "{}", case["label"]);
    }
    for case in list["components"].as_array().unwrap() {
        let years = u32::try_from(count(case, "years")).unwrap();
        let [start, end, births, deaths] = ["p0", "p1", "births", "deaths"].map(|key| count(case, key));
        let change = Components::new(start, end, births, deaths, years).unwrap();
        assert_eq!(Some(change.natural_balance()), case["natural_balance"].as_i64());
        assert_eq!(Some(change.apparent_migration()), case["apparent_migration"].as_i64());
        assert!(close(change.average_annual_change(), case["tcam"].as_f64().unwrap()));
        assert!(close(change.annual_parts().natural, case["tcam_natural"].as_f64().unwrap()));
        assert!(close(change.annual_parts().apparent_migration, case["tcam_migration"].as_f64().unwrap()));
    }
}

#[test]
fn the_caro_gained_0_482_per_cent_a_year_from_2018_to_2021() {
    let change = average_annual_change(63_320, 64_240, 3).unwrap();
    assert_eq!(format!("{:+.3}", change * 100.0), "+0.482");
}

#[test]
fn census_vintages_less_than_five_years_apart_share_surveys() {
    let series = census(&[(2018, 63_320), (2021, 64_240), (2023, 65_000)]);
    let shares = |from, to| series.change(year(from), year(to)).unwrap().value().unwrap().shares_surveys();
    assert!(shares(2018, 2021) && !shares(2018, 2023));
    let points = vec![point(2018, 2021, "caf", seen(5)), point(2019, 2021, "caf", seen(6))];
    let yearly = Series::new(Collection::Yearly, points).unwrap();
    assert!(!yearly.change(year(2018), year(2019)).unwrap().value().unwrap().shares_surveys());
}

#[test]
fn a_change_across_a_break_is_refused_and_every_break_is_named() {
    let points = vec![
        point(2018, 2019, "old series", seen(10)),
        point(2020, 2019, "new series", seen(11)),
        point(2022, 2024, "new series", seen(12)),
    ];
    let series = Series::new(Collection::Yearly, points).unwrap();
    let error = series.change(year(2018), year(2022)).unwrap_err();
    assert_eq!(error.breaks(), series.breaks());
    assert_eq!(
        error.to_string(),
        "from 2018 to 2020 the method changes from `old series` to `new series`, \
         from 2020 to 2022 the geography changes from 2019 to 2024, expected one method and one geography"
    );
}

#[test]
fn a_series_says_what_is_wrong_with_a_question() {
    let series = census(&[(2018, 10), (2021, 11)]);
    let message = |from, to| series.change(year(from), year(to)).unwrap_err().to_string();
    assert_eq!(message(2018, 2020), "vintage 2020, expected one of the series");
    assert_eq!(message(2021, 2018), "a change from 2021 to 2018, expected the earlier vintage first");
    assert_eq!(message(2018, 2018), "a change from 2018 to 2018, expected the earlier vintage first");
    let twice = vec![point(2018, 2021, "census", seen(1)), point(2018, 2021, "census", seen(2))];
    let error = Series::new(Collection::Yearly, twice).unwrap_err();
    assert_eq!(error.to_string(), "vintage 2018 is given twice, expected once");
}

#[test]
fn what_starts_from_zero_or_less_has_no_rate_of_change() {
    let series = census(&[(2018, 0), (2023, 11)]);
    assert_eq!(series.change(year(2018), year(2023)).unwrap().absence(), Some(Absence::NotComputable));
    let index = series.index_base_100(year(2018)).unwrap();
    assert!(index.iter().all(|(_, index)| index.absence() == Some(Absence::NotComputable)));
    for (start, end) in [(0.0, 1.0), (0.0, 0.0), (-3.0, 1.0), (f64::NAN, 1.0), (1.0, f64::INFINITY), (1.0, f64::NAN)] {
        assert_eq!(relative_change(start, end), Err(Absence::NotComputable), "{start} to {end}");
    }
    assert_eq!(Components::new(0, 10, 1, 1, 5).unwrap_err(), Absence::NotComputable);
    assert_eq!(Components::new(10, 10, 1, 1, 0).unwrap_err(), Absence::NotComputable);
}

#[test]
fn a_missing_year_stays_missing_in_an_index() {
    let points = vec![
        point(2018, 2021, "census", seen(50)),
        point(2019, 2021, "census", Observation::Absent(Absence::SecretPrimary)),
        point(2020, 2021, "census", seen(60)),
    ];
    let series = Series::new(Collection::Yearly, points).unwrap();
    let index = series.index_base_100(year(2018)).unwrap();
    assert_eq!(index[1].1.absence(), Some(Absence::SecretPrimary));
    assert_eq!(index[2].1.value(), Some(&120.0));
    let on_the_missing = series.index_base_100(year(2019)).unwrap();
    assert!(on_the_missing.iter().all(|(_, index)| index.absence() == Some(Absence::SecretPrimary)));
}

proptest! {
    #[test]
    fn chained_changes_multiply(counts in prop::array::uniform3(1_u64..1_000_000), first in 1_u32..20, second in 1_u32..20) {
        let grown = |start, end, years: u32| (1.0 + average_annual_change(start, end, years).unwrap()).powf(f64::from(years));
        let [start, middle, end] = counts;
        let (chained, whole) = (grown(start, middle, first) * grown(middle, end, second), grown(start, end, first + second));
        prop_assert!((chained - whole).abs() <= 1e-11 * whole);
    }

    #[test]
    fn balances_add_up_to_the_change_and_their_rates_to_its_rate(start in 1_u64..1_000_000, end in 0_u64..1_000_000, births in 0_u64..50_000, deaths in 0_u64..50_000, years in 1_u32..30) {
        let change = Components::new(start, end, births, deaths, years).unwrap();
        prop_assert_eq!(change.natural_balance() + change.apparent_migration(), change.total());
        prop_assert_eq!(i128::from(start) + i128::from(change.total()), i128::from(end));
        let parts = change.annual_parts();
        let scale = parts.natural.abs().max(parts.apparent_migration.abs()).max(1e-3);
        prop_assert!((parts.natural + parts.apparent_migration - change.average_annual_change()).abs() <= 1e-12 * scale);
    }

    #[test]
    fn an_index_moves_like_its_series(values in prop::collection::vec(1_u64..1_000_000, 2..12), base in 0_usize..12) {
        let points: Vec<(u16, u64)> = (2000..).zip(values.iter().copied()).collect();
        let base = base % points.len();
        let index = census(&points).index_base_100(year(points[base].0)).unwrap();
        prop_assert_eq!(index[base].1.value(), Some(&100.0));
        for ((_, found), value) in index.iter().zip(&values) {
            prop_assert!((found.value().unwrap() * values[base] as f64 / 100.0 - *value as f64).abs() <= 1e-9 * *value as f64);
        }
    }

    #[test]
    fn no_missing_count_becomes_a_component(counts in prop::array::uniform4(count_observation()), years in 0_u32..9) {
        let [start, end, births, deaths] = counts;
        let found = Components::of_observations([start, end], [births, deaths], years);
        let known = counts.iter().all(|count| count.value().is_some());
        prop_assert!(known || found.value().is_none());
    }
}
