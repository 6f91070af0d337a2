//! Numbers that one misprinted digit away from another.

/// The texts of as many characters that differ from this number in exactly one digit; its first digit never becomes 0, unless nothing but
/// decimals follows it.
pub(super) fn one_digit_changes(number: &str) -> Vec<String> {
    let characters: Vec<char> = number.chars().collect();
    let first = characters.iter().position(char::is_ascii_digit);
    let is_long =
        characters.iter().take_while(|character| **character != '.').filter(|c| c.is_ascii_digit()).count() > 1;
    let change = |place: usize, to: char| -> Option<String> {
        let from = characters.get(place)?;
        let leads = is_long && Some(place) == first && to == '0';
        (from.is_ascii_digit() && *from != to && !leads)
            .then(|| characters.iter().enumerate().map(|(index, own)| if index == place { to } else { *own }).collect())
    };
    (0..characters.len())
        .flat_map(|place| ('0'..='9').filter_map(move |to| change(place, to)).collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_changes_a_digit_but_none_with_a_leading_zero() {
        assert_eq!(one_digit_changes("10").len(), 8 + 9);
        assert!(one_digit_changes("9393").contains(&"9293".to_owned()));
        assert_eq!(one_digit_changes("4.8").len(), 18, "0.8 is a number");
        assert!(one_digit_changes("-7").iter().all(|changed| changed.starts_with('-')));
    }
}
