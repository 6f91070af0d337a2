//! Communes next to each other.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::{Index, select};

use super::{label, territory};
use crate::{Adjacency, Contact, Link, LinkKind, Neighbours};

/// A link by name.
///
/// ```
/// use ctg_model::strategies::link;
/// use proptest::prelude::*;
/// proptest!(|(link in link())| {
///     prop_assert_eq!(link.kind.as_str().parse(), Ok(link.kind));
/// });
/// ```
pub fn link() -> impl Strategy<Value = Link> {
    (select(LinkKind::ALL), label()).prop_map(|(kind, name)| Link::new(kind, name))
}

/// How land meets: in points, or along a border of up to 100 km.
///
/// ```
/// use ctg_model::{Contact, strategies::contact};
/// use proptest::prelude::*;
/// proptest!(|(contact in contact())| {
///     let length_m = match contact {
///         Contact::Border { length_m } => Some(length_m),
///         Contact::Point => None,
///     };
///     prop_assert!(length_m.is_none_or(|length_m| length_m > 0.0));
/// });
/// ```
pub fn contact() -> impl Strategy<Value = Contact> {
    let border =
        (1_u32..=100_000_000).prop_map(|millimetres| Contact::Border { length_m: f64::from(millimetres) / 1000.0 });
    prop_oneof![1 => Just(Contact::Point), 3 => border]
}

/// Lists of neighbours of as many communes as `size` says: some touch, some are joined by links, some are alone.
///
/// ```
/// use ctg_model::{Contiguity, strategies::neighbours};
/// use proptest::prelude::*;
/// proptest!(|(neighbours in neighbours(1..=9))| {
///     for commune in neighbours.communes() {
///         for other in neighbours.of(*commune, Contiguity::Linked) {
///             prop_assert!(neighbours.of(other, Contiguity::Linked).any(|back| back == *commune));
///         }
///     }
/// });
/// ```
pub fn neighbours(size: RangeInclusive<usize>) -> impl Strategy<Value = Neighbours> {
    let pairs =
        vec((proptest::prelude::any::<(Index, Index)>(), option::weighted(0.8, contact()), vec(link(), 0..2)), 0..20);
    (territory(size), pairs).prop_filter_map("pairs that make up no lists", |(territory, pairs)| {
        let codes: Vec<_> = territory.communes().iter().map(|commune| commune.code).collect();
        let mut met: Vec<Adjacency> = Vec::new();
        for ((one, other), contact, links) in pairs {
            let (one, other) = (*one.get(&codes), *other.get(&codes));
            let known = met.iter().any(|a| (a.one, a.other) == (one, other) || (a.one, a.other) == (other, one));
            if one != other && !known && (contact.is_some() || !links.is_empty()) {
                met.push(Adjacency { one, other, contact, links });
            }
        }
        Neighbours::new(territory.cog(), codes, met).ok()
    })
}
