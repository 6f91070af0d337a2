//! The JSON Schemas.

use super::{Outcome, USAGE};
use crate::words;

/// The schema of a file of the folder, or of the portrait.
pub(super) fn schema(of: Option<&str>) -> Outcome {
    let of = of.unwrap_or("portrait");
    let found = if of == "portrait" { Some(ctg::report::json_schema()) } else { ctg::io::schema::of_file(of) };
    match found.and_then(|schema| serde_json::to_string_pretty(&schema).ok()) {
        Some(text) => Outcome::done(text + "\n"),
        None => Outcome::refused(words::no_schema(of), USAGE),
    }
}
