//! Persons by age band.

use ctg_model::observation::Absence;
use ctg_model::{AgeBand, AgePartition, AgeStructure};

use super::{CensusRow, Estimate, Exploitation};

/// Why the figures of a place give no persons by age.
///
/// ```
/// use ctg_io::{Source, census};
/// use ctg_model::{AgePartition, Vintage};
/// let text = "CODGEO;P18_POP0014;P18_POP1529;P18_POP30P\n17004;20;30;161\n";
/// let read = census::read_communes(Source::new("p.csv", text.as_bytes()), Vintage::new(2018)?)?;
/// let young = AgePartition::new(vec!["0-17".parse()?, "18+".parse()?])?;
/// let error = read.value().get("17004".parse()?).ok_or("no row")?.ages(&young).unwrap_err();
/// assert_eq!(error.to_string(), "a band of the file would be cut at 18, expected bounds that one division of the file has");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct AgesError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("a band of the file would be cut at {at}, expected bounds that one division of the file has")]
    Cut { at: u8 },
    #[error("no bands of the file cover every age once, expected columns such as P18_POP0002 to P18_POP80P")]
    NoBands,
    #[error("the persons of {band} are absent ({reason}), expected a number for each band")]
    Absent { band: AgeBand, reason: Absence },
}

impl AgesError {
    /// The age at which a band of the file would be cut, where that is the reason.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::{AgePartition, Vintage};
    /// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;P18_POP\n17004;1\n"[..]), Vintage::new(2018)?)?;
    /// let all = AgePartition::new(vec!["0+".parse()?])?;
    /// assert_eq!(read.value().get("17004".parse()?).ok_or("no row")?.ages(&all).unwrap_err().cut_at(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cut_at(&self) -> Option<u8> {
        if let Fault::Cut { at } = self.0 { Some(at) } else { None }
    }
}

impl<C: Copy> CensusRow<C> {
    /// Persons by age, in the bands that are wanted, each of which has to be made of whole bands of the file (`P_POP0002`, `P_POP80P`).
    ///
    /// A file may hold several divisions (0-2, 3-5 … and 0-14, 15-29 …): one is taken whose bands none of the wanted ones cuts, the finest of
    /// them.
    ///
    /// *Formula*: the estimates are added within each wanted band, then made whole by the largest remainder, so that the bands add up to their
    /// rounded sum; of equal remainders the younger band is rounded up.
    ///
    /// # Errors
    /// A band of the file would be cut; the file has no bands that cover every age; a number is absent.
    ///
    /// # Examples
    /// ```
    /// use ctg_io::{Source, census};
    /// use ctg_model::{AgePartition, Vintage};
    /// let text = "CODGEO;P18_POP0002;P18_POP0305;P18_POP0679;P18_POP80P\n17299;600,4;650,4;20000,4;2331,8\n";
    /// let read = census::read_communes(Source::new("p.csv", text.as_bytes()), Vintage::new(2018)?)?;
    /// let wanted = AgePartition::new(vec!["0-5".parse()?, "6+".parse()?])?;
    /// let ages = read.value().get("17299".parse()?).ok_or("no row")?.ages(&wanted)?;
    /// assert_eq!(ages.persons(), [1251, 22_332]);   // 1250.8 and 22 332.2
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ages(&self, wanted: &AgePartition) -> Result<AgeStructure, AgesError> {
        let bands: Vec<AgeBand> = self.variables().iter().filter_map(|variable| band(variable.name())).collect();
        let tiling = tiling(&bands, wanted).ok_or_else(|| refusal(&bands, wanted))?;
        let mut sums = vec![Estimate::ZERO.value(); wanted.bands().len()];
        for band in tiling {
            let persons = self.of(Exploitation::Main, &name(band));
            let reason = persons.absence().unwrap_or(Absence::NotPublished);
            let persons = persons.value().ok_or(Fault::Absent { band, reason })?;
            if let Some(sum) = sums.get_mut(wanted.index_of(band.from())) {
                *sum += persons.value();
            }
        }
        AgeStructure::new(wanted.clone(), whole(&sums)).map_err(|_| Fault::NoBands.into())
    }
}

