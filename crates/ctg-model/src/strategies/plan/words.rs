//! Words, texts and numbers of plans.

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::select;

use crate::Slug;
use crate::plan::{
    Access, ActionState, BudgetNature, Criterion, DeclaredLate, IndicatorKind, Link, LinkKind, NodeKind, Participation,
    ParticipationLevel, Priority, Progress, Prose, Reach, Repetition, Score, SheetStep, Weight,
};
use crate::strategies::{commune_code, label, parsed, slug};

/// What a node is.
///
/// ```
/// use ctg_model::strategies::node_kind;
/// use proptest::prelude::*;
/// proptest!(|(word in node_kind())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn node_kind() -> impl Strategy<Value = NodeKind> {
    select(NodeKind::ALL)
}

/// Where an action stands.
///
/// ```
/// use ctg_model::strategies::action_state;
/// use proptest::prelude::*;
/// proptest!(|(word in action_state())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn action_state() -> impl Strategy<Value = ActionState> {
    select(ActionState::ALL)
}

/// How much an action matters.
///
/// ```
/// use ctg_model::strategies::priority;
/// use proptest::prelude::*;
/// proptest!(|(word in priority())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn priority() -> impl Strategy<Value = Priority> {
    select(Priority::ALL)
}

/// How far inhabitants take part.
///
/// ```
/// use ctg_model::strategies::participation_level;
/// use proptest::prelude::*;
/// proptest!(|(word in participation_level())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn participation_level() -> impl Strategy<Value = ParticipationLevel> {
    select(ParticipationLevel::ALL)
}

/// Who may read a sheet.
///
/// ```
/// use ctg_model::strategies::access;
/// use proptest::prelude::*;
/// proptest!(|(word in access())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn access() -> impl Strategy<Value = Access> {
    select(Access::ALL)
}

/// What a file says of lateness.
///
/// ```
/// use ctg_model::strategies::declared_late;
/// use proptest::prelude::*;
/// proptest!(|(word in declared_late())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn declared_late() -> impl Strategy<Value = DeclaredLate> {
    select(DeclaredLate::ALL)
}

/// How an action hangs on another.
///
/// ```
/// use ctg_model::strategies::link_kind;
/// use proptest::prelude::*;
/// proptest!(|(word in link_kind())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn link_kind() -> impl Strategy<Value = LinkKind> {
    select(LinkKind::ALL)
}

/// Whether a step of an action is done.
///
/// ```
/// use ctg_model::strategies::progress;
/// use proptest::prelude::*;
/// proptest!(|(word in progress())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn progress() -> impl Strategy<Value = Progress> {
    select(Progress::ALL)
}

/// Whether an action comes back each year.
///
/// ```
/// use ctg_model::strategies::repetition;
/// use proptest::prelude::*;
/// proptest!(|(word in repetition())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn repetition() -> impl Strategy<Value = Repetition> {
    select(Repetition::ALL)
}

/// What money is spent on.
///
/// ```
/// use ctg_model::strategies::budget_nature;
/// use proptest::prelude::*;
/// proptest!(|(word in budget_nature())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn budget_nature() -> impl Strategy<Value = BudgetNature> {
    select(BudgetNature::ALL)
}

/// What an indicator tells.
///
/// ```
/// use ctg_model::strategies::indicator_kind;
/// use proptest::prelude::*;
/// proptest!(|(word in indicator_kind())| {
///     prop_assert_eq!(word.as_str().parse(), Ok(word));
/// });
/// ```
pub fn indicator_kind() -> impl Strategy<Value = IndicatorKind> {
    select(IndicatorKind::ALL)
}

/// A text of up to three paragraphs.
///
/// ```
/// use ctg_model::strategies::prose;
/// use proptest::prelude::*;
/// proptest!(|(text in prose())| {
///     prop_assert_eq!(text.as_str().parse(), Ok(text));
/// });
/// ```
pub fn prose() -> impl Strategy<Value = Prose> {
    parsed(vec(label(), 1..=3).prop_map(|lines| lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

/// The weight of a criterion.
///
/// ```
/// use ctg_model::strategies::weight;
/// use proptest::prelude::*;
/// proptest!(|(weight in weight())| {
///     prop_assert!(weight.thousandths() > 0);
/// });
/// ```
pub fn weight() -> impl Strategy<Value = Weight> {
    parsed(thousandths(1))
}

/// The score of an action: many are small whole numbers, so that ties are drawn.
///
/// ```
/// use ctg_model::strategies::score;
/// use proptest::prelude::*;
/// proptest!(|(score in score())| {
///     prop_assert_eq!(score.to_string().parse(), Ok(score));
/// });
/// ```
pub fn score() -> impl Strategy<Value = Score> {
    parsed(thousandths(0))
}

fn thousandths(least: u32) -> impl Strategy<Value = String> {
    let whole = (least..=5).prop_map(|whole| whole * 1_000);
    let number = prop_oneof![3 => whole, 1 => least..=1_000_000_u32];
    number.prop_map(|number| format!("{}.{:03}", number / 1_000, number % 1_000))
}

/// A criterion.
///
/// ```
/// use ctg_model::strategies::criterion;
/// use proptest::prelude::*;
/// proptest!(|(criterion in criterion())| {
///     prop_assert!(criterion.weight.thousandths() <= 1_000_000);
/// });
/// ```
pub fn criterion() -> impl Strategy<Value = Criterion> {
    (slug(), label(), weight()).prop_map(|(id, label, weight)| Criterion::new(id, label, weight))
}

/// Where an action takes place.
///
/// ```
/// use ctg_model::{plan::Reach, strategies::reach};
/// use proptest::prelude::*;
/// proptest!(|(reach in reach())| {
///     prop_assert_eq!(reach.is_unknown(), reach == Reach::Unknown);
/// });
/// ```
pub fn reach() -> impl Strategy<Value = Reach> {
    prop_oneof![
        Just(Reach::Unknown),
        Just(Reach::Territory),
        btree_set(label(), 0..=3).prop_map(Reach::Zones),
        btree_set(commune_code(), 0..=3).prop_map(Reach::Communes),
    ]
}

/// How inhabitants take part.
///
/// ```
/// use ctg_model::strategies::participation;
/// use proptest::prelude::*;
/// proptest!(|(participation in participation())| {
///     prop_assert!(participation.level.as_str().is_ascii());
/// });
/// ```
pub fn participation() -> impl Strategy<Value = Participation> {
    (participation_level(), option::of(prose())).prop_map(|(level, description)| Participation { level, description })
}

/// A step of an action.
///
/// ```
/// use ctg_model::strategies::sheet_step;
/// use proptest::prelude::*;
/// proptest!(|(step in sheet_step())| {
///     prop_assert!(!step.name.as_str().is_empty());
/// });
/// ```
pub fn sheet_step() -> impl Strategy<Value = SheetStep> {
    (label(), progress()).prop_map(|(name, progress)| SheetStep { name, progress })
}

/// A link to one of the `actions`.
///
/// ```
/// use ctg_model::strategies::{action_link, slug};
/// use proptest::prelude::*;
/// proptest!(|(link in action_link(slug()))| {
///     prop_assert!(!link.to.as_str().is_empty());
/// });
/// ```
pub fn action_link(actions: impl Strategy<Value = Slug>) -> impl Strategy<Value = Link> {
    (link_kind(), actions).prop_map(|(kind, to)| Link { kind, to })
}
