//! Access for a screen.

use super::AccessSheet;
use crate::number;
use crate::table::{Align, paragraph, table};
use crate::words_access as words;

/// The sheet in French: communes, zones, what nobody reaches, what must be known.
///
/// ```
/// use ctg_report::access::{AccessSheet, CommuneAccess, text};
/// let mut sheet = AccessSheet::new("CARO", "CCAS", "2SFCA", "services pour 10 000 habitants");
/// sheet.communes.push(CommuneAccess::new("17004", "Île-d'Aix", Some(230.0), 0.0, None));
/// assert!(text(&sheet).contains("n'atteint rien"));
/// ```
pub fn text(sheet: &AccessSheet) -> String {
    let mut answer = words::heading(&sheet.service, &sheet.territory) + "\n";
    answer += &paragraph(&words::method(&sheet.measure, &sheet.unit), 0, 2);
    answer += &paragraph(&words::distancier(&sheet.distancier), 0, 2);
    if let Some(source) = &sheet.source {
        answer += &paragraph(&words::source(&source.title, &source.reliability), 0, 2);
    }
    answer += "\n";
    answer += &rows(sheet);
    for unserved in &sheet.unserved {
        answer += &paragraph(&words::unserved(&unserved.name, &amount(unserved.supply)), 0, 2);
    }
    if let Some(scenario) = &sheet.scenario {
        answer += "\n";
        answer += &paragraph(&words::scenario(scenario), 0, 2);
    }
    for note in &sheet.notes {
        answer += &paragraph(&words::note(note), 0, 2);
    }
    answer
}

fn rows(sheet: &AccessSheet) -> String {
    let is_changed = sheet.scenario.is_some();
    let after = |after: Option<f64>| is_changed.then(|| value(after));
    let mut rows = vec![words::columns(is_changed)];
    for commune in &sheet.communes {
        let demand = commune.demand.map_or_else(|| words::UNKNOWN.to_owned(), amount);
        let row =
            [format!("{} ({})", commune.name, commune.code), demand, amount(commune.supply), value(commune.value)];
        rows.push(row.into_iter().chain(after(commune.after)).collect());
    }
    for zone in &sheet.zones {
        let row = [words::zone(&zone.name), String::new(), String::new(), value(zone.value)];
        rows.push(row.into_iter().chain(after(zone.after)).collect());
    }
    table(2, &[Align::Left, Align::Right, Align::Right, Align::Right, Align::Right], &rows)
}

fn value(value: Option<f64>) -> String {
    value.map_or_else(|| words::REACHES_NOTHING.to_owned(), |value| number::rounded(value, 2))
}

/// An amount without decimals if it has none.
fn amount(value: f64) -> String {
    let decimals = if value.fract().abs() < 1e-9 { 0 } else { 2 };
    number::rounded(value, decimals)
}
