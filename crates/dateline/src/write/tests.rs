//! What a publication promises, held against a real disk.

use std::fs;
use std::path::Path;
use std::thread;

use tempfile::TempDir;

use super::*;

/// Files in a folder: path, and what is in it or where the link leads. Without the list; empty when
/// there is no folder.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    if !disk::is_folder(folder) {
        return BTreeMap::new();
    }
    let entries = walkdir::WalkDir::new(folder).min_depth(1);
    let one = |entry: walkdir::DirEntry| {
        let path = standing::slashed(entry.path().strip_prefix(folder).unwrap()).unwrap();
        let kind = entry.file_type();
        let what = if kind.is_symlink() {
            format!("-> {}", fs::read_link(entry.path()).unwrap().display())
        } else if kind.is_dir() {
            "folder".to_owned()
        } else {
            fs::read_to_string(entry.path()).unwrap()
        };
        (path, what)
    };
    let mut tree: BTreeMap<_, _> = entries.into_iter().map(|entry| one(entry.unwrap())).collect();
    tree.remove(manifest::NAME);
    tree.retain(|_, what| what != "folder");
    tree
}

fn publish(out: &Path, files: Files) -> Result<Published, Error> {
    let publication = Publication::begin(out, &Guard::new())?;
    for (path, text) in files {
        publication.put(path, text.as_bytes())?;
    }
    publication.commit()
}

fn as_tree(files: Files) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// A folder, and a place in it for a site.
fn site() -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("site");
    (root, out)
}

/// What is beside the output.
fn beside(root: &TempDir) -> Vec<String> {
    let names = fs::read_dir(root.path()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name != "site").collect()
}

/// Path and text of some files.
type Files<'a> = &'a [(&'a str, &'a str)];

const OLD: Files = &[("index.html", "old"), ("same.css", "same"), ("gone/index.html", "gone")];
const NEW: Files = &[("index.html", "new"), ("same.css", "same"), ("added/index.html", "added")];

#[test]
fn changes_what_changed() {
    let (root, out) = site();
    let first = publish(&out, OLD).unwrap();
    assert_eq!((first.files, first.written, first.bytes), (3, 3, 11));
    let time = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
    let before = time("same.css");
    let second = publish(&out, NEW).unwrap();
    assert_eq!((second.written, second.unchanged, second.removed), (2, 1, 1));
    assert_eq!(tree(&out), as_tree(NEW));
    assert_eq!(time("same.css"), before);
    assert!(fs::symlink_metadata(out.join("gone")).is_err(), "no empty folder is left");
    assert_eq!(beside(&root), [""; 0]);
}

#[cfg(unix)]
#[test]
fn touches_nothing_when_nothing_changed() {
    use std::os::unix::fs::MetadataExt;
    let (_root, out) = site();
    publish(&out, OLD).unwrap();
    let node = || fs::metadata(&out).unwrap().ino();
    let before = node();
    let again = publish(&out, OLD).unwrap();
    assert_eq!((again.written, again.unchanged, again.removed), (0, 3, 0));
    assert_eq!(node(), before);
    publish(&out, NEW).unwrap();
    assert_ne!(node(), before, "another folder: exchanged");
}

#[test]
fn the_list_depends_on_the_site_alone() {
    let (root, out) = site();
    let other = root.path().join("site/../other");
    publish(&out, OLD).unwrap();
    fs::write(out.join("mine.txt"), "mine").unwrap();
    publish(&out, NEW).unwrap();
    let mut backwards = NEW.to_vec();
    backwards.reverse();
    publish(&other, &backwards).unwrap();
    let list = |folder: &Path| fs::read_to_string(folder.join(manifest::NAME)).unwrap();
    assert_eq!(list(&out), list(&other));
}

#[test]
fn dropped_it_leaves_everything_as_it_was() {
    let (root, out) = site();
    let deep = root.path().join("a/b/site");
    for (folder, before) in [(&out, OLD), (&deep, &[])] {
        if !before.is_empty() {
            publish(folder, before).unwrap();
        }
        let publication = Publication::begin(folder, &Guard::new()).unwrap();
        publication.put("index.html", b"new").unwrap();
        drop(publication);
        assert_eq!(tree(folder), as_tree(before));
        assert_eq!(beside(&root), [""; 0]);
    }
}

