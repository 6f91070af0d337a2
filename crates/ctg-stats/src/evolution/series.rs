//! One figure over the years, and where it cannot be compared with itself.

use std::fmt;

use ctg_model::claim::Subject;
use ctg_model::observation::{Absence, Observation, Quantity};
use ctg_model::{CogVintage, Diagnosis, Label, Vintage};

use super::components::difference;
use super::series_error::Fault;
use super::{SeriesError, average_annual_change};
use crate::interval::{both, exact};

/// How the figures of a series are collected.
///
/// ```
/// use ctg_stats::evolution::Collection;
/// assert_eq!(Collection::RollingCensus.years_apart(), 5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Collection {
    /// The French census since 2004: a vintage averages the surveys of five years, so vintages less than five years apart share surveys.
    RollingCensus,
    /// Each year on its own: registers, files of the Caf.
    Yearly,
}

impl Collection {
    /// How many years apart two vintages share nothing.
    ///
    /// *Source*: Insee, *Populations légales*, « Comparer des populations légales dans le temps ».
    ///
    /// ```
    /// use ctg_stats::evolution::Collection;
    /// // The census of 2018 averages 2016 to 2020, that of 2023 starts with 2021.
    /// assert_eq!((Collection::RollingCensus.years_apart(), Collection::Yearly.years_apart()), (5, 1));
    /// ```
    pub fn years_apart(self) -> u16 {
        match self {
            Self::RollingCensus => 5,
            Self::Yearly => 1,
        }
    }
}

/// One figure of a series: its year, in which geography, by which method, and the count.
///
/// ```
/// use ctg_model::{CogVintage, Vintage, observation::{Absence, Observation}};
/// use ctg_stats::evolution::Point;
/// let hidden = Point::new(Vintage::new(2021)?, CogVintage::new(2024)?, "allocataires".parse()?, Observation::Absent(Absence::SecretPrimary));
/// assert_eq!(hidden.value.absence(), Some(Absence::SecretPrimary));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Point {
    /// The year that the figure speaks of.
    pub vintage: Vintage,
    /// The geography that it is given in.
    pub geography: CogVintage,
    /// The method or the series that it belongs to, in the words of its publisher.
    pub method: Label,
    /// The count, or why there is none.
    pub value: Observation<u64>,
}

impl Point {
    /// A figure of a year.
    ///
    /// ```
    /// use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// use ctg_stats::evolution::Point;
    /// let persons = Observation::exact(64_240, Status::Observed);
    /// let point = Point::new(Vintage::new(2021)?, CogVintage::new(2024)?, "census".parse()?, persons);
    /// assert_eq!((point.vintage.year(), point.value.value()), (2021, Some(&64_240)));      // counted in 2021, in the communes of 2024
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(vintage: Vintage, geography: CogVintage, method: Label, value: Observation<u64>) -> Self {
        Self { vintage, geography, method, value }
    }
}

/// Counts of one thing over the years, the earliest first (*série*).
///
/// A change of method or of geography breaks the series: figures on its two sides are not compared.
///
/// # Errors
/// A vintage given twice.
///
/// # Examples
/// ```
/// use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
/// use ctg_stats::evolution::{Collection, Point, Series};
/// let point = |year, persons| -> Result<Point, Box<dyn std::error::Error>> {
///     let persons = Observation::exact(persons, Status::Observed);
///     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2021)?, "populations légales".parse()?, persons))
/// };
/// let caro = Series::new(Collection::RollingCensus, vec![point(2018, 63_320)?, point(2021, 64_240)?])?;
/// let change = caro.change(Vintage::new(2018)?, Vintage::new(2021)?)?;
/// let change = change.value().unwrap();
/// assert_eq!((change.average_annual() * 100_000.0).round(), 482.0);         // +0.482 % a year
/// assert!(change.shares_surveys());                                        // three years apart, and the census wants five
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Series {
    collection: Collection,
    points: Vec<Point>,
}

