//! What printed figures say, against what can be computed.
//!
//! A brochure prints figures; communes add up to others. [`reconcile`] compares the two by rules and says what it found, figure by figure:
//! what is printed, what was expected, and which small repairs would make both agree, ranked. Nothing is ever overwritten: a figure that
//! disagrees stays as printed, and the disagreement is told.
//!
//! The rules:
//!
//! | rule | from | holds when |
//! | --- | --- | --- |
//! | count | a unit that counts things | a whole number is printed |
//! | sum of communes | a printed population | it is the sum of the *populations municipales* of its communes |
//! | closure | printed zones and territory | zones add up to the territory, age shares to 100 within what rounding allows |
//! | partition | printed age bands | they cover every age once |
//! | subset, equal, sum, ratio, persons-per, order | [expectations](ctg_model::claim::ExpectationRule) | as each says |
//! | one-digit repair | the populations that disagree | — it ranks the digits that one may have misprinted |
//!
//! The same rules can be stated on any figures, without diagnosis: make [`Claims`] of [`Figure`]s and [check](Claims::check) a [`Rule`] on them.

mod ages;
mod claims;
mod dates;
mod digits;
mod figure;
mod figures;
mod finding;
mod population;
mod range;
mod ratio;
mod relations;
mod repair;
mod rule;

use ctg_model::Diagnosis;

pub use claims::{Claims, ClaimsError};
pub use figure::Figure;
pub use finding::{Check, Expected, Finding, Repair, Severity};
pub use range::Range;
pub use ratio::Ratio;
pub use rule::Rule;

/// Everything that was checked, and what was found.
///
/// ```
/// use ctg_stats::reconcile::Severity;
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let report = ctg_stats::reconcile(&caro);
/// assert_eq!(report.finding("zone-nord").map(|finding| finding.severity), Some(Severity::Error));
/// assert_eq!(report.finding("zone-rochefort").map(|finding| finding.severity), Some(Severity::Ok));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Reconciliation {
    findings: Vec<Finding>,
}

impl Reconciliation {
    /// What was found: figures in the order of the document, then ages, relations, dates, stakes.
    ///
    /// ```
    /// # use ctg_stats::reconcile::{Claims, Figure, Rule, Severity};
    /// # let figure = |id: &str, printed: &str| Ok::<_, Box<dyn std::error::Error>>(Figure::exact(id.parse()?, printed.parse()?));
    /// # let part_of = |part: &str, whole: &str| Ok::<_, Box<dyn std::error::Error>>(Rule::Subset { part: part.parse()?, whole: whole.parse()? });
    /// let claims = Claims::new(vec![figure("families", "400")?, figure("lone-parent", "450")?, figure("large", "60")?])?;
    /// let report = claims.check(&[("lone".parse()?, part_of("lone-parent", "families")?), ("three".parse()?, part_of("large", "families")?)])?;
    /// assert_eq!(report.findings().iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Error, Severity::Ok]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The finding of an identifier: that of a figure, of an expectation or of a stake, or `population-closure`, `population-repair`,
    /// `age-sum`, `age-gap-0-5` and the like.
    ///
    /// ```
    /// # use ctg_stats::reconcile::{Claims, Figure, Rule, Severity};
    /// # let figure = |id: &str, printed: &str| Ok::<_, Box<dyn std::error::Error>>(Figure::exact(id.parse()?, printed.parse()?));
    /// # let part_of = |part: &str, whole: &str| Ok::<_, Box<dyn std::error::Error>>(Rule::Subset { part: part.parse()?, whole: whole.parse()? });
    /// let claims = Claims::new(vec![figure("families", "400")?, figure("lone-parent", "450")?, figure("large", "60")?])?;
    /// let report = claims.check(&[("lone".parse()?, part_of("lone-parent", "families")?), ("three".parse()?, part_of("large", "families")?)])?;
    /// assert_eq!(report.finding("three").map(|finding| finding.severity), Some(Severity::Ok)); // 60 of 400
    /// assert_eq!(report.finding("four"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    /// The findings that a reader must know of: warnings, errors and their explanations.
    ///
    /// ```
    /// # use ctg_stats::reconcile::{Claims, Figure, Rule, Severity};
    /// # let figure = |id: &str, printed: &str| Ok::<_, Box<dyn std::error::Error>>(Figure::exact(id.parse()?, printed.parse()?));
    /// # let part_of = |part: &str, whole: &str| Ok::<_, Box<dyn std::error::Error>>(Rule::Subset { part: part.parse()?, whole: whole.parse()? });
    /// let claims = Claims::new(vec![figure("families", "400")?, figure("lone-parent", "450")?, figure("large", "60")?])?;
    /// let report = claims.check(&[("lone".parse()?, part_of("lone-parent", "families")?), ("three".parse()?, part_of("large", "families")?)])?;
    /// assert_eq!(report.disagreements().map(|finding| finding.id.as_str()).collect::<Vec<_>>(), ["lone"]); // 450 of 400
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn disagreements(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity > Severity::Info)
    }
}

/// Compares the printed figures of a diagnosis with each other and with what its communes add up to.
///
/// *Complexity*: linear in the figures and communes, but for the repair of populations, which tries each digit of each printed one.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let report = ctg_stats::reconcile(&caro);
/// let best = &report.finding("population-repair").unwrap().repairs[0];
/// assert_eq!((best.from.as_str(), best.to.as_str()), ("9393", "9293"));
/// ```
pub fn reconcile(diagnosis: &Diagnosis) -> Reconciliation {
    let mut findings = figures::findings(diagnosis);
    findings.extend(population::closure(diagnosis));
    findings.extend(repair::findings(diagnosis));
    findings.extend(ages::findings(diagnosis));
    findings.extend(relations::findings(diagnosis));
    findings.extend(dates::findings(diagnosis));
    Reconciliation { findings }
}
