//! Which year a set of codes is of.

use std::collections::{BTreeMap, BTreeSet};

use super::CogHistory;
use crate::CogVintage;
use crate::code::CommuneCode;

/// How well a set of codes fits a geography.
///
/// ```
/// use ctg_model::{CogVintage, passage::CogHistory};
/// let (first, last) = (CogVintage::new(2023)?, CogVintage::new(2024)?);
/// let history = CogHistory::new(last, ["17299".parse()?], &[], first..=last)?;
/// let ranking = history.vintage_of(["17299".parse()?, "17300".parse()?]);
/// let fit = &ranking.best()[0];
/// assert_eq!((fit.vintage, fit.strangers.as_slice()), (last, &["17300".parse()?][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[must_use]
pub struct VintageFit {
    /// The geography.
    pub vintage: CogVintage,
    /// The codes that are no commune of it, in order: those that betray another year.
    pub strangers: Vec<CommuneCode>,
}

/// The geographies of a history, best fit first (see [`CogHistory::vintage_of`]).
///
/// ```
/// use ctg_model::{CogVintage, passage::CogHistory};
/// let (first, last) = (CogVintage::new(2023)?, CogVintage::new(2024)?);
/// let history = CogHistory::new(last, ["17299".parse()?], &[], first..=last)?;
/// let ranking = history.vintage_of(["17299".parse()?]);
/// assert_eq!(ranking.fitting().len(), 2);                 // nothing has moved: both years fit
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct VintageRanking {
    fits: Vec<VintageFit>,
    nowhere: Vec<CommuneCode>,
}

impl VintageRanking {
    /// Every geography: those with the fewest strangers first, of equal ones the latest first.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::CogHistory};
    /// let (first, last) = (CogVintage::new(2023)?, CogVintage::new(2024)?);
    /// let history = CogHistory::new(last, ["17299".parse()?], &[], first..=last)?;
    /// let years: Vec<u16> = history.vintage_of([]).fits().iter().map(|fit| fit.vintage.year()).collect();
    /// assert_eq!(years, [2024, 2023]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fits(&self) -> &[VintageFit] {
        &self.fits
    }

    /// The geographies that tie for the fewest strangers: more than one means that the codes do not tell.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::CogHistory};
    /// let (first, last) = (CogVintage::new(2023)?, CogVintage::new(2024)?);
    /// let history = CogHistory::new(last, ["17299".parse()?], &[], first..=last)?;
    /// assert_eq!(history.vintage_of(["17299".parse()?]).best().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn best(&self) -> &[VintageFit] {
        let fewest = self.fits.first().map_or(0, |fit| fit.strangers.len());
        let ties = self.fits.iter().take_while(|fit| fit.strangers.len() == fewest).count();
        self.fits.get(..ties).unwrap_or_default()
    }

    /// The geographies that every code fits; none if each has a stranger.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::CogHistory};
    /// let year = CogVintage::new(2024)?;
    /// let history = CogHistory::new(year, ["17299".parse()?], &[], year..=year)?;
    /// assert!(history.vintage_of(["17300".parse()?]).fitting().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fitting(&self) -> &[VintageFit] {
        let fitting = self.fits.iter().take_while(|fit| fit.strangers.is_empty()).count();
        self.fits.get(..fitting).unwrap_or_default()
    }

    /// The codes that are a commune of no geography of the history, in order: a delegated commune, a typing error.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::CogHistory};
    /// let year = CogVintage::new(2024)?;
    /// let history = CogHistory::new(year, ["17299".parse()?], &[], year..=year)?;
    /// assert_eq!(history.vintage_of(["17299".parse()?, "17300".parse()?]).nowhere(), ["17300".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nowhere(&self) -> &[CommuneCode] {
        &self.nowhere
    }
}

impl CogHistory {
    /// The geographies that a set of codes fits, and for each of the others the codes that betray it.
    ///
    /// Only presence is looked at: a set that lacks a commune fits, since most sets are parts of the country. A code given twice counts once.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::{CogHistory, CogMovement, CogUnit, MovedUnit, MovementCode}};
    /// let unit = |code: &str, name: &str| Ok::<_, Box<dyn std::error::Error>>(MovedUnit::new(CogUnit::Commune(code.parse()?), name.parse()?));
    /// let into_floirac = |before| Ok::<_, Box<dyn std::error::Error>>(CogMovement::new(MovementCode::new(32), "2018-01-01".parse()?, Some(before), unit("17160", "Floirac")?));
    /// let merger = [into_floirac(unit("17160", "Floirac")?)?, into_floirac(unit("17392", "Saint-Romain-sur-Gironde")?)?];
    /// let (first, last) = (CogVintage::new(2016)?, CogVintage::new(2019)?);
    /// let history = CogHistory::new(last, ["17160".parse()?], &merger, first..=last)?;
    /// let ranking = history.vintage_of(["17160".parse()?, "17392".parse()?]);
    /// let fitting: Vec<u16> = ranking.fitting().iter().map(|fit| fit.vintage.year()).collect();
    /// assert_eq!(fitting, [2017, 2016]);
    /// assert_eq!(ranking.fits()[2].strangers, ["17392".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vintage_of(&self, codes: impl IntoIterator<Item = CommuneCode>) -> VintageRanking {
        let codes: BTreeSet<CommuneCode> = codes.into_iter().collect();
        let mut strangers: BTreeMap<u16, Vec<CommuneCode>> =
            self.vintages().map(|vintage| (vintage.year(), Vec::new())).collect();
        for code in &codes {
            let lives = self.lives(*code);
            for (_, list) in strangers.iter_mut().filter(|(year, _)| !lives.iter().any(|life| life.contains(year))) {
                list.push(*code);
            }
        }
        let of = |vintage: CogVintage| VintageFit {
            vintage,
            strangers: strangers.remove(&vintage.year()).unwrap_or_default(),
        };
        let mut fits: Vec<VintageFit> = self.vintages().map(of).collect();
        fits.sort_by_key(|fit| (fit.strangers.len(), std::cmp::Reverse(fit.vintage)));
        VintageRanking { fits, nowhere: codes.into_iter().filter(|code| self.lives(*code).is_empty()).collect() }
    }
}
