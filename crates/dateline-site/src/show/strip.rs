//! The overview of some events: their places on one true scale, with words for all of it.

use dateline_core::dates::Date;
use dateline_core::{Event, Importance, Ref, Story};

use super::Desk;
use crate::axis::{Axis, Cut, Division, Place, Step, civil};
use crate::days;
use crate::{places, view};

const DAYS_OF_400_YEARS: i64 = 146_097;

/// More marks than this lie on one another; then it is shown how many there are.
const MOST_MARKS: usize = 150;

/// What a letter of an axis label takes of a narrow screen's width, in percent.
const LETTER: f64 = 2.2;

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
        &mut self,
        events: &[Ref<'a, Event>],
        story: Option<Ref<'a, Story>>,
        lead: MarksLead,
    ) -> Option<view::Strip> {
        let wanted = &self.site.wanted;
        if !(if story.is_some() { wanted.story_strips } else { wanted.entity_strips }) {
            return None;
        }
        let mut events = events.to_vec();
        let is_dense = events.len() > MOST_MARKS;
        // From left to right, whatever the order of the page.
        events.sort_by_cached_key(|event| event.get().when().sort_key());
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
        let mut lanes: Vec<_> = used
            .iter()
            .map(|track| {
                let (title, number) = match (track, story) {
                    (Some(at), Some(story)) => (story.get().tracks[*at].title.clone(), at + 1),
                    _ if used.len() > 1 => (self.word("lane-other"), 0),
                    _ => (String::new(), 0),
                };
                view::Lane { title, number, density: Vec::new() }
            })
            .collect();
        let lane_of = |event| {
            let track = track_of(event);
            used.iter().position(|known| *known == track).unwrap_or_default()
        };
        if is_dense {
            let places = events.iter().zip(&reaches);
            let places =
                places.filter_map(|(event, reach)| Some((lane_of(*event), axis.place(*reach)?)));
            fill(&mut lanes, places);
        }

        let told_in = self.telling.map(|telling| &telling.story.get().key.value);
        let marks =
            events.iter().zip(&reaches).filter(|_| !is_dense).filter_map(|(event, reach)| {
                let place = axis.place(*reach)?;
                let track = track_of(*event);
                let kind = days::mark(event.get().when());
                // A day has a width of its own on a short line; its mark stands in the middle.
                let point = kind == "point";
                let x = if point { place.x + place.width / 2.0 } else { place.x };
                let x = two_decimals(x);
                let width = if point { 0.0 } else { place.width };
                Some(view::Mark {
                    kind,
                    x,
                    width,
                    end: two_decimals(x + width),
                    lane: lane_of(*event),
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
                    title: self.title_and_status(*event),
                })
            });
        let (mut marks, short): (Vec<view::Mark>, Vec<_>) =
            marks.partition(|mark| mark.width >= 1.0);
        marks.extend(short);

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
        let legend = ["density", "point", "span", "approximate", "open", "break"]
            .into_iter()
            .filter(|kind| match *kind {
                "density" => is_dense,
                "break" => !breaks.is_empty(),
                kind => marks.iter().any(|mark| mark.kind == kind),
            })
            .map(|kind| view::Legend { kind, text: self.word(&format!("legend-{kind}")) })
            .collect();
        let label = self.language.words().count("strip-label", events.len());
        let span = self.span(&events);
        Some(view::Strip {
            lanes,
            eras,
            ticks: thinned(axis.divisions().iter().map(|it| self.tick(it)).collect()),
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
        // The calendar returns after 400 years; with two days more, years without a leap day count.
        let years = (days + 2) * 400 / DAYS_OF_400_YEARS;
        let (word, count) =
            if days >= 730 { ("gap-years", years) } else { ("gap-months", days / 30) };
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

/// A place in percent, as exact as a screen can show.
fn two_decimals(place: f64) -> f64 {
    (place * 100.0).round() / 100.0
}

/// Leaves the words of more ticks out of a narrow screen, every second or third, until none lie on
/// one another.
fn thinned(mut ticks: Vec<view::Tick>) -> Vec<view::Tick> {
    let reach = |tick: &view::Tick| {
        let letters = u32::try_from(tick.label.chars().count()).unwrap_or(u32::MAX);
        let width = (f64::from(letters) * LETTER).min(100.0);
        // At an edge it stands inside.
        let from = (tick.x - width / 2.0).clamp(0.0, 100.0 - width);
        (from, from + width + LETTER)
    };
    let shown: Vec<usize> = (0..ticks.len()).filter(|at| !ticks[*at].minor).collect();
    let fits = |step: &usize| {
        let reaches: Vec<_> = shown.iter().step_by(*step).map(|at| reach(&ticks[*at])).collect();
        reaches.windows(2).all(|pair| pair[0].1 <= pair[1].0)
    };
    let step = (1..=shown.len()).find(fits).unwrap_or(1);
    for (place, at) in shown.into_iter().enumerate() {
        ticks[at].minor = place % step > 0;
    }
    ticks
}

/// Fills lanes with how much lies where. What lasts, or is known to a year only, counts for an even
/// share in each part of its time, so that no month has all of a year's dates.
fn fill(lanes: &mut [view::Lane], places: impl Iterator<Item = (usize, Place)>) {
    let columns: Vec<f64> = (0..100).map(f64::from).collect();
    for lane in &mut *lanes {
        lane.density = vec![0.0; columns.len()];
    }
    for (lane, place) in places {
        let (from, to) = (place.x.min(99.9), place.x + place.width);
        let is_in = |left: f64| left <= to && from < left + 1.0;
        let share = 1.0 / columns.iter().map(|left| f64::from(u8::from(is_in(*left)))).sum::<f64>();
        for (height, left) in lanes[lane].density.iter_mut().zip(&columns) {
            *height += if is_in(*left) { share } else { 0.0 };
        }
    }
    let most = lanes.iter().flat_map(|lane| &lane.density).copied().fold(0.0, f64::max);
    for height in lanes.iter_mut().flat_map(|lane| &mut lane.density) {
        // What is there is to be seen.
        let shown = if *height > 0.0 { (*height * 10.0 / most).max(0.5) } else { 0.0 };
        *height = (shown * 10.0).round() / 10.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_to_a_year_is_no_column_of_its_first_month() {
        let lane = || view::Lane { title: String::new(), number: 0, density: Vec::new() };
        let mut lanes = [lane(), lane()];
        let day = Place { x: 10.5, width: 0.1 };
        let year = Place { x: 50.0, width: 9.9 };
        fill(&mut lanes, [(0, day), (0, day), (1, year)].into_iter());
        let columns = |lane: &view::Lane| lane.density.iter().filter(|one| **one > 0.0).count();
        assert_eq!((lanes[0].density[10], columns(&lanes[0])), (10.0, 1));
        assert_eq!((lanes[1].density[50], columns(&lanes[1])), (0.5, 10));
    }

    #[test]
    fn labels_of_a_narrow_axis_stand_apart_at_even_steps() {
        let ticks = |label: &str, count: u32| {
            let tick = |at: u32| view::Tick {
                x: f64::from(at * 100 / (count - 1)),
                label: label.to_owned(),
                minor: false,
            };
            thinned((0..count).map(tick).collect()).iter().map(|one| one.minor).collect::<Vec<_>>()
        };
        assert_eq!(ticks("2000", 5), [false; 5]);
        assert_eq!(ticks("Jan. 2014", 5), [false, true, false, true, false]);
    }
}
