//! What figures should satisfy together, stated once for any set of claims.

use std::cmp::Ordering;

use ctg_model::claim::ExpectationRule;
use ctg_model::{Decimal, Slug};

use super::finding::{Check, Expected, Finding, Severity};
use super::{Figure, Range, Ratio};

/// Something that figures, or dates, should satisfy (*règle de cohérence*).
///
/// Rounded figures are judged by what they can stand for: a rule is broken only where no numbers that round to the printed ones satisfy it.
///
/// # Examples
/// ```
/// use ctg_stats::reconcile::{Claims, Figure, Rule, Severity};
/// let figure = |id: &str, number: &str| Ok::<_, Box<dyn std::error::Error>>(Figure::exact(id.parse()?, number.parse()?));
/// let claims = Claims::new(vec![
///     figure("nord", "9391")?, figure("est", "13090")?, figure("sud", "17256")?, figure("rochefort", "23583")?, figure("total", "63220")?,
/// ])?;
/// let parts = ["nord", "est", "sud", "rochefort"].iter().map(|id| id.parse()).collect::<Result<_, _>>()?;
/// let report = claims.check(&[("zones".parse()?, Rule::Closure { total: "total".parse()?, parts })])?;
/// let finding = report.finding("zones").unwrap();
/// assert_eq!(finding.severity, Severity::Error);
/// // The zones of the CARO add up to 63 220 with 9 291: a 3 in the place of a 2 would explain it.
/// assert!(finding.repairs.iter().any(|repair| repair.of.as_str() == "nord" && repair.to == "9291"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// Parts add up to a total; one lost part follows from the others.
    Closure {
        /// The sum.
        total: Slug,
        /// What adds up to it.
        parts: Vec<Slug>,
    },
    /// Shares of a whole add up to it, 100 for percentages, within what rounding each of them can do.
    Partition {
        /// The shares; a lost one leaves the rule unjudged.
        parts: Vec<Slug>,
        /// What they add up to.
        whole: Decimal,
    },
    /// A part counts some of what the whole counts: part ≤ whole.
    Subset {
        /// The smaller figure.
        part: Slug,
        /// The larger figure.
        whole: Slug,
    },
    /// Two figures print one quantity.
    Equal {
        /// One figure.
        left: Slug,
        /// The other.
        right: Slug,
    },
    /// A figure is the product of others: places by establishment times establishments.
    Product {
        /// The product.
        product: Slug,
        /// What is multiplied.
        factors: Vec<Slug>,
    },
    /// A printed rate is the quotient of two figures: `per × numerator ÷ denominator`.
    Rate {
        /// The rate.
        rate: Slug,
        /// What is divided.
        numerator: Slug,
        /// By what.
        denominator: Slug,
        /// For how many: 100 for a percentage.
        per: u32,
    },
    /// A quotient lies between two values; without either, it is only told.
    Ratio {
        /// The figure above.
        numerator: Slug,
        /// The figure below.
        denominator: Slug,
        /// The least it may be.
        low: Option<Decimal>,
        /// The most it may be.
        high: Option<Decimal>,
    },
    /// A date comes before another, or ends before the other starts. Dates are known to the day, the month or the year: out of order is a
    /// warning, since a coarser date may hide the order.
    Order {
        /// What should come first.
        first: Slug,
        /// What should come then.
        then: Slug,
    },
}

impl Rule {
    /// The rule that a diagnosis expects; `None` for those that need more than figures: populations, dates.
    pub(super) fn of_expectation(rule: &ExpectationRule) -> Option<Self> {
        Some(match rule.clone() {
            ExpectationRule::Subset { part, whole } => Self::Subset { part, whole },
            ExpectationRule::Equal { left, right } => Self::Equal { left, right },
            ExpectationRule::Sum { total, parts } => Self::Closure { total, parts },
            ExpectationRule::Ratio { numerator, denominator, low, high } => {
                Self::Ratio { numerator, denominator, low, high }
            }
            _ => return None,
        })
    }

    /// The figures that the rule speaks of.
    ///
    /// ```
    /// use ctg_stats::reconcile::Rule;
    /// let rule = Rule::Subset { part: "principaux".parse()?, whole: "ccas".parse()? };
    /// assert_eq!(rule.ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["principaux", "ccas"]);
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn ids(&self) -> impl Iterator<Item = &Slug> {
        let ids: Vec<&Slug> = match self {
            Self::Closure { total, parts } => std::iter::once(total).chain(parts).collect(),
            Self::Partition { parts, .. } => parts.iter().collect(),
            Self::Subset { part, whole } => vec![part, whole],
            Self::Equal { left, right } => vec![left, right],
            Self::Product { product, factors } => std::iter::once(product).chain(factors).collect(),
            Self::Rate { rate, numerator, denominator, .. } => vec![rate, numerator, denominator],
            Self::Ratio { numerator, denominator, .. } => vec![numerator, denominator],
            Self::Order { first, then } => vec![first, then],
        };
        ids.into_iter()
    }

    /// Whether the rule speaks of dates rather than of figures.
    pub(super) fn is_about_dates(&self) -> bool {
        matches!(self, Self::Order { .. })
    }

