//! Euros in a cell.

use ctg_model::Cents;

/// Euros and cents: groups of thousands parted by blanks, one decimal comma or point, a euro sign after or before.
///
/// A number with both a comma and a point, or with three figures after its only sign, may be read in two ways, and is refused.
pub(super) fn parse(text: &str) -> Option<Cents> {
    let bare: String = text.trim_matches('€').chars().filter(|sign| !sign.is_whitespace()).collect();
    let (euros, cents) = bare.split_once([',', '.']).unwrap_or((&bare, "00"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(euros) || !digits(cents) || cents.len() > 2 {
        return None;
    }
    let cents = format!("{cents:0<2}");
    format!("{euros}{cents}").parse().ok().and_then(Cents::new)
}

/// Euros with a decimal comma; the cents only where there are some.
pub(super) fn written(amount: Cents) -> String {
    let text = amount.to_string().replace('.', ",");
    text.strip_suffix(",00").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn euros_are_read_as_french_files_write_them() {
        for text in ["12500,50", "12 500,5", "12\u{202f}500.50 €", "€12500,50", " 12\u{a0}500,50€ "] {
            assert_eq!(parse(text.trim()).map(Cents::cents), Some(1_250_050), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_refused() {
        for text in ["12.500", "1.234,56", "-5", "12k", "", ",5"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
