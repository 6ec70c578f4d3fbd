//! YAML, the tree that it gives, and what is said of it.

use std::fmt::Write;

use super::*;
use dateline_text::Sources;

/// The tree as one line: `{a@0: "x"@3}`; each value with the text at its place.
fn shown(text: &str) -> (String, Vec<String>) {
    let mut sources = Sources::new();
    let file = sources.add("x.yaml", text);
    let mut report = Report::new();
    let node = parse(file, text, 0..text.len(), &mut report);
    let mut out = String::new();
    show(&node, &sources, &mut out);
    let said = report.iter().map(|one| {
        let place = sources.place(one.span()).unwrap();
        format!("{}:{} {}", place.line, place.column, one.message())
    });
    (out, said.collect())
}

fn show(node: &Node<'_>, sources: &Sources, out: &mut String) {
    match &node.kind {
        Kind::Empty => out.push_str("()"),
        Kind::Scalar(scalar) if scalar.plain && scalar.text == sources.slice(node.span) => {
            out.push_str(&scalar.text);
        }
        Kind::Scalar(scalar) => {
            write!(out, "{:?}<{}>", scalar.text, sources.slice(node.span)).unwrap();
        }
        Kind::List(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                show(item, sources, out);
            }
            out.push(']');
        }
        Kind::Mapping(mapping) => {
            out.push('{');
            for (i, entry) in mapping.entries.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                out.push_str(&entry.name);
                out.push('=');
                show(&entry.value, sources, out);
            }
            out.push_str(if mapping.cut_short { "…}" } else { "}" });
        }
    }
}

#[test]
fn values_and_their_places() {
    let table = [
        ("", "()"),
        ("# only a comment\n", "()"),
        ("a: 1\nb: no\nc: 0099\nd: 1e3\ne: 1.10\n", "{a=1, b=no, c=0099, d=1e3, e=1.10}"),
        ("a:\nb: ~\nc: null\nd: \"\"\n", "{a=(), b=(), c=(), d=\"\"<\"\">}"),
        ("Москва: [путин, 'x']\n", "{Москва=[путин, \"x\"<'x'>]}"),
        ("\u{feff}a: 1\n", "{a=1}"),
        ("---\na: 1\n...\n", "{a=1}"),
        ("a: 1\r\nb: 2\r\n", "{a=1, b=2}"),
        ("a: 1\rb: 2\r", "{a=1, b=2}"),
        ("a: |\n  one\n  two\nb: 2\n", "{a=\"one\\ntwo\\n\"<one\n  two>, b=2}"),
        ("a: >-\n  one\n  two\n\nb: 2\n", "{a=\"one two\"<one\n  two>, b=2}"),
        ("- {a: 1}\n- - b\n  - c\n", "[{a=1}, [b, c]]"),
        ("a: &x [1, 2]\nb: *x\n", "{a=[1, 2], b=[1, 2]}"),
        ("a: \"\\u041c \\n\"\n", "{a=\"М \\n\"<\"\\u041c \\n\">}"),
    ];
    for (text, want) in table {
        let (tree, said) = shown(text);
        assert_eq!((&*tree, said.len()), (want, 0), "{text:?} {said:?}");
    }
}

#[test]
fn mistakes_and_what_is_left() {
    let table = [
        ("a: 1\nb: [x, y\n", "{a=1, b=[x]…}", "2:4 `[` is not closed"),
        ("a: 1\nb: \"no end\n", "{a=1…}", "2:4 a quotation mark is not closed"),
        ("a: Fire: the night\n", "{a=Fire…}", "1:8 a colon cannot stand here"),
        ("a: 1\nb: *none\n", "{a=1, b=()}", "2:4 there is no anchor `&none` before this alias"),
        ("a: 1\nÄ: 2\na: 3\n", "{a=1, Ä=2}", "3:1 `a` is given twice"),
        ("a: &x [*x]\n", "{a=[()]}", "1:8 this alias stands within its own anchor"),
        ("<<: {a: 1}\nb: 2\n", "{b=2}", "1:1 merge keys (`<<`) are not read"),
        ("a: !!str 1\n", "{a=1}", "1:10 YAML tags (`!…`) are not read"),
        ("a: 1\n---\nb: 2\n", "{a=1}", "2:1 a second YAML document begins here"),
        ("[a]: 1\nb: 2\n", "{b=2}", "1:1 the name before a colon must be a text"),
        ("a:\n\t- x\n", "{…}", "2:2 a tab stands where YAML wants spaces"),
        ("a: x\nb: y\n\tc: z\n", "{a=x…}", "3:1 a tab stands where YAML wants spaces"),
        ("a: @x\n", "{…}", "1:4 a value cannot begin with `@`"),
    ];
    for (text, tree, said) in table {
        assert_eq!(shown(text), (tree.to_owned(), vec![said.to_owned()]), "{text:?}");
    }
}

#[test]
fn front_matter_has_places_in_its_file() {
    let text = "---\nкто: x\nкто: y\n---\n";
    let file = Sources::new().add("x.md", text);
    let mut report = Report::new();
    let range = 4..text.len() - 4;
    parse(file, text, range, &mut report);
    let spans: Vec<_> =
        report.iter().map(|one| (one.span().range(), one.labels()[0].span.range())).collect();
    assert_eq!(spans, [(14..20, 4..10)]);
}

#[test]
fn hostile_texts_end() {
    let bomb = (1..9).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, i| {
        let row = vec![format!("*a{}", i - 1); 9].join(",");
        text + &format!("a{i}: &a{i} [{row}]\n")
    });
    let block: String = (0..2000).map(|i| " ".repeat(i) + "k:\n").collect();
    let table = [
        ("[".repeat(10_000) + &"]".repeat(10_000), "deep"),
        ("x: ".to_owned() + &"[".repeat(300_000) + &"]".repeat(300_000), "deep"),
        ("x: ".to_owned() + &"{a: ".repeat(20_000) + "1" + &"}".repeat(20_000), "deep"),
        ("- ".repeat(50_000) + "x", "deep"),
        (block, "deep"),
        (bomb, "repeat too much"),
        (
            format!("big: &big {}\nuses: [{}]", "x".repeat(100_000), "*big,".repeat(5000)),
            "repeat too much",
        ),
        (format!("a: [{}]", "x,".repeat(2_000_001)), "2000000 values"),
    ];
    for (text, said) in table {
        let mut report = Report::new();
        parse(Sources::new().add("x", ""), &text, 0..text.len(), &mut report);
        assert_eq!(report.len(), 1, "{text:.30}");
        assert!(report.to_string().contains(said), "{text:.30} {report}");
    }
    // Large, but no mistake.
    let mut keys = String::new();
    for i in 0..100_000 {
        writeln!(keys, "k{i}: {i}").unwrap();
    }
    let mut report = Report::new();
    let node = parse(Sources::new().add("x", ""), &keys, 0..keys.len(), &mut report);
    assert!(report.is_empty());
    assert!(matches!(node.kind, Kind::Mapping(mapping) if mapping.entries.len() == 100_000));
}
