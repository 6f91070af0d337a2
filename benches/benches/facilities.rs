//! `cargo bench -p ctg-benches --bench facilities`: a file of the size of the national BPE into typed facilities, in one thread and in two.
//!
//! The file (2.8 million rows, 60 columns, some 600 MB) is written to the target folder once. `benches/peers/facilities.py FILE` reads the
//! same columns of the same file with DuckDB and with pandas. With `CTG_GEO_DATA`, the national contours are read beside it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench stops where its data are not there, and says what it ran on"
)]

use std::fs::File;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ctg_geo::geojson::{CodeFrom, for_each_commune};
use ctg_io::Source;
use ctg_io::facility::{List, Reader};
use divan::{Bencher, black_box};

static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let path = ctg_benches::facilities::file(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap();
    println!("{} ({} bytes)", path.display(), path.metadata().unwrap().len());
    path
});

/// The most memory that the program has held, in MiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() / 1024
}

#[divan::bench(args = [1, 2], sample_count = 5, sample_size = 1)]
fn bpe(bencher: Bencher<'_, '_>, threads: usize) {
    let reader = Reader::new(List::Bpe).with_threads(NonZeroUsize::new(threads).unwrap());
    let path = &*FILE;
    bencher.bench_local(|| {
        let (mut read, mut set_aside) = (0_u64, 0_u64);
        let crosswalk = reader.for_each(Source::new("bpe.csv", File::open(path).unwrap()), |found| match found {
            Ok(listed) => read += u64::from(!black_box(listed).facility.id().as_str().is_empty()),
            Err(_) => set_aside += 1,
        });
        assert_eq!((read, set_aside), (ctg_benches::facilities::ROWS, 0));
        black_box(crosswalk.unwrap().crosswalk)
    });
    println!("peak memory: {} MiB", peak());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn contours(bencher: Bencher<'_, '_>) {
    let path = ctg_benches::contours::folder().join("communes.geojson");
    if !path.exists() {
        return println!("no {}", path.display());
    }
    bencher.bench_local(|| {
        let mut vertices = 0;
        for_each_commune(File::open(&path).unwrap(), CodeFrom::Property("code"), |found| {
            vertices += black_box(found).map_or(0, |commune| commune.contour.parts.len());
        })
        .unwrap();
        vertices
    });
}

fn main() {
    divan::main();
}
