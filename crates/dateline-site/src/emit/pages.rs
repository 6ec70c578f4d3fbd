//! The pages: each view in its template, in the frame that all pages have.

use dateline_core::{EntityKind, Entry, Page, Ref, Retraction, Tag, Timeline};
use tera::{Context, Value};

use super::frame::{Frame, embedded, oembed_link, page, picture, summary};
use super::{cards, embed, jsonld, paste};
use crate::config::Emit;
use crate::html::Notes;
use crate::press::Press;
use crate::route::Route;
use crate::show::{self, Desk};
use crate::site::NO_TEXTS;
use crate::spread::{Leaf, Spread};
use crate::telling::Telling;
use crate::value::value;
use crate::{html, places, view};

/// A page that stands by itself; a story's comes with its events.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Single<'a> {
    Home,
    Entity(Ref<'a, dateline_core::Entity>),
    Entities(EntityKind),
    Source(Ref<'a, dateline_core::Source>),
    Sources,
    Tag(Tag<'a>),
    Tags,
    Corrections,
    Plain(Ref<'a, Page>),
    Search,
    NotFound,
}

impl<'a> Single<'a> {
    /// Where it lies.
    pub(crate) fn route(self) -> Route {
        match self {
            Single::Home => Route::home(),
            Single::Entity(entity) => places::entity(entity.get()),
            Single::Entities(kind) => places::entities(kind),
            Single::Source(source) => places::source(source.get()),
            Single::Sources => places::sources(),
            Single::Tag(tag) => places::tag(tag.key()),
            Single::Tags => places::tags(),
            Single::Corrections => places::corrections(),
            Single::Plain(page) => places::page(page.get()),
            Single::Search => places::search(),
            Single::NotFound => places::not_found(),
        }
    }

    /// What it is filled into.
    fn template(self) -> &'static str {
        match self {
            Single::Home => "home.html",
            Single::Entity(_) => "entity.html",
            Single::Entities(_) => "entities.html",
            Single::Source(_) => "source.html",
            Single::Sources => "sources.html",
            Single::Tag(_) => "tag.html",
            Single::Tags => "tags.html",
            Single::Corrections => "corrections.html",
            Single::Plain(_) => "plain.html",
            Single::Search => "search.html",
            Single::NotFound => "404.html",
        }
    }

    /// Its lists that grow with the site, and how long they are.
    fn lists(self, timeline: &'a Timeline) -> Vec<(&'static str, usize)> {
        match self {
            Single::Entity(entity) => show::entity_lists(entity),
            Single::Entities(kind) => {
                let of_kind = timeline.entities().filter(|entity| entity.kind == kind);
                vec![("names", of_kind.count())]
            }
            Single::Source(source) => show::source_lists(source),
            Single::Sources => {
                let with_page = timeline.sources().filter(|source| !source.in_place);
                vec![("titles", with_page.count())]
            }
            Single::Tag(tag) => vec![("events", tag.events().len())],
            Single::Tags => vec![("names", timeline.tags().count())],
            Single::Corrections => vec![("entries", show::log_length(timeline))],
            _ => Vec::new(),
        }
    }

    /// Its page, and those on which its long lists go on.
    pub(crate) fn sheets(self, timeline: &'a Timeline) -> impl Iterator<Item = Sheet<'a>> {
        let leaves = self.lists(timeline).into_iter();
        let leaves = leaves.flat_map(|(list, length)| Leaf::of(list, length)).map(Some);
        std::iter::once(None).chain(leaves).map(move |leaf| Sheet { of: self, leaf })
    }
}

/// A page that stands by itself, or one on which a long list of it goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet<'a> {
    pub(crate) of: Single<'a>,
    leaf: Option<Leaf>,
}

impl<'a> Sheet<'a> {
    /// Where it lies.
    pub(crate) fn route(self) -> Route {
        Spread::new(self.of.route(), self.leaf).route()
    }

    /// Renders it.
    pub(crate) fn render<E: Send>(self, press: &Press<'_, 'a, E>) {
        let site = press.site;
        let spread = Spread::new(self.of.route(), self.leaf);
        let notes = match self.of {
            Single::Plain(_) => Notes::ToList,
            _ => Notes::ToPage,
        };
        let template = self.of.template();
        let named = site.wanted.of(template);
        let mut desk = Desk::of_site(site, notes, named);
        let word = |key: &str| site.language().words().get(key).to_owned();
        let home = || view::Link { href: Route::home().href(), title: site.config.title.clone() };
        let below = |route: Route, key: &str| {
            vec![home(), view::Link { href: route.href(), title: word(key) }]
        };
        let (kind, title, description, breadcrumbs, content) = match self.of {
            Single::Home => {
                let content = value(&desk.home(), named);
                let (title, description) =
                    (site.config.title.clone(), site.config.description.clone());
                ("home", title, description, Vec::new(), Some(("home", content)))
            }
            Single::Entity(entity) => {
                let record = entity.get();
                let content = value(&desk.entity(entity, &spread), named);
                let description = record.description.as_ref().map(|text| summary(site, text, None));
                (
                    record.kind.as_str(),
                    record.name().to_owned(),
                    description.unwrap_or_default(),
                    below(places::entities(record.kind), record.kind.plural()),
                    Some(("entity", content)),
                )
            }
            Single::Entities(kind) => {
                let content = value(&desk.entity_index(kind, &spread), named);
                let title = word(kind.plural());
                ("entities", title, String::new(), vec![home()], Some(("index", content)))
            }
            Single::Source(source) => {
                let content = value(&desk.source_page(source, &spread), named);
                let title = source.get().title().to_owned();
                let breadcrumbs = below(places::sources(), "sources");
                ("source", title, String::new(), breadcrumbs, Some(("source", content)))
            }
            Single::Sources => {
                let content = value(&desk.source_index(&spread), named);
                let title = word("sources");
                ("sources", title, String::new(), vec![home()], Some(("sources", content)))
            }
            Single::Tag(tag) => {
                let content = value(&desk.tag(tag, &spread), named);
                let title = tag.title().to_owned();
                let breadcrumbs = below(places::tags(), "tags");
                ("tag", title, String::new(), breadcrumbs, Some(("tag", content)))
            }
            Single::Tags => {
                let content = value(&desk.tag_index(&spread), named);
                ("tags", word("tags"), String::new(), vec![home()], Some(("index", content)))
            }
            Single::Corrections => {
                let content = value(&desk.corrections(&spread), named);
                let title = word("corrections");
                let content = Some(("corrections", content));
                ("corrections", title, String::new(), vec![home()], content)
            }
            Single::Plain(page) => {
                let content = value(&desk.plain(page), named);
                let record = page.get();
                let title = html::plain_title(&record.title);
                let text = record.summary.as_ref().unwrap_or(&record.body);
                let description = summary(site, text, None);
                ("plain", title, description, vec![home()], Some(("plain", content)))
            }
            Single::Search => {
                let content = value(
                    &view::Search {
                        index_href: places::search().file("index.js").href(),
                        count: site.timeline.events().len(),
                    },
                    named,
                );
                ("search", word("search"), String::new(), vec![home()], Some(("search", content)))
            }
            Single::NotFound => ("not-found", word("not-found"), String::new(), vec![home()], None),
        };
        let json_ld = match self.of {
            _ if !spread.is_first() => None,
            Single::Entity(entity) if site.wanted.json_ld => Some(jsonld::entity(site, entity)),
            Single::Source(source) if site.wanted.json_ld => Some(jsonld::source(site, source)),
            _ => None,
        };
        let picture = match self.of {
            Single::Entity(entity) => picture(press, entity.image.as_ref()),
            _ => None,
        };
        press.tell(desk.report);
        let (mut title, mut description, mut breadcrumbs) = (title, description, breadcrumbs);
        if let Some(leaf) = self.leaf {
            let href = self.of.route().href();
            breadcrumbs.push(view::Link { href, title: title.clone() });
            title = format!("{title} ({})", leaf.numbered());
            description.clear();
        }
        let route = spread.route();
        page(
            press,
            site.language(),
            &mut Frame {
                kind,
                template,
                route,
                title,
                description,
                breadcrumbs,
                content,
                telling: None,
                json_ld,
                alternates: Vec::new(),
                picture,
                texts: NO_TEXTS,
            },
            None,
        );
    }
}

/// Whether an entry's event has its own page in this telling, and that is to be made.
pub(crate) fn makes_page<E: Send>(
    press: &Press<'_, '_, E>,
    telling: &Telling<'_>,
    at: usize,
) -> bool {
    let event = telling.entries[at].event;
    event.story() == telling.story
        && press.makes(&places::event(event.get()), || press.site.text_of(event))
}

/// Renders an event's own page and its entry for the list; `at` is its place in the story.
///
/// Both are made from one value, since converting it is what costs.
pub(crate) fn event<'a, E: Send>(
    press: &Press<'_, 'a, E>,
    telling: &'a Telling<'a>,
    at: usize,
) -> view::Html {
    let site = press.site;
    let entry: &Entry<'a> = &telling.entries[at];
    let language = &site.languages[telling.language];
    let named = &site.wanted.event;
    let mut desk = Desk::of_story(site, telling, named);
    let mut shown = desk.event(entry);
    // In the list, too, whether its page is made now or stays.
    if entry.event.story() == telling.story {
        desk.at_home(&mut shown, entry.event, at);
    }
    let has_page = makes_page(press, telling, at);
    let filled =
        language.engine.with_parts("event", &site.wanted.event_parts, value(&shown, named));
    let mut context = Context::new();
    let card = filled.and_then(|value| {
        context.insert_value("event", value);
        language.engine.component("event", &context)
    });
    let card = card.unwrap_or_else(|error| {
        press.template_error(&error);
        String::new()
    });
    if has_page {
        let value = context.remove("event").unwrap_or_else(Value::none);
        let route = places::event(entry.event.get());
        let cite = site.wanted.event_cite.then(|| desk.cite(&shown.title, &route, telling));
        let record = entry.event.get();
        let description = record.summary.as_ref().or(record.body.as_ref());
        let description =
            description.map(|text| summary(site, text, Some(&record.story))).unwrap_or_default();
        let home = view::Link { href: Route::home().href(), title: site.config.title.clone() };
        let mut frame = Frame {
            kind: "event",
            template: "event.html",
            title: shown.title,
            description,
            breadcrumbs: vec![home, telling.link.clone()],
            content: Some(("event", value)),
            telling: Some(telling),
            json_ld: site.wanted.json_ld.then(|| jsonld::event(site, telling, entry.event)),
            alternates: oembed_link(site, language, &route),
            picture: picture(press, record.media.first())
                .or_else(|| cards::event(press, &desk, telling, entry.event))
                .or_else(|| picture(press, telling.story.image.as_ref()))
                .or_else(|| cards::of_story(site, telling)),
            route,
            texts: press.site.text_of(entry.event),
        };
        page(press, language, &mut frame, cite);
        if site.config.emits(Emit::Embed) {
            embedded(press, language, &frame, "event-embed", "event-embed.html");
        }
        if embed::is_wanted(site) {
            let authors = telling.story.get().authors.join(", ");
            embed::oembed(press, &frame.route, &frame.title, &authors);
        }
    }
    press.tell(desk.report);
    view::Html::trusted(&card)
}

/// Renders a story's page from its rendered entries.
pub(crate) fn story<'a, E: Send>(
    press: &Press<'_, 'a, E>,
    telling: &'a Telling<'a>,
    cards: &[view::Html],
) {
    let site = press.site;
    let language = &site.languages[telling.language];
    let named = &site.wanted.story;
    let mut desk = Desk::of_story(site, telling, named);
    let shown = desk.timeline(telling, cards);
    let record = telling.story.get();
    let description = record
        .summary
        .as_ref()
        .map(|text| summary(site, text, Some(&record.key.value)))
        .unwrap_or_default();
    let cite = shown.cite.clone();
    let route = telling.route();
    let is_part = telling.part.is_some();
    let mut alternates = if is_part { Vec::new() } else { oembed_link(site, language, &route) };
    alternates.extend(shown.downloads.iter().map(|download| view::Alternate {
        href: download.href.clone(),
        media_type: match download.format {
            "atom" => "application/atom+xml",
            "json-feed" => "application/feed+json",
            "ics" => "text/calendar",
            "csv" => "text/csv",
            _ => "application/json",
        },
        title: download.title.clone(),
    }));
    if embed::is_wanted(site) && !is_part {
        embed::oembed(press, &route, &shown.title, &shown.authors);
    }
    let home = view::Link { href: Route::home().href(), title: site.config.title.clone() };
    let breadcrumbs = if is_part { vec![home, telling.link.clone()] } else { vec![home] };
    let mut frame = Frame {
        kind: "timeline",
        template: "timeline.html",
        route,
        title: shown.title.clone(),
        description,
        breadcrumbs,
        content: Some(("timeline", value(&shown, named))),
        telling: Some(telling),
        json_ld: site.wanted.json_ld.then(|| jsonld::timeline(site, telling)),
        alternates,
        picture: picture(press, record.image.as_ref()).or_else(|| cards::story(press, telling)),
        texts: press.site.texts_of(telling),
    };
    press.tell(desk.report);
    page(press, language, &mut frame, Some(cite));
    if site.config.emits(Emit::Embed) && !is_part {
        embedded(press, language, &frame, "embed", "embed.html");
        if let Some((_, timeline)) = &frame.content {
            paste::paste(press, telling, timeline, &frame.title);
        }
    }
}

