//! Paths of change as drawings: the languages of Graphviz and of Mermaid.

mod dot;
mod mermaid;

use std::collections::BTreeSet;

use ctg_model::Slug;
use ctg_model::plan::{Edge, PathsOfChange};

pub use dot::dot;
pub use mermaid::mermaid;

/// The width of a line of a label, in characters.
const LABEL_WIDTH: usize = 28;

/// A text cut into lines that fit a box.
fn lines(text: &str) -> Vec<String> {
    textwrap::wrap(text, LABEL_WIDTH).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// The nodes that a finding names.
fn looked_at(paths: &PathsOfChange) -> BTreeSet<Slug> {
    paths.findings().iter().flat_map(|finding| finding.nodes().into_iter().cloned().collect::<Vec<_>>()).collect()
}

/// The hypotheses of an edge, each in lines.
fn hypotheses(edge: &Edge) -> Vec<String> {
    edge.hypotheses.iter().flat_map(|hypothesis| lines(hypothesis.as_str())).collect()
}
