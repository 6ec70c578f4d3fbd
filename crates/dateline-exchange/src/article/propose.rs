//! From what was found to events, claims and their evidence.

use std::ops::Range;

use dateline_core::{
    About, Citation, Claim, EntityKind, Event, EventStatus, Key, Quote, SourceKind,
};
use dateline_dates::{Date, Precision};
use dateline_text::Diagnostic;

use super::date::dates;
use super::head::head;
use super::lexicon::SAYING;
use super::name::{Mention, names};
use super::paragraph::{Paragraph, pieces};
use super::quote::{self, quotes};
use super::sentence::{sentences, words};
use super::{ArticleKind, ArticleOptions};
use crate::gather::{Gather, append, short_key};
use crate::loss;

/// An event that is being made.
struct Proposal {
    date: Date,
    title: String,
    sentences: Vec<String>,
    place: Range<usize>,
    /// Which mentions stand in its sentences.
    named: Vec<usize>,
    quotes: Vec<(String, Option<usize>, usize)>,
    locators: Vec<usize>,
    /// Claims made at it: their words, who makes them, which proposal they are about.
    claims: Vec<(String, Option<usize>, usize)>,
}

/// Proposes.
pub(super) fn propose(gather: &mut Gather<'_>, kind: ArticleKind, options: &ArticleOptions) {
    let head = head(gather.text, kind, options.words);
    let mut pieces = pieces(gather.text, &head.body, kind);
    if let Some(title) = head.title {
        // Under a title of its own, a first heading that differs is a headline within.
        pieces.headline = Some(title);
    }
    let mut options = options.clone();
    if let (None, Some((day, place))) = (&options.published, head.published) {
        gather.decide(format!("the article says that it appeared on {day}"), &place);
        options.published = Some(day);
    }
    options.outlet = options.outlet.or(head.outlet);
    options.url = options.url.or(head.url);
    let options = &options;
    if let Some(headline) = &pieces.headline
        && options.import.title.is_none()
    {
        gather.story.title = escaped(headline).into();
    }
    if pieces.paragraphs.is_empty() {
        let span = gather.span(&(0..0));
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, "this article has no text").at(span));
        return;
    }
    let source = source(gather, pieces.headline.as_deref(), options);
    let texts: Vec<&str> = pieces.paragraphs.iter().map(|it| it.text.as_str()).collect();
    let mut mentions = if options.words.language() == "en" { names(&texts) } else { Vec::new() };
    if let Some(place) = &pieces.dateline {
        // Last of all, so that a place in the sentence itself goes before it.
        mentions.push(Mention {
            paragraph: 0,
            range: 0..0,
            name: place.clone(),
            kind: EntityKind::Place,
            role: None,
            is_scene: true,
        });
    }
    let mut found = Finder { options, mentions: &mentions, proposals: Vec::new(), latest: None };
    for (index, paragraph) in pieces.paragraphs.iter().enumerate() {
        found.paragraph(gather, index, paragraph);
    }
    if found.proposals.is_empty() {
        let span = gather.span(&pieces.paragraphs[0].place);
        gather.say(
            Diagnostic::warning(
                loss::NO_EVENT,
                "no sentence of this article has a date that can be read",
            )
            .at(span)
            .help("with the article's own date, days such as `on Tuesday` can be read too"),
        );
    }
    write(gather, &found.proposals, &mentions, &source);
}

/// The article itself as a source.
fn source(gather: &mut Gather<'_>, headline: Option<&str>, options: &ArticleOptions) -> Key {
    let title =
        headline.map_or_else(|| dateline_markdown::plain(gather.story.title()), str::to_owned);
    let key = gather.source(options.url.as_deref(), &title, Some(SourceKind::News));
    gather.describe_source(&key, options.outlet.as_deref(), options.published.as_ref());
    key
}

struct Finder<'a> {
    options: &'a ArticleOptions,
    mentions: &'a [Mention],
    proposals: Vec<Proposal>,
    /// The event that was told last, which what has no date goes with.
    latest: Option<usize>,
}

