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
    borders.retain(|(_, length_m)| *length_m > 0.0);
    let mut points = touching(edges);
    points.extend(unmatched.into_keys().chain(overlaps.into_keys()));
    points.sort_unstable();
    points.dedup();
    points.retain(|pair| borders.binary_search_by_key(pair, |(pair, _)| *pair).is_err());
    let land = |(one, other): Pair, contact| Adjacency::land(codes[one as usize], codes[other as usize], contact);
    let along = borders.into_iter().map(|(pair, length_m)| land(pair, Contact::Border { length_m }));
    let adjacencies = along.chain(points.into_iter().map(|pair| land(pair, Contact::Point))).collect();
    #[expect(
        clippy::expect_used,
        reason = "codes are those of boundaries, each once; pairs are deduplicated, of two codes, lengths above 0"
    )]
    Neighbours::new(cog, codes.to_vec(), adjacencies).expect("pairs of distinct communes, each once")
}

/// The stretches of border between two communes, each with its length in metres.
fn shared(edges: &HalfEdges) -> Vec<(Pair, f64)> {
    let mut runs: Vec<(Pair, f64)> = Vec::new();
    let mut ruler = earth::Ruler::new();
    for edge in 0..edges.len() {
        let twin = edges.twin[edge] as usize;
        if edges.twin[edge] == NONE || twin < edge {
            continue;
        }
        let both = pair(edges.commune[edge], edges.commune[twin]);
        let (a, b) = edges.ends(edge);
        let length_m = ruler.length(a, b);
        match runs.last_mut() {
            Some((last, sum)) if *last == both => *sum += length_m,
            _ => runs.push((both, length_m)),
        }
    }
    runs
}

/// The pairs of communes that have a vertex in common and not only the border that passes it.
fn touching(edges: &HalfEdges) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for vertex in edges.numbers() {
        match edges.leaving(vertex) {
            [] | [_] => {}
            [one, other] if edges.twin[*one as usize] != NONE && edges.twin[*other as usize] != NONE => {}
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
