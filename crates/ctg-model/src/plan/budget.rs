//! What an action costs, and who pays, in cents.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Cents, Label, Vintage};

/// What is planned and what was spent; either may not be known (*prévisionnel*, *réalisé*).
///
/// ```
/// use ctg_model::{Cents, plan::Amounts};
/// let amounts = Amounts { planned: Cents::new(500), real: None };
/// assert_eq!(amounts.plus(amounts).planned.map(Cents::cents), Some(1_000));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Amounts {
    /// What is planned.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub planned: Option<Cents>,
    /// What was spent.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub real: Option<Cents>,
}

impl Amounts {
    /// The sum of what is known.
    ///
    /// ```
    /// use ctg_model::{Cents, plan::Amounts};
    /// let bus = Amounts { planned: Cents::new(500), real: Cents::new(450) };
    /// let fuel = Amounts { planned: Cents::new(300), real: None };
    /// assert_eq!(bus.plus(fuel), Amounts { planned: Cents::new(800), real: Cents::new(450) });
    /// ```
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let sum = |a: Option<Cents>, b: Option<Cents>| match (a, b) {
            (Some(a), Some(b)) => Some(a.plus(b)),
            (known, None) | (None, known) => known,
        };
        Self { planned: sum(self.planned, other.planned), real: sum(self.real, other.real) }
    }
}

crate::words::words! {
    /// Whether money is spent on things that last or on running them (*section budgétaire*).
    ///
    /// ```
    /// use ctg_model::plan::BudgetNature;
    /// assert_eq!("operating".parse::<BudgetNature>()?, BudgetNature::Operating);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum BudgetNature in "plan::": "nature of a budget line" {
        /// *Fonctionnement*.
        Operating = "operating",
        /// *Investissement*.
        Investment = "investment",
    }
}

/// What one funder brings to a budget line (*financeur*, *cofinancement*).
///
/// ```
/// use ctg_model::{Cents, plan::{Amounts, Funding}};
/// let caf = Funding::new("Caf 17".parse()?, Amounts { planned: Cents::new(400_000), real: None });
/// assert_eq!(caf.funder.as_str(), "Caf 17");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[doc(alias = "financeur")]
#[doc(alias = "cofinancement")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Funding {
    /// The structure that pays.
    pub funder: Label,
    /// What it pays.
    pub amounts: Amounts,
}

impl Funding {
    /// A funder and what it pays.
    ///
    /// ```
    /// use ctg_model::{Cents, plan::{Amounts, Funding}};
    /// let caf = Funding::new("Caf 17".parse()?, Amounts { planned: Cents::new(400_000), real: Cents::new(380_000) });
    /// assert_eq!(caf.amounts.real.map(|real| real.to_string()).as_deref(), Some("3800.00"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(funder: Label, amounts: Amounts) -> Self {
        Self { funder, amounts }
    }
}

