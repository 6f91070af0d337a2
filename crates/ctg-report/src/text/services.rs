//! Services, theme by theme.

use ctg_model::claim::{Claim, Unit};
use ctg_model::observation::{Absence, Observation};
use ctg_model::service::Facility;

use super::figures::{count, figure, of_subject, status};
use crate::number::{integer, rounded};
use crate::portrait::{Portrait, ServicePart, ThemePart};
use crate::table::{Align, paragraph, table};
use crate::words;

pub(super) fn services(portrait: &Portrait) -> String {
    if portrait.services.is_empty() {
        return String::new();
    }
    let themes = portrait.services.iter().map(|theme| of_theme(portrait, theme));
    let legend = paragraph(words::RATES, 2, 0);
    legend + "\n" + &themes.collect::<Vec<_>>().join("\n") + "\n" + &childcare(portrait)
}

fn of_theme(portrait: &Portrait, part: &ThemePart) -> String {
    let heading = part.theme.as_ref().map_or(words::OTHER_THEME, |theme| theme.label());
    let rows: Vec<Vec<String>> = part.services.iter().flat_map(|service| of_kind(portrait, service)).collect();
    let named: Vec<String> = part.services.iter().flat_map(|service| named(portrait, service)).collect();
    let named = if named.is_empty() { String::new() } else { paragraph(&words::named(&named), 4, 2) };
    format!("  {heading}\n{}{named}", table(4, &[Align::Left, Align::Left, Align::Right, Align::Left], &rows))
}

/// One row for each figure of a kind: its name, what is counted, where and how sure, the rate.
fn of_kind(portrait: &Portrait, service: &ServicePart) -> Vec<Vec<String>> {
    let kind = &service.kind;
    let name = if kind.short() == kind.label() {
        kind.label().to_owned()
    } else {
        format!("{} ({})", kind.label(), kind.short())
    };
    let rate = service.rate.value().map(|rate| rounded(rate.value(), 1)).unwrap_or_default();
    let wholes = service.figures.iter().enumerate().map(|(index, claim)| (index, figure(claim), claim));
    let parts = service.parts.iter().map(|claim| (usize::MAX, words::part(&figure(claim)), claim));
    let row = |(index, figure, claim): (usize, String, &Claim)| {
        let label = if index == 0 { name.clone() } else { String::new() };
        let rated =
            if index == 0 && matches!(claim.unit, Unit::Services | Unit::Staff) { rate.clone() } else { String::new() };
        let place = of_subject(portrait, &claim.subject).trim_end_matches(" : ").to_owned();
        let notes = [place, status(claim)].into_iter().filter(|note| !note.is_empty());
        vec![label, figure, rated, notes.collect::<Vec<_>>().join(" ; ")]
    };
    let rows: Vec<Vec<String>> = wholes.chain(parts).map(row).collect();
    if rows.is_empty() { vec![vec![name]] } else { rows }
}

/// The facilities of a kind that have a name of their own, with their commune.
fn named<'a>(portrait: &'a Portrait, service: &'a ServicePart) -> impl Iterator<Item = String> + 'a {
    let own_name = |facility: &Facility| facility.name().filter(|name| name.as_str() != service.kind.label()).cloned();
    let with_commune = move |facility: &Facility| {
        let name = own_name(facility)?;
        let communes = facility.presence().communes();
        let names: Vec<&str> = communes
            .iter()
            .filter_map(|code| portrait.commune(*code))
            .filter(|commune| !name.as_str().contains(commune))
            .collect();
        Some(if names.is_empty() { name.to_string() } else { format!("{name} ({})", names.join(", ")) })
    };
    service.facilities.iter().filter_map(move |facility| with_commune(&facility.item))
}

fn childcare(portrait: &Portrait) -> String {
    let coverage = &portrait.childcare;
    if coverage.places.absence() == Some(Absence::NotApplicable) {
        return String::new();
    }
    let rate = match &coverage.rate {
        Observation::Present(seen) => {
            words::rate(&rounded(seen.value().value(), 1), &integer(seen.value().per().into()))
        }
        Observation::Absent(reason) => format!("{}, {}", words::absence(*reason), words::NO_DENOMINATOR),
    };
    paragraph(&words::childcare(&count(&coverage.places), &rate), 2, 0)
}
