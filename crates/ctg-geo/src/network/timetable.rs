//! When a boat leaves.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use crate::cost::Minutes;

/// Departures of a link: on given days, or every week (*fiche horaire*).
///
/// Times are those of the place, without time zone. A timetable may be empty: it never runs, and says so.
///
/// # Examples
/// ```
/// use chrono::{NaiveDate, NaiveTime, Weekday};
/// use ctg_geo::network::{NextDeparture, Timetable};
/// let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).ok_or("a time");
/// // On Saturdays at 9:30 and 17:00.
/// let saturdays = Timetable::weekly([(Weekday::Sat, at(9, 30)?), (Weekday::Sat, at(17, 0)?)]);
/// let saturday = NaiveDate::from_ymd_opt(2025, 7, 5).ok_or("a day")?;
/// let NextDeparture::At(next) = saturdays.next_from(saturday.and_time(at(9, 10)?)) else { return Err("it runs".into()) };
/// assert_eq!((next.wait.get(), next.days_later), (20.0, 0));
/// let NextDeparture::At(next) = saturdays.next_from(saturday.and_time(at(18, 0)?)) else { return Err("it runs".into()) };
/// assert_eq!((next.wait.get(), next.days_later), (6.0 * 1_440.0 + 15.5 * 60.0, 7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "horaires")]
#[must_use]
pub struct Timetable(Departures);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Departures {
    /// Sorted, each once.
    Dated(Vec<NaiveDateTime>),
    /// Sorted by day from Monday and by time, each once.
    Weekly(Vec<(u32, NaiveTime)>),
}

/// The next departure, or why there is none.
///
/// ```
/// use chrono::NaiveDate;
/// use ctg_geo::network::{NextDeparture, Timetable};
/// let evening = NaiveDate::from_ymd_opt(2025, 7, 5).and_then(|day| day.and_hms_opt(20, 0, 0)).ok_or("a time")?;
/// assert_eq!(Timetable::dated([]).next_from(evening), NextDeparture::NeverRuns);
/// let morning = evening - chrono::TimeDelta::hours(11);
/// assert_eq!(Timetable::dated([morning]).next_from(evening), NextDeparture::NoneLeft);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextDeparture {
    /// It leaves then.
    At(Departure),
    /// The timetable ends before.
    NoneLeft,
    /// The timetable holds no departure at all.
    NeverRuns,
}

/// A departure, seen from who waits for it.
///
/// ```
/// use chrono::NaiveDate;
/// use ctg_geo::network::{NextDeparture, Timetable};
/// let evening = NaiveDate::from_ymd_opt(2025, 7, 5).and_then(|day| day.and_hms_opt(20, 0, 0)).ok_or("a time")?;
/// let boat = Timetable::dated([evening + chrono::TimeDelta::hours(12)]);
/// let NextDeparture::At(next) = boat.next_from(evening) else { return Err("it runs".into()) };
/// assert_eq!((next.wait.get(), next.days_later), (720.0, 1));   // at 8 the next morning
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departure {
    /// When it leaves.
    pub leaves: NaiveDateTime,
    /// How long one waits.
    pub wait: Minutes,
    /// On how many days later it leaves: 0 is the same day.
    pub days_later: u64,
}

/// A first departure, a last one and a headway that make no timetable.
///
/// ```
/// use chrono::{NaiveTime, Weekday};
/// use ctg_geo::{cost::Minutes, network::Timetable};
/// let nine = NaiveTime::from_hms_opt(9, 0, 0).ok_or("a time")?;
/// let error = Timetable::every(&[Weekday::Mon], nine, nine, Minutes::new(0.0)?).unwrap_err();
/// assert_eq!(error.to_string(), "found a headway of 0 min, expected one of at least 1 s");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct TimetableError(Fault);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Fault {
    #[error("found a headway of {0}, expected one of at least 1 s")]
    Headway(Minutes),
    #[error("found a last departure at {last}, expected one not before the first at {first}")]
    Backwards { first: NaiveTime, last: NaiveTime },
}

