//! Every French word that the text of a plan has.

use ctg_model::observation::Absence;
use ctg_model::plan::{ActionState, Lateness, NodeKind, PathFinding, PlanFinding};
use ctg_model::{Slug, Vintage};
use ctg_stats::evaluation::{Obstacle, State, Verdict};
use ctg_stats::ranking::{Change, Shift};

pub(crate) const STAKES: &str = "Les enjeux";
pub(crate) const PATHS: &str = "Les chemins du changement";
pub(crate) const FINDINGS: &str = "À regarder";
pub(crate) const ACTIONS: &str = "Les actions";
pub(crate) const RANKING: &str = "La hiérarchisation";
pub(crate) const BUDGET: &str = "Le budget";
pub(crate) const EVALUATION: &str = "L'évaluation";
pub(crate) const NOTHING: &str = "Rien.";
pub(crate) const NO_FINDING: &str = "Rien à signaler.";
pub(crate) const NO_BUDGET: &str = "Aucun montant.";
pub(crate) const ALREADY: &str = "déjà montré plus haut";
pub(crate) const DECLARED_LATE: &str = "déclaré";
pub(crate) const ALONE: &str = "Sans enjeu";
pub(crate) const ACTION_COLUMNS: [&str; 5] = ["N°", "Action", "Avancement", "Retard", "Pilote"];
pub(crate) const RANK_COLUMNS: [&str; 4] = ["Rang", "Action", "Note", "Rang à ±10 %"];
pub(crate) const YEAR_COLUMNS: [&str; 3] = ["Année", "Prévu", "Réalisé"];
pub(crate) const FUNDER_COLUMNS: [&str; 3] = ["Financeur", "Prévu", "Réalisé"];
pub(crate) const EVALUATION_COLUMNS: [&str; 6] = ["Indicateur", "Départ", "Mesure", "Cible", "Avancée", "État"];
pub(crate) const TOTAL: &str = "Ensemble";
pub(crate) const SPREAD: &str = "Toute la durée";
pub(crate) const UNFUNDED: &str = "Financeur non précisé";
pub(crate) const STABLE: &str = "Aucun rang ne change quand un poids varie de 10\u{202F}%.";

/// The title of a plan on a day.
pub(crate) fn on(day: chrono::NaiveDate) -> String {
    format!("Au {}", day.format("%d/%m/%Y"))
}

/// What a node is.
///
/// ```
/// assert_eq!(ctg_report::words_plan::kind(ctg_model::plan::NodeKind::Output), "réalisation");
/// ```
pub fn kind(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Stake => "enjeu",
        NodeKind::Change => "changement",
        NodeKind::Step => "étape",
        NodeKind::Action => "action",
        NodeKind::Output => "réalisation",
        NodeKind::Outcome => "résultat",
        NodeKind::Impact => "impact",
        _ => "nœud",
    }
}

/// Where an action stands.
///
/// ```
/// assert_eq!(ctg_report::words_plan::state(ctg_model::plan::ActionState::ToDiscuss), "à discuter");
/// ```
pub fn state(state: ActionState) -> &'static str {
    match state {
        ActionState::ToDiscuss => "à discuter",
        ActionState::Planned => "à venir",
        ActionState::Ongoing => "en cours",
        ActionState::Paused => "en pause",
        ActionState::Blocked => "bloqué",
        ActionState::Done => "réalisé",
        ActionState::Abandoned => "abandonné",
        _ => "autre",
    }
}

/// How late an action is; empty where it is not.
pub(crate) fn lateness(lateness: Lateness) -> String {
    let days = |days: u64| if days == 1 { "1 jour".to_owned() } else { format!("{days} jours") };
    match lateness {
        Lateness::StartOverdue { days: late } => format!("{} (début)", days(late)),
        Lateness::EndOverdue { days: late } => format!("{} (fin)", days(late)),
        Lateness::Unknown => "?".to_owned(),
        Lateness::InTime => String::new(),
    }
}

/// A stake with the year it looks to.
pub(crate) fn stake(title: &str, horizon: Option<Vintage>) -> String {
    horizon.map_or_else(|| format!("{title}."), |year| format!("{title} (horizon {year})."))
}

/// A statement that is missing.
pub(crate) fn no_statement(reason: Option<Absence>) -> String {
    format!("Énoncé : {}.", reason.map_or("aucun", crate::words::absence))
}

/// A hypothesis on the way to a node.
pub(crate) fn hypothesis(text: &str) -> String {
    format!("si : {text}")
}

/// What a stake cannot be evaluated for.
pub(crate) fn not_evaluable(reason: Obstacle) -> String {
    format!("Évaluation : non évaluable, {}.", obstacle(reason))
}

/// How many indicators tell of a stake.
pub(crate) fn evaluable(indicators: usize) -> String {
    let plural = if indicators > 1 { "s" } else { "" };
    format!("Évaluation : {indicators} indicateur{plural}, voir plus bas.")
}

