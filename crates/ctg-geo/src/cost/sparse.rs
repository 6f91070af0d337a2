//! A table of the pairs that have a cost.

mod table;

use super::{CostUnit, Distancier, TravelCost};
use table::Table;

/// The costs of some pairs of places, row by row (*matrice creuse*); a pair without cost is unreachable.
///
/// The costs need not be symmetric. They are held twice, by origin and by destination: 24 bytes for each pair.
///
/// # Examples
/// ```
/// use ctg_geo::cost::{Distancier, Minutes, SparseCosts, TravelCost};
/// let roads = Distancier::new("synthetic".parse()?, "synthetic".parse()?);
/// // From Rochefort to Fouras and back; nobody comes to the third place.
/// let pairs = [(0, 1, Minutes::new(18.0)?), (1, 0, Minutes::new(17.5)?)];
/// let costs = SparseCosts::from_pairs(roads, (3, 3), pairs)?;
/// assert_eq!((costs.pairs(), costs.cost(1, 0), costs.cost(0, 2)), (2, Some(Minutes::new(17.5)?), None));
/// let mut arriving = Vec::new();
/// costs.reaching(0, Minutes::new(20.0)?, &mut |origin, cost| arriving.push((origin, cost.get())));
/// assert_eq!(arriving, [(1, 17.5)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[doc(alias = "CSR")]
#[doc(alias = "matrice")]
#[must_use]
pub struct SparseCosts<U> {
    distancier: Distancier,
    complete_within: Option<U>,
    by_origin: Table<U>,
    by_destination: Table<U>,
}

/// A pair that a table of costs cannot hold.
///
/// ```
/// use ctg_geo::cost::{Distancier, Metres, SparseCosts};
/// let pairs = [(0, 4, Metres::new(12.0)?)];
/// let error = SparseCosts::from_pairs(Distancier::geodesic(), (1, 3), pairs).unwrap_err();
/// assert_eq!(error.to_string(), "found a cost from 0 to 4, expected origins below 1 and destinations below 3");
/// # Ok::<(), ctg_geo::cost::CostError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct SparseError(Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("found two costs from {0} to {1}, expected one")]
    Twice(usize, usize),
    #[error("found a cost from {0} to {1}, expected origins below {2} and destinations below {3}")]
    Beyond(usize, usize, usize, usize),
    #[error("found {0} places in a list, expected at most 4294967295")]
    TooMany(usize),
}

impl SparseError {
    /// The numbers of origin and destination, where one pair is at fault.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, SparseCosts};
    /// let far = Metres::new(12.0)?;
    /// let error = SparseCosts::from_pairs(Distancier::geodesic(), (1, 1), [(0, 0, far), (0, 0, far)]).unwrap_err();
    /// assert_eq!(error.pair(), Some((0, 0)));
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn pair(&self) -> Option<(usize, usize)> {
        match self.0 {
            Fault::Twice(from, to) | Fault::Beyond(from, to, ..) => Some((from, to)),
            Fault::TooMany(_) => None,
        }
    }
}

