//! What an editor would ask about a finished timeline: each check looks at the whole.
//!
//! A check never changes anything and never stops a build by itself; its warnings do so only
//! where the caller denies warnings. Each has a code by which it can be turned off: here for all,
//! or by an author for a timeline or a record ([`found`]).

mod found;
mod sourcing;
mod pictures;
mod chronology;
mod naming;
mod writing;

use std::collections::BTreeSet;

use dateline_dates::Date;
use dateline_text::Report;

use crate::timeline::Timeline;
use found::Found;

/// One check: its code, what it asks, and how.
#[derive(Clone, Copy)]
struct Check {
    code: &'static str,
    about: &'static str,
    run: fn(&Timeline, &Checks, &mut Found),
}

/// All checks, in the order of the manual.
const TABLE: &[Check] = &[
    sourcing::NO_SOURCE,
    sourcing::QUOTE_WITHOUT_SPEAKER,
    sourcing::QUOTE_WITHOUT_SOURCE,
    sourcing::CLAIM_ABOUT_NOTHING,
    sourcing::ARCHIVE_MISSING,
    sourcing::UNUSED_SOURCE,
    pictures::MEDIA_WITHOUT_ALT,
    pictures::MEDIA_WITHOUT_CREDIT,
    pictures::LICENSE_EXPIRED,
    chronology::DATE_FAR_AWAY,
    chronology::DATE_MORE_EXACT_THAN_SOURCE,
    chronology::FUTURE_NOT_PLANNED,
    chronology::EMBARGO_PASSED,
    chronology::CORRECTION_WITHOUT_DATE,
    naming::KEY_FOLLOWS_TITLE,
    naming::UNUSED_ENTITY,
    naming::SAME_NAME,
    naming::SPELLED_DIFFERENTLY,
    writing::SAME_EVENT,
    writing::LONG_ENTRY,
    writing::COMMENT_SHOWN,
    writing::RETRACTED_WITHOUT_REASON,
];

/// Which checks are made, and against which day.
///
/// ```
/// use dateline_core::{Checks, Event, Timeline};
///
/// let timeline = Timeline::builder("Apollo 11")
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
///     .build()?;
/// let report = timeline.check(&Checks::all());
/// assert!(report.iter().any(|found| found.code().as_str() == "no-source"), "{report}");
/// assert!(timeline.check(&Checks::all().without("no-source")).is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Checks {
    off: BTreeSet<String>,
    today: Option<Date>,
}

impl Checks {
    /// All of them, but those that need to know what day it is.
    pub fn all() -> Checks {
        Checks::default()
    }

    /// The same, knowing what day it is.
    pub fn on(mut self, today: Date) -> Checks {
        self.today = Some(today);
        self
    }

    /// The same, without the check of this code; any other text changes nothing.
    pub fn without(mut self, code: impl Into<String>) -> Checks {
        self.off.insert(code.into());
        self
    }

    /// Every check's code with one sentence on what it asks.
    pub fn table() -> impl Iterator<Item = (&'static str, &'static str)> {
        TABLE.iter().map(|check| (check.code, check.about))
    }

    fn run(&self, timeline: &Timeline) -> Report {
        let mut report = Report::new();
        for check in TABLE.iter().filter(|check| !self.off.contains(check.code)) {
            let mut found = Found { code: check.code, warnings: Vec::new() };
            (check.run)(timeline, self, &mut found);
            report.extend(found.warnings);
        }
        report.sorted()
    }
}

impl Timeline {
    /// The editorial checks, each over the whole; an empty report is a clean bill.
    pub fn check(&self, checks: &Checks) -> Report {
        checks.run(self)
    }
}
