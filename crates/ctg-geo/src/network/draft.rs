//! A network in the making: lines become edges.

use ctg_model::Position;

use super::net::{cost, steps};
use super::{Edge, PerMode, Speed};
use crate::cost::{Metres, Minutes};
use crate::measure::haversine_m;

/// How fast a mode is on a line, one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Pace {
    At(Speed),
    /// Of the whole line: lines of GeoJSON may give it.
    #[cfg_attr(not(feature = "geojson"), expect(dead_code, reason = "maps give speeds"))]
    Whole(Minutes),
}

/// A line between nodes, and how fast each mode is on it, onward and back.
#[derive(Debug)]
pub(super) struct Road {
    /// Number and position of each node, in order.
    pub(super) nodes: Vec<(usize, Position)>,
    /// The length of the whole line, if it is known better than by its vertices.
    pub(super) length: Option<Metres>,
    pub(super) onward: PerMode<Option<Pace>>,
    pub(super) back: PerMode<Option<Pace>>,
}

impl Road {
    /// One edge for each leg and way; lengths and times of the legs add up to those of the line, to the step.
    ///
    /// # Errors
    /// What was found and expected, if the line is longer than steps can count.
    pub(super) fn edges(&self) -> Result<Vec<Edge>, String> {
        let ends = self.nodes.iter().zip(self.nodes.iter().skip(1));
        let mut metres = 0.0;
        let sums: Vec<f64> = ends
            .clone()
            .map(|((_, from), (_, to))| {
                metres += haversine_m(*from, *to);
                metres
            })
            .collect();
        let whole = self.length.map_or_else(|| Metres::new(metres), Ok).map_err(|error| error.to_string())?;
        let count = sums.len() as f64;
        let shares =
            sums.iter().zip(1_u32..).map(|(sum, leg)| if metres > 0.0 { sum / metres } else { f64::from(leg) / count });
        let shares: Vec<f64> = shares.collect();
        let lengths = split(steps(whole).map_err(told)?, &shares);
        let [onward, back] = [times(whole, self.onward, &shares)?, times(whole, self.back, &shares)?];
        let mut edges = Vec::new();
        for (leg, ((from, to), length)) in ends.zip(lengths).enumerate() {
            let of = |times: &PerMode<Option<Vec<u32>>>| PerMode {
                foot: at(times.foot.as_ref(), leg),
                bike: at(times.bike.as_ref(), leg),
                car: at(times.car.as_ref(), leg),
            };
            let length = cost(u64::from(length));
            let both = [Edge::new(from.0, to.0, length, of(&onward)), Edge::new(to.0, from.0, length, of(&back))];
            edges.extend(both.into_iter().filter(|edge| edge.from != edge.to && edge.times != PerMode::default()));
        }
        Ok(edges)
    }
}

fn times(whole: Metres, paces: PerMode<Option<Pace>>, shares: &[f64]) -> Result<PerMode<Option<Vec<u32>>>, String> {
    let time = |pace: Option<Pace>| {
        let time = match pace {
            None => return Ok(None),
            Some(Pace::At(speed)) => speed.time(whole),
            Some(Pace::Whole(time)) => time,
        };
        Ok::<_, String>(Some(split(steps(time).map_err(told)?, shares)))
    };
    Ok(PerMode { foot: time(paces.foot)?, bike: time(paces.bike)?, car: time(paces.car)? })
}

fn at(legs: Option<&Vec<u32>>, leg: usize) -> Option<Minutes> {
    legs.and_then(|legs| legs.get(leg)).map(|steps| cost(u64::from(*steps)))
}

/// Whole steps for each leg, which add up to the whole; shares are those of all legs up to one.
fn split(whole: u32, shares: &[f64]) -> Vec<u32> {
    let mut before = 0;
    let leg = |share: &f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, from 0 to `whole`")]
        let until = (f64::from(whole) * share).round() as u32;
        let steps = until.saturating_sub(before);
        before = until.max(before);
        steps
    };
    shares.iter().map(leg).collect()
}

fn told((found, symbol, most): (f64, &'static str, f64)) -> String {
    format!("found {found} {symbol}, expected at most {most}")
}
