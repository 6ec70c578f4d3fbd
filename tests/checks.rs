//! Every editorial check has a text that it fires on and one that it does not, and can be turned
//! off for a site, a timeline, a record and a file.

use std::collections::BTreeSet;

use dateline::{Checks, Manuscript, Sources};

/// What is right in every respect.
const EVENT: &str = "
- title: A talk
  date: 2000-06-04
  key: talk
  sources: [minutes]
";
const SOURCES: &str = "
minutes:
  title: Minutes
";

/// A check, what it fires on, and what is so near to that as to be no mistake.
struct Case {
    code: &'static str,
    /// Put below the event, or a file of its own where it names one.
    fires: &'static str,
    stays: &'static str,
}

const fn case(code: &'static str, fires: &'static str, stays: &'static str) -> Case {
    Case { code, fires, stays }
}

/// Texts begin with the name of the file that they are put at the end of.
const CASES: &[Case] = &[
    case(
        "no-source",
        "a/events.yaml\n- {title: B, date: 1990, key: b}",
        "a/events.yaml\n- {title: B, date: 1990, key: b, body: 'It was so. [@minutes]'}",
    ),
    case(
        "quote-without-speaker",
        "a/events.yaml\n  quotes: [{text: Yes., source: minutes}]",
        "a/events.yaml\n  quotes: [{text: Yes., source: minutes, by: somebody}]",
    ),
    case(
        "quote-without-source",
        "a/events.yaml\n  quotes: [{text: Yes., by: somebody}]",
        "a/events.yaml\n  quotes: [{text: Yes., by: somebody, source: {key: minutes, at: p. 1}}]",
    ),
    case(
        "claim-about-nothing",
        "a/events.yaml\n  claims: [{text: So it was., sources: [minutes]}]",
        "a/events.yaml\n  claims: [{text: So it was., sources: [minutes], about: talk}]",
    ),
    case(
        "archive-missing",
        "sources.yaml\n  url: https://example.org/",
        "sources.yaml\n  url: https://example.org/\n  archived: https://archive.example/1",
    ),
    case(
        "unused-source",
        "sources.yaml\nother: {title: Other}",
        "sources.yaml\nother: {title: Other}\n>a/events.yaml\n  body: '[@other]'",
    ),
    case(
        "media-without-alt",
        "a/events.yaml\n  media: [{src: x.png, credit: Ann}]",
        "a/events.yaml\n  media: [{src: x.png, credit: Ann, alt: A room}]",
    ),
    case(
        "media-without-credit",
        "a/events.yaml\n  media: [{src: x.png, alt: A room}]",
        "a/events.yaml\n  media: [{src: x.png, alt: A room, credit: Ann}]",
    ),
    case(
        "license-expired",
        "a/events.yaml\n  media: [{src: x.png, alt: A, credit: Ann, expires: 2026-11-23}]",
        "a/events.yaml\n  media: [{src: x.png, alt: A, credit: Ann, expires: 2026-11-24}]",
    ),
    case(
        "date-far-away",
        "a/events.yaml\n- {title: B, date: 2001, key: b, sources: [minutes]}\n- {title: C, date: 1001, key: c, sources: [minutes]}",
        "a/events.yaml\n- {title: B, date: 2001, key: b, sources: [minutes]}\n- {title: C, date: 1951, key: c, sources: [minutes]}",
    ),
    case(
        "date-more-exact-than-source",
        "sources.yaml\n  kind: document\n  published: June 2000",
        "sources.yaml\n  kind: book\n  published: June 2000",
    ),
    case(
        "future-not-planned",
        "a/events.yaml\n- {title: B, date: 2027, key: b, sources: [minutes]}",
        "a/events.yaml\n- {title: B, date: 2027, key: b, sources: [minutes], status: planned}",
    ),
    case(
        "embargo-passed",
        "a/events.yaml\n  embargo: 2026-11-24",
        "a/events.yaml\n- {title: B, date: 1990, key: b, embargo: 2026-11-25}",
    ),
    case(
        "correction-without-date",
        "a/events.yaml\n  corrections: [{text: It was June.}]",
        "a/events.yaml\n  corrections: [{text: It was June., date: 2001}]",
    ),
    case(
        "key-follows-title",
        "a/events.yaml\n- {title: B, date: 1990, sources: [minutes]}",
        "a/b.md\n---\ntitle: B\ndate: 1990\nsources: [minutes]\n---\n",
    ),
    case(
        "unused-record",
        "people.yaml\nann: {name: Ann}",
        "people.yaml\nann: {name: Ann}\n>a/events.yaml\n  people: [ann]",
    ),
    case(
        "same-name",
        "people.yaml\nann: {name: Ann  Lee}\nlee: {name: ann lee}\n>a/events.yaml\n  people: [ann, lee]",
        "people.yaml\nann: {name: Ann Lee}\nlee: {name: Ann Li}\n>a/events.yaml\n  people: [ann, lee]",
    ),
    case(
        "name-spelled-differently",
        "people.yaml\nann: {name: Ann}\n>a/events.yaml\n  people: [{key: ann, named_as: Anne}]\n  quotes: [{text: Yes., source: minutes, by: ann, named_as: Anna}]",
        "people.yaml\nann: {name: Ann, aliases: [Anne, Anna]}\n>a/events.yaml\n  people: [{key: ann, named_as: Anne}]\n  quotes: [{text: Yes., source: minutes, by: ann, named_as: anna}]",
    ),
    case(
        "same-event",
        "a/events.yaml\n- {title: '*A talk*, again', date: 2000-06-04, key: b, sources: [minutes]}",
        "a/events.yaml\n- {title: A talk, date: 2000-06-05, key: b, sources: [minutes]}",
    ),
    case("long-entry", "a/events.yaml\n  body: 1001 words", "a/events.yaml\n  body: 1000 words"),
    case(
        "comment-shown",
        "a/events.yaml\n  body: 'A talk. <!-- Is that so? -->'",
        "a/events.yaml\n  body: 'A talk, as `<!-- this -->` says.'",
    ),
    case(
        "retracted-without-reason",
        "a/events.yaml\n- {title: B, date: 1990, key: b, status: retracted}",
        "a/events.yaml\n- {title: B, date: 1990, key: b, status: retracted, corrections: [{text: No., date: 1991}]}",
    ),
];

