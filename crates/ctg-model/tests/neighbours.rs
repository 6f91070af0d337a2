//! Laws of lists of neighbours.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    reason = "a test stops where it fails, and a matrix is written with indices"
)]

mod shared;

use ctg_model::strategies::{link, neighbours};
use ctg_model::{Adjacency, Contact, Contiguity, Neighbours};
use proptest::prelude::*;
use proptest::sample::Index;
use shared::tries;

const ALL: [Contiguity; 3] = [Contiguity::Rook, Contiguity::Queen, Contiguity::Linked];

proptest! {
    #![proptest_config(tries(128))]

    #[test]
    fn lists_are_symmetric_and_say_what_the_pairs_say(neighbours in neighbours(1..=12)) {
        for contiguity in ALL {
            let lists = neighbours.lists(contiguity);
            let pairs = neighbours.adjacencies().iter().filter(|pair| pair.is(contiguity)).count();
            prop_assert_eq!(lists.iter().map(Vec::len).sum::<usize>(), 2 * pairs);
            for (one, list) in lists.iter().enumerate() {
                for other in list {
                    prop_assert!(lists[*other].contains(&one) && one != *other);
                }
            }
        }
    }

    #[test]
    fn a_rook_is_a_queen_and_a_queen_is_linked(neighbours in neighbours(1..=12)) {
        for pair in neighbours.adjacencies() {
            prop_assert!(!pair.is(Contiguity::Rook) || pair.is(Contiguity::Queen));
            prop_assert!(!pair.is(Contiguity::Queen) || pair.is(Contiguity::Linked));
            prop_assert_eq!(pair.border_m().is_some(), pair.is(Contiguity::Rook));
        }
    }

    #[test]
    fn neither_the_order_of_pairs_nor_that_of_their_ends_matters(neighbours in neighbours(1..=12), turn in any::<Index>()) {
        let mut communes = neighbours.communes().to_vec();
        communes.reverse();
        let mut pairs = neighbours.adjacencies().to_vec();
        let count = pairs.len().max(1);
        pairs.rotate_left(turn.index(count));
        for pair in &mut pairs {
            std::mem::swap(&mut pair.one, &mut pair.other);
        }
        prop_assert_eq!(Neighbours::new(neighbours.cog(), communes, pairs), Ok(neighbours));
    }

    /// The model: two communes are in one piece if a chain of neighbours joins them.
    #[test]
    fn pieces_are_the_classes_of_reach(neighbours in neighbours(1..=9)) {
        for contiguity in ALL {
            let lists = neighbours.lists(contiguity);
            let count = lists.len();
            let mut reach: Vec<Vec<bool>> = (0..count).map(|k| (0..count).map(|j| j == k || lists[k].contains(&j)).collect()).collect();
            for via in 0..count {
                for one in 0..count {
                    for other in 0..count {
                        reach[one][other] |= reach[one][via] && reach[via][other];
                    }
                }
            }
            let pieces = neighbours.pieces(neighbours.communes().iter().copied(), contiguity);
            prop_assert_eq!(pieces.iter().map(Vec::len).sum::<usize>(), count);
            let piece_of = |k: usize| pieces.iter().position(|piece| piece.contains(&neighbours.communes()[k]));
            for one in 0..count {
                for other in 0..count {
                    prop_assert_eq!(piece_of(one) == piece_of(other), reach[one][other]);
                }
            }
        }
    }

    #[test]
    fn a_link_joins_and_takes_nothing_away(neighbours in neighbours(2..=9), ends in any::<(Index, Index)>(), link in link()) {
        let (one, other) = (*ends.0.get(neighbours.communes()), *ends.1.get(neighbours.communes()));
        let linked = neighbours.clone().with_link(one, other, link.clone());
        if one == other {
            prop_assert!(linked.is_err());
        } else {
            let linked = linked.unwrap();
            prop_assert!(linked.between(one, other).unwrap().links.contains(&link));
            prop_assert!(linked.of(one, Contiguity::Linked).any(|code| code == other));
            prop_assert_eq!(linked.lists(Contiguity::Queen), neighbours.lists(Contiguity::Queen));
        }
    }
}

#[test]
fn each_fault_is_told() {
    let (a, b) = ("17001".parse().unwrap(), "17002".parse().unwrap());
    let year = ctg_model::CogVintage::new(2021).unwrap();
    let told = |communes, pairs| Neighbours::new(year, communes, pairs).unwrap_err().to_string();
    let border = |length_m| Adjacency::land(a, b, Contact::Border { length_m });
    let mut nothing = border(1.0);
    nothing.contact = None;
    assert_eq!(told(vec![a, a], vec![]), "commune 17001 is given twice, expected once");
    assert_eq!(
        told(vec![a], vec![border(1.0)]),
        "communes 17001 and 17002: 17002 is not in the list of communes, expected one of it"
    );
    assert_eq!(
        told(vec![a, b], vec![Adjacency::land(a, a, Contact::Point)]),
        "communes 17001 and 17001: found the same commune twice, expected two"
    );
    assert_eq!(
        told(vec![a, b], vec![border(0.0)]),
        "communes 17001 and 17002: found a border of 0 m, expected more than 0"
    );
    assert_eq!(
        told(vec![a, b], vec![border(f64::NAN)]),
        "communes 17001 and 17002: found a border of NaN m, expected more than 0"
    );
    assert_eq!(
        told(vec![a, b], vec![nothing]),
        "communes 17001 and 17002: nothing joins them, expected land or a link"
    );
    assert_eq!(
        told(vec![a, b], vec![border(1.0), border(2.0)]),
        "communes 17001 and 17002: the pair is given twice, expected once"
    );
}
