//! Tables of actions with the columns of *Territoires en transitions*.
//!
//! A row is kept as the file has it ([`ActionRow`]), so that reading and writing loses nothing; [`plan_of_rows`] makes a plan of rows, and
//! [`rows_of_plan`] makes rows of a plan.
//!
//! # Source
//! Ademe, *Territoires en transitions*, CSV export of its plans of action.

mod advancement;
mod from_plan;
mod money;
mod to_plan;
mod when;

use std::fmt;
use std::str::FromStr;

use ctg_model::plan::{DeclaredLate, Prose};
use ctg_model::{Cents, Label, PartialDate};

use crate::table::{self, Column, Layout, Row, optional};
use crate::{Read, SetAside};

pub use advancement::Advancement;
pub use from_plan::rows_of_plan;
pub use to_plan::plan_of_rows;

const NUMBER: &str = "Numérotation";
const TITLE: &str = "Titre";
const AXIS: &str = "Catégorie niv. 1";
const OBJECTIVE: &str = "Catégorie niv. 2";
const DESCRIPTION: &str = "Description";
const ADVANCEMENT: &str = "Avancement";
const LATE: &str = "Action en retard";
const PILOTS: &str = "Structure pilote";
const REFERENTS: &str = "Personne référente";
const ELECTED: &str = "Élu référent";
const PARTNERS: &str = "Partenaires";
const BUDGET: &str = "Budget global";
const START: &str = "Date début";
const END: &str = "Date fin";
const ACTIONS: &str = "Actions liées";
const INDICATORS: &str = "Indicateurs liés";

const COLUMNS: [Column; 16] = [
    optional(NUMBER),
    optional(TITLE),
    optional(AXIS),
    optional(OBJECTIVE),
    optional(DESCRIPTION),
    optional(ADVANCEMENT),
    optional(LATE),
    optional(PILOTS),
    optional(REFERENTS),
    optional(ELECTED),
    optional(PARTNERS),
    optional(BUDGET),
    optional(START),
    optional(END),
    optional(ACTIONS),
    optional(INDICATORS),
];

/// What parts the cells of a row.
///
/// ```
/// use ctg_io::actions::Delimiter;
/// assert_eq!(Delimiter::default(), Delimiter::Semicolon);   // what French spreadsheets open
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Delimiter {
    /// `;`
    #[default]
    Semicolon,
    /// `,`
    Comma,
}

impl Delimiter {
    fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
        }
    }
}

/// A row of a table of actions, as the file has it: an empty cell is `None`.
///
/// Cells that may name several structures or actions keep their text.
///
/// ```
/// let row = ctg_io::actions::ActionRow { title: Some("Bus itinérant".parse()?), ..Default::default() };
/// assert_eq!(row.advancement, None);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActionRow {
    /// *Numérotation*.
    pub number: Option<Label>,
    /// *Titre*.
    pub title: Option<Label>,
    /// *Catégorie niv. 1*.
    pub axis: Option<Label>,
    /// *Catégorie niv. 2*.
    pub objective: Option<Label>,
    /// *Description*.
    pub description: Option<Prose>,
    /// *Avancement*.
    pub advancement: Option<Advancement>,
    /// *Action en retard*.
    pub late: Option<DeclaredLate>,
    /// *Structure pilote*.
    pub pilots: Option<Prose>,
    /// *Personne référente*, kept as the user's file has it.
    pub referents: Option<Prose>,
    /// *Élu référent*, kept as the user's file has it.
    pub elected_referents: Option<Prose>,
    /// *Partenaires*.
    pub partners: Option<Prose>,
    /// *Budget global*.
    pub budget: Option<Cents>,
    /// *Date début*.
    pub start: Option<PartialDate>,
    /// *Date fin*.
    pub end: Option<PartialDate>,
    /// *Actions liées*: titles or numbers of other rows.
    pub actions: Option<Prose>,
    /// *Indicateurs liés*: names of indicators.
    pub indicators: Option<Prose>,
}

/// Reads a table of actions.
///
/// The cells are parted by semicolons or by commas, whichever the header has more of; a byte order mark and Windows line ends are
/// accepted, columns may stand in any order, and any may be missing. A cell that is wrong is set aside with its line and column, and the rest of its
/// row is kept. Blanks at the ends of a cell are no part of it.
///
/// # Units
/// *Budget global* is in euros, with or without groups of thousands, a decimal comma or point, and a euro sign.
///
/// # Examples
/// ```
/// let text = "Titre;Avancement;Date fin;Budget global\nBus;En cours;31/12/2027;12 500,50 €\nGuide;Presque;2026;\n";
/// let read = ctg_io::actions::read_actions("actions.csv", text.as_bytes());
/// assert_eq!(read.value().len(), 2);
/// assert_eq!(read.value()[0].budget.map(|budget| budget.cents()), Some(1_250_050));
/// assert_eq!(read.set_aside()[0].to_string(), "actions.csv, line 3, column `Avancement`: found `Presque`, expected \
///     À venir, En cours, Réalisé, En pause, Abandonné, Bloqué, En retard or A discuter");
/// ```
pub fn read_actions(file: &str, bytes: &[u8]) -> Read<Vec<ActionRow>> {
    let (rows, set_aside) = read_placed(file, bytes).into_parts();
    Read::new(rows.into_iter().map(|(_, row)| row).collect(), set_aside)
}

