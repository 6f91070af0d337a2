//! `--cost` and `--within`: how costs are found, and up to which one.

use std::path::{Path, PathBuf};

use ctg::geo::cost::{Distancier, Metres, Minutes};
use ctg::geo::network::{LineProperties, LinesRead, Network, PerMode, Snapping, Speed};

use crate::{disk, words};

/// How costs are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CostArgument {
    /// On a great circle of the sphere.
    GreatCircle,
    /// On the ellipsoid.
    Geodesic,
    /// A straight line and what roads make of it.
    Detour,
    /// Minutes of a file: origin, destination, minutes.
    Matrix(PathBuf),
    /// By car on the lines of a file, or on the schematic network of the CARO.
    Network(Option<PathBuf>),
}

impl CostArgument {
    /// The cost of the words after `--cost`; the error is what to say.
    pub(crate) fn of(words: &[String]) -> Result<Self, String> {
        match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] | ["great-circle"] => Ok(Self::GreatCircle),
            ["geodesic"] => Ok(Self::Geodesic),
            ["detour"] => Ok(Self::Detour),
            ["matrix", file] => Ok(Self::Matrix(PathBuf::from(file))),
            ["network"] => Ok(Self::Network(None)),
            ["network", file] => Ok(Self::Network(Some(PathBuf::from(file)))),
            other => Err(words::no_cost(&other.join(" "))),
        }
    }

    /// Whether its costs are distances only.
    pub(crate) fn is_straight(&self) -> bool {
        matches!(self, Self::GreatCircle | Self::Geodesic)
    }
}

/// The network of a file of lines with their speeds and times, or that of the CARO.
///
/// The outer error is a path that cannot be read, the inner one data that are not right.
pub(crate) fn network(path: Option<&Path>) -> Result<Result<Network, String>, String> {
    let Some(path) = path else {
        return Ok(ctg::caro::network().map_err(|error| format!("{error}\n")));
    };
    let bytes = disk::file(path)?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let label = words::network(&name).parse().map_err(|_| words::no_cost(&name))?;
    let id = "network".parse().map_err(|_| words::UNREADABLE_COMMAND.to_owned())?;
    let read = LinesRead::new(bytes.as_slice(), Distancier::new(id, label), &LineProperties::new(PerMode::default()));
    Ok(read.map(|read| read.network).map_err(|error| format!("{name} : {error}\n")))
}

/// How places are tied to a network: to the nearest node within a kilometre, walked at 5 km/h.
pub(crate) fn snapping() -> Result<Snapping, String> {
    let within = Metres::new(1_000.0).map_err(|error| error.to_string())?;
    Ok(Snapping::new(within, Speed::new(5.0).map_err(|error| error.to_string())?))
}

/// A threshold as it is written: `5km`, `800 m`, `1,5 km`, `15min`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Threshold {
    Metres(Metres),
    Minutes(Minutes),
}

impl Threshold {
    /// The threshold that is written, in a unit that the cost has; the error is what to say.
    pub(crate) fn of(text: &str, cost: &CostArgument) -> Result<Self, String> {
        let threshold = threshold(text).ok_or_else(|| words::no_threshold(text))?;
        match (cost, threshold) {
            (cost, Self::Minutes(_)) if cost.is_straight() => Err(words::no_minutes(text)),
            (CostArgument::Matrix(_), Self::Metres(_)) => Err(words::no_metres(text)),
            _ => Ok(threshold),
        }
    }
}

fn threshold(text: &str) -> Option<Threshold> {
    let text = text.trim();
    let digits = text.find(|sign: char| !sign.is_ascii_digit() && sign != ',' && sign != '.')?;
    let (number, unit) = text.split_at(digits);
    let number: f64 = number.replace(',', ".").parse().ok()?;
    match unit.trim_start() {
        "m" => Metres::new(number).ok().map(Threshold::Metres),
        "km" => Metres::new(1_000.0 * number).ok().map(Threshold::Metres),
        "min" => Minutes::new(number).ok().map(Threshold::Minutes),
        "h" => Minutes::new(60.0 * number).ok().map(Threshold::Minutes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_read_as_people_write_them() {
        let metres = |number| Metres::new(number).ok().map(Threshold::Metres);
        let minutes = |number| Minutes::new(number).ok().map(Threshold::Minutes);
        assert_eq!(
            [threshold("5km"), threshold("1,5 km"), threshold(" 800m ")],
            [metres(5e3), metres(1.5e3), metres(800.0)]
        );
        assert_eq!(
            [threshold("15min"), threshold("0.5 h"), threshold("0m")],
            [minutes(15.0), minutes(30.0), metres(0.0)]
        );
        for text in ["", "5", "km", "-5km", "5 miles", "1e3m", "inf m", "NaNkm", "5km5", "1.2.3km"] {
            assert_eq!(threshold(text), None, "{text}");
        }
    }
}
