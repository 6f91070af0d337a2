//! What is asked for at the origins and offered at the destinations.

/// An amount that no place can have: below 0, not a number, or without end.
///
/// ```
/// use ctg_geo::accessibility::Demand;
/// let error = Demand::new([60.0, f64::NAN]).unwrap_err();
/// assert_eq!(error.to_string(), "found a demand of NaN at place 1, expected a finite number of 0 or more");
/// assert_eq!(error.place(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("found a {what} of {found} at place {place}, expected a finite number of 0 or more")]
pub struct AmountError {
    what: &'static str,
    found: f64,
    place: usize,
}

impl AmountError {
    /// The number of the place in its list, from 0.
    ///
    /// ```
    /// assert_eq!(ctg_geo::accessibility::Supply::new([3.0, 1.0, -4.0]).unwrap_err().place(), 2);
    /// ```
    pub fn place(&self) -> usize {
        self.place
    }

    /// The number that was refused.
    ///
    /// ```
    /// assert_eq!(ctg_geo::accessibility::Supply::new([-4.0]).unwrap_err().found(), -4.0);
    /// ```
    pub fn found(&self) -> f64 {
        self.found
    }
}

macro_rules! amounts {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[must_use]
        pub struct $name {
            amounts: Vec<f64>,
            absent: Vec<usize>,
            outside: Vec<usize>,
        }

        impl $name {
            /// One number for each place, in the order of the places.
            ///
            /// # Errors
            /// A number below 0 or not finite, with the number of its place.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::accessibility::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::new([60.0, 25.0])?.total(), 85.0);")]
            #[doc = concat!("assert!(", stringify!($name), "::new([-1.0]).is_err());")]
            /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
            /// ```
            pub fn new(amounts: impl IntoIterator<Item = f64>) -> Result<Self, AmountError> {
                Self::with_absent(amounts.into_iter().map(Some))
            }

            /// One number for each place, or `None` where it is not known: such a place counts as nothing, and results name it.
            ///
            /// # Errors
            /// A number below 0 or not finite, with the number of its place.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::accessibility::", stringify!($name), ";")]
            #[doc = concat!("let known = ", stringify!($name), "::with_absent([Some(60.0), None])?;")]
            /// assert_eq!((known.total(), known.absent()), (60.0, &[1][..]));
            /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
            /// ```
            pub fn with_absent(amounts: impl IntoIterator<Item = Option<f64>>) -> Result<Self, AmountError> {
                let mut all = Self { amounts: Vec::new(), absent: Vec::new(), outside: Vec::new() };
                for (place, amount) in amounts.into_iter().enumerate() {
                    let found = amount.unwrap_or(0.0);
                    if !(found.is_finite() && found >= 0.0) {
                        return Err(AmountError { what: $what, found, place });
                    }
                    if amount.is_none() {
                        all.absent.push(place);
                    }
                    all.amounts.push(found + 0.0);
                }
                Ok(all)
            }

            /// The same, with the places that lie outside the territory named; they compete and serve like the others.
            ///
            /// Results say whether any was given: without them, what lies at the border looks less served, or better served, than it is.
            /// Numbers beyond the list are left out.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::accessibility::", stringify!($name), ";")]
            #[doc = concat!("let around = ", stringify!($name), "::new([60.0, 25.0])?.with_outside([1]);")]
            /// assert_eq!((around.is_outside(0), around.is_outside(1)), (false, true));
            /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
            /// ```
            pub fn with_outside(mut self, places: impl IntoIterator<Item = usize>) -> Self {
                self.outside.extend(places.into_iter().filter(|place| *place < self.amounts.len()));
                self.outside.sort_unstable();
                self.outside.dedup();
                self
            }

            /// The numbers by place; 0 where it is not known.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::accessibility::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::with_absent([Some(2.5), None])?.amounts(), [2.5, 0.0]);")]
            /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
            /// ```
            pub fn amounts(&self) -> &[f64] {
                &self.amounts
            }

            /// The sum of all places.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::accessibility::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::new([])?.total(), 0.0);")]
            /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
            /// ```
            pub fn total(&self) -> f64 {
                finite(self.amounts.iter().sum::<f64>() + 0.0)
            }

            /// The places whose number is not known.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::accessibility::", stringify!($name), ";")]
            #[doc = concat!("assert!(", stringify!($name), "::new([0.0])?.absent().is_empty());   // 0 is known")]
            /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
            /// ```
            pub fn absent(&self) -> &[usize] {
                &self.absent
            }

            /// The places outside the territory.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::accessibility::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::new([1.0, 2.0])?.with_outside([1, 1]).outside(), [1]);")]
            /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
            /// ```
            pub fn outside(&self) -> &[usize] {
                &self.outside
            }

            /// Whether a place lies outside the territory.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::accessibility::", stringify!($name), ";")]
            #[doc = concat!("assert!(!", stringify!($name), "::new([1.0])?.is_outside(0));")]
            /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
            /// ```
            pub fn is_outside(&self, place: usize) -> bool {
                self.outside.binary_search(&place).is_ok()
            }
        }
    };
}

amounts! {
    /// What is asked for at each origin (*demande*): inhabitants, children under 3, standardised population; finite and at least 0.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::accessibility::Demand;
    /// let children = Demand::new([60.0, 25.0, 10.0])?;
    /// assert_eq!(children.total(), 95.0);
    /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
    /// ```
    #[doc(alias = "demande")]
    Demand, "demand"
}

amounts! {
    /// What is offered at each destination (*offre*): places, full-time equivalents, acts a year; finite and at least 0.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::accessibility::Supply;
    /// let places = Supply::new([45.0, 0.0, 6.0])?;
    /// assert_eq!(places.total(), 51.0);
    /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
    /// ```
    #[doc(alias = "offre")]
    Supply, "supply"
}

impl Supply {
    /// More or less of it at one place; below 0 it stops at 0, and a place not known becomes known. A place beyond the list changes nothing.
    pub(super) fn changed(&self, place: usize, by: f64) -> Self {
        let mut changed = self.clone();
        if let Some(amount) = changed.amounts.get_mut(place) {
            *amount = finite((*amount + by).max(0.0));
            changed.absent.retain(|absent| *absent != place);
        }
        changed
    }
}

/// A sum or ratio of finite numbers of 0 or more: beyond the largest double, the largest double.
pub(super) fn finite(number: f64) -> f64 {
    number.min(f64::MAX)
}
