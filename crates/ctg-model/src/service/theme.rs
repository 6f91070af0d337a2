//! Themes of a convention.

crate::open_words::open_words! {
    /// A theme of social policy (*thématique*): the ten of caf.fr, open to more.
    ///
    /// # Examples
    /// ```
    /// use ctg_model::service::Theme;
    /// assert_eq!(Theme::Parentalite.label(), "Parentalité");
    /// assert_eq!(Theme::named().count(), 10);
    /// assert_eq!("petite-enfance".parse::<Theme>()?, Theme::PetiteEnfance);
    /// assert_eq!("Mobilité".parse::<Theme>()?.label(), "Mobilité");   // unknown themes are kept
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    ///
    /// # Source
    /// caf.fr, *Convention territoriale globale*, page for partners.
    pub enum Theme in "service::": "a theme such as \"petite-enfance\"" {
        /// *Petite enfance*: children under 3, and until school.
        PetiteEnfance = "petite-enfance", "Petite enfance";
        /// *Enfance*: children at primary school.
        Enfance = "enfance", "Enfance";
        /// *Jeunesse*: from collège to the first job.
        Jeunesse = "jeunesse", "Jeunesse";
        /// *Parentalité*: support to parents.
        Parentalite = "parentalite", "Parentalité";
        /// *Animation de la vie sociale*.
        AnimationVieSociale = "animation-vie-sociale", "Animation de la vie sociale";
        /// *Accès aux droits*.
        AccesAuxDroits = "acces-aux-droits", "Accès aux droits";
        /// *Inclusion numérique*.
        InclusionNumerique = "inclusion-numerique", "Inclusion numérique";
        /// *Logement*.
        Logement = "logement", "Logement";
        /// *Handicap*.
        Handicap = "handicap", "Handicap";
        /// *Accompagnement social*.
        AccompagnementSocial = "accompagnement-social", "Accompagnement social";
    }
}
