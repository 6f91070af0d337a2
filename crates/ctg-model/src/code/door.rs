//! The one door of every code: parsing, showing and serialising are written once, here.

use super::error::Fault;

/// The text as exactly `N` ASCII characters, or why not.
pub(super) fn exactly<const N: usize>(text: &str, expected: &'static str) -> Result<[u8; N], Fault> {
    let found = text.chars().count();
    if found != N {
        return Err(Fault::Length { found, expected, padded: None });
    }
    if let Some((index, found)) = text.chars().enumerate().find(|(_, c)| !c.is_ascii_alphanumeric()) {
        return Err(Fault::Character { position: index + 1, found, expected: "a digit or an upper-case letter" });
    }
    text.as_bytes().try_into().map_err(|_| Fault::Length { found, expected, padded: None })
}

/// Tells a code that lost its leading zero from any other wrong length.
pub(super) fn or_lost_zero(fault: Fault, text: &str) -> Fault {
    match fault {
        Fault::Length { found: found @ 4, expected, .. } if text.bytes().all(|b| b.is_ascii_digit()) => {
            Fault::Length { found, expected, padded: Some(format!("0{text}")) }
        }
        other => other,
    }
}

/// Refuses the first byte, counted from the 1-based `from`, that is not a digit.
pub(super) fn digits(text: &[u8], from: usize) -> Result<(), Fault> {
    match text.iter().position(|byte| !byte.is_ascii_digit()) {
        None => Ok(()),
        Some(index) => Err(Fault::Character {
            position: from + index,
            found: text.get(index).copied().map_or('?', char::from),
            expected: "a digit",
        }),
    }
}

/// The number that ASCII digits write; the doors check the digits first.
pub(super) fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |sum, byte| sum * 10 + u64::from(byte.wrapping_sub(b'0') % 10))
}

/// Gives a code type its door: `FromStr`, `TryFrom`, `Debug`, serde and JSON Schema over its private `read` and `Display`.
macro_rules! door {
    ($code:ident, $kind:expr, pattern: $pattern:literal, example: $example:literal) => {
        impl std::str::FromStr for $code {
            type Err = crate::code::CodeError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::read(text).map_err(|fault| crate::code::CodeError::new($kind, text, fault))
            }
        }

        impl TryFrom<&str> for $code {
            type Error = crate::code::CodeError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl std::fmt::Debug for $code {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($code), "({})"), self)
            }
        }

        crate::text::as_text!(
            $code, stringify!($code),
            expected: concat!("a text such as \"", $example, "\""),
            pattern: $pattern
        );
    };
}
pub(super) use door;
