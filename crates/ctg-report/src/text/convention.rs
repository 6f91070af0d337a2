//! A convention as French text.

use ctg_model::claim::Claim;
use ctg_model::convention::{Body, Membership, Party, Seat};
use ctg_model::observation::Precision;
use ctg_model::{Documented, Label, Statement};

use super::{heading, section};
use crate::convention::{ConventionSheet, FrameworkPart};
use crate::table::{Align, paragraph, table};
use crate::{words, words_convention as say};

/// The convention as French text for a screen of 100 columns.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let convention = ctg_io::read_convention(ctg_fixtures::CARO.file("convention.json").unwrap()).unwrap().into_parts().0;
/// # let sheet = ctg_report::ConventionSheet::new(&convention, &caro, &ctg_model::convention::Guidance::caf());
/// let text = ctg_report::convention_text(&sheet);
/// assert!(text.contains("le thème «\u{A0}Parentalité\u{A0}» manque"));
/// ```
pub fn convention_text(sheet: &ConventionSheet) -> String {
    let sections = [
        (say::CONTRACT, contract(sheet)),
        (say::CONTENT, content(sheet)),
        (say::GOVERNANCE, governance(sheet)),
        (say::FRAMEWORKS, sheet.frameworks.iter().map(framework).collect()),
        (say::ACTORS, actors(sheet)),
        (say::TIMELINE, timeline(sheet)),
        (say::ANNEXES, annexes(sheet)),
        (say::FINDINGS, findings(sheet)),
    ];
    let body = sections.iter().enumerate().map(|(index, (heading, body))| section(index + 1, heading, body));
    heading(say::TITLE, sheet.territory.name(), &sheet.short_name) + &body.collect::<String>()
}

fn contract(sheet: &ConventionSheet) -> String {
    let convention = &sheet.convention;
    let mut body = paragraph(&format!("{}.", convention.title()), 2, 0);
    body += &paragraph(&say::period(convention.period().map(|period| (period.start(), period.end()))), 2, 0);
    if let Some(entry) = &sheet.signature {
        body += &paragraph(&say::signed(&entry.item), 2, 0);
    }
    body.push('\n');
    let header = say::PARTY_COLUMNS.map(str::to_owned).to_vec();
    let others = convention.parties().iter().filter(|party| party.item.kind.commune().is_none());
    let rows = std::iter::once(header).chain(others.map(party)).collect::<Vec<_>>();
    body += &table(2, &[Align::Left, Align::Left, Align::Left, Align::Left], &rows);
    body + &communes(convention.parties())
}

fn party(party: &Documented<Party>) -> Vec<String> {
    let item = &party.item;
    vec![
        item.name.to_string(),
        say::party_kind(&item.kind).to_owned(),
        item.kind.code().unwrap_or_default(),
        say::signature(item.signature.as_ref()),
    ]
}

/// The communes, those that signed alike together, in the order of the first.
fn communes(parties: &[Documented<Party>]) -> String {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for party in parties.iter().map(|party| &party.item).filter(|party| party.kind.commune().is_some()) {
        let signature = say::signature(party.signature.as_ref());
        match groups.iter_mut().find(|(known, _)| *known == signature) {
            Some((_, names)) => names.push(party.name.as_str()),
            None => groups.push((signature, vec![party.name.as_str()])),
        }
    }
    groups.iter().map(|(signature, names)| paragraph(&say::communes(names, signature), 2, 2)).collect()
}

fn content(sheet: &ConventionSheet) -> String {
    let theme = |theme: &Documented<ctg_model::service::Theme>| {
        format!("{} ({})", theme.item.label(), words::status(theme.status))
    };
    let themes: Vec<String> = sheet.convention.themes().iter().map(theme).collect();
    let mut body = if themes.is_empty() { String::new() } else { paragraph(&format!("{}.", themes.join(", ")), 2, 2) };
    for part in &sheet.objectives {
        let short = capitalised(say::objective(part.objective));
        body += &paragraph(&format!("– {short} : {}.", say::or_absence(&part.title)), 2, 2);
    }
    body + &sheet.stakes.iter().map(stake).collect::<String>()
}

