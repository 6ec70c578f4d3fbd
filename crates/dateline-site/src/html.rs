//! Prose into HTML that is safe whatever its author wrote.
//!
//! 1. The dialect takes the text apart; mentions and citations come as pieces of their own.
//! 2. Each piece is written out here. HTML that the author wrote becomes text; addresses pass an
//!    allow-list; attributes of headings are dropped, since `{onclick=…}` is one.
//! 3. A mention becomes a link, a citation a numbered note, a picture one of the author's files.
//! 4. Ids (headings, footnotes) get the page's prefix, so that two texts on one page do not collide.
//!
//! The writer is one match over all that Markdown has, which is why this file is long.
//!
//! Written by hand rather than through the parser's own writer: that one percent-encodes hrefs,
//! puts styles inline (which a strict Content-Security-Policy refuses) and footnotes in the middle.

use std::collections::{BTreeMap, HashSet};
// Writing to a string does not fail, so what `write!` answers is dropped.
use std::fmt::Write as _;
use std::ops::Range;

use dateline_core::{EventStatus, Key, Lookup, Prose, Record, Ref, Source, Timeline};
use dateline_markdown::pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd,
};
use dateline_markdown::{Citation, Piece, Punctuation, pieces_with};
use dateline_text::{Diagnostic, Report, Span};

use crate::config::AuthorHtml;
use crate::markup::{escape, escaped, external, has_scheme};
use crate::output::Paths;
use crate::places;
use crate::route::{ROOT_MARK, percent_decode, percent_encode};
use crate::shelf::{Lack, Shelf, resolve};
use crate::view::Html;
use crate::words::Words;

/// Where a text stands: what its names mean there, and what its ids begin with.
pub(crate) struct Scope<'a> {
    pub(crate) timeline: &'a Timeline,
    /// The story whose keys come first.
    pub(crate) story: Option<&'a Key>,
    /// The pages and files that there are.
    pub(crate) paths: &'a Paths,
    pub(crate) shelf: &'a Shelf<'a>,
    pub(crate) words: &'a Words,
    pub(crate) author_html: AuthorHtml,
    /// What ids begin with.
    pub(crate) id_prefix: String,
    /// The level of the text's highest heading.
    pub(crate) heading_level: u8,
    /// Where a citation leads.
    pub(crate) notes: Notes,
    /// The number of a source on this page.
    pub(crate) number: &'a mut dyn FnMut(Ref<'_, Source>) -> usize,
    pub(crate) report: &'a mut Report,
}

impl std::fmt::Debug for Scope<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scope").field("id_prefix", &self.id_prefix).finish_non_exhaustive()
    }
}

/// Where a citation leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notes {
    /// To the page's own list of sources.
    ToList,
    /// To the source's page: for pages that list no sources.
    ToPage,
}

/// How the number of a source in a text begins.
const NOTE: &str = "<sup class=\"note-ref\">";

/// Whether a text that was made here has the number of a source.
pub(crate) fn has_note(html: &Html) -> bool {
    html.as_str().contains(NOTE)
}

/// A text as blocks: paragraphs, lists, tables.
pub(crate) fn blocks(scope: &mut Scope<'_>, prose: &Prose) -> Html {
    Writer::new(scope, prose).write(Shape::Blocks)
}

/// A text as one line: what would be blocks runs on.
pub(crate) fn line(scope: &mut Scope<'_>, prose: &Prose) -> Html {
    words(prose.markdown()).unwrap_or_else(|| Writer::new(scope, prose).write(Shape::Line))
}

/// A line of nothing but words, which most titles and summaries are.
fn words(markdown: &str) -> Option<Html> {
    dateline_markdown::has_no_marks(markdown).then(|| Html::trusted(&escaped(markdown)))
}

