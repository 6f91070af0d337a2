//! What stands out in a territory.

use ctg_model::Label;

use super::{Comparison, Direction, FunnelZone};
use crate::Finite;
use crate::interval::Reading;

/// A figure of a territory beside its reference, with its name and the way that is good.
///
/// ```
/// # use ctg_model::Vintage;
/// # use ctg_stats::{comparison::{Comparison, Dated, compare}, interval::Proportion};
/// use ctg_stats::comparison::{ComparedFigure, Direction};
/// # let here = |persons| -> Result<Comparison, Box<dyn std::error::Error>> {
/// #     let year = Vintage::new(2021)?;
/// #     Ok(compare(Dated::new(Proportion::new(persons, 1_000)?, year), Dated::new(Proportion::new(1, 2)?, year))?)
/// # };
/// let parents = ComparedFigure::new("lone parents".parse()?, here(250)?, Direction::LowerIsBetter);
/// assert_eq!(parents.comparison.ratio(), Some(0.5));       // 25 % against 50 %
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ComparedFigure {
    /// The name of the figure.
    pub name: Label,
    /// The territory beside its reference.
    pub comparison: Comparison,
    /// Which way is good.
    pub direction: Direction,
}

impl ComparedFigure {
    /// A figure beside its reference.
    ///
    /// ```
    /// # use ctg_model::Vintage;
    /// # use ctg_stats::{comparison::{Comparison, Dated, compare}, interval::Proportion};
    /// use ctg_stats::comparison::{ComparedFigure, Direction};
    /// # let here = |persons| -> Result<Comparison, Box<dyn std::error::Error>> {
    /// #     let year = Vintage::new(2021)?;
    /// #     Ok(compare(Dated::new(Proportion::new(persons, 1_000)?, year), Dated::new(Proportion::new(1, 2)?, year))?)
    /// # };
    /// let parents = ComparedFigure::new("lone parents".parse()?, here(250)?, Direction::LowerIsBetter);
    /// assert_eq!((parents.name.to_string(), parents.direction), ("lone parents".to_owned(), Direction::LowerIsBetter));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(name: Label, comparison: Comparison, direction: Direction) -> Self {
        Self { name, comparison, direction }
    }
}

/// A figure in its place in a profile.
///
/// ```
/// # use ctg_model::Vintage;
/// # use ctg_stats::{comparison::{Comparison, Dated, compare}, interval::Proportion};
/// use ctg_stats::comparison::{ComparedFigure, Direction};
/// # let here = |persons| -> Result<Comparison, Box<dyn std::error::Error>> {
/// #     let year = Vintage::new(2021)?;
/// #     Ok(compare(Dated::new(Proportion::new(persons, 1_000)?, year), Dated::new(Proportion::new(1, 2)?, year))?)
/// # };
/// use ctg_stats::{comparison::{FunnelZone, profile}, interval::Reading};
/// let parents = ComparedFigure::new("lone parents".parse()?, here(250)?, Direction::LowerIsBetter);
/// // 25 points below are 15.8 standard deviations of √(0.5·0.5/1 000).
/// assert_eq!(profile(vec![parents], Reading::SuperPopulation).strengths[0].zone, FunnelZone::FarBelow);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProfileEntry {
    /// The figure.
    pub figure: ComparedFigure,
    /// Where it stands in the funnel around its reference.
    pub zone: FunnelZone,
}

/// What stands out in a territory, most striking first (*atouts et faiblesses*).
///
/// ```
/// # use ctg_model::Vintage;
/// # use ctg_stats::{comparison::{Comparison, Dated, compare}, interval::Proportion};
/// use ctg_stats::comparison::{ComparedFigure, Direction};
/// # let here = |persons| -> Result<Comparison, Box<dyn std::error::Error>> {
/// #     let year = Vintage::new(2021)?;
/// #     Ok(compare(Dated::new(Proportion::new(persons, 1_000)?, year), Dated::new(Proportion::new(1, 2)?, year))?)
/// # };
/// use ctg_stats::{comparison::profile, interval::Reading};
/// let parents = |direction| -> Result<_, Box<dyn std::error::Error>> { Ok(ComparedFigure::new("lone parents".parse()?, here(250)?, direction)) };
/// let found = profile(vec![parents(Direction::LowerIsBetter)?, parents(Direction::Neutral)?], Reading::SuperPopulation);
/// assert_eq!((found.strengths.len(), found.particular.len(), found.weaknesses.len()), (1, 1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
/// use ctg_stats::comparison::{Dated, Direction, ComparedFigure, compare, profile};
/// use ctg_stats::interval::{Proportion, Reading};
/// let year = Vintage::new(2021)?;
/// let figure = |name: &str, here, direction| -> Result<ComparedFigure, Box<dyn std::error::Error>> {
///     let (here, there) = (Proportion::new(here, 1_000)?, Proportion::new(20_000, 100_000)?);
///     Ok(ComparedFigure::new(name.parse()?, compare(Dated::new(here, year), Dated::new(there, year))?, direction))
/// };
/// let figures = vec![
///     figure("low incomes", 230, Direction::LowerIsBetter)?,
///     figure("lone parents", 400, Direction::LowerIsBetter)?,
///     figure("childcare", 300, Direction::HigherIsBetter)?,
///     figure("over 75", 205, Direction::Neutral)?,
/// ];
/// let profile = profile(figures, Reading::SuperPopulation);
/// let names = |entries: &[ctg_stats::comparison::ProfileEntry]| entries.iter().map(|entry| entry.figure.name.to_string()).collect::<Vec<_>>();
/// assert_eq!(names(&profile.weaknesses), ["lone parents", "low incomes"]);
/// assert_eq!((names(&profile.strengths), names(&profile.ordinary)), (vec!["childcare".to_owned()], vec!["over 75".to_owned()]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn profile(figures: Vec<ComparedFigure>, reading: Reading) -> Profile {
    let mut entries: Vec<ProfileEntry> = figures
        .into_iter()
        .map(|figure| ProfileEntry { zone: figure.comparison.funnel_zone(reading), figure })
        .collect();
    entries.sort_by(|one, other| {
        let place = |entry: &ProfileEntry| (std::cmp::Reverse(entry.zone.distance()), std::cmp::Reverse(size(entry)));
        place(one).cmp(&place(other)).then_with(|| one.figure.name.cmp(&other.figure.name))
    });
    let mut profile = Profile::default();
    for entry in entries {
        let list = match (entry.figure.direction.is_good(entry.zone), entry.zone) {
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
    let comparison = entry.figure.comparison;
    if comparison.territory().value() <= 0.0 && comparison.reference().value() <= 0.0 {
        return None; // no distance at all
    }
    let log = comparison.ratio().map_or(f64::INFINITY, |ratio| ratio.ln().abs());
    Finite::new(log.min(f64::MAX))
}
