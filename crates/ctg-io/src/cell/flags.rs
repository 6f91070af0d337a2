//! Signs that stand in a table in place of a number.

use std::collections::BTreeMap;

use ctg_model::observation::Absence;

/// Which signs a table uses in place of a number, and what each says (*signes conventionnels*).
///
/// The words of the model ([`Absence::as_str`]) are understood beside them. Case counts for nothing: `S` is `s`.
///
/// # Examples
/// ```
/// use ctg_io::Flags;
/// use ctg_model::observation::Absence;
/// let flags = Flags::insee();
/// assert_eq!(flags.absence("s"), Some(Absence::SecretPrimary));
/// assert_eq!(flags.absence("secret-secondary"), Some(Absence::SecretSecondary));
/// assert_eq!(flags.absence("12"), None);
/// // A table of another office, which hides with a star and leaves out with a dash.
/// let other = Flags::new([("*", Absence::SecretPrimary), ("-", Absence::NotApplicable)])?;
/// assert_eq!(other.absence("-"), Some(Absence::NotApplicable));
/// # Ok::<(), ctg_io::FlagError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Flags {
    signs: BTreeMap<String, Absence>,
    order: Vec<(String, Absence)>,
}

/// A sign that cannot stand for an absence.
///
/// ```
/// use ctg_model::observation::Absence;
/// let error = ctg_io::Flags::new([("12", Absence::NotAvailable)]).unwrap_err();
/// assert_eq!(error.to_string(), "flag `12`: expected a text that is no number and no blank");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("flag `{text}`: expected {expected}")]
pub struct FlagError {
    text: String,
    expected: &'static str,
}

impl FlagError {
    /// The sign that was refused.
    ///
    /// ```
    /// use ctg_model::observation::Absence;
    /// assert_eq!(ctg_io::Flags::new([("", Absence::NotAvailable)]).unwrap_err().text(), "");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected in its place.
    ///
    /// ```
    /// use ctg_model::observation::Absence;
    /// let twice = [("s", Absence::SecretPrimary), ("S", Absence::NotAvailable)];
    /// assert_eq!(ctg_io::Flags::new(twice).unwrap_err().expected(), "each flag once");
    /// ```
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

/// The signs of Insee's tables. Not confirmed by a text of Insee's that could be read: a caller who knows better gives others.
const INSEE: [(&str, Absence); 7] = [
    ("s", Absence::SecretPrimary),
    ("c", Absence::SecretPrimary),
    ("nd", Absence::NotAvailable),
    ("n.d.", Absence::NotAvailable),
    ("///", Absence::NotApplicable),
    ("np", Absence::NotPublished),
    ("nc", Absence::NotComputable),
];

impl Flags {
    /// Signs with what they say; of two signs that say the same, the first one is written.
    ///
    /// # Errors
    /// An empty sign, a number, a sign that is given twice.
    ///
    /// ```
    /// use ctg_io::Flags;
    /// use ctg_model::observation::Absence;
    /// assert!(Flags::new([("n/a", Absence::NotApplicable)]).is_ok());
    /// ```
    pub fn new<T: AsRef<str>>(signs: impl IntoIterator<Item = (T, Absence)>) -> Result<Self, FlagError> {
        let mut flags = Self { signs: BTreeMap::new(), order: Vec::new() };
        for (sign, absence) in signs {
            let sign = sign.as_ref();
            let refuse = |expected| FlagError { text: sign.to_owned(), expected };
            if sign.trim() != sign || sign.is_empty() || super::number(sign).is_some() {
                return Err(refuse("a text that is no number and no blank"));
            }
            if flags.signs.insert(sign.to_lowercase(), absence).is_some() {
                return Err(refuse("each flag once"));
            }
            flags.order.push((sign.to_owned(), absence));
        }
        Ok(flags)
    }

    /// `s` and `c` for secrecy, `nd` and `n.d.` for what is not available, `///` for what has no sense, `np` not published, `nc` not computable.
    ///
    /// Known from usage and not from a text that could be read: check them against the note of your table.
    ///
    /// ```
    /// use ctg_model::observation::Absence;
    /// assert_eq!(ctg_io::Flags::insee().absence("///"), Some(Absence::NotApplicable));
    /// ```
    pub fn insee() -> Self {
        let signs = INSEE.iter().map(|(sign, absence)| ((*sign).to_owned(), *absence)).collect();
        Self { signs, order: INSEE.iter().map(|(sign, absence)| ((*sign).to_owned(), *absence)).collect() }
    }

    /// What a sign says; `None` if it is none of them.
    ///
    /// ```
    /// use ctg_model::observation::Absence;
    /// assert_eq!(ctg_io::Flags::insee().absence("ND"), Some(Absence::NotAvailable));
    /// ```
    pub fn absence(&self, text: &str) -> Option<Absence> {
        self.signs.get(&text.to_lowercase()).copied().or_else(|| text.parse().ok())
    }

    /// The sign that says so; the word of the model where the table has none.
    ///
    /// ```
    /// use ctg_model::observation::Absence;
    /// assert_eq!(ctg_io::Flags::insee().sign(Absence::SecretPrimary), "s");
    /// assert_eq!(ctg_io::Flags::insee().sign(Absence::SecretSecondary), "secret-secondary");
    /// ```
    pub fn sign(&self, absence: Absence) -> &str {
        self.order.iter().find(|(_, says)| *says == absence).map_or(absence.as_str(), |(sign, _)| sign)
    }
}

impl Default for Flags {
    fn default() -> Self {
        Self::insee()
    }
}
