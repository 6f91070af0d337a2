//! Why there is no history, and why counts do not pass.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::day::{DayFault, Known};
use crate::CogVintage;
use crate::code::CommuneCode;

/// Why communes and movements are no history, or a history does not tell of a year.
///
/// ```
/// use ctg_model::{CogVintage, passage::CogHistory};
/// let (first, last) = (CogVintage::new(2019)?, CogVintage::new(2024)?);
/// let error = CogHistory::new(last, ["17299".parse()?, "17299".parse()?], &[], first..=last).unwrap_err();
/// assert_eq!(error.to_string(), "commune 17299 is given twice, expected once");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct HistoryError(#[from] HistoryFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum HistoryFault {
    #[error("geography of {found}: expected one from {first} to {last}")]
    Outside { found: CogVintage, first: CogVintage, last: CogVintage },
    #[error("movement of {day}: expected one after 1 January {first} and not after 1 January {last}")]
    OtherTime { day: NaiveDate, first: CogVintage, last: CogVintage },
    #[error("commune {0} is given twice, expected once")]
    Twice(CommuneCode),
    #[error("movement of {day}: commune {commune} {found}, expected {expected}")]
    Misfit { day: NaiveDate, commune: CommuneCode, found: &'static str, expected: &'static str },
}

impl HistoryError {
    pub(super) fn outside(found: CogVintage, span: &RangeInclusive<CogVintage>) -> Self {
        HistoryFault::Outside { found, first: *span.start(), last: *span.end() }.into()
    }

    pub(super) fn late_or_early(day: NaiveDate, span: &RangeInclusive<CogVintage>) -> Self {
        HistoryFault::OtherTime { day, first: *span.start(), last: *span.end() }.into()
    }

    pub(super) fn twice(commune: CommuneCode) -> Self {
        HistoryFault::Twice(commune).into()
    }

    pub(super) fn misfit(day: NaiveDate, known: Known, fault: DayFault) -> Self {
        let (commune, found, expected) = match (fault, known) {
            (DayFault::Lacking(code), Known::After) => (code, "is not there afterwards", "it, since land goes into it"),
            (DayFault::Lacking(code), Known::Before) => (code, "is not there before", "it, since it goes elsewhere"),
            (DayFault::InTheWay(code), Known::After) => (code, "is still there afterwards", "it gone"),
            (DayFault::InTheWay(code), Known::Before) => {
                (code, "is there before", "a line that says what becomes of it")
            }
            (DayFault::Lost(code), _) => (code, "goes nowhere", "a commune that it goes into"),
        };
        HistoryFault::Misfit { day, commune, found, expected }.into()
    }

    /// The commune at fault, where one is.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::CogHistory};
    /// let (first, last) = (CogVintage::new(2019)?, CogVintage::new(2024)?);
    /// let error = CogHistory::new(last, ["17299".parse()?, "17299".parse()?], &[], first..=last).unwrap_err();
    /// assert_eq!(error.commune(), Some("17299".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self) -> Option<CommuneCode> {
        match self.0 {
            HistoryFault::Twice(commune) | HistoryFault::Misfit { commune, .. } => Some(commune),
            HistoryFault::Outside { .. } | HistoryFault::OtherTime { .. } => None,
        }
    }

    /// The day of the movement at fault, where one is.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::{CogHistory, CogMovement, CogUnit, MovedUnit, MovementCode}};
    /// let late = CogMovement::new(MovementCode::new(20), "2024-01-02".parse()?, None, MovedUnit::new(CogUnit::Commune("06163".parse()?), "Tende".parse()?));
    /// let (first, last) = (CogVintage::new(2019)?, CogVintage::new(2024)?);
    /// let error = CogHistory::new(last, [], &[late], first..=last).unwrap_err();
    /// assert_eq!(error.day(), Some("2024-01-02".parse()?));
    /// assert_eq!(error.to_string(), "movement of 2024-01-02: expected one after 1 January 2019 and not after 1 January 2024");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn day(&self) -> Option<NaiveDate> {
        match self.0 {
            HistoryFault::OtherTime { day, .. } | HistoryFault::Misfit { day, .. } => Some(day),
            HistoryFault::Outside { .. } | HistoryFault::Twice(_) => None,
        }
    }
}

