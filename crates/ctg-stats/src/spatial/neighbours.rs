//! Lists of neighbours.

/// The neighbours of each unit (*voisins*), as lists: the communes that touch it, or its k nearest.
///
/// A list may name a unit whose own list does not name it back, as k nearest do. No unit is its own neighbour, and none is named twice.
///
/// # Examples
/// ```
/// use ctg_stats::spatial::Neighbours;
/// let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1], vec![]])?;
/// assert_eq!((path.of(1), path.of(3)), ([0, 2].as_slice(), [].as_slice()));
/// assert_eq!(path.islands().collect::<Vec<_>>(), [3]);
/// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Neighbours {
    /// Where the list of each unit starts in `links`, and where the last one ends.
    offsets: Vec<usize>,
    /// All lists one after the other, each sorted.
    links: Vec<u32>,
}

impl Neighbours {
    /// One list for each unit, in the units' order; a unit is named by its place, from 0.
    ///
    /// # Errors
    /// A neighbour that is no unit, is the unit itself, or is named twice; more units than 2³².
    ///
    /// ```
    /// use ctg_stats::spatial::Neighbours;
    /// let error = Neighbours::new(&[vec![1], vec![0, 1]]).unwrap_err();
    /// assert_eq!(error.to_string(), "unit 1 is its own neighbour, expected other units only");
    /// ```
    pub fn new(lists: &[impl AsRef<[usize]>]) -> Result<Self, NeighboursError> {
        let units = lists.len();
        if u32::try_from(units).is_err() {
            return Err(Fault::TooMany { units }.into());
        }
        let mut offsets = vec![0];
        let mut links = Vec::with_capacity(lists.iter().map(|list| list.as_ref().len()).sum());
        for (unit, list) in lists.iter().enumerate() {
            let mut sorted = list.as_ref().to_vec();
            sorted.sort_unstable();
            for (place, neighbour) in sorted.iter().enumerate() {
                let before = place.checked_sub(1).and_then(|place| sorted.get(place));
                links.push(Fault::check(unit, *neighbour, before, units)?);
            }
            offsets.push(links.len());
        }
        Ok(Self { offsets, links })
    }

    /// The lists one after the other, as sparse matrices and k-nearest searches give them (CSR): list `i` goes from offset `i` to offset `i + 1`.
    ///
    /// # Errors
    /// Offsets that do not start at 0, that go back, or that do not end where the links do; and all that [`new`](Self::new) refuses.
    ///
    /// ```
    /// use ctg_stats::spatial::Neighbours;
    /// let path = Neighbours::from_offsets(&[0, 1, 3, 4], &[1, 0, 2, 1])?;
    /// assert_eq!(path, Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let error = Neighbours::from_offsets(&[0, 3, 1], &[1, 0, 2]).unwrap_err();
    /// assert_eq!(error.to_string(), "the list of unit 1 goes from 3 to 1 of 3 links, expected offsets that grow from 0 to the number of links");
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn from_offsets(offsets: &[usize], links: &[usize]) -> Result<Self, NeighboursError> {
        let mut end = 0;
        let mut lists = Vec::with_capacity(offsets.len().saturating_sub(1));
        for (unit, pair) in offsets.windows(2).enumerate() {
            let (from, to) = (pair.first().copied().unwrap_or_default(), pair.last().copied().unwrap_or_default());
            let list = if from == end { links.get(from..to) } else { None };
            lists.push(list.ok_or(Fault::Offsets { unit, from, to, links: links.len() })?);
            end = to;
        }
        if end != links.len() {
            return Err(Fault::Offsets { unit: lists.len(), from: end, to: links.len(), links: links.len() }.into());
        }
        Self::new(&lists)
    }

    /// How many units there are.
    ///
    /// ```
    /// assert_eq!(ctg_stats::spatial::Neighbours::new(&[vec![1], vec![0]])?.len(), 2);
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Whether there is no unit.
    ///
    /// ```
    /// assert!(ctg_stats::spatial::Neighbours::new(&[vec![]; 0])?.is_empty());
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The neighbours of a unit, sorted; none for a unit that does not exist.
    ///
    /// ```
    /// use ctg_stats::spatial::Neighbours;
    /// let path = Neighbours::new(&[vec![1], vec![2, 0], vec![1], vec![]])?;
    /// assert_eq!((path.of(1), path.of(9)), ([0, 2].as_slice(), [].as_slice()));
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn of(&self, unit: usize) -> &[u32] {
        let ends = (self.offsets.get(unit).copied(), self.offsets.get(unit + 1).copied());
        if let (Some(from), Some(to)) = ends { self.links.get(from..to).unwrap_or_default() } else { &[] }
    }

