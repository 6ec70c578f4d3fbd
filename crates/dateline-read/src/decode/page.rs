//! Plain pages.

use dateline_core::{Key, Page, Prose};
use dateline_text::Spanned;

use super::words_of;
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};

pub(crate) static PAGE: Shape = Shape::new(
    "page",
    &[
        Field::new("page", Kind::Flag, "`true`: this file is a page and not a timeline.")
            .required(),
        Field::new("title", Kind::Line, "Its title; the words of the file's name by default."),
        Field::new("summary", Kind::Prose, "One sentence for search engines and cards."),
    ],
);

/// A page with this key and this text.
pub(crate) fn page(
    mut fields: Fields<'_>,
    key: Spanned<Key>,
    body: Prose,
    context: &mut Context<'_>,
) -> Page {
    // Looked at before: it is why this is a page.
    fields.take("page");
    let title = fields.take("title").and_then(|value| value.line(context));
    let title = title.unwrap_or_else(|| words_of(key.as_str()).into());
    let mut page = Page::new("", title, body);
    page.span = fields.span;
    page.key = key;
    page.summary = fields.take("summary").and_then(|value| value.prose(context));
    fields.done();
    page
}
