//! The traps of the files of Insee and of the Caf, one by one, and what each broken file is told.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    reason = "a test stops where it fails; decimals of a file come back to the bit"
)]

use ctg_fixtures::{BROKEN_INSEE_CAF, SYNTHETIC_INSEE_CAF};
use ctg_io::caf::childcare::{self, Mode, Place, Scale};
use ctg_io::caf::{CafRounding, Located, Unlocated, beneficiaries, quotient};
use ctg_io::census::{self, Exploitation};
use ctg_io::income::{self, Indicator, Threshold, Thresholds};
use ctg_io::{Read, ReadError, SetAside, Severity, Source, SourceFile, population};
use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation, Precision, RoundingMode};
use ctg_model::{AgePartition, Vintage};

fn file(name: &str) -> &'static [u8] {
    SYNTHETIC_INSEE_CAF.iter().find(|(found, _)| *found == name).unwrap().1
}

fn source(name: &str) -> Source<&'static [u8]> {
    Source::new(format!("{name}.csv"), file(name))
}

fn year(year: u16) -> Vintage {
    Vintage::new(year).unwrap()
}

fn commune(code: &str) -> CommuneCode {
    code.parse().unwrap()
}

fn rounding() -> CafRounding {
    CafRounding::published(RoundingMode::Nearest)
}

/// Reads a file by the dataset that its name tells: the number of values, what was set aside, and the record of the file.
fn read_by_name(name: &str, bytes: &[u8]) -> Result<(usize, Vec<SetAside>, SourceFile), ReadError> {
    fn parts<T>(read: Read<T>, count: impl FnOnce(&T) -> usize) -> (usize, Vec<SetAside>, SourceFile) {
        let (count, file) = (count(read.value()), read.files()[0].clone());
        (count, read.into_parts().1, file)
    }
    let source = Source::new(format!("{name}.csv"), bytes);
    let dataset = name.strip_prefix("synthetic-").unwrap();
    let is = |prefix: &str| dataset.starts_with(prefix);
    Ok(match dataset {
        _ if is("populations") => parts(population::read(source, year(2021))?, |value| value.iter().count()),
        _ if is("census-communes") => parts(census::read_communes(source, year(2018))?, |value| value.iter().count()),
        _ if is("census-iris") => parts(census::read_iris(source, year(2018))?, |value| value.iter().count()),
        _ if is("income") => {
            parts(income::read(source, year(2018), &Thresholds::insee())?, std::collections::BTreeMap::len)
        }
        _ if is("childcare-rates") => parts(childcare::read_rates(source)?, |value| value.iter().count()),
        _ if is("childcare-places") => parts(childcare::read_places(source)?, |value| value.iter().count()),
        _ if is("beneficiaries") => parts(beneficiaries::read(source, rounding())?, Vec::len),
        _ if is("quotient") => parts(quotient::read(source, rounding())?, Vec::len),
        _ => panic!("{name} is of no dataset"),
    })
}

#[test]
fn sound_files_are_read_whole_and_known() {
    let rows = [6, 2, 2, 1, 2, 3, 4, 4];
    for ((name, bytes), rows) in SYNTHETIC_INSEE_CAF.iter().zip(rows) {
        let (count, set_aside, file) = read_by_name(name, bytes).unwrap();
        let warnings = usize::from(*name == "synthetic-childcare-rates");
        assert_eq!((count, set_aside.len()), (rows, warnings), "{name}: {set_aside:?}");
        assert!(set_aside.iter().all(|item| !item.severity().is_loss()), "{name}");
        assert_eq!(file.sha256(), SourceFile::of_bytes("", bytes).sha256());
        assert_eq!(file.provenance().unwrap().licence.as_str(), "Licence Ouverte 2.0");
    }
}

