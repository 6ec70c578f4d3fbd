//! Pictures, recordings, documents, and things embedded from elsewhere.

use dateline_core::{Media, MediaFile};
use dateline_text::{Diagnostic, Spanned};

use super::date;
use crate::code;
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};
use crate::value::{Value, is_web_address};
use crate::yaml;

pub(crate) static MEDIA: Shape = Shape::new(
    "media item",
    &[
        Field::new("src", Kind::Path, "The file, by its path from the file that names it."),
        Field::new(
            "embed",
            Kind::Url,
            "The address of a thing that lies elsewhere; shown as a card.",
        ),
        Field::new("alt", Kind::Text, "What is to be seen, for those who do not see it."),
        Field::new("caption", Kind::Prose, "Words below it."),
        Field::new("credit", Kind::Text, "Who made it."),
        Field::new("license", Kind::Text, "Under which licence it may be shown."),
        Field::new("link", Kind::Url, "Where it leads when it is followed."),
        Field::new("expires", Kind::Date, "The last day on which it may be shown."),
        Field::new("title", Kind::Text, "The name of an embedded thing."),
        Field::new("thumbnail", Kind::Path, "The still picture of an embedded thing."),
    ],
);

/// A path alone, or a mapping.
pub(crate) const MEDIA_KIND: Kind = Kind::Either(&Kind::Path, &Kind::Record(&MEDIA));

/// One picture or other thing to look at.
pub(crate) fn media(value: Value<'_>, context: &mut Context<'_>) -> Option<Media> {
    let span = value.span();
    if let yaml::Kind::Scalar(_) = value.node.kind {
        let mut media = Media::of(MediaFile::Local(path(value, context)?));
        media.span = span;
        return Some(media);
    }
    if !matches!(value.node.kind, yaml::Kind::Mapping(_)) {
        return value.wrong("a path or a mapping", context);
    }
    let mut fields = Fields::of(value.node, &MEDIA, context)?;
    let embed = fields.take("embed");
    let file = match embed {
        Some(embed) => {
            if let Some(src) = fields.take("src") {
                let message = "a media item has either `src` or `embed`, not both";
                context.report.push(
                    Diagnostic::error(code::WRONG_VALUE, message)
                        .at(src.span())
                        .label(embed.span(), "embedded from here"),
                );
            }
            embed.url(context).map(MediaFile::Embed)
        }
        None => fields
            .require("src", context)
            .and_then(|value| path(value, context))
            .map(MediaFile::Local),
    };
    let mut media = Media::of(MediaFile::Local(Spanned::default()));
    media.span = span;
    media.alt = fields.take("alt").and_then(|value| value.passage(context));
    media.caption = fields.take("caption").and_then(|value| value.prose(context));
    media.credit = fields.take("credit").and_then(|value| value.string(context));
    media.license = fields.take("license").and_then(|value| value.string(context));
    media.link = fields.take("link").and_then(|value| value.url(context));
    media.expires = fields.take("expires").and_then(|value| date(value, context));
    media.title = fields.take("title").and_then(|value| value.string(context));
    media.thumbnail = fields.take("thumbnail").and_then(|value| path(value, context));
    fields.done();
    media.file = file?;
    Some(media)
}

/// A path, as seen from the file that names it, as one below the content folder. A slash at its
/// head stands for the content folder. No path leads out of it.
pub(crate) fn path(value: Value<'_>, context: &mut Context<'_>) -> Option<Spanned<String>> {
    let field = value.field;
    let text = value.text(context)?;
    let (message, help) = if is_web_address(&text.value) || text.value.starts_with("//") {
        (
            format!("`{field}` is the path of a file, not a web address"),
            "keep a copy beside the text, or write `embed:` for a card that leads there",
        )
    } else if text.value.contains('\\') {
        (format!("`{field}` holds a backslash"), "divide the parts of a path by `/`")
    } else {
        let base = text.span.file().map_or("", |file| {
            context.sources.path(file).strip_prefix(&*context.root).unwrap_or_default()
        });
        let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
        match joined(folder, &text.value) {
            Some(path) => return Some(Spanned::new(path, text.span)),
            None => (
                format!("`{}` leads out of the content folder", text.value),
                "keep the file below the content folder",
            ),
        }
    };
    context.error(code::WRONG_VALUE, message, text.span, help);
    None
}

/// A path below a folder, without `.` and `..`; nothing where it leads out or nowhere.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    let base = if path.starts_with('/') { "" } else { folder };
    for part in base.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty() && !path.ends_with('/')).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn no_path_leads_out() {
        let table = [
            ("a", "media/x.png", Some("a/media/x.png")),
            ("", "media/x.png", Some("media/x.png")),
            ("a", "../media/./x.png", Some("media/x.png")),
            ("a", "/media/x.png", Some("media/x.png")),
            ("a/b", "../../x", Some("x")),
            ("a", "../../x", None),
            ("a", "/../x", None),
            ("", "../x", None),
            ("a", "x/../../..", None),
            ("a", "..", None),
            ("a", "x/", None),
            ("a", "тест/фото.png", Some("a/тест/фото.png")),
        ];
        for (folder, path, want) in table {
            assert_eq!(joined(folder, path).as_deref(), want, "{folder} {path}");
        }
    }
}
