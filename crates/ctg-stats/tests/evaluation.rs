//! Evaluation: laws, and each degenerate case with its answer.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use chrono::NaiveDate;
use ctg_model::observation::{Absence, Observation, Precision, Rounding, RoundingMode, Status};
use ctg_model::plan::{Goal, Indicator, IndicatorKind, Interval, Measured, Plan};
use ctg_model::strategies::{indicator, partial_date, slug};
use ctg_model::{Decimal, PartialDate};
use ctg_stats::Fraction;
use ctg_stats::evaluation::{Obstacle, State, Verdict, evaluate, expected_on, stakes};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn seen(text: &str) -> Observation<Decimal> {
    Observation::exact(text.parse().unwrap(), Status::Observed)
}

fn bare(goal: Goal) -> Indicator {
    Indicator::new("i".parse().unwrap(), "Indicateur".parse().unwrap(), IndicatorKind::Outcome, goal)
}

/// From a baseline at the end of 2023 to the goal at the end of 2027, with what was measured at the end of 2025.
fn measured(goal: Goal, baseline: &str, value: Observation<Decimal>) -> Indicator {
    let based = bare(goal).with_baseline(date("2023"), seen(baseline)).unwrap().with_horizon(date("2027"));
    based.with_measure(Measured::new(date("2025"), value)).unwrap()
}

fn verdict(indicator: &Indicator) -> Verdict {
    evaluate(indicator, day("2026-01-31")).verdict
}

fn band(low: &str, high: &str) -> Goal {
    Goal::KeepWithin(Interval::new(low.parse().unwrap(), high.parse().unwrap()).unwrap())
}

#[test]
fn the_four_states_of_an_increase() {
    for (value, state) in [
        ("-1", State::Worse),
        ("0", State::Late),
        ("4.9", State::Late),
        ("5", State::OnTheWay),
        ("9.99", State::OnTheWay),
        ("10", State::Reached),
        ("12", State::Reached),
    ] {
        assert_eq!(verdict(&measured(Goal::Increase(seen("10")), "0", seen(value))), Verdict::Sure(state), "{value}");
    }
}

#[test]
fn the_four_states_of_a_decrease() {
    for (value, state) in [
        ("31", State::Worse),
        ("25", State::Late),
        ("20", State::OnTheWay),
        ("10", State::Reached),
        ("9", State::Reached),
    ] {
        assert_eq!(verdict(&measured(Goal::Decrease(seen("10")), "30", seen(value))), Verdict::Sure(state), "{value}");
    }
}

#[test]
fn a_band_is_reached_from_either_side_and_lost_on_the_other() {
    for (baseline, value, state) in [
        ("22", "23", State::Worse),
        ("22", "20", State::Late),
        ("22", "17", State::OnTheWay),
        ("22", "15", State::Reached),
        ("22", "4", State::Worse),
        ("0", "4", State::OnTheWay),
        ("0", "16", State::Worse),
        ("10", "15", State::Reached),
        ("10", "15.1", State::Worse),
    ] {
        assert_eq!(
            verdict(&measured(band("5", "15"), baseline, seen(value))),
            Verdict::Sure(state),
            "{baseline} {value}"
        );
    }
    let beyond = evaluate(&measured(band("5", "15"), "22", seen("4")), day("2026-01-31"));
    assert_eq!(beyond.progress, Err(Obstacle::BeyondBand));
}

#[test]
fn a_target_at_the_baseline_leaves_nothing_to_gain() {
    let kept = evaluate(&measured(Goal::Increase(seen("10")), "10.0", seen("10")), day("2026-01-31"));
    assert_eq!((kept.progress, kept.verdict), (Err(Obstacle::NothingToGain), Verdict::Sure(State::Reached)));
    let lost = evaluate(&measured(Goal::Increase(seen("10")), "10", seen("9")), day("2026-01-31"));
    assert_eq!((lost.progress, lost.verdict), (Err(Obstacle::NothingToGain), Verdict::Sure(State::Worse)));
}

