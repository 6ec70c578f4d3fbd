//! Both ways answer the same: on texts by hand, on what people wrote, and on any text.

#![allow(clippy::disallowed_methods, reason = "a test of files has to read files")]

use std::fs;
use std::path::Path;

use dateline_markdown::{FrontMatter, front_matter};
use dateline_text::{Report, Sources};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use super::super::with_parser;
use super::*;

/// Whether this reader answers; if so, the parser answers the same and tells no mistake.
fn is_ordinary(text: &str) -> bool {
    let file = Sources::new().add("x.yaml", "");
    let base = 7;
    let Some(own) = read(file, text, base) else { return false };
    let mut report = Report::new();
    let parsed = with_parser(file, text, base, &mut report);
    assert!(report.is_empty(), "{text:?}: {report}");
    assert_eq!(format!("{own:?}"), format!("{parsed:?}"), "{text:?}");
    assert!(is_borrowed(&own), "{text:?}");
    true
}

fn is_borrowed(node: &Node<'_>) -> bool {
    let borrowed = |text: &Cow<'_, str>| matches!(text, Cow::Borrowed(_));
    match &node.kind {
        Kind::Empty => true,
        Kind::Scalar(scalar) => borrowed(&scalar.text),
        Kind::List(items) => items.iter().all(is_borrowed),
        Kind::Mapping(mapping) => {
            let mut entries = mapping.entries.iter();
            entries.all(|entry| borrowed(&entry.name.value) && is_borrowed(&entry.value))
        }
    }
}

#[test]
fn an_event_is_ordinary() {
    let text = r#"title: "The ministry signed the safety report"
date: "2004-03-12/2004-05-01"
summary: "The commission suspended the tender documents after weeks of delay."
place: lisbon-portugal
people: [ana-okafor, ivo-lindqvist]
tags: ["inquiry", "court-ruling"]
sources:
  - title: "Union delegates leaked the minutes"
    outlet: "Harbour Courier"
    url: "https://harbour-courier.example/2004/03/the-safety-report-1-0"
  - title: 'A second source'
    url: https://harbour-courier.example/2004/04/
"#;
    assert!(is_ordinary(text));
}

#[test]
fn ordinary_texts() {
    let long = "word ".repeat(300);
    let many: Vec<String> = (0..40).map(|i| format!("name-{i}: {i}\n")).collect();
    let table = [
        "a: b",
        "a: b\n",
        "a: b  \n\n  \n",
        "\n\n  \na: b",
        "a:    b c  d   \n",
        "a b c: d e\n",
        "a:b: c\n",
        "a: b:c\n",
        "a: b#c\n",
        "a#b: c\n",
        "a: https://a.example/b?c=d&e=f#g\n",
        "a: 14:30\nb: 1969-07-20\nc: 1969-07-20T20:17:40Z\n",
        "a: 0099\nb: 1e3\nc: 1_000\nd: -12.5\ne: .5\nf: 0x1f\n",
        "a: no\nb: true\nc: Null\nd: NULL\n",
        "a: ~\nb: null\nc: ~x\nd: null x\n",
        "1969: a\n-5: b\n",
        "a:\nb:\nc: d\ne:",
        "a:\n\n\nb:   \n",
        "a:\n  b:\n  c:\nd:\n",
        "a: \"\"\nb: ''\n",
        "a: \"b\"   \nc: 'd'\n",
        "a: \"it's # not: a [comment]\"\n",
        "a: 'say \"x\": # [y], {z}'\n",
        "\"a\": b\n'c d': e\n\"\": f\n",
        "\"~\": b\n'null': c\n",
        "a: b \"c\" 'd'\n",
        "a: b's\n",
        "a: b, c\n",
        "a: b [c], {d}\n",
        "a: b & c * d ! e | f > g % h @ i ` j ? k - l = m\n",
        "a: (b) / $c + =d _e ^f ;g <h\n",
        "a&b: c\na*b: d\n",
        "a: []\nb: [ ]\nc: [   ]   \n",
        "a: [b]\nc: [ b , c ]\n",
        "a: [b, c,]\nd: [e , ]\n",
        "a: [b c, d  e ]\n",
        "a: [\"b\", 'c', d]\ne: [\"b, c\", '[d]']\n",
        "a: [\"b\" , 'c' ]\n",
        "a: [~, null, \"\"]\n",
        "a: [55.752, -37.617]\n",
        "a: [https://a.example/#b, c:d, e#f]\n",
        "a: [b's, c\"d]\n",
        "- a\n- b\n",
        "-   a\n-  b  ",
        "- \"a\"\n- 'b'\n- [c, d]\n",
        "- a: b\n  c: d\n- e: f\n",
        "-   a: b\n    c: d\n",
        "- \"a\": b\n  'c': d\n",
        "- a:\n  b:\n- c:\n",
        "- a:\n    b: c\n  d: e\n- f\n",
        "- a:\n    - b\n  c: d\n",
        "- a:\n  - b\n  - c\n  d: e\n",
        "- a:\n- b\n",
        "a:\n  - b\n  - c\nd: e\n",
        "a:\n- b\n- c\nd: e\n",
        "a:\n-   b\n-  c: d\n   e: f\n",
        "a:\n- \"b\"\nc:\n- [d]\n",
        "a:\n  - b: c\n    d: [e, f]\n\n  - b: g\n\nh: i\n",
        "a:\n  b:\n    c:\n      - d\n    e: f\n  g: h\ni: j\n",
        "a:\n      b: c\n      d: e\nf:\n g: h\n",
        "# a\nb: c\n# d\n",
        "a: b\n  # c: d\ne: f\n#",
        "a:\n# b\n  - c\n    # d\n  - e\n# f\ng: h",
        "a:\n  # b\n- c\n",
        "a:\n  b: c\n # d\n  e: f\n",
        "a: \"b\"\n   # c\n",
        "# a: \"b\na: c\n",
        "заголовок: Визит\nлюди: [\"путин\", 'Іван']\n",
        "é: 😀\n\"😀 a\": ü\n",
        "a: «b» – “c”…\nb: 中文，日本語。\n",
        "a: b\u{a0}c\nd: \"e\u{a0}\"\nf: \u{202f}g\n",
        "a: b]\nc: d}\n",
        "a::\n",
        &format!("a: {long}\nb:\n  - {long}\n  - \"{long}\"\n  - [{long}, {long}]\n"),
        &format!("- {long}\n- \"{long}\"\n- [{long}]\n"),
        &many.concat(),
        &format!("{}: b\n", "ж".repeat(128)),
        &(0..14).map(|i| " ".repeat(i) + "a:\n").collect::<String>(),
    ];
    for text in table {
        assert!(is_ordinary(text), "{text:?}");
    }
}

