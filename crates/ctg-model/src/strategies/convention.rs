//! Conventions: everything at once, each thing through its door.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{select, subsequence};

use super::{
    absence, commune_code, departement_code, documented, epci_code, evidence, label, observation, parsed, partial_date,
    siren, slug, theme,
};
use crate::convention::{
    AnnexKind, Body, BodyKind, Convention, ConventionError, DurationRule, Etp, FrameworkKind, Guidance,
    LinkedFramework, Member, MemberRole, Membership, Objective, Party, PartyKind, Period, Post, PostKind, Scale, Seat,
    StatedObjective, Who,
};
use crate::{Documented, Reference, Reliability, Slug};

/// How a rule of law is known.
///
/// ```
/// use ctg_model::strategies::reliability;
/// use proptest::prelude::*;
/// proptest!(|(reliability in reliability())| {
///     prop_assert_eq!(reliability.as_str().parse(), Ok(reliability));
/// });
/// ```
pub fn reliability() -> impl Strategy<Value = Reliability> {
    select(Reliability::ALL)
}

/// Where a rule of law comes from.
///
/// ```
/// use ctg_model::strategies::reference;
/// use proptest::prelude::*;
/// proptest!(|(reference in reference())| {
///     prop_assert!(!reference.title.as_str().is_empty());
/// });
/// ```
pub fn reference() -> impl Strategy<Value = Reference> {
    (label(), reliability()).prop_map(|(title, reliability)| Reference::new(title, reliability))
}

/// A kind of party; most have a code.
///
/// ```
/// use ctg_model::{convention::PartyKind, strategies::party_kind};
/// use proptest::prelude::*;
/// proptest!(|(kind in party_kind())| {
///     prop_assert_eq!(PartyKind::new(kind.word(), kind.code().as_deref()), Ok(kind));
/// });
/// ```
pub fn party_kind() -> impl Strategy<Value = PartyKind> {
    let departement = || option::of(departement_code().prop_map(|code| code.to_string()));
    let with = |word: &'static str| move |code: Option<String>| PartyKind::new(word, code.as_deref()).ok();
    let of_siren = prop_oneof![
        Just("syndicat".to_owned()),
        Just("france-travail".to_owned()),
        label().prop_map(|one| one.to_string())
    ];
    let kinds = prop_oneof![
        2 => commune_code().prop_map(|code| Some(PartyKind::Commune(code))),
        1 => option::of(epci_code()).prop_map(|code| Some(PartyKind::Epci(code))),
        1 => departement().prop_map(with("caf")),
        1 => departement().prop_map(with("etat")),
        1 => departement().prop_map(with("departement")),
        1 => departement().prop_map(with("cpam")),
        1 => departement().prop_map(with("msa")),
        1 => (of_siren, option::of(siren())).prop_map(|(word, code)| {
            // Through the door: a label that happens to be a word of the list is that kind.
            PartyKind::new(&word, code.map(|code| code.to_string()).as_deref()).ok()
        }),
    ];
    kinds.prop_filter_map("no kind of party", |kind| kind)
}

/// A party that has signed, has not, or of which that is not known.
///
/// ```
/// use ctg_model::strategies::party;
/// use proptest::prelude::*;
/// proptest!(|(party in party())| {
///     prop_assert_eq!(party.kind.commune().is_some(), party.kind.word() == "commune");
/// });
/// ```
pub fn party() -> impl Strategy<Value = Party> {
    (slug(), party_kind(), label(), option::of(observation(partial_date())))
        .prop_map(|(id, kind, name, signature)| Party { id, kind, name, signature })
}

