//! One thing that was checked.

use ctg_model::{AgeBand, Decimal, Label, Slug};

use super::{Range, Ratio};

/// How grave a finding is.
///
/// ```
/// use ctg_stats::reconcile::Severity;
/// assert!(Severity::Ok < Severity::Info && Severity::Warning < Severity::Error);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Printed and computed agree.
    Ok,
    /// Nothing is wrong, and a reader should know.
    Info,
    /// A disagreement of other findings has a likely explanation.
    Explained,
    /// Odd, but rounding or a date's precision may account for it.
    Warning,
    /// The figures cannot all be right.
    Error,
}

/// One thing that was checked: what is printed, what was expected, what would repair it.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let report = ctg_stats::reconcile(&caro);
/// let est = report.finding("zone-est").unwrap();
/// assert_eq!(est.observed.map(|printed| printed.to_string()).as_deref(), Some("13088"));
/// assert_eq!(est.quotes, ["EstCharente 13088 habitants"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[non_exhaustive]
pub struct Finding {
    /// Identifier: that of the figure, expectation or stake, or that of the rule.
    pub id: String,
    /// How grave it is.
    pub severity: Severity,
    /// What was checked, with its facts.
    pub check: Check,
    /// The figures, dates or statements that it speaks of.
    pub about: Vec<Slug>,
    /// The words of the document, in the order of `about`.
    pub quotes: Vec<String>,
    /// What is printed, or computed from what is printed.
    pub observed: Option<Ratio>,
    /// What was expected.
    pub expected: Option<Expected>,
    /// Changes that would make printed and computed agree, the likeliest first.
    pub repairs: Vec<Repair>,
}

impl Finding {
    pub(super) fn new(id: impl Into<String>, severity: Severity, check: Check) -> Self {
        Self {
            id: id.into(),
            severity,
            check,
            about: Vec::new(),
            quotes: Vec::new(),
            observed: None,
            expected: None,
            repairs: Vec::new(),
        }
    }

    pub(super) fn about(mut self, id: &Slug, quote: &str) -> Self {
        self.about.push(id.clone());
        if !quote.is_empty() {
            self.quotes.push(quote.to_owned());
        }
        self
    }

    pub(super) fn observed(self, value: Option<impl Into<Ratio>>) -> Self {
        Self { observed: value.map(Into::into), ..self }
    }

    pub(super) fn expected(self, expected: Option<Expected>) -> Self {
        Self { expected, ..self }
    }

    pub(super) fn repaired_by(self, repairs: Vec<Repair>) -> Self {
        Self { repairs, ..self }
    }
}

/// What was expected of a figure.
///
/// ```
/// use ctg_stats::reconcile::Expected;
/// assert_eq!(Expected::Value("63220".parse()?), Expected::Value("63220".parse()?));
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Expected {
    /// One value.
    Value(Decimal),
    /// A value between two, both included.
    Within(Range),
    /// A quotient between two, both included; a missing one is no bound.
    Quotient {
        /// The least.
        low: Option<Ratio>,
        /// The most.
        high: Option<Ratio>,
    },
    /// At most a value.
    AtMost(Decimal),
    /// An age band.
    Band(AgeBand),
}

/// What was checked, with its facts.
///
/// ```
/// use ctg_stats::reconcile::Check;
/// assert_ne!(Check::WellFormed, Check::LowerBound);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Check {
    /// A count is a whole number, a share lies between 0 and 100.
    WellFormed,
    /// A figure that the document gives and the copy has lost.
    Lost,
    /// A figure that only says "more than".
    LowerBound,
    /// A percentage whose denominator is not printed.
    UnknownDenominator,
    /// A printed number of communes, against their list.
    ListedCommunes,
    /// A printed number of zones, against their list.
    ListedZones,
    /// A printed population, against the sum of the *populations municipales* of its communes.
    SumOfCommunes {
        /// How many communes were added up.
        communes: usize,
        /// Printed minus computed.
        difference: Decimal,
        /// Whether the printed number is the sum of the *populations totales* instead, the usual confusion.
        is_total_population: bool,
    },
    /// A printed population of communes whose populations are not all known.
    PopulationUnknown,
    /// A measure given for some communes only, so that no zone or territory value follows.
    PartialCoverage {
        /// For how many communes it is given.
        given: usize,
        /// Out of how many.
        communes: usize,
    },
    /// Zones against the territory, both as printed.
    PopulationClosure,
    /// Which digits, if misprinted, would explain the populations.
    PopulationRepair {
        /// Persons that the best repair leaves unexplained, zone by zone.
        left: Decimal,
    },
    /// Age shares add up to 100 within what rounding allows.
    AgeSum {
        /// How many shares are printed.
        shares: usize,
        /// What rounding each of them lets their sum be, if they were all the bands there are.
        allowed: Range,
    },
    /// A band that is lost: its share follows from the others.
    MissingBand {
        /// The ages.
        band: AgeBand,
        /// 100 less the other shares as printed.
        restored: Option<Decimal>,
        /// From 100 less the other shares.
        by_closure: Option<Range>,
        /// From another printed figure that includes the band.
        by_sum: Option<Range>,
    },
    /// Ages that no printed band covers, though no band is lost: a label is wrong.
    UncoveredAges {
        /// The ages.
        band: AgeBand,
    },
    /// Ages that two printed bands cover.
    OverlappingAges {
        /// The ages.
        band: AgeBand,
    },
    /// A part is at most its whole.
    Subset,
    /// Two figures print one quantity.
    Equal,
    /// A figure is the sum of others.
    Sum {
        /// What the sum makes of a lost part, if one is lost.
        lost_part: Option<Range>,
    },
    /// Shares of a whole add up to it within what rounding allows.
    Partition {
        /// How many shares are printed.
        parts: usize,
        /// What rounding each of them lets their sum be.
        allowed: Range,
    },
    /// A figure is the product of others.
    Product,
    /// A printed rate is the quotient of two figures.
    Rate,
    /// A quotient of two figures.
    Ratio,
    /// How many persons a printed share of the population leaves to each unit of another figure.
    PersonsPer,
    /// One date before another.
    Order {
        /// What should come first.
        first: Label,
        /// What should come then.
        then: Label,
    },
    /// A stake that cannot be evaluated: neither baseline nor target is printed.
    NoBaseline {
        /// The stake.
        title: Option<Label>,
    },
}

/// A change to one printed figure or label.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let report = ctg_stats::reconcile(&caro);
/// let eaje = &report.finding("eaje").unwrap().repairs[0];
/// assert_eq!((eaje.from.as_str(), eaje.to.as_str(), eaje.characters), ("1.3", "13", 1));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Repair {
    /// The figure or band that would change.
    pub of: Slug,
    /// As printed.
    pub from: String,
    /// As it may have been meant.
    pub to: String,
    /// How many characters differ.
    pub characters: usize,
    /// What the repair leaves unexplained: persons for populations, rules that stay broken for [`Claims`](super::Claims); 0 where everything
    /// agrees.
    pub left: Decimal,
    /// Whether the value or band that the data keep is this one.
    pub is_kept: bool,
}
