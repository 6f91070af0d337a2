//! Former names, from movements.

use std::collections::{BTreeMap, BTreeSet};

use ctg_model::code::CommuneCode;
use ctg_model::passage::{CogMovement, CogUnit, MovedUnit};

use super::Gazetteer;

impl Gazetteer {
    /// With the names that its communes bore, and those of the communes that were merged into them, as the list of movements tells.
    ///
    /// The movements are those up to the geography that the official names are of. The name of a commune that was shared out becomes a name of each that
    /// took in some of it.
    ///
    /// ```
    /// use ctg_io::names::Gazetteer;
    /// use ctg_model::{Commune, passage::{CogMovement, CogUnit, MovedUnit, MovementCode}};
    /// let unit = |code: &str, name: &str| Ok::<_, Box<dyn std::error::Error>>(MovedUnit::new(CogUnit::Commune(code.parse()?), name.parse()?));
    /// let line = |number, day: &str, before, after| Ok::<_, Box<dyn std::error::Error>>(CogMovement::new(MovementCode::new(number), day.parse()?, Some(before), after));
    /// let movements = [
    ///     line(32, "2018-01-01", unit("17457", "Vandré")?, unit("17457", "La Devise")?)?,
    ///     line(32, "2018-01-01", unit("17103", "Chervettes")?, unit("17457", "La Devise")?)?,
    /// ];
    /// let gazetteer = Gazetteer::new([Commune::new("17457".parse()?, "La Devise".parse()?)]).with_movements(&movements);
    /// assert_eq!(gazetteer.resolve("CHERVETTES").commune(), Some("17457".parse()?));
    /// assert_eq!(gazetteer.resolve("Vandre").commune(), Some("17457".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_movements<'a>(self, movements: impl IntoIterator<Item = &'a CogMovement>) -> Self {
        let mut days: BTreeMap<_, Vec<&CogMovement>> = BTreeMap::new();
        for movement in movements {
            days.entry(movement.effective).or_default().push(movement);
        }
        let own = self.spellings.iter().map(|spelling| spelling.commune);
        let mut today: BTreeMap<CommuneCode, BTreeSet<CommuneCode>> =
            own.map(|code| (code, BTreeSet::from([code]))).collect();
        let mut names: BTreeSet<(CommuneCode, &MovedUnit)> = BTreeSet::new();
        for lines in days.values().rev() {
            let mut made: BTreeMap<CommuneCode, BTreeSet<CommuneCode>> = BTreeMap::new();
            for (before, code, after) in lines.iter().filter_map(|line| ends(line)) {
                let communes = today.get(&after).cloned().unwrap_or_default();
                names.extend(communes.iter().map(|commune| (*commune, before)));
                made.entry(code).or_default().extend(communes);
            }
            today.extend(made);
        }
        names.into_iter().fold(self, |all, (commune, unit)| {
            let known = all.spellings.iter().any(|known| known.commune == commune && known.name == unit.name);
            if known { all } else { all.with_former(commune, unit.name.clone()) }
        })
    }
}

/// What a line starts from, its code, and the commune that it ends in.
fn ends(line: &CogMovement) -> Option<(&MovedUnit, CommuneCode, CommuneCode)> {
    let before = line.before.as_ref()?;
    // A delegated or associated commune was a commune before, and is met as one.
    let CogUnit::Commune(code) = before.unit else { return None };
    Some((before, code, line.after.unit.commune()?))
}
