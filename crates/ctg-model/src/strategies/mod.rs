//! Strategies for [proptest](https://docs.rs/proptest): values of every public type, for the properties of other projects.
//!
//! Each function is named after the type that it gives. Values come through the public doors, so what a strategy gives is what a
//! reader of files can give: Corsica and overseas, arrondissements, régions of before 2016, the SIRET of La Poste, absent and rounded
//! counts. Texts are built so that their doors accept them; nothing is drawn and thrown away. Counts stay below the population of
//! France (70 million), so that sums do not overflow.
//!
//! A depending project enables the feature `proptest` in its `dev-dependencies`, next to `proptest` itself:
//!
//! ```
//! use ctg_model::strategies::territory;
//! use proptest::prelude::*;
//!
//! proptest!(|(territory in territory(1..=30))| {
//!     // Communes are sorted by code, and each is found by its own.
//!     for commune in territory.communes() {
//!         prop_assert_eq!(territory.commune(commune.code), Some(commune));
//!     }
//! });
//! ```

mod ages;
mod bonus;
mod claim;
mod codes;
mod convention;
mod diagnosis;
mod expectation;
mod neighbours;
mod numbers;
mod observation;
mod passage;
mod plan;
mod population;
mod position;
mod service;
mod sources;
mod territory;
mod texts;
mod timeline;

use std::fmt::Debug;
use std::str::FromStr;

use proptest::strategy::Strategy;

pub use ages::{age_band, age_partition, age_structure};
pub use bonus::{bands, bonus_tariff, cents, new_place_grid};
pub use claim::{age_claim, claim, denominator, measure, subject, unit, zone_subject};
pub use codes::{
    arrondissement_code, bpe_code, commune_code, departement_code, epci_code, finess_code, iris_code, postal_code,
    region_code, siren, siret, uai_code,
};
pub use convention::{
    annex_kind, body, body_kind, convention, duration_rule, etp, framework_kind, guidance, linked_framework, member,
    membership, objective, party, party_kind, period, post, post_kind, reference, reliability, scale,
};
pub use diagnosis::{commune_population, diagnosis, population_kind};
pub use expectation::{expectation, expectation_rule};
pub use neighbours::{contact, link, neighbours};
pub use numbers::{cog_vintage, decimal, vintage};
pub use observation::{
    absence, count_bounds, count_observation, observation, precision, rounding, rounding_mode, status,
};
pub use passage::{cog_movement, passage, split_weights};
pub use plan::{
    access, action, action_link, action_state, acyclic_paths, amounts, budget_line, budget_nature, calendar, criterion,
    declared_late, edge, funding, goal, history, indicator, indicator_kind, interval, link_kind, measured, node,
    node_kind, participation, participation_level, paths_of_change, plan, priority, progress, prose, reach, repetition,
    score, sheet_step, weight,
};
pub use population::{municipal_population, places, total_population};
pub use position::position;
pub use service::{bpe_match, catchment, facility, place, presence, service_kind, theme, week_minutes};
pub use sources::{documented, evidence, provenance, statement, statement_kind};
pub use territory::{assignments, commune, territory, zoning};
pub use texts::{label, slug};
pub use timeline::{partial_date, timeline_entry};

/// Texts through the public door of their type; they are built so that it refuses none.
fn parsed<T: FromStr + Debug>(texts: impl Strategy<Value = String>) -> impl Strategy<Value = T> {
    texts.prop_filter_map("the door refuses a text that was built for it", |text| text.parse().ok())
}
