//! Numbers as publishers and spreadsheets write them.

/// A number: digits with a comma or a point before its decimals, groups of three digits parted by blanks or not, or an exponent as R writes it.
///
/// `None` for anything else, what is not finite among it; and for `1.234,5` or `1,234.5`, of which one cannot tell which sign is which.
pub(crate) fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain && text.bytes().any(|byte| byte.is_ascii_digit()) {
        return finite(text);
    }
    let unsigned = text.strip_prefix(['-', '\u{2212}']).unwrap_or(text);
    let value = unsigned_number(unsigned)?;
    Some(if unsigned.len() < text.len() && value > 0.0 { -value } else { value })
}

fn unsigned_number(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, decimals) = match mantissa.split_once([',', '.']) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (mantissa, None),
    };
    let digits = ungrouped(whole)?;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_fits =
        exponent.is_none_or(|exponent| are_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)));
    if !exponent_fits || !decimals.is_none_or(are_digits) || (exponent.is_some() && digits.len() < whole.len()) {
        return None;
    }
    finite(&format!("{digits}.{}e{}", decimals.unwrap_or("0"), exponent.unwrap_or("0")))
}

fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// The digits of a whole part, whose groups, if it has any, are of three digits.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split([' ', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = are_digits(first) && rest.iter().all(|group| group.len() == 3 && are_digits(group));
    let first_fits = rest.is_empty() || first.len() <= 3;
    (fits && first_fits).then(|| std::iter::once(first).chain(rest).collect())
}

/// A whole number of 0 or more; `35.0` and `1 234` are.
pub(crate) fn whole(text: &str) -> Option<u64> {
    /// Above it a double has no ones.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let value =
        number(text).filter(|value| (0.0..=EXACT).contains(value) && value.trunc().to_bits() == value.to_bits());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 0 to 2^53")]
    value.map(|value| value as u64)
}

#[cfg(test)]
mod tests {
    use super::{number, whole};

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let read: [(&str, f64); 11] = [
            ("63,5", 63.5),
            ("63.5", 63.5),
            ("1 234,5", 1234.5),
            ("1\u{a0}234\u{202f}567", 1_234_567.0),
            ("-19.6", -19.6),
            ("\u{2212}3", -3.0),
            ("35.0", 35.0),
            ("1e+05", 1e5),
            ("007", 7.0),
            ("-0", 0.0),
            ("5.", 5.0),
        ];
        for (text, expected) in read {
            assert_eq!(number(text).map(f64::to_bits), Some(expected.to_bits()), "{text}");
        }
        for text in [
            "", "-", ".", ",5", "1,", "1.234,5", "1,234.5", "12 34", "1234 567", "1 e5", "nan", "inf", "1e999", "s",
            "0x1", "+5", "1..2",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn whole_numbers_have_no_decimals_and_no_sign() {
        for (text, expected) in
            [("35.0", Some(35)), ("1 234", Some(1234)), ("0", Some(0)), ("-1", None), ("35,5", None)]
        {
            assert_eq!(whole(text), expected, "{text}");
        }
        assert_eq!((whole("18446744073709551616"), whole("1e17")), (None, None));
        assert_eq!(whole("18446744073709551615"), Some(u64::MAX));
    }
}
