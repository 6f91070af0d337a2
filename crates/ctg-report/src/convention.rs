//! A convention as plain data: what it holds, with the words, dates and figures that it names in the diagnosis.

use ctg_model::claim::Claim;
use ctg_model::convention::{Convention, Finding, FrameworkKind, Guidance, Objective, Scale};
use ctg_model::observation::{Absence, Observation};
use ctg_model::{Diagnosis, Documented, Label, Slug, Statement, StatementKind, Territory, TimelineEntry};
use ctg_stats::reconcile::{self, Check};
use serde::Serialize;

/// A convention and what stands beside it (*fiche de la convention*): what the renderers write.
///
/// Names that lead nowhere stay out here and are told by the findings.
///
/// # Examples
/// ```
/// use ctg_report::ConventionSheet;
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let convention = ctg_io::read_convention(ctg_fixtures::CARO.file("convention.json").unwrap()).unwrap().into_parts().0;
/// let sheet = ConventionSheet::new(&convention, &caro, &ctg_model::convention::Guidance::caf());
/// assert_eq!(sheet.frameworks.len(), 7);
/// assert_eq!(sheet.timeline.len(), 18);
/// assert_eq!(sheet.oddities().count(), 2);     // the launch after the diagnosis, the comité unique before the third seminar
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[must_use]
pub struct ConventionSheet {
    /// The territory.
    pub territory: Territory,
    /// The name that it goes by.
    pub short_name: Label,
    /// The convention.
    pub convention: Convention,
    /// When it was signed, if it names a date that is there.
    pub signature: Option<Documented<TimelineEntry>>,
    /// The objectives, as they are worded.
    pub objectives: Vec<ObjectivePart>,
    /// The stakes, as they are worded.
    pub stakes: Vec<Statement>,
    /// The frameworks that it is linked with.
    pub frameworks: Vec<FrameworkPart>,
    /// How many actors were mobilised.
    pub actors: Option<Claim>,
    /// How many institutions were represented.
    pub institutions: Option<Claim>,
    /// The actors that documents name.
    pub named_actors: Vec<Statement>,
    /// The dates and phases of the démarche, by first day.
    pub timeline: Vec<Documented<TimelineEntry>>,
    /// What was expected of the order of the dates, and whether it holds.
    pub orders: Vec<reconcile::Finding>,
    /// What a reader must know of the convention.
    pub findings: Vec<Finding>,
}

/// One of the four objectives, as a document words it.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let convention = ctg_io::read_convention(ctg_fixtures::CARO.file("convention.json").unwrap()).unwrap().into_parts().0;
/// # let sheet = ctg_report::ConventionSheet::new(&convention, &caro, &ctg_model::convention::Guidance::caf());
/// let access = &sheet.objectives[0];
/// assert_eq!(access.objective.as_str(), "access");
/// assert_eq!(access.title.value().unwrap().as_str(), "Favoriser l'accès aux droits et aux services");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ObjectivePart {
    /// Which of the four.
    pub objective: Objective,
    /// How it is worded.
    pub title: Observation<Label>,
}

/// A framework, with the axis and the dimension of the link as a document words them.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let convention = ctg_io::read_convention(ctg_fixtures::CARO.file("convention.json").unwrap()).unwrap().into_parts().0;
/// # let sheet = ctg_report::ConventionSheet::new(&convention, &caro, &ctg_model::convention::Guidance::caf());
/// let leader = &sheet.frameworks[1];
/// assert_eq!(leader.title.value().unwrap().as_str(), "Programme LEADER");
/// assert_eq!(leader.dimension.as_ref().unwrap().as_str(), "dimension CARO");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FrameworkPart {
    /// The statement that words the link.
    pub id: Slug,
    /// What it is.
    pub kind: Observation<FrameworkKind>,
    /// Its title.
    pub title: Observation<Label>,
    /// On what the convention is linked with it (*axe*).
    pub axis: Observation<Label>,
    /// At which scale, as printed (*dimension*).
    pub dimension: Option<Label>,
    /// At which scales.
    pub scales: Vec<Scale>,
}