/// Renders the page in place of a retracted event: that it was retracted, when and why.
pub(crate) fn retracted<'a, E: Send>(
    press: &Press<'_, 'a, E>,
    telling: &'a Telling<'a>,
    retraction: &'a Retraction,
) {
    let site = press.site;
    let language = &site.languages[telling.language];
    let named = site.wanted.of("plain.html");
    let mut desk = Desk::of_story(site, telling, named);
    // The page has no list of sources.
    desk.notes = Notes::ToPage;
    let shown = desk.retracted(retraction);
    let home = view::Link { href: Route::home().href(), title: site.config.title.clone() };
    let mut frame = Frame {
        kind: "retracted",
        template: "plain.html",
        route: places::retraction(retraction),
        title: desk.word("status-retracted"),
        description: String::new(),
        breadcrumbs: vec![home, telling.link.clone()],
        content: Some(("plain", value(&shown, named))),
        telling: Some(telling),
        json_ld: None,
        alternates: Vec::new(),
        picture: None,
        texts: NO_TEXTS,
    };
    press.tell(desk.report);
    page(press, language, &mut frame, None);
    if site.config.emits(Emit::Embed) {
        embedded(press, language, &frame, "retracted", "plain.html");
    }
}

/// Renders a page that says where another has gone.
pub(crate) fn moved<E: Send>(press: &Press<'_, '_, E>, from: &Route, to: &Route, title: &str) {
    let language = press.site.language();
    let title = title.to_owned();
    let moved =
        view::Moved { href: to.href(), title: title.clone(), canonical: press.site.canonical(to) };
    let content = value(&moved, press.site.wanted.of("moved.html"));
    page(
        press,
        language,
        &mut Frame {
            kind: "moved",
            template: "moved.html",
            route: from.clone(),
            title,
            description: String::new(),
            breadcrumbs: Vec::new(),
            content: Some(("moved", content)),
            telling: None,
            json_ld: None,
            alternates: Vec::new(),
            picture: None,
            texts: NO_TEXTS,
        },
        None,
    );
}
