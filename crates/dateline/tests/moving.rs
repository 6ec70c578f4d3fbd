//! Foreign files move into projects, and projects out, on a disk.

#![allow(clippy::disallowed_methods, reason = "a test of files has to read and write files")]

use std::fs;
use std::path::Path;

use dateline::core::Key;
use dateline::text::render;
use dateline::{ArticleOptions, Error, ErrorKind, Format, ImportOptions, Moved, Project};

const SHEET: &str = "\
Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background
1908,5,,,,,,,,The first planks,\"Laid by <a href=\"\"https://papers.example/planks\"\">farmers</a>.\",,,,,,Building,
1931,3,14,,,,,,A Saturday,The flood takes it,The water rose.,,,,,,Water,
";

fn come(project: &Path, text: &str, into: Option<&str>) -> Result<Moved, Error> {
    let file = project.parent().expect("a scratch folder").join("bridge.csv");
    fs::write(&file, text).expect("it may be written");
    let mut options = ImportOptions::default();
    options.key = into.map(Key::from);
    dateline::import(project, &file, Format::TimelineJsCsv, options)
}

fn text(project: &Path, path: &str) -> String {
    fs::read_to_string(project.join(path)).unwrap_or_else(|_| panic!("there is no {path}"))
}

#[test]
fn a_sheet_becomes_a_site_where_old_links_still_land() {
    let scratch = tempfile::tempdir().expect("a folder");
    let project = scratch.path().join("site");
    let moved = come(&project, SHEET, None).expect("the machine is well");
    assert!(!moved.report.has_errors(), "{}", moved.report);
    assert_eq!((moved.events, moved.timeline.as_str()), (2, "bridge"));
    let events = text(&project, "content/bridge/events.yaml");
    assert!(events.contains("date: 1908-05\n"), "{events}");
    assert!(events.contains("date_label: A Saturday"), "{events}");

    let built = Project::open(&project).and_then(|it| it.build(project.join("public")));
    let built = built.expect("the machine is well");
    assert!(built.site.is_some(), "{}", built.report);
    let page = text(&project, "public/bridge/index.html");
    assert!(page.contains("id=\"event-the-flood-takes-it\""), "the old anchor is gone");
}

#[test]
fn events_join_a_timeline_that_is_named_and_nothing_is_made_twice() {
    let scratch = tempfile::tempdir().expect("a folder");
    let project = scratch.path().join("site");
    come(&project, SHEET, None).expect("the machine is well");
    let note = "# Ours: keep.\n";
    let sources = project.join("content/sources.yaml");
    fs::write(&sources, note.to_owned() + &text(&project, "content/sources.yaml")).expect("ours");

    // Without a name nobody knows whether it is meant.
    let again = come(&project, SHEET, None).expect("the machine is well");
    assert!(again.report.has_errors() && again.files.is_empty(), "{}", again.report);

    let more = SHEET.replace("1931,3,14", "1932,6,1");
    let joined = come(&project, &more, Some("bridge")).expect("the machine is well");
    assert!(!joined.report.has_errors(), "{}", joined.report);
    let events = text(&project, "content/bridge/events.yaml");
    assert_eq!(events.matches("- key: the-flood-takes-it").count(), 2, "{events}");
    assert!(events.contains("- key: the-flood-takes-it-2"), "{events}");
    let sources = text(&project, "content/sources.yaml");
    assert!(sources.starts_with(note), "what an author wrote stays: {sources}");
    assert_eq!(sources.matches("url:").count(), 1, "the source is the one that is there");
    let project = Project::open(&project).expect("it opens");
    assert!(!project.check().has_errors(), "{}", project.check());
}

#[test]
fn the_content_folder_names_its_project() {
    let scratch = tempfile::tempdir().expect("a folder");
    let project = scratch.path().join("site");
    come(&project, SHEET, None).expect("the machine is well");
    let file = scratch.path().join("bridge.csv");
    let mut options = ImportOptions::default();
    options.key = Some(Key::from("second"));
    let content = project.join("content");
    let moved = dateline::import(&content, &file, Format::TimelineJsCsv, options);
    moved.expect("the machine is well");
    dateline::scaffold::timeline(&content, "third").expect("the machine is well");
    for key in ["bridge", "second", "third"] {
        assert!(content.join(key).join("timeline.yaml").is_file(), "{key}");
    }
    assert!(!content.join("content").exists());
}

