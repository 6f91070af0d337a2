//! A convention against its territory and against what it is held to.

use std::collections::BTreeSet;

use super::{Convention, Fault, Finding, Guidance, Membership, Objective, Party, PartyKind, PostKind, Target, Who};
use crate::code::CommuneCode;
use crate::observation::Observation;
use crate::service::Theme;
use crate::{Diagnosis, PartialDate, Slug, StatementKind};

impl Convention {
    /// What a reader must know of the convention, in the order of the rules: themes, objectives, parties, signatures, duration, governance,
    /// identifiers that name nothing.
    ///
    /// Neither the order of the parties nor that of any other list changes the findings.
    ///
    /// *Complexity*: n log n in the parties, bodies and communes.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Convention, Diagnosis, Territory, Vintage};
    /// use ctg_model::convention::{Fault, Guidance};
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("Île-d'Aix".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let diagnosis = Diagnosis::new(territory, Vintage::new(2018)?);
    /// let convention = Convention::new("ctg".parse()?, "Convention territoriale globale".parse()?);
    /// let findings = convention.findings(&diagnosis, &Guidance::caf());
    /// assert!(findings.iter().any(|finding| matches!(finding.fault(), Fault::CommunesWithoutParty { communes } if communes.len() == 1)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn findings(&self, diagnosis: &Diagnosis, guidance: &Guidance) -> Vec<Finding> {
        let with = |reference| move |fault| Finding::new(fault, reference);
        let mut findings: Vec<Finding> = self.themes_found(guidance).map(with(Some(&guidance.on_themes))).collect();
        findings.extend(self.objectives_found().map(with(None)));
        findings.extend(self.parties_found(diagnosis).into_iter().map(with(Some(&guidance.on_parties))));
        findings.extend(self.signatures_found(diagnosis).into_iter().map(with(Some(&guidance.on_signature))));
        findings.extend(self.duration_found(guidance));
        findings.extend(self.governance_found().into_iter().map(with(Some(&guidance.on_governance))));
        let unresolved = |(target, id): (Target, &Slug)| Fault::Unresolved { target, id: id.clone() };
        findings.extend(self.unresolved(diagnosis).into_iter().map(unresolved).map(with(None)));
        findings
    }

    fn themes_found(&self, guidance: &Guidance) -> impl Iterator<Item = Fault> {
        let given: BTreeSet<&Theme> = self.themes().iter().map(|theme| &theme.item).collect();
        let missing: Vec<Fault> = guidance
            .themes
            .iter()
            .filter(|theme| !given.contains(theme))
            .map(|theme| Fault::ThemeMissing { theme: theme.clone() })
            .collect();
        let (found, expected) =
            (given.iter().filter(|theme| !guidance.themes.contains(theme)).count(), guidance.further_themes);
        let further = (found < expected).then_some(Fault::FurtherThemesMissing { found, expected });
        missing.into_iter().chain(further)
    }

    fn objectives_found(&self) -> impl Iterator<Item = Fault> {
        let missing =
            Objective::ALL.iter().filter(|objective| self.objectives().iter().all(|one| one.objective != **objective));
        missing.map(|objective| Fault::ObjectiveMissing { objective: *objective })
    }

    fn parties_found(&self, diagnosis: &Diagnosis) -> Vec<Fault> {
        let kinds = || self.parties().iter().map(|party| &party.item.kind);
        let has = |fits: fn(&PartyKind) -> bool| kinds().any(fits);
        let mut faults = Vec::new();
        if !has(|kind| matches!(kind, PartyKind::Caf(_))) {
            faults.push(Fault::NoCaf);
        }
        if !has(|kind| matches!(kind, PartyKind::Epci(_) | PartyKind::Commune(_))) {
            faults.push(Fault::NoLocalAuthority);
        }
        faults.extend(self.other_epcis(diagnosis));
        let territory = diagnosis.territory();
        let parties: BTreeSet<CommuneCode> = kinds().filter_map(PartyKind::commune).collect();
        let without: Vec<CommuneCode> =
            territory.communes().iter().map(|commune| commune.code).filter(|code| !parties.contains(code)).collect();
        let outside: Vec<CommuneCode> = parties.into_iter().filter(|code| !territory.contains(*code)).collect();
        faults.extend((!without.is_empty()).then_some(Fault::CommunesWithoutParty { communes: without }));
        faults.extend((!outside.is_empty()).then_some(Fault::CommunesOutside { communes: outside }));
        faults
    }

    fn other_epcis(&self, diagnosis: &Diagnosis) -> Vec<Fault> {
        let Some(expected) = diagnosis.territory().epci() else { return Vec::new() };
        let other = |party: &Party| match party.kind {
            PartyKind::Epci(Some(found)) if found != expected => {
                Some(Fault::OtherEpci { party: party.id.clone(), found, expected })
            }
            _ => None,
        };
        let mut others: Vec<(Slug, Fault)> =
            self.parties().iter().filter_map(|party| Some((party.item.id.clone(), other(&party.item)?))).collect();
        others.sort_by(|one, next| one.0.cmp(&next.0));
        others.into_iter().map(|(_, fault)| fault).collect()
    }

    fn signatures_found(&self, diagnosis: &Diagnosis) -> Vec<Fault> {
        let not_signed = self.parties_that(|party| party.signature.is_none());
        let unknown = self.parties_that(|party| party.signature.is_some_and(|signature| signature.absence().is_some()));
        let mut faults = Vec::new();
        faults.extend((!not_signed.is_empty()).then_some(Fault::NotSigned { parties: not_signed }));
        faults.extend((!unknown.is_empty()).then_some(Fault::SignatureUnknown { parties: unknown }));
        let event = self.signature().and_then(|id| diagnosis.timeline().iter().find(|entry| entry.item.id() == id));
        let dated = self.parties_that(|party| signed(party).is_some());
        if event.is_none() && dated.is_empty() {
            faults.push(Fault::NoSignatureDate);
        }
        faults.extend(self.signed_late());
        faults
    }

