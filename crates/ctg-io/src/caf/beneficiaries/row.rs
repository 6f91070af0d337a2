//! The figures of a place and a month.

use std::sync::Arc;

use ctg_model::PartialDate;
use ctg_model::observation::{Absence, Observation};

use super::{Located, MonthlyEuros, of_amount};

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Households,
    Persons,
    Amount,
}

/// A figure of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column {
    what: What,
    benefit: String,
}

impl Column {
    /// The figure of a column: `indfoy_rsa`.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let (what, benefit) = name.split_once('_')?;
        let what = match what {
            "indfoy" => What::Households,
            "indnbp" => What::Persons,
            "indmtt" => What::Amount,
            _ => return None,
        };
        (!benefit.is_empty()).then(|| Self { what, benefit: benefit.to_owned() })
    }

    pub(super) fn is_amount(&self) -> bool {
        self.what == What::Amount
    }
}

/// The figures of a place in a month, by benefit.
///
/// A benefit is named as in the columns, without what stands before the underscore: `rsa`, `ppa`, `apl` (here the *aide personnalisée au
/// logement*, not the accessibility of the same letters).
///
/// ```
/// use ctg_io::Source;
/// use ctg_io::caf::{CafRounding, beneficiaries};
/// use ctg_model::observation::RoundingMode;
/// let text = "dtreffre;numcomdo;indfoy_apl;indnbp_ndur\n2024-12;17299;2310;12400\n";
/// let read = beneficiaries::read(Source::new("b.csv", text.as_bytes()), CafRounding::published(RoundingMode::Nearest))?;
/// let rochefort = &read.value()[0];
/// assert_eq!(rochefort.benefits().collect::<Vec<_>>(), ["apl", "ndur"]);
/// assert_eq!(rochefort.persons("ndur").value(), Some(&12_400));
/// assert!(rochefort.persons("apl").absence().is_some());
/// assert_eq!((rochefort.month().to_string().as_str(), rochefort.parts()), ("2024-12", 1));
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct BenefitRow {
    place: Located,
    month: PartialDate,
    columns: Arc<[Column]>,
    figures: Vec<Observation<u64>>,
    parts: usize,
}

impl BenefitRow {
    pub(super) fn new(
        place: Located,
        month: PartialDate,
        columns: Arc<[Column]>,
        figures: Vec<Observation<u64>>,
    ) -> Self {
        Self { place, month, columns, figures, parts: 1 }
    }

    /// The figures, one for each column of another row.
    pub(super) fn figures_of(&self, other: &Self) -> Vec<Observation<u64>> {
        other.columns.iter().map(|column| self.figure(column.what, &column.benefit)).collect()
    }

    /// A row of the same columns and month that is the sum of several.
    pub(super) fn sum(&self, place: Located, figures: Vec<Observation<u64>>, parts: usize) -> Self {
        Self { place, month: self.month, columns: Arc::clone(&self.columns), figures, parts }
    }

    /// Where the foyers live.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::{CafRounding, Located, beneficiaries}};
    /// # use ctg_model::observation::RoundingMode;
    /// let source = Source::new("b.csv", &b"dtreffre;numcomdo;indfoy_rsa\n2024-12;75101;5\n"[..]);
    /// let read = beneficiaries::read(source, CafRounding::published(RoundingMode::Nearest))?;
    /// assert!(matches!(read.value()[0].place(), Located::Arrondissement(_)));
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn place(&self) -> Located {
        self.place
    }

    /// The month that amounts were paid for.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::{CafRounding, beneficiaries}};
    /// # use ctg_model::observation::RoundingMode;
    /// let source = Source::new("b.csv", &b"dtreffre;numcomdo;indfoy_rsa\n2024-12-31;17299;5\n"[..]);
    /// let read = beneficiaries::read(source, CafRounding::published(RoundingMode::Nearest))?;
    /// assert_eq!(read.value()[0].month().to_string(), "2024-12");
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn month(&self) -> PartialDate {
        self.month
    }

    /// How many rounded rows this one is the sum of: 1 unless arrondissements were folded.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::{CafRounding, beneficiaries}};
    /// # use ctg_model::observation::RoundingMode;
    /// let source = Source::new("b.csv", &b"dtreffre;numcomdo;indfoy_rsa\n2024-12;17299;5\n"[..]);
    /// let read = beneficiaries::read(source, CafRounding::published(RoundingMode::Nearest))?;
    /// assert_eq!(read.value()[0].parts(), 1);
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn parts(&self) -> usize {
        self.parts
    }

    /// The benefits of the file, in alphabetical order.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::{CafRounding, beneficiaries}};
    /// # use ctg_model::observation::RoundingMode;
    /// let source = Source::new("b.csv", &b"dtreffre;numcomdo;indfoy_rsa;indmtt_rsa\n2024-12;17299;5;100\n"[..]);
    /// let read = beneficiaries::read(source, CafRounding::published(RoundingMode::Nearest))?;
    /// assert_eq!(read.value()[0].benefits().collect::<Vec<_>>(), ["rsa"]);
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn benefits(&self) -> impl Iterator<Item = &str> {
        let names: std::collections::BTreeSet<&str> =
            self.columns.iter().map(|column| column.benefit.as_str()).collect();
        names.into_iter()
    }

    /// *Foyers* that have a benefit; not published where the file has no such column.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::{CafRounding, beneficiaries}};
    /// # use ctg_model::observation::RoundingMode;
    /// let source = Source::new("b.csv", &b"dtreffre;numcomdo;indfoy_rsa\n2024-12;17299;0\n"[..]);
    /// let read = beneficiaries::read(source, CafRounding::published(RoundingMode::Nearest))?;
    /// let bounds = read.value()[0].households("rsa").bounds();
    /// assert_eq!(bounds.map(|bounds| (bounds.low(), bounds.high())), Some((0, Some(2))));   // a published 0 may be 2
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn households(&self, benefit: &str) -> Observation<u64> {
        self.figure(What::Households, benefit)
    }

    /// Persons covered by a benefit: the recipient, the partner, children and others at charge.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::{CafRounding, beneficiaries}};
    /// # use ctg_model::observation::RoundingMode;
    /// let source = Source::new("b.csv", &b"dtreffre;numcomdo;indnbp_ndur\n2024-12;17299;12400\n"[..]);
    /// let read = beneficiaries::read(source, CafRounding::published(RoundingMode::Nearest))?;
    /// assert_eq!(read.value()[0].persons("ndur").value(), Some(&12_400));
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn persons(&self, benefit: &str) -> Observation<u64> {
        self.figure(What::Persons, benefit)
    }

    /// What was paid for the month, in euros.
    ///
    /// ```
    /// # use ctg_io::{Source, caf::{CafRounding, beneficiaries}};
    /// # use ctg_model::observation::RoundingMode;
    /// let source = Source::new("b.csv", &b"dtreffre;numcomdo;indmtt_rsa\n2024-12;17299;751200\n"[..]);
    /// let read = beneficiaries::read(source, CafRounding::published(RoundingMode::Nearest))?;
    /// assert_eq!(read.value()[0].amount("rsa").value().map(|amount| amount.euros()), Some(751_200));
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn amount(&self, benefit: &str) -> Observation<MonthlyEuros> {
        of_amount(self.figure(What::Amount, benefit))
    }

    fn figure(&self, what: What, benefit: &str) -> Observation<u64> {
        let wanted = |column: &Column| column.what == what && column.benefit.eq_ignore_ascii_case(benefit);
        let found = self.columns.iter().position(wanted).and_then(|at| self.figures.get(at));
        found.copied().unwrap_or(Observation::Absent(Absence::NotPublished))
    }
}
