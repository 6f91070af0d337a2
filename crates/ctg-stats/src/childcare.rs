//! Coverage of childcare by mode, as printed.

use ctg_model::Decimal;

use crate::reconcile::Range;

/// Printed coverage rates of the modes of childcare against their printed total (*taux de couverture par mode*).
///
/// Each rate is rounded by its publisher, so that they need not add up: the difference is told, and whether rounding alone explains it.
///
/// # Units
/// Places for 100 children under 3.
///
/// # Examples
/// ```
/// use ctg_model::Decimal;
/// use ctg_stats::childcare::CoverageByMode;
/// // France 2023: Eaje with and without PSU, preschool, childminders, care at home.
/// let modes: Vec<Decimal> = ["19.9", "3.6", "3.3", "31.9", "2.2"].iter().map(|rate| rate.parse()).collect::<Result<_, _>>()?;
/// let national = CoverageByMode::new(modes, "60.9".parse()?).unwrap();
/// assert_eq!((national.sum().to_string(), national.difference().to_string()), ("60.9".into(), "0.0".into()));
///
/// // Rochefort 2021: 31.7 + 5.9 + 35.1 = 72.7, and 72.8 is printed.
/// let modes: Vec<Decimal> = ["31.7", "5.9", "35.1"].iter().map(|rate| rate.parse()).collect::<Result<_, _>>()?;
/// let rochefort = CoverageByMode::new(modes, "72.8".parse()?).unwrap();
/// assert_eq!(rochefort.difference().to_string(), "0.1");
/// assert_eq!(rochefort.tolerance().to_string(), "0.20");          // half a tenth for each of the three, and for the total
/// assert!(rochefort.adds_up());
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
///
/// # Source
/// Cnaf, data.caf.fr, *taux de couverture en accueil du jeune enfant*, published to one decimal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct CoverageByMode {
    modes: Vec<Decimal>,
    total: Decimal,
    sum: Decimal,
    difference: Decimal,
    tolerance: Decimal,
}

impl CoverageByMode {
    /// Printed rates and their printed total; `None` for numbers too large to add up.
    ///
    /// ```
    /// # use ctg_stats::childcare::CoverageByMode;
    /// # let rates = |texts: &[&str]| texts.iter().map(|rate| rate.parse()).collect::<Result<Vec<ctg_model::Decimal>, _>>();
    /// let rochefort = CoverageByMode::new(rates(&["31.7", "5.9", "35.1"])?, "72.8".parse()?).unwrap();
    /// assert_eq!(rochefort.sum().to_string(), "72.7");          // 31.7 + 5.9 + 35.1
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn new(modes: Vec<Decimal>, total: Decimal) -> Option<Self> {
        let sum = modes.iter().try_fold(Decimal::ZERO, |sum, rate| sum.checked_add(*rate))?;
        let widths = modes.iter().chain([&total]).map(|rate| Range::of_printed(*rate).high().checked_sub(*rate));
        let tolerance = widths.into_iter().try_fold(Decimal::ZERO, |sum, half| sum.checked_add(half?))?;
        Some(Self { difference: total.checked_sub(sum)?, modes, total, sum, tolerance })
    }

