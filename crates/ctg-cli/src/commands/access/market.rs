//! Demand and supply of a territory, and the measure on them.

use std::collections::BTreeMap;

use ctg::geo::accessibility::{Access as Measured, Accessibility, Demand, Outcome, Scenario, SharedCoverage, Supply};
use ctg::geo::cost::{Distancier, Minutes, TravelCost};
use ctg::model::Position;
use ctg::model::code::CommuneCode;
use ctg::model::service::{Presence, ServiceKind};

use super::asked::Asked;
use crate::arguments::{Access, MeasureName};
use crate::commands::territory::Territory;
use crate::commands::{PROBLEMS, USAGE};
use crate::{commune_files, words_access as words};

/// A sentence, and the exit code.
pub(super) type Refused = (String, u8);

/// Demand and supply by commune, in the order of the communes.
pub(super) struct Market {
    pub(super) communes: Vec<CommuneCode>,
    pub(super) demand: Vec<Option<f64>>,
    pub(super) supply: Vec<Option<f64>>,
    pub(super) unplaced: usize,
    pub(super) is_counted: bool,
    pub(super) has_stops: bool,
}

/// The measure as it is, and what a scenario makes of it.
pub(super) struct Told {
    pub(super) values: Vec<Option<f64>>,
    pub(super) unserved: Vec<(usize, f64)>,
    pub(super) distancier: Distancier,
    pub(super) scenario: Option<ToldScenario>,
}

/// A scenario and the best place for as much.
pub(super) struct ToldScenario {
    pub(super) outcome: Outcome,
    pub(super) best: Option<usize>,
}

impl Market {
    /// The outer error is a path that cannot be read, the inner one data that are not right.
    pub(super) fn of(
        territory: &Territory,
        arguments: &Access,
        kind: &ServiceKind,
    ) -> Result<Result<Self, String>, String> {
        let diagnosis = &territory.diagnosis;
        let communes: Vec<CommuneCode> = diagnosis.territory().communes().iter().map(|commune| commune.code).collect();
        let population = |code: &CommuneCode| {
            let persons = diagnosis.municipal_population(*code, diagnosis.population_vintage());
            persons.value().map(|persons| persons.persons() as f64)
        };
        let mut market = Self {
            demand: communes.iter().map(population).collect(),
            supply: Vec::new(),
            communes,
            unplaced: 0,
            is_counted: false,
            has_stops: false,
        };
        if let Some(file) = &arguments.demand {
            match commune_files::amounts(file, &market.communes)? {
                Ok(demand) => market.demand = demand,
                Err(problem) => return Ok(Err(problem)),
            }
        }
        match &arguments.supply {
            Some(file) => match commune_files::amounts(file, &market.communes)? {
                Ok(supply) => market.supply = supply.into_iter().map(|amount| Some(amount.unwrap_or(0.0))).collect(),
                Err(problem) => return Ok(Err(problem)),
            },
            None => market.add_services(territory, kind),
        }
        Ok(Ok(market))
    }

    /// The services of a kind: their places where all are known, otherwise 1 each; one that moves is shared between its stops.
    fn add_services(&mut self, territory: &Territory, kind: &ServiceKind) {
        let services: Vec<_> = territory.diagnosis.facilities().iter().map(|entry| &entry.item).collect();
        let services = services.into_iter().filter(|service| service.kind() == kind).collect::<Vec<_>>();
        let capacity =
            |service: &&ctg::model::service::Facility| service.capacity().value().map(|places| places.count() as f64);
        self.is_counted = services.iter().any(|service| capacity(service).is_none());
        let mut sums: BTreeMap<CommuneCode, f64> = BTreeMap::new();
        for service in &services {
            let amount = if self.is_counted { 1.0 } else { capacity(service).unwrap_or(0.0) };
            let stops = service.presence().communes();
            self.has_stops |= matches!(service.presence(), Presence::Itinerant(_)) && !stops.is_empty();
            if stops.is_empty() {
                self.unplaced += 1;
            }
            for stop in &stops {
                *sums.entry(*stop).or_insert(0.0) += amount / stops.len() as f64;
            }
        }
        self.supply = self.communes.iter().map(|code| Some(sums.get(code).copied().unwrap_or(0.0))).collect();
    }

    /// The seats of the communes.
    pub(super) fn seats(&self, territory: &Territory) -> Result<Vec<Position>, Refused> {
        let seat = |code: &CommuneCode| {
            let seat = territory.diagnosis.territory().commune(*code).and_then(|commune| commune.seat);
            seat.ok_or_else(|| (words::no_seat(&territory.name(*code)), PROBLEMS))
        };
        self.communes.iter().map(seat).collect()
    }

    pub(super) fn told_in_minutes<C: TravelCost<Unit = Minutes>>(
        &self,
        cost: &C,
        asked: &Asked,
    ) -> Result<Told, Refused> {
        let Some(preset) = asked.preset() else { return self.told(cost, asked) };
        self.with(cost, asked, |market| market.apl(&preset))
    }

