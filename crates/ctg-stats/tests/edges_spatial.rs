//! Where others go silent: what is answered at the edges of classes, inequality, segregation and spatial statistics.
//!
//! Each answer is computed here and compared with the page `docs/edges-spatial.md`, which tells it beside what the peers answer.

#![cfg(feature = "permutation")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::fmt::{Debug, Display};

use ctg_model::observation::{Absence, Observation, Status};
use ctg_stats::classify::{Breaks, HeadLimit, equal_interval, fisher_jenks, head_tail, pretty, quantile};
use ctg_stats::inequality::{Aversion, Decomposition, Distribution};
use ctg_stats::segregation::{Segregation, TwoGroups};
use ctg_stats::spatial::{Alternative, Field, Neighbours, Permutations, Weights, local_moran, moran};
use ctg_stats::{Undefined, Variable};

const PAGE: &str = include_str!("../docs/edges-spatial.md");

/// The rows of the table: the case, and our answer.
fn rows() -> Vec<(&'static str, &'static str)> {
    let cells = |line: &'static str| line.trim_matches('|').split(" | ").map(str::trim).collect::<Vec<_>>();
    let row = |line| {
        let cells = cells(line);
        assert_eq!(cells.len(), 3, "{line}");
        (cells[0], cells[2])
    };
    PAGE.lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| case") && !line.starts_with("| ---"))
        .map(row)
        .collect()
}

fn told<T: Debug, E: Display>(answer: Result<T, E>) -> String {
    match answer {
        Ok(value) => format!("`{value:?}`"),
        Err(error) => format!("*{error}*"),
    }
}

/// A number as the page prints it.
fn rounded<E: Display>(answer: Result<f64, E>) -> String {
    told(answer.map(|value| (value * 1e4).round() / 1e4))
}

/// A square of five by five units, each with those beside, above and below it.
fn square() -> Weights {
    let list = |unit: usize| {
        let (row, column) = (unit / 5, unit % 5);
        let sides = [
            (row > 0, unit.wrapping_sub(5)),
            (row < 4, unit + 5),
            (column > 0, unit.wrapping_sub(1)),
            (column < 4, unit + 1),
        ];
        sides.into_iter().filter_map(|(inside, other)| inside.then_some(other)).collect::<Vec<_>>()
    };
    Weights::row_standardised(Neighbours::new(&(0..25).map(list).collect::<Vec<_>>()).unwrap())
}

fn waves() -> impl Iterator<Item = f64> {
    (0..25_u32).map(|unit| f64::from(unit * 7 % 11))
}

fn spatial() -> Vec<(&'static str, String)> {
    let weights = square();
    let nan = told(Variable::new(waves().enumerate().map(|(unit, value)| if unit == 3 { f64::NAN } else { value })));
    let missing = Variable::new(waves().enumerate().map(|(unit, value)| (unit != 3).then_some(value))).unwrap();
    let missing = told(Field::new(&missing, &weights).map(|_| ()));
    let constant = Variable::new([1.0; 25]).unwrap();
    let constant = Field::new(&constant, &weights).unwrap();
    let path = Weights::row_standardised(Neighbours::new(&[vec![1], vec![0, 2], vec![1], vec![]]).unwrap());
    let values = Variable::new([1.0, 2.0, 4.0, 9.0]).unwrap();
    let island = Field::new(&values, &path).unwrap();
    let local = local_moran(&island).unwrap()[3];
    let chance = Permutations::seeded(1).local_moran(&island).unwrap();
    assert_eq!((local.unwrap_err(), chance[3].unwrap_err()), (Undefined::NoNeighbour, Undefined::NoNeighbour));
    let all_equal =
        Permutations::seeded(1).local_moran(&Field::new(&Variable::new([2.0, 2.0, 2.0, 9.0]).unwrap(), &path).unwrap());
    vec![
        ("esda.Moran NaN", format!("{nan} · missing: {missing}")),
        ("esda.Moran constant", told(moran(&constant))),
        ("esda.Moran_Local NaN p_sim[:4], q[:4]", format!("{nan} · missing: {missing}")),
        ("esda.Moran_Local island Is,q,p", told(local)),
        ("esda.Moran_Local default alternative", format!("`p({:?})` is told each time", Alternative::TwoSided)),
        (
            "esda two-sided p can exceed 1?",
            told::<_, Undefined>(all_equal.unwrap()[2].map(|unit| unit.p(Alternative::TwoSided))),
        ),
        ("esda.Moran self-neighbour", told(Neighbours::new(&[vec![0, 1], vec![0, 1, 2], vec![1, 2]]))),
    ]
}

