//! The objects of a JSON list, one by one.

use std::cell::Cell;
use std::fmt;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

use serde::Deserializer as _;
use serde::de::{Error, SeqAccess, Visitor};
use serde_json::Value;

use super::LONGEST_ROW;

/// Hands over the objects of a list; no more than one is in memory.
///
/// # Errors
/// A file that cannot be read, that is no JSON or no list, or an object of more than 16 MiB.
pub(in crate::facility) fn for_each_object(reader: impl Read, mut take: impl FnMut(Value)) -> serde_json::Result<()> {
    let allowance = Rc::new(Cell::new(MOST));
    let reader = BufReader::new(Rationed { reader, allowance: Rc::clone(&allowance) });
    let mut json = serde_json::Deserializer::from_reader(reader);
    json.deserialize_seq(Objects {
        take: &mut |object| {
            allowance.set(MOST);
            take(object);
        },
    })?;
    json.end()
}

/// The most bytes that are read for one object.
const MOST: usize = 16 * LONGEST_ROW;

/// A reader that stops when one object takes too much.
struct Rationed<R> {
    reader: R,
    allowance: Rc<Cell<usize>>,
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        match self.allowance.get().checked_sub(read) {
            Some(left) => self.allowance.set(left),
            None => return Err(io::Error::new(io::ErrorKind::InvalidData, "an object of more than 16 MiB")),
        }
        Ok(read)
    }
}

struct Objects<'t> {
    take: &'t mut dyn FnMut(Value),
}

impl<'de> Visitor<'de> for Objects<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut objects: A) -> Result<(), A::Error> {
        while let Some(object) = objects.next_element::<Value>()? {
            if !object.is_object() {
                return Err(A::Error::custom("an item that is no object"));
            }
            (self.take)(object);
        }
        Ok(())
    }
}
