//! What each file refuses row by row, and in which words.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use common::{AGES, DATES, EXPECTATIONS, FACILITIES, FIGURES, POPULATIONS, STATEMENTS, folder, rows, told};
use ctg_io::read_diagnosis;
use ctg_model::observation::{Absence, Precision, Status};
use ctg_model::service::{Catchment, Place, Presence, Theme};

#[test]
fn figures_contradict_neither_themselves_nor_the_territory() {
    let cases = [
        (
            "x,territory,population,,persons,,2500,2501,,printed,,synthetic,",
            "column `value`: found `2501`, expected `2500`, which is what `printed` holds, since `status` is `printed`",
        ),
        (
            "x,territory,actors,,actors,,140,139,at-least,printed,,synthetic,",
            "column `value`: found `139`, expected `140`, which is what `printed` holds, since `status` is `printed`",
        ),
        (
            "x,territory,population,,persons,,,2500,,printed,,synthetic,",
            "column `value`: found `2500`, expected nothing, which is what `printed` holds, since `status` is `printed`",
        ),
        (
            "x,territory,service,eaje,services,,1.3,1.3,,printed,,synthetic,",
            "column `value`: found `1.3`, expected a whole number of services",
        ),
        (
            "x,territory,service,,services,,2,2,,printed,,synthetic,",
            "column `detail`: kind of service ``: expected a kind such as `eaje`",
        ),
        (
            "x,territory,population,eaje,persons,,2500,2500,,printed,,synthetic,",
            "column `detail`: found `eaje`, expected nothing: the measure is `population`",
        ),
        (
            "x,territory,lone-parent-families,,percent,,15.1,15.1,,printed,,synthetic,",
            "column `denominator`: denominator ``: expected population, households, children-under-3, families, families-with-children or unknown",
        ),
        (
            "x,territory,actors,,actors,,12,12,rounded-5,observed,,synthetic,",
            "column `precision`: value 12 is said to be rounded to 5, expected a multiple of 5",
        ),
        (
            "x,territory,actors,,actors,,12,12,rounded-0,observed,,synthetic,",
            "column `precision`: found `rounded-0`, expected nothing, at-least, or rounded-N",
        ),
        (
            "x,territory,actors,,actors,,,,at-least,illegible,,synthetic,",
            "column `precision`: found `at-least`, expected nothing: there is no value",
        ),
        (
            "x,commune:17904,population,,persons,,5,5,,printed,,synthetic,",
            "column `subject`: found `17904`, expected a commune of `communes.csv`",
        ),
        (
            "x,Rochefort,population,,persons,,5,5,,printed,,synthetic,",
            "column `subject`: subject `Rochefort`: expected `territory`, `zone:NAME` or `commune:CODE`",
        ),
        (
            "X,territory,population,,persons,,5,5,,printed,,synthetic,",
            "column `id`: identifier `X`: expected lower-case letters and digits, joined by single hyphens",
        ),
    ];
    told("figures.csv", FIGURES, &cases);
}

#[test]
fn figures_keep_their_precision_and_their_words() {
    let header = [
        FIGURES,
        "x,territory,actors,,actors,,140,141,at-least,printed,Plus de 140,synthetic,note",
        "y,territory,caf-recipients,,caf-households,,,25,rounded-5,observed,,synthetic,",
    ];
    let read = read_diagnosis(&folder(&[("figures.csv", header.join("\n").as_bytes())])).unwrap().strict().unwrap();
    let bounds = |id: &str| read.claim(id).and_then(|claim| claim.kept.bounds()).map(|b| (b.low(), b.high()));
    assert_eq!((bounds("x"), bounds("y")), (Some((141, None)), Some((23, Some(29)))));
    let evidence = &read.claim("x").unwrap().evidence;
    assert_eq!((evidence.quote.as_str(), evidence.note.as_str()), ("Plus de 140", "note"));
    assert!(matches!(read.claim("y").unwrap().kept, ctg_model::observation::Observation::Present(seen)
        if seen.status() == Status::Observed && matches!(seen.precision(), Precision::Rounded(_))));
}

