//! HTML of foreign tools into Markdown.
//!
//! 1. The text is parsed as browsers do.
//! 2. The tree is cleaned: scripts and frames go, addresses of other schemes than the web's go,
//!    pictures and players are taken out to become media, links are noted; nesting that no author
//!    means is flattened.
//! 3. What is left is written as Markdown by a library.

use std::cell::RefCell;
use std::rc::Rc;

use htmd::HtmlToMarkdown;
use htmd::options::{BrStyle, BulletListMarker, Options};
use markup5ever_rcdom::{Handle, Node, NodeData};

/// What a piece of HTML says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Converted {
    pub(crate) markdown: String,
    /// Web addresses that the text links to, each with its words.
    pub(crate) links: Vec<(String, String)>,
    pub(crate) media: Vec<Picture>,
    /// What was taken out and is nowhere else: names of elements, addresses.
    pub(crate) dropped: Vec<String>,
}

/// A picture or a player in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Picture {
    pub(crate) address: String,
    pub(crate) alt: Option<String>,
    pub(crate) title: Option<String>,
}

/// Elements within elements beyond this are flattened: the writer of Markdown recurses.
const DEPTH: usize = 48;
/// A text longer than this is cut into no tree; nobody wrote it by hand.
const LONGEST: usize = 4 << 20;

/// Turns HTML into Markdown. A text without any markup is taken as it is, its lines kept.
pub(crate) fn convert(html: &str) -> Converted {
    let html = html.trim();
    if html.is_empty() {
        return Converted::default();
    }
    if html.len() > LONGEST {
        let dropped = vec!["a text of more than 4 MB".to_owned()];
        return Converted { dropped, ..Converted::default() };
    }
    let is_plain = !is_markup(html);
    let lines;
    let html = if is_plain {
        lines = as_paragraphs(html);
        &lines
    } else if is_too_deep(html) {
        lines = html.replace('<', "&lt;");
        &lines
    } else {
        lines = with_signs(html);
        &lines
    };
    let converter = HtmlToMarkdown::builder()
        .options(Options {
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            br_style: BrStyle::Backslash,
            bullet_list_marker: BulletListMarker::Dash,
            ..Options::default()
        })
        .build();
    let mut found = Converted::default();
    let Ok(tree) = converter.html_to_tree(html) else { return found };
    clean(&tree, &mut found);
    converter.tree_to_markdown(&tree).trim().clone_into(&mut found.markdown);
    found
}

/// The words of a piece of HTML, on one line.
pub(crate) fn words(html: &str) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_markup(html) {
        one_line(&dateline_markdown::plain(&convert(html).markdown))
    } else {
        one_line(html)
    }
}

/// The Markdown of a piece of HTML that has to stand on one line.
pub(crate) fn line(html: &str) -> String {
    let markdown = convert(html).markdown;
    let joined = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = joined.trim_start_matches(['#', '>']).trim_start().replace("\\ ", " ");
    // A line of its own has no line above that it could underline.
    match line.strip_prefix("\\=") {
        Some(rest) => format!("={rest}"),
        None => line,
    }
}

/// The elements by which a text shows that it is HTML, and not one with a `<` in it.
const ELEMENTS: [&str; 47] = [
    "a",
    "p",
    "br",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "div",
    "span",
    "ul",
    "ol",
    "li",
    "img",
    "iframe",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "script",
    "style",
    "table",
    "sup",
    "sub",
    "small",
    "font",
    "center",
    "video",
    "audio",
    "figure",
    "section",
    "article",
    "cite",
    "q",
    "code",
    "pre",
    "html",
    "body",
    "head",
    "embed",
    "object",
    "s",
    "del",
];

/// Whether a text is HTML.
fn is_markup(text: &str) -> bool {
    let has_element = text.split('<').skip(1).any(|tag| {
        let name = tag_name(tag).to_ascii_lowercase();
        is_tag(tag) && (name.is_empty() || ELEMENTS.contains(&name.as_str()))
    });
    let has_entity = text.split('&').skip(1).any(|rest| {
        let end = rest.find(';').filter(|end| (2..=8).contains(end));
        end.and_then(|end| rest.get(..end)).is_some_and(|name| {
            name.strip_prefix('#').unwrap_or(name).chars().all(|c| c.is_ascii_alphanumeric())
        })
    });
    has_element || has_entity
}

/// The name with which the inside of a tag begins; none of a comment.
fn tag_name(tag: &str) -> &str {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let is_in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':');
    tag.split(|c| !is_in_name(c)).next().unwrap_or_default()
}

