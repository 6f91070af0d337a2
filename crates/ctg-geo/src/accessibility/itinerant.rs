//! Services that move, or open some hours only.

use chrono::Weekday;
use ctg_model::service::WeekMinutes;

use crate::cost::TravelCost;

use super::amounts::{Demand, finite};

/// The week from Monday.
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// A place where a service stands, and for how long on each day (*halte*, *permanence*).
///
/// ```
/// use ctg_geo::accessibility::Stop;
/// use ctg_model::service::WeekMinutes;
/// let stop = Stop::new(3, WeekMinutes::new([180, 0, 0, 0, 0, 0, 0])?);            // destination 3, Monday morning
/// assert_eq!(stop.minutes.total(), 180);
/// # Ok::<(), ctg_model::service::WeekMinutesError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Stop {
    /// The number of the destination.
    pub destination: usize,
    /// The minutes on each day.
    pub minutes: WeekMinutes,
}

impl Stop {
    /// A stop at a destination, with the minutes on each day.
    ///
    /// ```
    /// assert_eq!(ctg_geo::accessibility::Stop::new(3, Default::default()).destination, 3);
    /// ```
    pub fn new(destination: usize, minutes: WeekMinutes) -> Self {
        Self { destination, minutes }
    }
}

/// One service that stands at several places in turn, or at one for some hours (*service itinérant*): a bus, *permanences*.
///
/// Its capacity is shared out by time: a bus that serves five communes is five fifths of a bus, never five buses.
///
/// # Examples
/// A bus for 100 visits a week works 6 hours on Monday and Tuesday; on Tuesday half of the time is spent on the road.
/// ```
/// use chrono::Weekday;
/// use ctg_geo::accessibility::{Itinerant, Stop};
/// use ctg_model::service::WeekMinutes;
/// let stops = vec![
///     Stop::new(0, WeekMinutes::new([360, 0, 0, 0, 0, 0, 0])?),
///     Stop::new(2, WeekMinutes::new([0, 180, 0, 0, 0, 0, 0])?),
/// ];
/// let bus = Itinerant::new(100.0, WeekMinutes::new([360, 360, 0, 0, 0, 0, 0])?, stops)?;
/// assert_eq!(bus.week(3), [50.0, 0.0, 25.0]);
/// assert_eq!(bus.day(Weekday::Tue, 3), [0.0, 0.0, 50.0]);             // for a week of Tuesdays
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[doc(alias = "permanence")]
pub struct Itinerant {
    capacity: f64,
    works: WeekMinutes,
    stops: Vec<Stop>,
}

/// A service that cannot be: at two places at once, or with a timetable that never runs.
///
/// ```
/// use ctg_geo::accessibility::Itinerant;
/// let error = Itinerant::new(100.0, Default::default(), vec![]).unwrap_err();
/// assert_eq!(error.to_string(), "found a week without a minute of service, expected at least one");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct ItinerantError(Fault);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Fault {
    #[error("found a week without a minute of service, expected at least one")]
    Never,
    #[error("found a capacity of {0}, expected a finite number of 0 or more")]
    Capacity(f64),
    #[error("found stops of {1} minutes on {0}, expected at most the {2} that the service works")]
    TwoPlaces(Weekday, u64, u16),
}

/// How many people have a service within reach.
///
/// ```
/// use chrono::Weekday;
/// use ctg_model::service::WeekMinutes;
/// use ctg_geo::accessibility::{Demand, Itinerant, Stop};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = ctg_geo::cost::GreatCircle::between(&[place, place], &[place]);
/// let bus = Itinerant::new(100.0, WeekMinutes::new([360, 0, 0, 0, 0, 0, 0])?, vec![Stop::new(0, WeekMinutes::new([90, 0, 0, 0, 0, 0, 0])?)])?;
/// let covered = bus.coverage(&cost, &Demand::new([5.0, 3.0])?, ctg_geo::cost::Metres::new(0.0)?);
/// assert_eq!((covered.on(Weekday::Mon), covered.on(Weekday::Tue), covered.week), (8.0, 0.0, 8.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct DayCoverage {
    /// The demand within reach of a stop on each day, from Monday.
    pub days: [f64; 7],
    /// The demand within reach of a stop on some day of the week.
    pub week: f64,
}

impl DayCoverage {
    /// The demand within reach on a day.
    ///
    /// ```
    /// use chrono::Weekday;
    /// use ctg_model::service::WeekMinutes;
    /// use ctg_geo::accessibility::{Demand, Itinerant};
    /// let cost = ctg_geo::cost::GreatCircle::between(&[], &[]);
    /// let bus = Itinerant::new(100.0, WeekMinutes::new([360, 0, 0, 0, 0, 0, 0])?, vec![])?;      // it works, and stands nowhere
    /// assert_eq!(bus.coverage(&cost, &Demand::new([])?, ctg_geo::cost::Metres::new(0.0)?).on(Weekday::Mon), 0.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn on(&self, day: Weekday) -> f64 {
        self.days.get(day.num_days_from_monday() as usize).copied().unwrap_or(0.0)
    }
}

