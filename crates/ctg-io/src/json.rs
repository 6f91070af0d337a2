//! JSON objects, field by field, each with its line.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

use crate::set_aside::{Told, shown};
use crate::{SetAside, Severity};

/// An object of a JSON file, and the problems met so far.
///
/// As with the rows of tables, every field is read before a value is built, so that all that is wrong is told at once.
pub(crate) struct Object<'t> {
    file: &'t str,
    text: &'t str,
    fields: Fields<'t>,
    line: u64,
    problems: Vec<SetAside>,
}

/// The fields in their order, those given twice among them.
pub(crate) struct Fields<'t>(Vec<(String, &'t RawValue)>);

impl<'t> Fields<'t> {
    /// The first value of a field.
    pub(crate) fn find(&self, name: &str) -> Option<&'t RawValue> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| *value)
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl<'t> Object<'t> {
    /// The object that a file holds.
    ///
    /// # Errors
    /// The line and the character where the text stops being JSON, or is something else than an object.
    pub(crate) fn of_file(file: &'t str, text: &'t str) -> Result<Self, SetAside> {
        Self::of_text(file, text, text).map_err(|error| {
            let told = SetAside::new(file, reason(&error)).at_line(error.line() as u64);
            match character(text, &error) {
                0 => told,
                number => told.at_character(number),
            }
        })
    }

    /// The object that a part of the text of a file holds.
    pub(crate) fn of_part(&self, part: &'t RawValue) -> Result<Self, SetAside> {
        let line = line_of(self.text, part.get());
        let object = Self::of_text(self.file, self.text, part.get());
        object.map_err(|error| SetAside::new(self.file, reason(&error)).at_line(line))
    }

    fn of_text(file: &'t str, text: &'t str, part: &'t str) -> Result<Self, serde_json::Error> {
        let line = line_of(text, part);
        serde_json::from_str(part).map(|fields| Self { file, text, fields, line, problems: Vec::new() })
    }

    /// The line that the object starts in.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// What was wrong.
    pub(crate) fn into_problems(self) -> Vec<SetAside> {
        self.problems
    }

    fn find(&self, name: &str) -> Option<&'t RawValue> {
        self.fields.find(name)
    }

    /// Whether a field is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Checks the field `format`; a file of another format is not looked into.
    pub(crate) fn of_format(&mut self, format: &'static str) -> Result<(), Told> {
        let found: String = self.needed("format")?;
        if found == format {
            return Ok(());
        }
        self.refuse_field("format", format_args!("found {}, expected `{format}`", shown(&found)))
    }

    /// A field that has to be there.
    pub(crate) fn needed<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, Told> {
        match self.find(name) {
            Some(value) => self.part(name, value),
            None => self.refuse(self.line, name, "found no such field, expected one"),
        }
    }

    /// A field that may be left out.
    pub(crate) fn optional<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<Option<T>, Told> {
        self.find(name).map_or(Ok(None), |value| self.part(name, value).map(Some))
    }