impl Finder<'_> {
    fn paragraph(&mut self, gather: &mut Gather<'_>, index: usize, paragraph: &Paragraph) {
        let text = paragraph.text.as_str();
        let published = self.options.published.as_ref();
        let quotes = quotes(text, index, self.mentions);
        let inside = |range: &Range<usize>| {
            quotes.iter().any(|it| it.range.start <= range.start && range.end <= it.range.end)
        };
        // Where the event begins that later sentences of this paragraph go on telling.
        let mut current = None;
        let mut owners: Vec<(Option<usize>, Range<usize>)> = Vec::new();
        for sentence in sentences(text) {
            let mut dated = Vec::new();
            let mut is_some_other_day = false;
            let named = self.named(index, &sentence);
            for found in dates(text, &sentence, published, self.options.words) {
                let words = text.get(found.range.clone()).unwrap_or_default();
                match found.date {
                    // What is said in a quotation is not told by the article.
                    _ if inside(&found.range) => {}
                    Some(date) => {
                        if found.is_counted {
                            let what = format!(
                                "`{words}` is read as {date}, counted from the article's day"
                            );
                            gather.decide(what, &paragraph.place);
                        }
                        dated.push((found.range, date));
                    }
                    None => {
                        let what =
                            format!("`{words}` counts from the article's day, which is not given");
                        gather.decide(what, &paragraph.place);
                        is_some_other_day = true;
                    }
                }
            }
            if is_some_other_day && dated.is_empty() {
                current = None;
                owners.push((None, sentence));
                continue;
            }
            let told = self.sentence(text, paragraph, &sentence, &dated, &named);
            current = told.or(current);
            self.latest = told.or(self.latest);
            if current.is_some() {
                owners.push((current, sentence));
            }
            // Whoever is named in a sentence without a date belongs to what was told before it.
            if let (None, Some(last)) = (told, current.or(self.latest)) {
                self.proposals[last].named.extend(named);
            }
        }
        for quote in &quotes {
            self.quote(gather, quote, &owners, paragraph);
        }
    }

    /// Which mentions stand in a sentence.
    fn named(&self, paragraph: usize, sentence: &Range<usize>) -> Vec<usize> {
        let is_here = |mention: &Mention| {
            mention.paragraph == paragraph
                && mention.range.start >= sentence.start
                && mention.range.end <= sentence.end
        };
        (0..self.mentions.len()).filter(|at| is_here(&self.mentions[*at])).collect()
    }

    /// Makes or enlarges the events of a sentence; answers that which the text goes on with.
    fn sentence(
        &mut self,
        text: &str,
        paragraph: &Paragraph,
        sentence: &Range<usize>,
        dated: &[Dated],
        named: &[usize],
    ) -> Option<usize> {
        let whole = text.get(sentence.clone()).unwrap_or_default();
        let (telling, told) = split(text, sentence, dated);
        let clauses = clauses(text, sentence, dated);
        let speaker = self.speaker(text, sentence, named);
        let mut event = |range: &Range<usize>, date: &Date| {
            let clause = clauses.iter().find(|it| it.start <= range.start && range.end <= it.end);
            let clause = clause.and_then(|it| text.get(it.clone())).unwrap_or(whole);
            let title = match speaker {
                Some(at) if is_saying(clause.split(' ').next().unwrap_or_default()) => {
                    headline(&format!("{} {clause}", self.mentions[at].name))
                }
                _ => headline(clause),
            };
            self.event(date, title, whole, paragraph, named)
        };
        let mut first = None;
        let mut about = Vec::new();
        for (range, date) in dated {
            let at = event(range, date);
            if telling.is_some_and(|telling| telling.0 == *range) {
                first = Some(at);
            } else if told.iter().any(|told| told.0 == *range) {
                about.push(at);
            } else if telling.is_none() {
                first.get_or_insert(at);
            }
        }
        if let (Some(_), Some(made), Some(about)) = (telling, first, about.first())
            && made != *about
        {
            self.proposals[made].claims.push((whole.to_owned(), speaker, *about));
        }
        first
    }

    /// The event of this date that is there already, or a new one.
    fn event(
        &mut self,
        date: &Date,
        title: String,
        sentence: &str,
        paragraph: &Paragraph,
        named: &[usize],
    ) -> usize {
        let is_day = date.precision() >= Precision::Day && !date.is_interval();
        let known = self.proposals.iter().position(|known| {
            // A day names an event; of a year there may be many.
            known.date == *date && is_day
        });
        let at = known.unwrap_or_else(|| {
            self.proposals.push(Proposal {
                date: date.clone(),
                title,
                sentences: Vec::new(),
                place: paragraph.place.clone(),
                named: Vec::new(),
                quotes: Vec::new(),
                locators: Vec::new(),
                claims: Vec::new(),
            });
            self.proposals.len() - 1
        });
        let proposal = &mut self.proposals[at];
        if !proposal.sentences.iter().any(|known| known == sentence) {
            proposal.sentences.push(sentence.to_owned());
        }
        proposal.named.extend(named);
        if !proposal.locators.contains(&paragraph.number) {
            proposal.locators.push(paragraph.number);
        }
        at
    }

    /// The subject of the sentence's word of speech.
    fn speaker(&self, text: &str, sentence: &Range<usize>, named: &[usize]) -> Option<usize> {
        let verb = saying(text, sentence)?;
        let able = |at: &usize, kind: EntityKind| {
            let mention = &self.mentions[*at];
            mention.kind == kind && mention.range.start < verb.start
        };
        // A person goes before what stands between name and verb: "Lind, who led the Board, said".
        let last = |kind| named.iter().rev().copied().find(|at| able(at, kind));
        last(EntityKind::Person).or_else(|| last(EntityKind::Organization))
    }

    fn quote(
        &mut self,
        gather: &mut Gather<'_>,
        quote: &quote::Found,
        owners: &[(Option<usize>, Range<usize>)],
        paragraph: &Paragraph,
    ) {
        let own = owners
            .iter()
            .find(|(_, it)| it.start <= quote.range.start && quote.range.start <= it.end);
        let words = &quote.text;
        // Without a date of its own, it goes with what was told last.
        let Some(at) = own.map_or(self.latest, |(owner, _)| *owner) else {
            let what = format!("the quotation “{words}” is left out: no day is known for it");
            gather.decide(what, &paragraph.place);
            return;
        };
        if own.is_none()
            || owners.iter().any(|(owner, it)| *owner == Some(at) && it.end < quote.range.start)
        {
            let title = &self.proposals[at].title;
            let what =
                format!("the quotation “{words}” is put to what was told before it: {title}");
            gather.decide(what, &paragraph.place);
        }
        if let (Some(by), true) = (quote.by, quote.is_guessed) {
            let who = &self.mentions[by].name;
            let what = format!("the quotation “{words}” is taken for one of {who}'s, named before");
            gather.decide(what, &paragraph.place);
        }
        self.proposals[at].quotes.push((quote.text.clone(), quote.by, paragraph.number));
    }
}

