//! Which column of a file is which.

use serde_json::Value;

use crate::set_aside::shown;

/// The columns of a list, in the order in which its reader counts them.
#[derive(Debug)]
pub(in crate::facility) struct Layout(pub(in crate::facility) &'static [Column]);

/// A column, by the names that it goes by; the first is the one that messages use.
#[derive(Debug)]
pub(in crate::facility) struct Column {
    names: &'static [&'static str],
    needed: bool,
}

impl Column {
    pub(in crate::facility) const fn needed(names: &'static [&'static str]) -> Self {
        Self { names, needed: true }
    }

    pub(in crate::facility) const fn optional(names: &'static [&'static str]) -> Self {
        Self { names, needed: false }
    }
}

impl Layout {
    /// The first name of each column.
    pub(in crate::facility) fn own_names(&self) -> Vec<String> {
        self.0.iter().filter_map(|column| Some((*column.names.first()?).to_owned())).collect()
    }

    /// The texts that an object has for the columns: lists joined by `|`, empty where it has none.
    pub(in crate::facility) fn texts_of(&self, object: &Value) -> Vec<String> {
        let value = |column: &Column| column.names.iter().find_map(|name| object.get(name));
        self.0.iter().map(|column| value(column).map(text_of).unwrap_or_default()).collect()
    }
}

/// A value as the text that a table would hold.
fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text_of).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}

/// Where the columns of a list stand in a file.
#[derive(Debug, Clone)]
pub(in crate::facility) struct Header {
    layout: &'static Layout,
    /// For each column of the layout, its place in the file.
    places: Vec<Option<usize>>,
    names: Vec<String>,
}

impl Header {
    /// Finds the columns of a layout among the names of a file; otherwise says what is missing, or twice there.
    pub(in crate::facility) fn new(layout: &'static Layout, names: Vec<String>) -> Result<Self, String> {
        let place = |column: &Column| column.names.iter().find_map(|name| names.iter().position(|found| found == name));
        let places: Vec<Option<usize>> = layout.0.iter().map(place).collect();
        let missing = layout.0.iter().zip(&places).filter(|(column, place)| column.needed && place.is_none());
        let missing: Vec<String> =
            missing.filter_map(|(column, _)| Some(format!("`{}`", column.names.first()?))).collect();
        if !missing.is_empty() {
            let s = if missing.len() == 1 { "" } else { "s" };
            return Err(format!(
                "found the columns {}, expected the column{s} {} too",
                listed(&names),
                missing.join(", ")
            ));
        }
        let used = places.iter().flatten().filter_map(|place| names.get(*place));
        if let Some(name) = used.into_iter().find(|name| names.iter().filter(|found| found == name).count() > 1) {
            return Err(format!("found the column {} twice, expected it once", shown(name)));
        }
        Ok(Self { layout, places, names })
    }

    /// How many of the columns of a layout are among some names.
    pub(in crate::facility) fn matches(layout: &Layout, names: &[String]) -> usize {
        layout.0.iter().filter(|column| column.names.iter().any(|name| names.iter().any(|found| found == name))).count()
    }

    /// How many cells a row has.
    pub(in crate::facility) fn len(&self) -> usize {
        self.names.len()
    }

    /// The place of a column in the file.
    pub(super) fn place(&self, column: usize) -> Option<usize> {
        self.places.get(column).copied().flatten()
    }

    /// The name of a column, as the file has it if it has it.
    pub(super) fn name(&self, column: usize) -> &str {
        let own = self.place(column).and_then(|place| self.names.get(place)).map(String::as_str);
        own.or_else(|| self.layout.0.get(column)?.names.first().copied()).unwrap_or_default()
    }
}

/// The first names of a header, between backquotes.
fn listed(names: &[String]) -> String {
    const MOST: usize = 8;
    let first: Vec<String> = names.iter().take(MOST).map(|name| shown(name)).collect();
    let more = if names.len() > MOST { format!(" and {} more", names.len() - MOST) } else { String::new() };
    first.join(", ") + &more
}
