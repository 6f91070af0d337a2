//! Which communes stand when.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::day::{Day, Known, Lines};
use super::{CogMovement, HistoryError, Passage};
use crate::CogVintage;
use crate::code::CommuneCode;

/// The communes of a country, or of a part of it, through the years (*historique des communes*).
///
/// It is made of the communes of one year and of the movements of the years around: from there it knows which communes stood on 1 January of
/// each year, and gives the [passage](Self::passage) between two of them. Only communes count; the communes delegated or associated inside them
/// are passed over, and so are municipal arrondissements.
///
/// What goes into what is read in the lines alone, those of one day at once: a commune that takes a new code and is merged the same day goes into
/// the merged one. A line from a commune to itself shows that the commune stood before.
///
/// # Examples
/// ```
/// use ctg_model::CogVintage;
/// use ctg_model::passage::{CogHistory, CogMovement, CogUnit, MovedUnit, MovementCode};
/// let unit = |code: &str, name: &str| Ok::<_, Box<dyn std::error::Error>>(MovedUnit::new(CogUnit::Commune(code.parse()?), name.parse()?));
/// let (saint_nazaire, port_des_barques) = (unit("17375", "Saint-Nazaire-sur-Charente")?, unit("17484", "Port-des-Barques")?);
/// let line = |after| Ok::<_, Box<dyn std::error::Error>>(CogMovement::new(MovementCode::new(20), "1947-09-19".parse()?, Some(saint_nazaire.clone()), after));
/// let movements = [line(saint_nazaire.clone())?, line(port_des_barques)?];
/// let (first, last) = (CogVintage::new(1943)?, CogVintage::new(2024)?);
///
/// let history = CogHistory::new(last, ["17375".parse()?, "17484".parse()?, "17004".parse()?], &movements, first..=last)?;
/// assert_eq!(history.communes(CogVintage::new(1947)?)?, ["17004".parse()?, "17375".parse()?]);
/// assert_eq!(history.communes(CogVintage::new(1948)?)?.len(), 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, movements of communes since 1943.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "historique des communes")]
#[must_use]
pub struct CogHistory {
    span: RangeInclusive<CogVintage>,
    days: Vec<Day>,
    /// Each commune that ever stood, with the vintages at which it stands, as ranges in order.
    lives: BTreeMap<CommuneCode, Vec<RangeInclusive<u16>>>,
    elsewhere: Vec<(NaiveDate, CommuneCode)>,
}