#[test]
fn what_is_missing_is_named() {
    let nothing = || Observation::Absent(Absence::NotAvailable);
    let no_baseline = bare(Goal::Increase(seen("1"))).with_measure(Measured::new(date("2025"), seen("2"))).unwrap();
    let no_target = measured(Goal::Increase(nothing()), "0", seen("1"));
    let no_goal = measured(Goal::NotStated(Absence::NotAvailable), "0", seen("1"));
    let no_value = measured(Goal::Increase(seen("10")), "0", nothing());
    let based = || bare(Goal::Increase(seen("10"))).with_baseline(date("2023"), seen("0")).unwrap();
    let no_measure = based();
    let early = based().with_measure(Measured::new(date("2022"), seen("1"))).unwrap();
    let future = based().with_measure(Measured::new(date("2026"), seen("1"))).unwrap();
    let no_horizon = based().with_measure(Measured::new(date("2025"), seen("1"))).unwrap();
    let undated = bare(Goal::Increase(seen("10"))).with_undated_baseline(seen("0")).unwrap().with_horizon(date("2027"));
    let undated = undated.with_measure(Measured::new(date("2025"), seen("1"))).unwrap();
    let backwards = no_horizon.clone().with_horizon(date("2023"));
    for (indicator, obstacle) in [
        (no_baseline, Obstacle::NoBaseline),
        (no_target, Obstacle::NoTarget),
        (no_goal, Obstacle::NoTarget),
        (no_value, Obstacle::NoMeasure),
        (no_measure, Obstacle::NoMeasure),
        (early, Obstacle::MeasuredBeforeBaseline),
        (future, Obstacle::NoMeasure),
        (no_horizon, Obstacle::NoHorizon),
        (undated, Obstacle::NoBaselineDate),
    ] {
        assert_eq!(verdict(&indicator), Verdict::NotEvaluable(obstacle), "{indicator:?}");
    }
    // A horizon that has passed at the baseline says nothing of the way, and a target that is reached is reached all the same.
    assert_eq!(verdict(&backwards), Verdict::NotEvaluable(Obstacle::HorizonNotAfterBaseline));
    let reached = bare(Goal::Increase(seen("10"))).with_undated_baseline(seen("0")).unwrap();
    let reached = reached.with_measure(Measured::new(date("2025"), seen("10"))).unwrap();
    assert_eq!(verdict(&reached), Verdict::Sure(State::Reached));
}

#[test]
fn an_uncertain_measure_that_straddles_a_limit_says_between_what() {
    let survey = |low: &str, high: &str| {
        let interval = Interval::new(low.parse().unwrap(), high.parse().unwrap()).unwrap();
        let based = bare(Goal::Increase(seen("10"))).with_baseline(date("2023"), seen("0")).unwrap();
        let measure = Measured::new(date("2025"), seen("7")).within(interval).unwrap();
        based.with_horizon(date("2027")).with_measure(measure).unwrap()
    };
    assert_eq!(verdict(&survey("6", "9")), Verdict::Sure(State::OnTheWay));
    assert_eq!(verdict(&survey("6", "10")), Verdict::Between { worst: State::OnTheWay, best: State::Reached });
    assert_eq!(verdict(&survey("-1", "12")), Verdict::Between { worst: State::Worse, best: State::Reached });
    let progress = evaluate(&survey("6", "9"), day("2026-01-31")).progress.unwrap();
    assert_eq!(
        [progress.least, Some(progress.point), progress.most].map(|part| part.unwrap().to_string()),
        ["3/5", "7/10", "9/10"]
    );
}

#[test]
fn a_measure_that_spans_a_whole_band_may_be_inside_it() {
    let interval = Interval::new("0".parse().unwrap(), "20".parse().unwrap()).unwrap();
    let based = bare(band("5", "15")).with_baseline(date("2023"), seen("10")).unwrap().with_horizon(date("2027"));
    let wide = based.with_measure(Measured::new(date("2025"), seen("10")).within(interval).unwrap()).unwrap();
    assert_eq!(verdict(&wide), Verdict::Between { worst: State::Worse, best: State::Reached });
}

#[test]
fn rounded_counts_and_lower_bounds_carry_their_uncertainty() {
    let nearest = Precision::Rounded(Rounding::new(5, RoundingMode::Nearest).unwrap());
    let rounded = Observation::new("10".parse().unwrap(), Status::Observed, nearest).unwrap();
    let found = verdict(&measured(Goal::Increase(seen("10")), "0", rounded));
    assert_eq!(found, Verdict::Between { worst: State::OnTheWay, best: State::Reached });
    let at_least = Observation::new("6".parse().unwrap(), Status::Observed, Precision::AtLeast).unwrap();
    let found = evaluate(&measured(Goal::Increase(seen("10")), "0", at_least), day("2026-01-31"));
    assert_eq!(found.verdict, Verdict::Between { worst: State::OnTheWay, best: State::Reached });
    assert_eq!(found.progress.unwrap().most, None);
}

#[test]
fn the_last_measure_counts_and_an_old_one_is_held_to_its_own_date() {
    let based =
        bare(Goal::Increase(seen("10"))).with_baseline(date("2023"), seen("0")).unwrap().with_horizon(date("2027"));
    let two = based
        .with_measure(Measured::new(date("2025"), seen("9")))
        .unwrap()
        .with_measure(Measured::new(date("2024"), seen("3")))
        .unwrap();
    assert_eq!(evaluate(&two, day("2026-01-31")).measured, Some(date("2025")));
    let old = evaluate(&two, day("2025-12-30"));
    assert_eq!((old.measured, old.verdict), (Some(date("2024")), Verdict::Sure(State::OnTheWay)));
    // Once the horizon is over, the target is expected.
    assert_eq!(evaluate(&two, day("2027-12-31")).verdict, Verdict::Sure(State::Late));
}