#[cfg(unix)]
#[test]
fn foreign_files_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (root, out) = site();
    publish(&out, OLD).unwrap();
    let foreign = |out: &Path| {
        fs::create_dir_all(out.join(".git/refs")).unwrap();
        fs::create_dir_all(out.join("photos/empty")).unwrap();
        fs::write(out.join(".git/HEAD"), "ref: refs/heads/main").unwrap();
        fs::write(out.join("photos/one.raw"), "photo").unwrap();
        fs::write(out.join("gone/notes.txt"), "notes").unwrap();
        symlink("photos/one.raw", out.join("link")).unwrap();
        symlink("/nowhere", out.join("broken")).unwrap();
    };
    foreign(&out);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    fs::set_permissions(out.join("photos"), fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2750)).unwrap();
    for files in [NEW, OLD, NEW] {
        publish(&out, files).unwrap();
        let mut expected = as_tree(files);
        expected.extend(as_tree(&[
            (".git/HEAD", "ref: refs/heads/main"),
            ("photos/one.raw", "photo"),
            ("gone/notes.txt", "notes"),
            ("link", "-> photos/one.raw"),
            ("broken", "-> /nowhere"),
        ]));
        assert_eq!(tree(&out), expected);
        assert!(disk::is_folder(&out.join("photos/empty")));
        assert_eq!((mode(&out), mode(&out.join("photos"))), (0o2750, 0o555));
        assert_eq!(beside(&root), [""; 0]);
    }
}

#[cfg(unix)]
#[test]
fn nothing_foreign_is_overwritten() {
    use std::os::unix::fs::symlink;
    // what is there, the output that would take its place
    let table = [("index.html", "index.html"), ("people", "people/ada/index.html"), ("a/b", "a")];
    for (foreign, path) in table {
        let (root, out) = site();
        let place = out.join(foreign);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, "mine").unwrap();
        let error = publish(&out, &[(path, "ours")]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Foreign);
        assert_eq!(tree(&out), as_tree(&[(foreign, "mine")]));
        assert_eq!(beside(&root), [""; 0]);
    }
    // A link is foreign, even where what it leads to has the same bytes.
    let (root, out) = site();
    fs::create_dir(&out).unwrap();
    fs::create_dir(root.path().join("people")).unwrap();
    fs::write(root.path().join("people/index.html"), "same").unwrap();
    symlink("../people", out.join("people")).unwrap();
    let error = publish(&out, &[("people/index.html", "same")]).unwrap_err();
    assert!(error.to_string().contains("people` was not written by Dateline"), "{error}");
}

#[test]
fn a_copy_without_its_list_is_taken_up_again() {
    let (_root, out) = site();
    publish(&out, OLD).unwrap();
    fs::remove_file(out.join(manifest::NAME)).unwrap();
    assert_eq!(publish(&out, OLD).unwrap().unchanged, 3);
    assert_eq!(publish(&out, NEW).unwrap().removed, 1, "the list is there again");
    fs::write(out.join(manifest::NAME), "dateline manifest 2\nnonsense").unwrap();
    let error = publish(&out, OLD).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Foreign, "nothing is known to be ours");
    assert_eq!(tree(&out), as_tree(NEW));
}

#[test]
fn a_page_that_was_changed_by_hand_is_made_anew() {
    let (_root, out) = site();
    publish(&out, OLD).unwrap();
    fs::write(out.join("index.html"), "odd").unwrap();
    assert_eq!(publish(&out, OLD).unwrap().written, 1);
    assert_eq!(tree(&out), as_tree(OLD));
}