/// Where the links of a text lead, by addresses that its author wrote; what of them and of its
/// pictures is wrong is reported, as it is by the others.
pub(crate) fn hrefs(scope: &mut Scope<'_>, prose: &Prose) -> Vec<String> {
    let mut writer = Writer::new(scope, prose);
    let mut hrefs = Vec::new();
    for (piece, range) in pieces_with(prose.markdown(), Punctuation::AsWritten) {
        match piece {
            Piece::Markdown(Event::Start(Tag::Link { link_type, dest_url, .. }))
                if writer.picture.is_none() && link_type != LinkType::Email =>
            {
                hrefs.extend(writer.href(&dest_url, range));
            }
            Piece::Markdown(
                event @ (Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image)),
            ) => {
                writer.event(event, range, Shape::Line);
            }
            _ => {}
        }
    }
    hrefs
}

/// A title: one line without links and notes, so that it can stand in a link itself.
pub(crate) fn title(markdown: &str, language: &str) -> Html {
    if let Some(words) = words(markdown) {
        return words;
    }
    let mut out = String::with_capacity(markdown.len() + 16);
    for (piece, _) in pieces_with(markdown, punctuation(language)) {
        let Piece::Markdown(event) = piece else { continue };
        match event {
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => {
                escape(&text, &mut out);
            }
            Event::Code(text) => {
                out.push_str("<code>");
                escape(&text, &mut out);
                out.push_str("</code>");
            }
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(tag) => out.push_str(inline_tag(tag.to_end(), "<")),
            Event::End(tag) => out.push_str(inline_tag(tag, "</")),
            _ => {}
        }
    }
    Html::trusted(&out)
}

/// Smart punctuation is English; other languages' marks are the author's.
pub(crate) fn punctuation(language: &str) -> Punctuation {
    match crate::words::primary(language) {
        "en" => Punctuation::Smart,
        _ => Punctuation::AsWritten,
    }
}

fn inline_tag(tag: TagEnd, open: &str) -> &'static str {
    match (tag, open) {
        (TagEnd::Emphasis, "<") => "<em>",
        (TagEnd::Emphasis, _) => "</em>",
        (TagEnd::Strong, "<") => "<strong>",
        (TagEnd::Strong, _) => "</strong>",
        (TagEnd::Strikethrough, "<") => "<del>",
        (TagEnd::Strikethrough, _) => "</del>",
        _ => "",
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Blocks,
    Line,
}

/// How wide a picture in a text is at most: texts have a measure, whatever the theme.
const SIZES: &str = "(max-width: 38rem) 100vw, 38rem";

struct Writer<'w, 'a> {
    scope: &'w mut Scope<'a>,
    prose: &'w Prose,
    out: String,
    /// What ends the links that are open.
    link_ends: Vec<&'static str>,
    /// The columns of the open table, and the one that comes next.
    columns: Vec<Alignment>,
    column: usize,
    in_table_head: bool,
    /// The ids of headings so far.
    heading_ids: BTreeMap<String, usize>,
    /// The author's level of the first heading, and our level of the last one.
    heading_levels: Option<(u8, u8)>,
    /// Where the text of the open heading begins.
    heading_start: usize,
    /// Footnotes in the order of their first reference: label, text.
    footnotes: Vec<(String, String)>,
    /// The footnotes that were referred to so far: the way back leads to the first reference.
    referred: HashSet<usize>,
    /// The text around the footnote that is being written, and the footnote's number.
    around_footnote: Option<(String, usize)>,
    /// The picture that is open: its address, and the words for those who do not see it.
    picture: Option<(String, Range<usize>, String)>,
}

impl<'w, 'a> Writer<'w, 'a> {
    fn new(scope: &'w mut Scope<'a>, prose: &'w Prose) -> Writer<'w, 'a> {
        Writer {
            scope,
            prose,
            out: String::with_capacity(prose.markdown().len() * 2),
            link_ends: Vec::new(),
            columns: Vec::new(),
            column: 0,
            in_table_head: false,
            heading_ids: BTreeMap::new(),
            heading_levels: None,
            heading_start: 0,
            footnotes: Vec::new(),
            referred: HashSet::new(),
            around_footnote: None,
            picture: None,
        }
    }

