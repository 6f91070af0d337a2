//! Rates of small populations.

use crate::Variable;

/// Rates, each as its distance to the mean rate in its own standard deviations (*taux standardisés, bayésien empirique*).
///
/// A rate over few persons varies by chance alone; put on one scale, the rates of small and large communes can be compared, and Moran's I of the
/// result is Moran's I on rates.
///
/// *Formula*: with events `e`, populations `b`, `m = Σe/Σb`, `s² = Σ b(e/b − m)²/Σb`, `a = s² − m/(Σb/n)`: `(e/b − m)/√v`, where `v = a + m/b`, or
/// `m/b` where that is not above zero. A unit without population has no rate, and counts in no sum.
///
/// # Errors
/// Lists that differ in length, or a unit that has events and no population.
///
/// # Examples
/// ```
/// use ctg_stats::spatial::empirical_bayes;
/// let rates = empirical_bayes(&[5, 10, 3, 0], &[100, 100, 50, 0])?;
/// assert_eq!(rates.values()[3], None);
/// // m = 18/250 = 0.072, s² = 0.134/250, a = s² − 0.072/(250/3) = −0.000328; the first has v = a + 0.072/100 = 0.000392.
/// let first = (0.05 - 0.072) / 0.000_392_f64.sqrt();
/// assert!((rates.values()[0].unwrap() - first).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Assunção and Reis, *A new proposal to adjust Moran's I for population density*, Statistics in Medicine 18, 1999.
#[doc(alias = "Moran_Rate")]
pub fn empirical_bayes(events: &[u64], populations: &[u64]) -> Result<Variable, RatesError> {
    if events.len() != populations.len() {
        return Err(Fault::Length { events: events.len(), populations: populations.len() }.into());
    }
    let pairs = || events.iter().copied().zip(populations.iter().copied());
    if let Some(unit) = pairs().position(|(events, population)| population == 0 && events > 0) {
        return Err(Fault::NoPopulation { unit }.into());
    }
    let inhabited = || pairs().filter(|(_, population)| *population > 0).map(|(e, b)| (e as f64, b as f64));
    let (all_events, all_persons) = inhabited().fold((0.0, 0.0), |sums, (e, b)| (sums.0 + e, sums.1 + b));
    let mean = all_events / all_persons;
    let spread = inhabited().map(|(e, b)| b * (e / b - mean).powi(2)).sum::<f64>() / all_persons;
    let between = spread - mean / (all_persons / inhabited().count() as f64);
    let standardised = |(events, population): (u64, u64)| {
        let (e, b) = (events as f64, population as f64);
        let variance = between + mean / b;
        let variance = if variance > 0.0 { variance } else { mean / b };
        // Without any event all rates are equal, and none is off the mean.
        (population > 0).then(|| if variance > 0.0 { (e / b - mean) / variance.sqrt() } else { 0.0 })
    };
    Variable::new(pairs().map(standardised)).map_err(|error| Fault::NoPopulation { unit: error.unit() }.into())
}

/// Events and populations that make no rates.
///
/// ```
/// let error = ctg_stats::spatial::empirical_bayes(&[1, 2], &[10, 0]).unwrap_err();
/// assert_eq!(error.to_string(), "unit 1 has events and no population, expected somebody they happen to");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct RatesError(#[from] Fault);

impl RatesError {
    /// The unit with events and no population, if that is what is wrong.
    ///
    /// ```
    /// assert_eq!(ctg_stats::spatial::empirical_bayes(&[1], &[0]).unwrap_err().unit(), Some(0));
    /// ```
    pub fn unit(self) -> Option<usize> {
        match self.0 {
            Fault::NoPopulation { unit } => Some(unit),
            Fault::Length { .. } => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("events of {events} units with populations of {populations}, expected as many")]
    Length { events: usize, populations: usize },
    #[error("unit {unit} has events and no population, expected somebody they happen to")]
    NoPopulation { unit: usize },
}
