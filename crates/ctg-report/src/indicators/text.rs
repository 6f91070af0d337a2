//! The table as French text.

use ctg_model::claim::Subject;
use ctg_model::observation::{Observation, Status};
use ctg_stats::indicator::{Method, Theme};

use super::row::ComparisonPart;
use super::{IndicatorRow, IndicatorTable, TermPart};
use crate::number::{integer, rounded};
use crate::table::{Align, paragraph, table};
use crate::{words, words_indicators};

/// Whether numerators, denominators, sources, formulas and caveats are told.
///
/// ```
/// assert_ne!(ctg_report::indicators::Details::Told, ctg_report::indicators::Details::Untold);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Details {
    /// Under each indicator.
    Told,
    /// Not at all.
    Untold,
}

/// The table as French text for a screen of 100 columns: theme after theme, then what cannot be computed, with the reason.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// use ctg_report::indicators::{Details, IndicatorTable, text};
/// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
/// let table = IndicatorTable::new(&caro, &catalogue, &"zone:Nord Charente".parse()?, None)?;
/// assert!(text(&table, Details::Untold).contains("9\u{202F}291"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn text(table: &IndicatorTable, details: Details) -> String {
    let mut themes: Vec<Theme> = table.rows.iter().map(|row| row.theme).collect();
    themes.sort_unstable();
    themes.dedup();
    let sections = themes.into_iter().map(|theme| section(table, theme, details));
    heading(table) + &sections.collect::<String>() + &gaps(table) + &sources(table, details)
}

fn heading(table: &IndicatorTable) -> String {
    let title = words_indicators::TITLE.to_uppercase();
    let subject = |subject: &Subject| words_indicators::subject(subject, &table.territory);
    let mut heading = format!("{title}\n{}\n{}\n", "═".repeat(title.chars().count()), subject(&table.subject));
    heading += &paragraph(&words_indicators::population_of(table.population_vintage), 0, 0);
    if let Some(reference) = &table.reference {
        heading += &paragraph(&words_indicators::reference(&subject(reference)), 0, 0);
    }
    heading
}

fn underlined(title: &str) -> String {
    format!("\n{title}\n{}\n", "─".repeat(title.chars().count()))
}

/// The indicators of a theme that have a value; a theme without any is told with what cannot be computed.
fn section(of: &IndicatorTable, theme: Theme, details: Details) -> String {
    let rows: Vec<&IndicatorRow> = of.rows.iter().filter(|row| row.theme == theme && row.value.is_some()).collect();
    if rows.is_empty() {
        return String::new();
    }
    let compared = of.reference.is_some();
    let columns = if compared { words_indicators::COMPARED_COLUMNS.as_slice() } else { &words_indicators::COLUMNS };
    let header: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
    let align: Vec<Align> =
        columns.iter().enumerate().map(|(index, _)| if index == 0 { Align::Left } else { Align::Right }).collect();
    let cells: Vec<Vec<String>> = std::iter::once(header).chain(rows.iter().map(|row| cells(row, compared))).collect();
    let lines = table(2, &align, &cells);
    let body = match details {
        Details::Untold => lines,
        Details::Told => {
            let mut lines = lines.split_inclusive('\n').map(str::to_owned);
            let header = lines.next().unwrap_or_default();
            header + &lines.zip(&rows).map(|(line, row)| line + &told(row)).collect::<String>()
        }
    };
    underlined(words_indicators::theme(theme)) + &body
}

fn cells(row: &IndicatorRow, compared: bool) -> Vec<String> {
    let mut cells = vec![row.label.to_string(), row.value.map(|value| written(row, value)).unwrap_or_default()];
    if !compared {
        cells.push(range(row));
        cells.push(
            row.status.filter(|status| *status != Status::Observed).map(words::status).unwrap_or_default().to_owned(),
        );
        return cells;
    }
    let part = row.comparison.as_ref();
    cells.push(part.and_then(|part| part.value).map(|value| written(row, value)).unwrap_or_default());
    match part.map(|part| &part.comparison) {
        Some(ComparisonPart::Of(comparison)) => {
            cells.push(words_indicators::signed(&rounded(comparison.difference, row.decimals.into())));
            cells.push(comparison.ratio.map(|ratio| rounded(ratio, 2)).unwrap_or_default());
        }
        Some(ComparisonPart::OtherYears) => cells.push(words_indicators::OTHER_YEARS.to_owned()),
        _ => {}
    }
    cells
}

fn written(row: &IndicatorRow, value: f64) -> String {
    // A document's own precision is not made finer: 48 % is not 48.0 %.
    let printed =
        row.printed.as_ref().and_then(|claim| claim.kept.value()).filter(|_| row.method == Some(Method::AsPublished));
    let decimals = printed.map_or(row.decimals, |printed| printed.decimals());
    words_indicators::value(&rounded(value, decimals.into()), row.unit.as_str())
}

/// The bounds, where they are not the value itself.
fn range(row: &IndicatorRow) -> String {
    let Some((bounds, value)) = row.bounds.zip(row.value) else { return String::new() };
    let is_exact = bounds.low() >= value && bounds.high().is_some_and(|high| high <= value);
    let decimals = usize::from(row.decimals);
    let high = bounds.high().map(|high| rounded(high, decimals));
    if is_exact { String::new() } else { words_indicators::range(&rounded(bounds.low(), decimals), high.as_deref()) }
}

/// Everything behind a value.
fn told(row: &IndicatorRow) -> String {
    let terms = [(words_indicators::NUMERATOR, &row.numerator), (words_indicators::DENOMINATOR, &row.denominator)];
    let terms = terms.into_iter().filter_map(|(name, part)| part.as_ref().map(|part| term(name, part)));
    let printed = row.printed.as_ref().map(|claim| words_indicators::printed(&claim.evidence));
    let caveats: Vec<&str> = row.caveats.iter().map(|caveat| words_indicators::caveat(*caveat)).collect();
    let caveats = (!caveats.is_empty()).then(|| words_indicators::caveats(&caveats));
    let rest = [
        words_indicators::unit(row.unit.as_str()),
        words_indicators::formula(row.formula.as_str()),
        words_indicators::definition(row.reference.as_str(), row.certainty),
    ];
    terms.chain(printed).chain(rest).chain(caveats).map(|line| paragraph(&line, 6, 2)).collect()
}

fn term(name: &str, part: &TermPart) -> String {
    let count = match &part.count {
        Observation::Present(seen) => integer(*seen.value()),
        Observation::Absent(reason) => words::absence(*reason).to_owned(),
    };
    let sources = part.sources.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    words_indicators::term(name, part, &count, &sources)
}

fn gaps(table: &IndicatorTable) -> String {
    let rows = table.rows.iter().filter(|row| row.value.is_none());
    let lines: String =
        rows.map(|row| paragraph(&format!("{} : {}.", row.label, words_indicators::gap(row)), 2, 2)).collect();
    if lines.is_empty() { lines } else { underlined(words_indicators::GAPS) + &lines }
}

fn sources(table: &IndicatorTable, details: Details) -> String {
    if details == Details::Untold || table.sources.is_empty() {
        return String::new();
    }
    let lines = table.sources.iter().map(|source| paragraph(&format!("{} : {source}.", source.id), 2, 2));
    underlined(words::SOURCES) + &lines.collect::<String>()
}
