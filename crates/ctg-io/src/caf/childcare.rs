//! Childcare: rates of coverage (`txcouv_pe_…`) and places (`nbpla_pe_…`), for France, régions, départements, EPCI and communes.
//!
//! *Taux de couverture*: places of formal care for 100 children under 3 who live there. Rates are published with one decimal; the parts need not
//! add up to the whole, and a rate above 100 is no mistake. Communes have rows above 10 000 inhabitants only, so that the rate of an EPCI cannot
//! be made again from its communes.
//!
//! Both the names of the interface of data.caf.fr (`txcouv_psu_col_com`) and those of its older exports (`Taux de couv EAJE PSU`) are read.

mod column;
mod row;

use std::collections::{BTreeMap, BTreeSet};

use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::{Decimal, Places, Vintage};

use super::dataset;
use super::located::is_placeholder;
use crate::cell;
use crate::dataset::Dataset;
use crate::set_aside::Told;
use crate::table::{Layout, Row, Table, needed, optional};
use crate::{Flags, Read, ReadError, SetAside, Severity, Source};

pub use column::{Mode, Scale};
pub use row::{Childcare, ChildcareRow, Place};

use column::Columns;

const RATES: Dataset = dataset("cnaf-txcouv-pe", "Taux de couverture par l'accueil formel du jeune enfant");
const PLACES: Dataset = dataset("cnaf-nbpla-pe", "Nombre de places d'accueil du jeune enfant");

const LAYOUT: Layout = Layout::public(
    "annee",
    &[
        needed("annee").or(&["Date référence", "Date de référence", "dtreffre"]),
        optional("numcom").or(&["Numéro commune", "num_com"]),
        optional("numepci").or(&["Numéro EPCI", "num_epci"]),
        optional("numdep").or(&["Numéro Département", "num_dep"]),
        optional("numreg").or(&["Numéro Région", "num_reg"]),
    ],
);

/// Reads rates of coverage, in percent, of any scale.
///
/// Rows of a placeholder (`XX`, `XXX`), which are no place, are left aside with a warning. The year may be written `2021`, `2021-12-31` or
/// `31/12/2021`.
///
/// # Errors
/// Reading failed; no year; no column of rates.
///
/// # Examples
/// ```
/// use ctg_io::Source;
/// use ctg_io::caf::childcare::{self, Mode, Place};
/// use ctg_model::Vintage;
/// let text = "annee;numcom;nomcom;txcouv_eaje_com;txcouv_ind_com;txcouv_com\n\
///     2021;17299;ROCHEFORT;34,9;38,3;79,1\n\
///     2021-12-31;XXX;XXX;;;195.8\n";
/// let read = childcare::read_rates(Source::new("txcouv_pe_com.csv", text.as_bytes()))?;
/// let rochefort = read.value().get(Place::Commune("17299".parse()?), Vintage::new(2021)?).ok_or("no row")?;
/// assert_eq!(rochefort.get(Mode::All).value().map(|rate| rate.to_string()).as_deref(), Some("79.1"));
/// assert_eq!(read.value().iter().count(), 1);
/// assert!(!read.set_aside()[0].severity().is_loss());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Cnaf, data.caf.fr, `txcouv_pe_nat`, `_reg`, `_dep`, `_epci`, `_com` and their `_hist`.
pub fn read_rates<R: std::io::Read>(source: Source<R>) -> Result<Read<Childcare<Decimal>>, ReadError> {
    read(source, "txcouv", RATES, |text| {
        let value = text.replacen(',', ".", 1).parse::<Decimal>().ok();
        value.filter(|rate| rate.digits() >= 0)
    })
}

/// Reads numbers of places, of any scale.
///
/// # Errors
/// Those of [`read_rates`].
///
/// # Examples
/// ```
/// use ctg_io::Source;
/// use ctg_io::caf::childcare::{self, Mode, Place};
/// use ctg_model::Vintage;
/// let text = "annee;numepci;pl_eaje_epci;tot_offre_epci\n2021;200041762;315.0;1167\n";
/// let read = childcare::read_places(Source::new("nbpla_pe_epci.csv", text.as_bytes()))?;
/// let caro = read.value().get(Place::Epci("200041762".parse()?), Vintage::new(2021)?).ok_or("no row")?;
/// assert_eq!(caro.get(Mode::All).value().map(|places| places.count()), Some(1167));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_places<R: std::io::Read>(source: Source<R>) -> Result<Read<Childcare<Places>>, ReadError> {
    read(source, "places", PLACES, |text| cell::whole(text).map(Places::new))
}

