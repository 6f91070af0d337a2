//! Every list of facilities: what is read, what is set aside, and what holds for any bytes.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::fmt::Write;
use std::num::NonZeroUsize;
use std::path::Path;

use ctg_fixtures::{BROKEN_FACILITIES, SYNTHETIC_FACILITIES};
use ctg_io::facility::{Facilities, List, Listed, Reader, read};
use ctg_io::{Read, Source};
use ctg_model::service::{Place, Presence, ServiceKind, Theme};

/// The list that a file of the fixtures is.
fn list_of(name: &str) -> List {
    let stem = name.strip_prefix("synthetic-").unwrap().split('.').next().unwrap();
    stem.parse().unwrap()
}

fn fixture(name: &str) -> &'static [u8] {
    SYNTHETIC_FACILITIES.iter().find(|(found, _)| *found == name).unwrap().1
}

fn synthetic(name: &str) -> Read<Facilities> {
    read(list_of(name), Source::new(name, fixture(name))).unwrap()
}

fn shown(listed: &Listed) -> String {
    let mut text = format!("{} | {} | {}", listed.line, listed.facility.id(), listed.facility.kind());
    for (name, part) in [
        ("name", listed.facility.name().map(ToString::to_string)),
        ("theme", listed.facility.theme().map(ToString::to_string)),
        ("presence", Some(format!("{:?}", listed.facility.presence()))),
        ("capacity", Some(format!("{:?}", listed.facility.capacity()))),
        ("manager", listed.facility.manager().map(ToString::to_string)),
        ("hours", listed.hours.as_ref().map(ToString::to_string)),
        ("siret", listed.siret.map(|siret| siret.to_string())),
        ("quality", listed.position_quality.as_ref().map(ToString::to_string)),
        ("more", listed.more.as_ref().map(|more| format!("{more:?}"))),
        ("word", Some(listed.word.to_string())),
    ] {
        if let Some(part) = part {
            let _ = write!(text, "\n    {name}: {part}");
        }
    }
    text
}

/// A `Read`, value and set aside, as the snapshots hold it.
fn told(name: &str, found: &Read<Facilities>) -> String {
    let mut text = format!("== {name}\n");
    for listed in &found.value().facilities {
        let _ = writeln!(text, "{}", shown(listed));
    }
    for set_aside in found.set_aside() {
        let _ = writeln!(text, "set aside ({:?}): {set_aside}", set_aside.severity());
    }
    for (word, meaning, count) in found.value().crosswalk.mapped() {
        let _ = writeln!(text, "mapped: {word} -> {} ({count})", meaning.label());
    }
    for (word, count) in found.value().crosswalk.unmapped() {
        let _ = writeln!(text, "unmapped: {word} ({count})");
    }
    text
}

fn assert_snapshot(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if found != expected {
        let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&new, found).unwrap();
        panic!("{} holds something else than {}", path.display(), new.display());
    }
}

#[test]
fn every_list_is_read_as_the_snapshot_says() {
    let text: String = SYNTHETIC_FACILITIES.iter().map(|(name, _)| told(name, &synthetic(name))).collect();
    assert_snapshot("facilities.txt", &text);
}

#[test]
fn every_defect_is_told_as_the_snapshot_says() {
    let mut text = String::new();
    for (list, defect, bytes) in BROKEN_FACILITIES {
        let _ = writeln!(text, "== {list}, {defect}");
        match read(list.parse().unwrap(), Source::new("file", *bytes)) {
            Ok(read) => {
                assert!(!read.set_aside().is_empty(), "{defect}: nothing is told");
                let _ = writeln!(text, "{} read", read.value().facilities.len());
                read.set_aside().iter().for_each(|told| writeln!(text, "{told}").unwrap());
            }
            Err(error) => writeln!(text, "refused: {error}").unwrap(),
        }
    }
    assert_snapshot("broken-facilities.txt", &text);
}