fn stake(stake: &Statement) -> String {
    let horizon = stake.horizon.map(|year| format!(" ({year})")).unwrap_or_default();
    let title = stake.title.value().map_or(say::NO_TITLE, |title| title.as_str());
    paragraph(&format!("{} {title}{horizon} : {}", "•", say::or_absence(&stake.text)), 2, 2)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn governance(sheet: &ConventionSheet) -> String {
    let bodies: String = sheet.convention.bodies().iter().map(|body| self::body(&body.item)).collect();
    let post = |post: &Documented<ctg_model::convention::Post>| {
        let employer = post.item.employer.as_ref().and_then(|id| sheet.convention.party(id));
        let name = employer.map(|party| party.item.name.as_str());
        paragraph(&say::post(post.item.kind.label(), name, &post.item.etp), 2, 2)
    };
    bodies + &sheet.convention.posts().iter().map(post).collect::<String>()
}

fn body(body: &Body) -> String {
    let role = body.role.as_ref().map(|role| format!(" {role} ;")).unwrap_or_default();
    let members = match &body.members {
        Membership::Absent(reason) => say::members_untold(*reason),
        Membership::Listed(members) => {
            let of = |seat: &Seat| members.iter().filter(|member| member.seat == *seat).count();
            let seats = Seat::ALL.iter().map(|seat| (*seat, of(seat))).filter(|(_, count)| *count > 0);
            let seats: Vec<String> = seats.map(|(seat, count)| say::seat(seat, count)).collect();
            say::members(members.len(), &seats.join(", "))
        }
    };
    paragraph(&format!("{} :{role} {members}.", body.name), 2, 2)
}

fn framework(part: &FrameworkPart) -> String {
    let title = part.title.value().map(Label::as_str);
    let kind = part.kind.value().map(ctg_model::convention::FrameworkKind::label);
    let title = title.or(kind).map_or_else(|| say::or_absence(&part.title), str::to_owned);
    let scales =
        if part.scales.is_empty() { String::new() } else { format!(" (dimension {})", say::scales(&part.scales)) };
    paragraph(&format!("{title}{scales} : {}", say::or_absence(&part.axis)), 2, 2)
}

fn actors(sheet: &ConventionSheet) -> String {
    let counts: Vec<String> = [&sheet.actors, &sheet.institutions].into_iter().flatten().filter_map(count).collect();
    let mut body = String::new();
    if !counts.is_empty() {
        body += &paragraph(&capitalised(&format!("{}.", counts.join(", "))), 2, 0);
    }
    let names: Vec<&str> =
        sheet.named_actors.iter().filter_map(|actor| actor.title.value()).map(Label::as_str).collect();
    if !names.is_empty() {
        body += &paragraph(&say::named(names.len(), &names.join(", ")), 2, 2);
    }
    body
}

fn count(claim: &Claim) -> Option<String> {
    let ctg_model::observation::Observation::Present(kept) = &claim.kept else { return None };
    let count = kept.value().as_count()?;
    let is_least = kept.precision() == Precision::AtLeast;
    Some(say::mobilised(&crate::number::integer(count), is_least, words::unit(claim.unit, count)))
}

fn timeline(sheet: &ConventionSheet) -> String {
    if sheet.timeline.is_empty() {
        return String::new();
    }
    let kind = |entry: &ctg_model::TimelineEntry| if entry.end().is_some() { say::PHASE } else { say::MILESTONE };
    let mut body: String = sheet
        .timeline
        .iter()
        .map(|entry| {
            paragraph(&format!("{} ({}) : {}", say::dates(&entry.item), kind(&entry.item), entry.item.label()), 2, 4)
        })
        .collect();
    if !sheet.orders.is_empty() {
        body += "\n";
        body += &paragraph(&say::oddities(sheet.orders.len(), sheet.oddities().count()), 2, 0);
    }
    for finding in sheet.oddities() {
        let told = format!("[{}] {} : {}", words::severity(finding.severity), finding.id, words::sentence(finding));
        body += &paragraph(&told, 2, 2);
    }
    body
}

fn annexes(sheet: &ConventionSheet) -> String {
    let annexes = sheet.convention.annexes().iter();
    annexes
        .map(|annex| paragraph(&format!("– {} ({})", annex.item.label(), words::status(annex.status)), 2, 2))
        .collect()
}

fn findings(sheet: &ConventionSheet) -> String {
    if sheet.findings.is_empty() {
        return paragraph(say::NO_FINDING, 2, 0);
    }
    let mut findings: Vec<_> = sheet.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity()));
    let told = findings.into_iter().map(|finding| {
        let reference = finding.reference().map(|reference| say::reference(&reference.title, reference.reliability));
        let head = format!("[{}] {}.", say::severity(finding.severity()), say::fault(finding.fault(), sheet));
        paragraph(&head, 2, 2) + &reference.map(|reference| paragraph(&reference, 6, 2)).unwrap_or_default()
    });
    paragraph(&say::summary(&sheet.findings), 2, 0) + &told.collect::<String>()
}
