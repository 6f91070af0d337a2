//! What a journey costs: from each of some origins to each of some destinations.
//!
//! A [`TravelCost`] stands between two numbered lists of places, given when it is built. It never holds the whole table unless it *is* a
//! table: whoever needs costs asks for those within a bound, from one origin or to one destination at a time.

mod catchment;
mod coded;
mod distancier;
mod points;
mod sparse;
mod straight;
mod table;
mod unit;

pub use coded::{CodedCosts, CodedFaults, CodesError};
pub use distancier::{Distancier, DistancierMismatch};
pub use sparse::{SparseCosts, SparseError};
pub use straight::{Detour, Geodesic, GreatCircle, Scale, ScaleError};
pub use table::{CostTable, TableError};
pub use unit::{CostError, CostUnit, Metres, Minutes};

use crate::accessibility::Decay;

/// Costs of journeys between two numbered lists of places (*distancier* between *origines* and *destinations*).
///
/// A pair that is not visited, however large the bound, is unreachable: no cost stands for it.
///
/// Whoever implements it promises:
/// - every pair within the bound, **inclusive**, is visited once, in the order of the other place's number;
/// - both ways tell one cost: `leaving(i)` visits `(j, c)` if and only if `reaching(j)` visits `(i, c)`, bit for bit;
/// - a number beyond the list visits nothing;
/// - [`nearest`](Self::nearest) and [`each_nearest`](Self::each_nearest), where it has better ways, visit what the provided ones do;
/// - the same answers at each call.
///
/// The costs need not be symmetric, nor 0 from a place to itself.
///
/// # Examples
/// ```
/// use ctg_geo::cost::{GreatCircle, Metres, TravelCost};
/// use ctg_model::Position;
/// let (rochefort, soubise) = (Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?);
/// let cost = GreatCircle::between(&[rochefort], &[soubise, rochefort]);
/// let mut near = Vec::new();
/// cost.leaving(0, Metres::new(1_000.0)?, &mut |destination, metres| near.push((destination, metres)));
/// assert_eq!(near, [(1, Metres::new(0.0)?)]);   // Soubise is 3.9 km away
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "distancier")]
#[doc(alias = "impedance")]
pub trait TravelCost {
    /// The unit of the costs.
    type Unit: CostUnit;

    /// How the costs are found.
    fn distancier(&self) -> &Distancier;

    /// How many origins there are.
    fn origins(&self) -> usize;

    /// How many destinations there are.
    fn destinations(&self) -> usize;

    /// Visits each destination that costs at most `bound` from an origin, with its cost.
    fn leaving(&self, origin: usize, bound: Self::Unit, visit: &mut dyn FnMut(usize, Self::Unit));

    /// Visits each origin from which a destination costs at most `bound`, with its cost.
    fn reaching(&self, destination: usize, bound: Self::Unit, visit: &mut dyn FnMut(usize, Self::Unit));

    /// For each origin, the sum of weight × amount over the destinations within the reach of a decay.
    ///
    /// `None` where no destination has a weight above 0: the origin reaches nothing. Amounts beyond the list of destinations are left out,
    /// amounts that are missing count as 0; all are finite and at least 0.
    ///
    /// As provided, one origin after the other; straight lines on the sphere go through a grid. Both agree to a relative 1e-12.
    ///
    /// ```
    /// use ctg_geo::accessibility::Decay;
    /// use ctg_geo::cost::{GreatCircle, Metres, TravelCost};
    /// use ctg_model::Position;
    /// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
    /// let cost = GreatCircle::between(&[rochefort, soubise], &[soubise]);
    /// let sums = cost.sums_by_origin(&Decay::binary(Metres::new(1_000.0)?), &[6.0]);
    /// assert_eq!(sums, [None, Some(6.0)]);                          // 3.9 km, and 0
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn sums_by_origin(&self, decay: &Decay<Self::Unit>, amounts: &[f64]) -> Vec<Option<f64>> {
        let visit = |place, add: &mut dyn FnMut(usize, Self::Unit)| self.leaving(place, decay.reach(), add);
        sums(self.origins(), decay, amounts, &visit)
    }

