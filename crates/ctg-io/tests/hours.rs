//! Opening hours: what real lists write, what must hold for any of them, and bytes that are none.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use chrono::NaiveDate;
use ctg_io::hours::OpeningHours;
use proptest::prelude::*;

fn week(text: &str) -> [u16; 7] {
    let monday = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    text.parse::<OpeningHours>().unwrap_or_else(|error| panic!("{error}")).week_of(monday).days()
}

#[test]
fn hours_as_public_lists_write_them() {
    for (text, expected) in [
        ("Mo 09:30-12:30,13:30-15:30; PH off", [300, 0, 0, 0, 0, 0, 0]),
        ("Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00; PH off", [360, 360, 360, 360, 360, 180, 0]),
        ("24/7", [1_440; 7]),
        ("Mo,We,Fr 08:30-12:00", [210, 0, 210, 0, 210, 0, 0]),
        ("Fr 22:00-02:00", [0, 0, 0, 0, 120, 120, 0]), // the night falls on two days
        ("Mo 09:00-12:00,11:00-13:00", [240, 0, 0, 0, 0, 0, 0]), // an overlap counts once
        ("Mo-Fr 09:00-12:00; We off", [180, 180, 0, 180, 180, 0, 0]),
        ("Mo-Fr 09:00-17:00 \"sur rendez-vous\"", [480, 480, 480, 480, 480, 0, 0]),
        ("Mo 09:00-12:00 unknown", [0; 7]),
        ("Jul-Aug Mo 09:00-12:00", [0; 7]),
        ("PH 10:00-12:00", [0; 7]),
        ("off", [0; 7]),
    ] {
        assert_eq!(week(text), expected, "{text}");
    }
}

#[test]
fn texts_that_are_no_hours_are_refused_with_their_place() {
    let long = "Mo 09:00-12:00; ".repeat(80);
    for (text, expected) in [
        ("", "opening hours ``: expected rules such as `Mo-Fr 09:00-12:00`"),
        (
            "lundi 9h",
            "opening hours `lundi 9h`, character 1: expected the syntax of OpenStreetMap, such as `Mo-Fr 09:00-12:00`",
        ),
        (
            "Mo 25:00-49:00",
            "opening hours `Mo 25:00-49:00`, character 4: expected the syntax of OpenStreetMap, such as `Mo-Fr 09:00-12:00`",
        ),
        (long.as_str(), "opening hours `Mo 09:00-12:00; Mo 09:00-12:00; Mo 09:00`: expected at most 1000 bytes"),
    ] {
        assert_eq!(text.parse::<OpeningHours>().unwrap_err().to_string(), expected);
    }
}

#[test]
fn json_goes_through_the_same_door() {
    let hours: OpeningHours = serde_json::from_str("\"Mo 09:00-12:00\"").unwrap();
    assert_eq!(serde_json::to_string(&hours).unwrap(), "\"Mo 09:00-12:00\"");
    assert!(serde_json::from_str::<OpeningHours>("\"lundi\"").is_err());
}

#[test]
fn cells_by_day_are_read_as_they_are_written_by_hand() {
    let osm = |cell: &str| {
        OpeningHours::of_days([cell, "", "", "", "", "", ""]).map(|hours| hours.map(|hours| hours.to_string()))
    };
    for cell in
        ["09:00 - 12:30 / 13:30 - 17:00", "9:00-12:30/13:30-17:00", "9h-12h30 ; 13h30-17h", "9h à 12h30, 13h30 à 17h"]
    {
        assert_eq!(osm(cell).unwrap().as_deref(), Some("Mo 09:00-12:30,13:30-17:00"), "{cell}");
    }
    for cell in ["12:00 - 09:00", "9 - 12", "09:00", "09:60 - 10:00", "25:00 - 26:00", "09:00 - 12:00 / ", "matin"] {
        assert!(osm(cell).is_err(), "{cell}");
    }
}

proptest! {
    #[test]
    fn the_canonical_text_is_read_back(text in hours()) {
        let hours: OpeningHours = text.parse().unwrap();
        let again: OpeningHours = hours.to_string().parse().unwrap();
        prop_assert_eq!(&hours, &again);
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        prop_assert_eq!(hours.week_of(day), again.week_of(day));
    }

    #[test]
    fn weekly_hours_are_their_own_mean(text in hours(), year in 2000_i32..2100) {
        let hours: OpeningHours = text.parse().unwrap();
        prop_assert!(hours.is_weekly(year));
        let midyear = NaiveDate::from_ymd_opt(year, 6, 15).unwrap();
        prop_assert_eq!(hours.mean_week(year), hours.week_of(midyear));
    }

    #[test]
    fn no_text_stops_the_reader(text in "[MoTuWeThFrSaPHSH0-9:;,/ \\-+week\"\\[\\]()offdawn]{0,60}") {
        if let Ok(hours) = text.parse::<OpeningHours>() {
            prop_assert!(hours.mean_week(2026).total() <= 7 * 1_440);
            prop_assert!(hours.to_string().parse::<OpeningHours>().is_ok(), "{}", hours);
        }
    }
}

/// One to three rules on days, within a day.
fn hours() -> impl Strategy<Value = String> {
    let rule = (0_usize..7, 0_u16..1_430, 1_u16..600).prop_map(|(day, from, length)| {
        let name = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][day];
        let to = (from + length).min(1_440);
        format!("{name} {:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    });
    proptest::collection::vec(rule, 1..=3).prop_map(|rules| rules.join("; "))
}
