//! What each file refuses, and in which words: the synthetic territory, with a file put in place of another.

use ctg_fixtures::SYNTHETIC_THREE_COMMUNES;
use ctg_io::{Folder, Severity, check, read_diagnosis};
use ctg_model::observation::{Absence, Precision, Status};
use ctg_model::service::{Catchment, Place, Presence, Theme};

const FIGURES: &str = "id,subject,measure,detail,unit,denominator,printed,value,precision,status,quote,source,note";
const AGES: &str = "id,printed_band,band,printed,value,status,quote,source,note";
const FACILITIES: &str =
    "id,kind,name,presence,place,longitude,latitude,capacity,manager,status,quote,source,note,theme,catchment";
const DATES: &str = "id,kind,start,end,label,status,quote,source,note";
const STATEMENTS: &str = "id,kind,title,text,scope,horizon,status,quote,source,note";
const EXPECTATIONS: &str = "id,rule,left,right,low,high,reference,note";
const COMMUNES: &str = "code,name,seat_lon,seat_lat,source";
const POPULATIONS: &str = "commune,vintage,kind,persons,status,source";

/// The synthetic folder with these files in place of its own.
fn folder(files: &[(&str, &[u8])]) -> Folder {
    let own = SYNTHETIC_THREE_COMMUNES.files().iter().copied();
    own.chain(files.iter().copied()).collect()
}

fn messages(files: &[(&str, &[u8])]) -> Vec<String> {
    check(&folder(files)).iter().map(ToString::to_string).collect()
}

/// The messages of a file of these rows, without the name of the file.
fn rows(file: &str, header: &str, rows: &[&str]) -> Vec<String> {
    let bytes = [&[header], rows].concat().join("\n");
    let found = messages(&[(file, bytes.as_bytes())]);
    found.iter().map(|message| message.strip_prefix(&format!("{file}, ")).unwrap_or(message).to_owned()).collect()
}

/// One row, and what it is told, word for word.
fn told(file: &str, header: &str, cases: &[(&str, &str)]) {
    for (row, expected) in cases {
        assert_eq!(rows(file, header, &[row]), [format!("line 2, {expected}")], "{row}");
    }
}

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

#[test]
fn what_hangs_on_a_lost_row_is_its_consequence() {
    let communes =
        format!("{COMMUNES}\n17901,Le Vieux,,,synthetic\n17902, Le Neuf,,,synthetic\n17903,Les Bains,,,synthetic\n");
    let found = check(&folder(&[("communes.csv", communes.as_bytes())]));
    let told: Vec<(Severity, String)> = found.iter().map(|item| (item.severity(), item.to_string())).collect();
    let hangs = |line: &str| {
        (
            Severity::Consequence,
            format!("{line}, column `commune`: found `17902`, expected a commune of `communes.csv`"),
        )
    };
    let expected = [
        (
            Severity::Refused,
            "communes.csv, line 3, column `name`: text ` Le Neuf`: expected no blank at either end".to_owned(),
        ),
        hangs("zones.csv, line 3"),
        hangs("populations.csv, line 4"),
        hangs("populations.csv, line 5"),
    ];
    assert_eq!(told, expected);
    assert!(read_diagnosis(&folder(&[("communes.csv", communes.as_bytes())])).unwrap().strict().is_err());
}

#[test]
fn figures_of_zones_hang_on_the_zoning() {
    let zones = "zone,commune,status\nNord synthétique,17901,printed\nSud synthétique,17903,printed\n";
    let found = check(&folder(&[("zones.csv", zones.as_bytes())]));
    let told: Vec<(Severity, &str)> = found.iter().map(|item| (item.severity(), item.file())).collect();
    assert_eq!(told, [(Severity::Refused, "zones.csv"), (Severity::Consequence, "figures.csv")]);

    // Without the file there are no zones, and a figure of one is a mistake of its own.
    let without: Folder =
        SYNTHETIC_THREE_COMMUNES.files().iter().copied().filter(|(name, _)| *name != "zones.csv").collect();
    let found: Vec<String> = check(&without).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        ["figures.csv, line 4, column `subject`: found `Nord synthétique`, expected a zone of `zones.csv`"]
    );
}

