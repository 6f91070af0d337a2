//! Services to families: themes, kinds, facilities.

mod bpe;
mod facility;
mod kind;
mod theme;

pub use bpe::{BpeMatch, Certainty};
pub use facility::{Catchment, Facility, FacilityError, Place, Presence};
pub use kind::ServiceKind;
pub use theme::Theme;
