//! One value of a field, and what it can be taken for.
//!
//! Each method answers a value of the wanted kind or reports why there is none; so a decoder is a
//! list of fields and no more.

use dateline_core::{Coordinates, Extra, Key, Prose};
use dateline_text::{Diagnostic, Span, Spanned, nearest};

use crate::anchors::anchors;
use crate::code;
use crate::context::Context;
use crate::document::{has_control, is_control};
use crate::limits::MAX_LINE_CHARS;
use crate::yaml::{Kind, Node, Scalar};

/// What stands behind the colon of a field, or one item of it.
#[derive(Debug)]
pub(crate) struct Value<'a> {
    pub(crate) field: &'static str,
    /// Where the field's name stands.
    pub(crate) name: Span,
    pub(crate) node: Node<'a>,
}

/// A word that an author writes for a variant of an enum.
pub(crate) trait Word: Copy + 'static {
    /// Every variant.
    fn all() -> &'static [Self];
    /// The word of this one.
    fn word(self) -> &'static str;
    /// All words, for the table of fields.
    fn words() -> Vec<&'static str> {
        Self::all().iter().map(|one| one.word()).collect()
    }
}

impl<'a> Value<'a> {
    pub(crate) fn span(&self) -> Span {
        self.node.span
    }

    /// One line of plain text.
    pub(crate) fn text(self, context: &mut Context<'_>) -> Option<Spanned<String>> {
        let one_line = self.one_line(context)?;
        Some(one_line.map(|scalar| scalar.text.trim().to_owned()))
    }

    /// The same, where the place does not matter.
    pub(crate) fn string(self, context: &mut Context<'_>) -> Option<String> {
        self.text(context).map(|text| text.value)
    }

    /// Plain text of any number of lines.
    pub(crate) fn passage(self, context: &mut Context<'_>) -> Option<Spanned<String>> {
        let scalar = self.scalar("a text", context)?;
        Some(scalar.map(|scalar| scalar.text.trim().to_owned()))
    }

    /// One line of Markdown.
    pub(crate) fn line(self, context: &mut Context<'_>) -> Option<Prose> {
        let scalar = self.one_line(context)?;
        Some(prose(&scalar, context).into_line())
    }

    /// Markdown.
    pub(crate) fn prose(self, context: &mut Context<'_>) -> Option<Prose> {
        let scalar = self.scalar("a text", context)?;
        Some(prose(&scalar, context))
    }

    /// The key of a record. Whether it is well formed, and leads somewhere, is found out later.
    pub(crate) fn key(self, context: &mut Context<'_>) -> Option<Spanned<Key>> {
        self.text(context).map(|text| text.map(Key::from))
    }

