//! What is a mention and what is not, as a table; and texts that nobody means well by.

use std::fmt::Write;

use super::*;

/// Each mention on a line: what it names, and the bytes where the name stands.
fn told(text: &str) -> String {
    let mut out = String::new();
    for mention in mentions(text) {
        match mention {
            Mention::Link(link) => {
                assert_eq!(&text[link.target_range.clone()], link.target);
                assert!(text[link.range.clone()].ends_with("]]"));
                write!(out, "[{}|{}]", link.target, link.label.unwrap_or("-")).unwrap();
            }
            Mention::Citation(citation) => {
                for cited in &citation.sources {
                    assert_eq!(&text[cited.key_range.clone()], cited.key);
                    write!(out, "@{}:{} ", cited.key, cited.locator.unwrap_or("-")).unwrap();
                }
            }
        }
    }
    out
}

#[test]
fn what_is_a_mention() {
    let table = [
        ("[[a]]", "[a|-]"),
        ("Москва [[путин]] и [[клинтон|Клинтон]]", "[путин|-][клинтон|Клинтон]"),
        ("🔥\t[[people/putin]]", "[people/putin|-]"),
        ("[[ a | two *words* ]]", "[a|two *words*]"),
        ("[[a|]]", "[a|-]"),
        ("![[a]]", "[a|-]"),
        // Certainly meant as a link; that it names nothing is told with the other unknown keys.
        ("[[ ]]", "[|-]"),
        ("[[a]] [[b]][[c]]", "[a|-][b|-][c|-]"),
        ("> * [[a]]\n>   [[b]]", "[a|-][b|-]"),
        ("| x |\n|---|\n| [[a\\|b]] |", "[a|b]"),
        ("# [[a]]\n\nterm\n: [[b]]\n\n[^1]\n\n[^1]: [[c]]", "[a|-][b|-][c|-]"),
        ("[@a]", "@a:- "),
        ("text [@a].", "@a:- "),
        ("[@a, p. 3]", "@a:p. 3 "),
        ("[@a p. 3]", "@a:p. 3 "),
        ("[@a; @b, 00:12]", "@a:- @b:00:12 "),
        ("[@a, pp. 3; 5;@b]", "@a:pp. 3; 5 @b:- "),
        ("[@источник, с. 3]", "@источник:с. 3 "),
        ("[@a][@b]", "@a:- @b:- "),
        ("[@a][@b][@c]", "@a:- @b:- @c:- "),
        ("[@a] [@b]", "@a:- @b:- "),
        ("[@a,\np. 3]", "@a:p. 3 "),
        ("*[@a]* **[[b]]**", "@a:- [b|-]"),
        // Not mentions.
        ("`[[a]] [@a]`", ""),
        ("    [[a]] [@a]", ""),
        ("```\n[[a]] [@a]\n```", ""),
        ("\\[[a]] \\[@a]", ""),
        ("[a] [a@b] [@] [@ a] [@a; b] [@a;]", "@a:b @a:- "),
        ("[@a](https://example.org)", ""),
        ("[@a]: https://example.org\n\n[@a]", ""),
        ("[words][@a]", ""),
        ("<a href='[[a]]'>", ""),
        ("[[]] [[|x]]", ""),
    ];
    for (text, want) in table {
        assert_eq!(told(text), want, "{text:?}");
    }
}

#[test]
fn a_label_is_markdown_between_link_and_end() {
    let all: Vec<String> = pieces("[[a|b *c* ![d](e)]] [f](g)")
        .map(|(piece, _)| match piece {
            Piece::Link(link) => format!("link {}", link.target),
            Piece::LinkEnd => "end".to_owned(),
            Piece::Citation(_) => "citation".to_owned(),
            Piece::Markdown(Event::Text(text)) => text.to_string(),
            Piece::Markdown(Event::Start(Tag::Link { .. } | Tag::Image { .. })) => "<".to_owned(),
            Piece::Markdown(Event::End(TagEnd::Link | TagEnd::Image)) => ">".to_owned(),
            Piece::Markdown(_) => ".".to_owned(),
        })
        .collect();
    let want =
        [".", "link a", "b ", ".", "c", ".", " ", "<", "d", ">", "end", " ", "<", "f", ">", "."];
    assert_eq!(all, want);
}

#[test]
fn quotation_marks_follow_the_wish() {
    let text = |punctuation| {
        let texts = pieces_with("\"a\" -- b", punctuation).filter_map(|(piece, _)| match piece {
            Piece::Markdown(Event::Text(text)) => Some(text.to_string()),
            _ => None,
        });
        texts.collect::<String>()
    };
    assert_eq!(text(Punctuation::Smart), "“a” – b");
    assert_eq!(text(Punctuation::AsWritten), "\"a\" -- b");
}

#[test]
fn hostile_text_is_read_to_its_end() {
    let (mut refs, mut uses) = (String::new(), String::new());
    for i in 0..5000 {
        writeln!(refs, "[r{i}]: https://example.org/{i}").unwrap();
        write!(uses, "[r{i}] ").unwrap();
    }
    let texts = [
        ">".repeat(20_000) + " deep",
        (0..1000).map(|i| "  ".repeat(i) + "- x\n").collect(),
        "- ".repeat(20_000) + "x",
        "[".repeat(50_000),
        "[[".repeat(25_000),
        "[[a|".repeat(20_000),
        "[@a".repeat(20_000),
        "[@".repeat(20_000) + &"]".repeat(20_000),
        "[@a][@b]".repeat(20_000),
        "![".repeat(20_000) + "x" + &"](y)".repeat(20_000),
        "*a _b ".repeat(25_000) + &"**a_ ".repeat(10_000),
        (1..1500).map(|i| "`".repeat(i) + " ").collect(),
        refs + "\n" + &uses,
        "<a <!-- <![CDATA[ <?x ".repeat(12_500),
        "\0\r\u{feff}\u{2028}[[\u{0}]]".to_owned(),
    ];
    for text in texts {
        let last = pieces(&text).map(|(_, range)| range.end).max();
        assert!(last.is_some_and(|last| last <= text.len()), "{text:.40}");
    }
}

#[test]
fn markup_that_never_closes() {
    let table = [
        ("<!-- open\n\ntext", Some(0)),
        ("a <!-- open -- b", Some(2)),
        ("<div>\n<!-- a --><!-- open\n\n--> text", Some(16)),
        ("> <!--\n\n-->", Some(2)),
        ("[a <!-- b](c)", Some(3)),
        ("<!-- closed\n\n-->\n\ntext", None),
        ("a <!-- b --> c", None),
        ("`<!--` and \\<!-- and &lt;!--", None),
        ("```\n<!-- open\n```", None),
        ("    <!-- open", None),
        ("<![CDATA[ open\n\ntext", Some(0)),
        ("<![CDATA[ closed\n]]>\n\ntext", None),
        ("text\n\n<?php open", Some(6)),
        ("<?php closed ?>\n\ntext", None),
        ("why <? who knows", None),
        ("<!", None),
    ];
    for (text, at) in table {
        assert_eq!(unclosed_markup(text).map(|(range, _)| range.start), at, "{text:?}");
    }
}