    /// The parts of a field that is a list; all of them, whatever they are.
    pub(crate) fn parts(&mut self, name: &'static str) -> Result<Vec<&'t RawValue>, Told> {
        let Some(value) = self.find(name) else {
            return self.refuse(self.line, name, "found no such field, expected a list");
        };
        match serde_json::from_str(value.get()) {
            Ok(parts) => Ok(parts),
            Err(error) => self.refuse(line_of(self.text, value.get()), name, reason(&error)),
        }
    }

    /// A part of the file, which stands at a path; an error tells where inside the part it is.
    pub(crate) fn part<T: DeserializeOwned>(&mut self, path: &str, part: &'t RawValue) -> Result<T, Told> {
        let mut reader = serde_json::Deserializer::from_str(part.get());
        serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let inside = error.path();
            let found = furthest(part, inside);
            let path = match inside.to_string() {
                whole if whole == "." => path.to_owned(),
                inside if inside.starts_with('[') => format!("{path}{inside}"),
                inside => format!("{path}.{inside}"),
            };
            let (path, reason) = in_our_words(path, reason(error.inner()));
            self.refuse_part(&path, found, reason, found.get().trim_matches('"'), Severity::Refused);
            Told
        })
    }

    /// Refuses a part of the file that was read, but is not right.
    pub(crate) fn refuse_part(
        &mut self,
        path: &str,
        part: &'t RawValue,
        problem: impl fmt::Display,
        text: &str,
        severity: Severity,
    ) {
        let line = line_of(self.text, part.get());
        let problem = SetAside::new(self.file, problem).at_line(line).in_field(path).with_severity(severity);
        // The text of a record or a list would say nothing in its first characters.
        self.problems.push(if text.starts_with(['{', '[']) { problem } else { problem.with_text(text) });
    }

    /// The parts of a field that is a list; none where the field is left out.
    pub(crate) fn optional_parts(&mut self, name: &'static str) -> Result<Vec<&'t RawValue>, Told> {
        if self.find(name).is_none() { Ok(Vec::new()) } else { self.parts(name) }
    }

    /// Refuses a field that was read, but is not right.
    pub(crate) fn refuse_field<T>(&mut self, name: &'static str, problem: impl fmt::Display) -> Result<T, Told> {
        let line = self.find(name).map_or(self.line, |value| line_of(self.text, value.get()));
        self.refuse(line, name, problem)
    }

    fn refuse<T>(&mut self, line: u64, name: &str, problem: impl fmt::Display) -> Result<T, Told> {
        let text = self.find(name).map(|value| value.get().trim_matches('"').to_owned());
        let problem = SetAside::new(self.file, problem).at_line(line).in_field(name);
        self.problems.push(match text {
            Some(text) => problem.with_text(&text),
            None => problem,
        });
        Err(Told)
    }

    /// Tells of fields given twice, and of fields that are none of these.
    pub(crate) fn only(&mut self, names: &[&'static str]) {
        let mut seen = Vec::new();
        for (name, value) in &self.fields.0 {
            let place = |problem: String| {
                let line = line_of(self.text, value.get());
                SetAside::new(self.file, problem).at_line(line).in_field(name)
            };
            if seen.contains(&name) {
                self.problems.push(place("found the field a second time, expected it once".to_owned()));
            } else if !names.contains(&name.as_str()) {
                let known: Vec<String> = names.iter().map(|name| shown(name)).collect();
                let problem =
                    format!("found a field that is not known, and left it aside; expected {}", known.join(", "));
                self.problems.push(place(problem).with_severity(Severity::Warning));
            }
            seen.push(name);
        }
    }
}

/// Where and what an error of serde is about a field, as the rest of the reader says it.
fn in_our_words(path: String, reason: String) -> (String, String) {
    if let Some(name) = reason.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        return (format!("{path}.{name}"), "found no such field, expected one".to_owned());
    }
    match reason.strip_prefix("unknown field `").and_then(|rest| rest.split_once("`, ")) {
        Some((_, expected)) => (path, format!("found a field that is not known, {expected}")),
        None => (path, reason),
    }
}

/// The part that a path leads to, as far as it goes.
fn furthest<'t>(part: &'t RawValue, path: &Path) -> &'t RawValue {
    let mut found = part;
    for segment in path {
        match step(found, segment) {
            Some(inside) => found = inside,
            None => break,
        }
    }
    found
}

fn step<'t>(part: &'t RawValue, segment: &Segment) -> Option<&'t RawValue> {
    match segment {
        Segment::Seq { index } => serde_json::from_str::<Vec<&RawValue>>(part.get()).ok()?.get(*index).copied(),
        // A variant is the one field of its record.
        Segment::Map { key } | Segment::Enum { variant: key } => {
            let fields: Fields<'t> = serde_json::from_str(part.get()).ok()?;
            fields.0.into_iter().find(|(name, _)| name == key).map(|(_, value)| value)
        }
        Segment::Unknown => None,
    }
}

/// The line of a part of a text.
pub(crate) fn line_of(text: &str, part: &str) -> u64 {
    let offset = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count() as u64
}

/// The character at which an error stands in its line, counted from 1; the error counts bytes.
fn character(text: &str, error: &serde_json::Error) -> u64 {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    line.char_indices().take_while(|(at, _)| *at < error.column()).count() as u64
}

/// The reason of an error, without the place that it gives inside a part of the file.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let bare = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    if error.is_eof() { format!("found the end of the file, expected more JSON ({bare})") } else { bare.to_owned() }
}
