//! A source: a line of a list, and a page of its own.

use dateline_core::{Claim, Event, Record, Ref, Source};
use tera::Value;

use super::Desk;
use crate::named::Named;
use crate::site::extras;
use crate::spread::Spread;
use crate::value::value;
use crate::view::Shared;
use crate::{html, markup, places, view};

impl<'a> Desk<'a> {
    /// A source in a list; number 0 where the list has none.
    pub(crate) fn source(
        &mut self,
        source: Ref<'a, Source>,
        number: usize,
    ) -> Shared<view::Source> {
        let site = self.site;
        let wanted = &site.wanted;
        // One without a page stands where events are told, and hardly anywhere else.
        let (named, is_kept) = match source.in_place {
            true if self.telling.is_some() => (&wanted.told, true),
            true => (self.named, false),
            false => (&wanted.everywhere, true),
        };
        if !is_kept || !site.is_own(self.language) {
            return self.source_line(source, number, named);
        }
        let make = || (number, self.source_line(source, number, named));
        let (known, line) = site.made.source_line(source, make);
        // Most sources are those of one story, and have one number.
        if known == number { line } else { line.with("number", value(&number, named)) }
    }

    /// The sources that an event rests on, in the order of their numbers.
    pub(crate) fn source_list(&mut self, event: Ref<'a, Event>) -> Vec<Shared<view::Source>> {
        let mut sources: Vec<_> =
            event.sources().map(|source| (self.number(source), source)).collect();
        sources.sort_unstable_by_key(|(number, _)| *number);
        sources.into_iter().map(|(number, source)| self.source(source, number)).collect()
    }

    fn source_line(
        &mut self,
        source: Ref<'a, Source>,
        number: usize,
        named: &Named<'_>,
    ) -> Shared<view::Source> {
        let record = source.get();
        let url = record.url.as_ref().and_then(|url| markup::external(&url.value));
        let mut detail: Vec<String> = Vec::new();
        if !record.authors.is_empty() {
            detail.push(record.authors.join(", "));
        }
        detail.extend(record.outlet.clone());
        detail.extend(record.published.as_ref().map(|date| self.when(&date.value).text));
        detail.extend(record.locator.clone());
        let language = self.foreign(record.language.as_ref().map(|tag| tag.value.as_str()));
        detail.extend(language.as_deref().map(|tag| self.language.words().language_name(tag)));
        // A note in a list is of the list: what it cites in turn leads to pages.
        let notes = std::mem::replace(&mut self.notes, html::Notes::ToPage);
        let note_html = record.note.as_ref().map(|note| self.line(note, None));
        self.notes = notes;
        let line = view::Source {
            id: places::source_id(record),
            key: record.key.value.to_string(),
            number,
            href: places::source_href(source),
            title: record.title().to_owned(),
            kind: record.kind.map_or("", dateline_core::SourceKind::as_str),
            detail: detail.join(", "),
            language,
            host: url.filter(|_| named.has("host")).and_then(host),
            url: url.map(str::to_owned),
            archived: record
                .archived
                .as_ref()
                .and_then(|url| markup::external(&url.value))
                .map(str::to_owned),
            note_html,
        };
        Shared::new(&line, named)
    }

    /// A source's own page, or one that goes on with a list of it.
    pub(crate) fn source_page(
        &mut self,
        source: Ref<'a, Source>,
        spread: &Spread,
    ) -> view::SourcePage {
        let record = source.get();
        let events: Vec<_> = source.events().collect();
        let claims = claims(source);
        let (events, event_pages) = spread.part("events", &events, |event| self.day(*event));
        let (claims, claim_pages) = spread.part("claims", &claims, |claim| self.day_told(*claim));
        let mut shown = self.source(source, 0);
        let facts = if spread.is_first() { self.source_facts(record) } else { Vec::new() };
        if !spread.is_first() {
            shown = shown.with("note_html", Value::none());
        }
        view::SourcePage {
            source: shown,
            facts,
            events: events.iter().map(|event| self.row(*event, None)).collect(),
            event_pages,
            claims: claims.iter().map(|claim| self.account(*claim, None)).collect(),
            claim_pages,
            extra: extras(&record.extra),
        }
    }

    fn source_facts(&self, record: &Source) -> Vec<view::Fact> {
        let mut facts = Vec::new();
        let mut fact = |word: &str, values: Vec<view::FactValue>| {
            if !values.is_empty() {
                facts.push(view::Fact { label: self.word(word), values });
            }
        };
        let kind = record.kind.map(|kind| self.word(&format!("source-{}", kind.as_str())));
        fact("kind", kind.into_iter().map(plain).collect());
        fact("authors", record.authors.iter().cloned().map(plain).collect());
        fact("outlet", record.outlet.iter().cloned().map(plain).collect());
        let published = record.published.as_ref().map(|date| self.when(&date.value).text);
        fact("published", published.into_iter().map(plain).collect());
        let address = |text: &str| {
            let href = markup::external(text);
            view::FactValue {
                text: href.and_then(host).unwrap_or_else(|| text.to_owned()),
                href: href.map(str::to_owned),
                external: href.is_some(),
                date: None,
            }
        };
        let url = record.url.iter().map(|url| view::FactValue {
            // The page is where a reader on paper finds the whole address.
            text: url.value.clone(),
            ..address(&url.value)
        });
        fact("address", url.collect());
        fact("archived", record.archived.iter().map(|url| address(&url.value)).collect());
        let accessed = record.accessed.as_ref().map(|date| self.when(&date.value).text);
        fact("accessed", accessed.into_iter().map(plain).collect());
        let language =
            record.language.as_ref().map(|tag| self.language.words().language_name(&tag.value));
        fact("language", language.into_iter().map(plain).collect());
        fact("locator", record.locator.iter().cloned().map(plain).collect());
        fact("rights", record.rights.iter().cloned().map(plain).collect());
        facts
    }
}

/// The lists of a source's page, and how long they are.
pub(crate) fn source_lists(source: Ref<'_, Source>) -> Vec<(&'static str, usize)> {
    vec![("events", source.events().count()), ("claims", claims(source).len())]
}

/// The claims that rest on a source.
fn claims(source: Ref<'_, Source>) -> Vec<Ref<'_, Claim>> {
    let from = source.mentioned_in().filter_map(|link| match link.from {
        Record::Claim(claim) => Some(claim),
        _ => None,
    });
    from.collect()
}

/// The host of an address, without the `www.` that nobody says.
fn host(address: &str) -> Option<String> {
    let url;
    let host = if let Some(host) = plain_host(address) {
        host
    } else {
        url = url::Url::parse(address).ok()?;
        url.host_str()?
    };
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// The host of an address that needs no reading: a name in small letters, which are what reading
/// would make of it. None for all else: a user, a port, a number for a host, other scripts.
fn plain_host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let (host, _) = rest.split_once('/')?;
    let is_plain = |label: &str| {
        label.starts_with(|c: char| c.is_ascii_lowercase())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.contains("--")
            && !label.ends_with('-')
    };
    host.split('.').all(is_plain).then_some(host)
}

/// A value that is words alone.
pub(crate) fn plain(text: String) -> view::FactValue {
    view::FactValue { text, href: None, external: false, date: None }
}
