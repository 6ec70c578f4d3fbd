//! Every text of a draft in which records may be mentioned, with the timeline that it stands in.

use crate::draft::Draft;
use crate::key::Key;
use crate::prose::Prose;
use crate::record::{Citation, Correction, Media};

impl Draft {
    /// Hands every text over, to be changed.
    pub(crate) fn for_each_text(&mut self, mut f: impl FnMut(&mut Prose, Option<&Key>)) {
        for story in &mut self.stories {
            let key = Some(&story.key.value);
            f(&mut story.title, key);
            let optional = [&mut story.summary, &mut story.introduction, &mut story.methods];
            optional.into_iter().flatten().for_each(|text| f(text, key));
            story
                .eras
                .iter_mut()
                .filter_map(|one| one.summary.as_mut())
                .for_each(|text| f(text, key));
            let introductions =
                story.sections.iter_mut().filter_map(|one| one.introduction.as_mut());
            introductions.for_each(|text| f(text, key));
            let framings = story.include.iter_mut().filter_map(|one| one.framing.as_mut());
            framings.for_each(|text| f(text, key));
            corrections(&mut story.corrections, |text| f(text, key));
            media(story.image.as_mut_slice(), |text| f(text, key));
        }
        for event in &mut self.events {
            let key = Some(&event.story);
            f(&mut event.title, key);
            let optional = [&mut event.date_note, &mut event.summary, &mut event.body];
            optional.into_iter().flatten().for_each(|text| f(text, key));
            citations(&mut event.sources, |text| f(text, key));
            for quote in &mut event.quotes {
                quote.note.iter_mut().for_each(|text| f(text, key));
                citations(quote.source.as_mut_slice(), |text| f(text, key));
            }
            corrections(&mut event.corrections, |text| f(text, key));
            media(&mut event.media, |text| f(text, key));
        }
        for claim in &mut self.claims {
            let key = claim.story.as_ref();
            f(&mut claim.text, key);
            citations(&mut claim.sources, |text| f(text, key));
            for dispute in &mut claim.disputed_by {
                dispute.text.iter_mut().for_each(|text| f(text, key));
                citations(&mut dispute.sources, |text| f(text, key));
            }
        }
        for entity in &mut self.entities {
            entity.description.iter_mut().for_each(|text| f(text, None));
            media(entity.image.as_mut_slice(), |text| f(text, None));
        }
        for source in &mut self.sources {
            source.note.iter_mut().for_each(|text| f(text, None));
        }
        for page in &mut self.pages {
            f(&mut page.title, None);
            page.summary.iter_mut().for_each(|text| f(text, None));
            f(&mut page.body, None);
        }
    }
}

fn citations(all: &mut [Citation], mut f: impl FnMut(&mut Prose)) {
    for citation in all {
        citation.note.iter_mut().for_each(&mut f);
        let source = citation.inline.iter_mut();
        source.filter_map(|source| source.note.as_mut()).for_each(&mut f);
    }
}

fn corrections(all: &mut [Correction], f: impl FnMut(&mut Prose)) {
    all.iter_mut().map(|correction| &mut correction.text).for_each(f);
}

fn media(all: &mut [Media], f: impl FnMut(&mut Prose)) {
    all.iter_mut().filter_map(|one| one.caption.as_mut()).for_each(f);
}
