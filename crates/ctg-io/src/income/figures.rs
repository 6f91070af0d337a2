//! The indicators of a commune.

use std::collections::BTreeMap;
use std::fmt;

use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation, Quantity};

use super::{Threshold, Thresholds};

/// An indicator of Filosofi.
///
/// Its `Display` is the name of its column, without a year.
///
/// ```
/// use ctg_io::income::Indicator;
/// assert_eq!(Indicator::PovertyRate.to_string(), "TP60");
/// assert_eq!(Indicator::ALL.len(), 19);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Indicator {
    /// *Ménages fiscaux*; whole, or with the halves of shared custody.
    Households,
    /// Persons in them.
    Persons,
    /// Median *niveau de vie*, euros a year for one *unité de consommation*.
    Median,
    /// First decile of the *niveau de vie*, the same unit.
    FirstDecile,
    /// Ninth decile.
    NinthDecile,
    /// D9/D1, without unit.
    InterdecileRatio,
    /// Share of persons below 60 % of the national median, percent.
    PovertyRate,
    /// Share of households that are taxed, percent.
    TaxedHouseholds,
    /// Share of income from work, percent of disposable income; the parts that follow are in the same unit.
    Work,
    /// From wages.
    Wages,
    /// From unemployment benefits.
    Unemployment,
    /// From self-employment.
    SelfEmployment,
    /// From pensions.
    Pensions,
    /// From property.
    Property,
    /// From all social benefits.
    Benefits,
    /// From family benefits.
    FamilyBenefits,
    /// From minimum incomes.
    MinimumIncomes,
    /// From housing benefits.
    HousingBenefits,
    /// What taxes take, a part below 0.
    Taxes,
}

/// Each with the names of its column; the first is its own.
const NAMES: [(Indicator, &[&str]); 19] = [
    (Indicator::Households, &["NBMEN", "NBMENFISC"]),
    (Indicator::Persons, &["NBPERS", "NBPERSMENFISC"]),
    (Indicator::Median, &["MEDIANE", "MED"]),
    (Indicator::FirstDecile, &["D1"]),
    (Indicator::NinthDecile, &["D9"]),
    (Indicator::InterdecileRatio, &["RD"]),
    (Indicator::PovertyRate, &["TP60"]),
    (Indicator::TaxedHouseholds, &["PIMP"]),
    (Indicator::Work, &["PACT"]),
    (Indicator::Wages, &["PTSA"]),
    (Indicator::Unemployment, &["PCHO"]),
    (Indicator::SelfEmployment, &["PBEN"]),
    (Indicator::Pensions, &["PPEN"]),
    (Indicator::Property, &["PPAT"]),
    (Indicator::Benefits, &["PPSOC"]),
    (Indicator::FamilyBenefits, &["PPFAM"]),
    (Indicator::MinimumIncomes, &["PPMINI"]),
    (Indicator::HousingBenefits, &["PPLOGT"]),
    (Indicator::Taxes, &["PIMPOT"]),
];

impl Indicator {
    /// Every indicator, in the order of the file.
    ///
    /// ```
    /// use ctg_io::income::Indicator;
    /// assert_eq!(Indicator::ALL[2], Indicator::Median);
    /// ```
    pub const ALL: [Self; 19] = [
        Self::Households,
        Self::Persons,
        Self::Median,
        Self::FirstDecile,
        Self::NinthDecile,
        Self::InterdecileRatio,
        Self::PovertyRate,
        Self::TaxedHouseholds,
        Self::Work,
        Self::Wages,
        Self::Unemployment,
        Self::SelfEmployment,
        Self::Pensions,
        Self::Property,
        Self::Benefits,
        Self::FamilyBenefits,
        Self::MinimumIncomes,
        Self::HousingBenefits,
        Self::Taxes,
    ];

    fn names(self) -> &'static [&'static str] {
        NAMES.iter().find(|(indicator, _)| *indicator == self).map_or(&[], |(_, names)| names)
    }

    /// The indicator of a column, and the two digits of its year where the name has some.
    pub(super) fn of_column(column: &str) -> Option<(Self, Option<u16>)> {
        let column = column.to_ascii_uppercase();
        NAMES.iter().find_map(|(indicator, names)| {
            let rest = names.iter().find_map(|name| {
                let rest = column.strip_prefix(name)?;
                let is_year = rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit());
                (rest.is_empty() || is_year).then_some(rest)
            })?;
            Some((*indicator, rest.parse().ok()))
        })
    }

    /// Whether it is a number of households or persons, which decides whether the others are published.
    pub(super) fn is_size(self) -> bool {
        matches!(self, Self::Households | Self::Persons)
    }

    /// What a value has to be.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Households | Self::Persons | Self::Median => "a number of 0 or more",
            Self::PovertyRate | Self::TaxedHouseholds => "a percentage from 0 to 100",
            _ => "a number",
        }
    }

    /// The threshold that it is published from.
    fn threshold(self, thresholds: &Thresholds) -> Threshold {
        match self {
            Self::Households | Self::Persons | Self::Median => thresholds.median,
            _ => thresholds.distribution,
        }
    }
}

impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.names().first().copied().unwrap_or_default())
    }
}

/// The value of an indicator, in the unit of the indicator: finite, and in the range that the indicator can have.
///
/// It has no sum: medians, deciles and rates of communes make none of the territory's.
///
/// ```
/// use ctg_io::income::{Figure, Indicator};
/// let rate = Figure::new(Indicator::PovertyRate, 9.0).ok_or("out of range")?;
/// assert_eq!((rate.indicator(), rate.value()), (Indicator::PovertyRate, 9.0));
/// assert_eq!(Figure::new(Indicator::PovertyRate, 900.0), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Figure {
    indicator: Indicator,
    value: f64,
}

