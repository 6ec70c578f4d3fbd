//! Markdown in, HTML out, and what an author must not be able to do.

use std::collections::BTreeMap;

use dateline_core::{Entity, Event, Source};
use dateline_text::Span;

use super::*;
use crate::output::What;

const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>";

fn written(markdown: &str) -> (String, Report) {
    let timeline = Timeline::builder("Apollo")
        .entity(Entity::person("ada", "Ada <Lovelace>"))
        .source(Source::new("log", "The log"))
        .source(Source::new("tape", "The tape"))
        .event(Event::new("landing", "1969-07-20".parse().unwrap(), "The *landing*").with("ada"))
        .build()
        .unwrap();
    let mut report = Report::new();
    let mut paths = Paths::default();
    paths.take("about/index.html", What::whole("about"), Span::detached(), &mut report);
    let files = BTreeMap::from([
        ("apollo/a.svg".to_owned(), SVG.to_vec()),
        ("b.pdf".to_owned(), Vec::new()),
    ]);
    let words = Words::read("en", "source-number: Source {count}\nback-to-text: Back").unwrap();
    let story = Key::from("apollo");
    let mut numbers = Vec::new();
    let html = blocks(
        &mut Scope {
            timeline: &timeline,
            story: Some(&story),
            paths: &paths,
            shelf: &Shelf::new(&files),
            words: &words,
            author_html: AuthorHtml::Shown,
            id_prefix: "x--".to_owned(),
            heading_level: 4,
            notes: Notes::ToList,
            number: &mut |source| {
                let at = numbers.iter().position(|known| *known == source.index());
                at.map_or_else(
                    || {
                        numbers.push(source.index());
                        numbers.len()
                    },
                    |at| at + 1,
                )
            },
            report: &mut report,
        },
        &Prose::from(markdown),
    );
    (html.as_str().replace(ROOT_MARK, "~/"), report)
}

#[test]
fn what_becomes_of_markdown() {
    let table = [
        (
            "a *b* **c** `d` ~~e~~",
            "<p>a <em>b</em> <strong>c</strong> <code>d</code> <del>e</del></p>",
        ),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        (
            "[[ada]] [[landing]]",
            "<p><a href=\"~/people/ada/\">Ada &lt;Lovelace&gt;</a> <a href=\"~/apollo/landing/\">The landing</a></p>",
        ),
        (
            "a\n[@log].",
            "<p>a<sup class=\"note-ref\"><a href=\"#source-log\" aria-label=\"Source 1\">1</a></sup>.</p>",
        ),
        ("[[ada|she]]", "<p><a href=\"~/people/ada/\">she</a></p>"),
        (
            "a [@log, p. 3].",
            "<p>a<sup class=\"note-ref\"><a href=\"#source-log\" aria-label=\"Source 1\">1</a><span class=\"locator\">, p. 3</span></sup>.</p>",
        ),
        (
            "[About](/about/) [b](../b.pdf#page=3)",
            "<p><a href=\"~/about/\">About</a> <a href=\"~/b.pdf#page=3\">b</a></p>",
        ),
        ("[l](landing.md)", "<p><a href=\"~/apollo/landing/\">l</a></p>"),
        (
            "[w](https://example.org/?a=1&b \"t\")",
            "<p><a href=\"https://example.org/?a=1&amp;b\" title=\"t\">w</a></p>",
        ),
        (
            "![a \"b\"](a.svg)",
            "<p><img src=\"~/apollo/a.svg\" alt=\"a “b”\" width=\"3\" height=\"2\" loading=\"lazy\" decoding=\"async\"></p>",
        ),
        ("# A b\n# A b", "<h4 id=\"x--a-b\">A b</h4>\n<h4 id=\"x--a-b-2\">A b</h4>"),
        (
            "## A\n#### B\n# C",
            "<h4 id=\"x--a\">A</h4>\n<h5 id=\"x--b\">B</h5>\n<h4 id=\"x--c\">C</h4>",
        ),
        (
            "a[^n]\n\n[^n]: b",
            "<p>a<sup class=\"footnote-ref\"><a href=\"#x--note-1\" id=\"x--note-ref-1\">1</a></sup></p>\n<ol class=\"footnotes\">\n<li id=\"x--note-1\"><p>b</p>\n<a class=\"footnote-back\" href=\"#x--note-ref-1\" aria-label=\"Back\">\u{21a9}\u{fe0e}</a></li>\n</ol>",
        ),
        (
            "a[^n] b[^n]\n\n[^n]: c",
            "<p>a<sup class=\"footnote-ref\"><a href=\"#x--note-1\" id=\"x--note-ref-1\">1</a></sup> b<sup class=\"footnote-ref\"><a href=\"#x--note-1\">1</a></sup></p>\n<ol class=\"footnotes\">\n<li id=\"x--note-1\"><p>c</p>\n<a class=\"footnote-back\" href=\"#x--note-ref-1\" aria-label=\"Back\">\u{21a9}\u{fe0e}</a></li>\n</ol>",
        ),
        (
            "|a|b|\n|-|-:|\n|c|d|",
            "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr><th>a</th><th class=\"right\">b</th></tr></thead>\n<tbody><tr><td>c</td><td class=\"right\">d</td></tr>\n</tbody></table></div>",
        ),
        ("* [x] a", "<ul>\n<li><input type=\"checkbox\" disabled checked> a</li>\n</ul>"),
    ];
    for (markdown, want) in table {
        let (html, report) = written(markdown);
        assert!(report.is_empty(), "{markdown}: {report}");
        assert_eq!(html, want, "{markdown}");
    }
}

