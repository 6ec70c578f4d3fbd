//! What an editor would ask about a finished timeline: each check looks at the whole.
//!
//! A check never changes anything and never stops a build by itself; its warnings do so only
//! where the caller denies warnings. Each has a code by which it can be turned off.

mod sourcing;
mod chronology;
mod naming;

use std::collections::BTreeSet;

use dateline_dates::Date;
use dateline_text::{Diagnostic, Report};

use crate::timeline::Timeline;

/// One check: its code, what it asks, and how.
#[derive(Clone, Copy)]
struct Check {
    code: &'static str,
    about: &'static str,
    run: fn(&Timeline, &Checks, &mut Vec<Diagnostic>),
}

/// All checks, in the order of the manual.
const TABLE: &[Check] = &[
    sourcing::NO_SOURCE,
    sourcing::QUOTE_WITHOUT_SPEAKER,
    sourcing::QUOTE_WITHOUT_SOURCE,
    sourcing::CLAIM_ABOUT_NOTHING,
    sourcing::MEDIA_WITHOUT_ALT,
    sourcing::MEDIA_WITHOUT_CREDIT,
    sourcing::UNUSED_SOURCE,
    chronology::FUTURE_NOT_PLANNED,
    chronology::CORRECTION_WITHOUT_DATE,
    chronology::LICENSE_EXPIRED,
    naming::KEY_FOLLOWS_TITLE,
    naming::UNUSED_ENTITY,
    naming::SAME_NAME,
];

/// Which checks are made, and against which day.
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
        let mut found = Vec::new();
        for check in TABLE {
            if !self.off.contains(check.code) {
                (check.run)(timeline, self, &mut found);
            }
        }
        found.into_iter().collect::<Report>().sorted()
    }
}

impl Timeline {
    /// The editorial checks, each over the whole; an empty report is a clean bill.
    pub fn check(&self, checks: &Checks) -> Report {
        checks.run(self)
    }
}
