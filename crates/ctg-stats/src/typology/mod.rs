//! Which territories are alike (*typologie*): the nearest of one, and groups of all.
//!
//! [`Profiles`] hold a row of numbers for each territory, on one scale ([`Profiles::robust`]); distances between them are Euclidean. Everything is
//! deterministic: where two answers are equally good, the one with the smaller codes is taken.
//!
//! | you want | look at |
//! | --- | --- |
//! | the territories most like one | [`most_similar`] |
//! | groups, and how they merge; of neighbours only, if asked for | [`ward`] |
//! | groups around a typical territory | [`k_medoids`] |
//! | how well each territory fits its group | [`silhouette`] |
//!
//! # Examples
//! ```
//! use ctg_stats::typology::{Profiles, most_similar, silhouette, ward};
//! // Five synthetic communes: inhabitants per km², and the share of the 65 and over.
//! let profiles = Profiles::new([
//!     ("A", vec![80.0, 41.0]),
//!     ("B", vec![75.0, 17.0]),
//!     ("C", vec![350.0, 43.0]),
//!     ("D", vec![70.0, 16.0]),
//!     ("E", vec![1_070.0, 28.0]),
//! ])?;
//! let scaled = profiles.robust()?;
//! assert_eq!(most_similar(&scaled, &"B", 1)[0].key, "D");
//! let groups = ward(&scaled).cut(3)?;
//! assert_eq!(groups.of_units(), [0, 0, 1, 0, 2]);
//! assert!(silhouette(&scaled, &groups)?.mean() > 0.4);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod groups;
mod medoids;
mod profiles;
mod silhouette;
mod similar;
mod ward;

pub use error::TypologyError;
pub use groups::Groups;
pub use medoids::{Medoids, k_medoids};
pub use profiles::{Profiles, Scale};
pub use silhouette::{Silhouette, SilhouetteError, silhouette};
pub use similar::{Similar, most_similar};
pub use ward::{Merge, Tree, ward, ward_of_neighbours};
