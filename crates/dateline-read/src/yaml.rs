//! YAML text into a tree in which every value knows its bytes.
//!
//! The only file that names the YAML parser. No value passes through a type of YAML: a scalar is
//! its text and how it was written, so that `0099`, `1e3` and `no` stay what they are. Read as far
//! as the text is right: a mistake leaves everything before it, and what it cut short says so.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use dateline_text::{Diagnostic, FileId, Report, Span, Spanned};
use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, StrInput, StructureStyle};

mod node;
mod ordinary;
mod syntax;

use node::first_of;
pub(crate) use node::{Entry, Kind, Mapping, Node, Scalar};

use crate::code;
use crate::limits::{MAX_DEPTH, MAX_REPEATED_BYTES, MAX_REPEATED_VALUES, MAX_VALUES};

/// Reads the bytes `range` of a file as one YAML document.
///
/// `text` is the whole file. An empty document is an empty node.
pub(crate) fn parse<'a>(
    file: FileId,
    text: &'a str,
    range: Range<usize>,
    report: &mut Report,
) -> Node<'a> {
    let slice = text.get(range.clone()).unwrap_or_default();
    // A byte-order mark is skipped here: whether the parser counts it is then no question.
    let skipped = if slice.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let base = range.start + skipped;
    let slice = slice.get(skipped..).unwrap_or_default();
    ordinary::read(file, slice, base).unwrap_or_else(|| with_parser(file, slice, base, report))
}

/// Reads `text`, which begins at byte `base` of its file, whatever it is.
fn with_parser<'a>(file: FileId, text: &'a str, base: usize, report: &mut Report) -> Node<'a> {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    let builder = Builder {
        file,
        text,
        base,
        report,
        open: Vec::new(),
        root: None,
        anchors: HashMap::new(),
        values: 0,
        repeated: Size::default(),
        told: Vec::new(),
    };
    builder.read(Parser::new_from_str_with_options(text, options))
}

/// A list or mapping that has not ended yet.
struct Frame<'a> {
    lo: usize,
    flow: bool,
    anchor: usize,
    content: Content<'a>,
}

enum Content<'a> {
    List(Vec<Node<'a>>),
    /// `names` is where [`first_of`] looks up the names of many entries.
    Mapping {
        entries: Vec<Entry<'a>>,
        names: HashMap<Cow<'a, str>, Span>,
        pending: Pending<'a>,
    },
}

/// What a mapping expects next.
enum Pending<'a> {
    Name,
    Value(Spanned<Cow<'a, str>>),
    /// The value of a name that was refused.
    Refused,
}

/// A finished anchor: what an alias repeats.
enum Anchor<'a> {
    Open,
    TooLarge,
    Whole(Node<'a>, Size),
}

#[derive(Clone, Copy, Default)]
struct Size {
    values: usize,
    bytes: usize,
}

impl Size {
    fn plus(self, other: Size) -> Size {
        Size { values: self.values + other.values, bytes: self.bytes + other.bytes }
    }

    fn is_allowed(self) -> bool {
        self.values <= MAX_REPEATED_VALUES && self.bytes <= MAX_REPEATED_BYTES
    }
}

/// Why reading ends before the text does; it has been reported.
struct Stop;

struct Builder<'a, 'r> {
    file: FileId,
    /// What the parser reads, and where it begins in the file.
    text: &'a str,
    base: usize,
    report: &'r mut Report,
    open: Vec<Frame<'a>>,
    root: Option<Node<'a>>,
    anchors: HashMap<usize, Anchor<'a>>,
    values: usize,
    repeated: Size,
    /// What was said about aliases.
    told: Vec<&'static str>,
}

