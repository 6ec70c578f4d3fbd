//! What is found in a folder, and what is said of the odd.

use std::fs;

use dateline_text::render;
use tempfile::TempDir;

use super::*;

fn project(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let place = root.path().join("project").join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    root
}

fn found(root: &TempDir) -> Discovery {
    discover(&root.path().join("project")).unwrap()
}

fn texts(found: &Discovery) -> Vec<&str> {
    let readable = found.sources.ids().filter(|id| found.sources.is_readable(*id));
    readable.map(|id| found.sources.path(id)).collect()
}

/// What is said, a line each: path, code, message.
fn said(found: &Discovery) -> Vec<String> {
    let line = |one: &Diagnostic| {
        let path = one.span().file().map_or("", |file| found.sources.path(file));
        format!("{path}: {}: {}", one.code(), one.message())
    };
    found.report.iter().map(line).collect()
}

#[test]
fn the_order_is_that_of_the_names() {
    let root = project(&[
        ("content/site.yaml", b"title: Harbour"),
        ("content/harbour/b.md", b"b"),
        ("content/harbour/a.MD", b"a"),
        ("content/harbour/\u{e9}.yml", b"e"),
        ("content/harbour/Z.md", b"z"),
        ("content/harbour/media/one.png", b"png"),
        ("content/about.markdown", b"about"),
        ("content/harbour-2/a.md", b"a"),
        ("elsewhere.md", b"not content"),
    ]);
    let found = found(&root);
    let expected = [
        "content/about.markdown",
        "content/harbour/Z.md",
        "content/harbour/a.MD",
        "content/harbour/b.md",
        "content/harbour/\u{e9}.yml",
        "content/harbour-2/a.md",
        "content/site.yaml",
    ];
    assert_eq!(texts(&found), expected);
    let file = found.sources.find("content/site.yaml").unwrap();
    assert_eq!(found.sources.text(file), "title: Harbour");
    let [media] = &found.media[..] else { panic!("{:?}", found.media) };
    assert_eq!((&*media.path, media.bytes), ("content/harbour/media/one.png", 3));
    assert_eq!(fs::read(&media.place).unwrap(), b"png");
    assert!(found.report.is_empty());
}

#[test]
fn leftovers_are_passed_over() {
    let left = ["fire.md~", "#fire.md#", "fire.md.swp", "Thumbs.db", "Desktop.ini", "~$fire.md"];
    let hidden = [".fire.md.swp", ".DS_Store", ".env", ".git/config.md", ".#fire.md"];
    for name in left.iter().chain(&hidden) {
        let root = project(&[("content/fire.md", b""), (&format!("content/{name}"), b"secret")]);
        let found = found(&root);
        assert_eq!((texts(&found), found.media.len()), (vec!["content/fire.md"], 0), "{name}");
        assert!(found.report.is_empty(), "{name}");
    }
    let root = project(&[("content/#1.md", b""), ("content/a~b.md", b"")]);
    assert_eq!(texts(&found(&root)), ["content/#1.md", "content/a~b.md"]);
}

#[test]
fn bytes_that_are_no_text_have_a_place() {
    let root = project(&[("content/a.md", b"title: x\ncaf\xe9\n"), ("content/b.md", b"b")]);
    let found = found(&root);
    assert_eq!(texts(&found), ["content/b.md"]);
    let shown = render::plain(&found.report, &found.sources);
    assert!(shown.contains("content/a.md:2:4"), "{shown}");
}

#[test]
fn a_text_may_be_too_large() {
    let limit = usize::try_from(MAX_TEXT_BYTES).unwrap();
    let root = project(&[
        ("content/a.md", &vec![b'a'; limit]),
        ("content/b.md", &vec![b'b'; limit + 1]),
        ("content/film.mov", &vec![b'c'; limit + 1]),
    ]);
    let found = found(&root);
    assert_eq!(texts(&found), ["content/a.md"]);
    assert_eq!(said(&found), [format!("content/b.md: too-large: {TOO_MUCH}")]);
    assert!(TOO_MUCH.contains(&format!("{} MB", limit / (1024 * 1024))));
    assert_eq!(found.media.len(), 1);
}

#[test]
fn a_film_is_not_read() {
    let root = project(&[("content/a.md", b"a"), ("content/film.mp4", b"")]);
    let film = fs::File::options().write(true).open(root.path().join("project/content/film.mp4"));
    let film = film.unwrap();
    film.set_len(MAX_MEDIA_BYTES).unwrap();
    assert_eq!(found(&root).media.len(), 1);
    film.set_len(MAX_MEDIA_BYTES + 1).unwrap();
    let found = found(&root);
    assert_eq!(said(&found), [format!("content/film.mp4: too-large: {TOO_LONG}")]);
    assert!(found.media.is_empty() && !found.report.has_errors());
}

