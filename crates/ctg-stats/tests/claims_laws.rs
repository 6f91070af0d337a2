//! Laws of rules on any set of claims: what is consistent raises no error, and one misprinted digit is found and repaired.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::{Decimal, Slug};
use ctg_stats::reconcile::{Check, Claims, Expected, Figure, Finding, Rule, Severity};
use ctg_stats::share::shares_to_100;
use proptest::prelude::*;

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn whole(number: u64) -> Decimal {
    Decimal::whole(number).unwrap()
}

/// A consistent document: parts of a total, their shares, a rate, a product, a subset, and the total printed twice.
fn document(parts: &[u64], places: u64, establishments: u64) -> (Vec<Figure>, Vec<(Slug, Rule)>) {
    let total: u64 = parts.iter().sum();
    let part = |index: usize| slug(&format!("part-{index}"));
    let share = |index: usize| slug(&format!("share-{index}"));
    let shares = shares_to_100(parts, 1).unwrap();
    let tenths = (places * 1_000 + total / 2) / total;
    let rate = Decimal::new(i64::try_from(tenths).unwrap(), 1).unwrap();
    let mut figures: Vec<Figure> =
        parts.iter().enumerate().map(|(index, count)| Figure::exact(part(index), whole(*count))).collect();
    figures.extend(shares.iter().enumerate().map(|(index, value)| Figure::rounded(share(index), *value)));
    figures.extend([
        Figure::exact(slug("total"), whole(total)),
        Figure::exact(slug("total-again"), whole(total)),
        Figure::exact(slug("places"), whole(places)),
        Figure::exact(slug("establishments"), whole(establishments)),
        Figure::exact(slug("product"), whole(places * establishments)),
        Figure::rounded(slug("rate"), rate),
    ]);
    let rules = vec![
        (slug("closure"), Rule::Closure { total: slug("total"), parts: (0..parts.len()).map(part).collect() }),
        (slug("shares"), Rule::Partition { parts: (0..parts.len()).map(share).collect(), whole: whole(100) }),
        (slug("twice"), Rule::Equal { left: slug("total"), right: slug("total-again") }),
        (
            slug("multiplied"),
            Rule::Product { product: slug("product"), factors: vec![slug("places"), slug("establishments")] },
        ),
        (
            slug("divided"),
            Rule::Rate { rate: slug("rate"), numerator: slug("places"), denominator: slug("total"), per: 100 },
        ),
        (slug("subset"), Rule::Subset { part: part(0), whole: slug("total") }),
    ];
    (figures, rules)
}