#[test]
fn keeps_what_was_made_from_the_same() {
    let (_root, out) = site();
    let (one, other) = (1, 2);
    let publication = Publication::begin(&out, &Guard::new()).unwrap();
    assert!(!publication.keep("index.html", one).unwrap());
    publication.put_made_from("index.html", b"page", one).unwrap();
    publication.put("feed.xml", b"feed").unwrap();
    publication.commit().unwrap();

    let publication = Publication::begin(&out, &Guard::new()).unwrap();
    assert!(!publication.keep("index.html", other).unwrap());
    assert!(!publication.keep("feed.xml", one).unwrap());
    assert!(publication.keep("index.html", one).unwrap());
    let published = publication.commit().unwrap();
    assert_eq!((published.unchanged, published.removed), (1, 1));
    assert_eq!(tree(&out), as_tree(&[("index.html", "page")]));

    fs::write(out.join("index.html"), "edit").unwrap();
    let publication = Publication::begin(&out, &Guard::new()).unwrap();
    assert!(!publication.keep("index.html", one).unwrap(), "it was changed by hand");
}

#[test]
fn paths_are_used_once_and_lead_nowhere_else() {
    let (root, out) = site();
    let publication = Publication::begin(&out, &Guard::new()).unwrap();
    publication.put("a/index.html", b"1").unwrap();
    for path in ["a/index.html", "a", "a/index.html/b", "../x", "/etc/x", ".dateline-manifest", ""]
    {
        let error = publication.put(path, b"2").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Write, "{path}");
    }
    assert_eq!(publication.commit().unwrap().files, 1);
    assert_eq!(tree(&out), as_tree(&[("a/index.html", "1")]));
    assert_eq!(beside(&root), [""; 0]);
}

#[test]
fn stops_when_asked() {
    let (root, out) = site();
    publish(&out, OLD).unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let publication = Publication::begin(&out, &Guard::new()).unwrap().stopping_on(stop.clone());
    publication.put("index.html", b"new").unwrap();
    stop.store(true, Ordering::Relaxed);
    assert_eq!(publication.put("x.html", b"new").unwrap_err().kind(), ErrorKind::Stopped);
    assert_eq!(publication.commit().unwrap_err().kind(), ErrorKind::Stopped);
    assert_eq!(tree(&out), as_tree(OLD));
    assert_eq!(beside(&root), [""; 0]);
}

#[test]
fn two_at_once_publish_one_after_the_other() {
    let (root, out) = site();
    thread::scope(|scope| {
        for files in [OLD, NEW, OLD, NEW] {
            let out = &out;
            scope.spawn(move || publish(out, files).unwrap());
        }
    });
    let tree = tree(&out);
    assert!(tree == as_tree(OLD) || tree == as_tree(NEW), "{tree:?}");
    assert_eq!(beside(&root), [""; 0]);
}

#[test]
fn many_threads_put_at_once() {
    let (_root, out) = site();
    let publication = Publication::begin(&out, &Guard::new()).unwrap();
    thread::scope(|scope| {
        for thread in 0..4 {
            let publication = &publication;
            scope.spawn(move || {
                for page in 0..50 {
                    let path = format!("deep/{page}/{thread}/index.html");
                    publication.put(&path, path.as_bytes()).unwrap();
                }
            });
        }
    });
    assert_eq!(publication.commit().unwrap().files, 200);
    assert!(tree(&out).iter().all(|(path, text)| path == text));
}

