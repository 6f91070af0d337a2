//! Laws of the ranking of actions, and a ranking that can be redone by hand.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::collections::BTreeMap;

use ctg_model::Slug;
use ctg_model::plan::{Criterion, Plan, Score};
use ctg_model::strategies::{label, score, weight};
use ctg_stats::ranking::{Change, Shift};
use ctg_stats::{Fraction, Ranking};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

type Scores = BTreeMap<Slug, Score>;

fn id(stem: &str, number: usize) -> Slug {
    format!("{stem}-{number}").parse().unwrap()
}

/// Up to four criteria, and up to seven actions with a score under each.
fn scored() -> impl Strategy<Value = (Vec<Criterion>, Vec<(Slug, Scores)>)> {
    let criteria = vec((label(), weight()), 1..=4);
    (criteria, 1_usize..=7).prop_flat_map(|(criteria, actions)| {
        let named = criteria.into_iter().enumerate();
        let criteria: Vec<Criterion> =
            named.map(|(at, (label, weight))| Criterion::new(id("c", at), label, weight)).collect();
        let ids: Vec<Slug> = criteria.iter().map(|criterion| criterion.id.clone()).collect();
        let rows = vec(vec(score(), ids.len()), actions).prop_map(move |rows| {
            let row = |(at, scores): (usize, Vec<Score>)| (id("a", at), ids.iter().cloned().zip(scores).collect());
            rows.into_iter().enumerate().map(row).collect()
        });
        (Just(criteria), rows)
    })
}

fn ranking(criteria: &[Criterion], actions: &[(Slug, Scores)]) -> Ranking {
    Ranking::new(criteria, actions.iter().map(|(id, scores)| (id, scores)))
}

