//! What cells of several lists hold: communes, points, numbers of registers, identifiers.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use ctg_model::code::{ArrondissementCode, BpeCode, CommuneCode, Siret};
use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::service::Place;
use ctg_model::{Label, Places, Position, Slug, Vintage};

use super::ground::Row;
use super::list::BpeMeaning;
use crate::set_aside::{Told, shown};

/// What a thread remembers from row to row, so that it need not look it up again.
#[derive(Debug, Default)]
pub(super) struct Memo {
    pub(super) words: BTreeMap<String, Arc<str>>,
    pub(super) types: BTreeMap<(BpeCode, Vintage), BpeMeaning>,
}

impl Memo {
    /// A word, shared with those of other rows.
    pub(super) fn word(&mut self, text: &str) -> Arc<str> {
        if let Some(word) = self.words.get(text) {
            return Arc::clone(word);
        }
        let word: Arc<str> = text.into();
        self.words.insert(text.to_owned(), Arc::clone(&word));
        word
    }
}

/// A name, with each run of blanks (a line break inside quotes) as one.
pub(super) fn label(row: &mut Row<'_>, column: usize) -> Result<Option<Label>, Told> {
    let text = row.text(column);
    let parsed = if text.contains(|c: char| c.is_control()) || text.contains("  ") {
        text.split_whitespace().collect::<Vec<_>>().join(" ").parse()
    } else {
        text.parse()
    };
    match parsed {
        Ok(label) => Ok(Some(label)),
        Err(_) if text.is_empty() => Ok(None),
        Err(error) => row.refuse(column, error),
    }
}

/// A commune; an arrondissement of Paris, Lyon or Marseille gives its commune, and is kept beside.
pub(super) fn commune(row: &mut Row<'_>, column: usize) -> Result<(CommuneCode, Option<ArrondissementCode>), Told> {
    let text = row.text(column);
    if let Ok(commune) = text.parse() {
        return Ok((commune, None));
    }
    if let Ok(arrondissement) = text.parse::<ArrondissementCode>() {
        return Ok((arrondissement.commune(), Some(arrondissement)));
    }
    row.checked(column).map(|commune| (commune, None))
}

/// The point of two cells in degrees, or the commune alone where there is none, or none that can be.
pub(super) fn place(row: &mut Row<'_>, commune: CommuneCode, longitude: usize, latitude: usize) -> Place {
    match point(row, commune, longitude, latitude) {
        Some(position) => Place::Point { commune, position },
        None => Place::Commune(commune),
    }
}

fn point(row: &mut Row<'_>, commune: CommuneCode, longitude: usize, latitude: usize) -> Option<Position> {
    match (row.text(longitude).is_empty(), row.text(latitude).is_empty()) {
        (true, true) => return None,
        (true, false) => return half(row, longitude),
        (false, true) => return half(row, latitude),
        (false, false) => {}
    }
    let (east, north) = (degrees(row, longitude)?, degrees(row, latitude)?);
    match Position::new(east, north) {
        Ok(position) if is_plausible(commune, east, north) => Some(position),
        Ok(_) => {
            let swapped =
                if is_plausible(commune, north, east) { " (longitude and latitude seem to be swapped)" } else { "" };
            let text = row.text(longitude).to_owned();
            let problem = format!(
                "found the point {}, {}, expected one near metropolitan France, where the commune {commune} is{swapped}",
                shown(&text),
                shown(row.text(latitude))
            );
            row.refuse(latitude, problem).ok()
        }
        Err(error) => row.refuse(latitude, error).ok(),
    }
}

fn half<T>(row: &mut Row<'_>, missing: usize) -> Option<T> {
    row.expected(missing, "degrees, since the other half of the point is there").ok()
}

fn degrees(row: &mut Row<'_>, column: usize) -> Option<f64> {
    let text = row.text(column);
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b','));
    let number = if text.contains(',') { text.replacen(',', ".", 1).parse() } else { text.parse::<f64>() };
    match number.ok().filter(|_| plain) {
        Some(degrees) => Some(degrees),
        None => row.expected(column, "degrees").ok(),
    }
}

/// Whether a point may be in a commune: metropolitan ones lie between these degrees, the others anywhere.
fn is_plausible(commune: CommuneCode, east: f64, north: f64) -> bool {
    commune.departement().is_overseas() || ((-5.6..=9.8).contains(&east) && (41.2..=51.4).contains(&north))
}

/// A SIRET, with or without blanks inside; what is none is told and left out. Fourteen zeros stand for none.
pub(super) fn siret(row: &mut Row<'_>, column: usize) -> Option<Siret> {
    let text: String = row.text(column).chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() || text.bytes().all(|byte| byte == b'0') {
        return None;
    }
    text.parse().or_else(|error| row.refuse(column, error)).ok()
}

/// A number of places: exact, or the reason why there is none; flags as Insee writes them.
pub(super) fn places(row: &mut Row<'_>, column: usize) -> Observation<Places> {
    let text = row.text(column);
    let absent = match text {
        "" | "nd" | "ND" | "_U" => Absence::NotAvailable,
        "s" | "c" => Absence::SecretPrimary,
        "///" | "_Z" => Absence::NotApplicable,
        _ => {
            let whole = text
                .split_once(['.', ','])
                .map_or(Some(text), |(whole, decimals)| decimals.bytes().all(|byte| byte == b'0').then_some(whole));
            let digits = whole.filter(|whole| whole.bytes().all(|byte| byte.is_ascii_digit()));
            if let Some(count) = digits.and_then(|digits| digits.parse().ok()) {
                return Observation::exact(Places::new(count), Status::Observed);
            }
            let _: Result<(), Told> = row.expected(column, "a whole number of places");
            Absence::Illegible
        }
    };
    Observation::Absent(absent)
}

/// An identifier made of a prefix and of what a list calls a facility; a mark of its own is added where letters are lost on the way.
pub(super) fn id(row: &mut Row<'_>, column: usize, prefix: &str) -> Result<Slug, Told> {
    let text = row.text(column);
    if text.is_empty() {
        return row.expected(column, "an identifier");
    }
    let mut slug = prefix.to_owned();
    for part in text.to_lowercase().split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        let _ = write!(slug, "-{part}");
    }
    // Two texts that differ in case, or in signs, only would meet.
    let kept = slug.get(prefix.len() + 1..).is_some_and(|kept| kept == text);
    if !kept || slug.len() > LONGEST {
        slug.truncate(slug.char_indices().nth(LONGEST - 9).map_or(slug.len(), |(at, _)| at));
        let _ = write!(slug, "{}{:08x}", if slug.ends_with('-') { "" } else { "-" }, mark(text));
    }
    slug.parse().or_else(|error: ctg_model::LabelError| row.refuse(column, error))
}

/// The longest identifier, in bytes.
const LONGEST: usize = 80;

/// A number that differs for texts that differ, as far as 32 bits go (FNV-1a).
fn mark(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |mark: u32, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The items of a list in a cell: joined by `|`, or a list of JSON or of a database; commas part items only inside brackets.
pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.strip_prefix(['[', '{']).and_then(|text| text.strip_suffix([']', '}']));
    let separators: &[char] = if inner.is_some() { &[',', '|'] } else { &['|', ';'] };
    inner
        .unwrap_or(text)
        .split(separators)
        .map(|item| item.trim().trim_matches('"').trim())
        .filter(|item| !item.is_empty())
}

/// A text in lower case, without accents, blanks made single: as words of lists are compared.
pub(super) fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        '’' => '\'',
        other => other,
    };
    let text: String = text.to_lowercase().chars().map(plain).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
