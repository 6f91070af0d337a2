//! The portrait as French text.

mod convention;
mod figures;
mod plan;
mod reconciliation;
mod services;

use crate::number::{percent, signed};
use crate::portrait::{Portrait, ZonePart};
use crate::words;
use ctg_model::observation::{Observation, Quantity, Status};
use ctg_model::{Decimal, Label};

use crate::table::{Align, paragraph, table};
pub use convention::convention_text;
pub use plan::plan_text;

/// The portrait as French text for a screen of 100 columns.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let text = ctg_report::text(&ctg_report::Portrait::new(&caro));
/// assert!(text.contains("25 communes, 4 zones d'étude, 63\u{202F}220 habitants"));
/// ```
pub fn text(portrait: &Portrait) -> String {
    let sections = [
        (words::TERRITORY, territory(portrait)),
        (words::ZONES, zones(portrait)),
        (words::CHANGE, figures::change(portrait)),
        (words::AGES, figures::ages(portrait)),
        (words::CAF, figures::caf(portrait)),
        (words::HOUSEHOLDS, figures::households(portrait)),
        (words::FAMILIES, figures::families(portrait)),
        (words::SERVICES, services::services(portrait)),
        (words::RECONCILIATION, reconciliation::reconciliation(portrait)),
        (words::SOURCES, sources(portrait)),
    ];
    let body = sections.iter().enumerate().map(|(index, (heading, body))| section(index + 1, heading, body));
    heading(words::TITLE, &portrait.territory.name, &portrait.territory.short_name) + &body.collect::<String>()
}

/// What opens a text: what it is, and the territory.
fn heading(title: &str, name: &Label, short_name: &Label) -> String {
    let name = if name == short_name { name.to_string() } else { format!("{name} ({short_name})") };
    let heading = title.to_uppercase();
    format!("{heading}\n{}\n{name}\n", "═".repeat(heading.chars().count()))
}

fn section(number: usize, heading: &str, body: &str) -> String {
    let heading = format!("{number}. {heading}");
    let line = "─".repeat(heading.chars().count());
    let body = if body.is_empty() { format!("  {}\n", words::NOTHING) } else { body.to_owned() };
    format!("\n{heading}\n{line}\n{body}")
}

fn territory(portrait: &Portrait) -> String {
    let part = &portrait.territory;
    let zones = part.zoning.as_ref().map(|name| (portrait.zones.len(), name.as_str()));
    let persons = part.population.value().map(|_| figures::count(&part.population)).ok_or(part.population.absence());
    let mut body = paragraph(&words::territory(part.communes, zones, persons, part.vintage), 2, 0);
    body += &paragraph(&words::geography(part.epci, part.cog), 2, 0);
    if let Some((printed, gap)) = gap(part.printed, &part.population).filter(|(_, gap)| gap.digits() != 0) {
        body += &paragraph(&words::printed_population(printed, gap), 2, 0);
    }
    body
}

fn gap(printed: Option<Decimal>, computed: &Observation<u64>) -> Option<(Decimal, Decimal)> {
    let printed = printed?;
    let computed = computed.value().and_then(Quantity::count).and_then(Decimal::whole)?;
    Some((printed, printed.checked_sub(computed)?))
}

fn zones(portrait: &Portrait) -> String {
    if portrait.zones.is_empty() {
        return String::new();
    }
    let header = words::ZONE_COLUMNS.map(str::to_owned).to_vec();
    let rows = portrait.zones.iter().map(zone_row).chain(std::iter::once(total_row(portrait)));
    let align = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Right, Align::Right, Align::Right];
    let mut body = table(2, &align, &std::iter::once(header).chain(rows).collect::<Vec<_>>());
    let inferred =
        portrait.zones.iter().flat_map(|zone| &zone.communes).any(|commune| commune.status == Status::Inferred);
    if inferred {
        body += &paragraph(words::INFERRED_ZONES, 2, 0);
    }
    body.push('\n');
    for zone in &portrait.zones {
        let communes = zone
            .communes
            .iter()
            .map(|commune| format!("{}\u{A0}{}", commune.name, figures::count(&commune.population)));
        body += &paragraph(&format!("{} : {}.", zone.name, communes.collect::<Vec<_>>().join(", ")), 2, 2);
    }
    body
}

fn zone_row(zone: &ZonePart) -> Vec<String> {
    let gap = gap(zone.printed, &zone.population);
    vec![
        zone.name.to_string(),
        zone.communes.len().to_string(),
        figures::count(&zone.population),
        zone.share.map(percent).unwrap_or_default(),
        zone.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        zone.printed.map(crate::number::decimal).unwrap_or_default(),
        gap.map(|(_, gap)| signed(gap)).unwrap_or_default(),
    ]
}

fn total_row(portrait: &Portrait) -> Vec<String> {
    let part = &portrait.territory;
    let shares = portrait.zones.iter().try_fold(Decimal::ZERO, |sum, zone| sum.checked_add(zone.share?));
    vec![
        words::TOTAL.to_owned(),
        part.communes.to_string(),
        figures::count(&part.population),
        shares.map(percent).unwrap_or_default(),
        String::new(),
        part.printed.map(crate::number::decimal).unwrap_or_default(),
        gap(part.printed, &part.population).map(|(_, gap)| signed(gap)).unwrap_or_default(),
    ]
}

fn sources(portrait: &Portrait) -> String {
    let line = |source: &ctg_model::Provenance| {
        let reference = source.reference.as_ref().map(|reference| format!(" ; {reference}")).unwrap_or_default();
        paragraph(&format!("{} : {source}{reference}.", source.id), 2, 2)
    };
    portrait.sources.iter().map(line).collect()
}
