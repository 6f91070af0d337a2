//! Laws of years and of printed numbers.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_model::strategies::{cog_vintage, decimal, vintage};
use ctg_model::{CogVintage, Decimal, Vintage};
use proptest::prelude::*;
use serde_json::json;
use shared::tries;

/// The value in millionths, the finest that a decimal prints.
fn millionths(number: Decimal) -> i128 {
    i128::from(number.digits()) * 10_i128.pow(u32::from(Decimal::MOST_DECIMALS - number.decimals()))
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn a_year_is_accepted_inside_its_range_only(year in any::<u16>()) {
        let expected = (Vintage::FIRST..=Vintage::LAST).contains(&year).then_some(year);
        prop_assert_eq!(Vintage::new(year).ok().map(Vintage::year), expected);
        prop_assert_eq!(serde_json::from_value::<Vintage>(json!(year)).ok().map(Vintage::year), expected);
        let expected = (CogVintage::FIRST..=CogVintage::LAST).contains(&year).then_some(year);
        prop_assert_eq!(CogVintage::try_from(year).ok().map(CogVintage::year), expected);
        prop_assert_eq!(serde_json::from_value::<CogVintage>(json!(year)).ok().map(CogVintage::year), expected);
    }

    #[test]
    fn years_meet_when_they_are_the_same(a in vintage(), b in vintage(), c in cog_vintage(), d in cog_vintage()) {
        prop_assert_eq!(a.same(b).is_ok(), a == b);
        prop_assert_eq!(c.same(d).is_ok(), c == d);
        prop_assert_eq!(a.cmp(&b), a.year().cmp(&b.year()));
        prop_assert_eq!(c.cmp(&d), u16::from(c).cmp(&u16::from(d)));
        prop_assert_eq!(serde_json::from_value::<Vintage>(json!(a.to_string())).ok(), None);
    }

    #[test]
    fn a_number_comes_back_from_its_text(number in decimal()) {
        prop_assert_eq!(number.to_string().parse(), Ok(number));
        prop_assert_eq!(serde_json::from_value::<Decimal>(json!(number.to_string())).ok(), Some(number));
        prop_assert!(serde_json::from_value::<Decimal>(json!(number.to_f64())).is_err());
        prop_assert_eq!(Decimal::new(number.digits(), number.decimals()), Some(number));
    }

    #[test]
    fn a_text_that_is_read_is_the_number_that_it_shows(text in "-?[0-9]{0,17}[.,]?[0-9]{0,8}") {
        if let Ok(number) = text.parse::<Decimal>() {
            let canonical = text.trim_start_matches('-').trim_start_matches('0');
            let shown = number.to_string();
            prop_assert_eq!(shown.trim_start_matches('-').trim_start_matches('0'), canonical);
            prop_assert_eq!(number.digits() < 0, shown.starts_with('-'));
        }
    }

    #[test]
    fn numbers_order_by_value_then_by_decimals(a in decimal(), b in decimal()) {
        let expected = millionths(a).cmp(&millionths(b)).then(a.decimals().cmp(&b.decimals()));
        prop_assert_eq!(a.cmp(&b), expected);
        prop_assert_eq!(a.same_value(b), millionths(a) == millionths(b));
        prop_assert_eq!(a == b, a.to_string() == b.to_string());
    }

    #[test]
    fn a_sum_is_exact_and_undone_by_a_difference(a in decimal(), b in decimal()) {
        prop_assert_eq!(a.checked_add(b), b.checked_add(a));
        if let Some(sum) = a.checked_add(b) {
            prop_assert_eq!(millionths(sum), millionths(a) + millionths(b));
            prop_assert_eq!(sum.decimals(), a.decimals().max(b.decimals()));
            prop_assert!(sum.checked_sub(b).is_none_or(|back| back.same_value(a)));
        }
        if let Some(difference) = a.checked_sub(b) {
            prop_assert_eq!(millionths(difference), millionths(a) - millionths(b));
        }
    }

    #[test]
    fn a_count_is_a_number_without_decimals(number in decimal()) {
        let expected = (number.decimals() == 0).then(|| u64::try_from(number.digits()).ok()).flatten();
        prop_assert_eq!(number.as_count(), expected);
        prop_assert!(number.as_count().is_none_or(|count| Decimal::whole(count) == Some(number)));
    }

    /// Whichever way a half goes, the number that was rounded lies in the interval of what is printed.
    #[test]
    fn the_rounding_interval_holds_what_was_rounded(precise in -50_000_i64..=50_000, decimals in 1_u8..=6) {
        let truth = Decimal::new(precise, decimals).unwrap();
        let (below, above) = (precise.div_euclid(10), (precise + 9).div_euclid(10));
        for rounded in [below, above] {
            if (precise - rounded * 10).abs() <= 5 {
                let printed = Decimal::new(rounded, decimals - 1).unwrap();
                let (low, high) = printed.rounding_interval();
                prop_assert!(low <= truth && truth <= high, "{} printed as {}", truth, printed);
            }
        }
    }

    #[test]
    fn the_rounding_interval_is_one_unit_of_the_last_decimal_wide(number in decimal()) {
        let (low, high) = number.rounding_interval();
        let unit = Decimal::new(1, number.decimals());
        match high.checked_sub(low) {
            Some(width) if low != high => prop_assert!(unit.is_some_and(|unit| unit.same_value(width))),
            // No room for one more decimal: the number stands for itself.
            _ => prop_assert_eq!((low, high), (number, number)),
        }
    }
}
