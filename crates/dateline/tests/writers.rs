//! What an author wrote stays to the letter, whatever of ours writes into the project: comments,
//! the order of fields, keys that we do not know, marks of quotation, line ends.

#![allow(clippy::disallowed_methods, reason = "a test of files has to read and write files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::core::Key;
use dateline::{ArticleOptions, Format, ImportOptions, Project, scaffold};

/// A project as people leave one: fields in an order of their own, remarks, columns lined up.
const FILES: &[(&str, &str)] = &[
    ("site.yaml", "# The desk's site.\nlanguage: en   # for now\ntitle:    \"Мост\" # not final\n"),
    (
        "people.yaml",
        "# by family name\r\n\r\nann-lee:    # see the file on her\r\n  description: |\r\n    Engineer.   \r\n\r\n    # no comment\r\n  \
         extra: {desk: own, № : 7}\r\n  name:   'Ann Lee'\r\n# end of people\r\n",
    ),
    (
        "sources.yaml",
        "\u{feff}minutes:\r\n  # on paper\r\n  kind: document\r\n  title: \"Minutes \\u00e9\"\r\n\r\n",
    ),
    (
        "bridge/timeline.yaml",
        "summary: >-\n  The bridge,\n  told.\n\ntitle: The bridge\nextra:\n    ours: [1, 2]\n",
    ),
    (
        "bridge/events.yaml",
        "---\n# newest first, as the desk likes it\n- date:   1990   # sure\n  title: Second\n  key: second\n  \
         tags: &tags\n  - water   # the river\n  - stone\n  people:\n  - ann-lee\n\n# the first one\n- {date: 1980, title: \"First\", key: first, tags: *tags,\n   \
         sources: [minutes]}   # 🌉\n  # the end",
    ),
    (
        "bridge/third.md",
        "---\n# a file of its own\ndate: 1999-01-01\nextra: {a: 1}\ntitle: Third\nkey: third\n---\n\n*Text*  \nwith two blanks.\n",
    ),
];

