//! Tables of actions: read and written without loss, whatever stands in them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_fixtures::SYNTHETIC_ACTIONS_CSV;
use ctg_io::SetAside;
use ctg_io::actions::{ActionRow, Advancement, Delimiter, plan_of_rows, read_actions, rows_of_plan, write_actions};
use ctg_model::plan::{ActionState, DeclaredLate};
use ctg_model::strategies::{action_state, cents, declared_late, label, partial_date, prose};
use proptest::option;
use proptest::prelude::*;

fn advancement() -> impl Strategy<Value = Advancement> {
    prop_oneof![4 => action_state().prop_map(Advancement::State), 1 => Just(Advancement::Late)]
}

fn row() -> impl Strategy<Value = ActionRow> {
    let heads = (option::of(label()), label(), option::of(label()), option::of(label()), option::of(prose()));
    let states = (option::of(advancement()), option::of(declared_late()));
    let lists = (option::of(prose()), option::of(prose()), option::of(prose()), option::of(prose()));
    let rest = (
        option::of(cents()),
        option::of(partial_date()),
        option::of(partial_date()),
        option::of(prose()),
        option::of(prose()),
    );
    (heads, states, lists, rest).prop_map(|(heads, states, lists, rest)| ActionRow {
        number: heads.0,
        title: Some(heads.1),
        axis: heads.2,
        objective: heads.3,
        description: heads.4,
        advancement: states.0,
        late: states.1,
        pilots: lists.0,
        referents: lists.1,
        elected_referents: lists.2,
        partners: lists.3,
        budget: rest.0,
        start: rest.1,
        end: rest.2,
        actions: rest.3,
        indicators: rest.4,
    })
}