/// The rows, each with its line.
fn read_placed(file: &str, bytes: &[u8]) -> Read<Vec<(u64, ActionRow)>> {
    let header = header_line(bytes);
    let layout = Layout::commas(TITLE, &COLUMNS).separated_by(match delimiter_of(header) {
        Delimiter::Comma => b",",
        Delimiter::Semicolon => b";",
    });
    let known = COLUMNS.iter().any(|column| header.contains(column.name));
    if !known && !header.trim().is_empty() {
        let expected =
            format!("found none of the columns of a table of actions, expected `{TITLE}` and others of its kind");
        return Read::new(Vec::new(), vec![SetAside::new(file, expected).at_line(1)]);
    }
    let table = table::read(file, bytes, &layout, |row| Ok(read_row(row)));
    let rows = table.rows.into_iter().map(|placed| (placed.line, placed.value)).collect();
    Read::new(rows, table.set_aside)
}

/// The first line; empty where it is not UTF-8, which the table then tells.
fn header_line(bytes: &[u8]) -> &str {
    let bytes = table::without_mark(bytes);
    let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len());
    std::str::from_utf8(bytes.get(..end).unwrap_or_default()).unwrap_or_default()
}

fn delimiter_of(header: &str) -> Delimiter {
    let count = |sign: char| header.matches(sign).count();
    if count(',') > count(';') { Delimiter::Comma } else { Delimiter::Semicolon }
}

fn read_row(row: &mut Row<'_>) -> ActionRow {
    ActionRow {
        number: cell(row, NUMBER),
        title: cell(row, TITLE),
        axis: cell(row, AXIS),
        objective: cell(row, OBJECTIVE),
        description: cell(row, DESCRIPTION),
        advancement: read_cell(row, ADVANCEMENT, advancement::parse, &advancement::expected()),
        late: read_cell(row, LATE, late, "Oui or Non"),
        pilots: cell(row, PILOTS),
        referents: cell(row, REFERENTS),
        elected_referents: cell(row, ELECTED),
        partners: cell(row, PARTNERS),
        budget: read_cell(row, BUDGET, money::parse, "euros such as `12500,50`"),
        start: read_cell(row, START, when::parse, "a date such as 31/12/2027, 12/2027 or 2027"),
        end: read_cell(row, END, when::parse, "a date such as 31/12/2027, 12/2027 or 2027"),
        actions: cell(row, ACTIONS),
        indicators: cell(row, INDICATORS),
    }
}

/// A cell whose own type says what is wrong.
fn cell<T: FromStr<Err: fmt::Display>>(row: &mut Row<'_>, column: &'static str) -> Option<T> {
    let text = row.text(column).trim().to_owned();
    if text.is_empty() {
        return None;
    }
    text.parse().map_err(|error| row.refuse::<T>(column, error)).ok()
}

fn read_cell<T>(row: &mut Row<'_>, column: &'static str, parse: fn(&str) -> Option<T>, expected: &str) -> Option<T> {
    let text = row.text(column).trim().to_owned();
    if text.is_empty() {
        return None;
    }
    parse(&text).or_else(|| row.expected(column, expected).ok())
}

fn late(text: &str) -> Option<DeclaredLate> {
    match text.to_lowercase().as_str() {
        "oui" | "true" | "vrai" => Some(DeclaredLate::Yes),
        "non" | "false" | "faux" => Some(DeclaredLate::No),
        _ => None,
    }
}

/// Writes a table of actions with all sixteen columns, in UTF-8 without a byte order mark, lines ending with a line feed.
///
/// [`read_actions`] reads the same rows back, but for a row of empty cells, which says nothing.
///
/// # Examples
/// ```
/// use ctg_io::actions::{ActionRow, Delimiter, read_actions, write_actions};
/// let rows = [ActionRow { title: Some("Bus ; arrêts".parse()?), ..Default::default() }];
/// let text = write_actions(&rows, Delimiter::Semicolon);
/// assert!(text.starts_with("Numérotation;Titre;"));
/// assert_eq!(read_actions("actions.csv", text.as_bytes()).value(), &rows);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
pub fn write_actions(rows: &[ActionRow], delimiter: Delimiter) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter.byte()).from_writer(Vec::new());
    // Writing to memory does not fail, and every row has as many cells as the header.
    let _ = writer.write_record(COLUMNS.map(|column| column.name));
    for row in rows {
        let _ = writer.write_record(cells(row));
    }
    writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

fn cells(row: &ActionRow) -> [String; 16] {
    fn text<T: fmt::Display>(cell: Option<&T>) -> String {
        cell.map(ToString::to_string).unwrap_or_default()
    }
    [
        text(row.number.as_ref()),
        text(row.title.as_ref()),
        text(row.axis.as_ref()),
        text(row.objective.as_ref()),
        text(row.description.as_ref()),
        text(row.advancement.as_ref()),
        row.late.map(|late| if late == DeclaredLate::Yes { "Oui" } else { "Non" }).unwrap_or_default().to_owned(),
        text(row.pilots.as_ref()),
        text(row.referents.as_ref()),
        text(row.elected_referents.as_ref()),
        text(row.partners.as_ref()),
        row.budget.map(money::written).unwrap_or_default(),
        row.start.map(when::written).unwrap_or_default(),
        row.end.map(when::written).unwrap_or_default(),
        text(row.actions.as_ref()),
        text(row.indicators.as_ref()),
    ]
}
