//! Protocol buffers, as far as extracts use them: fields of varints and of bytes.

/// What is wrong with the bytes: what was found, and what was expected.
pub(super) type Problem = String;

/// The fields of a message, one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Message<'b>(pub(super) &'b [u8]);

/// A field: its number, and what it holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field<'b> {
    Number(u32, u64),
    Bytes(u32, &'b [u8]),
    /// A number of fixed width, which extracts do not use.
    Other,
}

impl<'b> Message<'b> {
    /// The next field; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Field<'b>>, Problem> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let key = self.varint()?;
        let number =
            u32::try_from(key >> 3).map_err(|_| format!("found a field {}, expected a small number", key >> 3))?;
        let field = match key & 7 {
            0 => Field::Number(number, self.varint()?),
            1 => self.take(8).map(|_| Field::Other)?,
            2 => {
                let length = self.varint()?;
                let length = usize::try_from(length).map_err(|_| cut())?;
                Field::Bytes(number, self.take(length)?)
            }
            5 => self.take(4).map(|_| Field::Other)?,
            other => return Err(format!("found a field of wire type {other}, expected 0, 1, 2 or 5")),
        };
        Ok(Some(field))
    }

    fn take(&mut self, length: usize) -> Result<&'b [u8], Problem> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(cut)?;
        self.0 = rest;
        Ok(taken)
    }

    fn varint(&mut self) -> Result<u64, Problem> {
        let mut found = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or_else(cut)?;
            self.0 = rest;
            found |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(found);
            }
        }
        Err("found a number of more than 64 bits, expected at most 10 bytes".to_owned())
    }
}

fn cut() -> Problem {
    "found the end of the block inside a field, expected more bytes".to_owned()
}

/// The numbers of a packed field.
pub(super) fn packed(bytes: &[u8]) -> impl Iterator<Item = Result<u64, Problem>> + '_ {
    let mut rest = Message(bytes);
    std::iter::from_fn(move || {
        if rest.0.is_empty() {
            return None;
        }
        let found = rest.varint();
        if found.is_err() {
            rest.0 = &[];
        }
        Some(found)
    })
}

/// A signed number, written with its sign in the last bit.
pub(super) fn zigzag(found: u64) -> i64 {
    (found >> 1).cast_signed() ^ -(found & 1).cast_signed()
}

/// Signed numbers of a packed field, each written as its difference to the one before.
pub(super) fn deltas(bytes: &[u8]) -> Result<Vec<i64>, Problem> {
    let mut sum = 0_i64;
    let next = |found: Result<u64, Problem>| {
        sum = sum.wrapping_add(zigzag(found?));
        Ok(sum)
    };
    packed(bytes).map(next).collect()
}
