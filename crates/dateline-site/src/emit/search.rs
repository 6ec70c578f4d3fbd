//! The search index: a script that sets one variable, so that it loads from a disk too.
//!
//! `documents` is a list of `[href, title, date, kind, names]`, with hrefs from the index's folder.
//! `words` are all words of all texts, folded (no case, no marks) and sorted, with a blank between
//! them; a word that a document's other fields have is not counted among those of its text.
//! `places` says for each word in which documents it is: the first by its number, each further one
//! by its distance, in base 36. That is half of what the texts themselves take, compressed.

use ahash::AHashMap;
use dateline_core::{Event, Prose, Ref};
use dateline_exchange::jsonld::script_safe;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::press::Press;
use crate::route::Route;
use crate::show::tags_of;
use crate::site::{Language, Site};
use crate::words::sentence;
use crate::{html, places};

/// The index's name in its folder.
pub(crate) const NAME: &str = "index.js";

/// Writes the index.
pub(crate) fn search<E: Send>(press: &Press<'_, '_, E>) {
    let site = press.site;
    let mut script = String::from("globalThis.datelineIndex={\"documents\":[");
    // The words of a site are few beside their uses, so each is kept once; only the words are sorted.
    let mut found: AHashMap<String, Places> = AHashMap::new();
    let mut folded = String::new();
    for (at, entry) in entries(site).enumerate() {
        if at > 0 {
            script.push_str(",\n");
        }
        // Texts do not fail.
        let document = serde_json::to_string(&entry.document).unwrap_or_default();
        script.push_str(&script_safe(&document));
        let mut each_word = |text: &str, note: fn(&mut Places, usize)| {
            for word in words(text) {
                fold(word, &mut folded);
                match found.get_mut(&folded) {
                    Some(places) => note(places, at),
                    None => note(found.entry(folded.clone()).or_default(), at),
                }
            }
        };
        let [_, title, date, _, names] = &entry.document;
        for text in [title, date, names] {
            each_word(text, |places, at| places.known_in = Some(at));
        }
        for text in &entry.texts {
            each_word(text, Places::push);
        }
    }
    found.retain(|_, places| !places.text.is_empty());
    let mut found: Vec<(String, Places)> = found.into_iter().collect();
    found.sort_unstable_by(|(one, _), (two, _)| one.cmp(two));
    let mut words = String::new();
    let mut places = String::new();
    for (at, (word, among)) in found.iter().enumerate() {
        if at > 0 {
            words.push(' ');
            places.push(';');
        }
        words.push_str(word);
        places.push_str(&among.text);
    }
    // Words are letters and digits: nothing in them ends a text.
    script.push_str("],\n\"words\":\"");
    script.push_str(&words);
    script.push_str("\",\n\"places\":\"");
    script.push_str(&places);
    script.push_str("\"};\n");
    press.file_of(
        &places::search().file(NAME).output(),
        script.as_bytes(),
        press.site.texts(press.site.timeline.events()),
    );
}

/// In which documents a word is, as the index says it.
#[derive(Default)]
struct Places {
    text: String,
    last: usize,
    /// The last document that has the word in its other fields.
    known_in: Option<usize>,
}

impl Places {
    /// Adds a document, which comes after all that are there or is the last of them.
    fn push(&mut self, document: usize) {
        let is_there = !self.text.is_empty() && self.last == document;
        if is_there || self.known_in == Some(document) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(',');
        }
        push_base_36(&mut self.text, document - self.last);
        self.last = document;
    }
}

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A number as JavaScript's `parseInt(text, 36)` reads it.
fn push_base_36(out: &mut String, number: usize) {
    if number >= 36 {
        push_base_36(out, number / 36);
    }
    out.push(char::from(DIGITS[number % 36]));
}

/// A document of the index.
struct Entry {
    /// Its href, title, date, kind and names.
    document: [String; 5],
    /// Its texts without marks, with the names of what they mention.
    texts: Vec<String>,
}

