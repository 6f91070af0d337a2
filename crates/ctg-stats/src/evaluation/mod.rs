//! Evaluation of the indicators of a plan: how far each has come, and whether that is far enough.

mod progress;
mod reading;
mod stakes;

use chrono::{Datelike, NaiveDate};
use ctg_model::PartialDate;
use ctg_model::plan::{Indicator, Measured};

use crate::Fraction;
use reading::{Point, Reading};

pub use stakes::{StakeEvaluation, stakes};

/// What was found of an indicator on a day (*évaluation*).
///
/// # Conventions
/// The last measure counts whose date is over by that day and that is not before the baseline. Dates known to the month or the year
/// stand for their last day. Targets and bands include their ends.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Goal, Indicator, IndicatorKind, Measured};
/// use ctg_model::observation::{Observation, Status};
/// use ctg_stats::evaluation::{State, Verdict, evaluate};
/// let seen = |number: &str| Ok::<_, ctg_model::DecimalError>(Observation::exact(number.parse()?, Status::Observed));
/// // From 4 stops at the end of 2023 to 12 at the end of 2027: 6 at the end of 2025 is a quarter of the way, in half of the time.
/// let stops = Indicator::new("arrets".parse()?, "Arrêts".parse()?, IndicatorKind::Output, Goal::Increase(seen("12")?))
///     .with_baseline("2023".parse()?, seen("4")?)?
///     .with_horizon("2027".parse()?)
///     .with_measure(Measured::new("2025".parse()?, seen("6")?))?;
/// let found = evaluate(&stops, "2026-01-31".parse()?);
/// assert_eq!(found.progress.map(|progress| progress.point.to_string()), Ok("1/4".to_owned()));
/// assert_eq!(found.verdict, Verdict::Sure(State::Late));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Evaluation {
    /// The date of the measure that counts; `None` where there is none.
    pub measured: Option<PartialDate>,
    /// How far the measure has come from the baseline to the target, or why that cannot be told.
    #[cfg_attr(feature = "serde", serde(serialize_with = "reading::or_obstacle"))]
    pub progress: Result<Progress, Obstacle>,
    /// How far it should have come, or why that cannot be told.
    #[cfg_attr(feature = "serde", serde(serialize_with = "reading::or_obstacle"))]
    pub expected: Result<Fraction, Obstacle>,
    /// What that means.
    pub verdict: Verdict,
}

/// How far a measure has come: 0 at the baseline, 1 at the target.
///
/// *Formula*: (v − b) ÷ (t − b), exact, for the measured value v, the baseline b and the target t; for a band, t is the end nearer to the
/// baseline. It is below 0 where things became worse, and above 1 beyond the target.
///
/// ```
/// # use ctg_model::observation::{Observation, Status};
/// # use ctg_model::plan::{Goal, Indicator, IndicatorKind, Measured};
/// # let seen = |number: &str| Ok::<_, ctg_model::DecimalError>(Observation::exact(number.parse()?, Status::Observed));
/// use ctg_stats::evaluation::evaluate;
/// // From 4 to 12: 3 is worse than the start, an eighth of the way back.
/// let stops = Indicator::new("arrets".parse()?, "Arrêts".parse()?, IndicatorKind::Output, Goal::Increase(seen("12")?))
///     .with_baseline("2023".parse()?, seen("4")?)?
///     .with_measure(Measured::new("2025".parse()?, seen("3")?))?;
/// assert_eq!(evaluate(&stops, "2026-01-31".parse()?).progress.map(|progress| progress.point.to_string()), Ok("-1/8".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Progress {
    /// Of the measured value.
    pub point: Fraction,
    /// The least that is certain; `None` where the measure is not bounded on that side.
    pub least: Option<Fraction>,
    /// The most that is possible; `None` where the measure is not bounded on that side.
    pub most: Option<Fraction>,
}

/// Where an indicator stands, the least favourable first.
///
/// ```
/// use ctg_stats::evaluation::State;
/// assert!(State::Worse < State::Late && State::Late < State::OnTheWay && State::OnTheWay < State::Reached);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum State {
    /// Further from the target than the baseline, or out of a band it was in (*dégradé*).
    Worse,
    /// Less far than it should be by now, on a straight line from baseline to horizon (*en retard*).
    Late,
    /// As far as it should be, or further (*en bonne voie*).
    OnTheWay,
    /// At its target or beyond, or in its band (*atteint*).
    Reached,
}

