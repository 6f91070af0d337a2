//! Boundaries held against a territory.

use ctg_model::code::CommuneCode;
use ctg_model::{Territory, VintageMismatch};

use super::Boundaries;

/// What a territory and some boundaries do not have in common.
///
/// # Examples
/// ```
/// # use ctg_geo::{Boundaries, Contour};
/// # use ctg_model::{CogVintage, Commune, Territory};
/// # use geo_types::polygon;
/// # let square = polygon![(x: 0.0, y: 45.0), (x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.0, y: 45.0)];
/// let year = CogVintage::new(2021)?;
/// let boundaries = Boundaries::new(year, [Contour::new("17299".parse()?, square.into())])?;
/// let aix = Territory::new("Aix".parse()?, year, vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)])?;
/// let fit = boundaries.fit(&aix)?;
/// assert_eq!(fit.missing, ["17004".parse()?]);
/// assert_eq!(fit.extra, ["17299".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fit {
    /// Communes of the territory without a contour, by code.
    pub missing: Vec<CommuneCode>,
    /// Contours of communes that the territory does not have, by code.
    pub extra: Vec<CommuneCode>,
}

impl Fit {
    /// Whether each commune has its contour and each contour its commune.
    ///
    /// ```
    /// assert!(ctg_geo::Fit::default().is_exact());
    /// ```
    pub fn is_exact(&self) -> bool {
        self.missing.is_empty() && self.extra.is_empty()
    }
}

impl Boundaries {
    /// What these boundaries and a territory do not have in common.
    ///
    /// # Errors
    /// Two geographies that are not the same.
    ///
    /// # Examples
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::{CogVintage, Commune, Territory};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// let territory = Territory::new("Rochefort".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// assert!(boundaries.fit(&territory)?.is_exact());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fit(&self, territory: &Territory) -> Result<Fit, VintageMismatch> {
        self.cog().same(territory.cog())?;
        let codes = territory.communes().iter().map(|commune| commune.code);
        let missing = codes.filter(|code| !self.contains(*code)).collect();
        let extra = self.codes().iter().copied().filter(|code| !territory.contains(*code)).collect();
        Ok(Fit { missing, extra })
    }
}
