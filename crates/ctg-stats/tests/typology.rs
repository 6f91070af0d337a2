//! Laws of typologies.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_stats::spatial::Neighbours;
use ctg_stats::typology::{
    Groups, Profiles, Silhouette, k_medoids, most_similar, silhouette, ward, ward_of_neighbours,
};
use proptest::prelude::*;

fn some_rows() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (1_usize..4).prop_flat_map(|columns| {
        prop::collection::vec(prop::collection::vec((0_i32..12).prop_map(f64::from), columns), 1..12)
    })
}

fn profiles(rows: &[Vec<f64>]) -> Profiles<usize> {
    Profiles::new(rows.iter().cloned().enumerate()).unwrap()
}

fn squares(rows: &[Vec<f64>], members: &[usize]) -> f64 {
    let mean = |column: usize| members.iter().map(|unit| rows[*unit][column]).sum::<f64>() / members.len() as f64;
    let of = |column: usize| members.iter().map(|unit| (rows[*unit][column] - mean(column)).powi(2)).sum::<f64>();
    (0..rows[0].len()).map(of).sum()
}

/// Neighbours along a line, with gaps where the bit is off.
fn line(units: usize, links: u16) -> Vec<Vec<usize>> {
    let linked = |unit: usize| unit + 1 < units && links >> (unit % 16) & 1 == 1;
    let list = |unit: usize| {
        let before = (unit > 0 && linked(unit - 1)).then(|| unit - 1);
        before.into_iter().chain(linked(unit).then_some(unit + 1)).collect()
    };
    (0..units).map(list).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn each_merge_of_ward_is_the_least_and_all_add_up_to_the_squares_of_the_whole(rows in some_rows()) {
        let tree = ward(&profiles(&rows));
        let mut groups: Vec<(usize, Vec<usize>)> = (0..rows.len()).map(|unit| (unit, vec![unit])).collect();
        for (step, merge) in tree.merges().iter().enumerate() {
            let increase = |one: &Vec<usize>, other: &Vec<usize>| squares(&rows, &[one.clone(), other.clone()].concat()) - squares(&rows, one) - squares(&rows, other);
            let pairs = groups.iter().flat_map(|one| groups.iter().filter(move |other| one.0 < other.0).map(move |other| (one, other)));
            let least = pairs.map(|(one, other)| increase(&one.1, &other.1)).fold(f64::INFINITY, f64::min);
            prop_assert!((merge.increase - least).abs() < 1e-9);
            let take = |groups: &mut Vec<(usize, Vec<usize>)>, number: usize| { let at = groups.iter().position(|group| group.0 == number).unwrap(); groups.remove(at).1 };
            let (one, other) = (take(&mut groups, merge.groups.0), take(&mut groups, merge.groups.1));
            prop_assert_eq!(merge.size, one.len() + other.len());
            groups.push((rows.len() + step, [one, other].concat()));
        }
        let all: f64 = tree.merges().iter().map(|merge| merge.increase).sum();
        prop_assert!((all - squares(&rows, &(0..rows.len()).collect::<Vec<_>>())).abs() < 1e-9);
        prop_assert!(tree.merges().windows(2).all(|pair| pair[0].increase <= pair[1].increase + 1e-9));
    }

    #[test]
    fn a_cut_gives_as_many_groups_as_asked_for(rows in some_rows()) {
        let tree = ward(&profiles(&rows));
        for count in 1..=rows.len() {
            let groups = tree.cut(count).unwrap();
            prop_assert_eq!(groups.len(), count);
            prop_assert_eq!((0..count).map(|group| groups.members(group).count()).sum::<usize>(), rows.len());
        }
        prop_assert!(tree.cut(0).is_err() && tree.cut(rows.len() + 1).is_err());
    }

    #[test]
    fn groups_of_neighbours_are_in_one_piece(rows in some_rows(), links: u16) {
        let lists = line(rows.len(), links);
        let tree = ward_of_neighbours(&profiles(&rows), &Neighbours::new(&lists).unwrap()).unwrap();
        let parts = rows.len() - lists.iter().map(Vec::len).sum::<usize>() / 2;
        prop_assert_eq!(rows.len() - tree.merges().len(), parts);
        prop_assert!(parts == 1 || tree.cut(parts - 1).is_err());
        for count in parts..=rows.len() {
            let groups = tree.cut(count).unwrap();
            for group in 0..groups.len() {
                let members: Vec<usize> = groups.members(group).collect();
                prop_assert!(members.windows(2).all(|pair| pair[1] == pair[0] + 1 && lists[pair[0]].contains(&pair[1])));
            }
        }
    }

    #[test]
    fn where_all_are_neighbours_contiguity_changes_nothing(rows in some_rows()) {
        let all: Vec<Vec<usize>> = (0..rows.len()).map(|unit| (0..rows.len()).filter(|other| *other != unit).collect()).collect();
        let profiles = profiles(&rows);
        prop_assert_eq!(ward_of_neighbours(&profiles, &Neighbours::new(&all).unwrap()).unwrap(), ward(&profiles));
    }

    #[test]
    fn no_swap_makes_medoids_better(rows in some_rows(), k in 1_usize..5) {
        prop_assume!(k <= rows.len());
        let profiles = profiles(&rows);
        let found = k_medoids(&profiles, k).unwrap();
        let cost = |medoids: &[usize]| -> f64 {
            (0..rows.len()).map(|unit| medoids.iter().map(|medoid| profiles.distance(unit, *medoid).unwrap()).fold(f64::INFINITY, f64::min)).sum()
        };
        prop_assert!((found.cost() - cost(found.medoids())).abs() < 1e-9);
        prop_assert_eq!(found.medoids().len(), k);
        prop_assert_eq!(found.groups().len(), k);
        for (group, medoid) in found.medoids().iter().enumerate() {
            prop_assert_eq!(found.groups().of_units()[*medoid], group);
            for unit in (0..rows.len()).filter(|unit| !found.medoids().contains(unit)) {
                let mut swapped = found.medoids().to_vec();
                swapped[group] = unit;
                prop_assert!(cost(&swapped) >= found.cost() - 1e-9);
            }
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle(), rows in prop::collection::vec(prop::collection::vec((0_i32..12).prop_map(f64::from), 2), 9), k in 1_usize..5) {
        let (plain, shuffled) = (profiles(&rows), Profiles::new(order.iter().map(|unit| (*unit, rows[*unit].clone()))).unwrap());
        prop_assert_eq!(&plain, &shuffled);
        prop_assert_eq!(k_medoids(&plain, k).unwrap(), k_medoids(&shuffled, k).unwrap());
        prop_assert_eq!(most_similar(&plain, &0, 8), most_similar(&shuffled, &0, 8));
    }

    #[test]
    fn units_of_measure_do_not_change_robust_profiles(rows in prop::collection::vec(prop::collection::vec(0.0_f64..100.0, 2), 4..12), scale in 0.01_f64..1e4, offset in -1e3_f64..1e3) {
        let moved: Vec<Vec<f64>> = rows.iter().map(|row| vec![row[0] * scale + offset, row[1]]).collect();
        let (plain, moved) = (profiles(&rows).robust().unwrap(), profiles(&moved).robust().unwrap());
        for (one, other) in plain.rows().concat().into_iter().zip(moved.rows().concat()) {
            prop_assert!((one - other).abs() < 1e-6 * one.abs().max(1.0), "{} {}", one, other);
        }
    }

    #[test]
    fn silhouettes_are_between_minus_1_and_1(rows in some_rows(), labels in prop::collection::vec(0_u8..4, 12)) {
        let groups = Groups::new(labels[..rows.len()].iter().copied());
        let found = silhouette(&profiles(&rows), &groups);
        prop_assert_eq!(found.is_ok(), groups.len() > 1);
        for value in found.iter().flat_map(Silhouette::of_units) {
            prop_assert!((-1.0..=1.0).contains(value));
        }
    }

    #[test]
    fn the_most_similar_come_in_order_of_distance_then_code(rows in some_rows(), count in 0_usize..12) {
        let profiles = profiles(&rows);
        let found = most_similar(&profiles, &0, count);
        prop_assert_eq!(found.len(), count.min(rows.len() - 1));
        prop_assert!(found.windows(2).all(|pair| pair[0].distance < pair[1].distance || (pair[0].distance <= pair[1].distance && pair[0].key < pair[1].key)));
    }
}

#[test]
fn refusals_say_what_was_found() {
    let message = |rows: Vec<(u32, Vec<f64>)>| Profiles::new(rows).unwrap_err().to_string();
    assert_eq!(
        message(vec![(1, vec![0.0]), (2, vec![f64::NAN])]),
        "number 0 of row 1 is NaN, expected a finite number"
    );
    assert_eq!(
        message(vec![(1, vec![0.0]), (2, vec![0.0]), (1, vec![3.0])]),
        "rows 0 and 2 have the same code, expected each code once"
    );
    let flat = Profiles::new([(1, vec![4.0]), (2, vec![4.0]), (3, vec![9.0])]).unwrap();
    assert_eq!(
        flat.robust().unwrap_err().to_string(),
        "half of the territories or more have the same value of variable 0, expected a spread to scale by"
    );
    let two = Neighbours::new(&[vec![1], vec![0]]).unwrap();
    assert_eq!(
        ward_of_neighbours(&flat, &two).unwrap_err().to_string(),
        "2 lists of neighbours for 3 territories, expected as many"
    );
    assert_eq!(k_medoids(&flat, 4).unwrap_err().to_string(), "4 groups of 3 territories, expected 1 to 3");
    let apart = Neighbours::new(&[vec![1], vec![0], vec![]]).unwrap();
    assert_eq!(
        ward_of_neighbours(&flat, &apart).unwrap().cut(1).unwrap_err().to_string(),
        "1 groups where 2 parts of the map do not touch, expected at least 2"
    );
    assert_eq!(
        silhouette(&flat, &Groups::new([0, 1])).unwrap_err().to_string(),
        "groups of 2 territories for 3 profiles, expected as many"
    );
}
