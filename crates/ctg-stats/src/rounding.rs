//! Rounded counts that still add up, from communes to zones to the territory (*arrondi contrôlé*).
//!
//! Counts that are rounded one by one no longer add up to their rounded totals: three communes of 4, 4 and 4 rounded to tens are 0, 0, 0,
//! and their zone of 12 is 10. Here the territory is rounded first, its zones share what it got, and the communes what their zone got,
//! each time by the largest remainder.
//!
//! *Guarantee*, at all three levels: every rounded value is the exact one rounded up or down to a multiple of the unit, so it is less
//! than one unit away, and a multiple stays as it is (0 stays 0); every total is exactly the sum of its rounded parts; and the territory is
//! rounded to the nearest multiple, a half up. A zone or commune need not be rounded to its *nearest* multiple: no method can promise
//! that and keep the totals.

use std::collections::BTreeMap;
use std::num::NonZeroU64;

use ctg_model::code::CommuneCode;
use ctg_model::{Label, Zoning};

use crate::share::by_largest_remainder;

/// A rounded group and its rounded parts, which add up to it.
///
/// ```
/// use ctg_stats::rounding::round_groups;
/// let rounded = round_groups(&[vec![4, 4, 4]], 10.try_into()?);
/// assert_eq!((rounded.groups[0].total, &rounded.groups[0].parts[..]), (10, &[10, 0, 0][..]));
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoundedGroup {
    /// The group.
    pub total: u64,
    /// Its parts, in the order they were given.
    pub parts: Vec<u64>,
}

/// A rounded whole and its rounded groups, which add up to it.
///
/// ```
/// use ctg_stats::rounding::round_groups;
/// let rounded = round_groups(&[vec![4, 4, 4], vec![9]], 10.try_into()?);
/// assert_eq!(rounded.groups.iter().map(|group| group.total).sum::<u64>(), rounded.total);   // 10 + 10 = 20
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoundedGroups {
    /// The whole.
    pub total: u64,
    /// Its groups, in the order they were given.
    pub groups: Vec<RoundedGroup>,
}

/// Counts in groups, rounded to multiples of a unit so that parts add up to groups and groups to the whole.
///
/// *Ties* of remainders: the larger count first, then the earlier one.
///
/// # Examples
/// ```
/// use ctg_stats::rounding::round_groups;
/// // To tens: 34 in all is 30; the groups of 20 and 14 get 20 and 10.
/// let rounded = round_groups(&[vec![13, 7], vec![14]], 10.try_into()?);
/// assert_eq!(rounded.total, 30);
/// assert_eq!(rounded.groups.iter().map(|group| &group.parts[..]).collect::<Vec<_>>(), [&[10, 10][..], &[10][..]]);
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
///
/// # Source
/// Cox, *A constructive procedure for unbiased controlled rounding*, JASA 82, 1987, for the problem; Hamilton's method at each level.
pub fn round_groups(groups: &[Vec<u64>], unit: NonZeroU64) -> RoundedGroups {
    let sums: Vec<u64> = groups.iter().map(|parts| sum(parts)).collect();
    let whole = sum(&sums);
    let up = whole % unit >= unit.get() - whole % unit;
    let multiples = whole / unit + u64::from(up);
    let share = |counts: &[u64], multiples: u64| {
        by_largest_remainder(counts, |count| (count / unit, u128::from(count % unit)), multiples)
    };
    let told = |multiples: u64| multiples.saturating_mul(unit.get());
    let rounded = share(&sums, multiples).into_iter().zip(groups).map(|(multiples, parts)| RoundedGroup {
        total: told(multiples),
        parts: share(parts, multiples).into_iter().map(told).collect(),
    });
    RoundedGroups { total: told(multiples), groups: rounded.collect() }
}

/// Numbers in groups, such as the persons of a projection, rounded to whole ones that add up; `None` for a number under 0, over a million
/// million, or that is none.
///
/// Numbers are read to the millionth; the guarantee of less than one unit holds to that.
///
/// # Examples
/// ```
/// use ctg_stats::rounding::round_fractions;
/// let rounded = round_fractions(&[vec![1.4, 1.4], vec![2.2]]).unwrap();
/// assert_eq!((rounded.total, rounded.groups[0].total, rounded.groups[1].total), (5, 3, 2));
/// assert_eq!(rounded.groups[0].parts, [2, 1]);
/// assert_eq!(round_fractions(&[vec![f64::NAN]]), None);
/// ```
pub fn round_fractions(groups: &[Vec<f64>]) -> Option<RoundedGroups> {
    const MILLION: NonZeroU64 = NonZeroU64::MIN.saturating_add(999_999);
    let millionths = |number: &f64| {
        let scaled = (number * 1e6).round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1e18, which u64 holds")]
        (0.0..=1e18).contains(&scaled).then_some(scaled as u64)
    };
    let groups: Option<Vec<Vec<u64>>> = groups.iter().map(|parts| parts.iter().map(millionths).collect()).collect();
    let mut rounded = round_groups(&groups?, MILLION);
    rounded.total /= MILLION;
    for group in &mut rounded.groups {
        group.total /= MILLION;
        group.parts.iter_mut().for_each(|part| *part /= MILLION);
    }
    Some(rounded)
}

