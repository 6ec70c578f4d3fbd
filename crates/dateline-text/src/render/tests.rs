//! Diagnostics as they look, also behind scripts and characters that are not one column wide.

use super::*;
use crate::{Diagnostic, FileId, Report, Sources, Span};

/// A file of one text and a diagnostic at the first place where `needle` stands.
fn at(text: &str, needle: &str) -> (Sources, Diagnostic) {
    let mut sources = Sources::new();
    let file = sources.add("content/x.md", text);
    let span = find(&sources, file, needle);
    (sources, Diagnostic::error("unknown-key", "what is this").at(span))
}

fn find(sources: &Sources, file: FileId, needle: &str) -> Span {
    let lo = sources.text(file).find(needle).unwrap();
    Span::new(file, lo..lo + needle.len())
}

#[test]
fn the_place_is_underlined_behind_any_script() {
    // text, what is wrong in it, the lines shown
    let table = [
        ("a: Москва xyz!", "xyz", "1:11", "a: Москва xyz!", "          ^^^"),
        ("a: 東京 xyz", "xyz", "1:7", "a: 東京 xyz", "        ^^^"),
        ("a: 東京", "東京", "1:4", "a: 東京", "   ^^^^"),
        ("\ta: xyz", "xyz", "1:5", "    a: xyz", "       ^^^"),
        ("a: 🔥 xyz", "xyz", "1:6", "a: 🔥 xyz", "      ^^^"),
        ("a: cafe\u{301} xyz", "xyz", "1:10", "a: cafe\u{301} xyz", "        ^^^"),
        ("a: \x1b[2J xyz", "xyz", "1:9", "a: ␛[2J xyz", "        ^^^"),
        ("a: xyz\r\nb", "xyz", "1:4", "a: xyz", "   ^^^"),
        ("\u{feff}xyz", "xyz", "1:2", "xyz", "^^^"),
        ("a: |\n  one\n  two\n", "one\n  two\n", "2:3", "  one", "  ^^^"),
    ];
    for (text, needle, place, line, marks) in table {
        let (sources, one) = at(text, needle);
        let number = place.split(':').next().unwrap();
        let want = format!(
            "error[unknown-key]: what is this\n  --> content/x.md:{place}\n  |\n{number} | {line}\n  | {marks}\n"
        );
        assert_eq!(plain([&one], &sources), want);
    }
}

#[test]
fn a_place_at_the_end_of_the_text_is_shown() {
    let mut sources = Sources::new();
    let file = sources.add("a.yaml", "title: [a");
    let one = Diagnostic::error("yaml", "no `]`").at(Span::new(file, 9..9));
    assert!(plain([&one], &sources).ends_with("1 | title: [a\n  |          ^\n"));
}

#[test]
fn a_very_long_line_is_cut_around_the_place() {
    let (sources, one) =
        at(&format!("{}xyz{}", "я".repeat(1_000_000), "b".repeat(1_000_000)), "xyz");
    let text = plain([&one], &sources);
    assert!(text.contains("1:1000001"));
    assert!(text.contains(&format!("1 | …{}xyz{}…\n", "я".repeat(60), "b".repeat(40))), "{text}");
}

#[test]
fn thousands_in_one_long_line_are_cheap() {
    let mut sources = Sources::new();
    let file = sources.add("a.yaml", "ключ, ".repeat(20_000));
    let step = "ключ, ".len();
    let report: Report = (0..20_000)
        .map(|i| Diagnostic::error("x", "y").at(Span::new(file, i * step..i * step + 8)))
        .collect();
    // Quadratic work would take minutes.
    let report = report.sorted();
    assert_eq!(plain(&report, &sources).matches("error[x]").count(), 20_000);
    assert_eq!(json(&report, &sources).lines().count(), 20_002);
}

#[test]
fn no_control_character_passes() {
    let mut sources = Sources::new();
    let file = sources.add("con\x1btent.md", "\x1b]0;title\x07 \u{9b}2J \u{202e}abc");
    let span = Span::new(file, 0..9);
    let one = Diagnostic::error("x", "a\x1b[2Jb\nc").at(span).label(span, "\x1b\r").help("\x08");
    let shown = plain([&one], &sources);
    let bad = |c: char| c != '\n' && c.is_control() || c == '\u{202e}';
    assert!(!shown.contains(bad), "{shown:?}");
    assert!(!json([&one], &sources).contains(bad));
}

