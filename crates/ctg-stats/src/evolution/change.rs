//! Change between two values.

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

/// The change from one value to another, as a fraction of the first (*taux d'évolution*): 0.1 is 10 % more.
///
/// *Formula*: `(end − start) ÷ start`.
///
/// # Errors
/// [`Absence::NotComputable`] for a start of zero or under zero: a balance that goes from −10 to 5 has not changed by −150 %. And for
/// what is no number.
///
/// # Examples
/// ```
/// use ctg_model::observation::Absence;
/// use ctg_stats::evolution::relative_change;
/// assert_eq!(relative_change(80.0, 100.0)?, 0.25);
/// assert_eq!(relative_change(-10.0, 5.0), Err(Absence::NotComputable));
/// assert_eq!(relative_change(0.0, 5.0), Err(Absence::NotComputable));
/// # Ok::<(), ctg_model::observation::Absence>(())
/// ```
#[doc(alias = "taux de variation")]
pub fn relative_change(start: f64, end: f64) -> Result<f64, Absence> {
    let change = (end - start) / start;
    if start > 0.0 && change.is_finite() { Ok(change) } else { Err(Absence::NotComputable) }
}
