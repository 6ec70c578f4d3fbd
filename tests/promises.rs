//! The promises of the manual: each names tests that are there, and those that need a whole site
//! are held here.

#![allow(clippy::disallowed_methods, reason = "a test of files has to read and write files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::{Manuscript, Project, Sources};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ has a parent").to_owned()
}

#[test]
fn each_promise_names_tests_that_are_there() {
    let page = fs::read_to_string(root().join("manual/src/promises.md")).expect("the page");
    let promises: Vec<&str> = page.split("\n## ").skip(1).collect();
    assert_eq!(promises.len(), 14, "fourteen promises");
    for (at, promise) in promises.iter().enumerate() {
        assert!(promise.starts_with(&format!("{}. ", at + 1)), "numbered: {promise:.30}");
        let held: Vec<&str> = promise.lines().filter(|line| line.starts_with("- `")).collect();
        assert!(!held.is_empty(), "no test holds promise {}", at + 1);
        for line in held {
            let mut names = line.split('`').skip(1).step_by(2);
            let (file, test) = (names.next().expect("a file"), names.next().expect("a test"));
            let code = fs::read_to_string(root().join(file))
                .unwrap_or_else(|_| panic!("promise {}: no file {file}", at + 1));
            assert!(
                code.contains(&format!("fn {test}(")),
                "promise {}: {file} has no {test}",
                at + 1
            );
        }
    }
}

/// The pages of the demonstration, and of an event whose every text is hostile.
fn pages() -> BTreeMap<String, String> {
    let project = Project::open(root()).expect("it opens");
    let mut sources = Sources::new();
    for file in project.sources().ids() {
        sources.add(project.sources().path(file), project.sources().text(file));
    }
    sources.add(
        "content/hostile.md",
        "---\ntitle: Hostile\n---\n## 1999 — <script src=//evil.example></script>\n\n\
         <img src=https://evil.example/x.png onerror=alert(1)> <style>b{}</style>\n\n\
         ![far](https://evil.example/y.png) [link](https://example.org/)\n",
    );
    let (site, _) = Manuscript::new(sources).render(&());
    site.into_iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|kind| kind == "html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("pages are UTF-8")))
        .collect()
}

/// The tags of a page, without their brackets; text between them is left out.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).filter_map(|part| part.split('>').next())
}

#[test]
fn pages_ask_no_other_host_and_have_no_code_of_their_own() {
    let pages = pages();
    assert!(pages.len() > 20);
    for (path, page) in &pages {
        for tag in tags(page) {
            assert!(!tag.starts_with("style"), "{path}: {tag}");
            let attribute = |name: &str| {
                let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
                rest.split('"').next()
            };
            assert_eq!(attribute("style"), None, "{path}: {tag}");
            for handler in ["onclick", "onerror", "onload", "onfocus", "onmouseover"] {
                assert_eq!(attribute(handler), None, "{path}: {tag}");
            }
            if tag.starts_with("script") {
                let is_data = attribute("type").is_some_and(|kind| kind.contains("json"));
                assert!(is_data || attribute("src").is_some(), "{path}: {tag}");
            }
            let loads = ["script", "img", "iframe", "source", "video", "audio", "embed", "object"]
                .iter()
                .any(|name| tag.starts_with(name));
            let is_sheet = tag.starts_with("link")
                && attribute("rel").is_some_and(|rel| rel.contains("stylesheet"));
            if loads || is_sheet {
                for name in ["src", "href", "srcset", "data", "poster"] {
                    let address = attribute(name).unwrap_or_default();
                    assert!(!address.contains("//"), "{path} loads {address}");
                }
            }
        }
    }
}

#[test]
fn nothing_but_the_preview_and_the_link_check_may_use_the_network() {
    // The compiler's linter refuses sockets in every crate below the binary.
    for file in ["clippy.toml", "crates/dateline/clippy.toml"] {
        let rules = fs::read_to_string(root().join(file)).expect("rules");
        for kind in ["std::net::TcpStream", "std::net::TcpListener", "std::net::UdpSocket"] {
            assert!(rules.contains(kind), "{file} lets {kind} pass");
        }
    }
}

#[test]
fn a_renamed_event_without_an_alias_is_told_and_with_one_redirects() {
    let scratch = tempfile::tempdir().expect("a folder");
    let content = scratch.path().join("content");
    fs::create_dir(&content).expect("a folder");
    let build = |key: &str, title: &str, more: &str| {
        let text = format!("events:\n- {{key: {key}, title: {title}, date: 1969{more}}}\n");
        fs::write(content.join("moon.yaml"), text).expect("it may be written");
        let project = Project::open(scratch.path()).expect("it opens");
        let built = project.build(scratch.path().join("public")).expect("the machine is well");
        assert!(built.site.is_some(), "{}", built.report);
        built.report.iter().filter(|found| found.code().as_str() == "lost-address").count()
    };
    let page = |path: &str| fs::read_to_string(scratch.path().join("public/moon").join(path));
    assert_eq!(build("landing", "The landing", ""), 0);
    assert_eq!(build("landing", "The eagle has landed", ""), 0, "keys do not follow titles");
    assert!(page("landing/index.html").expect("it stays").contains("The eagle has landed"));
    assert_eq!(build("eagle", "The eagle has landed", ""), 1);
    assert_eq!(build("landing", "The landing", ", aliases: [eagle]"), 0);
    assert!(page("eagle/index.html").expect("it redirects").contains("moon/landing/"));
}
