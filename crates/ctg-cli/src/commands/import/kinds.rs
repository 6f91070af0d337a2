//! The kinds of files that can be read: one line each.

use std::collections::BTreeMap;
use std::io::Read;
use std::num::NonZeroUsize;

use ctg::SetAside;
use ctg::io::contours::{self, Properties};
use ctg::io::facility::{List, Reader};
use ctg::io::{ReadError, Source, SourceFile};

use super::SHOWN;

/// A kind of file.
pub(super) struct Kind {
    pub(super) word: &'static str,
    /// What it is, in French.
    pub(super) what: &'static str,
    pub(super) publisher: &'static str,
    pub(super) title: &'static str,
    /// What one and what several things in it are called, in French.
    pub(super) noun: (&'static str, &'static str),
    pub(super) read: fn(Source<&mut dyn Read>) -> Result<(Imported, SourceFile), ReadError>,
}

/// What was read of a file, without the values.
#[derive(Default)]
pub(super) struct Imported {
    pub(super) total: u64,
    /// What was read, by kind.
    pub(super) counts: Vec<(String, u64)>,
    /// The words that stand for no kind.
    pub(super) unmapped: Vec<(String, u64)>,
    /// The first things set aside.
    pub(super) set_aside: Vec<SetAside>,
    /// How many things were set aside.
    pub(super) aside: u64,
    /// How many of them are losses.
    pub(super) losses: u64,
}

const FACILITIES: (&str, &str) = ("équipement", "équipements");
const COMMUNES: (&str, &str) = ("commune", "communes");

/// A list of facilities.
macro_rules! list {
    ($word:literal, $list:ident, $what:literal) => {
        Kind {
            word: $word,
            what: $what,
            publisher: List::$list.publisher(),
            title: List::$list.title(),
            noun: FACILITIES,
            read: |source| facilities(List::$list, source),
        }
    };
}

/// Every kind, in the order of the help.
pub(super) const KINDS: &[Kind] = &[
    list!("bpe", Bpe, "Base permanente des équipements, fichier détail (CSV)"),
    list!("education", Education, "Annuaire de l'éducation, collèges géolocalisés (CSV)"),
    list!("france-services", FranceServices, "Liste des structures France Services (CSV)"),
    list!("mediation", DigitalMediation, "Lieux de médiation numérique, schéma 1.0.2 (CSV ou JSON)"),
    list!("inclusion-structures", InclusionStructures, "data·inclusion, structures (CSV ou JSON)"),
    list!("inclusion-services", InclusionServices, "data·inclusion, services (CSV ou JSON)"),
    list!("facilities", Facilities, "Équipements, tels que ctg les écrit (CSV)"),
    Kind {
        word: "admin-express",
        what: "Contours Admin Express, couche COMMUNE (GeoJSON)",
        publisher: "IGN",
        title: "Admin Express COG",
        noun: COMMUNES,
        read: |source| communes(Properties::ADMIN_EXPRESS, source),
    },
    Kind {
        word: "geo-api",
        what: "Contours de geo.api.gouv.fr (GeoJSON)",
        publisher: "DINUM",
        title: "API Découpage administratif",
        noun: COMMUNES,
        read: |source| communes(Properties::GEO_API, source),
    },
];

impl Imported {
    fn put_aside(&mut self, told: SetAside) {
        self.aside += 1;
        self.losses += u64::from(told.severity().is_loss());
        if self.set_aside.len() < SHOWN {
            self.set_aside.push(told);
        }
    }
}

fn facilities(list: List, source: Source<&mut dyn Read>) -> Result<(Imported, SourceFile), ReadError> {
    let (mut imported, mut counts) = (Imported::default(), BTreeMap::<String, u64>::new());
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let summary = Reader::new(list).with_threads(threads).for_each(source, |found| match found {
        Ok(_) => imported.total += 1,
        Err(told) => imported.put_aside(told),
    })?;
    for (_, meaning, count) in summary.crosswalk.mapped() {
        *counts.entry(meaning.label().to_owned()).or_default() += count;
    }
    imported.counts = counts.into_iter().collect();
    imported.unmapped = summary.crosswalk.unmapped().map(|(word, count)| (word.to_owned(), count)).collect();
    Ok((imported, summary.file))
}

fn communes(properties: Properties<'_>, source: Source<&mut dyn Read>) -> Result<(Imported, SourceFile), ReadError> {
    let mut imported = Imported::default();
    let file = contours::for_each(properties, source, |found| match found {
        Ok(_) => imported.total += 1,
        Err(told) => imported.put_aside(told),
    })?;
    Ok((imported, file))
}
