//! What an indicator gives to evaluate: numbers on one scale, and the measure that counts.

use chrono::NaiveDate;
use ctg_model::observation::{Observation, Quantity};
use ctg_model::plan::{Goal, Indicator, Measured};
use ctg_model::{Decimal, PartialDate};

use super::Obstacle;

/// A value that a measure may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// Beyond any number, upwards: nothing bounds the measure.
    Unbounded,
    /// In millionths, so that numbers of any decimals compare.
    At(i128),
}

/// Everything in millionths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) date: PartialDate,
    pub(super) value: i128,
    low: i128,
    high: Option<i128>,
    pub(super) baseline: i128,
    goal: Scaled,
}

#[derive(Debug, Clone, Copy)]
enum Scaled {
    Increase(i128),
    Decrease(i128),
    Within(i128, i128),
}

impl Reading {
    pub(super) fn of(indicator: &Indicator, on: NaiveDate) -> Result<Self, Obstacle> {
        let baseline = scaled(*indicator.baseline().value().ok_or(Obstacle::NoBaseline)?);
        let goal = match indicator.goal() {
            Goal::NotStated(_) => return Err(Obstacle::NoTarget),
            Goal::KeepWithin(band) => Scaled::Within(scaled(band.low()), scaled(band.high())),
            Goal::Increase(_) => Scaled::Increase(scaled(indicator.goal().target().ok_or(Obstacle::NoTarget)?)),
            Goal::Decrease(_) => Scaled::Decrease(scaled(indicator.goal().target().ok_or(Obstacle::NoTarget)?)),
        };
        let measure = last(indicator, on)?;
        let value = scaled(*measure.value().value().ok_or(Obstacle::NoMeasure)?);
        let (low, high) = bounds(measure, value);
        Ok(Self { date: measure.date(), value, low, high, baseline, goal })
    }

    /// The lowest and the highest value that the measure may have.
    pub(super) fn ends(&self) -> [Point; 2] {
        [Point::At(self.low), self.high.map_or(Point::Unbounded, Point::At)]
    }

    /// The ends of the band that lie strictly between the ends of the measure.
    pub(super) fn band_ends_inside(&self) -> Vec<Point> {
        let Scaled::Within(low, high) = self.goal else { return Vec::new() };
        let inside = |end: &i128| *end > self.low && self.high.is_none_or(|high| *end < high);
        [low, high].into_iter().filter(inside).map(Point::At).collect()
    }

    /// Whether the goal is reached at a value.
    pub(super) fn reaches(&self, point: Point) -> bool {
        match (self.goal, point) {
            (Scaled::Increase(_), Point::Unbounded) => true,
            (Scaled::Decrease(_) | Scaled::Within(..), Point::Unbounded) => false,
            (Scaled::Increase(target), Point::At(value)) => value >= target,
            (Scaled::Decrease(target), Point::At(value)) => value <= target,
            (Scaled::Within(low, high), Point::At(value)) => (low..=high).contains(&value),
        }
    }

    /// Whether a value that does not reach the goal is further from it than the baseline, or out of a band on the side where it was not.
    pub(super) fn is_worse(&self, point: Point) -> bool {
        let Point::At(value) = point else { return true };
        match self.goal {
            Scaled::Increase(target) => value < self.baseline || self.baseline >= target,
            Scaled::Decrease(target) => value > self.baseline || self.baseline <= target,
            Scaled::Within(low, _) if self.baseline < low => value < self.baseline || value > low,
            Scaled::Within(_, high) if self.baseline > high => value > self.baseline || value < high,
            Scaled::Within(..) => true,
        }
    }

    /// The target, or the end of the band that is nearer to the baseline.
    ///
    /// # Errors
    /// A baseline that is there already.
    pub(super) fn target(&self) -> Result<i128, Obstacle> {
        let target = match self.goal {
            Scaled::Increase(target) | Scaled::Decrease(target) => target,
            Scaled::Within(low, _) if self.baseline < low => low,
            Scaled::Within(_, high) if self.baseline > high => high,
            Scaled::Within(..) => return Err(Obstacle::NothingToGain),
        };
        if target == self.baseline { Err(Obstacle::NothingToGain) } else { Ok(target) }
    }

    /// Whether a value has gone through the band and out on the other side.
    pub(super) fn is_beyond(&self, value: i128) -> bool {
        match self.goal {
            Scaled::Within(low, high) if self.baseline < low => value > high,
            Scaled::Within(low, high) if self.baseline > high => value < low,
            _ => false,
        }
    }

    /// The two ends as they come on the way from the baseline to the target: the less advanced first.
    pub(super) fn ends_on_the_way(&self, target: i128) -> [Option<i128>; 2] {
        if target > self.baseline { [Some(self.low), self.high] } else { [self.high, Some(self.low)] }
    }
}

/// The last measure with a value that is over by a day and not before the baseline.
pub(super) fn last(indicator: &Indicator, on: NaiveDate) -> Result<&Measured, Obstacle> {
    let past = indicator
        .measures()
        .iter()
        .filter(|measure| measure.value().value().is_some() && measure.date().last_day() <= on);
    let mut past: Vec<&Measured> = past.collect();
    past.sort_by_key(|measure| (measure.date().last_day(), measure.date().first_day()));
    let latest = past.last().copied().ok_or(Obstacle::NoMeasure)?;
    match indicator.baseline_date() {
        Some(baseline) if latest.date().is_before(baseline) => Err(Obstacle::MeasuredBeforeBaseline),
        _ => Ok(latest),
    }
}

/// What is certain of a measure: its interval, or what its precision guarantees of a count, or the value itself.
fn bounds(measure: &Measured, value: i128) -> (i128, Option<i128>) {
    if let Some(interval) = measure.interval() {
        return (scaled(interval.low()), Some(scaled(interval.high())));
    }
    match measure.value() {
        Observation::Present(seen) if !seen.precision().is_exact() && seen.value().count().is_some() => {
            let bounds = measure.value().bounds();
            let whole = |count: u64| i128::from(count) * MILLION;
            bounds.map_or((value, Some(value)), |bounds| (whole(bounds.low()), bounds.high().map(whole)))
        }
        Observation::Present(seen) if seen.precision() == ctg_model::observation::Precision::AtLeast => (value, None),
        _ => (value, Some(value)),
    }
}

const MILLION: i128 = 1_000_000;

/// A number in millionths: no decimal has more than six decimals, so that this is exact.
fn scaled(number: Decimal) -> i128 {
    let up = u32::from(Decimal::MOST_DECIMALS.saturating_sub(number.decimals()));
    i128::from(number.digits()) * 10_i128.pow(up)
}

#[cfg(feature = "serde")]
pub(super) fn or_obstacle<T: serde::Serialize, S: serde::Serializer>(
    found: &Result<T, Obstacle>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeStruct;
    match found {
        Ok(found) => found.serialize(serializer),
        Err(obstacle) => {
            let mut record = serializer.serialize_struct("Absent", 1)?;
            record.serialize_field("absent", obstacle)?;
            record.end()
        }
    }
}
