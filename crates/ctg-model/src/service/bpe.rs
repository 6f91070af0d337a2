//! From the equipment types of the BPE to kinds of services, by vintage.

use super::ServiceKind;
use crate::Vintage;
use crate::code::BpeCode;

crate::words::words! {
    /// How sure a correspondence is.
    ///
    /// ```
    /// use ctg_model::service::Certainty;
    /// assert_eq!(Certainty::Deduced.as_str(), "deduced");
    /// ```
    pub enum Certainty: "certainty" {
        /// Read in a catalogue of types.
        Attested = "attested",
        /// Deduced, by elimination or from a count.
        Deduced = "deduced",
    }
}

/// The kind of service that a BPE type stands for in some vintages.
///
/// ```
/// use ctg_model::{Vintage, service::ServiceKind};
/// let found = ServiceKind::of_bpe("D504".parse()?, Vintage::new(2025)?).unwrap();
/// assert_eq!(found.kind(), ServiceKind::Rpe);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BpeMatch {
    word: &'static str,
    code: &'static str,
    first: u16,
    last: u16,
    certainty: Certainty,
}

impl BpeMatch {
    /// The kind of service.
    pub fn kind(&self) -> ServiceKind {
        ServiceKind::named().find(|kind| kind.to_string() == self.word).unwrap_or(ServiceKind::Eaje)
    }

    /// How sure the correspondence is.
    pub fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The first and the last vintage in which the type was seen with this meaning.
    pub fn vintages(&self) -> (u16, u16) {
        (self.first, self.last)
    }
}

const fn row(code: &'static str, word: &'static str, first: u16, last: u16, certainty: Certainty) -> BpeMatch {
    BpeMatch { word, code, first, last, certainty }
}

/// Types are valid only in the vintages in which they were seen: a type is renumbered without notice.
///
/// Insee, BPE 2025, list of types; BPE 2018 and 2019, counts by commune. No type exists for MAM, CCAS, ludothèque, PAEJ, BIJ, CLAS and
/// Promeneurs du Net.
const CROSSWALK: [BpeMatch; 11] = [
    row("A128", "france-services", 2025, 2025, Certainty::Attested),
    row("C201", "college", 2025, 2025, Certainty::Attested),
    row("C301", "lycee", 2025, 2025, Certainty::Attested),
    row("C302", "lycee", 2025, 2025, Certainty::Attested),
    row("C303", "lycee", 2025, 2025, Certainty::Attested),
    row("D502", "eaje", 2018, 2025, Certainty::Attested),
    row("D503", "laep", 2025, 2025, Certainty::Deduced),
    row("D504", "rpe", 2025, 2025, Certainty::Attested),
    row("D505", "acm", 2025, 2025, Certainty::Attested),
    row("D506", "centre-social", 2025, 2025, Certainty::Attested),
    row("D509", "micro-creche", 2025, 2025, Certainty::Attested),
];

impl ServiceKind {
    /// The kind of service that a BPE type stands for in a vintage; `None` where that is not known.
    ///
    /// A type seen in another vintage only is not guessed: codes have been given to other equipment (the general practitioner was `D201`,
    /// then `D265`). Insee: the BPE is not made for change over time.
    ///
    /// ```
    /// use ctg_model::{Vintage, service::ServiceKind};
    /// let eaje = "D502".parse()?;
    /// assert!(ServiceKind::of_bpe(eaje, Vintage::new(2019)?).is_some());
    /// assert!(ServiceKind::of_bpe(eaje, Vintage::new(2012)?).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_bpe(code: BpeCode, vintage: Vintage) -> Option<BpeMatch> {
        let seen = |row: &&BpeMatch| code.to_string() == row.code && (row.first..=row.last).contains(&vintage.year());
        CROSSWALK.iter().find(seen).copied()
    }

    /// The BPE types that stand for this kind, with their vintages.
    ///
    /// ```
    /// use ctg_model::service::ServiceKind;
    /// assert_eq!(ServiceKind::Lycee.bpe_types().count(), 3);
    /// assert_eq!(ServiceKind::Ccas.bpe_types().count(), 0);
    /// ```
    pub fn bpe_types(&self) -> impl Iterator<Item = (BpeCode, BpeMatch)> + '_ {
        let word = self.to_string();
        let rows = CROSSWALK.iter().filter(move |row| row.word == word);
        rows.filter_map(|row| Some((row.code.parse().ok()?, *row)))
    }
}
