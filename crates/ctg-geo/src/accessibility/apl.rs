//! The *accessibilité potentielle localisée* of the DREES.

use ctg_model::{Label, Reference, Reliability, Slug};

use crate::cost::{CostUnit, Minutes, TravelCost};

use super::amounts::finite;
use super::bounds::{known, label};
use super::{Access, Accessibility, BandClosure, Decay, DecayError};

/// The bands of an *accessibilité potentielle localisée* (APL): dated data with their source, and how sure they are.
///
/// The APL is the [E2SFCA](Accessibility::enhanced_two_step_fca) with these bands, the supply counted in full-time equivalents or acts a year
/// ([`SupplyBounds`](super::SupplyBounds)), and the population standardised by age ([`AgeWeights`](super::AgeWeights)). Values of two presets, or of two
/// [distanciers](crate::cost::Distancier), are not to be compared.
///
/// # Examples
/// Three communes, 8, 12 and 18 minutes apart; 1 000, 400 and 200 inhabitants; 9 000, 0 and 4 000 acts.
/// ```
/// use ctg_geo::accessibility::{Accessibility, AplPreset, Demand, Supply};
/// use ctg_geo::cost::{Distancier, Minutes, SparseCosts};
/// let (roads, minutes) = (Distancier::new("synthetic".parse()?, "exemple".parse()?), [[0, 8, 18], [8, 0, 12], [18, 12, 0]]);
/// let pairs = (0..9).map(|pair| (pair / 3, pair % 3, Minutes::new(f64::from(minutes[pair / 3][pair % 3])).unwrap()));
/// let cost = SparseCosts::from_pairs(roads, (3, 3), pairs)?;
/// let (population, acts) = (Demand::new([1_000.0, 400.0, 200.0])?, Supply::new([9_000.0, 0.0, 4_000.0])?);
/// let market = Accessibility::new(&cost, &population, &acts)?;
/// let digits = |preset: &AplPreset| market.apl(preset).values().map(|apl| format!("{:.4}", apl.value())).collect::<Vec<_>>();
/// assert_eq!(digits(&AplPreset::drees_2015()), ["7.2904", "9.1952", "10.1576"]);
/// assert_eq!(digits(&AplPreset::drees_2012()), ["8.0357", "4.0774", "16.6667"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[doc(alias = "APL")]
#[must_use]
pub struct AplPreset {
    id: Slug,
    name: Label,
    bands: Vec<(Minutes, f64)>,
    closure: BandClosure,
    decay: Decay<Minutes>,
    reference: Reference,
}

impl AplPreset {
    /// Bands of one's own, with where they come from.
    ///
    /// # Errors
    /// As [`Decay::bands`].
    ///
    /// ```
    /// use ctg_geo::accessibility::{AplPreset, BandClosure};
    /// use ctg_geo::cost::Minutes;
    /// use ctg_model::{Reference, Reliability};
    /// let source = Reference::new("avenant local".parse()?, Reliability::Unconfirmed);
    /// let bands = vec![(Minutes::new(15.0)?, 1.0), (Minutes::new(30.0)?, 0.5)];
    /// let local = AplPreset::new("local".parse()?, "bandes locales".parse()?, bands, BandClosure::RightClosed, source)?;
    /// assert_eq!(local.decay().weight(Minutes::new(30.0)?), 0.5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        id: Slug,
        name: Label,
        bands: Vec<(Minutes, f64)>,
        closure: BandClosure,
        reference: Reference,
    ) -> Result<Self, DecayError> {
        let decay = Decay::bands(bands.iter().copied(), closure)?;
        Ok(Self { id, name, bands, closure, decay, reference })
    }

    /// General practitioners, as first published: 1 below 5 minutes, 0.3 from 5 to 10, 0.1 from 10 to 15, 0 beyond.
    ///
    /// *Source*: account of the method by Mines Paris (*Controverses*, accès aux soins); DREES, *Études et résultats* 795 (2012).
    ///
    /// ```
    /// use ctg_geo::accessibility::AplPreset;
    /// use ctg_geo::cost::Minutes;
    /// let weights = [4.9, 5.0, 10.0, 15.0, 15.1].map(|cost| AplPreset::drees_2012().decay().weight(Minutes::new(cost).unwrap()));
    /// assert_eq!(weights, [1.0, 0.3, 0.1, 0.1, 0.0]);
    /// assert_eq!(AplPreset::drees_2012().reference().reliability.as_str(), "second-hand");
    /// ```
    pub fn drees_2012() -> Self {
        let source = known(
            "DREES, Études et résultats 795 (2012) ; bandes d'après Mines Paris, Controverses",
            Reliability::SecondHand,
        );
        Self::ready("apl-2012", "APL aux médecins généralistes, méthode de 2012", [5.0, 10.0, 15.0], [0.3, 0.1], source)
    }

    /// General practitioners, as recast in 2015: 1 below 10 minutes, 0.3 from 10 to 15, 0.1 from 15 to 20, 0 beyond.
    ///
    /// The reach of 20 minutes is published; the inner weights are generally held and **not confirmed** (some texts say a third in place of 0.3):
    /// [`drees_2015_with`](Self::drees_2015_with) takes others.
    ///
    /// ```
    /// use ctg_geo::accessibility::AplPreset;
    /// assert_eq!(AplPreset::drees_2015().reference().reliability.as_str(), "unconfirmed");
    /// ```
    pub fn drees_2015() -> Self {
        let source = known(
            "DREES, refonte de l'APL (2015), rayon de 20 minutes ; poids intérieurs non confirmés",
            Reliability::Unconfirmed,
        );
        Self::ready(
            "apl-2015",
            "APL aux médecins généralistes, méthode de 2015",
            [10.0, 15.0, 20.0],
            [0.3, 0.1],
            source,
        )
    }

    /// As [`drees_2015`](Self::drees_2015), with other weights from 10 to 15 and from 15 to 20 minutes, and where they come from.
    ///
    /// # Errors
    /// A weight below 0 or not finite.
    ///
    /// ```
    /// use ctg_geo::accessibility::AplPreset;
    /// use ctg_geo::cost::Minutes;
    /// use ctg_model::{Reference, Reliability};
    /// let source = Reference::new("variante d'un tiers".parse()?, Reliability::Unconfirmed);
    /// let third = AplPreset::drees_2015_with([1.0 / 3.0, 0.1], source)?;
    /// assert_eq!(third.decay().weight(Minutes::new(12.0)?), 1.0 / 3.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn drees_2015_with(weights: [f64; 2], reference: Reference) -> Result<Self, DecayError> {
        let mut preset = Self::drees_2015();
        for ((_, weight), other) in preset.bands.iter_mut().skip(1).zip(weights) {
            *weight = other;
        }
        Self::new(preset.id, preset.name, preset.bands, preset.closure, reference)
    }

    #[expect(clippy::expect_used, reason = "callers give literals of this module, each built by a doc example")]
    fn ready(id: &str, name: &str, limits: [f64; 3], inner: [f64; 2], reference: Reference) -> Self {
        let weights = std::iter::once(1.0).chain(inner);
        let bands = limits.into_iter().filter_map(|limit| Minutes::of(limit).ok()).zip(weights).collect();
        let id = id.parse().expect("the identifiers of this crate are slugs");
        let closure = BandClosure::LeftClosedToTheEnd;
        Self::new(id, label(name), bands, closure, reference).expect("the bands of this crate grow")
    }

    /// The identifier.
    ///
    /// ```
    /// assert_eq!(ctg_geo::accessibility::AplPreset::drees_2012().id().as_str(), "apl-2012");
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// The name, in French.
    ///
    /// ```
    /// assert!(ctg_geo::accessibility::AplPreset::drees_2012().name().as_str().contains("2012"));
    /// ```
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// The limit and weight of each band.
    ///
    /// ```
    /// let bands = ctg_geo::accessibility::AplPreset::drees_2015();
    /// assert_eq!(bands.bands().iter().map(|(limit, _)| limit.get()).collect::<Vec<_>>(), [10.0, 15.0, 20.0]);
    /// ```
    pub fn bands(&self) -> &[(Minutes, f64)] {
        &self.bands
    }

    /// The weight of a journey.
    ///
    /// ```
    /// let preset = ctg_geo::accessibility::AplPreset::drees_2015();
    /// assert_eq!(preset.decay().reach(), ctg_geo::cost::Minutes::new(20.0)?);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn decay(&self) -> &Decay<Minutes> {
        &self.decay
    }

    /// Where the bands come from, and how sure that is.
    ///
    /// ```
    /// assert!(ctg_geo::accessibility::AplPreset::drees_2012().reference().title.as_str().starts_with("DREES"));
    /// ```
    pub fn reference(&self) -> &Reference {
        &self.reference
    }
}