/// A place where a series changes its method or its geography (*rupture de série*).
///
/// It prints as `from 2019 to 2020 the geography changes from 2019 to 2024`.
///
/// ```
/// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
/// # use ctg_stats::evolution::{Collection, Point, Series};
/// # let point = |year, geography| -> Result<Point, Box<dyn std::error::Error>> {
/// #     let value = Observation::exact(100, Status::Observed);
/// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(geography)?, "census".parse()?, value))
/// # };
/// let series = Series::new(Collection::Yearly, vec![point(2019, 2019)?, point(2020, 2024)?])?;
/// assert_eq!(series.breaks()[0].to_string(), "from 2019 to 2020 the geography changes from 2019 to 2024");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Break {
    /// The last vintage before.
    pub before: Vintage,
    /// The first vintage after.
    pub after: Vintage,
    /// What changes.
    pub kind: BreakKind,
}

/// What changes at a break.
///
/// ```
/// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
/// # use ctg_stats::evolution::{Collection, Point, Series};
/// # let point = |year, geography| -> Result<Point, Box<dyn std::error::Error>> {
/// #     let value = Observation::exact(100, Status::Observed);
/// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(geography)?, "census".parse()?, value))
/// # };
/// use ctg_stats::evolution::BreakKind;
/// let series = Series::new(Collection::Yearly, vec![point(2019, 2019)?, point(2020, 2024)?])?;
/// assert_eq!(series.breaks()[0].kind, BreakKind::Geography(CogVintage::new(2019)?, CogVintage::new(2024)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum BreakKind {
    /// The geography: before, after.
    Geography(CogVintage, CogVintage),
    /// The method: before, after.
    Method(Label, Label),
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "from {} to {} the ", self.before, self.after)?;
        match &self.kind {
            BreakKind::Geography(before, after) => write!(f, "geography changes from {before} to {after}"),
            BreakKind::Method(before, after) => write!(f, "method changes from `{before}` to `{after}`"),
        }
    }
}

