//! When an embargo ends: by the clocks of the site, and whatever was built before.

use dateline::{Manuscript, Project, Sources};

fn published(site: &str, embargo: &str, today: &str) -> bool {
    let mut sources = Sources::new();
    sources.add("content/site.yaml", site);
    let text = format!("events:\n- {{title: Ours first, date: 2026, embargo: '{embargo}'}}\n");
    sources.add("content/news.yaml", text);
    let today = today.parse().expect(today);
    let (site, report) = Manuscript::new(sources).at(today).render(&());
    assert!(!report.has_errors(), "{report}");
    site.contains_key("news/ours-first/index.html")
}

#[test]
fn a_day_begins_where_the_site_is() {
    // the site's zone, the embargo, the moment, whether it is over
    let table = [
        ("-12:00", "2026-12-01", "2026-12-01T11:52:00Z", false),
        ("-12:00", "2026-12-01", "2026-12-01T12:00:00Z", true),
        ("+14:00", "2026-12-01", "2026-11-30T09:59:00Z", false),
        ("+14:00", "2026-12-01", "2026-11-30T10:00:00Z", true),
        ("-12:00", "2026-12-01", "2026-12-01", true),
        ("-12:00", "2026-12-01T09:00:00", "2026-12-01T09:00:00", true),
        ("-12:00", "2026-12-01T09:00:00", "2026-12-01T09:00:00Z", false),
        ("-12:00", "2026-12-01T09:00:00Z", "2026-12-01T09:00:00Z", true),
        ("", "2026-12-01", "2026-12-01T00:00:00Z", true),
        ("", "2026-12-01T09:00:00", "2026-12-01T09:00:00Z", false),
        ("", "2026-12-01T09:00:00", "2026-12-01T09:00:00", true),
    ];
    for (zone, embargo, today, want) in table {
        let site = if zone.is_empty() { String::new() } else { format!("time_zone: '{zone}'\n") };
        assert_eq!(published(&site, embargo, today), want, "{zone} {embargo} {today}");
    }
}

#[test]
fn what_was_built_before_keeps_nothing_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (content, out) = (folder.path().join("content"), folder.path().join("out"));
    std::fs::create_dir(&content).expect("a folder");
    let text = "events:\n- {title: Ours, date: 2026, embargo: '2026-06-01T23:00:00-12:00'}\n";
    std::fs::write(content.join("news.yaml"), text).expect("a file");
    let page = out.join("news/ours/index.html");
    // The embargo ends on June 2 at eleven o'clock in UTC.
    for (today, want) in [
        ("2026-06-02T10:59:00Z", false),
        ("2026-06-02T11:00:00Z", true),
        ("2026-06-02T05:00:00", false),
        ("2026-06-03T12:00:00", true),
        ("2026-06-02T01:00:00", false),
    ] {
        let project = Project::open(folder.path()).expect("a project");
        let built = project.at(today.parse().expect(today)).build(&out).expect("a site");
        assert!(!built.report.has_errors(), "{}", built.report);
        assert_eq!(page.symlink_metadata().is_ok(), want, "{today}");
    }
}
