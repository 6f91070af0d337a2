//! `ages.csv`: printed age bands and their shares.

use ctg_model::claim::AgeClaim;
use ctg_model::{AgeBand, Diagnosis, coverage_faults};

use super::figures::as_printed;
use super::report::{Report, misfit};
use super::{Folder, cells};
use crate::set_aside::Told;
use crate::table::{Layout, Placed, Row, needed};
use crate::{SetAside, Severity};

pub(super) const FILE: &str = "ages.csv";

pub(super) const LAYOUT: Layout = Layout::commas(
    "id",
    &[
        needed("id"),
        needed("printed_band"),
        needed("band"),
        needed("printed"),
        needed("value"),
        needed("status"),
        needed("quote"),
        needed("source"),
        needed("note"),
    ],
);

/// The bands, which as kept have to cover every age once.
pub(super) fn read(folder: &Folder, report: &mut Report) -> Vec<Placed<AgeClaim>> {
    let rows = report.table(folder, FILE, &LAYOUT, read_row);
    let bands: Vec<AgeBand> = rows.iter().map(|row| row.value.band).collect();
    let severity = if report.has_losses(FILE) { Severity::Consequence } else { Severity::Refused };
    if !bands.is_empty() {
        report.extend(coverage_faults(&bands).into_iter().map(|fault| {
            let problem = format!("{fault}, expected bands that cover every age once");
            SetAside::new(FILE, problem).with_severity(severity)
        }));
    }
    rows
}

pub(super) fn add(rows: Vec<Placed<AgeClaim>>, diagnosis: &mut Diagnosis, report: &mut Report) {
    report.add(FILE, rows, |claim| diagnosis.add_age(claim).map_err(|error| misfit(error, "band")));
}

fn read_row(row: &mut Row<'_>) -> Result<AgeClaim, Told> {
    let id = row.checked("id");
    let printed_band = printed_band(row);
    let band = row.checked("band");
    let printed = cells::optional_number(row, "printed");
    let kept = cells::observation(row, "value", |row| cells::number(row, "value"));
    let evidence = cells::evidence(row);
    as_printed(row, printed?, &kept?)?;
    Ok(AgeClaim {
        id: id?,
        printed_band: printed_band?,
        band: band?,
        printed: printed?,
        kept: kept?,
        evidence: evidence?,
    })
}

/// A band in the words of a brochure: `65 ans et plus`, `65 et +`, `+ 65`.
fn printed_band(row: &mut Row<'_>) -> Result<Option<AgeBand>, Told> {
    let text = row.text("printed_band");
    if text.is_empty() {
        return Ok(None);
    }
    let bare = text.replace("ans", "").replace("et plus", "+").replace("et +", "+");
    let bare: String = bare.split_whitespace().collect();
    match bare.parse() {
        Ok(band) => Ok(Some(band)),
        Err(_) => row.expected("printed_band", "ages such as `6-17`, `65+` or `65 ans et plus`"),
    }
}
