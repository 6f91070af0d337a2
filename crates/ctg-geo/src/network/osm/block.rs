//! What blocks hold: nodes with positions, ways with tags.

use super::wire::{Field, Message, Problem, deltas, packed, zigzag};

/// A way: its number, its tags, its nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way<'b> {
    pub(super) id: i64,
    pub(super) tags: Vec<(&'b str, &'b str)>,
    pub(super) nodes: Vec<i64>,
}

/// How coordinates are written in a block.
#[derive(Debug, Clone, Copy)]
struct Scale {
    granularity: i64,
    offsets: (i64, i64),
}

/// A block of data.
#[derive(Debug)]
pub(super) struct Block<'b> {
    strings: Vec<&'b [u8]>,
    groups: Vec<&'b [u8]>,
    scale: Scale,
}

impl<'b> Block<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Result<Self, Problem> {
        let mut message = Message(bytes);
        let mut block =
            Self { strings: Vec::new(), groups: Vec::new(), scale: Scale { granularity: 100, offsets: (0, 0) } };
        while let Some(field) = message.next()? {
            match field {
                Field::Bytes(1, table) => block.strings = strings(table)?,
                Field::Bytes(2, group) => block.groups.push(group),
                Field::Number(17, found) => block.scale.granularity = found.cast_signed(),
                Field::Number(19, found) => block.scale.offsets.0 = found.cast_signed(),
                Field::Number(20, found) => block.scale.offsets.1 = found.cast_signed(),
                _ => {}
            }
        }
        Ok(block)
    }

    /// Hands over the ways; how many there were is told.
    pub(super) fn ways(&self, take: &mut impl FnMut(Way<'b>)) -> Result<usize, Problem> {
        let mut count = 0;
        for group in &self.groups {
            let mut message = Message(group);
            while let Some(field) = message.next()? {
                if let Field::Bytes(3, way) = field {
                    take(self.way(way)?);
                    count += 1;
                }
            }
        }
        Ok(count)
    }

    fn way(&self, bytes: &'b [u8]) -> Result<Way<'b>, Problem> {
        let mut message = Message(bytes);
        let (mut id, mut keys, mut values, mut nodes) = (0, &[][..], &[][..], Vec::new());
        while let Some(field) = message.next()? {
            match field {
                Field::Number(1, found) => id = found.cast_signed(),
                Field::Bytes(2, found) => keys = found,
                Field::Bytes(3, found) => values = found,
                Field::Bytes(8, found) => nodes = deltas(found)?,
                _ => {}
            }
        }
        let pairs = packed(keys).zip(packed(values));
        let tags = pairs.map(|(key, value)| Ok((self.text(key?)?, self.text(value?)?)));
        Ok(Way { id, tags: tags.collect::<Result<_, Problem>>()?, nodes })
    }

    fn text(&self, number: u64) -> Result<&'b str, Problem> {
        let count = self.strings.len();
        let found = usize::try_from(number).ok().and_then(|number| self.strings.get(number));
        let found = found.ok_or_else(|| format!("found text {number}, expected one below {count}"))?;
        std::str::from_utf8(found).map_err(|_| format!("found text {number}, which is no UTF-8"))
    }

    /// Hands over the nodes: number, longitude, latitude in degrees.
    pub(super) fn nodes(&self, take: &mut impl FnMut(i64, f64, f64)) -> Result<(), Problem> {
        for group in &self.groups {
            let mut message = Message(group);
            while let Some(field) = message.next()? {
                match field {
                    Field::Bytes(1, node) => self.node(node, take)?,
                    Field::Bytes(2, dense) => self.dense(dense, take)?,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn node(&self, bytes: &[u8], take: &mut impl FnMut(i64, f64, f64)) -> Result<(), Problem> {
        let (mut message, mut id, mut at) = (Message(bytes), 0, (0, 0));
        while let Some(field) = message.next()? {
            match field {
                Field::Number(1, found) => id = zigzag(found),
                Field::Number(8, found) => at.0 = zigzag(found),
                Field::Number(9, found) => at.1 = zigzag(found),
                _ => {}
            }
        }
        self.hand_over(id, at, take);
        Ok(())
    }

    fn dense(&self, bytes: &[u8], take: &mut impl FnMut(i64, f64, f64)) -> Result<(), Problem> {
        let (mut message, mut ids, mut latitudes, mut longitudes) =
            (Message(bytes), Vec::new(), Vec::new(), Vec::new());
        while let Some(field) = message.next()? {
            match field {
                Field::Bytes(1, found) => ids = deltas(found)?,
                Field::Bytes(8, found) => latitudes = deltas(found)?,
                Field::Bytes(9, found) => longitudes = deltas(found)?,
                _ => {}
            }
        }
        if ids.len() != latitudes.len() || ids.len() != longitudes.len() {
            let (found, expected) = (latitudes.len().min(longitudes.len()), ids.len());
            return Err(format!("found {found} coordinates, expected one for each of {expected} nodes"));
        }
        for ((id, latitude), longitude) in ids.into_iter().zip(latitudes).zip(longitudes) {
            self.hand_over(id, (latitude, longitude), take);
        }
        Ok(())
    }

    fn hand_over(&self, id: i64, (latitude, longitude): (i64, i64), take: &mut impl FnMut(i64, f64, f64)) {
        let degrees = |offset: i64, found: i64| {
            // Whole nanodegrees; a coordinate off the globe is refused where positions are made.
            let nanodegrees = offset.wrapping_add(self.scale.granularity.wrapping_mul(found));
            nanodegrees as f64 / 1e9
        };
        take(id, degrees(self.scale.offsets.1, longitude), degrees(self.scale.offsets.0, latitude));
    }
}

fn strings(table: &[u8]) -> Result<Vec<&[u8]>, Problem> {
    let (mut message, mut found) = (Message(table), Vec::new());
    while let Some(field) = message.next()? {
        if let Field::Bytes(1, text) = field {
            found.push(text);
        }
    }
    Ok(found)
}

/// The features that a reader must know, as the header of a file lists them.
pub(super) fn required(header: &[u8]) -> Result<Vec<String>, Problem> {
    let (mut message, mut found) = (Message(header), Vec::new());
    while let Some(field) = message.next()? {
        if let Field::Bytes(4, text) = field {
            found.push(String::from_utf8_lossy(text).into_owned());
        }
    }
    Ok(found)
}
