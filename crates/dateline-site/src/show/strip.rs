//! The overview of some events: their places on one true scale, with words for all of it.

use dateline_core::dates::Date;
use dateline_core::{Event, Importance, Ref, Story};

use super::Desk;
use crate::axis::{Axis, Cut, Division, Step, civil};
use crate::days;
use crate::{html, places, view};

/// More marks than this lie on one another; then only the important ones are drawn.
const MOST_MARKS: usize = 500;

/// Where the marks of an overview lead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum MarksLead {
    /// To the entries of the list on the same page.
    ToEntries,
    /// To the events' own pages.
    ToPages,
}

impl<'a> Desk<'a> {
    /// The overview of these events; none where none of them has a day.
    ///
    /// `story` gives the lanes and the eras; without it all lie on one lane.
    pub(crate) fn strip(
        &self,
        events: &[Ref<'a, Event>],
        story: Option<Ref<'a, Story>>,
        lead: MarksLead,
    ) -> Option<view::Strip> {
        if !self.site.wanted.strip {
            return None;
        }
        let mut events = events.to_vec();
        if events.len() > MOST_MARKS {
            events.retain(|event| event.get().importance == Importance::Major);
        }
        if events.is_empty() || events.len() > MOST_MARKS {
            return None;
        }
        // From left to right, whatever the order of the page.
        events.sort_by_key(|event| event.get().when().sort_key());
        let reaches: Vec<_> = events.iter().map(|event| days::reach(event.get().when())).collect();
        let axis = Axis::new(&reaches)?;

        let track_of = |event: Ref<'a, Event>| {
            let story = story.filter(|story| event.story() == *story)?;
            let key = event.get().track.as_ref()?;
            story.get().tracks.iter().position(|track| track.key.value == key.value)
        };
        // A lane for each track in use, and one for what lies on none.
        let mut used: Vec<Option<usize>> = events.iter().map(|event| track_of(*event)).collect();
        used.sort_unstable_by_key(|track| track.unwrap_or(usize::MAX));
        used.dedup();
        let lanes = used
            .iter()
            .map(|track| match (track, story) {
                (Some(at), Some(story)) => {
                    view::Lane { title: story.get().tracks[*at].title.clone(), number: at + 1 }
                }
                _ if used.len() > 1 => view::Lane { title: self.word("lane-other"), number: 0 },
                _ => view::Lane { title: String::new(), number: 0 },
            })
            .collect();

        let told_in = self.telling.map(|telling| &telling.story.get().key.value);
        let marks: Vec<view::Mark> = events
            .iter()
            .zip(&reaches)
            .filter_map(|(event, reach)| {
                let place = axis.place(*reach)?;
                let track = track_of(*event);
                let kind = days::mark(event.get().when());
                // A day has a width of its own on a short line; its mark stands in the middle.
                let point = kind == "point";
                let x = if point { place.x + place.width / 2.0 } else { place.x };
                Some(view::Mark {
                    kind,
                    x: (x * 100.0).round() / 100.0,
                    width: if point { 0.0 } else { place.width },
                    lane: used.iter().position(|known| *known == track).unwrap_or_default(),
                    track: track.map_or(0, |at| at + 1),
                    major: event.get().importance == Importance::Major,
                    open_start: reach.first.is_none(),
                    open_end: reach.last.is_none(),
                    href: match (lead, told_in) {
                        (MarksLead::ToEntries, Some(told_in)) => {
                            format!(
                                "#{}",
                                crate::route::percent_encode(&places::entry_id(
                                    event.get(),
                                    told_in
                                ))
                            )
                        }
                        _ => places::event(event.get()).href(),
                    },
                    date: self.event_when(*event).text,
                    title: html::plain_title(&event.title),
                })
            })
            .collect();

        let eras = story.into_iter().flat_map(|story| &story.get().eras);
        let eras = eras
            .filter_map(|era| {
                let bands = axis.bands(days::reach(&era.date.value));
                let (first, last) = (bands.first()?, bands.last()?);
                Some(view::StripEra {
                    title: era.title.clone(),
                    x: first.x,
                    width: last.x + last.width - first.x,
                    bands: bands
                        .iter()
                        .map(|band| view::EraBand { x: band.x, width: band.width })
                        .collect(),
                })
            })
            .collect();
        let breaks: Vec<view::Break> = axis.cuts().iter().map(|cut| self.cut(cut)).collect();
        let legend = ["point", "span", "approximate", "open", "break"]
            .into_iter()
            .filter(|kind| match *kind {
                "break" => !breaks.is_empty(),
                kind => marks.iter().any(|mark| mark.kind == kind),
            })
            .map(|kind| view::Legend { kind, text: self.word(&format!("legend-{kind}")) })
            .collect();
        let label = self.language.words().count("strip-label", marks.len());
        let span = self.span(&events);
        Some(view::Strip {
            lanes,
            eras,
            ticks: axis.divisions().iter().map(|division| self.tick(division)).collect(),
            breaks,
            marks,
            legend,
            label: label.replace("{name}", &span),
        })
    }

    /// From when to when some events reach, in words.
    pub(crate) fn span(&self, events: &[Ref<'a, Event>]) -> String {
        let years = || events.iter().filter_map(|event| days::year(event.get().when()));
        let ends = || {
            events.iter().filter_map(|event| {
                let bounds = event.get().when().bounds();
                bounds.latest().day().or(bounds.earliest().day()).map(dateline_dates::Day::year)
            })
        };
        match (years().min(), ends().max()) {
            (Some(first), Some(last)) if first == last => self.year_in_words(first),
            (Some(first), Some(last)) => {
                format!("{}–{}", self.year_in_words(first), self.year_in_words(last))
            }
            _ => String::new(),
        }
    }

    /// A year as a heading says it.
    pub(crate) fn year_in_words(&self, year: i64) -> String {
        self.site.in_words(&Date::from_year(year), self.language)
    }

    fn cut(&self, cut: &Cut) -> view::Break {
        view::Break {
            x: cut.place.x,
            width: cut.place.width,
            label: self.empty_time(cut.last - cut.first + 1),
        }
    }

    /// "3 years without entries".
    pub(crate) fn empty_time(&self, days: i64) -> String {
        let (word, count) =
            if days >= 730 { ("gap-years", days / 365) } else { ("gap-months", days / 30) };
        self.language.words().count(word, usize::try_from(count).unwrap_or_default())
    }

    fn tick(&self, division: &Division) -> view::Tick {
        let (year, month, day) = civil(division.day);
        let date = match division.step {
            Step::Days(_) => format!("{year:04}-{month:02}-{day:02}"),
            Step::Months(_) => format!("{year:04}-{month:02}"),
            Step::Years(_) => Date::from_year(year).to_string(),
        };
        let label =
            date.parse().map_or(date, |date| self.site.in_words_short(&date, self.language));
        view::Tick { x: division.x, label, minor: division.minor }
    }
}