    /// `true` or `false`.
    pub(crate) fn flag(self, context: &mut Context<'_>) -> Option<bool> {
        let field = self.field;
        let scalar = self.scalar("`true` or `false`", context)?;
        match &*scalar.text {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                let message = format!("`{field}` is `true` or `false`, not `{other}`");
                let help = "write `true` or leave the field out";
                context.error(code::UNKNOWN_WORD, message, scalar.span, help);
                None
            }
        }
    }

    /// The variant that an author's word means.
    pub(crate) fn word<W: Word>(self, context: &mut Context<'_>) -> Option<W> {
        let text = self.one_of(&W::words(), context)?;
        W::all().iter().copied().find(|one| one.word() == text.value)
    }

    /// One of some words.
    pub(crate) fn one_of(
        self,
        words: &[&str],
        context: &mut Context<'_>,
    ) -> Option<Spanned<String>> {
        let field = self.field;
        let text = self.text(context)?;
        if words.contains(&&*text.value) {
            return Some(text);
        }
        let message = format!("`{}` is none of the words that `{field}` takes", text.value);
        let mut diagnostic = Diagnostic::error(code::UNKNOWN_WORD, message).at(text.span);
        let near = nearest(&text.value, words.iter().copied());
        let others = words.iter().filter(|word| Some(**word) != near);
        let others: Vec<String> = others.map(|word| format!("`{word}`")).collect();
        let mut help = format!("write one of {}", others.join(", "));
        if let Some(near) = near {
            diagnostic = diagnostic.fix(text.span, near);
            help = format!("write `{near}`, or one of {}", others.join(", "));
        }
        context.report.push(diagnostic.help(help));
        None
    }

    /// A web address: `http` or `https`, without blanks.
    pub(crate) fn url(self, context: &mut Context<'_>) -> Option<Spanned<String>> {
        let field = self.field;
        let text = self.text(context)?;
        if is_web_address(&text.value) {
            return Some(text);
        }
        let message = format!("`{field}` is a web address, and `{}` is none", text.value);
        let help = "write the whole address, with `https://`";
        context.error(code::WRONG_VALUE, message, text.span, help);
        None
    }

    /// The tag of a language (BCP 47).
    pub(crate) fn language(self, context: &mut Context<'_>) -> Option<Spanned<String>> {
        let text = self.text(context)?;
        let mut parts = text.value.split('-');
        let first = parts.next().unwrap_or_default();
        // Longer ones may be registered, and none is; whoever writes `german` means `de`.
        let well_formed = (2..=3).contains(&first.len())
            && first.bytes().all(|byte| byte.is_ascii_alphabetic())
            && parts.all(|part| {
                (1..=8).contains(&part.len())
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        if well_formed {
            return Some(text);
        }
        let message = format!("`{}` is no tag of a language", text.value);
        context.error(code::WRONG_VALUE, message, text.span, "write one such as `en` or `pt-BR`");
        None
    }

    /// A number of degrees up to `most` in both directions.
    pub(crate) fn degrees(self, most: f64, context: &mut Context<'_>) -> Option<f64> {
        let field = self.field;
        let text = self.text(context)?;
        let digits =
            text.value.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+'));
        let number = text.value.parse::<f64>().ok().filter(|number| digits && number.is_finite());
        let (message, help) = match number {
            Some(number) if (-most..=most).contains(&number) => return Some(number),
            Some(_) => (
                format!("`{}` degrees is beyond {most}", text.value),
                "latitude comes first (up to 90), longitude second (up to 180)",
            ),
            None => (
                format!("`{field}` takes degrees, and `{}` is no such number", text.value),
                "write a decimal number such as `55.752`",
            ),
        };
        context.error(code::WRONG_VALUE, message, text.span, help);
        None
    }

    /// Latitude and longitude.
    pub(crate) fn point(self, context: &mut Context<'_>) -> Option<Coordinates> {
        let (field, span) = (self.field, self.node.span);
        let Kind::List(items) = self.node.kind else {
            return self.wrong("latitude and longitude, as `[55.752, 37.617]`", context);
        };
        let Ok([latitude, longitude]) = <[Node<'_>; 2]>::try_from(items) else {
            let message = format!("`{field}` takes two numbers");
            let help = "write latitude and longitude, as `[55.752, 37.617]`";
            context.error(code::WRONG_VALUE, message, span, help);
            return None;
        };
        let number = |node, most, context: &mut Context<'_>| {
            Value { field, name: self.name, node }.degrees(most, context)
        };
        let latitude = number(latitude, 90.0, context);
        let longitude = number(longitude, 180.0, context);
        Coordinates::new(latitude?, longitude?)
    }

    /// Several values; one that is written without brackets is a list of one.
    pub(crate) fn list<T>(
        self,
        context: &mut Context<'_>,
        mut item: impl FnMut(Value<'a>, &mut Context<'_>) -> Option<T>,
    ) -> Vec<T> {
        let field = self.field;
        let items = match self.node.kind {
            Kind::List(items) => items,
            Kind::Scalar(_) => vec![self.node],
            other => {
                let message = format!("`{field}` takes a list, not {}", other.named());
                let node = Node { kind: other, ..self.node };
                let span = Value { node, ..self }.head();
                let help = "begin each item with a dash, on a line of its own";
                context.error(code::WRONG_KIND, message, span, help);
                return Vec::new();
            }
        };
        let mut all = Vec::with_capacity(items.len());
        for node in items {
            if node.is_blank() {
                let message = format!("an item of `{field}` is empty");
                context.error(code::WRONG_VALUE, message, node.span, "remove it");
            } else {
                // An item has no name of its own before it.
                all.extend(item(Value { field, name: node.span, node }, context));
            }
        }
        all
    }

    /// Values by their names, in the author's order.
    pub(crate) fn entries(self, context: &mut Context<'_>) -> Vec<(Spanned<String>, Value<'a>)> {
        let field = self.field;
        let Kind::Mapping(mapping) = self.node.kind else {
            self.wrong::<()>("a mapping", context);
            return Vec::new();
        };
        let entries = mapping.entries.into_iter().map(|entry| {
            let name = entry.name.map(std::borrow::Cow::into_owned);
            let value = Value { field, name: name.span, node: entry.value };
            (name, value)
        });
        entries.collect()
    }

    /// The author's own fields, each with the place of its name.
    pub(crate) fn placed_extra(self, context: &mut Context<'_>) -> Vec<(Spanned<String>, Extra)> {
        let entries = self.entries(context);
        entries.into_iter().map(|(name, value)| (name, extra(value, context))).collect()
    }

    /// The author's own fields.
    pub(crate) fn extra(self, context: &mut Context<'_>) -> Vec<(String, Extra)> {
        let entries = self.entries(context);
        entries.into_iter().map(|(name, value)| (name.value, extra(value, context))).collect()
    }

    /// Reports that the value is of another kind than the field takes.
    pub(crate) fn wrong<T>(&self, wanted: &str, context: &mut Context<'_>) -> Option<T> {
        let message = format!("`{}` takes {wanted}, not {}", self.field, self.node.kind.named());
        context.report.push(Diagnostic::error(code::WRONG_KIND, message).at(self.head()));
        None
    }

    /// Where a value of the wrong kind is shown: a block of many lines by the field's name.
    fn head(&self) -> Span {
        match self.node.kind {
            Kind::List(_) | Kind::Mapping(_) if self.name.hi() < self.node.span.lo() => {
                self.name.to(self.node.span)
            }
            _ => self.node.span,
        }
    }

    fn one_line(self, context: &mut Context<'_>) -> Option<Spanned<Scalar<'a>>> {
        let field = self.field;
        let scalar = self.scalar("a text", context)?;
        let text = scalar.text.trim();
        let (code, message) = if text.contains('\n') {
            (code::WRONG_VALUE, format!("`{field}` is one line, not several"))
        } else if text.len() > MAX_LINE_CHARS && text.chars().nth(MAX_LINE_CHARS).is_some() {
            (code::TOO_LARGE, format!("`{field}` is longer than {MAX_LINE_CHARS} characters"))
        } else {
            return Some(scalar);
        };
        context.error(code, message, scalar.span, "shorten it; the rest can go into the text");
        None
    }

    /// Text of any kind, without characters that no text has.
    fn scalar(self, wanted: &str, context: &mut Context<'_>) -> Option<Spanned<Scalar<'a>>> {
        let span = self.node.span;
        let Kind::Scalar(scalar) = self.node.kind else {
            return self.wrong(wanted, context);
        };
        // Nearly no text has one, and whether it does is known sooner than which.
        if (has_control(&scalar.text) || scalar.text.contains('\r'))
            && let Some(c) = scalar.text.chars().find(|&c| is_control(c) || c == '\r')
        {
            let message =
                format!("the control character U+{:04X} cannot stand in a text", u32::from(c));
            context.error(code::CONTROL_CHARACTER, message, span, "remove the escape");
            return None;
        }
        Some(Spanned::new(scalar, span))
    }
}

impl Node<'_> {
    /// Whether nothing is written there, or nothing but blanks.
    pub(crate) fn is_blank(&self) -> bool {
        match &self.kind {
            Kind::Empty => true,
            Kind::Scalar(scalar) => scalar.text.trim().is_empty(),
            Kind::List(_) | Kind::Mapping(_) => false,
        }
    }
}

impl Kind<'_> {
    /// What the value is, in words.
    pub(crate) fn named(&self) -> &'static str {
        match self {
            Kind::Empty => "nothing",
            Kind::Scalar(_) => "a text",
            Kind::List(_) => "a list",
            Kind::Mapping(_) => "a mapping",
        }
    }
}