#[test]
fn ages_are_read_in_the_words_of_brochures() {
    for words in ["65+", "+ 65", "65 et +", "65 ans et +", "65 ans et plus"] {
        let bytes = format!("{AGES}\na,0-64,0-64,80,80,printed,,synthetic,\nb,{words},65+,20,20,printed,,synthetic,");
        let read = read_diagnosis(&folder(&[("ages.csv", bytes.as_bytes())])).unwrap().strict().unwrap();
        assert_eq!(read.ages()[1].printed_band, Some("65+".parse().unwrap()), "{words}");
    }
    let found = rows("ages.csv", AGES, &["a,0-39,0-39,60,60,printed,,synthetic,", "b,,30+,40,40,restored,,synthetic,"]);
    assert_eq!(found, ["ages.csv: two bands cover 30-39, expected bands that cover every age once"]);
    let found =
        rows("ages.csv", AGES, &["a,young,0-39,60,60,printed,,synthetic,", "b,,40+,40,40,restored,,synthetic,"]);
    let expected = [
        "ages.csv: no band covers 0-39, expected bands that cover every age once",
        "line 2, column `printed_band`: found `young`, expected ages such as `6-17`, `65+` or `65 ans et plus`",
    ];
    assert_eq!(found, expected);
}

#[test]
fn facilities_stand_where_they_can() {
    let cases = [
        (
            "x,rpe,,fixed,territory,,,,,printed,,synthetic,,,",
            "column `name`: facility `x` has neither a name nor a commune, expected one of them",
        ),
        (
            "x,bus-france-services,Bus,fixed,territory,,,,,printed,,synthetic,,,",
            "column `presence`: facility `x` is itinerant by its kind, expected stops and not one place",
        ),
        (
            "x,rpe,RPE,somewhere,territory,,,,,printed,,synthetic,,,",
            "column `presence`: found `somewhere`, expected fixed or itinerant",
        ),
        (
            "x,rpe,RPE,fixed,,,,,,printed,,synthetic,,,",
            "column `place`: found nothing, expected `territory` or `commune:CODE`",
        ),
        (
            "x,rpe,RPE,fixed,commune:17901|commune:17902,,,,,printed,,synthetic,,,",
            "column `place`: found `commune:17901|commune:17902`, expected one commune, since the service is fixed",
        ),
        (
            "x,rpe,RPE,fixed,territory,-1,46,,,printed,,synthetic,,,",
            "column `place`: found `territory`, expected the commune of the point that `longitude` and `latitude` give",
        ),
        (
            "x,rpe,RPE,itinerant,17901|17902,-1,46,,,printed,,synthetic,,,",
            "column `longitude`: found `-1`, expected nothing: an itinerant service has no one place",
        ),
        (
            "x,rpe,RPE,fixed,commune:17901,1e1,46,,,printed,,synthetic,,,",
            "column `longitude`: found `1e1`, expected degrees, with `.` as decimal mark",
        ),
        (
            "x,eaje,Crèche,fixed,commune:17901,,,many,,printed,,synthetic,,,",
            "column `capacity`: found `many`, expected a whole number of places",
        ),
        (
            "x,eaje,Crèche,fixed,commune:17904,,,,,printed,,synthetic,,,",
            "column `place`: found `17904`, expected a commune of `communes.csv`",
        ),
        (
            "x,eaje,Crèche,fixed,commune:17901,,,,,printed,,synthetic,,,17901|17904",
            "column `catchment`: found `17904`, expected communes of `communes.csv`",
        ),
        (
            "x,eaje,Crèche,fixed,commune:17901,,,,,illegible,,synthetic,,,",
            "column `status`: status `illegible`: expected observed, printed, restored, inferred, estimated or imputed",
        ),
    ];
    told("facilities.csv", FACILITIES, &cases);
}

#[test]
fn facilities_keep_what_their_rows_say() {
    let bytes = [
        FACILITIES,
        "a,eaje,Crèche,fixed,commune:17901,-1,46,20,CIAS,printed,,synthetic,,jeunesse,17901|commune:17902",
        "b,bus-france-services,Bus,itinerant,commune:17901|17903,,,,,printed,,synthetic,,,territory",
        "c,bus-france-services,Autre bus,itinerant,territory,,,,,printed,,synthetic,,,",
    ]
    .join("\n");
    let read = read_diagnosis(&folder(&[("facilities.csv", bytes.as_bytes())])).unwrap().strict().unwrap();
    let [creche, bus, other] = read.facilities() else { panic!("three facilities") };
    assert!(
        matches!(creche.item.presence(), Presence::Fixed(Place::Point { position, .. }) if position.latitude() > 45.9)
    );
    assert_eq!(
        (creche.item.capacity().value().map(|p| p.count()), creche.item.theme()),
        (Some(20), Some(&Theme::Jeunesse))
    );
    assert!(matches!(creche.item.catchment(), Catchment::Communes(codes) if codes.len() == 2));
    assert_eq!((bus.item.presence().communes().len(), bus.item.catchment()), (2, &Catchment::Territory));
    assert_eq!(*other.item.presence(), Presence::Itinerant(Vec::new()));
}

