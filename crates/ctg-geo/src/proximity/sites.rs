//! Places with an identifier.

use std::fmt::Display;

use ctg_model::Position;

use crate::{Advice, BoundingBox};

/// Services or other places in the order of their identifiers, each at one position or at several (*services*, *lieux*).
///
/// The number of a place is its rank by identifier, so that whatever breaks ties by number breaks them by identifier. An itinerant service is one service
/// with several stops: its places have numbers of their own, and one [`service`](Self::service_of).
///
/// # Errors
/// An identifier given twice; a service without a position.
///
/// # Examples
/// ```
/// use ctg_geo::proximity::Sites;
/// use ctg_model::Position;
/// let [fouras, rochefort, soubise] = [(-1.0936, 45.9877), (-0.9622, 45.9366), (-1.0064, 45.9206)].map(|(x, y)| Position::new(x, y).unwrap());
/// let services = Sites::with_stops([("ram", vec![rochefort]), ("bus", vec![soubise, fouras])])?;
/// assert_eq!((services.services(), services.positions()), (2, [soubise, fouras, rochefort].as_slice()));
/// assert_eq!((services.service_of(1), services.id(0)), (Some(0), Some(&"bus")));
/// # Ok::<(), ctg_geo::proximity::SitesError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Sites<I> {
    ids: Vec<I>,
    positions: Vec<Position>,
    /// The service of each position.
    services: Vec<usize>,
}

/// Why places are no [`Sites`].
///
/// ```
/// use ctg_geo::proximity::Sites;
/// let error = Sites::with_stops([("bus", vec![])]).unwrap_err();
/// assert_eq!(error.to_string(), "service `bus` has no position, expected one or more");
/// assert_eq!(error.id(), "bus");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("service `{id}` {fault}")]
pub struct SitesError {
    id: String,
    fault: &'static str,
}

impl SitesError {
    /// The identifier at fault.
    ///
    /// ```
    /// use ctg_geo::proximity::Sites;
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let error = Sites::new([("a", here), ("a", here)]).unwrap_err();
    /// assert_eq!((error.id(), error.to_string().as_str()), ("a", "service `a` is given twice, expected once"));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// A place outside a box where it is expected.
///
/// ```
/// use ctg_geo::{Advice, BoundingBox, proximity::{Misplaced, Sites}};
/// use ctg_model::Position;
/// let caro = BoundingBox::of([Position::new(-1.25, 45.75)?, Position::new(-0.7, 46.1)?]).unwrap();
/// let off_somalia = Sites::new([("ccas", Position::new(45.9366, -0.9622)?)])?;
/// let advice = Some(Advice::SwapLatitudeAndLongitude);
/// assert_eq!(off_somalia.outside(caro), [Misplaced { place: 0, advice }]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misplaced {
    /// The number of the place.
    pub place: usize,
    /// What is likely to be wrong with it; a place across the border may be right.
    pub advice: Option<Advice>,
}

impl<I: Ord + Display> Sites<I> {
    /// Services of one position each, in any order; none at all is a list too.
    ///
    /// # Errors
    /// An identifier given twice.
    ///
    /// ```
    /// use ctg_geo::proximity::Sites;
    /// let [east, west] = [ctg_model::Position::new(1.0, 46.0)?, ctg_model::Position::new(-1.0, 46.0)?];
    /// let seats = Sites::new([(17_299, east), (17_004, west)])?;
    /// assert_eq!((seats.id(0), seats.positions()), (Some(&17_004), [west, east].as_slice()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(places: impl IntoIterator<Item = (I, Position)>) -> Result<Self, SitesError> {
        Self::with_stops(places.into_iter().map(|(id, position)| (id, [position])))
    }

    /// Services of one position or more each, in any order; the stops of a service stay in theirs.
    ///
    /// # Errors
    /// An identifier given twice; a service without a position.
    ///
    /// ```
    /// use ctg_geo::proximity::Sites;
    /// let [east, west] = [ctg_model::Position::new(1.0, 46.0)?, ctg_model::Position::new(-1.0, 46.0)?];
    /// let bus = Sites::with_stops([("bus", [east, west])])?;
    /// assert_eq!((bus.services(), bus.len()), (1, 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_stops<S: IntoIterator<Item = Position>>(
        services: impl IntoIterator<Item = (I, S)>,
    ) -> Result<Self, SitesError> {
        let mut given: Vec<(I, S)> = services.into_iter().collect();
        given.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut sites = Self { ids: Vec::with_capacity(given.len()), positions: Vec::new(), services: Vec::new() };
        for (id, stops) in given {
            let refused = |fault| Err(SitesError { id: id.to_string(), fault });
            if sites.ids.last() == Some(&id) {
                return refused("is given twice, expected once");
            }
            let before = sites.positions.len();
            sites.positions.extend(stops);
            if sites.positions.len() == before {
                return refused("has no position, expected one or more");
            }
            sites.services.resize(sites.positions.len(), sites.ids.len());
            sites.ids.push(id);
        }
        Ok(sites)
    }
}

