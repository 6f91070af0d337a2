//! The JSON Schemas.

use super::{Outcome, USAGE};
use crate::words;

/// The schema of a file of the folder, or of what the program writes.
pub(super) fn schema(of: Option<&str>) -> Outcome {
    let of = of.unwrap_or("portrait");
    let found = match of {
        "portrait" => Some(ctg::report::json_schema()),
        "indicators" => Some(ctg::report::indicators::json_schema()),
        "catalogue" => Some(ctg::report::indicators::catalogue_schema()),
        "proximity" => Some(ctg::report::proximity::json_schema()),
        file => ctg::io::schema::of_file(file),
    };
    match found.and_then(|schema| serde_json::to_string_pretty(&schema).ok()) {
        Some(text) => Outcome::done(text + "\n"),
        None => Outcome::refused(words::no_schema(of), USAGE),
    }
}