/// The first of the wanted bounds that no division has together with those below it.
fn refusal(bands: &[AgeBand], wanted: &AgePartition) -> AgesError {
    let bounds: Vec<u8> = wanted.bands().iter().filter_map(|band| band.until()).collect();
    let fits =
        |count: usize| partition(bounds.get(..count).unwrap_or_default()).and_then(|wanted| tiling(bands, &wanted));
    let at = bounds.iter().enumerate().find(|(below, _)| fits(below + 1).is_none()).map(|(_, at)| *at);
    match at.filter(|_| fits(0).is_some()) {
        Some(at) => Fault::Cut { at }.into(),
        None => Fault::NoBands.into(),
    }
}

/// All ages, divided at these.
fn partition(bounds: &[u8]) -> Option<AgePartition> {
    let starts = std::iter::once(0).chain(bounds.iter().copied());
    let ends = bounds.iter().copied().map(Some).chain([None]);
    let bands: Result<Vec<AgeBand>, _> = starts.zip(ends).map(|(from, until)| AgeBand::new(from, until)).collect();
    AgePartition::new(bands.ok()?).ok()
}

/// The band of a variable such as `POP0002` or `POP80P`.
fn band(name: &str) -> Option<AgeBand> {
    let ages = name.strip_prefix("POP")?;
    let (from, rest) = ages.split_at_checked(2)?;
    let age = |text: &str| text.parse::<u8>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let until = match rest {
        "P" => None,
        _ if rest.len() == 2 => Some(age(rest)? + 1),
        _ => return None,
    };
    AgeBand::new(age(from)?, until).ok()
}

fn name(band: AgeBand) -> String {
    match band.until() {
        Some(until) => format!("POP{:02}{:02}", band.from(), until.saturating_sub(1)),
        None => format!("POP{:02}P", band.from()),
    }
}

/// Bands that cover every age once and end wherever a wanted one ends; of several divisions the one with most bands, and of equals the one
/// whose first bands are shorter.
fn tiling(bands: &[AgeBand], wanted: &AgePartition) -> Option<Vec<AgeBand>> {
    let mut bands: Vec<AgeBand> = bands.iter().copied().filter(|band| fits(*band, wanted)).collect();
    bands.sort_unstable();
    // For each age, the best division of it and all above.
    let mut from: std::collections::BTreeMap<u8, Vec<AgeBand>> = std::collections::BTreeMap::new();
    for band in bands.into_iter().rev() {
        let rest = match band.until() {
            None => Some(&[][..]),
            Some(until) => from.get(&until).map(Vec::as_slice),
        };
        let Some(rest) = rest else { continue };
        let division: Vec<AgeBand> = std::iter::once(band).chain(rest.iter().copied()).collect();
        if from.get(&band.from()).is_none_or(|best| division.len() >= best.len()) {
            from.insert(band.from(), division);
        }
    }
    from.remove(&0)
}

fn fits(band: AgeBand, wanted: &AgePartition) -> bool {
    wanted.bands().get(wanted.index_of(band.from())).is_some_and(|target| target.covers(band))
}

/// Whole numbers by the largest remainder: they add up to the sum, rounded.
fn whole(sums: &[f64]) -> Vec<u64> {
    let floor = |value: &f64| Estimate::new(value.floor()).map_or(0, Estimate::rounded);
    let mut whole: Vec<u64> = sums.iter().map(floor).collect();
    let total = Estimate::new(sums.iter().sum()).map_or(0, Estimate::rounded);
    let left = total.saturating_sub(whole.iter().fold(0_u64, |sum, count| sum.saturating_add(*count)));
    let mut order: Vec<usize> = (0..sums.len()).collect();
    let remainder = |at: &usize| sums.get(*at).map_or(0.0, |value| value - value.floor());
    order.sort_by(|one, other| remainder(other).total_cmp(&remainder(one)).then(one.cmp(other)));
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        if let Some(count) = whole.get_mut(at) {
            *count += 1;
        }
    }
    whole
}
