//! Any set of claims, checked by the rules that anyone states on it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ctg_model::{Decimal, Slug, TimelineEntry};

use super::digits::one_digit_changes;
use super::finding::{Check, Finding, Repair, Severity};
use super::{Figure, Reconciliation, Rule};

/// A set of figures and dates, each under its identifier, on which rules can be stated.
///
/// # Errors
/// An identifier given twice.
///
/// # Examples
/// ```
/// use ctg_stats::reconcile::{Claims, Figure, Rule, Severity};
/// let claims = Claims::new(vec![
///     Figure::rounded("coverage".parse()?, "48".parse()?),
///     Figure::exact("covered".parse()?, "30394".parse()?),
///     Figure::exact("population".parse()?, "63320".parse()?),
/// ])?;
/// let rate = Rule::Rate { rate: "coverage".parse()?, numerator: "covered".parse()?, denominator: "population".parse()?, per: 100 };
/// let report = claims.check(&[("caf".parse()?, rate)])?;
/// assert_eq!(report.finding("caf").map(|finding| finding.severity), Some(Severity::Ok));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Claims {
    figures: Vec<Figure>,
    place_of: BTreeMap<Slug, usize>,
    dates: Vec<TimelineEntry>,
}

/// A figure that is not in the set, or is in it twice.
///
/// ```
/// use ctg_stats::reconcile::{Claims, Rule};
/// let rule = Rule::Subset { part: "principaux".parse()?, whole: "ccas".parse()? };
/// let error = Claims::default().check(&[("ccas-subset".parse()?, rule)]).unwrap_err();
/// assert_eq!(error.to_string(), "rule `ccas-subset` speaks of `principaux`, expected the identifier of a figure or date of the set");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimsError {
    rule: Option<Slug>,
    figure: Slug,
}

impl ClaimsError {
    /// The identifier at fault.
    ///
    /// ```
    /// use ctg_stats::reconcile::{Claims, Figure};
    /// let twice = vec![Figure::lost("eaje".parse()?), Figure::exact("eaje".parse()?, "13".parse()?)];
    /// assert_eq!(Claims::new(twice).unwrap_err().figure().as_str(), "eaje");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn figure(&self) -> &Slug {
        &self.figure
    }
}

impl fmt::Display for ClaimsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.rule {
            Some(rule) => {
                write!(
                    f,
                    "rule `{rule}` speaks of `{}`, expected the identifier of a figure or date of the set",
                    self.figure
                )
            }
            None => write!(f, "`{}` is given twice, expected once", self.figure),
        }
    }
}

impl std::error::Error for ClaimsError {}