#[test]
fn a_commune_twice_in_its_zone_is_told_and_does_no_harm() {
    let zones = "zone,commune,status\nA,17901,printed\nA,17902,printed\nA,17902,printed\nB,17903,estimated\n";
    let expected = [
        "zones.csv: commune 17903 (Synthétique-les-Bains) is in no zone, expected one",
        "zones.csv, line 4, column `commune`: commune 17902 is in this zone already, expected one row for each commune (line 3)",
        "zones.csv, line 5, column `status`: found `estimated`, expected printed, observed, restored or inferred",
        "figures.csv, line 4, column `subject`: found `Nord synthétique`, expected a zone of `zones.csv`",
    ];
    assert_eq!(messages(&[("zones.csv", zones.as_bytes())]), expected);
}

#[test]
fn an_unreadable_table_brings_no_list_of_what_hangs_on_it() {
    let found = check(&folder(&[("zones.csv", b"zone;commune;status\nA;17901;printed\n"), ("populations.csv", b"")]));
    let refused: Vec<String> =
        found.iter().filter(|item| item.severity() == Severity::Refused).map(ToString::to_string).collect();
    let expected = [
        "zones.csv, line 1: found the one column `zone;commune;status`, expected `zone`, `commune`, `status` separated by `,`",
        "populations.csv: found an empty file, expected a header line",
    ];
    assert_eq!(refused, expected);
    assert_eq!(found.len(), 4); // and the figure of a zone, and the populations that are missing
}

#[test]
fn the_head_names_its_fields() {
    let own = std::str::from_utf8(SYNTHETIC_THREE_COMMUNES.file("territory.json").unwrap()).unwrap();
    let told = |from: &str, to: &str| messages(&[("territory.json", own.replace(from, to).as_bytes())]);
    assert_eq!(
        told("\"cog\": 2021", "\"cog\": \"2021\""),
        ["territory.json, line 5, field `cog`: invalid type: string \"2021\", expected u16"]
    );
    assert_eq!(
        told("\"cog\": 2021", "\"cog\": 1900"),
        ["territory.json, line 5, field `cog`: year 1900: expected a year from 1943 to 2199"]
    );
    assert_eq!(
        told("  \"cog\": 2021,\n", ""),
        ["territory.json, line 1, field `cog`: found no such field, expected one"]
    );
    assert_eq!(
        told("\"cog\": 2021", "\"cog\": 2021, \"cog\": 2022"),
        ["territory.json, line 5, field `cog`: found the field a second time, expected it once"]
    );
    assert_eq!(
        told("\"zoning\"", "\"zonage\""),
        [
            "territory.json, line 7, field `zonage`: found a field that is not known, and left it aside; expected `format`, `name`, `short_name`, `epci`, `cog`, `population_vintage`, `zoning`, `sources`"
        ]
    );
    assert_eq!(told("\"zoning\": ", "\"é\": "), told("\"zoning\"", "\"é\""));
    assert_eq!(told("\"zoning\": \"Zones", "\"é\" \"Zones"), ["territory.json, line 7, character 7: expected `:`"]);
    assert_eq!(
        told("\"sources\": [", "\"sources\": [7, ")[0],
        "territory.json, line 8: invalid type: integer `7`, expected an object"
    );
}

#[test]
fn a_source_that_cannot_be_read_takes_its_rows_along() {
    let own = std::str::from_utf8(SYNTHETIC_THREE_COMMUNES.file("territory.json").unwrap()).unwrap();
    let broken = own.replace("\"publisher\": \"ctg\"", "\"publisher\": \"\"");
    let found = check(&folder(&[("territory.json", broken.as_bytes())]));
    assert_eq!(
        found[0].to_string(),
        "territory.json, line 9, field `publisher`: text ``: expected at least one character"
    );
    assert!(found[1..].iter().all(|item| item.severity() == Severity::Consequence));
    assert_eq!(found.len(), 1 + 3 + 6 + 1 + 4 + 3); // communes, populations and their absence, figures, ages
}

