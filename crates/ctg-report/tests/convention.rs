//! The convention of the CARO, to the letter; the laws of the calendar.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_fixtures::{CARO, SYNTHETIC_THREE_COMMUNES};
use ctg_model::convention::{Fault, Guidance};
use ctg_report::{ConventionSheet, convention_json, convention_text};

fn sheet_of(folder: ctg_fixtures::Folder) -> ConventionSheet {
    let files = folder.files().iter().copied().collect();
    let diagnosis = ctg_io::read_diagnosis(&files).expect("a diagnosis").strict().expect("nothing set aside");
    let convention = ctg_io::read_convention(folder.file("convention.json").expect("a convention"));
    let convention = convention.expect("a convention").strict().expect("nothing set aside");
    ConventionSheet::new(&convention, &diagnosis, &Guidance::caf())
}

/// Names the first line that differs: two whole files would fill the screen.
fn assert_same(found: &str, approved: &str) {
    let mut lines = found.lines().zip(approved.lines()).enumerate();
    assert_eq!(lines.find(|(_, (found, approved))| found != approved), None);
    assert_eq!(found.len(), approved.len());
}

/// `cargo run -- convention > crates/ctg-report/tests/snapshots/convention.txt` writes it anew.
#[test]
fn the_text_is_the_one_that_was_read_and_approved() {
    assert_same(&convention_text(&sheet_of(CARO)), include_str!("snapshots/convention.txt"));
}

/// `cargo run -- convention --format json > crates/ctg-report/tests/snapshots/convention.json` writes it anew.
#[test]
fn the_json_is_the_one_that_was_read_and_approved() {
    assert_same(&(convention_json(&sheet_of(CARO)) + "\n"), include_str!("snapshots/convention.json"));
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let text = convention_text(&sheet_of(CARO));
    let widest = text.lines().max_by_key(|line| line.chars().count()).unwrap_or_default();
    assert!(widest.chars().count() <= 104, "{widest}");
}

/// The brochure prints no work on parentalité; the two dates out of order are told, and refused nowhere.
#[test]
fn what_the_brochure_does_not_print_is_found() {
    let sheet = sheet_of(CARO);
    let faults: Vec<&Fault> = sheet.findings.iter().map(ctg_model::convention::Finding::fault).collect();
    assert!(matches!(
        faults[..],
        [
            Fault::ThemeMissing { theme: ctg_model::service::Theme::Parentalite },
            Fault::SignatureUnknown { .. },
            Fault::DurationUnknown,
            Fault::MembersUnknown { .. },
        ]
    ));
    let odd: Vec<&str> = sheet.oddities().map(|finding| finding.id.as_str()).collect();
    assert_eq!(odd, ["copil-before-diagnosis", "seminar-before-comite"]);
}

#[test]
fn a_convention_beside_a_diagnosis_without_dates_or_statements_is_written() {
    let text = convention_text(&sheet_of(SYNTHETIC_THREE_COMMUNES));
    assert!(text.contains("Période\u{a0}: début février 2024, fin 31 décembre 2028."), "{text}");
    assert!(text.contains("Comité de pilotage\u{a0}: 2 membres (2 techniciens)."), "{text}");
    assert!(text.contains("0,5 ETP"), "{text}");
}

/// Every fault has a sentence, which names what is at fault.
#[test]
fn a_convention_of_nothing_is_told_in_full_sentences() {
    let files = SYNTHETIC_THREE_COMMUNES.files().iter().copied().collect();
    let diagnosis = ctg_io::read_diagnosis(&files).unwrap().into_parts().0;
    let nothing = ctg_model::Convention::new("ctg".parse().unwrap(), "Rien".parse().unwrap())
        .with_signature("nulle-part".parse().unwrap());
    let text = convention_text(&ConventionSheet::new(&nothing, &diagnosis, &Guidance::caf()));
    let told = text.split("Les constats").nth(1).unwrap();
    for part in [
        "Petite enfance",
        "0 thème au-delà",
        "participation des habitants",
        "aucune Caf",
        "ni EPCI ni commune",
        "Synthétique-le-Vieux",
        "aucune date de signature",
        "la durée ne peut pas être vérifiée",
        "aucune instance",
        "chargé de coopération",
        "« nulle-part »",
    ] {
        assert!(told.replace('\u{a0}', " ").contains(part), "{part}: {told}");
    }
    assert!(!told.contains("] ."), "{told}");
}