impl Series {
    /// The series of the points, whatever their order.
    ///
    /// # Errors
    /// A vintage given twice.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let twice = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2020, 1_010)?]);
    /// assert_eq!(twice.unwrap_err().to_string(), "vintage 2020 is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(collection: Collection, mut points: Vec<Point>) -> Result<Self, SeriesError> {
        points.sort_by_key(|point| point.vintage);
        let twice = points.iter().zip(points.iter().skip(1)).find(|(point, next)| point.vintage == next.vintage);
        match twice {
            Some((point, _)) => Err(Fault::Twice(point.vintage).into()),
            None => Ok(Self { collection, points }),
        }
    }

    /// The *populations municipales* of a territory, of a zone or of a commune, in every year that the diagnosis gives some.
    ///
    /// A year in which a commune is missing is missing. The method is the caller's to name: the census has changed its questionnaire more
    /// than once, and the diagnosis does not say when.
    ///
    /// ```
    /// use ctg_model::{Label, Vintage, claim::Subject};
    /// use ctg_stats::evolution::Series;
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// let census: Label = "recensement".parse()?;
    /// let series = Series::of_populations(&caro, &Subject::Territory, |_| census.clone());
    /// let change = series.change(Vintage::new(2018)?, Vintage::new(2023)?)?;
    /// // 63 220 to 64 878 inhabitants in five years.
    /// assert_eq!(change.value().map(|change| (change.absolute(), change.shares_surveys())), Some((1_658, false)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_populations(diagnosis: &Diagnosis, subject: &Subject, method: impl Fn(Vintage) -> Label) -> Self {
        let geography = diagnosis.territory().cog();
        let point =
            |vintage| Point::new(vintage, geography, method(vintage), crate::population(diagnosis, subject, vintage));
        let points = diagnosis.population_vintages().into_iter().map(point).collect();
        Self { collection: Collection::RollingCensus, points }
    }

    /// The points, the earliest first.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let series = Series::new(Collection::Yearly, vec![point(2022, 1_210)?, point(2020, 1_000)?])?;
    /// assert_eq!(series.points()[0].vintage.year(), 2020);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Where the series is broken, the earliest first; two at one place if method and geography change together.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// let point = |year, geography| -> Result<Point, Box<dyn std::error::Error>> {
    ///     let value = Observation::exact(100, Status::Observed);
    ///     Ok(Point::new(Vintage::new(year)?, CogVintage::new(geography)?, "census".parse()?, value))
    /// };
    /// let series = Series::new(Collection::Yearly, vec![point(2018, 2019)?, point(2019, 2019)?, point(2020, 2024)?])?;
    /// let breaks: Vec<String> = series.breaks().iter().map(ToString::to_string).collect();
    /// assert_eq!(breaks, ["from 2019 to 2020 the geography changes from 2019 to 2024"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "rupture de série")]
    pub fn breaks(&self) -> Vec<Break> {
        breaks_among(&self.points)
    }

    /// The change between two vintages, as sure as the less sure of them, or why there is none.
    ///
    /// A count that is missing or not exact, or a start of zero, makes it absent.
    ///
    /// # Errors
    /// A vintage that the series does not have, the later one first, a break between the two: every break is named.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let series = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2022, 1_210)?])?;
    /// let (first, last) = (Vintage::new(2020)?, Vintage::new(2022)?);
    /// assert_eq!(series.change(first, last)?.value().map(|change| change.absolute()), Some(210));
    /// assert_eq!(series.change(last, first).unwrap_err().to_string(), "a change from 2022 to 2020, expected the earlier vintage first");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn change(&self, from: Vintage, to: Vintage) -> Result<Observation<Change>, SeriesError> {
        let ((first, start), (last, end)) = (self.find(from)?, self.find(to)?);
        if to <= from {
            return Err(Fault::Order { from, to }.into());
        }
        let breaks = breaks_among(self.points.get(first..=last).unwrap_or_default());
        if !breaks.is_empty() {
            return Err(Fault::Broken(breaks).into());
        }
        let years = to.year() - from.year();
        Ok(match both(&start.value, &end.value) {
            Ok((0, ..)) => Observation::Absent(Absence::NotComputable),
            Ok((start, end, status)) => {
                let shares_surveys = years < self.collection.years_apart();
                Observation::exact(Change { start, end, years, shares_surveys }, status)
            }
            Err(reason) => Observation::Absent(reason),
        })
    }

    /// Each figure as an index of 100 in one vintage (*indice base 100*), the earliest first.
    ///
    /// *Formula*: `100 × value ÷ base`. A figure beyond a break, and every figure on a base of zero, is *not computable*; one that is
    /// missing stays missing, for its own reason. Where the base is missing, so is everything, for the reason of the base.
    ///
    /// # Errors
    /// A vintage that the series does not have.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Absence, Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// let point = |year, method: &str| -> Result<Point, Box<dyn std::error::Error>> {
    ///     let value = Observation::exact(u64::from(year - 2000), Status::Observed);
    ///     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, method.parse()?, value))
    /// };
    /// let series = Series::new(Collection::Yearly, vec![point(2010, "old")?, point(2012, "old")?, point(2014, "new")?])?;
    /// let index = series.index_base_100(Vintage::new(2010)?)?;
    /// assert_eq!(index[1].1.value(), Some(&120.0));
    /// assert_eq!(index[2].1.absence(), Some(Absence::NotComputable));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "indice base 100")]
    pub fn index_base_100(&self, base: Vintage) -> Result<Vec<(Vintage, Observation<f64>)>, SeriesError> {
        let (at, origin) = self.find(base)?;
        let base = exact(&origin.value).and_then(|(count, status)| match count {
            0 => Err(Absence::NotComputable),
            _ => Ok((count as f64, status)),
        });
        let index = |(position, point): (usize, &Point)| {
            let between = self.points.get(position.min(at)..=position.max(at)).unwrap_or_default();
            let index = base.and_then(|(base, sure)| match exact(&point.value)? {
                _ if !breaks_among(between).is_empty() => Err(Absence::NotComputable),
                (value, status) => Ok(Observation::exact(100.0 * value as f64 / base, status.max(sure))),
            });
            (point.vintage, index.unwrap_or_else(Observation::Absent))
        };
        Ok(self.points.iter().enumerate().map(index).collect())
    }

    fn find(&self, vintage: Vintage) -> Result<(usize, &Point), SeriesError> {
        let position = self.points.binary_search_by_key(&vintage, |point| point.vintage);
        let found = position.ok().and_then(|index| Some((index, self.points.get(index)?)));
        found.ok_or_else(|| Fault::Unknown(vintage).into())
    }
}

