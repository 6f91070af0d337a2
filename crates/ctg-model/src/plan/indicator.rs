//! Indicators with a baseline and a goal.

use super::goal::{Goal, Measured};
use crate::observation::{Absence, Observation};
use crate::{Decimal, Evidence, Label, PartialDate, Slug};

crate::words::words! {
    /// What an indicator of a plan tells (*indicateur de moyens*, *de réalisation*, *de résultat*).
    ///
    /// ```
    /// assert_eq!(ctg_model::plan::IndicatorKind::Outcome.as_str(), "outcome");
    /// ```
    pub enum IndicatorKind in "plan::": "kind of indicator" {
        /// What is put in: money, posts (*moyens*).
        Means = "means",
        /// What is brought about directly (*réalisation*).
        Output = "output",
        /// What that changes (*résultat*).
        Outcome = "outcome",
    }
}

/// An indicator of a plan (*indicateur*): a baseline, a goal, a horizon, and what was measured since.
///
/// Evaluation asks for a value from before the convention and the means to follow it; where either is missing, this says why, and
/// `ctg_stats::evaluation` answers that the indicator cannot be evaluated.
///
/// # Errors
/// A target on the wrong side of the baseline; two measures of one date.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Goal, Indicator, IndicatorKind};
/// use ctg_model::observation::{Absence, Observation, Status};
/// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output,
///     Goal::Increase(Observation::exact("12".parse()?, Status::Observed)));
/// assert_eq!(stops.baseline().absence(), Some(Absence::NotAvailable));
/// let error = stops.with_baseline("2023".parse()?, Observation::exact("20".parse()?, Status::Observed)).unwrap_err();
/// assert_eq!(error.to_string(), "indicator `arrets` has the target 12 and the baseline 20, expected a target of at least the baseline");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Ithéa, *Évaluer sa CTG*, which quotes the evaluation framework of the Cnaf.
#[doc(alias = "indicateur")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawIndicator"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Indicator {
    id: Slug,
    label: Label,
    kind: IndicatorKind,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    unit: Option<Label>,
    goal: Goal,
    baseline: Observation<Decimal>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    baseline_date: Option<PartialDate>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    horizon: Option<PartialDate>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    measures: Vec<Measured>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    evidence: Option<Evidence>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawIndicator {
    id: Slug,
    label: Label,
    kind: IndicatorKind,
    unit: Option<Label>,
    goal: Goal,
    baseline: Observation<Decimal>,
    baseline_date: Option<PartialDate>,
    horizon: Option<PartialDate>,
    #[serde(default)]
    measures: Vec<Measured>,
    evidence: Option<Evidence>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawIndicator> for Indicator {
    type Error = IndicatorError;

    fn try_from(raw: RawIndicator) -> Result<Self, IndicatorError> {
        let RawIndicator { id, label, kind, unit, goal, baseline, baseline_date, horizon, measures, evidence } = raw;
        let bare = Self { unit, horizon, evidence, ..Self::new(id, label, kind, goal) };
        measures.into_iter().try_fold(bare.based_on(baseline_date, baseline)?, Self::with_measure)
    }
}

/// Why an interval, a measure or an indicator cannot be.
///
/// ```
/// use ctg_model::plan::Interval;
/// assert!(Interval::new("2".parse()?, "1".parse()?).is_err());
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct IndicatorError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("interval from {low} to {high}, expected the lower end first")]
    Upside { low: Decimal, high: Decimal },
    #[error("measure of {date} is {value}, expected a value from {low} to {high}, as its interval says")]
    Outside { date: PartialDate, value: Decimal, low: Decimal, high: Decimal },
    #[error("measure of {date} has an interval and no value, expected a value in it")]
    NoValue { date: PartialDate },
    #[error("indicator `{id}` has the target {target} and the baseline {baseline}, expected a target {expected}")]
    WrongWay { id: Slug, target: Decimal, baseline: Decimal, expected: &'static str },
    #[error("indicator `{id}` has two measures of {date}, expected one")]
    Twice { id: Slug, date: PartialDate },
}