#[test]
fn the_format_is_found_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sheet.txt");
    fs::write(&file, "Year,Headline\n1932,The first planks\n").expect("a sheet");
    let moved = dateline::import(folder.path(), &file, None, ImportOptions::default());
    let moved = moved.expect("a sheet");
    assert_eq!(moved.events, 1);
    let report = render::plain(&moved.report, &moved.sources);
    assert!(report.contains("this file is read as `timelinejs-csv`"), "{report}");

    fs::write(&file, "Dear all,").expect("a letter");
    let refused = dateline::import(folder.path(), &file, None, ImportOptions::default());
    assert_eq!(refused.expect_err("a letter").kind(), ErrorKind::Refused);
}

#[test]
fn a_timeline_is_named_by_a_key() {
    let scratch = tempfile::tempdir().expect("a folder");
    let project = scratch.path().join("site");
    let error = come(&project, SHEET, Some("The Bridge!")).expect_err("no key");
    assert_eq!(error.kind(), ErrorKind::Refused);
    assert!(!project.exists());
}

#[test]
fn what_is_no_sheet_changes_nothing() {
    let scratch = tempfile::tempdir().expect("a folder");
    let project = scratch.path().join("site");
    let moved = come(&project, "no header of ours\n1,2,3\n", None).expect("the machine is well");
    assert!(moved.report.has_errors() && moved.files.is_empty(), "{}", moved.report);
    assert!(!project.exists());
}

#[test]
fn an_article_becomes_drafts_that_a_build_keeps_back() {
    let scratch = tempfile::tempdir().expect("a folder");
    let project = scratch.path().join("site");
    let file = scratch.path().join("gate.md");
    let article = "# The gate closes\n\nPort Lorne's old gate closed on Tuesday. \
                   \"We kept it as long as we could,\" said harbor master Ada Reyes.\n";
    fs::write(&file, article).expect("it may be written");
    let mut options = ArticleOptions::default();
    options.published = Some("2019-03-07".parse().expect("a day"));
    let moved = dateline::draft(&project, &file, options).expect("the machine is well");
    assert_eq!(moved.events, 1, "{}", moved.report);
    let events = text(&project, &format!("content/{}/events.yaml", moved.timeline));
    assert!(events.contains("date: 2019-03-05\n"), "{events}");
    assert!(events.contains("draft: true\n"), "{events}");
    let built = Project::open(&project).and_then(|it| it.build(project.join("public")));
    assert!(built.expect("the machine is well").site.is_some());
    let page = text(&project, &format!("public/{}/index.html", moved.timeline));
    assert!(!page.contains("as long as we could"), "a draft is out");
}

#[test]
fn what_goes_out_comes_in_again() {
    let scratch = tempfile::tempdir().expect("a folder");
    let project = scratch.path().join("site");
    come(&project, SHEET, None).expect("the machine is well");
    let opened = Project::open(&project).expect("it opens");
    for format in [Format::Json, Format::TimelineJs, Format::Markwhen, Format::ICal] {
        let (text, report) = opened.export(format, Some("bridge")).expect("the machine is well");
        let text = text.unwrap_or_else(|| panic!("{}: {report}", format.name()));
        let file = scratch.path().join("out");
        fs::write(&file, text).expect("it may be written");
        let other = scratch.path().join(format.name());
        let moved = dateline::import(&other, &file, format, ImportOptions::default());
        let moved = moved.expect("the machine is well");
        assert!(!moved.report.has_errors(), "{}: {}", format.name(), moved.report);
        assert_eq!(moved.events, 2, "{}", format.name());
    }
    assert!(opened.export(Format::Json, Some("brigde")).is_err());
    assert!(opened.export(Format::Simile, None).is_err());
}

