//! Codes that a spreadsheet may have taken for numbers.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use ctg_model::code::CommuneCode;

use crate::set_aside::Told;
use crate::table::Row;

/// The code of a commune, of which a spreadsheet may have eaten the leading zero: `1004` is 01004, whereas three digits could be anything.
pub(super) fn commune(row: &mut Row<'_>, column: &'static str) -> Result<CommuneCode, Told> {
    let text = row.text(column);
    parsed(row, column, &with_zero(text))
}

/// The code of an EPCI or a SIREN, which never starts with a zero.
pub(super) fn number<T: FromStr<Err: fmt::Display>>(row: &mut Row<'_>, column: &'static str) -> Result<T, Told> {
    let text = row.text(column);
    parsed(row, column, without_decimals(text))
}

fn parsed<T: FromStr<Err: fmt::Display>>(row: &mut Row<'_>, column: &'static str, text: &str) -> Result<T, Told> {
    match text.parse() {
        Ok(code) => Ok(code),
        Err(error) => row.refuse(column, &error),
    }
}

/// The text of a code of five characters, its zero back.
pub(super) fn with_zero(text: &str) -> Cow<'_, str> {
    let text = without_decimals(text);
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Cow::Owned(format!("0{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// `17299.0`, a number that has been given decimals, is 17299.
fn without_decimals(text: &str) -> &str {
    text.strip_suffix(".0").filter(|whole| whole.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(text)
}
