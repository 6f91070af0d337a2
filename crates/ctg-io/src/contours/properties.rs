//! How publishers call what a feature says of a commune.

use ctg_geo::geojson::{CommuneFeature, JsonObject};
use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::{Label, MunicipalPopulation};
use serde_json::Value;

use super::CommuneContour;
use crate::SetAside;
use crate::set_aside::shown;

/// The names of the properties of a collection of communes.
///
/// # Examples
/// ```
/// use ctg_io::contours::{Properties, read};
/// let file = br#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"insee": "17299", "libelle": "Rochefort"},
///     "geometry": {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}}]}"#;
/// let own = Properties { code: "insee", name: Some("libelle"), ..Properties::GEO_API };
/// assert_eq!(read(own, ctg_io::Source::new("own.geojson", &file[..]))?.value()[0].name.as_ref().map(|name| name.as_str()), Some("Rochefort"));
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Properties<'n> {
    /// The code of the commune.
    pub code: &'n str,
    /// Its name.
    pub name: Option<&'n str>,
    /// The code of its département.
    pub departement: Option<&'n str>,
    /// The SIREN of its EPCI.
    pub epci: Option<&'n str>,
    /// Its *population municipale*.
    pub population: Option<&'n str>,
}

impl Properties<'static> {
    /// IGN, *Admin Express COG*, layer `COMMUNE`: `INSEE_COM`, `NOM`, `INSEE_DEP`, `SIREN_EPCI`, `POPULATION`.
    ///
    /// ```
    /// assert_eq!(ctg_io::contours::Properties::ADMIN_EXPRESS.code, "INSEE_COM");
    /// ```
    pub const ADMIN_EXPRESS: Self = Self {
        code: "INSEE_COM",
        name: Some("NOM"),
        departement: Some("INSEE_DEP"),
        epci: Some("SIREN_EPCI"),
        population: Some("POPULATION"),
    };

    /// geo.api.gouv.fr: `code`, `nom`, `codeDepartement`, `codeEpci`, `population`.
    ///
    /// ```
    /// assert_eq!(ctg_io::contours::Properties::GEO_API.epci, Some("codeEpci"));
    /// ```
    pub const GEO_API: Self = Self {
        code: "code",
        name: Some("nom"),
        departement: Some("codeDepartement"),
        epci: Some("codeEpci"),
        population: Some("population"),
    };
}

impl Properties<'_> {
    /// What a feature says of its commune, and which of its properties cannot be read.
    pub(super) fn commune(self, file: &str, feature: CommuneFeature) -> (CommuneContour, Vec<SetAside>) {
        let mut taken = Taken { file, number: feature.number, others: feature.properties, problems: Vec::new() };
        taken.others.remove(self.code);
        let name = self.name.and_then(|name| taken.parsed::<Label>(name));
        let departement = self.departement.and_then(|name| taken.parsed(name));
        let epci = self.epci.and_then(|name| taken.parsed(name));
        let population = self.population.and_then(|name| taken.count(name));
        let population = match population {
            Some(persons) => Observation::exact(MunicipalPopulation::new(persons), Status::Observed),
            None => Observation::Absent(Absence::NotAvailable),
        };
        let (number, contour) = (feature.number, feature.contour);
        let commune = CommuneContour { number, contour, name, departement, epci, population, others: taken.others };
        (commune, taken.problems)
    }
}

/// The properties of a feature that are not taken yet, and what was wrong with the others.
struct Taken<'f> {
    file: &'f str,
    number: usize,
    others: JsonObject,
    problems: Vec<SetAside>,
}

impl Taken<'_> {
    /// The text of a property; none where it is missing, empty, `null`, or `NR` (*non renseigné*).
    fn text(&mut self, name: &str) -> Option<String> {
        let text = match self.others.remove(name)? {
            Value::Null => return None,
            Value::String(text) => text.trim().to_owned(),
            other => other.to_string(),
        };
        Some(text).filter(|text| !text.is_empty() && text != "NR")
    }

    fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&mut self, name: &str) -> Option<T> {
        let text = self.text(name)?;
        text.parse().map_err(|error| self.refuse(name, &text, &error)).ok()
    }

    fn count(&mut self, name: &str) -> Option<u64> {
        let text = self.text(name)?;
        let digits = text.strip_suffix(".0").unwrap_or(&text);
        let count = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
        if count.is_none() {
            self.refuse(name, &text, &format!("found {}, expected a whole number of persons", shown(&text)));
        }
        count
    }

    fn refuse(&mut self, name: &str, text: &str, problem: &impl std::fmt::Display) {
        let field = format!("features[{}].properties.{name}", self.number - 1);
        self.problems.push(SetAside::new(self.file, problem).in_field(&field).with_text(text));
    }
}
