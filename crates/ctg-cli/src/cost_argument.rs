//! `--cost` and `--within`: how costs are found, and up to which one.

use ctg::geo::cost::{Metres, Minutes};

use crate::words;

/// A way of finding costs with a threshold in its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Asked {
    GreatCircle(Metres),
    Geodesic(Metres),
    DetourMetres(Metres),
    DetourMinutes(Minutes),
}

/// A threshold as it is written: `5km`, `800 m`, `1,5 km`, `15min`.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Threshold {
    Metres(Metres),
    Minutes(Minutes),
}

impl Asked {
    /// What two arguments ask for; the error is what to say.
    pub(crate) fn new(cost: &str, within: &str) -> Result<Self, String> {
        let threshold = threshold(within).ok_or_else(|| words::no_threshold(within))?;
        match (cost, threshold) {
            ("great-circle", Threshold::Metres(metres)) => Ok(Self::GreatCircle(metres)),
            ("geodesic", Threshold::Metres(metres)) => Ok(Self::Geodesic(metres)),
            ("detour", Threshold::Metres(metres)) => Ok(Self::DetourMetres(metres)),
            ("detour", Threshold::Minutes(minutes)) => Ok(Self::DetourMinutes(minutes)),
            ("great-circle" | "geodesic", Threshold::Minutes(_)) => Err(words::no_minutes(cost)),
            _ => Err(words::no_cost(cost)),
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
