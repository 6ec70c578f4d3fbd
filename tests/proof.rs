//! `check` makes hardly a page, and all the same tells whatever a build tells that makes every page.

use std::collections::{BTreeMap, BTreeSet};

use dateline::{Manuscript, Report, Sources};

/// A site with a text in every field that has one. `@` stands for a text; each gets its own.
const FILES: &[(&str, &str)] = &[
    ("site.yaml", "title: S\nbase_url: https://example.org/\n"),
    (
        "people.yaml",
        "ann:\n  name: Ann\n  description: '@'\n  image: {src: ann.svg, alt: a, caption: '@'}\n",
    ),
    ("sources.yaml", "log:\n  title: Log\n  note: '@'\n"),
    ("about.md", "---\npage: true\ntitle: About\nsummary: '@'\n---\n@\n"),
    (
        "a/timeline.yaml",
        "title: A\nsummary: '@'\nintroduction: '@'\nmethods: '@'\n\
         eras: [{title: E, date: 1990/1999, summary: '@'}]\n\
         sections: [{key: one, title: One, introduction: '@'}]\n\
         corrections: [{date: 2001, text: '@'}]\n\
         image: {src: a.svg, alt: a, credit: c, caption: '@'}\n",
    ),
    (
        "a/events.yaml",
        "- {title: One, date: 1991, key: one, section: one, summary: '@', date_note: '@', body: '@',\n\
           people: [ann], sources: [{key: log, note: '@'}],\n\
           quotes: [{text: Q, by: ann, note: '@', source: {key: log, note: '@'}}],\n\
           claims: [{text: '@', by: ann, about: two, sources: [{key: log, note: '@'}],\n\
             disputed_by: [{by: ann, text: '@', sources: [{key: log, note: '@'}]}]}],\n\
           media: [{src: one.svg, alt: a, credit: c, caption: '@'}],\n\
           corrections: [{date: 2001, text: '@'}]}\n\
         - {title: Two, date: 1992, key: two, section: one, body: \"## A heading\\n\\nText.\"}\n\
         - {title: Three, date: 1993, key: three, section: one, status: retracted, corrections: [{date: 2001, text: '@'}]}\n",
    ),
    ("b/timeline.yaml", "title: B\ninclude: [{event: a/one, framing: '@'}]\n"),
    ("b/events.yaml", "- {title: Four, date: 1994, key: four}\n"),
];

/// The site with `text` in every text, where `%` stands for the number of the text; how many.
fn site(text: &str) -> (Manuscript, usize) {
    let mut sources = Sources::new();
    let mut count = 0;
    for (path, pattern) in FILES {
        let mut parts = pattern.split('@');
        let mut file = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            count += 1;
            file += &text.replace('%', &count.to_string());
            file += part;
        }
        sources.add(format!("content/{path}"), file);
    }
    (Manuscript::new(sources), count)
}

fn pictures() -> BTreeMap<String, Vec<u8>> {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>".to_vec();
    ["ann.svg", "a/a.svg", "a/one.svg"].map(|path| (path.to_owned(), svg.clone())).into()
}

/// What is said, but for which page is named of those that have a link.
fn said(report: &Report) -> BTreeSet<String> {
    report
        .iter()
        .map(|one| {
            let message = one.message();
            let from = message.find(" leads to ").filter(|_| message.starts_with("a link on "));
            format!("{}: {} {:?}", one.code(), &message[from.unwrap_or(0)..], one.span())
        })
        .collect()
}

#[test]
fn what_is_wrong_in_any_text_is_told_by_check_as_by_a_build() {
    // A text, the code of what is wrong with it, and whether each text is told of by itself.
    let table = [
        ("[x](/nowhere-%/)", "broken-link"),
        ("[x][1]\n\n\n  [1]: /nowhere-%.html", "broken-link"),
        ("<gopher:%>", "unsafe-link"),
        ("[x](javascript:%)", "unsafe-link"),
        ("![x](nothing-%.png)", "missing-file"),
        ("[x](/a/two/#nothing-%)", "broken-link"),
        ("[x](/a/#nothing-%)", "broken-link"),
        ("[x](#nothing-%)", "broken-link"),
        ("[x](/a/timeline.json#nothing-%)", "broken-link"),
        ("[x](/a/two/#two--a-heading)", ""),
        ("[x](/a/#event-two) [y](/a/two/) [z](/people/ann/?q#name)", ""),
        ("[x](https://example.org/) [[two]] [@log, p. %] a[^1]\n\n[^1]: Note.", ""),
    ];
    for (text, code) in table {
        let (manuscript, count) = site(text);
        let files = pictures();
        let checked = manuscript.check(&files);
        let (_, built) = manuscript.render(&files);
        let (told, needed) = (said(&checked), said(&built));
        let missed: Vec<&String> = needed.difference(&told).collect();
        assert!(missed.is_empty(), "{text}: {missed:#?}");
        // Two texts are on no page: the summary of a plain page, the caption of a timeline's picture.
        let more: Vec<&String> = told.difference(&needed).collect();
        assert!(more.len() <= 2, "{text}: {more:#?}");
        let told = checked.iter().filter(|one| one.code().as_str() == code).count();
        assert!(code.is_empty() || told > 0, "{text}: {checked}");
        // A link to a place is told where it stands on a page.
        if !text.contains("#nothing") && !code.is_empty() {
            assert_eq!(told, count, "{text}: {checked}");
        }
    }
}

#[test]
fn a_text_may_lead_to_its_own_headings() {
    for (fragment, is_lost) in [("a-heading", false), ("another", true), ("event-four", true)] {
        let mut sources = Sources::new();
        sources.add("content/b/timeline.yaml", "title: B\n");
        sources.add(
            "content/b/four.md",
            format!(
                "---\ntitle: Four\ndate: 1994\n---\n[x](#{fragment})\n\n## A heading\n\nText.\n"
            ),
        );
        let manuscript = Manuscript::new(sources);
        let (_, built) = manuscript.render(&());
        for report in [manuscript.check(&()), built] {
            assert_eq!(report.has_errors(), is_lost, "{fragment}: {report}");
        }
    }
}
