//! How long something is open on each day of a week.

use chrono::Weekday;

/// The days of a week in their order, Monday first.
const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// How many minutes a service is open on each day of a week (*amplitude horaire*), Monday first.
///
/// What capacity is to a fixed service, time is to one that moves: a bus that stands two hours a week in a village offers two hours a week.
///
/// # Units
/// Minutes; 0 is closed all day, 1 440 open all day.
///
/// # Errors
/// A day of more than 1 440 minutes.
///
/// # Examples
/// ```
/// use chrono::Weekday;
/// use ctg_model::service::WeekMinutes;
/// let week = WeekMinutes::new([0, 180, 0, 0, 240, 0, 0])?;   // Tuesday 9 to 12, Friday 9 to 12 and 14 to 15
/// assert_eq!((week.on(Weekday::Tue), week.on(Weekday::Wed)), (180, 0));
/// assert_eq!((week.total(), week.days_open()), (420, 2));
/// assert_eq!(week.to_string(), "7 h a week");
/// # Ok::<(), ctg_model::service::WeekMinutesError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "[u16; 7]", into = "[u16; 7]")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "[u16; 7]"))]
#[doc(alias = "horaires")]
pub struct WeekMinutes([u16; 7]);

/// A day that is longer than a day.
///
/// ```
/// use ctg_model::service::WeekMinutes;
/// let error = WeekMinutes::new([0, 1_441, 0, 0, 0, 0, 0]).unwrap_err();
/// assert_eq!(error.to_string(), "found 1441 minutes on Tue, expected at most 1440");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found {found} minutes on {day}, expected at most {}", WeekMinutes::DAY)]
pub struct WeekMinutesError {
    day: Weekday,
    found: u16,
}

impl WeekMinutes {
    /// The minutes of a day.
    ///
    /// ```
    /// assert_eq!(ctg_model::service::WeekMinutes::DAY, 24 * 60);
    /// ```
    pub const DAY: u16 = 1_440;

    /// So many minutes on each day, Monday first.
    ///
    /// # Errors
    /// A day of more than 1 440 minutes.
    ///
    /// ```
    /// use ctg_model::service::WeekMinutes;
    /// assert_eq!(WeekMinutes::new([WeekMinutes::DAY; 7])?.total(), 10_080);
    /// # Ok::<(), ctg_model::service::WeekMinutesError>(())
    /// ```
    pub fn new(minutes: [u16; 7]) -> Result<Self, WeekMinutesError> {
        match DAYS.into_iter().zip(minutes).find(|(_, found)| *found > Self::DAY) {
            None => Ok(Self(minutes)),
            Some((day, found)) => Err(WeekMinutesError { day, found }),
        }
    }

    /// The minutes of one day.
    ///
    /// ```
    /// use ctg_model::service::WeekMinutes;
    /// let week = WeekMinutes::new([0, 0, 90, 0, 0, 0, 0])?;
    /// assert_eq!(week.on(chrono::Weekday::Wed), 90);
    /// # Ok::<(), ctg_model::service::WeekMinutesError>(())
    /// ```
    pub fn on(self, day: Weekday) -> u16 {
        DAYS.into_iter().zip(self.0).find(|(one, _)| *one == day).map_or(0, |(_, minutes)| minutes)
    }

    /// The minutes of each day, Monday first.
    ///
    /// ```
    /// use ctg_model::service::WeekMinutes;
    /// assert_eq!(WeekMinutes::default().days(), [0; 7]);   // never open
    /// ```
    pub fn days(self) -> [u16; 7] {
        self.0
    }

    /// The minutes of the week.
    ///
    /// ```
    /// use ctg_model::service::WeekMinutes;
    /// assert_eq!(WeekMinutes::new([60, 60, 60, 60, 60, 0, 0])?.total(), 300);
    /// # Ok::<(), ctg_model::service::WeekMinutesError>(())
    /// ```
    pub fn total(self) -> u32 {
        self.0.into_iter().map(u32::from).sum()
    }

    /// On how many days it is open at all.
    ///
    /// ```
    /// use ctg_model::service::WeekMinutes;
    /// assert_eq!(WeekMinutes::new([60, 0, 60, 0, 60, 0, 0])?.days_open(), 3);
    /// # Ok::<(), ctg_model::service::WeekMinutesError>(())
    /// ```
    pub fn days_open(self) -> usize {
        self.0.into_iter().filter(|minutes| *minutes > 0).count()
    }
}

impl TryFrom<[u16; 7]> for WeekMinutes {
    type Error = WeekMinutesError;

    fn try_from(minutes: [u16; 7]) -> Result<Self, WeekMinutesError> {
        Self::new(minutes)
    }
}

impl From<WeekMinutes> for [u16; 7] {
    fn from(week: WeekMinutes) -> Self {
        week.0
    }
}

impl std::fmt::Display for WeekMinutes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.total() / 60, self.total() % 60) {
            (hours, 0) => write!(f, "{hours} h a week"),
            (hours, minutes) => write!(f, "{hours} h {minutes:02} a week"),
        }
    }
}
