//! The findings on the CARO against an independent list of what must be found.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::Diagnosis;
use ctg_stats::reconcile::{Check, Expected, Finding, Range, Ratio, Severity};
use ctg_stats::{Reconciliation, reconcile};
use serde_json::Value;

fn caro() -> Diagnosis {
    let folder = ctg_fixtures::CARO.files().iter().copied().collect();
    ctg_io::read_diagnosis(&folder).expect("the CARO reads").into_parts().0
}

/// The identifier of the golden list, and that of our finding.
const SAME: [(&str, &str); 33] = [
    ("communes", "communes"),
    ("pop_total", "pop-total"),
    ("zone_Rochefort", "zone-rochefort"),
    ("zone_Sud Charente", "zone-sud"),
    ("zone_Est Charente", "zone-est"),
    ("zone_Nord Charente", "zone-nord"),
    ("zones_sum", "population-closure"),
    ("zones_explain", "population-repair"),
    ("alloc", "persons-per-recipient"),
    ("ages_sum", "age-sum"),
    ("ages_gap_0_5", "age-gap-0-5"),
    ("ages_gap_40_44", "age-gap-40-44"),
    ("age_0_24", "age-0-24-sum"),
    ("mono", "lone-parent"),
    ("isolees", "one-person-households-coverage"),
    ("collectif", "places-per-eaje"),
    ("individuel", "places-per-childminder"),
    ("eaje", "eaje"),
    ("laep", "laep"),
    ("rpe", "rpe"),
    ("acm", "acm-subset"),
    ("clas", "clas"),
    ("csc", "centres-sociaux"),
    ("colleges", "colleges"),
    ("lycees", "lycees"),
    ("ccas", "ccas-subset"),
    ("fs", "france-services"),
    ("numeriques", "points-centres"),
    ("conseillers", "conseillers-numeriques"),
    ("associations", "associations-assistants-maternels"),
    ("acteurs", "actors"),
    ("dates", "copil-before-diagnosis"),
    ("horizon", "stake-reseaux"),
];

fn golden() -> Vec<Value> {
    let list: Value = serde_json::from_slice(ctg_fixtures::SEED_RECONCILE).expect("the golden list is JSON");
    list["figures"].as_array().expect("a list of figures").clone()
}

fn finding<'a>(report: &'a Reconciliation, golden: &Value) -> &'a Finding {
    let id = golden["id"].as_str().expect("an id");
    let own = SAME.iter().find(|(theirs, _)| *theirs == id).unwrap_or_else(|| panic!("{id} has no finding")).1;
    report.finding(own).unwrap_or_else(|| panic!("{own} was not found"))
}

#[test]
fn the_whole_golden_list_is_found_with_its_severity() {
    let report = reconcile(&caro());
    assert_eq!(golden().len(), SAME.len());
    for figure in golden() {
        let found = finding(&report, &figure);
        let severity = format!("{:?}", found.severity).to_lowercase();
        assert_eq!(Some(severity.as_str()), figure["severity"].as_str(), "{}: {found:?}", figure["id"]);
    }
}

#[test]
fn expected_values_are_those_of_the_golden_list() {
    let report = reconcile(&caro());
    for figure in golden() {
        let (found, expected) = (finding(&report, &figure), &figure["expected"]);
        let id = figure["id"].as_str().unwrap_or_default();
        match (id, expected) {
            (_, Value::Null) | ("ages_gap_40_44" | "age_0_24" | "eaje" | "zones_explain" | "ages_gap_0_5", _) => {}
            ("collectif" | "individuel", Value::Number(number)) => {
                let quotient = found.observed.map(Ratio::value).expect("a quotient");
                let printed = number.as_f64().unwrap_or_default();
                let unit = if id == "collectif" { 0.05 } else { 0.000_05 };
                assert!((quotient - printed).abs() <= unit, "{id}: {quotient} for {printed}");
            }
            ("alloc", Value::Array(bounds)) => {
                let Some(Expected::Quotient { low: Some(low), high: Some(high) }) = found.expected else {
                    panic!("{found:?}")
                };
                for (own, theirs) in [low, high].iter().zip(bounds) {
                    assert!((own.value() - theirs.as_f64().unwrap_or_default()).abs() <= 0.000_5, "{id}: {own}");
                }
            }
            (_, number) => assert_eq!(
                found.expected,
                Some(Expected::Value(number.to_string().trim_matches('"').parse().expect("a number"))),
                "{id}"
            ),
        }
    }
}

