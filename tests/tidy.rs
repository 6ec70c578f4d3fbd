//! The structure of the house, held by a test: what ARCHITECTURE.md says is so.
//!
//! 1. A crate imports only crates on lower floors, and the generator never the reader.
//! 2. `lib.rs` lists modules from the ground up, and a module uses only modules listed above it.
//! 3. Every Rust file opens with `//!`, and none is longer than 800 lines.
//! 4. Nothing names a machine's folder, and no message is left for later without an issue.
//! 5. The Rust that the README and the manual show is compiled and run, in the face's own page.

#![allow(clippy::disallowed_methods, reason = "a test of files has to read files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors, and for each crate what it may import of ours.
const FLOORS: &[(&str, &[&str])] = &[
    ("dateline-text", &[]),
    ("dateline-dates", &[]),
    ("dateline-markdown", &[]),
    ("dateline-core", &["dateline-dates", "dateline-markdown", "dateline-text"]),
    ("dateline-read", &["dateline-core", "dateline-dates", "dateline-markdown", "dateline-text"]),
    (
        "dateline-exchange",
        &["dateline-core", "dateline-dates", "dateline-markdown", "dateline-text"],
    ),
    (
        "dateline-site",
        &[
            "dateline-core",
            "dateline-dates",
            "dateline-exchange",
            "dateline-markdown",
            "dateline-text",
        ],
    ),
    (
        "dateline",
        &[
            "dateline-core",
            "dateline-dates",
            "dateline-exchange",
            "dateline-markdown",
            "dateline-read",
            "dateline-site",
            "dateline-text",
        ],
    ),
    ("dateline-cli", &["dateline"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ has a parent").to_owned()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder that is there") {
            let path = entry.expect("an entry that is there").path();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != "target" && name != "node_modules") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn crates_import_only_lower_floors() {
    let mut wrong = Vec::new();
    for (name, allowed) in FLOORS {
        let manifest = read(&root().join("crates").join(name).join("Cargo.toml"));
        // Tests may reach up: what ships may not.
        let shipped = manifest.split("[dev-dependencies]").next().unwrap_or_default();
        let dependencies = shipped.split("[dependencies]").nth(1).unwrap_or_default();
        for line in dependencies.lines().filter(|line| line.starts_with("dateline")) {
            let end = line.find(['.', ' ', '=']).unwrap_or(line.len());
            if !allowed.contains(&&line[..end]) {
                wrong.push(format!("{name} imports {}", &line[..end]));
            }
        }
    }
    let listed: Vec<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    for entry in fs::read_dir(root().join("crates")).expect("crates/ is there") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        if !listed.contains(&name.as_str()) {
            wrong.push(format!("crate {name} stands on no floor"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn modules_are_listed_from_the_ground_up() {
    let mut wrong = Vec::new();
    for (name, _) in FLOORS {
        let folder = root().join("crates").join(name).join("src");
        let lib = folder.join("lib.rs");
        if !lib.exists() {
            continue;
        }
        let order = modules(&read(&lib));
        for file in rust_files(&folder) {
            let below = file.strip_prefix(&folder).expect("a file of this folder");
            let Some(first) = below.iter().next().and_then(|part| part.to_str()) else { continue };
            // Tests may use what they like.
            if below.iter().any(|part| part == "tests" || part == "tests.rs") {
                continue;
            }
            let own = first.trim_end_matches(".rs");
            let Some(position) = order.iter().position(|module| module == own) else { continue };
            for used in uses(&shipped(&read(&file))) {
                let at = order.iter().position(|module| *module == used);
                if at.is_some_and(|at| at > position) {
                    wrong.push(format!("{name}: {} uses {used}, listed below it", below.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules that a `lib.rs` lists, in its order.
fn modules(lib: &str) -> Vec<String> {
    lib.lines()
        .filter_map(|line| {
            let line = line.trim_start_matches("pub ").trim_start_matches("pub(crate) ");
            line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)
        })
        .collect()
}

/// The part of a file before its tests; tests may use what they like.
fn shipped(text: &str) -> String {
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// The top-level modules that a file names as `crate::module`, outside comments.
fn uses(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let name = name.trim_start();
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            found.push(name[..end].to_owned());
        }
    }
    found
}

#[test]
fn every_file_says_what_it_is_and_is_not_too_long() {
    let mut wrong = Vec::new();
    for top in ["crates", "examples", "tests"] {
        for file in rust_files(&root().join(top)) {
            let text = read(&file);
            let name =
                file.strip_prefix(root()).expect("a file of this house").display().to_string();
            if !text.starts_with("//!") {
                wrong.push(format!("{name} does not open with `//!`"));
            }
            let lines = text.lines().count();
            if lines > 800 {
                wrong.push(format!("{name} has {lines} lines; split it"));
            }
            for (number, line) in text.lines().enumerate() {
                let later = ["TO", "DO"].concat();
                if line.contains(&later) && !line.contains('#') {
                    wrong.push(format!("{name}:{}: {later} without an issue", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_names_a_folder_of_one_machine() {
    // In pieces, so that this file does not name them either.
    let folders = [["/wo", "rk/"].concat(), ["/ro", "ot/"].concat(), ["../sha", "red"].concat()];
    let mut wrong = Vec::new();
    let mut todo = vec![root()];
    while let Some(folder) = todo.pop() {
        for entry in fs::read_dir(&folder).expect("a folder that is there") {
            let path = entry.expect("an entry that is there").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if ["target", "node_modules", ".git", "public"].contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                todo.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                for folder in folders.iter().filter(|folder| text.contains(folder.as_str())) {
                    wrong.push(format!("{} names {folder}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_top_level_is_as_agreed() {
    let wanted = [
        "Cargo.toml",
        "ARCHITECTURE.md",
        "STYLE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "clippy.toml",
        "rustfmt.toml",
        "crates",
        "content",
        "themes",
        "examples",
        "tests",
    ];
    let missing: BTreeMap<&str, PathBuf> = wanted
        .iter()
        .map(|name| (*name, root().join(name)))
        .filter(|(_, path)| !path.exists())
        .collect();
    assert!(missing.is_empty(), "missing: {:?}", missing.keys());
}

#[test]
fn the_rust_that_is_shown_is_run() {
    let face = fs::read_to_string(root().join("crates/dateline/src/lib.rs")).expect("the face");
    let run: Vec<&str> = face.lines().filter_map(|line| line.strip_prefix("//!")).collect();
    let run = run.join("\n").replace("\n ", "\n");
    for page in ["README.md", "manual/src/library.md"] {
        let text = fs::read_to_string(root().join(page)).expect("a page");
        let blocks: Vec<&str> = text.split("```rust\n").skip(1).collect();
        assert!(!blocks.is_empty(), "{page} shows no Rust");
        for block in blocks {
            let block = block.split("\n```").next().unwrap_or_default();
            for part in block.split("\n\n") {
                assert!(
                    run.contains(part),
                    "{page} shows what `dateline`'s page does not run:\n{part}"
                );
            }
        }
    }
}
