//! The sheet as French text.

use super::{CommunePart, PeoplePart, ProximitySheet, StandingPart};
use crate::table::{Align, paragraph, table};
use crate::words_proximity as words;

/// The sheet as French text: the nearest service of each commune, the people of each zone within the threshold, those outside.
///
/// # Examples
/// See [`ProximitySheet`].
pub fn text(sheet: &ProximitySheet) -> String {
    let mut text = words::title(&sheet.service) + "\n";
    text += &paragraph(&words::how(sheet), 0, 0);
    for remark in [StandingPart::Seat, StandingPart::Stops, StandingPart::Unknown].map(|standing| told(sheet, standing))
    {
        text += &remark;
    }
    text += &paragraph(words::BORDER, 0, 0);
    text.push('\n');
    text += &table(0, &[Align::Left, Align::Right, Align::Left, Align::Right, Align::Left], &rows(sheet));
    text.extend(["\n", &words::within(sheet), "\n"]);
    text += &table(0, &[Align::Left, Align::Right, Align::Right, Align::Right, Align::Right], &people(sheet));
    text + &outside(sheet)
}

/// The services that stand in one way, if it has to be told.
fn told(sheet: &ProximitySheet, standing: StandingPart) -> String {
    let services: Vec<String> =
        sheet.services.iter().filter(|service| service.standing == standing).map(words::service).collect();
    if services.is_empty() { String::new() } else { paragraph(&words::standing(standing, &services), 0, 0) }
}

fn rows(sheet: &ProximitySheet) -> Vec<Vec<String>> {
    let row = |commune: &CommunePart| {
        let nearest = commune.nearest.as_ref();
        vec![
            words::commune(commune),
            words::population(&commune.population),
            nearest.map_or_else(|| words::NONE.to_owned(), words::nearest),
            nearest.map(|nearest| words::cost(nearest.cost)).unwrap_or_default(),
            words::is_within(commune.within).to_owned(),
        ]
    };
    let header = words::COLUMNS.map(str::to_owned).to_vec();
    std::iter::once(header).chain(sheet.communes.iter().map(row)).collect()
}

fn people(sheet: &ProximitySheet) -> Vec<Vec<String>> {
    let row = |name: &str, people: &PeoplePart| {
        vec![
            name.to_owned(),
            words::bounds(people.covered),
            words::bounds(people.total),
            words::share(people.share),
            format!("{}/{}", people.communes_within, people.communes),
        ]
    };
    let header = words::PEOPLE_COLUMNS.map(str::to_owned).to_vec();
    let zones = sheet.zones.iter().map(|part| row(part.zone.as_str(), &part.people));
    std::iter::once(header).chain(zones).chain([row(words::WHOLE, &sheet.whole)]).collect()
}

/// The communes outside, and how many live there.
fn outside(sheet: &ProximitySheet) -> String {
    let communes: Vec<String> = sheet.communes.iter().filter(|commune| !commune.within).map(words::commune).collect();
    let mut text = String::from("\n");
    text += &paragraph(&words::outside(&sheet.whole, &communes), 0, 0);
    if sheet.whole.unknown > 0 {
        text += &paragraph(&words::unknown(sheet.whole.unknown), 0, 0);
    }
    text
}