impl ConventionSheet {
    /// The sheet of a convention beside its diagnosis, with the findings under a guidance.
    ///
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let convention = ctg_io::read_convention(ctg_fixtures::CARO.file("convention.json").unwrap()).unwrap().into_parts().0;
    /// use ctg_model::convention::Guidance;
    /// let sheet = ctg_report::ConventionSheet::new(&convention, &caro, &Guidance::caf());
    /// assert_eq!(sheet.signature.map(|entry| entry.item.start().to_string()).as_deref(), Some("2023-12-07"));
    /// assert_eq!(sheet.findings.len(), 4);
    /// ```
    pub fn new(convention: &Convention, diagnosis: &Diagnosis, guidance: &Guidance) -> Self {
        let of = |kind| diagnosis.statements().iter().filter(move |said| said.kind == kind);
        let claim = |id: Option<&Slug>| id.and_then(|id| diagnosis.claim(id.as_str())).cloned();
        let date = |id: &Slug| diagnosis.timeline().iter().find(|entry| entry.item.id() == id).cloned();
        Self {
            territory: diagnosis.territory().clone(),
            short_name: diagnosis.short_name().clone(),
            convention: convention.clone(),
            signature: convention.signature().and_then(date),
            objectives: convention.objectives().iter().map(|stated| ObjectivePart::of(stated, diagnosis)).collect(),
            stakes: convention.stakes().iter().filter_map(|id| statement(diagnosis, id)).cloned().collect(),
            frameworks: FrameworkPart::all(convention, diagnosis),
            actors: claim(convention.actors()),
            institutions: claim(convention.institutions()),
            named_actors: of(StatementKind::Actor).cloned().collect(),
            timeline: chronological(diagnosis.timeline()),
            orders: orders(diagnosis),
            findings: convention.findings(diagnosis, guidance),
        }
    }

    /// The dates that stand in another order than one would expect.
    ///
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// # let convention = ctg_io::read_convention(ctg_fixtures::CARO.file("convention.json").unwrap()).unwrap().into_parts().0;
    /// use ctg_model::convention::Guidance;
    /// let sheet = ctg_report::ConventionSheet::new(&convention, &caro, &Guidance::caf());
    /// assert!(sheet.oddities().any(|finding| finding.id == "copil-before-diagnosis"));
    /// ```
    pub fn oddities(&self) -> impl Iterator<Item = &reconcile::Finding> {
        self.orders.iter().filter(|finding| finding.severity > reconcile::Severity::Info)
    }
}

impl ObjectivePart {
    fn of(stated: &ctg_model::convention::StatedObjective, diagnosis: &Diagnosis) -> Self {
        let title = statement(diagnosis, &stated.statement).map(|said| said.title.clone());
        Self { objective: stated.objective, title: title.unwrap_or(Observation::Absent(Absence::NotAvailable)) }
    }
}

impl FrameworkPart {
    fn all(convention: &Convention, diagnosis: &Diagnosis) -> Vec<Self> {
        let part = |link: &ctg_model::convention::LinkedFramework| {
            let said = statement(diagnosis, &link.statement)?;
            Some(Self {
                id: link.statement.clone(),
                kind: link.kind.clone(),
                title: said.title.clone(),
                axis: said.text.clone(),
                dimension: said.scope.clone(),
                scales: link.scales.iter().copied().collect(),
            })
        };
        convention.frameworks().iter().filter_map(part).collect()
    }
}

fn statement<'d>(diagnosis: &'d Diagnosis, id: &Slug) -> Option<&'d Statement> {
    diagnosis.statements().iter().find(|said| said.id == *id)
}

/// By first day; of what starts together, what lasts longest comes first, and the order of the data breaks ties.
fn chronological(entries: &[Documented<TimelineEntry>]) -> Vec<Documented<TimelineEntry>> {
    let mut sorted = entries.to_vec();
    sorted.sort_by_key(|entry| {
        let last = entry.item.end().unwrap_or(entry.item.start()).last_day();
        (entry.item.start().first_day(), std::cmp::Reverse(last))
    });
    sorted
}

fn orders(diagnosis: &Diagnosis) -> Vec<reconcile::Finding> {
    let findings = ctg_stats::reconcile(diagnosis);
    let of_dates = findings.findings().iter().filter(|finding| matches!(finding.check, Check::Order { .. }));
    of_dates.cloned().collect()
}
