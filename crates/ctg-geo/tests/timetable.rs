//! Departures: the next one, and the wait on average.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use ctg_geo::cost::Minutes;
use ctg_geo::network::{NextDeparture, Timetable};
use proptest::collection::vec;
use proptest::prelude::*;
use shared::tries;

fn day(number: u8) -> NaiveDate {
    // The 1st of July 2024 is a Monday.
    NaiveDate::from_ymd_opt(2024, 7, 1).unwrap() + TimeDelta::days(i64::from(number))
}

fn time(minute: u16) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0).unwrap()
}

/// When it leaves, and on how many days later.
fn next(timetable: &Timetable, arrival: NaiveDateTime) -> Option<(NaiveDateTime, u64)> {
    match timetable.next_from(arrival) {
        NextDeparture::At(found) => {
            let waited = found.leaves.signed_duration_since(arrival).num_seconds();
            assert_eq!(found.wait, Minutes::new(waited as f64 / 60.0).unwrap());
            Some((found.leaves, found.days_later))
        }
        NextDeparture::NoneLeft | NextDeparture::NeverRuns => None,
    }
}

proptest! {
    #![proptest_config(tries(128))]

    /// As looking at each minute of a week and a day says.
    #[test]
    fn the_next_departure_is_the_first_one(departures in vec((0_u8..7, 0_u16..1_440), 0..6), from in (0_u8..7, 0_u16..1_440)) {
        let days = |number: u8| day(number).weekday();
        let weekly = Timetable::weekly(departures.iter().map(|(day, minute)| (days(*day), time(*minute))));
        let arrival = day(from.0).and_time(time(from.1));
        let leaves = departures.iter().flat_map(|(number, minute)| [0, 7].map(|week| day(number + week).and_time(time(*minute))));
        let expected = leaves.filter(|leaves| *leaves >= arrival).min();
        let found = next(&weekly, arrival);
        prop_assert_eq!(found.map(|(leaves, _)| leaves), expected);
        if let Some((leaves, later)) = found {
            prop_assert_eq!(i64::try_from(later).unwrap(), (leaves.date() - arrival.date()).num_days());
        }
        let dated = Timetable::dated(departures.iter().map(|(number, minute)| day(*number).and_time(time(*minute))));
        let expected = departures.iter().map(|(number, minute)| day(*number).and_time(time(*minute))).filter(|leaves| *leaves >= arrival).min();
        prop_assert_eq!(next(&dated, arrival).map(|(leaves, _)| leaves), expected);
        prop_assert_eq!(dated.never_runs(), departures.is_empty());
    }

    /// The mean over all minutes at their middle is that of the formula: waits fall by a minute a minute.
    #[test]
    fn the_mean_wait_is_the_mean_of_the_waits(minutes in vec(0_u16..1_440, 1..8), from in 0_u16..1_400, length in 1_u16..300) {
        let until = (from + length).min(1_439);
        let timetable = Timetable::weekly(minutes.iter().map(|minute| (Weekday::Mon, time(*minute))));
        let middle = |minute: u16| day(0).and_time(time(minute)) + TimeDelta::seconds(30);
        let wait = |minute| match timetable.next_from(middle(minute)) {
            NextDeparture::At(found) => found.wait.get(),
            NextDeparture::NoneLeft | NextDeparture::NeverRuns => panic!("it runs every week"),
        };
        let mean = (from..until).map(wait).sum::<f64>() / f64::from(until - from);
        let found = timetable.mean_wait(day(0), time(from), time(until)).unwrap();
        prop_assert!((found.get() - mean).abs() < 1e-9 * (1.0 + mean), "{found} {mean}");
    }
}

#[test]
fn half_of_a_constant_headway_is_the_mean_wait() {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let ferry = Timetable::every(&[Weekday::Mon], at(8), at(18), Minutes::new(30.0).unwrap()).unwrap();
    assert_eq!(ferry.mean_wait(day(0), at(9), at(17)), Some(Minutes::new(15.0).unwrap()));
    assert_eq!(ferry.mean_wait(day(0), at(9), at(9)), None);
    assert_eq!(ferry.mean_wait(day(0), at(17), at(9)), None);
    let error = Timetable::every(&[], at(18), at(8), Minutes::new(30.0).unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "found a last departure at 08:00:00, expected one not before the first at 18:00:00");
}

#[test]
fn a_timetable_that_ends_or_never_runs_says_so() {
    let noon = day(0).and_time(time(720));
    assert_eq!(Timetable::dated([]).next_from(noon), NextDeparture::NeverRuns);
    assert_eq!(
        Timetable::every(&[], time(0), time(60), Minutes::new(1.0).unwrap()).unwrap().next_from(noon),
        NextDeparture::NeverRuns
    );
    let gone = Timetable::dated([noon - TimeDelta::seconds(1)]);
    assert_eq!(gone.next_from(noon), NextDeparture::NoneLeft);
    assert_eq!(gone.mean_wait(day(0), time(700), time(730)), None);
}
