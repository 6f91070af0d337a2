//! Populations over time, ages, allocataires, households, families.

use ctg_model::Decimal;
use ctg_model::claim::{Claim, Denominator, Measure, Subject, Unit};
use ctg_model::observation::{Observation, Precision, Quantity, Status};

use crate::number::{decimal, integer, percent, rounded};
use crate::portrait::{AgePart, Portrait};
use crate::table::{Align, paragraph, table};
use crate::words;

/// A count, or why there is none; "au moins" before a lower bound, bounds after an uncertain one.
pub(super) fn count<T: Quantity>(observation: &Observation<T>) -> String {
    match observation {
        Observation::Absent(reason) => words::absence(*reason).to_owned(),
        Observation::Present(seen) => {
            let written = seen.value().count().map(integer).unwrap_or_default();
            match (seen.precision(), observation.bounds()) {
                (Precision::Exact, _) | (_, None) => written,
                (Precision::AtLeast, _) => format!("au moins {written}"),
                (_, Some(bounds)) => {
                    let high = bounds.high().map_or("plus".to_owned(), integer);
                    format!("{written} [{} à {high}]", integer(bounds.low()))
                }
            }
        }
    }
}

/// A printed figure: its kept value with its unit, or why there is none.
pub(super) fn figure(claim: &Claim) -> String {
    let value = match &claim.kept {
        Observation::Absent(reason) => return words::absence(*reason).to_owned(),
        Observation::Present(seen) => *seen.value(),
    };
    match claim.unit {
        Unit::Percent(whole) => format!("{} {}", percent(value), words::denominator(whole)),
        unit => {
            let at_least = matches!(&claim.kept, Observation::Present(seen) if seen.precision() == Precision::AtLeast);
            let prefix = if at_least { "au moins " } else { "" };
            format!("{prefix}{} {}", decimal(value), words::unit(unit, value.as_count().unwrap_or_default()))
                .trim_end()
                .to_owned()
        }
    }
}

pub(super) fn change(portrait: &Portrait) -> String {
    let years = &portrait.change.years;
    if years.is_empty() {
        return String::new();
    }
    let header = years.iter().map(|year| year.vintage.to_string()).collect();
    let persons = years.iter().map(|year| count(&year.population)).collect();
    let mut body = table(2, &vec![Align::Right; years.len()], &[header, persons]);
    if let Some(annual) = &portrait.change.annual {
        let sign = if annual.percent > 0.0 { "+" } else { "" };
        let rate = rounded(annual.percent, 2);
        body += &paragraph(
            &format!(
                "De {} à {} : {sign}{rate}\u{202F}% par an en moyenne. {}",
                annual.from,
                annual.to,
                words::CHANGE_CAVEAT
            ),
            2,
            0,
        );
    }
    body
}

pub(super) fn ages(portrait: &Portrait) -> String {
    if portrait.ages.is_empty() {
        return String::new();
    }
    let header = words::AGE_COLUMNS.map(str::to_owned).to_vec();
    let rows = portrait.ages.iter().map(age_row);
    let others = portrait.age_shares.iter().map(|claim| age_share(portrait, claim));
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
    table(2, &[Align::Left, Align::Right, Align::Left, Align::Left], &rows) + &others.collect::<String>()
}

/// The share of another band than those of the partition.
fn age_share(portrait: &Portrait, claim: &Claim) -> String {
    let band = match &claim.measure {
        Measure::AgeShare(band) => words::band(*band),
        _ => String::new(),
    };
    line(portrait, claim).replacen("  ", &format!("  {band} : "), 1)
}

fn age_row(part: &AgePart) -> Vec<String> {
    let claim = &part.claim;
    let relabelled = claim.printed_band.filter(|printed| *printed != claim.band);
    let note = match (part.restored, part.bounds, relabelled) {
        (Some(share), Some(bounds), _) => words::restorable(share, bounds),
        (_, _, Some(printed)) => words::printed_as(printed),
        _ => String::new(),
    };
    let (share, status) = match &claim.kept {
        Observation::Present(seen) => (percent(*seen.value()), words::status(seen.status())),
        Observation::Absent(reason) => ("–".to_owned(), words::absence(*reason)),
    };
    vec![words::band(claim.band), share, status.to_owned(), note]
}

/// Figures of one measure, each with what it speaks of, and a sentence of caution.
fn with_caveat(portrait: &Portrait, claims: &[Claim], caveat: &str) -> String {
    if claims.is_empty() {
        return String::new();
    }
    claims.iter().map(|claim| line(portrait, claim)).collect::<String>() + &paragraph(caveat, 2, 0)
}

/// What a figure speaks of, its value, and how it is known where it is not simply printed.
fn line(portrait: &Portrait, claim: &Claim) -> String {
    let status = status(claim);
    let status = if status.is_empty() { status } else { format!(" – {status}") };
    paragraph(&format!("{}{}{status}", of_subject(portrait, &claim.subject), figure(claim)), 2, 2)
}

/// How a figure is known, where it is not simply printed.
pub(super) fn status(claim: &Claim) -> String {
    match (&claim.kept, claim.printed) {
        (Observation::Present(seen), Some(printed)) if seen.status() != Status::Printed && printed != *seen.value() => {
            words::restored_from(seen.status(), printed)
        }
        (Observation::Present(seen), _) if seen.status() != Status::Printed => words::status(seen.status()).to_owned(),
        _ => String::new(),
    }
}

/// "Rochefort : ", or nothing for the territory.
pub(super) fn of_subject(portrait: &Portrait, subject: &Subject) -> String {
    let commune = |code| portrait.zones.iter().flat_map(|zone| &zone.communes).find(|commune| commune.code == code);
    match subject {
        Subject::Zone(name) => format!("{name} : "),
        Subject::Commune(code) => {
            commune(*code).map_or_else(|| format!("{code} : "), |commune| format!("{} : ", commune.name))
        }
        _ => String::new(),
    }
}

pub(super) fn caf(portrait: &Portrait) -> String {
    let mut body = with_caveat(portrait, &portrait.caf, words::CAF_CAVEAT);
    let covered =
        portrait.caf.iter().find(|claim| matches!(claim.unit, Unit::Percent(_)) && claim.subject == Subject::Territory);
    if let Some((low, high)) = covered.and_then(|claim| persons(portrait, claim.printed?)) {
        body += &paragraph(
            &format!(
                "Soit entre {low} et {high} personnes couvertes, sur la population municipale de {}.",
                portrait.territory.vintage
            ),
            2,
            0,
        );
    }
    body
}

/// A printed share of the population, in whole persons: what its rounding allows.
fn persons(portrait: &Portrait, share: Decimal) -> Option<(String, String)> {
    let population = Decimal::whole(*portrait.territory.population.value()?)?;
    let (low, high) = share.rounding_interval();
    let of = |percent: Decimal| Some(percent.checked_mul(population)?.to_f64() / 100.0);
    Some((rounded(of(low)?.ceil(), 0), rounded(of(high)?.floor(), 0)))
}

pub(super) fn households(portrait: &Portrait) -> String {
    with_caveat(portrait, &portrait.one_person_households, words::HOUSEHOLDS_CAVEAT)
}

pub(super) fn families(portrait: &Portrait) -> String {
    let claims = &portrait.lone_parent_families;
    let body = with_caveat(portrait, claims, words::FAMILIES_CAVEAT);
    let unknown = claims.iter().any(|claim| claim.unit == Unit::Percent(Denominator::Unknown));
    if unknown { body + &paragraph(words::UNKNOWN_DENOMINATOR, 2, 0) } else { body }
}
