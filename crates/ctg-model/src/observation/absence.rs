//! Why there is no value.

crate::words::words! {
    /// Why there is no value (*motif d'absence*).
    ///
    /// ```
    /// use ctg_model::observation::Absence;
    /// assert!(Absence::SecretSecondary.is_secret());
    /// assert!(!Absence::NotPublished.is_secret());
    /// ```
    pub enum Absence in "observation::": "absence" {
        /// Printed, but lost in the copy at hand (*illisible*).
        Illegible = "illegible",
        /// Exists, and is not released at this level (*non diffusé*).
        NotPublished = "not-published",
        /// Hidden because too few persons or one dominant one stand behind it (*secret primaire*).
        SecretPrimary = "secret-primary",
        /// Hidden so that a primary secret cannot be computed back (*secret secondaire*).
        SecretSecondary = "secret-secondary",
        /// Not known to whoever gave the data (*non disponible*).
        NotAvailable = "not-available",
        /// Has no meaning here (*sans objet*).
        NotApplicable = "not-applicable",
        /// Cannot be computed: zero denominator, missing term … (*non calculable*).
        NotComputable = "not-computable",
    }
}

impl Absence {
    /// Whether the value is hidden by statistical secrecy (*secret statistique*).
    ///
    /// ```
    /// assert!(ctg_model::observation::Absence::SecretPrimary.is_secret());
    /// ```
    pub fn is_secret(self) -> bool {
        matches!(self, Self::SecretPrimary | Self::SecretSecondary)
    }
}