/// A current series with the years before it, from the historic one.
///
/// Where both have a year, all of it comes from the current series (the two are made by different methods), and a warning tells how many rows
/// of the historic one were left for that.
///
/// # Examples
/// ```
/// use ctg_io::Source;
/// use ctg_io::caf::childcare::{self, Mode, Place};
/// use ctg_model::Vintage;
/// let current = Source::new("txcouv_pe_nat.csv", &b"annee;txcouv_nat\n2020-01-01;57.4\n"[..]);
/// let historic = Source::new("txcouv_pe_nat_hist.csv", &b"annee;txcouv_nat\n2019;56.9\n2020;57.1\n"[..]);
/// let read = childcare::with_history(childcare::read_rates(current)?, childcare::read_rates(historic)?);
/// let rate = |year| read.value().get(Place::France, Vintage::new(year).ok()?)?.get(Mode::All).value().map(ToString::to_string);
/// assert_eq!((rate(2019).as_deref(), rate(2020).as_deref()), (Some("56.9"), Some("57.4")));
/// assert_eq!(read.set_aside()[0].to_string(), "txcouv_pe_nat_hist.csv: found 1 row of 2020, a year that txcouv_pe_nat.csv has as well, and kept the latter's");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn with_history<T: Copy>(current: Read<Childcare<T>>, historic: Read<Childcare<T>>) -> Read<Childcare<T>> {
    let name = |read: &Read<Childcare<T>>| read.files().first().map_or_else(String::new, |file| file.name().to_owned());
    let (newer, older) = (name(&current), name(&historic));
    let years: BTreeSet<Vintage> = current.value().iter().map(ChildcareRow::year).collect();
    let mut left: BTreeMap<Vintage, u64> = BTreeMap::new();
    for row in historic.value().iter().filter(|row| years.contains(&row.year())) {
        *left.entry(row.year()).or_default() += 1;
    }
    let told = left.into_iter().map(|(year, rows)| {
        let rows = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
        let problem = format!("found {rows} of {year}, a year that {newer} has as well, and kept the latter's");
        SetAside::new(&older, problem).with_severity(Severity::Warning)
    });
    let told: Vec<SetAside> = told.collect();
    current.join(historic, |current, historic| current.before(historic, &years)).telling(told)
}

fn read<R: std::io::Read, T: Copy>(
    source: Source<R>,
    what: &'static str,
    dataset: Dataset,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Read<Childcare<T>>, ReadError> {
    let mut table = Table::open(source, &LAYOUT)?;
    let columns = Columns::of(table.file(), table.header().names(), what, |name| table.has(name))?;
    let (flags, mut rows, mut lines) = (Flags::insee(), BTreeMap::new(), BTreeMap::new());
    table.for_each(|row| {
        let Some(found) = read_row(row, &columns, &flags, &parse)? else { return Ok(()) };
        let line = row.line();
        match *lines.entry((found.place(), found.year())).or_insert(line) {
            first if first == line => rows.insert((found.place(), found.year()), found),
            first => {
                let problem =
                    format!("{} of {} is given twice, expected once (line {first})", found.place(), found.year());
                return row.refuse("annee", problem);
            }
        };
        Ok(())
    })?;
    let end = table.finish()?;
    let file = end.file.with_provenance(dataset.provenance(None));
    Ok(Read::new(Childcare::new(columns.scale, rows), end.set_aside).with_files(vec![file]))
}

/// A row, or none for a placeholder.
fn read_row<T: Copy>(
    row: &mut Row<'_>,
    columns: &Columns,
    flags: &Flags,
    parse: &impl Fn(&str) -> Option<T>,
) -> Result<Option<ChildcareRow<T>>, Told> {
    let code = columns.scale.column();
    if let Some(code) = code.filter(|code| is_placeholder(row.text(code))) {
        row.warn(code, "found a placeholder, which is no place, and left the row aside");
        return Ok(None);
    }
    let (year, place) = (row.year("annee"), Place::of(row, columns.scale));
    let mut values = BTreeMap::new();
    let mut problem = Ok(());
    for (mode, at) in &columns.modes {
        match value(row, *at, flags, parse) {
            Ok(value) => drop(values.insert(*mode, value)),
            Err(told) => problem = Err(told),
        }
    }
    problem?;
    Ok(Some(ChildcareRow::new(place?, year?, values)))
}

fn value<T>(
    row: &mut Row<'_>,
    at: usize,
    flags: &Flags,
    parse: &impl Fn(&str) -> Option<T>,
) -> Result<Observation<T>, Told> {
    let text = row.at(at);
    if text.is_empty() {
        return Ok(Observation::Absent(Absence::NotAvailable));
    }
    match (parse(text), flags.absence(text)) {
        (Some(value), _) => Ok(Observation::exact(value, Status::Observed)),
        (None, Some(reason)) => Ok(Observation::Absent(reason)),
        (None, None) => row.expected_at(at, "a number of 0 or more, a flag or nothing"),
    }
}
