//! What is annexed to a convention.

crate::open_words::open_words! {
    /// A kind of annex (*annexe*): those of the national template as it is generally held, open to more.
    ///
    /// ```
    /// use ctg_model::convention::AnnexKind;
    /// assert_eq!("plan-actions".parse::<AnnexKind>()?, AnnexKind::PlanActions);
    /// assert_eq!("Charte des partenaires".parse::<AnnexKind>()?.label(), "Charte des partenaires");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    ///
    /// # Source
    /// The national template was not read, so no finding hangs on this list.
    pub enum AnnexKind in "convention::": "a kind of annex such as \"plan-actions\"" {
        /// *Diagnostic partagé*.
        Diagnostic = "diagnostic", "Diagnostic partagé";
        /// *Liste des équipements et services soutenus par la collectivité*.
        ServicesSoutenus = "services-soutenus", "Équipements et services soutenus par la collectivité";
        /// *Plan d'actions*, *moyens mobilisés*.
        PlanActions = "plan-actions", "Plan d'actions et moyens mobilisés";
        /// *Modalités de pilotage et de suivi*.
        Pilotage = "pilotage", "Modalités de pilotage et de suivi";
        /// *Évaluation*.
        Evaluation = "evaluation", "Évaluation";
        /// *Décision du conseil*.
        DecisionConseil = "decision-conseil", "Décision du conseil";
    }
}