#[test]
fn json_and_csv_of_one_list_give_the_same() {
    let (csv, json) = (synthetic("synthetic-mediation.csv"), synthetic("synthetic-mediation.json"));
    let plain = |read: &Read<Facilities>| {
        read.value()
            .facilities
            .iter()
            .map(|one| (one.facility.clone(), one.siret, one.hours.clone(), one.more.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(plain(&csv), plain(&json));
    assert_eq!(csv.value().crosswalk, json.value().crosswalk);
}

#[test]
fn threads_change_nothing() {
    // Many blocks: quotes, refused rows and blank lines among them.
    let text = String::from_utf8(fixture("synthetic-bpe.csv").to_vec()).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let many = format!("{header}\n{}", rows.repeat(2_500));
    let one = Reader::new(List::Bpe).read(Source::new("bpe.csv", many.as_bytes())).unwrap();
    assert_eq!(one.value().facilities.len(), 2_500 * 10);
    for threads in [2, 3] {
        let reader = Reader::new(List::Bpe).with_threads(NonZeroUsize::new(threads).unwrap());
        assert!(reader.read(Source::new("bpe.csv", many.as_bytes())).unwrap() == one, "{threads} threads");
    }
}

#[test]
fn an_arrondissement_is_folded_and_kept_beside() {
    let read = synthetic("synthetic-bpe.csv");
    let paris = read.value().facilities.iter().find(|one| one.facility.kind() == &ServiceKind::Pharmacie).unwrap();
    assert!(
        matches!(paris.facility.presence(), Presence::Fixed(Place::Point { commune, .. }) if commune.to_string() == "75056")
    );
    assert_eq!(paris.more.as_ref().unwrap().arrondissement.unwrap().to_string(), "75118");
}

#[test]
fn lambert_coordinates_are_never_taken_for_degrees() {
    let read = synthetic("synthetic-bpe.csv");
    let rpe = read.value().facilities.iter().find(|one| one.facility.kind() == &ServiceKind::Rpe).unwrap();
    assert_eq!(rpe.facility.presence(), &Presence::Fixed(Place::Commune("17168".parse().unwrap())));
}

#[test]
fn files_of_other_years_have_their_columns_under_other_names() {
    let list = "MATRICULE,lib_france_services,insee_com,LATITUDE,LONGITUDE,h_lundi,ITINERANCE,lon,lat\n\
                115,Tonnay-Charente,17449,45.943801,-0.891534,8:30 - 12:30 / 13:30 - 17:30,,-0.891534,45.943801\n";
    let read = read(List::FranceServices, Source::new("2021.csv", list.as_bytes())).unwrap().strict().unwrap();
    assert_eq!(read.facilities[0].facility.id().as_str(), "france-services-115");
    let list = "numero_uai,appellation_officielle,secteur_public_prive_libe,code_commune,latitude,longitude,nature_uai_libe,etat_etablissement_libe,secteur_prive_libelle_type_contrat\n\
                0170005N,Collège exemple,Privé,17093,45.88492371687665,-1.193370248566259,COLLEGE,OUVERT,HORS CONTRAT\n";
    let read =
        ctg_io::facility::read(List::Education, Source::new("2024.csv", list.as_bytes())).unwrap().strict().unwrap();
    let college = &read.facilities[0];
    let more = college.more.as_ref().unwrap();
    assert_eq!(college.facility.kind(), &ServiceKind::College);
    assert_eq!(
        (more.sector.as_ref().unwrap().as_str(), more.contract.as_ref().unwrap().as_str()),
        ("Privé", "HORS CONTRAT")
    );
}

#[test]
fn separators_byte_order_marks_and_line_breaks_do_not_matter() {
    let plain = "AN;DEPCOM;TYPEQU;CAPACITE\n2025;17299;D502;40\n2025;17168;C201;\n";
    let expected = read(List::Bpe, Source::new("bpe.csv", plain.as_bytes())).unwrap();
    for text in [
        plain.replace(';', ","),
        plain.replace(';', "\t"),
        plain.replace(';', "|"),
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{plain}"),
        plain.trim_end().to_owned(),
        plain.replace("D502", "\"D502\""),
        format!("{plain};;;\n"),
    ] {
        let found = read(List::Bpe, Source::new("bpe.csv", text.as_bytes())).unwrap();
        assert_eq!((found.value(), found.set_aside()), (expected.value(), expected.set_aside()), "{text:?}");
    }
}

#[test]
fn a_file_that_is_said_to_be_in_windows_1252_is_read_so() {
    let bytes = b"AN;DEPCOM;TYPEQU;NOMRS\n2025;17299;D502;Cr\xE8che\n";
    let found = read(List::Bpe, Source::new("bpe.csv", &bytes[..])).unwrap();
    assert_eq!(found.set_aside()[0].to_string(), "bpe.csv, line 2: found the byte 0xE8, expected UTF-8");
    let source = Source::new("bpe.csv", &bytes[..]).with_encoding(ctg_io::Encoding::Windows1252);
    let read = read(List::Bpe, source).unwrap();
    assert_eq!(read.value().facilities[0].facility.name().unwrap().as_str(), "Crèche");
    assert_eq!((read.files().len(), read.files()[0].bytes()), (1, bytes.len() as u64));
}

#[test]
fn identifiers_that_would_meet_are_told_apart() {
    let list = |ids: &[&str]| {
        let rows: String = ids.iter().map(|id| format!("{id},43493312300029,Exemple,17299\n")).collect();
        let read =
            read(List::DigitalMediation, Source::new("x.csv", format!("id,pivot,nom,code_insee\n{rows}").as_bytes()))
                .unwrap();
        read.strict().unwrap().facilities.iter().map(|one| one.facility.id().to_string()).collect::<Vec<_>>()
    };
    let long = "x".repeat(100);
    let other = format!("{}y", "x".repeat(99));
    let ids = list(&["a-b", "a--b", "a_b", "A-B", "A-b", "é", long.as_str(), other.as_str()]);
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
}

#[test]
fn a_theme_names_a_service_of_data_inclusion() {
    let read = synthetic("synthetic-inclusion-services.json");
    let themes: Vec<Option<Theme>> = read.value().facilities.iter().map(|one| one.facility.theme().cloned()).collect();
    assert_eq!(themes, [Some(Theme::PetiteEnfance), None, Some(Theme::InclusionNumerique)]);
    assert_eq!(read.value().facilities[1].facility.presence(), &Presence::Fixed(Place::Territory));
}