    pub(super) fn told<C: TravelCost>(&self, cost: &C, asked: &Asked) -> Result<Told, Refused> {
        let refuse = || (words::NO_ACCESS.to_owned(), USAGE);
        let (decay, reach) =
            (asked.decay::<C::Unit>().ok_or_else(refuse)?, asked.reach::<C::Unit>().ok_or_else(refuse)?);
        match asked.measure {
            MeasureName::Sfca2 | MeasureName::CouvertureB => {
                self.with(cost, asked, |market| market.two_step_fca(reach))
            }
            MeasureName::E2sfca | MeasureName::CouvertureC => {
                self.with(cost, asked, |market| market.enhanced_two_step_fca(&decay))
            }
            MeasureName::Sfca3 => self.with(cost, asked, |market| market.three_step_fca(&decay, &decay)),
            MeasureName::Bfca => self.with(cost, asked, |market| market.balanced_fca(&decay)),
            MeasureName::Cumul => self.with(cost, asked, |market| market.cumulative_cutoff(reach)),
            MeasureName::Gravite => self.with(cost, asked, |market| market.gravity(&decay)),
            MeasureName::CouvertureA => self.pooled(cost, asked, reach),
            MeasureName::Apl2012 | MeasureName::Apl2015 => Err((words::MINUTES_WANTED.to_owned(), USAGE)),
        }
    }

    /// Coverage A, which is no access of the floating kind: it has no scenario of its own worth telling apart.
    fn pooled<C: TravelCost>(&self, cost: &C, asked: &Asked, reach: C::Unit) -> Result<Told, Refused> {
        let mut told = self.with(cost, asked, |market| market.cumulative_cutoff(reach))?;
        let rates = |supply: &Supply| {
            let demand = self.demand()?;
            let market =
                Accessibility::new(cost, &demand, supply).map_err(|_| (words::NO_ACCESS.to_owned(), PROBLEMS))?;
            let rates = market.shared_coverage(&SharedCoverage::PooledNeighbourhood(reach));
            let rates = rates.map_err(|_| (words::NO_ACCESS.to_owned(), PROBLEMS))?;
            Ok::<_, Refused>(rates.percent.into_iter().map(|rate| rate.map(|rate| rate / 100.0)).collect())
        };
        told.values = rates(&self.supply()?)?;
        told.scenario = None;
        Ok(told)
    }

    fn demand(&self) -> Result<Demand, Refused> {
        Demand::with_absent(self.demand.iter().copied()).map_err(|_| (words::NO_ACCESS.to_owned(), PROBLEMS))
    }

    fn supply(&self) -> Result<Supply, Refused> {
        Supply::with_absent(self.supply.iter().copied()).map_err(|_| (words::NO_ACCESS.to_owned(), PROBLEMS))
    }

    fn with<C: TravelCost>(
        &self,
        cost: &C,
        asked: &Asked,
        measure: impl Fn(&Accessibility<'_, C>) -> Measured,
    ) -> Result<Told, Refused> {
        let (demand, supply) = (self.demand()?, self.supply()?);
        let market = Accessibility::new(cost, &demand, &supply).map_err(|_| (words::NO_ACCESS.to_owned(), PROBLEMS))?;
        let access = measure(&market);
        let scenario = self.scenario(&market, asked, &measure)?;
        Ok(Told {
            values: access.values().map(|access| access.is_reachable().then(|| access.value())).collect(),
            unserved: access.unserved_supply().iter().map(|unserved| (unserved.destination, unserved.supply)).collect(),
            distancier: access.distancier().clone(),
            scenario,
        })
    }

    fn scenario<C: TravelCost>(
        &self,
        market: &Accessibility<'_, C>,
        asked: &Asked,
        measure: &impl Fn(&Accessibility<'_, C>) -> Measured,
    ) -> Result<Option<ToldScenario>, Refused> {
        if asked.changes.is_empty() {
            return Ok(None);
        }
        let mut scenario = Scenario::new();
        for (commune, by) in &asked.changes {
            let place = self.communes.iter().position(|code| code == commune);
            let place = place.ok_or_else(|| (words::no_scenario(&commune.to_string()), USAGE))?;
            scenario = if *by < 0.0 { scenario.closing(place, -by) } else { scenario.opening(place, *by) };
        }
        let outcome = scenario.outcome(market, measure).map_err(|_| (words::CLOSES_TOO_MUCH.to_owned(), USAGE))?;
        let opened: f64 = asked.changes.iter().map(|(_, by)| by.max(0.0)).sum();
        let best =
            if opened > 0.0 { market.best_site(opened, 0..self.communes.len(), measure).ok().flatten() } else { None };
        Ok(Some(ToldScenario { outcome, best: best.map(|best| best.destination) }))
    }
}