    /// The rates, as printed.
    ///
    /// ```
    /// # use ctg_stats::childcare::CoverageByMode;
    /// # let rates = |texts: &[&str]| texts.iter().map(|rate| rate.parse()).collect::<Result<Vec<ctg_model::Decimal>, _>>();
    /// let rochefort = CoverageByMode::new(rates(&["31.7", "5.9", "35.1"])?, "72.8".parse()?).unwrap();
    /// assert_eq!(rochefort.modes().iter().max().map(|rate| rate.to_string()), Some("35.1".to_owned()));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn modes(&self) -> &[Decimal] {
        &self.modes
    }

    /// The total, as printed.
    ///
    /// ```
    /// # use ctg_stats::childcare::CoverageByMode;
    /// # let rates = |texts: &[&str]| texts.iter().map(|rate| rate.parse()).collect::<Result<Vec<ctg_model::Decimal>, _>>();
    /// let rochefort = CoverageByMode::new(rates(&["31.7", "5.9", "35.1"])?, "72.8".parse()?).unwrap();
    /// assert_eq!(rochefort.total().to_string(), "72.8");        // as printed, not the 72.7 of the sum
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn total(&self) -> Decimal {
        self.total
    }

    /// What the rates add up to.
    ///
    /// ```
    /// # use ctg_stats::childcare::CoverageByMode;
    /// # let rates = |texts: &[&str]| texts.iter().map(|rate| rate.parse()).collect::<Result<Vec<ctg_model::Decimal>, _>>();
    /// let rochefort = CoverageByMode::new(rates(&["31.7", "5.9", "35.1"])?, "72.8".parse()?).unwrap();
    /// assert_eq!(rochefort.sum().to_string(), "72.7");
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn sum(&self) -> Decimal {
        self.sum
    }

    /// The printed total less the sum.
    ///
    /// ```
    /// # use ctg_stats::childcare::CoverageByMode;
    /// # let rates = |texts: &[&str]| texts.iter().map(|rate| rate.parse()).collect::<Result<Vec<ctg_model::Decimal>, _>>();
    /// let rochefort = CoverageByMode::new(rates(&["31.7", "5.9", "35.1"])?, "72.8".parse()?).unwrap();
    /// assert_eq!(rochefort.difference().to_string(), "0.1");    // 72.8 − 72.7
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn difference(&self) -> Decimal {
        self.difference
    }

    /// The most that rounding can part them: half a unit of the last decimal of each printed number.
    ///
    /// ```
    /// # use ctg_stats::childcare::CoverageByMode;
    /// # let rates = |texts: &[&str]| texts.iter().map(|rate| rate.parse()).collect::<Result<Vec<ctg_model::Decimal>, _>>();
    /// let rochefort = CoverageByMode::new(rates(&["31.7", "5.9", "35.1"])?, "72.8".parse()?).unwrap();
    /// assert_eq!(rochefort.tolerance().to_string(), "0.20");    // 4 × 0.05
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn tolerance(&self) -> Decimal {
        self.tolerance
    }

    /// Whether rounding alone explains the difference.
    ///
    /// ```
    /// # use ctg_stats::childcare::CoverageByMode;
    /// # let rates = |texts: &[&str]| texts.iter().map(|rate| rate.parse()).collect::<Result<Vec<ctg_model::Decimal>, _>>();
    /// let rochefort = CoverageByMode::new(rates(&["31.7", "5.9", "35.1"])?, "72.8".parse()?).unwrap();
    /// assert!(rochefort.adds_up());                             // 0.1 is within 0.20
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn adds_up(&self) -> bool {
        self.differs_by_at_most(self.tolerance)
    }

    /// Whether the difference is at most a tolerance that the caller declares.
    ///
    /// In the communal file of the Cnaf, about one row in ten differs by more than 0.1, up to 0.7: rounding does not explain those.
    ///
    /// ```
    /// # use ctg_stats::childcare::CoverageByMode;
    /// # let rates = |texts: &[&str]| texts.iter().map(|rate| rate.parse()).collect::<Result<Vec<ctg_model::Decimal>, _>>();
    /// let rochefort = CoverageByMode::new(rates(&["31.7", "5.9", "35.1"])?, "72.8".parse()?).unwrap();
    /// assert!(rochefort.differs_by_at_most("0.1".parse()?));
    /// assert!(!rochefort.differs_by_at_most("0.05".parse()?));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn differs_by_at_most(&self, tolerance: Decimal) -> bool {
        let (low, high) = (Decimal::ZERO.checked_sub(tolerance), tolerance);
        low.and_then(|low| Range::new(low, high)).is_some_and(|range| range.contains(self.difference))
    }
}