#[test]
fn every_broken_file_has_its_one_message() {
    const MESSAGES: [&str; 20] = [
        "line 2, column `indfoy_rsa`: found `52`, expected a multiple of 5, which the file is rounded to",
        "line 2, column `dtreffre`: found `décembre`, expected a month such as 2024-12",
        "line 2: found 7 cells, expected 8",
        "found columns of 2013, 2017, expected some of 2018, such as P18_POP",
        "found the figure P_POP of 2018 in two columns, expected it in one",
        "line 2, column `P18_POP`: found `-1200.5`, expected a number of 0 or more",
        "line 3, column `IRIS`: IRIS code `17901010`: found 8 characters, expected 9 characters",
        "found no column of txcouv, expected some such as `txcouv_eaje_com`",
        "line 5, column `annee`: 17901 of 2021 is given twice, expected once (line 2)",
        "line 2, column `annee`: found `an 2021`, expected a year such as 2021 or 2021-12-31",
        "found indicators of 2016, expected some of 2018, such as MED18 or TP6018",
        "line 2, column `TP6018`: found `162`, expected a percentage from 0 to 100",
        "line 3, column `COM`: commune code `1994`: found 4 characters, expected 5 characters (`01994` if a leading zero was lost)",
        "line 6, column `COM`: commune 17901 is given twice, expected once (line 2)",
        "line 2, column `COM`: found `17901`, expected 16901, which is what `DEP` and `CODCOM` give",
        "line 1: found no column `PMUN`, expected one; found `REG`, `Région`, `DEP`, `CODARR`, `CODCAN`, `CODCOM`, `COM`, `Commune`, `POP`, `PCAP`, `PTOT`",
        "line 2, column `PMUN`: found `beaucoup`, expected a whole number, a flag or nothing",
        "line 2, column `PTOT`: found `1334`, expected 1200 + 34, the sum of `PMUN` and `PCAP`",
        "line 3, column `qf_400`: band `moyen`: expected euros such as `400-799`, `<400` or `>=4000`, or `Inconnu`",
        "line 5: the file ends inside a quoted cell, expected a closing quote",
    ];
    let mut wrong = Vec::new();
    for ((name, bytes), expected) in BROKEN_INSEE_CAF.iter().zip(MESSAGES) {
        let told: Vec<String> = match read_by_name(name, bytes) {
            Ok((_, told, _)) => told.iter().filter(|item| item.severity().is_loss()).map(ToString::to_string).collect(),
            Err(error) => error.set_aside().iter().map(ToString::to_string).collect(),
        };
        let told: Vec<&str> = told.iter().map(|told| told.strip_prefix(&format!("{name}.csv")).unwrap()).collect();
        let told: Vec<&str> = told.iter().map(|told| told.trim_start_matches([',', ':', ' '])).collect();
        if told != [expected] {
            wrong.push((name, told.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(BROKEN_INSEE_CAF.len(), MESSAGES.len());
}

#[test]
fn a_commune_without_a_row_is_unknown_and_a_dead_village_is_empty() {
    let read = population::read(source("synthetic-populations"), year(2021)).unwrap();
    let persons = |code: &str| read.value().municipal(commune(code)).value().map(|persons| persons.persons());
    assert_eq!((persons("17903"), persons("17999"), persons("01994")), (Some(0), None, Some(35)));
    assert_eq!(read.value().municipal(commune("17999")).absence(), Some(Absence::NotAvailable));
    let bourg = read.value().get(commune("17902")).unwrap();
    assert_eq!(
        (bourg.total.absence(), bourg.counted_apart.absence()),
        (Some(Absence::NotAvailable), Some(Absence::NotAvailable))
    );
}

#[test]
fn codes_of_communes_come_in_many_forms() {
    let code = |text: &str| {
        let read = population::read(Source::new("p.csv", text.as_bytes()), year(2021)).unwrap();
        let codes: Vec<String> = read.value().iter().map(|row| row.commune.to_string()).collect();
        let told: Vec<String> = read.set_aside().iter().map(ToString::to_string).collect();
        (codes.join(" "), told.join(" "))
    };
    let sound = [
        ("DEP;CODCOM;PMUN\n1;4;9\n", "01004"),
        ("DEP;CODCOM;PMUN\n2A;4;9\n", "2A004"),
        ("DEP;CODCOM;PMUN\n971;101;9\n", "97101"),
        ("DEP;CODCOM;PMUN\n971;01;9\n", "97101"),
        ("CODDEP;CODCOM;COM;PMUN\n17;299;Rochefort;9\n", "17299"),
        ("DEP;COM;PMUN\n17;299;9\n", "17299"),
        ("codgeo;pmun\n2B033;35.0\n", "2B033"),
        ("CODGEO;PMUN\n75056;2 145 906\n", "75056"),
    ];
    for (text, expected) in sound {
        assert_eq!(code(text), (expected.to_owned(), String::new()), "{text}");
    }
    for text in [
        "DEP;CODCOM;PMUN\n99;299;9\n",
        "CODGEO;PMUN\n75101;9\n",
        "DEP;CODCOM;PMUN\n17;2990;9\n",
        "CODGEO;PMUN\n1004;9\n",
    ] {
        let (codes, told) = code(text);
        assert!(codes.is_empty() && told.starts_with("p.csv, line 2, column"), "{text}: {told}");
    }
}

#[test]
fn the_years_of_a_census_are_told_apart() {
    let population = |vintage| {
        let read = census::read_communes(source("synthetic-census-communes"), year(vintage)).unwrap();
        read.value().get(commune("17901")).unwrap().population().value().map(|estimate| estimate.value())
    };
    assert_eq!((population(2018), population(2013)), (Some(1200.5), Some(1150.0)));
    let error = census::read_communes(source("synthetic-census-communes"), year(2020)).unwrap_err();
    assert!(
        error.to_string().ends_with("found columns of 2013, 2018, expected some of 2020, such as P20_POP"),
        "{error}"
    );
    let text = "CODGEO;D68_POP;P99_POP;P07_POP;C07_POP;P7_POP;PMUN_POP;P018_POP\n17901;1;2;3;4;5;6;7\n";
    for (vintage, count) in [(1968, 1), (1999, 1), (2007, 2)] {
        let read = census::read_communes(Source::new("p.csv", text.as_bytes()), year(vintage)).unwrap();
        assert_eq!(read.value().get(commune("17901")).unwrap().variables().len(), count, "{vintage}");
    }
    let read = census::read_communes(Source::new("p.csv", text.as_bytes()), year(2007)).unwrap();
    let kinds: Vec<Exploitation> =
        read.value().get(commune("17901")).unwrap().variables().iter().map(census::Variable::exploitation).collect();
    assert_eq!(kinds, [Exploitation::Main, Exploitation::Complementary]);
}

#[test]
fn persons_by_age_are_made_of_whole_bands() {
    let read = census::read_communes(source("synthetic-census-communes"), year(2018)).unwrap();
    let row = read.value().get(commune("17901")).unwrap();
    let bands = |texts: &[&str]| AgePartition::new(texts.iter().map(|text| text.parse().unwrap()).collect()).unwrap();
    let ages = |texts: &[&str]| row.ages(&bands(texts)).map(|ages| ages.persons().to_vec());
    // Two divisions of one file: the bands of 0-2 to 80+, and those of 0-14 to 75+.
    assert_eq!(ages(&["0-5", "6-17", "18-64", "65+"]).unwrap(), [62, 170, 690, 279]);
    assert_eq!(ages(&["0-14", "15-59", "60+"]).unwrap(), [201, 640, 360]);
    assert_eq!(ages(&["0+"]).unwrap(), [1201]);
    let error = ages(&["0-44", "45-54", "55+"]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a band of the file would be cut at 55, expected bounds that one division of the file has"
    );
    assert_eq!(error.cut_at(), Some(55));
    assert_eq!(ages(&["0-16", "17+"]).unwrap_err().cut_at(), Some(17));
    // Secret in one division, and there in the other.
    let row = read.value().get(commune("17902")).unwrap();
    assert!(row.ages(&bands(&["0-14", "15+"])).unwrap_err().to_string().contains("secret-primary"));
    assert_eq!(row.ages(&bands(&["0-2", "3+"])).unwrap().persons(), [10, 500]);
}

#[test]
fn families_have_three_denominators() {
    let read = census::read_communes(source("synthetic-census-communes"), year(2018)).unwrap();
    let row = read.value().get(commune("17901")).unwrap();
    let (families, households) = (row.families(), row.households());
    let value = |estimate: Observation<census::Estimate>| estimate.value().map(|estimate| estimate.value());
    assert_eq!(
        [families.lone_parent, families.all, families.with_children(), households.all, households.one_person]
            .map(value),
        [Some(45.5), Some(335.0), Some(166.0), Some(520.25), Some(180.5)]
    );
    let secret = read.value().get(commune("17902")).unwrap().families();
    assert_eq!(secret.with_children().absence(), Some(Absence::SecretPrimary));
}

#[test]
fn blanks_of_income_are_explained_by_their_threshold() {
    let read = income::read(source("synthetic-income"), year(2018), &Thresholds::insee()).unwrap();
    let absence = |code: &str, indicator| {
        let row = &read.value()[&commune(code)];
        (row.indicator(indicator).absence(), row.explanation(indicator).map(|threshold| threshold.households))
    };
    let rate = Indicator::PovertyRate;
    assert_eq!(absence("17901", rate), (None, None)); // 1 000 households and 2 000 persons: the bounds are published
    assert_eq!(absence("17902", rate), (Some(Absence::SecretPrimary), Some(1000)));
    assert_eq!(absence("17902", Indicator::Median), (None, None));
    assert_eq!(absence("17903", Indicator::Median), (Some(Absence::SecretPrimary), Some(50)));
    let none = Threshold { households: 0, persons: 0 };
    let read = income::read(source("synthetic-income"), year(2018), &Thresholds::new(none, none)).unwrap();
    assert_eq!(read.value()[&commune("17902")].indicator(rate).absence(), Some(Absence::NotPublished));
    let row = &read.value()[&commune("17901")];
    assert_eq!(row.indicator(Indicator::Taxes).value().map(|taxes| taxes.value()), Some(-15.5));
    let bare = "CODGEO,NBMEN,NBPERS,MEDIANE,TP60\n17901,,,,\n";
    let read = income::read(Source::new("f.csv", bare.as_bytes()), year(2023), &Thresholds::insee()).unwrap();
    let row = &read.value()[&commune("17901")];
    assert_eq!(row.explanation(Indicator::Median).map(|threshold| threshold.persons), Some(100));
    // Without sizes nothing explains a blank.
    let read =
        income::read(Source::new("f.csv", &b"CODGEO,MED21\n17901,\n"[..]), year(2021), &Thresholds::insee()).unwrap();
    assert_eq!(read.value()[&commune("17901")].indicator(Indicator::Median).absence(), Some(Absence::NotPublished));
}

#[test]
fn placeholders_are_no_places_and_rates_pass_100() {
    let read = childcare::read_rates(source("synthetic-childcare-rates")).unwrap();
    assert_eq!(read.value().scale(), Scale::Commune);
    assert_eq!((read.set_aside()[0].severity(), read.set_aside()[0].line()), (Severity::Warning, Some(4)));
    let rate = |place, mode| read.value().get(place, year(2021)).unwrap().get(mode).value().map(ToString::to_string);
    let paris = Place::Arrondissement("75101".parse().unwrap());
    assert_eq!(rate(paris, Mode::All).as_deref(), Some("116.9"));
    let own = Place::Commune(commune("17901"));
    assert_eq!(
        (rate(own, Mode::EajePsu).as_deref(), rate(own, Mode::EajeOther).as_deref()),
        (Some("34.3"), Some("0.6"))
    );
    let old = "Date référence,Numéro commune,Taux de couv EAJE PSU,Taux de couv EAJE - ensemble,Taux de couv global\n2017,17299,31.2,31.2,75.5\n";
    let read = childcare::read_rates(Source::new("old.csv", old.as_bytes())).unwrap();
    let row = read.value().get(Place::Commune(commune("17299")), year(2017)).unwrap();
    assert_eq!(row.get(Mode::All).value().map(ToString::to_string).as_deref(), Some("75.5"));
    assert_eq!(row.get(Mode::HomeCare).absence(), Some(Absence::NotPublished));
}

#[test]
fn every_scale_is_known_by_its_code() {
    let cases: [(&str, Scale, Place); 4] = [
        ("annee;txcouv_nat\n2023-12-31;60,9\n", Scale::France, Place::France),
        ("annee;numreg;txcouv_reg\n2023;75;60.9\n", Scale::Region, Place::Region("75".parse().unwrap())),
        ("annee;numdep;txcouv_dep\n2023;2A;60.9\n", Scale::Departement, Place::Departement("2A".parse().unwrap())),
        (
            "annee;numdep;numepci;txcouv_epci\n2023.0;17;200041762;60.9\n",
            Scale::Epci,
            Place::Epci("200041762".parse().unwrap()),
        ),
    ];
    for (text, scale, place) in cases {
        let read = childcare::read_rates(Source::new("t.csv", text.as_bytes())).unwrap();
        assert_eq!(read.value().scale(), scale, "{text}");
        let row = read.value().get(place, year(2023)).unwrap();
        assert_eq!(row.get(Mode::All).value().map(ToString::to_string).as_deref(), Some("60.9"), "{text}");
        assert!(read.value().get(place, year(2022)).is_none());
    }
}

#[test]
fn foyers_without_a_commune_keep_their_row() {
    let read = beneficiaries::read(source("synthetic-beneficiaries"), rounding()).unwrap();
    let nowhere: Vec<Located> =
        read.value().iter().map(beneficiaries::BenefitRow::place).filter(|place| place.commune().is_none()).collect();
    assert_eq!(nowhere, [Unlocated::NotLocated, Unlocated::Abroad, Unlocated::Unknown].map(Located::Nowhere));
}

#[test]
fn arrondissements_fold_to_their_city_with_the_bounds_of_a_sum() {
    let rows = beneficiaries::read(source("synthetic-beneficiaries"), rounding()).unwrap().into_parts().0;
    let folded = beneficiaries::fold_arrondissements(&rows);
    assert_eq!(folded.len(), rows.len() - 1);
    let paris = folded.iter().find(|row| row.place() == Located::Commune(commune("75056"))).unwrap();
    let rsa = paris.households("rsa");
    let bounds = rsa.bounds().unwrap();
    assert_eq!((rsa.value(), bounds.low(), bounds.high(), paris.parts()), (Some(&475), 471, Some(479), 2));
    assert!(matches!(rsa, Observation::Present(seen) if matches!(seen.precision(), Precision::Within(_))));
    let amount = paris.amount("rsa");
    assert_eq!(amount.bounds().map(|bounds| (bounds.low(), bounds.high())), Some((260_800, Some(261_000))));
    // Twice the same arrondissement is once; other rows stay as they are.
    let twice: Vec<_> = rows.iter().chain(&rows[1..2]).cloned().collect();
    assert_eq!(beneficiaries::fold_arrondissements(&twice), folded);
    assert!(folded.iter().filter(|row| row.parts() == 1).all(|row| rows.contains(row)));
}

#[test]
fn the_mode_of_rounding_is_the_callers() {
    let bounds = |mode| {
        let read = beneficiaries::read(source("synthetic-beneficiaries"), CafRounding::published(mode)).unwrap();
        read.value()[0].households("rsa").bounds().map(|bounds| (bounds.low(), bounds.high().unwrap()))
    };
    assert_eq!(bounds(RoundingMode::Nearest), Some((48, 52)));
    assert_eq!(bounds(RoundingMode::Floor), Some((50, 54)));
    assert_eq!(bounds(RoundingMode::Unknown), Some((48, 54)));
}