fn rank(ranking: &Ranking, id: &Slug) -> usize {
    ranking.ranked().iter().find(|ranked| ranked.action == *id).unwrap().rank
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_the_input_does_not_matter(
        (criteria, actions, mixed_criteria, mixed_actions) in scored().prop_flat_map(|(criteria, actions)| {
            (Just(criteria.clone()), Just(actions.clone()), Just(criteria).prop_shuffle(), Just(actions).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(ranking(&mixed_criteria, &mixed_actions), ranking(&criteria, &actions));
    }

    #[test]
    fn a_better_score_never_ranks_worse((criteria, actions) in scored(), which: Index, under: Index, better in score()) {
        let before = ranking(&criteria, &actions);
        let mut raised = actions.clone();
        let at = which.index(raised.len());
        let criterion = under.get(&criteria).id.clone();
        let old = raised[at].1.insert(criterion.clone(), better).unwrap();
        prop_assume!(better >= old);
        let after = ranking(&criteria, &raised);
        let action = &actions[at].0;
        prop_assert!(rank(&after, action) <= rank(&before, action));
        for (other, _) in actions.iter().filter(|(other, _)| other != action) {
            prop_assert!(rank(&after, other) >= rank(&before, other));
        }
    }

    #[test]
    fn ranks_are_those_of_a_competition((criteria, actions) in scored()) {
        let ranking = ranking(&criteria, &actions);
        for one in ranking.ranked() {
            let above = ranking.ranked().iter().filter(|other| other.total > one.total).count();
            prop_assert_eq!(one.rank, above + 1);
            prop_assert!(one.best <= one.rank && one.rank <= one.worst);
        }
    }

    #[test]
    fn totals_are_between_the_worst_and_the_best_score((criteria, actions) in scored()) {
        let ranking = ranking(&criteria, &actions);
        for one in ranking.ranked() {
            let (_, scores) = actions.iter().find(|(id, _)| *id == one.action).unwrap();
            let exact = |score: &Score| Fraction::new(i128::from(score.thousandths()), 1_000).unwrap();
            prop_assert!(scores.values().map(exact).min().unwrap() <= one.total);
            prop_assert!(one.total <= scores.values().map(exact).max().unwrap());
        }
    }

    #[test]
    fn only_the_proportions_of_weights_matter((criteria, actions) in scored()) {
        let doubled = |criterion: &Criterion| {
            let thousandths = 2 * criterion.weight.thousandths();
            let weight = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000).parse().ok()?;
            Some(Criterion::new(criterion.id.clone(), criterion.label.clone(), weight))
        };
        let Some(doubled) = criteria.iter().map(doubled).collect::<Option<Vec<_>>>() else { return Ok(()) };
        prop_assert_eq!(ranking(&doubled, &actions), ranking(&criteria, &actions));
    }

    /// The moved ranking, computed anew from weights that are all ten times as large, and the moved one nine or eleven times.
    #[test]
    fn the_sensitivity_is_the_ranking_with_the_weight_moved((criteria, actions) in scored(), moved: Index) {
        let moved = moved.get(&criteria).id.clone();
        for (change, times) in [(Change::TenPercentLess, 9), (Change::TenPercentMore, 11)] {
            let scaled = criteria.iter().map(|criterion| {
                let thousandths = criterion.weight.thousandths() * if criterion.id == moved { times } else { 10 };
                let weight = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000).parse().ok()?;
                Some(Criterion::new(criterion.id.clone(), criterion.label.clone(), weight))
            });
            let Some(scaled) = scaled.collect::<Option<Vec<_>>>() else { return Ok(()) };
            let (base, anew) = (ranking(&criteria, &actions), ranking(&scaled, &actions));
            let Some(told) = base.sensitivity().iter().find(|one| one.criterion == moved && one.change == change) else {
                prop_assert_eq!(criteria.len(), 1);
                return Ok(());
            };
            for (action, rank_then) in &told.ranks {
                prop_assert_eq!(*rank_then, rank(&anew, action));
            }
            for pair in &told.moves {
                let (was, is) = ((rank(&base, &pair.above), rank(&base, &pair.below)), (rank(&anew, &pair.above), rank(&anew, &pair.below)));
                match pair.shift {
                    Shift::Swapped => prop_assert!(was.0 > was.1 && is.0 < is.1),
                    Shift::Tied => prop_assert!(was.0 > was.1 && is.0 == is.1),
                    Shift::Parted => prop_assert!(was.0 == was.1 && is.0 < is.1),
                }
            }
        }
    }

    #[test]
    fn fractions_order_as_their_products_do(a in -999_i64..999, b in 1_i64..999, c in -999_i64..999, d in 1_i64..999) {
        let exact = |n: i64, m: i64| Fraction::new(i128::from(n), i128::from(m)).unwrap();
        prop_assert_eq!(exact(a, b).cmp(&exact(c, d)), (a * d).cmp(&(c * b)));
        prop_assert_eq!(exact(a, b) == exact(c, d), a * d == c * b);
    }

    #[test]
    fn fractions_of_large_numbers_order_without_overflow(n in i128::MAX / 2..i128::MAX, m in i128::MAX / 2..i128::MAX) {
        let (one, other) = (Fraction::new(n, m).unwrap(), Fraction::new(m, n).unwrap());
        prop_assert_eq!(one.cmp(&other), n.cmp(&m));
    }
}

#[test]
fn a_missing_score_is_told_and_never_zero() {
    let plan: Plan = serde_json::from_slice(ctg_fixtures::SYNTHETIC_DOZEN_ACTIONS).unwrap();
    let ranking = Ranking::of_actions(plan.criteria(), plan.actions());
    assert_eq!(ranking.ranked().len(), 11);
    let [unranked] = ranking.unranked() else { panic!("one action lacks scores") };
    assert_eq!(unranked.action.as_str(), "annuaire");
    assert_eq!(unranked.missing.iter().map(Slug::as_str).collect::<Vec<_>>(), ["effet", "faisabilite"]);
}

/// Urgency counts 3, effect 2, feasibility 1: the bus gets (3·5 + 2·4 + 1·3) ÷ 6 = 26/6.
#[test]
fn a_dozen_synthetic_actions_rank_as_redone_by_hand() {
    let plan: Plan = serde_json::from_slice(ctg_fixtures::SYNTHETIC_DOZEN_ACTIONS).unwrap();
    let ranking = Ranking::of_actions(plan.criteria(), plan.actions());
    let top: Vec<(usize, &str, String)> =
        ranking.ranked().iter().take(4).map(|one| (one.rank, one.action.as_str(), one.total.to_string())).collect();
    let expected = [(1, "bus", "13/3"), (1, "guichet", "13/3"), (3, "relais", "4"), (4, "formation", "11/3")];
    assert_eq!(top, expected.map(|(rank, action, total)| (rank, action, total.to_owned())));
    let moved: Vec<(usize, usize)> =
        ranking.ranked().iter().filter(|one| one.best < one.worst).map(|one| (one.best, one.worst)).collect();
    assert_eq!(
        moved,
        [(6, 7), (6, 7)],
        "the coffee and the network are tied, and any weight but the urgency parts them"
    );
}
