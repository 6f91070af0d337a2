//! Names and identifiers.
//!
//! Texts are everywhere, so their strategies are boxed: records of records would otherwise outgrow the stack of a test.

use proptest::char::range;
use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_oneof};
use proptest::sample::select;

use super::parsed;
use crate::{Label, Slug};

/// Names with articles, accents, ligatures, apostrophes and hyphens.
const NAMES: [&str; 10] = [
    "Rochefort",
    "Île-d'Aix",
    "Moëze",
    "Saint-Nazaire-sur-Charente",
    "La Gripperie-Saint-Symphorien",
    "L'Haÿ-les-Roses",
    "Œuilly",
    "Ő",
    "Y",
    "Établissement d’accueil du jeune enfant (« Eaje »)",
];

/// Signs that data separate and quote with; the blanks come last.
const SIGNS: [char; 14] = ['-', '\'', '’', '"', ',', ';', ':', '\\', '«', '»', '%', ' ', '\u{a0}', '\u{202f}'];
const BLANKS: usize = 3;

/// A name, a title or a sentence: a French one, or up to 20 signs of several scripts.
///
/// ```
/// use ctg_model::strategies::label;
/// use proptest::prelude::*;
/// proptest!(|(label in label())| {
///     prop_assert_eq!(label.as_str().trim(), label.as_str());
/// });
/// ```
pub fn label() -> impl Strategy<Value = Label> {
    let ends = (printed(SIGNS.len() - BLANKS), printed(SIGNS.len() - BLANKS));
    let long = (ends, vec(printed(SIGNS.len()), 0..=18))
        .prop_map(|((first, last), inside)| [first].into_iter().chain(inside).chain([last]).collect());
    let short = printed(SIGNS.len() - BLANKS).prop_map(String::from);
    parsed(prop_oneof![4 => select(&NAMES[..]).prop_map(str::to_owned), 1 => short, 4 => long]).boxed()
}

/// An identifier, of up to 35 characters.
///
/// ```
/// use ctg_model::strategies::slug;
/// use proptest::prelude::*;
/// proptest!(|(id in slug())| {
///     prop_assert!(id.as_str().split('-').all(|part| !part.is_empty()));
/// });
/// ```
pub fn slug() -> impl Strategy<Value = Slug> {
    let sign = prop_oneof![3 => range('a', 'z'), 1 => range('0', '9')];
    let part = vec(sign, 1..=8).prop_map(String::from_iter);
    parsed(vec(part, 1..=4).prop_map(|parts| parts.join("-"))).boxed()
}

/// What a quote or a note may hold: up to 40 printable signs, blanks at the ends included, or nothing.
pub(super) fn words() -> impl Strategy<Value = String> {
    vec(printed(SIGNS.len()), 0..=40).prop_map(String::from_iter).boxed()
}

/// A printable sign: French and other Latin letters, figures, Greek, Chinese, a pictogram, or one of the first of [`SIGNS`].
fn printed(signs: usize) -> impl Strategy<Value = char> {
    prop_oneof![
        6 => range('a', 'z'),
        2 => range('A', 'Z'),
        1 => range('0', '9'),
        2 => range('À', 'ÿ'),
        1 => select(SIGNS.into_iter().take(signs).collect::<Vec<_>>()),
        1 => prop_oneof![range('α', 'ω'), range('一', '鿋'), range('😀', '🙏')],
    ]
}
