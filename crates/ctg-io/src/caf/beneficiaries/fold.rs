//! Arrondissements as their city.

use std::collections::BTreeMap;

use ctg_model::observation::{Absence, Observation, Precision, Status};

use super::{BenefitRow, Located};

/// Adds the rows of municipal arrondissements up to Paris, Lyon and Marseille; all others stay as they are.
///
/// A sum of rounded figures is no rounded figure: it comes with the bounds that all its parts leave ([`Precision::Within`]), and
/// [`BenefitRow::parts`] says how many they were. A figure that is absent in one part is absent in the sum, unless for the same reason in all:
/// then for that reason. Rows come in the order of places, then months.
///
/// *Formula*: value and both bounds are sums over the parts.
///
/// # Examples
/// ```
/// use ctg_io::Source;
/// use ctg_io::caf::{CafRounding, beneficiaries};
/// use ctg_model::observation::RoundingMode;
/// let text = "dtreffre;numcomdo;indfoy_rsa\n2024-12;75101;10\n2024-12;75102;20\n";
/// let read = beneficiaries::read(Source::new("b.csv", text.as_bytes()), CafRounding::published(RoundingMode::Nearest))?;
/// let folded = beneficiaries::fold_arrondissements(read.value());
/// let paris = &folded[0];
/// let bounds = paris.households("rsa").bounds().ok_or("absent")?;
/// assert_eq!((paris.place().to_string().as_str(), paris.parts()), ("75056", 2));
/// assert_eq!((paris.households("rsa").value(), bounds.low(), bounds.high()), (Some(&30), 26, Some(34)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn fold_arrondissements(rows: &[BenefitRow]) -> Vec<BenefitRow> {
    let mut groups: BTreeMap<_, Vec<&BenefitRow>> = BTreeMap::new();
    for row in rows {
        let place = match row.place() {
            Located::Arrondissement(arrondissement) => Located::Commune(arrondissement.commune()),
            other => other,
        };
        groups.entry((place, row.month().first_day())).or_default().push(row);
    }
    groups.into_iter().filter_map(|((place, _), parts)| fold(place, &parts)).collect()
}

fn fold(place: Located, parts: &[&BenefitRow]) -> Option<BenefitRow> {
    let (first, others) = parts.split_first()?;
    let mut figures = first.figures().to_vec();
    for other in others {
        figures = figures.iter().zip(other.figures()).map(|(one, other)| plus(*one, *other)).collect();
    }
    let count = parts.iter().map(|part| part.parts()).sum();
    Some((*first).clone().with_figures(figures).of_parts(place, count))
}

fn plus(one: Observation<u64>, other: Observation<u64>) -> Observation<u64> {
    let sum = match (one, other) {
        (Observation::Present(left), Observation::Present(right)) => {
            let value = left.value().checked_add(*right.value());
            let bounds = one.bounds().zip(other.bounds()).map(|(left, right)| left.plus(right));
            value
                .zip(bounds)
                .and_then(|(value, bounds)| Observation::new(value, Status::Observed, Precision::Within(bounds)).ok())
        }
        (Observation::Absent(left), Observation::Absent(right)) if left == right => Some(one),
        _ => None,
    };
    sum.unwrap_or(Observation::Absent(Absence::NotComputable))
}
