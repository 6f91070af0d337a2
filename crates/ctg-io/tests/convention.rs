//! Conventions: the worked example reads, every broken one has its one message, and the schema sees what one place gives away.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use ctg_fixtures::{BROKEN_CONVENTIONS, CARO, SYNTHETIC_THREE_COMMUNES};
use ctg_io::{Severity, read_convention, write_convention};
use ctg_model::Convention;
use ctg_model::convention::Membership;
use ctg_model::strategies as any;
use proptest::prelude::*;

fn convention(bytes: &[u8]) -> Convention {
    read_convention(bytes).expect("a convention").strict().expect("nothing set aside")
}

fn caro() -> Convention {
    convention(CARO.file("convention.json").expect("a convention"))
}

/// Everything that is said of a file.
fn messages(bytes: &[u8]) -> Vec<String> {
    let found = match read_convention(bytes) {
        Ok(read) => read.set_aside().to_vec(),
        Err(unreadable) => unreadable.set_aside().to_vec(),
    };
    found.iter().map(ToString::to_string).collect()
}

const MESSAGES: &[(&str, &str)] = &[
    (
        "synthetic-commune-code-of-4-digits",
        "line 9, field `parties[3].item`: commune code `1790`: found 4 characters, expected 5 characters (`01790` if a leading zero was lost)",
    ),
    ("synthetic-commune-party-twice", "line 9, field `parties[3]`: commune 17902 is party twice, expected once"),
    (
        "synthetic-commune-without-code",
        "line 9, field `parties[3].item`: a party of kind `commune` without code, expected its Insee code",
    ),
    (
        "synthetic-date-in-words",
        "line 9, field `parties[3].item.signature.value`: date `15 janvier 2024`: expected 2023, 2023-12 or 2023-12-07",
    ),
    ("synthetic-empty-title", "line 4, field `title`: text ``: expected at least one character"),
    (
        "synthetic-etp-above-one",
        "line 19, field `posts[0].item.etp.value`: full-time equivalent `1.5`: expected a number above 0, at most 1",
    ),
    (
        "synthetic-file-cut-in-the-middle",
        "line 8, character 141: found the end of the file, expected more JSON (EOF while parsing an object)",
    ),
    (
        "synthetic-member-of-no-party",
        "line 22, field `bodies[0]`: party `msa` is unknown, expected the id of a party of the convention",
    ),
    (
        "synthetic-member-without-role",
        "line 22, field `bodies[0].item.members.listed[0].role`: found no such field, expected one",
    ),
    (
        "synthetic-name-of-a-person",
        "line 19, field `posts[0].item.holder`: found a field that is not known, expected one of `id`, `kind`, `employer`, `etp`",
    ),
    ("synthetic-no-themes", "line 1, field `themes`: found no such field, expected a list"),
    ("synthetic-party-twice", "line 7, field `parties[1]`: party `caf` is given twice, expected once"),
    (
        "synthetic-period-that-ends-before-it-starts",
        "line 11, field `period`: the period ends in 2023, expected 2024-02 or later",
    ),
    ("synthetic-unknown-format", "line 2, field `format`: found `ctg-convention/9`, expected `ctg-convention/1`"),
    (
        "synthetic-unknown-seat",
        "line 22, field `bodies[0].item.members.listed[0].seat`: seat `neighbour`: expected elected, mayor, officer or representative",
    ),
    (
        "synthetic-unknown-status",
        "line 15, field `themes[2].status`: status `guessed`: expected observed, printed, restored, inferred, estimated or imputed",
    ),
    (
        "synthetic-value-with-an-absence",
        "line 11, field `period.start`: found a reason of absence beside a value, expected one of them",
    ),
    (
        "synthetic-value-without-status",
        "line 11, field `period.start`: found a value without `status`, expected where it comes from",
    ),
];