/// Whether what stands behind a `<` is a tag, and no lesser number or mailbox: it ends, and behind its
/// name there are only attributes.
fn is_tag(behind: &str) -> bool {
    /// Attributes that may stand without a value.
    const BARE: [&str; 12] = [
        "allowfullscreen",
        "async",
        "autoplay",
        "controls",
        "defer",
        "disabled",
        "hidden",
        "loop",
        "muted",
        "open",
        "reversed",
        "webkitallowfullscreen",
    ];
    if behind.starts_with("!--") || behind.starts_with('?') {
        return true;
    }
    let name = tag_name(behind);
    let rest = behind.strip_prefix('/').unwrap_or(behind).get(name.len()..).unwrap_or_default();
    let Some(inside) = rest.split('<').next().and_then(|it| it.split_once('>')) else {
        return false;
    };
    let inside = inside.0.trim_end_matches('/');
    let attributes = inside.trim();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_name
        && (attributes.is_empty()
            || inside.starts_with(char::is_whitespace)
                && (attributes.contains('=')
                    || attributes
                        .split_whitespace()
                        .all(|word| BARE.contains(&&*word.to_ascii_lowercase()))))
}

/// HTML in which a `<` that begins no tag is one.
fn with_signs(html: &str) -> String {
    let mut parts = html.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(if is_tag(part) { "<" } else { "&lt;" });
        out.push_str(part);
    }
    out
}

/// Whether more elements are left open than any author leaves: a parser's work grows with the square
/// of it. Such a text is shown as it stands.
fn is_too_deep(html: &str) -> bool {
    const CLOSED_BY_OTHERS: [&str; 15] = [
        "p", "li", "td", "th", "tr", "dt", "dd", "br", "hr", "img", "wbr", "input", "meta", "link",
        "source",
    ];
    let mut open = 0_usize;
    for tag in html.split('<').skip(1) {
        let name_end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag.get(..name_end).unwrap_or_default();
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if !name.is_empty() && !CLOSED_BY_OTHERS.contains(&&*name.to_ascii_lowercase()) {
            open += 1;
        }
        if open > 400 {
            return true;
        }
    }
    false
}

fn as_paragraphs(text: &str) -> String {
    let mut html = String::new();
    let mut is_open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            is_open = false;
            continue;
        }
        html.push_str(if is_open { "<br>" } else { "<p>" });
        html.push_str(&line.replace('&', "&amp;").replace('<', "&lt;"));
        is_open = true;
    }
    html
}

/// A web address without anything that could make it another; `//host` is one too.
pub(crate) fn web_address(address: &str) -> Option<String> {
    let address: String = address.trim().chars().filter(|c| !c.is_control()).collect();
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        Some(address.replace(' ', "%20"))
    } else if address.starts_with("//") && address.len() > 2 {
        Some(format!("https:{}", address.replace(' ', "%20")))
    } else {
        None
    }
}

/// Cleans the tree below a node in the order of the text, without recursion.
fn clean(root: &Handle, converted: &mut Converted) {
    let children_of = |node: &Handle| std::mem::take(&mut *node.children.borrow_mut()).into_iter();
    let mut open = vec![(Rc::clone(root), children_of(root))];
    while let Some((node, children)) = open.last_mut() {
        let Some(child) = children.next() else {
            open.pop();
            continue;
        };
        if !keep(&child, converted) {
            continue;
        }
        node.children.borrow_mut().push(Rc::clone(&child));
        if open.len() < DEPTH {
            let children = children_of(&child);
            open.push((child, children));
        } else {
            let text = RefCell::new(text_of(&child).into());
            *child.children.borrow_mut() = match child.data {
                NodeData::Text { .. } => Vec::new(),
                _ => vec![Node::new(NodeData::Text { contents: text })],
            };
        }
    }
}

fn keep(node: &Handle, converted: &mut Converted) -> bool {
    let NodeData::Element { name, attrs, .. } = &node.data else {
        return matches!(node.data, NodeData::Text { .. } | NodeData::Document);
    };
    let attribute = |wanted: &str| {
        let attrs = attrs.borrow();
        let found = attrs.iter().find(|attr| &*attr.name.local == wanted);
        found.map(|attr| attr.value.to_string()).filter(|value| !value.trim().is_empty())
    };
    let tag = &*name.local;
    match tag {
        "a" => {
            let href = attribute("href");
            let address = href.as_deref().and_then(web_address);
            let mail = href.as_deref().filter(|it| it.starts_with("mailto:")).map(str::to_owned);
            if let Some(address) = &address {
                converted.links.push((address.clone(), text_of(node)));
            }
            if address.is_none()
                && mail.is_none()
                && let Some(href) = &href
            {
                converted.dropped.push(format!("the link to `{href}`"));
            }
            let target = address.or(mail);
            // An address that differs from what was written replaces it.
            let mut attrs = attrs.borrow_mut();
            attrs.retain(|attr| &*attr.name.local == "href" && target.is_some());
            if let (Some(attr), Some(target)) = (attrs.first_mut(), target) {
                attr.value = target.into();
            }
            true
        }
        "img" | "iframe" | "video" | "audio" | "embed" | "object" | "source" => {
            let address = attribute("src").or_else(|| attribute("data"));
            if let Some(address) = &address {
                match web_address(address) {
                    Some(address) => converted.media.push(Picture {
                        address,
                        alt: attribute("alt"),
                        title: attribute("title"),
                    }),
                    None => {
                        converted.dropped.push(format!("the {tag} at `{}`", shortened(address)));
                    }
                }
            }
            // A player may hold its addresses in elements below it.
            matches!(tag, "video" | "audio" | "object")
        }
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "form" | "input"
        | "button" | "select" | "textarea" | "link" | "meta" | "base" | "title" => {
            if !matches!(tag, "meta" | "link" | "title" | "base" | "noscript") {
                converted.dropped.push(format!("the element `{tag}`"));
            }
            false
        }
        _ => {
            attrs.borrow_mut().retain(|attr| &*attr.name.local == "start");
            true
        }
    }
}

