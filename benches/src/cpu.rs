//! CPU time, as the peers in Python are timed: on a shared machine the clock on the wall counts the others too.

use std::hint::black_box;

/// The CPU time of all threads of this program so far, where Linux tells it.
///
/// Linux brings it up to date at each tick of its clock (4 ms) and whenever a thread lets others go first.
fn nanoseconds() -> Option<u64> {
    std::thread::yield_now();
    let of_thread = |thread: std::io::Result<std::fs::DirEntry>| -> Option<u64> {
        std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?.split(' ').next()?.parse().ok()
    };
    std::fs::read_dir("/proc/self/task").ok()?.map(of_thread).sum()
}

/// Prints the median CPU time of some runs; nothing where it is not told.
#[expect(clippy::print_stdout, reason = "a bench prints what it measured")]
pub fn timed<T>(name: &str, answer: impl Fn() -> T) {
    let run = || {
        let start = nanoseconds()?;
        black_box(answer());
        Some(nanoseconds()? - start)
    };
    let mut runs: Vec<u64> = (0..15).filter_map(|_| run()).collect();
    runs.sort_unstable();
    if let (Some(median), Some(least)) = (runs.get(runs.len() / 2), runs.first()) {
        println!("{name:60} {:12.1} ms CPU  (15 runs, least {:.1})", *median as f64 / 1e6, *least as f64 / 1e6);
    }
}