impl<I> Sites<I> {
    /// The positions by number: by identifier, then by stop.
    ///
    /// ```
    /// let none = ctg_geo::proximity::Sites::<u8>::new([])?;
    /// assert!(none.positions().is_empty());
    /// # Ok::<(), ctg_geo::proximity::SitesError>(())
    /// ```
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// How many positions there are.
    ///
    /// ```
    /// assert_eq!(ctg_geo::proximity::Sites::<u8>::new([])?.len(), 0);
    /// # Ok::<(), ctg_geo::proximity::SitesError>(())
    /// ```
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether there is no position, hence no service.
    ///
    /// ```
    /// assert!(ctg_geo::proximity::Sites::<u8>::new([])?.is_empty());
    /// # Ok::<(), ctg_geo::proximity::SitesError>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// How many services there are: an itinerant one is one.
    ///
    /// ```
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// assert_eq!(ctg_geo::proximity::Sites::with_stops([("bus", [here, here])])?.services(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn services(&self) -> usize {
        self.ids.len()
    }

    /// The identifier of a service by its number; `None` beyond the last.
    ///
    /// ```
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let one = ctg_geo::proximity::Sites::new([("ccas", here)])?;
    /// assert_eq!((one.id(0), one.id(1)), (Some(&"ccas"), None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn id(&self, service: usize) -> Option<&I> {
        self.ids.get(service)
    }

    /// The number of the service that stands at a place, by the number of the place; `None` beyond the last.
    ///
    /// ```
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let services = ctg_geo::proximity::Sites::with_stops([("bus", vec![here, here]), ("ccas", vec![here])])?;
    /// assert_eq!([0, 1, 2, 3].map(|place| services.service_of(place)), [Some(0), Some(0), Some(1), None]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn service_of(&self, place: usize) -> Option<usize> {
        self.services.get(place).copied()
    }

    /// The places outside a box, by number, with advice where the other way round would be in it.
    ///
    /// ```
    /// use ctg_geo::{BoundingBox, proximity::Sites};
    /// use ctg_model::Position;
    /// let caro = BoundingBox::of([Position::new(-1.25, 45.75)?, Position::new(-0.7, 46.1)?]).unwrap();
    /// let near = Sites::new([("rochefort", Position::new(-0.9622, 45.9366)?), ("saintes", Position::new(-0.6320, 45.7460)?)])?;
    /// let outside: Vec<_> = near.outside(caro).into_iter().map(|found| (found.place, found.advice)).collect();
    /// assert_eq!(outside, [(1, None)]);                           // Saintes is across the border, and right
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn outside(&self, expected: BoundingBox) -> Vec<Misplaced> {
        let holds = |x: f64, y: f64| {
            (expected.west()..=expected.east()).contains(&x) && (expected.south()..=expected.north()).contains(&y)
        };
        let misplaced = |(place, at): (usize, &Position)| {
            let (x, y) = (at.longitude(), at.latitude());
            let advice = holds(y, x).then_some(Advice::SwapLatitudeAndLongitude);
            (!holds(x, y)).then_some(Misplaced { place, advice })
        };
        self.positions.iter().enumerate().filter_map(misplaced).collect()
    }
}
