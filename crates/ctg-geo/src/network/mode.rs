//! Who travels: on foot, by bicycle, by car.

use std::fmt;
use std::str::FromStr;

/// How somebody travels on a network (*mode de déplacement*).
///
/// ```
/// use ctg_geo::network::Mode;
/// assert_eq!(Mode::ALL.map(Mode::as_str), ["foot", "bike", "car"]);
/// assert_eq!("car".parse(), Ok(Mode::Car));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// On foot (*à pied*).
    Foot,
    /// By bicycle (*à vélo*).
    Bike,
    /// By car (*en voiture*).
    Car,
}

/// A word that is no [`Mode`].
///
/// ```
/// use ctg_geo::network::Mode;
/// assert_eq!("bus".parse::<Mode>().unwrap_err().to_string(), "mode `bus`: expected foot, bike or car");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("mode `{0}`: expected foot, bike or car")]
pub struct ModeError(String);

impl Mode {
    /// Every mode, the slowest first.
    ///
    /// ```
    /// assert_eq!(ctg_geo::network::Mode::ALL.len(), 3);
    /// ```
    pub const ALL: [Self; 3] = [Self::Foot, Self::Bike, Self::Car];

    /// The word that files use.
    ///
    /// ```
    /// assert_eq!(ctg_geo::network::Mode::Bike.as_str(), "bike");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Foot => "foot",
            Self::Bike => "bike",
            Self::Car => "car",
        }
    }

    /// The word in French, for the description of a distancier.
    pub(super) fn french(self) -> &'static str {
        match self {
            Self::Foot => "à pied",
            Self::Bike => "à vélo",
            Self::Car => "en voiture",
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Mode {
    type Err = ModeError;

    fn from_str(text: &str) -> Result<Self, ModeError> {
        let found = Self::ALL.into_iter().find(|mode| mode.as_str() == text);
        found.ok_or_else(|| ModeError(text.chars().take(40).collect()))
    }
}

/// One value for each mode: a time, a speed, or none where the mode is not allowed.
///
/// ```
/// use ctg_geo::network::{Mode, PerMode};
/// let path = PerMode { foot: Some(5), bike: Some(15), car: None };
/// assert_eq!((path.of(Mode::Bike), path.of(Mode::Car)), (Some(15), None));
/// assert_eq!(PerMode::all(3).map(|each| each + 1), PerMode::all(4));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PerMode<T> {
    /// On foot.
    pub foot: T,
    /// By bicycle.
    pub bike: T,
    /// By car.
    pub car: T,
}

impl<T: Copy> PerMode<T> {
    /// The same for each mode.
    ///
    /// ```
    /// use ctg_geo::network::{Mode, PerMode};
    /// assert_eq!(PerMode::all("open").of(Mode::Foot), "open");
    /// ```
    pub fn all(value: T) -> Self {
        Self { foot: value, bike: value, car: value }
    }

    /// The value of a mode.
    ///
    /// ```
    /// use ctg_geo::network::{Mode, PerMode};
    /// assert_eq!(PerMode { foot: 1, bike: 2, car: 3 }.of(Mode::Car), 3);
    /// ```
    pub fn of(self, mode: Mode) -> T {
        match mode {
            Mode::Foot => self.foot,
            Mode::Bike => self.bike,
            Mode::Car => self.car,
        }
    }

    /// Another value for each.
    ///
    /// ```
    /// use ctg_geo::network::PerMode;
    /// assert_eq!(PerMode::all(2).map(|each| each * each).car, 4);
    /// ```
    pub fn map<V>(self, mut change: impl FnMut(T) -> V) -> PerMode<V> {
        PerMode { foot: change(self.foot), bike: change(self.bike), car: change(self.car) }
    }
}

impl<T> PerMode<T> {
    /// Puts a value in the place of that of a mode.
    ///
    /// ```
    /// use ctg_geo::network::{Mode, PerMode};
    /// let mut found = PerMode::all(1);
    /// found.set(Mode::Car, 2);
    /// assert_eq!(found, PerMode { foot: 1, bike: 1, car: 2 });
    /// ```
    pub fn set(&mut self, mode: Mode, value: T) {
        match mode {
            Mode::Foot => self.foot = value,
            Mode::Bike => self.bike = value,
            Mode::Car => self.car = value,
        }
    }
}

impl<T> PerMode<Option<T>> {
    /// Open to one mode only.
    ///
    /// ```
    /// use ctg_geo::network::{Mode, PerMode};
    /// assert_eq!(PerMode::only(Mode::Foot, 5), PerMode { foot: Some(5), bike: None, car: None });
    /// ```
    pub fn only(mode: Mode, value: T) -> Self {
        let mut found = Self { foot: None, bike: None, car: None };
        match mode {
            Mode::Foot => found.foot = Some(value),
            Mode::Bike => found.bike = Some(value),
            Mode::Car => found.car = Some(value),
        }
        found
    }
}
