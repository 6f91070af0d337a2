//! Codes as integers: the characters `0`–`9` and `A`–`Z` as digits in base 36, so that integers order like the texts.

/// The integer of an upper-case alphanumeric text; any other byte counts as `0` (the doors check bytes before they pack).
pub(super) fn pack(text: &[u8]) -> u64 {
    text.iter().fold(0, |sum, byte| sum * 36 + digit(*byte))
}

/// The text of `N` characters that `packed` was made from.
pub(super) fn unpack<const N: usize>(packed: u64) -> [u8; N] {
    let mut text = [b'0'; N];
    let mut rest = packed;
    for slot in text.iter_mut().rev() {
        *slot = character(rest % 36);
        rest /= 36;
    }
    text
}

fn digit(byte: u8) -> u64 {
    match byte {
        b'0'..=b'9' => u64::from(byte - b'0'),
        b'A'..=b'Z' => u64::from(byte - b'A') + 10,
        _ => 0,
    }
}

fn character(digit: u64) -> u8 {
    match u8::try_from(digit) {
        Ok(value @ 0..=9) => b'0' + value,
        Ok(value @ 10..=35) => b'A' + value - 10,
        _ => b'0',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn packing_keeps_the_text_and_its_order(a in "[0-9A-Z]{9}", b in "[0-9A-Z]{9}") {
            prop_assert_eq!(&unpack::<9>(pack(a.as_bytes()))[..], a.as_bytes());
            prop_assert_eq!(pack(a.as_bytes()).cmp(&pack(b.as_bytes())), a.cmp(&b));
        }
    }
}
