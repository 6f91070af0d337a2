//! A file with the columns and the size of a detailed BPE, invented.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rand_core::{Rng, SeedableRng};
use rand_pcg::Pcg64;

/// How many rows the national file has.
pub const ROWS: u64 = 2_800_000;

const HEADER: &str = "AN;NOMRS;CNOMRS;NUMVOIE;INDREP;TYPVOIE;LIBVOIE;CADR;LIBCOM;CODPOS;DEPCOM;DEP;REG;DOM;SDOM;TYPEQU;SIRET;\
    STATUT_DIFFUSION;CANTINE;INTERNAT;RPI;EP;CL_PGE;SECT;ACCES_AIRE_PRATIQUE;ACCES_LIBRE;ACCES_SANITAIRE;ACCES_VESTIAIRE;\
    CAPACITE_D_ACCUEIL;PRES_DOUCHE;PRES_SANITAIRE;SAISONNIER;COUVERT;ECLAIRE;CATEGORIE;MULTIPLEXE;CAPACITE;INDIC_CAPA;NBEQUIDENT;\
    INDIC_NBEQUIDENT;NBSALLES;INDIC_NBSALLES;NBLIEUX;INDIC_NBLIEUX;ITINERANCE;MODE_GESTION;LAMBERT_X;LAMBERT_Y;LONGITUDE;LATITUDE;\
    QUALITE_XY;EPSG;QUALITE_GEOLOC;QP;EPCI;UU2020;BV2022;AAV2020;DENS3;DENS7";

const TYPES: [&str; 16] = [
    "D502", "D504", "C201", "D307", "D265", "D281", "B203", "A504", "A401", "A403", "F307", "D233", "B207", "A507",
    "E101", "F121",
];

/// The file, written where it is not there yet.
///
/// # Errors
/// The disk is full, or the folder cannot be written.
pub fn file(folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join("synthetic-bpe-national.csv");
    if !path.exists() {
        let part = folder.join("synthetic-bpe-national.part");
        write(BufWriter::new(File::create(&part)?), ROWS)?;
        std::fs::rename(part, &path)?;
    }
    Ok(path)
}

/// Writes so many rows; the same ones each time.
///
/// # Errors
/// The writer fails.
pub fn write(mut out: impl Write, rows: u64) -> io::Result<()> {
    let mut random = Pcg64::seed_from_u64(20_250_101);
    writeln!(out, "{HEADER}")?;
    for index in 0..rows {
        row(&mut out, &mut random, index * 95 / rows.max(1), index)?;
    }
    out.flush()
}

fn row(out: &mut impl Write, random: &mut Pcg64, departement: u64, index: u64) -> io::Result<()> {
    let mut below = |limit: u64| random.next_u64() % limit;
    let departement = 1 + departement.min(94);
    let departement = if departement == 20 { 21 } else { departement };
    let (commune, kind) =
        (1 + below(98), TYPES.get(usize::try_from(below(16)).unwrap_or_default()).copied().unwrap_or_default());
    // One name in fifty has quotes and a separator in it.
    let name = match below(50) {
        0 => "\"Maison \"\"Exemple\"\" ; annexe\"",
        1..=19 => "ETABLISSEMENT EXEMPLE",
        _ => "",
    };
    let capacity = if kind.starts_with("D50") { 10 + below(50) } else { 0 };
    let capacity = if capacity == 0 { String::new() } else { capacity.to_string() };
    let (longitude, latitude) = (below(9_000_000), below(7_000_000));
    writeln!(
        out,
        "2025;{name};;{};;RUE;DE L EXEMPLE;;COMMUNE {commune};{departement:02}{commune:03};{departement:02}{commune:03};{departement:02};75;\
         {};{}1;{kind};;O;;;;;;;;;;;;;;;;;;;{capacity};;;;;;;;;;{}.5;{}.2;{:.6};{:.6};Bonne;2154;11;CSZ;2000417{:02};UU{index:05};\
         BV{commune:04};AAV{commune:03};3;6",
        1 + below(200),
        &kind[..1],
        &kind[..2],
        300_000 + below(700_000),
        6_200_000 + below(800_000),
        longitude as f64 / 1e6,
        42.0 + latitude as f64 / 1e6,
        below(100),
    )
}
