//! Every message has its paragraph in the manual, and every example there shows its message.

#![allow(clippy::disallowed_methods, reason = "a test of files has to read files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dateline::Checks;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ has a parent").to_owned()
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs")
            && path.file_stem().is_some_and(|stem| stem != "tests")
        {
            into.push(path);
        }
    }
}

/// What stands before a code in our own files, but for blanks.
const BEFORE: &[&str] = &[
    "Code::new(",
    "Diagnostic::error(",
    "Diagnostic::warning(",
    "Diagnostic::note(",
    "yaml_error(",
    "told(",
    "const CODE: &str =",
    "let code = if what == \"track\" {",
    "\"unknown-track\" } else {",
];

/// Every code that our crates name, with a file that does.
fn codes() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("crates")).expect("crates/ is there") {
        let folder = entry.expect("an entry").path().join("src");
        if folder.is_dir() && !folder.iter().any(|part| part == "tests") {
            sources(&folder, &mut files);
        }
    }
    files.retain(|path| !path.iter().any(|part| part == "tests"));
    let mut codes = BTreeMap::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("a file");
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> =
            shipped.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n");
        for before in BEFORE {
            for (at, _) in code.match_indices(before) {
                let behind = code[at + before.len()..].trim_start();
                let name = behind.strip_prefix('"').and_then(|rest| rest.split('"').next());
                if let Some(name) = name {
                    codes.insert(name.to_owned(), path.display().to_string());
                }
            }
        }
    }
    codes.extend(Checks::table().map(|(code, _)| (code.to_owned(), "the checks".to_owned())));
    codes
}

/// The sections of the page, by their codes.
fn sections() -> BTreeMap<String, String> {
    let page = fs::read_to_string(root().join("manual/src/mistakes.md")).expect("the page");
    let sections = page.split("\n## `").skip(1).map(|section| {
        let (code, text) = section.split_once("`\n").expect("a heading that is a code");
        (code.to_owned(), text.to_owned())
    });
    sections.collect()
}

#[test]
fn every_code_has_a_paragraph_and_every_paragraph_a_code() {
    let (codes, sections) = (codes(), sections());
    assert!(codes.len() > 50, "only {} codes were found", codes.len());
    let lack: Vec<_> = codes.iter().filter(|(code, _)| !sections.contains_key(*code)).collect();
    assert!(lack.is_empty(), "no paragraph in the manual: {lack:?}");
    let of_nothing: Vec<_> = sections.keys().filter(|code| !codes.contains_key(*code)).collect();
    assert!(of_nothing.is_empty(), "nothing says so any more: {of_nothing:?}");
}

#[test]
fn every_example_shows_its_message() {
    let sections = sections();
    let shown: BTreeSet<&str> = sections
        .iter()
        .filter(|(_, text)| text.contains("\n```report\n"))
        .map(|(code, text)| {
            assert!(text.contains(&format!("[{code}]: ")), "`{code}` is not in its example");
            code.as_str()
        })
        .collect();
    for (check, _) in Checks::table() {
        assert!(shown.contains(check) || check == "long-entry", "`{check}` has no example");
    }
    assert!(shown.len() > 45, "only {} examples", shown.len());
}