#[cfg(unix)]
#[test]
fn links_lead_to_files_of_the_project() {
    use std::os::unix::fs::symlink;
    let root = project(&[("content/t/a.md", b"a"), ("common/b.md", b"b"), ("common/c.png", b"c")]);
    fs::write(root.path().join("secret.md"), "secret").unwrap();
    let folder = root.path().join("project/content/t");
    // link, what it leads to, what is said; nothing where it is followed
    let table = [
        ("b.md", "../../common/b.md", ""),
        ("c.png", "../../common/c.png", ""),
        ("gone.md", "no-such-file.md", "this is a link that leads nowhere"),
        ("leak.md", "../../../secret.md", "this is a link that leads out of the project"),
        ("leak.png", "/etc/passwd", "this is a link that leads out of the project"),
        ("loop", "../../content", "this is a link to something other than a file"),
        ("loop.md", "loop.md", "this is a link that leads nowhere"),
        ("outside", "../../..", "this is a link that leads out of the project"),
    ];
    for (link, to, message) in table {
        symlink(to, folder.join(link)).unwrap();
        let found = found(&root);
        let expected = format!("content/t/{link}: linked-file: {message}");
        let expected = if message.is_empty() { vec![] } else { vec![expected] };
        assert_eq!(said(&found), expected);
        // A picture that is not there is told where a page shows it.
        assert_eq!(found.report.has_errors(), !message.is_empty() && link != "leak.png");
        let all = texts(&found).len() + found.media.len();
        assert_eq!(all, 1 + usize::from(message.is_empty()));
        fs::remove_file(folder.join(link)).unwrap();
    }
    // The folder of content may itself be a link.
    fs::rename(root.path().join("project/content"), root.path().join("elsewhere")).unwrap();
    symlink("../elsewhere", root.path().join("project/content")).unwrap();
    assert_eq!(texts(&found(&root)), ["content/t/a.md"]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_file_is_not_opened() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let root = project(&[("content/a.md", b"a"), ("content/x.md/b.md", b"b")]);
    let pipe = root.path().join("project/content/pipe.md");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR, 0).unwrap();
    let found = found(&root);
    assert_eq!(texts(&found), ["content/a.md", "content/x.md/b.md"]);
    assert_eq!(
        said(&found),
        ["content/pipe.md: not-a-file: this is a pipe or a device, not a file"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_no_text_can_hold() {
    use std::os::unix::ffi::OsStrExt;
    let table: [(&[u8], &str); 3] = [
        (b"caf\xe9.md", "content/caf\u{FFFD}.md"),
        (b"a\nb.md", "content/a\\nb.md"),
        (b"\x1b[31m/x.md", "content/\\u{1b}[31m"),
    ];
    for (name, shown) in table {
        let root = project(&[("content/a.md", b"a")]);
        let place = root.path().join("project/content").join(OsStr::from_bytes(name));
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, "x").unwrap();
        let found = found(&root);
        assert_eq!(texts(&found), ["content/a.md"]);
        assert_eq!(said(&found), [format!("{shown}: file-name: {ODD_NAME}")]);
    }
}

#[test]
fn without_content_there_is_nothing_to_do() {
    let root = project(&[("contents/a.md", b"a")]);
    let error = discover(&root.path().join("project")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoContent);
    assert!(error.to_string().starts_with("there is no folder `content` in `"), "{error}");
}

#[test]
fn the_content_folder_leads_to_its_project() {
    let scratch = tempfile::tempdir().unwrap();
    let site = scratch.path().join("site");
    fs::create_dir_all(site.join("content/content")).unwrap();
    fs::create_dir_all(site.join("content/moon")).unwrap();
    let same = |named: &str| {
        let found = project_of(&site.join(named));
        fs::canonicalize(found)
            .unwrap()
            .strip_prefix(fs::canonicalize(&site).unwrap())
            .map(Path::to_owned)
    };
    assert_eq!(same("").unwrap(), Path::new(""));
    // A project may be called `content` itself.
    assert_eq!(same("content").unwrap(), Path::new("content"));
    fs::remove_dir(site.join("content/content")).unwrap();
    assert_eq!(same("content").unwrap(), Path::new(""));
    // As `.` is from within.
    assert_eq!(same("content/moon/..").unwrap(), Path::new(""));
    assert_eq!(project_of(Path::new("content")), Path::new("."));
}