#[test]
fn labels_and_help_follow_the_line() {
    let text = "title: One\ndate: 2000\ntitle: Two\n";
    let mut sources = Sources::new();
    let file = sources.add("a.yaml", text);
    let one = Diagnostic::error("double-field", "`title` is given twice")
        .at(Span::new(file, 22..27))
        .label(Span::new(file, 0..5), "first given here")
        .help("remove one of them");
    assert_eq!(
        plain([&one], &sources),
        "\
error[double-field]: `title` is given twice
  --> a.yaml:3:1
  |
3 | title: Two
  | ^^^^^
  --> a.yaml:1:1: first given here
  help: remove one of them
"
    );
    assert_eq!(
        one.to_string(),
        "error[double-field]: `title` is given twice\n  help: remove one of them\n"
    );
}

#[test]
fn json_tells_all() {
    let (sources, one) = at("a: \"Москва\"\n\tb", "\"Москва\"");
    let span = one.span();
    let one = one.label(span, "here").help("write \"x\"").fix(span.part(1..13), "Moscow");
    assert_eq!(
        json([&one], &sources),
        concat!(
            "[\n",
            r#"{"code":"unknown-key","severity":"error","message":"what is this","place":{"file":"content/x.md","#,
            r#""line":1,"column":4,"end_line":1,"end_column":12,"bytes":[3,17],"text":"\"Москва\""},"#,
            r#""labels":[{"text":"here","place":{"file":"content/x.md","line":1,"column":4,"end_line":1,"end_column":12,"bytes":[3,17],"text":"\"Москва\""}}],"#,
            r#""help":["write \"x\""],"fix":{"place":{"file":"content/x.md","line":1,"column":5,"end_line":1,"end_column":11,"bytes":[4,16],"text":"Москва"},"replacement":"Moscow"}}"#,
            "\n]\n"
        )
    );
    assert_eq!(json([], &sources), "[\n]\n");
}

#[test]
fn sarif_has_rules_regions_and_fixes() {
    let mut sources = Sources::new();
    let file = sources.add("content/a b.md", "titel: x");
    let span = Span::new(file, 0..5);
    let all = [
        Diagnostic::error("unknown-field", "y").at(span).label(span, "z").fix(span, "title"),
        Diagnostic::note("detached", "n"),
    ];
    assert_eq!(
        sarif(&all, &sources, "1.0"),
        concat!(
            r#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":"#,
            r#"{"name":"dateline","version":"1.0","rules":[{"id":"detached"},{"id":"unknown-field"}]}},"columnKind":"unicodeCodePoints","results":["#,
            r#"{"ruleId":"unknown-field","ruleIndex":1,"level":"error","message":{"text":"y"},"locations":[{"physicalLocation":"#,
            r#"{"artifactLocation":{"uri":"content/a%20b.md"},"region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":6}}}],"#,
            r#""relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"content/a%20b.md"},"region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":6}},"message":{"text":"z"}}],"#,
            r#""fixes":[{"artifactChanges":[{"artifactLocation":{"uri":"content/a%20b.md"},"replacements":[{"deletedRegion":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":6},"insertedContent":{"text":"title"}}]}]}]},"#,
            r#"{"ruleId":"detached","ruleIndex":0,"level":"note","message":{"text":"n"},"locations":[]}]}]}"#,
            "\n"
        )
    );
}

#[test]
fn colors_change_nothing_else() {
    let (sources, one) = at("a: 東京 xyz", "xyz");
    let one = one.help("mend it");
    let mut colored = colored([&one], &sources);
    assert!(colored.starts_with("\x1b[1;31merror[unknown-key]\x1b[0m"));
    for code in ["0", "1", "1;31", "1;34", "1;36"] {
        colored = colored.replace(&format!("\x1b[{code}m"), "");
    }
    assert_eq!(colored, plain([&one], &sources));
}