impl Figure {
    /// A value; `None` where the indicator cannot have it. Parts of income may be below 0: an independent may have lost money.
    ///
    /// ```
    /// use ctg_io::income::{Figure, Indicator};
    /// assert!(Figure::new(Indicator::SelfEmployment, -0.3).is_some());
    /// assert_eq!(Figure::new(Indicator::Median, -1.0), None);
    /// ```
    pub fn new(indicator: Indicator, value: f64) -> Option<Self> {
        let fits = match indicator {
            Indicator::Households | Indicator::Persons | Indicator::Median => value >= 0.0,
            Indicator::PovertyRate | Indicator::TaxedHouseholds => (0.0..=100.0).contains(&value),
            _ => true,
        };
        (fits && value.is_finite()).then_some(Self { indicator, value })
    }

    /// What it is the value of.
    ///
    /// ```
    /// use ctg_io::income::{Figure, Indicator};
    /// assert_eq!(Figure::new(Indicator::Median, 1.0).map(|figure| figure.indicator()), Some(Indicator::Median));
    /// ```
    pub fn indicator(self) -> Indicator {
        self.indicator
    }

    /// The value as published, in the unit of the indicator.
    ///
    /// ```
    /// use ctg_io::income::{Figure, Indicator};
    /// assert_eq!(Figure::new(Indicator::Persons, 180.5).map(|figure| figure.value()), Some(180.5));
    /// ```
    pub fn value(self) -> f64 {
        self.value
    }
}

/// No figure of income is a count: even persons come in halves.
impl Quantity for Figure {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// The indicators of a commune.
///
/// ```
/// use ctg_io::{Source, income};
/// use ctg_io::income::{Indicator, Thresholds};
/// let text = "CODGEO;MEDIANE;TP60\n17299;21110;16,2\n";
/// let read = income::read(Source::new("f.csv", text.as_bytes()), ctg_model::Vintage::new(2021)?, &Thresholds::insee())?;
/// let rochefort = &read.value()[&"17299".parse()?];
/// assert_eq!(rochefort.indicator(Indicator::PovertyRate).value().map(|rate| rate.value()), Some(16.2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct IncomeRow {
    commune: CommuneCode,
    figures: BTreeMap<Indicator, Observation<Figure>>,
    explained: BTreeMap<Indicator, Threshold>,
}

impl IncomeRow {
    /// Blanks below their threshold are secret; a commune whose size is itself blank is below the lowest.
    pub(super) fn new(
        commune: CommuneCode,
        mut figures: BTreeMap<Indicator, Observation<Figure>>,
        thresholds: &Thresholds,
    ) -> Self {
        let size = |indicator| figures.get(&indicator).map(|figure| figure.value().map(|figure| figure.value()));
        let (households, persons) = (size(Indicator::Households), size(Indicator::Persons));
        let is_below = |threshold: Threshold| match (households, persons) {
            (None, _) | (_, None) => false, // the file says nothing of sizes
            (Some(Some(households)), Some(Some(persons))) => !threshold.is_reached(households, persons),
            _ => true,
        };
        let mut explained = BTreeMap::new();
        for (indicator, figure) in &mut figures {
            let threshold = indicator.threshold(thresholds);
            if figure.absence() == Some(Absence::NotPublished) && is_below(threshold) {
                *figure = Observation::Absent(Absence::SecretPrimary);
                explained.insert(*indicator, threshold);
            }
        }
        Self { commune, figures, explained }
    }

    /// The commune.
    ///
    /// ```
    /// # use ctg_io::{Source, income};
    /// # use ctg_io::income::Thresholds;
    /// let read = income::read(Source::new("f.csv", &b"CODGEO;MED21\n17299;21110\n"[..]), ctg_model::Vintage::new(2021)?, &Thresholds::insee())?;
    /// assert_eq!(read.value().values().map(|row| row.commune().to_string()).collect::<Vec<_>>(), ["17299"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self) -> CommuneCode {
        self.commune
    }

    /// An indicator, or why there is none; one that the file does not have was not published.
    ///
    /// ```
    /// # use ctg_io::{Source, income};
    /// # use ctg_io::income::{Indicator, Thresholds};
    /// # use ctg_model::observation::Absence;
    /// let read = income::read(Source::new("f.csv", &b"CODGEO;MED21\n17299;21110\n"[..]), ctg_model::Vintage::new(2021)?, &Thresholds::insee())?;
    /// assert_eq!(read.value()[&"17299".parse()?].indicator(Indicator::FirstDecile).absence(), Some(Absence::NotPublished));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn indicator(&self, indicator: Indicator) -> Observation<Figure> {
        self.figures.get(&indicator).copied().unwrap_or(Observation::Absent(Absence::NotPublished))
    }

    /// The threshold that a blank is explained by; `None` where there is a value, or where size explains nothing.
    ///
    /// ```
    /// # use ctg_io::{Source, income};
    /// # use ctg_io::income::{Indicator, Thresholds};
    /// let text = "CODGEO;NBMEN;NBPERS;MEDIANE\n17004;40;80;\n";
    /// let read = income::read(Source::new("f.csv", text.as_bytes()), ctg_model::Vintage::new(2021)?, &Thresholds::insee())?;
    /// let threshold = read.value()[&"17004".parse()?].explanation(Indicator::Median);
    /// assert_eq!(threshold.map(|threshold| threshold.households), Some(50));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explanation(&self, indicator: Indicator) -> Option<Threshold> {
        self.explained.get(&indicator).copied()
    }
}