/// The codes of what is said of the right texts with something added; `off` is put before the
/// fields of files whose name it follows.
fn said(added: &str, off: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut files = vec![
        ("site.yaml", "title: A site\n".to_owned()),
        ("a/timeline.yaml", "title: A\n".to_owned()),
        ("a/events.yaml", EVENT.to_owned()),
        ("sources.yaml", SOURCES.to_owned()),
    ];
    for part in added.split("\n>") {
        let (name, text) = part.split_once('\n').expect("a name and a text");
        let text = match text.trim().strip_suffix(" words") {
            Some(number) => {
                let count = number.rsplit(' ').next().and_then(|number| number.parse().ok());
                format!("  body: {}", "word ".repeat(count.expect("a number")))
            }
            None => text.to_owned(),
        };
        match files.iter_mut().find(|(known, _)| *known == name) {
            Some((_, whole)) => whole.extend([text.trim_end(), "\n"]),
            None => files.push((name, text)),
        }
    }
    for (name, line) in off {
        for (_, text) in files.iter_mut().filter(|(known, _)| known == name) {
            *text = if let Some(rest) = line.strip_prefix(' ') {
                // Into every event of a list.
                text.replace("\n- title", &format!("\n-{rest}\n  title"))
                    .replace("\n- {", &format!("\n- {{{}, ", line.trim()))
            } else {
                format!("{line}\n{}", text.trim_start())
            };
        }
    }
    let mut sources = Sources::new();
    for (name, text) in &files {
        sources.add(format!("content/{name}"), text.as_str());
    }
    let manuscript = Manuscript::new(sources).at("2026-11-24".parse().expect("a day"));
    let report = manuscript.prepare().report;
    report.iter().map(|one| (one.code().to_string(), one.to_string())).collect()
}

fn codes(added: &str, off: &[(&str, &str)]) -> Vec<String> {
    said(added, off).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn every_check_fires_where_it_should_and_nowhere_else() {
    assert_eq!(said("a/events.yaml\n", &[]), []);
    for case in CASES {
        let fired = codes(case.fires, &[]);
        let only: BTreeSet<&str> = fired.iter().map(String::as_str).collect();
        assert_eq!(only, BTreeSet::from([case.code]), "{}", case.fires);
        assert_eq!(said(case.stays, &[]), [], "{}", case.stays);
    }
    let told: BTreeSet<&str> = CASES.iter().map(|case| case.code).collect();
    let all: BTreeSet<&str> = Checks::table().map(|(code, _)| code).collect();
    assert_eq!(told, all, "every check has its case");
}

#[test]
fn every_check_can_be_turned_off_for_a_site_a_timeline_a_file_and_a_record() {
    for Case { code, fires, .. } in CASES {
        let line = format!("checks_off: [no-source, {code}]");
        assert_eq!(codes(fires, &[("site.yaml", &line)]), [""; 0], "{code}");
        let (file, place): (_, &[&str]) = match fires.split_once('\n').expect("a name").0 {
            "a/events.yaml" => ("timeline", &["a/timeline.yaml"]),
            _ if *code == "same-name" || *code == "unused-record" => ("file", &["people.yaml"]),
            _ if *code == "archive-missing" || *code == "unused-source" => {
                ("file", &["sources.yaml"])
            }
            _ => ("timeline", &["a/timeline.yaml"]),
        };
        let off: Vec<_> = place.iter().map(|name| (*name, line.as_str())).collect();
        assert_eq!(codes(fires, &off), [""; 0], "{code} in a {file}");
        if file == "timeline" {
            let inner = format!("  {line}");
            let off = [("a/events.yaml", inner.as_str())];
            assert_eq!(codes(fires, &off), [""; 0], "{code} in a record");
        }
    }
}

#[test]
fn a_code_that_no_check_has_is_told() {
    let said = said("a/timeline.yaml\nchecks_off: [no-sorce]", &[]);
    let [(code, text)] = said.as_slice() else { panic!("{said:?}") };
    assert!(code == "unknown-word" && text.contains("no-source"), "{text}");
}
