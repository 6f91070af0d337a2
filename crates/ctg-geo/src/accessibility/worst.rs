//! Those who have least.

use super::{Access, Demand};

/// The origins with the least access that together hold a share of the demand.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply, worst_served};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// use ctg_model::Position;
/// let [here, there] = [Position::new(0.0, 0.0)?, Position::new(1.0, 0.0)?];
/// let cost = GreatCircle::between(&[here, there], &[here, there]);
/// let (demand, supply) = (Demand::new([5.0, 15.0])?, Supply::new([2.0, 4.0])?);
/// let access = Accessibility::new(&cost, &demand, &supply)?.gravity(&Decay::binary(Metres::new(0.0)?));
/// let worst = worst_served(&access, &demand, 0.5).unwrap();
/// // 10 of 20 persons: the 5 of the first place, and 5 of the 15 of the second.
/// assert_eq!((worst.people.as_slice(), worst.mean), (&[(0, 5.0), (1, 5.0)][..], 3.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WorstServed {
    /// The origins, from the least access, and how many of their people are among them: all but for the last.
    pub people: Vec<(usize, f64)>,
    /// The mean access of these people.
    pub mean: f64,
}

impl WorstServed {
    /// The mean that the same people have in another result.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply, worst_served};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = GreatCircle::between(&[place], &[place]);
    /// let demand = Demand::new([5.0])?;
    /// let near = Decay::binary(Metres::new(0.0)?);
    /// let access = |supply| Ok::<_, Box<dyn std::error::Error>>(Accessibility::new(&cost, &demand, &Supply::new([supply])?)?.gravity(&near));
    /// let worst = worst_served(&access(2.0)?, &demand, 0.1).unwrap();
    /// assert_eq!((worst.mean, worst.mean_in(&access(3.0)?)), (2.0, 3.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mean_in(&self, access: &Access) -> f64 {
        let total: f64 = self.people.iter().map(|(_, people)| people).sum();
        let value = |origin: usize| access.value(origin).map_or(0.0, super::AccessValue::value);
        self.people.iter().map(|(origin, people)| value(*origin) * (people / total)).sum()
    }
}

/// The people with the least access: a share of all of them, such as a tenth.
///
/// Origins are taken from the least access up, the lower number first where two are equal; the last gives only as many people as are wanting, so
/// that the share is exact. Origins without demand are never among them. `None` if nobody lives anywhere, or for a share that is not
/// above 0 and at most 1.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply, worst_served};
/// let cost = ctg_geo::cost::GreatCircle::between(&[], &[]);
/// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
/// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(0.0)?);
/// assert_eq!(worst_served(&access, &demand, 0.1), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn worst_served(access: &Access, demand: &Demand, share: f64) -> Option<WorstServed> {
    let inhabited = access.values().zip(demand.amounts()).enumerate().filter(|(_, (_, people))| **people > 0.0);
    let mut order: Vec<(f64, usize, f64)> =
        inhabited.map(|(origin, (access, people))| (access.value(), origin, *people)).collect();
    if order.is_empty() || !(share > 0.0 && share <= 1.0) {
        return None;
    }
    order.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let mut wanting = demand.total() * share;
    let mut people = Vec::new();
    for (_, origin, here) in order {
        if wanting <= 0.0 {
            break;
        }
        people.push((origin, here.min(wanting)));
        wanting -= here;
    }
    let mut worst = WorstServed { people, mean: 0.0 };
    worst.mean = worst.mean_in(access);
    Some(worst)
}