impl Indicator {
    /// An indicator without baseline, horizon or measures yet.
    ///
    /// ```
    /// use ctg_model::{observation::Absence, plan::{Goal, Indicator, IndicatorKind}};
    /// let goal = Goal::NotStated(Absence::NotAvailable);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, goal);
    /// assert_eq!(stops.baseline().absence(), Some(Absence::NotAvailable));
    /// assert!(stops.measures().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(id: Slug, label: Label, kind: IndicatorKind, goal: Goal) -> Self {
        Self {
            id,
            label,
            kind,
            unit: None,
            goal,
            baseline: Observation::Absent(Absence::NotAvailable),
            baseline_date: None,
            horizon: None,
            measures: Vec::new(),
            evidence: None,
        }
    }

    /// The same indicator, in this unit.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// assert_eq!(stops.with_unit("arrêts".parse()?).unit().map(|unit| unit.as_str()), Some("arrêts"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_unit(self, unit: Label) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The same indicator, with its value before (*valeur de référence*), or why there is none.
    ///
    /// # Errors
    /// A baseline on the other side of the target.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// let before = |stops: &str| Ok::<_, ctg_model::DecimalError>(Observation::exact(stops.parse()?, Status::Observed));
    /// assert!(stops.clone().with_baseline("2023".parse()?, before("12")?).is_ok());   // the target of 12 was met already
    /// assert!(stops.with_baseline("2023".parse()?, before("13")?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_baseline(self, date: PartialDate, baseline: Observation<Decimal>) -> Result<Self, IndicatorError> {
        self.based_on(Some(date), baseline)
    }

    /// The same indicator, with its value at a date that is not known, or why there is none.
    ///
    /// # Errors
    /// A baseline on the other side of the target.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// let stops = stops.with_undated_baseline(Observation::exact("5".parse()?, Status::Printed))?;
    /// assert_eq!(stops.baseline().value().map(|before| before.to_string()).as_deref(), Some("5"));
    /// assert_eq!(stops.baseline_date(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_undated_baseline(self, baseline: Observation<Decimal>) -> Result<Self, IndicatorError> {
        self.based_on(None, baseline)
    }

    fn based_on(self, date: Option<PartialDate>, baseline: Observation<Decimal>) -> Result<Self, IndicatorError> {
        if let Some((target, value)) =
            self.goal.target().zip(baseline.value().copied()).filter(|(a, b)| !a.same_value(*b))
        {
            let (wrong, expected) = match self.goal {
                Goal::Increase(_) => (target < value, "of at least the baseline"),
                _ => (target > value, "of at most the baseline"),
            };
            if wrong {
                return Err(Fault::WrongWay { id: self.id, target, baseline: value, expected }.into());
            }
        }
        Ok(Self { baseline, baseline_date: date, ..self })
    }

    /// The same indicator, that is to come to its goal by then (*horizon*, *échéance*).
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// let stops = stops.with_horizon("2027".parse()?);
    /// assert_eq!(stops.horizon().map(|horizon| horizon.last_day().to_string()).as_deref(), Some("2027-12-31"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_horizon(self, horizon: PartialDate) -> Self {
        Self { horizon: Some(horizon), ..self }
    }

    /// The same indicator, with one more measure.
    ///
    /// # Errors
    /// A date that has a measure already.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind, Measured}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// let counted = Measured::new("2025".parse()?, Observation::exact("8".parse()?, Status::Observed));
    /// let error = stops.with_measure(counted)?.with_measure(counted).unwrap_err();
    /// assert_eq!(error.to_string(), "indicator `arrets` has two measures of 2025, expected one");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_measure(mut self, measure: Measured) -> Result<Self, IndicatorError> {
        if self.measures.iter().any(|other| other.date() == measure.date()) {
            return Err(Fault::Twice { id: self.id, date: measure.date() }.into());
        }
        self.measures.push(measure);
        Ok(self)
    }

    /// The same indicator, with where it was read.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// let read = stops.with_evidence(ctg_model::Evidence::new("ctg".parse()?).with_quote("12 arrêts en 2027"));
    /// assert_eq!(read.evidence().map(|evidence| evidence.quote.as_str()), Some("12 arrêts en 2027"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_evidence(self, evidence: Evidence) -> Self {
        Self { evidence: Some(evidence), ..self }
    }

    pub(super) fn without_evidence(self) -> Self {
        Self { evidence: None, ..self }
    }

    #[cfg(feature = "proptest")]
    pub(crate) fn with_id(self, id: Slug) -> Self {
        Self { id, ..self }
    }

    /// The identifier, unique in the plan.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// assert_eq!(stops.id().as_str(), "arrets");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// Its name.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// assert_eq!(stops.label().as_str(), "Arrêts du bus");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn label(&self) -> &Label {
        &self.label
    }

    /// What it tells.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// assert_eq!(stops.kind(), IndicatorKind::Output);   // stops are brought about directly
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn kind(&self) -> IndicatorKind {
        self.kind
    }

    /// Its unit; `None` where nobody says.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// assert_eq!(stops.unit(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unit(&self) -> Option<&Label> {
        self.unit.as_ref()
    }

    /// What it should come to.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// assert!(matches!(stops.goal(), Goal::Increase(_)));
    /// assert_eq!(stops.goal().target().map(|target| target.to_string()).as_deref(), Some("12"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn goal(&self) -> &Goal {
        &self.goal
    }

    /// Its value before, or why there is none.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// let stops = stops.with_baseline("2023".parse()?, Observation::exact("5".parse()?, Status::Observed))?;
    /// assert_eq!(stops.baseline().value().map(|before| before.to_string()).as_deref(), Some("5"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn baseline(&self) -> &Observation<Decimal> {
        &self.baseline
    }

    /// When that was.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// let stops = stops.with_baseline("2023".parse()?, Observation::exact("5".parse()?, Status::Observed))?;
    /// assert_eq!(stops.baseline_date().map(|date| date.to_string()).as_deref(), Some("2023"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn baseline_date(&self) -> Option<PartialDate> {
        self.baseline_date
    }

    /// By when it should come to its goal.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// assert_eq!(stops.horizon(), None);
    /// assert_eq!(stops.with_horizon("2027-06".parse()?).horizon(), Some("2027-06".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn horizon(&self) -> Option<PartialDate> {
        self.horizon
    }

    /// What was measured, in the order it was given.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind, Measured}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// let stops = stops.with_measure(Measured::new("2026".parse()?, Observation::exact("9".parse()?, Status::Observed)))?;
    /// let stops = stops.with_measure(Measured::new("2025".parse()?, Observation::exact("8".parse()?, Status::Observed)))?;
    /// let dates: Vec<String> = stops.measures().iter().map(|measure| measure.date().to_string()).collect();
    /// assert_eq!(dates, ["2026", "2025"]);   // as given, not by date
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn measures(&self) -> &[Measured] {
        &self.measures
    }

    /// Where it was read.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Goal, Indicator, IndicatorKind}};
    /// # let twelve = Observation::exact("12".parse()?, Status::Printed);
    /// let stops = Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, Goal::Increase(twelve));
    /// let read = stops.with_evidence(ctg_model::Evidence::new("ctg".parse()?));
    /// assert_eq!(read.evidence().map(|evidence| evidence.source.as_str()), Some("ctg"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn evidence(&self) -> Option<&Evidence> {
        self.evidence.as_ref()
    }
}