impl Claims {
    /// The set of some figures.
    ///
    /// # Errors
    /// An identifier given twice.
    ///
    /// ```
    /// use ctg_stats::reconcile::{Claims, Figure};
    /// let eaje = Figure::exact("eaje".parse()?, "13".parse()?);
    /// assert_eq!(Claims::new(vec![eaje.clone(), eaje]).unwrap_err().to_string(), "`eaje` is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(figures: Vec<Figure>) -> Result<Self, ClaimsError> {
        let mut place_of = BTreeMap::new();
        for (place, figure) in figures.iter().enumerate() {
            if place_of.insert(figure.id().clone(), place).is_some() {
                return Err(ClaimsError { rule: None, figure: figure.id().clone() });
            }
        }
        Ok(Self { figures, place_of, dates: Vec::new() })
    }

    /// The same figures, and dates that rules of order speak of.
    ///
    /// # Errors
    /// An identifier given twice among the dates.
    ///
    /// # Examples
    /// ```
    /// use ctg_model::TimelineEntry;
    /// use ctg_stats::reconcile::{Claims, Rule, Severity};
    /// let signed = TimelineEntry::milestone("signature".parse()?, "Signature".parse()?, "2023-12-07".parse()?);
    /// let diagnosis = TimelineEntry::milestone("diagnostic".parse()?, "Diagnostic".parse()?, "2022".parse()?);
    /// let claims = Claims::default().with_dates(vec![signed, diagnosis])?;
    /// let order = |first: &str, then: &str| Ok::<_, ctg_model::LabelError>(Rule::Order { first: first.parse()?, then: then.parse()? });
    /// let report = claims.check(&[("as-it-was".parse()?, order("diagnostic", "signature")?), ("reversed".parse()?, order("signature", "diagnostic")?)])?;
    /// assert_eq!(report.findings().iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Ok, Severity::Warning]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_dates(self, dates: Vec<TimelineEntry>) -> Result<Self, ClaimsError> {
        for (place, date) in dates.iter().enumerate() {
            if dates.iter().take(place).any(|before| before.id() == date.id()) {
                return Err(ClaimsError { rule: None, figure: date.id().clone() });
            }
        }
        Ok(Self { dates, ..self })
    }

    /// The figures, as they were given.
    ///
    /// ```
    /// use ctg_stats::reconcile::{Claims, Figure};
    /// let claims = Claims::new(vec![Figure::lost("mam".parse()?), Figure::lost("eaje".parse()?)])?;
    /// assert_eq!(claims.figures().iter().map(|figure| figure.id().as_str()).collect::<Vec<_>>(), ["mam", "eaje"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The figure of an identifier.
    ///
    /// ```
    /// use ctg_stats::reconcile::{Claims, Figure};
    /// let claims = Claims::new(vec![Figure::exact("eaje".parse()?, "13".parse()?)])?;
    /// assert_eq!(claims.figure(&"eaje".parse()?).and_then(Figure::printed), Some("13".parse()?));
    /// assert_eq!(claims.figure(&"mam".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn figure(&self, id: &Slug) -> Option<&Figure> {
        self.place_of.get(id).and_then(|place| self.figures.get(*place))
    }

    /// Every rule's finding; a broken one with the one-digit changes of one figure that would satisfy it, the likeliest first.
    ///
    /// A repair is likelier the fewer rules it leaves broken ([`Repair::left`] counts them), then in the order of the rule's figures and of
    /// their digits. A change that would satisfy this rule and break another one ranks behind those that break none. A rule of which too little
    /// is known, a lost figure say, has no finding.
    ///
    /// *Complexity*: for each broken rule, each digit of each of its figures, the rules that speak of that figure.
    ///
    /// # Errors
    /// A rule that speaks of a figure that is not in the set.
    ///
    /// ```
    /// # use ctg_stats::reconcile::{Claims, Figure, Rule, Severity};
    /// # let figure = |id: &str, printed: &str| Ok::<_, Box<dyn std::error::Error>>(Figure::exact(id.parse()?, printed.parse()?));
    /// # let part_of = |part: &str, whole: &str| Ok::<_, Box<dyn std::error::Error>>(Rule::Subset { part: part.parse()?, whole: whole.parse()? });
    /// let claims = Claims::new(vec![figure("families", "400")?, figure("lone-parent", "450")?])?;
    /// let report = claims.check(&[("lone".parse()?, part_of("lone-parent", "families")?)])?;
    /// let lone = report.finding("lone").unwrap();
    /// assert_eq!(lone.severity, Severity::Error);                                // 450 of 400
    /// assert!(lone.repairs.iter().any(|repair| (repair.from.as_str(), repair.to.as_str()) == ("450", "350")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(&self, rules: &[(Slug, Rule)]) -> Result<Reconciliation, ClaimsError> {
        for (id, rule) in rules {
            let is_known =
                |id: &Slug| if rule.is_about_dates() { self.date(id).is_some() } else { self.figure(id).is_some() };
            if let Some(unknown) = rule.ids().find(|id| !is_known(id)) {
                return Err(ClaimsError { rule: Some(id.clone()), figure: unknown.clone() });
            }
        }
        let found = rules.iter().map(|(id, rule)| Some((rule, self.finding(id, rule)?)));
        let found: Vec<(&Rule, Finding)> = found.flatten().collect();
        let broken = found.iter().filter(|(_, finding)| finding.severity == Severity::Error);
        let broken: BTreeSet<&str> = broken.map(|(_, finding)| finding.id.as_str()).collect();
        let findings = found.iter().map(|(rule, finding)| {
            let repairs =
                if broken.contains(finding.id.as_str()) { self.repairs(rule, rules, &broken) } else { Vec::new() };
            finding.clone().repaired_by(repairs)
        });
        Ok(Reconciliation { findings: findings.collect() })
    }

    fn date(&self, id: &Slug) -> Option<&TimelineEntry> {
        self.dates.iter().find(|date| date.id() == id)
    }

    fn finding(&self, id: &Slug, rule: &Rule) -> Option<Finding> {
        let Rule::Order { first, then } = rule else {
            return rule.finding(id.as_str(), |id| self.figure(id));
        };
        let (first, then) = (self.date(first)?, self.date(then)?);
        Some(
            [first, then]
                .into_iter()
                .fold(order(id.as_str(), first, then), |finding, date| finding.about(date.id(), "")),
        )
    }

    /// The one-digit changes of one figure after which a rule holds, with the number of rules that then are broken.
    fn repairs(&self, rule: &Rule, rules: &[(Slug, Rule)], broken: &BTreeSet<&str>) -> Vec<Repair> {
        let mut repairs: Vec<Repair> = Vec::new();
        for figure in rule.ids().filter_map(|id| self.figure(id)) {
            let touched: Vec<&(Slug, Rule)> =
                rules.iter().filter(|(_, other)| other.ids().any(|id| id == figure.id())).collect();
            let untouched = broken.iter().filter(|id| touched.iter().all(|(own, _)| own.as_str() != **id)).count();
            let printed = figure.best().map(|number| number.to_string()).unwrap_or_default();
            for (to, number) in
                one_digit_changes(&printed).into_iter().filter_map(|to| Some((to.clone(), to.parse().ok()?)))
            {
                let changed = figure.reprinted(number);
                let lookup = |id: &Slug| if id == changed.id() { Some(&changed) } else { self.figure(id) };
                let holds =
                    |rule: &Rule| rule.finding("", lookup).is_none_or(|found| found.severity != Severity::Error);
                if holds(rule) {
                    let left = untouched + touched.iter().filter(|(_, other)| !holds(other)).count();
                    repairs.push(repair(figure, &printed, to, number, left));
                }
            }
        }
        repairs.sort_by_key(|repair| repair.left);
        repairs
    }
}

fn repair(figure: &Figure, from: &str, to: String, number: Decimal, left: usize) -> Repair {
    let left = u64::try_from(left).ok().and_then(Decimal::whole).unwrap_or(Decimal::ZERO);
    Repair { of: figure.id().clone(), from: from.to_owned(), to, characters: 1, left, is_kept: figure.is_kept(number) }
}

/// Whether one date comes before another, or ends before the other starts.
pub(super) fn order(id: &str, first: &TimelineEntry, then: &TimelineEntry) -> Finding {
    let severity = if first.ends_before(then) { Severity::Ok } else { Severity::Warning };
    Finding::new(id, severity, Check::Order { first: first.label().clone(), then: then.label().clone() })
}
