//! The list of movements.

use std::collections::BTreeMap;

use ctg_model::CogVintage;
use ctg_model::passage::{CogMovement, CogUnit, MovedUnit, MovementCode};

use super::{of_insee, read_of};
use crate::dataset::Dataset;
use crate::set_aside::Told;
use crate::table::{Layout, Row, Table, needed};
use crate::{Read, ReadError, Source};

const DATASET: Dataset =
    of_insee("insee-cog-mouvements", "Code officiel géographique, événements survenus aux communes depuis 1943");

const LAYOUT: Layout = Layout::public(
    "COM_AP",
    &[
        needed("MOD"),
        needed("DATE_EFF"),
        needed("TYPECOM_AV"),
        needed("COM_AV"),
        needed("LIBELLE_AV"),
        needed("TYPECOM_AP"),
        needed("COM_AP"),
        needed("LIBELLE_AP"),
    ],
);

/// Reads the movements of communes up to the year of the file.
///
/// Lines of delegated and associated communes and of arrondissements are kept: a [`CogHistory`](ctg_model::passage::CogHistory) passes them
/// over. A number that is not known (`MOD`) is kept.
///
/// # Errors
/// Reading failed, or the columns are not there. Lines that cannot be read, or that are given twice, are set aside.
///
/// # Examples
/// ```
/// use ctg_io::{Source, cog};
/// let read = cog::read_movements(Source::new("mouvements.csv", ctg_fixtures::COG_MOVEMENTS), ctg_model::CogVintage::new(2024)?)?;
/// assert!(read.set_aside().is_empty());
/// let oldest = read.value().iter().min_by_key(|movement| movement.effective).ok_or("none")?;
/// assert_eq!(oldest.to_string(), "1944-01-01: 14114 Bures goes into 14114 Bures-sur-Dives");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, files `v_mvt_commune_2024.csv` and of other years.
pub fn read_movements<R: std::io::Read>(
    source: Source<R>,
    cog: CogVintage,
) -> Result<Read<Vec<CogMovement>>, ReadError> {
    let mut table = Table::open(source, &LAYOUT)?;
    let (mut movements, mut lines) = (Vec::new(), BTreeMap::new());
    table.for_each(|row| {
        let movement = movement(row)?;
        if let Some(first) = lines.insert(movement.clone(), row.line()) {
            return row.refuse("COM_AP", format_args!("the movement is given twice, expected once (line {first})"));
        }
        movements.push(movement);
        Ok(())
    })?;
    Ok(read_of(movements, table.finish()?, Vec::new(), &DATASET, cog))
}

fn movement(row: &mut Row<'_>) -> Result<CogMovement, Told> {
    let number = row.text("MOD").parse().or_else(|_| row.expected::<u8>("MOD", "a number such as 32"));
    let day = row.date("DATE_EFF");
    let is_arrival = row.text("TYPECOM_AV").is_empty() && row.text("COM_AV").is_empty();
    let before = if is_arrival { Ok(None) } else { unit(row, ["TYPECOM_AV", "COM_AV", "LIBELLE_AV"]).map(Some) };
    let after = unit(row, ["TYPECOM_AP", "COM_AP", "LIBELLE_AP"]);
    Ok(CogMovement::new(MovementCode::new(number?), day?, before?, after?))
}

fn unit(row: &mut Row<'_>, [kind, code, name]: [&'static str; 3]) -> Result<MovedUnit, Told> {
    let unit = match row.text(kind) {
        "COM" => row.checked(code).map(CogUnit::Commune),
        "COMD" => row.checked(code).map(CogUnit::Delegated),
        "COMA" => row.checked(code).map(CogUnit::Associated),
        "ARM" => row.checked(code).map(CogUnit::Arrondissement),
        _ => row.expected(kind, "COM, COMD, COMA or ARM"),
    };
    let name = row.checked(name);
    Ok(MovedUnit::new(unit?, name?))
}