/// A line of the budget of an action (*ligne budgétaire*): amounts of one year, and the funders that add up to them.
///
/// A line without a year is spread over the whole action (*étalé*). A line without funders says nothing of who pays.
///
/// # Errors
/// Funders that do not add up to the line, with the gap; a funder given twice.
///
/// # Examples
/// ```
/// use ctg_model::{Cents, plan::{Amounts, BudgetLine, Funding}};
/// let planned = |cents| Amounts { planned: Cents::new(cents), real: None };
/// let funders = vec![Funding::new("Caf".parse()?, planned(600_000)), Funding::new("EPCI".parse()?, planned(300_000))];
/// let year = ctg_model::Vintage::new(2025)?;
/// let error = BudgetLine::new("Bus".parse()?, Some(year), planned(1_000_000), funders).unwrap_err();
/// assert_eq!(error.to_string(), "planned funders of budget line `Bus` of 2025 add up to 9000.00, expected 10000.00: the gap is -1000.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "ligne budgétaire")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawLine"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct BudgetLine {
    label: Label,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    nature: Option<BudgetNature>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    year: Option<Vintage>,
    amounts: Amounts,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    funders: Vec<Funding>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawLine {
    label: Label,
    nature: Option<BudgetNature>,
    year: Option<Vintage>,
    amounts: Amounts,
    #[serde(default)]
    funders: Vec<Funding>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawLine> for BudgetLine {
    type Error = BudgetError;

    fn try_from(raw: RawLine) -> Result<Self, BudgetError> {
        Ok(Self { nature: raw.nature, ..Self::new(raw.label, raw.year, raw.amounts, raw.funders)? })
    }
}

/// Funders that do not make up their budget line.
///
/// ```
/// use ctg_model::{Cents, plan::{Amounts, BudgetLine, Funding}};
/// let caf = Funding::new("Caf".parse()?, Amounts { planned: None, real: Cents::new(1) });
/// let error = BudgetLine::new("Bus".parse()?, None, Amounts::default(), vec![caf.clone(), caf]).unwrap_err();
/// assert_eq!(error.to_string(), "funder `Caf` of budget line `Bus` is given twice, expected once");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct BudgetError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("funder `{funder}` of budget line `{line}` is given twice, expected once")]
    Twice { funder: Label, line: Label },
    #[error("{which} funders of budget line `{line}`{} add up to {found}, expected {}", of(*year), wanted(*expected, *found))]
    Gap { which: &'static str, line: Label, year: Option<Vintage>, found: Cents, expected: Option<Cents> },
}

fn of(year: Option<Vintage>) -> String {
    year.map(|year| format!(" of {year}")).unwrap_or_default()
}

fn wanted(expected: Option<Cents>, found: Cents) -> String {
    let Some(expected) = expected else { return "an amount on the line itself".to_owned() };
    let sign = if found < expected { "-" } else { "+" };
    let gap = found.cents().abs_diff(expected.cents());
    format!("{expected}: the gap is {sign}{}.{:02}", gap / 100, gap % 100)
}

impl BudgetError {
    /// By how many cents the funders miss the line, below 0 where they bring too little; `None` where something else is wrong.
    ///
    /// ```
    /// use ctg_model::{Cents, plan::{Amounts, BudgetLine, Funding}};
    /// let (line, caf) = (Amounts { planned: Cents::new(10), real: None }, Amounts { planned: Cents::new(12), real: None });
    /// let funders = vec![Funding::new("Caf".parse()?, caf)];
    /// let error = BudgetLine::new("Bus".parse()?, None, line, funders).unwrap_err();
    /// assert_eq!(error.gap(), Some(2));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn gap(&self) -> Option<i128> {
        match &self.0 {
            Fault::Gap { found, expected: Some(expected), .. } => {
                Some(i128::from(found.cents()) - i128::from(expected.cents()))
            }
            _ => None,
        }
    }
}

