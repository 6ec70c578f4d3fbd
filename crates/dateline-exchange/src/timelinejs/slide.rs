//! A slide of TimelineJS, whatever file it stood in, and the event that it becomes.

use std::ops::Range;

use dateline_core::{Coordinates, Era, Media, MediaFile, Prose};
use dateline_dates::{Date, Time};
use dateline_text::Spanned;

use crate::gather::{self, Gather, append};
use crate::html;
use crate::loss;
use crate::tree::Node;
use crate::when;

/// Words and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) place: Range<usize>,
}

/// The words of a field of an object.
pub(super) fn said(node: Option<&Node>) -> Option<Said> {
    let node = node?;
    node.words().map(|text| Said { text: text.to_owned(), place: node.place.clone() })
}

/// What a slide is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Event,
    Title,
    Era,
}

/// A slide. A field that was empty is none.
#[derive(Debug, Default)]
pub(super) struct Slide {
    pub(super) kind: Kind,
    pub(super) place: Range<usize>,
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    /// Why there is no start or no end, where something stands there.
    pub(super) wrong_dates: Vec<(String, Range<usize>)>,
    pub(super) unique_id: Option<Said>,
    pub(super) label: Option<Said>,
    pub(super) headline: Option<Said>,
    pub(super) text: Option<Said>,
    pub(super) media: Option<Said>,
    pub(super) caption: Option<Said>,
    pub(super) credit: Option<Said>,
    pub(super) alt: Option<Said>,
    pub(super) media_title: Option<Said>,
    pub(super) media_link: Option<Said>,
    pub(super) group: Option<Said>,
    pub(super) place_name: Option<(Said, Option<Coordinates>)>,
    /// Fields that stay behind: what they are, why, where.
    pub(super) left: Vec<(&'static str, &'static str, Range<usize>)>,
}

/// A date in the pieces of TimelineJS.
#[derive(Debug, Default)]
pub(super) struct Pieces<'a> {
    pub(super) year: Option<&'a str>,
    pub(super) month: Option<&'a str>,
    pub(super) day: Option<&'a str>,
    pub(super) time: Option<Time>,
}

impl Pieces<'_> {
    /// The date; none where there is no year, since TimelineJS then has no date either.
    pub(super) fn date(&self) -> Result<Option<Date>, String> {
        let number = |what: &str, text: &str| {
            when::number(text).ok_or_else(|| format!("the {what} `{text}` is no number"))
        };
        let Some(year) = self.year else {
            return match (self.month, self.day, self.time) {
                (None, None, None) => Ok(None),
                _ => Err("a date needs a year".to_owned()),
            };
        };
        let year = number("year", year)?;
        let month = self.month.map(|text| number("month", text)).transpose()?;
        let day = self.day.map(|text| number("day", text)).transpose()?;
        // Zero is how some tools write "none".
        let month = month.filter(|month| *month != 0);
        let day = day.filter(|day| *day != 0);
        if month.is_none() && day.is_some() {
            return Err("a day needs a month".to_owned());
        }
        if day.is_none() && self.time.is_some() {
            return Err("a time needs a day".to_owned());
        }
        when::from_parts(year, month, day, self.time).map(Some)
    }
}

/// Adds a slide to what is gathered.
pub(super) fn take(gather: &mut Gather<'_>, slide: Slide, has_title: &mut bool) {
    for (what, why, place) in &slide.left {
        gather.lose(what, why, place);
    }
    match slide.kind {
        Kind::Title if !*has_title => {
            *has_title = true;
            title(gather, &slide);
        }
        Kind::Title => {
            gather.decide("there is a title already, so this one becomes an event", &slide.place);
            event(gather, &slide);
        }
        Kind::Era => era(gather, slide),
        Kind::Event => event(gather, &slide),
    }
}

fn title(gather: &mut Gather<'_>, slide: &Slide) {
    if let Some(headline) = &slide.headline {
        gather.title(&headline.text);
    }
    // An event is a handy vessel: what a body brings along is moved to the story.
    let mut vessel = gather.event(slide.start.as_ref(), "", &slide.place);
    if let Some(text) = &slide.text {
        gather.body(&mut vessel, &text.text, &text.place);
    }
    media(gather, &mut vessel, slide);
    gather.story.introduction = vessel.body;
    let mut media = vessel.media.into_iter();
    gather.story.image = media.next();
    for _ in media {
        gather.lose("a second picture of the title", "a timeline has one image", &slide.place);
    }
    for (said, what) in [(&slide.label, "the display date"), (&slide.group, "the group")] {
        if let Some(said) = said {
            gather.lose(what, "a title has none", &said.place);
        }
    }
}

fn era(gather: &mut Gather<'_>, slide: Slide) {
    let name = slide.headline.as_ref().map(|headline| html::words(&headline.text));
    let name = name.filter(|name| !name.is_empty());
    let date = match (slide.start, slide.end) {
        (Some(start), end) => when::span(start, end),
        (None, _) => Err("an era needs a start".to_owned()),
    };
    let span = gather.span(&slide.place);
    match (name, date) {
        (Some(name), Ok((date, left))) => {
            if let Some(left) = left {
                gather.lose(left, when::WHY_NO_TIME, &slide.place);
            }
            let mut era = Era::new(name, date);
            era.date.span = span;
            let text = slide.text.as_ref().map(|text| html::convert(&text.text).markdown);
            era.summary = text.filter(|text| !text.is_empty()).map(Prose::from);
            gather.story.eras.push(era);
        }
        (None, _) => gather.say(loss::no_event("this era has no headline, and is left out", span)),
        (_, Err(why)) => {
            gather.say(loss::no_event(format!("this era is left out: {why}"), span));
        }
    }
}