/// Why something cannot be evaluated.
///
/// ```
/// use ctg_stats::evaluation::Obstacle;
/// assert_eq!(ctg_report::words_plan::obstacle(Obstacle::NoBaseline), "pas de valeur de départ");
/// ```
pub fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NoIndicator => "aucun indicateur, donc ni valeur de départ ni cible",
        Obstacle::NoBaseline => "pas de valeur de départ",
        Obstacle::NoTarget => "pas de cible",
        Obstacle::NoMeasure => "pas de mesure",
        Obstacle::MeasuredBeforeBaseline => "toutes les mesures précèdent la valeur de départ",
        Obstacle::NothingToGain => "le départ est déjà à la cible",
        Obstacle::BeyondBand => "la fourchette a été traversée",
        Obstacle::NoBaselineDate => "la date de départ n'est pas connue",
        Obstacle::NoHorizon => "pas d'échéance",
        Obstacle::HorizonNotAfterBaseline => "l'échéance ne suit pas le départ",
        _ => "autre raison",
    }
}

/// What an evaluation concludes.
pub(crate) fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Sure(state) => evaluated(state).to_owned(),
        Verdict::Between { worst, best } => format!("entre {} et {}", evaluated(worst), evaluated(best)),
        Verdict::NotEvaluable(reason) => format!("non évaluable : {}", obstacle(reason)),
    }
}

fn evaluated(state: State) -> &'static str {
    match state {
        State::Worse => "dégradé",
        State::Late => "en retard",
        State::OnTheWay => "en bonne voie",
        State::Reached => "atteint",
    }
}

/// A finding, its nodes called by their titles.
pub(crate) fn finding(finding: &PlanFinding, title: impl Fn(&Slug) -> String) -> String {
    let circle = |ids: &[Slug]| {
        let named = ids.iter().chain(ids.first()).map(|id| format!("« {} »", title(id)));
        named.collect::<Vec<_>>().join(" → ")
    };
    match finding {
        PlanFinding::Path(PathFinding::Cycle { nodes }) => format!("le chemin tourne en rond : {}.", circle(nodes)),
        PlanFinding::Path(PathFinding::OrphanAction { action }) => {
            format!("l'action « {} » ne se rattache à aucun enjeu.", title(action))
        }
        PlanFinding::Path(PathFinding::StakeWithoutAction { stake }) => {
            format!("l'enjeu « {} » n'a aucune action.", title(stake))
        }
        PlanFinding::Path(PathFinding::OutcomeWithoutIndicator { outcome }) => {
            format!("le résultat « {} » n'a aucun indicateur.", title(outcome))
        }
        PlanFinding::Path(PathFinding::StepOutOfOrder { step, next }) => {
            format!("l'étape « {} » mène à « {} », qui ne vient pas après elle.", title(step), title(next))
        }
        PlanFinding::WaitingCircle { actions } => {
            format!("des actions s'attendent l'une l'autre : {}.", circle(actions))
        }
        PlanFinding::DoneTooSoon { action, before } => {
            format!("l'action « {} » est réalisée avant « {} », qu'elle devait attendre.", title(action), title(before))
        }
        other => other.to_string(),
    }
}

/// Fields that a sheet misses.
pub(crate) fn incomplete(title: &str, fields: &[&str]) -> String {
    let named = fields.iter().map(|field| match *field {
        "description" => "la description",
        "history" => "l'avancement",
        "pilots" => "la structure pilote",
        other => other,
    });
    format!("la fiche « {title} » n'est pas complète : il y manque {}.", named.collect::<Vec<_>>().join(", "))
}

/// Actions that could not be ranked.
pub(crate) fn unranked(title: &str, missing: &[String]) -> String {
    match missing {
        [] => format!("« {title} » n'est pas classée : le plan n'a aucun critère."),
        missing => format!("« {title} » n'est pas classée : pas de note pour {}.", missing.join(", ")),
    }
}

/// The weight of a criterion.
pub(crate) fn criterion(label: &str, weight: &str) -> String {
    format!("{label} (poids {})", weight.replace('.', ","))
}

/// A weight that is moved.
pub(crate) fn change(label: &str, change: Change) -> String {
    let sign = match change {
        Change::TenPercentLess => "−10",
        Change::TenPercentMore => "+10",
    };
    format!("{label} {sign}\u{202F}%")
}

/// What becomes of two actions.
pub(crate) fn shift(above: &str, below: &str, shift: Shift) -> String {
    match shift {
        Shift::Swapped => format!("« {above} » passe devant « {below} »"),
        Shift::Tied => format!("« {above} » rejoint « {below} »"),
        Shift::Parted => format!("« {above} » devance « {below} », à égalité jusque-là"),
    }
}
