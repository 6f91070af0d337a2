//! The census by commune or by IRIS: Insee's files `base-cc-…` and `base-ic-…`.
//!
//! The year of a figure stands in the name of its column: `P18_POP0002` is of the *exploitation principale* of 2018, `C18_MENPSEUL` of the
//! *exploitation complémentaire*. A file often holds three years; the caller says which one is meant, and the others are left aside.
//!
//! What is read is estimated: each person of the sample weighs for several, so that a figure is a real number ([`Estimate`]), not a count. The
//! millésime n stands for the five surveys from n − 2 to n + 2; compare millésimes that are five years apart or more.

mod ages;
mod column;
mod estimate;
mod table;
mod views;

use std::collections::BTreeMap;

use ctg_model::Vintage;
use ctg_model::code::{CommuneCode, IrisCode};
use ctg_model::observation::{Absence, Observation, Status};

use crate::dataset::{Dataset, LICENCE_OUVERTE};
use crate::set_aside::Told;
use crate::table::{Layout, Row, Table, needed};
use crate::{Flags, Read, ReadError, Source};

pub use ages::AgesError;
pub use column::{Exploitation, Variable, VariableError};
pub use estimate::Estimate;
pub use table::{Census, CensusRow};
pub use views::{Families, Households};

use column::columns_of;

const COMMUNES: Dataset = Dataset {
    id: "insee-rp-communes",
    publisher: "Insee",
    title: "Recensement de la population, bases communales",
    licence: LICENCE_OUVERTE,
};
const IRIS: Dataset = Dataset {
    id: "insee-rp-iris",
    publisher: "Insee",
    title: "Recensement de la population, bases infracommunales (IRIS)",
    licence: LICENCE_OUVERTE,
};

const OF_COMMUNES: Layout = Layout::public("CODGEO", &[needed("CODGEO").or(&["COM", "DEPCOM", "GEO"])]);
const OF_IRIS: Layout = Layout::public("IRIS", &[needed("IRIS").or(&["CODE_IRIS", "CODGEO"])]);

/// Reads the figures of one year of a file by commune (`base-cc-…`).
///
/// # Errors
/// Reading failed; no column `CODGEO`; no figure of that year (the years found are told); a figure whose column stands there twice. Rows that
/// cannot be read are set aside, those of the municipal arrondissements of Paris, Lyon and Marseille among them: their commune has its own row.
///
/// # Examples
/// ```
/// use ctg_io::{Source, census};
/// use ctg_model::Vintage;
/// let text = "CODGEO;P18_POP;P13_POP;C18_FAM;C18_FAMMONO;C18_COUPSENF;C18_COUPAENF\n\
///     17299;23583.0000000001;24300;6000;1200;2900;1900\n";
/// let census = census::read_communes(Source::new("base-cc-coupl-fam-men-2018.csv", text.as_bytes()), Vintage::new(2018)?)?.strict()?;
/// let rochefort = census.get("17299".parse()?).ok_or("no row")?;
/// let families = rochefort.families();
/// let lone_parents = families.lone_parent.value().map(|estimate| estimate.value());
/// let (all, with_children) = (families.all, families.with_children());
/// assert_eq!((lone_parents, all.value().map(|e| e.value()), with_children.value().map(|e| e.value())), (Some(1200.0), Some(6000.0), Some(3100.0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Recensement de la population*, dictionaries of the bases (`meta_base-cc-…`); definitions c1036, c1821, c1881.
pub fn read_communes<R: std::io::Read>(
    source: Source<R>,
    vintage: Vintage,
) -> Result<Read<Census<CommuneCode>>, ReadError> {
    collect(vintage, |take| read_each_commune(source, vintage, take))
}

/// Reads the figures of one year of a file by IRIS (`base-ic-…`).
///
/// # Errors
/// Those of [`read_communes`], with `IRIS` for `CODGEO`.
///
/// # Examples
/// ```
/// use ctg_io::{Source, census};
/// use ctg_model::Vintage;
/// let text = "IRIS;COM;LIBIRIS;C18_MEN;C18_MENPSEUL\n172990101;17299;Centre;1500,5;750,25\n";
/// let census = census::read_iris(Source::new("base-ic-2018.csv", text.as_bytes()), Vintage::new(2018)?)?.strict()?;
/// let households = census.get("172990101".parse()?).ok_or("no row")?.households();
/// assert_eq!(households.one_person.value().map(|estimate| estimate.value()), Some(750.25));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_iris<R: std::io::Read>(source: Source<R>, vintage: Vintage) -> Result<Read<Census<IrisCode>>, ReadError> {
    collect(vintage, |take| read_each_iris(source, vintage, take))
}