fn project(folder: &Path) -> PathBuf {
    let project = folder.join("site");
    for (path, text) in FILES {
        let path = project.join("content").join(path);
        fs::create_dir_all(path.parent().expect("in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    project
}

/// The author's files as they are now.
fn now(project: &Path) -> BTreeMap<&'static str, String> {
    let read = |path: &str| fs::read_to_string(project.join("content").join(path));
    FILES.iter().map(|(path, _)| (*path, read(path).expect("it is there"))).collect()
}

#[test]
fn check_fix_changes_the_words_that_it_mends_and_nothing_beside_them() {
    // In which file, what is right, what is wrong.
    let mistakes = [
        ("site.yaml", "language:", "langauge:"),
        ("people.yaml", "  description:", "  descriptoin:"),
        ("sources.yaml", "  kind:", "  knid:"),
        ("sources.yaml", "document", "documnet"),
        ("bridge/timeline.yaml", "summary:", "sumary:"),
        ("bridge/events.yaml", "- ann-lee", "- ann-le"),
        ("bridge/events.yaml", "  tags: &tags", "  tgas: &tags"),
        ("bridge/events.yaml", "[minutes]", "[minuets]"),
        ("bridge/third.md", "extra: {a: 1}", "exrta: {a: 1}"),
    ];
    let scratch = tempfile::tempdir().expect("a folder");
    let project = project(scratch.path());
    for (path, right, wrong) in mistakes {
        let file = project.join("content").join(path);
        let text = fs::read_to_string(&file).expect("it is there");
        assert_eq!(text.matches(right).count(), 1, "{right}");
        fs::write(&file, text.replace(right, wrong)).expect("a file");
    }
    // Some are seen only when others are mended.
    for _ in 0..3 {
        let opened = Project::open(&project).expect("it opens");
        opened.fix(&opened.check()).expect("it may be written");
    }
    let report = Project::open(&project).expect("it opens").check();
    assert!(!report.has_errors(), "{report}");
    for (path, text) in FILES {
        assert_eq!(now(&project)[path], *text, "{path}");
    }
}

#[test]
fn what_comes_in_stands_behind_what_is_there() {
    let sheet = "When,What,Who\n2001-02-03,A flood,Ann Lee\n2002,A repair,Bo Day\n";
    let markwhen = "title: Works\n\n2003-04-05: A survey\n";
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20040506\r\nSUMMARY:A tour\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let slides =
        r#"{"events": [{"start_date": {"year": "2005"}, "text": {"headline": "A song"}}]}"#;
    let map = [("date", "When"), ("title", "What"), ("people", "Who")];
    let table = [
        (Format::Csv, sheet),
        (Format::Markwhen, markwhen),
        (Format::ICal, calendar),
        (Format::TimelineJs, slides),
    ];
    let scratch = tempfile::tempdir().expect("a folder");
    let project = project(scratch.path());
    for (format, text) in table {
        let before = now(&project);
        let file = scratch.path().join("foreign");
        fs::write(&file, text).expect("a file");
        let mut options = ImportOptions::default();
        options.key = Some(Key::from("bridge"));
        if format == Format::Csv {
            options.map = map.map(|(field, column)| (field.into(), column.into())).into();
        }
        let moved =
            dateline::import(&project, &file, format, options).expect("the machine is well");
        assert!(!moved.report.has_errors() && moved.events > 0, "{}", moved.report);
        let grown = now(&project);
        assert_ne!(grown["bridge/events.yaml"], before["bridge/events.yaml"], "{}", format.name());
        for (path, text) in &before {
            assert!(grown[path].starts_with(text.trim_end()), "{path}: {}", grown[path]);
        }
    }
    let after = now(&project);
    assert!(
        after["people.yaml"].contains("Bo Day") && !after["people.yaml"].ends_with("people\r\n")
    );
    let lines = after["people.yaml"].replace("\r\n", "");
    assert!(!lines.contains('\n'), "line ends of two kinds: {lines}");
    let report = Project::open(&project).expect("it opens").check();
    assert!(!report.has_errors(), "{report}");
}

#[test]
fn where_nothing_can_be_put_behind_nothing_is_changed() {
    // What a list or a registry begins with at the margin has no room for more.
    for text in
        ["[{date: 1990, title: One, key: one}]\n", "  - {date: 1990, title: One, key: one}\n"]
    {
        let scratch = tempfile::tempdir().expect("a folder");
        let project = project(scratch.path());
        let events = project.join("content/bridge/events.yaml");
        fs::write(&events, text).expect("a file");
        let file = scratch.path().join("more.csv");
        fs::write(&file, "date,title\n2001,More\n").expect("a file");
        let mut options = ImportOptions::default();
        options.key = Some(Key::from("bridge"));
        let moved = dateline::import(&project, &file, Format::Csv, options);
        let moved = moved.expect("the machine is well");
        let now = fs::read_to_string(&events).expect("it is there");
        assert!(now.starts_with(text), "{now}");
        let refused = moved.report.has_errors() && moved.files.is_empty() && now == text;
        let report = Project::open(&project).expect("it opens").check();
        assert!(refused || !report.has_errors(), "{now}: {report}");
    }
}

#[test]
fn what_is_begun_anew_leaves_the_rest_alone() {
    let scratch = tempfile::tempdir().expect("a folder");
    let project = project(scratch.path());
    scaffold::timeline(&project, "tunnel").expect("it may be written");
    scaffold::event(&project, "bridge", "June 4, 2000", "A talk").expect("it may be written");
    let file = scratch.path().join("article.md");
    fs::write(&file, "# The gate\n\nOn 4 May 2001 Ann Lee opened the gate.\n").expect("a file");
    dateline::draft(&project, &file, ArticleOptions::default()).expect("the machine is well");
    for (path, text) in FILES {
        let now = &now(&project)[path];
        assert!(now.starts_with(text.trim_end()), "{path}: {now}");
    }
    // One that is there is not made again.
    assert!(scaffold::event(&project, "bridge", "1999", "Third").is_err());
    assert!(scaffold::timeline(&project, "bridge").is_err());
    assert_eq!(now(&project)["bridge/third.md"], FILES[5].1);
}
