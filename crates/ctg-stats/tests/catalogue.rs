//! Every indicator of the catalogue has what makes it defensible, and refuses what it is not.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::collections::BTreeSet;

use ctg_model::observation::{Observation, Status};
use ctg_model::{Decimal, Slug, Vintage};
use ctg_stats::indicator::{
    Additivity, Catalogue, Caveat, Certainty, Count, Form, Indicator, Measure, Statistic, Theme, VintageRule,
};

fn catalogue() -> Catalogue {
    Catalogue::portrait().expect("the catalogue reads")
}

fn year(year: u16) -> Option<Vintage> {
    Vintage::new(year).ok()
}

fn count(variable: &Slug, vintage: Option<Vintage>, number: Decimal) -> Count {
    Count::new(variable.clone(), vintage, Observation::exact(number.as_count().unwrap(), Status::Observed))
}

/// The measure of the example, its terms named as the definition names them.
fn example(indicator: &Indicator) -> Measure {
    let example = &indicator.example;
    let numerator = &indicator.form.numerator().id;
    let measure = match &indicator.form {
        Form::Count { .. } => indicator.of_count(count(numerator, year(2018), example.numerator)),
        Form::AnnualChange { .. } => indicator.of_change(
            count(numerator, year(2018), example.denominator.unwrap()),
            count(numerator, year(2018 + example.years), example.numerator),
        ),
        Form::Published { .. } => {
            let value = Observation::exact(example.numerator, Status::Observed);
            indicator.of_statistic(Statistic::new(numerator.clone(), year(2018), value))
        }
        form => indicator.of_counts(
            count(numerator, year(2018), example.numerator),
            count(&form.denominator().unwrap().id, year(2018), example.denominator.unwrap()),
        ),
    };
    measure.unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn there_are_at_least_45_indicators_and_every_theme_has_some() {
    let catalogue = catalogue();
    assert!(catalogue.indicators().len() >= 45, "{}", catalogue.indicators().len());
    let themes: BTreeSet<Theme> = catalogue.indicators().iter().map(|indicator| indicator.theme).collect();
    assert_eq!(themes.len(), 8);
}

#[test]
fn indicators_stand_in_the_order_of_their_themes_and_no_code_or_label_comes_twice() {
    let catalogue = catalogue();
    assert!(catalogue.indicators().iter().map(|indicator| indicator.theme).is_sorted());
    let of =
        |text: fn(&Indicator) -> String| catalogue.indicators().iter().map(text).collect::<BTreeSet<String>>().len();
    assert_eq!(of(|indicator| indicator.code.to_string()), catalogue.indicators().len());
    assert_eq!(of(|indicator| indicator.label.to_string()), catalogue.indicators().len());
}

#[test]
fn the_example_of_every_indicator_gives_its_printed_value() {
    for indicator in catalogue().indicators() {
        let value = example(indicator).value().point().expect("a value");
        let printed = indicator.example.value;
        assert_eq!(printed.decimals(), indicator.decimals, "{}: decimals of the example", indicator.code);
        let rounded = format!("{value:.*}", usize::from(indicator.decimals));
        assert_eq!(rounded, printed.to_string(), "{}", indicator.code);
    }
}

#[test]
fn every_indicator_refuses_a_wrong_numerator_and_a_wrong_denominator() {
    let other: Slug = "something-else".parse().unwrap();
    let one = Decimal::whole(1).unwrap();
    for indicator in catalogue().indicators() {
        let wrong = |vintage| count(&other, vintage, one);
        let right = |variable: &Slug| count(variable, year(2018), one);
        let numerator = &indicator.form.numerator().id;
        let errors = match &indicator.form {
            Form::Count { .. } => vec![indicator.of_count(wrong(year(2018)))],
            Form::AnnualChange { .. } => {
                vec![
                    indicator.of_change(wrong(year(2018)), count(numerator, year(2020), one)),
                    indicator.of_change(right(numerator), wrong(year(2020))),
                ]
            }
            Form::Published { .. } => {
                let statistic = Statistic::new(other.clone(), year(2018), Observation::exact(one, Status::Observed));
                vec![indicator.of_statistic(statistic)]
            }
            form => {
                let denominator = &form.denominator().unwrap().id;
                vec![
                    indicator.of_counts(right(numerator), wrong(year(2018))),
                    indicator.of_counts(wrong(year(2018)), right(denominator)),
                    indicator.of_counts(right(denominator), right(numerator)),
                ]
            }
        };
        for error in errors {
            let error = error.expect_err(indicator.code.as_str());
            assert!(error.is_wrong_term(), "{error}");
        }
    }
}

#[test]
fn every_indicator_refuses_another_form() {
    let one = Decimal::whole(1).unwrap();
    for indicator in catalogue().indicators() {
        let variable = &indicator.form.numerator().id;
        let count = || count(variable, year(2018), one);
        let refused = match &indicator.form {
            Form::Count { .. } => indicator.of_counts(count(), count()),
            _ => indicator.of_count(count()),
        };
        assert!(refused.is_err(), "{}", indicator.code);
    }
}

#[test]
fn two_vintages_never_meet_in_silence() {
    for indicator in catalogue().indicators() {
        let Some(whole) = indicator.form.denominator() else { continue };
        let one = Decimal::whole(1).unwrap();
        let of = |above, below| {
            indicator.of_counts(count(&indicator.form.numerator().id, above, one), count(&whole.id, below, one))
        };
        let (apart, undated) = (of(year(2018), year(2021)), of(None, year(2021)));
        if indicator.vintage == VintageRule::Told {
            assert!(apart.unwrap().caveats().contains(&Caveat::MixedVintages), "{}", indicator.code);
            assert!(undated.unwrap().caveats().contains(&Caveat::Undated), "{}", indicator.code);
        } else {
            assert!(apart.unwrap_err().is_wrong_vintage(), "{}", indicator.code);
            assert!(undated.unwrap_err().is_wrong_vintage(), "{}", indicator.code);
        }
        let same = of(year(2018), year(2018)).unwrap();
        assert_eq!(same.caveats(), indicator.caveats, "{}", indicator.code);
    }
}

#[test]
fn an_invented_example_says_so_and_an_unconfirmed_definition_is_marked() {
    let catalogue = catalogue();
    let printed = ["CARO", "Insee", "France", "brochure"];
    for indicator in catalogue.indicators() {
        let origin = indicator.example.origin.as_str();
        assert!(origin.contains("inventé") || printed.iter().any(|word| origin.contains(word)), "{}", indicator.code);
    }
    let unconfirmed = |indicator: &&Indicator| indicator.certainty == Certainty::Unconfirmed;
    let unconfirmed: Vec<&str> =
        catalogue.indicators().iter().filter(unconfirmed).map(|indicator| indicator.code.as_str()).collect();
    assert!(
        unconfirmed.contains(&"caf-qf-under-400") && unconfirmed.contains(&"near-france-services"),
        "{unconfirmed:?}"
    );
}

#[test]
fn every_caf_indicator_warns_of_the_msa_and_every_median_of_its_threshold() {
    for indicator in catalogue().indicators() {
        let has = |caveat| indicator.caveats.contains(&caveat);
        match indicator.theme {
            Theme::Recipients => assert!(has(Caveat::CafWithoutMsa), "{}", indicator.code),
            Theme::Income => {
                assert!(has(Caveat::PublishedAboveThreshold), "{}", indicator.code);
                assert_eq!(indicator.form.additivity(), Additivity::Statistic, "{}", indicator.code);
            }
            _ => {}
        }
    }
}

#[test]
fn coverage_above_one_hundred_is_kept_and_a_share_is_not_above_its_whole() {
    let catalogue = catalogue();
    let coverage = catalogue.indicator("coverage").unwrap();
    let of = |variable: &str, number| count(&variable.parse().unwrap(), year(2023), Decimal::whole(number).unwrap());
    let value = coverage.of_counts(of("places-all-modes", 1_605), of("children-under-3", 1_000)).unwrap().value();
    assert_eq!(value.point(), Some(160.5));
    // A rounded part may exceed its rounded whole; what is certain of the share stays under 100.
    let rounding = ctg_model::observation::Rounding::new(5, ctg_model::observation::RoundingMode::Unknown).unwrap();
    let rounded = |variable: &str, number: u64| {
        let seen = Observation::new(number, Status::Observed, ctg_model::observation::Precision::Rounded(rounding));
        Count::new(variable.parse().unwrap(), year(2023), seen.unwrap())
    };
    let share = catalogue.indicator("caf-rsa").unwrap();
    let value = share.of_counts(rounded("caf-rsa", 15), rounded("caf-recipients", 10)).unwrap().value();
    assert_eq!((value.point(), value.bounds().unwrap().high()), (Some(150.0), Some(100.0)));
}