/// A period, of which either date may be unknown, read in one of the `sources`.
///
/// ```
/// use ctg_model::strategies::{period, slug};
/// use proptest::prelude::*;
/// proptest!(|(period in period(slug()))| {
///     prop_assert!(period.days().is_none_or(|(first, last)| first <= last));
/// });
/// ```
pub fn period(sources: impl Strategy<Value = Slug>) -> impl Strategy<Value = Period> {
    (observation(partial_date()), observation(partial_date()), evidence(sources)).prop_filter_map(
        "a period that ends before it starts",
        |(one, other, evidence)| match Period::new(one, other, evidence.clone()) {
            Ok(period) => Some(period),
            Err(_) => Period::new(other, one, evidence).ok(),
        },
    )
}

/// A kind of governance body.
///
/// ```
/// use ctg_model::strategies::body_kind;
/// use proptest::prelude::*;
/// proptest!(|(kind in body_kind())| {
///     prop_assert_eq!(kind.as_str().parse(), Ok(kind.clone()));
/// });
/// ```
pub fn body_kind() -> impl Strategy<Value = BodyKind> {
    let named: Vec<BodyKind> = BodyKind::named().collect();
    prop_oneof![4 => select(named), 1 => parsed(label().prop_map(|label| label.to_string()))]
}

/// A kind of annex.
///
/// ```
/// use ctg_model::strategies::annex_kind;
/// use proptest::prelude::*;
/// proptest!(|(kind in annex_kind())| {
///     prop_assert_eq!(kind.as_str().parse(), Ok(kind.clone()));
/// });
/// ```
pub fn annex_kind() -> impl Strategy<Value = AnnexKind> {
    let named: Vec<AnnexKind> = AnnexKind::named().collect();
    prop_oneof![4 => select(named), 1 => parsed(label().prop_map(|label| label.to_string()))]
}

/// A kind of framework.
///
/// ```
/// use ctg_model::strategies::framework_kind;
/// use proptest::prelude::*;
/// proptest!(|(kind in framework_kind())| {
///     prop_assert_eq!(kind.as_str().parse(), Ok(kind.clone()));
/// });
/// ```
pub fn framework_kind() -> impl Strategy<Value = FrameworkKind> {
    let named: Vec<FrameworkKind> = FrameworkKind::named().collect();
    prop_oneof![4 => select(named), 1 => parsed(label().prop_map(|label| label.to_string()))]
}

/// A kind of post.
///
/// ```
/// use ctg_model::strategies::post_kind;
/// use proptest::prelude::*;
/// proptest!(|(kind in post_kind())| {
///     prop_assert_eq!(kind.as_str().parse(), Ok(kind.clone()));
/// });
/// ```
pub fn post_kind() -> impl Strategy<Value = PostKind> {
    prop_oneof![2 => Just(PostKind::ChargeDeCooperation), 1 => parsed(label().prop_map(|label| label.to_string()))]
}

/// A share of a full-time post.
///
/// ```
/// use ctg_model::strategies::etp;
/// use proptest::prelude::*;
/// proptest!(|(etp in etp())| {
///     prop_assert_eq!(etp.to_string().parse(), Ok(etp));
/// });
/// ```
pub fn etp() -> impl Strategy<Value = Etp> {
    parsed(prop_oneof![Just("1".to_owned()), (1_u8..=99).prop_map(|share| format!("0.{share:02}"))])
}

/// One of the four objectives.
///
/// ```
/// use ctg_model::strategies::objective;
/// use proptest::prelude::*;
/// proptest!(|(objective in objective())| {
///     prop_assert_eq!(objective.as_str().parse(), Ok(objective));
/// });
/// ```
pub fn objective() -> impl Strategy<Value = Objective> {
    select(Objective::ALL)
}

/// A scale of a framework.
///
/// ```
/// use ctg_model::strategies::scale;
/// use proptest::prelude::*;
/// proptest!(|(scale in scale())| {
///     prop_assert_eq!(scale.as_str().parse(), Ok(scale));
/// });
/// ```
pub fn scale() -> impl Strategy<Value = Scale> {
    select(Scale::ALL)
}