#[test]
fn tables_that_are_no_tables_are_told_in_one_message() {
    let cases: [(&[u8], &str); 8] = [
        (b"\xFF\xFEi\0d\0", "dates.csv: found UTF-16, expected UTF-8"),
        (
            b"id,kind,start,end,label,status,quote,source,note,id\n",
            "dates.csv, line 1: found the column `id` more than once, expected it once",
        ),
        (b"\"id,kind", "dates.csv, line 1: the file ends inside a quoted cell, expected a closing quote"),
        (b"id,\xE9\n", "dates.csv, line 1: found a header that is not UTF-8, expected UTF-8"),
        (b"\n\n", "dates.csv: found an empty file, expected a header line"),
        (
            b"id,kind,start,end,label,status,quote\n",
            "dates.csv, line 1: found no columns `source`, `note`, expected them",
        ),
        (
            b"id,kind,start,end,label,status,quote,source,note\na,milestone,2023,,\"A\"b,printed,,synthetic,\n",
            "dates.csv, line 2: found text after a closing quote, expected the end of the cell",
        ),
        (
            b"id,kind,start,end,label,status,quote,source,note\na,milestone,2023,,A,printed,,synthetic,,\n",
            "dates.csv, line 2: found 10 cells, expected 9",
        ),
    ];
    for (bytes, expected) in cases {
        let found = messages(&[("dates.csv", bytes)]);
        assert_eq!(found, [expected]);
    }
}

#[test]
fn a_row_of_more_than_a_mebibyte_is_no_row() {
    let long = format!("{DATES}\na,milestone,2023,,A,printed,{},synthetic,\n", "x".repeat(1 << 20));
    assert_eq!(
        messages(&[("dates.csv", long.as_bytes())]),
        ["dates.csv, line 2: found a row of 1048616 bytes, expected at most 1048576"]
    );
}

#[test]
fn stray_bytes_cost_their_row_only() {
    let mut bytes = format!("{DATES}\na,milestone,2023,,Fête,printed,,synthetic,\n").into_bytes();
    bytes.extend(b"b,milestone,2023,,F\xEAte,printed,,synthetic,\nc,milestone,2023,,F\xEAte,printed,,synthetic,\n");
    let folder = folder(&[("dates.csv", &bytes)]);
    let found: Vec<String> = check(&folder).iter().map(ToString::to_string).collect();
    let expected = [
        "dates.csv, line 3, column `label`: found the byte 0xEA, expected UTF-8",
        "dates.csv, line 4, column `label`: found the byte 0xEA, expected UTF-8",
    ];
    assert_eq!(found, expected);
    assert_eq!(read_diagnosis(&folder).unwrap().value().timeline().len(), 1);
}

#[test]
fn blank_rows_are_none_and_lines_are_those_of_an_editor() {
    let bytes = format!(
        "\n{DATES}\r\n\r\n,,,,,,,,\r\na,milestone,2023,,A,printed,\"one\ntwo\nthree\",synthetic,\r\n\nb,milestone,soon,,B,printed,,synthetic,"
    );
    assert_eq!(
        messages(&[("dates.csv", bytes.as_bytes())]),
        ["dates.csv, line 9, column `start`: date `soon`: expected 2023, 2023-12 or 2023-12-07"]
    );
}

#[test]
fn other_tables_are_told_and_other_files_are_not_looked_at() {
    let found = messages(&[("figure.csv", b""), ("Communes.csv", b""), ("contours.geojson", b"{"), ("README.md", b"")]);
    let expected = [
        "Communes.csv: found a file that the layout does not name, and left it aside",
        "figure.csv: found a file that the layout does not name, and left it aside",
    ];
    assert_eq!(found, expected);
}

#[test]
fn without_a_territory_the_other_files_are_still_read() {
    let dates = format!("{DATES}\na,milestone,soon,,A,printed,,nowhere,\n");
    let found = messages(&[("territory.json", b""), ("dates.csv", dates.as_bytes())]);
    let expected = [
        "territory.json, line 1: found the end of the file, expected more JSON (EOF while parsing a value)",
        "dates.csv, line 2, column `start`: date `soon`: expected 2023, 2023-12 or 2023-12-07",
    ];
    assert_eq!(found, expected);
    assert_eq!(
        messages(&[("communes.csv", COMMUNES.as_bytes())]),
        ["communes.csv: found no row, expected one for each commune"]
    );
}
