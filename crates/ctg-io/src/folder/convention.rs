//! `convention.json`: the contract that stands beside a diagnosis.

use ctg_model::Diagnosis;
use ctg_model::convention::{Convention, ConventionError, Period, Target};
use ctg_model::{Label, Slug};
use serde::de::DeserializeOwned;

use super::{Folder, Unreadable};
use crate::json::Object;
use crate::set_aside::{Told, shown};
use crate::table::decode;
use crate::{Read, SetAside, Severity};

pub(crate) const FILE: &str = "convention.json";

/// The one format that is known.
pub(crate) const FORMAT: &str = "ctg-convention/1";

const FIELDS: [&str; 15] = [
    "format",
    "id",
    "title",
    "parties",
    "period",
    "signature",
    "themes",
    "objectives",
    "stakes",
    "posts",
    "bodies",
    "annexes",
    "frameworks",
    "actors",
    "institutions",
];

/// Reads a convention: `convention.json` of a folder, or what [`write_convention`] wrote.
///
/// A part that cannot be read, or that the convention refuses, is set aside and listed with its line and its path (`parties[3].item.code`);
/// the others make the convention.
///
/// # Errors
/// No convention at all: the text is no JSON object, is of another format, or has no `id` or no `title`.
///
/// # Examples
/// ```
/// let bytes = ctg_fixtures::CARO.file("convention.json").unwrap_or_default();
/// let convention = ctg_io::read_convention(bytes)?.strict()?;
/// assert_eq!(convention.parties().len(), 28);          // the Caf, the CARO, a syndicat, 25 communes
///
/// let unreadable = ctg_io::read_convention(b"{}").unwrap_err();
/// assert_eq!(unreadable.to_string(), "convention.json, line 1, field `format`: found no such field, expected one");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_convention(bytes: &[u8]) -> Result<Read<Convention>, Unreadable> {
    let mut object = decode(FILE, bytes)
        .and_then(|text| Object::of_file(FILE, text))
        .map_err(|problem| Unreadable(vec![problem]))?;
    let convention = object.of_format(FORMAT).and_then(|()| convention(&mut object));
    let mut problems = object.into_problems();
    problems.sort_by_key(SetAside::line);
    match convention {
        Ok(convention) => Ok(Read::new(convention, problems)),
        Err(Told) => Err(Unreadable(problems)),
    }
}

/// The text of a convention, indented, the same bytes for the same convention.
///
/// # Examples
/// ```
/// let bytes = ctg_fixtures::CARO.file("convention.json").unwrap_or_default();
/// let convention = ctg_io::read_convention(bytes)?.strict()?;
/// let again = ctg_io::read_convention(ctg_io::write_convention(&convention).as_bytes())?.strict()?;
/// assert_eq!(again, convention);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn write_convention(convention: &Convention) -> String {
    #[derive(serde::Serialize)]
    struct File<'c> {
        format: &'static str,
        #[serde(flatten)]
        convention: &'c Convention,
    }
    // Every key is a text, so that serde_json cannot refuse it.
    serde_json::to_string_pretty(&File { format: FORMAT, convention }).unwrap_or_default() + "\n"
}

/// What is wrong in the convention of a folder, by itself and beside the diagnosis; `before` is what was set aside of the other files.
pub(super) fn check(folder: &Folder, diagnosis: Option<&Diagnosis>, before: &[SetAside]) -> Vec<SetAside> {
    let Some(bytes) = folder.file(FILE) else { return Vec::new() };
    let read = match read_convention(bytes) {
        Ok(read) => read,
        Err(unreadable) => return unreadable.0,
    };
    let unresolved = diagnosis.map(|diagnosis| read.value().unresolved(diagnosis)).unwrap_or_default();
    let told: Vec<SetAside> =
        unresolved.into_iter().map(|(target, id)| unknown(read.value(), target, id, before)).collect();
    read.into_parts().1.into_iter().chain(told).collect()
}

