//! What every dataset of a publisher has.

use ctg_model::{Provenance, Vintage};

/// The terms of Insee's, the Caf's and most other public data.
pub(crate) const LICENCE_OUVERTE: &str = "Licence Ouverte 2.0";

/// What a publisher says of a dataset, the same for each of its files.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dataset {
    pub(crate) id: &'static str,
    pub(crate) publisher: &'static str,
    pub(crate) title: &'static str,
    pub(crate) licence: &'static str,
}

impl Dataset {
    /// The provenance of the file of a year, if one year is meant.
    pub(crate) fn provenance(&self, vintage: Option<Vintage>) -> Option<Provenance> {
        let id = vintage.map_or_else(|| self.id.to_owned(), |vintage| format!("{}-{vintage}", self.id));
        let (id, publisher) = (id.parse().ok()?, self.publisher.parse().ok()?);
        let provenance = Provenance::new(id, publisher, self.title.parse().ok()?, self.licence.parse().ok()?);
        Some(if let Some(vintage) = vintage { provenance.with_vintage(vintage) } else { provenance })
    }
}
