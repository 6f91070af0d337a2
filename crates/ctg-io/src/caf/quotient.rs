//! Foyers by band of *quotient familial*: `ndur_s_qf_400_com_f`.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use ctg_model::PartialDate;
use ctg_model::observation::{Absence, Observation, Precision, Rounding, Status};

use super::{CafRounding, Located, dataset, month};
use crate::dataset::Dataset;
use crate::set_aside::Told;
use crate::table::{Layout, Row, Table, needed};
use crate::{Flags, Read, ReadError, Source};

const DATASET: Dataset =
    dataset("cnaf-ndur-s-qf-400-com-f", "Foyers allocataires par tranche de quotient familial, par commune");

const LAYOUT: Layout = Layout::public(
    "numcomdo",
    &[needed("dtreffre"), needed("numcomdo"), needed("qf_400"), needed("indfoy_ndur"), needed("indnbp_ndur")],
);

/// A band of *quotient familial* in euros a month, the upper bound excluded; or unknown.
///
/// ```
/// use ctg_io::caf::quotient::QuotientBand;
/// let band: QuotientBand = "400-799".parse()?;
/// assert_eq!((band.low(), band.until()), (Some(400), Some(800)));
/// for same in ["400 à 799", "[400;800[", "de 400 à 799 €"] {
///     assert_eq!(same.parse::<QuotientBand>()?, band, "{same}");
/// }
/// assert_eq!("≥4000".parse::<QuotientBand>()?, "4000 et plus".parse()?);
/// assert_eq!("<400".parse::<QuotientBand>()?.low(), Some(0));
/// assert_eq!("Inconnu".parse::<QuotientBand>()?, QuotientBand::UNKNOWN);
/// # Ok::<(), ctg_io::caf::quotient::QuotientBandError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuotientBand(Option<(u32, Option<u32>)>);

/// A text that is no band.
///
/// ```
/// let error = "a lot".parse::<ctg_io::caf::quotient::QuotientBand>().unwrap_err();
/// assert_eq!(error.to_string(), "band `a lot`: expected euros such as `400-799`, `<400` or `>=4000`, or `Inconnu`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("band `{text}`: expected euros such as `400-799`, `<400` or `>=4000`, or `Inconnu`")]
pub struct QuotientBandError {
    text: String,
}

impl QuotientBandError {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!("?".parse::<ctg_io::caf::quotient::QuotientBand>().unwrap_err().text(), "?");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl QuotientBand {
    /// The quotient is not known.
    ///
    /// ```
    /// assert_eq!(ctg_io::caf::quotient::QuotientBand::UNKNOWN.low(), None);
    /// ```
    pub const UNKNOWN: Self = Self(None);

    /// The lowest quotient of the band; `None` where it is unknown.
    ///
    /// ```
    /// assert_eq!("800-1199".parse::<ctg_io::caf::quotient::QuotientBand>()?.low(), Some(800));
    /// # Ok::<(), ctg_io::caf::quotient::QuotientBandError>(())
    /// ```
    pub fn low(self) -> Option<u32> {
        self.0.map(|(low, _)| low)
    }

    /// The quotient that the band ends before; `None` where it has no end or is unknown.
    ///
    /// ```
    /// assert_eq!("800-1199".parse::<ctg_io::caf::quotient::QuotientBand>()?.until(), Some(1200));
    /// # Ok::<(), ctg_io::caf::quotient::QuotientBandError>(())
    /// ```
    pub fn until(self) -> Option<u32> {
        self.0.and_then(|(_, until)| until)
    }

    fn read(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        if matches!(lower.as_str(), "inconnu" | "inconnue" | "non renseigné" | "nr") {
            return Some(Self::UNKNOWN);
        }
        let numbers = lower.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let numbers: Vec<u32> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
        let words = lower.split(|c: char| c.is_ascii_digit()).flat_map(str::split_whitespace);
        let words: String = words.filter(|word| !["€", "euros", "qf", "de"].contains(word)).collect();
        let band = match (words.as_str(), numbers.as_slice()) {
            ("-" | "à", [low, last]) => (*low, Some(last.checked_add(1)?)),
            ("[;[" | "[,[" | "[-[" | "etmoins" | "àmoins", [low, until]) => (*low, Some(*until)),
            ("<" | "moins", [until]) => (0, Some(*until)),
            (">=" | "≥" | "etplus" | "+" | "ouplus" | "plus", [low]) => (*low, None),
            _ => return None,
        };
        let is_sound = band.1.is_none_or(|until| band.0 < until);
        is_sound.then_some(Self(Some(band)))
    }
}

impl FromStr for QuotientBand {
    type Err = QuotientBandError;

