//! `figures.csv`: the figures that a document prints.

use ctg_model::Decimal;
use ctg_model::Diagnosis;
use ctg_model::claim::{Claim, Measure, Unit};
use ctg_model::observation::{Observation, Precision, Rounding, RoundingMode, Status};

use super::cells::Standing;
use super::report::{Report, misfit};
use super::{Folder, cells};
use crate::set_aside::{Told, shown};
use crate::table::{Layout, Placed, Row, needed};

pub(super) const FILE: &str = "figures.csv";

pub(super) const LAYOUT: Layout = Layout::commas(
    "id",
    &[
        needed("id"),
        needed("subject"),
        needed("measure"),
        needed("detail"),
        needed("unit"),
        needed("denominator"),
        needed("printed"),
        needed("value"),
        needed("precision"),
        needed("status"),
        needed("quote"),
        needed("source"),
        needed("note"),
    ],
);

pub(super) fn read(folder: &Folder, report: &mut Report) -> Vec<Placed<Claim>> {
    report.table(folder, FILE, &LAYOUT, read_row)
}

pub(super) fn add(rows: Vec<Placed<Claim>>, diagnosis: &mut Diagnosis, report: &mut Report) {
    report.add(FILE, rows, |claim| diagnosis.add_claim(claim).map_err(|error| misfit(error, "subject")));
}

fn read_row(row: &mut Row<'_>) -> Result<Claim, Told> {
    let id = row.checked("id");
    let subject = row.checked("subject");
    let measure = measure(row);
    let unit = unit(row);
    let printed = cells::optional_number(row, "printed");
    let kept = kept(row, unit);
    let evidence = cells::evidence(row);
    as_printed(row, printed?, &kept?)?;
    Ok(Claim {
        id: id?,
        subject: subject?,
        measure: measure?,
        unit: unit?,
        printed: printed?,
        kept: kept?,
        evidence: evidence?,
    })
}

fn measure(row: &mut Row<'_>) -> Result<Measure, Told> {
    let (word, detail) = (row.text("measure").to_owned(), row.text("detail").to_owned());
    match Measure::new(&word, &detail) {
        Ok(measure @ (Measure::AgeShare(_) | Measure::Service(_))) => Ok(measure),
        Ok(measure) => row.empty("detail", format_args!("the measure is {}", shown(&word))).map(|()| measure),
        Err(error) => row.refuse(if error.what() == "measure" { "measure" } else { "detail" }, error),
    }
}

fn unit(row: &mut Row<'_>) -> Result<Unit, Told> {
    match Unit::new(row.text("unit"), row.text("denominator")) {
        Ok(unit) => Ok(unit),
        Err(error) => row.refuse(if error.what() == "unit" { "unit" } else { "denominator" }, error),
    }
}

/// The value that is kept, with its precision.
fn kept(row: &mut Row<'_>, unit: Result<Unit, Told>) -> Result<Observation<Decimal>, Told> {
    let standing = cells::standing(row, "value");
    let value = cells::optional_number(row, "value");
    let precision = precision(row);
    let value = whole(row, value?, unit);
    match (standing?, value?) {
        (Standing::Value(status), Some(value)) => match Observation::new(value, status, precision?) {
            Ok(kept) => Ok(kept),
            Err(error) => row.refuse("precision", error),
        },
        (Standing::Absence(reason), _) => {
            row.empty("precision", "there is no value")?;
            Ok(Observation::Absent(reason))
        }
        (Standing::Value(_), None) => Err(Told), // with the status
    }
}

/// A count is a whole number, and so is its value, whatever is printed.
fn whole(row: &mut Row<'_>, value: Option<Decimal>, unit: Result<Unit, Told>) -> Result<Option<Decimal>, Told> {
    let counted = unit.ok().filter(|unit| unit.is_count()).zip(value).filter(|(_, value)| value.as_count().is_none());
    match counted {
        Some((unit, _)) => row.expected("value", format_args!("a whole number of {unit}")),
        None => Ok(value),
    }
}

fn precision(row: &mut Row<'_>) -> Result<Precision, Told> {
    let rounding = |base: &str| Rounding::new(base.parse().ok()?, RoundingMode::Unknown).ok().map(Precision::Rounded);
    let precision = match row.text("precision") {
        "" => Some(Precision::Exact),
        "at-least" => Some(Precision::AtLeast),
        text => text.strip_prefix("rounded-").and_then(rounding),
    };
    precision.map_or_else(|| row.expected("precision", "nothing, at-least, or rounded-N"), Ok)
}

/// What is read as printed has to be what is printed; or more, for the least that « plus de 140 » can be.
pub(super) fn as_printed(row: &mut Row<'_>, printed: Option<Decimal>, kept: &Observation<Decimal>) -> Result<(), Told> {
    let Observation::Present(seen) = kept else { return Ok(()) };
    let agrees = match seen.precision() {
        Precision::AtLeast => printed.is_some_and(|printed| *seen.value() >= printed),
        _ => printed == Some(*seen.value()),
    };
    if agrees || seen.status() != Status::Printed {
        return Ok(());
    }
    let text = shown(row.text("printed"));
    row.expected("value", format_args!("{text}, which is what `printed` holds, since `status` is `printed`"))
}
