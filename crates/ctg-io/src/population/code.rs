//! The code of a commune, from one cell or from two.

use ctg_model::code::CommuneCode;

use crate::set_aside::{Told, shown};
use crate::table::{Row, RowSource, Table};
use crate::{ReadError, SetAside};

/// One of the two ways of giving a commune has to be there.
pub(super) fn check_columns(table: &Table<'_, impl RowSource>) -> Result<(), ReadError> {
    if table.has("COM") || (table.has("DEP") && table.has("CODCOM")) {
        return Ok(());
    }
    let problem = "found neither a column `COM` nor `DEP` and `CODCOM`, expected the code of the commune";
    Err(ReadError::refused(vec![SetAside::new(table.file(), problem)]))
}

/// The commune of a row. `COM` holds its code, or (in older files) its name, and `CODCOM` its number inside `DEP`.
pub(super) fn commune(row: &mut Row<'_>) -> Result<CommuneCode, Told> {
    let whole = row.text("COM");
    if !row.has("CODCOM") {
        return if has_three_digits(whole) && row.has("DEP") { of_parts(row, "COM") } else { row.checked("COM") };
    }
    let parts = of_parts(row, "CODCOM")?;
    match whole.parse::<CommuneCode>() {
        Ok(code) if code != parts => {
            row.expected("COM", format_args!("{parts}, which is what `DEP` and `CODCOM` give"))
        }
        _ => Ok(parts),
    }
}

fn has_three_digits(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The code that the département and a number inside it make; zeros that a spreadsheet has eaten come back, for both have fixed lengths.
///
/// Overseas the three digits of the commune begin with the last one of the département: 971 and 101 give 97101.
fn of_parts(row: &mut Row<'_>, column: &'static str) -> Result<CommuneCode, Told> {
    let (departement, number) = (row.text("DEP"), row.text(column));
    if !has_three_digits(number) {
        return row.expected(column, "a number of three digits");
    }
    let code = if departement.len() == 3 {
        let in_two = departement.get(2..).and_then(|last| number.strip_prefix(last)).filter(|rest| rest.len() == 2);
        let in_two = in_two.unwrap_or(number);
        format!("{departement}{in_two:0>2}")
    } else {
        format!("{departement:0>2}{number:0>3}")
    };
    match code.parse() {
        Ok(code) => Ok(code),
        Err(error) => {
            let problem = format!("found {} and {}, which give no commune: {error}", shown(departement), shown(number));
            row.refuse(column, problem)
        }
    }
}