impl<'a> Builder<'a, '_> {
    fn read(mut self, mut parser: Parser<'a, StrInput<'a>>) -> Node<'a> {
        loop {
            let done = match parser.next_event() {
                None => true,
                Some(Ok((event, span))) => {
                    let range = span.byte_range().unwrap_or_default();
                    self.event(event, range).is_err()
                }
                Some(Err(error)) => {
                    self.syntax(&error);
                    true
                }
            };
            if done {
                break;
            }
        }
        while let Some(frame) = self.open.pop() {
            let end = self.text.len();
            self.close(frame, end, true);
        }
        let start = Span::new(self.file, self.base..self.base);
        self.root.unwrap_or(Node { span: start, kind: Kind::Empty })
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) -> Result<(), Stop> {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                let end = self.text.len().min(range.start + 3);
                self.error(
                    code::YAML_UNSUPPORTED,
                    "a second YAML document begins here",
                    self.span(range.start..end),
                    "keep one document in a file",
                );
                return Err(Stop);
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &range);
                let plain = style == ScalarStyle::Plain;
                let empty = plain && (range.is_empty() || matches!(&*text, "" | "~" | "null"));
                let span = self.trimmed(range);
                let kind = if empty { Kind::Empty } else { Kind::Scalar(Scalar { text, plain }) };
                self.finish(Node { span, kind }, anchor)?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &range);
                self.begin(range, style, anchor, Content::List(Vec::new()))?;
            }
            Event::MappingStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &range);
                let content = Content::Mapping {
                    entries: Vec::new(),
                    names: HashMap::new(),
                    pending: Pending::Name,
                };
                self.begin(range, style, anchor, content)?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(frame) = self.open.pop() {
                    self.close(frame, range.end, false);
                }
            }
            Event::Alias(id) => {
                let node = self.repeat(id, range);
                self.add(node);
            }
            Event::UnresolvedAlias(name) => {
                let span = self.span(range);
                let message = format!("there is no anchor `&{name}` before this alias");
                self.error(
                    code::YAML_ALIAS,
                    message,
                    span,
                    "put a text that begins with `*` in quotation marks",
                );
                self.add(Node { span, kind: Kind::Empty });
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(
        &mut self,
        range: Range<usize>,
        style: StructureStyle,
        anchor: usize,
        content: Content<'a>,
    ) -> Result<(), Stop> {
        if self.open.len() >= MAX_DEPTH {
            let message = format!("lists and mappings lie more than {MAX_DEPTH} deep");
            self.error(code::TOO_LARGE, message, self.span(range), "write it flatter");
            return Err(Stop);
        }
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor::Open);
        }
        let flow = style == StructureStyle::Flow;
        self.open.push(Frame { lo: range.start, flow, anchor, content });
        self.count()
    }

    /// A list or mapping has ended at `end`, or the text has.
    fn close(&mut self, frame: Frame<'a>, end: usize, cut_short: bool) {
        let Frame { lo, flow, anchor, content } = frame;
        let start = self.base + lo;
        let mut hi = if flow { self.base + end } else { start };
        let kind = match content {
            Content::List(items) => {
                hi = items.last().map_or(hi, |item| hi.max(item.span.hi()));
                Kind::List(items)
            }
            // A name whose value was not reached any more goes with it.
            Content::Mapping { entries, .. } => {
                hi = entries.last().map_or(hi, |entry| hi.max(entry.value.span.hi()));
                Kind::Mapping(Mapping { entries, cut_short })
            }
        };
        self.keep(Node { span: Span::new(self.file, start..hi), kind }, anchor);
    }

    fn finish(&mut self, node: Node<'a>, anchor: usize) -> Result<(), Stop> {
        self.keep(node, anchor);
        self.count()
    }

    /// Adds a whole value, and remembers it where an alias may name it.
    fn keep(&mut self, node: Node<'a>, anchor: usize) {
        if anchor != 0 {
            let mut size = Size::default();
            let small = measure(&node, &mut size);
            let anchored = if small { Anchor::Whole(node.clone(), size) } else { Anchor::TooLarge };
            self.anchors.insert(anchor, anchored);
        }
        self.add(node);
    }

    fn add(&mut self, node: Node<'a>) {
        let Some(frame) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        let (entries, names, pending) = match &mut frame.content {
            Content::List(items) => return items.push(node),
            Content::Mapping { entries, names, pending } => (entries, names, pending),
        };
        match std::mem::replace(pending, Pending::Name) {
            Pending::Value(name) => entries.push(Entry { name, value: node }),
            Pending::Refused => {}
            Pending::Name => {
                *pending = Pending::Refused;
                let span = node.span;
                let Kind::Scalar(scalar) = node.kind else {
                    self.error(
                        code::YAML_SYNTAX,
                        "the name before a colon must be a text",
                        span,
                        "write `name: value`",
                    );
                    return;
                };
                if scalar.plain && scalar.text == "<<" {
                    self.error(
                        code::YAML_UNSUPPORTED,
                        "merge keys (`<<`) are not read",
                        span,
                        "write the fields out",
                    );
                } else if let Some(first) = first_of(entries, names, &scalar.text) {
                    let diagnostic = Diagnostic::error(
                        code::DOUBLE_FIELD,
                        format!("`{}` is given twice", scalar.text),
                    );
                    let diagnostic =
                        diagnostic.at(span).label(first, "first given here").help("remove one");
                    self.report.push(diagnostic);
                } else {
                    *pending = Pending::Value(Spanned::new(scalar.text, span));
                }
            }
        }
    }

    /// What an alias stands for; empty when it may not stand.
    fn repeat(&mut self, anchor: usize, range: Range<usize>) -> Node<'a> {
        let span = self.span(range);
        let message = match self.anchors.get(&anchor) {
            Some(Anchor::Whole(node, size)) if self.repeated.plus(*size).is_allowed() => {
                self.repeated = self.repeated.plus(*size);
                return node.clone();
            }
            Some(Anchor::Open) => "this alias stands within its own anchor",
            _ => "the aliases of this file repeat too much",
        };
        // One is enough: a file that does this does it thousands of times.
        if !self.told.contains(&message) {
            self.told.push(message);
            self.error(code::YAML_ALIAS, message, span, "write the value out");
        }
        Node { span, kind: Kind::Empty }
    }

    fn count(&mut self) -> Result<(), Stop> {
        self.values += 1;
        if self.values <= MAX_VALUES {
            return Ok(());
        }
        let message = format!("this file has more than {MAX_VALUES} values");
        let start = self.span(0..0);
        self.error(code::TOO_LARGE, message, start, "divide it into several files");
        Err(Stop)
    }

    fn refuse_tag(&mut self, tagged: bool, range: &Range<usize>) {
        if tagged {
            self.error(
                code::YAML_UNSUPPORTED,
                "YAML tags (`!…`) are not read",
                self.span(range.clone()),
                "remove the tag, or put a text that begins with `!` in quotation marks",
            );
        }
    }

    fn syntax(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        // At the end of the text there is nothing to point to but the last thing written.
        let at = if at == self.text.len() { self.text.trim_end().len() } else { at };
        let at = syntax::place(error.kind(), self.text, at);
        let (message, help) = syntax::said(error.kind());
        self.error(code::YAML_SYNTAX, message, self.span(at..at), help);
    }

    fn error(
        &mut self,
        code: dateline_text::Code,
        message: impl Into<String>,
        span: Span,
        help: &str,
    ) {
        self.report.push(Diagnostic::error(code, message).at(span).help(help.to_owned()));
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    /// The place without the blanks at its end, which the parser counts to a block of text.
    fn trimmed(&self, range: Range<usize>) -> Span {
        let slice = self.text.get(range.clone()).unwrap_or_default();
        self.span(range.start..range.start + slice.trim_end().len())
    }
}

/// Adds up a value; answers `false` as soon as it is too large to be repeated.
fn measure(node: &Node<'_>, size: &mut Size) -> bool {
    size.values += 1;
    match &node.kind {
        Kind::Empty => {}
        Kind::Scalar(scalar) => size.bytes += scalar.text.len(),
        Kind::List(items) => return items.iter().all(|item| measure(item, size)),
        Kind::Mapping(mapping) => {
            return mapping.entries.iter().all(|entry| {
                size.bytes += entry.name.len();
                measure(&entry.value, size)
            });
        }
    }
    size.is_allowed()
}

#[cfg(test)]
mod tests;