/// Where a sentence says something.
fn saying(text: &str, sentence: &Range<usize>) -> Option<Range<usize>> {
    words(text, sentence.clone())
        .into_iter()
        .find(|range| is_saying(text.get(range.clone()).unwrap_or_default()))
}

fn is_saying(word: &str) -> bool {
    SAYING.has(&word.to_lowercase())
}

type Dated = (Range<usize>, Date);

/// A sentence in parts with one date each, cut where a clause begins.
fn clauses(text: &str, sentence: &Range<usize>, dated: &[Dated]) -> Vec<Range<usize>> {
    const CUTS: [&str; 9] =
        [" that ", "; ", ", which ", ", and ", ", but ", ", shortly ", ", ", " and ", " when "];
    let mut parts = Vec::new();
    let mut start = sentence.start;
    for pair in dated.windows(2) {
        let gap = pair[0].0.end..pair[1].0.start;
        let inner = text.get(gap.clone()).unwrap_or_default();
        let cut = CUTS.iter().find_map(|cut| Some((inner.find(cut)?, cut.len())));
        let Some((at, length)) = cut else { continue };
        parts.push(start..gap.start + at);
        start = gap.start + at + length;
    }
    parts.push(start..sentence.end);
    parts
}

/// The words of a clause as a title: one line, no stop, not too long.
fn headline(clause: &str) -> String {
    let clause = clause.trim().trim_end_matches(['.', ',', ';', ':']);
    // What hangs on another clause stands alone here.
    let clause = ["before ", "after ", "when ", "shortly before ", "shortly after ", "which "]
        .iter()
        .find_map(|word| clause.strip_prefix(word))
        .unwrap_or(clause);
    let mut chars = clause.chars();
    let clause: String =
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect());
    if clause.chars().count() <= 110 {
        return clause;
    }
    let mut words = String::new();
    for word in clause.split_whitespace() {
        if words.chars().count() + word.chars().count() > 100 {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    format!("{} …", words.trim_end_matches([',', ';']))
}

/// The date of the telling, and those of what is told: the word of speech and what it opens divide
/// them.
fn split<'d>(
    text: &str,
    sentence: &Range<usize>,
    dated: &'d [Dated],
) -> (Option<&'d Dated>, Vec<&'d Dated>) {
    let none = (None, Vec::new());
    let Some(verb) = saying(text, sentence).filter(|_| dated.len() > 1) else { return none };
    let rest = text.get(verb.end..sentence.end).unwrap_or_default();
    let opens =
        [" that ", ": ", " how ", " about ", " of "].iter().filter_map(|it| rest.find(it)).min();
    // "He recalled a visit": whose object is what is told opens it itself.
    let is_open = matches!(text.get(verb.clone()), Some("recalled" | "remembered" | "described"));
    let opens = opens.or(is_open.then_some(0));
    let Some(opening) = opens.map(|at| verb.end + at) else { return none };
    let telling = dated.iter().rfind(|(range, _)| range.end <= opening);
    let told: Vec<&Dated> = dated.iter().filter(|(range, _)| range.start >= opening).collect();
    if telling.is_none() || told.is_empty() { none } else { (telling, told) }
}

