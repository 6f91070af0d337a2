//! Population weighed by what each age asks for.

use ctg_model::{AgePartition, AgeStructure, AgeStructureError, Reference};

/// How much a person of each age band asks for (*population standardisée*): dated data with their source.
///
/// *Formula*: the sum of weight × persons over the bands. Weights of consumption by age over the mean consumption give a sum near the population.
///
/// # Examples
/// ```
/// use ctg_geo::accessibility::AgeWeights;
/// use ctg_model::{AgePartition, AgeStructure, Reference, Reliability};
/// let bands = AgePartition::new(["0-64".parse()?, "65+".parse()?].into())?;
/// let source = Reference::new("poids d'exemple".parse()?, Reliability::Unconfirmed);
/// let weights = AgeWeights::new(bands.clone(), vec![0.75, 2.0], source)?;
/// let commune = AgeStructure::new(bands, vec![800, 200])?;
/// assert_eq!(weights.standardised(&commune)?, 1_000.0);           // 600 + 400
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// DREES, *L'accessibilité potentielle localisée (APL)*, Études et résultats 795 (2012).
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct AgeWeights {
    bands: AgePartition,
    weights: Vec<f64>,
    reference: Reference,
}

/// Weights that do not fit their age bands, or a weight that is none.
///
/// ```
/// use ctg_geo::accessibility::AgeWeights;
/// use ctg_model::{AgePartition, Reference, Reliability};
/// let source = Reference::new("exemple".parse()?, Reliability::Unconfirmed);
/// let error = AgeWeights::new(AgePartition::new(["0+".parse()?].into())?, vec![], source).unwrap_err();
/// assert_eq!(error.to_string(), "found 0 weights, expected one for each of 1 age bands");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct AgeWeightsError(Fault);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Fault {
    #[error("found {0} weights, expected one for each of {1} age bands")]
    Length(usize, usize),
    #[error("found a weight of {0}, expected a finite number of 0 or more")]
    Weight(f64),
}

impl AgeWeights {
    /// A weight for each band, in the order of the bands.
    ///
    /// # Errors
    /// Another number of weights than of bands; a weight below 0 or not finite.
    ///
    /// ```
    /// use ctg_geo::accessibility::AgeWeights;
    /// use ctg_model::{AgePartition, Reference, Reliability};
    /// let source = Reference::new("exemple".parse()?, Reliability::Unconfirmed);
    /// assert!(AgeWeights::new(AgePartition::new(["0+".parse()?].into())?, vec![-1.0], source).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(bands: AgePartition, weights: Vec<f64>, reference: Reference) -> Result<Self, AgeWeightsError> {
        if weights.len() != bands.bands().len() {
            return Err(AgeWeightsError(Fault::Length(weights.len(), bands.bands().len())));
        }
        match weights.iter().find(|weight| !(weight.is_finite() && **weight >= 0.0)) {
            Some(weight) => Err(AgeWeightsError(Fault::Weight(*weight))),
            None => Ok(Self { bands, weights, reference }),
        }
    }

    /// The standardised population of a commune.
    ///
    /// # Errors
    /// Age bands that cannot be put together to those of the weights.
    ///
    /// ```
    /// use ctg_geo::accessibility::AgeWeights;
    /// use ctg_model::{AgePartition, AgeStructure, Reference, Reliability};
    /// let source = Reference::new("exemple".parse()?, Reliability::Unconfirmed);
    /// let weights = AgeWeights::new(AgePartition::new(["0-64".parse()?, "65+".parse()?].into())?, vec![0.75, 2.0], source)?;
    /// let detailed = AgePartition::new(["0-17".parse()?, "18-64".parse()?, "65+".parse()?].into())?;
    /// assert_eq!(weights.standardised(&AgeStructure::new(detailed, vec![300, 500, 200])?)?, 1_000.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn standardised(&self, persons: &AgeStructure) -> Result<f64, AgeStructureError> {
        let persons = persons.regroup(self.bands.clone())?;
        let terms = persons.persons().iter().zip(&self.weights).map(|(persons, weight)| *persons as f64 * weight);
        Ok(super::amounts::finite(terms.sum()))
    }

    /// Where the weights come from, and how sure that is.
    ///
    /// ```
    /// use ctg_geo::accessibility::AgeWeights;
    /// use ctg_model::{AgePartition, Reference, Reliability};
    /// let source = Reference::new("exemple".parse()?, Reliability::Unconfirmed);
    /// let weights = AgeWeights::new(AgePartition::new(["0+".parse()?].into())?, vec![1.0], source.clone())?;
    /// assert_eq!(weights.reference(), &source);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reference(&self) -> &Reference {
        &self.reference
    }
}
