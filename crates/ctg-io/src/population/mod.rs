//! *Populations légales*: the file of communes that Insee publishes each December.
//!
//! A row gives the *population municipale* (each person once in France), the *population comptée à part* (who lives here and is counted
//! elsewhere) and their sum, the *population totale*, which has no sum over communes. The year is not in the file: the caller gives it.
//!
//! Columns: `COM` (5 characters) or `DEP` and `CODCOM` (3 digits, zeros lost or not), `PMUN`, and if there `PCAP`, `PTOT`, `Commune`.

mod code;
mod legal;

use std::collections::BTreeMap;

use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation};
use ctg_model::{MunicipalPopulation, TotalPopulation, Vintage};

use crate::dataset::{Dataset, LICENCE_OUVERTE};
use crate::set_aside::Told;
use crate::table::{Layout, Row, Table, needed, optional};
use crate::{Flags, Read, ReadError, Source};

pub use legal::{CountedApart, LegalPopulation, LegalPopulations};

const DATASET: Dataset = Dataset {
    id: "insee-populations-legales",
    publisher: "Insee",
    title: "Populations légales des communes",
    licence: LICENCE_OUVERTE,
};

const LAYOUT: Layout = Layout::public(
    "COM",
    &[
        optional("COM").or(&["CODGEO", "DEPCOM", "code_commune", "insee"]),
        optional("CODCOM"),
        optional("DEP").or(&["CODDEP"]),
        needed("PMUN"),
        optional("PCAP"),
        optional("PTOT"),
    ],
);

/// Reads the populations of a year, commune by commune.
///
/// A commune that has no row is unknown, not empty: [`LegalPopulations::municipal`] says so. The six villages of the Meuse that died in 1916
/// have a row each, and 0 inhabitants.
///
/// # Errors
/// Reading failed, or the columns are not there. Rows that cannot be read are set aside.
///
/// # Examples
/// ```
/// use ctg_io::{Source, population};
/// use ctg_model::Vintage;
/// use ctg_model::observation::Absence;
/// let text = "REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT\n\
///     75;Nouvelle-Aquitaine;17;2;13;299;17299;Rochefort;23092;634;23726\n\
///     44;Grand Est;55;2;99;039;55039;Beaumont-en-Verdunois;0;0;0\n";
/// let populations = population::read(Source::new("communes.csv", text.as_bytes()), Vintage::new(2021)?)?.strict()?;
/// assert_eq!(populations.municipal("17299".parse()?).value().map(|persons| persons.persons()), Some(23_092));
/// assert_eq!(populations.municipal("55039".parse()?).value().map(|persons| persons.persons()), Some(0));
/// assert_eq!(populations.municipal("17004".parse()?).absence(), Some(Absence::NotAvailable));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Populations légales*, file `donnees_communes.csv`; definitions c1932, c1040 and c1270.
pub fn read<R: std::io::Read>(source: Source<R>, vintage: Vintage) -> Result<Read<LegalPopulations>, ReadError> {
    let mut communes = BTreeMap::new();
    let read = read_each(source, vintage, |population| {
        communes.insert(population.commune, population);
    })?;
    Ok(read.map(|()| LegalPopulations::new(vintage, communes)))
}

/// Reads the populations one by one, and keeps none: for files larger than memory.
///
/// Of two rows of one commune the first is given and the second set aside, so that the codes seen are kept.
///
/// # Errors
/// Reading failed, or the columns are not there.
///
/// # Examples
/// ```
/// use ctg_io::{Source, population};
/// use ctg_model::Vintage;
/// let text = "COM,PMUN\n17299,23092\n17004,207\n17299,1\n";
/// let mut persons = 0;
/// let read = population::read_each(Source::new("p.csv", text.as_bytes()), Vintage::new(2021)?, |population| {
///     persons += population.municipal.value().map_or(0, |municipal| municipal.persons());
/// })?;
/// assert_eq!(persons, 23_299);
/// assert_eq!(read.set_aside()[0].to_string(), "p.csv, line 4, column `COM`: commune 17299 is given twice, expected once (line 2)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_each<R: std::io::Read>(
    source: Source<R>,
    vintage: Vintage,
    mut take: impl FnMut(LegalPopulation),
) -> Result<Read<()>, ReadError> {
    let mut table = Table::open(source, &LAYOUT)?;
    code::check_columns(&table)?;
    let (flags, mut seen) = (Flags::insee(), BTreeMap::new());
    table.for_each(|row| {
        let population = read_row(row, &flags)?;
        first_of(row, population.commune, &mut seen)?;
        take(population);
        Ok(())
    })?;
    let end = table.finish()?;
    let file = end.file.with_provenance(DATASET.provenance(Some(vintage)));
    Ok(Read::new((), end.set_aside).with_files(vec![file]))
}

fn read_row(row: &mut Row<'_>, flags: &Flags) -> Result<LegalPopulation, Told> {
    let commune = code::commune(row);
    let municipal = persons(row, "PMUN", flags);
    let apart = persons(row, "PCAP", flags);
    let total = persons(row, "PTOT", flags);
    let (municipal, apart, total) = (municipal?, apart?, total?);
    if let (Some(living), Some(apart), Some(total)) = (municipal.value(), apart.value(), total.value())
        && living.checked_add(*apart) != Some(*total)
    {
        return row.expected("PTOT", format_args!("{living} + {apart}, the sum of `PMUN` and `PCAP`"));
    }
    Ok(LegalPopulation {
        commune: commune?,
        municipal: of_kind(municipal, MunicipalPopulation::new),
        counted_apart: of_kind(apart, CountedApart::new),
        total: of_kind(total, TotalPopulation::new),
    })
}

/// A number of persons; a column that the file does not have was not published.
fn persons(row: &mut Row<'_>, column: &'static str, flags: &Flags) -> Result<Observation<u64>, Told> {
    if row.has(column) {
        row.counted(column, flags, Absence::NotAvailable)
    } else {
        Ok(Observation::Absent(Absence::NotPublished))
    }
}

fn of_kind<T>(persons: Observation<u64>, kind: impl FnOnce(u64) -> T) -> Observation<T> {
    match persons {
        Observation::Present(seen) => Observation::exact(kind(*seen.value()), seen.status()),
        Observation::Absent(reason) => Observation::Absent(reason),
    }
}

/// Refuses the second row of a commune.
fn first_of(row: &mut Row<'_>, commune: CommuneCode, seen: &mut BTreeMap<CommuneCode, u64>) -> Result<(), Told> {
    let line = row.line();
    match *seen.entry(commune).or_insert(line) {
        first if first == line => Ok(()),
        first => row.refuse("COM", format_args!("commune {commune} is given twice, expected once (line {first})")),
    }
}
