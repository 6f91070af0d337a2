//! From the tags of a way to who may use it, and how fast.

use super::OsmTravel;
use crate::cost::Minutes;
use crate::network::draft::Pace;
use crate::network::{PerMode, RoadClass, RoadShape, Speed};

/// The tags of a way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tags<'t>(pub(super) &'t [(&'t str, &'t str)]);

/// A way that somebody may use.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Use {
    Road(RoadUse),
    Ferry { name: Option<String>, duration: Option<Minutes>, open: PerMode<bool> },
}

/// Who may use a road, each way, and as what kind of road.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct RoadUse {
    class: RoadClass,
    limit: Option<Speed>,
    onward: PerMode<bool>,
    back: PerMode<bool>,
}

impl RoadUse {
    /// The paces onward and back, on a stretch of this shape.
    pub(super) fn paces(&self, travel: &OsmTravel, shape: RoadShape) -> [PerMode<Option<Pace>>; 2] {
        let free = travel.cars.speed(self.class, travel.density, shape);
        let car = match self.limit {
            Some(limit) if limit < free => limit,
            _ => free,
        };
        let pace = |open: bool, speed| open.then_some(Pace::At(speed));
        [self.onward, self.back].map(|open| PerMode {
            foot: pace(open.foot, travel.walking),
            bike: pace(open.bike, travel.cycling),
            car: pace(open.car, car),
        })
    }
}

impl<'t> Tags<'t> {
    fn get(&self, key: &str) -> Option<&'t str> {
        self.0.iter().find(|(found, _)| *found == key).map(|(_, value)| value.trim())
    }

    fn is(&self, key: &str, values: &[&str]) -> bool {
        self.get(key).is_some_and(|found| values.contains(&found))
    }

    /// Who may use the way; none if nobody, or if it is no road and no ferry.
    pub(super) fn usage(&self) -> Option<Use> {
        if self.is("route", &["ferry"]) {
            return Some(self.ferry());
        }
        let highway = self.get("highway")?;
        let (class, open) = open(highway)?;
        let open = self.allowed(open);
        let [onward, back] = self.directions(highway, open);
        let class = if highway == "trunk" && onward.car != back.car { RoadClass::DualCarriageway } else { class };
        let found = RoadUse { class, limit: self.limit(), onward, back };
        (onward != PerMode::all(false) || back != PerMode::all(false)).then_some(Use::Road(found))
    }

    /// What access tags leave of who may use a road of its kind.
    fn allowed(&self, open: PerMode<bool>) -> PerMode<bool> {
        // The last key that is there decides, from the widest to the narrowest.
        let decide = |usual: bool, keys: &[&str]| {
            keys.iter().filter_map(|key| self.get(key)).fold(usual, |now, found| match found {
                "no" | "private" | "agricultural" | "forestry" | "military" | "use_sidepath" => false,
                "yes" | "designated" | "permissive" | "official" => true,
                _ => now,
            })
        };
        // `access=yes` opens no footpath to cars: it only takes away.
        let barred = !decide(true, &["access"]);
        let motorroad = self.is("motorroad", &["yes"]);
        PerMode {
            foot: decide(open.foot && !barred && !motorroad, &["foot"]),
            bike: decide(
                open.bike && !barred && !motorroad,
                if open.bike { &["vehicle", "bicycle"] as &[&str] } else { &["bicycle"] },
            ),
            car: open.car && decide(!barred, &["vehicle", "motor_vehicle", "motorcar"]),
        }
    }

    fn directions(&self, highway: &str, open: PerMode<bool>) -> [PerMode<bool>; 2] {
        let implied =
            self.is("junction", &["roundabout", "circular"]) || matches!(highway, "motorway" | "motorway_link");
        let reverse = self.is("oneway", &["-1", "reverse"]);
        let onward = self.is("oneway", &["yes", "true", "1"]) || implied && !self.is("oneway", &["no", "false", "0"]);
        if !onward && !reverse {
            return [open; 2];
        }
        let bikes = self.is("oneway:bicycle", &["no"])
            || self.get("cycleway").is_some_and(|found| found.starts_with("opposite"));
        let against = PerMode { foot: open.foot, bike: open.bike && bikes, car: false };
        if reverse { [against, open] } else { [open, against] }
    }

    /// The limit in km/h, or in miles per hour, or of the French rules; one that is none of them does not count.
    fn limit(&self) -> Option<Speed> {
        let text = self.get("maxspeed")?;
        let km_h = match text {
            "FR:urban" | "FR:zone50" => 50.0,
            "FR:rural" => 80.0,
            "FR:zone30" => 30.0,
            "FR:motorway" => 130.0,
            _ => match text.strip_suffix("mph") {
                Some(miles) => miles.trim().parse::<f64>().ok()? * 1.609_344,
                None => text.trim_end_matches("km/h").trim().parse().ok()?,
            },
        };
        Speed::new(km_h).ok()
    }

    fn ferry(&self) -> Use {
        let takes = |usual: bool, keys: &[&str]| {
            keys.iter().filter_map(|key| self.get(key)).fold(usual, |_, found| !matches!(found, "no" | "private"))
        };
        Use::Ferry {
            name: self.get("name").map(str::to_owned),
            duration: self.get("duration").and_then(duration),
            open: PerMode {
                foot: takes(true, &["access", "foot"]),
                bike: takes(true, &["access", "foot", "bicycle"]),
                car: takes(false, &["vehicle", "motor_vehicle", "motorcar"]),
            },
        }
    }
}

