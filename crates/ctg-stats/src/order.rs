//! Sorting numbers by their bits.

/// Sorts numbers of at least zero: their bits are in the order of their values.
///
/// A radix sort with digits of eleven bits: a few passes over the data, whatever their order.
#[expect(
    clippy::indexing_slicing,
    reason = "a digit is below 2^11, and a slot is one of the counted places of the output"
)]
pub(crate) fn sort_by_bits(values: &mut Vec<f64>) {
    const BITS: u32 = 11;
    const SIZE: usize = 1 << BITS;
    if values.len() < 2_048 {
        values.sort_unstable_by(f64::total_cmp);
        return;
    }
    let mut from: Vec<u64> = values.iter().map(|value| value.to_bits()).collect();
    let mut to = vec![0_u64; from.len()];
    // The sign is 0: 63 bits are left, six digits.
    for shift in (0..63).step_by(BITS as usize) {
        let digit = |bits: u64| (bits >> shift) as usize & (SIZE - 1);
        let mut slots = [0_usize; SIZE];
        for bits in &from {
            slots[digit(*bits)] += 1;
        }
        if slots.contains(&from.len()) {
            continue;
        }
        let mut next = 0;
        for slot in &mut slots {
            (*slot, next) = (next, next + *slot);
        }
        for bits in &from {
            let slot = &mut slots[digit(*bits)];
            to[*slot] = *bits;
            *slot += 1;
        }
        std::mem::swap(&mut from, &mut to);
    }
    values.clear();
    values.extend(from.into_iter().map(f64::from_bits));
}

#[cfg(test)]
mod tests {
    use super::sort_by_bits;

    #[test]
    fn numbers_come_out_in_order() {
        let mut state = 1_u64;
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from_bits(state >> 2)
        };
        let mut values: Vec<f64> = (0..5_000).map(|_| draw()).collect();
        values.extend([0.0, f64::MAX, f64::MIN_POSITIVE, 0.0]);
        let mut expected = values.clone();
        expected.sort_unstable_by(f64::total_cmp);
        sort_by_bits(&mut values);
        assert_eq!(values, expected);
    }
}
