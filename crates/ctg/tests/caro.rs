//! The embedded documents of the CARO speak of the same things.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;

use ctg::caro;
use ctg::model::plan::{Node, NodeKind};
use ctg::model::{Slug, StatementKind};

#[test]
fn convention_plan_and_statements_name_the_same_stakes() {
    let (diagnosis, convention, plan) =
        (caro::diagnosis().unwrap(), caro::convention().unwrap(), caro::plan().unwrap());
    let nodes = plan.value().paths().nodes().iter().filter(|node| node.kind() == NodeKind::Stake);
    let planned: BTreeSet<&Slug> = nodes.map(Node::id).collect();
    let said = diagnosis.statements().iter().filter(|said| said.kind == StatementKind::Stake);
    assert_eq!(planned, said.map(|said| &said.id).collect());
    assert_eq!(planned, convention.stakes().iter().collect());
}

#[test]
fn every_commune_has_its_contour() {
    let fit = caro::boundaries().unwrap().fit(caro::diagnosis().unwrap().territory()).unwrap();
    assert!(fit.is_exact(), "{fit:?}");
}
