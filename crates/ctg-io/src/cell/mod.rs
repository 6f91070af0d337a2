//! What one cell of a public table says: numbers as they are written in France, dates, years, flags.

mod flags;
mod moment;
mod number;

pub use flags::{FlagError, Flags};

pub(crate) use moment::{date, year};
pub(crate) use number::{number, whole};

/// Yes or no, as files write it.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "1" | "o" | "oui" | "true" | "vrai" | "t" => Some(true),
        "0" | "n" | "non" | "false" | "faux" | "f" => Some(false),
        _ => None,
    }
}