#[test]
fn what_is_left_to_the_parser() {
    let doubled: Vec<String> = (0..30).map(|i| format!("a{}: {i}\n", i % 20)).collect();
    let table = [
        "",
        "\n",
        "# a\n",
        "a",
        "\"a\"",
        "[a]",
        "{a: b}",
        "~",
        "a b\n",
        "  a: b\n",
        " - a\n",
        "a:\tb",
        "a: b\t",
        "\ta: b",
        "a: \"b\tc\"",
        "# \t\na: b",
        "a: b\r\nc: d\r\n",
        "a: b\rc: d",
        "\u{feff}a: b",
        "a: \u{feff}b",
        "a: \0",
        "a: \u{7f}",
        "a: \u{85}",
        "a: \u{9f}",
        "a: \u{ffff}",
        "a: b\u{a0}\n",
        "a: b\u{2028}",
        "a: \u{a0}",
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: !!str c",
        "&a b: c",
        "*a : b",
        "!a b: c",
        "a: |\n  b\n",
        "a: >-\n  b\n",
        "a: b\n  c\n",
        "a: b\n\n  c\n",
        "a: \"b\n  c\"\n",
        "a:\n  b\n",
        "a:\n  \"b\"\n",
        "a:\n  [b]\n",
        "- a\n  b\n",
        "-\n  a\n",
        "-\n  a: b\n",
        "-\n- a\n",
        "a: {b: c}",
        "a: [{b: c}]",
        "a: [[b]]",
        "a: [b: c]",
        "a: [\"b\": c]",
        "a: [\"b\":c]",
        "a: [b\n]",
        "a: [b, # c\n",
        "a: [b",
        "a: [b, ",
        "a: ]",
        "a: }",
        "a: ,b",
        "a: [b] c",
        "a: [b], c",
        "a: [,]",
        "a: [b,,c]",
        "a: [\"b\" c]",
        "a: [b:]",
        "a: [b:, c]",
        "a: [-]",
        "a: [- b]",
        "a: [?b]",
        "a: [*b]",
        "a: [b]c",
        "[a]: b",
        "[a]:b",
        "a: [b #c]",
        "a: [#b]",
        "a: [b} ]",
        "a: [b{c]",
        "? a",
        "? a: b",
        "?a: b",
        "a: ?b",
        "a: ? b",
        ": a",
        ":a: b",
        "a: :b",
        "a: : b",
        "a: b:",
        "---\na: b\n",
        "a: b\n---\n",
        "a: b\n...\n",
        "...: a",
        "... a: b",
        "--- a: b",
        "%a: b",
        "a: %b",
        "a: \"b\\n\"",
        "a: 'b\\'",
        "a: 'b''c'",
        "a: \"b",
        "a: 'b",
        "a: \"b\"c",
        "a: \"b\" c",
        "a: \"b\": c",
        "\"a\":b",
        "\"a\" : b",
        "a : b",
        "a:b",
        "a:b\nc: d",
        "\"a\" b: c",
        "a: b # c",
        "a: # b",
        "a: \"b\" # c",
        "a: [b] # c",
        "a # b: c",
        "- # a\n- b",
        "a: b #",
        "a: b\na: c\n",
        "a: b\n\"a\": c\n",
        "<<: a",
        "\"<<\": a",
        "~: a",
        "null: a",
        "- - a",
        "- -",
        "-a",
        "--a",
        "a: -",
        "a: - b",
        "a: --b",
        "a: -b: c",
        "a: - b: c",
        "a: @b",
        "a: `b",
        "@a: b",
        "a: b\n- c\n",
        "- a\nb: c\n",
        "a:\n  - b\n c: d\n",
        "a:\n    b: c\n  d: e\n",
        "- a: b\n - c\n",
        "- a: b\n c: d\n",
        "- a: b\n   c: d\n",
        "- a: b\n  - c\n",
        "a:\n- b\n c: d\n",
        "a:\n  - b\n  c: d\n",
        "a:\n  - b\n- c\n",
        "a:\n- b\n  - c\n",
        "a: b\n c: d\n",
        "a: b: c",
        &format!("{}: b", "a".repeat(257)),
        &(0..20).map(|i| " ".repeat(i) + "a:\n").collect::<String>(),
        &doubled.concat(),
        &("a: ".to_owned() + &"b".repeat(MAX_VALUES)),
    ];
    for text in table {
        assert!(!is_ordinary(text), "{text:?}");
    }
}

