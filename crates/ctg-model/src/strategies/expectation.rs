//! What printed figures and dates should satisfy.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Strategy, prop_oneof};

use super::texts::words;
use super::{decimal, slug};
use crate::Slug;
use crate::claim::{Expectation, ExpectationRule};

/// What should hold between some of the `figures`, or between some of the `dates`.
///
/// ```
/// use ctg_model::{Slug, strategies::expectation_rule};
/// use proptest::prelude::*;
/// let (figure, date): (Slug, Slug) = ("eaje".parse()?, "signature".parse()?);
/// proptest!(|(rule in expectation_rule(Just(figure.clone()), Just(date.clone())))| {
///     let spoken_of = if rule.is_about_dates() { &date } else { &figure };
///     prop_assert!(rule.ids().all(|id| id == spoken_of));
/// });
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
pub fn expectation_rule(
    figures: impl Strategy<Value = Slug> + 'static,
    dates: impl Strategy<Value = Slug> + 'static,
) -> impl Strategy<Value = ExpectationRule> {
    prop_oneof![4 => about_figures(figures), 1 => about_dates(dates)]
}

/// Something that figures or dates should satisfy.
///
/// ```
/// use ctg_model::strategies::expectation;
/// use proptest::prelude::*;
/// proptest!(|(expectation in expectation())| {
///     prop_assert!(expectation.rule.ids().count() >= 1);
/// });
/// ```
pub fn expectation() -> impl Strategy<Value = Expectation> {
    expectation_about(expectation_rule(slug(), slug()))
}

pub(super) fn expectation_about(rules: impl Strategy<Value = ExpectationRule>) -> impl Strategy<Value = Expectation> {
    (slug(), rules, words(), words()).prop_map(|(id, rule, reference, note)| Expectation { id, rule, reference, note })
}

pub(super) fn about_figures(ids: impl Strategy<Value = Slug> + 'static) -> impl Strategy<Value = ExpectationRule> {
    let ids = ids.boxed();
    let pair = (ids.clone(), ids.clone());
    let limits = (option::of(decimal()), option::of(decimal()));
    prop_oneof![
        pair.clone().prop_map(|(part, whole)| ExpectationRule::Subset { part, whole }),
        pair.clone().prop_map(|(left, right)| ExpectationRule::Equal { left, right }),
        (ids.clone(), vec(ids, 0..=4)).prop_map(|(total, parts)| ExpectationRule::Sum { total, parts }),
        (pair.clone(), limits).prop_map(|((numerator, denominator), (low, high))| ExpectationRule::Ratio {
            numerator,
            denominator,
            low,
            high,
        }),
        pair.prop_map(|(share, units)| ExpectationRule::PersonsPer { share, units }),
    ]
}

fn about_dates(ids: impl Strategy<Value = Slug> + 'static) -> impl Strategy<Value = ExpectationRule> {
    let ids = ids.boxed();
    (ids.clone(), ids).prop_map(|(first, then)| ExpectationRule::Order { first, then })
}