/// A name that leads nowhere: a mistake, or the consequence of a row that was lost.
fn unknown(convention: &Convention, target: Target, id: &Slug, before: &[SetAside]) -> SetAside {
    let (field, file) = match target {
        Target::Date => ("signature", "dates.csv"),
        Target::Figure if Some(id) == convention.institutions() => ("institutions", "figures.csv"),
        Target::Figure => ("actors", "figures.csv"),
        Target::Objective => ("objectives", "statements.csv"),
        Target::Stake => ("stakes", "statements.csv"),
        Target::Framework => ("frameworks", "statements.csv"),
        Target::Actor => ("bodies", "statements.csv"),
        _ => ("source", "territory.json"),
    };
    let expected = match file {
        "territory.json" => "the id of a source of `territory.json`".to_owned(),
        "statements.csv" => format!("the id of a statement of kind `{target}`"),
        table => format!("the id of a row of `{table}`"),
    };
    let hangs = before.iter().any(|item| item.file() == file && item.severity().is_loss());
    SetAside::new(FILE, format!("found {}, expected {expected}", shown(id.as_str())))
        .in_field(field)
        .with_text(id.as_str())
        .with_severity(if hangs { Severity::Consequence } else { Severity::Refused })
}

/// Posts are read before bodies, whose members may name them.
fn convention(object: &mut Object<'_>) -> Result<Convention, Told> {
    object.only(&FIELDS);
    let (id, title): (Result<Slug, Told>, Result<Label, Told>) = (object.needed("id"), object.needed("title"));
    let mut lists = Lists { convention: Convention::new(id?, title?), has_losses: false };
    lists.read(object, "parties", Convention::add_party);
    lists.read(object, "themes", Convention::add_theme);
    lists.read(object, "objectives", Convention::add_objective);
    lists.read(object, "stakes", Convention::add_stake);
    lists.read(object, "posts", Convention::add_post);
    lists.read(object, "bodies", Convention::add_body);
    lists.read(object, "annexes", Convention::add_annex);
    lists.read(object, "frameworks", Convention::add_framework);
    let named = |object: &mut Object<'_>, name| object.optional::<Slug>(name).ok().flatten();
    let mut convention = lists.convention;
    let period: Option<Period> = object.optional("period").ok().flatten();
    convention = period.into_iter().fold(convention, Convention::with_period);
    convention = named(object, "signature").into_iter().fold(convention, Convention::with_signature);
    convention = named(object, "actors").into_iter().fold(convention, Convention::with_actors);
    Ok(named(object, "institutions").into_iter().fold(convention, Convention::with_institutions))
}

/// A convention that is being filled, and whether a part of it was lost on the way.
struct Lists {
    convention: Convention,
    has_losses: bool,
}

impl Lists {
    /// Adds the parts of a list through one of the doors; those that cannot be read, or that the door refuses, are set aside.
    fn read<T: DeserializeOwned>(
        &mut self,
        object: &mut Object<'_>,
        name: &'static str,
        door: impl Fn(&mut Convention, T) -> Result<(), ConventionError>,
    ) {
        let needed = ["parties", "themes"].contains(&name);
        if !needed && !object.has(name) {
            return;
        }
        for (index, part) in object.parts(name).unwrap_or_default().into_iter().enumerate() {
            let path = format!("{name}[{index}]");
            let Ok(item) = object.part(&path, part) else {
                self.has_losses = true;
                continue;
            };
            if let Err(error) = door(&mut self.convention, item) {
                let hangs = error.is_unknown() && self.has_losses;
                object.refuse_part(
                    &path,
                    part,
                    &error,
                    &error.text(),
                    if hangs { Severity::Consequence } else { Severity::Refused },
                );
                self.has_losses = true;
            }
        }
    }
}

/// The JSON Schema of the file: that of a convention, and its format.
#[cfg(feature = "schema")]
pub(crate) fn schema() -> serde_json::Value {
    let mut generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.root_schema_for::<Convention>();
    schema.insert("title".to_owned(), FILE.into());
    if let Some(properties) = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut) {
        properties.insert("format".to_owned(), serde_json::json!({ "const": FORMAT }));
    }
    if let Some(required) = schema.get_mut("required").and_then(serde_json::Value::as_array_mut) {
        required.insert(0, "format".into());
    }
    schema.to_value()
}
