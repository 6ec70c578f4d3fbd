//! Promise 1, held by killing: a publication that is ended at any moment leaves the old site or the
//! new one, whole, and what is not Dateline's.
//!
//! The test starts itself once more as a process of its own, which publishes two sites in turn until
//! it is killed. `DATELINE_KILLS` sets how often.

#![expect(clippy::disallowed_types, reason = "a process that is killed has to be another one")]
#![expect(clippy::unwrap_used, reason = "the functions here are parts of the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use dateline::{Guard, Publication};

const OUT: &str = "DATELINE_TEST_OUT";
const KILLS: u64 = 40;
/// Enough that most of the time is spent among them.
const PAGES: usize = 80;

/// One of two sites: some pages in both, with other bytes; some alike; some only in one.
fn publish(out: &Path, site: usize) {
    let publication = Publication::begin(out, &Guard::new()).unwrap();
    for page in 0..PAGES {
        let (path, text) = match page % 3 {
            0 => (format!("changed/{page}/index.html"), format!("site {site}, page {page}")),
            1 => (format!("same/{page}.css"), format!("page {page}")),
            _ => (format!("only-{site}/{page}/index.html"), format!("page {page}")),
        };
        publication.put(&path, text.as_bytes()).unwrap();
    }
    publication.commit().unwrap();
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|file| (file.path().display().to_string(), fs::read(file.path()).unwrap())).collect()
}

#[test]
#[ignore = "the other process of `a_kill_leaves_the_old_site_or_the_new`"]
fn publish_until_killed() {
    let out = std::env::var_os(OUT).expect("started by the other test");
    for site in (0..2).cycle() {
        publish(out.as_ref(), site);
    }
}

#[test]
fn a_kill_leaves_the_old_site_or_the_new() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("site");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("mine.txt"), "mine").unwrap();
    let sites = [0, 1].map(|site| {
        publish(&out, site);
        tree(&out)
    });
    assert_ne!(sites[0], sites[1]);

    let mut moment = 7_u64;
    let kills = std::env::var("DATELINE_KILLS").ok().and_then(|kills| kills.parse().ok());
    for kill in 0..kills.unwrap_or(KILLS) {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "publish_until_killed"])
            .env(OUT, &out)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Moments that are spread, and the same in each run as far as a clock can make them so.
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        thread::sleep(Duration::from_micros(2_000 + (moment >> 33) % 60_000));
        assert_eq!(child.try_wait().unwrap(), None, "it was publishing until then");
        child.kill().unwrap();
        child.wait().unwrap();
        let found = tree(&out);
        assert!(sites.contains(&found), "kill {kill} left a mixture: {:?}", found.keys());
    }

    publish(&out, 0);
    assert_eq!(tree(&out), sites[0]);
    let beside: Vec<_> = fs::read_dir(root.path()).unwrap().collect();
    assert_eq!(beside.len(), 1, "what the kills left is put away: {beside:?}");
}
