//! The fields of a record: which there are, and typed access to those that an author gave.
//!
//! A record's fields stand in one table, a [`Shape`]. What the table does not have is an unknown
//! field, and the JSON Schema is made from the same table; so neither can say what the other does
//! not.

use dateline_text::{Diagnostic, Span, nearest};

use crate::code;
use crate::context::Context;
use crate::value::Value;
use crate::yaml::{self, Node};

/// What a record may say.
#[derive(Debug)]
#[non_exhaustive]
pub struct Shape {
    /// What the record is called: `event`.
    pub name: &'static str,
    /// Its fields, in the order of the manual.
    pub fields: &'static [Field],
}

/// One field of a record.
#[derive(Debug)]
#[non_exhaustive]
pub struct Field {
    /// The name before the colon.
    pub name: &'static str,
    /// What stands behind it.
    pub kind: Kind,
    /// One sentence on what it means.
    pub description: &'static str,
    /// Whether the record is nothing without it.
    pub required: bool,
}

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// One line of plain text.
    Text,
    /// Plain text of any number of lines.
    Passage,
    /// One line of Markdown.
    Line,
    /// Markdown.
    Prose,
    /// A date: EDTF or a phrase.
    Date,
    /// A time of day, `14:30`.
    Time,
    /// The key of a record of this kind.
    Key(&'static str),
    /// A web address.
    Url,
    /// A mail address or a web address.
    Contact,
    /// A path of a file beside the one that names it.
    Path,
    /// The tag of a language (BCP 47).
    Language,
    /// The name of a time zone, or its offset from UTC.
    Zone,
    /// `true` or `false`.
    Flag,
    /// Degrees between minus and plus this number.
    Degrees(f64),
    /// Latitude and longitude.
    Point,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// Several of them.
    List(&'static Kind),
    /// A mapping with these fields.
    Record(&'static Shape),
    /// A mapping from keys to mappings with these fields.
    Registry(&'static Shape),
    /// Either of two.
    Either(&'static Kind, &'static Kind),
    /// A mapping of fields that only their author knows.
    Mapping,
}

impl Shape {
    pub(crate) const fn new(name: &'static str, fields: &'static [Field]) -> Shape {
        Shape { name, fields }
    }

    /// The name with its article: `an event`.
    pub(crate) fn with_article(&self) -> String {
        let vowel = self.name.starts_with(['a', 'e', 'i', 'o', 'u']);
        format!("{} {}", if vowel { "an" } else { "a" }, self.name)
    }

    fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Field {
    pub(crate) const fn new(name: &'static str, kind: Kind, description: &'static str) -> Field {
        Field { name, kind, description, required: false }
    }

    pub(crate) const fn required(self) -> Field {
        Field { required: true, ..self }
    }
}

/// The fields that an author gave a record.
pub(crate) struct Fields<'a> {
    shape: &'static Shape,
    /// Where the record stands.
    pub(crate) span: Span,
    /// Where something is said to be missing.
    pub(crate) head: Span,
    cut_short: bool,
    given: Vec<Value<'a>>,
    /// Those that were given without a value.
    blank: Vec<(&'static str, Span)>,
    /// Those that a field with an unknown name was probably meant to be: told by that name already.
    misspelled: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of a mapping; unknown ones are reported, and so is what is no mapping.
    pub(crate) fn of(
        node: Node<'a>,
        shape: &'static Shape,
        context: &mut Context<'_>,
    ) -> Option<Fields<'a>> {
        let mut fields = Fields::none(shape, node.span);
        match node.kind {
            yaml::Kind::Mapping(mapping) => {
                fields.cut_short = mapping.cut_short;
                fields.head = mapping.entries.first().map_or(node.span, |entry| entry.name.span);
                for entry in mapping.entries {
                    let span = entry.name.span;
                    let Some(field) = shape.field(&entry.name) else {
                        fields.unknown(&entry.name, span, context);
                        continue;
                    };
                    if entry.value.is_blank() {
                        let whole = span.to(entry.value.span);
                        fields.blank.push((field.name, whole));
                    } else {
                        fields.given.push(Value {
                            field: field.name,
                            name: span,
                            node: entry.value,
                        });
                    }
                }
                Some(fields)
            }
            yaml::Kind::Empty => Some(fields),
            other => {
                let message = format!(
                    "{} is a mapping of fields, not {}",
                    shape.with_article(),
                    other.named()
                );
                let help = "write `name: value` lines";
                context.error(code::WRONG_KIND, message, node.span, help);
                None
            }
        }
    }

    /// No fields: for a record that has only a text.
    pub(crate) fn none(shape: &'static Shape, span: Span) -> Fields<'a> {
        let (given, blank, misspelled) = (Vec::new(), Vec::new(), Vec::new());
        Fields { shape, span, head: span, cut_short: false, given, blank, misspelled }
    }

    /// The value of a field, if it was given one.
    pub(crate) fn take(&mut self, name: &'static str) -> Option<Value<'a>> {
        debug_assert!(self.shape.field(name).is_some(), "{} has `{name}`", self.shape.name);
        let at = self.given.iter().position(|value| value.field == name)?;
        Some(self.given.swap_remove(at))
    }

    /// Whether nothing that the record knows was given.
    pub(crate) fn is_empty(&self) -> bool {
        self.given.is_empty() && self.blank.is_empty()
    }

    /// Whether a field was given a value, and that was not taken yet.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.given.iter().any(|value| value.field == name)
    }

    /// The value of a field without which the record is nothing; its absence is reported, unless
    /// a mistake cut the record short.
    pub(crate) fn require(
        &mut self,
        name: &'static str,
        context: &mut Context<'_>,
    ) -> Option<Value<'a>> {
        let value = self.take(name);
        if value.is_none() && !self.cut_short && !self.misspelled.contains(&name) {
            let blank = self.blank.iter().find(|(blank, _)| *blank == name);
            let (message, span) = match blank {
                Some((_, span)) => (format!("`{name}` is empty"), *span),
                None => (format!("{} needs a `{name}`", self.shape.with_article()), self.head),
            };
            let help = format!("add `{name}: …`");
            context.error(code::MISSING_FIELD, message, span, &help);
        }
        value
    }

    /// Reports a field that was given without a value; answers whether it was.
    pub(crate) fn refuse_blank(&self, name: &'static str, context: &mut Context<'_>) -> bool {
        let blank = self.blank.iter().find(|(blank, _)| *blank == name);
        if let Some((_, span)) = blank {
            let help = format!("add its value, or take `{name}:` out");
            context.error(code::MISSING_FIELD, format!("`{name}` is empty"), *span, &help);
        }
        blank.is_some()
    }

    /// To be called when all fields have been taken: a field of the table that no decoder takes
    /// would be lost in silence.
    pub(crate) fn done(self) {
        debug_assert!(
            self.given.is_empty(),
            "every field of {} is taken, also {:?}",
            self.shape.name,
            self.given.first().map(|value| value.field)
        );
    }

    fn unknown(&mut self, name: &str, span: Span, context: &mut Context<'_>) {
        let message = format!("{} has no field `{name}`", self.shape.with_article());
        let mut diagnostic = Diagnostic::error(code::UNKNOWN_FIELD, message).at(span);
        let shape = self.shape;
        let names = shape.fields.iter().map(|field| field.name);
        if let Some(near) = nearest(name, names) {
            diagnostic = diagnostic.help(format!("there is one named `{near}`"));
            self.misspelled.push(near);
            if !self.has(near) {
                diagnostic = diagnostic.fix(span, near);
            }
        } else if self.shape.field("extra").is_some() {
            diagnostic = diagnostic.help("fields of your own go below `extra`");
        }
        context.report.push(diagnostic);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::fmt::Write;

    use super::{Kind, Shape};

    /// YAML of a kind; a record in it has every field of its table.
    pub(crate) fn example(kind: &Kind) -> String {
        value(kind, "").trim_start_matches('\n').to_owned()
    }

    fn record(shape: &Shape, indent: &str) -> String {
        let mut out = String::new();
        for field in shape.fields {
            let value = value(&field.kind, &format!("{indent}  "));
            write!(out, "\n{indent}{}: {value}", field.name).unwrap();
        }
        out
    }

    fn value(kind: &Kind, indent: &str) -> String {
        match kind {
            Kind::Text | Kind::Passage | Kind::Line | Kind::Prose => "text".to_owned(),
            Kind::Date => "2000-06-04".to_owned(),
            Kind::Time => "'14:30'".to_owned(),
            Kind::Key(_) => "key".to_owned(),
            Kind::Url => "https://example.org/".to_owned(),
            Kind::Contact => "desk@example.org".to_owned(),
            Kind::Path => "media/x.png".to_owned(),
            Kind::Language => "en".to_owned(),
            Kind::Zone => "Europe/Kyiv".to_owned(),
            Kind::Flag => "true".to_owned(),
            Kind::Degrees(_) => "1.5".to_owned(),
            Kind::Point => "[1.5, 2.5]".to_owned(),
            Kind::Word(words) => words()[0].to_owned(),
            Kind::List(kind) => {
                format!("\n{indent}- {}", value(kind, &format!("{indent}  ")))
            }
            Kind::Record(shape) => record(shape, indent),
            Kind::Either(_, kind) => value(kind, indent),
            Kind::Registry(shape) => format!("a:{}", record(shape, "  ")),
            Kind::Mapping => "{a: 1}".to_owned(),
        }
    }
}