fn write(gather: &mut Gather<'_>, proposals: &[Proposal], mentions: &[Mention], source: &Key) {
    let mut events: Vec<Event> = Vec::new();
    for proposal in proposals {
        let mut event = gather.event(Some(&proposal.date), "", &proposal.place);
        event.title = escaped(&proposal.title).into();
        let key = short_key(&proposal.title).map(|key| key.to_string()).unwrap_or_default();
        gather.rename(&mut event, &key);
        event.status = EventStatus::Reported;
        event.draft = true;
        let text: Vec<String> = proposal.sentences.iter().map(|it| escaped(it)).collect();
        append(&mut event, &text.join(" "));
        for at in &proposal.named {
            name(gather, &mut event, &mentions[*at]);
        }
        event.sources.push(citation(source, &proposal.locators));
        for (words, by, paragraph) in &proposal.quotes {
            let mut quote = Quote::new(words.as_str());
            quote.by = by.and_then(|at| gather.entity(mentions[at].kind, &mentions[at].name));
            quote.source = Some(citation(source, &[*paragraph]));
            event.quotes.push(quote);
        }
        events.push(event);
    }
    for (at, proposal) in proposals.iter().enumerate() {
        for (words, by, about) in &proposal.claims {
            let mut claim = Claim::unnamed(escaped(words));
            claim.by = by.and_then(|at| gather.entity(mentions[at].kind, &mentions[at].name));
            claim.made_at = Some(events[at].key.clone());
            claim.about = Some(About::Event(events[*about].key.clone()));
            claim.sources.push(citation(source, &proposal.locators));
            gather.claim(claim);
        }
    }
    for event in events {
        gather.push(event);
    }
}

fn name(gather: &mut Gather<'_>, event: &mut Event, mention: &Mention) {
    if mention.kind == EntityKind::Place {
        if event.place.is_none() && mention.is_scene {
            event.place = gather.place(&mention.name, None);
        }
        return;
    }
    let Some(mut named) = gather.entity(mention.kind, &mention.name) else { return };
    let known =
        event.participants.iter_mut().find(|it| it.kind == named.kind && it.key == named.key);
    if let Some(known) = known {
        known.role = known.role.take().or_else(|| mention.role.clone());
    } else {
        named.role.clone_from(&mention.role);
        event.participants.push(named);
    }
}

fn citation(source: &Key, paragraphs: &[usize]) -> Citation {
    let mut citation = Citation::new(source);
    let numbers: Vec<String> = paragraphs.iter().map(usize::to_string).collect();
    let word = if numbers.len() == 1 { "paragraph" } else { "paragraphs" };
    citation.at = (!numbers.is_empty()).then(|| format!("{word} {}", numbers.join(", ")));
    citation
}

/// Words of an article as Markdown that shows them as they are.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
