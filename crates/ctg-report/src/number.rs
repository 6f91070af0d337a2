//! Numbers as French readers write them.
//!
//! Groups of three digits are parted by a narrow no-break space (U+202F), the decimal mark is a comma, and the per cent sign stands after a
//! narrow no-break space. This is the only place of the workspace where a figure is rounded.

use ctg_model::{Cents, Decimal};

/// The narrow no-break space between groups of digits and before a unit.
///
/// ```
/// use ctg_report::number::{NARROW_SPACE, integer};
/// assert_eq!(integer(63_220).split(NARROW_SPACE).collect::<Vec<_>>(), ["63", "220"]);
/// ```
pub const NARROW_SPACE: char = '\u{202F}';

/// A whole number.
///
/// ```
/// assert_eq!(ctg_report::number::integer(63_320), "63\u{202F}320");
/// ```
pub fn integer(value: u64) -> String {
    grouped(&value.to_string())
}

/// A number with its sign, `+` included, and a true minus sign; zero has none.
///
/// ```
/// use ctg_report::number::signed;
/// assert_eq!(signed("100".parse()?), "+100");
/// assert_eq!((signed("-2".parse()?), signed("0".parse()?)), ("−2".to_owned(), "0".to_owned()));
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
pub fn signed(value: Decimal) -> String {
    let sign = if value.digits() > 0 { "+" } else { "" };
    format!("{sign}{}", decimal(value))
}

/// A decimal number, with the decimals that it is given with.
///
/// ```
/// assert_eq!(ctg_report::number::decimal("15.1".parse()?), "15,1");
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
pub fn decimal(value: Decimal) -> String {
    written(&value.to_string())
}

/// A decimal number, without the zeros that end it.
///
/// ```
/// assert_eq!(ctg_report::number::trimmed("97.0".parse()?), "97");
/// assert_eq!(ctg_report::number::trimmed("3.50".parse()?), "3,5");
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
pub fn trimmed(value: Decimal) -> String {
    let text = value.to_string();
    written(if value.decimals() > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text })
}

/// A floating-point number, rounded to so many decimals.
///
/// ```
/// assert_eq!(ctg_report::number::rounded(1234.567, 1), "1\u{202F}234,6");
/// ```
pub fn rounded(value: f64, decimals: usize) -> String {
    written(&format!("{value:.decimals$}"))
}

/// A percentage.
///
/// ```
/// assert_eq!(ctg_report::number::percent("37.3".parse()?), "37,3\u{202F}%");
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
pub fn percent(value: Decimal) -> String {
    format!("{}{NARROW_SPACE}%", decimal(value))
}

/// An amount in euros; the cents only where there are some.
///
/// ```
/// use ctg_model::Cents;
/// assert_eq!(Cents::new(1_250_050).map(ctg_report::number::euros).as_deref(), Some("12\u{202F}500,50\u{202F}€"));
/// assert_eq!(ctg_report::number::euros(Cents::ZERO), "0\u{202F}€");
/// ```
pub fn euros(amount: Cents) -> String {
    let text = amount.to_string();
    format!("{}{NARROW_SPACE}€", written(text.strip_suffix(".00").unwrap_or(&text)))
}

fn written(plain: &str) -> String {
    let (sign, unsigned) = plain.strip_prefix('-').map_or(("", plain), |rest| ("−", rest));
    match unsigned.split_once('.') {
        Some((whole, rest)) => format!("{sign}{},{rest}", grouped(whole)),
        None => format!("{sign}{}", grouped(unsigned)),
    }
}

fn grouped(digits: &str) -> String {
    let length = digits.chars().count();
    let mut text = String::with_capacity(digits.len() + length);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (length - index).is_multiple_of(3) {
            text.push(NARROW_SPACE);
        }
        text.push(digit);
    }
    text
}
