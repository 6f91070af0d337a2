//! What the printed figures say, against what the communes add up to.

use ctg_stats::reconcile::{Finding, Repair, Severity};

use super::table::paragraph;
use crate::portrait::Portrait;
use crate::words;

/// What a reader must know first, then what is only worth knowing, then how many figures agree.
pub(super) fn reconciliation(portrait: &Portrait) -> String {
    let findings = portrait.reconciliation.findings();
    let of = |severity: Severity| findings.iter().filter(move |finding| finding.severity == severity);
    if findings.is_empty() {
        return String::new();
    }
    let summary = format!(
        "{} contrôles : {} écarts, {} à vérifier, {} expliqué, {} à savoir, {} concordent. Rien n'est corrigé : chaque chiffre reste tel qu'il est imprimé.",
        findings.len(),
        of(Severity::Error).count(),
        of(Severity::Warning).count(),
        of(Severity::Explained).count(),
        of(Severity::Info).count(),
        of(Severity::Ok).count(),
    );
    let told =
        [Severity::Error, Severity::Warning, Severity::Explained, Severity::Info].into_iter().flat_map(of).map(told);
    let agreeing: Vec<&str> = of(Severity::Ok).map(|finding| finding.id.as_str()).collect();
    let ok = paragraph(&format!("[{}] {}", words::severity(Severity::Ok), agreeing.join(", ")), 2, 2);
    paragraph(&summary, 2, 0) + &told.collect::<String>() + &ok
}

fn told(finding: &Finding) -> String {
    let head = format!("[{}] {} : {}", words::severity(finding.severity), finding.id, words::sentence(finding));
    let quotes = finding.quotes.iter().take(2).map(|quote| paragraph(&format!("« {quote} »"), 6, 2));
    let quotes: String = if finding.severity == Severity::Info { String::new() } else { quotes.collect() };
    let repairs: String = finding.repairs.iter().take(3).map(repair).collect();
    paragraph(&head, 2, 2) + &quotes + &repairs
}

fn repair(repair: &Repair) -> String {
    let left = if repair.left.digits() == 0 {
        String::new()
    } else {
        format!(", laisse {} d'écart", crate::number::decimal(repair.left))
    };
    let kept = if repair.is_kept { ", valeur retenue" } else { "" };
    let characters =
        if repair.characters == 1 { "1 caractère".to_owned() } else { format!("{} caractères", repair.characters) };
    paragraph(
        &format!(
            "réparation possible : {} « {} » → « {} » ({characters}{left}{kept})",
            repair.of, repair.from, repair.to
        ),
        6,
        2,
    )
}