impl CogHistory {
    /// The history that the communes of one year and the movements of a span of years make up, movements in any order.
    ///
    /// The span is what the caller vouches for: between its two ends no movement is missing. A day whose lines concern none of the communes is
    /// [told apart](Self::elsewhere): it is that of another part of the country. After the year of the communes, a commune that comes from outside the
    /// list is taken in if there is one of its département.
    ///
    /// # Errors
    /// A span that ends before it starts, a year of the communes outside it, a commune given twice, a movement that takes effect outside the
    /// span, a movement that does not fit the communes.
    ///
    /// ```
    /// use ctg_model::CogVintage;
    /// use ctg_model::passage::CogHistory;
    /// let (first, last) = (CogVintage::new(2019)?, CogVintage::new(2024)?);
    /// let error = CogHistory::new(CogVintage::new(2025)?, [], &[], first..=last).unwrap_err();
    /// assert_eq!(error.to_string(), "geography of 2025: expected one from 2019 to 2024");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new<'a>(
        year: CogVintage,
        communes: impl IntoIterator<Item = CommuneCode>,
        movements: impl IntoIterator<Item = &'a CogMovement>,
        span: RangeInclusive<CogVintage>,
    ) -> Result<Self, HistoryError> {
        within(year, &span)?;
        let mut anchor = BTreeSet::new();
        if let Some(twice) = communes.into_iter().find(|code| !anchor.insert(*code)) {
            return Err(HistoryError::twice(twice));
        }
        let mut walk = Walk { days: Vec::new(), elsewhere: Vec::new() };
        let by_day = by_day(movements, &span)?;
        let (past, future): (Vec<_>, Vec<_>) = by_day.iter().partition(|(day, _)| **day <= first_of(year));
        let start = walk.back(anchor.clone(), &past)?;
        walk.days.reverse();
        walk.forth(anchor, &future)?;
        let Walk { days, mut elsewhere } = walk;
        elsewhere.sort_unstable();
        let lives = lives(start, &days, &span);
        Ok(Self { span, days, lives, elsewhere })
    }

    /// The first and the last geography that the history tells of.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::CogHistory};
    /// let (first, last) = (CogVintage::new(2019)?, CogVintage::new(2024)?);
    /// let history = CogHistory::new(last, ["17299".parse()?], &[], first..=last)?;
    /// assert_eq!(history.span(), first..=last);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn span(&self) -> RangeInclusive<CogVintage> {
        self.span.clone()
    }

    /// Every geography of the span, in order.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::CogHistory};
    /// let (first, last) = (CogVintage::new(2019)?, CogVintage::new(2024)?);
    /// let history = CogHistory::new(last, ["17299".parse()?], &[], first..=last)?;
    /// assert_eq!(history.vintages().count(), 6);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vintages(&self) -> impl Iterator<Item = CogVintage> + '_ {
        (self.span.start().year()..=self.span.end().year()).filter_map(|year| CogVintage::new(year).ok())
    }

    /// The communes of a geography, by code.
    ///
    /// # Errors
    /// A geography outside the span.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::CogHistory};
    /// let (first, last) = (CogVintage::new(2019)?, CogVintage::new(2024)?);
    /// let history = CogHistory::new(last, ["17299".parse()?], &[], first..=last)?;
    /// assert_eq!(history.communes(first)?, ["17299".parse()?]);          // nothing has moved
    /// assert!(history.communes(CogVintage::new(2025)?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn communes(&self, year: CogVintage) -> Result<Vec<CommuneCode>, HistoryError> {
        within(year, &self.span)?;
        let stands = |ranges: &[RangeInclusive<u16>]| ranges.iter().any(|range| range.contains(&year.year()));
        Ok(self.lives.iter().filter(|(_, ranges)| stands(ranges)).map(|(code, _)| *code).collect())
    }

    /// The years at which a commune stands on 1 January, as ranges in order; none for a code that never was a commune within the span.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::CogHistory};
    /// let (first, last) = (CogVintage::new(2019)?, CogVintage::new(2024)?);
    /// let history = CogHistory::new(last, ["17299".parse()?], &[], first..=last)?;
    /// assert_eq!(history.lives("17299".parse()?), [2019..=2024]);
    /// assert!(history.lives("17300".parse()?).is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lives(&self, commune: CommuneCode) -> &[RangeInclusive<u16>] {
        self.lives.get(&commune).map_or(&[], Vec::as_slice)
    }

    /// The movements that concern none of the communes: the day, and one of the codes of each.
    ///
    /// With the communes of the whole country there are none, unless communes are missing. With those of a département, these are the
    /// movements of all others.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::{CogHistory, CogMovement, CogUnit, MovedUnit, MovementCode}};
    /// let unit = |code: &str, name: &str| Ok::<_, Box<dyn std::error::Error>>(MovedUnit::new(CogUnit::Commune(code.parse()?), name.parse()?));
    /// let merger = CogMovement::new(MovementCode::new(32), "2018-01-01".parse()?, Some(unit("17392", "Saint-Romain-sur-Gironde")?), unit("17160", "Floirac")?);
    /// let (first, last) = (CogVintage::new(2017)?, CogVintage::new(2024)?);
    /// let history = CogHistory::new(last, ["17299".parse()?], &[merger], first..=last)?;
    /// assert_eq!(history.elsewhere(), [("2018-01-01".parse()?, "17160".parse()?)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn elsewhere(&self) -> &[(NaiveDate, CommuneCode)] {
        &self.elsewhere
    }

    /// What goes into what from one geography to another, later or earlier.
    ///
    /// *Complexity*: O(communes + movements between the two), each times the logarithm of the number of communes.
    ///
    /// # Errors
    /// A geography outside the span.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::{CogHistory, CogMovement, CogUnit, MovedUnit, MovementCode}};
    /// let unit = |code: &str, name: &str| Ok::<_, Box<dyn std::error::Error>>(MovedUnit::new(CogUnit::Commune(code.parse()?), name.parse()?));
    /// let into_floirac = |before| Ok::<_, Box<dyn std::error::Error>>(CogMovement::new(MovementCode::new(32), "2018-01-01".parse()?, Some(before), unit("17160", "Floirac")?));
    /// let merger = [into_floirac(unit("17160", "Floirac")?)?, into_floirac(unit("17392", "Saint-Romain-sur-Gironde")?)?];
    /// let (first, last) = (CogVintage::new(2017)?, CogVintage::new(2024)?);
    /// let history = CogHistory::new(last, ["17160".parse()?], &merger, first..=last)?;
    /// let passage = history.passage(first, last)?;
    /// assert_eq!(passage.parts("17392".parse()?), ["17160".parse()?]);
    /// assert_eq!(history.passage(last, first)?.parts("17160".parse()?), ["17160".parse()?, "17392".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn passage(&self, from: CogVintage, to: CogVintage) -> Result<Passage, HistoryError> {
        if from > to {
            return self.passage(to, from).map(|forwards| forwards.inverse());
        }
        let (sources, targets) = (self.communes(from)?, self.communes(to)?);
        let origins = self.origins(from, to);
        let itself = |target: &CommuneCode| BTreeSet::from([*target]);
        let of = |target: &CommuneCode| origins.get(target).cloned().unwrap_or_else(|| itself(target));
        let links = targets.iter().flat_map(|target| of(target).into_iter().map(|source| (source, *target))).collect();
        Ok(Passage::of_checked(from, to, sources, targets, links))
    }

    /// The communes of `from` that have gone into each commune that some movement made by `to`; one that none made is its own.
    fn origins(&self, from: CogVintage, to: CogVintage) -> BTreeMap<CommuneCode, BTreeSet<CommuneCode>> {
        let (after, until) = (first_of(from), first_of(to));
        let mut origins: BTreeMap<CommuneCode, BTreeSet<CommuneCode>> = BTreeMap::new();
        for day in self.days.iter().filter(|day| day.date > after && day.date <= until) {
            let mut made: BTreeMap<_, BTreeSet<_>> = day.after.iter().map(|code| (*code, BTreeSet::new())).collect();
            for (before, into) in &day.into {
                let land = origins.remove(before).unwrap_or_else(|| BTreeSet::from([*before]));
                for code in into {
                    made.entry(*code).or_default().extend(&land);
                }
            }
            origins.extend(made);
        }
        origins
    }
}