    fn from_str(text: &str) -> Result<Self, QuotientBandError> {
        Self::read(text).ok_or_else(|| QuotientBandError { text: text.chars().take(40).collect() })
    }
}

/// `400-799`, `>=4000` or `Inconnu`.
impl fmt::Display for QuotientBand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some((low, Some(until))) => write!(f, "{low}-{}", until.saturating_sub(1)),
            Some((low, None)) => write!(f, ">={low}"),
            None => f.write_str("Inconnu"),
        }
    }
}

/// The foyers of one place, month and band.
///
/// ```
/// use ctg_io::Source;
/// use ctg_io::caf::{CafRounding, quotient};
/// use ctg_model::observation::RoundingMode;
/// let text = "dtreffre;numcomdo;qf_400;indfoy_ndur;indnbp_ndur\n2024-12;17299;400-799;1520;3900\n";
/// let read = quotient::read(Source::new("qf.csv", text.as_bytes()), CafRounding::published(RoundingMode::Nearest))?;
/// assert_eq!((read.value()[0].band.to_string().as_str(), read.value()[0].persons.value()), ("400-799", Some(&3_900)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuotientRow {
    /// Where they live.
    pub place: Located,
    /// The month.
    pub month: PartialDate,
    /// Their band.
    pub band: QuotientBand,
    /// Foyers, rounded.
    pub households: Observation<u64>,
    /// Persons in them, rounded.
    pub persons: Observation<u64>,
}

/// Reads the foyers by band.
///
/// # Errors
/// Reading failed, or columns are missing. A row whose band is not understood is set aside, as is a count that is no multiple of the
/// rounding.
///
/// # Examples
/// ```
/// use ctg_io::Source;
/// use ctg_io::caf::{CafRounding, quotient};
/// use ctg_model::observation::RoundingMode;
/// let text = "dtreffre;numcomdo;qf_400;indfoy_ndur;indnbp_ndur\n2024-12;17299;400-799;1520;3900\n2024-12;17299;beaucoup;5;10\n";
/// let read = quotient::read(Source::new("qf.csv", text.as_bytes()), CafRounding::published(RoundingMode::Nearest))?;
/// let bounds = read.value()[0].households.bounds().ok_or("absent")?;
/// assert_eq!((bounds.low(), bounds.high()), (1518, Some(1522)));
/// assert_eq!(read.set_aside()[0].column(), Some("qf_400"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read<R: std::io::Read>(source: Source<R>, rounding: CafRounding) -> Result<Read<Vec<QuotientRow>>, ReadError> {
    let mut table = Table::open(source, &LAYOUT)?;
    let (flags, mut rows, mut seen) = (Flags::insee(), Vec::new(), BTreeMap::new());
    table.for_each(|row| {
        let found = read_row(row, &flags, rounding)?;
        let line = row.line();
        match *seen.entry((found.place, found.month.first_day(), found.band)).or_insert(line) {
            first if first == line => rows.push(found),
            first => {
                return row.refuse(
                    "qf_400",
                    format_args!("band {} is given twice, expected once (line {first})", found.band),
                );
            }
        }
        Ok(())
    })?;
    let end = table.finish()?;
    let file = end.file.with_provenance(DATASET.provenance(None));
    Ok(Read::new(rows, end.set_aside).with_files(vec![file]))
}

fn read_row(row: &mut Row<'_>, flags: &Flags, rounding: CafRounding) -> Result<QuotientRow, Told> {
    let (month, place) = (month(row, "dtreffre"), Located::of(row, "numcomdo"));
    let band = row.checked("qf_400");
    let households = rounded(row, "indfoy_ndur", flags, rounding.counts);
    let persons = rounded(row, "indnbp_ndur", flags, rounding.counts);
    Ok(QuotientRow { place: place?, month: month?, band: band?, households: households?, persons: persons? })
}

fn rounded(
    row: &mut Row<'_>,
    column: &'static str,
    flags: &Flags,
    rounding: Rounding,
) -> Result<Observation<u64>, Told> {
    match row.counted(column, flags, Absence::NotAvailable)? {
        Observation::Absent(reason) => Ok(Observation::Absent(reason)),
        Observation::Present(seen) => {
            match Observation::new(*seen.value(), Status::Observed, Precision::Rounded(rounding)) {
                Ok(count) => Ok(count),
                Err(error) => row.refuse(column, error),
            }
        }
    }
}
