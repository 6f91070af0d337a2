//! JSON Schema (draft 2020-12) of the files of a [folder](crate::folder).
//!
//! A schema says what one file may hold by itself; whether the files agree is for [`check`](crate::check) to say.

use ctg_model::claim::{Denominator, Subject, Unit};
use ctg_model::code::{CommuneCode, EpciCode};
use ctg_model::diagnosis::PopulationKind;
use ctg_model::observation::{Absence, Status};
use ctg_model::{AgeBand, CogVintage, Decimal, Label, PartialDate, Provenance, Slug, StatementKind, Vintage};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::folder::{DOCUMENTS, TABLES, convention, territory};
use crate::plan;
use crate::table::Layout;

/// The names that [`of_file`] knows, in the order of the folder.
///
/// ```
/// let names: Vec<&str> = ctg_io::schema::names().collect();
/// assert_eq!(names[..3], ["territory", "communes", "zones"]);
/// assert_eq!(names.last(), Some(&"plan"));
/// ```
pub fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once(territory::FILE).chain(TABLES.iter().map(|(file, _)| *file)).chain(DOCUMENTS).map(stem)
}

/// The schema of a file: of the whole of `territory`, `convention` and `plan`, of one row of every other, seen as an object of texts.
///
/// `None` for a name that is not one of [`names`].
///
/// # Examples
/// ```
/// let communes = ctg_io::schema::of_file("communes").ok_or("no such file")?;
/// assert_eq!(communes["properties"]["code"]["type"], "string");
/// assert_eq!(ctg_io::schema::of_file("weather"), None);
/// # Ok::<(), &str>(())
/// ```
pub fn of_file(name: &str) -> Option<Value> {
    let mut schema = match name {
        "territory" => of_territory(),
        "convention" => convention::schema(),
        "plan" => plan::schema(),
        row => TABLES.iter().find(|(file, _)| stem(file) == row).map(|(file, layout)| of_row(file, layout))?,
    };
    for_readers(&mut schema);
    Some(schema)
}

/// Descriptions come from the documentation of the types; what they say to those who program, from the first heading or example on, is left
/// out.
fn for_readers(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::String(text)) = fields.get_mut("description") {
                let kept = text.split("\n\n#").next().and_then(|text| text.split("\n\n```").next());
                *text = kept.unwrap_or_default().to_owned();
            }
            fields.values_mut().for_each(for_readers);
        }
        Value::Array(items) => items.iter_mut().for_each(for_readers),
        _ => {}
    }
}

fn stem(file: &'static str) -> &'static str {
    file.split_once('.').map_or(file, |(stem, _)| stem)
}

fn of_territory() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut properties = Map::new();
    for field in territory::FIELDS {
        properties.insert(field.to_owned(), field_schema(field, &mut generator));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": territory::FILE,
        "type": "object",
        "properties": properties,
        "required": ["format", "name", "cog", "population_vintage", "sources"],
        "additionalProperties": false,
        "$defs": generator.take_definitions(true),
    })
}

fn field_schema(field: &str, generator: &mut SchemaGenerator) -> Value {
    let schema = match field {
        "format" => return json!({ "const": territory::FORMAT }),
        "sources" => generator.subschema_for::<Vec<Provenance>>(),
        "epci" => generator.subschema_for::<EpciCode>(),
        "cog" => generator.subschema_for::<CogVintage>(),
        "population_vintage" => generator.subschema_for::<Vintage>(),
        _ => generator.subschema_for::<Label>(),
    };
    schema.into()
}

fn of_row(file: &str, layout: &Layout) -> Value {
    let properties: Map<String, Value> =
        layout.columns.iter().map(|column| (column.name.to_owned(), of_cell(file, column.name))).collect();
    let required: Vec<&str> = layout.columns.iter().filter(|column| column.needed).map(|column| column.name).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("a row of {file}"),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// What a cell may hold; a column of one name means the same in every file, but for `kind`, `name` and `status`.
fn of_cell(file: &str, column: &str) -> Value {
    match (file, column) {
        ("populations.csv", "kind") => of::<PopulationKind>(),
        ("statements.csv", "kind") => of::<StatementKind>(),
        ("dates.csv", "kind") => words(["milestone", "phase"]),
        ("zones.csv", "status") => words(["observed", "printed", "restored", "inferred"]),
        ("facilities.csv" | "dates.csv", "status") => of::<Status>(),
        (_, "status") => words(Status::ALL.iter().map(|s| s.as_str()).chain(Absence::ALL.iter().map(|a| a.as_str()))),
        (_, "code" | "commune") => of::<CommuneCode>(),
        (_, "id" | "left" | "source") => of::<Slug>(),
        ("communes.csv", "name") | (_, "zone" | "label" | "measure" | "kind") => of::<Label>(),
        (_, "name" | "title" | "text" | "scope" | "manager" | "theme") => or_empty::<Label>(),
        (_, "subject") => of::<Subject>(),
        (_, "unit") => words(Unit::words()),
        (_, "denominator") => or_empty::<Denominator>(),
        (_, "printed" | "value" | "low" | "high") => or_empty::<Decimal>(),
        (_, "band") => of::<AgeBand>(),
        (_, "start") => of::<PartialDate>(),
        (_, "end") => or_empty::<PartialDate>(),
        (_, "presence") => words(["fixed", "itinerant"]),
        (_, "rule") => words(["subset", "equal", "sum", "ratio", "persons-per", "order"]),
        (_, other) => pattern_of(other)
            .map_or(json!({ "type": "string" }), |pattern| json!({ "type": "string", "pattern": pattern })),
    }
}

/// Forms that no type of the model has for itself.
fn pattern_of(column: &str) -> Option<&'static str> {
    Some(match column {
        "vintage" => "^[0-9]{4}$",
        "horizon" => "^([0-9]{4})?$",
        "persons" | "capacity" => "^[0-9]*$",
        "seat_lon" | "seat_lat" | "longitude" | "latitude" => "^(-?[0-9]+([.][0-9]+)?)?$",
        "precision" => "^(at-least|rounded-[1-9][0-9]*)?$",
        "place" => "^(territory|(commune:)?[0-9AB]{5}([|](commune:)?[0-9AB]{5})*)$",
        "catchment" => "^(territory|(commune:)?[0-9AB]{5}([|](commune:)?[0-9AB]{5})*)?$",
        "right" => "^[a-z0-9-]+([+][a-z0-9-]+)*$",
        _ => return None,
    })
}

fn of<T: JsonSchema>() -> Value {
    T::json_schema(&mut SchemaGenerator::default()).into()
}

fn or_empty<T: JsonSchema>() -> Value {
    json!({ "anyOf": [{ "const": "" }, of::<T>()] })
}

fn words<'w>(words: impl IntoIterator<Item = &'w str>) -> Value {
    json!({ "type": "string", "enum": words.into_iter().collect::<Vec<_>>() })
}