#[test]
fn the_stakes_of_the_caro_are_not_evaluable_for_want_of_a_baseline() {
    let plan: Plan = serde_json::from_slice(ctg_fixtures::CARO_PLAN).unwrap();
    let found = stakes(&plan, day("2026-01-31"));
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|stake| stake.obstacle == Some(Obstacle::NoIndicator)));
}

#[test]
fn a_dozen_synthetic_actions_show_every_state() {
    let plan: Plan = serde_json::from_slice(ctg_fixtures::SYNTHETIC_DOZEN_ACTIONS).unwrap();
    let verdicts: Vec<Verdict> = plan.indicators().iter().map(verdict).collect();
    for state in [State::Reached, State::OnTheWay, State::Late, State::Worse] {
        assert!(verdicts.contains(&Verdict::Sure(state)), "{state:?}");
    }
    assert!(verdicts.contains(&Verdict::NotEvaluable(Obstacle::NoBaseline)));
    assert!(verdicts.iter().any(|verdict| matches!(verdict, Verdict::Between { .. })));
}

/// A number of an affine map, exact.
fn mapped(times: i64, plus: i64, value: i64) -> Observation<Decimal> {
    Observation::exact(Decimal::new(times * value + plus, 1).unwrap(), Status::Observed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_change_of_unit_and_origin_leaves_the_evaluation_as_it_is(
        mut ends in [-9_999_i64..9_999, -9_999..9_999], falls: bool, value in -19_999_i64..19_999, band: bool,
        times in 1_i64..999, plus in -9_999_i64..9_999, turned: bool,
    ) {
        ends.sort_unstable();
        let [low, high] = ends;
        let evaluated = |times: i64| {
            let map = |value| mapped(times, plus, value);
            // A map that turns the scale over turns an increase into a decrease.
            let (start, end) = if falls { (high, low) } else { (low, high) };
            let goal = match (band, falls != (times < 0)) {
                (true, _) => {
                    let mut band = [low, high].map(|end| *map(end).value().unwrap());
                    band.sort();
                    Goal::KeepWithin(Interval::new(band[0], band[1]).unwrap())
                }
                (false, true) => Goal::Decrease(map(end)),
                (false, false) => Goal::Increase(map(end)),
            };
            let baseline = if band { 2 * start - end } else { start };
            let based = bare(goal).with_baseline(date("2023"), map(baseline)).unwrap().with_horizon(date("2027"));
            evaluate(&based.with_measure(Measured::new(date("2025"), map(value))).unwrap(), day("2026-01-31"))
        };
        let (plain, changed) = (evaluated(1), evaluated(if turned { -times } else { times }));
        prop_assert_eq!(plain, changed);
    }

    #[test]
    fn progress_is_0_at_the_baseline_and_1_at_the_target(b in -9_999_i64..9_999, way in 1_i64..9_999) {
        let at = |value: i64| {
            let indicator = measured(Goal::Increase(mapped(1, 0, b + way)), "-9999", mapped(1, 0, value));
            let indicator = indicator.with_baseline(date("2023"), mapped(1, 0, b)).unwrap();
            evaluate(&indicator, day("2026-01-31")).progress.map(|progress| progress.point)
        };
        prop_assert_eq!(at(b), Ok(Fraction::ZERO));
        prop_assert_eq!(at(b + way), Ok(Fraction::ONE));
    }

    #[test]
    fn what_is_expected_grows_from_0_to_1(start in partial_date(), end in partial_date(), one in partial_date(), other in partial_date()) {
        prop_assume!(start.last_day() < end.last_day());
        let indicator = bare(Goal::Increase(seen("1"))).with_baseline(start, seen("0")).unwrap().with_horizon(end);
        let at = |day: NaiveDate| expected_on(&indicator, day).unwrap();
        let (early, late) = (one.first_day().min(other.first_day()), one.first_day().max(other.first_day()));
        prop_assert!(at(early) <= at(late) && Fraction::ZERO <= at(early) && at(late) <= Fraction::ONE);
        prop_assert_eq!((at(start.last_day()), at(end.last_day())), (Fraction::ZERO, Fraction::ONE));
    }

    #[test]
    fn any_indicator_gets_an_answer(indicator in indicator(slug()), on in partial_date()) {
        let found = evaluate(&indicator, on.first_day());
        if let (Verdict::Sure(State::Reached), Ok(progress)) = (found.verdict, found.progress) {
            prop_assert!(progress.point >= Fraction::ONE);
        }
        if let (Verdict::Sure(State::Worse), Ok(progress)) = (found.verdict, found.progress) {
            prop_assert!(progress.point < Fraction::ZERO);
        }
    }
}
