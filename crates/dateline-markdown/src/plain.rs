//! A text without its marks: for searches, feeds, cards and the summary that nobody wrote.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::dialect::{Piece, pieces};
use crate::mention::Link;
use crate::words::has_no_marks;

/// The words of a text: no marks, no citations, blocks on lines of their own. A link to a record
/// without a label shows the record's key.
///
/// ```
/// assert_eq!(
///     dateline_markdown::plain("# *One*\n\nTwo [[three|four]] [@five].\n\n* six\n* `seven`"),
///     "One\nTwo four.\nsix\nseven"
/// );
/// ```
pub fn plain(markdown: &str) -> String {
    plain_with(markdown, |_| None)
}

/// The same, where `name` answers the words for a link without a label.
pub fn plain_with(markdown: &str, name: impl Fn(&Link<'_>) -> Option<String>) -> String {
    if has_no_marks(markdown) {
        return markdown.to_owned();
    }
    let mut out = String::new();
    for (piece, _) in pieces(markdown) {
        match piece {
            Piece::Link(link) if link.label.is_none() => {
                let words = name(&link);
                out.push_str(words.as_deref().unwrap_or(link.target));
            }
            Piece::Link(_) | Piece::LinkEnd => {}
            // The blank before a citation goes with it.
            Piece::Citation(_) => out.truncate(out.trim_end_matches(' ').len()),
            Piece::Markdown(event) => match event {
                Event::Text(text)
                | Event::Code(text)
                | Event::Html(text)
                | Event::InlineHtml(text)
                | Event::InlineMath(text)
                | Event::DisplayMath(text) => out.push_str(&text),
                Event::SoftBreak | Event::End(TagEnd::TableCell) => out.push(' '),
                Event::HardBreak => out.push('\n'),
                Event::Start(
                    Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::Item
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::DefinitionListTitle
                    | Tag::DefinitionListDefinition,
                )
                | Event::End(TagEnd::Item)
                | Event::Rule => begin_line(&mut out),
                Event::Start(_)
                | Event::End(_)
                | Event::FootnoteReference(_)
                | Event::TaskListMarker(_) => {}
            },
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Ends the line that stands, unless nothing stands.
fn begin_line(out: &mut String) {
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
}

/// The first paragraph of a text that stands in no list, table or quotation, as Markdown.
///
/// ```
/// let text = "# Title\n\n> Quoted.\n\nA visit, with\n[[a link]].\n\nMore.";
/// assert_eq!(dateline_markdown::first_paragraph(text), Some("A visit, with\n[[a link]]."));
/// assert_eq!(dateline_markdown::first_paragraph("# Title"), None);
/// ```
pub fn first_paragraph(markdown: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (piece, range) in pieces(markdown) {
        match piece {
            Piece::Markdown(Event::Start(Tag::Paragraph)) if depth == 0 => {
                return markdown.get(range).map(str::trim);
            }
            Piece::Markdown(Event::Start(_)) => depth += 1,
            Piece::Markdown(Event::End(_)) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_marks() {
        let table = [
            ("", ""),
            ("a\nb", "a b"),
            ("a\\\nb", "a\nb"),
            ("a\n\n\n\nb", "a\nb"),
            ("* a\n* b\n  * c", "a\nb\nc"),
            ("> a\n>\n> b", "a\nb"),
            ("| a | b |\n|---|---|\n| c | d |", "a b\nc d"),
            ("```\nx\ny\n```\nz", "x\ny\nz"),
            ("![alt](src) [words](href)", "alt words"),
            ("a [@b], c", "a, c"),
            ("a [@b] c", "a c"),
            ("[[москва]] [[a|b]]", "москва b"),
            ("<b>x</b>", "<b>x</b>"),
            ("a[^1]\n\n[^1]: note", "a\nnote"),
            ("\"q\" -- it's", "“q” – it’s"),
            ("---\n\na", "a"),
        ];
        for (markdown, want) in table {
            assert_eq!(plain(markdown), want, "{markdown:?}");
        }
        let named = plain_with("[[a]] [[b]]", |link| (link.target == "a").then(|| "Ada".into()));
        assert_eq!(named, "Ada b");
    }
}
