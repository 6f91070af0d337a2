//! The command line as the tests run it.

use std::path::Path;
use std::process::{Command, Output};

pub(crate) fn ctg(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ctg")).args(arguments).output().expect("ctg runs")
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A file or folder of the fixtures.
pub(crate) fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name).display().to_string()
}
