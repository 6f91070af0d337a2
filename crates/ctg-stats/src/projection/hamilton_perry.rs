//! The method of Hamilton and Perry.

use ctg_model::AgeBand;

use super::cohorts::{aged, check_length};
use super::error::Fault;
use super::{BySex, Cohorts, ProjectionError};

/// How much each cohort grows or shrinks from one census to the next, deaths and moves together, and how many children there are per woman.
///
/// *Formula*: the ratio of a cohort is the persons of a band over those of the band before at the census before, the last two bands
/// together into the last; the child–woman ratio is the persons of the first band over the women of the ages of mothers, which the
/// caller gives.
///
/// # Errors
/// [`between`](Self::between): other bands, ages of mothers that cut a band, nobody in a band of the first census, no woman of the ages
/// of mothers. A cohort that starts from nobody has no ratio: take wider bands or a larger territory.
///
/// # Examples
/// ```
/// use ctg_stats::projection::{CohortRatios, Cohorts};
/// let before = Cohorts::new(20, vec![10.0, 10.0, 10.0], vec![10.0, 10.0, 10.0])?;
/// let now = Cohorts::new(20, vec![6.0, 12.0, 16.0], vec![6.0, 9.0, 12.0])?;
/// let ratios = CohortRatios::between(&before, &now, "20-39".parse()?)?;
/// assert_eq!(ratios.change().women, [1.2, 0.8]);                  // 12 ÷ 10, 16 ÷ (10 + 10)
/// assert_eq!(ratios.children_per_woman().men, 0.5);              // 6 boys for 12 women
/// let next = ratios.project(&now, 1)?;
/// assert_eq!(next[0].persons().women[1], 6.0 * 1.2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Hamilton and Perry, *A short method for projecting population by age from one decennial census to another*, Social Forces 41, 1962;
/// Smith, Tayman and Swanson, *A Practitioner's Guide to State and Local Population Projections*, 2013, chapter 7.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct CohortRatios {
    change: BySex<Vec<f64>>,
    children_per_woman: BySex<f64>,
    mothers: AgeBand,
}

