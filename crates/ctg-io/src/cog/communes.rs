//! The list of communes of a year.

use std::collections::BTreeMap;

use ctg_model::code::{CommuneCode, RegionCode};
use ctg_model::passage::CogUnit;
use ctg_model::{CogVintage, Commune, Label};

use super::{Article, of_insee, read_of};
use crate::dataset::Dataset;
use crate::set_aside::Told;
use crate::table::{Layout, Row, Table, needed, optional};
use crate::{Read, ReadError, Source};

const DATASET: Dataset = of_insee("insee-cog-communes", "Code officiel géographique, liste des communes");

const LAYOUT: Layout = Layout::public(
    "COM",
    &[
        optional("TYPECOM"),
        needed("COM"),
        optional("REG"),
        optional("DEP"),
        optional("TNCC"),
        optional("NCCENR"),
        optional("LIBELLE"),
        optional("COMPARENT"),
    ],
);

/// A commune of the *Code officiel géographique*.
///
/// ```
/// use ctg_io::{Source, cog::{self, Article}};
/// let year = ctg_model::CogVintage::new(2024)?;
/// let read = cog::read_communes(Source::new("communes.csv", ctg_fixtures::SYNTHETIC_COG_COMMUNES), year)?;
/// let gripperie = read.value().get("17184".parse()?).ok_or("not there")?;
/// assert_eq!((gripperie.name.as_str(), gripperie.article), ("La Gripperie-Saint-Symphorien", Some(Article::La)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CogCommune {
    /// The code.
    pub code: CommuneCode,
    /// The name with its article.
    pub name: Label,
    /// The article, where the file tells it.
    pub article: Option<Article>,
    /// The région, where the file tells it.
    pub region: Option<RegionCode>,
}

/// A delegated or associated commune or a municipal arrondissement, inside a commune.
///
/// ```
/// use ctg_io::{Source, cog};
/// use ctg_model::passage::CogUnit;
/// let year = ctg_model::CogVintage::new(2024)?;
/// let read = cog::read_communes(Source::new("communes.csv", ctg_fixtures::SYNTHETIC_COG_COMMUNES), year)?;
/// let agonnay = CogUnit::Associated("17001".parse()?);
/// let part = read.value().parts().iter().find(|part| part.unit == agonnay).ok_or("not there")?;
/// assert_eq!((part.name.as_str(), part.commune), ("Agonnay", Some("17397".parse()?)));       // in Saint-Savinien
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct CogPart {
    /// Its kind and code.
    pub unit: CogUnit,
    /// The name with its article.
    pub name: Label,
    /// The commune that it lies in, where the file tells it.
    pub commune: Option<CommuneCode>,
}

/// The communes of a year, and apart from them what lies inside some.
///
/// ```
/// use ctg_io::{Source, cog};
/// let year = ctg_model::CogVintage::new(2024)?;
/// let read = cog::read_communes(Source::new("communes.csv", ctg_fixtures::SYNTHETIC_COG_COMMUNES), year)?;
/// assert_eq!((read.value().iter().count(), read.value().parts().len()), (496, 58));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct CogCommunes {
    cog: CogVintage,
    communes: BTreeMap<CommuneCode, CogCommune>,
    parts: Vec<CogPart>,
}

impl CogCommunes {
    /// The geography.
    ///
    /// ```
    /// # use ctg_io::{Source, cog};
    /// let year = ctg_model::CogVintage::new(2024)?;
    /// let read = cog::read_communes(Source::new("c.csv", &b"TYPECOM,COM,LIBELLE\n"[..]), year)?;
    /// assert_eq!(read.value().cog(), year);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cog(&self) -> CogVintage {
        self.cog
    }

    /// The communes (`COM`), by code: each inhabitant is in one of them.
    ///
    /// ```
    /// # use ctg_io::{Source, cog};
    /// let text = "TYPECOM,COM,LIBELLE,COMPARENT\nCOM,17299,Rochefort,\nCOM,17004,Île-d'Aix,\n";
    /// let read = cog::read_communes(Source::new("c.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
    /// let names: Vec<&str> = read.value().iter().map(|commune| commune.name.as_str()).collect();
    /// assert_eq!(names, ["Île-d'Aix", "Rochefort"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &CogCommune> {
        self.communes.values()
    }

    /// A commune by its code.
    ///
    /// ```
    /// # use ctg_io::{Source, cog};
    /// let text = "TYPECOM,COM,LIBELLE,COMPARENT\nCOMD,17103,Chervettes,17457\n";
    /// let read = cog::read_communes(Source::new("c.csv", text.as_bytes()), ctg_model::CogVintage::new(2019)?)?;
    /// assert_eq!(read.value().get("17103".parse()?), None);              // a delegated commune is none
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn get(&self, code: CommuneCode) -> Option<&CogCommune> {
        self.communes.get(&code)
    }

    /// What lies inside communes (`COMD`, `COMA`, `ARM`), by kind and code.
    ///
    /// ```
    /// # use ctg_io::{Source, cog};
    /// let text = "TYPECOM,COM,LIBELLE,COMPARENT\nARM,75101,Paris 1er Arrondissement,75056\n";
    /// let read = cog::read_communes(Source::new("c.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
    /// assert_eq!(read.value().parts()[0].commune, Some("75056".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parts(&self) -> &[CogPart] {
        &self.parts
    }

    /// The communes as the model has them, for a territory or a [gazetteer](crate::names::Gazetteer).
    ///
    /// ```
    /// # use ctg_io::{Source, cog};
    /// use ctg_io::names::Gazetteer;
    /// let year = ctg_model::CogVintage::new(2024)?;
    /// let read = cog::read_communes(Source::new("communes.csv", ctg_fixtures::SYNTHETIC_COG_COMMUNES), year)?;
    /// let gazetteer = Gazetteer::new(read.value().communes());
    /// assert_eq!(gazetteer.resolve("St Froult").commune(), Some("17329".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn communes(&self) -> impl Iterator<Item = Commune> + '_ {
        self.iter().map(|commune| Commune::new(commune.code, commune.name.clone()))
    }
}

