//! Where the checks' warnings are gathered, and where they are not wanted.
//!
//! An author turns a check off by its code: for the site, for a timeline with all that stands in
//! it, or for one record with all that is written in it.

use dateline_text::{Diagnostic, Span, Spanned};

use crate::record::{Claim, Entity, Event, Retraction, Source, Story};
use crate::timeline::Ref;

/// The warnings of one check.
pub(super) struct Found {
    pub(super) code: &'static str,
    pub(super) warnings: Vec<Diagnostic>,
}

/// The lists of codes that hold for a record: its own, and its timeline's.
pub(super) struct Off<'t>([&'t [Spanned<String>]; 2]);

impl Found {
    /// A warning of this check, to be added.
    pub(super) fn warning(&self, message: impl Into<String>, span: Span) -> Diagnostic {
        Diagnostic::warning(self.code, message).at(span)
    }

    /// Adds a warning about a record, unless the author does not want it there.
    pub(super) fn add<'t>(&mut self, about: impl Into<Off<'t>>, warning: Diagnostic) {
        let Off(lists) = about.into();
        if lists.into_iter().flatten().all(|code| code.value != self.code) {
            self.warnings.push(warning);
        }
    }
}

impl<'t> From<Ref<'t, Story>> for Off<'t> {
    fn from(story: Ref<'t, Story>) -> Off<'t> {
        Off([&story.get().checks_off, &[]])
    }
}

impl<'t> From<(&'t Retraction, Ref<'t, Story>)> for Off<'t> {
    fn from((retraction, story): (&'t Retraction, Ref<'t, Story>)) -> Off<'t> {
        Off([&retraction.checks_off, &story.get().checks_off])
    }
}

impl<'t> From<Ref<'t, Event>> for Off<'t> {
    fn from(event: Ref<'t, Event>) -> Off<'t> {
        Off([&event.get().checks_off, &event.story().get().checks_off])
    }
}

impl<'t> From<Ref<'t, Claim>> for Off<'t> {
    fn from(claim: Ref<'t, Claim>) -> Off<'t> {
        let timeline = claim.timeline();
        let own = claim.get().story.as_ref().and_then(|key| timeline.story(key.as_str()));
        // A claim has no list of its own: it is written in the record of an event.
        let event = claim.get().written_at.as_ref().and_then(|key| timeline.event(key.as_str()));
        let event = event.or_else(|| claim.made_at());
        Off([
            event.map_or(&[], |event| &event.get().checks_off),
            own.map_or(&[], |story| &story.get().checks_off),
        ])
    }
}

impl<'t> From<Ref<'t, Entity>> for Off<'t> {
    fn from(entity: Ref<'t, Entity>) -> Off<'t> {
        Off([&entity.get().checks_off, &[]])
    }
}

impl<'t> From<Ref<'t, Source>> for Off<'t> {
    fn from(source: Ref<'t, Source>) -> Off<'t> {
        Off([&source.get().checks_off, &[]])
    }
}
