//! Every broken folder has its one message, word for word.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_fixtures::{BROKEN, CARO, Folder, SYNTHETIC_THREE_COMMUNES};
use ctg_io::{SetAside, Severity, check, read_diagnosis};

const STATUSES: &str = "expected a status with a value (observed, printed, restored, inferred, estimated, imputed) or without \
    (illegible, not-published, secret-primary, secret-secondary, not-available, not-applicable, not-computable)";

fn folder(name: &str) -> ctg_io::Folder {
    let files = BROKEN.iter().filter(|folder| folder.name() == name).flat_map(Folder::files);
    files.copied().collect()
}

/// The one message of each folder; `STATUSES` stands for the words that a status may be.
const MESSAGES: [(&str, &str); 35] = [
    ("synthetic-age-bands-with-a-gap", "ages.csv: no band covers 18-24, expected bands that cover every age once"),
    (
        "synthetic-commune-code-2c001",
        "communes.csv, line 5, column `code`: commune code `2C001`: found `C` at character 2, expected a digit, or A or B after 2",
    ),
    (
        "synthetic-commune-code-of-4-digits",
        "communes.csv, line 5, column `code`: commune code `1794`: found 4 characters, expected 5 characters (`01794` if a leading zero was lost)",
    ),
    ("synthetic-commune-in-no-zone", "zones.csv: commune 17902 (Synthétique-le-Neuf) is in no zone, expected one"),
    (
        "synthetic-commune-in-two-zones",
        "zones.csv, line 5, column `commune`: commune 17902 (Synthétique-le-Neuf) is in two zones, `Nord synthétique` and `Sud synthétique`, expected one",
    ),
    (
        "synthetic-csv-cut-in-the-middle",
        "populations.csv, line 7: the file ends inside a quoted cell, expected a closing quote",
    ),
    (
        "synthetic-day-that-does-not-exist",
        "dates.csv, line 2, column `start`: date `2023-02-30`: expected a date of the calendar",
    ),
    (
        "synthetic-duplicate-commune",
        "communes.csv, line 5, column `code`: commune 17903 is given twice, expected once (line 4)",
    ),
    ("synthetic-empty-file", "communes.csv: found an empty file, expected a header line"),
    (
        "synthetic-expectation-of-an-unknown-figure",
        "expectations.csv, line 2, column `right`: found `creches`, expected the id of a row of `figures.csv` or `ages.csv`",
    ),
    ("synthetic-figure-id-twice", "figures.csv, line 6, column `id`: identifier `eaje` is given twice, expected once"),
    (
        "synthetic-figure-of-an-unknown-unit",
        "figures.csv, line 5, column `unit`: unit `kilograms`: expected persons, households, families, caf-households, communes, zones, services, places, staff, managers, projects, associations, actors, institutions or percent",
    ),
    (
        "synthetic-figure-of-an-unknown-zone",
        "figures.csv, line 4, column `subject`: found `Ouest synthétique`, expected a zone of `zones.csv`",
    ),
    (
        "synthetic-file-cut-in-the-middle",
        "territory.json, line 7, character 20: found the end of the file, expected more JSON (EOF while parsing a string)",
    ),
    ("synthetic-file-that-is-needed-is-missing", "communes.csv: found no such file, expected one"),
    (
        "synthetic-half-a-seat",
        "communes.csv, line 4, column `seat_lat`: found nothing, expected degrees, since `seat_lon` holds `-1`",
    ),
    ("synthetic-missing-column", "communes.csv, line 1: found no column `name`, expected one"),
    (
        "synthetic-negative-count",
        "populations.csv, line 7, column `persons`: found `-510`, expected a whole number of persons",
    ),
    (
        "synthetic-not-utf8",
        "communes.csv, line 2, column `name`: found the byte 0xE9, expected UTF-8: the file looks like Windows-1252, and 3 rows have such bytes and are set aside",
    ),
    (
        "synthetic-number-with-a-decimal-comma",
        "figures.csv, line 5, column `value`: number `2,0`: expected digits with `.` as decimal mark",
    ),
    (
        "synthetic-number-with-a-group-separator",
        "figures.csv, line 3, column `value`: found `2 500`, expected digits without group separator, with `.` as decimal mark",
    ),
    (
        "synthetic-phase-that-ends-before-it-starts",
        "dates.csv, line 2, column `end`: phase `diagnostic` ends in 2023-01, expected 2023-06 or later",
    ),
    (
        "synthetic-population-of-another-vintage",
        "populations.csv: no commune has a municipal population of 2018, only of 2017; expected 2018, as `territory.json` asks",
    ),
    ("synthetic-row-too-short", "populations.csv, line 7: found 3 cells, expected 6"),
    (
        "synthetic-seat-off-the-globe",
        "communes.csv, line 4, column `seat_lat`: latitude 146: expected -90 to 90 degrees",
    ),
    (
        "synthetic-siren-wrong-key",
        "territory.json, line 5, field `epci`: EPCI code `209999995`: found key 5, expected key 4",
    ),
    (
        "synthetic-status-without-its-value",
        "populations.csv, line 7, column `persons`: found nothing, expected a value, since `status` is `observed`",
    ),
    (
        "synthetic-total-population-where-municipal-is-due",
        "populations.csv: commune 17902 (Synthétique-le-Neuf) has no municipal population of 2018, only a total population (815 persons), which cannot stand for it",
    ),
    (
        "synthetic-unknown-column",
        "populations.csv, line 1, column `comment`: found a column that is not known, and left it aside; expected `commune`, `vintage`, `kind`, `persons`, `status`, `source` separated by `,`",
    ),
    (
        "synthetic-unknown-format",
        "territory.json, line 2, field `format`: found `ctg-diagnosis/9`, expected `ctg-diagnosis/1`",
    ),
    (
        "synthetic-unknown-source",
        "populations.csv, line 7, column `source`: found `elsewhere`, expected the id of a source of `territory.json`",
    ),
    ("synthetic-unknown-status", "populations.csv, line 7, column `status`: found `guessed`, STATUSES"),
    (
        "synthetic-value-with-an-absence",
        "populations.csv, line 7, column `status`: found `secret-primary`, expected the status of a value, since `persons` holds one",
    ),
    ("synthetic-value-without-status", "populations.csv, line 7, column `status`: found nothing, STATUSES"),
    (
        "synthetic-zone-with-unknown-commune",
        "zones.csv, line 5, column `commune`: found `17904`, expected a commune of `communes.csv`",
    ),
];