/// What lies beside a site after a build was ended in the middle, step by step.
#[test]
fn what_an_ended_build_left_is_put_away() {
    type Step = fn(&Path, &Path);
    // the last step that was done, how it is done, what is then published
    let table: [(&str, Step, Files); 4] = [
        ("preparing", |_, _| {}, OLD),
        (
            "ready",
            |workshop, _| fs::rename(workshop.join("next"), workshop.join("ready")).unwrap(),
            OLD,
        ),
        (
            "exchanged",
            |workshop, out| {
                fs::rename(out, workshop.join("ready")).unwrap();
                fs::rename(workshop.join("next"), out).unwrap();
            },
            NEW,
        ),
        (
            "moved aside",
            |workshop, out| {
                fs::rename(workshop.join("next"), workshop.join("ready")).unwrap();
                fs::rename(out, workshop.join("before")).unwrap();
            },
            &[],
        ),
    ];
    for (name, step, published) in table {
        let (root, out) = site();
        publish(&out, NEW).unwrap();
        let workshop = root.path().join(".site.dateline");
        fs::create_dir(&workshop).unwrap();
        fs::rename(&out, workshop.join("next")).unwrap();
        fs::write(workshop.join("lock"), "").unwrap();
        publish_elsewhere(&root, &out);
        fs::write(out.join("mine.txt"), "mine").unwrap();
        fs::hard_link(out.join("mine.txt"), workshop.join("next/mine.txt")).unwrap();
        step(&workshop, &out);
        let mut expected = as_tree(published);
        if !expected.is_empty() {
            expected.insert("mine.txt".to_owned(), "mine".to_owned());
        }
        assert_eq!(tree(&out), expected, "{name}");
        // Of a site that never was exchanged a later file of the owner is not known; of the one that
        // was, it must not be lost.
        if name == "exchanged" {
            fs::write(workshop.join("ready/late.txt"), "late").unwrap();
        }
        publish(&out, OLD).unwrap();
        let mut expected = as_tree(OLD);
        expected.insert("mine.txt".to_owned(), "mine".to_owned());
        if name == "exchanged" {
            expected.insert("late.txt".to_owned(), "late".to_owned());
        }
        assert_eq!(tree(&out), expected, "{name}");
        assert_eq!(beside(&root), [""; 0], "{name}");
    }
}

/// The old site, made where no workshop is in the way.
fn publish_elsewhere(root: &TempDir, out: &Path) {
    let elsewhere = root.path().join("elsewhere");
    publish(&elsewhere, OLD).unwrap();
    fs::rename(elsewhere, out).unwrap();
}

/// The steps of a system that knows no exchange.
#[test]
fn without_an_exchange_the_old_site_moves_aside() {
    for before in [OLD, &[]] {
        let (root, out) = site();
        if !before.is_empty() {
            publish(&out, before).unwrap();
        }
        let publication = Publication::begin(&out, &Guard::new()).unwrap();
        let workshop = &publication.ground.workshop;
        let unready = exchange::move_aside(&publication.ground).unwrap_err();
        assert_eq!(unready.kind(), ErrorKind::Write);
        assert_eq!(tree(&out), as_tree(before), "it is put back");
        publication.put("index.html", b"new").unwrap();
        fs::rename(workshop.join("next"), workshop.join("ready")).unwrap();
        exchange::move_aside(&publication.ground).unwrap();
        exchange::clear(&publication.ground);
        drop(publication);
        assert_eq!(tree(&out), as_tree(&[("index.html", "new")]));
        assert_eq!(beside(&root), [""; 0]);
    }
}

#[test]
fn a_file_that_came_meanwhile_is_left_as_it_is() {
    let (root, out) = site();
    let publication = Publication::begin(&out, &Guard::new()).unwrap();
    publication.put("index.html", b"new").unwrap();
    fs::write(&out, "mine").unwrap();
    let error = publication.commit().unwrap_err();
    assert!(error.to_string().ends_with("site`: not a directory"), "{error}");
    assert_eq!(fs::read_to_string(&out).unwrap(), "mine");
    assert_eq!(beside(&root), [""; 0]);
}

#[test]
fn a_foreign_file_that_finds_its_place_taken_is_kept_beside() {
    let (root, out) = site();
    publish(&out, OLD).unwrap();
    let publication = Publication::begin(&out, &Guard::new()).unwrap();
    publication.put("robots.txt", b"ours").unwrap();
    fs::write(out.join("robots.txt"), "mine, and late").unwrap();
    publication.commit().unwrap();
    assert_eq!(tree(&out), as_tree(&[("robots.txt", "ours")]));
    let kept = root.path().join(".site.dateline/kept/robots.txt");
    assert_eq!(fs::read_to_string(&kept).unwrap(), "mine, and late");
    publish(&out, NEW).unwrap();
    assert!(disk::is_there(&kept), "nor does the next build remove it");
}

