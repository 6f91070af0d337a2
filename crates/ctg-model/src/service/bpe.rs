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
    pub enum Certainty in "service::": "certainty" {
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
/// assert_eq!(*found.kind(), ServiceKind::Rpe);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BpeMatch {
    kind: ServiceKind,
    code: &'static str,
    first: u16,
    last: u16,
    certainty: Certainty,
}

impl BpeMatch {
    /// The kind of service.
    ///
    /// ```
    /// use ctg_model::{Vintage, service::ServiceKind};
    /// let found = ServiceKind::of_bpe("C201".parse()?, Vintage::new(2025)?);
    /// assert_eq!(found.map(|found| found.kind()), Some(&ServiceKind::College));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn kind(&self) -> &ServiceKind {
        &self.kind
    }

    /// How sure the correspondence is.
    ///
    /// ```
    /// use ctg_model::{Vintage, service::{Certainty, ServiceKind}};
    /// let laep = ServiceKind::of_bpe("D503".parse()?, Vintage::new(2025)?);
    /// assert_eq!(laep.map(|found| found.certainty()), Some(Certainty::Deduced));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The first and the last vintage in which the type was seen with this meaning.
    ///
    /// ```
    /// use ctg_model::{Vintage, service::ServiceKind};
    /// let eaje = ServiceKind::of_bpe("D502".parse()?, Vintage::new(2019)?);
    /// assert_eq!(eaje.map(|found| found.vintages()), Some((2018, 2025)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vintages(&self) -> (u16, u16) {
        (self.first, self.last)
    }
}

const fn row(code: &'static str, kind: ServiceKind, first: u16, last: u16, certainty: Certainty) -> BpeMatch {
    BpeMatch { kind, code, first, last, certainty }
}

/// Types are valid only in the vintages in which they were seen: a type is renumbered without notice.
///
/// Insee, BPE 2025, list of types; BPE 2018 and 2019, counts by commune. No type exists for MAM, CCAS, ludothèque, PAEJ, BIJ, CLAS and
/// Promeneurs du Net.
static CROSSWALK: [BpeMatch; 11] = [
    row("A128", ServiceKind::FranceServices, 2025, 2025, Certainty::Attested),
    row("C201", ServiceKind::College, 2025, 2025, Certainty::Attested),
    row("C301", ServiceKind::Lycee, 2025, 2025, Certainty::Attested),
    row("C302", ServiceKind::Lycee, 2025, 2025, Certainty::Attested),
    row("C303", ServiceKind::Lycee, 2025, 2025, Certainty::Attested),
    row("D502", ServiceKind::Eaje, 2018, 2025, Certainty::Attested),
    row("D503", ServiceKind::Laep, 2025, 2025, Certainty::Deduced),
    row("D504", ServiceKind::Rpe, 2025, 2025, Certainty::Attested),
    row("D505", ServiceKind::Acm, 2025, 2025, Certainty::Attested),
    row("D506", ServiceKind::CentreSocial, 2025, 2025, Certainty::Attested),
    row("D509", ServiceKind::MicroCreche, 2025, 2025, Certainty::Attested),
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
    pub fn of_bpe(code: BpeCode, vintage: Vintage) -> Option<&'static BpeMatch> {
        let seen = |row: &&BpeMatch| code.to_string() == row.code && (row.first..=row.last).contains(&vintage.year());
        CROSSWALK.iter().find(seen)
    }

    /// The BPE types that stand for this kind, with their vintages.
    ///
    /// ```
    /// use ctg_model::service::ServiceKind;
    /// assert_eq!(ServiceKind::Lycee.bpe_types().count(), 3);
    /// assert_eq!(ServiceKind::Ccas.bpe_types().count(), 0);
    /// ```
    pub fn bpe_types(&self) -> impl Iterator<Item = (BpeCode, &'static BpeMatch)> + '_ {
        let rows = CROSSWALK.iter().filter(move |row| row.kind == *self);
        rows.filter_map(|row| Some((row.code.parse().ok()?, row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_one_and_is_found_again() {
        for row in &CROSSWALK {
            let code: BpeCode = row.code.parse().unwrap();
            assert!(row.kind.bpe_types().any(|(found, _)| found == code), "{code}");
            assert_eq!(ServiceKind::of_bpe(code, Vintage::new(row.last).unwrap()), Some(row));
        }
    }
}
