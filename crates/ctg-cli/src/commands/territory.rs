//! The territory of a folder with its contours.

use std::path::Path;

use ctg::model::{Commune, Diagnosis};
use ctg::{Boundaries, Folder, contours, read_diagnosis};

use super::told;
use crate::{disk, french, words};

/// A diagnosis, its contours, and what was set aside on the way.
pub(super) struct Territory {
    pub(super) diagnosis: Diagnosis,
    pub(super) boundaries: Boundaries,
    pub(super) remarks: String,
}

/// The territory of a folder, or of the CARO. The outer error is a path that cannot be read, the inner one data that are not right.
pub(super) fn territory(data: Option<&Path>) -> Result<Result<Territory, String>, String> {
    let Some(path) = data else { return Ok(caro()) };
    let folder = disk::folder(path)?;
    Ok(of_folder(&folder))
}

fn caro() -> Result<Territory, String> {
    let diagnosis = ctg::caro::diagnosis().map_err(|error| words::no_territory(&error.to_string()))?;
    let boundaries = ctg::caro::boundaries().map_err(|error| words::no_territory(&error.to_string()))?;
    Ok(Territory { diagnosis, boundaries, remarks: String::new() })
}

fn of_folder(folder: &Folder) -> Result<Territory, String> {
    let read = read_diagnosis(folder).map_err(|unreadable| told(unreadable.set_aside()).lines)?;
    let mut remarks = match read.set_aside() {
        [] => String::new(),
        problems => {
            let told = told(problems);
            words::set_aside(told.count) + &told.lines
        }
    };
    let diagnosis = read.into_parts().0;
    let contours = contours::read(folder, diagnosis.territory().cog())
        .map_err(|error| words::no_territory(&french::sentence(&error.to_string())))?;
    if !contours.set_aside.is_empty() {
        remarks += &words::features_set_aside(contours.set_aside.len());
        remarks.extend(contours.set_aside.iter().map(|problem| french::sentence(&problem.to_string()) + "\n"));
    }
    Ok(Territory { diagnosis, boundaries: contours.boundaries, remarks })
}

impl Territory {
    /// The name of a commune with its code; the code alone if the territory does not have it.
    pub(super) fn name(&self, code: ctg::model::code::CommuneCode) -> String {
        let commune = self.diagnosis.territory().commune(code);
        commune.map_or_else(|| code.to_string(), |Commune { name, .. }| format!("{name} ({code})"))
    }
}
