//! Arrondissements as their city.

use std::collections::BTreeMap;

use ctg_model::observation::{Absence, Observation, Precision, Status};

use super::{BenefitRow, Located};

/// Adds the rows of municipal arrondissements up to Paris, Lyon and Marseille; all others stay as they are.
///
/// A sum of rounded figures is no rounded figure: it comes with the bounds that all its parts leave ([`Precision::Within`]), and
/// [`BenefitRow::parts`] says how many they were. A figure that is absent in one part is absent in the sum, unless for the same reason in all:
/// then for that reason. Of two rows of one arrondissement and month the first counts. Rows come in the order of places, then months.
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
    let mut whole: Vec<BenefitRow> = Vec::new();
    let mut cities: BTreeMap<_, BTreeMap<Located, &BenefitRow>> = BTreeMap::new();
    for row in rows {
        match row.place() {
            Located::Arrondissement(arrondissement) => {
                let city = Located::Commune(arrondissement.commune());
                cities.entry((city, row.month().first_day())).or_default().entry(row.place()).or_insert(row);
            }
            _ => whole.push(row.clone()),
        }
    }
    whole.extend(cities.into_iter().filter_map(|((city, _), parts)| fold(city, parts.into_values())));
    whole.sort_by_key(|row| (row.place(), row.month().first_day()));
    whole
}

/// The sum of rows, each with the columns of the first.
fn fold<'r>(city: Located, mut parts: impl Iterator<Item = &'r BenefitRow>) -> Option<BenefitRow> {
    let first = parts.next()?;
    let (mut figures, mut count) = (first.figures_of(first), first.parts());
    for part in parts {
        figures = figures.into_iter().zip(part.figures_of(first)).map(|(one, other)| plus(one, other)).collect();
        count += part.parts();
    }
    Some(first.sum(city, figures, count))
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
