//! The sums over weights that expectations and variances are made of.

use super::neighbours::Neighbours;
use super::weights::{Style, Weights};

/// `S₀ = Σ wᵢⱼ`, `S₁ = ½ Σ (wᵢⱼ + wⱼᵢ)²`, `S₂ = Σ (wᵢ. + w.ᵢ)²` (Cliff and Ord), and the number of units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moments {
    pub(super) n: f64,
    pub(super) s0: f64,
    pub(super) s1: f64,
    pub(super) s2: f64,
}

impl Moments {
    pub(super) fn of(neighbours: &Neighbours, style: Style, units: usize) -> Self {
        let mut columns = vec![0.0; neighbours.len()];
        let (mut s0, mut s1) = (0.0, 0.0);
        for (unit, list) in neighbours.lists().enumerate() {
            let link = Weights::link_of(style, list);
            s0 += link * list.len() as f64;
            for neighbour in list {
                let neighbour = *neighbour as usize;
                columns.get_mut(neighbour).into_iter().for_each(|column| *column += link);
                let back = neighbours.of(neighbour);
                let mutual = u32::try_from(unit).is_ok_and(|unit| back.binary_search(&unit).is_ok());
                let other = if mutual { Weights::link_of(style, back) } else { 0.0 };
                // Over ordered pairs, ½ Σ (w + w')² is Σ w² + Σ w w'.
                s1 += link * (link + other);
            }
        }
        let row = |list: &[u32]| Weights::link_of(style, list) * list.len() as f64;
        let s2 = neighbours.lists().zip(columns).map(|(list, column)| (row(list) + column).powi(2)).sum();
        Self { n: units as f64, s0, s1, s2 }
    }
}
