//! Dates and years, in the forms that one column takes from file to file.

use chrono::NaiveDate;
use ctg_model::Vintage;

/// A day: `2024-12-31`, `31/12/2024`, or either with a time behind it.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let number = |part: &str, digits: usize| {
        let fits = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| fits)
    };
    let (([year, month, day], false) | ([day, month, year], true)) = (parts.as_slice(), day.contains('/')) else {
        return None;
    };
    let year = i32::try_from(number(year, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?)
}

/// A year, alone (`2021`, `2021.0`), or that of a month or a day (`2021-12`, `12/2021`, `2021-12-31`, `31/12/2021 00:00`).
pub(crate) fn year(text: &str) -> Option<Vintage> {
    let alone = text.strip_suffix(".0").unwrap_or(text);
    let year = match (alone.len(), date(text)) {
        (4, _) => digits(alone),
        (7, _) => {
            alone.split_once('-').or_else(|| alone.split_once('/').map(|(month, year)| (year, month))).and_then(month)
        }
        (_, Some(date)) => u16::try_from(chrono::Datelike::year(&date)).ok(),
        _ => None,
    };
    year.and_then(|year| Vintage::new(year).ok())
}

fn month((year, month): (&str, &str)) -> Option<u16> {
    let is_month = month.len() == 2 && digits(month).is_some_and(|month| (1..=12).contains(&month));
    digits(year).filter(|_| is_month && year.len() == 4)
}

fn digits(text: &str) -> Option<u16> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use ctg_model::Vintage;

    use super::{date, year};

    #[test]
    fn a_year_comes_in_several_forms() {
        let forms = [
            "2021",
            "2021.0",
            "2021-12",
            "12/2021",
            "2021-12-31",
            "31/12/2021",
            "2021-12-31T00:00:00+00:00",
            "31/12/2021 00:00",
        ];
        for text in forms {
            assert_eq!(year(text).map(Vintage::year), Some(2021), "{text}");
        }
        for text in ["", "21", "20211", "2021-13", "2021-1-1", "31/13/2021", "XXXX", "2021,0", "0021", "+021"] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_of_the_calendar() {
        assert_eq!(date("2024-02-29").map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
        assert_eq!(
            (date("2023-02-29"), date("29/02/23"), date("2024-2-29"), date("2024/02/29")),
            (None, None, None, None)
        );
    }
}