/// Nothing of this may come out as markup or as an address that runs.
#[test]
fn what_an_author_cannot_do() {
    let table = [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "# x {onclick=alert(1) .c}",
        "[a](javascript:alert(1))",
        "[a](JavaScript:alert(1))",
        "[a](java&#10;script:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](vbscript:x)",
        "<javascript:alert(1)>",
        "![a](javascript:alert(1))",
        "![a](https://example.org/x.png)",
        "![a](//example.org/x.png)",
        "[a](https://e.org/\"onclick=\"alert(1))",
        "[a](x \"t\\\" onclick=\\\"alert(1)\")",
        "```\"><script>\nx\n```",
        "[[ada|<b onclick=x>]]",
        "[a](\u{fdd0}evil)",
    ];
    for markdown in table {
        let (html, _) = written(markdown);
        let tags: Vec<&str> =
            html.split('<').skip(1).filter_map(|tag| Some(tag.split_once('>')?.0)).collect();
        assert!(!tags.iter().any(|tag| tag.contains(" onclick")), "{markdown}: {html}");
        for bad in [
            "<script",
            "<img src=x",
            "href=\"java",
            "href=\"data",
            "href=\"vb",
            "src=\"http",
            "<b ",
            "\u{fdd0}",
        ] {
            assert!(!html.contains(bad), "{markdown}: {html}");
        }
    }
}

#[test]
fn what_is_wrong_is_said() {
    let table = [
        ("[a](javascript:x)", "`javascript:x` is not an address of the web"),
        ("[a](nowhere/)", "there is no page and no file `nowhere/`"),
        ("[a](../../etc/passwd)", "there is no page and no file `../../etc/passwd`"),
        ("![a](c.png)", "there is no file `c.png`"),
    ];
    for (markdown, message) in table {
        let (_, report) = written(markdown);
        let found = report.iter().next().map(|diagnostic| diagnostic.message().to_owned());
        assert_eq!(found.as_deref(), Some(message), "{markdown}");
    }
}

#[test]
fn titles_have_marks_and_no_links() {
    let html = title("A *b* [c](https://example.org) [[d|e]] [@f] <g>", "en");
    assert_eq!(html.as_str(), "A <em>b</em> c e  &lt;g&gt;");
}
