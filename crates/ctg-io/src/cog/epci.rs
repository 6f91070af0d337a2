//! Members of EPCI.

use std::collections::BTreeMap;

use ctg_model::code::{CommuneCode, EpciCode};
use ctg_model::{CogVintage, Label};

use super::{read_of, typed};
use crate::dataset::{Dataset, LICENCE_OUVERTE};
use crate::table::{Layout, RowSource, Table, needed, optional};
use crate::{Read, ReadError, SetAside, Severity, Source};

const DATASET: Dataset = Dataset {
    id: "dgcl-epci-communes",
    publisher: "DGCL",
    title: "Liste des EPCI à fiscalité propre et de leurs communes membres",
    licence: LICENCE_OUVERTE,
};

const LAYOUT: Layout = Layout::public(
    "insee",
    &[
        needed("siren").or(&["siren_epci"]),
        needed("raison_sociale").or(&["nom_complet"]),
        optional("nature_juridique").or(&["nature"]),
        optional("nb_membres"),
        needed("insee").or(&["com_membre", "code_insee"]),
    ],
);

/// An EPCI and the communes that are its members.
///
/// ```
/// use ctg_io::{Source, cog};
/// let text = "siren;raison_sociale;nature_juridique;nb_membres;insee\n\
///     200041762;CA Rochefort Océan;CA;2;17299\n200041762;CA Rochefort Océan;CA;2;17004\n";
/// let read = cog::read_epci(Source::new("epcicom.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
/// let caro = &read.value().iter().next().ok_or("none")?;
/// assert_eq!((caro.name.as_str(), caro.members.len()), ("CA Rochefort Océan", 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Epci {
    /// The SIREN.
    pub code: EpciCode,
    /// The name.
    pub name: Label,
    /// The kind, as the file writes it: `CC`, `CA`, `CU`, `METRO`, `MET69` …
    pub nature: Option<Label>,
    /// The members, by code.
    pub members: Vec<CommuneCode>,
}

/// Who is a member of which EPCI in a year: a commune is in one at most.
///
/// ```
/// use ctg_io::{Source, cog};
/// let text = "siren;raison_sociale;insee\n200041762;CA Rochefort Océan;17299\n";
/// let read = cog::read_epci(Source::new("epcicom.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
/// assert_eq!(read.value().of("17299".parse()?).map(|epci| epci.code), Some("200041762".parse()?));
/// assert_eq!(read.value().of("17300".parse()?), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct EpciMembers {
    cog: CogVintage,
    all: BTreeMap<EpciCode, Epci>,
    of: BTreeMap<CommuneCode, EpciCode>,
}

impl EpciMembers {
    /// The geography that the members are of.
    ///
    /// ```
    /// # use ctg_io::{Source, cog};
    /// let year = ctg_model::CogVintage::new(2024)?;
    /// assert_eq!(cog::read_epci(Source::new("e.csv", &b"siren;raison_sociale;insee\n"[..]), year)?.value().cog(), year);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cog(&self) -> CogVintage {
        self.cog
    }

    /// The EPCI, by code.
    ///
    /// ```
    /// # use ctg_io::{Source, cog};
    /// let read = cog::read_epci(Source::new("e.csv", &b"siren;raison_sociale;insee\n"[..]), ctg_model::CogVintage::new(2024)?)?;
    /// assert_eq!(read.value().iter().count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &Epci> {
        self.all.values()
    }

    /// The EPCI that a commune is a member of; four islands are in none.
    ///
    /// ```
    /// # use ctg_io::{Source, cog};
    /// let text = "siren;raison_sociale;insee\n200041762;CA Rochefort Océan;17299\n";
    /// let read = cog::read_epci(Source::new("e.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
    /// assert_eq!(read.value().of("85113".parse()?), None);            // L'Île-d'Yeu
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, commune: CommuneCode) -> Option<&Epci> {
        self.of.get(&commune).and_then(|code| self.all.get(code))
    }
}