/// A change between two vintages of a series.
///
/// ```
/// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
/// # use ctg_stats::evolution::{Collection, Point, Series};
/// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
/// #     let children = Observation::exact(children, Status::Observed);
/// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
/// # };
/// let series = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2022, 1_210)?])?;
/// let change = *series.change(Vintage::new(2020)?, Vintage::new(2022)?)?.value().unwrap();
/// assert_eq!((change.absolute(), change.relative()), (210, 0.21));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Change {
    start: u64,
    end: u64,
    years: u16,
    shares_surveys: bool,
}

impl Change {
    /// The count at the start; never 0.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let series = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2022, 1_210)?])?;
    /// let change = *series.change(Vintage::new(2020)?, Vintage::new(2022)?)?.value().unwrap();
    /// assert_eq!(change.start(), 1_000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn start(self) -> u64 {
        self.start
    }

    /// The count at the end.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let series = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2022, 1_210)?])?;
    /// let change = *series.change(Vintage::new(2020)?, Vintage::new(2022)?)?.value().unwrap();
    /// assert_eq!(change.end(), 1_210);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn end(self) -> u64 {
        self.end
    }

    /// How many years lie between.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let series = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2022, 1_210)?])?;
    /// let change = *series.change(Vintage::new(2020)?, Vintage::new(2022)?)?.value().unwrap();
    /// assert_eq!(change.years(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn years(self) -> u16 {
        self.years
    }

    /// The end less the start.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let series = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2022, 1_210)?])?;
    /// let change = *series.change(Vintage::new(2020)?, Vintage::new(2022)?)?.value().unwrap();
    /// assert_eq!(change.absolute(), 210);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn absolute(self) -> i64 {
        difference(self.end, self.start)
    }

    /// The change as a fraction of the start.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let series = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2022, 1_210)?])?;
    /// let change = *series.change(Vintage::new(2020)?, Vintage::new(2022)?)?.value().unwrap();
    /// assert_eq!(change.relative(), 0.21);        // + 21 % in two years
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn relative(self) -> f64 {
        self.absolute() as f64 / self.start as f64
    }

    /// The average change a year (*TCAM*), as a fraction.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let series = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2022, 1_210)?])?;
    /// let change = *series.change(Vintage::new(2020)?, Vintage::new(2022)?)?.value().unwrap();
    /// assert!((change.average_annual() - 0.1).abs() < 1e-12);     // + 10 % a year: 1.1² = 1.21
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn average_annual(self) -> f64 {
        average_annual_change(self.start, self.end, self.years.into()).unwrap_or_default()
    }

    /// Whether the two vintages are so near that they share census surveys: part of the change is then hidden, and Insee advises against
    /// reading it.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::evolution::{Collection, Point, Series};
    /// # let point = |year, children| -> Result<Point, Box<dyn std::error::Error>> {
    /// #     let children = Observation::exact(children, Status::Observed);
    /// #     Ok(Point::new(Vintage::new(year)?, CogVintage::new(2024)?, "register".parse()?, children))
    /// # };
    /// let series = Series::new(Collection::Yearly, vec![point(2020, 1_000)?, point(2022, 1_210)?])?;
    /// let change = *series.change(Vintage::new(2020)?, Vintage::new(2022)?)?.value().unwrap();
    /// assert!(!change.shares_surveys());          // each year of a register stands on its own
    /// let census = Series::new(Collection::RollingCensus, series.points().to_vec())?;
    /// let change = census.change(Vintage::new(2020)?, Vintage::new(2022)?)?;
    /// assert_eq!(change.value().map(|change| change.shares_surveys()), Some(true));       // two years apart, less than five
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shares_surveys(self) -> bool {
        self.shares_surveys
    }
}

/// A change is no count: it is neither rounded to a base nor bounded by counts.
impl Quantity for Change {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// The breaks between one of the points and the next.
fn breaks_among(points: &[Point]) -> Vec<Break> {
    let pairs = points.iter().zip(points.iter().skip(1));
    let kinds = |one: &Point, next: &Point| {
        let geography =
            (one.geography != next.geography).then_some(BreakKind::Geography(one.geography, next.geography));
        let method = (one.method != next.method).then(|| BreakKind::Method(one.method.clone(), next.method.clone()));
        [geography, method].into_iter().flatten()
    };
    pairs
        .flat_map(|(one, next)| kinds(one, next).map(|kind| Break { before: one.vintage, after: next.vintage, kind }))
        .collect()
}
