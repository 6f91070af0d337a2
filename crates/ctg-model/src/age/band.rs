//! One age band.

use std::fmt;
use std::str::FromStr;

/// A half-open interval of ages in completed years: from an age, up to but not including another, or without end (*tranche d'âges*).
///
/// Written as in French tables, both ends included: `6-17` is [6, 18), `65+` is [65, ∞), `0` alone is [0, 1).
///
/// # Errors
/// An end that does not come after the start, an age over 150, another form.
///
/// # Examples
/// ```
/// use ctg_model::AgeBand;
/// let band: AgeBand = "6-17".parse()?;
/// assert_eq!((band.from(), band.until()), (6, Some(18)));
/// assert_eq!(band.years(), Some(12));
/// assert_eq!("+ 65".parse::<AgeBand>()?.to_string(), "65+");   // as brochures print it
/// # Ok::<(), ctg_model::AgeBandError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgeBand {
    from: u8,
    until: Option<u8>,
}

/// A text or a pair of ages that is no band.
///
/// ```
/// use ctg_model::AgeBand;
/// assert_eq!("17-6".parse::<AgeBand>().unwrap_err().to_string(), "age band `17-6`: expected the lower age first");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("age band `{text}`: expected {expected}")]
pub struct AgeBandError {
    text: String,
    expected: &'static str,
}

impl AgeBandError {
    /// The text that was refused (its first 40 characters), or the pair of ages as an interval: `[25, 25)`.
    ///
    /// ```
    /// assert_eq!("young".parse::<ctg_model::AgeBand>().unwrap_err().text(), "young");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected in its place.
    ///
    /// ```
    /// assert_eq!("young".parse::<ctg_model::AgeBand>().unwrap_err().expected(), "ages such as `6-17` or `65+`");
    /// ```
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

impl AgeBand {
    /// The highest age that a band may start from or end before, in completed years.
    ///
    /// ```
    /// use ctg_model::AgeBand;
    /// assert_eq!(AgeBand::new(AgeBand::HIGHEST, None)?.to_string(), "150+");
    /// let error = AgeBand::new(AgeBand::HIGHEST + 1, None).unwrap_err();
    /// assert_eq!(error.to_string(), "age band `[151, ∞)`: expected ages up to 150");
    /// # Ok::<(), ctg_model::AgeBandError>(())
    /// ```
    pub const HIGHEST: u8 = 150;

    /// The band from an age up to but not including another, without end where `until` is `None`.
    ///
    /// # Errors
    /// An end that does not come after the start, an age over 150.
    ///
    /// ```
    /// use ctg_model::AgeBand;
    /// assert_eq!(AgeBand::new(25, Some(40))?.to_string(), "25-39");
    /// assert!(AgeBand::new(25, Some(25)).is_err());
    /// # Ok::<(), ctg_model::AgeBandError>(())
    /// ```
    pub fn new(from: u8, until: Option<u8>) -> Result<Self, AgeBandError> {
        let refuse = |expected| {
            Err(AgeBandError {
                text: format!("[{from}, {})", until.map_or("∞".to_owned(), |age| age.to_string())),
                expected,
            })
        };
        match until {
            Some(until) if until <= from => refuse("an end after the start"),
            Some(until) if until > Self::HIGHEST => refuse("ages up to 150"),
            _ if from > Self::HIGHEST => refuse("ages up to 150"),
            _ => Ok(Self { from, until }),
        }
    }

    /// The first age of the band, in completed years.
    ///
    /// ```
    /// assert_eq!("6-17".parse::<ctg_model::AgeBand>()?.from(), 6);
    /// # Ok::<(), ctg_model::AgeBandError>(())
    /// ```
    pub fn from(self) -> u8 {
        self.from
    }

    /// The first age after the band, in completed years; `None` if it has no end.
    ///
    /// ```
    /// use ctg_model::AgeBand;
    /// assert_eq!("6-17".parse::<AgeBand>()?.until(), Some(18));   // 17 is the last age of the band
    /// assert_eq!("65+".parse::<AgeBand>()?.until(), None);
    /// # Ok::<(), ctg_model::AgeBandError>(())
    /// ```
    pub fn until(self) -> Option<u8> {
        self.until
    }

    /// How many years of age the band spans; `None` if it has no end.
    ///
    /// ```
    /// use ctg_model::AgeBand;
    /// assert_eq!("6-17".parse::<AgeBand>()?.years(), Some(12));
    /// assert_eq!("65+".parse::<AgeBand>()?.years(), None);
    /// # Ok::<(), ctg_model::AgeBandError>(())
    /// ```
    pub fn years(self) -> Option<u8> {
        self.until.map(|until| until - self.from)
    }

    /// Whether an age in completed years lies in the band.
    ///
    /// ```
    /// use ctg_model::AgeBand;
    /// let band: AgeBand = "6-17".parse()?;
    /// assert!(band.contains(17) && !band.contains(18));
    /// # Ok::<(), ctg_model::AgeBandError>(())
    /// ```
    pub fn contains(self, age: u8) -> bool {
        self.from <= age && self.until.is_none_or(|until| age < until)
    }

    /// Whether every age of the other band lies in this one.
    ///
    /// ```
    /// use ctg_model::AgeBand;
    /// let (young, wide): (AgeBand, AgeBand) = ("6-17".parse()?, "0-24".parse()?);
    /// assert!(wide.covers(young) && !young.covers(wide));
    /// # Ok::<(), ctg_model::AgeBandError>(())
    /// ```
    pub fn covers(self, other: Self) -> bool {
        let ends_later = match (self.until, other.until) {
            (None, _) => true,
            (Some(own), Some(others)) => own >= others,
            (Some(_), None) => false,
        };
        self.from <= other.from && ends_later
    }
}

impl FromStr for AgeBand {
    type Err = AgeBandError;

    fn from_str(text: &str) -> Result<Self, AgeBandError> {
        let refuse = |expected| AgeBandError { text: text.chars().take(40).collect(), expected };
        let age = |digits: &str, highest: u8| -> Result<u8, AgeBandError> {
            let written = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            let value = digits.parse().ok().filter(|age| written && *age <= highest);
            value.ok_or_else(|| refuse("ages such as `6-17` or `65+`"))
        };
        if let Some(open) = text.strip_suffix('+').or_else(|| text.strip_prefix('+')) {
            return Self::new(age(open.trim(), Self::HIGHEST)?, None);
        }
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let oldest = Self::HIGHEST - 1; // the last age of a band that ends before the highest
        Self::new(age(first, oldest)?, Some(age(last, oldest)? + 1)).map_err(|_| refuse("the lower age first"))
    }
}

impl fmt::Display for AgeBand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until.map(|until| until - 1) {
            None => f.pad(&format!("{}+", self.from)),
            Some(last) if last == self.from => f.pad(&last.to_string()),
            Some(last) => f.pad(&format!("{}-{last}", self.from)),
        }
    }
}

crate::text::as_text!(AgeBand, "AgeBand", expected: "an age band such as \"6-17\" or \"65+\"", pattern: "^([0-9]{1,3}(-[0-9]{1,3})?|[0-9]{1,3}\\s*[+]|[+]\\s*[0-9]{1,3})$");