/// The one message of a folder; none where nothing is wrong.
fn expected(name: &str) -> Option<String> {
    let message = MESSAGES.iter().find(|(folder, _)| *folder == name);
    message.map(|(_, message)| message.replace("STATUSES", STATUSES))
}

#[test]
fn each_defect_has_its_one_message() {
    assert_eq!(MESSAGES.len() + 2, BROKEN.len()); // `synthetic-bom` and `synthetic-crlf` hold none
    for broken in BROKEN {
        let found: Vec<String> = check(&folder(broken.name())).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected(broken.name()).into_iter().collect::<Vec<_>>(), "{}", broken.name());
    }
}

#[test]
fn only_the_unknown_column_is_a_mere_warning() {
    for broken in BROKEN {
        let severities: Vec<Severity> = check(&folder(broken.name())).iter().map(SetAside::severity).collect();
        let warned = broken.name() == "synthetic-unknown-column";
        let one = if warned { Severity::Warning } else { Severity::Refused };
        let expected = expected(broken.name()).map(|_| one);
        assert_eq!(severities, expected.into_iter().collect::<Vec<_>>(), "{}", broken.name());
    }
}

#[test]
fn a_folder_without_territory_gives_no_diagnosis() {
    let without: Vec<&str> =
        BROKEN.iter().map(Folder::name).filter(|name| read_diagnosis(&folder(name)).is_err()).collect();
    let expected = [
        "synthetic-empty-file",
        "synthetic-file-cut-in-the-middle",
        "synthetic-file-that-is-needed-is-missing",
        "synthetic-missing-column",
        "synthetic-not-utf8",
        "synthetic-unknown-format",
    ];
    assert_eq!(without, expected);
}

#[test]
fn only_what_is_refused_is_missing() {
    let without_its_key = read_diagnosis(&folder("synthetic-siren-wrong-key")).unwrap();
    assert_eq!(without_its_key.value().territory().epci(), None);
    for name in ["synthetic-half-a-seat", "synthetic-seat-off-the-globe", "synthetic-duplicate-commune"] {
        let read = read_diagnosis(&folder(name)).unwrap();
        assert_eq!(read.value().territory().communes().len(), 3, "{name}");
    }
    for name in ["synthetic-commune-in-no-zone", "synthetic-commune-in-two-zones"] {
        assert_eq!(read_diagnosis(&folder(name)).unwrap().value().zoning(), None, "{name}");
    }
    let zones = read_diagnosis(&folder("synthetic-zone-with-unknown-commune")).unwrap();
    assert_eq!(zones.value().zoning().map(|zoning| zoning.zones().len()), Some(2));
}

#[test]
fn the_worked_example_reads_without_a_word() {
    let caro = read_diagnosis(&CARO.files().iter().copied().collect()).unwrap();
    assert_eq!(caro.set_aside(), []);
    let caro = caro.strict().unwrap();
    let years: Vec<u16> = caro.population_vintages().iter().map(|vintage| vintage.year()).collect();
    assert_eq!(years, (2016..=2023).collect::<Vec<_>>());
    let communes = caro.territory().communes();
    let given = |year: &ctg_model::Vintage| {
        let municipal = communes.iter().filter(|c| caro.municipal_population(c.code, *year).value().is_some()).count();
        let total = communes.iter().filter(|c| caro.total_population(c.code, *year).value().is_some()).count();
        municipal + total
    };
    assert_eq!(caro.population_vintages().iter().map(given).sum::<usize>(), 225);
    assert_eq!((communes.len(), caro.sources().count()), (25, 11));
    assert!(communes.iter().all(|commune| commune.seat.is_some()));
    assert_eq!(caro.zoning().map(|zoning| zoning.zones().len()), Some(4));
    assert_eq!((caro.claims().len(), caro.ages().len(), caro.facilities().len()), (42, 7, 8));
    assert_eq!((caro.timeline().len(), caro.statements().len(), caro.expectations().len()), (18, 54, 10));
}

#[test]
fn the_synthetic_territory_reads_without_a_word() {
    let read = read_diagnosis(&SYNTHETIC_THREE_COMMUNES.files().iter().copied().collect()).unwrap();
    assert_eq!(read.set_aside(), []);
    assert_eq!(read.value().zoning().map(|zoning| zoning.name().as_str()), Some("Zones synthétiques"));
    assert_eq!((read.value().claims().len(), read.value().ages().len()), (4, 3));
}
