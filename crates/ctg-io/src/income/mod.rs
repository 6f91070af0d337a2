//! Income by commune: Insee's Filosofi files (*Fichier localisé social et fiscal*).
//!
//! Columns carry the year in some releases (`NBMENFISC16`, `MED16`, `D116`) and not in others (`NBMEN`, `MEDIANE`, `D1`); both are read. A
//! file may give only some of them: the release of 2023 has the median and the rate of poverty alone.
//!
//! A blank is mostly statistical secrecy, and [`IncomeRow::explanation`] says which threshold explains it. Medians, deciles and rates have no
//! sum and no mean over communes: nothing here adds them.

mod figures;
mod threshold;

use std::collections::BTreeMap;

use ctg_model::Vintage;
use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation, Status};

use crate::dataset::{Dataset, LICENCE_OUVERTE};
use crate::set_aside::Told;
use crate::table::{Layout, Row, Table, needed};
use crate::{Flags, Read, ReadError, SetAside, Source};

pub use figures::{Figure, IncomeRow, Indicator};
pub use threshold::{Threshold, Thresholds};

const DATASET: Dataset = Dataset {
    id: "insee-filosofi",
    publisher: "Insee",
    title: "Filosofi, niveau de vie et pauvreté des communes",
    licence: LICENCE_OUVERTE,
};

const LAYOUT: Layout = Layout::public("CODGEO", &[needed("CODGEO").or(&["COM", "GEO", "DEPCOM"])]);

/// Reads the indicators of income of a year, commune by commune.
///
/// A blank below the thresholds of publication is primary secrecy; a blank above them is not published, whatever the reason.
///
/// # Errors
/// Reading failed; no column `CODGEO`; no indicator of that year, in which case the years of the file are told.
///
/// # Examples
/// ```
/// use ctg_io::{Source, income};
/// use ctg_io::income::{Indicator, Thresholds};
/// use ctg_model::Vintage;
/// use ctg_model::observation::Absence;
/// let text = "CODGEO,LIBGEO,NBMENFISC16,NBPERSMENFISC16,MED16,TP6016,D116,D916,RD16\n\
///     17003,Aigrefeuille-d'Aunis,1688.0,4009.0,20941.333,9.0,13022.307,32340.357,2.483458224686295\n\
///     17004,Île-d'Aix,104.0,180.5,20577.142,,,,\n";
/// let source = Source::new("filosofi_com_2016.csv", text.as_bytes());
/// let income = income::read(source, Vintage::new(2016)?, &Thresholds::insee())?.strict()?;
/// let aix = &income[&"17004".parse()?];
/// assert_eq!(aix.indicator(Indicator::Median).value().map(|figure| figure.value()), Some(20_577.142));
/// assert_eq!(aix.indicator(Indicator::PovertyRate).absence(), Some(Absence::SecretPrimary));
/// assert_eq!(aix.explanation(Indicator::PovertyRate).map(|threshold| threshold.to_string()).as_deref(), Some("at least 1000 households and 2000 persons"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Filosofi*, definitions c1890 (*niveau de vie*), c1802 (*unité de consommation*), c1063 (*ménage fiscal*).
pub fn read<R: std::io::Read>(
    source: Source<R>,
    vintage: Vintage,
    thresholds: &Thresholds,
) -> Result<Read<BTreeMap<CommuneCode, IncomeRow>>, ReadError> {
    let mut table = Table::open(source, &LAYOUT)?;
    let columns = columns(table.file(), table.header().names(), vintage)?;
    let (flags, mut rows, mut lines) = (Flags::insee(), BTreeMap::new(), BTreeMap::new());
    table.for_each(|row| {
        let income = read_row(row, &columns, &flags, thresholds)?;
        let (commune, line) = (income.commune(), row.line());
        match *lines.entry(commune).or_insert(line) {
            first if first == line => rows.insert(commune, income),
            first => {
                return row
                    .refuse("CODGEO", format_args!("commune {commune} is given twice, expected once (line {first})"));
            }
        };
        Ok(())
    })?;
    let end = table.finish()?;
    let file = end.file.with_provenance(DATASET.provenance(Some(vintage)));
    Ok(Read::new(rows, end.set_aside).with_files(vec![file]))
}

/// Where each indicator of the year stands.
fn columns(file: &str, names: &[String], vintage: Vintage) -> Result<BTreeMap<Indicator, usize>, ReadError> {
    let refuse = |problem: String| Err(ReadError::refused(vec![SetAside::new(file, problem)]));
    let mut columns: BTreeMap<Indicator, usize> = BTreeMap::new();
    let mut years: Vec<String> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let Some((indicator, digits)) = Indicator::of_column(name) else { continue };
        if digits.is_some_and(|digits| digits != vintage.year() % 100) {
            years.extend(digits.map(|digits| format!("20{digits:02}")));
        } else if columns.insert(indicator, at).is_some() {
            return refuse(format!("found the indicator {indicator} of {vintage} in two columns, expected it in one"));
        }
    }
    if columns.keys().any(|indicator| !indicator.is_size()) {
        return Ok(columns);
    }
    years.sort_unstable();
    years.dedup();
    let found = if years.is_empty() {
        "no indicator of income".to_owned()
    } else {
        format!("indicators of {}", years.join(", "))
    };
    refuse(format!(
        "found {found}, expected some of {vintage}, such as MED{:02} or TP60{:02}",
        vintage.year() % 100,
        vintage.year() % 100
    ))
}

fn read_row(
    row: &mut Row<'_>,
    columns: &BTreeMap<Indicator, usize>,
    flags: &Flags,
    thresholds: &Thresholds,
) -> Result<IncomeRow, Told> {
    let commune = row.checked("CODGEO");
    let mut figures = BTreeMap::new();
    let mut problem = Ok(());
    for (indicator, at) in columns {
        match figure(row, *indicator, *at, flags) {
            Ok(figure) => drop(figures.insert(*indicator, figure)),
            Err(told) => problem = Err(told),
        }
    }
    problem?;
    Ok(IncomeRow::new(commune?, figures, thresholds))
}

/// A blank is not published until the thresholds explain it.
fn figure(row: &mut Row<'_>, indicator: Indicator, at: usize, flags: &Flags) -> Result<Observation<Figure>, Told> {
    match row.statistic_at(at, flags, Absence::NotPublished)? {
        Observation::Absent(reason) => Ok(Observation::Absent(reason)),
        Observation::Present(seen) => match Figure::new(indicator, *seen.value()) {
            Some(figure) => Ok(Observation::exact(figure, Status::Observed)),
            None => row.expected_at(at, indicator.expected()),
        },
    }
}