#[test]
fn a_foreign_file_that_its_owner_replaced_is_the_new_one() {
    let (root, out) = site();
    publish(&out, OLD).unwrap();
    fs::write(out.join("mine.txt"), "before").unwrap();
    // As the folder that leaves the site looks when that happened after the file was linked.
    let ready = root.path().join(".site.dateline/ready");
    fs::create_dir_all(&ready).unwrap();
    fs::write(ready.join("mine.txt"), "after").unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_mins(1);
    fs::File::options()
        .write(true)
        .open(ready.join("mine.txt"))
        .unwrap()
        .set_modified(later)
        .unwrap();
    publish(&out, NEW).unwrap();
    assert_eq!(fs::read_to_string(out.join("mine.txt")).unwrap(), "after");
    assert_eq!(beside(&root), [""; 0]);
}

#[cfg(unix)]
#[test]
fn goes_through_a_link_to_a_folder() {
    let (root, out) = site();
    let real = root.path().join("real");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink("real", &out).unwrap();
    publish(&out, OLD).unwrap();
    publish(&out, NEW).unwrap();
    assert_eq!(fs::read_link(&out).unwrap(), Path::new("real"));
    assert_eq!(tree(&real), as_tree(NEW));
}

#[cfg(target_os = "linux")]
mod sealed {
    use super::*;

    const FILES: super::Files = &[("index.html", "home"), ("a/index.html", "one")];

    fn made(from: Fingerprint) -> Made {
        Made { from, without_texts: from + 1, pages: 2, warnings: 0, notes: 3, late: 0 }
    }

    fn publish(out: &Path, from: Fingerprint) {
        let publication = Publication::begin(out, &Guard::new()).unwrap();
        for (path, text) in FILES {
            publication.put(path, text.as_bytes()).unwrap();
        }
        publication.commit_made(Some(made(from))).unwrap();
    }

    fn stands(out: &Path, from: Fingerprint) -> bool {
        Publication::stands(out, &Guard::new(), from).is_some()
    }

    #[test]
    fn a_site_stands_until_something_is_changed() {
        let (root, out) = site();
        assert!(!stands(&out, 1));
        publish(&out, 1);
        if !stands(&out, 1) {
            // A file system without extended attributes: everything is built each time.
            return;
        }
        let (published, found) = Publication::stands(&out, &Guard::new(), 1).unwrap();
        assert_eq!((published.files, published.unchanged, published.bytes), (2, 2, 7));
        assert_eq!(found, made(1));
        assert!(!stands(&out, 2), "made from something else");
        publish(&out, 2);
        assert!(stands(&out, 2) && !stands(&out, 1), "the same files, made from something else");

        let page = out.join("a/index.html");
        let dated = fs::metadata(&page).unwrap().modified().unwrap();
        fs::write(&page, "two").unwrap();
        assert!(!stands(&out, 2), "changed in place");
        fs::File::options().write(true).open(&page).unwrap().set_modified(dated).unwrap();
        assert!(!stands(&out, 2), "changed in place, with its old date");
        publish(&out, 2);
        assert_eq!(fs::read_to_string(&page).unwrap(), "one");
        assert!(stands(&out, 2));
        fs::remove_file(&page).unwrap();
        assert!(!stands(&out, 2), "removed");
        publish(&out, 2);

        let copy = root.path().join("copy");
        fs::create_dir(&copy).unwrap();
        for path in ["index.html", "a/index.html", manifest::NAME] {
            fs::create_dir_all(copy.join(path).parent().unwrap()).unwrap();
            fs::copy(out.join(path), copy.join(path)).unwrap();
        }
        assert!(!stands(&copy, 2), "a copy has no seal");
        fs::create_dir(root.path().join(".site.dateline")).unwrap();
        assert!(!stands(&out, 2), "another build is at work");
        fs::remove_dir(root.path().join(".site.dateline")).unwrap();
        let list = fs::read(out.join(manifest::NAME)).unwrap();
        fs::write(out.join(manifest::NAME), list).unwrap();
        assert!(!stands(&out, 2), "the list was written again");
    }
}
