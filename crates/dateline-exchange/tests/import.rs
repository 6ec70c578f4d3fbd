//! Foreign files into content files: one golden file a fixture, and what holds for all of them.
//!
//! A fixture stands in `cases/FORMAT/`; beside it `NAME.golden` has the files and the report that
//! it gives. To write them anew, run with `DATELINE_GOLDEN=write`, and read the difference.

#![allow(clippy::disallowed_methods, reason = "fixtures are files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use dateline_exchange::{Format, ImportOptions, Imported, import, write_content};
use dateline_text::{Severity, Sources, render};

fn fixtures() -> Vec<(Format, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut all = Vec::new();
    for folder in fs::read_dir(root).expect("the cases").map(|entry| entry.expect("a case").path())
    {
        let name = folder.file_name().and_then(|name| name.to_str()).expect("a name");
        let format = Format::from_name(name).unwrap_or_else(|| panic!("no format {name}"));
        for file in
            fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("a file").path())
        {
            if file.extension().is_none_or(|ending| ending != "golden" && ending != "map") {
                all.push((format, file));
            }
        }
    }
    all.sort_by(|one, two| one.1.cmp(&two.1));
    all
}

/// A file `NAME.map` holds the columns of a table: `title=Headline,date=When`.
fn options(file: &Path) -> ImportOptions {
    let mut options = ImportOptions::default();
    if let Ok(map) = fs::read_to_string(file.with_extension("map")) {
        let pairs = map.trim().split(',').filter_map(|pair| pair.split_once('='));
        options.map = pairs.map(|(field, column)| (field.to_owned(), column.to_owned())).collect();
    }
    options
}

fn read(format: Format, file: &Path) -> Imported {
    let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
    import(format, name, &fs::read(file).expect("a fixture"), &options(file))
}

fn golden(imported: &Imported) -> String {
    let mut out = String::new();
    for (path, text) in write_content(&imported.draft) {
        let _ = write!(out, "==> {path}\n{text}\n");
    }
    let _ = write!(out, "==> report\n{}", render::plain(&imported.report, &imported.sources));
    out
}

#[test]
fn the_format_of_every_fixture_is_guessed() {
    for (format, file) in fixtures() {
        let bytes = fs::read(&file).expect("a fixture");
        // The name says little, so that what stands inside has to tell.
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
        assert_eq!(Format::guess(name, &bytes), Some(format), "{}", file.display());
    }
}

#[test]
fn every_fixture_gives_its_golden_files() {
    let is_written = std::env::var_os("DATELINE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for (format, file) in fixtures() {
        let found = golden(&read(format, &file));
        let mut path = file.clone().into_os_string();
        path.push(".golden");
        if is_written {
            fs::write(&path, &found).expect("a golden file");
        } else if fs::read_to_string(&path).unwrap_or_default() != found {
            wrong.push(format!("{}\n{found}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words of a foreign file that carry something: those of five letters and more.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let letters = |letter: char| !letter.is_alphabetic();
    text.split(letters)
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .filter(|(_, word)| word.chars().count() >= 5)
}

/// `passed-over.txt` has, for each format, the words that are its own (names of fields, forms of
/// dates) or that carry nothing (comments): nobody misses them. It is read, not trusted: a word
/// that is on it and does not vanish has to go.
#[test]
fn nothing_vanishes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/passed-over.txt");
    let mut gone: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (format, file) in fixtures() {
        let imported = read(format, &file);
        let kept: String =
            write_content(&imported.draft).iter().map(|(_, text)| text.to_lowercase()).collect();
        let source = imported.sources.ids().next().expect("the file");
        let text = imported.sources.text(source);
        // What a message shows, with its line, is not gone: the author is told.
        let line = |at: usize| text[..at].matches('\n').count();
        let told: Vec<_> = imported
            .report
            .iter()
            .map(|one| line(one.span().lo())..=line(one.span().hi().max(1) - 1))
            .collect();
        for (at, word) in words(text) {
            let word = word.to_lowercase();
            if !kept.contains(&word) && !told.iter().any(|lines| lines.contains(&line(at))) {
                gone.entry(format.name()).or_default().insert(word);
            }
        }
    }
    let mut found = String::new();
    for (format, words) in gone {
        let words: Vec<String> = words.into_iter().collect();
        let _ = writeln!(found, "{format}: {}", words.join(" "));
    }
    if std::env::var_os("DATELINE_GOLDEN").is_some() {
        fs::write(&path, &found).expect("a golden file");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), found);
}

#[test]
fn what_is_written_is_read_without_a_mistake() {
    for (format, file) in fixtures() {
        let imported = read(format, &file);
        let mut sources = Sources::new();
        for (path, text) in write_content(&imported.draft) {
            sources.add(format!("content/{path}"), text);
        }
        let reading = dateline_read::read(&sources, "content");
        let report = render::plain(&reading.report, &sources);
        assert_eq!(report, "", "{}", file.display());
        assert_eq!(reading.draft.events.len(), imported.draft.events.len());
        for (read, made) in reading.draft.events.iter().zip(&imported.draft.events) {
            assert_eq!((&read.key.value, read.when()), (&made.key.value, made.when()));
        }
        let resolved = reading.draft.resolve();
        assert!(
            resolved.report.iter().all(|it| it.severity() != Severity::Error),
            "{}\n{}",
            file.display(),
            render::plain(&resolved.report, &sources)
        );
    }
}

#[test]
fn damaged_files_give_messages_and_never_a_panic() {
    for (format, file) in fixtures() {
        let bytes = fs::read(&file).expect("a fixture");
        let options = options(&file);
        let step = (bytes.len() / 60).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let cut = import(format, "cut", &bytes[..at], &options);
            golden(&cut);
            for byte in [b'"', b'{', b'<', b'\n', 0xff, 0, b'-', b':'] {
                let mut damaged = bytes.clone();
                damaged[at] = byte;
                golden(&import(format, "damaged", &damaged, &options));
            }
        }
    }
    for format in Format::ALL {
        for text in
            ["", "\u{feff}", "\0", "\n\n", "{}", "[]", "<a>", ",", "\"", "a: b", "{\"events\":{}}"]
        {
            let imported = import(*format, "x", text.as_bytes(), &ImportOptions::default());
            golden(&imported);
            assert!(imported.draft.events.is_empty(), "{}: {text:?}", format.name());
        }
    }
}

#[test]
fn the_three_versions_of_timelinejs_give_the_same_content() {
    let case = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/timelinejs").join(name);
        write_content(&read(Format::TimelineJs, &path).draft)
    };
    let third = case("bridge.json");
    assert_eq!(case("bridge-second.json"), third);
    assert_eq!(case("bridge-first.jsonp"), third);
}

#[test]
fn a_thousand_rows_all_come_in() {
    let mut sheet = String::from("Year,Month,Day,Headline,Text,Media,Group\n");
    for row in 0..1_000 {
        let _ = writeln!(
            sheet,
            "{},{},{},Headline {},\"<p>Words with <a href=\"\"https://a.example/{row}\"\">a link {row}</a>.</p>\",https://i.example/{row}.jpg,Group {}",
            1900 + row % 100,
            row % 12 + 1,
            row % 28 + 1,
            row % 7,
            row % 5,
        );
    }
    let imported =
        import(Format::TimelineJsCsv, "many.csv", sheet.as_bytes(), &ImportOptions::default());
    let files = write_content(&imported.draft);
    assert_eq!(imported.draft.events.len(), 1_000);
    assert!(files.iter().any(|(path, _)| path == "sources.yaml"));
}