#[test]
fn what_did_not_come_along_and_what_came_twice_is_told() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (project, other) = (scratch.path().join("site"), scratch.path().join("other"));
    fs::create_dir_all(project.join("content")).expect("a folder");
    let bridge = "events:\n- {title: Planks, date: 1908, media: [media/planks.svg]}\n";
    fs::write(project.join("content/bridge.yaml"), bridge).expect("content");
    let media = project.join("content/media");
    fs::create_dir(&media).expect("a folder");
    fs::write(media.join("planks.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").expect("one");
    let out = Project::open(&project).and_then(|it| it.export(Format::Json, None));
    let (json, _) = out.expect("the machine is well");
    let file = scratch.path().join("bridge.json");
    fs::write(&file, json.expect("it has no errors")).expect("it may be written");
    let moved = dateline::import(&other, &file, Format::Json, ImportOptions::default());
    let told = |moved: Result<Moved, Error>| {
        let report = moved.expect("the machine is well").report;
        report.iter().map(|one| one.message().to_owned()).collect::<Vec<_>>()
    };
    let lacks = "a picture or document did not come along: put it at `content/media/planks.svg`";
    assert_eq!(told(moved), [lacks]);

    let sheet = "title,date\nThe flood,1931\n";
    let come = |into: Option<&str>| {
        fs::write(scratch.path().join("more.csv"), sheet).expect("it may be written");
        let mut options = ImportOptions::default();
        options.key = into.map(Key::from);
        dateline::import(&other, &scratch.path().join("more.csv"), Format::Csv, options)
    };
    assert!(told(come(Some("bridge"))).is_empty());
    let twice = "`the-flood-2` came in beside an event of the same title and date: see whether it \
                 is the same";
    assert_eq!(told(come(Some("bridge"))), [twice]);
}

#[test]
fn a_draft_in_a_table_stays_one() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (project, other) = (scratch.path().join("site"), scratch.path().join("other"));
    fs::create_dir_all(project.join("content")).expect("a folder");
    let bridge =
        "events:\n- {title: Planks, date: 1908}\n- {title: Secret, date: 1909, draft: true}\n";
    fs::write(project.join("content/bridge.yaml"), bridge).expect("content");
    let shown = Project::open(&project).map(|it| it.with_drafts(dateline::Drafts::Shown));
    let out = shown.and_then(|it| it.export(Format::Csv, None));
    let file = scratch.path().join("bridge.csv");
    fs::write(&file, out.expect("the machine is well").0.expect("no errors")).expect("a file");
    let moved = dateline::import(&other, &file, Format::Csv, ImportOptions::default());
    assert_eq!(moved.expect("the machine is well").events, 2);
    let events = text(&other, "content/bridge/events.yaml");
    assert_eq!(events.matches("draft: true").count(), 1, "{events}");
}

#[test]
fn one_of_two_timelines_goes_out_and_comes_in_alone() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (project, other) = (scratch.path().join("site"), scratch.path().join("other"));
    fs::create_dir_all(project.join("content")).expect("a folder");
    let bridge = "
tracks: [{key: works, title: Works}]
sections: [{key: early, title: Early}]
events:
- {key: planks, title: The first planks, date: 1908, track: works, section: early}
- {key: flood, title: The flood, date: 1931}
";
    let town = "
include: [bridge/planks]
events:
- key: fair
  title: The fair
  date: 1932
  body: A year after [[bridge/flood|the flood]], across [[bridge/planks]].
  related: [bridge/flood]
  claims: [{text: It rained., about: bridge/flood}]
";
    for (name, events) in [("bridge", bridge), ("town", town)] {
        fs::write(project.join(format!("content/{name}.yaml")), events).expect("content");
    }
    let out = Project::open(&project).and_then(|it| it.export(Format::Json, Some("town")));
    let (json, _) = out.expect("the machine is well");
    let file = scratch.path().join("town.json");
    fs::write(&file, json.expect("it has no errors")).expect("it may be written");
    let moved = dateline::import(&other, &file, Format::Json, ImportOptions::default());
    let moved = moved.expect("the machine is well");
    assert!(!moved.report.has_errors(), "{}", moved.report);
    assert_eq!(moved.report.iter().count(), 1, "{}", moved.report);
    let report = Project::open(&other).expect("a project").check();
    assert!(!report.has_errors(), "{report}");
    let events = text(&other, "content/town/events.yaml");
    assert!(events.contains("A year after the flood, across [[bridge/planks]]."), "{events}");
    assert!(!events.contains("related") && events.contains("It rained."), "{events}");
}
