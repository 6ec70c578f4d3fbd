//! The thread from authored files to published pages, as the one who types it sees it.
//!
//! 1. Each case of `cases/*.md` and of the manual is a section with files and what is said of them.
//! 2. The demonstration site builds whole, without a warning, and twice the same.
//! 3. A mistake leaves the site that was published as it was.
//! 4. The dates that the manual shows are read and said as it shows them.

#![allow(clippy::disallowed_methods, reason = "a test of files has to read and write files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::site::LinkStyle;
use dateline::text::render;
use dateline::{Date, ENGLISH, Manuscript, Project, Sources, Warnings};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ has a parent").to_owned()
}

/// One section of a case file: its title, its files, and the report that they give.
struct Case {
    title: String,
    files: BTreeMap<String, String>,
    /// What is said, to the letter; nothing where the section does not show it.
    report: Option<String>,
    pages: Vec<(String, String)>,
}

/// What a page says, anywhere, when the files of a section stay for the next.
const CARRIED_OVER: &str = "carry over from section to section";

/// What a page says, anywhere, when its files go into what `dateline new site` makes.
const NEW_SITE: &str = "go into a new site";

/// Reads the sections of a page that have files: fences named `LANGUAGE PATH` are files, `report`
/// is what is said, `page PATH` holds lines that the page shows; any other fence is for people.
fn cases(markdown: &str) -> Vec<Case> {
    let carried = markdown.contains(CARRIED_OVER);
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            let files = match cases.last() {
                Some(before) if carried => before.files.clone(),
                _ => BTreeMap::new(),
            };
            let title = title.to_owned();
            cases.push(Case { title, files, report: None, pages: Vec::new() });
        }
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let (fence, name) = line.split_at(ticks);
        let text: String = lines
            .by_ref()
            .take_while(|line| *line != fence)
            .flat_map(|line| [line, "\n"])
            .collect();
        let Some(case) = cases.last_mut() else { continue };
        match name.split_once(' ') {
            Some(("page", path)) => case.pages.push((path.to_owned(), text)),
            Some((_, path)) => drop(case.files.insert(path.to_owned(), text)),
            None if name == "report" => case.report = Some(text),
            None => {}
        }
    }
    cases.retain(|case| !case.files.is_empty());
    if markdown.contains(NEW_SITE) {
        for (path, text) in new_site() {
            for case in &mut cases {
                case.files.entry(path.clone()).or_insert_with(|| text.clone());
            }
        }
    }
    cases
}

/// Whether a file is read; any other is a picture or a document.
fn is_text(path: &str) -> bool {
    ["md", "yaml"].iter().any(|end| path.rsplit('.').next() == Some(end))
}

/// The texts that `dateline new site` writes.
fn new_site() -> BTreeMap<String, String> {
    let scratch = tempfile::tempdir().expect("a folder");
    dateline::scaffold::site(scratch.path()).expect("the folder is empty");
    let sources = dateline::discover(scratch.path()).expect("it was just made").sources;
    let text = |file| (sources.path(file).to_owned(), sources.text(file).to_owned());
    sources.ids().map(text).collect()
}

