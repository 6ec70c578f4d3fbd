//! What a build after another one makes: nothing where nothing has changed, the pages that show a
//! text where only that has, everything otherwise. That it is the same bytes is shown by `edits.rs`.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "the functions here are parts of the test")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use dateline::{Built, Progress, Project};

/// Builds a project beside its content; how many files were made, and what came of it.
fn build(project: &Path) -> (usize, Built) {
    let made = Arc::new(Progress::default());
    let project = Project::open(project).unwrap().at("2026-11-24".parse().unwrap());
    let out = project.folder().join("public");
    let built = project.counting(Arc::clone(&made)).build(out).unwrap();
    assert!(built.site.is_some(), "{}", built.report);
    (made.made(), built)
}

/// Two timelines of two events each; no event has a source, of which the checks warn.
fn project() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let place = root.path().join("content").join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    };
    write("site.yaml", "title: Moon\nemit: [search]\n");
    for story in ["apollo", "luna"] {
        write(&format!("{story}/timeline.yaml"), &format!("title: {story}\n"));
        for event in ["launch", "landing"] {
            let fields = format!("title: The {event}\ndate: 1969\nsummary: It went well.");
            let text = "They waited.\n\n## The end\n\nSee [[launch]].";
            write(&format!("{story}/{event}.md"), &format!("---\n{fields}\n---\n\n{text}\n"));
        }
    }
    root
}

#[test]
fn after_an_edit_what_shows_it_is_made() {
    let root = project();
    let (all, first) = build(root.path());
    let warnings = first.report.iter().count();
    assert!(warnings > 0 && first.untold.is_none());
    let (made, again) = build(root.path());
    if again.untold.is_none() {
        // A file system without extended attributes: everything is built each time.
        return;
    }
    assert_eq!((made, again.report.iter().count()), (0, warnings), "warnings are told again");

    let landing = root.path().join("content/apollo/landing.md");
    let text = fs::read_to_string(&landing).unwrap();
    // What is put in place of what, and how many pages are made of it.
    let edits = [
        // The event, its timeline, the search.
        ("They waited.", "They waited long.", Some(3)),
        ("They waited.", "As [it](https://example.org/) says.", Some(3)),
        ("They waited.", "They waited. See [[landing]].", None),
        ("They waited.", "They waited < an hour.", None),
        ("## The end\n\n", "", None),
        ("It went well.", "It went wrong.", None),
        ("date: 1969", "date: 1970", None),
    ];
    for (old, new, pages) in edits {
        fs::write(&landing, &text).unwrap();
        build(root.path());
        fs::write(&landing, text.replace(old, new)).unwrap();
        let (made, _) = build(root.path());
        match pages {
            // The theme's own files are put each time.
            Some(pages) => {
                let few = pages..pages + 9;
                assert!(few.contains(&made) && made < all, "{new}: {made} of {all}");
            }
            None => assert!(made >= all, "{new}: {made} of {all}"),
        }
    }
}
