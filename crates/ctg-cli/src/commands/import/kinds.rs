//! The kinds of files that can be read: one line each.

use std::collections::BTreeMap;
use std::io::Read;
use std::num::NonZeroUsize;

use ctg::SetAside;
use ctg::io::contours::{self, Properties};
use ctg::io::facility::{List, Reader};
use ctg::io::{ReadError, Source, SourceFile, caf, census, cog, income, population};
use ctg::model::observation::RoundingMode;
use ctg::model::{CogVintage, Vintage};

use super::SHOWN;

/// What was read of a file, and which file.
type Answer = Result<(Imported, SourceFile), ReadError>;

/// How a file of some kind is read: it says its year, or somebody has to.
#[derive(Clone, Copy)]
pub(super) enum Reading {
    Alone(fn(Source<&mut dyn Read>) -> Answer),
    OfYear(fn(Source<&mut dyn Read>, Vintage) -> Answer),
    OfGeography(fn(Source<&mut dyn Read>, CogVintage) -> Answer),
}

/// A reading that lacks nothing any more.
pub(super) enum Ready {
    Alone(fn(Source<&mut dyn Read>) -> Answer),
    OfYear(fn(Source<&mut dyn Read>, Vintage) -> Answer, Vintage),
    OfGeography(fn(Source<&mut dyn Read>, CogVintage) -> Answer, CogVintage),
}

impl Reading {
    /// The reading for a year; none where a year is wanted and this is none.
    pub(super) fn ready(self, year: Option<u16>) -> Option<Ready> {
        Some(match self {
            Self::Alone(read) => Ready::Alone(read),
            Self::OfYear(read) => Ready::OfYear(read, Vintage::new(year?).ok()?),
            Self::OfGeography(read) => Ready::OfGeography(read, CogVintage::new(year?).ok()?),
        })
    }
}

impl Ready {
    pub(super) fn read(&self, source: Source<&mut dyn Read>) -> Answer {
        match self {
            Self::Alone(read) => read(source),
            Self::OfYear(read, year) => read(source, *year),
            Self::OfGeography(read, year) => read(source, *year),
        }
    }
}

/// A kind of file.
pub(super) struct Kind {
    pub(super) word: &'static str,
    /// What it is, in French.
    pub(super) what: &'static str,
    pub(super) publisher: &'static str,
    pub(super) title: &'static str,
    /// What one and what several things in it are called, in French.
    pub(super) noun: (&'static str, &'static str),
    pub(super) read: Reading,
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
            read: Reading::Alone(|source| facilities(List::$list, source)),
        }
    };
}

/// A table of Insee or of the Caf: its word, what it is, publisher and title, how its rows are called.
macro_rules! table {
    ($word:literal, $what:literal, ($publisher:literal, $title:literal), $noun:expr, $read:expr) => {
        Kind { word: $word, what: $what, publisher: $publisher, title: $title, noun: $noun, read: $read }
    };
}

