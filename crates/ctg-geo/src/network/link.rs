//! A link that one has to wait for: a ferry.

use ctg_model::{Label, Slug};

use super::PerMode;
use crate::cost::{CostUnit, Metres, Minutes};

/// What a crossing takes (*traversée*): the time to get to the boat, the wait, and the time under way.
///
/// *Formula*: cost = access + wait + sailing.
///
/// # Examples
/// ```
/// use ctg_geo::{cost::Minutes, network::Crossing};
/// // A boat every half hour: one waits 15 minutes on average, if one comes at any time.
/// let crossing = Crossing::every(Minutes::new(30.0)?, Minutes::new(20.0)?, Minutes::new(5.0)?);
/// assert_eq!(crossing.wait, Minutes::new(15.0)?);
/// assert_eq!(crossing.total(), Minutes::new(40.0)?);
/// # Ok::<(), ctg_geo::cost::CostError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The time under way.
    pub sailing: Minutes,
    /// How long one waits for the departure: given, half of a headway, or of a [`Timetable`](super::Timetable).
    pub wait: Minutes,
    /// The time to get on board and ashore again, both ends together.
    pub access: Minutes,
}

impl Crossing {
    /// A crossing that leaves every so many minutes: who comes at any time waits half of that.
    ///
    /// ```
    /// use ctg_geo::{cost::Minutes, network::Crossing};
    /// let none = Minutes::new(0.0)?;
    /// assert_eq!(Crossing::every(Minutes::new(60.0)?, none, none).total(), Minutes::new(30.0)?);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn every(headway: Minutes, sailing: Minutes, access: Minutes) -> Self {
        let wait = Minutes::new(headway.get() / 2.0).unwrap_or(headway);
        Self { sailing, wait, access }
    }

    /// The whole of it; the largest time that can be told if it is longer still.
    ///
    /// ```
    /// use ctg_geo::{cost::Minutes, network::Crossing};
    /// let [sailing, wait, access] = [Minutes::new(22.5)?, Minutes::new(10.0)?, Minutes::new(2.5)?];
    /// assert_eq!(Crossing { sailing, wait, access }.total(), Minutes::new(35.0)?);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn total(self) -> Minutes {
        Minutes::new(self.sailing.get() + self.wait.get() + self.access.get()).unwrap_or(Minutes::LARGEST)
    }
}

/// The ways in which a link runs.
///
/// ```
/// use ctg_geo::network::Ways;
/// assert_ne!(Ways::Both, Ways::Onward);   // the last boat of the evening may not come back
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ways {
    /// Both ways, at the same cost.
    Both,
    /// From the first node to the second only.
    Onward,
}

/// A link between two nodes of a network, with a name, that can be added and taken away (*bac*, *liaison maritime*).
///
/// # Examples
/// ```
/// use ctg_geo::{cost::{Distancier, Metres, Minutes}, network::{Crossing, Link, Mode, Network, PerMode, Routes, Ways}};
/// use ctg_model::Position;
/// let [fouras, aix] = [Position::new(-1.0952, 45.9889)?, Position::new(-1.1734, 46.0125)?];
/// let shore = Network::new(Distancier::new("synthetic".parse()?, "essai".parse()?), vec![fouras, aix], [])?;
/// let crossing = Crossing::every(Minutes::new(60.0)?, Minutes::new(22.5)?, Minutes::new(5.0)?);
/// let ferry = Link::new("aix".parse()?, "Fouras – Île-d'Aix".parse()?, (0, 1), Ways::Both, Metres::new(4_600.0)?)
///     .open_to(PerMode::only(Mode::Foot, crossing));
/// assert_eq!(Routes::fastest(&shore, Mode::Foot).cost(0, 1), None);          // unreachable, not 0
/// let with_ferry = shore.with_link(ferry)?;
/// assert_eq!(Routes::fastest(&with_ferry, Mode::Foot).cost(0, 1), Some(Minutes::new(57.5)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[doc(alias = "bac")]
#[doc(alias = "ferry")]
#[must_use]
pub struct Link {
    id: Slug,
    name: Label,
    ends: (usize, usize),
    ways: Ways,
    length: Metres,
    crossings: PerMode<Option<Crossing>>,
}

impl Link {
    /// A link of this name and length between two nodes, open to nobody yet.
    ///
    /// ```
    /// use ctg_geo::{cost::Metres, network::{Link, Ways}};
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (3, 8), Ways::Both, Metres::new(4_600.0)?);
    /// assert_eq!((link.id().as_str(), link.ends()), ("aix", (3, 8)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(id: Slug, name: Label, ends: (usize, usize), ways: Ways, length: Metres) -> Self {
        Self { id, name, ends, ways, length, crossings: PerMode::default() }
    }

    /// Open to these modes, at these costs.
    ///
    /// ```
    /// use ctg_geo::{cost::{Metres, Minutes}, network::{Crossing, Link, PerMode, Ways}};
    /// let crossing = Crossing::every(Minutes::new(20.0)?, Minutes::new(10.0)?, Minutes::new(0.0)?);
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (3, 8), Ways::Both, Metres::new(4_600.0)?)
    ///     .open_to(PerMode { foot: Some(crossing), bike: Some(crossing), car: None });
    /// assert_eq!(link.crossings().bike.map(Crossing::total), Some(Minutes::new(20.0)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_to(self, crossings: PerMode<Option<Crossing>>) -> Self {
        Self { crossings, ..self }
    }

    /// Its identifier.
    ///
    /// ```
    /// # use ctg_geo::{cost::Metres, network::{Link, Ways}};
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (0, 1), Ways::Both, Metres::new(1.0)?);
    /// assert_eq!(link.id().as_str(), "aix");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// Its name, in French.
    ///
    /// ```
    /// # use ctg_geo::{cost::Metres, network::{Link, Ways}};
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (0, 1), Ways::Both, Metres::new(1.0)?);
    /// assert_eq!(link.name().as_str(), "Île-d'Aix");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// The numbers of its two nodes.
    ///
    /// ```
    /// # use ctg_geo::{cost::Metres, network::{Link, Ways}};
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (4, 1), Ways::Both, Metres::new(1.0)?);
    /// assert_eq!(link.ends(), (4, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ends(&self) -> (usize, usize) {
        self.ends
    }

    /// The ways in which it runs.
    ///
    /// ```
    /// # use ctg_geo::{cost::Metres, network::{Link, Ways}};
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (4, 1), Ways::Onward, Metres::new(1.0)?);
    /// assert_eq!(link.ways(), Ways::Onward);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ways(&self) -> Ways {
        self.ways
    }

    /// Its length.
    ///
    /// ```
    /// # use ctg_geo::{cost::Metres, network::{Link, Ways}};
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (4, 1), Ways::Both, Metres::new(4_600.0)?);
    /// assert_eq!(link.length(), Metres::new(4_600.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn length(&self) -> Metres {
        self.length
    }

    /// What it takes each mode that may use it.
    ///
    /// ```
    /// # use ctg_geo::{cost::Metres, network::{Link, PerMode, Ways}};
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (4, 1), Ways::Both, Metres::new(1.0)?);
    /// assert_eq!(link.crossings(), PerMode::default());                // open to nobody yet
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn crossings(&self) -> PerMode<Option<Crossing>> {
        self.crossings
    }
}