/// Checks that a geography lies within the span.
fn within(year: CogVintage, span: &RangeInclusive<CogVintage>) -> Result<(), HistoryError> {
    if span.contains(&year) { Ok(()) } else { Err(HistoryError::outside(year, span)) }
}

/// 1 January of the year of a geography.
fn first_of(year: CogVintage) -> NaiveDate {
    NaiveDate::from_yo_opt(i32::from(year.year()), 1).unwrap_or_default()
}

/// The first geography that a day belongs to the past of.
fn vintage_from(day: NaiveDate) -> u16 {
    use chrono::Datelike;
    let year = u16::try_from(day.year()).unwrap_or_default();
    if day.ordinal() == 1 { year } else { year.saturating_add(1) }
}

/// The lines between communes, by day.
fn by_day<'a>(
    movements: impl IntoIterator<Item = &'a CogMovement>,
    span: &RangeInclusive<CogVintage>,
) -> Result<BTreeMap<NaiveDate, Lines>, HistoryError> {
    let mut days: BTreeMap<NaiveDate, Lines> = BTreeMap::new();
    for movement in movements {
        let day = movement.effective;
        if day <= first_of(*span.start()) || day > first_of(*span.end()) {
            return Err(HistoryError::late_or_early(day, span));
        }
        let Some(after) = movement.after.unit.commune() else { continue };
        let before = movement.before.as_ref().map(|before| before.unit.commune());
        if before != Some(None) {
            days.entry(day).or_default().add(before.flatten(), after); // else a delegated or associated commune, whose land is counted in a commune
        }
    }
    Ok(days)
}