fn entries<'a>(site: &'a Site<'a>) -> impl Iterator<Item = Entry> {
    let timeline = site.timeline;
    let stories = site.stories.iter().map(|telling| {
        let story = telling.story.get();
        let language = &site.languages[telling.language];
        let texts = [&story.summary, &story.introduction, &story.methods];
        let texts = texts.into_iter().flatten();
        let texts = texts.map(|text| timeline.plain(text.markdown(), Some(&story.key.value)));
        let route = places::story(&story.key.value);
        let title = html::plain_title(&story.title);
        entry(&route, &title, "", "timeline", language, "", texts.collect())
    });
    let events = timeline.events().map(move |event| self::event(site, event));
    let text = |prose: &Prose| timeline.plain(prose.markdown(), None);
    let entities = timeline.entities().map(move |entity| {
        let record = entity.get();
        let names: Vec<&str> = record.aliases.iter().map(|alias| alias.value.as_str()).collect();
        let texts = record.description.iter().map(text).collect();
        let kind = record.kind.as_str();
        entry(
            &places::entity(record),
            record.name(),
            "",
            kind,
            site.language(),
            &names.join(" "),
            texts,
        )
    });
    // One without a page is found with the event that cites it.
    let with_page = timeline.sources().filter(|source| !source.in_place);
    let sources = with_page.map(move |source| {
        let record = source.get();
        let names: Vec<&str> =
            record.authors.iter().chain(&record.outlet).map(String::as_str).collect();
        let date = record.published.as_ref();
        let date = date.map(|date| site.in_words(&date.value, site.language()));
        entry(
            &places::source(record),
            record.title(),
            &date.map(|date| sentence(&date)).unwrap_or_default(),
            "source",
            site.language(),
            &names.join(" "),
            record.note.iter().map(text).collect(),
        )
    });
    let pages = timeline.pages().map(move |page| {
        let record = page.get();
        let title = html::plain_title(&record.title);
        let texts = vec![text(&record.body)];
        entry(&places::page(record), &title, "", "", site.language(), "", texts)
    });
    stories.chain(events).chain(entities).chain(sources).chain(pages)
}

fn event<'a>(site: &'a Site<'a>, event: Ref<'a, Event>) -> Entry {
    let record = event.get();
    let telling = &site.stories[event.story().index()];
    let language = &site.languages[telling.language];
    let mut names: Vec<&str> =
        event.participants().map(|(entity, _)| entity.get().name()).collect();
    names.extend(event.place().map(|place| place.get().name()));
    names.extend(tags_of(event).iter().map(|tag| tag.title()));
    let prose = record.summary.iter().chain(&record.body);
    let mut texts: Vec<String> =
        prose.map(|prose| site.timeline.plain(prose.markdown(), Some(&record.story))).collect();
    texts.extend(record.quotes.iter().map(|quote| quote.text.value.clone()));
    let date = site.event_when(event, language).text;
    let mut found = entry(
        &places::event(record),
        &site.title_and_status(event, language),
        &sentence(&date),
        "",
        language,
        &names.join(" "),
        texts,
    );
    found.document[3].clone_from(&telling.link.title);
    found
}

/// One document; `kind` is a word of the interface, or empty.
fn entry(
    route: &Route,
    title: &str,
    date: &str,
    kind: &str,
    language: &Language,
    names: &str,
    texts: Vec<String>,
) -> Entry {
    let kind = if kind.is_empty() { "" } else { language.words().get(kind) };
    Entry {
        document: [format!("../{}", route.encoded()).as_str(), title, date, kind, names]
            .map(str::to_owned),
        texts,
    }
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| {
        if c.is_ascii() {
            !c.is_ascii_alphanumeric()
        } else {
            !c.is_alphanumeric() && !is_combining_mark(c)
        }
    };
    text.split(is_between).filter(|word| !word.is_empty())
}

/// Folds a word as the script folds what a reader types, in the place of another.
fn fold(word: &str, out: &mut String) {
    out.clear();
    // Most words of most texts need no tables.
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
    } else {
        let letters = word.nfkd().filter(|c| !is_combining_mark(*c));
        out.extend(letters.flat_map(char::to_lowercase));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        let table = [
            ("Don't panic, Größe!", vec!["don", "t", "panic", "große"]),
            ("Київ ÉTÉ", vec!["киів", "ete"]),
            ("東京 2000–06", vec!["東京", "2000", "06"]),
            ("—", vec![]),
        ];
        for (text, want) in table {
            let folded = |word| {
                let mut out = String::new();
                fold(word, &mut out);
                out
            };
            let found: Vec<String> = words(text).map(folded).collect();
            // The script's own folding takes the dots of `ї` off too.
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn numbers_are_short() {
        for (number, text) in [(0, "0"), (35, "z"), (36, "10"), (123_456, "2n9c")] {
            let mut out = String::new();
            push_base_36(&mut out, number);
            assert_eq!(out, text);
        }
    }
}
