//! Names of Charente-Maritime as people and text recognition write them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::str::from_utf8;

use ctg_fixtures::{CARO, SYNTHETIC_COG_COMMUNES};
use ctg_io::names::{Gazetteer, Resolution};
use ctg_model::Commune;
use ctg_model::code::CommuneCode;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The communes of Charente-Maritime on 1 January 2024, with the code of their article.
fn communes() -> Vec<(Commune, &'static str)> {
    let rows = from_utf8(SYNTHETIC_COG_COMMUNES).unwrap().lines().map(|line| line.split(',').collect::<Vec<_>>());
    let of_17 = rows.filter(|cells| cells[0] == "COM" && cells[3] == "17");
    of_17.map(|cells| (Commune::new(cells[1].parse().unwrap(), cells[9].parse().unwrap()), cells[8])).collect()
}

fn departement() -> Gazetteer {
    Gazetteer::new(communes().into_iter().map(|(commune, _)| commune))
}

fn codes_of_caro() -> BTreeSet<CommuneCode> {
    from_utf8(CARO.file("communes.csv").unwrap())
        .unwrap()
        .lines()
        .skip(1)
        .map(|line| line[..5].parse().unwrap())
        .collect()
}

fn caro() -> Gazetteer {
    let own = codes_of_caro();
    Gazetteer::new(communes().into_iter().map(|(commune, _)| commune).filter(|commune| own.contains(&commune.code)))
}

/// The names of the brochure as its text recognition gives them, its list and its map.
const OF_THE_BROCHURE: [(&str, &str); 40] = [
    ("lle-d'Aix", "17004"),
    ("Beaugeay", "17036"),
    ("Breuil-Magne", "17065"),
    ("Cabariot", "17075"),
    ("Champagne", "17083"),
    ("Echillais", "17146"),
    ("Fouras Les Bains", "17168"),
    ("La Gripperie-Saint;Sympherien", "17184"),
    ("Loiredés-Marais", "17205"),
    ("Lussant", "17216"),
    ("Moéze", "17237"),
    ("Moragne", "17246"),
    ("Muren", "17253"),
    ("Port-des-Barqugs", "17484"),
    ("Rochefort", "17299"),
    ("Saint-Agnant", "17308"),
    ("Saint-Coutant4e-Grand", "17320"),
    ("SaintFroult", "17329"),
    ("Saint-Hippolyte", "17346"),
    ("Saint-Jeand'Angle", "17348"),
    ("Saint-Laurent-de-la-Prée", "17353"),
    ("Saint-Nazaire-sur-Charente'", "17375"),
    ("Soubise", "17429"),
    ("Tonnay-Charente", "17449"),
    ("Vergeroux", "17463"),
    ("ILE D'AIX", "17004"),
    ("BREUIL-MAGNE", "17065"),
    ("SAINFLAURENT\nDE LA PREE", "17353"),
    ("PORT DES BARQUES", "17484"),
    ("ROCHEFORT", "17299"),
    ("SAINT-NAZAIRE\nSUR CHARENTE", "17375"),
    ("SAINT-HIPPOLYTE", "17346"),
    ("SAINT-FROULT", "17329"),
    ("SOUBISE", "17429"),
    ("ECHILLAIS", "17146"),
    ("SAINT-JEAN D'ANGLE", "17348"),
    ("CHAMPAGNE", "17083"),
    ("LA GRIPPERIE\nSAINT-SYMPHORIEN", "17184"),
    ("FourasiLes Bains", "17168"),
    ("Rechefort", "17299"),
];

#[test]
fn the_names_of_the_brochure_resolve() {
    for gazetteer in [caro(), departement()] {
        let told = |text: &str| gazetteer.resolve(text).commune().map(|code| code.to_string());
        let wrong: Vec<_> =
            OF_THE_BROCHURE.iter().filter(|(text, code)| told(text).as_deref() != Some(*code)).collect();
        assert!(
            wrong.is_empty(),
            "{:?}",
            wrong.iter().map(|(text, _)| (text, gazetteer.resolve(text))).collect::<Vec<_>>()
        );
    }
    let codes: BTreeSet<&str> = OF_THE_BROCHURE.iter().map(|(_, code)| *code).collect();
    assert_eq!(codes.len(), 25);
}

#[test]
fn what_people_write_resolves() {
    let gazetteer = departement();
    for (text, code) in [
        ("La Gripperie", "17184"),
        ("GRIPPERIE (LA)", "17184"),
        ("Gripperie-Saint-Symphorien, La", "17184"),
        ("gripperie st symphorien", "17184"),
        ("St-Nazaire s/ Charente", "17375"),
        ("S t Nazaire s/Charente", "17375"),
        ("ST LAURENT DE LA PREE", "17353"),
        ("Ste-Gemme", "17330"),
        ("Île d’Aix", "17004"),
        ("Aix (Île-d')", "none"),
        ("Ile d Aix", "17004"),
        ("ROCHEFORT CEDEX", "17299"),
        ("Rochefort-sur-Loire", "none"),
        ("Tonnay", "none"),
        ("Saint", "none"),
        ("Saint-Jean", "none"),
        ("La", "none"),
        ("", "none"),
        ("17299", "none"),
        ("-;-", "none"),
    ] {
        let resolution = gazetteer.resolve(text);
        let found = resolution.commune().map_or_else(|| "none".to_owned(), |code| code.to_string());
        assert_eq!(found, code, "{text}: {resolution:?}");
    }
    assert_eq!(gazetteer.resolve(&"Rochefort ".repeat(1_000)), Resolution::Unknown);
}

