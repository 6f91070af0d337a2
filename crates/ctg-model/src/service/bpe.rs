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
/// Promeneurs du Net. The three kinds of schools share the catalogue's one entry: which of them is which is deduced.
static CROSSWALK: [BpeMatch; 29] = [
    row("A122", ServiceKind::FranceTravail, 2025, 2025, Certainty::Attested),
    row("A128", ServiceKind::FranceServices, 2025, 2025, Certainty::Attested),
    row("C107", ServiceKind::EcoleMaternelle, 2025, 2025, Certainty::Deduced),
    row("C108", ServiceKind::EcolePrimaire, 2025, 2025, Certainty::Deduced),
    row("C109", ServiceKind::EcoleElementaire, 2025, 2025, Certainty::Deduced),
    row("C201", ServiceKind::College, 2025, 2025, Certainty::Attested),
    row("C301", ServiceKind::Lycee, 2025, 2025, Certainty::Attested),
    row("C302", ServiceKind::Lycee, 2025, 2025, Certainty::Attested),
    row("C303", ServiceKind::Lycee, 2025, 2025, Certainty::Attested),
    row("D106", ServiceKind::Urgences, 2025, 2025, Certainty::Attested),
    row("D107", ServiceKind::Maternite, 2025, 2025, Certainty::Attested),
    row("D108", ServiceKind::CentreSante, 2025, 2025, Certainty::Attested),
    row("D113", ServiceKind::CentreSante, 2025, 2025, Certainty::Attested),
    row("D115", ServiceKind::Pmi, 2025, 2025, Certainty::Attested),
    row("D201", ServiceKind::Medecin, 2018, 2019, Certainty::Attested),
    row("D265", ServiceKind::Medecin, 2025, 2025, Certainty::Attested),
    row("D277", ServiceKind::Dentiste, 2025, 2025, Certainty::Attested),
    row("D279", ServiceKind::Kinesitherapeute, 2025, 2025, Certainty::Attested),
    row("D281", ServiceKind::Infirmier, 2025, 2025, Certainty::Attested),
    row("D301", ServiceKind::Pharmacie, 2018, 2019, Certainty::Attested),
    row("D307", ServiceKind::Pharmacie, 2025, 2025, Certainty::Attested),
    row("D502", ServiceKind::Eaje, 2018, 2025, Certainty::Attested),
    row("D503", ServiceKind::Laep, 2025, 2025, Certainty::Deduced),
    row("D504", ServiceKind::Rpe, 2025, 2025, Certainty::Attested),
    row("D505", ServiceKind::Acm, 2025, 2025, Certainty::Attested),
    row("D506", ServiceKind::CentreSocial, 2025, 2025, Certainty::Attested),
    row("D508", ServiceKind::EspaceVieSociale, 2025, 2025, Certainty::Deduced),
    row("D509", ServiceKind::MicroCreche, 2025, 2025, Certainty::Attested),
    row("F307", ServiceKind::Bibliotheque, 2025, 2025, Certainty::Attested),
];

/// A type that took another number, the old one first, with the last vintage in which the old one and the first in which the new one was seen.
static RENUMBERED: [(&str, u16, &str, u16); 2] = [("D201", 2019, "D265", 2025), ("D301", 2019, "D307", 2025)];

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
        let text = code.to_string();
        CROSSWALK.iter().find(|row| text == row.code && (row.first..=row.last).contains(&vintage.year()))
    }

    /// The type that the same equipment has in a vintage, where this one cannot stand in it: its successor, or its predecessor.
    ///
    /// `None` where nothing is known against the type. Between the last sight of the old number and the first of the new one nobody says
    /// which holds, and neither is refused.
    ///
    /// ```
    /// use ctg_model::{Vintage, service::ServiceKind};
    /// let now = |code: &str, year| Ok::<_, Box<dyn std::error::Error>>(ServiceKind::bpe_renumbered(code.parse()?, Vintage::new(year)?));
    /// assert_eq!(now("D201", 2025)?, Some("D265".parse()?));   // the general practitioner
    /// assert_eq!(now("D265", 2019)?, Some("D201".parse()?));
    /// assert_eq!((now("D201", 2019)?, now("D201", 2022)?, now("D502", 2025)?), (None, None, None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bpe_renumbered(code: BpeCode, vintage: Vintage) -> Option<BpeCode> {
        let (text, year) = (code.to_string(), vintage.year());
        let other = RENUMBERED.iter().find_map(|(old, last, new, first)| match () {
            () if text == *old && year >= *first => Some(*new),
            () if text == *new && year <= *last => Some(*old),
            () => None,
        });
        other.and_then(|code| code.parse().ok())
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
