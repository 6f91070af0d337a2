//! Sorting numbers by their bits.

/// Bits of a digit.
const BITS: u32 = 11;
/// How many digits a pass tells apart.
const SIZE: usize = 1 << BITS;
/// The leading 33 bits: sign, exponent and 21 bits of the fraction.
const SHIFTS: [u32; 3] = [31, 42, 53];

/// Sorts numbers of at least zero: their bits are in the order of their values.
///
/// A radix sort by the three leading digits, and then of the few runs that these do not tell apart: three passes over the data, whatever
/// their order.
pub(crate) fn sort_by_bits(values: &mut Vec<f64>) {
    if values.len() < SIZE {
        values.sort_unstable_by(f64::total_cmp);
        return;
    }
    let mut from: Vec<u64> = values.iter().map(|value| value.to_bits()).collect();
    let mut to = vec![0_u64; from.len()];
    for (shift, counts) in SHIFTS.into_iter().zip(counts(&from)) {
        if !counts.contains(&from.len()) {
            scatter(&from, &mut to, shift, counts);
            std::mem::swap(&mut from, &mut to);
        }
    }
    let leading = |bits: u64| bits >> SHIFTS[0];
    from.chunk_by_mut(|one, other| leading(*one) == leading(*other)).for_each(<[u64]>::sort_unstable);
    values.clear();
    values.extend(from.into_iter().map(f64::from_bits));
}

#[expect(clippy::cast_possible_truncation, reason = "a digit is below 2^11 in any width")]
fn digit(bits: u64, shift: u32) -> usize {
    (bits >> shift) as usize & (SIZE - 1)
}

/// How often each digit stands there, for the three digits at once.
#[expect(clippy::indexing_slicing, reason = "a digit is below 2^11")]
fn counts(from: &[u64]) -> [Vec<usize>; 3] {
    let mut counts = [vec![0; SIZE], vec![0; SIZE], vec![0; SIZE]];
    for bits in from {
        for (counts, shift) in counts.iter_mut().zip(SHIFTS) {
            counts[digit(*bits, shift)] += 1;
        }
    }
    counts
}

/// Each number to the next place of its digit.
#[expect(clippy::indexing_slicing, reason = "a digit is below 2^11, and a place is one of those that were counted")]
fn scatter(from: &[u64], to: &mut [u64], shift: u32, mut places: Vec<usize>) {
    let mut next = 0;
    for place in &mut places {
        (*place, next) = (next, next + *place);
    }
    for bits in from {
        let place = &mut places[digit(*bits, shift)];
        to[*place] = *bits;
        *place += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by_bits;

    fn check(mut values: Vec<f64>) {
        let mut expected = values.clone();
        expected.sort_unstable_by(f64::total_cmp);
        sort_by_bits(&mut values);
        assert_eq!(values, expected);
    }

    #[test]
    fn numbers_come_out_in_order() {
        let mut state = 1_u64;
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 2
        };
        let mut values: Vec<f64> = (0..5_000).map(|_| f64::from_bits(draw())).collect();
        values.extend([0.0, f64::MAX, f64::MIN_POSITIVE, 0.0]);
        check(values);
        // Numbers that only their last bits tell apart.
        check((0..5_000).map(|_| f64::from_bits(1_f64.to_bits() + draw() % 1_000)).collect());
        check(vec![3.0; 5_000]);
    }
}