fn shortened(address: &str) -> String {
    match address.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", address.get(..at).unwrap_or_default()),
        None => address.to_owned(),
    }
}

/// All text below a node, without recursion.
fn text_of(node: &Handle) -> String {
    let mut out = String::new();
    let mut waiting = vec![Rc::clone(node)];
    while let Some(node) = waiting.pop() {
        match &node.data {
            NodeData::Text { contents } => out.push_str(&contents.borrow()),
            NodeData::Element { name, .. } if matches!(&*name.local, "script" | "style") => {
                continue;
            }
            _ => {}
        }
        waiting.extend(node.children.borrow().iter().rev().cloned());
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_begins_no_tag_stays() {
        let table = [
            ("Use <i for italics, p<a, and go on", "Use <i for italics, p<a, and go on"),
            ("Ann wrote <jane@x.org> to us", "Ann wrote <jane@x.org> to us"),
            ("if a<b then all of this, and c>d", "if a<b then all of this, and c>d"),
            ("<b>So</b> a < b, and <https://x.org/a>", "So a < b, and <https://x.org/a>"),
            ("<custom-part>kept</custom-part> <em>words</em>", "kept words"),
            ("<video controls src='x'></video> <b>a</b>", "a"),
        ];
        for (html, want) in table {
            assert_eq!(words(html), want, "{html}");
        }
    }

    #[test]
    fn html_becomes_markdown() {
        let table = [
            ("", ""),
            ("Plain text.", "Plain text."),
            ("One.\nTwo.\n\nThree.", "One.\\\nTwo.\n\nThree."),
            (
                "<p>A <b>bold</b> <i>word</i>.</p><p>More &amp; more</p>",
                "A **bold** *word*.\n\nMore & more",
            ),
            ("<a href=\"https://a.example/x\">there</a>", "[there](https://a.example/x)"),
            ("<a href=\"//a.example\" onclick=\"x()\">there</a>", "[there](https://a.example)"),
            ("<a href=\"javascript:alert(1)\">here</a>", "here"),
            ("<ul><li>one<li>two</ul>", "- one\n- two"),
            ("<script>alert(1)</script>After", "After"),
            ("[[kept]] as [@text]", "\\[\\[kept\\]\\] as \\[@text\\]"),
            ("<!-- gone -->A<?php x ?>B", "AB"),
            ("a<br>b", "a\\\nb"),
            ("A & B <high> 1 < 2", "A & B \\<high> 1 < 2"),
        ];
        for (html, markdown) in table {
            assert_eq!(convert(html).markdown, markdown, "{html}");
        }
    }

    #[test]
    fn what_is_taken_out_is_told() {
        let html = "<p>See <a href='https://a.example/1'>the log</a> <img src='//b.example/i.png' alt='A pier'>\
            <iframe src='https://v.example/2'></iframe><img src='data:image/png;base64,AAAA'></p><form></form>";
        let converted = convert(html);
        assert_eq!(converted.markdown, "See [the log](https://a.example/1)");
        assert_eq!(converted.links, [("https://a.example/1".to_owned(), "the log".to_owned())]);
        let addresses: Vec<&str> = converted.media.iter().map(|it| it.address.as_str()).collect();
        assert_eq!(addresses, ["https://b.example/i.png", "https://v.example/2"]);
        assert_eq!(converted.media[0].alt.as_deref(), Some("A pier"));
        assert_eq!(converted.dropped.len(), 2);
    }

    #[test]
    fn hostile_html_neither_overflows_nor_panics() {
        for text in [
            "<div>".repeat(200_000),
            "<b><p>".repeat(2_000),
            "<ul><li>".repeat(2_000),
            "<a href=x>".repeat(2_000),
            "<table><tr><td>".repeat(1_000),
            "<blockquote>".repeat(5_000),
            "<svg><title><math>&#0;&#x110000;<![CDATA[x".to_owned(),
            "<b>a</b><b>b</b>".repeat(2_000),
            "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]>&a;".to_owned(),
        ] {
            convert(&text);
            words(&text);
            line(&text);
        }
    }
}