/// A scalar as Markdown that knows its bytes.
fn prose(scalar: &Spanned<Scalar<'_>>, context: &Context<'_>) -> Prose {
    let text = scalar.text.trim_end();
    let (span, written) = (scalar.span, context.sources.slice(scalar.span));
    // Most values stand in the file as they are, bare or in quotation marks.
    let as_is = [0, 1]
        .into_iter()
        .find(|&at| written.get(at..).is_some_and(|written| written.starts_with(text)));
    if let Some((at, file)) = as_is.zip(span.file()) {
        let start = span.lo() + at;
        return Prose::part_of(context.sources.shared(file), start..start + text.len(), span);
    }
    Prose::read_from(text.to_owned(), span, anchors(text, written, span.lo()))
}

/// Whether a text is an address of the web: nothing else may become a link.
pub(crate) fn is_web_address(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|known| {
        let (start, rest) = text.split_at_checked(known.len())?;
        start.eq_ignore_ascii_case(known).then_some(rest)
    });
    let is_refused = |c: char| match c {
        '<' | '>' | '"' | '\\' | '`' => true,
        ' '..='~' => c == ' ',
        _ => c.is_whitespace() || c.is_control(),
    };
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !rest.contains(is_refused)
    })
}

fn extra(value: Value<'_>, context: &mut Context<'_>) -> Extra {
    let (field, name) = (value.field, value.name);
    match value.node.kind {
        Kind::Empty => Extra::Empty,
        Kind::List(items) => {
            let items = items.into_iter();
            Extra::List(items.map(|node| extra(Value { field, name, node }, context)).collect())
        }
        Kind::Mapping(_) => Extra::Mapping(value.extra(context)),
        Kind::Scalar(_) => {
            let Some(scalar) = value.scalar("a text", context) else { return Extra::Empty };
            let Scalar { text, plain } = scalar.value;
            match &*text {
                "true" if plain => return Extra::Flag(true),
                "false" if plain => return Extra::Flag(false),
                _ => {}
            }
            // Only what is written as numbers are: `007` and `1_000` are texts.
            match text.parse::<i64>() {
                Ok(number) if plain && number.to_string() == text => Extra::Number(number),
                _ => Extra::Text(text.into_owned()),
            }
        }
    }
}
