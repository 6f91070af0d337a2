//! What one cell of a public table says: numbers as they are written in France, dates, years, flags.

mod flags;
mod moment;
mod number;

pub use flags::{FlagError, Flags};

pub(crate) use moment::{date, year};
pub(crate) use number::{number, whole};
