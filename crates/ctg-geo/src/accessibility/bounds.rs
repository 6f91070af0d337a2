//! Supply that counts for at least and at most so much.

use ctg_model::{Label, Reference, Reliability};

/// The activity that one professional counts for, at least and at most (*bornes d'activité*): dated data with their source.
///
/// # Examples
/// ```
/// use ctg_geo::accessibility::SupplyBounds;
/// let acts = SupplyBounds::general_practitioners();
/// assert_eq!([1_200.0, 5_400.0, 9_100.0].map(|year| acts.clamped(year)), [3_600.0, 5_400.0, 6_000.0]);
/// assert_eq!(acts.reference().reliability.as_str(), "read");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct SupplyBounds {
    least: f64,
    most: f64,
    reference: Reference,
}

/// Bounds that hold nothing between them.
///
/// ```
/// use ctg_geo::accessibility::SupplyBounds;
/// use ctg_model::{Reference, Reliability};
/// let source = Reference::new("exemple".parse()?, Reliability::Unconfirmed);
/// let error = SupplyBounds::new(6_000.0, 3_600.0, source).unwrap_err();
/// assert_eq!(error.to_string(), "found bounds from 6000 to 3600, expected finite numbers of 0 or more that grow");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("found bounds from {least} to {most}, expected finite numbers of 0 or more that grow")]
pub struct SupplyBoundsError {
    least: f64,
    most: f64,
}

impl SupplyBounds {
    /// Bounds of one's own, with where they come from.
    ///
    /// # Errors
    /// A bound below 0 or not finite, or the least above the most.
    ///
    /// ```
    /// use ctg_geo::accessibility::SupplyBounds;
    /// use ctg_model::{Reference, Reliability};
    /// let source = Reference::new("avenant local".parse()?, Reliability::Unconfirmed);
    /// assert_eq!(SupplyBounds::new(0.0, 10.0, source)?.clamped(12.0), 10.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(least: f64, most: f64, reference: Reference) -> Result<Self, SupplyBoundsError> {
        if least.is_finite() && most.is_finite() && 0.0 <= least && least <= most {
            return Ok(Self { least, most, reference });
        }
        Err(SupplyBoundsError { least, most })
    }

    /// A general practitioner (*médecin généraliste*): at least 3 600 and at most 6 000 acts a year.
    ///
    /// *Source*: FAQ *Zonage médecin*, 25 May 2018; practitioners up to the age of 65.
    ///
    /// ```
    /// use ctg_geo::accessibility::SupplyBounds;
    /// assert_eq!(SupplyBounds::general_practitioners().clamped(0.0), 3_600.0);
    /// ```
    pub fn general_practitioners() -> Self {
        Self { least: 3_600.0, most: 6_000.0, reference: known("FAQ zonage médecin, 25/05/2018", Reliability::Read) }
    }

    /// The activity of one professional, brought between the bounds; what is not a number counts as the least.
    ///
    /// ```
    /// use ctg_geo::accessibility::SupplyBounds;
    /// assert_eq!(SupplyBounds::general_practitioners().clamped(3_600.0), 3_600.0);
    /// ```
    pub fn clamped(&self, activity: f64) -> f64 {
        activity.max(self.least).min(self.most)
    }

    /// Where the bounds come from, and how sure that is.
    ///
    /// ```
    /// use ctg_geo::accessibility::SupplyBounds;
    /// assert!(SupplyBounds::general_practitioners().reference().title.as_str().contains("25/05/2018"));
    /// ```
    pub fn reference(&self) -> &Reference {
        &self.reference
    }
}

/// A reference whose title this crate holds.
pub(super) fn known(title: &str, reliability: Reliability) -> Reference {
    Reference::new(label(title), reliability)
}

/// A label that this crate holds.
#[expect(clippy::expect_used, reason = "callers give literals of this module's siblings, each built by a doc example")]
pub(super) fn label(text: &str) -> Label {
    text.parse().expect("the texts of this crate are labels")
}
