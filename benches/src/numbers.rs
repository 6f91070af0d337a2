//! Synthetic counts for the timings of intervals and standardised rates; `peers/intervals.py` makes the same ones.

/// The part and the whole of a row: from 100 to 20 099 persons, from none to all of them.
#[must_use]
pub fn part_of_whole(row: u64) -> (u64, u64) {
    let whole = 100 + row * 7_919 % 20_000;
    (whole * (row * 104_729 % 1_001) / 1_000, whole)
}

/// How many strata a territory is divided into.
pub const STRATA: u64 = 7;

/// The events and persons of a stratum of a row: up to one event for four persons.
#[must_use]
pub fn stratum(row: u64, stratum: u64) -> (u64, u64) {
    let persons = 10 + (row * 7_919 + stratum * 3_571) % 3_000;
    (persons * ((row * 104_729 + stratum * 1_299_709) % 251) / 1_000, persons)
}

/// The standard population, by stratum.
pub const STANDARD: [u64; 7] = [6_000, 13_000, 7_500, 19_500, 21_000, 12_500, 20_500];
