//! Columns of the files of childcare, by mode of care and scale.

use std::collections::BTreeMap;

use crate::{ReadError, SetAside};

/// A mode of formal care (*mode d'accueil formel*), or a sum of several as published.
///
/// ```
/// use ctg_io::caf::childcare::Mode;
/// assert!(Mode::EajePsu < Mode::All);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Mode {
    /// *Établissements d'accueil du jeune enfant* that the *prestation de service unique* pays.
    EajePsu,
    /// Other *établissements*, paid through the families (micro-crèches Paje).
    EajeOther,
    /// All *établissements*.
    Eaje,
    /// *Préscolarisation*: school before 3.
    Preschool,
    /// *Assistantes maternelles* at work.
    Childminders,
    /// *Garde à domicile*.
    HomeCare,
    /// Childminders and home care.
    Individual,
    /// All modes.
    All,
}

/// What the rows of a file stand for.
///
/// ```
/// use ctg_io::caf::childcare::Scale;
/// assert!(Scale::France < Scale::Commune);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Scale {
    /// The country.
    France,
    /// Régions.
    Region,
    /// Départements.
    Departement,
    /// EPCI.
    Epci,
    /// Communes above 10 000 inhabitants.
    Commune,
}

/// Each scale, the ending of its columns and the column of its code.
const SCALES: [(Scale, &str, Option<&str>); 5] = [
    (Scale::Commune, "com", Some("numcom")),
    (Scale::Epci, "epci", Some("numepci")),
    (Scale::Departement, "dep", Some("numdep")),
    (Scale::Region, "reg", Some("numreg")),
    (Scale::France, "nat", None),
];

/// What stands between the name of the file and the scale, and what older exports call it.
const MODES: [(Mode, &str, &str); 8] = [
    (Mode::EajePsu, "psu_col", "eaje psu"),
    (Mode::EajeOther, "hors_psu_col", "hors eaje psu"),
    (Mode::Eaje, "eaje", "eaje - ensemble"),
    (Mode::Preschool, "prescol", "préscolarisation"),
    (Mode::Childminders, "am_ind", "assistantes maternelles"),
    (Mode::HomeCare, "gad_ind", "salarié à domicile"),
    (Mode::Individual, "ind", "accueil individuel - ensemble"),
    (Mode::All, "", "global"),
];

impl Scale {
    /// The column of its code; France has none.
    pub(super) fn column(self) -> Option<&'static str> {
        SCALES.iter().find(|(scale, _, _)| *scale == self).and_then(|(_, _, column)| *column)
    }

    fn ending(self) -> &'static str {
        SCALES.iter().find(|(scale, _, _)| *scale == self).map_or("", |(_, ending, _)| ending)
    }
}

/// Where each mode stands.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) scale: Scale,
    pub(super) modes: BTreeMap<Mode, usize>,
}

impl Columns {
    /// The scale is that of the finest code that the file has a column of.
    pub(super) fn of(
        file: &str,
        names: &[String],
        what: &'static str,
        has: impl Fn(&str) -> bool,
    ) -> Result<Self, ReadError> {
        let finest = SCALES.iter().find(|(_, _, column)| column.is_some_and(&has));
        let scale = finest.map_or(Scale::France, |(scale, _, _)| *scale);
        let refuse = |problem: String| Err(ReadError::refused(vec![SetAside::new(file, problem)]));
        let mut modes = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            let Some(mode) = mode(name, what, scale) else { continue };
            if modes.insert(mode, at).is_some() {
                return refuse(format!("found the column `{name}` more than once, expected it once"));
            }
        }
        if modes.is_empty() {
            let (sample, ending) = (if what == "txcouv" { "txcouv_eaje" } else { "pl_eaje" }, scale.ending());
            return refuse(format!("found no column of {what}, expected some such as `{sample}_{ending}`"));
        }
        Ok(Self { scale, modes })
    }
}

/// The mode of a column.
fn mode(name: &str, what: &str, scale: Scale) -> Option<Mode> {
    let name = name.to_lowercase();
    let label = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if let ("txcouv", Some(label)) = (what, label.strip_prefix("taux de couv ")) {
        return MODES.iter().find(|(_, _, old)| *old == label).map(|(mode, _, _)| *mode);
    }
    let stem = name.strip_suffix(scale.ending())?.strip_suffix('_')?;
    let middle = match (what, stem) {
        ("txcouv", "txcouv") | ("places", "tot_offre") => "",
        ("txcouv", _) => stem.strip_prefix("txcouv_").filter(|middle| !middle.is_empty())?,
        _ => stem.strip_prefix("pl_").filter(|middle| !middle.is_empty())?,
    };
    MODES.iter().find(|(_, new, _)| *new == middle).map(|(mode, _, _)| *mode)
}
