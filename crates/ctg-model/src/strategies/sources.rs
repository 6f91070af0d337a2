//! Where things were read, and what documents say in words.

use std::fmt::Debug;

use proptest::option;
use proptest::prelude::Strategy;
use proptest::sample::select;

use super::texts::words;
use super::{label, observation, slug, status, vintage};
use crate::{Documented, Evidence, Provenance, Slug, Statement, StatementKind};

/// A source.
///
/// ```
/// use ctg_model::strategies::provenance;
/// use proptest::prelude::*;
/// proptest!(|(source in provenance())| {
///     prop_assert!(source.to_string().starts_with(source.publisher.as_str()));
/// });
/// ```
pub fn provenance() -> impl Strategy<Value = Provenance> {
    (slug(), label(), label(), option::of(vintage()), label(), option::of(label())).prop_map(
        |(id, publisher, title, vintage, licence, reference)| Provenance {
            vintage,
            reference,
            ..Provenance::new(id, publisher, title, licence)
        },
    )
}

/// Words of one of the `sources`, with or without a note.
///
/// ```
/// use ctg_model::{Slug, strategies::evidence};
/// use proptest::prelude::*;
/// let brochure: Slug = "brochure".parse()?;
/// proptest!(|(evidence in evidence(Just(brochure.clone())))| {
///     prop_assert_eq!(&evidence.source, &brochure);
/// });
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
pub fn evidence(sources: impl Strategy<Value = Slug>) -> impl Strategy<Value = Evidence> {
    (sources, words(), words())
        .prop_map(|(source, quote, note)| Evidence::new(source).with_quote(&quote).with_note(&note))
}

/// One of the `items`, with a status and evidence from one of the `sources`.
///
/// ```
/// use ctg_model::strategies::{documented, slug, timeline_entry};
/// use proptest::prelude::*;
/// proptest!(|(dated in documented(timeline_entry(), slug()))| {
///     prop_assert!(!dated.item.ends_before(&dated.item));
/// });
/// ```
pub fn documented<T: Debug>(
    items: impl Strategy<Value = T>,
    sources: impl Strategy<Value = Slug>,
) -> impl Strategy<Value = Documented<T>> {
    (items, status(), evidence(sources)).prop_map(|(item, status, evidence)| Documented { item, status, evidence })
}

/// What a statement is about.
///
/// ```
/// use ctg_model::strategies::statement_kind;
/// use proptest::prelude::*;
/// proptest!(|(kind in statement_kind())| {
///     prop_assert_eq!(kind.as_str().parse(), Ok(kind));
/// });
/// ```
pub fn statement_kind() -> impl Strategy<Value = StatementKind> {
    select(StatementKind::ALL)
}

/// A statement, read in one of the `sources`; its title or its text may be lost.
///
/// ```
/// use ctg_model::strategies::{slug, statement};
/// use proptest::prelude::*;
/// proptest!(|(statement in statement(slug()))| {
///     prop_assert_ne!(statement.title.value().is_some(), statement.title.absence().is_some());
/// });
/// ```
pub fn statement(sources: impl Strategy<Value = Slug>) -> impl Strategy<Value = Statement> {
    let texts = (observation(label()), observation(label()), option::of(label()));
    (slug(), statement_kind(), texts, option::of(vintage()), evidence(sources)).prop_map(
        |(id, kind, (title, text, scope), horizon, evidence)| Statement {
            id,
            kind,
            title,
            text,
            scope,
            horizon,
            evidence,
        },
    )
}