/// Why counts do not pass from one geography to another.
///
/// ```
/// use ctg_model::{CogVintage, passage::{Passage, SplitWeights}};
/// let (old, new) = (CogVintage::new(2024)?, CogVintage::new(2018)?);
/// let passage = Passage::new(old, new, [("17219".parse()?, "17189".parse()?), ("17219".parse()?, "17219".parse()?)])?;
/// let error = passage.route(&["17219".parse()?], &SplitWeights::none()).unwrap_err();
/// assert_eq!(error.to_string(), "commune 17219 goes into 17189 and 17219 in the geography of 2018, expected the weight of each");
/// assert_eq!((error.commune(), error.parts().len()), (Some("17219".parse()?), 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub struct PassageError(pub(super) PassageFault);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PassageFault {
    /// The same pair twice.
    PairTwice { commune: CommuneCode, part: CommuneCode },
    /// A commune that the geography does not have.
    Unknown { commune: CommuneCode, year: CogVintage },
    /// Two counts for one commune.
    Twice { commune: CommuneCode },
    /// A commune without counterpart.
    Gone { commune: CommuneCode, year: CogVintage },
    /// A split for which nothing is said.
    Unweighted { commune: CommuneCode, parts: Vec<CommuneCode>, year: CogVintage },
    /// A split for which something is said, but not on this part.
    PartUnweighted { commune: CommuneCode, part: CommuneCode },
    /// A split into a part that has other origins, and of which only the whole weight is known.
    PieceUnweighted { commune: CommuneCode, part: CommuneCode, other: CommuneCode },
    /// Weights that say nothing.
    NoWeight { commune: CommuneCode, parts: Vec<CommuneCode> },
    /// A part of which an origin has no count.
    Missing { commune: CommuneCode, part: CommuneCode, year: CogVintage },
    /// Counts for another number of communes.
    Length { found: usize, expected: usize },
    /// More than a count can hold.
    Overflow { part: CommuneCode },
}

impl PassageError {
    /// The commune at fault, where one is.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::{Passage, SplitWeights}};
    /// let passage = Passage::new(CogVintage::new(2017)?, CogVintage::new(2024)?, [("17392".parse()?, "17160".parse()?)])?;
    /// let error = passage.route(&["17299".parse()?], &SplitWeights::none()).unwrap_err();
    /// assert_eq!(error.to_string(), "commune 17299 is not of the geography of 2017, expected one of it");
    /// assert_eq!(error.commune(), Some("17299".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self) -> Option<CommuneCode> {
        use PassageFault as Fault;
        match self.0 {
            Fault::PairTwice { commune, .. }
            | Fault::Unknown { commune, .. }
            | Fault::Twice { commune }
            | Fault::Gone { commune, .. }
            | Fault::Unweighted { commune, .. }
            | Fault::PartUnweighted { commune, .. }
            | Fault::PieceUnweighted { commune, .. }
            | Fault::NoWeight { commune, .. }
            | Fault::Missing { commune, .. }
            | Fault::Overflow { part: commune } => Some(commune),
            Fault::Length { .. } => None,
        }
    }

    /// The communes that it goes into, where that is the matter.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::{Passage, SplitWeights}};
    /// let (whole, parts) = ("17219".parse()?, ["17189".parse()?, "17219".parse()?]);
    /// let passage = Passage::new(CogVintage::new(2024)?, CogVintage::new(2018)?, parts.map(|part| (whole, part)))?;
    /// assert_eq!(passage.route(&[whole], &SplitWeights::none()).unwrap_err().parts(), parts);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parts(&self) -> &[CommuneCode] {
        match &self.0 {
            PassageFault::Unweighted { parts, .. } | PassageFault::NoWeight { parts, .. } => parts,
            PassageFault::PairTwice { part, .. }
            | PassageFault::PartUnweighted { part, .. }
            | PassageFault::PieceUnweighted { part, .. }
            | PassageFault::Missing { part, .. } => std::slice::from_ref(part),
            _ => &[],
        }
    }

    fn sentence(&self) -> String {
        use PassageFault as Fault;
        match &self.0 {
            Fault::PairTwice { commune, part } => {
                format!("the passage of {commune} into {part} is given twice, expected once")
            }
            Fault::Unknown { commune, year } => {
                format!("commune {commune} is not of the geography of {year}, expected one of it")
            }
            Fault::Twice { commune } => format!("commune {commune} has two counts, expected one"),
            Fault::Gone { commune, year } => {
                format!("commune {commune} has no counterpart in the geography of {year}, expected one")
            }
            Fault::Unweighted { commune, parts, year } => {
                format!(
                    "commune {commune} goes into {} in the geography of {year}, expected the weight of each",
                    list(parts)
                )
            }
            Fault::PartUnweighted { commune, part } => {
                format!("commune {commune} is split, and its part {part} has no weight, expected one")
            }
            Fault::PieceUnweighted { commune, part, other } => {
                format!(
                    "commune {commune} is split, and its part {part} takes in {other} too: expected the weight of the piece between the two"
                )
            }
            Fault::NoWeight { commune, parts } => {
                format!("commune {commune} is split into {}, and their weights sum to 0, expected more", list(parts))
            }
            Fault::Missing { commune, part, year } => {
                format!(
                    "commune {part} takes in {commune} of the geography of {year}, which has no count, expected one"
                )
            }
            Fault::Length { found, expected } => {
                format!("found {found} counts, expected {expected}, one for each commune")
            }
            Fault::Overflow { part } => format!("the count of commune {part} does not fit, expected less than 2^64"),
        }
    }
}

impl From<PassageFault> for PassageError {
    fn from(fault: PassageFault) -> Self {
        Self(fault)
    }
}

/// The codes as words: `17189, 17219 and 17300`.
fn list(codes: &[CommuneCode]) -> String {
    let texts: Vec<String> = codes.iter().map(ToString::to_string).collect();
    match texts.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        all => all.concat(),
    }
}
