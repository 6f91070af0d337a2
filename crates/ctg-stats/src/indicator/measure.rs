//! An indicator measured somewhere, with its terms.

use ctg_model::claim::{Claim, Unit};
use ctg_model::{Slug, Vintage, VintageMismatch};

use super::error::Fault;
use super::{Caveat, Count, Form, Indicator, MeasureError, Statistic, Variable, VintageRule};

/// An indicator measured for one territory: its terms are kept, so that it can be added up rightly and contested (*mesure*).
///
/// It is made by [`Indicator::of_count`], [`of_counts`](Indicator::of_counts), [`of_change`](Indicator::of_change),
/// [`of_statistic`](Indicator::of_statistic) and [`of_printed`](Indicator::of_printed), which refuse what the definition does not allow.
///
/// # Examples
/// ```
/// use ctg_model::{Vintage, observation::{Observation, Status}};
/// use ctg_stats::indicator::{Catalogue, Caveat, Count};
/// let catalogue = Catalogue::portrait()?;
/// let eaje = catalogue.indicator("eaje-per-1000").unwrap();
/// let thirteen = Count::new("eaje".parse()?, None, Observation::exact(13_u64, Status::Restored));
/// let inhabitants = Count::new("population".parse()?, Some(Vintage::new(2018)?), Observation::exact(63_220_u64, Status::Observed));
/// let measure = eaje.of_counts(thirteen, inhabitants)?;
/// assert_eq!(format!("{:.2}", measure.value().point().unwrap()), "0.21");
/// assert!(measure.caveats().contains(&Caveat::Undated));                    // the brochure prints no year for the 13
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Measure {
    pub(super) indicator: Slug,
    pub(super) terms: Terms,
    pub(super) per: u32,
    caveats: Vec<Caveat>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Terms {
    Count(Count),
    Quotient { numerator: Count, denominator: Count, is_share: bool },
    Change { end: Count, start: Count, years: u16 },
    Published(Statistic),
}

impl Measure {
    /// The code of the indicator.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// let births = catalogue.indicator("births").unwrap().of_count(count("births", 2021, 12)?)?;
    /// assert_eq!(births.indicator().as_str(), "births");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn indicator(&self) -> &Slug {
        &self.indicator
    }

    /// The count, the numerator, or the later count of a change; `None` for a published statistic.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// # let change = catalogue.indicator("population-annual-change").unwrap();
    /// let measure = change.of_change(count("population", 2019, 100)?, count("population", 2021, 121)?)?;
    /// assert_eq!(measure.numerator(), Some(&count("population", 2021, 121)?));   // the later count
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn numerator(&self) -> Option<&Count> {
        match &self.terms {
            Terms::Count(count) => Some(count),
            Terms::Quotient { numerator, .. } => Some(numerator),
            Terms::Change { end, .. } => Some(end),
            Terms::Published(_) => None,
        }
    }

    /// The denominator, or the earlier count of a change.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// # let change = catalogue.indicator("population-annual-change").unwrap();
    /// let measure = change.of_change(count("population", 2019, 100)?, count("population", 2021, 121)?)?;
    /// assert_eq!(measure.denominator(), Some(&count("population", 2019, 100)?)); // the earlier count
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn denominator(&self) -> Option<&Count> {
        match &self.terms {
            Terms::Quotient { denominator, .. } => Some(denominator),
            Terms::Change { start, .. } => Some(start),
            Terms::Count(_) | Terms::Published(_) => None,
        }
    }

    /// The value as published, where it was not computed.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Statistic};
    /// # let catalogue = Catalogue::portrait()?;
    /// let published = Statistic::new("median-living-standard".parse()?, Some(Vintage::new(2021)?), Observation::exact("22080".parse()?, Status::Observed));
    /// let median = catalogue.indicator("median-living-standard").unwrap().of_statistic(published.clone())?;
    /// assert!(median.statistic() == Some(&published) && median.numerator().is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn statistic(&self) -> Option<&Statistic> {
        match &self.terms {
            Terms::Published(statistic) => Some(statistic),
            _ => None,
        }
    }

    /// What a reader must know: the caveats of the definition, and those of these very terms.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// use ctg_stats::indicator::Caveat;
    /// # let births = catalogue.indicator("births").unwrap();
    /// let dated = births.of_count(count("births", 2021, 12)?)?;
    /// let undated = births.of_count(Count { vintage: None, ..count("births", 2021, 12)? })?;
    /// assert!(undated.caveats().contains(&Caveat::Undated) && !dated.caveats().contains(&Caveat::Undated));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn caveats(&self) -> &[Caveat] {
        &self.caveats
    }
}

