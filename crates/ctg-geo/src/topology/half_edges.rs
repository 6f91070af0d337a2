//! Half-edges: who goes from where to where, and who comes back.

#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "every index is a vertex or a half-edge numbered here, and `Boundaries` has counted fewer than 2^32 of them"
)]

use geo_types::Coord;

use crate::Boundaries;
use crate::extents::Extent;

/// No half-edge.
pub(super) const NONE: u32 = u32::MAX;

/// The half-edges of some boundaries. Half-edge `k` leaves vertex `k` of the boundaries, the commune on its left.
#[derive(Clone, PartialEq)]
pub(crate) struct HalfEdges {
    /// Each vertex once, in the order in which the boundaries first have it.
    pub(super) vertices: Vec<Coord<f64>>,
    /// The vertex that a half-edge leaves.
    pub(super) origin: Vec<u32>,
    /// The next half-edge of the ring.
    pub(super) next: Vec<u32>,
    /// The half-edge of a neighbour that goes the other way between the same vertices, or [`NONE`].
    pub(super) twin: Vec<u32>,
    /// The commune, by its index in the boundaries.
    pub(super) commune: Vec<u32>,
    /// For each commune, its first half-edge; one more at the end.
    pub(super) first_of_commune: Vec<u32>,
    /// For each commune, the box around it.
    pub(super) extents: Vec<Extent>,
    /// For each ring, its first half-edge; one more at the end.
    pub(super) first_of_ring: Vec<u32>,
    /// For each vertex, its first place in `out`; one more at the end.
    first_out: Vec<u32>,
    /// The half-edges that leave a vertex, vertex after vertex.
    out: Vec<u32>,
}

impl HalfEdges {
    pub(crate) fn new(boundaries: &Boundaries) -> Self {
        let count = boundaries.vertices();
        let (vertices, origin) = interned(boundaries);
        let mut next: Vec<u32> = (1..=count as u32).collect();
        let mut commune = Vec::with_capacity(count);
        let mut extents = Vec::with_capacity(boundaries.len());
        let (mut first_of_commune, mut first_of_ring) = (vec![0], vec![0]);
        for index in 0..boundaries.len() {
            for ring in boundaries.parts_of(index).flat_map(|part| boundaries.rings_of(part)) {
                let at = boundaries.vertices_of(ring);
                next[at.end - 1] = at.start as u32;
                first_of_ring.push(at.end as u32);
                commune.resize(at.end, index as u32);
            }
            extents.push(extent(boundaries, index));
            first_of_commune.push(commune.len() as u32);
        }
        let (first_out, out) = fans(&origin, vertices.len());
        let twin = vec![NONE; count];
        let mut made =
            Self { vertices, origin, next, twin, commune, first_of_commune, extents, first_of_ring, first_out, out };
        made.pair();
        made
    }

    /// Pairs each half-edge with one that comes back. Borders run in opposite ways on their two sides, so the twin of the edge after
    /// is mostly the edge before the last twin: that is tried first.
    fn pair(&mut self) {
        let mut last = NONE;
        for k in 0..self.origin.len() {
            if self.twin[k] == NONE {
                let (from, to) = (self.origin[k], self.origin[self.next[k] as usize]);
                let guess = last.wrapping_sub(1);
                let found =
                    if last != NONE && last > 0 && self.goes(guess, to, from) && self.twin[guess as usize] == NONE {
                        guess
                    } else {
                        let back = |q: &&u32| self.twin[**q as usize] == NONE && self.goes(**q, to, from);
                        self.leaving(to).iter().find(back).copied().unwrap_or(NONE)
                    };
                if found != NONE {
                    self.twin[k] = found;
                    self.twin[found as usize] = k as u32;
                }
            }
            last = self.twin[k];
        }
    }

    /// Whether a half-edge goes from one vertex to another.
    fn goes(&self, edge: u32, from: u32, to: u32) -> bool {
        self.origin[edge as usize] == from && self.origin[self.next[edge as usize] as usize] == to
    }

    /// The half-edges that leave a vertex.
    pub(crate) fn leaving(&self, vertex: u32) -> &[u32] {
        &self.out[self.first_out[vertex as usize] as usize..self.first_out[vertex as usize + 1] as usize]
    }

    /// The numbers of the vertices.
    pub(crate) fn numbers(&self) -> std::ops::Range<u32> {
        0..self.vertices.len() as u32
    }

    /// How many half-edges there are.
    pub(crate) fn len(&self) -> usize {
        self.origin.len()
    }

    /// The vertex that a half-edge leaves.
    pub(crate) fn origin_of(&self, edge: usize) -> u32 {
        self.origin[edge]
    }

    /// The commune on the left of a half-edge.
    pub(crate) fn commune_of(&self, edge: usize) -> usize {
        self.commune[edge] as usize
    }

    /// Whether a neighbour comes back.
    pub(crate) fn has_twin(&self, edge: usize) -> bool {
        self.twin[edge] != NONE
    }

