//! Printed age bands and their shares.

use ctg_model::claim::AgeClaim;
use ctg_model::{AgeBand, AgeFault, Decimal, Diagnosis, coverage_faults};

use super::finding::{Check, Expected, Finding, Repair, Severity};
use super::relations::age_share_by_sum;
use super::{Figure, Range, Rule};

/// The sum of the shares, then each gap and overlap of the bands; nothing where no age share is printed.
pub(super) fn findings(diagnosis: &Diagnosis) -> Vec<Finding> {
    let printed: Vec<&AgeClaim> = diagnosis.ages().iter().filter(|age| age.printed.is_some()).collect();
    if printed.is_empty() {
        return Vec::new();
    }
    let bands: Vec<AgeBand> = printed.iter().filter_map(|age| age.printed_band).collect();
    let faults = coverage_faults(&bands).into_iter().map(|fault| match fault {
        AgeFault::Gap(band) => gap(diagnosis, &printed, band),
        AgeFault::Overlap(band) => overlap(&printed, band),
    });
    sum(&printed).into_iter().chain(faults).collect()
}

fn hundred() -> Option<Decimal> {
    Decimal::new(100, 0)
}

/// The printed shares add up to 100, less or more what rounding each of them can do.
fn sum(printed: &[&AgeClaim]) -> Option<Finding> {
    let figures: Vec<Figure> = printed.iter().map(|age| Figure::from(*age).with_quote("")).collect();
    let rule = Rule::Partition { parts: printed.iter().map(|age| age.id.clone()).collect(), whole: hundred()? };
    let finding = rule.finding("age-sum", |id| figures.iter().find(|figure| figure.id() == id))?;
    let Check::Partition { parts: shares, allowed } = finding.check else { return None };
    Some(Finding { check: Check::AgeSum { shares, allowed }, ..finding }.quoted(printed))
}

impl Finding {
    /// One row of a table quotes all its shares: told once.
    fn quoted(mut self, ages: &[&AgeClaim]) -> Self {
        for age in ages {
            let quote = &age.evidence.quote;
            if !quote.is_empty() && !self.quotes.contains(quote) {
                self.quotes.push(quote.clone());
            }
        }
        self
    }
}

/// What 100 less the printed shares leaves to the one band that is lost; `None` unless exactly one is.
pub(super) fn by_closure(diagnosis: &Diagnosis) -> Option<Range> {
    let lost = diagnosis.ages().iter().filter(|age| age.printed.is_none()).count();
    let shares = diagnosis.ages().iter().filter_map(|age| age.printed).map(Range::of_printed);
    let left = Range::exactly(hundred()?).minus(Range::sum(shares)?)?;
    (lost == 1).then_some(left)
}

fn gap(diagnosis: &Diagnosis, printed: &[&AgeClaim], band: AgeBand) -> Finding {
    let lost = diagnosis.ages().iter().find(|age| age.printed.is_none() && age.band == band);
    match lost {
        Some(age) => missing_band(diagnosis, age),
        None => uncovered(printed, band),
    }
}

/// A band that the copy has lost: its share follows from 100, and from any printed figure that includes it.
fn missing_band(diagnosis: &Diagnosis, age: &AgeClaim) -> Finding {
    let (by_closure, by_sum) = (by_closure(diagnosis), age_share_by_sum(diagnosis, age));
    let both = match (by_closure, by_sum) {
        (Some(closure), Some(sum)) => closure.and(sum),
        (one, other) => one.or(other),
    };
    let printed = diagnosis.ages().iter().filter_map(|age| age.printed);
    let left = printed.fold(hundred(), |left, share| left.and_then(|left| left.checked_sub(share)));
    let check =
        Check::MissingBand { band: age.band, restored: left.filter(|_| by_closure.is_some()), by_closure, by_sum };
    let finding =
        Finding::new(format!("age-gap-{}", slug(age.band)), Severity::Error, check).about(&age.id, &age.evidence.quote);
    finding.expected(both.map(Expected::Within))
}

/// Ages that no band covers though none is lost: the label of a neighbour is wrong.
fn uncovered(printed: &[&AgeClaim], band: AgeBand) -> Finding {
    let mut repairs: Vec<(usize, f64, Repair)> = printed.iter().filter_map(|age| widened(printed, age, band)).collect();
    repairs.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let best = repairs.first().and_then(|(.., repair)| repair.to.parse().ok()).map(Expected::Band);
    let repairs: Vec<Repair> = repairs.into_iter().map(|(.., repair)| repair).collect();
    let touched = printed.iter().filter(|age| repairs.iter().any(|repair| repair.of == age.id));
    let finding = Finding::new(format!("age-gap-{}", slug(band)), Severity::Error, Check::UncoveredAges { band });
    let finding = touched.fold(finding, |finding, age| finding.about(&age.id, "")).quoted(printed);
    finding.expected(best).repaired_by(repairs)
}

fn overlap(printed: &[&AgeClaim], band: AgeBand) -> Finding {
    let finding = Finding::new(format!("age-overlap-{}", slug(band)), Severity::Error, Check::OverlappingAges { band });
    let covers = |age: &&&AgeClaim| age.printed_band.is_some_and(|own| own.contains(band.from()));
    printed.iter().filter(covers).fold(finding, |finding, age| finding.about(&age.id, "")).quoted(printed)
}

/// A band next to a gap, widened over it: how many characters of its label change, and how uneven the shares by year of age become.
fn widened(printed: &[&AgeClaim], age: &AgeClaim, gap: AgeBand) -> Option<(usize, f64, Repair)> {
    let own = age.printed_band?;
    let wider = if own.until() == Some(gap.from()) {
        AgeBand::new(own.from(), gap.until()).ok()?
    } else if Some(own.from()) == gap.until() {
        AgeBand::new(gap.from(), own.until()).ok()?
    } else {
        return None;
    };
    let (from, to) = (own.to_string(), wider.to_string());
    let characters = characters_changed(&from, &to);
    let repair = Repair { of: age.id.clone(), from, to, characters, left: Decimal::ZERO, is_kept: wider == age.band };
    Some((characters, unevenness(printed, age, wider), repair))
}

/// Sum of the jumps between the shares by year of age of neighbouring closed bands, with one band replaced.
fn unevenness(printed: &[&AgeClaim], replaced: &AgeClaim, by: AgeBand) -> f64 {
    let mut densities: Vec<(AgeBand, f64)> = Vec::new();
    for age in printed {
        let band = if age.id == replaced.id { Some(by) } else { age.printed_band };
        if let Some((band, years, share)) = band.and_then(|band| Some((band, band.years()?, age.printed?))) {
            densities.push((band, share.to_f64() / f64::from(years)));
        }
    }
    densities.sort_by_key(|(band, _)| *band);
    let jumps = densities.iter().zip(densities.iter().skip(1)).map(|((_, one), (_, next))| (one - next).abs());
    jumps.sum()
}

fn characters_changed(from: &str, to: &str) -> usize {
    let differing = from.chars().zip(to.chars()).filter(|(one, other)| one != other).count();
    differing + from.chars().count().abs_diff(to.chars().count())
}

/// `0-5`, or `65-on` for an open band.
fn slug(band: AgeBand) -> String {
    band.to_string().replace('+', "-on")
}