    /// For each destination, the sum of weight × amount over the origins within the reach of a decay; as [`sums_by_origin`](Self::sums_by_origin).
    ///
    /// ```
    /// use ctg_geo::accessibility::Decay;
    /// use ctg_geo::cost::{GreatCircle, Metres, TravelCost};
    /// use ctg_model::Position;
    /// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
    /// let cost = GreatCircle::between(&[rochefort, soubise], &[soubise]);
    /// let sums = cost.sums_by_destination(&Decay::binary(Metres::new(5_000.0)?), &[60.0, 25.0]);
    /// assert_eq!(sums, [Some(85.0)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn sums_by_destination(&self, decay: &Decay<Self::Unit>, amounts: &[f64]) -> Vec<Option<f64>> {
        let visit = |place, add: &mut dyn FnMut(usize, Self::Unit)| self.reaching(place, decay.reach(), add);
        sums(self.destinations(), decay, amounts, &visit)
    }

    /// Visits the `k` destinations that cost least from an origin, of those within `bound`: by cost, then by number.
    ///
    /// Fewer if fewer can be reached; none for `k` = 0. As provided, all destinations within the bound are looked at.
    ///
    /// ```
    /// use ctg_geo::cost::{CostUnit, GreatCircle, Metres, TravelCost};
    /// use ctg_model::Position;
    /// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
    /// let cost = GreatCircle::between(&[rochefort], &[soubise, rochefort, rochefort]);
    /// let mut nearest = Vec::new();
    /// cost.nearest(0, 2, Metres::LARGEST, &mut |destination, _| nearest.push(destination));
    /// assert_eq!(nearest, [1, 2]);                                // both at 0 m: the lower number first
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    fn nearest(&self, origin: usize, k: usize, bound: Self::Unit, visit: &mut dyn FnMut(usize, Self::Unit)) {
        let mut found = Vec::new();
        if k > 0 {
            self.leaving(origin, bound, &mut |destination, cost| found.push((cost, destination)));
        }
        if found.len() > k {
            found.select_nth_unstable(k);
            found.truncate(k);
        }
        found.sort_unstable();
        for (cost, destination) in found {
            visit(destination, cost);
        }
    }

    /// Visits what [`nearest`](Self::nearest) does, of each origin in the order of numbers: origin, destination, cost.
    ///
    /// As provided, one origin after the other; a network answers all of them by one sweep.
    ///
    /// ```
    /// use ctg_geo::cost::{CostUnit, GreatCircle, Metres, TravelCost};
    /// use ctg_model::Position;
    /// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
    /// let cost = GreatCircle::between(&[soubise, rochefort], &[rochefort, soubise]);
    /// let mut nearest = Vec::new();
    /// cost.each_nearest(1, Metres::LARGEST, &mut |origin, destination, _| nearest.push((origin, destination)));
    /// assert_eq!(nearest, [(0, 1), (1, 0)]);
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    fn each_nearest(&self, k: usize, bound: Self::Unit, visit: &mut dyn FnMut(usize, usize, Self::Unit)) {
        for origin in 0..self.origins() {
            self.nearest(origin, k, bound, &mut |destination, cost| visit(origin, destination, cost));
        }
    }
}

/// A visit from a place: to others, with what they cost.
type Visit<'a, U> = dyn Fn(usize, &mut dyn FnMut(usize, U)) + 'a;

/// For each of some places, the sum of weight × amount over those that a visit from it finds.
fn sums<U: CostUnit>(places: usize, decay: &Decay<U>, amounts: &[f64], visit: &Visit<'_, U>) -> Vec<Option<f64>> {
    let of = |place| {
        let mut sum = None;
        visit(place, &mut |other, cost| {
            let weight = decay.weight(cost);
            if weight > 0.0 {
                *sum.get_or_insert(0.0) += weight * amounts.get(other).copied().unwrap_or(0.0);
            }
        });
        sum.map(|sum: f64| sum.min(f64::MAX))
    };
    (0..places).map(of).collect()
}
