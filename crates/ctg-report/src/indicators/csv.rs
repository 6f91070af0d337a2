//! The table as CSV, one row an indicator.

use std::borrow::Cow;

use super::row::ComparisonPart;
use super::{IndicatorRow, IndicatorTable, TermPart};
use crate::words_indicators as words;

const HEADER: [&str; 23] = [
    "code",
    "label",
    "theme",
    "unit",
    "value",
    "low",
    "high",
    "status",
    "reason",
    "numerator",
    "numerator_count",
    "numerator_vintage",
    "denominator",
    "denominator_count",
    "denominator_vintage",
    "sources",
    "caveats",
    "formula",
    "reference",
    "certainty",
    "compared_value",
    "difference",
    "ratio",
];

/// The table as CSV: comma, decimal point, UTF-8, quotes where needed (RFC 4180). Values are not rounded; what is absent is an empty cell with its
/// reason beside it.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// use ctg_report::indicators::{IndicatorTable, csv};
/// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
/// let table = IndicatorTable::new(&caro, &catalogue, &ctg_model::claim::Subject::Territory, None)?;
/// assert!(csv(&table).lines().nth(1).unwrap().starts_with("population,Population municipale,population,habitants,63220,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn csv(table: &IndicatorTable) -> String {
    let lines = std::iter::once(HEADER.map(str::to_owned).to_vec()).chain(table.rows.iter().map(cells));
    lines.map(|cells| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\n").collect()
}

fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell.into()
    }
}

fn cells(row: &IndicatorRow) -> Vec<String> {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let bounds = row.bounds.map(|bounds| (Some(bounds.low()), bounds.high())).unwrap_or_default();
    let comparison = row.comparison.as_ref();
    let compared = comparison.and_then(|part| match part.comparison {
        ComparisonPart::Of(comparison) => Some(comparison),
        _ => None,
    });
    let mut cells = vec![
        row.code.to_string(),
        row.label.to_string(),
        words::theme_word(row.theme).to_owned(),
        row.unit.to_string(),
        number(row.value),
        number(bounds.0),
        number(bounds.1),
        row.status.map(|status| status.to_string()).unwrap_or_default(),
        row.gap.as_ref().map(|_| words::gap(row)).unwrap_or_default(),
    ];
    cells.extend([&row.numerator, &row.denominator].into_iter().flat_map(|term| term_cells(term.as_ref())));
    cells.extend([
        row.sources().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        row.caveats.iter().map(|caveat| words::caveat(*caveat)).collect::<Vec<_>>().join(" ; "),
        row.formula.to_string(),
        row.reference.to_string(),
        words::certainty(row.certainty).to_owned(),
        number(comparison.and_then(|part| part.value)),
        number(compared.map(|comparison| comparison.difference)),
        number(compared.and_then(|comparison| comparison.ratio)),
    ]);
    cells
}

fn term_cells(term: Option<&TermPart>) -> [String; 3] {
    let Some(term) = term else { return [const { String::new() }; 3] };
    [
        term.variable.to_string(),
        term.count.value().map(ToString::to_string).unwrap_or_default(),
        term.vintage.map(|year| year.to_string()).unwrap_or_default(),
    ]
}
