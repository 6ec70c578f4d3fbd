//! A timeline as data: the formats themselves are the exchange's; here they get addresses.

use dateline_core::dates::Words;
use dateline_core::{Event, Record, Ref, Story};
use dateline_exchange::{Format, Outside, ical, json, table};

use crate::config::Config;
use crate::places;
use crate::press::Press;
use crate::route::Route;
use crate::site::status_key;
use crate::telling::Telling;
use crate::theme::Theme;

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
    let language = &site.languages[telling.language];
    let text = outside(site.config, &language.tag, language.words(), |outside| {
        write(telling.story, outside)
    });
    let route = places::story(&telling.story.get().key.value).file(name);
    press.file_of(&route.output(), text.as_bytes(), press.site.texts_of(telling));
}

/// A story in a foreign format, with the addresses of the site; none where the format is only
/// read.
///
/// ```
/// use dateline_core::{Event, Timeline};
/// use dateline_site::{Config, export};
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let format = dateline_exchange::Format::Markwhen;
/// let text = export(story, &Config::new("Ours"), format).ok_or("only read")?;
/// assert!(text.contains("1969-07-20: The landing"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn export(story: Ref<'_, Story>, config: &Config, format: Format) -> Option<String> {
    let language = story.language.as_ref().map_or(&config.language, |tag| &tag.value);
    let (words, _) = Theme::built_in().words(language);
    outside(config, language, &words, |outside| dateline_exchange::export(format, story, outside))
}

/// What a writer cannot know from a story: the addresses of the site, and its language.
pub(crate) fn outside<T>(
    config: &Config,
    language: &str,
    words: &crate::words::Words,
    write: impl FnOnce(&Outside<'_>) -> T,
) -> T {
    let base = config.base_url.as_ref();
    let address = |record: Record<'_>| Some(base?.join(&places::route(record)?));
    let file_address = |path: &str| Some(base?.join(&Route::home().file(path)));
    let status = |event: &Event| {
        let key = status_key(event, config.today.as_ref())?;
        Some(words.get(&format!("status-{key}")).to_owned())
    };
    let mut outside = Outside::default()
        .with_addresses(&address)
        .with_files(&file_address)
        .with_statuses(&status);
    if let Some(words) = Words::for_language(language) {
        outside = outside.in_words_of(words);
    }
    write(&outside)
}