    fn signed_late(&self) -> Option<Fault> {
        let start = *self.period()?.start().value()?;
        let parties = self.parties_that(|party| signed(party).is_some_and(|date| start.is_before(date)));
        (!parties.is_empty()).then_some(Fault::SignedAfterStart { parties, start })
    }

    fn parties_that(&self, fits: impl Fn(&Party) -> bool) -> Vec<Slug> {
        let found: BTreeSet<Slug> =
            self.parties().iter().filter(|party| fits(&party.item)).map(|party| party.item.id.clone()).collect();
        found.into_iter().collect()
    }

    fn duration_found(&self, guidance: &Guidance) -> Option<Finding> {
        let known = self.period().and_then(|period| period.days().and(Some(period)));
        let Some((period, start)) = known.and_then(|period| Some((period, *period.start().value()?))) else {
            return Some(Finding::new(Fault::DurationUnknown, None));
        };
        let Some(rule) = guidance.duration_at(start) else {
            return Some(Finding::new(Fault::NoDurationRule { start }, None));
        };
        let longer = |years: &u8| period.is_longer_than(*years) == Some(true);
        let too_long = rule.maximum.filter(longer).map(|maximum| Fault::TooLong { maximum });
        let long = || rule.recommended.filter(longer).map(|recommended| Fault::LongerThanRecommended { recommended });
        too_long.or_else(long).map(|fault| Finding::new(fault, Some(&rule.reference)))
    }

    fn governance_found(&self) -> Vec<Fault> {
        let bodies = |fits: fn(&Membership) -> bool| -> Vec<Slug> {
            let found: BTreeSet<Slug> =
                self.bodies().iter().filter(|body| fits(&body.item.members)).map(|body| body.item.id.clone()).collect();
            found.into_iter().collect()
        };
        let empty = bodies(|members| matches!(members, Membership::Listed(members) if members.is_empty()));
        let untold = bodies(|members| matches!(members, Membership::Absent(_)));
        let mut faults = Vec::new();
        faults.extend(self.bodies().is_empty().then_some(Fault::NoBody));
        faults.extend((!empty.is_empty()).then_some(Fault::BodiesWithoutMembers { bodies: empty }));
        faults.extend((!untold.is_empty()).then_some(Fault::MembersUnknown { bodies: untold }));
        let has_post = self.posts().iter().any(|post| post.item.kind == PostKind::ChargeDeCooperation);
        faults.extend((!has_post).then_some(Fault::NoCooperationPost));
        faults
    }

    /// The identifiers that name nothing in the diagnosis, or a thing of another kind, by target and identifier.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Diagnosis, Territory, Vintage};
    /// use ctg_model::convention::{Convention, Target};
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("Île-d'Aix".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let diagnosis = Diagnosis::new(territory, Vintage::new(2018)?);
    /// let signed = Convention::new("ctg".parse()?, "Ctg".parse()?).with_signature("signature".parse()?);
    /// assert_eq!(signed.unresolved(&diagnosis), [(Target::Date, &"signature".parse()?)].into());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unresolved(&self, diagnosis: &Diagnosis) -> BTreeSet<(Target, &Slug)> {
        self.references().into_iter().filter(|(target, id)| !target.is_met(id, diagnosis)).collect()
    }

    /// Every identifier that should name something in the diagnosis, by target and identifier.
    ///
    /// ```
    /// use ctg_model::convention::{Convention, Target};
    /// let signed = Convention::new("ctg".parse()?, "Ctg".parse()?).with_signature("signature".parse()?);
    /// assert!(signed.references().iter().any(|(target, id)| *target == Target::Date && id.as_str() == "signature"));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn references(&self) -> BTreeSet<(Target, &Slug)> {
        let mut found: BTreeSet<(Target, &Slug)> = self.sources().map(|id| (Target::Source, id)).collect();
        found.extend(self.objectives().iter().map(|one| (Target::Objective, &one.statement)));
        found.extend(self.stakes().iter().map(|id| (Target::Stake, id)));
        found.extend(self.frameworks().iter().map(|one| (Target::Framework, &one.statement)));
        found.extend(self.signature().map(|id| (Target::Date, id)));
        found.extend(self.actors().map(|id| (Target::Figure, id)));
        found.extend(self.institutions().map(|id| (Target::Figure, id)));
        let members = self.bodies().iter().flat_map(|body| body.item.members.members());
        found.extend(members.filter_map(|member| match &member.who {
            Who::Actor(id) => Some((Target::Actor, id)),
            _ => None,
        }));
        found
    }
}

impl Target {
    fn is_met(self, id: &Slug, diagnosis: &Diagnosis) -> bool {
        let statement = |kind| diagnosis.statements().iter().any(|said| said.id == *id && said.kind == kind);
        match self {
            Self::Date => diagnosis.timeline().iter().any(|entry| entry.item.id() == id),
            Self::Figure => diagnosis.claim(id.as_str()).is_some(),
            Self::Source => diagnosis.source(id).is_some(),
            Self::Objective => statement(StatementKind::Objective),
            Self::Stake => statement(StatementKind::Stake),
            Self::Framework => statement(StatementKind::Framework),
            Self::Actor => statement(StatementKind::Actor),
        }
    }
}

fn signed(party: &Party) -> Option<PartialDate> {
    party.signature.as_ref().and_then(Observation::value).copied()
}