fn delimiter() -> impl Strategy<Value = Delimiter> {
    prop_oneof![Just(Delimiter::Semicolon), Just(Delimiter::Comma)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn rows_read_back_as_they_were(rows in proptest::collection::vec(row(), 0..=4), delimiter in delimiter()) {
        let text = write_actions(&rows, delimiter);
        let read = read_actions("actions.csv", text.as_bytes());
        prop_assert_eq!(read.set_aside(), []);
        prop_assert_eq!(read.value(), &rows);
        prop_assert_eq!(write_actions(read.value(), delimiter), text);
    }

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_change_nothing(rows in proptest::collection::vec(row(), 1..=3)) {
        let text = format!("\u{feff}{}", write_actions(&rows, Delimiter::Semicolon).replace('\n', "\r\n"));
        let read = read_actions("actions.csv", text.as_bytes());
        prop_assert_eq!(read.set_aside(), []);
        prop_assert_eq!(read.value(), &rows);
    }
}

#[test]
fn the_synthetic_table_reads_whole_and_is_written_as_it_stands() {
    let read = read_actions("actions.csv", SYNTHETIC_ACTIONS_CSV);
    assert_eq!(read.set_aside(), []);
    assert_eq!(write_actions(read.value(), Delimiter::Semicolon).as_bytes(), SYNTHETIC_ACTIONS_CSV);
}

#[test]
fn columns_may_stand_in_any_order_and_be_missing() {
    for header in ["Date fin,Titre", "Titre;Date fin"] {
        let separator = if header.contains(',') { "," } else { ";" };
        let cells: Vec<&str> =
            header.split([',', ';']).map(|name| if name == "Titre" { "Bus" } else { "2027" }).collect();
        let read = read_actions("actions.csv", format!("{header}\n{}\n", cells.join(separator)).as_bytes());
        assert_eq!(read.set_aside(), []);
        let row = &read.value()[0];
        assert_eq!((row.title.as_ref().unwrap().as_str(), row.end.unwrap().to_string().as_str()), ("Bus", "2027"));
        assert_eq!(row.advancement, None);
    }
}

#[test]
fn every_refused_cell_is_listed_with_its_place_and_the_rest_is_kept() {
    let text = "Titre;Avancement;Action en retard;Budget global;Date début;Date fin\n\
        Bus;Presque;peut-être;12.500;2024;bientôt\n\
        Guichet;EN COURS;oui;12 500,50 €;01/03/2024;30/02/2026\n";
    let read = read_actions("actions.csv", text.as_bytes());
    let told: Vec<String> = read.set_aside().iter().map(SetAside::to_string).collect();
    assert_eq!(
        told,
        [
            "actions.csv, line 2, column `Avancement`: found `Presque`, expected À venir, En cours, Réalisé, En pause, \
             Abandonné, Bloqué, En retard or A discuter",
            "actions.csv, line 2, column `Action en retard`: found `peut-être`, expected Oui or Non",
            "actions.csv, line 2, column `Budget global`: found `12.500`, expected euros such as `12500,50`",
            "actions.csv, line 2, column `Date fin`: found `bientôt`, expected a date such as 31/12/2027, 12/2027 or 2027",
            "actions.csv, line 3, column `Date fin`: found `30/02/2026`, expected a date such as 31/12/2027, 12/2027 or 2027",
        ]
    );
    let [bus, desk] = &read.value()[..] else { panic!("two rows") };
    assert_eq!((bus.title.as_ref().unwrap().as_str(), bus.start.unwrap().to_string().as_str()), ("Bus", "2024"));
    assert_eq!(desk.advancement, Some(Advancement::State(ActionState::Ongoing)));
    assert_eq!((desk.late, desk.budget.unwrap().cents()), (Some(DeclaredLate::Yes), 1_250_050));
}

#[test]
fn a_table_of_something_else_is_refused() {
    let read = read_actions("communes.csv", b"code,name\n17299,Rochefort\n");
    assert_eq!(read.value(), &[]);
    assert_eq!(
        read.set_aside()[0].to_string(),
        "communes.csv, line 1: found none of the columns of a table of actions, expected `Titre` and others of its kind"
    );
    assert!(plan_of_rows("communes.csv", "Plan".parse().unwrap(), b"code,name\n17299,Rochefort\n").is_err());
}

#[test]
fn a_plan_of_rows_keeps_who_is_to_be_asked() {
    let plan = plan_of_rows("actions.csv", "Plan".parse().unwrap(), SYNTHETIC_ACTIONS_CSV).unwrap().strict().unwrap();
    assert_eq!(
        plan.actions()[2].links.iter().map(|link| link.to.as_str()).collect::<Vec<_>>(),
        ["action-1", "action-2"]
    );
    let rows = rows_of_plan(&plan, "2024-06-01".parse().unwrap());
    let table = read_actions("actions.csv", SYNTHETIC_ACTIONS_CSV);
    for (row, read) in rows.iter().zip(table.value()) {
        assert_eq!((&row.referents, &row.elected_referents), (&read.referents, &read.elected_referents));
        assert_eq!((&row.title, row.budget, row.start, row.end), (&read.title, read.budget, read.start, read.end));
    }
    assert_eq!(rows[1].late, Some(DeclaredLate::Yes), "the file says so");
}

#[test]
fn what_makes_no_plan_is_set_aside_with_its_place() {
    let text = "Titre;Date début;Date fin;Actions liées\n;2024;;\nBus;2025;2024;Guichet\n";
    let read = plan_of_rows("actions.csv", "Plan".parse().unwrap(), text.as_bytes()).unwrap();
    let told: Vec<String> = read.set_aside().iter().map(SetAside::to_string).collect();
    assert_eq!(
        told,
        [
            "actions.csv, line 2, column `Titre`: found nothing, expected the title of the action",
            "actions.csv, line 3, column `Date fin`: calendar ends in 2024, expected 2025 or later",
            "actions.csv, line 3, column `Actions liées`: found `Guichet`, expected the title or the number of a row",
        ]
    );
    assert_eq!(read.value().actions().len(), 1);
}