impl Indicator {
    /// The measure of a count.
    ///
    /// # Errors
    /// An indicator that is no count, or another variable.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// let births = catalogue.indicator("births").unwrap().of_count(count("births", 2021, 12)?)?;
    /// assert_eq!(births.value().point(), Some(12.0));
    /// let error = catalogue.indicator("birth-rate").unwrap().of_count(count("births", 2021, 12)?).unwrap_err();
    /// assert_eq!(error.to_string(), "indicator `birth-rate` given one count, expected a numerator and a denominator");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_count(&self, count: Count) -> Result<Measure, MeasureError> {
        let Form::Count { of } = &self.form else {
            return Err(self.wrong_form("one count"));
        };
        self.expect("counts", of, &count.variable)?;
        let undated = count.vintage.is_none();
        Ok(self.measure(Terms::Count(count), undated.then_some(Caveat::Undated)))
    }

    /// The measure of a quotient: a share or a rate.
    ///
    /// # Errors
    /// An indicator that is no quotient; a numerator or a denominator of another variable than that of the definition; years that its
    /// [`VintageRule`] refuses.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// let birth_rate = catalogue.indicator("birth-rate").unwrap();
    /// let measure = birth_rate.of_counts(count("births", 2021, 18)?, count("population", 2021, 2_000)?)?;
    /// assert_eq!(measure.value().point(), Some(9.0));                            // 18 of 2 000 are 9 of 1 000
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_counts(&self, numerator: Count, denominator: Count) -> Result<Measure, MeasureError> {
        let Some(whole) = self.form.denominator() else {
            return Err(self.wrong_form("a numerator and a denominator"));
        };
        self.expect("divides", self.form.numerator(), &numerator.variable)?;
        self.expect("divided by", whole, &denominator.variable)?;
        let told = self.meet(&numerator, &denominator)?;
        let is_share = matches!(self.form, Form::Share { .. });
        Ok(self.measure(Terms::Quotient { numerator, denominator, is_share }, told))
    }

    /// The measure of a change from one count to a later one.
    ///
    /// # Errors
    /// An indicator that is no change, another variable, a count without year, or years in the wrong order.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// let change = catalogue.indicator("population-annual-change").unwrap();
    /// let measure = change.of_change(count("population", 2019, 100)?, count("population", 2021, 121)?)?;
    /// assert_eq!(format!("{:.1}", measure.value().point().unwrap()), "10.0");    // 100 × 1.1 × 1.1 is 121
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_change(&self, start: Count, end: Count) -> Result<Measure, MeasureError> {
        let Form::AnnualChange { of } = &self.form else {
            return Err(self.wrong_form("the counts of two years"));
        };
        self.expect("compares", of, &start.variable)?;
        self.expect("compares", of, &end.variable)?;
        let year = |count: &Count| count.vintage.ok_or_else(|| self.undated(count));
        let (first, last) = (year(&start)?, year(&end)?);
        let years = last.year().checked_sub(first.year()).filter(|years| *years > 0);
        let years = years.ok_or_else(|| MeasureError::new(self, Fault::Order { end: last, start: first }))?;
        Ok(self.measure(Terms::Change { end, start, years }, None))
    }

    /// The measure of a statistic as its publisher gives it.
    ///
    /// # Errors
    /// An indicator that can be computed from counts, or another statistic.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Statistic};
    /// # let catalogue = Catalogue::portrait()?;
    /// let published = Statistic::new("median-living-standard".parse()?, Some(Vintage::new(2021)?), Observation::exact("22080".parse()?, Status::Observed));
    /// let median = catalogue.indicator("median-living-standard").unwrap().of_statistic(published.clone())?;
    /// assert_eq!(median.value().point(), Some(22_080.0));
    /// assert_eq!(median.value().bounds().map(|bounds| bounds.low()), Some(22_079.5)); // it is printed to the euro
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_statistic(&self, statistic: Statistic) -> Result<Measure, MeasureError> {
        let Form::Published { of } = &self.form else {
            return Err(self.wrong_form("a published statistic"));
        };
        self.expect("publishes", of, &statistic.variable)?;
        let undated = statistic.vintage.is_none();
        Ok(self.measure(Terms::Published(statistic), undated.then_some(Caveat::Undated)))
    }

    /// The measure that a document prints: a count, or a percentage whose terms are not printed.
    ///
    /// # Errors
    /// A figure of another measure; a percentage of another denominator, or of one that is not told: *15,1 % de familles monoparentales* may be of
    /// families or of families with children, and the two do not compare.
    ///
    /// # Examples
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// use ctg_stats::indicator::Catalogue;
    /// let catalogue = Catalogue::portrait()?;
    /// let printed = caro.claim("lone-parent").unwrap();
    /// let error = catalogue.indicator("lone-parent-of-families").unwrap().of_printed(printed).unwrap_err();
    /// assert!(error.is_wrong_term());
    ///
    /// let covered = catalogue.indicator("caf-coverage").unwrap().of_printed(caro.claim("caf-coverage").unwrap())?;
    /// assert_eq!(covered.value().bounds().map(|bounds| (bounds.low(), bounds.high())), Some((47.5, Some(48.5))));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_printed(&self, claim: &Claim) -> Result<Measure, MeasureError> {
        let numerator = self.form.numerator();
        if numerator.measure.as_ref() != Some(&claim.measure) {
            let found = claim.measure.word().parse().unwrap_or_else(|_| claim.id.clone());
            return Err(self.wrong_variable("prints", found, numerator));
        }
        match (&self.form, claim.unit) {
            (Form::Count { .. }, unit) if numerator.printed_in == Some(unit) => {
                self.of_count(Count::new(numerator.id.clone(), None, claim.kept))
            }
            (Form::Share { denominator, .. }, Unit::Percent(of)) if denominator.whole == Some(of) => {
                let printed = claim.kept.value().filter(|value| value.digits() < 0);
                if let Some(negative) = printed {
                    return Err(MeasureError::new(self, Fault::Malformed { found: negative.to_string() }));
                }
                let statistic = Statistic::new(numerator.id.clone(), None, claim.kept);
                Ok(self.measure(Terms::Published(statistic), Some(Caveat::Undated)))
            }
            (form, _) => {
                let expected =
                    form.denominator().map_or("a count".to_owned(), |whole| format!("per cent of `{}`", whole.id));
                Err(MeasureError::new(self, Fault::Denominator { expected }))
            }
        }
    }

    pub(super) fn measure(&self, terms: Terms, more: Option<Caveat>) -> Measure {
        let mut caveats = self.caveats.clone();
        caveats.extend(more.filter(|caveat| !self.caveats.contains(caveat)));
        Measure { indicator: self.code.clone(), terms, per: self.form.per(), caveats }
    }

    fn expect(&self, place: &'static str, expected: &Variable, found: &Slug) -> Result<(), MeasureError> {
        if expected.id == *found { Ok(()) } else { Err(self.wrong_variable(place, found.clone(), expected)) }
    }

    fn wrong_variable(&self, place: &'static str, found: Slug, expected: &Variable) -> MeasureError {
        MeasureError::new(self, Fault::Variable { place, found, expected: expected.id.clone() })
    }

    fn wrong_form(&self, found: &'static str) -> MeasureError {
        let expected = match self.form {
            Form::Count { .. } => "one count",
            Form::Share { .. } | Form::Rate { .. } => "a numerator and a denominator",
            Form::AnnualChange { .. } => "the counts of two years",
            Form::Published { .. } => "a published statistic",
        };
        MeasureError::new(self, Fault::Form { found, expected })
    }

    fn undated(&self, count: &Count) -> MeasureError {
        MeasureError::new(self, Fault::Undated { variable: count.variable.clone() })
    }

    /// Whether the years of two terms may meet, and what a reader must be told if they do.
    fn meet(&self, one: &Count, other: &Count) -> Result<Option<Caveat>, MeasureError> {
        let years: (Option<Vintage>, Option<Vintage>) = (one.vintage, other.vintage);
        match (self.vintage, years) {
            (_, (Some(left), Some(right))) => match (left.same(right), self.vintage) {
                (Ok(()), _) => Ok(None),
                (Err(_), VintageRule::Told) => Ok(Some(Caveat::MixedVintages)),
                (Err(mismatch), _) => Err(self.mismatch(mismatch)),
            },
            (VintageRule::Told, _) => Ok(Some(Caveat::Undated)),
            (_, (None, _)) => Err(self.undated(one)),
            (_, (_, None)) => Err(self.undated(other)),
        }
    }

    fn mismatch(&self, mismatch: VintageMismatch) -> MeasureError {
        MeasureError::new(self, Fault::Vintages(mismatch))
    }
}
