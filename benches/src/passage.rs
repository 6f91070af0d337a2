//! A synthetic history of the communes of a country: 1 500 mergers, 300 changes of code and 100 splits in 50 years.

use std::ops::RangeInclusive;

use ctg_model::CogVintage;
use ctg_model::code::CommuneCode;
use ctg_model::passage::{CogHistory, CogMovement, CogUnit, MovedUnit, MovementCode, Passage, SplitWeights};

use crate::codes;

/// How many columns of counts there are.
pub const COLUMNS: usize = 50;

/// What can go wrong: nothing, the data are made to be valid.
type Fault = Box<dyn std::error::Error>;

/// The first and the last year.
///
/// # Errors
/// None: both are years.
pub fn span() -> Result<RangeInclusive<CogVintage>, Fault> {
    Ok(CogVintage::new(1969)?..=CogVintage::new(2019)?)
}

fn unit(code: &str) -> Result<MovedUnit, Fault> {
    Ok(MovedUnit::new(CogUnit::Commune(code.parse()?), format!("Synthétique {code}").parse()?))
}

/// The code of a commune that is there no more: numbers from 800 on are free.
fn gone(index: usize) -> String {
    format!("{:02}{:03}", 1 + index % 19, 800 + index / 19)
}

/// The movements: groups of communes that have nothing to do with each other, ten or so a month.
///
/// # Errors
/// None: the codes are well formed.
pub fn movements() -> Result<Vec<CogMovement>, Fault> {
    let codes = codes();
    let mut movements = Vec::new();
    for (index, own) in codes.iter().step_by(18).take(1_900).enumerate() {
        let day = format!("{}-{:02}-01", 1970 + index % 49, 1 + index / 49 % 12).parse()?;
        let mut line = |number, before: &str, after: &str| -> Result<(), Fault> {
            movements.push(CogMovement::new(MovementCode::new(number), day, Some(unit(before)?), unit(after)?));
            Ok(())
        };
        match index {
            ..1_500 => {
                line(32, own, own)?;
                line(32, &gone(2 * index), own)?;
                line(32, &gone(2 * index + 1), own)?;
            }
            1_500..1_800 => line(41, &gone(1_500 + index), own)?,
            _ => {
                line(21, own, own)?;
                line(21, own, codes.get(18 * index + 1).map_or(own, String::as_str))?;
            }
        }
    }
    Ok(movements)
}

/// The history, told from its last year.
///
/// # Errors
/// None: the movements fit the communes.
pub fn history(movements: &[CogMovement]) -> Result<CogHistory, Fault> {
    let communes: Vec<CommuneCode> = codes().iter().map(|code| code.parse()).collect::<Result<_, _>>()?;
    Ok(CogHistory::new(*span()?.end(), communes, movements, span()?)?)
}

/// A weight for each part of what is split.
pub fn weights(passage: &Passage) -> SplitWeights {
    let parts = passage.splits().flat_map(|whole| passage.parts(whole).iter().copied());
    parts.zip(1..).collect()
}

/// Columns of counts under 500, one for each source of a passage.
#[must_use]
pub fn columns(passage: &Passage) -> Vec<Vec<u64>> {
    let column =
        |column: u64| (0..).map(move |row: u64| (row * 7_919 + column * 104_729) % 500).take(passage.sources().len());
    (0..COLUMNS as u64).map(|number| column(number).collect()).collect()
}
