//! Where a value comes from.

crate::words::words! {
    /// Where a value comes from (*statut*), surest first: a result is no surer than the least sure value it is made of.
    ///
    /// How *precise* it is (exact, rounded, at least) is another question: see [`Precision`](super::Precision).
    ///
    /// ```
    /// use ctg_model::observation::Status;
    /// assert_eq!(Status::Restored.as_str(), "restored");
    /// assert_eq!("printed".parse::<Status>()?, Status::Printed);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum Status in "observation::": "status" {
        /// Counted or measured by its producer (*observé*).
        Observed = "observed",
        /// Read as a document prints it (*imprimé*).
        Printed = "printed",
        /// The print is damaged, and this is the only reading that fits (*restitué*).
        Restored = "restored",
        /// Deduced from other facts (*déduit*).
        Inferred = "inferred",
        /// Computed by a model or from a sample (*estimé*).
        Estimated = "estimated",
        /// Put there by its producer in place of a missing value (*imputé*).
        Imputed = "imputed",
    }
}