/// A territory, its zones and its communes, rounded so that they add up.
///
/// ```
/// # use ctg_model::*;
/// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
/// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
/// # let assignment = Assignment::new("17299".parse()?, "Centre".parse()?, observation::Status::Inferred);
/// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![assignment])?;
/// use ctg_stats::rounding::round_preserving_total;
/// let rounded = round_preserving_total(&zoning, &[("17299".parse()?, 23_583)].into(), 100.try_into()?)?;
/// assert_eq!((rounded.total, rounded.zones[0].1, rounded.communes[&"17299".parse()?]), (23_600, 23_600, 23_600));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoundedTerritory {
    /// The territory.
    pub total: u64,
    /// Its zones, in the order of the zoning.
    pub zones: Vec<(Label, u64)>,
    /// Its communes.
    pub communes: BTreeMap<CommuneCode, u64>,
}

/// Counts that are not those of the communes of the zoning.
///
/// ```
/// # use ctg_model::*;
/// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
/// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
/// # let assignment = Assignment::new("17299".parse()?, "Centre".parse()?, observation::Status::Inferred);
/// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![assignment])?;
/// use ctg_stats::rounding::round_preserving_total;
/// let error = round_preserving_total(&zoning, &[("17004".parse()?, 211)].into(), 5.try_into()?).unwrap_err();
/// assert_eq!(error.to_string(), "no count for 17299, a count for 17004, expected one for each commune of the territory");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommuneCountsError {
    missing: Vec<CommuneCode>,
    unknown: Vec<CommuneCode>,
}

impl CommuneCountsError {
    /// The communes of the territory without a count.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// # let assignment = Assignment::new("17299".parse()?, "Centre".parse()?, observation::Status::Inferred);
    /// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![assignment])?;
    /// use ctg_stats::rounding::round_preserving_total;
    /// let error = round_preserving_total(&zoning, &[].into(), 5.try_into()?).unwrap_err();
    /// assert_eq!(error.missing(), ["17299".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn missing(&self) -> &[CommuneCode] {
        &self.missing
    }

    /// The communes with a count that the territory does not have.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// # let assignment = Assignment::new("17299".parse()?, "Centre".parse()?, observation::Status::Inferred);
    /// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![assignment])?;
    /// use ctg_stats::rounding::round_preserving_total;
    /// let counts = [("17299".parse()?, 23_583), ("17004".parse()?, 211)].into();
    /// assert_eq!(round_preserving_total(&zoning, &counts, 5.try_into()?).unwrap_err().unknown(), ["17004".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unknown(&self) -> &[CommuneCode] {
        &self.unknown
    }
}

impl std::fmt::Display for CommuneCountsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.missing.iter().try_for_each(|commune| write!(f, "no count for {commune}, "))?;
        self.unknown.iter().try_for_each(|commune| write!(f, "a count for {commune}, "))?;
        f.write_str("expected one for each commune of the territory")
    }
}

impl std::error::Error for CommuneCountsError {}

/// The counts of communes rounded to multiples of a unit so that communes add up to zones and zones to the territory.
///
/// See the [module](self) for what is guaranteed.
///
/// # Errors
/// A commune of the territory without a count, a count of another commune: all are named. A missing count is not 0.
///
/// # Examples
/// ```
/// # use std::collections::BTreeMap;
/// # use ctg_model::code::CommuneCode;
/// use ctg_stats::rounding::round_preserving_total;
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let year = ctg_model::Vintage::new(2018)?;
/// // The 25 communes of the CARO in 2018, to the nearest hundred.
/// let persons: BTreeMap<CommuneCode, u64> =
///     caro.territory().communes().iter().filter_map(|commune| {
///         Some((commune.code, caro.municipal_population(commune.code, year).value()?.persons()))
///     }).collect();
/// let rounded = round_preserving_total(caro.zoning().unwrap(), &persons, 100.try_into()?)?;
/// assert_eq!(rounded.total, 63_200);
/// assert_eq!(rounded.zones.iter().map(|(_, persons)| persons).sum::<u64>(), 63_200);
/// assert_eq!(rounded.communes.values().sum::<u64>(), 63_200);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "arrondi contrôlé")]
pub fn round_preserving_total(
    zoning: &Zoning,
    counts: &BTreeMap<CommuneCode, u64>,
    unit: NonZeroU64,
) -> Result<RoundedTerritory, CommuneCountsError> {
    let communes = zoning.territory().communes();
    let missing: Vec<_> =
        communes.iter().map(|commune| commune.code).filter(|code| !counts.contains_key(code)).collect();
    let unknown: Vec<_> = counts.keys().copied().filter(|code| zoning.territory().commune(*code).is_none()).collect();
    if !(missing.is_empty() && unknown.is_empty()) {
        return Err(CommuneCountsError { missing, unknown });
    }
    let zones = zoning.zones();
    let of_zone = |zone: &ctg_model::Zone| zone.communes().filter_map(|code| counts.get(&code).copied()).collect();
    let rounded = round_groups(&zones.iter().map(of_zone).collect::<Vec<Vec<u64>>>(), unit);
    let by_zone = zones.iter().zip(&rounded.groups);
    Ok(RoundedTerritory {
        total: rounded.total,
        zones: by_zone.clone().map(|(zone, group)| (zone.name().clone(), group.total)).collect(),
        communes: by_zone.flat_map(|(zone, group)| zone.communes().zip(group.parts.iter().copied())).collect(),
    })
}

/// A sum that stops at the largest count, which no sum of real counts comes near.
fn sum(counts: &[u64]) -> u64 {
    counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
}
