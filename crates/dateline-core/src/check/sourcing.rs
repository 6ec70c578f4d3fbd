//! Does every statement say where it comes from?

use super::Check;
use crate::record::Claim;
use crate::timeline::Ref;

pub(super) const NO_SOURCE: Check = Check {
    code: "no-source",
    about: "every event names a source",
    run: |timeline, _, found| {
        for event in timeline.events().filter(|event| event.sources().len() == 0) {
            let message = format!("event `{}` cites no source", event.key.value);
            let help = "add `sources:` with the key of a source, or cite one in the text: `[@key]`";
            found.add(event, found.warning(message, event.date.span).help(help));
        }
    },
};

pub(super) const QUOTE_WITHOUT_SPEAKER: Check = Check {
    code: "quote-without-speaker",
    about: "every quote says who spoke",
    run: |timeline, _, found| {
        for event in timeline.events() {
            for quote in event.get().quotes.iter().filter(|quote| quote.by.is_none()) {
                let warning = found.warning("a quote does not say who spoke", quote.text.span);
                let help = "add `by:` with the key of a person or an organization";
                found.add(event, warning.help(help));
            }
        }
    },
};

pub(super) const QUOTE_WITHOUT_SOURCE: Check = Check {
    code: "quote-without-source",
    about: "every quote says where it is to be read",
    run: |timeline, _, found| {
        for event in timeline.events() {
            for quote in event.get().quotes.iter().filter(|quote| quote.source.is_none()) {
                let message = "a quote does not say where it is to be read";
                let warning = found.warning(message, quote.text.span);
                found.add(event, warning.help("add `source:` with the key of a source"));
            }
        }
    },
};

pub(super) const CLAIM_ABOUT_NOTHING: Check = Check {
    code: "claim-about-nothing",
    about: "every claim says which event or date it is about",
    run: |timeline, _, found| {
        let is_about_nothing =
            |claim: &Ref<'_, Claim>| claim.about.is_none() && !claim.is_about_withheld;
        for claim in timeline.claims().filter(is_about_nothing) {
            let message = "a claim does not say what it is about";
            let warning = found.warning(message, claim.text.span());
            found.add(claim, warning.help("add `about:` with the key of an event, or a date"));
        }
    },
};

pub(super) const ARCHIVE_MISSING: Check = Check {
    code: "archive-missing",
    about: "every source on the web has a kept copy",
    run: |timeline, _, found| {
        for source in timeline.sources().filter(|source| source.archived.is_none()) {
            let Some(url) = &source.url else { continue };
            let message = format!("source `{}` has an address and no kept copy", source.key.value);
            let help = "save the page in an archive and add its address as `archived:`";
            found.add(source, found.warning(message, url.span).help(help));
        }
    },
};

pub(super) const UNUSED_SOURCE: Check = Check {
    code: "unused-source",
    about: "every source in the registry is cited somewhere",
    run: |timeline, _, found| {
        for source in timeline.sources().filter(|source| source.mentioned_in().next().is_none()) {
            let message = format!("nothing cites source `{}`", source.key.value);
            let warning = found.warning(message, source.key.span);
            found.add(source, warning.help("cite it, or take it out"));
        }
    },
};