/// A member of a body, out of these.
///
/// ```
/// use ctg_model::{convention::Who, strategies::{member, slug}};
/// use proptest::prelude::*;
/// proptest!(|(member in member(slug().prop_map(Who::Actor)))| {
///     prop_assert!(matches!(member.who, Who::Actor(_)));
/// });
/// ```
pub fn member(who: impl Strategy<Value = Who>) -> impl Strategy<Value = Member> {
    (who, select(Seat::ALL), select(MemberRole::ALL)).prop_map(|(who, seat, role)| Member { who, seat, role })
}

/// Up to three members out of these, or the reason why they are not told.
///
/// ```
/// use ctg_model::{convention::Who, strategies::{membership, slug}};
/// use proptest::prelude::*;
/// proptest!(|(membership in membership(slug().prop_map(Who::Actor)))| {
///     prop_assert!(membership.members().len() <= 3);
/// });
/// ```
pub fn membership(who: impl Strategy<Value = Who>) -> impl Strategy<Value = Membership> {
    (any::<bool>(), vec(member(who), 0..=3), absence())
        .prop_map(|(told, members, reason)| if told { Membership::Listed(members) } else { Membership::Absent(reason) })
}

/// A governance body, whose members are some of these.
///
/// ```
/// use ctg_model::{convention::Who, strategies::{body, slug}};
/// use proptest::prelude::*;
/// proptest!(|(body in body(slug().prop_map(Who::Actor)))| {
///     prop_assert!(!body.name.as_str().is_empty());
/// });
/// ```
pub fn body(who: impl Strategy<Value = Who>) -> impl Strategy<Value = Body> {
    (slug(), body_kind(), label(), option::of(label()), membership(who))
        .prop_map(|(id, kind, name, role, members)| Body { id, kind, name, role, members })
}

/// A post, at one of these employers or at none that is known.
///
/// ```
/// use ctg_model::strategies::{post, slug};
/// use proptest::prelude::*;
/// proptest!(|(post in post(slug()))| {
///     prop_assert_ne!(post.etp.value().is_some(), post.etp.absence().is_some());
/// });
/// ```
pub fn post(employers: impl Strategy<Value = Slug>) -> impl Strategy<Value = Post> {
    (slug(), post_kind(), option::of(employers), observation(etp())).prop_map(|(id, kind, employer, etp)| Post {
        id,
        kind,
        employer,
        etp,
    })
}

/// A rule on duration.
///
/// ```
/// use ctg_model::strategies::duration_rule;
/// use proptest::prelude::*;
/// proptest!(|(rule in duration_rule())| {
///     prop_assert!(rule.maximum.is_none_or(|years| years <= 10));
/// });
/// ```
pub fn duration_rule() -> impl Strategy<Value = DurationRule> {
    (partial_date(), option::of(1_u8..=10), option::of(1_u8..=10), reference())
        .prop_map(|(since, recommended, maximum, reference)| DurationRule { since, recommended, maximum, reference })
}

/// What conventions are held to, in another time or by somebody else.
///
/// ```
/// use ctg_model::strategies::guidance;
/// use proptest::prelude::*;
/// proptest!(|(guidance in guidance())| {
///     prop_assert!(guidance.durations.len() <= 3);
/// });
/// ```
pub fn guidance() -> impl Strategy<Value = Guidance> {
    (vec(theme(), 0..=4), 0_usize..3, vec(duration_rule(), 0..=3), vec(reference(), 4)).prop_filter_map(
        "four references",
        |(themes, further_themes, durations, references)| {
            let [on_themes, on_parties, on_signature, on_governance] = references.try_into().ok()?;
            Some(Guidance { themes, further_themes, on_themes, durations, on_parties, on_signature, on_governance })
        },
    )
}

/// A framework that a convention is linked with.
///
/// ```
/// use ctg_model::strategies::linked_framework;
/// use proptest::prelude::*;
/// proptest!(|(link in linked_framework())| {
///     prop_assert_ne!(link.kind.value().is_some(), link.kind.absence().is_some());
/// });
/// ```
pub fn linked_framework() -> impl Strategy<Value = LinkedFramework> {
    (slug(), observation(framework_kind()), btree_set(scale(), 0..=3))
        .prop_map(|(statement, kind, scales)| LinkedFramework { statement, kind, scales })
}

