//! Dates in a cell.

use ctg_model::PartialDate;

/// `31/12/2027`, `12/2027`, `2027`, or the same as `2027-12-31` and `2027-12`.
pub(super) fn parse(text: &str) -> Option<PartialDate> {
    let turned: Vec<&str> = text.split('/').rev().collect();
    turned.join("-").parse().ok()
}

/// Day, month and year as French files have them.
pub(super) fn written(date: PartialDate) -> String {
    date.to_string().split('-').rev().collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_it_is_written() {
        for text in ["31/12/2027", "12/2027", "2027"] {
            assert_eq!(parse(text).map(written).as_deref(), Some(text));
        }
        assert_eq!(parse("2027-12-31"), parse("31/12/2027"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert_eq!([parse("30/02/2024"), parse("31-12-2027"), parse("bientôt")], [None; 3]);
    }
}