/// Reads the rows of communes one by one, and keeps none.
///
/// # Errors
/// Those of [`read_communes`].
///
/// ```
/// use ctg_io::{Source, census};
/// use ctg_model::Vintage;
/// let (text, mut persons) = ("CODGEO,P18_POP\n17299,23583.5\n17004,211.5\n", 0.0);
/// let read = census::read_each_commune(Source::new("p.csv", text.as_bytes()), Vintage::new(2018)?, |row| {
///     persons += row.population().value().map_or(0.0, |estimate| estimate.value());
/// })?;
/// assert_eq!((persons, read.set_aside().len()), (23_795.0, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_each_commune<R: std::io::Read>(
    source: Source<R>,
    vintage: Vintage,
    take: impl FnMut(CensusRow<CommuneCode>),
) -> Result<Read<()>, ReadError> {
    read_each(source, vintage, (&OF_COMMUNES, COMMUNES), |row| row.checked("CODGEO"), take)
}

/// Reads the rows of IRIS one by one, and keeps none.
///
/// # Errors
/// Those of [`read_iris`].
///
/// ```
/// use ctg_io::{Source, census};
/// use ctg_model::Vintage;
/// let mut seen = Vec::new();
/// census::read_each_iris(Source::new("p.csv", &b"IRIS,P18_POP\n172990101,1681\n"[..]), Vintage::new(2018)?, |row| seen.push(row.place()))?;
/// assert_eq!(seen, ["172990101".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_each_iris<R: std::io::Read>(
    source: Source<R>,
    vintage: Vintage,
    take: impl FnMut(CensusRow<IrisCode>),
) -> Result<Read<()>, ReadError> {
    read_each(source, vintage, (&OF_IRIS, IRIS), |row| row.checked("IRIS"), take)
}

fn collect<C: Ord + Copy>(
    vintage: Vintage,
    read: impl FnOnce(&mut dyn FnMut(CensusRow<C>)) -> Result<Read<()>, ReadError>,
) -> Result<Read<Census<C>>, ReadError> {
    let mut rows = BTreeMap::new();
    let read = read(&mut |row: CensusRow<C>| {
        rows.insert(row.place(), row);
    })?;
    Ok(read.map(|()| Census::new(vintage, rows)))
}

fn read_each<R: std::io::Read, C: Ord + Copy + std::fmt::Display>(
    source: Source<R>,
    vintage: Vintage,
    (layout, dataset): (&'static Layout, Dataset),
    place: impl Fn(&mut Row<'_>) -> Result<C, Told>,
    mut take: impl FnMut(CensusRow<C>),
) -> Result<Read<()>, ReadError> {
    let mut table = Table::open(source, layout)?;
    let (variables, places) = columns_of(table.file(), table.header().names(), vintage)?;
    let (flags, mut seen) = (Flags::insee(), BTreeMap::new());
    table.for_each(|row| {
        let place = place(row);
        let figures: Vec<_> = places.iter().map(|index| figure(row, *index, &flags)).collect();
        let (place, figures) = (place?, figures.into_iter().collect::<Result<Vec<_>, Told>>()?);
        first_of(row, layout.key, place, &mut seen)?;
        take(CensusRow::new(place, variables.clone(), figures));
        Ok(())
    })?;
    let end = table.finish()?;
    let file = end.file.with_provenance(dataset.provenance(Some(vintage)));
    Ok(Read::new((), end.set_aside).with_files(vec![file]))
}

/// An estimate is 0 or more; an empty cell was not published for this place.
fn figure(row: &mut Row<'_>, index: usize, flags: &Flags) -> Result<Observation<Estimate>, Told> {
    match row.statistic_at(index, flags, Absence::NotPublished)? {
        Observation::Absent(reason) => Ok(Observation::Absent(reason)),
        Observation::Present(seen) => match Estimate::new(*seen.value()) {
            Some(estimate) => Ok(Observation::exact(estimate, Status::Estimated)),
            None => row.expected_at(index, "a number of 0 or more"),
        },
    }
}

/// Refuses the second row of a place.
fn first_of<C: Ord + Copy + std::fmt::Display>(
    row: &mut Row<'_>,
    column: &'static str,
    place: C,
    seen: &mut BTreeMap<C, u64>,
) -> Result<(), Told> {
    let line = row.line();
    match *seen.entry(place).or_insert(line) {
        first if first == line => Ok(()),
        first => row.refuse(column, format_args!("{place} is given twice, expected once (line {first})")),
    }
}