/// One digit of a printed number replaced by another, the first one never by 0.
fn misprint(number: Decimal, place: usize, by: usize) -> Decimal {
    let mut digits: Vec<char> = number.to_string().chars().collect();
    let places: Vec<usize> = (0..digits.len()).filter(|place| digits[*place].is_ascii_digit()).collect();
    let place = places[place % places.len()];
    let choices: Vec<char> =
        ('0'..='9').filter(|digit| *digit != digits[place] && (place > 0 || *digit != '0')).collect();
    digits[place] = choices[by % choices.len()];
    digits.into_iter().collect::<String>().parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_consistent_set_of_claims_raises_no_error(parts in prop::collection::vec(1_u64..50_000, 1..8), places in 0_u64..5_000, establishments in 1_u64..50) {
        let (figures, rules) = document(&parts, places, establishments);
        let report = Claims::new(figures).unwrap().check(&rules).unwrap();
        prop_assert_eq!(report.findings().len(), rules.len());
        prop_assert_eq!(report.disagreements().count(), 0, "{:?}", report);
    }

    #[test]
    fn a_misprinted_digit_of_one_figure_is_found_and_the_original_is_among_the_repairs_that_leave_nothing_broken(
        parts in prop::collection::vec(1_000_u64..50_000, 2..6), places in 100_u64..5_000, establishments in 2_u64..50,
        which: prop::sample::Index, place in 0_usize..6, by in 0_usize..9,
    ) {
        let (mut figures, rules) = document(&parts, places, establishments);
        let index = which.index(figures.len());
        let (id, truth) = (figures[index].id().clone(), figures[index].printed().unwrap());
        let is_rounded = id.as_str().starts_with("share") || id.as_str() == "rate";
        let wrong = misprint(truth, place, by);
        figures[index] = if is_rounded { Figure::rounded(id.clone(), wrong) } else { Figure::exact(id.clone(), wrong) };
        let report = Claims::new(figures).unwrap().check(&rules).unwrap();
        let mut broken = report.findings().iter().filter(|finding| finding.severity == Severity::Error).peekable();
        // A misprint of a rounded figure may hide within the rounding of the others; none of an exact one does.
        prop_assert!(is_rounded || broken.peek().is_some());
        let original = |finding: &Finding| {
            finding.repairs.iter().any(|repair| repair.of == id && repair.to == truth.to_string() && repair.left.digits() == 0)
        };
        prop_assert!(broken.all(original), "{} {} {:?}", id, truth, report);
    }

    #[test]
    fn a_lost_part_lies_in_what_the_sum_makes_of_it(parts in prop::collection::vec(1_u64..50_000, 2..8), lost: prop::sample::Index) {
        let (mut figures, rules) = document(&parts, 10, 2);
        let index = lost.index(parts.len());
        figures[index] = Figure::lost(figures[index].id().clone());
        let report = Claims::new(figures).unwrap().check(&rules[..1]).unwrap();
        let Check::Sum { lost_part: Some(range) } = report.findings()[0].check else { panic!("{report:?}") };
        prop_assert!(range.contains(whole(parts[index])));
        prop_assert_eq!(report.findings()[0].severity, Severity::Ok);
    }
}

#[test]
fn a_rate_that_is_not_the_quotient_of_its_terms_is_an_error_with_the_quotient_expected() {
    let claims = Claims::new(vec![
        Figure::rounded(slug("coverage"), "84".parse().unwrap()),
        Figure::exact(slug("covered"), whole(30_394)),
        Figure::exact(slug("population"), whole(63_320)),
    ])
    .unwrap();
    let rule =
        Rule::Rate { rate: slug("coverage"), numerator: slug("covered"), denominator: slug("population"), per: 100 };
    let report = claims.check(&[(slug("caf"), rule)]).unwrap();
    let finding = &report.findings()[0];
    let Some(Expected::Quotient { low: Some(low), .. }) = finding.expected else { panic!("{finding:?}") };
    assert_eq!((finding.severity, format!("{:.1}", low.value())), (Severity::Error, "48.0".to_owned()));
    // Two digits are swapped: no change of one of them explains it.
    assert!(finding.repairs.iter().all(|repair| repair.of.as_str() != "coverage"));
}

#[test]
fn an_identifier_given_twice_is_refused() {
    let twice = vec![Figure::exact(slug("eaje"), whole(13)), Figure::exact(slug("eaje"), whole(10))];
    assert_eq!(Claims::new(twice).unwrap_err().to_string(), "`eaje` is given twice, expected once");
}

#[test]
fn a_quotient_out_of_its_bounds_is_an_error_and_one_without_bounds_is_told() {
    let claims =
        Claims::new(vec![Figure::exact(slug("places"), whole(852)), Figure::exact(slug("staff"), whole(200))]).unwrap();
    let rule = |high: Option<&str>| Rule::Ratio {
        numerator: slug("places"),
        denominator: slug("staff"),
        low: None,
        high: high.map(|bound| bound.parse().unwrap()),
    };
    let report = claims.check(&[(slug("bounded"), rule(Some("4"))), (slug("told"), rule(None))]).unwrap();
    assert_eq!(
        report.findings().iter().map(|finding| finding.severity).collect::<Vec<_>>(),
        [Severity::Error, Severity::Info]
    );
}