impl<U: CostUnit> SparseCosts<U> {
    /// A table of triples (origin, destination, cost) in any order, between lists of so many origins and destinations.
    ///
    /// *Complexity*: O(n log n) in the pairs, O(n) if they come in order.
    ///
    /// # Errors
    /// A number beyond its list; two costs of one pair; a list of 2³² places or more.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, SparseCosts};
    /// let pairs = [(1, 0, Metres::new(2.0)?), (0, 1, Metres::new(3.0)?)];
    /// let costs = SparseCosts::from_pairs(Distancier::geodesic(), (2, 2), pairs)?;
    /// assert_eq!(costs.iter().map(|(from, to, _)| (from, to)).collect::<Vec<_>>(), [(0, 1), (1, 0)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_pairs(
        distancier: Distancier,
        (origins, destinations): (usize, usize),
        pairs: impl IntoIterator<Item = (usize, usize, U)>,
    ) -> Result<Self, SparseError> {
        let beyond = |from, to| SparseError(Fault::Beyond(from, to, origins, destinations));
        for places in [origins, destinations] {
            u32::try_from(places).map_err(|_| SparseError(Fault::TooMany(places)))?;
        }
        let checked = pairs.into_iter().map(|(from, to, cost)| match (u32::try_from(from), u32::try_from(to)) {
            (Ok(row), Ok(column)) if from < origins && to < destinations => Ok((row, column, cost)),
            _ => Err(beyond(from, to)),
        });
        let mut pairs = checked.collect::<Result<Vec<_>, _>>()?;
        let key = |&(row, column, _): &(u32, u32, U)| (row, column);
        if !pairs.is_sorted_by_key(key) {
            pairs.sort_unstable_by_key(key);
        }
        if let Some((twice, _)) = pairs.iter().zip(pairs.iter().skip(1)).find(|(one, next)| key(one) == key(next)) {
            return Err(SparseError(Fault::Twice(twice.0 as usize, twice.1 as usize)));
        }
        Ok(Self::of(distancier, None, Table::from_sorted(origins, pairs), destinations))
    }

    /// All pairs within a cost, **inclusive**, of another way of finding costs: the same costs, to the bit.
    ///
    /// What lies beyond is not unreachable, it is not known: see [`complete_within`](Self::complete_within).
    ///
    /// *Complexity*: O(1) memory beside the pairs; the time that `cost` takes for its rows.
    ///
    /// # Errors
    /// A list of 2³² places or more.
    ///
    /// ```
    /// use ctg_geo::cost::{GreatCircle, Metres, SparseCosts};
    /// use ctg_model::Position;
    /// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
    /// let places = [rochefort, soubise];
    /// let near = SparseCosts::within(&GreatCircle::between(&places, &places), Metres::new(1_000.0)?)?;
    /// assert_eq!((near.pairs(), near.cost(0, 1)), (2, None));     // each to itself; the other is 3.9 km away
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn within(cost: &impl TravelCost<Unit = U>, bound: U) -> Result<Self, SparseError> {
        for places in [cost.origins(), cost.destinations()] {
            u32::try_from(places).map_err(|_| SparseError(Fault::TooMany(places)))?;
        }
        let mut rows = Table::new();
        for origin in 0..cost.origins() {
            cost.leaving(origin, bound, &mut |destination, found| {
                // A table of columns is made of it: nothing beyond the list, whoever has implemented the cost.
                if destination < cost.destinations() {
                    rows.push(destination, found);
                }
            });
            rows.close_row();
        }
        Ok(Self::of(cost.distancier().clone(), Some(bound), rows, cost.destinations()))
    }

    fn of(distancier: Distancier, complete_within: Option<U>, by_origin: Table<U>, destinations: usize) -> Self {
        let by_destination = by_origin.transposed(destinations);
        Self { distancier, complete_within, by_origin, by_destination }
    }

    /// The cost up to which the table holds every pair; `None` if it is a table of its own, where what has no cost is unreachable.
    ///
    /// A bound beyond it asks for what the table does not know.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, GreatCircle, Metres, SparseCosts};
    /// let bound = Metres::new(30_000.0)?;
    /// let near = SparseCosts::within(&GreatCircle::between(&[], &[]), bound)?;
    /// assert_eq!(near.complete_within(), Some(bound));
    /// let given = SparseCosts::<Metres>::from_pairs(Distancier::geodesic(), (0, 0), [])?;
    /// assert_eq!(given.complete_within(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn complete_within(&self) -> Option<U> {
        self.complete_within
    }

    /// How many pairs have a cost.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, SparseCosts};
    /// let costs = SparseCosts::from_pairs(Distancier::geodesic(), (2, 1), [(1, 0, Metres::new(3.0)?)])?;
    /// assert_eq!(costs.pairs(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn pairs(&self) -> usize {
        self.by_origin.len()
    }

    /// The cost of a pair; `None` if it has none, or a number is beyond its list.
    ///
    /// *Complexity*: O(log n) in the pairs of the row.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, SparseCosts};
    /// let three = Metres::new(3.0)?;
    /// let costs = SparseCosts::from_pairs(Distancier::geodesic(), (2, 1), [(1, 0, three)])?;
    /// assert_eq!([costs.cost(1, 0), costs.cost(0, 0), costs.cost(9, 9)], [Some(three), None, None]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cost(&self, origin: usize, destination: usize) -> Option<U> {
        self.by_origin.get(origin, u32::try_from(destination).ok()?)
    }

    /// The destinations of an origin with their costs, by number.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, SparseCosts};
    /// let three = Metres::new(3.0)?;
    /// let costs = SparseCosts::from_pairs(Distancier::geodesic(), (2, 2), [(1, 1, three)])?;
    /// assert_eq!(costs.from(1).collect::<Vec<_>>(), [(1, three)]);
    /// assert_eq!(costs.from(0).count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from(&self, origin: usize) -> impl ExactSizeIterator<Item = (usize, U)> + '_ {
        self.by_origin.row(origin)
    }

    /// The origins of a destination with their costs, by number.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, SparseCosts};
    /// let three = Metres::new(3.0)?;
    /// let costs = SparseCosts::from_pairs(Distancier::geodesic(), (2, 2), [(1, 0, three)])?;
    /// assert_eq!(costs.to(0).collect::<Vec<_>>(), [(1, three)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to(&self, destination: usize) -> impl ExactSizeIterator<Item = (usize, U)> + '_ {
        self.by_destination.row(destination)
    }

    /// The pairs with their costs, by origin, then by destination.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, SparseCosts};
    /// let three = Metres::new(3.0)?;
    /// let costs = SparseCosts::from_pairs(Distancier::geodesic(), (2, 2), [(1, 1, three)])?;
    /// assert_eq!(costs.iter().collect::<Vec<_>>(), [(1, 1, three)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize, U)> + '_ {
        (0..self.by_origin.rows()).flat_map(move |from| self.from(from).map(move |(to, cost)| (from, to, cost)))
    }
}

impl<U: CostUnit> TravelCost for SparseCosts<U> {
    type Unit = U;

    fn distancier(&self) -> &Distancier {
        &self.distancier
    }

    fn origins(&self) -> usize {
        self.by_origin.rows()
    }

    fn destinations(&self) -> usize {
        self.by_destination.rows()
    }

    fn leaving(&self, origin: usize, bound: U, visit: &mut dyn FnMut(usize, U)) {
        self.from(origin).filter(|(_, cost)| *cost <= bound).for_each(|(destination, cost)| visit(destination, cost));
    }

    fn reaching(&self, destination: usize, bound: U, visit: &mut dyn FnMut(usize, U)) {
        self.to(destination).filter(|(_, cost)| *cost <= bound).for_each(|(origin, cost)| visit(origin, cost));
    }
}
