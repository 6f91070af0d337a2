//! What can be reached, whoever else wants it.

use crate::cost::TravelCost;

use super::{Access, Accessibility, Decay, OpportunitiesError};

/// What is reached within several cutoffs.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = GreatCircle::between(&[place], &[place]);
/// let (demand, supply) = (Demand::new([1.0])?, Supply::new([6.0])?);
/// let market = Accessibility::new(&cost, &demand, &supply)?;
/// let interval = &market.cumulative_interval(&[Metres::new(0.0)?, Metres::new(9.0)?])?[0];
/// assert_eq!((interval.least, interval.median, interval.most), (6.0, 6.0, 6.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Interval {
    /// The supply within the smallest cutoff.
    pub least: f64,
    /// The mean over the cutoffs.
    pub mean: f64,
    /// The median over the cutoffs; the mean of the middle two if they are even in number.
    pub median: f64,
    /// The supply within the largest cutoff.
    pub most: f64,
}

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// The supply within a cost, inclusive (*opportunités cumulées*).
    ///
    /// *Formula*: `A_i = Σ_j S_j` over the destinations j with a cost of at most the cutoff.
    ///
    /// *Invariant*: never falls when the cutoff grows.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// use ctg_model::Position;
    /// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
    /// let cost = GreatCircle::between(&[rochefort], &[rochefort, soubise]);
    /// let (demand, supply) = (Demand::new([1.0])?, Supply::new([6.0, 2.0])?);
    /// let market = Accessibility::new(&cost, &demand, &supply)?;
    /// let reached = |metres| Ok::<f64, ctg_geo::cost::CostError>(market.cumulative_cutoff(Metres::new(metres)?).value(0).unwrap().value());
    /// assert_eq!((reached(3_000.0)?, reached(5_000.0)?), (6.0, 8.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cumulative_cutoff(&self, cutoff: C::Unit) -> Access {
        self.gravity(&Decay::binary(cutoff))
    }

    /// The supply within each of several cutoffs, summed up for each origin: less of a wager than one cutoff.
    ///
    /// # Errors
    /// No cutoff.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// use ctg_model::Position;
    /// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
    /// let cost = GreatCircle::between(&[rochefort], &[rochefort, soubise]);
    /// let (demand, supply) = (Demand::new([1.0])?, Supply::new([6.0, 2.0])?);
    /// let market = Accessibility::new(&cost, &demand, &supply)?;
    /// let interval = &market.cumulative_interval(&[Metres::new(5_000.0)?, Metres::new(3_000.0)?])?[0];
    /// assert_eq!((interval.least, interval.mean, interval.most), (6.0, 7.0, 8.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Tomasiello, Herszenhut, Oliveira, Braga and Pereira, *A time interval metric for cumulative opportunity accessibility*, Applied Geography 157
    /// (2023).
    pub fn cumulative_interval(&self, cutoffs: &[C::Unit]) -> Result<Vec<Interval>, OpportunitiesError> {
        let Some(&largest) = cutoffs.iter().max() else { return Err(OpportunitiesError::no_cutoff()) };
        let of = |origin| {
            let mut reached = vec![0.0; cutoffs.len()];
            self.cost.leaving(origin, largest, &mut |destination, cost| {
                let supply = self.supply.amounts().get(destination).copied().unwrap_or(0.0);
                let within = reached.iter_mut().zip(cutoffs).filter(|(_, cutoff)| cost <= **cutoff);
                within.for_each(|(sum, _)| *sum = super::amounts::finite(*sum + supply));
            });
            interval(reached)
        };
        Ok((0..self.cost.origins()).map(of).collect())
    }

    /// The supply that can be reached, weighed by the cost of reaching it: the gravity measure of Hansen (*potentiel*).
    ///
    /// *Formula*: `A_i = Σ_j w_ij S_j`.
    ///
    /// *Invariant*: twice the supply gives twice the access; never falls when a supply or a weight grows. The demand plays no part.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = GreatCircle::between(&[place], &[place]);
    /// let (demand, supply) = (Demand::new([1.0])?, Supply::new([6.0])?);
    /// let half = Decay::given(Metres::new(10.0)?, |_| 0.5);
    /// assert_eq!(Accessibility::new(&cost, &demand, &supply)?.gravity(&half).value(0).unwrap().value(), 3.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Hansen, *How accessibility shapes land use*, Journal of the American Institute of Planners 25 (1959).
    #[doc(alias = "Hansen")]
    pub fn gravity(&self, decay: &Decay<C::Unit>) -> Access {
        self.access(self.cost.sums_by_origin(decay, self.supply.amounts()), Vec::new())
    }
}

fn interval(mut reached: Vec<f64>) -> Interval {
    reached.sort_unstable_by(f64::total_cmp);
    let at = |rank: usize| reached.get(rank).copied().unwrap_or(0.0);
    let many = reached.len();
    let mean = reached.iter().map(|sum| sum / many as f64).sum();
    Interval { least: at(0), mean, median: f64::midpoint(at((many - 1) / 2), at(many / 2)), most: at(many - 1) }
}
