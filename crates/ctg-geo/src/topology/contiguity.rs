//! Who touches whom.

#![expect(clippy::indexing_slicing, reason = "half-edges, vertices and communes are numbered by `HalfEdges`")]

use ctg_model::code::CommuneCode;
use ctg_model::{Adjacency, CogVintage, Contact, Neighbours};

use super::coverage::{Found, Pair, pair, search};
use super::half_edges::{HalfEdges, NONE};
use crate::earth;

pub(super) fn neighbours(edges: &HalfEdges, codes: &[CommuneCode], cog: CogVintage) -> Neighbours {
    let Found { unmatched, overlaps } = search(edges);
    let mut borders = shared(edges);
    borders.extend(unmatched.iter().map(|(pair, (_, length_m, _))| (*pair, *length_m)));
    borders.sort_by_key(|(pair, _)| *pair);
    borders.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    let along = borders.iter().filter(|(_, length_m)| *length_m > 0.0);
    let mut contacts: Vec<(Pair, Contact)> =
        along.map(|(pair, length_m)| (*pair, Contact::Border { length_m: *length_m })).collect();
    let points = touching(edges).into_iter().chain(borders.iter().map(|(pair, _)| *pair)).chain(overlaps.into_keys());
    contacts.extend(points.map(|pair| (pair, Contact::Point)));
    // The sort is stable: a border comes before a point.
    contacts.sort_by_key(|(pair, _)| *pair);
    contacts.dedup_by_key(|(pair, _)| *pair);
    let land =
        |((one, other), contact): (Pair, Contact)| Adjacency::land(codes[one as usize], codes[other as usize], contact);
    let adjacencies = contacts.into_iter().map(land).collect();
    #[expect(
        clippy::expect_used,
        reason = "codes are those of boundaries, each once; pairs are deduplicated, of two codes, lengths above 0"
    )]
    Neighbours::new(cog, codes.to_vec(), adjacencies).expect("pairs of distinct communes, each once")
}

/// The stretches of border between two communes, each with its length in metres, by pair.
fn shared(edges: &HalfEdges) -> Vec<(Pair, f64)> {
    let mut runs: Vec<(Pair, f64)> = Vec::new();
    let mut ruler = earth::Ruler::new();
    for bounds in edges.first_of_commune.windows(2) {
        let first_run = runs.len();
        for edge in bounds[0]..bounds[1] {
            let twin = edges.twin[edge as usize];
            if twin == NONE || twin < edge {
                continue;
            }
            // Half-edges are numbered commune after commune, so the other one is not lower.
            let both = (edges.commune[edge as usize], edges.commune[twin as usize]);
            let (a, b) = edges.ends(edge as usize);
            let length_m = ruler.length(a, b);
            match runs[first_run..].last_mut() {
                Some((last, sum)) if *last == both => *sum += length_m,
                _ => runs.push((both, length_m)),
            }
        }
        runs[first_run..].sort_by_key(|(pair, _)| *pair);
    }
    runs
}

/// The pairs of communes that meet at a vertex where no border between them ends.
fn touching(edges: &HalfEdges) -> Vec<Pair> {
    let is_alone = |edge: &u32| edges.twin[*edge as usize] == NONE;
    let mut pairs: Vec<Pair> = Vec::new();
    for vertex in edges.numbers() {
        match edges.leaving(vertex) {
            [] | [_] => {}
            // A twin comes in from the other commune; of three, each has a border with each.
            [one, other] if !is_alone(one) || !is_alone(other) => {}
            fan @ [_, _, _] if !fan.iter().any(is_alone) => {}
            fan => {
                for (rank, one) in fan.iter().enumerate() {
                    for other in &fan[rank + 1..] {
                        let both = pair(edges.commune[*one as usize], edges.commune[*other as usize]);
                        if both.0 != both.1 && pairs.last() != Some(&both) {
                            pairs.push(both);
                        }
                    }
                }
            }
        }
    }
    pairs
}
