//! Change over time.

use ctg_model::observation::Absence;

/// The average annual rate of change between two populations (*taux de variation annuel moyen*, TCAM), as a fraction.
///
/// *Formula*: `(end ÷ start)^(1 ÷ years) − 1`; 0.01 is 1 % a year. A population that vanishes gives −1.
///
/// Both populations are *populations municipales* of the same communes; Insee advises against comparing years less than five apart, because a
/// census vintage averages five surveys.
///
/// # Errors
/// [`Absence::NotComputable`] for a start of zero or for no year.
///
/// # Examples
/// ```
/// use ctg_stats::evolution::average_annual_change;
/// // The CARO from 2018 to 2021: +0.535 % a year from the communes' populations.
/// let change = average_annual_change(63_220, 64_240, 3)?;
/// assert_eq!((change * 100_000.0).round(), 535.0);
/// assert!(average_annual_change(0, 10, 3).is_err());
/// # Ok::<(), ctg_model::observation::Absence>(())
/// ```
///
/// # Source
/// Insee, definition of the *taux de variation annuel moyen*.
#[doc(alias = "TCAM")]
pub fn average_annual_change(start: u64, end: u64, years: u32) -> Result<f64, Absence> {
    if start == 0 || years == 0 {
        return Err(Absence::NotComputable);
    }
    Ok((end as f64 / start as f64).powf(1.0 / f64::from(years)) - 1.0)
}
