//! The site's own fields.

use dateline_text::Spanned;

use super::media::path;
use super::{CHECKS_OFF, checks_off, zone};
use crate::code;
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};
use crate::site::{DATE_STYLES, EMITS, NavigationItem, Publisher, SiteFile};
use crate::value::{Value, is_web_address};
use crate::yaml;

static PUBLISHER: Shape = Shape::new(
    "publisher",
    &[
        Field::new("name", Kind::Text, "The name.").required(),
        Field::new("url", Kind::Url, "The publisher's own web address."),
        Field::new("logo", Kind::Path, "A picture."),
    ],
);

static NAVIGATION: Shape = Shape::new(
    "navigation item",
    &[
        Field::new("to", Kind::Text, "The key of a timeline or a page, or a web address.")
            .required(),
        Field::new("title", Kind::Text, "The words to be shown."),
    ],
);

pub(crate) static SITE: Shape = Shape::new(
    "site",
    &[
        Field::new("title", Kind::Text, "The name of the site."),
        Field::new("description", Kind::Prose, "What it is, in one or two sentences."),
        Field::new("base_url", Kind::Url, "The address that it is published at."),
        Field::new("language", Kind::Language, "The language of its pages; `en` by default."),
        Field::new("theme", Kind::Text, "The name of the theme."),
        Field::new("theme_settings", Kind::Mapping, "What the theme is to do."),
        Field::new("date_style", Kind::Word(date_styles), "How dates are written."),
        Field::new("time_zone", Kind::Zone, "The zone of times that have none of their own."),
        Field::new(
            "publisher",
            Kind::Either(&Kind::Text, &Kind::Record(&PUBLISHER)),
            "Who publishes it.",
        ),
        Field::new("contact", Kind::Contact, "Where to report an error: a mail or web address."),
        Field::new("corrections_policy", Kind::Prose, "How mistakes are corrected."),
        Field::new("license", Kind::Text, "Under which licence the texts may be used."),
        Field::new(
            "emit",
            Kind::List(&Kind::Word(emits)),
            "What is made beside the pages; all of it by default.",
        ),
        Field::new(
            "navigation",
            Kind::List(&Kind::Either(&Kind::Text, &Kind::Record(&NAVIGATION))),
            "What the head of each page leads to.",
        ),
        CHECKS_OFF,
        Field::new("unsafe_html", Kind::Flag, "Whether HTML in texts stays HTML."),
        Field::new("extra", Kind::Mapping, "Fields of your own, for themes."),
    ],
);

fn date_styles() -> Vec<&'static str> {
    DATE_STYLES.to_vec()
}

fn emits() -> Vec<&'static str> {
    EMITS.to_vec()
}

/// What a site file says.
pub(crate) fn site(mut fields: Fields<'_>, context: &mut Context<'_>) -> SiteFile {
    let mut site = SiteFile { span: fields.span, ..SiteFile::default() };
    site.title = fields.take("title").and_then(|value| value.text(context));
    site.description = fields.take("description").and_then(|value| value.prose(context));
    site.base_url = fields.take("base_url").and_then(|value| value.url(context));
    site.language = fields.take("language").and_then(|value| value.language(context));
    site.theme = fields.take("theme").and_then(|value| value.text(context));
    site.theme_settings =
        fields.take("theme_settings").map(|value| value.placed_extra(context)).unwrap_or_default();
    site.date_style =
        fields.take("date_style").and_then(|value| value.one_of(DATE_STYLES, context));
    site.time_zone = fields.take("time_zone").and_then(|value| zone(value, context));
    site.publisher = fields.take("publisher").and_then(|value| publisher(value, context));
    site.contact = fields.take("contact").and_then(|value| contact(value, context));
    site.corrections_policy =
        fields.take("corrections_policy").and_then(|value| value.prose(context));
    site.license = fields.take("license").and_then(|value| value.text(context));
    site.emit = fields
        .take("emit")
        .map(|value| value.list(context, |value, context| value.one_of(EMITS, context)));
    site.navigation = fields.take("navigation").map(|value| value.list(context, navigation));
    site.checks_off = checks_off(&mut fields, context);
    site.unsafe_html =
        fields.take("unsafe_html").and_then(|value| value.flag(context)) == Some(true);
    site.extra = fields.take("extra").map(|value| value.extra(context)).unwrap_or_default();
    fields.done();
    site
}

fn publisher(value: Value<'_>, context: &mut Context<'_>) -> Option<Publisher> {
    if let yaml::Kind::Scalar(_) = value.node.kind {
        return Some(Publisher { name: value.text(context)?, ..Publisher::default() });
    }
    let mut fields = Fields::of(value.node, &PUBLISHER, context)?;
    let name = fields.require("name", context).and_then(|value| value.text(context));
    let url = fields.take("url").and_then(|value| value.url(context));
    let logo = fields.take("logo").and_then(|value| path(value, context));
    fields.done();
    Some(Publisher { name: name?, url, logo })
}

fn navigation(value: Value<'_>, context: &mut Context<'_>) -> Option<NavigationItem> {
    if let yaml::Kind::Scalar(_) = value.node.kind {
        return Some(NavigationItem { target: value.text(context)?, title: None });
    }
    let mut fields = Fields::of(value.node, &NAVIGATION, context)?;
    let target = fields.require("to", context).and_then(|value| value.text(context));
    let title = fields.take("title").and_then(|value| value.string(context));
    fields.done();
    Some(NavigationItem { target: target?, title })
}

/// A mail address or a web address.
fn contact(value: Value<'_>, context: &mut Context<'_>) -> Option<Spanned<String>> {
    let text = value.text(context)?;
    let is_mail = text.split_once('@').is_some_and(|(name, host)| {
        let plain = |part: &str| {
            !part.is_empty()
                && !part.contains(|c: char| {
                    c.is_whitespace() || matches!(c, '@' | '<' | '>' | '"' | '?' | '&')
                })
        };
        plain(name) && plain(host)
    });
    if is_mail || is_web_address(&text) {
        return Some(text);
    }
    let message = format!("`{}` is neither a mail address nor a web address", *text);
    context.error(code::WRONG_VALUE, message, text.span, "write one such as `desk@example.org`");
    None
}