    fn write(mut self, shape: Shape) -> Html {
        let prose = self.prose;
        let punctuation = punctuation(self.scope.words.language());
        for (piece, range) in pieces_with(prose.markdown(), punctuation) {
            match piece {
                Piece::Link(link) => self.mention(link.target, link.label.is_some()),
                Piece::LinkEnd => self.end_link(),
                Piece::Citation(citation) => self.citation(&citation),
                Piece::Markdown(event) => self.event(event, range, shape),
                _ => {}
            }
        }
        self.close_footnotes();
        self.out.truncate(self.out.trim_end().len());
        Html::trusted(&self.out)
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, shape: Shape) {
        if let Some((_, _, alt)) = &mut self.picture {
            match event {
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                Event::End(TagEnd::Image) => self.end_picture(),
                _ => {}
            }
            return;
        }
        match event {
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                escape(&text, &mut self.out);
            }
            Event::Code(text) => {
                self.out.push_str("<code>");
                escape(&text, &mut self.out);
                self.out.push_str("</code>");
            }
            Event::Html(text) | Event::InlineHtml(text) => match self.scope.author_html {
                AuthorHtml::Shown => escape(&text, &mut self.out),
                AuthorHtml::Trusted => self.out.push_str(&text),
            },
            Event::SoftBreak if shape == Shape::Line => self.out.push(' '),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.block(shape, "<hr>\n"),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::TaskListMarker(done) => {
                self.out.push_str(if done {
                    "<input type=\"checkbox\" disabled checked> "
                } else {
                    "<input type=\"checkbox\" disabled> "
                });
            }
            Event::Start(tag) => self.start(tag, range, shape),
            Event::End(tag) => self.end(tag, shape),
        }
    }

    /// Writes what opens or closes a block; in a line, blocks are divided by blanks.
    fn block(&mut self, shape: Shape, html: &str) {
        if shape == Shape::Blocks {
            self.out.push_str(html);
        } else if !self.out.is_empty() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, shape: Shape) {
        match tag {
            Tag::Link { link_type, dest_url, title, .. } => {
                let is_mail = link_type == LinkType::Email;
                let mail = is_mail.then(|| format!("mailto:{dest_url}"));
                self.start_link(mail.as_deref().unwrap_or(&dest_url), &title, range);
            }
            Tag::Image { dest_url, .. } => {
                self.picture = Some((dest_url.into_string(), range, String::new()));
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                self.out.push_str(inline_tag(tag.to_end(), "<"));
            }
            _ if shape == Shape::Line => self.block(shape, ""),
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::HtmlBlock => {
                if self.scope.author_html == AuthorHtml::Shown {
                    self.out.push_str("<p>");
                }
            }
            Tag::Heading { .. } => {
                // Written when the heading ends, and its words are known.
                self.heading_start = self.out.len();
            }
            Tag::BlockQuote(kind) => self.out.push_str(match kind {
                None => "<blockquote>\n",
                Some(BlockQuoteKind::Note) => "<blockquote class=\"alert alert-note\">\n",
                Some(BlockQuoteKind::Tip) => "<blockquote class=\"alert alert-tip\">\n",
                Some(BlockQuoteKind::Important) => "<blockquote class=\"alert alert-important\">\n",
                Some(BlockQuoteKind::Warning) => "<blockquote class=\"alert alert-warning\">\n",
                Some(BlockQuoteKind::Caution) => "<blockquote class=\"alert alert-caution\">\n",
            }),
            Tag::CodeBlock(kind) => {
                self.out.push_str("<pre><code");
                if let CodeBlockKind::Fenced(info) = &kind
                    && let Some(language) = info.split_whitespace().next()
                {
                    self.out.push_str(" class=\"language-");
                    escape(language, &mut self.out);
                    self.out.push('"');
                }
                self.out.push('>');
            }
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(start)) => {
                self.out.push_str("<ol start=\"");
                self.out.push_str(&start.to_string());
                self.out.push_str("\">\n");
            }
            Tag::Item => self.out.push_str("<li>"),
            Tag::Table(columns) => {
                self.columns = columns;
                // A wide table scrolls by itself; the keyboard has to reach it for that.
                self.out.push_str("<div class=\"table\" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                self.in_table_head = true;
                self.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => {
                self.out.push_str(if self.in_table_head { "<th" } else { "<td" });
                self.out.push_str(match self.columns.get(self.column) {
                    Some(Alignment::Right) => " class=\"right\">",
                    Some(Alignment::Center) => " class=\"center\">",
                    _ => ">",
                });
                self.column += 1;
            }
            Tag::DefinitionList => self.out.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out.push_str("<dd>"),
            Tag::FootnoteDefinition(label) => {
                let at = self.footnote(&label);
                let around = std::mem::take(&mut self.out);
                self.around_footnote = Some((around, at));
            }
            Tag::Superscript => self.out.push_str("<sup>"),
            Tag::Subscript => self.out.push_str("<sub>"),
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, shape: Shape) {
        match tag {
            TagEnd::Link => self.end_link(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.out.push_str(inline_tag(tag, "</"));
            }
            _ if shape == Shape::Line => {}
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::HtmlBlock => {
                if self.scope.author_html == AuthorHtml::Shown {
                    self.out.truncate(self.out.trim_end().len());
                    self.out.push_str("</p>\n");
                }
            }
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.out.push_str("</tr></thead>\n<tbody>");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.out.push_str(if self.in_table_head { "</th>" } else { "</td>" });
            }
            TagEnd::DefinitionList => self.out.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out.push_str("</dd>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some((around, at)) = self.around_footnote.take() {
                    let text = std::mem::replace(&mut self.out, around);
                    if let Some(footnote) = self.footnotes.get_mut(at) {
                        footnote.1 = text;
                    }
                }
            }
            TagEnd::Superscript => self.out.push_str("</sup>"),
            TagEnd::Subscript => self.out.push_str("</sub>"),
            TagEnd::Image | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// `[[key]]`: a link to a record; without label, with the record's own title.
    fn mention(&mut self, target: &str, has_label: bool) {
        let found = match self.scope.timeline.lookup(target, self.scope.story) {
            Lookup::Found(record) => Some(record),
            // The core has told of it; the words stay.
            _ => None,
        };
        let href = found.and_then(places::href);
        self.open_link(href.as_deref(), "");
        if !has_label {
            let title = found.map_or_else(|| target.to_owned(), |record| record.name());
            escape(&title, &mut self.out);
            // The author's words are the author's; a title alone would be a statement of ours.
            if let Some(Record::Event(event)) = found
                && event.status != EventStatus::Confirmed
            {
                let status = format!("status-{}", event.status.as_str());
                let _ = write!(self.out, " ({})", escaped(self.scope.words.get(&status)));
            }
        }
    }

    /// `[@source, p. 3]`: numbers that lead to the list of sources.
    fn citation(&mut self, citation: &Citation<'_>) {
        // The blank or line end before the note goes: a note belongs to the word before it.
        self.out.truncate(self.out.trim_end_matches([' ', '\n']).len());
        for cited in &citation.sources {
            let Lookup::Found(Record::Source(source)) =
                self.scope.timeline.lookup(&format!("sources/{}", cited.key), None)
            else {
                continue;
            };
            let number = (self.scope.number)(source);
            let label = self.scope.words.count("source-number", number);
            self.out.push_str(NOTE);
            self.out.push_str("<a href=\"");
            match self.scope.notes {
                Notes::ToList => {
                    self.out.push('#');
                    self.out.push_str(&percent_encode(&places::source_id(source.get())));
                }
                Notes::ToPage => self.write_href(&places::source_href(source)),
            }
            self.out.push_str("\" aria-label=\"");
            escape(&label, &mut self.out);
            self.out.push_str("\">");
            self.out.push_str(&number.to_string());
            self.out.push_str("</a>");
            if let Some(locator) = cited.locator {
                self.out.push_str("<span class=\"locator\">, ");
                escape(locator, &mut self.out);
                self.out.push_str("</span>");
            }
            self.out.push_str("</sup>");
        }
    }

    fn start_link(&mut self, address: &str, title: &str, range: Range<usize>) {
        let href = self.href(address, range);
        self.open_link(href.as_deref(), title);
    }

    fn open_link(&mut self, href: Option<&str>, title: &str) {
        let Some(href) = href else {
            self.link_ends.push("");
            return;
        };
        self.out.push_str("<a href=\"");
        self.write_href(href);
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            escape(title, &mut self.out);
        }
        self.out.push_str("\">");
        self.link_ends.push("</a>");
    }

    fn write_href(&mut self, href: &str) {
        // The mark passes: this href is ours.
        for (at, part) in href.split(ROOT_MARK).enumerate() {
            if at > 0 {
                self.out.push(ROOT_MARK);
            }
            escape(part, &mut self.out);
        }
    }

    fn end_link(&mut self) {
        self.out.push_str(self.link_ends.pop().unwrap_or_default());
    }

    /// What an author's address leads to; what is wrong with it is reported at its place.
    fn href(&mut self, address: &str, range: Range<usize>) -> Option<String> {
        if let Some(fragment) = address.strip_prefix('#') {
            return Some(format!("#{}{}", self.scope.id_prefix, percent_encode(fragment)));
        }
        if let Some(host) = address.strip_prefix("//") {
            return Some(format!("https://{host}"));
        }
        if has_scheme(address) {
            if let Some(address) = external(address) {
                return Some(address.to_owned());
            }
            self.scope.report.push(
                Diagnostic::error(
                    "unsafe-link",
                    format!("`{address}` is not an address of the web"),
                )
                .at(self.prose.place(range))
                .help("links may begin with `https:`, `http:`, `mailto:` or `tel:`"),
            );
            return None;
        }
        let place = self.prose.place(range);
        let found = self.local(address, place);
        found
            .map_err(|lack| {
                let told = match lack {
                    Lack::Missing => Diagnostic::error(
                        "broken-link",
                        format!("there is no page and no file `{address}`"),
                    )
                    .help("link to a record by its key: `[[key]]`, `[[key|words]]`"),
                    unfit @ Lack::Unfit(_) => unfit.told(address),
                };
                self.scope.report.push(told.at(place));
            })
            .ok()
    }

    /// What a path leads to: from the root with a slash, else from the timeline's folder, or from the
    /// folder above, as a timeline in one file lies beside what it names.
    fn at_path<T>(&self, path: &str, find: impl Fn(&str) -> Result<T, Lack>) -> Result<T, Lack> {
        let story = self.scope.story.filter(|_| !path.starts_with('/'));
        let path = percent_decode(path);
        let from =
            |folder| resolve(folder, &path).ok_or(Lack::Missing).and_then(|file| find(&file));
        match story.map(|story| from(story.as_str())) {
            None | Some(Err(Lack::Missing)) => from(""),
            Some(found) => found,
        }
    }

    /// A path on this site.
    fn local(&self, address: &str, place: Span) -> Result<String, Lack> {
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (path, behind) = address.split_at(end);
        self.at_path(path, |file| self.local_file(file, behind, place))
    }

    fn local_file(&self, file: &str, behind: &str, place: Span) -> Result<String, Lack> {
        let page =
            if file.is_empty() { "index.html".to_owned() } else { format!("{file}/index.html") };
        let taken = self.scope.paths;
        if taken.contains(&page) {
            let slash = if file.is_empty() { "" } else { "/" };
            return Ok(format!("{ROOT_MARK}{}{slash}{behind}", percent_encode(file)));
        }
        if taken.contains(file) {
            return Ok(format!("{ROOT_MARK}{}{behind}", percent_encode(file)));
        }
        // A link from file to file, as editors of Markdown offer it.
        if let Some((stem, _)) =
            file.rsplit_once('.').filter(|(_, end)| matches!(*end, "md" | "yaml"))
        {
            let key = stem.strip_suffix("/timeline").unwrap_or(stem);
            let href = match self.scope.timeline.lookup(key, None) {
                Lookup::Found(record) => places::href(record),
                _ => None,
            };
            return href.map(|href| format!("{href}{behind}")).ok_or(Lack::Missing);
        }
        self.scope.shelf.show(file, place).map(|shown| shown.href + behind)
    }

    fn end_picture(&mut self) {
        let Some((address, range, alt)) = self.picture.take() else { return };
        if has_scheme(&address) || address.starts_with("//") {
            // A page calls no other host; the picture can be followed.
            let href = self.href(&address, range);
            self.open_link(href.as_deref(), "");
            escape(if alt.is_empty() { &address } else { &alt }, &mut self.out);
            self.end_link();
            return;
        }
        let place = self.prose.place(range);
        let shown = self.at_path(&address, |file| self.scope.shelf.show_in_sizes(file, place));
        let shown = match shown {
            Ok(shown) => shown,
            Err(lack) => {
                self.scope.report.push(lack.told(&address).at(place));
                return;
            }
        };
        let _ = write!(self.out, "<img src=\"{}\"", shown.href);
        if let Some(srcset) = &shown.srcset {
            let _ = write!(self.out, " srcset=\"{srcset}\" sizes=\"{SIZES}\"");
        }
        self.out.push_str(" alt=\"");
        escape(&alt, &mut self.out);
        self.out.push('"');
        if let Some(size) = shown.size {
            let _ = write!(self.out, " width=\"{}\" height=\"{}\"", size.width, size.height);
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    fn end_heading(&mut self, level: u8) {
        let words = self.out.split_off(self.heading_start);
        // Whatever levels an author uses, the first heading takes the first level that is free on
        // the page, and no level is skipped on the way down: readers by ear go by them.
        let base = self.scope.heading_level;
        let (first, last) = self.heading_levels.unwrap_or((level, base - 1));
        let level = base.saturating_add(level.saturating_sub(first)).min(last + 1).min(6);
        self.heading_levels = Some((first, level));
        let slug = Key::from_words(&without_tags(&words)).to_string();
        let slug = if slug.is_empty() { "heading".to_owned() } else { slug };
        let seen = self.heading_ids.entry(slug.clone()).and_modify(|seen| *seen += 1).or_insert(1);
        let again = if *seen > 1 { format!("-{seen}") } else { String::new() };
        let id = format!("{}{slug}{again}", self.scope.id_prefix);
        let _ = writeln!(self.out, "<h{level} id=\"{id}\">{words}</h{level}>");
    }

    /// The place of a footnote among those of the text.
    fn footnote(&mut self, label: &str) -> usize {
        if let Some(at) = self.footnotes.iter().position(|(known, _)| known == label) {
            at
        } else {
            self.footnotes.push((label.to_owned(), String::new()));
            self.footnotes.len() - 1
        }
    }

    fn footnote_reference(&mut self, label: &str) {
        let number = self.footnote(label) + 1;
        let prefix = &self.scope.id_prefix;
        let _ = write!(self.out, "<sup class=\"footnote-ref\"><a href=\"#{prefix}note-{number}\"");
        if self.referred.insert(number) {
            let _ = write!(self.out, " id=\"{prefix}note-ref-{number}\"");
        }
        let _ = write!(self.out, ">{number}</a></sup>");
    }

    fn close_footnotes(&mut self) {
        if self.footnotes.is_empty() {
            return;
        }
        let back = escaped(self.scope.words.get("back-to-text"));
        self.out.push_str("<ol class=\"footnotes\">\n");
        for (at, (_, text)) in self.footnotes.iter().enumerate() {
            let (prefix, number) = (&self.scope.id_prefix, at + 1);
            let _ = write!(self.out, "<li id=\"{prefix}note-{number}\">{text}");
            let _ = writeln!(
                self.out,
                "<a class=\"footnote-back\" href=\"#{prefix}note-ref-{number}\" \
                 aria-label=\"{back}\">\u{21a9}\u{fe0e}</a></li>"
            );
        }
        self.out.push_str("</ol>\n");
    }
}

/// A title's words without marks.
pub(crate) fn plain_title(title: &Prose) -> String {
    dateline_markdown::plain(title.markdown())
}

/// The words between tags; only for what was written above.
fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => out.push(c),
            _ => {}
        }
    }
    out.replace("&amp;", " ").replace("&#39;", "'").replace("&quot;", " ")
}

#[cfg(test)]
mod tests;
