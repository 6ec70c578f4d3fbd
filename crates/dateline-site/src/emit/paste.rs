//! A timeline as a piece of HTML for pages that allow neither frames nor scripts.
//!
//! The template `fragment.html` makes it: markup with styles that reach nothing else. Its links are
//! whole addresses, since nobody knows where it will stand. The page `paste.html` shows it as text.

use dateline_core::Entry;
use tera::{Context, Value};

use super::frame::{Frame, page};
use crate::config::Emit;
use crate::press::Press;
use crate::route::{ROOT_MARK, Route};
use crate::show::Desk;
use crate::site::{NO_TEXTS, Site};
use crate::telling::Telling;
use crate::value::value;
use crate::view;

/// A longer timeline is better framed.
const LONGEST: usize = 100;

/// Where the page with a story's fragment lies; none where it has no such page.
pub(crate) fn route(site: &Site<'_>, telling: &Telling<'_>) -> Option<Route> {
    let is_wanted = site.config.emits(Emit::Embed)
        && site.config.base_url.is_some()
        && site.theme.file("templates/paste.html").is_some()
        && telling.part.is_none()
        && telling.entries.len() <= LONGEST;
    is_wanted.then(|| telling.route().sub("embed").sub("paste"))
}

/// Writes the page with a story's fragment.
pub(super) fn paste<'a, E: Send>(
    press: &Press<'_, 'a, E>,
    telling: &'a Telling<'a>,
    timeline: &Value,
    title: &str,
) {
    let site = press.site;
    let (Some(route), Some(base)) = (route(site, telling), &site.config.base_url) else { return };
    let language = &site.languages[telling.language];
    let mut desk = Desk::of_story(site, telling, &site.wanted.everywhere);
    let row = |entry: &Entry<'a>| desk.row(entry.event, None);
    let rows: Vec<_> = telling.entries.iter().map(row).collect();
    let mut context = Context::new();
    context.insert_value("timeline", timeline.clone());
    context.insert_value("rows", value(&rows, &site.wanted.everywhere));
    context.insert_value("language", Value::normal_string(&language.tag));
    context.insert_value("dir", Value::normal_string(crate::words::direction(&language.tag)));
    let mut html = Vec::new();
    if let Err(error) = language.engine.render("fragment.html", &context, &mut html) {
        press.template_error(&error);
        return;
    }
    let html = String::from_utf8_lossy(&html).replace(ROOT_MARK, base.as_str());
    let shown = view::Paste { href: telling.route().href(), title: title.to_owned(), code: html };
    let mut frame = Frame {
        kind: "paste",
        template: "paste.html",
        route,
        title: title.to_owned(),
        description: String::new(),
        breadcrumbs: vec![view::Link { href: telling.route().href(), title: title.to_owned() }],
        content: Some(("paste", value(&shown, site.wanted.of("paste.html")))),
        telling: Some(telling),
        json_ld: None,
        alternates: Vec::new(),
        picture: None,
        texts: NO_TEXTS,
    };
    page(press, language, &mut frame, None);
}