/// Reads the communes of a year; delegated and associated communes and arrondissements are kept apart.
///
/// A file without the column `TYPECOM` is a list of communes. The name is that of `LIBELLE`, or else the article of `TNCC` before `NCCENR`.
///
/// # Errors
/// Reading failed, or the columns are not there. Rows that cannot be read, and the second of two rows of one commune, are set aside.
///
/// # Examples
/// ```
/// use ctg_io::{Source, cog};
/// let text = "TYPECOM,COM,REG,DEP,TNCC,NCC,NCCENR,LIBELLE,COMPARENT\n\
///     COM,17457,75,17,3,DEVISE,Devise,La Devise,\n\
///     COMD,17103,,,0,CHERVETTES,Chervettes,Chervettes,17457\n\
///     COM,1004,84,01,1,AMBERIEU EN BUGEY,Ambérieu-en-Bugey,Ambérieu-en-Bugey,\n";
/// let read = cog::read_communes(Source::new("communes.csv", text.as_bytes()), ctg_model::CogVintage::new(2019)?)?;
/// assert_eq!(read.value().iter().count(), 1);
/// assert_eq!(
///     read.set_aside()[0].to_string(),
///     "communes.csv, line 4, column `COM`: commune code `1004`: found 4 characters, expected 5 characters (`01004` if a leading zero was lost)"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, files `v_commune_2024.csv` and of other years.
pub fn read_communes<R: std::io::Read>(source: Source<R>, cog: CogVintage) -> Result<Read<CogCommunes>, ReadError> {
    let mut table = Table::open(source, &LAYOUT)?;
    let (mut communes, mut parts) = (BTreeMap::new(), BTreeMap::new());
    table.for_each(|row| {
        let (unit, article, region) = (unit(row), row.optional("TNCC"), row.optional("REG"));
        let name = name(row, article.as_ref().ok().copied().flatten());
        let (unit, name, article, region) = (unit?, name?, article?, region?);
        let is_new = match unit {
            CogUnit::Commune(code) => communes.insert(code, CogCommune { code, name, article, region }).is_none(),
            unit => parts.insert(unit, CogPart { unit, name, commune: row.optional("COMPARENT")? }).is_none(),
        };
        if is_new {
            Ok(())
        } else {
            row.refuse("COM", format_args!("{} {} is given twice, expected once", unit.as_str(), row.text("COM")))
        }
    })?;
    let value = CogCommunes { cog, communes, parts: parts.into_values().collect() };
    Ok(read_of(value, table.finish()?, Vec::new(), &DATASET, cog))
}

fn unit(row: &mut Row<'_>) -> Result<CogUnit, Told> {
    match row.text("TYPECOM") {
        "COM" => row.checked("COM").map(CogUnit::Commune),
        "" if !row.has("TYPECOM") => row.checked("COM").map(CogUnit::Commune),
        "COMD" => row.checked("COM").map(CogUnit::Delegated),
        "COMA" => row.checked("COM").map(CogUnit::Associated),
        "ARM" => row.checked("COM").map(CogUnit::Arrondissement),
        _ => row.expected("TYPECOM", "COM, COMD, COMA or ARM"),
    }
}

/// The name with its article; where both ways of writing it are there, `LIBELLE` is what is shown.
fn name(row: &mut Row<'_>, article: Option<Article>) -> Result<Label, Told> {
    if !row.text("LIBELLE").is_empty() {
        return row.checked("LIBELLE");
    }
    let bare: Label = row.checked("NCCENR")?;
    match article.map_or_else(|| bare.as_str().to_owned(), |article| article.name(bare.as_str())).parse() {
        Ok(name) => Ok(name),
        Err(error) => row.refuse("NCCENR", &error),
    }
}
