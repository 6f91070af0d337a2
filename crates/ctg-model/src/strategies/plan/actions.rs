//! Action sheets.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::Strategy;

use super::{
    access, action_state, budget_line, declared_late, participation, priority, prose, reach, repetition, sheet_step,
};
use crate::plan::{Action, Calendar, History, Move, Repetition};
use crate::strategies::{label, partial_date, slug};
use crate::{Label, Slug};

/// A state and up to six moves, each allowed and none before another.
///
/// ```
/// use ctg_model::strategies::history;
/// use proptest::prelude::*;
/// proptest!(|(history in history())| {
///     let states: Vec<_> = std::iter::once(history.first()).chain(history.moves().iter().map(|past| past.to)).collect();
///     prop_assert!(states.windows(2).all(|pair| pair[0].may_become(pair[1])));
/// });
/// ```
pub fn history() -> impl Strategy<Value = History> {
    let moves = vec((partial_date(), 0_usize..60, option::of(label())), 0..=6);
    (action_state(), option::of(partial_date()), moves).prop_filter_map(
        "a move that is not allowed",
        |(first, since, drawn)| {
            let mut dates: Vec<_> = since.into_iter().chain(drawn.iter().map(|(date, _, _)| *date)).collect();
            dates.sort_by_key(|date| date.first_day());
            let mut dates = dates.into_iter();
            let since = since.and_then(|_| dates.next());
            let mut history = History::new(first, since);
            for (date, (_, at, note)) in dates.zip(drawn) {
                let next = history.state().may_follow();
                let to = *next.get(at % next.len().max(1))?;
                history.record(Move { date, to, note }).ok()?;
            }
            Some(history)
        },
    )
}

/// When an action takes place.
///
/// ```
/// use ctg_model::strategies::calendar;
/// use proptest::prelude::*;
/// proptest!(|(calendar in calendar())| {
///     let ordered = calendar.start().zip(calendar.end()).is_none_or(|(start, end)| !end.is_before(start));
///     prop_assert!(ordered);
/// });
/// ```
pub fn calendar() -> impl Strategy<Value = Calendar> {
    (option::of(partial_date()), option::of(partial_date()), repetition()).prop_filter_map(
        "an end before the start",
        |(one, other, repetition)| {
            let (start, end) = match (one, other) {
                (Some(one), Some(other)) if other.is_before(one) => (Some(other), Some(one)),
                dates => dates,
            };
            let calendar = Calendar::new(start, end).ok()?;
            Some(if repetition == Repetition::Yearly { calendar.yearly() } else { calendar })
        },
    )
}

/// An action sheet that refers to nothing else.
///
/// ```
/// use ctg_model::strategies::action;
/// use proptest::prelude::*;
/// proptest!(|(action in action())| {
///     prop_assert!(action.links.is_empty() && action.scores.is_empty());
/// });
/// ```
pub fn action() -> impl Strategy<Value = Action> {
    let texts = (
        option::of(prose()),
        option::of(prose()),
        option::of(prose()),
        option::of(prose()),
        option::of(prose()),
        option::of(prose()),
        option::of(prose()),
    );
    let heads = (slug(), label(), option::of(label()), option::of(label()), option::of(label()));
    let lists = (names(), names(), names(), names(), names(), names(), names(), names());
    let states = (option::of(history()), option::of(declared_late()), option::of(priority()), calendar());
    let rest = (
        reach(),
        option::of(participation()),
        vec(budget_line(), 0..=2),
        vec(sheet_step(), 0..=2),
        vec(prose(), 0..=2),
        access(),
    );
    (heads, texts, lists, states, rest).prop_map(|(heads, texts, lists, states, rest)| {
        let (id, title, number, axis, objective) = heads;
        let (description, diagnosis, goals, methods, means, expected_effects, funding) = texts;
        let (publics, pilots, services, referents, elected_referents, partners, frameworks, annexes) = lists;
        let (history, declared_late, priority, calendar) = states;
        let (reach, participation, budget, steps, notes, access) = rest;
        Action {
            number,
            axis,
            objective,
            description,
            diagnosis,
            goals,
            methods,
            means,
            expected_effects,
            funding,
            publics,
            reach,
            pilots,
            services,
            referents,
            elected_referents,
            partners,
            history,
            declared_late,
            priority,
            calendar,
            participation,
            budget,
            steps,
            frameworks,
            notes,
            annexes,
            access,
            ..Action::new(id, title)
        }
    })
}

fn names() -> impl Strategy<Value = Vec<Label>> {
    vec(label(), 0..=2)
}

/// The same action under another identifier.
pub(super) fn called(action: Action, id: Slug) -> Action {
    Action { id, ..action }
}
