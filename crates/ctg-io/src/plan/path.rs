//! Paths in a JSON file, and the lines that they lead to.

use std::fmt;

use serde_json::value::RawValue;

use crate::SetAside;
use crate::json::{Fields, line_of};

/// A refusal of what stands at a path.
pub(super) fn told(file: &str, text: &str, path: &str, problem: impl fmt::Display) -> SetAside {
    SetAside::new(file, problem).at_line(line(text, path)).in_field(path)
}

/// The line of what stands at a path such as `actions[3].links[1]`, or of the last thing on the way that is there.
fn line(text: &str, path: &str) -> u64 {
    let Ok(mut at) = serde_json::from_str::<&RawValue>(text) else { return 1 };
    for segment in
        path.split(['.', '[']).map(|segment| segment.trim_end_matches(']')).filter(|segment| !segment.is_empty())
    {
        let next = match segment.parse::<usize>() {
            Ok(number) => {
                serde_json::from_str::<Vec<&RawValue>>(at.get()).ok().and_then(|list| list.get(number).copied())
            }
            Err(_) => serde_json::from_str::<Fields<'_>>(at.get()).ok().and_then(|fields| fields.find(segment)),
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    line_of(text, at.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n \"a\": [\n  { \"b\": 1 },\n  { \"b\":\n   2 }\n ]\n}";

    #[test]
    fn a_path_leads_to_the_line_of_its_value() {
        assert_eq!([line(TEXT, "a[0].b"), line(TEXT, "a[1]"), line(TEXT, "a[1].b")], [3, 4, 5]);
    }

    #[test]
    fn a_path_to_what_is_not_there_stops_on_the_way() {
        assert_eq!([line(TEXT, "a[1].c"), line(TEXT, "a[7].b"), line(TEXT, "z")], [4, 2, 1]);
    }
}