/// What an evaluation concludes.
///
/// ```
/// # use ctg_model::observation::{Observation, Status};
/// # use ctg_model::plan::{Goal, Indicator, IndicatorKind, Measured};
/// # let seen = |number: &str| Ok::<_, ctg_model::DecimalError>(Observation::exact(number.parse()?, Status::Observed));
/// use ctg_stats::evaluation::{State, Verdict, evaluate};
/// // A target is reached at its very number.
/// let stops = Indicator::new("arrets".parse()?, "Arrêts".parse()?, IndicatorKind::Output, Goal::Increase(seen("12")?))
///     .with_baseline("2023".parse()?, seen("4")?)?
///     .with_measure(Measured::new("2025".parse()?, seen("12")?))?;
/// assert_eq!(evaluate(&stops, "2026-01-31".parse()?).verdict, Verdict::Sure(State::Reached));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Verdict {
    /// The state, whatever the value is within its uncertainty.
    Sure(State),
    /// The uncertainty of the measure straddles a limit: anything between these two states is possible.
    Between {
        /// The least favourable.
        worst: State,
        /// The most favourable.
        best: State,
    },
    /// It cannot be told, and this is why.
    NotEvaluable(Obstacle),
}

impl Verdict {
    /// Why there is none, if there is none.
    ///
    /// ```
    /// use ctg_stats::evaluation::{State, Verdict};
    /// assert_eq!(Verdict::Sure(State::Late).obstacle(), None);
    /// ```
    pub fn obstacle(self) -> Option<Obstacle> {
        match self {
            Self::NotEvaluable(obstacle) => Some(obstacle),
            _ => None,
        }
    }
}

/// Why something cannot be evaluated.
///
/// ```
/// # use ctg_model::observation::{Observation, Status};
/// # use ctg_model::plan::{Goal, Indicator, IndicatorKind, Measured};
/// # let seen = |number: &str| Ok::<_, ctg_model::DecimalError>(Observation::exact(number.parse()?, Status::Observed));
/// use ctg_stats::evaluation::{Obstacle, Verdict, evaluate};
/// let unmeasured = Indicator::new("arrets".parse()?, "Arrêts".parse()?, IndicatorKind::Output, Goal::Increase(seen("12")?))
///     .with_baseline("2023".parse()?, seen("4")?)?;
/// assert_eq!(evaluate(&unmeasured, "2026-01-31".parse()?).verdict, Verdict::NotEvaluable(Obstacle::NoMeasure));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Obstacle {
    /// Nothing measures it, so that there is neither baseline nor target.
    NoIndicator,
    /// There is no value from before.
    NoBaseline,
    /// There is no target.
    NoTarget,
    /// Nothing was measured by that day.
    NoMeasure,
    /// All that was measured by that day is from before the baseline.
    MeasuredBeforeBaseline,
    /// The baseline is at the target or in the band already: there is no way to go, and only whether it holds can be told.
    NothingToGain,
    /// The value has gone through the band and out on the other side.
    BeyondBand,
    /// The date of the baseline is not known, so that nobody can say how far it should be.
    NoBaselineDate,
    /// There is no horizon, so that nobody can say how far it should be.
    NoHorizon,
    /// The horizon is not after the baseline.
    HorizonNotAfterBaseline,
}

/// Evaluates an indicator on a day.
///
/// What cannot be told says why, in this order: baseline, target, measure. A missing baseline or target stops everything. A missing date of
/// the baseline or horizon leaves only [`State::Reached`] and [`State::Worse`] to be told. The measure is compared with what was expected on its
/// own date, so that an old measure is not held late; once the horizon is over, the target is expected.
///
/// ```
/// use ctg_model::plan::{Goal, Indicator, IndicatorKind};
/// use ctg_model::observation::{Absence, Observation};
/// use ctg_stats::evaluation::{Obstacle, Verdict, evaluate};
/// // The stakes of the CARO look to 2027 and have no baseline.
/// let nothing = Goal::Increase(Observation::Absent(Absence::NotAvailable));
/// let itinerant = Indicator::new("itinerants".parse()?, "Services itinérants".parse()?, IndicatorKind::Output, nothing);
/// assert_eq!(evaluate(&itinerant, "2026-01-01".parse()?).verdict, Verdict::NotEvaluable(Obstacle::NoBaseline));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn evaluate(indicator: &Indicator, on: NaiveDate) -> Evaluation {
    let reading = match Reading::of(indicator, on) {
        Ok(reading) => reading,
        Err(obstacle) => {
            let expected = expected_on(indicator, on);
            let verdict = Verdict::NotEvaluable(obstacle);
            let measured = reading::last(indicator, on).ok().map(Measured::date);
            return Evaluation { measured, progress: Err(obstacle), expected, verdict };
        }
    };
    let expected = expected_on(indicator, expected_day(indicator, reading.date, on));
    let progress = progress::of(&reading);
    let verdict = verdict(&reading, expected);
    Evaluation { measured: Some(reading.date), progress, expected, verdict }
}

