//! A timeline as data: the formats themselves are the exchange's; here they get addresses.

use dateline_core::dates::Words;
use dateline_core::{Record, Ref, Story};
use dateline_exchange::{Outside, ical, json, table};

use crate::places;
use crate::press::Press;
use crate::route::Route;
use crate::telling::Telling;

/// What writes a story in a format.
type Write = fn(Ref<'_, Story>, &Outside<'_>) -> String;

/// Writes `timeline.json`.
pub(crate) fn json<E: Send>(press: &Press<'_, '_, E>, telling: &Telling<'_>) {
    write(press, telling, "timeline.json", json::write);
}

/// Writes `timeline.csv`.
pub(crate) fn csv<E: Send>(press: &Press<'_, '_, E>, telling: &Telling<'_>) {
    write(press, telling, "timeline.csv", table::write);
}

/// Writes `timeline.ics`.
pub(crate) fn ics<E: Send>(press: &Press<'_, '_, E>, telling: &Telling<'_>) {
    write(press, telling, "timeline.ics", ical::write);
}

fn write<E: Send>(press: &Press<'_, '_, E>, telling: &Telling<'_>, name: &str, write: Write) {
    let site = press.site;
    let base = site.config.base_url.as_ref();
    let address = |record: Record<'_>| Some(base?.join(&places::route(record)?));
    let file_address = |path: &str| Some(base?.join(&Route::home().file(path)));
    let mut outside = Outside::default().with_addresses(&address).with_files(&file_address);
    if let Some(words) = Words::for_language(&site.languages[telling.language].tag) {
        outside = outside.in_words_of(words);
    }
    let text = write(telling.story, &outside);
    let route = places::story(&telling.story.get().key.value).file(name);
    press.file(&route.output(), text.as_bytes());
}
