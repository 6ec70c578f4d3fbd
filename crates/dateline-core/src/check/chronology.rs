//! Do the dates agree with one another, and with today?

use dateline_dates::Relation;
use dateline_text::Diagnostic;

use super::Check;
use crate::record::EventStatus;

pub(super) const FUTURE_NOT_PLANNED: Check = Check {
    code: "future-not-planned",
    about: "what lies in the future is marked as planned",
    run: |timeline, checks, found| {
        let Some(today) = &checks.today else { return };
        for event in timeline.events() {
            let to_come = event.when().relation_to(today) == Relation::After;
            let said = matches!(event.status, EventStatus::Planned | EventStatus::Cancelled);
            if to_come && !said {
                found.push(
                    Diagnostic::warning(
                        "future-not-planned",
                        format!("event `{}` lies in the future", event.key.value),
                    )
                    .at(event.date.span)
                    .help("add `status: planned`, or mend the date"),
                );
            }
        }
    },
};

pub(super) const CORRECTION_WITHOUT_DATE: Check = Check {
    code: "correction-without-date",
    about: "every correction says when it was made",
    run: |timeline, _, found| {
        let of_events = timeline.events().flat_map(|event| &event.get().corrections);
        let of_stories = timeline.stories().flat_map(|story| &story.get().corrections);
        for correction in of_events.chain(of_stories).filter(|one| one.date.is_none()) {
            found.push(
                Diagnostic::warning(
                    "correction-without-date",
                    "a correction does not say when it was made",
                )
                .at(correction.text.span())
                .help("add `date:`, so that readers know which version they read"),
            );
        }
    },
};

pub(super) const LICENSE_EXPIRED: Check = Check {
    code: "license-expired",
    about: "no picture is shown after its licence has run out",
    run: |timeline, checks, found| {
        let Some(today) = &checks.today else { return };
        for media in timeline.events().flat_map(|event| &event.get().media) {
            let Some(expires) = &media.expires else { continue };
            if expires.value.relation_to(today) == Relation::Before {
                found.push(
                    Diagnostic::warning("license-expired", "the licence of a picture has run out")
                        .at(expires.span)
                        .help("renew it, or take the picture out"),
                );
            }
        }
    },
};