/// A walk through the days, away from the communes that are known.
struct Walk {
    days: Vec<Day>,
    elsewhere: Vec<(NaiveDate, CommuneCode)>,
}

impl Walk {
    /// Back to the start of the span, latest day first; gives the communes that stand there.
    fn back(
        &mut self,
        mut communes: BTreeSet<CommuneCode>,
        past: &[(&NaiveDate, &Lines)],
    ) -> Result<BTreeSet<CommuneCode>, HistoryError> {
        for (date, lines) in past.iter().rev() {
            self.take(**date, lines, Known::After, &communes)?;
            if let Some(day) = self.days.last() {
                day.after.iter().for_each(|code| {
                    communes.remove(code);
                });
                communes.extend(day.into.keys());
            }
        }
        Ok(communes)
    }

    /// On to the end of the span.
    fn forth(
        &mut self,
        mut communes: BTreeSet<CommuneCode>,
        future: &[(&NaiveDate, &Lines)],
    ) -> Result<(), HistoryError> {
        for (date, lines) in future {
            self.take(**date, lines, Known::Before, &communes)?;
            if let Some(day) = self.days.last() {
                day.into.keys().for_each(|code| {
                    communes.remove(code);
                });
                communes.extend(&day.after);
            }
        }
        Ok(())
    }

    fn take(
        &mut self,
        date: NaiveDate,
        lines: &Lines,
        known: Known,
        communes: &BTreeSet<CommuneCode>,
    ) -> Result<(), HistoryError> {
        let is_there = |code| communes.contains(&code);
        let is_near = |code: CommuneCode| communes.iter().any(|other| other.departement() == code.departement());
        let (day, elsewhere) = lines
            .resolve(date, known, &is_there, &is_near)
            .map_err(|fault| HistoryError::misfit(date, known, fault))?;
        self.elsewhere.extend(elsewhere.into_iter().map(|code| (date, code)));
        self.days.push(day);
        Ok(())
    }
}

/// The years at which each commune stands.
fn lives(
    start: BTreeSet<CommuneCode>,
    days: &[Day],
    span: &RangeInclusive<CogVintage>,
) -> BTreeMap<CommuneCode, Vec<RangeInclusive<u16>>> {
    let mut since: BTreeMap<CommuneCode, u16> = start.into_iter().map(|code| (code, span.start().year())).collect();
    let mut lives: BTreeMap<CommuneCode, Vec<RangeInclusive<u16>>> = BTreeMap::new();
    let mut ends = |code: CommuneCode, first: u16, last: u16| {
        if first <= last {
            lives.entry(code).or_default().push(first..=last);
        }
    };
    for day in days {
        let vintage = vintage_from(day.date);
        for gone in day.into.keys().filter(|code| !day.after.contains(code)) {
            if let Some(first) = since.remove(gone) {
                ends(*gone, first, vintage.saturating_sub(1));
            }
        }
        for code in &day.after {
            since.entry(*code).or_insert(vintage);
        }
    }
    for (code, first) in since {
        ends(code, first, span.end().year());
    }
    lives
}
