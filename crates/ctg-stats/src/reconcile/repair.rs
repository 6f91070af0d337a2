//! Which misprinted digit would explain the populations.

use ctg_model::claim::Claim;
use ctg_model::{Decimal, Diagnosis};

use super::digits::one_digit_changes;
use super::finding::{Check, Expected, Finding, Repair, Severity};
use super::population::{Printed, computed};

/// At most so many repairs are told.
const MOST_REPAIRS: usize = 5;

/// A printed population and what its communes add up to.
struct Pair<'a> {
    claim: &'a Claim,
    printed: i128,
    computed: i128,
}

/// The populations of a territory and its zones, printed and computed.
struct Populations<'a> {
    territory: Pair<'a>,
    zones: Vec<Pair<'a>>,
}

/// One-digit changes of one printed population after which zones add up to what the communes do, the likeliest first.
///
/// Where the printed zones add up to the printed territory, the territory was added up from the zones, and follows a zone that is
/// repaired. *Order*: what the repair leaves unexplained, summed over zones and territory; then the order of the document.
pub(super) fn findings(diagnosis: &Diagnosis) -> Option<Finding> {
    let populations = Populations::of(diagnosis)?;
    let before = populations.left(None);
    if before == 0 {
        return None;
    }
    let mut repairs: Vec<(i128, Repair)> = populations.candidates().collect();
    repairs.sort_by_key(|(left, _)| *left);
    repairs.truncate(MOST_REPAIRS);
    let (left, best) = repairs.first()?;
    let severity = if *left < before { Severity::Explained } else { Severity::Info };
    let check = Check::PopulationRepair { left: decimal(*left)? };
    let (observed, expected) = (best.from.parse::<Decimal>().ok(), best.to.parse().ok().map(Expected::Value));
    let claim = diagnosis.claims().iter().find(|claim| claim.id == best.of)?;
    let finding = Finding::new("population-repair", severity, check).about(&claim.id, &claim.evidence.quote);
    Some(
        finding
            .observed(observed)
            .expected(expected)
            .repaired_by(repairs.into_iter().map(|(_, repair)| repair).collect()),
    )
}

impl<'a> Populations<'a> {
    fn of(diagnosis: &'a Diagnosis) -> Option<Self> {
        let printed = Printed::of(diagnosis)?;
        let pair = |claim: &'a Claim| {
            let computed = computed(diagnosis, &claim.subject)?.as_count()?;
            Some(Pair { claim, printed: claim.printed_count()?.into(), computed: computed.into() })
        };
        let zones: Option<Vec<Pair<'a>>> = printed.zones.into_iter().map(pair).collect();
        Some(Self { territory: pair(printed.territory)?, zones: zones? })
    }

    /// Persons left unexplained over zones, territory and their closure, with the printed number of one claim changed.
    fn left(&self, change: Option<(&Claim, i128)>) -> i128 {
        let now =
            |pair: &Pair<'_>| change.filter(|(claim, _)| claim.id == pair.claim.id).map_or(pair.printed, |(_, to)| to);
        let printed_sum: i128 = self.zones.iter().map(|zone| zone.printed).sum();
        let sum: i128 = self.zones.iter().map(now).sum();
        let follows = printed_sum == self.territory.printed && now(&self.territory) == self.territory.printed;
        let territory = if follows { sum } else { now(&self.territory) };
        let zones: i128 = self.zones.iter().map(|zone| (now(zone) - zone.computed).abs()).sum();
        zones + (territory - self.territory.computed).abs() + (sum - territory).abs()
    }

    /// Whether, with one claim changed, that claim is what its communes add up to, or the zones together are.
    fn restores(&self, pair: &Pair<'_>, to: i128) -> bool {
        let others: i128 =
            self.zones.iter().filter(|zone| zone.claim.id != pair.claim.id).map(|zone| zone.printed).sum();
        let is_zone = pair.claim.id != self.territory.claim.id;
        to == pair.computed || is_zone && others + to == self.territory.computed
    }

    fn candidates(&self) -> impl Iterator<Item = (i128, Repair)> {
        let pairs = self.zones.iter().chain(std::iter::once(&self.territory));
        pairs.flat_map(move |pair| {
            let texts = one_digit_changes(&pair.printed.to_string()).into_iter();
            let changed = texts.filter_map(|to| to.parse().ok()).filter(|to| self.restores(pair, *to));
            changed.filter_map(|to| {
                let left = self.left(Some((pair.claim, to)));
                Some((left, repair(pair, to, decimal(left)?)))
            })
        })
    }
}

fn repair(pair: &Pair<'_>, to: i128, left: Decimal) -> Repair {
    let is_kept = pair.claim.kept_count().map(i128::from) == Some(to);
    Repair {
        of: pair.claim.id.clone(),
        from: pair.printed.to_string(),
        to: to.to_string(),
        characters: 1,
        left,
        is_kept,
    }
}

fn decimal(value: i128) -> Option<Decimal> {
    Decimal::whole(u64::try_from(value).ok()?)
}