fn event(gather: &mut Gather<'_>, slide: &Slide) {
    let says_nothing = slide.headline.is_none() && slide.text.is_none() && slide.media.is_none();
    if says_nothing && slide.start.is_none() && slide.wrong_dates.is_empty() {
        let span = gather.span(&slide.place);
        gather.say(loss::no_event("this row says nothing, and is left out", span));
        return;
    }
    let date = date(gather, slide);
    let headline = slide.headline.as_ref().map_or("", |headline| headline.text.as_str());
    let mut event = gather.event(date.as_ref(), headline, &slide.place);
    event.date_label = slide.label.as_ref().map(|label| html::words(&label.text));
    if let Some(text) = &slide.text {
        gather.body(&mut event, &text.text, &text.place);
    }
    media(gather, &mut event, slide);
    event.track = slide.group.as_ref().and_then(|group| gather.track(&group.text));
    if let Some((name, at)) = &slide.place_name {
        event.place = gather.place(&name.text, *at);
    }
    let anchor = match &slide.unique_id {
        Some(id) => id.text.clone(),
        None => anchor_of(&html::words(headline)),
    };
    if !anchor.is_empty() {
        let anchor = gather.anchor(&anchor);
        gather.alias(&mut event, &format!("event-{anchor}"), &slide.place);
    }
    gather.push(event);
}

fn date(gather: &mut Gather<'_>, slide: &Slide) -> Option<Date> {
    for (why, place) in &slide.wrong_dates {
        let span = gather.span(place);
        gather.say(loss::no_event(why.as_str(), span).help(match slide.start {
            Some(_) => "the event is kept with the date that could be read",
            None => "the event is kept as a draft without a date",
        }));
    }
    let span = gather.span(&slide.place);
    let Some(start) = slide.start.clone() else {
        if slide.wrong_dates.is_empty() {
            gather.say(
                loss::no_event("this event has no start date", span)
                    .help("TimelineJS leaves it out; here it is kept as a draft without a date"),
            );
        }
        return None;
    };
    Some(gather.until(start, slide.end.clone(), &slide.place))
}

fn media(gather: &mut Gather<'_>, event: &mut dateline_core::Event, slide: &Slide) {
    let Some(cell) = &slide.media else {
        for (said, what) in [(&slide.caption, "the caption"), (&slide.credit, "the credit")] {
            if let Some(said) = said {
                gather.lose(what, "there is no media beside it", &said.place);
            }
        }
        return;
    };
    // Pictures of the text stand before; the row's own comes first all the same.
    let before = std::mem::take(&mut event.media);
    if !gather.media(event, &cell.text, &cell.place) {
        let quoted = cell.text.trim_start().starts_with('<');
        if quoted && let Some(caption) = &slide.caption {
            append(event, &html::convert(&caption.text).markdown);
        }
    }
    if let Some(own) = event.media.first_mut() {
        describe(own, slide);
        if let MediaFile::Embed(address) = &own.file
            && gather::host(&address.value).ends_with("wikipedia.org")
        {
            let address = address.value.clone();
            let citation = gather.linked(&address, "");
            gather::cite(event, citation);
        }
    }
    for other in before {
        gather::add_media(event, other);
    }
}

fn describe(media: &mut Media, slide: &Slide) {
    let markdown = |said: &Said| html::convert(&said.text).markdown;
    media.caption = slide.caption.as_ref().map(markdown).map(Prose::from);
    media.credit = slide.credit.as_ref().map(|credit| html::words(&credit.text));
    if let Some(alt) = &slide.alt {
        media.alt = Some(Spanned::from(html::words(&alt.text)));
    }
    media.title =
        slide.media_title.as_ref().map(|title| html::words(&title.text)).or(media.title.take());
    let link = slide.media_link.as_ref().and_then(|link| html::web_address(&link.text));
    media.link = link.map(Spanned::from);
}

/// The anchor that TimelineJS makes of a headline.
fn anchor_of(headline: &str) -> String {
    let mut slug = String::new();
    for c in headline.trim().to_lowercase().chars().map(without_accent) {
        let c = if matches!(c, '·' | '/' | '_' | ',' | ':' | ';' | ' ') { '-' } else { c };
        if c.is_ascii_lowercase() || c.is_ascii_digit() || (c == '-' && !slug.ends_with('-')) {
            slug.push(c);
        }
    }
    if slug.starts_with(|c: char| c.is_ascii_digit()) {
        slug.insert(0, '_');
    }
    slug
}

/// The accents that TimelineJS takes off.
fn without_accent(c: char) -> char {
    const WITH: &str = "àáäâãåèéëêìíïîòóöôõùúüûñç";
    const WITHOUT: &str = "aaaaaaeeeeiiiiooooouuuunc";
    WITH.chars().position(|it| it == c).and_then(|at| WITHOUT.chars().nth(at)).unwrap_or(c)
}
