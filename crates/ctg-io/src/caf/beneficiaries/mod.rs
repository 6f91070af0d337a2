//! *Foyers allocataires*, persons and amounts by benefit: `s_ben_com_f` and files of its form.
//!
//! A column is a figure of a benefit: `indfoy_rsa` (foyers), `indnbp_ndur` (persons covered), `indmtt_rsa` (euros paid for the month). Which
//! benefits a file has, its columns say. Foyers that have no commune are rows of their own: leave them out of a territory, keep them in a
//! national total.

mod fold;
mod row;

use std::collections::BTreeMap;
use std::sync::Arc;

use ctg_model::observation::{Absence, Observation, Precision, Rounding, Status};

use super::{CafRounding, Located, MonthlyEuros, dataset, month};
use crate::dataset::Dataset;
use crate::set_aside::Told;
use crate::table::{Layout, Row, Table, needed};
use crate::{Flags, Read, ReadError, SetAside, Source};

pub use fold::fold_arrondissements;
pub use row::BenefitRow;

use row::Column;

const DATASET: Dataset =
    dataset("cnaf-s-ben-com-f", "Bénéficiaires des prestations légales versées par les Caf, par commune");

const LAYOUT: Layout = Layout::public("numcomdo", &[needed("dtreffre"), needed("numcomdo").or(&["numcom"])]);

/// Reads the foyers, persons and amounts of each place and month.
///
/// # Errors
/// Reading failed; no month, no code of commune, no figure of a benefit. A count that is no multiple of the rounding is refused with its row: then
/// the file was rounded in another way, or not at all.
///
/// # Examples
/// ```
/// use ctg_io::Source;
/// use ctg_io::caf::{CafRounding, Located, Unlocated, beneficiaries};
/// use ctg_model::observation::RoundingMode;
/// let text = "dtreffre;numcomdo;nomcom;indfoy_rsa;indmtt_rsa\n2024-12;33063;BORDEAUX;9260;4996200\n2024-12;;;15;7400\n";
/// let read = beneficiaries::read(Source::new("s_ben_com_f.csv", text.as_bytes()), CafRounding::published(RoundingMode::Nearest))?;
/// let [bordeaux, nowhere] = &read.value()[..] else { return Err("two rows".into()) };
/// let bounds = bordeaux.households("rsa").bounds().ok_or("absent")?;
/// assert_eq!((bounds.low(), bounds.high()), (9258, Some(9262)));
/// assert_eq!(bordeaux.amount("rsa").value().map(|euros| euros.euros()), Some(4_996_200));   // of December, not of the year
/// assert_eq!(nowhere.place(), Located::Nowhere(Unlocated::NotLocated));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Cnaf, data.caf.fr, `s_ben_com_f`, December of each year.
pub fn read<R: std::io::Read>(source: Source<R>, rounding: CafRounding) -> Result<Read<Vec<BenefitRow>>, ReadError> {
    let mut rows = Vec::new();
    let read = read_each(source, rounding, |row| rows.push(row))?;
    Ok(read.map(|()| rows))
}

/// Reads row by row, and keeps none.
///
/// # Errors
/// Those of [`read`].
///
/// ```
/// use ctg_io::Source;
/// use ctg_io::caf::{CafRounding, beneficiaries};
/// use ctg_model::observation::RoundingMode;
/// let text = "dtreffre;numcomdo;indfoy_rsa\n2024-12;17299;1520\n2023-12;17299;1500\n";
/// let mut foyers = Vec::new();
/// beneficiaries::read_each(Source::new("b.csv", text.as_bytes()), CafRounding::published(RoundingMode::Nearest), |row| {
///     foyers.extend(row.households("rsa").value().copied());
/// })?;
/// assert_eq!(foyers, [1520, 1500]);
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
pub fn read_each<R: std::io::Read>(
    source: Source<R>,
    rounding: CafRounding,
    mut take: impl FnMut(BenefitRow),
) -> Result<Read<()>, ReadError> {
    let mut table = Table::open(source, &LAYOUT)?;
    let (columns, places) = columns(table.file(), table.header().names())?;
    let (flags, mut seen) = (Flags::insee(), BTreeMap::new());
    table.for_each(|row| {
        let found = read_row(row, (&columns, &places), &flags, rounding)?;
        let line = row.line();
        match *seen.entry((found.place(), found.month().first_day())).or_insert(line) {
            first if first == line => take(found),
            first => {
                let problem =
                    format!("{} in {} is given twice, expected once (line {first})", found.place(), found.month());
                return row.refuse("numcomdo", problem);
            }
        }
        Ok(())
    })?;
    let end = table.finish()?;
    let file = end.file.with_provenance(DATASET.provenance(None));
    Ok(Read::new((), end.set_aside).with_files(vec![file]))
}

/// The figures of a file in alphabetical order, and where each stands.
fn columns(file: &str, names: &[String]) -> Result<(Arc<[Column]>, Vec<usize>), ReadError> {
    let refuse = |problem: String| Err(ReadError::refused(vec![SetAside::new(file, problem)]));
    let mut columns = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let Some(column) = Column::of(name) else { continue };
        if columns.insert(column, at).is_some() {
            return refuse(format!("found the column `{name}` more than once, expected it once"));
        }
    }
    if columns.is_empty() {
        return refuse(
            "found no figure of a benefit, expected columns such as `indfoy_rsa` or `indmtt_rsa`".to_owned(),
        );
    }
    let (columns, places): (Vec<Column>, Vec<usize>) = columns.into_iter().unzip();
    Ok((columns.into(), places))
}

fn read_row(
    row: &mut Row<'_>,
    (columns, places): (&Arc<[Column]>, &[usize]),
    flags: &Flags,
    rounding: CafRounding,
) -> Result<BenefitRow, Told> {
    let (month, place) = (month(row, "dtreffre"), Located::of(row, "numcomdo"));
    let mut figures = Vec::with_capacity(places.len());
    let mut problem = Ok(());
    for (column, at) in columns.iter().zip(places) {
        let rounding = if column.is_amount() { rounding.amounts } else { rounding.counts };
        match figure(row, *at, flags, rounding) {
            Ok(figure) => figures.push(figure),
            Err(told) => problem = Err(told),
        }
    }
    problem?;
    Ok(BenefitRow::new(place?, month?, Arc::clone(columns), figures))
}

fn figure(row: &mut Row<'_>, at: usize, flags: &Flags, rounding: Rounding) -> Result<Observation<u64>, Told> {
    let count = match row.counted_at(at, flags, Absence::NotAvailable)? {
        Observation::Absent(reason) => return Ok(Observation::Absent(reason)),
        Observation::Present(seen) => *seen.value(),
    };
    match Observation::new(count, Status::Observed, Precision::Rounded(rounding)) {
        Ok(figure) => Ok(figure),
        Err(_) => row.expected_at(at, format_args!("a multiple of {}, which the file is rounded to", rounding.base())),
    }
}

/// The same observation of another quantity.
fn of_amount(figure: Observation<u64>) -> Observation<MonthlyEuros> {
    match figure {
        Observation::Absent(reason) => Observation::Absent(reason),
        Observation::Present(seen) => {
            let euros = MonthlyEuros::new(*seen.value());
            let same = Observation::new(euros, seen.status(), seen.precision());
            same.unwrap_or_else(|_| Observation::exact(euros, seen.status())) // of one count, the same bounds
        }
    }
}
