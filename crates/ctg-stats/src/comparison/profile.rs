//! What stands out in a territory.

use ctg_model::Label;

use super::{Comparison, FunnelZone, Polarity};
use crate::Finite;
use crate::interval::Reading;

/// A figure of a territory beside its reference, with its name and the way that is good.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Trait {
    /// The name of the figure.
    pub name: Label,
    /// The territory beside its reference.
    pub comparison: Comparison,
    /// Which way is good.
    pub polarity: Polarity,
}

impl Trait {
    /// A figure beside its reference.
    pub fn new(name: Label, comparison: Comparison, polarity: Polarity) -> Self {
        Self { name, comparison, polarity }
    }
}

/// A figure in its place in a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProfileEntry {
    /// The figure.
    pub shown: Trait,
    /// Where it stands in the funnel around its reference.
    pub zone: FunnelZone,
}

/// What stands out in a territory, most striking first (*atouts et faiblesses*).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Profile {
    /// Beyond the limits on the good side (*atouts*).
    pub strengths: Vec<ProfileEntry>,
    /// Beyond the limits on the bad side (*faiblesses*).
    pub weaknesses: Vec<ProfileEntry>,
    /// Beyond the limits where neither side is better (*particularités*).
    pub particular: Vec<ProfileEntry>,
    /// Within the limits: no different from the reference, as far as chance lets one see.
    pub ordinary: Vec<ProfileEntry>,
}

/// The profile of a territory.
///
/// *Order*: figures beyond the limits of 99.8 % come first, then those beyond 95 %; among equals the larger ratio to the reference, one
/// half counting as much as the double, and a figure of 0 or a reference of 0 before all; then by name.
///
/// # Examples
/// ```
/// use ctg_model::Vintage;
/// use ctg_stats::comparison::{Dated, Polarity, Trait, compare, profile};
/// use ctg_stats::interval::{Proportion, Reading};
/// let year = Vintage::new(2021)?;
/// let figure = |name: &str, here, polarity| -> Result<Trait, Box<dyn std::error::Error>> {
///     let (here, there) = (Proportion::new(here, 1_000)?, Proportion::new(20_000, 100_000)?);
///     Ok(Trait::new(name.parse()?, compare(Dated::new(here, year), Dated::new(there, year))?, polarity))
/// };
/// let figures = vec![
///     figure("low incomes", 230, Polarity::LowerIsBetter)?,
///     figure("lone parents", 400, Polarity::LowerIsBetter)?,
///     figure("childcare", 300, Polarity::HigherIsBetter)?,
///     figure("over 75", 205, Polarity::Neutral)?,
/// ];
/// let profile = profile(figures, Reading::SuperPopulation);
/// let names = |entries: &[ctg_stats::comparison::ProfileEntry]| entries.iter().map(|entry| entry.shown.name.to_string()).collect::<Vec<_>>();
/// assert_eq!(names(&profile.weaknesses), ["lone parents", "low incomes"]);
/// assert_eq!((names(&profile.strengths), names(&profile.ordinary)), (vec!["childcare".to_owned()], vec!["over 75".to_owned()]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn profile(figures: Vec<Trait>, reading: Reading) -> Profile {
    let mut entries: Vec<ProfileEntry> =
        figures.into_iter().map(|shown| ProfileEntry { zone: shown.comparison.funnel_zone(reading), shown }).collect();
    entries.sort_by(|one, other| {
        let place = |entry: &ProfileEntry| (std::cmp::Reverse(entry.zone.distance()), std::cmp::Reverse(size(entry)));
        place(one).cmp(&place(other)).then_with(|| one.shown.name.cmp(&other.shown.name))
    });
    let mut profile = Profile::default();
    for entry in entries {
        let list = match (entry.shown.polarity.is_good(entry.zone), entry.zone) {
            (_, FunnelZone::Within) => &mut profile.ordinary,
            (Some(true), _) => &mut profile.strengths,
            (Some(false), _) => &mut profile.weaknesses,
            (None, _) => &mut profile.particular,
        };
        list.push(entry);
    }
    profile
}

/// How far the territory is from its reference, by the logarithm of their ratio; the largest number where one of them is 0.
fn size(entry: &ProfileEntry) -> Option<Finite> {
    let comparison = entry.shown.comparison;
    if comparison.territory().value() <= 0.0 && comparison.reference().value() <= 0.0 {
        return None; // no distance at all
    }
    let log = comparison.ratio().map_or(f64::INFINITY, |ratio| ratio.ln().abs());
    Finite::new(log.min(f64::MAX))
}