#[cfg(feature = "schema")]
#[test]
fn the_json_follows_its_schema_and_a_damaged_one_does_not() {
    let schema = ctg_report::convention_schema();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for folder in [CARO, SYNTHETIC_THREE_COMMUNES] {
        let sheet: serde_json::Value = serde_json::from_str(&convention_json(&sheet_of(folder))).expect("JSON");
        let errors: Vec<String> = validator.iter_errors(&sheet).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        let mut damaged = sheet.clone();
        damaged["convention"]["parties"][0]["item"]["code"] = "1".into();
        assert!(!validator.is_valid(&damaged));
    }
}

#[cfg(feature = "ical")]
mod calendar {
    use super::*;
    use chrono::{DateTime, Utc};
    use ctg_model::strategies as any;
    use ctg_report::ical;
    use proptest::prelude::*;

    fn stamp() -> DateTime<Utc> {
        "2024-12-31T00:00:00Z".parse().unwrap()
    }

    /// `cargo run -- convention --format ical > crates/ctg-report/tests/snapshots/convention.ics` writes it anew.
    #[test]
    fn the_calendar_is_the_one_that_was_read_and_approved() {
        assert_same(&ical(&sheet_of(CARO), stamp()), include_str!("snapshots/convention.ics"));
    }

    /// The properties of each event, read by the rules of RFC 5545 and nothing of the library that wrote them.
    fn events(calendar: &str) -> Vec<Vec<(String, String)>> {
        let unfolded = calendar.replace("\r\n ", "");
        let mut events = Vec::new();
        for line in unfolded.split("\r\n").filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':').expect("a property");
            if line == "BEGIN:VEVENT" {
                events.push(Vec::new());
            } else if let Some(event) = events.last_mut() {
                event.push((name.to_owned(), unescaped(value)));
            }
        }
        events
    }

    fn unescaped(value: &str) -> String {
        let (mut text, mut signs) = (String::new(), value.chars());
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => text.push(signs.next().map_or('\\', |next| if next == 'n' { '\n' } else { next })),
                other => text.push(other),
            }
        }
        text
    }

    fn value<'e>(event: &'e [(String, String)], name: &str) -> &'e str {
        let mut found = event.iter().filter(|(known, _)| known == name);
        let value = found.next().map_or_else(|| panic!("no {name}"), |(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} twice");
        value
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn there_is_one_event_for_each_entry_with_its_words_and_days(
            convention in any::convention(),
            diagnosis in any::diagnosis(),
            seconds in 0_i64..4_000_000_000,
        ) {
            let sheet = ConventionSheet::new(&convention, &diagnosis, &Guidance::caf());
            let stamp = DateTime::from_timestamp(seconds, 0).unwrap();
            let calendar = ical(&sheet, stamp);
            let events = events(&calendar);
            prop_assert_eq!(events.len(), diagnosis.timeline().len());
            for (event, entry) in events.iter().zip(&sheet.timeline) {
                let item = &entry.item;
                prop_assert_eq!(value(event, "SUMMARY"), item.label().as_str());
                prop_assert_eq!(value(event, "UID"), format!("{}@{}", item.id(), convention.id()));
                prop_assert_eq!(value(event, "DTSTAMP"), stamp.format("%Y%m%dT%H%M%SZ").to_string());
                let first = item.start().first_day().format("%Y%m%d").to_string();
                prop_assert_eq!(value(event, "DTSTART;VALUE=DATE"), first);
                let last = item.end().unwrap_or(item.start()).last_day();
                let after = last.succ_opt().unwrap().format("%Y%m%d").to_string();
                let end = value(event, "DTEND;VALUE=DATE");
                prop_assert!(end == after || after.starts_with('+') && end == "99991231", "{} after {}", end, last);
            }
            let mut ids: Vec<&str> = events.iter().map(|event| value(event, "UID")).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), events.len());
            prop_assert_eq!(ical(&sheet, stamp), calendar);
        }

        #[test]
        fn lines_end_as_they_should_and_are_at_most_75_octets(convention in any::convention(), diagnosis in any::diagnosis()) {
            let calendar = ical(&ConventionSheet::new(&convention, &diagnosis, &Guidance::caf()), stamp());
            prop_assert!(calendar.ends_with("\r\nEND:VCALENDAR\r\n"));
            prop_assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count());
            let longest = calendar.split("\r\n").map(str::len).max();
            prop_assert!(longest <= Some(75), "{:?}", longest);
        }
    }
}