/// Reads the members of the EPCI of a year, from a delimited file.
///
/// Codes that a spreadsheet took for numbers get their leading zero back: four digits are those of a commune of the first nine départements. Of fewer
/// digits no code can be made. An EPCI whose members are not as many as it says (`nb_membres`) is told with a warning.
///
/// # Errors
/// Reading failed, or the columns are not there. Rows that cannot be read, and a commune that is a member a second time, are set aside.
///
/// # Examples
/// ```
/// use ctg_io::{Source, cog};
/// let text = "siren;raison_sociale;nb_membres;insee\n\
///     200069193;CC de la Dombes;2;1001\n\
///     200069193;CC de la Dombes;2;001\n\
///     240100883;CC de la Plaine de l'Ain;1;01001\n";
/// let read = cog::read_epci(Source::new("epcicom.csv", text.as_bytes()), ctg_model::CogVintage::new(2024)?)?;
/// assert_eq!(read.value().of("01001".parse()?).map(|epci| epci.name.as_str()), Some("CC de la Dombes"));
/// let told: Vec<String> = read.set_aside().iter().map(ToString::to_string).collect();
/// assert_eq!(told, [
///     "epcicom.csv, line 3, column `insee`: commune code `001`: found 3 characters, expected 5 characters",
///     "epcicom.csv, line 4, column `insee`: commune 01001 is a member of 200069193 already, expected one EPCI",
///     "epcicom.csv: EPCI 200069193 has 1 member, and 2 in `nb_membres`",
/// ]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// DGCL, *Liste des groupements*, file `epcicom2024` and of other years.
pub fn read_epci<R: std::io::Read>(source: Source<R>, cog: CogVintage) -> Result<Read<EpciMembers>, ReadError> {
    members(Table::open(source, &LAYOUT)?, cog)
}

/// Reads the members of the EPCI of a year, from a workbook as the DGCL publishes it: the first sheet with the columns.
///
/// # Errors
/// Reading failed, the file is no workbook, or no sheet has the columns. Rows are set aside as by [`read_epci`].
///
/// ```
/// use ctg_io::{Source, cog};
/// let error = cog::read_epci_workbook(Source::new("epcicom.xlsx", &b"siren;insee"[..]), ctg_model::CogVintage::new(2024)?).unwrap_err();
/// assert_eq!(error.set_aside()[0].to_string(), "epcicom.xlsx: found no workbook, expected .xlsx, .xls or .ods");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "excel")]
#[cfg_attr(docsrs, doc(cfg(feature = "excel")))]
pub fn read_epci_workbook<R: std::io::Read>(
    source: Source<R>,
    cog: CogVintage,
) -> Result<Read<EpciMembers>, ReadError> {
    let needed = |row: &[String]| {
        let has = |name: &str| row.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name));
        LAYOUT.columns.iter().all(|column| !column.needed || column.names().any(has))
    };
    members(Table::of_rows(super::workbook::Sheet::find(source, &needed)?, &LAYOUT)?, cog)
}

fn members<S: RowSource>(mut table: Table<'_, S>, cog: CogVintage) -> Result<Read<EpciMembers>, ReadError> {
    let mut value = EpciMembers { cog, all: BTreeMap::new(), of: BTreeMap::new() };
    let mut said: BTreeMap<EpciCode, u64> = BTreeMap::new();
    let file = table.file().to_owned();
    table.for_each(|row| {
        let (code, commune) = (typed::number::<EpciCode>(row, "siren"), typed::commune(row, "insee"));
        let (name, nature) = (row.checked("raison_sociale"), row.optional("nature_juridique"));
        let number =
            if row.text("nb_membres").is_empty() { Ok(None) } else { row.whole("nb_membres", "members").map(Some) };
        let (code, commune, name, nature, number) = (code?, commune?, name?, nature?, number?);
        if let Some(other) = value.of.get(&commune) {
            let problem = format!("commune {commune} is a member of {other} already, expected one EPCI");
            return row.refuse("insee", problem);
        }
        value.of.insert(commune, code);
        value.all.entry(code).or_insert_with(|| Epci { code, name, nature, members: Vec::new() }).members.push(commune);
        said.extend(number.map(|number| (code, number)));
        Ok(())
    })?;
    value.all.values_mut().for_each(|epci| epci.members.sort_unstable());
    let miscounted = said.into_iter().filter_map(|(code, said)| miscount(value.all.get(&code)?, said, &file)).collect();
    Ok(read_of(value, table.finish()?, miscounted, &DATASET, cog))
}

fn miscount(epci: &Epci, said: u64, file: &str) -> Option<SetAside> {
    let found = epci.members.len();
    let members = if found == 1 { "member" } else { "members" };
    let problem = format!("EPCI {} has {found} {members}, and {said} in `nb_membres`", epci.code);
    (u64::try_from(found) != Ok(said)).then(|| SetAside::new(file, problem).with_severity(Severity::Warning))
}
