//! JSON-LD in a site's pages: the exchange says it, the site adds whose page it is.
//!
//! Only what the page itself shows, and a list of events as bare addresses: their titles and dates
//! stand on the page.

use dateline_core::{Entity, Event, Ref, Source};
use dateline_exchange::Outside;
use dateline_exchange::jsonld::{self, Thing, Value};

use super::data;
use crate::show::tags_of;
use crate::site::Site;
use crate::telling::Telling;
use crate::view::Html;
use crate::{markup, places};

/// A page's JSON-LD as it stands in the page, with the picture that is shared of it.
pub(crate) fn embedded(mut thing: Thing, picture: Option<String>) -> Html {
    thing.set("image", picture);
    Html::trusted(&jsonld::whole(&thing))
}

/// A timeline's page: an article over a list of events.
pub(crate) fn timeline(site: &Site<'_>, telling: &Telling<'_>) -> Thing {
    // A long story's page is an index; its parts list the events.
    let listed = if telling.parts.is_empty() { telling.entries.as_slice() } else { &[] };
    let pages = listed.iter().filter_map(|entry| {
        Some(("url", site.canonical(&places::event(entry.event.get()))?.into()))
    });
    let mut found =
        outside(site, telling.language, |outside| jsonld::article(telling.story, outside, pages));
    // What the page says in full need not be sent twice.
    found.remove("backstory");
    let license = telling.story.get().license.as_ref().or(site.config.license.as_ref());
    let license = license.map(|words| jsonld::license(words));
    found.set("license", license);
    found.set("url", site.canonical(&telling.route()));
    of_site(site, telling.language, &mut found);
    found
}

/// An event's page.
pub(crate) fn event(site: &Site<'_>, telling: &Telling<'_>, event: Ref<'_, Event>) -> Thing {
    let words = site.languages[telling.language].words();
    let status = format!("status-{}", event.status.as_str());
    let doubt = jsonld::is_doubtful(event.status).then(|| words.get(&status));
    let mut found = outside(site, telling.language, |outside| jsonld::page(event, outside, doubt));
    found.set("isPartOf", site.canonical(&places::story(&telling.story.key.value)));
    let tags = tags_of(event);
    found.set("keywords", tags.iter().map(|tag| tag.title().to_owned()).collect::<Value>());
    of_site(site, telling.language, &mut found);
    found
}

/// The page of a person, an organization or a place.
pub(crate) fn entity(site: &Site<'_>, entity: Ref<'_, Entity>) -> Thing {
    outside(site, 0, |outside| jsonld::entity(entity, outside))
}

/// A source's page.
pub(crate) fn source(site: &Site<'_>, source: Ref<'_, Source>) -> Thing {
    outside(site, 0, |outside| jsonld::source(source, outside))
}

/// What all pages of a site say of themselves.
fn of_site(site: &Site<'_>, language: usize, found: &mut Thing) {
    found.set("inLanguage", site.languages[language].tag.clone());
    let publisher = site.config.publisher.as_ref().map(|publisher| {
        let url = publisher.url.as_deref().and_then(markup::external);
        jsonld::organization(&publisher.name).with("url", url.map(str::to_owned))
    });
    found.set("publisher", publisher);
}

fn outside<T>(site: &Site<'_>, language: usize, write: impl FnOnce(&Outside<'_>) -> T) -> T {
    let language = &site.languages[language];
    data::outside(site.config, &language.tag, language.words(), write)
}