impl Itinerant {
    /// A service of a capacity, the minutes that it works on each day, and where it stands.
    ///
    /// The capacity is what it offers in a week in which it always stands somewhere. What it works beyond its stops is lost on the road. For a
    /// service with one place that opens some hours, the minutes of work are those of full opening.
    ///
    /// # Errors
    /// A capacity below 0 or not finite; a week without service; stops that together last longer than the
    /// service works that day.
    ///
    /// ```
    /// use ctg_model::service::WeekMinutes;
    /// use ctg_geo::accessibility::{Itinerant, Stop};
    /// let twice = vec![Stop::new(0, WeekMinutes::new([200, 0, 0, 0, 0, 0, 0])?), Stop::new(1, WeekMinutes::new([200, 0, 0, 0, 0, 0, 0])?)];
    /// let error = Itinerant::new(100.0, WeekMinutes::new([360, 0, 0, 0, 0, 0, 0])?, twice).unwrap_err();
    /// assert_eq!(error.to_string(), "found stops of 400 minutes on Mon, expected at most the 360 that the service works");
    /// # Ok::<(), ctg_model::service::WeekMinutesError>(())
    /// ```
    pub fn new(capacity: f64, works: WeekMinutes, stops: Vec<Stop>) -> Result<Self, ItinerantError> {
        if !(capacity.is_finite() && capacity >= 0.0) {
            return Err(ItinerantError(Fault::Capacity(capacity)));
        }
        for day in WEEK {
            let works = works.on(day);
            let stands: u64 = stops.iter().map(|stop| u64::from(stop.minutes.on(day))).sum();
            if stands > u64::from(works) {
                return Err(ItinerantError(Fault::TwoPlaces(day, stands, works)));
            }
        }
        if works.total() == 0 {
            return Err(ItinerantError(Fault::Never));
        }
        Ok(Self { capacity, works, stops })
    }

    /// What it offers at each of so many destinations in a week: capacity × minutes there ÷ minutes of work.
    ///
    /// *Invariant*: the sum is the capacity if it always stands somewhere, and less otherwise. Stops beyond the list are left out.
    ///
    /// ```
    /// use ctg_model::service::WeekMinutes;
    /// use ctg_geo::accessibility::{Itinerant, Stop};
    /// let halves = (0..2).map(|place| Stop::new(place, WeekMinutes::new([180, 0, 0, 0, 0, 0, 0])?)).collect();
    /// assert_eq!(Itinerant::new(100.0, [360, 0, 0, 0, 0, 0, 0], halves)?.week(2), [50.0, 50.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn week(&self, destinations: usize) -> Vec<f64> {
        self.offered(destinations, |week| f64::from(week.total()))
    }

    /// What it would offer at each destination in a week of such days; 0 on a day without service.
    ///
    /// *Invariant*: the mean over the days, weighed by the minutes of work, is [`week`](Self::week).
    ///
    /// ```
    /// use chrono::Weekday;
    /// use ctg_model::service::WeekMinutes;
    /// use ctg_geo::accessibility::{Itinerant, Stop};
    /// let bus = Itinerant::new(100.0, WeekMinutes::new([360, 0, 0, 0, 0, 0, 0])?, vec![Stop::new(0, WeekMinutes::new([90, 0, 0, 0, 0, 0, 0])?)])?;
    /// assert_eq!((bus.day(Weekday::Mon, 1), bus.day(Weekday::Sun, 1)), (vec![25.0], vec![0.0]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn day(&self, day: Weekday, destinations: usize) -> Vec<f64> {
        self.offered(destinations, |week| f64::from(week.on(day)))
    }

    fn offered(&self, destinations: usize, minutes: impl Fn(WeekMinutes) -> f64) -> Vec<f64> {
        let mut offered = vec![0.0; destinations];
        let works = minutes(self.works);
        for stop in self.stops.iter().filter(|_| works > 0.0) {
            if let Some(sum) = offered.get_mut(stop.destination) {
                *sum += self.capacity * (minutes(stop.minutes) / works);
            }
        }
        offered
    }

    /// How much demand lies within a cost, inclusive, of a stop: on each day, and in the week.
    ///
    /// An origin counts once a day however many stops it is near, and whatever the minutes there.
    ///
    /// ```
    /// use ctg_model::service::WeekMinutes;
    /// use ctg_geo::accessibility::{Demand, Itinerant, Stop};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place, place]);
    /// let both = vec![Stop::new(0, WeekMinutes::new([90, 0, 0, 0, 0, 0, 0])?), Stop::new(1, WeekMinutes::new([90, 60, 0, 0, 0, 0, 0])?)];
    /// let bus = Itinerant::new(100.0, WeekMinutes::new([360, 360, 0, 0, 0, 0, 0])?, both)?;
    /// let covered = bus.coverage(&cost, &Demand::new([8.0])?, ctg_geo::cost::Metres::new(0.0)?);
    /// assert_eq!((covered.days, covered.week), ([8.0, 8.0, 0.0, 0.0, 0.0, 0.0, 0.0], 8.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coverage<C: TravelCost + ?Sized>(&self, cost: &C, demand: &Demand, within: C::Unit) -> DayCoverage {
        let near = |stands: &dyn Fn(&Stop) -> bool| {
            let mut covered = vec![false; cost.origins()];
            for stop in self.stops.iter().filter(|stop| stands(stop)) {
                cost.reaching(stop.destination, within, &mut |origin, _| {
                    covered.get_mut(origin).into_iter().for_each(|covered| *covered = true);
                });
            }
            let people = covered.iter().zip(demand.amounts()).filter(|(covered, _)| **covered);
            finite(people.map(|(_, demand)| *demand).sum::<f64>() + 0.0)
        };
        let days = WEEK.map(|day| near(&|stop| stop.minutes.on(day) > 0));
        DayCoverage { days, week: near(&|stop| stop.minutes.total() > 0) }
    }
}