#[test]
fn dates_are_milestones_or_phases() {
    let cases = [
        (
            "x,milestone,2023,2024,Signature,printed,,synthetic,",
            "column `end`: found `2024`, expected nothing: a milestone has one date",
        ),
        ("x,phase,2023,,Diagnostic,printed,,synthetic,", "column `end`: date ``: expected 2023, 2023-12 or 2023-12-07"),
        ("x,era,2023,,Diagnostic,printed,,synthetic,", "column `kind`: found `era`, expected milestone or phase"),
        ("x,milestone,2023,,,printed,,synthetic,", "column `label`: text ``: expected at least one character"),
    ];
    told("dates.csv", DATES, &cases);
}

#[test]
fn statements_may_lose_a_title_or_a_text_and_say_so() {
    let cases = [
        (
            "x,stake,,,,,printed,,synthetic,",
            "column `title`: found nothing, expected a title or a text, since `status` is `printed`",
        ),
        (
            "x,stake,Titre,Texte,,,illegible,,synthetic,",
            "column `status`: found `illegible`, expected the status of a value, since `title` and `text` hold one each",
        ),
        (
            "x,stake,Titre,,,soon,printed,,synthetic,",
            "column `horizon`: found `soon`, expected a year from 1801 to 2199",
        ),
        (
            "x,wish,Titre,,,,printed,,synthetic,",
            "column `kind`: kind of statement `wish`: expected principle, objective, stake, framework or actor",
        ),
    ];
    told("statements.csv", STATEMENTS, &cases);
    let bytes =
        [STATEMENTS, "a,stake,Handicap,,,2027,illegible,,synthetic,", "b,objective,Titre,,,,restored,,synthetic,"]
            .join("\n");
    let read = read_diagnosis(&folder(&[("statements.csv", bytes.as_bytes())])).unwrap().strict().unwrap();
    let [lost, whole] = read.statements() else { panic!("two statements") };
    assert_eq!((lost.title.status(), lost.text.absence()), (Some(Status::Printed), Some(Absence::Illegible)));
    assert_eq!((whole.title.status(), whole.text.absence()), (Some(Status::Restored), Some(Absence::NotApplicable)));
}

#[test]
fn expectations_speak_of_what_is_there() {
    let cases = [
        ("x,order,communes,eaje,,,,", "column `left`: found `communes`, expected the id of a row of `dates.csv`"),
        (
            "x,sum,pop-total,zone-nord+zone-sud,,,,",
            "column `right`: found `zone-sud`, expected the id of a row of `figures.csv` or `ages.csv`",
        ),
        ("x,equal,eaje,communes,1,,,", "column `low`: found `1`, expected nothing: only a ratio has bounds"),
        ("x,ratio,eaje,communes,4,3,,", "column `high`: found `3`, expected 4 or more, since that is `low`"),
        (
            "x,same,eaje,communes,,,,",
            "column `rule`: found `same`, expected subset, equal, sum, ratio, persons-per or order",
        ),
        (
            "x,sum,eaje,communes+,,,,",
            "column `right`: identifier ``: expected lower-case letters and digits, joined by single hyphens",
        ),
    ];
    told("expectations.csv", EXPECTATIONS, &cases);
    assert_eq!(rows("expectations.csv", EXPECTATIONS, &["x,ratio,eaje,communes,,3,,"]), Vec::<String>::new());
}

#[test]
fn everything_wrong_with_a_row_is_told() {
    let found = rows("populations.csv", POPULATIONS, &["1790,18,municipale,-3,guess,Insee"]);
    let of_row = found.iter().filter_map(|message| message.strip_prefix("line 2, column `")?.split('`').next());
    assert_eq!(of_row.collect::<Vec<_>>(), ["commune", "vintage", "kind", "status", "persons", "source"]);
}

#[test]
fn populations_are_given_once_and_in_their_place() {
    let found = rows(
        "populations.csv",
        POPULATIONS,
        &[
            "17901,2018,municipal,1200,observed,synthetic",
            "17901,2018,municipal,1200,observed,synthetic",
            "17901,2018,total,1100,observed,synthetic",
            "17902,2018,municipal,,secret-primary,synthetic",
            "17903,2018,municipal,500,observed,synthetic",
        ],
    );
    let expected = [
        "line 3: the municipal population 2018 of commune 17901 is given twice, expected once",
        "line 4: municipal population 1200 of commune 17901 in 2018 is above its total population 1100, expected at most that: are the two swapped?",
    ];
    assert_eq!(found, expected);
}