    /// The half-edge that comes back, if a neighbour has one.
    #[cfg(feature = "topojson")]
    pub(crate) fn twin_of(&self, edge: usize) -> Option<usize> {
        self.has_twin(edge).then(|| self.twin[edge] as usize)
    }

    /// The next half-edge of the ring.
    #[cfg(feature = "topojson")]
    pub(crate) fn after(&self, edge: usize) -> usize {
        self.next[edge] as usize
    }

    /// The vertices before and after one that is inside a line: two ways, and the same communes on both. `None` at a junction.
    pub(crate) fn line_through(&self, vertex: u32) -> Option<(u32, u32)> {
        let ways = |out: u32| (self.origin_of(self.before(out as usize)), self.target(out as usize));
        match self.leaving(vertex) {
            [one] => Some(ways(*one)),
            [one, other] => {
                let ((a, b), (c, d)) = (ways(*one), ways(*other));
                let paired = self.has_twin(*one as usize) && self.has_twin(*other as usize);
                ((a, b) == (d, c) && paired).then_some((a, b))
            }
            _ => None,
        }
    }

    /// Where the vertices are.
    pub(crate) fn places(&self) -> &[Coord<f64>] {
        &self.vertices
    }

    /// Where a vertex is.
    pub(crate) fn place(&self, vertex: u32) -> Coord<f64> {
        self.vertices[vertex as usize]
    }

    /// The vertex that a half-edge comes to.
    pub(crate) fn target(&self, edge: usize) -> u32 {
        self.origin[self.next[edge] as usize]
    }

    /// Where a half-edge starts and ends.
    pub(super) fn ends(&self, edge: usize) -> (Coord<f64>, Coord<f64>) {
        (self.vertices[self.origin[edge] as usize], self.vertices[self.target(edge) as usize])
    }

    /// The half-edge before another in its ring.
    pub(crate) fn before(&self, edge: usize) -> usize {
        if edge > 0 && self.next[edge - 1] as usize == edge {
            return edge - 1;
        }
        let ring = self.first_of_ring.partition_point(|first| *first as usize <= edge);
        self.first_of_ring[ring] as usize - 1
    }

    /// Bytes held for each half-edge and vertex.
    pub(super) fn bytes(&self) -> usize {
        let words = [&self.origin, &self.next, &self.twin, &self.commune, &self.first_out, &self.out];
        16 * self.vertices.len()
            + 32 * self.extents.len()
            + words.into_iter().map(|column| 4 * column.len()).sum::<usize>()
    }
}

/// The box around a commune; every commune of boundaries has a vertex.
fn extent(boundaries: &Boundaries, commune: usize) -> Extent {
    let rings = boundaries.parts_of(commune).flat_map(|part| boundaries.rings_of(part));
    let nowhere = Extent { low: Coord { x: 0.0, y: 0.0 }, high: Coord { x: 0.0, y: 0.0 } };
    Extent::around(rings.flat_map(|ring| boundaries.ring(ring))).unwrap_or(nowhere)
}

/// Numbers the vertices: the same number for the same bits.
///
/// A neighbour's ring comes along a border the other way, so the vertex before the last one found is tried first, then the table.
fn interned(boundaries: &Boundaries) -> (Vec<Coord<f64>>, Vec<u32>) {
    let count = boundaries.vertices();
    let mask = (2 * count).next_power_of_two() - 1;
    let mut table = vec![NONE; mask + 1];
    let mut vertices: Vec<Coord<f64>> = Vec::with_capacity(count / 2 + count / 16);
    let mut origin = Vec::with_capacity(count);
    let mut last = 0_u32;
    for at in boundaries.all_vertices() {
        let guess = last.wrapping_sub(1);
        if vertices.get(guess as usize) == Some(&at) {
            last = guess;
        } else {
            let mut slot = hash(at) & mask;
            last = loop {
                match table[slot] {
                    NONE => {
                        table[slot] = vertices.len() as u32;
                        vertices.push(at);
                        break table[slot];
                    }
                    known if vertices[known as usize] == at => break known,
                    _ => slot = (slot + 1) & mask,
                }
            };
        }
        origin.push(last);
    }
    (vertices, origin)
}

/// Multiplication by odd constants (golden ratio, and one of `SplitMix64`), the high bits folded down.
fn hash(at: Coord<f64>) -> usize {
    let mixed = (at.x.to_bits() ^ at.y.to_bits().rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ at.y.to_bits() ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (mixed >> 24) as usize
}

/// The half-edges that leave each vertex, by counting.
fn fans(origin: &[u32], vertices: usize) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0_u32; vertices + 1];
    for vertex in origin {
        first[*vertex as usize + 1] += 1;
    }
    for vertex in 0..vertices {
        first[vertex + 1] += first[vertex];
    }
    let mut place = first.clone();
    let mut out = vec![0_u32; origin.len()];
    for (edge, vertex) in origin.iter().enumerate() {
        let slot = &mut place[*vertex as usize];
        out[*slot as usize] = edge as u32;
        *slot += 1;
    }
    (first, out)
}
