//! Stakes, the paths under them, and what is to be looked at.

use std::collections::BTreeSet;

use ctg_model::Slug;
use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};

use crate::plan::PlanReport;
use crate::table::paragraph;
use crate::words_plan as words;

/// The deepest indentation of a tree: further nodes stand below one another.
const DEEPEST: usize = 10;

pub(super) fn stakes(report: &PlanReport<'_>) -> String {
    let stakes = report.stakes.iter().filter_map(|found| Some((report.plan.paths().node(&found.stake)?, found)));
    let told = stakes.map(|(stake, found)| {
        let statement = stake.statement().map(|text| match text.value() {
            Some(text) => text.to_string(),
            None => words::no_statement(text.absence()),
        });
        let evaluation = found.obstacle.map_or_else(|| words::evaluable(found.indicators.len()), words::not_evaluable);
        let title = paragraph(&words::stake(stake.title().as_str(), stake.horizon()), 2, 2);
        let rest = statement.into_iter().chain([evaluation]).map(|text| paragraph(&text, 4, 0));
        title + &rest.collect::<String>()
    });
    told.collect()
}

/// Each stake with what it leads to, then what no stake leads to: first what nothing leads to, then circles. Every node is there.
pub(super) fn trees(report: &PlanReport<'_>) -> String {
    let paths = report.plan.paths();
    let mut shown = BTreeSet::new();
    let stakes = paths.nodes().iter().filter(|node| node.kind() == NodeKind::Stake);
    let mut text: String = stakes.map(|stake| tree(paths, stake, 2, &mut shown)).collect();
    let led_to: BTreeSet<&Slug> = paths.edges().iter().map(|edge| &edge.to).collect();
    let apart = |node: &&Node| node.kind() != NodeKind::Stake && !led_to.contains(node.id());
    let mut alone: String = paths.nodes().iter().filter(apart).map(|node| tree(paths, node, 4, &mut shown)).collect();
    for node in paths.nodes() {
        if !shown.contains(node.id()) {
            alone += &tree(paths, node, 4, &mut shown);
        }
    }
    if !alone.is_empty() {
        text += &paragraph(words::ALONE, 2, 0);
        text += &alone;
    }
    text
}

fn tree<'p>(paths: &'p PathsOfChange, root: &'p Node, indent: usize, shown: &mut BTreeSet<&'p Slug>) -> String {
    let mut text = String::new();
    let mut todo: Vec<(&Node, Option<&Edge>, usize)> = vec![(root, None, 0)];
    while let Some((node, edge, depth)) = todo.pop() {
        let indent = indent + 2 * depth.min(DEEPEST);
        let again = !shown.insert(node.id());
        text += &line(node, edge, indent, again);
        if again {
            continue;
        }
        let next = paths.edges().iter().filter(|edge| edge.from == *node.id());
        let next = next.filter_map(|edge| Some((paths.node(&edge.to)?, Some(edge), depth + 1)));
        todo.extend(next.collect::<Vec<_>>().into_iter().rev());
    }
    text
}

fn line(node: &Node, edge: Option<&Edge>, indent: usize, again: bool) -> String {
    let arrow = if edge.is_some() { "→ " } else { "" };
    let number = node.order().map(|order| format!(" {order}")).unwrap_or_default();
    let told = if again { format!(" ({})", words::ALREADY) } else { String::new() };
    let text = format!("{arrow}{}{number} : {}{told}", words::kind(node.kind()), node.title());
    let hypotheses = edge.map(|edge| edge.hypotheses.as_slice()).unwrap_or_default();
    let hypotheses = hypotheses.iter().map(|text| paragraph(&words::hypothesis(text.as_str()), indent + 4, 2));
    paragraph(&text, indent, 4) + &hypotheses.collect::<String>()
}

pub(super) fn findings(report: &PlanReport<'_>) -> String {
    let paths = report.plan.paths();
    let title = |id: &Slug| paths.node(id).map_or_else(|| id.to_string(), |node| node.title().to_string());
    let found = report.findings.iter().map(|finding| words::finding(finding, title));
    let incomplete = report.plan.actions().iter().filter_map(|action| {
        let missing = action.missing_fields();
        (!missing.is_empty()).then(|| words::incomplete(action.title.as_str(), &missing))
    });
    let lines: String = found.chain(incomplete).map(|text| paragraph(&format!("– {text}"), 2, 2)).collect();
    if lines.is_empty() { paragraph(words::NO_FINDING, 2, 0) } else { lines }
}
