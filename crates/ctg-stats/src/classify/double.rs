//! Numbers of twice the precision of a double, as unevaluated sums of two.

/// `high + low`, with `low` at most half a unit in the last place of `high`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Double {
    pub(super) high: f64,
    pub(super) low: f64,
}

impl Double {
    /// One double minus another, exactly.
    pub(super) fn difference(one: f64, other: f64) -> Self {
        Self::two_sum(one, -other)
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let (high, low) = (Self::two_sum(self.high, other.high), Self::two_sum(self.low, other.low));
        let first = Self::quick(high.high, high.low + low.high);
        Self::quick(first.high, first.low + low.low)
    }

    pub(super) fn minus(self, other: Self) -> Self {
        self.plus(Self { high: -other.high, low: -other.low })
    }

    pub(super) fn times(self, other: Self) -> Self {
        let product = Self::two_product(self.high, other.high);
        Self::quick(product.high, product.low + (self.high * other.low + self.low * other.high))
    }

    pub(super) fn over(self, divisor: f64) -> Self {
        let first = self.high / divisor;
        let rest = self.minus(Self::two_product(first, divisor));
        let second = rest.high / divisor;
        let rest = rest.minus(Self::two_product(second, divisor));
        Self::quick(first, second).plus(Self { high: rest.high / divisor, low: 0.0 })
    }

    pub(super) fn at_most(self, other: Self) -> bool {
        let gap = self.minus(other);
        gap.high < 0.0 || (gap.high <= 0.0 && gap.low <= 0.0)
    }

    /// Knuth's sum: what rounding takes from `high` is in `low`.
    fn two_sum(one: f64, other: f64) -> Self {
        let high = one + other;
        let part = high - one;
        Self { high, low: (one - (high - part)) + (other - part) }
    }

    /// The same where the first is the larger.
    fn quick(large: f64, small: f64) -> Self {
        let high = large + small;
        Self { high, low: small - (high - large) }
    }

    /// Dekker's product.
    fn two_product(one: f64, other: f64) -> Self {
        const SPLITTER: f64 = 134_217_729.0; // 2²⁷ + 1 (Dekker 1971)
        let halves = |number: f64| {
            let scaled = SPLITTER * number;
            let high = scaled - (scaled - number);
            (high, number - high)
        };
        let (high, (a, b), (c, d)) = (one * other, halves(one), halves(other));
        Self { high, low: ((a * c - high) + a * d + b * c) + b * d }
    }
}

#[cfg(test)]
mod tests {
    use super::Double;

    #[test]
    fn a_third_of_a_large_number_comes_back() {
        let number = Double::difference(1e16, -1.0); // 10¹⁶ + 1 is no double
        assert_eq!((number.high, number.low), (1e16, 1.0));
        let third = number.over(3.0);
        let back = third.times(Double { high: 3.0, low: 0.0 }).minus(number);
        assert!((back.high + back.low).abs() < 1e-14, "{back:?}");
    }
}
