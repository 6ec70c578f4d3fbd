//! Do the dates agree with one another, with their sources, and with today?

use dateline_dates::{Date, Precision, Qualifier, Relation};

use super::Check;
use crate::record::{EventStatus, SourceKind};

/// A year, in days.
const YEAR: i128 = 365;

pub(super) const DATE_FAR_AWAY: Check = Check {
    code: "date-far-away",
    about: "no event lies far outside the time that its timeline tells of",
    run: |timeline, _, found| {
        for story in timeline.stories() {
            let mut days: Vec<_> = story
                .entries()
                .filter_map(|entry| Some((middle(entry.event.get().when())?, entry.event)))
                .collect();
            days.sort_by_key(|(day, _)| *day);
            let [first, second, ..] = days[..] else { continue };
            let [.., before, last] = days[..] else { continue };
            if days.len() < 3 {
                continue;
            }
            // A slip of the finger is off by centuries among events that lie close together; a
            // background chapter is not.
            let far = |gap: i128, span: i128| gap > 100 * YEAR && gap > 10 * span;
            let early = far(second.0 - first.0, last.0 - second.0).then_some(first.1);
            let late = far(last.0 - before.0, before.0 - first.0).then_some(last.1);
            for event in early.into_iter().chain(late).filter(|event| event.story() == story) {
                let message =
                    format!("event `{}` lies far from all others of its timeline", event.key.value);
                let help = "mend the year, or turn this check off here with `checks_off`";
                found.add(event, found.warning(message, event.date.span).help(help));
            }
        }
    },
};

/// The day in the middle of what a date can mean.
fn middle(date: &Date) -> Option<i128> {
    let (first, last) = date.bounds().days()?;
    Some(i128::midpoint(first.number(), last.number()))
}

pub(super) const DATE_MORE_EXACT_THAN_SOURCE: Check = Check {
    code: "date-more-exact-than-source",
    about: "a day is given only where a source knows the day",
    run: |timeline, _, found| {
        for event in timeline.events() {
            let when = event.get().when();
            if when.precision() < Precision::Day || when.qualifier() != Qualifier::Plain {
                continue;
            }
            let mut vague = None;
            let every = event.sources().all(|source| {
                // Papers and recordings are dated by what they record; a book or a page appeared
                // when it appeared, and can still know the day.
                use SourceKind::{Audio, CourtFiling, Document, Interview, OwnReporting, Video};
                let records = matches!(
                    source.kind,
                    Some(Audio | CourtFiling | Document | Interview | OwnReporting | Video)
                );
                let Some(published) = source.get().published.as_ref().filter(|_| records) else {
                    return false;
                };
                let date = &published.value;
                let doubtful = date.qualifier() != Qualifier::Plain;
                let vaguer = date.precision() < Precision::Day || doubtful;
                vague = Some((source, published));
                vaguer && !matches!(date.relation_to(when), Relation::Before | Relation::After)
            });
            if let Some((source, published)) = vague.filter(|_| every) {
                let message = format!(
                    "event `{}` is dated to the day, and its sources are not",
                    event.key.value
                );
                let help = format!(
                    "say in `date_note` how the day is known, or write the date as the source does: `{}`",
                    published.value
                );
                let warning = found.warning(message, event.date.span);
                let label = format!("source `{}` is dated here", source.get().key.value);
                found.add(event, warning.label(published.span, label).help(help));
            }
        }
    },
};

pub(super) const FUTURE_NOT_PLANNED: Check = Check {
    code: "future-not-planned",
    about: "what lies in the future is marked as planned",
    run: |timeline, checks, found| {
        let Some(today) = &checks.today else { return };
        for event in timeline.events() {
            let to_come = event.when().relation_to(today) == Relation::After;
            let said = matches!(event.status, EventStatus::Planned | EventStatus::Cancelled);
            if to_come && !said {
                let message = format!("event `{}` lies in the future", event.key.value);
                let warning = found.warning(message, event.date.span);
                found.add(event, warning.help("add `status: planned`, or mend the date"));
            }
        }
    },
};

pub(super) const EMBARGO_PASSED: Check = Check {
    code: "embargo-passed",
    about: "an embargo that is over is taken out",
    run: |timeline, checks, found| {
        let Some(today) = &checks.today else { return };
        for event in timeline.events() {
            let Some(until) = &event.get().embargo else { continue };
            if until.value.has_come(today) {
                let message = format!("the embargo of event `{}` is over", event.key.value);
                let help = "take the line out: the event is published";
                found.add(event, found.warning(message, until.span).help(help));
            }
        }
    },
};

pub(super) const CORRECTION_WITHOUT_DATE: Check = Check {
    code: "correction-without-date",
    about: "every correction says when it was made",
    run: |timeline, _, found| {
        let message = "a correction does not say when it was made";
        let help = "add `date:`, so that readers know which version they read";
        for event in timeline.events() {
            for one in event.get().corrections.iter().filter(|one| one.date.is_none()) {
                found.add(event, found.warning(message, one.text.span()).help(help));
            }
        }
        for story in timeline.stories() {
            for one in story.get().corrections.iter().filter(|one| one.date.is_none()) {
                found.add(story, found.warning(message, one.text.span()).help(help));
            }
        }
        for retraction in timeline.retractions() {
            let Some(story) = timeline.story(retraction.story.as_str()) else { continue };
            for one in retraction.correction.iter().filter(|one| one.date.is_none()) {
                found.add((retraction, story), found.warning(message, one.text.span()).help(help));
            }
        }
    },
};