#[test]
fn every_sign_in_every_place() {
    let frames = [
        "{}",
        "{}a: b",
        "a{}: b",
        "a: {}",
        "a: {}b",
        "a: b{}",
        "a: b {}",
        "a: b{}c",
        "a: b {} c",
        "a:{}b",
        "- {}",
        "- {}a",
        "- a{}",
        "- a{}: b",
        "a: [{}]",
        "a: [{}b]",
        "a: [b{}]",
        "a: [b {}]",
        "a: [b{}c]",
        "a: [b {} c, d]",
        "a: [b]{}",
        "a: \"{}\"",
        "a: \"b{}\"",
        "a: '{}'",
        "a: \"b\"{}",
        "a: [\"b\"{}]",
        "a:\n{}",
        "a:\n  {}b",
        "a:\n  {} b: c",
        "a: b\n{}c: d",
        "a: b\n  {}c: d",
        "- a\n{}b",
        "- a\n  {}b: c",
        "a:\n- {}\n- b",
        "\"a\"{}: b",
        "\"a\"{} b",
        "{}\na: b",
        "a:\n{}\n  - b",
        "# {}\na: b",
        "a: {}\nb: c",
        "- a: {}\n  b: {}",
        "a:\n  - {}\n",
    ];
    let signs =
        (0..0x100_u32).chain([0x301, 0x2009, 0x2028, 0x202f, 0xfeff, 0xfffd, 0xfffe, 0x1_f600]);
    let signs = signs.filter_map(char::from_u32).map(String::from);
    let pairs = [
        "", "  ", ": ", " :", " #", "# ", "- ", "--", "---", "...", ". ", "[]", "{}", "\"\"", "''",
        ":,", "<<",
    ];
    let mut ordinary = 0;
    for sign in signs.chain(pairs.map(str::to_owned)) {
        for frame in frames {
            ordinary += usize::from(is_ordinary(&frame.replace("{}", &sign)));
        }
    }
    assert!(ordinary > 4_000, "{ordinary}");
}

#[test]
fn what_people_wrote() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (mut all, mut ordinary) = (0, 0);
    let mut folders: Vec<_> =
        ["content", "crates", "themes", "tests", "manual"].map(|name| root.join(name)).into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("node_modules") {
                folders.push(path);
                continue;
            }
            let is = |ending| path.extension().is_some_and(|found| found == ending);
            if !is("yaml") && !is("md") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let yaml = match front_matter(&text) {
                _ if is("yaml") => 0..text.len(),
                FrontMatter::Present { yaml, .. } => yaml,
                _ => continue,
            };
            all += 1;
            ordinary += usize::from(is_ordinary(&text[yaml]));
        }
    }
    assert!(all > 60 && ordinary * 3 > all, "{ordinary} of {all}");
}

