//! Sources, and the citations that point to them.

use dateline_core::{Citation, Key, Source, SourceKind};
use dateline_text::{Span, Spanned};

use super::{CHECKS_OFF, checks_off, date, words_of};
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};
use crate::value::{Value, Word, is_web_address};
use crate::yaml;

const TITLE: Field = Field::new("title", Kind::Text, "What it is called.");
const KIND: Field = Field::new("kind", Kind::Word(SourceKind::words), "What it is.");
const AUTHORS: Field = Field::new("authors", Kind::List(&Kind::Text), "Who wrote or made it.");
const OUTLET: Field = Field::new("outlet", Kind::Text, "Who published it.");
const PUBLISHED: Field = Field::new("published", Kind::Date, "When it appeared.");
const URL: Field = Field::new("url", Kind::Url, "Its web address.");
const ARCHIVED: Field = Field::new("archived", Kind::Url, "The address of a kept copy.");
const ACCESSED: Field = Field::new("accessed", Kind::Date, "When it was last read.");
const LANGUAGE: Field = Field::new("language", Kind::Language, "The language that it is in.");
const LOCATOR: Field =
    Field::new("locator", Kind::Text, "Where in it: pages, minutes, an archive's mark.");
const RIGHTS: Field = Field::new("rights", Kind::Text, "Who holds the rights.");
const NOTE: Field = Field::new("note", Kind::Prose, "What a reader should know of it.");
const EXTRA: Field = Field::new("extra", Kind::Mapping, "Fields of your own, for themes.");

/// A source in the registry.
pub(crate) static SOURCE: Shape = Shape::new(
    "source",
    &[
        TITLE.required(),
        KIND,
        AUTHORS,
        OUTLET,
        PUBLISHED,
        URL,
        ARCHIVED,
        ACCESSED,
        LANGUAGE,
        LOCATOR,
        RIGHTS,
        NOTE,
        CHECKS_OFF,
        EXTRA,
    ],
);

/// What stands in a list of sources: a key with a place in it, or a whole source.
pub(crate) static CITATION: Shape = Shape::new(
    "citation",
    &[
        Field::new("key", Kind::Key("source"), "The source's key."),
        Field::new("at", Kind::Text, "Where in the source: `p. 3`, `00:12:40`."),
        NOTE,
        TITLE,
        KIND,
        AUTHORS,
        OUTLET,
        PUBLISHED,
        URL,
        ARCHIVED,
        ACCESSED,
        LANGUAGE,
        LOCATOR,
        RIGHTS,
        CHECKS_OFF,
        EXTRA,
    ],
);

/// A citation: a key, or a mapping.
pub(crate) const CITATION_KIND: Kind = Kind::Either(&Kind::Key("source"), &Kind::Record(&CITATION));

/// A source of the registry with this key. One without a title has the words of its key: that is
/// reported here, and would else be again at each place that cites it.
pub(crate) fn source(
    mut fields: Fields<'_>,
    key: Spanned<Key>,
    context: &mut Context<'_>,
) -> Source {
    let title = fields.require("title", context).and_then(|value| value.text(context));
    let title = title.unwrap_or_else(|| Spanned::from(words_of(key.as_str())));
    let source = rest(&mut fields, key, title, context);
    fields.done();
    source
}

/// A citation as it stands in a list of sources.
pub(crate) fn citation(value: Value<'_>, context: &mut Context<'_>) -> Option<Citation> {
    if let yaml::Kind::Scalar(_) = value.node.kind {
        let text = value.text(context)?;
        let is_address = is_web_address(&text.value);
        let key = text.as_ref().map(|text| Key::from(text.as_str()));
        let mut citation = Citation::new("");
        citation.key = key;
        if is_address {
            // An address alone is a source that nobody has described yet.
            citation.key.value = Key::from_words(&text.value);
            let mut source = Source::new(&citation.key.value, &*text.value);
            source.key.span = text.span;
            source.title.span = text.span;
            source.span = text.span;
            source.url = Some(text);
            source.in_place = true;
            citation.inline = Some(Box::new(source));
        }
        return Some(citation);
    }
    let span = value.span();
    if !matches!(value.node.kind, yaml::Kind::Mapping(_)) {
        return value.wrong("the key of a source or a mapping", context);
    }
    let mut fields = Fields::of(value.node, &CITATION, context)?;
    let mut citation = Citation::new("");
    citation.at = fields.take("at").and_then(|value| value.string(context));
    let Some(title) = fields.take("title") else {
        let what = if fields.has("url") && !fields.has("key") { "title" } else { "key" };
        let key = fields.require(what, context).and_then(|value| value.key(context));
        citation.note = fields.take("note").and_then(|value| value.prose(context));
        // What describes a source has no meaning beside the key of one that is described already.
        rest(&mut fields, Spanned::from(Key::from("")), Spanned::from(String::new()), context);
        fields.done();
        citation.key = key?;
        return Some(citation);
    };
    let title = title.text(context)?;
    let own = fields.take("key").and_then(|value| value.key(context));
    let in_place = own.is_none();
    let key = own.unwrap_or_else(|| Spanned::new(Key::from_words(&title.value), title.span));
    let mut source = rest(&mut fields, key.clone(), title, context);
    source.in_place = in_place;
    source.span = span;
    fields.done();
    citation.key = key;
    citation.inline = Some(Box::new(source));
    Some(citation)
}

/// A list of citations.
pub(crate) fn citations(value: Option<Value<'_>>, context: &mut Context<'_>) -> Vec<Citation> {
    value.map(|value| value.list(context, citation)).unwrap_or_default()
}

/// All that describes a source but its title.
fn rest(
    fields: &mut Fields<'_>,
    key: Spanned<Key>,
    title: Spanned<String>,
    context: &mut Context<'_>,
) -> Source {
    let mut source = Source::new("", "");
    source.span = whole(fields.span, key.span);
    source.key = key;
    source.title = title;
    source.kind = fields.take("kind").and_then(|value| value.word(context));
    source.authors = strings(fields.take("authors"), context);
    source.outlet = fields.take("outlet").and_then(|value| value.string(context));
    source.published = fields.take("published").and_then(|value| date(value, context));
    source.url = fields.take("url").and_then(|value| value.url(context));
    source.archived = fields.take("archived").and_then(|value| value.url(context));
    source.accessed = fields.take("accessed").and_then(|value| date(value, context));
    source.language = fields.take("language").and_then(|value| value.language(context));
    source.locator = fields.take("locator").and_then(|value| value.string(context));
    source.rights = fields.take("rights").and_then(|value| value.string(context));
    source.note = fields.take("note").and_then(|value| value.prose(context));
    source.checks_off = checks_off(fields, context);
    source.extra = fields.take("extra").map(|value| value.extra(context)).unwrap_or_default();
    source
}

/// Where a record of a registry stands: from its key to its end.
pub(crate) fn whole(fields: Span, key: Span) -> Span {
    if key.is_detached() || key.lo() > fields.lo() { fields } else { key.to(fields) }
}

/// A list of plain texts.
pub(crate) fn strings(value: Option<Value<'_>>, context: &mut Context<'_>) -> Vec<String> {
    value.map(|value| value.list(context, Value::string)).unwrap_or_default()
}

/// A list of plain texts that know their places.
pub(crate) fn texts(value: Option<Value<'_>>, context: &mut Context<'_>) -> Vec<Spanned<String>> {
    value.map(|value| value.list(context, Value::text)).unwrap_or_default()
}