    /// What the rule finds among figures, without repairs; `None` where too little is known to judge it, or where it is about dates.
    pub(super) fn finding<'a>(&self, id: &str, figure: impl Fn(&Slug) -> Option<&'a Figure>) -> Option<Finding> {
        let best = |id: &Slug| figure(id).and_then(Figure::best);
        let range = |id: &Slug| figure(id).and_then(Figure::range);
        let finding = match self {
            Self::Closure { total, parts } => {
                closure(id, figure(total)?, &parts.iter().filter_map(&figure).collect::<Vec<_>>())?
            }
            Self::Partition { parts, whole } => {
                let shares: Vec<Decimal> = parts.iter().map(best).collect::<Option<_>>()?;
                partition(id, &shares, *whole)?
            }
            Self::Subset { part, whole } => subset(id, best(part)?, best(whole)?),
            Self::Equal { left, right } => equal(id, best(left)?, best(right)?),
            Self::Product { product, factors } => {
                let factors: Vec<Range> = factors.iter().map(range).collect::<Option<_>>()?;
                product_of(id, (best(product)?, range(product)?), &factors)?
            }
            Self::Rate { rate, numerator, denominator, per } => {
                rate_of(id, (best(rate)?, range(rate)?), range(numerator)?, range(denominator)?, *per)?
            }
            Self::Ratio { numerator, denominator, low, high } => {
                ratio(id, Ratio::new(best(numerator)?, best(denominator)?)?, *low, *high)
            }
            Self::Order { .. } => return None,
        };
        Some(self.ids().filter_map(figure).fold(finding, |finding, figure| finding.about(figure.id(), figure.quote())))
    }
}

fn verdict(holds: bool) -> Severity {
    if holds { Severity::Ok } else { Severity::Error }
}

/// A sum; with one part lost, what the sum makes of it.
fn closure(id: &str, whole: &Figure, parts: &[&Figure]) -> Option<Finding> {
    let known = Range::sum(parts.iter().filter_map(|part| part.range()))?;
    let lost = parts.iter().filter(|part| part.range().is_none()).count();
    let finding = |severity, lost_part| Finding::new(id, severity, Check::Sum { lost_part }).observed(whole.printed());
    Some(match lost {
        0 => finding(verdict(known.and(whole.range()?).is_some()), None).expected(Some(Expected::Within(known))),
        1 => finding(Severity::Ok, Some(whole.range()?.minus(known)?)),
        _ => finding(Severity::Info, None),
    })
}

/// The shares of a whole add up to it, less or more what rounding each of them can do.
fn partition(id: &str, shares: &[Decimal], whole: Decimal) -> Option<Finding> {
    let observed = shares.iter().try_fold(Decimal::ZERO, |sum, share| sum.checked_add(*share))?;
    let possible = Range::sum(shares.iter().copied().map(Range::of_printed))?;
    let allowed = Range::new(
        whole.checked_sub(possible.high().checked_sub(observed)?)?,
        whole.checked_add(observed.checked_sub(possible.low())?)?,
    )?;
    let check = Check::Partition { parts: shares.len(), allowed };
    let finding = Finding::new(id, verdict(allowed.contains(observed)), check);
    Some(finding.observed(Some(observed)).expected(Some(Expected::Value(whole))))
}

fn subset(id: &str, part: Decimal, whole: Decimal) -> Finding {
    let holds = part <= whole || part.same_value(whole);
    Finding::new(id, verdict(holds), Check::Subset).observed(Some(part)).expected(Some(Expected::AtMost(whole)))
}

fn equal(id: &str, left: Decimal, right: Decimal) -> Finding {
    let finding = Finding::new(id, verdict(left.same_value(right)), Check::Equal);
    finding.observed(Some(left)).expected(Some(Expected::Value(right)))
}

fn product_of(id: &str, (printed, range): (Decimal, Range), factors: &[Range]) -> Option<Finding> {
    let multiply = |end: fn(Range) -> Decimal| {
        factors.iter().try_fold(Decimal::whole(1)?, |product, factor| product.checked_mul(end(*factor)))
    };
    let possible = Range::new(multiply(Range::low)?, multiply(Range::high)?)?;
    let finding = Finding::new(id, verdict(possible.and(range).is_some()), Check::Product);
    Some(finding.observed(Some(printed)).expected(Some(Expected::Within(possible))))
}

fn rate_of(id: &str, (printed, range): (Decimal, Range), above: Range, below: Range, per: u32) -> Option<Finding> {
    let per = Decimal::whole(u64::from(per))?;
    let low = Ratio::new(above.low().checked_mul(per)?, below.high())?;
    let high = Ratio::new(above.high().checked_mul(per)?, below.low())?;
    let above_all = low.compare(range.high())? == Ordering::Greater;
    let below_all = high.compare(range.low())? == Ordering::Less;
    let finding = Finding::new(id, verdict(!above_all && !below_all), Check::Rate);
    Some(finding.observed(Some(printed)).expected(Some(Expected::Quotient { low: Some(low), high: Some(high) })))
}

fn ratio(id: &str, quotient: Ratio, low: Option<Decimal>, high: Option<Decimal>) -> Finding {
    let beyond = |bound: Option<Decimal>, wrong| bound.and_then(|bound| quotient.compare(bound)) == Some(wrong);
    let out_of_bounds = beyond(low, Ordering::Less) || beyond(high, Ordering::Greater);
    let severity = if out_of_bounds { Severity::Error } else { Severity::Info };
    let bounds = Expected::Quotient { low: low.map(Ratio::from), high: high.map(Ratio::from) };
    let told = (low.is_some() || high.is_some()).then_some(bounds);
    Finding::new(id, severity, Check::Ratio).observed(Some(quotient)).expected(told)
}
