//! What the printed figures say, against what the communes add up to.

use ctg_stats::reconcile::{Finding, Repair, Severity};

use crate::portrait::Portrait;
use crate::table::{paragraph, quotation};
use crate::words;

/// What a reader must know first, then what is only worth knowing, then how many figures agree.
pub(super) fn reconciliation(portrait: &Portrait) -> String {
    let findings = portrait.reconciliation.findings();
    let of = |severity: Severity| findings.iter().filter(move |finding| finding.severity == severity);
    if findings.is_empty() {
        return String::new();
    }
    let told =
        [Severity::Error, Severity::Warning, Severity::Explained, Severity::Info].into_iter().flat_map(of).map(told);
    paragraph(&words::summary(findings), 2, 0) + &told.collect::<String>()
}

fn told(finding: &Finding) -> String {
    let head = format!("[{}] {} : {}", words::severity(finding.severity), finding.id, words::sentence(finding));
    let quotes = finding.quotes.iter().take(2).map(|quote| quotation(quote, 6));
    let quotes: String = if finding.severity == Severity::Info { String::new() } else { quotes.collect() };
    let repairs: String = finding.repairs.iter().take(3).map(repair).collect();
    paragraph(&head, 2, 2) + &quotes + &repairs
}

fn repair(repair: &Repair) -> String {
    paragraph(&words::repair(repair), 6, 2)
}
