//! Synthetic units for the timings of measures: a smooth field plus noise, log-normal populations, a group drawn from each, six nearest neighbours.
//!
//! The same laws as the scripts of the peers use; the seed is fixed, so that every run and every tool sees the same numbers.

use rand_core::{Rng, SeedableRng};
use rand_pcg::Pcg64;

/// The side of the square in which the units stand, in metres.
const SIDE: f64 = 1e6;
/// How many neighbours each unit has.
const NEAREST: usize = 6;

/// Units with a variable, a population, a group among it, and neighbours.
#[derive(Debug, Clone)]
pub struct Units {
    /// A smooth field plus noise.
    pub field: Vec<f64>,
    /// How many persons live in each unit.
    pub populations: Vec<u64>,
    /// How many of them are in the group.
    pub groups: Vec<u64>,
    /// The six nearest of each unit.
    pub nearest: Vec<Vec<usize>>,
}

impl Units {
    /// So many units.
    #[must_use]
    pub fn synthetic(units: usize) -> Self {
        let mut random = Random::new(42);
        let places: Vec<(f64, f64)> = (0..units).map(|_| (random.uniform() * SIDE, random.uniform() * SIDE)).collect();
        let smooth = |place: &(f64, f64)| (place.0 / 1.5e5).sin() + (place.1 / 1.2e5).cos();
        let field = places.iter().map(|place| smooth(place) + random.normal()).collect();
        let populations: Vec<u64> = (0..units).map(|_| whole((6.2 + 1.25 * random.normal()).exp()).max(1)).collect();
        let share = |place: &(f64, f64), noise: f64| (0.12 + 0.05 * smooth(place) + 0.04 * noise).clamp(0.001, 0.95);
        let groups = places
            .iter()
            .zip(&populations)
            .map(|(place, persons)| {
                let share = share(place, random.normal());
                let spread = (*persons as f64 * share * (1.0 - share)).sqrt();
                whole((*persons as f64 * share + spread * random.normal()).max(0.0)).min(*persons)
            })
            .collect();
        Self { field, populations, groups, nearest: nearest(&places) }
    }
}

/// Incomes: log-normal, about 22 000 with a long tail.
#[must_use]
pub fn incomes(persons: usize) -> Vec<f64> {
    let mut random = Random::new(1);
    (0..persons).map(|_| (10.0 + 0.7 * random.normal()).exp()).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "populations are positive and far below 2^53"
)]
fn whole(number: f64) -> u64 {
    number.round() as u64
}

struct Random(Pcg64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(Pcg64::seed_from_u64(seed))
    }

    /// From 0 to just under 1.
    fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * 2_f64.powi(-53)
    }

    /// The standard normal law (Box and Muller).
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

/// The nearest of each place, by going through the columns of a grid around it.
fn nearest(places: &[(f64, f64)]) -> Vec<Vec<usize>> {
    let mut by_x: Vec<usize> = (0..places.len()).collect();
    by_x.sort_by(|one, other| places.get(*one).partial_cmp(&places.get(*other)).unwrap_or(std::cmp::Ordering::Equal));
    let mut found = vec![Vec::new(); places.len()];
    for (rank, unit) in by_x.iter().enumerate() {
        let Some(place) = places.get(*unit) else { continue };
        let mut best: Vec<(f64, usize)> = Vec::new();
        let mut visit = |other: usize| {
            let Some(there) = places.get(other) else { return false };
            let across = (there.0 - place.0).powi(2);
            let near = best.len() < NEAREST || best.last().is_some_and(|(farthest, _)| across < *farthest);
            if near {
                let distance = across + (there.1 - place.1).powi(2);
                let at = best.partition_point(|(nearer, _)| *nearer <= distance);
                best.insert(at, (distance, other));
                best.truncate(NEAREST);
            }
            near
        };
        let right = by_x.get(rank + 1..).unwrap_or_default();
        let left = by_x.get(..rank).unwrap_or_default();
        let _ = right.iter().all(|other| visit(*other));
        let _ = left.iter().rev().all(|other| visit(*other));
        if let Some(list) = found.get_mut(*unit) {
            *list = best.into_iter().map(|(_, other)| other).collect();
        }
    }
    found
}
