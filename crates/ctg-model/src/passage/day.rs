//! The movements of one day, brought down to what goes into what.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::code::CommuneCode;

/// What goes into what on one day: communes that only change their name are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) date: NaiveDate,
    /// The communes that stood the day before, each with those that its land goes into.
    pub(super) into: BTreeMap<CommuneCode, BTreeSet<CommuneCode>>,
    /// The communes that the lines leave standing from that day on.
    pub(super) after: BTreeSet<CommuneCode>,
}

/// Which side of the day is known: that before, or that after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Before,
    After,
}

/// Why the lines of a day do not fit the communes on the side that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayFault {
    /// A commune that the lines need on the known side is not there.
    Lacking(CommuneCode),
    /// A commune on the known side that the lines leave no place for.
    InTheWay(CommuneCode),
    /// A commune that goes nowhere.
    Lost(CommuneCode),
}

/// The lines of a day between communes, by code.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Where the land of each goes, itself included.
    outgoing: BTreeMap<CommuneCode, BTreeSet<CommuneCode>>,
    /// Where the land of each comes from, itself included.
    incoming: BTreeMap<CommuneCode, BTreeSet<CommuneCode>>,
}

impl Lines {
    /// Adds a line; without anything before, the commune is new.
    pub(super) fn add(&mut self, before: Option<CommuneCode>, after: CommuneCode) {
        let origins = self.incoming.entry(after).or_default();
        if let Some(before) = before {
            origins.insert(before);
            self.outgoing.entry(before).or_default().insert(after);
        }
    }

    /// The day, and the groups of lines of which no commune is on the known side: they are told of by one of their codes.
    ///
    /// A commune that comes from outside the list was nowhere before: it is taken in if it is near a commune that was.
    pub(super) fn resolve(
        &self,
        date: NaiveDate,
        known: Known,
        is_there: &dyn Fn(CommuneCode) -> bool,
        is_near: &dyn Fn(CommuneCode) -> bool,
    ) -> Result<(Day, Vec<CommuneCode>), DayFault> {
        let mut day = Day { date, into: BTreeMap::new(), after: BTreeSet::new() };
        let mut elsewhere = Vec::new();
        for group in self.groups() {
            let arrives = |code: &CommuneCode| known == Known::Before && self.is_new(*code) && is_near(*code);
            if group.iter().any(|code| is_there(*code) || arrives(code)) {
                self.resolve_group(&group, known, is_there, &mut day)?;
            } else {
                elsewhere.extend(group.first());
            }
        }
        Ok((day, elsewhere))
    }

    /// The codes that lines join, group by group.
    fn groups(&self) -> Vec<BTreeSet<CommuneCode>> {
        let mut left: BTreeSet<CommuneCode> = self.outgoing.keys().chain(self.incoming.keys()).copied().collect();
        let mut groups = Vec::new();
        while let Some(start) = left.pop_first() {
            let (mut group, mut todo) = (BTreeSet::from([start]), vec![start]);
            while let Some(code) = todo.pop() {
                let met = [&self.outgoing, &self.incoming].into_iter().filter_map(|lines| lines.get(&code)).flatten();
                todo.extend(met.filter(|other| group.insert(**other)));
            }
            for code in &group {
                left.remove(code);
            }
            groups.push(group);
        }
        groups
    }

    fn resolve_group(
        &self,
        group: &BTreeSet<CommuneCode>,
        known: Known,
        is_there: &dyn Fn(CommuneCode) -> bool,
        day: &mut Day,
    ) -> Result<(), DayFault> {
        if group.len() == 1 && group.iter().all(|code| self.is_kept(*code)) {
            return Ok(()); // a change of name
        }
        let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
        for code in group {
            let (stood, stands) = self.standing(*code, known, is_there(*code))?;
            before.extend(stood.then_some(*code));
            after.extend(stands.then_some(*code));
        }
        for code in before {
            day.into.insert(code, self.ends(code, &after)?);
        }
        day.after.extend(after);
        Ok(())
    }

    /// Whether a commune stood before the day, and whether it stands from the day on.
    ///
    /// On the known side that is told. On the other a commune is a mere step of the day, and stands on neither side, when land goes through it:
    /// a commune that takes the code of another département and is merged at once, say. A line from a commune to itself shows that it was there.
    fn standing(&self, code: CommuneCode, known: Known, is_there: bool) -> Result<(bool, bool), DayFault> {
        let others = |lines: &BTreeMap<CommuneCode, BTreeSet<CommuneCode>>| {
            lines.get(&code).is_some_and(|met| met.iter().any(|other| *other != code))
        };
        let (goes, comes) = (others(&self.outgoing), others(&self.incoming));
        let (kept, made) = (self.is_kept(code), self.incoming.contains_key(&code));
        let is_step = goes && comes && !kept && !is_there;
        match known {
            Known::After if !is_there && made && !goes => Err(DayFault::Lacking(code)),
            Known::After if is_there && !made => Err(DayFault::InTheWay(code)),
            Known::After => Ok(((kept || goes) && !is_step, is_there)),
            Known::Before if !is_there && (kept || (goes && !made)) => Err(DayFault::Lacking(code)),
            Known::Before if is_there && !(kept || goes) => Err(DayFault::InTheWay(code)),
            Known::Before => Ok((is_there, made && !is_step && (kept || !goes || is_there))),
        }
    }

    /// Whether a line goes from a commune to itself.
    fn is_kept(&self, code: CommuneCode) -> bool {
        self.outgoing.get(&code).is_some_and(|into| into.contains(&code))
    }

    /// Whether a commune comes from outside the list.
    fn is_new(&self, code: CommuneCode) -> bool {
        self.incoming.get(&code).is_some_and(BTreeSet::is_empty)
    }

    /// Where the land of a commune is at the end of the day, through communes that are mere steps.
    fn ends(&self, code: CommuneCode, after: &BTreeSet<CommuneCode>) -> Result<BTreeSet<CommuneCode>, DayFault> {
        let (mut ends, mut met, mut todo) = (BTreeSet::new(), BTreeSet::from([code]), vec![code]);
        while let Some(step) = todo.pop() {
            for next in self.outgoing.get(&step).into_iter().flatten() {
                if after.contains(next) {
                    ends.insert(*next);
                } else if met.insert(*next) {
                    todo.push(*next);
                }
            }
        }
        if ends.is_empty() { Err(DayFault::Lost(code)) } else { Ok(ends) }
    }
}
