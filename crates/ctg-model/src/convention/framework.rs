//! What a convention is linked with.

use crate::Slug;
use crate::observation::{Observation, Quantity};

crate::open_words::open_words! {
    /// A kind of framework that a convention is linked with (*dispositif*, *schéma*, *contrat*).
    ///
    /// ```
    /// use ctg_model::convention::FrameworkKind;
    /// assert_eq!("scot".parse::<FrameworkKind>()?.label(), "Schéma de cohérence territoriale");
    /// assert_eq!("Petites villes de demain".parse::<FrameworkKind>()?.label(), "Petites villes de demain");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub enum FrameworkKind in "convention::": "a kind of framework such as \"pedt\"" {
        /// *Projet de territoire*.
        ProjetDeTerritoire = "projet-de-territoire", "Projet de territoire";
        /// *Programme LEADER*: European funds for rural development.
        Leader = "leader", "Programme LEADER";
        /// *Schéma départemental des services aux familles*.
        SchemaServicesFamilles = "schema-services-familles", "Schéma départemental des services aux familles";
        /// *Projet éducatif de territoire*.
        Pedt = "pedt", "Projet éducatif de territoire";
        /// *Contrat local de santé*.
        Cls = "cls", "Contrat local de santé";
        /// *Schéma de cohérence territoriale*.
        Scot = "scot", "Schéma de cohérence territoriale";
        /// *Contrat de ville*.
        ContratDeVille = "contrat-de-ville", "Contrat de ville";
    }
}

impl Quantity for FrameworkKind {
    fn count(&self) -> Option<u64> {
        None
    }
}

crate::words::words! {
    /// At which scale a framework stands (*dimension*).
    ///
    /// ```
    /// use ctg_model::convention::Scale;
    /// assert!(Scale::Communal < Scale::Departemental);
    /// ```
    pub enum Scale in "convention::": "scale" {
        /// Of communes (*communale*).
        Communal = "communal",
        /// Of an EPCI (*intercommunale*).
        Intercommunal = "intercommunal",
        /// Of a département (*départementale*).
        Departemental = "departemental",
        /// Of a région (*régionale*).
        Regional = "regional",
    }
}

/// A framework that a convention is linked with.
///
/// Title, axis and dimension as printed are those of the [statement](crate::Statement) of the diagnosis; any of them may be lost there,
/// with the reason. Here stands what the framework is, and at which scales.
///
/// # Examples
/// ```
/// use ctg_model::{convention::{FrameworkKind, LinkedFramework, Scale}, observation::{Observation, Status}};
/// let pedt = LinkedFramework {
///     statement: "framework-pedt".parse()?,
///     kind: Observation::exact(FrameworkKind::Pedt, Status::Printed),
///     scales: [Scale::Communal, Scale::Intercommunal].into(),
/// };
/// assert_eq!(pedt.scales.len(), 2);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkedFramework {
    /// The statement of the diagnosis that words the link.
    pub statement: Slug,
    /// What it is; absent with a reason where its title is lost.
    pub kind: Observation<FrameworkKind>,
    /// At which scales it stands; none where that is not said.
    pub scales: std::collections::BTreeSet<Scale>,
}