fn inequality() -> Vec<(&'static str, String)> {
    let of = |values: &[f64]| Distribution::new(values.iter().copied());
    let (zeros, holder) = (of(&[0.0; 4]).unwrap(), of(&[0.0, 0.0, 0.0, 10.0]).unwrap());
    let two = [of(&[0.0; 3]).unwrap(), of(&[10.0; 3]).unwrap()];
    let aversion = Aversion::new(1.0).unwrap();
    vec![
        ("Gini NaN", told(of(&[1.0, f64::NAN, 3.0]))),
        ("Gini all zeros", told(zeros.gini())),
        ("Gini negative", told(of(&[-5.0, 1.0, 4.0, 8.0]))),
        ("Gini n=1", told(of(&[3.0]).unwrap().gini())),
        ("Gini [0,0,0,10] (no small-sample correction)", told(holder.gini())),
        ("Theil zeros [0,0,0,10]", rounded(holder.theil_t())),
        ("Theil NaN", told(of(&[1.0, f64::NAN, 2.0]))),
        ("Theil negative", told(of(&[-1.0, 2.0, 3.0]))),
        ("TheilD issue15 wg", told(Decomposition::theil_t(&two).map(Decomposition::within))),
        ("Atkinson zero", told(of(&[0.0, 1.0, 2.0]).unwrap().atkinson(aversion))),
    ]
}

fn segregation() -> Vec<(&'static str, String)> {
    let of = |pairs: &[(u64, u64)], measure: fn(&Segregation<'_>) -> f64| {
        let units: Vec<TwoGroups> =
            pairs.iter().map(|(group, whole)| TwoGroups::of_whole(*group, *whole).unwrap()).collect();
        rounded(Segregation::new(&units).map(|found| measure(&found)))
    };
    let (d, isolation) = (|s: &Segregation<'_>| s.dissimilarity(), |s: &Segregation<'_>| s.isolation());
    let entropy = |s: &Segregation<'_>| s.entropy();
    let known = |count| Observation::exact(count, Status::Observed);
    let observed =
        [(known(1), known(9)), (Observation::Absent(Absence::NotAvailable), known(10)), (known(3), known(7))];
    let missing: Result<Vec<_>, _> = observed.iter().map(|(group, rest)| TwoGroups::observed(group, rest)).collect();
    vec![
        ("Dissim NaN group", told(missing.clone())),
        ("Dissim zero-pop unit", of(&[(1, 10), (0, 0), (3, 10)], d)),
        ("Dissim group total 0", of(&[(0, 10), (0, 10)], d)),
        ("Dissim group==total", of(&[(10, 10), (10, 10)], d)),
        ("Isolation zero-pop", of(&[(1, 10), (0, 0), (3, 10)], isolation)),
        ("Isolation NaN", told(missing)),
        ("Entropy group total 0", of(&[(0, 10), (0, 10)], entropy)),
        ("Dissim g>t", told(TwoGroups::of_whole(11, 10))),
    ]
}

fn classes() -> Vec<(&'static str, String)> {
    let of = |values: &[f64]| Variable::new(values.iter().copied()).unwrap();
    let bounds = |breaks: &Breaks| format!("`{:?}`", breaks.upper_bounds());
    let holes = Variable::new([Some(1.0), Some(2.0), None, Some(4.0), Some(5.0)]).unwrap();
    let hole =
        |breaks: &Breaks, of: &Variable| format!("{}, {} missing", bounds(breaks), breaks.classify(of).missing());
    let nan = told(Variable::new([1.0, 2.0, f64::NAN, 4.0]));
    let fewer = quantile(&of(&[0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0]), 4).unwrap();
    let many = of(&waves().collect::<Vec<_>>());
    assert_eq!(fisher_jenks(&many, 5), fisher_jenks(&many, 5));
    let short = holes.only(&[0, 1, 2, 3]);
    vec![
        ("mc.FisherJenks NaN", format!("{nan} · missing: {}", hole(&fisher_jenks(&holes, 2).unwrap(), &holes))),
        ("mc.FisherJenks k>unique", told(fisher_jenks(&of(&[1.0, 1.0, 2.0, 2.0]), 3))),
        (
            "mc.Quantiles ties",
            format!("{}, asked {}, is short: {}", bounds(&fewer), fewer.asked().unwrap(), fewer.is_short()),
        ),
        ("mc.EqualInterval constant", told(equal_interval(&of(&[1.0; 5]), 3))),
        ("mc.HeadTail constant", bounds(&head_tail(&of(&[1.0; 5]), HeadLimit::JIANG).unwrap())),
        ("mc.Quantiles NaN", format!("{nan} · missing: {}", hole(&quantile(&short, 2).unwrap(), &short))),
        ("mc.PrettyBreaks", bounds(&pretty(&of(&[3.0, 7.0, 12.0, 47.0]), 5).unwrap())),
        ("mc.NaturalBreaks twice equal?", "`fisher_jenks` twice: equal".to_owned()),
        ("jenkspy k>unique", told(fisher_jenks(&of(&[1.0, 1.0, 2.0, 2.0]), 3))),
        ("jenkspy NaN", told(Variable::new([1.0, 2.0, f64::NAN, 4.0, 5.0]))),
    ]
}

#[test]
fn the_page_tells_what_is_answered() {
    let answers = [spatial(), inequality(), segregation(), classes()].concat();
    for (case, answer) in &answers {
        println!("{case} => {answer}"); // shown where the test fails: the column to write
    }
    let told: Vec<(&str, &str)> = answers.iter().map(|(case, answer)| (*case, answer.as_str())).collect();
    assert_eq!(told.len(), 35);
    assert_eq!(rows(), told);
}