impl<C: TravelCost<Unit = Minutes> + ?Sized> Accessibility<'_, C> {
    /// The *accessibilité potentielle localisée* of a preset.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, AplPreset, Demand, Supply};
    /// use ctg_geo::cost::{Distancier, Minutes, SparseCosts};
    /// let roads = Distancier::new("synthetic".parse()?, "exemple".parse()?);
    /// let cost = SparseCosts::from_pairs(roads, (1, 1), [(0, 0, Minutes::new(0.0)?)])?;
    /// let (population, acts) = (Demand::new([1_000.0])?, Supply::new([3_800.0])?);
    /// let apl = Accessibility::new(&cost, &population, &acts)?.apl(&AplPreset::drees_2015());
    /// assert_eq!(apl.values().next().map(|apl| apl.value()), Some(3.8));        // acts a year for one inhabitant
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apl(&self, preset: &AplPreset) -> Access {
        self.enhanced_two_step_fca(preset.decay())
    }
}

/// The access of a zone: the mean of its origins, weighed by population.
///
/// For general practitioners the DREES weighs by resident population, for nurses by standardised population. `None` if the zone holds nobody; a
/// weight that is missing, below 0 or not finite counts as 0, and an origin named twice counts twice.
///
/// *Formula*: `Σ_i w_i A_i ÷ Σ_i w_i`.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply, zone_mean};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// use ctg_model::Position;
/// let [here, there] = [Position::new(0.0, 0.0)?, Position::new(1.0, 0.0)?];
/// let cost = GreatCircle::between(&[here, there], &[here, there]);
/// let (demand, supply) = (Demand::new([1.0, 3.0])?, Supply::new([8.0, 4.0])?);
/// let access = Accessibility::new(&cost, &demand, &supply)?.gravity(&Decay::binary(Metres::new(0.0)?));
/// assert_eq!(zone_mean(&access, demand.amounts(), [0, 1]), Some(5.0));        // (8 + 3 × 4) ÷ 4
/// assert_eq!(zone_mean(&access, demand.amounts(), []), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// FAQ *Zonage médecin* (2018) and *Zonage infirmier* (2020).
pub fn zone_mean(access: &Access, weights: &[f64], zone: impl IntoIterator<Item = usize>) -> Option<f64> {
    let weight = |origin: usize| weights.get(origin).copied().filter(|weight| weight.is_finite() && *weight > 0.0);
    let weighed = zone.into_iter().filter_map(|origin| Some((access.value(origin)?.value(), weight(origin)?)));
    let (sum, total) = weighed.fold((0.0, 0.0), |(sum, total), (value, weight)| (sum + value * weight, total + weight));
    (total > 0.0).then(|| finite(finite(sum) / finite(total)))
}