impl BudgetLine {
    /// A line of the budget.
    ///
    /// What funders plan has to add up to what the line plans, and what they paid to what was spent; an amount that no funder tells is not
    /// compared.
    ///
    /// # Errors
    /// A gap between the line and its funders, or a funder given twice.
    ///
    /// ```
    /// use ctg_model::{Cents, plan::{Amounts, BudgetLine, Funding}};
    /// let planned = |cents| Amounts { planned: Cents::new(cents), real: None };
    /// let funders = vec![Funding::new("Caf".parse()?, planned(600_000)), Funding::new("EPCI".parse()?, planned(400_000))];
    /// assert!(BudgetLine::new("Bus".parse()?, None, planned(1_000_000), funders.clone()).is_ok());
    /// let error = BudgetLine::new("Bus".parse()?, None, planned(999_999), funders).unwrap_err();
    /// assert_eq!(error.gap(), Some(1));   // cent
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        label: Label,
        year: Option<Vintage>,
        amounts: Amounts,
        funders: Vec<Funding>,
    ) -> Result<Self, BudgetError> {
        let mut seen = BTreeSet::new();
        if let Some(again) = funders.iter().find(|funding| !seen.insert(&funding.funder)) {
            return Err(Fault::Twice { funder: again.funder.clone(), line: label }.into());
        }
        let brought = funders.iter().fold(Amounts::default(), |sum, funding| sum.plus(funding.amounts));
        for (which, found, expected) in
            [("planned", brought.planned, amounts.planned), ("real", brought.real, amounts.real)]
        {
            if let Some(found) = found.filter(|found| Some(*found) != expected) {
                return Err(Fault::Gap { which, line: label, year, found, expected }.into());
            }
        }
        Ok(Self { label, nature: None, year, amounts, funders })
    }

    /// The same line, of this nature.
    ///
    /// ```
    /// use ctg_model::plan::{Amounts, BudgetLine, BudgetNature};
    /// let bus = BudgetLine::new("Véhicule".parse()?, None, Amounts::default(), vec![])?;
    /// assert_eq!(bus.with_nature(BudgetNature::Investment).nature(), Some(BudgetNature::Investment));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_nature(self, nature: BudgetNature) -> Self {
        Self { nature: Some(nature), ..self }
    }

    /// What the money is for.
    ///
    /// ```
    /// # use ctg_model::plan::{Amounts, BudgetLine};
    /// let bus = BudgetLine::new("Véhicule".parse()?, None, Amounts::default(), vec![])?;
    /// assert_eq!(bus.label().as_str(), "Véhicule");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn label(&self) -> &Label {
        &self.label
    }

    /// Operating or investment; `None` where nobody says.
    ///
    /// ```
    /// # use ctg_model::plan::{Amounts, BudgetLine};
    /// let bus = BudgetLine::new("Véhicule".parse()?, None, Amounts::default(), vec![])?;
    /// assert_eq!(bus.nature(), None);   // a table of one column of amounts does not say
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nature(&self) -> Option<BudgetNature> {
        self.nature
    }

    /// The year; `None` where the line is spread over the whole action.
    ///
    /// ```
    /// # use ctg_model::{Vintage, plan::{Amounts, BudgetLine}};
    /// let fuel = BudgetLine::new("Carburant".parse()?, Some(Vintage::new(2025)?), Amounts::default(), vec![])?;
    /// assert_eq!(fuel.year().map(|year| year.year()), Some(2025));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn year(&self) -> Option<Vintage> {
        self.year
    }

    /// What is planned and what was spent.
    ///
    /// ```
    /// # use ctg_model::{Cents, plan::{Amounts, BudgetLine}};
    /// let spent = Amounts { planned: Cents::new(250_000), real: Cents::new(261_050) };
    /// let fuel = BudgetLine::new("Carburant".parse()?, None, spent, vec![])?;
    /// assert!(fuel.amounts().real > fuel.amounts().planned);   // 2610.50 € where 2500.00 € were planned
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn amounts(&self) -> Amounts {
        self.amounts
    }

    /// Who pays; empty where nobody says.
    ///
    /// ```
    /// # use ctg_model::{Cents, plan::{Amounts, BudgetLine, Funding}};
    /// let planned = Amounts { planned: Cents::new(250_000), real: None };
    /// let fuel = BudgetLine::new("Carburant".parse()?, None, planned, vec![Funding::new("Caf 17".parse()?, planned)])?;
    /// assert_eq!(fuel.funders()[0].funder.as_str(), "Caf 17");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn funders(&self) -> &[Funding] {
        &self.funders
    }

    /// What each funder brings, then under `None` what no funder is told for, amount by amount: it adds up to the line, cent by cent.
    fn shares(&self) -> impl Iterator<Item = (Option<&Label>, Amounts)> {
        let told = self.funders.iter().fold(Amounts::default(), |sum, funding| sum.plus(funding.amounts));
        let untold = |told: Option<Cents>, whole: Option<Cents>| if told.is_some() { None } else { whole };
        let rest =
            Amounts { planned: untold(told.planned, self.amounts.planned), real: untold(told.real, self.amounts.real) };
        let rest = (rest != Amounts::default()).then_some((None, rest));
        self.funders.iter().map(|funding| (Some(&funding.funder), funding.amounts)).chain(rest)
    }
}

/// The sum of budget lines (*budget global*).
///
/// ```
/// assert_eq!(ctg_model::plan::total([]).planned, None);
/// ```
pub fn total<'l>(lines: impl IntoIterator<Item = &'l BudgetLine>) -> Amounts {
    lines.into_iter().fold(Amounts::default(), |sum, line| sum.plus(line.amounts))
}

/// The sum of budget lines year by year; under `None` those spread over the whole action.
///
/// ```
/// assert!(ctg_model::plan::by_year([]).is_empty());
/// ```
pub fn by_year<'l>(lines: impl IntoIterator<Item = &'l BudgetLine>) -> BTreeMap<Option<Vintage>, Amounts> {
    summed(lines.into_iter().map(|line| (line.year, line.amounts)))
}

/// The sum of budget lines funder by funder; under `None` what no funder is told for.
///
/// ```
/// use ctg_model::{Cents, plan::{Amounts, BudgetLine, Funding, by_funder}};
/// let planned = |cents| Amounts { planned: Cents::new(cents), real: None };
/// let line = BudgetLine::new("Bus".parse()?, None, planned(10), vec![Funding::new("Caf".parse()?, planned(10))])?;
/// assert_eq!(by_funder([&line])[&Some(&"Caf".parse()?)], planned(10));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn by_funder<'l>(lines: impl IntoIterator<Item = &'l BudgetLine>) -> BTreeMap<Option<&'l Label>, Amounts> {
    summed(lines.into_iter().flat_map(BudgetLine::shares))
}

fn summed<K: Ord>(amounts: impl Iterator<Item = (K, Amounts)>) -> BTreeMap<K, Amounts> {
    let mut sums: BTreeMap<K, Amounts> = BTreeMap::new();
    for (key, amounts) in amounts {
        let sum = sums.entry(key).or_default();
        *sum = sum.plus(amounts);
    }
    sums
}
