//! What a journey costs: from each of some origins to each of some destinations.
//!
//! A [`TravelCost`] stands between two numbered lists of places, given when it is built. It never holds the whole table unless it *is* a
//! table: whoever needs costs asks for those within a bound, from one origin or to one destination at a time.

mod distancier;
mod straight;
mod unit;

pub use distancier::{Distancier, DistancierMismatch};
pub use straight::{Geodesic, GreatCircle};
pub use unit::{CostError, CostUnit, Metres, Minutes};

/// Costs of journeys between two numbered lists of places (*distancier* between *origines* and *destinations*).
///
/// A pair that is not visited, however large the bound, is unreachable: no cost stands for it.
///
/// Whoever implements it promises:
/// - every pair within the bound, **inclusive**, is visited once, in the order of the other place's number;
/// - both ways tell one cost: `leaving(i)` visits `(j, c)` if and only if `reaching(j)` visits `(i, c)`, bit for bit;
/// - a number beyond the list visits nothing;
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
}
