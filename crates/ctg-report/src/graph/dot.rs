//! The language of Graphviz.

use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};

use super::{hypotheses, lines, looked_at};

/// Paths of change in DOT, the language of Graphviz: `ctg plan --format dot | dot -Tsvg`.
///
/// A shape for each kind, hypotheses on the edges, a red border around what a finding names. Nodes and edges stand in the order of the paths:
/// the same bytes for the same paths.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Node, NodeKind, PathsOfChange};
/// let stake = Node::new("culture".parse()?, NodeKind::Stake, "Culture \"proche\"".parse()?);
/// let dot = ctg_report::dot(&PathsOfChange::new(vec![stake], Vec::new())?);
/// assert!(dot.contains(r#""culture" [label="Culture \"proche\"", shape=doubleoctagon, color="/svg/crimson", penwidth=2];"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Graphviz, *The DOT Language*.
pub fn dot(paths: &PathsOfChange) -> String {
    let looked_at = looked_at(paths);
    let nodes = paths.nodes().iter().map(|node| line_of_node(node, looked_at.contains(node.id())));
    let edges = paths.edges().iter().map(line_of_edge);
    let body: String = nodes.chain(edges).collect();
    format!("digraph plan {{\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n{body}}}\n")
}

fn line_of_node(node: &Node, looked_at: bool) -> String {
    let mark = if looked_at { ", color=\"/svg/crimson\", penwidth=2" } else { "" };
    let label = quoted(&lines(node.title().as_str()));
    format!("  \"{}\" [label={label}, shape={}{mark}];\n", node.id(), shape(node.kind()))
}

fn line_of_edge(edge: &Edge) -> String {
    let label = match hypotheses(edge) {
        lines if lines.is_empty() => String::new(),
        lines => format!(" [label={}]", quoted(&lines)),
    };
    format!("  \"{}\" -> \"{}\"{label};\n", edge.from, edge.to)
}

fn shape(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Stake => "doubleoctagon",
        NodeKind::Change => "octagon",
        NodeKind::Step => "cds",
        NodeKind::Output => "ellipse",
        NodeKind::Outcome => "hexagon",
        NodeKind::Impact => "doublecircle",
        _ => "box",
    }
}

/// Lines as one quoted text, in which a quote, a backslash and an ampersand (of an entity) have a meaning of their own.
fn quoted(lines: &[String]) -> String {
    let escaped = lines.iter().map(|line| line.replace('&', "&amp;").replace('\\', "\\\\").replace('"', "\\\""));
    format!("\"{}\"", escaped.collect::<Vec<_>>().join("\\n"))
}
