//! What a writer of a foreign format cannot know from a timeline: addresses, the moment, words.

use std::borrow::Cow;
use std::fmt;

use dateline_core::{Event, EventStatus, MediaFile, Prose, Record, Ref, Source, Story};
use dateline_dates::{Date, ENGLISH, Words, Zone};

/// Answers the web address of a record's page.
pub type AddressOf<'a> = dyn Fn(Record<'_>) -> Option<String> + 'a;
/// Answers the web address of a file below the content folder.
pub type FileAddressOf<'a> = dyn Fn(&str) -> Option<String> + 'a;
/// Answers in words how sure an event is: "Alleged", "Draft"; nothing where it is confirmed.
pub type StatusOf<'a> = dyn Fn(&Event) -> Option<String> + 'a;

/// What is handed in to every writer. The default knows no addresses and no moment.
///
/// ```
/// use dateline_core::{Event, Record, Timeline};
/// use dateline_exchange::{Outside, table};
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let address = |record: Record<'_>| Some(format!("https://example.org/{}/", record.address()));
/// let text = table::write(story, &Outside::default().with_addresses(&address));
/// assert!(text.contains("https://example.org/apollo/landing/"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Outside<'a> {
    address: Option<&'a AddressOf<'a>>,
    file_address: Option<&'a FileAddressOf<'a>>,
    status: Option<&'a StatusOf<'a>>,
    /// When the output is made, for formats that must say so; without it, the last change that the
    /// timeline knows of.
    pub moment: Option<&'a Date>,
    /// The language of dates in words.
    pub words: &'a Words,
}

impl Default for Outside<'_> {
    fn default() -> Self {
        Outside { address: None, file_address: None, status: None, moment: None, words: &ENGLISH }
    }
}

impl<'a> Outside<'a> {
    /// The same, with the web address of each record that has a page.
    pub fn with_addresses(self, address: &'a AddressOf<'a>) -> Self {
        Outside { address: Some(address), ..self }
    }

    /// The same, with the web address of each file below the content folder.
    pub fn with_files(self, file_address: &'a FileAddressOf<'a>) -> Self {
        Outside { file_address: Some(file_address), ..self }
    }

    /// The same, with how sure an event is in the words of its readers.
    pub fn with_statuses(self, status: &'a StatusOf<'a>) -> Self {
        Outside { status: Some(status), ..self }
    }

    /// The same, made at this moment.
    pub fn made_at(self, moment: &'a Date) -> Self {
        Outside { moment: Some(moment), ..self }
    }

    /// The same, with dates in the words of this language.
    pub fn in_words_of(self, words: &'a Words) -> Self {
        Outside { words, ..self }
    }

    /// The address of a record's page.
    pub fn address(&self, record: Record<'_>) -> Option<String> {
        self.address.and_then(|address| address(record))
    }

    /// The address of media: a file's, where files have one, or that of the embedded thing.
    pub(crate) fn media(&self, file: &MediaFile) -> Option<String> {
        match file {
            MediaFile::Local(path) => self.file_address.and_then(|address| address(&path.value)),
            MediaFile::Embed(address) => Some(address.value.clone()),
            _ => None,
        }
    }

    /// The title of an event for formats that have no field for how sure it is: "The theft (Alleged)".
    pub(crate) fn title(&self, event: &Event) -> Prose {
        let status = match self.status {
            Some(status) => status(event),
            None if event.status == EventStatus::Confirmed => None,
            None => Some(event.status.as_str().to_owned()),
        };
        match status {
            Some(status) => Prose::from(format!("{} ({status})", event.title())),
            None => event.title.clone(),
        }
    }

    /// The date of an event as readers see it.
    pub(crate) fn date_text(&self, event: &Event) -> String {
        match &event.date_label {
            Some(label) => label.clone(),
            None => event.describe(self.words).to_string(),
        }
    }
}

impl fmt::Debug for Outside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outside")
            .field("address", &self.address.is_some())
            .field("file_address", &self.file_address.is_some())
            .field("status", &self.status.is_some())
            .field("moment", &self.moment)
            .field("words", &self.words.language())
            .finish()
    }
}

/// The words of a text that belongs to a story, without marks.
pub(crate) fn plain(story: Ref<'_, Story>, prose: Option<&Prose>) -> String {
    let words = prose.map(|it| story.timeline().plain(it.markdown(), Some(&story.key.value)));
    words.unwrap_or_default()
}

/// When an event happened, with its zone's distance from UTC: for formats that know no zones by name.
pub(crate) fn in_zone(event: &Event) -> Cow<'_, Date> {
    let zone = event.time_zone.as_ref().and_then(|zone| zone.value.parse::<Zone>().ok());
    match zone.map(|zone| event.when().in_zone(zone)) {
        Some(Ok((moment, _))) => Cow::Owned(moment),
        // A time that no clock there showed stays as it was written.
        _ => Cow::Borrowed(event.when()),
    }
}

/// The title of a record without marks, on one line.
pub(crate) fn title(prose: &Prose) -> String {
    let plain = dateline_markdown::plain(prose.markdown());
    let mut line = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The summary of an event, or the first paragraph of its text, without marks.
pub(crate) fn summary(event: Ref<'_, Event>) -> Option<String> {
    let written = event.summary.as_ref().filter(|summary| !summary.is_blank());
    let markdown = written.map(Prose::markdown).or_else(|| {
        event.body.as_ref().and_then(|body| dateline_markdown::first_paragraph(body.markdown()))
    })?;
    Some(event.timeline().plain(markdown, Some(&event.get().story)))
}

/// The title of an event's track.
pub(crate) fn track_title<'s>(story: &'s Story, event: &'s Event) -> Option<&'s str> {
    let key = event.track.as_ref()?;
    let track = story.tracks.iter().find(|track| track.key.value == key.value);
    Some(track.map_or(key.value.as_str(), |track| &track.title))
}

/// The events of a story that have a page of their own there, and those of other stories that it
/// tells too.
pub(crate) fn events(story: Ref<'_, Story>) -> impl Iterator<Item = Ref<'_, Event>> {
    story.entries().map(|entry| entry.event)
}

/// A text as HTML for tools that show HTML. Links between records lead nowhere outside of a site,
/// so only their words stay; so do those of raw HTML.
pub(crate) fn html(markdown: &str) -> String {
    use dateline_markdown::pulldown_cmark::{CowStr, Event as Mark, html::push_html};
    use dateline_markdown::{Piece, Punctuation};

    let marks = dateline_markdown::pieces_with(markdown, Punctuation::AsWritten);
    let marks = marks.filter_map(|(piece, _)| match piece {
        Piece::Link(link) if link.label.is_none() => {
            Some(Mark::Text(CowStr::from(link.target.replace('-', " "))))
        }
        Piece::Markdown(Mark::Html(text) | Mark::InlineHtml(text)) => Some(Mark::Text(text)),
        Piece::Markdown(mark) => Some(mark),
        _ => None,
    });
    let mut out = String::new();
    push_html(&mut out, marks);
    out.trim_end().to_owned()
}

/// The sources that a story's events rest on, each once, in the order in which they are met.
pub(crate) fn cited(story: Ref<'_, Story>) -> Vec<Ref<'_, Source>> {
    let mut seen = std::collections::BTreeSet::new();
    events(story)
        .flat_map(Ref::<Event>::sources)
        .filter(|source| seen.insert(source.index()))
        .collect()
}