    /// The lists, in the units' order.
    ///
    /// ```
    /// use ctg_stats::spatial::Neighbours;
    /// let path = Neighbours::new(&[vec![1], vec![2, 0], vec![1], vec![]])?;
    /// assert_eq!(path.lists().map(<[u32]>::len).collect::<Vec<_>>(), [1, 2, 1, 0]);
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn lists(&self) -> impl ExactSizeIterator<Item = &[u32]> + Clone {
        (0..self.len()).map(|unit| self.of(unit))
    }

    /// How many links there are; one that goes both ways counts twice.
    ///
    /// ```
    /// assert_eq!(ctg_stats::spatial::Neighbours::new(&[vec![1], vec![0]])?.links(), 2);
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn links(&self) -> usize {
        self.links.len()
    }

    /// The units without neighbour (*îles*).
    ///
    /// ```
    /// use ctg_stats::spatial::Neighbours;
    /// let path = Neighbours::new(&[vec![1], vec![2, 0], vec![1], vec![]])?;
    /// assert_eq!(path.islands().collect::<Vec<_>>(), [3]);
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn islands(&self) -> impl Iterator<Item = usize> + '_ {
        self.lists().enumerate().filter_map(|(unit, list)| list.is_empty().then_some(unit))
    }

    /// The same units without the others: unit `j` of the result is the `j`-th that is named, and links to the others are dropped.
    ///
    /// With [`Variable::only`](crate::Variable::only), this is how units without value are left out, and how islands are.
    ///
    /// # Errors
    /// A unit that does not exist or is named twice.
    ///
    /// ```
    /// use ctg_stats::spatial::Neighbours;
    /// let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?;
    /// assert_eq!(path.only(&[1, 2])?, Neighbours::new(&[vec![1], vec![0]])?);
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn only(&self, units: &[usize]) -> Result<Self, NeighboursError> {
        let mut places = vec![None; self.len()];
        for (place, unit) in units.iter().enumerate() {
            match places.get_mut(*unit) {
                None => return Err(Fault::Unknown { unit: place, neighbour: *unit, units: self.len() }.into()),
                Some(Some(_)) => return Err(Fault::Twice { unit: place, neighbour: *unit }.into()),
                Some(free) => *free = Some(place),
            }
        }
        let kept = |unit: &usize| -> Vec<usize> {
            self.of(*unit).iter().filter_map(|link| places.get(*link as usize).copied().flatten()).collect()
        };
        Self::new(&units.iter().map(kept).collect::<Vec<_>>())
    }
}

/// A list of neighbours that cannot be.
///
/// ```
/// use ctg_stats::spatial::Neighbours;
/// let error = Neighbours::new(&[vec![1], vec![7]]).unwrap_err();
/// assert_eq!(error.to_string(), "unit 1 has the neighbour 7, expected one of 2 units, from 0");
/// assert_eq!(error.unit(), Some(1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct NeighboursError(#[from] Fault);

impl NeighboursError {
    /// The unit whose list it is; none if it is all of them.
    ///
    /// ```
    /// use ctg_stats::spatial::Neighbours;
    /// assert_eq!(Neighbours::new(&[vec![1], vec![0, 0]]).unwrap_err().unit(), Some(1));   // 0 is named twice
    /// ```
    pub fn unit(self) -> Option<usize> {
        match self.0 {
            Fault::Unknown { unit, .. }
            | Fault::Itself { unit }
            | Fault::Twice { unit, .. }
            | Fault::Offsets { unit, .. } => Some(unit),
            Fault::TooMany { .. } => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("unit {unit} has the neighbour {neighbour}, expected one of {units} units, from 0")]
    Unknown { unit: usize, neighbour: usize, units: usize },
    #[error("unit {unit} is its own neighbour, expected other units only")]
    Itself { unit: usize },
    #[error("unit {unit} has the neighbour {neighbour} twice, expected once")]
    Twice { unit: usize, neighbour: usize },
    #[error(
        "the list of unit {unit} goes from {from} to {to} of {links} links, expected offsets that grow from 0 to the number of links"
    )]
    Offsets { unit: usize, from: usize, to: usize, links: usize },
    #[error("{units} units, expected less than 2^32")]
    TooMany { units: usize },
}

impl Fault {
    fn check(unit: usize, neighbour: usize, before: Option<&usize>, units: usize) -> Result<u32, Self> {
        if neighbour == unit {
            return Err(Self::Itself { unit });
        }
        if before == Some(&neighbour) {
            return Err(Self::Twice { unit, neighbour });
        }
        let known = u32::try_from(neighbour).ok().filter(|_| neighbour < units);
        known.ok_or(Self::Unknown { unit, neighbour, units })
    }
}
