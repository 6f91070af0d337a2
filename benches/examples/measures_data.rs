//! Writes the synthetic units of the bench of measures, so that the peers see the same numbers: `measures_data FOLDER`.
//!
//! Raw little-endian columns: `field.f64`, `populations.i64`, `groups.i64`, `nearest.i64` (six by unit), `incomes.f64`.

use std::path::Path;

use ctg_benches::COMMUNES;
use ctg_benches::measures::{Units, incomes};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("expected the folder to write to")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let units = Units::synthetic(COMMUNES);
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(folder.join(name), bytes);
    let reals = |numbers: &[f64]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    let counts = |numbers: &[u64]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    let links: Vec<u64> = units.nearest.concat().into_iter().map(|unit| unit as u64).collect();
    write("field.f64", reals(&units.field))?;
    write("incomes.f64", reals(&incomes(1_000_000)))?;
    write("populations.i64", counts(&units.populations))?;
    write("groups.i64", counts(&units.groups))?;
    write("nearest.i64", counts(&links))?;
    Ok(())
}
