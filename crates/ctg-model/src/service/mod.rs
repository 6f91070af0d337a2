//! Services to families: themes, kinds, facilities.

mod bpe;
mod facility;
mod kind;
mod place;
mod theme;
mod week;

pub use bpe::{BpeMatch, Certainty};
pub use facility::{Catchment, Facility, FacilityError};
pub use kind::ServiceKind;
pub use place::{Place, Presence};
pub use theme::Theme;
pub use week::{WeekMinutes, WeekMinutesError};
