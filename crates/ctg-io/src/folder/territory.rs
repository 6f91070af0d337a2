//! `territory.json`: the name, the vintages and the sources.

use ctg_model::code::EpciCode;
use ctg_model::{CogVintage, Label, Provenance, Slug, Vintage};

use super::Folder;
use super::report::Report;
use crate::SetAside;
use crate::json::Object;
use crate::set_aside::Told;
use crate::table::{Placed, decode};

pub(crate) const FILE: &str = "territory.json";

/// The one format that is known.
pub(crate) const FORMAT: &str = "ctg-diagnosis/1";

pub(crate) const FIELDS: [&str; 8] =
    ["format", "name", "short_name", "epci", "cog", "population_vintage", "zoning", "sources"];
pub(crate) const SOURCE_FIELDS: [&str; 6] = ["id", "publisher", "title", "vintage", "licence", "reference"];

/// What the file says.
pub(super) struct Head {
    pub(super) name: Label,
    pub(super) short_name: Option<Label>,
    pub(super) epci: Option<EpciCode>,
    pub(super) cog: CogVintage,
    pub(super) population_vintage: Vintage,
    pub(super) zoning: Option<Label>,
    pub(super) sources: Vec<Placed<Provenance>>,
}

/// The head of the folder; `None` where there can be no territory without what is wrong in it.
pub(super) fn read(folder: &Folder, report: &mut Report) -> Option<Head> {
    let Some(bytes) = folder.file(FILE) else {
        report.push(SetAside::new(FILE, "found no such file, expected one"));
        return None;
    };
    match decode(FILE, bytes).and_then(|text| Object::of_file(FILE, text)) {
        Ok(object) => head(object, report).ok(),
        Err(problem) => {
            report.push(problem);
            None
        }
    }
}

fn head(mut object: Object<'_>, report: &mut Report) -> Result<Head, Told> {
    let head = object.of_format(FORMAT).and_then(|()| fields(&mut object, report));
    report.extend(object.into_problems());
    head
}

fn fields(object: &mut Object<'_>, report: &mut Report) -> Result<Head, Told> {
    object.only(&FIELDS);
    let name = object.needed("name");
    let short_name = object.optional("short_name").ok().flatten();
    let epci = object.optional("epci").ok().flatten();
    let cog = object.needed("cog");
    let population_vintage = object.needed("population_vintage");
    let zoning = object.optional("zoning").ok().flatten();
    let sources = sources(object, report);
    Ok(Head { name: name?, short_name, epci, cog: cog?, population_vintage: population_vintage?, zoning, sources })
}

fn sources(object: &mut Object<'_>, report: &mut Report) -> Vec<Placed<Provenance>> {
    let Ok(parts) = object.parts("sources") else {
        report.lost_in(FILE).add_unknown();
        return Vec::new();
    };
    let mut sources: Vec<Placed<Provenance>> = Vec::new();
    for part in parts {
        match object.of_part(part) {
            Ok(part) => sources.extend(source(part, report)),
            Err(problem) => {
                report.lost_in(FILE).add_unknown();
                report.push(problem);
            }
        }
    }
    sources
}

fn source(mut part: Object<'_>, report: &mut Report) -> Option<Placed<Provenance>> {
    part.only(&SOURCE_FIELDS);
    let id: Result<Slug, Told> = part.needed("id");
    let (line, key) = (part.line(), id.as_ref().map(ToString::to_string).unwrap_or_default());
    let value = provenance(&mut part, id).ok();
    report.extend(part.into_problems());
    if value.is_none() {
        report.lost_in(FILE).add(&key);
    }
    value.map(|value| Placed { line, key, value })
}

fn provenance(part: &mut Object<'_>, id: Result<Slug, Told>) -> Result<Provenance, Told> {
    let publisher = part.needed("publisher");
    let title = part.needed("title");
    let vintage = part.optional("vintage");
    let licence = part.needed("licence");
    let reference = part.optional("reference");
    let mut source = Provenance::new(id?, publisher?, title?, licence?);
    if let Some(vintage) = vintage? {
        source = source.with_vintage(vintage);
    }
    if let Some(reference) = reference? {
        source = source.with_reference(reference);
    }
    Ok(source)
}