/// How far an indicator should have come on a day: a straight line from 0 on the day of the baseline to 1 on that of the horizon.
///
/// *Formula*: (day − baseline) ÷ (horizon − baseline) in years, at least 0 and at most 1. A day is the part of its year that is over at its end, so
/// that every year counts the same, leap year or not: the end of 2025 is half of the way from the end of 2023 to that of 2027.
///
/// # Errors
/// No baseline date, no horizon, or a horizon that is not after the baseline.
///
/// ```
/// use ctg_model::plan::{Goal, Indicator, IndicatorKind};
/// use ctg_model::observation::{Observation, Status};
/// use ctg_stats::evaluation::{Obstacle, expected_on};
/// let one = Observation::exact("1".parse()?, Status::Observed);
/// let bare = Indicator::new("i".parse()?, "I".parse()?, IndicatorKind::Outcome, Goal::Increase(one));
/// assert_eq!(expected_on(&bare, "2025-01-01".parse()?), Err(Obstacle::NoBaselineDate));
/// let dated = bare.with_baseline("2023-01-01".parse()?, one)?.with_horizon("2023-01-11".parse()?);
/// assert_eq!(expected_on(&dated, "2023-01-06".parse()?).map(|part| part.to_string()), Ok("1/2".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn expected_on(indicator: &Indicator, on: NaiveDate) -> Result<Fraction, Obstacle> {
    let start = indicator.baseline_date().ok_or(Obstacle::NoBaselineDate)?.last_day();
    let end = indicator.horizon().ok_or(Obstacle::NoHorizon)?.last_day();
    let whole = place_in_time(end) - place_in_time(start);
    if whole <= 0 {
        return Err(Obstacle::HorizonNotAfterBaseline);
    }
    let past = (place_in_time(on) - place_in_time(start)).clamp(0, whole);
    Fraction::new(past, whole).ok_or(Obstacle::HorizonNotAfterBaseline)
}

/// The end of a day in parts of a year, of which every year has the same number: 365 × 366, so that any day is a whole number of them.
fn place_in_time(day: NaiveDate) -> i128 {
    const YEAR: i128 = 365 * 366;
    let days = if day.leap_year() { 366 } else { 365 };
    i128::from(day.year()) * YEAR + i128::from(day.ordinal()) * (YEAR / days)
}

/// The day whose expectation a measure is held against.
fn expected_day(indicator: &Indicator, measured: PartialDate, on: NaiveDate) -> NaiveDate {
    let over = indicator.horizon().is_some_and(|horizon| horizon.last_day() <= on);
    if over { on } else { measured.last_day() }
}

fn verdict(reading: &Reading, expected: Result<Fraction, Obstacle>) -> Verdict {
    // Between the ends of the measure, the state can be better than at both: a band may lie inside.
    let inside = reading.band_ends_inside();
    let states: Result<Vec<State>, Obstacle> =
        reading.ends().into_iter().chain(inside).map(|point| state(reading, point, expected)).collect();
    match states {
        Err(obstacle) => Verdict::NotEvaluable(obstacle),
        Ok(states) => match (states.iter().min(), states.iter().max()) {
            (Some(worst), Some(best)) if worst == best => Verdict::Sure(*worst),
            (Some(worst), Some(best)) => Verdict::Between { worst: *worst, best: *best },
            _ => Verdict::NotEvaluable(Obstacle::NoMeasure),
        },
    }
}

/// The state for one possible value.
fn state(reading: &Reading, point: Point, expected: Result<Fraction, Obstacle>) -> Result<State, Obstacle> {
    if reading.reaches(point) {
        return Ok(State::Reached);
    }
    if reading.is_worse(point) {
        return Ok(State::Worse);
    }
    let Point::At(value) = point else { return Ok(State::Worse) };
    let (expected, progress) = (expected?, progress::at(reading, value)?);
    Ok(if progress < expected { State::Late } else { State::OnTheWay })
}
