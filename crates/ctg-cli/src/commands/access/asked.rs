//! What is asked for, read from the command line.

use ctg::geo::accessibility::{AplPreset, BandClosure, Decay};
use ctg::geo::cost::CostUnit;
use ctg::model::code::CommuneCode;
use ctg::model::service::ServiceKind;

use crate::arguments::{Access, MeasureName};
use crate::commune_files::number;
use crate::cost_argument::CostArgument;
use crate::words_access as words;

/// The measure, its parameters and the cost.
pub(super) struct Asked {
    pub(super) measure: MeasureName,
    pub(super) service: ServiceKind,
    pub(super) cost: CostArgument,
    /// Limits and weights, in the unit that is written.
    bands: Vec<(f64, f64)>,
    bands_text: String,
    within: f64,
    pub(super) changes: Vec<(CommuneCode, f64)>,
}

impl Asked {
    pub(super) fn of(arguments: &Access) -> Result<Self, String> {
        let cost = CostArgument::of(&arguments.cost)?;
        let (unit, _) = unit(&cost);
        let text = arguments.bands.clone().unwrap_or_default();
        let bands = if text.is_empty() { Vec::new() } else { bands(&text, unit)? };
        let within = arguments.within.as_deref().map_or(Ok(15.0), |text| limit(text, unit))?;
        let changes = arguments.scenario.iter().map(|text| change(text)).collect::<Result<Vec<_>, _>>()?;
        let service = arguments.service.parse().map_err(|_| words::no_service(&arguments.service))?;
        let asked = Self { measure: arguments.measure, service, cost, bands, bands_text: text, within, changes };
        match asked.preset() {
            Some(_) if unit == "km" => Err(words::MINUTES_WANTED.to_owned()),
            _ if asked.wants_bands() && asked.bands.is_empty() => Err(words::BANDS_WANTED.to_owned()),
            _ => Ok(asked),
        }
    }

    /// The bands of the DREES, if they are asked for.
    pub(super) fn preset(&self) -> Option<AplPreset> {
        match self.measure {
            MeasureName::Apl2012 => Some(AplPreset::drees_2012()),
            MeasureName::Apl2015 => Some(AplPreset::drees_2015()),
            _ => None,
        }
    }

    fn wants_bands(&self) -> bool {
        matches!(self.measure, MeasureName::E2sfca | MeasureName::CouvertureC)
    }

    /// The weights: bands, or 1 up to the reach.
    pub(super) fn decay<U: CostUnit>(&self) -> Option<Decay<U>> {
        let (_, scale) = unit(&self.cost);
        if self.bands.is_empty() {
            return Some(Decay::binary(self.reach()?));
        }
        let bands = self.bands.iter().map(|(limit, weight)| Some((U::of(limit * scale).ok()?, *weight)));
        Decay::bands(bands.collect::<Option<Vec<_>>>()?, BandClosure::RightClosed).ok()
    }

    pub(super) fn reach<U: CostUnit>(&self) -> Option<U> {
        U::of(self.within * unit(&self.cost).1).ok()
    }

    /// The parameters in words.
    pub(super) fn parameters(&self) -> String {
        let (unit, _) = unit(&self.cost);
        let ignores_bands = matches!(
            self.measure,
            MeasureName::Sfca2 | MeasureName::Cumul | MeasureName::CouvertureA | MeasureName::CouvertureB
        );
        match self.preset() {
            Some(_) => String::new(),
            None if self.bands.is_empty() || ignores_bands => {
                words::within(&ctg::report::number::rounded(self.within, 1).replace(",0", ""), unit)
            }
            None => words::bands(&self.bands_text, unit),
        }
    }
}

/// The unit of limits, and how many units of the cost it is: kilometres of a straight line, minutes otherwise.
fn unit(cost: &CostArgument) -> (&'static str, f64) {
    if cost.is_straight() { ("km", 1_000.0) } else { ("min", 1.0) }
}

/// `10:1,15:0.3`: limits that grow, and weights.
fn bands(text: &str, unit: &str) -> Result<Vec<(f64, f64)>, String> {
    let refuse = || words::no_bands(text);
    let mut bands: Vec<(f64, f64)> = Vec::new();
    for band in text.split(',') {
        let (far, weight) = band.split_once(':').ok_or_else(refuse)?;
        let far = limit(far, unit)?;
        if bands.last().is_some_and(|(last, _)| *last >= far) {
            return Err(refuse());
        }
        bands.push((far, number(weight).ok_or_else(refuse)?));
    }
    Ok(bands)
}

/// A number with its unit, or without.
fn limit(text: &str, unit: &str) -> Result<f64, String> {
    let plain = text.trim();
    let other = if unit == "km" { "min" } else { "km" };
    if plain.ends_with(other) {
        return Err(words::other_unit(text, unit));
    }
    number(plain.strip_suffix(unit).unwrap_or(plain)).ok_or_else(|| words::no_reach(text))
}

/// `+20@17449`: how much more, and where.
fn change(text: &str) -> Result<(CommuneCode, f64), String> {
    let refuse = || words::no_scenario(text);
    let (amount, commune) = text.split_once('@').ok_or_else(refuse)?;
    let commune = commune.trim().parse().map_err(|_| refuse())?;
    let amount = amount.trim().replace('\u{2212}', "-");
    let sign = if amount.starts_with('-') { -1.0 } else { 1.0 };
    let unsigned = amount.strip_prefix(['+', '-']).unwrap_or(&amount);
    Ok((commune, sign * number(unsigned).ok_or_else(refuse)?))
}
