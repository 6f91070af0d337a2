//! Laws of action sheets: histories, budgets, calendars, whole plans.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use std::collections::BTreeMap;

use ctg_model::Cents;
use ctg_model::plan::{ActionState, Amounts, BudgetLine, Funding, History, Move, Plan, by_funder, by_year, total};
use ctg_model::strategies::{action_state, amounts, budget_line, calendar, history, label, partial_date, plan};
use proptest::prelude::*;
use shared::tries;

fn sum<'a, K: 'a>(parts: impl IntoIterator<Item = (K, &'a Amounts)>) -> Amounts {
    parts.into_iter().fold(Amounts::default(), |sum, (_, amounts)| sum.plus(*amounts))
}

fn cents(amount: Option<Cents>) -> u128 {
    amount.map_or(0, |amount| u128::from(amount.cents()))
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn a_history_replays_to_the_same_state(history in history()) {
        let again = History::replay(history.first(), history.since(), history.moves().to_vec());
        prop_assert_eq!(again.as_ref(), Ok(&history));
        prop_assert_eq!(again.unwrap().state(), history.state());
    }

    #[test]
    fn a_history_goes_through_json(history in history()) {
        let text = serde_json::to_string(&history).unwrap();
        prop_assert_eq!(serde_json::from_str::<History>(&text).unwrap(), history);
    }

    #[test]
    fn a_move_is_recorded_exactly_where_it_is_allowed(mut history in history(), to in action_state()) {
        let (from, moves) = (history.state(), history.moves().len());
        let recorded = history.record(Move::new("9999-12-31".parse().unwrap(), to)).is_ok();
        prop_assert_eq!(recorded, from.may_become(to));
        prop_assert_eq!(history.state(), if recorded { to } else { from });
        prop_assert_eq!(history.moves().len(), moves + usize::from(recorded));
    }

    #[test]
    fn the_state_on_the_last_day_of_time_is_the_current_one(history in history()) {
        prop_assert_eq!(history.state_on(chrono::NaiveDate::MAX), Some(history.state()));
    }

    #[test]
    fn budgets_keep_their_cents_by_year_and_by_funder(lines in proptest::collection::vec(budget_line(), 0..8)) {
        let whole = total(&lines);
        let planned: u128 = lines.iter().map(|line| cents(line.amounts().planned)).sum();
        prop_assert_eq!(cents(whole.planned), planned);
        prop_assert_eq!(sum(&by_year(&lines)), whole);
        prop_assert_eq!(sum(&by_funder(&lines)), whole);
    }

    #[test]
    fn funders_that_miss_the_line_are_refused_with_the_gap(label in label(), funder in label(), told in amounts(), line in amounts()) {
        let built = BudgetLine::new(label, None, line, vec![Funding::new(funder, told)]);
        let gaps = [(told.planned, line.planned), (told.real, line.real)];
        let fits = gaps.iter().all(|(told, line)| told.is_none() || told == line);
        prop_assert_eq!(built.is_ok(), fits);
        if let Some((found, expected)) = gaps.into_iter().find(|(told, line)| told.is_some() && told != line) {
            let gap = expected.and(found).zip(expected);
            let gap = gap.map(|(found, expected)| i128::from(found.cents()) - i128::from(expected.cents()));
            prop_assert_eq!(built.unwrap_err().gap(), gap);
        }
    }

    #[test]
    fn a_closed_action_is_never_late_and_lateness_only_grows(calendar in calendar(), state in action_state(), day in partial_date()) {
        let (day, next) = (day.first_day(), day.first_day() + chrono::Days::new(1));
        let today = calendar.lateness(state, day);
        prop_assert!(!(state.is_closed() && today.is_late()));
        prop_assert!(!today.is_late() || calendar.lateness(state, next).is_late());
    }

    #[test]
    fn a_plan_goes_through_json(plan in plan()) {
        let text = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan);
    }

    #[test]
    fn a_plan_without_one_of_its_parts_is_a_plan_or_says_what_is_missing(plan in plan(), at in any::<proptest::sample::Index>()) {
        let mut parts = plan.into_parts();
        prop_assume!(!parts.indicators.is_empty());
        let gone = parts.indicators.remove(at.index(parts.indicators.len()));
        let referred = parts.actions.iter().any(|action| action.indicators.contains(gone.id()))
            || parts.nodes.iter().any(|node| node.indicators().contains(gone.id()));
        match Plan::new(parts) {
            Ok(_) => prop_assert!(!referred),
            Err(error) => prop_assert!(error.faults().iter().all(|fault| fault.id() == gone.id()) && referred),
        }
    }
}

/// The whole table of moves, so that a change of it is a change that is seen.
#[test]
fn the_moves_are_those_that_were_agreed_on() {
    let table: BTreeMap<ActionState, Vec<&str>> = ActionState::ALL
        .iter()
        .map(|state| (*state, state.may_follow().iter().map(|next| next.as_str()).collect()))
        .collect();
    assert_eq!(table[&ActionState::ToDiscuss], ["planned", "abandoned"]);
    assert_eq!(table[&ActionState::Planned], ["to-discuss", "ongoing", "blocked", "abandoned"]);
    assert_eq!(table[&ActionState::Ongoing], ["paused", "blocked", "done", "abandoned"]);
    assert_eq!(table[&ActionState::Paused], ["ongoing", "abandoned"]);
    assert_eq!(table[&ActionState::Blocked], ["planned", "ongoing", "abandoned"]);
    assert_eq!(table[&ActionState::Done], ["ongoing"]);
    assert_eq!(table[&ActionState::Abandoned], ["to-discuss"]);
}

#[test]
fn json_refuses_amounts_that_are_no_cents() {
    for text in ["-1", "1.5", "\"1\"", "10000000000001"] {
        assert!(serde_json::from_str::<Cents>(text).is_err(), "{text}");
    }
    assert_eq!(serde_json::from_str::<Cents>("150").unwrap().cents(), 150);
}
