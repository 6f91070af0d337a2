//! What is found for a point.

use std::fmt;

use ctg_model::code::CommuneCode;
use ctg_model::{Zone, Zoning};

/// Where a point lies.
///
/// # Examples
/// ```
/// use ctg_geo::Location;
/// let border = Location::Border(vec!["17299".parse()?, "17429".parse()?]);
/// assert_eq!(border.commune(), Some("17299".parse()?));
/// assert_eq!(border.to_string(), "on the border of 17299 and 17429, counted in 17299");
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Location {
    /// In one commune, off every border.
    Inside(CommuneCode),
    /// On the border of one commune or more: at the coast or at a hole that nobody fills of one, else of two, at a tripoint of three.
    ///
    /// All that touch the point are here, by code; where contours overlap, so are those that hold it inside. Never empty.
    Border(Vec<CommuneCode>),
    /// Off every border, inside two communes or more: their contours overlap here. By code; never fewer than two.
    Overlap(Vec<CommuneCode>),
    /// In no commune: at sea, abroad, in a hole or in a gap of the contours.
    Outside {
        /// What is likely to be wrong with the point, if anything.
        advice: Option<Advice>,
    },
}

/// What is likely to be wrong with a point that lies in no commune.
///
/// ```
/// assert_eq!(ctg_geo::Advice::SwapLatitudeAndLongitude.to_string(), "latitude and longitude look swapped");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Advice {
    /// The point is far outside, and with latitude and longitude the other way round it would be in the box of the communes.
    SwapLatitudeAndLongitude,
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SwapLatitudeAndLongitude => f.write_str("latitude and longitude look swapped"),
        }
    }
}

impl Location {
    /// The one commune that the point counts in: of several, that of the lowest code.
    ///
    /// ```
    /// assert_eq!(ctg_geo::Location::Outside { advice: None }.commune(), None);
    /// ```
    pub fn commune(&self) -> Option<CommuneCode> {
        self.communes().first().copied()
    }

    /// Every commune that the point is in or touches, by code.
    ///
    /// ```
    /// use ctg_geo::Location;
    /// assert_eq!(Location::Inside("17299".parse()?).communes(), ["17299".parse()?]);
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn communes(&self) -> &[CommuneCode] {
        match self {
            Self::Inside(commune) => std::slice::from_ref(commune),
            Self::Border(communes) | Self::Overlap(communes) => communes,
            Self::Outside { .. } => &[],
        }
    }

    /// The zone of [`commune`](Self::commune); `None` also if the commune is not of the territory that is divided.
    ///
    /// ```
    /// use ctg_geo::Location;
    /// use ctg_model::{Assignment, CogVintage, Commune, Territory, Zoning, observation::Status};
    /// let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// let centre = vec![Assignment::new("17299".parse()?, "Centre".parse()?, Status::Inferred)];
    /// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, centre)?;
    /// let found = Location::Inside("17299".parse()?);
    /// assert_eq!(found.zone(&zoning).map(|zone| zone.name().as_str()), Some("Centre"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zone<'z>(&self, zoning: &'z Zoning) -> Option<&'z Zone> {
        zoning.zone_of(self.commune()?)
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |communes: &[CommuneCode]| match communes {
            [others @ .., last] if !others.is_empty() => {
                let others: Vec<String> = others.iter().map(ToString::to_string).collect();
                format!("{} and {last}", others.join(", "))
            }
            all => all.iter().map(ToString::to_string).collect(),
        };
        match self {
            Self::Inside(commune) => write!(f, "in {commune}"),
            Self::Border(all) => match all.as_slice() {
                [commune] => write!(f, "on the border of {commune}, counted in it"),
                [first, ..] => write!(f, "on the border of {}, counted in {first}", list(all)),
                [] => f.write_str("on a border"),
            },
            Self::Overlap(all) => match all.first() {
                Some(first) => write!(f, "in {}, which overlap, counted in {first}", list(all)),
                None => f.write_str("in an overlap"),
            },
            Self::Outside { advice: None } => f.write_str("in no commune"),
            Self::Outside { advice: Some(advice) } => write!(f, "in no commune: {advice}"),
        }
    }
}