const VALUES: &[&str] = &[
    "",
    "",
    "",
    "x",
    "y z",
    "\"q\"",
    "'r s'",
    "[]",
    "[t, \"u\"]",
    "[ v , 'w' ]",
    "~",
    "-1",
    "x#y",
    "null",
    "http://a.b/#c",
    "\"é: #\"",
    "[x, ]",
    "it's",
    "a [b], {c}",
    "1999-12-31/..",
    "«ж» 😀",
    "[a:b]",
    "  x  ",
];
const ODD: &[&str] = &[
    "x: y",
    "# n",
    "x # n",
    "\"",
    "{}",
    "*x",
    "[a b",
    "'it''s'",
    "\"\\n\"",
    "|",
    "- x",
    "x:",
    "[a: b]",
    "x\n  y",
    "&x y",
    "?",
    "x\t",
    "[[a]]",
    "]",
    ",",
    "\"a\" b",
    "<<",
    "x\u{a0}",
    "%x",
    "[\"a\":b]",
    "!",
    "x\r",
];
const ENDS: &[&str] =
    &["\n", "\n", "\n", "\n\n", " \n", "\n# n: \"\n", "\n    # n\n", "\n  \n", ""];

/// Lines that go on with what stands above them, most of them rightly; each is made of choices.
fn lines(choices: Vec<[usize; 6]>) -> String {
    let one = |from: &'static [&'static str], choice: usize| from[choice % from.len()];
    let mut text = String::new();
    // The blocks around the line: their columns, and whether they are lists.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut awaits_value = true;
    for (i, [place, kind, name, value, odd, end]) in choices.into_iter().enumerate() {
        let innermost = open.last().copied();
        let (column, is_list) = match innermost {
            _ if odd % 23 == 0 => (place % 6, kind % 2 == 0),
            None => (0, kind % 3 == 0),
            Some((column, false)) if awaits_value && place % 3 > 0 => match kind % 4 {
                0 => (column, true),
                1 => (column + 2, false),
                2 => (column + 1 + place % 3, false),
                _ => (column + 2, true),
            },
            _ => open[place / 3 % open.len()],
        };
        while open.last().is_some_and(|&(last, _)| last > column) {
            open.pop();
        }
        if open.last() == Some(&(column, true)) && !is_list {
            open.pop();
        }
        if open.last() != Some(&(column, is_list)) {
            open.push((column, is_list));
        }
        text += &" ".repeat(column);
        let mut named = !is_list;
        if is_list {
            text += ["- ", "- ", "-  "][name / 64 % 3];
            named = name % 2 == 0;
            if named {
                open.push((column + 2 + usize::from(name / 64 % 3 == 2), false));
            }
        }
        if named {
            let letter =
                if odd % 29 == 1 { 'a' } else { char::from(b'a' + u8::try_from(i).unwrap()) };
            let template = match name / 2 % 16 {
                0 => "\"@ x\": ",
                1 => "'@':",
                2 => "@ ж:   ",
                3 => "@:x#: ",
                4 if odd % 7 == 0 => "@ : ",
                _ => "@: ",
            };
            text += &template.replace('@', &letter.to_string());
        }
        let value = if odd % 31 == 2 { one(ODD, value) } else { one(VALUES, value) };
        if !value.is_empty() && text.ends_with(':') {
            text.push(' ');
        }
        text += value;
        text += one(ENDS, if odd % 37 == 3 { end } else { end % 8 });
        awaits_value = named && value.is_empty();
    }
    text
}

/// The signs of YAML in any order.
fn salad() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "a", "b", "c", "a: ", "b: ", "c:\n", "d: e\n", ":", ": ", "- ", "-", " ", "  ", "    ",
        "\n", "\n", "\n  ", "\n- ", "\n  - ", "\n    ", "\"", "'", "\"x\"", "'y'", "[", "]", ", ",
        ",", "[a, b]", "#", " #", "# a\n", "~", "null", "ж", "😀", "{", "}", "?", "? ", "!", "&",
        "*", "|", ">", "%", "@", "\\", "\t", "\r\n", "---\n", "...\n", "<<: ", "\u{a0}",
        "\u{feff}", "0", ".", "=",
    ]);
    prop::collection::vec(token, 0..14).prop_map(|tokens| tokens.concat())
}

proptest! {
    // `PROPTEST_CASES` asks for more; a failure is kept by adding a row to a table.
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn on_any_text_both_ways_answer_the_same(
        text in prop_oneof![
            4 => prop::collection::vec(any::<[usize; 6]>(), 1..12).prop_map(lines),
            1 => salad(),
        ],
    ) {
        is_ordinary(&text);
    }
}
