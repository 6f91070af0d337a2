//! Steps of a round number, and their multiples as doubles.

/// A step of `factor · 10^exponent`; its multiples are the doubles nearest to the decimal numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Step {
    factor: f64,
    exponent: i32,
}

impl Step {
    /// The largest power of ten that is at most a positive number.
    pub(crate) fn power_of_ten_under(number: f64) -> Option<Self> {
        if !(number.is_finite() && number > 0.0) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "the logarithm of a double is between −324 and 309")]
        let mut exponent = number.log10().floor() as i32;
        // The logarithm may be rounded over or under a power of ten.
        let power = |exponent: i32| Self { factor: 1.0, exponent }.times(1.0);
        while exponent < 308 && power(exponent + 1) <= number {
            exponent += 1;
        }
        while exponent > -307 && power(exponent) > number {
            exponent -= 1;
        }
        (exponent >= -300).then_some(Self { factor: 1.0, exponent })
    }

    /// So many times the power of ten.
    pub(crate) fn scaled(self, factor: f64) -> Self {
        Self { factor, ..self }
    }

    /// A step ten times finer.
    pub(crate) fn tenth(self) -> Option<Self> {
        (self.exponent > -300).then_some(Self { exponent: self.exponent - 1, ..self })
    }

    /// The finer of two.
    pub(crate) fn finer(self, other: Self) -> Self {
        if other.times(1.0) < self.times(1.0) { other } else { self }
    }

    /// A whole number of steps.
    pub(crate) fn times(self, multiple: f64) -> f64 {
        // A power of ten up to 10^22 is exact, and so the quotient is the nearest double to the decimal number.
        if self.exponent >= 0 {
            multiple * self.factor * 10_f64.powi(self.exponent)
        } else {
            multiple * self.factor / 10_f64.powi(-self.exponent)
        }
    }

    /// How many whole steps lie under a number.
    pub(crate) fn floor(self, number: f64) -> f64 {
        let guess = (number / self.times(1.0)).floor();
        if self.times(guess + 1.0) <= number {
            guess + 1.0
        } else if self.times(guess) > number {
            guess - 1.0
        } else {
            guess
        }
    }

    /// How many whole steps reach a number.
    pub(crate) fn ceil(self, number: f64) -> f64 {
        let floor = self.floor(number);
        if self.times(floor) < number { floor + 1.0 } else { floor }
    }
}