/// The class of a road for cars, and who may use it if no other tag says otherwise.
fn open(highway: &str) -> Option<(RoadClass, PerMode<bool>)> {
    let who = |foot, bike, car| PerMode { foot, bike, car };
    Some(match highway {
        "motorway" => (RoadClass::Motorway, who(false, false, true)),
        "motorway_link" => (RoadClass::SlipRoad, who(false, false, true)),
        "trunk_link" | "primary_link" | "secondary_link" | "tertiary_link" => (RoadClass::SlipRoad, PerMode::all(true)),
        "trunk" | "primary" | "secondary" | "tertiary" | "unclassified" | "residential" | "living_street" | "road"
        | "service" => (RoadClass::SingleCarriageway, PerMode::all(true)),
        "track" => (RoadClass::Track, PerMode::all(true)),
        "cycleway" => (RoadClass::Track, who(true, true, false)),
        "pedestrian" | "footway" | "path" | "steps" | "bridleway" => (RoadClass::Track, who(true, false, false)),
        _ => return None,
    })
}

/// A duration as minutes, `hh:mm`, `hh:mm:ss`, or as ISO 8601 writes it (`PT1H20M`); none if it is none of them, or 0.
pub(super) fn duration(text: &str) -> Option<Minutes> {
    let minutes = match text.strip_prefix("PT") {
        Some(rest) => iso(rest),
        None => clock(text),
    }?;
    Minutes::new(minutes).ok().filter(|minutes| minutes.get() > 0.0)
}

fn clock(text: &str) -> Option<f64> {
    let parts: Vec<f64> = text.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    match parts.as_slice() {
        [minutes] => Some(*minutes),
        [hours, minutes] => Some(hours * 60.0 + minutes),
        [hours, minutes, seconds] => Some(hours * 60.0 + minutes + seconds / 60.0),
        _ => None,
    }
}

fn iso(text: &str) -> Option<f64> {
    let mut minutes = 0.0;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|sign: char| sign.is_ascii_alphabetic())?;
        let (number, unit) = rest.split_at_checked(end)?;
        let share = match unit.chars().next()? {
            'H' => 60.0,
            'M' => 1.0,
            'S' => 1.0 / 60.0,
            _ => return None,
        };
        minutes += number.parse::<f64>().ok()? * share;
        rest = unit.get(1..)?;
    }
    Some(minutes)
}

#[cfg(test)]
mod tests {
    use super::{Tags, Use, duration};
    use crate::cost::{CostUnit, Metres};
    use crate::network::draft::Pace;
    use crate::network::{Density, OsmTravel, PerMode, RoadShape, Speed, SpeedModel};

