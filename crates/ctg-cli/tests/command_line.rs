//! The command line as a person runs it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

#[test]
fn without_a_command_it_is_the_portrait_of_the_caro() {
    let output = ctg(&[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).starts_with("PORTRAIT SOCIAL DU TERRITOIRE\n"));
    assert_eq!(err(&output), "");
    assert_eq!(out(&output), out(&ctg(&["portrait"])));
}
use shared::{ctg, err, fixture, out};

#[test]
fn a_folder_on_disk_gives_the_same_portrait_as_the_embedded_one() {
    let (embedded, on_disk) =
        (ctg(&["portrait", "--format", "json"]), ctg(&["portrait", "--format", "json", "--data", &fixture("caro")]));
    assert_eq!(out(&embedded), out(&on_disk));
    assert!(serde_json::from_str::<serde_json::Value>(&out(&embedded)).is_ok());
}

#[test]
fn a_folder_in_order_is_told_so() {
    for name in ["caro", "synthetic-three-communes", "broken/synthetic-bom", "broken/synthetic-crlf"] {
        let output = ctg(&["check", &fixture(name)]);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), "Aucun problème.\n"), "{name}");
    }
}

#[test]
fn every_broken_folder_is_told_its_one_problem() {
    let in_order = ["synthetic-bom", "synthetic-crlf"];
    for broken in ctg_fixtures::BROKEN.iter().filter(|broken| !in_order.contains(&broken.name())) {
        let output = ctg(&["check", &fixture(&format!("broken/{}", broken.name()))]);
        assert_eq!(output.status.code(), Some(1), "{}", broken.name());
        assert!(out(&output).ends_with("\n1 problème.\n"), "{}: {}", broken.name(), out(&output));
    }
}

#[test]
fn a_portrait_is_made_of_what_could_be_read_and_says_what_could_not() {
    let output = ctg(&["portrait", "--data", &fixture("broken/synthetic-negative-count")]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("3 communes"));
    assert!(err(&output).contains("-510"), "{}", err(&output));
}

