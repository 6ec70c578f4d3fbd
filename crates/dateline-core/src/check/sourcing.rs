//! Does every statement say where it comes from?

use dateline_text::Diagnostic;

use super::Check;
use crate::record::{Media, MediaFile};
use crate::timeline::Timeline;

pub(super) const NO_SOURCE: Check = Check {
    code: "no-source",
    about: "every event names a source",
    run: |timeline, _, found| {
        for event in timeline.events().filter(|event| event.sources().len() == 0) {
            found.push(
                Diagnostic::warning(
                    "no-source",
                    format!("event `{}` cites no source", event.key.value),
                )
                .at(event.date.span)
                .help("add `sources:` with the key of a source, or cite one in the text: `[@key]`"),
            );
        }
    },
};

pub(super) const QUOTE_WITHOUT_SPEAKER: Check = Check {
    code: "quote-without-speaker",
    about: "every quote says who spoke",
    run: |timeline, _, found| {
        for quote in timeline.events().flat_map(|event| &event.get().quotes) {
            if quote.by.is_none() {
                found.push(
                    Diagnostic::warning("quote-without-speaker", "a quote does not say who spoke")
                        .at(quote.text.span)
                        .help("add `by:` with the key of a person or an organization"),
                );
            }
        }
    },
};

pub(super) const QUOTE_WITHOUT_SOURCE: Check = Check {
    code: "quote-without-source",
    about: "every quote says where it is to be read",
    run: |timeline, _, found| {
        for quote in timeline.events().flat_map(|event| &event.get().quotes) {
            if quote.source.is_none() {
                found.push(
                    Diagnostic::warning(
                        "quote-without-source",
                        "a quote does not say where it is to be read",
                    )
                    .at(quote.text.span)
                    .help("add `source:` with the key of a source"),
                );
            }
        }
    },
};

pub(super) const CLAIM_ABOUT_NOTHING: Check = Check {
    code: "claim-about-nothing",
    about: "every claim says which event or date it is about",
    run: |timeline, _, found| {
        for claim in timeline.claims().filter(|claim| claim.about.is_none()) {
            found.push(
                Diagnostic::warning("claim-about-nothing", "a claim does not say what it is about")
                    .at(claim.text.span())
                    .help("add `about:` with the key of an event, or a date"),
            );
        }
    },
};

pub(super) const MEDIA_WITHOUT_ALT: Check = Check {
    code: "media-without-alt",
    about: "every picture is described for those who do not see it",
    run: |timeline, _, found| {
        for media in pictures(timeline) {
            if matches!(media.file, MediaFile::Local(_)) && media.alt.is_none() {
                found.push(
                    Diagnostic::warning("media-without-alt", "a picture has no description")
                        .at(media.span)
                        .help("add `alt:` and say what is to be seen"),
                );
            }
        }
    },
};

pub(super) const MEDIA_WITHOUT_CREDIT: Check = Check {
    code: "media-without-credit",
    about: "every picture says who made it",
    run: |timeline, _, found| {
        for media in pictures(timeline).filter(|media| media.credit.is_none()) {
            found.push(
                Diagnostic::warning("media-without-credit", "a picture does not say who made it")
                    .at(media.span)
                    .help("add `credit:`"),
            );
        }
    },
};

pub(super) const UNUSED_SOURCE: Check = Check {
    code: "unused-source",
    about: "every source in the registry is cited somewhere",
    run: |timeline, _, found| {
        for source in timeline.sources().filter(|source| source.mentioned_in().next().is_none()) {
            found.push(
                Diagnostic::warning(
                    "unused-source",
                    format!("nothing cites source `{}`", source.key.value),
                )
                .at(source.key.span)
                .help("cite it, or take it out"),
            );
        }
    },
};

fn pictures(timeline: &Timeline) -> impl Iterator<Item = &Media> {
    let events = timeline.events().flat_map(|event| &event.get().media);
    let stories = timeline.stories().filter_map(|story| story.get().image.as_ref());
    let entities = timeline.entities().filter_map(|entity| entity.get().image.as_ref());
    events.chain(stories).chain(entities)
}