    fn travel() -> OsmTravel {
        OsmTravel {
            cars: SpeedModel::metric(),
            density: Density::Rural,
            walking: Speed::literal(5.0),
            cycling: Speed::literal(15.0),
            ferry_wait: crate::cost::Minutes::of(10.0).unwrap(),
        }
    }

    /// The speeds onward and back, as `foot bike car`, `-` where closed.
    fn speeds(tags: &[(&str, &str)]) -> Option<[String; 2]> {
        let Some(Use::Road(road)) = Tags(tags).usage() else { return None };
        let shape = RoadShape::of(Metres::of(100.0).unwrap(), Metres::of(100.0).unwrap());
        let text = |pace: Option<Pace>| match pace {
            Some(Pace::At(speed)) => speed.get().to_string(),
            Some(Pace::Whole(_)) => "whole".to_owned(),
            None => "-".to_owned(),
        };
        Some(road.paces(&travel(), shape).map(|paces| {
            let PerMode { foot, bike, car } = paces.map(text);
            format!("{foot} {bike} {car}")
        }))
    }

    #[test]
    fn tags_say_who_may_pass_and_how_fast() {
        let both = |text: &str| Some([text.to_owned(), text.to_owned()]);
        let ways = |onward: &str, back: &str| Some([onward.to_owned(), back.to_owned()]);
        assert_eq!(speeds(&[("highway", "residential")]), both("5 15 65"));
        assert_eq!(speeds(&[("highway", "residential"), ("maxspeed", "30")]), both("5 15 30"));
        assert_eq!(speeds(&[("highway", "primary"), ("maxspeed", "FR:urban")]), both("5 15 50"));
        assert_eq!(speeds(&[("highway", "primary"), ("maxspeed", "none")]), both("5 15 65"));
        assert_eq!(speeds(&[("highway", "primary"), ("maxspeed", "0")]), both("5 15 65"));
        assert_eq!(speeds(&[("highway", "motorway")]), ways("- - 120", "- - -"));
        assert_eq!(speeds(&[("highway", "trunk"), ("oneway", "yes")]), ways("5 15 90", "5 - -"));
        assert_eq!(speeds(&[("highway", "tertiary"), ("oneway", "-1")]), ways("5 - -", "5 15 65"));
        assert_eq!(speeds(&[("highway", "tertiary"), ("junction", "roundabout")]), ways("5 15 65", "5 - -"));
        let opposite = [("highway", "residential"), ("oneway", "yes"), ("oneway:bicycle", "no")];
        assert_eq!(speeds(&opposite), ways("5 15 65", "5 15 -"));
        assert_eq!(speeds(&[("highway", "service"), ("access", "private")]), None);
        assert_eq!(speeds(&[("highway", "service"), ("access", "private"), ("foot", "yes")]), both("5 - -"));
        assert_eq!(speeds(&[("highway", "footway"), ("bicycle", "yes")]), both("5 15 -"));
        assert_eq!(speeds(&[("highway", "footway"), ("access", "yes"), ("motor_vehicle", "yes")]), both("5 - -"));
        assert_eq!(speeds(&[("highway", "residential"), ("vehicle", "no")]), both("5 - -"));
        assert_eq!(speeds(&[("highway", "residential"), ("vehicle", "no"), ("bicycle", "yes")]), both("5 15 -"));
        assert_eq!(speeds(&[("highway", "construction")]), None);
        assert_eq!(speeds(&[("building", "yes")]), None);
    }

    #[test]
    fn durations_are_read_as_they_are_written() {
        let minutes = |text| duration(text).map(crate::cost::Minutes::get);
        assert_eq!(
            ["35", "00:35", "1:05:30", "PT1H20M", "PT90S"].map(minutes),
            [35.0, 35.0, 65.5, 80.0, 1.5].map(Some)
        );
        assert_eq!(["", "0", "soon", "1:2:3:4", "PT5X", "PT"].map(minutes), [None; 6]);
    }
}
