//! The language of Mermaid.

use std::collections::BTreeMap;

use ctg_model::Slug;
use ctg_model::plan::{Node, NodeKind, PathsOfChange};

use super::{hypotheses, lines, looked_at};

/// Paths of change in Mermaid, which forges and wikis draw inside a page.
///
/// A shape for each kind, hypotheses on the edges, a red border around what a finding names. Nodes are called `n0`, `n1` … in the order of
/// the paths, since some words mean something to Mermaid.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
/// let nodes = vec![
///     Node::new("culture".parse()?, NodeKind::Stake, "Culture".parse()?),
///     Node::new("end".parse()?, NodeKind::Action, "Tournée \"proche\"".parse()?),
/// ];
/// let edge = Edge::new("culture".parse()?, "end".parse()?).with_hypothesis("Le public vient".parse()?);
/// let mermaid = ctg_report::mermaid(&PathsOfChange::new(nodes, vec![edge])?);
/// assert_eq!(mermaid, "flowchart LR\n  n0([\"Culture\"])\n  n1[\"Tournée #quot;proche#quot;\"]\n  n0 -->|\"Le public vient\"| n1\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Mermaid, *Flowcharts*: special characters are written as entities, `#quot;` for a quote.
pub fn mermaid(paths: &PathsOfChange) -> String {
    let looked_at = looked_at(paths);
    let numbers: BTreeMap<&Slug, usize> =
        paths.nodes().iter().enumerate().map(|(number, node)| (node.id(), number)).collect();
    let nodes = paths.nodes().iter().enumerate().map(|(number, node)| line_of_node(number, node));
    let edges = paths.edges().iter().filter_map(|edge| {
        let label = match hypotheses(edge) {
            lines if lines.is_empty() => String::new(),
            lines => format!("|{}|", quoted(&lines)),
        };
        Some(format!("  n{} -->{label} n{}\n", numbers.get(&edge.from)?, numbers.get(&edge.to)?))
    });
    let marked = paths.nodes().iter().enumerate().filter(|(_, node)| looked_at.contains(node.id()));
    let marked: Vec<String> = marked.map(|(number, _)| format!("n{number}")).collect();
    let mark = match marked.as_slice() {
        [] => String::new(),
        names => {
            format!("  classDef finding stroke:#dc143c,stroke-width:3px\n  class {} finding\n", names.join(","))
        }
    };
    format!("flowchart LR\n{}{mark}", nodes.chain(edges).collect::<String>())
}

fn line_of_node(number: usize, node: &Node) -> String {
    let (open, close) = match node.kind() {
        NodeKind::Stake => ("([", "])"),
        NodeKind::Change => ("(", ")"),
        NodeKind::Step => (">", "]"),
        NodeKind::Output => ("[/", "/]"),
        NodeKind::Outcome => ("{{", "}}"),
        NodeKind::Impact => ("(((", ")))"),
        _ => ("[", "]"),
    };
    format!("  n{number}{open}{}{close}\n", quoted(&lines(node.title().as_str())))
}

/// Lines as one quoted text; whatever Mermaid or HTML would take for its own is written as an entity.
fn quoted(lines: &[String]) -> String {
    let escaped = lines.iter().map(|line| line.chars().map(entity).collect::<String>());
    format!("\"{}\"", escaped.collect::<Vec<_>>().join("<br>"))
}

fn entity(sign: char) -> String {
    match sign {
        '"' => "#quot;".to_owned(),
        '<' => "#lt;".to_owned(),
        '>' => "#gt;".to_owned(),
        '&' => "#amp;".to_owned(),
        '#' | ';' | '`' | '\\' | '|' => format!("#{};", u32::from(sign)),
        other => other.to_string(),
    }
}
