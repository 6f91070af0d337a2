//! A figure that rules speak of.

use ctg_model::claim::{AgeClaim, Claim};
use ctg_model::{Decimal, Slug};

use super::Range;

/// A figure of a set of claims, whatever document prints it: its identifier, the printed number, and what that number can stand for.
///
/// # Examples
/// ```
/// use ctg_stats::reconcile::Figure;
/// let inhabitants = Figure::exact("population".parse()?, "63320".parse()?);
/// let share = Figure::rounded("coverage".parse()?, "48".parse()?);
/// assert_eq!(share.range().map(|range| range.to_string()).as_deref(), Some("47.5 to 48.5"));
/// assert_eq!(Figure::lost("mam".parse()?).printed(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Figure {
    id: Slug,
    printed: Option<Decimal>,
    /// The printed number where it can be one, else the kept one: a printed 1.3 establishments is no divisor.
    best: Option<Decimal>,
    kept: Option<Decimal>,
    precision: FigurePrecision,
    quote: String,
}

/// What a printed number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FigurePrecision {
    /// Itself: a count.
    Exact,
    /// Any number that rounds to it: a share, a rate.
    Rounded,
}

impl Figure {
    fn new(id: Slug, printed: Option<Decimal>, precision: FigurePrecision) -> Self {
        Self { id, printed, best: printed, kept: None, precision, quote: String::new() }
    }

    /// A number that stands for itself: a count, an amount.
    ///
    /// ```
    /// use ctg_stats::reconcile::Figure;
    /// let eaje = Figure::exact("eaje".parse()?, "13".parse()?);
    /// assert_eq!(eaje.range().map(|range| range.to_string()).as_deref(), Some("13 to 13"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn exact(id: Slug, printed: Decimal) -> Self {
        Self::new(id, Some(printed), FigurePrecision::Exact)
    }

    /// A number that is rounded to its last decimal: a share, a rate.
    ///
    /// ```
    /// use ctg_stats::reconcile::Figure;
    /// let eaje_per_1000 = Figure::rounded("eaje-per-1000".parse()?, "0.2".parse()?);
    /// assert_eq!(eaje_per_1000.range().map(|range| range.to_string()).as_deref(), Some("0.15 to 0.25"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rounded(id: Slug, printed: Decimal) -> Self {
        Self::new(id, Some(printed), FigurePrecision::Rounded)
    }

    /// A figure whose number is lost: rules may tell what it must have been.
    ///
    /// ```
    /// use ctg_stats::reconcile::Figure;
    /// let mam = Figure::lost("mam".parse()?);
    /// assert!(mam.printed().is_none() && mam.range().is_none());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn lost(id: Slug) -> Self {
        Self::new(id, None, FigurePrecision::Rounded)
    }

    /// The same figure, with the words of the document.
    ///
    /// ```
    /// use ctg_stats::reconcile::Figure;
    /// let eaje = Figure::exact("eaje".parse()?, "13".parse()?).with_quote("13 Eaje sur le territoire");
    /// assert_eq!(eaje.quote(), "13 Eaje sur le territoire");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_quote(self, quote: &str) -> Self {
        Self { quote: quote.to_owned(), ..self }
    }

    /// The identifier.
    ///
    /// ```
    /// use ctg_stats::reconcile::Figure;
    /// assert_eq!(Figure::exact("eaje".parse()?, "13".parse()?).id().as_str(), "eaje");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// The printed number; `None` where it is lost.
    ///
    /// ```
    /// use ctg_stats::reconcile::Figure;
    /// let coverage = Figure::rounded("coverage".parse()?, "48".parse()?);
    /// assert_eq!(coverage.printed(), Some("48".parse()?));
    /// assert_ne!(coverage.printed(), Some("48.0".parse()?));                     // which would be surer
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn printed(&self) -> Option<Decimal> {
        self.printed
    }

    /// The words of the document; empty where there are none.
    ///
    /// ```
    /// use ctg_stats::reconcile::Figure;
    /// let eaje = Figure::exact("eaje".parse()?, "13".parse()?);
    /// assert_eq!((eaje.quote(), eaje.clone().with_quote("13 Eaje").quote()), ("", "13 Eaje"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// The number that rules compute with.
    pub(super) fn best(&self) -> Option<Decimal> {
        self.best
    }

    /// What the number can stand for: itself, or half a unit of its last decimal on either side.
    ///
    /// ```
    /// use ctg_stats::reconcile::Figure;
    /// let width = |figure: Figure| figure.range().and_then(|range| range.width()).map(|width| width.to_f64());
    /// assert_eq!(width(Figure::rounded("coverage".parse()?, "48".parse()?)), Some(1.0)); // 47.5 to 48.5
    /// assert_eq!(width(Figure::exact("covered".parse()?, "30394".parse()?)), Some(0.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn range(&self) -> Option<Range> {
        self.best.map(match self.precision {
            FigurePrecision::Exact => Range::exactly,
            FigurePrecision::Rounded => Range::of_printed,
        })
    }

    pub(super) fn is_kept(&self, number: Decimal) -> bool {
        self.kept == Some(number)
    }

    /// The same figure, had it been printed otherwise.
    pub(super) fn reprinted(&self, number: Decimal) -> Self {
        Self { printed: Some(number), best: Some(number), ..self.clone() }
    }
}

/// A printed count stands for itself, a printed percentage for what rounds to it.
impl From<&Claim> for Figure {
    fn from(claim: &Claim) -> Self {
        let is_count = claim.unit.is_count();
        let kept = claim.kept.value().copied();
        Self {
            id: claim.id.clone(),
            printed: claim.printed,
            best: if is_count && claim.printed_count().is_none() { kept } else { claim.printed },
            kept,
            precision: if is_count { FigurePrecision::Exact } else { FigurePrecision::Rounded },
            quote: claim.evidence.quote.clone(),
        }
    }
}

impl From<&AgeClaim> for Figure {
    fn from(age: &AgeClaim) -> Self {
        let figure = Self::new(age.id.clone(), age.printed, FigurePrecision::Rounded).with_quote(&age.evidence.quote);
        Self { kept: age.kept.value().copied(), ..figure }
    }
}