const ROWS: (&str, &str) = ("ligne", "lignes");

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
        read: Reading::Alone(|source| communes(Properties::ADMIN_EXPRESS, source)),
    },
    Kind {
        word: "geo-api",
        what: "Contours de geo.api.gouv.fr (GeoJSON)",
        publisher: "DINUM",
        title: "API Découpage administratif",
        noun: COMMUNES,
        read: Reading::Alone(|source| communes(Properties::GEO_API, source)),
    },
    table!(
        "cog-communes",
        "Code officiel géographique, communes (CSV ; --year)",
        ("Insee", "Code officiel géographique, communes"),
        COMMUNES,
        Reading::OfGeography(|source, year| of_table(cog::read_communes(source, year), |read| read.iter().count()))
    ),
    table!(
        "cog-mouvements",
        "Code officiel géographique, mouvements (CSV ; --year : la dernière année)",
        ("Insee", "Code officiel géographique, mouvements"),
        ("mouvement", "mouvements"),
        Reading::OfGeography(|source, year| of_table(cog::read_movements(source, year), Vec::len))
    ),
    table!(
        "cog-departements",
        "Code officiel géographique, départements (CSV ; --year)",
        ("Insee", "Code officiel géographique, départements"),
        ("département", "départements"),
        Reading::OfGeography(|source, year| of_table(cog::read_departements(source, year), Vec::len))
    ),
    table!(
        "cog-regions",
        "Code officiel géographique, régions (CSV ; --year)",
        ("Insee", "Code officiel géographique, régions"),
        ("région", "régions"),
        Reading::OfGeography(|source, year| of_table(cog::read_regions(source, year), Vec::len))
    ),
    table!(
        "epci",
        "Composition des EPCI (CSV ; --year)",
        ("DGCL", "Périmètres des EPCI à fiscalité propre"),
        ("EPCI", "EPCI"),
        Reading::OfGeography(|source, year| of_table(cog::read_epci(source, year), |read| read.iter().count()))
    ),
    table!(
        "populations",
        "Populations légales, communes (CSV ; --year)",
        ("Insee", "Populations légales"),
        COMMUNES,
        Reading::OfYear(|source, year| of_table(population::read(source, year), |read| read.iter().count()))
    ),
    table!(
        "recensement",
        "Recensement par commune, bases-cc (CSV ; --year)",
        ("Insee", "Recensement de la population, base-cc"),
        COMMUNES,
        Reading::OfYear(|source, year| of_table(census::read_communes(source, year), |read| read.iter().count()))
    ),
    table!(
        "recensement-iris",
        "Recensement par IRIS, bases-ic (CSV ; --year)",
        ("Insee", "Recensement de la population, base-ic"),
        ("IRIS", "IRIS"),
        Reading::OfYear(|source, year| of_table(census::read_iris(source, year), |read| read.iter().count()))
    ),
    table!(
        "filosofi",
        "Revenus par commune, Filosofi (CSV ; --year)",
        ("Insee", "Filosofi"),
        COMMUNES,
        Reading::OfYear(|source, year| of_table(
            income::read(source, year, &income::Thresholds::insee()),
            BTreeMap::len
        ))
    ),
    table!(
        "caf-couverture",
        "Taux de couverture de l'accueil du jeune enfant (CSV)",
        ("Cnaf", "Taux de couverture globale"),
        ROWS,
        Reading::Alone(|source| of_table(caf::childcare::read_rates(source), |read| read.iter().count()))
    ),
    table!(
        "caf-places",
        "Places d'accueil du jeune enfant (CSV)",
        ("Cnaf", "Nombre de places d'accueil"),
        ROWS,
        Reading::Alone(|source| of_table(caf::childcare::read_places(source), |read| read.iter().count()))
    ),
    table!(
        "caf-beneficiaires",
        "Foyers bénéficiaires par commune (CSV)",
        ("Cnaf", "Bénéficiaires par commune"),
        ROWS,
        Reading::Alone(|source| of_table(caf::beneficiaries::read(source, rounding()), Vec::len))
    ),
    table!(
        "caf-quotient",
        "Foyers par tranche de quotient familial (CSV)",
        ("Cnaf", "Quotient familial par commune"),
        ROWS,
        Reading::Alone(|source| of_table(caf::quotient::read(source, rounding()), Vec::len))
    ),
];

/// Counts to multiples of 5 whichever way: how the Caf rounds is known from usage only.
fn rounding() -> caf::CafRounding {
    caf::CafRounding::published(RoundingMode::Unknown)
}

impl Imported {
    fn put_aside(&mut self, told: SetAside) {
        self.aside += 1;
        self.losses += u64::from(told.severity().is_loss());
        if self.set_aside.len() < SHOWN {
            self.set_aside.push(told);
        }
    }
}

fn facilities(list: List, source: Source<&mut dyn Read>) -> Answer {
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

fn communes(properties: Properties<'_>, source: Source<&mut dyn Read>) -> Answer {
    let mut imported = Imported::default();
    let file = contours::for_each(properties, source, |found| match found {
        Ok(_) => imported.total += 1,
        Err(told) => imported.put_aside(told),
    })?;
    Ok((imported, file))
}

/// A table that is read whole.
fn of_table<T>(read: Result<ctg::Read<T>, ReadError>, count: impl Fn(&T) -> usize) -> Answer {
    let read = read?;
    let file = read.files().first().cloned().unwrap_or_else(|| SourceFile::of_bytes("", b""));
    let mut imported = Imported { total: count(read.value()) as u64, ..Imported::default() };
    read.into_parts().1.into_iter().for_each(|told| imported.put_aside(told));
    Ok((imported, file))
}