#[test]
fn a_folder_without_territory_has_no_portrait() {
    let output = ctg(&["portrait", "--data", &fixture("broken/synthetic-file-cut-in-the-middle")]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
    assert!(err(&output).contains("territory.json"));
}

#[test]
fn a_path_that_cannot_be_read_is_named() {
    let output = ctg(&["check", "no-such-folder"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(err(&output).contains("no-such-folder"));
}

#[test]
fn a_command_that_is_not_written_right_is_refused_in_french() {
    let refusals: [(&[&str], &str); 7] = [
        (&["conventin"], "La commande « conventin » n'existe pas.\nPeut-être : « convention ».\n"),
        (&["portrait", "--dat", "x"], "L'argument « --dat » n'est pas attendu ici.\nPeut-être : « --data ».\n"),
        (&["check"], "Il manque : <DIR>.\n"),
        (&["check", "a", "b"], "L'argument « b » n'est pas attendu ici.\n"),
        (
            &["portrait", "--format", "xml"],
            "« xml » ne convient pas pour « --format <FORMAT> ». Attendu : text, json.\n",
        ),
        (&["portrait", "--format"], "Il manque une valeur après « --format <FORMAT> ».\n"),
        (&["schema", "nothing"], "Pas de schéma pour « nothing »."),
    ];
    for (arguments, sentence) in refusals {
        let output = ctg(arguments);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err(&output).starts_with(sentence), "{}", err(&output));
    }
}

#[test]
fn lines_with_the_same_problem_are_told_together() {
    let folder = std::env::temp_dir().join(format!("ctg-same-problem-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, bytes) in ctg_fixtures::CARO.files() {
        let text = String::from_utf8_lossy(bytes);
        let changed = if *name == "communes.csv" { text.replace("17036,", "17036x,") } else { text.into_owned() };
        std::fs::write(folder.join(name), changed).expect("a file");
    }
    let told = out(&ctg(&["check", &folder.display().to_string()]));
    std::fs::remove_dir_all(&folder).expect("the folder is there");
    let expected =
        "populations.csv, lignes 11 à 19, « commune » : lu « 17036 » ; attendu : une commune de « communes.csv »";
    assert!(told.contains(expected) && told.ends_with("\n3 problèmes.\n"), "{told}");
}

#[test]
fn every_file_of_the_layout_has_a_schema() {
    for name in [
        "portrait",
        "territory",
        "communes",
        "zones",
        "populations",
        "figures",
        "ages",
        "facilities",
        "dates",
        "statements",
        "expectations",
        "convention",
        "indicators",
        "catalogue",
        "plan",
    ] {
        let output = ctg(&["schema", name]);
        let schema: serde_json::Value = serde_json::from_str(&out(&output)).expect(name);
        assert!(schema["$schema"].as_str().is_some_and(|draft| draft.contains("2020-12")), "{name}");
    }
}

#[test]
fn a_convention_on_disk_is_the_embedded_one_in_each_form() {
    for format in ["text", "json", "ical"] {
        let embedded = ctg(&["convention", "--format", format]);
        let on_disk = ctg(&["convention", "--format", format, "--data", &fixture("caro")]);
        assert_eq!((embedded.status.code(), err(&embedded).as_str()), (Some(0), ""), "{format}");
        assert_eq!(out(&embedded), out(&on_disk), "{format}");
    }
    assert!(out(&ctg(&["convention"])).starts_with("CONVENTION TERRITORIALE GLOBALE\n"));
    assert!(out(&ctg(&["convention", "--format", "ical"])).starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
}

#[test]
fn a_folder_without_convention_is_told_so() {
    let output = ctg(&["convention", "--data", &fixture("broken/synthetic-bom")]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
    assert!(err(&output).contains("convention.json"));
}

/// What is wrong with a part is told beside the convention that is made of the others.
#[test]
fn a_convention_with_a_bad_part_is_written_without_it() {
    let copy = std::env::temp_dir().join(format!("ctg-convention-{}", std::process::id()));
    std::fs::create_dir_all(&copy).expect("a folder");
    for (name, bytes) in ctg_fixtures::SYNTHETIC_THREE_COMMUNES.files() {
        std::fs::write(copy.join(name), bytes).expect("a file");
    }
    let broken = ctg_fixtures::BROKEN_CONVENTIONS.iter().find(|(name, _)| *name == "synthetic-date-in-words");
    std::fs::write(copy.join("convention.json"), broken.expect("a broken one").1).expect("a file");
    let output = ctg(&["convention", "--data", &copy.display().to_string()]);
    std::fs::remove_dir_all(&copy).expect("gone");
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("communes du territoire qui ne sont pas parties\u{a0}: Synthétique-les-Bains"));
    assert!(
        err(&output).contains("« parties[3].item.signature.value » : la date « 15 janvier 2024 »"),
        "{}",
        err(&output)
    );
}

#[test]
fn the_help_is_in_french_and_tells_the_exit_codes() {
    let help = out(&ctg(&["--help"]));
    assert!(help.contains("Codes de sortie") && help.contains("portrait") && help.contains("check"), "{help}");
}

#[test]
fn indicators_of_a_zone_are_compared_with_the_territory_in_three_forms() {
    let text = ctg(&["indicators", "--zone", "Nord Charente", "--compare", "territoire"]);
    assert_eq!((text.status.code(), err(&text).as_str()), (Some(0), ""));
    assert!(out(&text).contains("Zone Nord Charente") && out(&text).contains("9\u{202F}291"), "{}", out(&text));
    let json = ctg(&["indicators", "--format", "json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&out(&json)).expect("JSON")["rows"].is_array());
    let csv = out(&ctg(&["indicators", "--format", "csv"]));
    assert!(csv.starts_with("code,label,theme,unit,value,"), "{csv}");
}

#[test]
fn details_tell_numerator_denominator_source_and_caveats() {
    let (brief, told) = (out(&ctg(&["indicators"])), out(&ctg(&["indicators", "--details"])));
    for word in ["numérateur", "dénominateur", "source", "réserves", "formule"] {
        assert!(told.contains(word), "{word}");
        assert!(!brief.contains(&format!("{word} :")), "{word}");
    }
}

#[test]
fn an_unknown_zone_is_refused_with_those_that_there_are() {
    for arguments in [["indicators", "--zone", "Ouest"], ["indicators", "--compare", "Ouest"]] {
        let output = ctg(&arguments);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
        assert!(err(&output).contains("Ouest") && err(&output).contains("Nord Charente"), "{}", err(&output));
    }
}

#[test]
fn the_catalogue_is_json_with_every_definition() {
    let catalogue: serde_json::Value = serde_json::from_str(&out(&ctg(&["catalogue"]))).expect("JSON");
    let indicators = catalogue["indicators"].as_array().expect("a list");
    assert!(indicators.len() >= 45, "{}", indicators.len());
    assert!(indicators.iter().all(|indicator| indicator["reference"].as_str().is_some_and(|text| !text.is_empty())));
}

#[test]
fn indicators_are_made_of_what_could_be_read_and_say_what_could_not() {
    let output = ctg(&["indicators", "--data", &fixture("broken/synthetic-negative-count")]);
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("-510") && !err(&output).contains("portrait"), "{}", err(&output));
}