#[test]
fn every_broken_convention_has_its_one_message() {
    let found: Vec<(&str, Vec<String>)> =
        BROKEN_CONVENTIONS.iter().map(|(name, bytes)| (*name, messages(bytes))).collect();
    let expected: Vec<(&str, Vec<String>)> =
        MESSAGES.iter().map(|(name, message)| (*name, vec![format!("convention.json, {message}")])).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_worked_example_and_the_synthetic_one_are_in_order() {
    assert_eq!(caro().parties().len(), 28);
    assert_eq!(ctg_io::check(&CARO.files().iter().copied().collect()), []);
    assert_eq!(ctg_io::check(&SYNTHETIC_THREE_COMMUNES.files().iter().copied().collect()), []);
}

/// What the brochure prints is quoted; who stands where without being printed there is said to be inferred, with a note.
#[test]
fn what_the_worked_example_takes_from_the_brochure_is_quoted() {
    let caro = caro();
    let parties = caro.parties().iter().map(|one| (one.status, &one.evidence));
    let themes = caro.themes().iter().map(|one| (one.status, &one.evidence));
    let bodies = caro.bodies().iter().map(|one| (one.status, &one.evidence));
    let posts = caro.posts().iter().map(|one| (one.status, &one.evidence));
    for (status, evidence) in parties.chain(themes).chain(bodies).chain(posts) {
        assert!(!evidence.quote.is_empty(), "{evidence:?}");
        assert!(status == ctg_model::observation::Status::Printed || !evidence.note.is_empty(), "{evidence:?}");
        assert_eq!(evidence.quote, evidence.quote.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

/// The copy of the brochure gives the members of one body only: the mayors, by its name.
#[test]
fn members_that_are_not_printed_are_not_made_up() {
    let told: Vec<usize> = caro().bodies().iter().map(|body| body.item.members.members().len()).collect();
    assert_eq!(told.iter().filter(|members| **members > 0).collect::<Vec<_>>(), [&25]);
    let absent = caro().bodies().iter().filter(|body| matches!(body.item.members, Membership::Absent(_))).count();
    assert_eq!(absent, told.len() - 1);
}

#[test]
fn what_is_named_and_is_not_there_is_told_once() {
    let text = String::from_utf8(CARO.file("convention.json").unwrap().to_vec()).unwrap();
    let text = text.replace("\"stake-culture\"", "\"stake-sport\"");
    let files = CARO.files().iter().copied().chain([("convention.json", text.as_bytes())]);
    let found: Vec<String> = ctg_io::check(&files.collect()).iter().map(ToString::to_string).collect();
    let message =
        "convention.json, field `stakes`: found `stake-sport`, expected the id of a statement of kind `stake`";
    assert_eq!(found, [message]);
}

#[test]
fn a_name_of_a_lost_row_is_a_consequence() {
    let text = String::from_utf8(CARO.file("dates.csv").unwrap().to_vec()).unwrap();
    let text = text.replace("signature,milestone,2023-12-07", "signature,milestone,2023-12-32");
    let files = CARO.files().iter().copied().chain([("dates.csv", text.as_bytes())]);
    let found = ctg_io::check(&files.collect());
    let severities: Vec<(&str, Severity)> = found.iter().map(|item| (item.file(), item.severity())).collect();
    assert_eq!(severities, [("dates.csv", Severity::Refused), ("convention.json", Severity::Consequence)]);
}

#[test]
fn what_hangs_on_a_lost_part_is_a_consequence() {
    let text = String::from_utf8(SYNTHETIC_THREE_COMMUNES.file("convention.json").unwrap().to_vec()).unwrap();
    let read = read_convention(
        text.replace("\"kind\": \"caf\", \"code\": \"17\"", "\"kind\": \"caf\", \"code\": \"0\"").as_bytes(),
    );
    let read = read.unwrap();
    let severities: Vec<Severity> = read.set_aside().iter().map(ctg_io::SetAside::severity).collect();
    assert_eq!(severities, [Severity::Refused, Severity::Consequence]);
    assert_eq!(read.value().parties().len(), 3);
}

#[test]
fn a_mark_at_the_head_and_lines_of_windows_are_accepted() {
    let text = write_convention(&caro());
    let marked = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(convention(marked.as_bytes()), caro());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_convention_comes_back_from_its_file(written in any::convention()) {
        let text = write_convention(&written);
        let read = read_convention(text.as_bytes()).unwrap();
        prop_assert_eq!(read.set_aside(), []);
        prop_assert_eq!(read.value(), &written);
        prop_assert_eq!(write_convention(read.value()), text);
    }

    #[test]
    fn a_file_cut_anywhere_is_told_and_never_read_in_part(cut in 1_usize..2_000) {
        let text = SYNTHETIC_THREE_COMMUNES.file("convention.json").unwrap();
        let cut = cut.min(text.len() - 3);
        prop_assert!(read_convention(&text[..cut]).is_err());
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::*;

    fn validator() -> jsonschema::Validator {
        jsonschema::draft202012::new(&ctg_io::schema::of_file("convention").unwrap()).unwrap()
    }

    fn is_valid(bytes: &[u8]) -> bool {
        serde_json::from_slice(bytes).is_ok_and(|value| validator().is_valid(&value))
    }

    #[test]
    fn what_we_write_and_the_worked_examples_are_accepted() {
        for bytes in [CARO.file("convention.json"), SYNTHETIC_THREE_COMMUNES.file("convention.json")] {
            let errors: Vec<String> = validator()
                .iter_errors(&serde_json::from_slice(bytes.unwrap()).unwrap())
                .map(|error| format!("{error} at {}", error.instance_path()))
                .collect();
            assert_eq!(errors, Vec::<String>::new());
        }
        assert!(is_valid(write_convention(&caro()).as_bytes()));
    }

    #[test]
    fn every_broken_convention_is_refused_but_those_that_take_two_places_to_see() {
        let accepted: Vec<&str> =
            BROKEN_CONVENTIONS.iter().filter(|(_, bytes)| is_valid(bytes)).map(|(name, _)| *name).collect();
        let two_places = [
            "synthetic-commune-party-twice",
            "synthetic-member-of-no-party",
            "synthetic-party-twice",
            "synthetic-period-that-ends-before-it-starts",
        ];
        assert_eq!(accepted, two_places);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_is_written_is_accepted(written in any::convention()) {
            prop_assert!(is_valid(write_convention(&written).as_bytes()));
        }
    }
}
