//! What a theme shows of what is costly to make: by template, and of what is made for many pages.

use std::collections::BTreeMap;

use crate::config::{Config, Emit};
use crate::named::{Named, Names, Part};

/// What a theme shows of what is costly to make: the rest is left out of its views.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question to the theme")]
pub(crate) struct Wanted<'a> {
    pub(crate) json_ld: bool,
    /// How to cite the page of an event.
    pub(crate) event_cite: bool,
    /// Overviews on pages of entities.
    pub(crate) entity_strips: bool,
    /// Overviews of stories.
    pub(crate) story_strips: bool,
    /// The parts of an event that several pages use.
    pub(crate) event_parts: Vec<Part<'a>>,
    /// What each template shows.
    templates: BTreeMap<&'static str, Named<'a>>,
    /// What is shown of an event, in the list or on its own pages.
    pub(crate) event: Named<'a>,
    /// What is shown of a story, on its page and where it is framed.
    pub(crate) story: Named<'a>,
    /// What is shown of rows, which are made once for all pages.
    pub(crate) rows: Named<'a>,
    /// What is shown wherever events are told.
    pub(crate) told: Named<'a>,
    /// What any page shows.
    pub(crate) everywhere: Named<'a>,
}

/// The templates of pages, and of those that are there for other sites.
const PAGES: [&str; 14] = [
    "404.html",
    "corrections.html",
    "entities.html",
    "entity.html",
    "event.html",
    "home.html",
    "moved.html",
    "plain.html",
    "search.html",
    "source.html",
    "sources.html",
    "tag.html",
    "tags.html",
    "timeline.html",
];
/// Those of them that show rows.
const ROWS: [&str; 6] =
    ["entity.html", "event.html", "home.html", "source.html", "tag.html", "timeline.html"];
const EMBEDS: [&str; 4] = ["embed.html", "event-embed.html", "fragment.html", "paste.html"];

impl<'a> Wanted<'a> {
    pub(crate) fn by(names: &Names<'a>, config: &Config) -> Wanted<'a> {
        let mut pages = PAGES.to_vec();
        let (mut of_events, mut of_stories) = (vec!["event.html"], vec!["timeline.html"]);
        let mut rows = ROWS.to_vec();
        if config.emits(Emit::Embed) {
            pages.extend(EMBEDS);
            rows.extend(EMBEDS);
            of_events.push("event-embed.html");
            of_stories.extend(["embed.html", "fragment.html"]);
        }
        let event = names.by(&of_events, &["event"]);
        let event_parts = names.parts("event", &event);
        let components: Vec<&str> = event_parts.iter().map(|part| part.component).collect();
        let event = event.or(&names.by(&[], &components));
        let templates: BTreeMap<_, _> =
            pages.iter().map(|page| (*page, names.by(&[page], &[]))).collect();
        let story = names.by(&of_stories, &[]);
        let everywhere = templates.values().fold(event.clone(), Named::or);
        let shows = |page: &str, field| templates.get(page).is_some_and(|it| it.has(field));
        Wanted {
            json_ld: ["timeline.html", "event.html", "entity.html", "source.html"]
                .iter()
                .any(|page| shows(page, "json_ld_html")),
            event_cite: shows("event.html", "cite"),
            entity_strips: shows("entity.html", "strip"),
            story_strips: story.has("strip") || shows("home.html", "strip"),
            event_parts,
            rows: names.by(&rows, &[]),
            told: event.clone().or(&story),
            everywhere,
            templates,
            event,
            story,
        }
    }

    /// What a template shows.
    pub(crate) fn of(&self, template: &str) -> &Named<'a> {
        self.templates.get(template).unwrap_or(&self.everywhere)
    }
}