#[test]
fn printed_values_are_those_of_the_golden_list() {
    let report = reconcile(&caro());
    for id in
        ["pop_total", "zone_Rochefort", "zone_Sud Charente", "zone_Est Charente", "zone_Nord Charente", "ages_sum"]
    {
        let figure = golden().into_iter().find(|figure| figure["id"] == id).expect("in the list");
        let observed = finding(&report, &figure).observed.map(Ratio::value);
        assert_eq!(observed, figure["value"].as_f64(), "{id}");
    }
}

#[test]
fn one_digit_of_nord_charente_explains_the_total() {
    let report = reconcile(&caro());
    let repair = report.finding("population-repair").expect("a repair");
    let best = &repair.repairs[0];
    assert_eq!((best.of.as_str(), best.from.as_str(), best.to.as_str()), ("zone-nord", "9393", "9293"));
    assert_eq!(best.left.to_string(), "4", "two persons of Est and two of Nord remain");
    let total: u64 = [23_583_u64, 17_256, 13_088, 9_293].iter().sum();
    assert_eq!(total, 63_220);
    assert!(repair.repairs[1..].iter().all(|other| other.left > best.left), "{:?}", repair.repairs);
}

#[test]
fn the_first_age_band_is_restored_by_two_independent_ways() {
    let report = reconcile(&caro());
    let range = |low: &str, high: &str| Range::new(low.parse().unwrap(), high.parse().unwrap());
    let missing = report.finding("age-gap-0-5").expect("the band is missing");
    let Check::MissingBand { restored, by_closure, by_sum, .. } = &missing.check else { panic!("{missing:?}") };
    assert_eq!(restored.map(|share| share.to_string()).as_deref(), Some("5"));
    assert_eq!(by_closure.map(|bounds| (bounds.low().to_f64(), bounds.high().to_f64())), Some((2.0, 8.0)));
    assert_eq!(by_sum.map(|bounds| (bounds.low().to_f64(), bounds.high().to_f64())), Some((3.5, 6.5)));
    assert_eq!(missing.expected, range("3.5", "6.5").map(Expected::Within));
    let sum = report.finding("age-sum").expect("the sum is checked");
    let Check::AgeSum { shares: 6, allowed } = sum.check else { panic!("{sum:?}") };
    assert_eq!((allowed.low().to_f64(), allowed.high().to_f64()), (97.0, 103.0));
}

#[test]
fn the_label_45_54_is_repaired_to_40_54_first() {
    let report = reconcile(&caro());
    let gap = report.finding("age-gap-40-44").expect("40 to 44 are not covered");
    assert_eq!(gap.expected, Some(Expected::Band("40-54".parse().unwrap())));
    let repairs: Vec<(&str, &str, usize)> =
        gap.repairs.iter().map(|repair| (repair.from.as_str(), repair.to.as_str(), repair.characters)).collect();
    assert_eq!(repairs, [("45-54", "40-54", 1), ("25-39", "25-44", 2)]);
}

#[test]
fn a_printed_1_3_is_no_count_and_13_is_kept() {
    let report = reconcile(&caro());
    let eaje = report.finding("eaje").expect("eaje is checked");
    assert_eq!((eaje.severity, eaje.repairs[0].to.as_str(), eaje.repairs[0].is_kept), (Severity::Warning, "13", true));
}

#[test]
fn nothing_is_overwritten() {
    let before = caro();
    let after = before.clone();
    let _ = reconcile(&after);
    assert_eq!(before, after);
    let nord = after.claim("zone-nord").expect("printed");
    assert_eq!(nord.printed_count(), Some(9_393));
}