/// A convention with some of everything that a convention holds.
///
/// ```
/// use ctg_model::strategies::convention;
/// use proptest::prelude::*;
/// proptest!(ProptestConfig::with_cases(32), |(convention in convention())| {
///     // Each employer is a party.
///     for employer in convention.posts().iter().filter_map(|post| post.item.employer.as_ref()) {
///         prop_assert!(convention.party(employer).is_some());
///     }
/// });
/// ```
pub fn convention() -> impl Strategy<Value = Convention> {
    let parties = vec(documented(party(), slug()), 1..=6).prop_map(one_of_each);
    parties.prop_flat_map(filled)
}

/// The parties with distinct identifiers and communes.
fn one_of_each(parties: Vec<Documented<Party>>) -> Vec<Documented<Party>> {
    let mut communes = BTreeSet::new();
    let fresh =
        parties.into_iter().filter(|party| party.item.kind.commune().is_none_or(|commune| communes.insert(commune)));
    let numbered = fresh.enumerate().filter_map(|(number, party)| {
        let id = numbered(&party.item.id, number)?;
        Some(Documented { item: Party { id, ..party.item }, ..party })
    });
    numbered.collect()
}

fn numbered(stem: &Slug, number: usize) -> Option<Slug> {
    format!("{stem}-{number}").parse().ok()
}

fn filled(parties: Vec<Documented<Party>>) -> impl Strategy<Value = Convention> {
    let ids: Vec<Slug> = parties.iter().map(|party| party.item.id.clone()).collect();
    let employers = select(ids).boxed();
    let who = prop_oneof![employers.clone().prop_map(Who::Party), slug().prop_map(Who::Actor)].boxed();
    let bodies = vec(documented(body(who), slug()), 0..=3);
    let posts = vec(documented(post(employers), slug()), 0..=2);
    let frame =
        (slug(), label(), option::of(period(slug())), option::of(slug()), option::of(slug()), option::of(slug()));
    let objectives = subsequence(Objective::ALL, 0..=4).prop_flat_map(|objectives| {
        objectives
            .into_iter()
            .map(|objective| slug().prop_map(move |statement| StatedObjective { objective, statement }))
            .collect::<Vec<_>>()
    });
    let lists = (
        vec(documented(theme(), slug()), 0..=5),
        vec(slug(), 0..=3),
        vec(documented(annex_kind(), slug()), 0..=3),
        vec(linked_framework(), 0..=3),
    );
    (Just(parties), frame, bodies, posts, objectives, lists).prop_map(
        |(parties, (id, title, period, signature, actors, institutions), bodies, posts, objectives, lists)| {
            let mut convention = Convention::new(id, title);
            convention = period.into_iter().fold(convention, Convention::with_period);
            convention = signature.into_iter().fold(convention, Convention::with_signature);
            convention = actors.into_iter().fold(convention, Convention::with_actors);
            convention = institutions.into_iter().fold(convention, Convention::with_institutions);
            let (themes, stakes, annexes, frameworks) = lists;
            each(parties, |one| convention.add_party(one));
            each(themes, |one| convention.add_theme(one));
            each(objectives, |one| convention.add_objective(one));
            each(stakes, |one| convention.add_stake(one));
            each(posts, |one| convention.add_post(one));
            each(bodies, |one| convention.add_body(one));
            each(annexes, |one| convention.add_annex(one));
            each(frameworks, |one| convention.add_framework(one));
            convention
        },
    )
}

/// Adds what can be added: a thing drawn twice is refused the second time, and that is all.
fn each<T>(items: Vec<T>, mut door: impl FnMut(T) -> Result<(), ConventionError>) {
    for item in items {
        drop(door(item));
    }
}
