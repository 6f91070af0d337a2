//! Départements and régions.

use std::collections::BTreeMap;

use ctg_model::code::{CommuneCode, DepartementCode, RegionCode};
use ctg_model::{CogVintage, Label};

use super::{of_insee, read_of};
use crate::dataset::Dataset;
use crate::table::{Layout, Table, needed, optional};
use crate::{Read, ReadError, Source};

const DEPARTEMENTS: Dataset = of_insee("insee-cog-departements", "Code officiel géographique, liste des départements");
const REGIONS: Dataset = of_insee("insee-cog-regions", "Code officiel géographique, liste des régions");

const OF_DEPARTEMENTS: Layout =
    Layout::public("DEP", &[needed("DEP"), needed("REG"), optional("CHEFLIEU"), needed("LIBELLE")]);
const OF_REGIONS: Layout = Layout::public("REG", &[needed("REG"), optional("CHEFLIEU"), needed("LIBELLE")]);

/// A département.
///
/// ```
/// use ctg_io::{Source, cog};
/// let text = "DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n17,75,17300,3,CHARENTE MARITIME,Charente-Maritime,Charente-Maritime\n";
/// let read = cog::read_departements(Source::new("departements.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
/// let departement = &read.value()[0];
/// assert_eq!((departement.name.as_str(), departement.seat), ("Charente-Maritime", Some("17300".parse()?)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Departement {
    /// The code.
    pub code: DepartementCode,
    /// The région that it is in.
    pub region: RegionCode,
    /// The commune of the prefecture (*chef-lieu*), where the file tells it.
    pub seat: Option<CommuneCode>,
    /// The name.
    pub name: Label,
}

/// A région.
///
/// ```
/// use ctg_io::{Source, cog};
/// let text = "REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n75,33063,3,NOUVELLE AQUITAINE,Nouvelle-Aquitaine,Nouvelle-Aquitaine\n";
/// let read = cog::read_regions(Source::new("regions.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
/// assert_eq!(read.value()[0].name.as_str(), "Nouvelle-Aquitaine");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Region {
    /// The code.
    pub code: RegionCode,
    /// The commune of the prefecture (*chef-lieu*), where the file tells it.
    pub seat: Option<CommuneCode>,
    /// The name.
    pub name: Label,
}

/// Reads the départements of a year, in the order of codes.
///
/// # Errors
/// Reading failed, or the columns are not there. Rows that cannot be read, and the second of two rows of one code, are set aside.
///
/// ```
/// use ctg_io::{Source, cog};
/// let text = "DEP,REG,LIBELLE\n96,75,Nulle part\n";
/// let read = cog::read_departements(Source::new("departements.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
/// assert_eq!(read.set_aside()[0].column(), Some("DEP"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, file `v_departement_2024.csv`.
pub fn read_departements<R: std::io::Read>(
    source: Source<R>,
    cog: CogVintage,
) -> Result<Read<Vec<Departement>>, ReadError> {
    let mut table = Table::open(source, &OF_DEPARTEMENTS)?;
    let mut found: BTreeMap<DepartementCode, Departement> = BTreeMap::new();
    table.for_each(|row| {
        let (code, region, seat, name) =
            (row.checked("DEP"), row.checked("REG"), row.optional("CHEFLIEU"), row.checked("LIBELLE"));
        let departement = Departement { code: code?, region: region?, seat: seat?, name: name? };
        if found.contains_key(&departement.code) {
            return row.refuse("DEP", format_args!("département {} is given twice, expected once", departement.code));
        }
        found.insert(departement.code, departement);
        Ok(())
    })?;
    Ok(read_of(found.into_values().collect(), table.finish()?, Vec::new(), &DEPARTEMENTS, cog))
}

/// Reads the régions of a year, in the order of codes.
///
/// # Errors
/// Reading failed, or the columns are not there. Rows that cannot be read, and the second of two rows of one code, are set aside.
///
/// ```
/// use ctg_io::{Source, cog};
/// let text = "REG,LIBELLE\n75,Nouvelle-Aquitaine\n75,Aquitaine\n";
/// let read = cog::read_regions(Source::new("regions.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
/// assert_eq!(read.set_aside()[0].problem(), "région 75 is given twice, expected once");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, file `v_region_2024.csv`.
pub fn read_regions<R: std::io::Read>(source: Source<R>, cog: CogVintage) -> Result<Read<Vec<Region>>, ReadError> {
    let mut table = Table::open(source, &OF_REGIONS)?;
    let mut found: BTreeMap<RegionCode, Region> = BTreeMap::new();
    table.for_each(|row| {
        let (code, seat, name) = (row.checked("REG"), row.optional("CHEFLIEU"), row.checked("LIBELLE"));
        let region = Region { code: code?, seat: seat?, name: name? };
        if found.contains_key(&region.code) {
            return row.refuse("REG", format_args!("région {} is given twice, expected once", region.code));
        }
        found.insert(region.code, region);
        Ok(())
    })?;
    Ok(read_of(found.into_values().collect(), table.finish()?, Vec::new(), &REGIONS, cog))
}
