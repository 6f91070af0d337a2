//! Laws of communes through time, on movements of Charente-Maritime and hard cases.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::str::from_utf8;

use ctg_fixtures::{COG_MOVEMENTS, SYNTHETIC_COG_COMMUNES};
use ctg_model::CogVintage;
use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation, Precision, Status};
use ctg_model::passage::{CogHistory, CogMovement, CogUnit, MovedUnit, MovementCode, Passage, SplitWeights};
use ctg_model::strategies as some;
use proptest::prelude::*;
use shared::tries;

fn year(year: u16) -> CogVintage {
    CogVintage::new(year).unwrap()
}

fn code(text: &str) -> CommuneCode {
    text.parse().unwrap()
}

fn codes<const N: usize>(texts: [&str; N]) -> Vec<CommuneCode> {
    texts.map(code).to_vec()
}

fn span() -> RangeInclusive<CogVintage> {
    year(1943)..=year(2024)
}

/// The cells of a file without quotes.
fn rows(bytes: &'static [u8]) -> impl Iterator<Item = Vec<&'static str>> {
    from_utf8(bytes).unwrap().lines().skip(1).map(|line| line.split(',').collect())
}

fn unit(cells: &[&str]) -> Option<MovedUnit> {
    let unit = match cells[0] {
        "" => return None,
        "COM" => CogUnit::Commune(code(cells[1])),
        "COMD" => CogUnit::Delegated(code(cells[1])),
        "COMA" => CogUnit::Associated(code(cells[1])),
        _ => CogUnit::Arrondissement(cells[1].parse().unwrap()),
    };
    Some(MovedUnit::new(unit, cells[5].parse().unwrap()))
}

fn movements() -> Vec<CogMovement> {
    let movement = |cells: Vec<&str>| {
        let number = MovementCode::new(cells[0].parse().unwrap());
        CogMovement::new(number, cells[1].parse().unwrap(), unit(&cells[2..8]), unit(&cells[8..14]).unwrap())
    };
    rows(COG_MOVEMENTS).map(movement).collect()
}

fn communes_of_2024() -> Vec<CommuneCode> {
    rows(SYNTHETIC_COG_COMMUNES).filter(|cells| cells[0] == "COM").map(|cells| code(cells[1])).collect()
}

fn history() -> CogHistory {
    CogHistory::new(year(2024), communes_of_2024(), &movements(), span()).unwrap()
}

/// A weight for each piece of each split.
fn any_weights(passage: &Passage) -> SplitWeights {
    let pieces = passage.splits().flat_map(|whole| passage.parts(whole).iter().map(move |part| (whole, *part)));
    pieces.zip(1..).fold(SplitWeights::none(), |all, ((whole, part), weight)| all.with_piece(whole, part, weight))
}

#[test]
fn every_movement_finds_its_communes() {
    let history = history();
    assert_eq!(history.elsewhere(), []);
    let communes = |at| history.communes(year(at)).unwrap();
    // Nine fewer by the movements from 2015 to 2024; the list of 2024 has 463 communes of Charente-Maritime.
    let of_17 = |at| communes(at).iter().filter(|code| code.departement() == "17".parse().unwrap()).count();
    assert_eq!([2015, 2024].map(of_17), [472, 463]);
}

#[test]
fn a_history_is_the_same_from_wherever_it_is_told() {
    let (history, movements) = (history(), movements());
    for start in [1943, 1958, 1999, 2018, 2023] {
        let communes = history.communes(year(start)).unwrap();
        assert_eq!(CogHistory::new(year(start), communes, &movements, span()).unwrap(), history, "{start}");
    }
    let mut backwards = movements;
    backwards.reverse();
    assert_eq!(CogHistory::new(year(2024), communes_of_2024(), &backwards, span()).unwrap(), history);
}

#[test]
fn steps_make_up_the_way_and_totals_are_kept() {
    let history = history();
    let years: Vec<CogVintage> = history.vintages().collect();
    let steps: Vec<Passage> = years.windows(2).map(|pair| history.passage(pair[0], pair[1]).unwrap()).collect();
    for start in [0, 5, 24, 33, 60, 72, 76, 81] {
        let mut so_far = history.passage(years[start], years[start]).unwrap();
        assert_eq!((so_far.sources(), so_far.splits().count()), (so_far.targets(), 0));
        for end in start..years.len() {
            if end > start {
                so_far = so_far.then(&steps[end - 1]).unwrap();
            }
            let passage = history.passage(years[start], years[end]).unwrap();
            assert_eq!(passage, so_far, "{} to {}", years[start], years[end]);
            assert_eq!(history.passage(years[end], years[start]).unwrap(), passage.inverse());
            for way in [&passage, &passage.inverse()] {
                let sources = way.sources().iter().filter(|code| !way.parts(**code).is_empty());
                let counts: BTreeMap<CommuneCode, u64> =
                    sources.copied().zip((0..).map(|n| n * 7_919 % 5_003)).collect();
                let converted = way.convert(&counts, &any_weights(way)).unwrap();
                assert_eq!(converted.values().sum::<u64>(), counts.values().sum::<u64>());
                assert_eq!(converted.len() + way.without_origin().count(), way.targets().len());
            }
        }
    }
}

/// What becomes of a commune between two years.
fn becomes(commune: &str, from: u16, to: u16) -> Vec<String> {
    let passage = history().passage(year(from), year(to)).unwrap();
    passage.parts(code(commune)).iter().map(ToString::to_string).collect()
}

#[test]
fn hard_cases() {
    // A change of département and a merger on one day: the code in between never stood on its own.
    assert_eq!(becomes("14513", 2017, 2018), ["50592"]);
    assert_eq!(becomes("49144", 2017, 2018), ["44180"]);
    assert_eq!((history().lives(code("50649")), history().lives(code("44225"))), (&[][..], &[][..]));
    // The seat moves, the code with it, and back.
    assert_eq!([becomes("27676", 2020, 2021), becomes("27676", 2020, 2023)], [["27058"], ["27676"]]);
    assert_eq!([becomes("14624", 1989, 1991), becomes("14624", 1989, 2015)], [["14697"], ["14472"]]);
    // Restorations.
    assert_eq!(becomes("85084", 2023, 2024), ["85084", "85165", "85212"]);
    assert_eq!(becomes("76108", 2013, 2014), ["76095", "76108"]);
    assert_eq!(becomes("14712", 2019, 2020), ["14666", "14712"]);
    // Shared out among neighbours.
    assert_eq!(becomes("08227", 1968, 1969), ["08203", "08454"]);
    assert_eq!(becomes("51606", 1966, 1967), ["51235", "51313", "51369"]);
    // Corsica, the Seine and the Meuse change codes.
    assert_eq!([becomes("20004", 1975, 1976), becomes("20033", 1943, 2024)], [["2A004"], ["2B033"]]);
    assert_eq!(becomes("75001", 1967, 1968), ["94002"]);
    assert_eq!(becomes("55227", 1996, 1997), ["54602"]);
    // From outside.
    let arrivals = history().passage(year(1943), year(2024)).unwrap().without_origin().collect::<Vec<_>>();
    assert_eq!(arrivals, codes(["06162", "06163", "97311"]));
    // Delegated communes come and go inside.
    assert_eq!(becomes("17457", 2018, 2021), ["17457"]);
    assert_eq!(becomes("17103", 2017, 2024), ["17457"]);
}

#[test]
fn a_set_of_codes_tells_its_year() {
    let history = history();
    let of_2018 = history.communes(year(2018)).unwrap();
    let ranking = history.vintage_of(of_2018.iter().copied());
    let fitting: Vec<u16> = ranking.fitting().iter().map(|fit| fit.vintage.year()).collect();
    // Of 2012 and 2013 two communes were one, later a dozen are gone; the years before 1997 had other codes.
    let expected: Vec<u16> = (1997..=2018).rev().filter(|year| ![2012, 2013].contains(year)).collect();
    assert_eq!(fitting, expected);
    assert_eq!(ranking.best(), ranking.fitting());
    let of_2019 = ranking.fits().iter().find(|fit| fit.vintage == year(2019)).unwrap();
    assert_eq!(of_2019.strangers, codes(["17169", "17189", "17272"])); // and not 17103, which was gone by 1 January 2018
    // Two communes of which one is older than the other's end.
    let none = history.vintage_of(codes(["17484", "17392", "85165", "17999"]));
    assert!(none.fitting().is_empty());
    assert_eq!(none.nowhere(), codes(["17999"]));
    // The CARO has not changed since 1948: any year since will do.
    let caro = rows_of_caro();
    let years: BTreeSet<u16> = history.vintage_of(caro).fitting().iter().map(|fit| fit.vintage.year()).collect();
    assert_eq!(years, (1948..=2024).collect());
}

fn rows_of_caro() -> Vec<CommuneCode> {
    let file = ctg_fixtures::CARO.file("communes.csv").unwrap();
    from_utf8(file).unwrap().lines().skip(1).map(|line| code(&line[..5])).collect()
}

#[test]
fn what_does_not_fit_is_told() {
    let told = |communes: &[&str], at: u16, lines: &[(&str, &str, &str)]| {
        let unit = |text: &str| MovedUnit::new(CogUnit::Commune(code(text)), "Nom".parse().unwrap());
        let line = |(day, before, after): &(&str, &str, &str)| {
            CogMovement::new(MovementCode::new(32), day.parse().unwrap(), Some(unit(before)), unit(after))
        };
        let movements: Vec<CogMovement> = lines.iter().map(line).collect();
        let communes = communes.iter().map(|text| code(text));
        CogHistory::new(year(at), communes, &movements, year(2000)..=year(2010)).unwrap_err().to_string()
    };
    assert_eq!(
        [
            told(&["17001"], 2010, &[("2005-06-01", "17002", "17001"), ("2005-06-01", "17001", "17003")]),
            told(&["17001", "17002"], 2010, &[("2005-06-01", "17001", "17002")]),
            told(&["17001"], 2000, &[("2005-06-01", "17001", "17002"), ("2005-06-01", "17003", "17002")]),
            told(&["17001", "17002"], 2000, &[("2005-06-01", "17001", "17002")]),
            told(&["17001"], 2010, &[("2010-01-02", "17001", "17002")]),
            told(&["17001"], 2010, &[("2000-01-01", "17001", "17002")]),
            told(&["17001"], 2011, &[]),
        ],
        [
            "movement of 2005-06-01: commune 17003 is not there afterwards, expected it, since land goes into it",
            "movement of 2005-06-01: commune 17001 is still there afterwards, expected it gone",
            "movement of 2005-06-01: commune 17003 is not there before, expected it, since it goes elsewhere",
            "movement of 2005-06-01: commune 17002 is there before, expected a line that says what becomes of it",
            "movement of 2010-01-02: expected one after 1 January 2000 and not after 1 January 2010",
            "movement of 2000-01-01: expected one after 1 January 2000 and not after 1 January 2010",
            "geography of 2011: expected one from 2000 to 2010",
        ]
    );
}

/// Two communes whose codes are exchanged on one day.
#[test]
fn codes_that_change_places_are_no_steps() {
    let unit = |text: &str| MovedUnit::new(CogUnit::Commune(code(text)), "Nom".parse().unwrap());
    let line = |before, after| {
        CogMovement::new(MovementCode::new(50), "2005-06-01".parse().unwrap(), Some(unit(before)), unit(after))
    };
    let movements = [line("17001", "17002"), line("17002", "17001")];
    for start in [2000, 2010] {
        let communes = codes(["17001", "17002"]);
        let history = CogHistory::new(year(start), communes, &movements, year(2000)..=year(2010)).unwrap();
        let passage = history.passage(year(2005), year(2006)).unwrap();
        assert_eq!(passage.parts(code("17001")), codes(["17002"]));
        assert_eq!(passage.parts(code("17002")), codes(["17001"]));
    }
}

#[test]
fn refusals_name_the_commune_and_the_parts() {
    let (a, b, c, d) = (code("17001"), code("17002"), code("17003"), code("17004"));
    let passage = Passage::new(year(2000), year(2001), [(a, a), (a, b), (c, b), (d, d)]).unwrap();
    let told = |counts: &[(CommuneCode, u64)], weights: SplitWeights| {
        passage.convert(&counts.iter().copied().collect(), &weights).unwrap_err().to_string()
    };
    let none = SplitWeights::none;
    assert_eq!(
        [
            told(&[(a, 1)], none()),
            told(&[(a, 1)], none().with_part(a, 1)),
            told(&[(a, 1)], none().with_part(a, 1).with_part(b, 1)),
            told(&[(a, 1)], none().with_piece(a, a, 0).with_piece(a, b, 0)),
            told(&[(a, 1)], none().with_piece(a, a, 0).with_piece(a, b, 1)),
            told(&[(b, 1)], none()),
            passage.inverse().convert(&BTreeMap::from([(a, u64::MAX), (b, 0)]), &none()).unwrap_err().to_string(),
            passage.route(&[d, d], &none()).unwrap_err().to_string(),
            passage.route(&[d], &none()).unwrap().convert(&[1_u64, 2]).unwrap_err().to_string(),
        ],
        [
            "commune 17001 goes into 17001 and 17002 in the geography of 2001, expected the weight of each",
            "commune 17001 is split, and its part 17002 has no weight, expected one",
            "commune 17001 is split, and its part 17002 takes in 17003 too: expected the weight of the piece between the two",
            "commune 17001 is split into 17001 and 17002, and their weights sum to 0, expected more",
            "commune 17002 takes in 17003 of the geography of 2000, which has no count, expected one",
            "commune 17002 is not of the geography of 2000, expected one of it",
            "commune 17002 goes into 17001 and 17003 in the geography of 2000, expected the weight of each",
            "commune 17004 has two counts, expected one",
            "found 2 counts, expected 1, one for each commune",
        ]
    );
    let merger = Passage::new(year(2000), year(2001), [(a, a), (b, a)]).unwrap();
    let too_many = merger.convert(&BTreeMap::from([(a, u64::MAX), (b, 1)]), &none()).unwrap_err();
    assert_eq!(too_many.to_string(), "the count of commune 17001 does not fit, expected less than 2^64");
    assert_eq!(too_many.commune(), Some(a));
}

#[test]
fn observations_carry_their_doubts() {
    let (a, b, c) = (code("17001"), code("17002"), code("17003"));
    let merger = Passage::new(year(2000), year(2001), [(a, a), (b, a), (c, c)]).unwrap();
    let exact = |count: u64| Observation::exact(count, Status::Observed);
    let sum_of = |one: Observation<u64>, other: Observation<u64>| {
        merger.convert_observations(&BTreeMap::from([(a, one), (b, other)]), &SplitWeights::none()).unwrap()[&a]
    };
    let absent = Observation::<u64>::Absent;
    assert_eq!(sum_of(exact(1), exact(2)), exact(3));
    assert_eq!(sum_of(exact(1), Observation::exact(2, Status::Estimated)), Observation::exact(3, Status::Estimated));
    assert_eq!(sum_of(exact(1), absent(Absence::SecretSecondary)), absent(Absence::SecretSecondary));
    assert_eq!(
        sum_of(absent(Absence::SecretSecondary), absent(Absence::SecretPrimary)),
        absent(Absence::SecretPrimary)
    );
    assert_eq!(sum_of(absent(Absence::SecretPrimary), absent(Absence::NotPublished)), absent(Absence::NotComputable));
    assert_eq!(sum_of(exact(1), absent(Absence::NotApplicable)), exact(1));
    assert_eq!(sum_of(absent(Absence::NotApplicable), absent(Absence::NotApplicable)), absent(Absence::NotApplicable));
    // A commune that is alone keeps its reason; one whose other half has no row cannot be computed.
    let rows = BTreeMap::from([(a, exact(5)), (c, absent(Absence::Illegible))]);
    let converted = merger.convert_observations(&rows, &SplitWeights::none()).unwrap();
    assert_eq!(converted, BTreeMap::from([(a, absent(Absence::NotComputable)), (c, absent(Absence::Illegible))]));
    // A share is certain only to lie between nothing and all.
    let split = merger.inverse();
    let shared = |count, weights| split.convert_observations(&BTreeMap::from([(a, count)]), &weights).unwrap();
    let halves = SplitWeights::none().with_part(a, 1).with_part(b, 1);
    let half = shared(exact(9), halves.clone());
    assert_eq!((half[&a].value(), half[&b].value()), (Some(&5), Some(&4)));
    assert_eq!(half[&b].bounds(), Some(Precision::Within(half[&a].bounds().unwrap()).bounds(0)));
    assert_eq!(half[&b].bounds().map(|bounds| (bounds.low(), bounds.high())), Some((0, Some(9))));
    assert_eq!(half[&b].status(), Some(Status::Estimated));
    assert_eq!(shared(exact(0), halves.clone())[&a], exact(0));
    assert_eq!(shared(absent(Absence::SecretPrimary), halves)[&b], absent(Absence::SecretPrimary));
    // All of it goes one way: nothing is estimated.
    let one_way = shared(exact(9), SplitWeights::none().with_part(a, 0).with_part(b, 3));
    assert_eq!((one_way[&a], one_way[&b]), (exact(0), exact(9)));
}

proptest! {
    #![proptest_config(tries(128))]

    #[test]
    fn totals_are_kept_to_the_unit(
        ((weights, passage), seed) in (some::passage(1..=12)
            .prop_flat_map(|passage| (some::split_weights(&passage), Just(passage))), any::<u32>())
    ) {
        let counts: Vec<u64> = (0..).map(|n: u64| (n + 1) * u64::from(seed) % 70_001).take(passage.sources().len()).collect();
        let route = passage.route(passage.sources(), &weights).unwrap();
        let converted = route.convert(&counts).unwrap();
        prop_assert_eq!(converted.iter().sum::<u64>(), counts.iter().sum::<u64>());
        // What is observed for certain is converted to the same counts.
        let seen: Vec<Observation<u64>> = counts.iter().map(|count| Observation::exact(*count, Status::Observed)).collect();
        let observed = route.convert_observations(&seen).unwrap();
        for (count, observation) in converted.iter().zip(&observed) {
            prop_assert_eq!(observation.value(), Some(count));
            prop_assert!(observation.bounds().unwrap().contains(*count));
        }
        // The order of rows changes nothing.
        let mut rows: Vec<(CommuneCode, u64)> = passage.sources().iter().copied().zip(counts).collect();
        rows.reverse();
        let (codes, counts): (Vec<CommuneCode>, Vec<u64>) = rows.into_iter().unzip();
        prop_assert_eq!(passage.route(&codes, &weights).unwrap().convert(&counts).unwrap(), converted);
    }

    #[test]
    fn a_passage_goes_through_json(passage in some::passage(1..=9), movement in some::cog_movement()) {
        let text = serde_json::to_string(&passage).unwrap();
        prop_assert_eq!(serde_json::from_str::<Passage>(&text).unwrap(), passage.clone());
        let text = serde_json::to_string(&movement).unwrap();
        prop_assert_eq!(serde_json::from_str::<CogMovement>(&text).unwrap(), movement);
        prop_assert_eq!(passage.inverse().inverse(), passage);
    }
}

#[test]
fn serde_refuses_what_the_door_refuses() {
    let twice = r#"{"from":2000,"to":2001,"pairs":[["17001","17001"],["17001","17001"]]}"#;
    let error = serde_json::from_str::<Passage>(twice).unwrap_err().to_string();
    assert!(error.starts_with("the passage of 17001 into 17001 is given twice, expected once"), "{error}");
    let gone = history().passage(year(1948), year(1943)).unwrap();
    assert_eq!(serde_json::from_str::<Passage>(&serde_json::to_string(&gone).unwrap()).unwrap(), gone);
}
