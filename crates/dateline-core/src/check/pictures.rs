//! Is every picture described, credited and allowed?

use dateline_dates::Relation;
use dateline_text::Diagnostic;

use super::Check;
use super::found::Found;
use crate::record::{Media, MediaFile};
use crate::timeline::Timeline;

pub(super) const MEDIA_WITHOUT_ALT: Check = Check {
    code: "media-without-alt",
    about: "every picture is described for those who do not see it",
    run: |timeline, _, found| {
        each(timeline, found, |media, found| {
            let asked = matches!(media.file, MediaFile::Local(_)) && media.alt.is_none();
            asked.then(|| {
                let warning = found.warning("a picture has no description", media.span);
                warning.help("add `alt:` and say what is to be seen")
            })
        });
    },
};

pub(super) const MEDIA_WITHOUT_CREDIT: Check = Check {
    code: "media-without-credit",
    about: "every picture and recording says who made it",
    run: |timeline, _, found| {
        each(timeline, found, |media, found| {
            media.credit.is_none().then(|| {
                found
                    .warning("a picture or recording does not say who made it", media.span)
                    .help("add `credit:`")
            })
        });
    },
};

pub(super) const LICENSE_EXPIRED: Check = Check {
    code: "license-expired",
    about: "no picture or recording is shown after its licence has run out",
    run: |timeline, checks, found| {
        let Some(today) = &checks.today else { return };
        each(timeline, found, |media, found| {
            let expires = media.expires.as_ref()?;
            (expires.value.relation_to(today) == Relation::Before).then(|| {
                let warning = found
                    .warning("the licence of a picture or recording has run out", expires.span);
                warning.help("renew it, or take the file out")
            })
        });
    },
};

/// Asks of every picture, wherever it stands.
fn each(
    timeline: &Timeline,
    found: &mut Found,
    ask: impl Fn(&Media, &Found) -> Option<Diagnostic>,
) {
    for event in timeline.events() {
        for media in &event.get().media {
            if let Some(warning) = ask(media, found) {
                found.add(event, warning);
            }
        }
    }
    for story in timeline.stories() {
        if let Some(warning) = story.get().image.as_ref().and_then(|media| ask(media, found)) {
            found.add(story, warning);
        }
    }
    for entity in timeline.entities() {
        if let Some(warning) = entity.get().image.as_ref().and_then(|media| ask(media, found)) {
            found.add(entity, warning);
        }
    }
}