impl Timetable {
    /// Departures on given days, in any order: a tide table.
    ///
    /// ```
    /// use ctg_geo::network::{NextDeparture, Timetable};
    /// let day = chrono::NaiveDate::from_ymd_opt(2025, 3, 1).ok_or("a day")?;
    /// let tide = Timetable::dated([day.and_hms_opt(11, 20, 0).ok_or("a time")?]);
    /// assert!(matches!(tide.next_from(day.and_hms_opt(11, 20, 0).ok_or("a time")?), NextDeparture::At(_)));
    /// assert_eq!(tide.next_from(day.and_hms_opt(11, 21, 0).ok_or("a time")?), NextDeparture::NoneLeft);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn dated(departures: impl IntoIterator<Item = NaiveDateTime>) -> Self {
        let mut departures: Vec<_> = departures.into_iter().collect();
        departures.sort_unstable();
        departures.dedup();
        Self(Departures::Dated(departures))
    }

    /// Departures that come back every week, in any order.
    ///
    /// ```
    /// use ctg_geo::network::Timetable;
    /// assert!(Timetable::weekly([]).never_runs());
    /// ```
    pub fn weekly(departures: impl IntoIterator<Item = (Weekday, NaiveTime)>) -> Self {
        let departures = departures.into_iter().map(|(day, time)| (day.num_days_from_monday(), time));
        let mut departures: Vec<_> = departures.collect();
        departures.sort_unstable();
        departures.dedup();
        Self(Departures::Weekly(departures))
    }

    /// Departures from a first to a last, **inclusive**, at equal intervals on some days of the week.
    ///
    /// # Errors
    /// A headway of less than a second; a last departure before the first.
    ///
    /// ```
    /// use chrono::{NaiveTime, Weekday};
    /// use ctg_geo::{cost::Minutes, network::Timetable};
    /// let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).ok_or("a time");
    /// let ferry = Timetable::every(&[Weekday::Mon], at(8)?, at(10)?, Minutes::new(60.0)?)?;
    /// assert_eq!(ferry, Timetable::weekly([8, 9, 10].into_iter().flat_map(at).map(|time| (Weekday::Mon, time))));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn every(
        days: &[Weekday],
        first: NaiveTime,
        last: NaiveTime,
        headway: Minutes,
    ) -> Result<Self, TimetableError> {
        if last < first {
            return Err(TimetableError(Fault::Backwards { first, last }));
        }
        let seconds = headway.get() * 60.0;
        if seconds < 1.0 {
            return Err(TimetableError(Fault::Headway(headway)));
        }
        let whole = last.signed_duration_since(first).num_milliseconds();
        let mut times = Vec::new();
        for count in 0_u32.. {
            #[expect(clippy::cast_possible_truncation, reason = "casts of floats saturate, beyond the end of the day")]
            let after = (f64::from(count) * seconds * 1e3).round() as i64;
            if after > whole {
                break;
            }
            times.push(first.overflowing_add_signed(TimeDelta::milliseconds(after)).0);
        }
        Ok(Self::weekly(days.iter().flat_map(|day| times.iter().map(|time| (*day, *time)))))
    }

    /// Whether it holds no departure.
    ///
    /// ```
    /// assert!(ctg_geo::network::Timetable::dated([]).never_runs());
    /// ```
    pub fn never_runs(&self) -> bool {
        match &self.0 {
            Departures::Dated(departures) => departures.is_empty(),
            Departures::Weekly(departures) => departures.is_empty(),
        }
    }

    /// The next departure for who comes at this hour; one at the very hour is caught.
    ///
    /// ```
    /// use ctg_geo::network::{NextDeparture, Timetable};
    /// let noon = chrono::NaiveDate::from_ymd_opt(2025, 3, 1).and_then(|day| day.and_hms_opt(12, 0, 0)).ok_or("an hour")?;
    /// assert_eq!(Timetable::weekly([]).next_from(noon), NextDeparture::NeverRuns);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn next_from(&self, arrival: NaiveDateTime) -> NextDeparture {
        if self.never_runs() {
            return NextDeparture::NeverRuns;
        }
        let leaves = self.leaves(arrival, Caught::AtTheHour);
        let wait = leaves.and_then(|leaves| Some((leaves, minutes(leaves.signed_duration_since(arrival))?)));
        wait.map_or(NextDeparture::NoneLeft, |(leaves, wait)| {
            let days = leaves.date().signed_duration_since(arrival.date()).num_days();
            NextDeparture::At(Departure { leaves, wait, days_later: u64::try_from(days).unwrap_or(0) })
        })
    }

    /// The mean wait of who comes at any time between two hours of one day; `None` if the last of them would wait for ever, or come first.
    ///
    /// *Formula*: Σ over the gaps between departures of gap² ÷ 2, over the length of the time: half the headway where it is constant.
    ///
    /// ```
    /// use chrono::{NaiveDate, NaiveTime, Weekday};
    /// use ctg_geo::{cost::Minutes, network::Timetable};
    /// let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).ok_or("a time");
    /// let uneven = Timetable::weekly([(Weekday::Mon, at(8, 15)?), (Weekday::Mon, at(9, 0)?)]);
    /// let monday = NaiveDate::from_ymd_opt(2025, 3, 3).ok_or("a day")?;
    /// // From 8 to 9: (15² + 45²) ÷ 2 ÷ 60 = 18.75 min.
    /// assert_eq!(uneven.mean_wait(monday, at(8, 0)?, at(9, 0)?), Some(Minutes::new(18.75)?));
    /// assert_eq!(Timetable::weekly([]).mean_wait(monday, at(8, 0)?, at(9, 0)?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mean_wait(&self, day: NaiveDate, from: NaiveTime, until: NaiveTime) -> Option<Minutes> {
        let (mut now, end) = (day.and_time(from), day.and_time(until));
        let whole = minutes(end.signed_duration_since(now)).filter(|whole| whole.get() > 0.0)?;
        let mut sum = 0.0;
        while now < end {
            let leaves = self.leaves(now, Caught::Missed)?;
            let stop = leaves.min(end);
            let longest = minutes(leaves.signed_duration_since(now))?.get();
            let least = minutes(leaves.signed_duration_since(stop))?.get();
            sum += (longest * longest - least * least) / 2.0;
            now = stop;
        }
        Minutes::new(sum / whole.get()).ok()
    }

    /// The first departure from an hour on.
    fn leaves(&self, arrival: NaiveDateTime, caught: Caught) -> Option<NaiveDateTime> {
        match &self.0 {
            Departures::Dated(departures) => {
                departures.get(departures.partition_point(|leaves| caught.gone(leaves, &arrival))).copied()
            }
            Departures::Weekly(departures) => weekly(departures, arrival, caught),
        }
    }
}

/// Whether a departure at the very hour of arrival is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caught {
    AtTheHour,
    Missed,
}

impl Caught {
    fn gone<T: Ord>(self, leaves: &T, arrival: &T) -> bool {
        leaves < arrival || self == Self::Missed && leaves == arrival
    }
}

/// The first departure of this week from then on, or the first one of the next.
fn weekly(departures: &[(u32, NaiveTime)], arrival: NaiveDateTime, caught: Caught) -> Option<NaiveDateTime> {
    let today = arrival.weekday().num_days_from_monday();
    let next = departures.partition_point(|departure| caught.gone(departure, &(today, arrival.time())));
    let (day, time, later) = match departures.get(next) {
        Some(&(day, time)) => (day, time, 0),
        None => departures.first().map(|&(day, time)| (day, time, 7))?,
    };
    let date = arrival.date().checked_add_days(Days::new(u64::from(day + later - today)))?;
    Some(date.and_time(time))
}

/// A duration in minutes; none if it is below 0.
fn minutes(duration: TimeDelta) -> Option<Minutes> {
    let seconds = duration.num_seconds() as f64 + f64::from(duration.subsec_nanos()) / 1e9;
    Minutes::new(seconds / 60.0).ok()
}