impl CohortRatios {
    /// The ratios between two censuses that lie as many years apart as a band is wide.
    ///
    /// # Errors
    /// Other bands, ages of mothers that cut a band, nobody to compare with.
    ///
    /// ```
    /// use ctg_stats::projection::{CohortRatios, Cohorts};
    /// let before = Cohorts::new(20, vec![10.0, 10.0, 10.0], vec![10.0, 10.0, 10.0])?;
    /// let now = Cohorts::new(20, vec![6.0, 12.0, 16.0], vec![6.0, 9.0, 12.0])?;
    /// assert_eq!(CohortRatios::between(&before, &now, "20-39".parse()?)?.change().women[0], 1.2); // 12 ÷ 10
    /// assert!(CohortRatios::between(&before, &now, "20-44".parse()?).is_err());   // 40-44 is a part of a band
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn between(earlier: &Cohorts, later: &Cohorts, mothers: AgeBand) -> Result<Self, ProjectionError> {
        check_length("the later population", later.len(), earlier.len())?;
        if earlier.width() != later.width() {
            return Err(Fault::Width(later.width()).into());
        }
        let ratios = |sex: &'static str, before: &[f64], after: &[f64]| -> Result<Vec<f64>, ProjectionError> {
            let pairs = aged(before).into_iter().zip(after.iter().skip(1)).enumerate();
            pairs
                .map(|(index, (before, after))| match earlier.band(index) {
                    Some(band) if before <= 0.0 => Err(Fault::Nobody { sex, band }.into()),
                    _ => Ok(after / before),
                })
                .collect()
        };
        let (old, new) = (earlier.persons(), later.persons());
        let change = BySex { women: ratios("women", &old.women, &new.women)?, men: ratios("men", &old.men, &new.men)? };
        let women = women_of(later, mothers)?;
        if women <= 0.0 {
            return Err(Fault::Nobody { sex: "women", band: mothers }.into());
        }
        let children_per_woman = new.map(|persons| persons.first().copied().unwrap_or_default() / women);
        Ok(Self { change, children_per_woman, mothers })
    }

    /// Ratios that the caller gives: one for each band but the last, by the band that persons leave, youngest first.
    ///
    /// # Errors
    /// A ratio under 0 or that is no number, not as many for men as for women.
    ///
    /// ```
    /// use ctg_stats::projection::{BySex, CohortRatios};
    /// let change = BySex { women: vec![1.0, 0.8], men: vec![1.0, 0.7] };
    /// assert!(CohortRatios::new(change, BySex { women: 0.5, men: 0.5 }, "20-39".parse()?).is_ok());
    /// # Ok::<(), ctg_model::AgeBandError>(())
    /// ```
    pub fn new(
        change: BySex<Vec<f64>>,
        children_per_woman: BySex<f64>,
        mothers: AgeBand,
    ) -> Result<Self, ProjectionError> {
        check_length("the ratios of men", change.men.len(), change.women.len())?;
        let children = [children_per_woman.women, children_per_woman.men];
        let mut all = change.women.iter().chain(&change.men).chain(&children);
        match all.find(|ratio| !(ratio.is_finite() && **ratio >= 0.0)) {
            Some(found) => Err(Fault::Rate { what: "a ratio", found: *found, expected: "a number from 0" }.into()),
            None => Ok(Self { change, children_per_woman, mothers }),
        }
    }

    /// The ratio of each cohort, by the band that it leaves, youngest first.
    ///
    /// ```
    /// # use ctg_stats::projection::{CohortRatios, Cohorts};
    /// let before = Cohorts::new(20, vec![10.0, 10.0, 10.0], vec![10.0, 10.0, 10.0])?;
    /// let now = Cohorts::new(20, vec![6.0, 12.0, 16.0], vec![6.0, 9.0, 12.0])?;
    /// let ratios = CohortRatios::between(&before, &now, "20-39".parse()?)?;
    /// assert_eq!(ratios.change().men, [0.9, 0.6]);                               // 9 ÷ 10, 12 ÷ (10 + 10)
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn change(&self) -> &BySex<Vec<f64>> {
        &self.change
    }

    /// Girls and boys of the first band per woman of the ages of mothers.
    ///
    /// ```
    /// # use ctg_stats::projection::{CohortRatios, Cohorts};
    /// let before = Cohorts::new(20, vec![10.0, 10.0, 10.0], vec![10.0, 10.0, 10.0])?;
    /// let now = Cohorts::new(20, vec![6.0, 12.0, 16.0], vec![6.0, 9.0, 12.0])?;
    /// let ratios = CohortRatios::between(&before, &now, "20-39".parse()?)?;
    /// assert_eq!(ratios.children_per_woman().women, 0.5);                        // 6 girls for 12 women
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn children_per_woman(&self) -> BySex<f64> {
        self.children_per_woman
    }

    /// The ages of mothers.
    ///
    /// ```
    /// # use ctg_stats::projection::{CohortRatios, Cohorts};
    /// let before = Cohorts::new(20, vec![10.0, 10.0, 10.0], vec![10.0, 10.0, 10.0])?;
    /// let now = Cohorts::new(20, vec![6.0, 12.0, 16.0], vec![6.0, 9.0, 12.0])?;
    /// let ratios = CohortRatios::between(&before, &now, "20-39".parse()?)?;
    /// assert_eq!(ratios.mothers().to_string(), "20-39");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mothers(&self) -> AgeBand {
        self.mothers
    }

    /// The population after each of so many steps, each as long as a band, if the ratios hold.
    ///
    /// # Errors
    /// Other bands than those of the ratios.
    ///
    /// ```
    /// use ctg_stats::projection::{BySex, CohortRatios, Cohorts};
    /// let change = BySex { women: vec![1.0, 0.5], men: vec![1.0, 0.5] };
    /// let ratios = CohortRatios::new(change, BySex { women: 0.5, men: 0.5 }, "20-39".parse()?)?;
    /// let now = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![10.0, 12.0, 8.0])?;
    /// let next = ratios.project(&now, 2)?;
    /// assert_eq!(next[0].persons().women, [5.0, 10.0, 10.0]);                    // 10 ÷ 2; 10; (12 + 8) ÷ 2
    /// assert_eq!(next[1].persons().women, [2.5, 5.0, 10.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn project(&self, start: &Cohorts, steps: usize) -> Result<Vec<Cohorts>, ProjectionError> {
        check_length("the population", start.len(), self.change.women.len() + 1)?;
        let mut populations: Vec<Cohorts> = Vec::new();
        for _ in 0..steps {
            let next = self.step(populations.last().unwrap_or(start))?;
            populations.push(next);
        }
        Ok(populations)
    }

    fn step(&self, now: &Cohorts) -> Result<Cohorts, ProjectionError> {
        let older = |persons: &[f64], change: &[f64]| -> Vec<f64> {
            let grown = aged(persons).into_iter().zip(change).map(|(persons, ratio)| persons * ratio);
            std::iter::once(0.0).chain(grown).collect()
        };
        let persons = now.persons();
        let (mut women, mut men) = (older(&persons.women, &self.change.women), older(&persons.men, &self.change.men));
        let mothers = women_of(&Cohorts::new(now.width(), women.clone(), men.clone())?, self.mothers)?;
        if let (Some(girls), Some(boys)) = (women.first_mut(), men.first_mut()) {
            (*girls, *boys) = (self.children_per_woman.women * mothers, self.children_per_woman.men * mothers);
        }
        Cohorts::new(now.width(), women, men)
    }
}

/// The women of whole bands that make up the ages of mothers, which do not start in the first band.
fn women_of(population: &Cohorts, mothers: AgeBand) -> Result<f64, ProjectionError> {
    let inside = |(band, women): (AgeBand, &f64)| mothers.covers(band).then_some((band, *women));
    let found: Vec<(AgeBand, f64)> = population.bands().zip(&population.persons().women).filter_map(inside).collect();
    let first = found.first().map(|(band, _)| band.from());
    let whole = first == Some(mothers.from()) && found.last().is_some_and(|(band, _)| band.until() == mothers.until());
    if whole && mothers.from() > 0 {
        Ok(found.iter().map(|(_, women)| women).sum())
    } else {
        Err(Fault::Mothers(mothers).into())
    }
}