/// The names of the other 438 communes are taken for none of the 25, even by who knows these alone.
#[test]
fn other_communes_are_not_mistaken() {
    let (own, gazetteer) = (codes_of_caro(), caro());
    let others: Vec<_> = communes().into_iter().filter(|(commune, _)| !own.contains(&commune.code)).collect();
    assert_eq!(others.len(), 438);
    for (commune, bare) in others {
        let name = commune.name.as_str();
        for text in [name.to_owned(), name.to_uppercase(), bare.to_owned(), bare.to_uppercase()] {
            assert_eq!(gazetteer.resolve(&text).commune(), None, "{text}");
        }
    }
}

/// The names that without their article are those of another commune.
const TWINS: [(&str, &str); 1] = [("La Vergne", "17464")];

#[test]
fn every_name_resolves_to_itself() {
    let gazetteer = departement();
    for (commune, bare) in communes() {
        let name = commune.name.as_str();
        assert_eq!(gazetteer.resolve(name), Resolution::Exact(commune.code));
        let spaced = name.replace(['-', '\''], " ");
        for text in
            [name.to_uppercase(), name.to_lowercase(), spaced.clone(), format!("  {name}."), without_accents(name)]
        {
            assert_eq!(gazetteer.resolve(&text).commune(), Some(commune.code), "{text}");
        }
        let abbreviated = spaced.replace("Saint ", "St ").replace("Sainte ", "Ste ").replace(" sur ", " s/");
        assert_eq!(gazetteer.resolve(&abbreviated).commune(), Some(commune.code), "{abbreviated}");
        // Without its article a name may be that of two communes, or of another.
        match gazetteer.resolve(bare) {
            Resolution::Ambiguous(candidates) => assert!(candidates.iter().any(|one| one.commune == commune.code)),
            resolution => {
                let found = resolution.commune();
                let is_another = TWINS.iter().any(|(own, other)| *own == name && found == Some(other.parse().unwrap()));
                assert!(found == Some(commune.code) || is_another, "{bare}: {found:?}");
            }
        }
    }
}

fn without_accents(name: &str) -> String {
    let plain = |sign| match sign {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'É' => 'E',
        'Î' => 'I',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ç' => 'c',
        'û' | 'ü' => 'u',
        other => other,
    };
    name.chars().map(plain).collect()
}

/// The names of eight letters and more that one letter makes another's.
const ONE_LETTER_APART: [&str; 1] = ["Semoussac"];

/// A slip of the hand in a text: a letter left out, put in, taken for another, or two exchanged.
fn slip_at(text: &str, at: usize, letter: char, kind: u8) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    match kind {
        0 => drop(signs.remove(at)),
        1 => signs.insert(at, letter),
        2 => signs[at] = letter,
        _ => signs.swap(at, (at + 1) % text.chars().count()),
    }
    signs.into_iter().collect()
}

/// The communes whose names have eight letters and more.
fn long_names() -> Vec<Commune> {
    let letters = |commune: &Commune| commune.name.as_str().chars().filter(|sign| sign.is_alphanumeric()).count();
    communes().into_iter().map(|(commune, _)| commune).filter(|commune| letters(commune) >= 8).collect()
}

/// How often one slip leads astray, over every kind of slip at every fifth place of every name of eight letters and more.
#[test]
fn slips_are_mostly_found_out() {
    let gazetteer = departement();
    let (mut own, mut unsure, mut other) = (0_u32, 0_u32, BTreeSet::new());
    for commune in long_names() {
        let name = commune.name.as_str();
        let signs = name.chars().count();
        for (place, kind) in (0..signs).step_by(5).flat_map(|place| (0..4_u8).map(move |kind| (place, kind))) {
            match gazetteer.resolve(&slip_at(name, place, 'x', kind)).commune() {
                Some(found) if found == commune.code => own += 1,
                Some(_) => drop(other.insert(name.to_owned())),
                None => unsure += 1,
            }
        }
    }
    // 95.2 % lead to the commune itself, 4.8 % to none for sure.
    assert!(own * 100 >= (own + unsure) * 95, "{own} found, {unsure} not sure");
    let other: Vec<&String> = other.iter().filter(|name| !ONE_LETTER_APART.contains(&name.as_str())).collect();
    assert_eq!(other, Vec::<&String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// One slip in a name of eight letters and more: the commune itself, or no commune for sure. Another only if what is written is its very name:
    /// Semoussac and Semussac are one letter apart.
    #[test]
    fn a_slip_leads_to_no_other_commune(
        commune in select(long_names()), place: Index, letter in proptest::char::range('a', 'z'), kind in 0_u8..4
    ) {
        let name = commune.name.as_str();
        let text = slip_at(name, place.index(name.chars().count()), letter, kind);
        match departement().resolve(&text) {
            Resolution::Exact(found) | Resolution::Folded(found) if found != commune.code => {
                prop_assert!(ONE_LETTER_APART.contains(&name), "{} for {}: {}", text, name, found);
            }
            resolution => {
                let found = resolution.commune();
                prop_assert!(found.is_none_or(|found| found == commune.code), "{} for {}: {:?}", text, name, found);
            }
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}", former in "\\PC{1,30}") {
        let gazetteer = caro();
        let resolution = gazetteer.resolve(&text);
        prop_assert!(resolution.candidates().len() <= Gazetteer::MOST_CANDIDATES);
        // A former name is found again, unless it is an official one too.
        if let Ok(name) = former.trim().parse::<ctg_model::Label>() {
            let with_former = gazetteer.clone().with_former("17299".parse().unwrap(), name.clone());
            let found = with_former.resolve(name.as_str()).commune();
            prop_assert!(found == Some("17299".parse().unwrap()) || gazetteer.resolve(name.as_str()).commune() == found);
        }
    }
}