#[test]
fn cases_say_what_they_say() {
    let mut count = 0;
    let mut wrong = Vec::new();
    let mut paths: Vec<PathBuf> = ["tests/cases", "manual/src"]
        .iter()
        .flat_map(|folder| fs::read_dir(root().join(folder)).expect("the folder is there"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    paths.sort();
    for path in paths {
        let page = path.file_name().expect("a name").to_string_lossy().into_owned();
        for case in cases(&fs::read_to_string(&path).expect("a page")) {
            let title = format!("{page}, “{}”", case.title);
            count += 1;
            let mut sources = Sources::new();
            let mut pictures = BTreeMap::new();
            for (path, text) in &case.files {
                match path.strip_prefix("content/").filter(|_| !is_text(path)) {
                    Some(below) => drop(pictures.insert(below.to_owned(), text.clone().into())),
                    None => drop(sources.add(path.as_str(), text.as_str())),
                }
            }
            let manuscript = Manuscript::new(sources).at("2026-11-24".parse().expect("a day"));
            let (site, report) = manuscript.render(&pictures);
            let said = render::plain(&report, manuscript.sources());
            match &case.report {
                Some(report) if said != *report => wrong.push(format!("{title} says:\n{said}")),
                None if report.has_errors() => wrong.push(format!("{title} has errors:\n{said}")),
                _ => {}
            }
            for (path, lines) in &case.pages {
                let page = site.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
                let page = page.unwrap_or_default();
                for line in lines.lines().filter(|line| !page.contains(*line)) {
                    wrong.push(format!("{title}: `{path}` does not show `{line}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 5, "only {count} cases were found");
}

/// Every file below a folder with its bytes.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(folder) = todo.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                todo.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                files.insert(path, bytes);
            }
        }
    }
    files
}

fn relative(files: &BTreeMap<PathBuf, Vec<u8>>, folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    files
        .iter()
        .map(|(path, bytes)| (path.strip_prefix(folder).expect("below").to_owned(), bytes.clone()))
        .collect()
}

#[test]
fn the_demonstration_builds_clean_and_twice_the_same() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (one, two) = (scratch.path().join("one"), scratch.path().join("two"));
    for out in [&one, &two] {
        let project = Project::open(root()).expect("it opens").with_warnings(Warnings::Denied);
        let built = project.build(out).expect("the machine lets us");
        assert!(built.site.is_some(), "{}", render::plain(&built.report, project.sources()));
    }
    let (first, second) = (tree(&one), tree(&two));
    assert!(relative(&first, &one) == relative(&second, &two), "two builds differ");

    // The talks of 2000 and the interview of 2024 lead to one another through the claim.
    let page = |key: &str| {
        let path = one.join("nato-and-russia").join(key).join("index.html");
        fs::read_to_string(&path).unwrap_or_else(|_| panic!("no page {}", path.display()))
    };
    assert!(page("kremlin-talks").contains("carlson-interview/"));
    assert!(page("carlson-interview").contains("kremlin-talks/"));
}

#[test]
fn a_copy_for_a_disk_leads_to_files_without_a_script() {
    let scratch = tempfile::tempdir().expect("a folder");
    let out = scratch.path().join("stick");
    let build = |links| {
        let project = Project::open(root()).expect("it opens").with_links(links);
        let built = project.build(&out).expect("the machine is well");
        assert!(built.site.is_some(), "{}", built.report);
    };
    // The same content again: only what is asked for is another.
    build(LinkStyle::Folders);
    build(LinkStyle::Files);
    let mut followed = 0;
    for (path, bytes) in tree(&out) {
        // The page for lost readers is served under any address, so its links are whole.
        if path.extension().is_none_or(|end| end != "html") || path.ends_with("404.html") {
            continue;
        }
        let page = String::from_utf8(bytes).expect("a page");
        for href in page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let place = href.split(['#', '?']).next().unwrap_or_default();
            if place.is_empty() || place.contains(':') {
                continue;
            }
            followed += 1;
            let target = path.parent().expect("a folder").join(place);
            assert!(target.is_file(), "{}: {href} leads to no file", path.display());
        }
    }
    assert!(followed > 1000, "{followed} links");
}

#[test]
fn a_typo_is_told_with_its_place_and_leaves_the_site_as_it_was() {
    let scratch = tempfile::tempdir().expect("a folder");
    let project = scratch.path().join("site");
    dateline::scaffold::site(&project).expect("a starting point");
    let out = project.join("public");
    let built = Project::open(&project).expect("it opens").build(&out).expect("it builds");
    assert!(built.site.is_some() && built.report.is_empty(), "{}", built.report);
    let before = tree(&out);

    // Five mistakes in five files.
    let plant = |path: &str, from: &str, to: &str| {
        let path = project.join("content").join(path);
        let text = fs::read_to_string(&path).expect("a file of the starting point");
        assert!(text.contains(from), "{from}");
        fs::write(&path, text.replacen(from, to, 1)).expect("it may be written");
    };
    plant("site.yaml", "language:", "langage:");
    plant("people.yaml", "sort_name: Armstrong", "sort_nam: Armstrong");
    plant("places.yaml", "28.573", "128.573");
    plant("apollo-11/events.yaml", "July 16, 1969", "July 36, 1969");
    plant("apollo-11/first-steps.md", "[@nasa-surface-journal]", "[@nasa-surface-jurnal]");
    let opened = Project::open(&project).expect("it opens");
    let built = opened.build(&out).expect("the machine is well");
    assert!(built.site.is_none());
    let said = render::plain(&opened.check(), opened.sources());
    for place in [
        "content/site.yaml:4:1",
        "content/people.yaml:3:3",
        "content/places.yaml:3:",
        "content/apollo-11/events.yaml:3:14",
        "content/apollo-11/first-steps.md:",
    ] {
        assert!(said.contains(place), "{place} is not in\n{said}");
    }
    assert!(tree(&out) == before, "the published site was changed");
}

#[test]
fn the_table_of_dates_in_the_manual() {
    let page = fs::read_to_string(root().join("manual/src/dates.md")).expect("the page is there");
    let table = page.lines().skip_while(|line| !line.starts_with("| written |")).skip(2);
    let mut rows = 0;
    for line in table.take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [written, edtf, said] = cells[..] else { panic!("three cells: {line}") };
        let date = Date::from_phrase(written, &ENGLISH).expect(written);
        assert_eq!(date.to_string(), edtf.trim_matches('`'), "{written}");
        assert_eq!(date.describe(&ENGLISH).to_string(), said, "{written}");
        rows += 1;
    }
    assert!(rows > 20, "{rows} rows");
}
