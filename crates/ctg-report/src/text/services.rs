//! Services, theme by theme.

use ctg_model::claim::{Claim, Unit};
use ctg_model::observation::{Observation, Status};

use super::figures::{count, figure, of_subject};
use super::table::{Align, paragraph, table};
use crate::portrait::{Portrait, ServicePart, ThemePart};
use crate::words;

pub(super) fn services(portrait: &Portrait) -> String {
    let themes = portrait.services.iter().map(|theme| of_theme(portrait, theme));
    let body = themes.collect::<Vec<_>>().join("\n");
    if body.is_empty() { body } else { body + "\n" + &childcare(portrait) }
}

fn of_theme(portrait: &Portrait, part: &ThemePart) -> String {
    let heading = part.theme.as_ref().map_or(words::OTHER_THEME, |theme| theme.label());
    let rows: Vec<Vec<String>> = part.services.iter().flat_map(|service| of_kind(portrait, service)).collect();
    format!("  {heading}\n{}", table(4, &[Align::Left, Align::Left, Align::Left], &rows))
}

/// One row for each figure of a kind, then one for the facilities that are known by name.
fn of_kind(portrait: &Portrait, service: &ServicePart) -> Vec<Vec<String>> {
    let kind = &service.kind;
    let name = if kind.short() == kind.label() {
        kind.label().to_owned()
    } else {
        format!("{} ({})", kind.label(), kind.short())
    };
    let rate = service.rate.value().map(super::rate).unwrap_or_default();
    let row = |(index, claim): (usize, &Claim)| {
        let label = if index == 0 { name.clone() } else { String::new() };
        let place = of_subject(portrait, &claim.subject);
        let rated = index == first_counted(service);
        let note =
            [place.trim_end_matches(" : ").to_owned(), status(claim), if rated { rate.clone() } else { String::new() }];
        vec![label, figure(claim), note.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ; ")]
    };
    let mut rows: Vec<Vec<String>> = service.figures.iter().enumerate().map(row).collect();
    let names: Vec<&str> =
        service.facilities.iter().filter_map(|facility| Some(facility.item.name()?.as_str())).collect();
    if !names.is_empty() {
        let label = if rows.is_empty() { name } else { String::new() };
        rows.push(vec![label, String::new(), format!("dont {}", names.join(", "))]);
    }
    rows
}

/// The figure that the rate is told of.
fn first_counted(service: &ServicePart) -> usize {
    let position = |unit: Unit| service.figures.iter().position(|claim| claim.unit == unit);
    position(Unit::Services).or_else(|| position(Unit::Staff)).unwrap_or(usize::MAX)
}

/// How a figure is known, where it is not simply printed.
fn status(claim: &Claim) -> String {
    match (&claim.kept, claim.printed) {
        (Observation::Present(seen), Some(printed)) if seen.status() != Status::Printed && printed != *seen.value() => {
            format!("{} (imprimé « {printed} »)", words::status(seen.status()))
        }
        (Observation::Present(seen), _) if seen.status() != Status::Printed => words::status(seen.status()).to_owned(),
        _ => String::new(),
    }
}

fn childcare(portrait: &Portrait) -> String {
    let coverage = &portrait.childcare;
    let rate = match &coverage.rate {
        Observation::Present(seen) => super::rate(seen.value()),
        Observation::Absent(reason) => format!("{}, {}", words::absence(*reason), words::NO_DENOMINATOR),
    };
    let places = count(&coverage.places);
    paragraph(
        &format!(
            "Accueil du jeune enfant : {places} places en tout. Taux de couverture (places pour 100 enfants de moins de 3 ans) : {rate}. Les autres taux sont pour 10\u{202F}000 habitants."
        ),
        2,
        0,
    )
}
