//! Services: themes, kinds, places, facilities.

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::{commune_code, label, observation, parsed, places, position, slug};
use crate::code::CommuneCode;
use crate::service::{BpeMatch, Catchment, Facility, Place, Presence, ServiceKind, Theme, WeekMinutes};
use crate::{Label, Slug};

/// A theme: one of the ten of caf.fr, or another.
///
/// ```
/// use ctg_model::strategies::theme;
/// use proptest::prelude::*;
/// proptest!(|(theme in theme())| {
///     prop_assert_eq!(theme.to_string().parse(), Ok(theme));
/// });
/// ```
pub fn theme() -> impl Strategy<Value = Theme> {
    let named: Vec<Theme> = Theme::named().collect();
    // Through the door: a label that happens to be the word of a theme is that theme.
    prop_oneof![4 => select(named), 1 => parsed(label().prop_map(|label| label.to_string()))]
}

/// A kind of service: one that has a name of its own, or another.
///
/// ```
/// use ctg_model::strategies::service_kind;
/// use proptest::prelude::*;
/// proptest!(|(kind in service_kind())| {
///     prop_assert!(!kind.label().is_empty());
/// });
/// ```
pub fn service_kind() -> impl Strategy<Value = ServiceKind> {
    let named: Vec<ServiceKind> = ServiceKind::named().collect();
    prop_oneof![4 => select(named), 1 => parsed(label().prop_map(|label| label.to_string()))]
}

/// A correspondence between a type of the BPE and a kind of service.
///
/// ```
/// use ctg_model::strategies::bpe_match;
/// use proptest::prelude::*;
/// proptest!(|(found in bpe_match())| {
///     prop_assert!(found.vintages().0 <= found.vintages().1);
/// });
/// ```
pub fn bpe_match() -> impl Strategy<Value = BpeMatch> {
    let rows = |kind: ServiceKind| kind.bpe_types().map(|(_, row)| row.clone()).collect::<Vec<_>>();
    select(ServiceKind::named().flat_map(rows).collect::<Vec<_>>())
}

/// A place: a territory, a commune, or a point of a commune.
///
/// ```
/// use ctg_model::{service::Place, strategies::place};
/// use proptest::prelude::*;
/// proptest!(|(place in place())| {
///     prop_assert_eq!(place.commune().is_none(), place == Place::Territory);
/// });
/// ```
pub fn place() -> impl Strategy<Value = Place> {
    place_in(commune_code().boxed())
}

/// A fixed place, or up to four stops of a service that moves.
///
/// ```
/// use ctg_model::strategies::presence;
/// use proptest::prelude::*;
/// proptest!(|(presence in presence())| {
///     prop_assert!(presence.is_itinerant() || presence.communes().len() <= 1);
/// });
/// ```
pub fn presence() -> impl Strategy<Value = Presence> {
    presence_in(&commune_code().boxed())
}

/// Whom a service is meant for.
///
/// ```
/// use ctg_model::{service::Catchment, strategies::catchment};
/// use proptest::prelude::*;
/// proptest!(|(catchment in catchment())| {
///     prop_assert_eq!(catchment == Catchment::Unknown, catchment == Catchment::default());
/// });
/// ```
pub fn catchment() -> impl Strategy<Value = Catchment> {
    catchment_in(commune_code().boxed())
}

/// A service with a name or a place of its own.
///
/// ```
/// use ctg_model::strategies::facility;
/// use proptest::prelude::*;
/// proptest!(|(facility in facility())| {
///     prop_assert!(facility.name().is_some() || !facility.presence().communes().is_empty());
/// });
/// ```
pub fn facility() -> impl Strategy<Value = Facility> {
    facility_with(slug(), &commune_code().boxed())
}

/// Minutes open on each day of a week.
///
/// ```
/// use ctg_model::strategies::week_minutes;
/// use proptest::prelude::*;
/// proptest!(|(week in week_minutes())| {
///     prop_assert_eq!(week.days_open() == 0, week.total() == 0);
/// });
/// ```
pub fn week_minutes() -> impl Strategy<Value = WeekMinutes> {
    let day = prop_oneof![Just(0), 1..=WeekMinutes::DAY];
    proptest::array::uniform7(day).prop_filter_map("a day too long", |minutes| WeekMinutes::new(minutes).ok())
}

/// Communes, drawn as often as needed.
type Communes = proptest::strategy::BoxedStrategy<CommuneCode>;

/// A service whose places and catchment are some of these communes.
pub(super) fn facility_with<I: Strategy<Value = Slug>>(
    ids: I,
    communes: &Communes,
) -> impl Strategy<Value = Facility> + use<I> {
    let identity = (ids, service_kind(), label(), presence_in(communes));
    let bare = (identity, any::<bool>()).prop_filter_map("no facility", |((id, kind, name, presence), named)| {
        let presence = suited(&kind, presence);
        let has_place = !presence.communes().is_empty();
        let name: Option<Label> = (named || !has_place).then_some(name);
        Facility::new(id, kind, name, presence).ok()
    });
    let details = (observation(places()), option::of(label()), option::of(theme()), catchment_in(communes.clone()));
    (bare, details).prop_map(|(facility, (capacity, manager, theme, catchment))| {
        let facility = facility.with_capacity(capacity).with_catchment(catchment);
        let facility = match manager {
            Some(manager) => facility.with_manager(manager),
            None => facility,
        };
        match theme {
            Some(theme) => facility.with_theme(theme),
            None => facility,
        }
    })
}

/// The presence, with its one place as the one stop where the kind moves by its nature.
fn suited(kind: &ServiceKind, presence: Presence) -> Presence {
    match presence {
        Presence::Fixed(place) if kind.is_itinerant() => Presence::Itinerant(vec![place]),
        other => other,
    }
}

fn place_in(communes: Communes) -> impl Strategy<Value = Place> {
    prop_oneof![
        1 => Just(Place::Territory),
        2 => communes.clone().prop_map(Place::Commune),
        2 => (communes, position()).prop_map(|(commune, position)| Place::Point { commune, position }),
    ]
}

fn presence_in(communes: &Communes) -> impl Strategy<Value = Presence> + use<> {
    prop_oneof![
        3 => place_in(communes.clone()).prop_map(Presence::Fixed),
        1 => vec(place_in(communes.clone()), 0..=4).prop_map(Presence::Itinerant),
    ]
}

fn catchment_in(communes: Communes) -> impl Strategy<Value = Catchment> {
    prop_oneof![
        Just(Catchment::Unknown),
        Just(Catchment::Territory),
        btree_set(communes, 0..=4).prop_map(Catchment::Communes),
    ]
}
