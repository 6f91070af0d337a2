//! What ARCHITECTURE.md promises, read from `cargo metadata` and from the files.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Each crate and the siblings that it may depend on.
const ARROWS: [(&str, &[&str]); 9] = [
    ("ctg-model", &[]),
    ("ctg-fixtures", &[]),
    ("ctg-geo", &["ctg-model"]),
    ("ctg-stats", &["ctg-model"]),
    ("ctg-io", &["ctg-geo", "ctg-model"]),
    ("ctg-report", &["ctg-model", "ctg-stats"]),
    ("ctg", &["ctg-fixtures", "ctg-geo", "ctg-io", "ctg-model", "ctg-report", "ctg-stats"]),
    ("ctg-cli", &["ctg"]),
    ("ctg-benches", &["ctg-geo", "ctg-model", "ctg-stats"]),
];

/// The most crates that a light build of a core crate may bring, itself included.
const BUDGET: [(&str, usize); 2] = [("ctg-model", 16), ("ctg-stats", 16)];

/// Licences that may be linked into a program of any licence.
const LICENCES: [&str; 10] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "Unlicense",
    "Unicode-3.0",
    "Zlib",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "etalab-2.0",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn metadata(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

/// The platform that is built for: the packages of others need not be at hand.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&output.stdout).into_owned();
    version.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc tells its host").to_owned()
}

fn packages(metadata: &Value) -> &Vec<Value> {
    metadata["packages"].as_array().expect("packages")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The siblings that a package needs to be built, optional ones included; test dependencies are no arrows.
fn siblings(package: &Value) -> BTreeSet<&str> {
    let needed =
        package["dependencies"].as_array().expect("dependencies").iter().filter(|needed| text(needed, "kind") != "dev");
    needed.map(|needed| text(needed, "name")).filter(|name| name.starts_with("ctg")).collect()
}

#[test]
fn arrows_only_go_down() {
    let metadata = metadata(&["--no-deps"]);
    let drawn: BTreeMap<&str, BTreeSet<&str>> =
        ARROWS.iter().map(|(name, may)| (*name, may.iter().copied().collect())).collect();
    let found: BTreeMap<&str, BTreeSet<&str>> =
        packages(&metadata).iter().map(|package| (text(package, "name"), siblings(package))).collect();
    assert_eq!(found, drawn);
}

#[test]
fn every_published_crate_can_be_published() {
    for package in packages(&metadata(&["--no-deps"])).iter().filter(|package| package["publish"].is_null()) {
        for key in ["description", "license", "readme", "rust_version"] {
            assert!(!text(package, key).is_empty(), "{} has no {key}", text(package, "name"));
        }
        let folder = Path::new(text(package, "manifest_path")).parent().expect("a folder").to_owned();
        for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
            let (own, top) = (std::fs::read(folder.join(licence)), std::fs::read(root().join(licence)));
            assert_eq!(own.ok(), top.ok(), "{licence} of {}", text(package, "name"));
        }
        assert!(folder.join("README.md").exists(), "{} has no README.md", text(package, "name"));
    }
}

#[test]
fn every_dependency_has_a_licence_of_the_list() {
    let metadata = metadata(&["--all-features", "--filter-platform", &host()]);
    for package in packages(&metadata) {
        let licence = text(package, "license").replace(['(', ')'], "").replace('/', " OR ");
        let free =
            licence.split(" OR ").any(|choice| choice.split(" AND ").all(|part| LICENCES.contains(&part.trim())));
        assert!(free, "{} is under `{}`", text(package, "name"), text(package, "license"));
    }
}

#[test]
fn core_crates_stay_light() {
    for (name, most) in BUDGET {
        let output = Command::new(env!("CARGO"))
            .args([
                "tree",
                "--offline",
                "--locked",
                "-p",
                name,
                "--edges",
                "normal,build",
                "--prefix",
                "none",
                "--no-dedupe",
            ])
            .current_dir(root())
            .output()
            .expect("cargo runs");
        let tree = String::from_utf8_lossy(&output.stdout);
        let crates: BTreeSet<&str> =
            tree.lines().filter(|line| !line.is_empty()).filter_map(|line| line.split(' ').next()).collect();
        assert!(!crates.is_empty() && crates.len() <= most, "{name}: {} crates, {crates:?}", crates.len());
    }
}

#[test]
fn only_the_command_line_touches_the_world() {
    let forbidden = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "println!",
        "HashMap",
        "HashSet",
    ];
    let sources = rust_files(&root().join("crates"))
        .into_iter()
        .filter(|path| path.components().any(|part| part.as_os_str() == "src"));
    for path in sources.filter(|path| !path.components().any(|part| part.as_os_str() == "ctg-cli")) {
        let source = std::fs::read_to_string(&path).expect("a source file");
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let found = forbidden.iter().find(|word| line.contains(**word));
            assert_eq!(found, None, "{}: {line}", path.display());
        }
    }
}

#[test]
fn files_stay_short() {
    for path in rust_files(&root().join("crates")).into_iter().chain(rust_files(&root().join("fixtures"))) {
        let lines = std::fs::read_to_string(&path).expect("a source file").lines().count();
        assert!(lines <= 600, "{} has {lines} lines, at most 600 are allowed", path.display());
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder").flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.extension().is_some_and(|extension| extension == "rs") => files.push(path),
                false => {}
            }
        }
    }
    files.sort();
    files
}
