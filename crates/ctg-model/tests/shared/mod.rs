//! How the laws are tried.

use proptest::test_runner::{Config, FileFailurePersistence};

/// So many values for each law; a strategy may not draw a value and throw it away, and a failing seed is kept beside the laws.
pub(crate) fn tries(cases: u32) -> Config {
    Config {
        cases,
        max_local_rejects: 0,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..Config::default()
    }
}
