//! Many tests at once.

/// The p-values of many tests, adjusted so that those under a level hold at most that share of false discoveries (Benjamini and Hochberg).
///
/// A map of 35 000 local statistics has 1 750 under 0.05 by chance alone. A unit without p-value (an island) is no test: it has none
/// afterwards, and does not weigh on the others.
///
/// *Formula*: sorted, `p₍ᵢ₎ ↦ minⱼ≥ᵢ p₍ⱼ₎ m/j`, at most 1, with `m` the number of tests. Equal p-values stay equal.
///
/// # Errors
/// The first number that is not between 0 and 1.
///
/// # Examples
/// ```
/// use ctg_stats::spatial::benjamini_hochberg;
/// let adjusted = benjamini_hochberg(&[Some(0.01), None, Some(0.5), Some(0.02)])?;
/// assert_eq!(adjusted, [Some(0.03), None, Some(0.5), Some(0.03)]); // 0.01·3/1 and 0.02·3/2
/// # Ok::<(), ctg_stats::spatial::ProbabilityError>(())
/// ```
///
/// # Source
/// Benjamini and Hochberg, *Controlling the false discovery rate*, Journal of the Royal Statistical Society B 57, 1995.
#[doc(alias = "FDR")]
pub fn benjamini_hochberg(probabilities: &[Option<f64>]) -> Result<Vec<Option<f64>>, ProbabilityError> {
    let mut tests = Vec::with_capacity(probabilities.len());
    for (place, probability) in probabilities.iter().enumerate() {
        if let Some(probability) = *probability {
            if !(0.0..=1.0).contains(&probability) {
                return Err(ProbabilityError { place, probability });
            }
            tests.push((probability, place));
        }
    }
    tests.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let count = tests.len();
    let mut adjusted = vec![None; probabilities.len()];
    let mut least = 1.0_f64;
    for (from_end, (probability, place)) in tests.into_iter().enumerate() {
        // The ratio first: the last one is 1, and leaves its probability as it is.
        least = least.min(probability * (count as f64 / (count - from_end) as f64));
        adjusted.get_mut(place).into_iter().for_each(|adjusted| *adjusted = Some(least));
    }
    Ok(adjusted)
}

/// A number that is no probability.
///
/// ```
/// let error = ctg_stats::spatial::benjamini_hochberg(&[Some(0.5), Some(1.99)]).unwrap_err();
/// assert_eq!(error.to_string(), "probability 1 is 1.99, expected a number from 0 to 1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("probability {place} is {probability}, expected a number from 0 to 1")]
pub struct ProbabilityError {
    place: usize,
    probability: f64,
}

impl ProbabilityError {
    /// Where it stands, from 0.
    ///
    /// ```
    /// assert_eq!(ctg_stats::spatial::benjamini_hochberg(&[Some(f64::NAN)]).unwrap_err().place(), 0);
    /// ```
    pub fn place(self) -> usize {
        self.place
    }
}
