//! Where finished files go, and which of them need not be made again.
//!
//! Most files are quicker made than compared. A card and a picture are not: they say what they are
//! made from before they are made, so that one who has them from last time can keep them.
//!
//! And where nothing but the texts of some events is other than last time, what shows none of these
//! need not be made: a file of such a text says which texts it shows, and the sink knows the rest.

use std::convert::Infallible;

/// What a file is made from, as a hash (XXH3, 128 bits): the same fingerprint, the same bytes. It
/// tells one state of an author's own files from another, and is no proof against a forger.
pub type Fingerprint = u128;

/// What takes the files of a site, from several threads at once.
pub trait Sink: Sync {
    /// What can go wrong.
    type Error: Send;

    /// Takes a file.
    ///
    /// # Errors
    ///
    /// Where it cannot be taken; nothing more is put then.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Self::Error>;

    /// Whether the file of this path is there already, made from the same. It is then not made.
    ///
    /// # Errors
    ///
    /// As for [`put`](Sink::put).
    fn keep(&self, path: &str, made_from: Fingerprint) -> Result<bool, Self::Error> {
        let _ = (path, made_from);
        Ok(false)
    }

    /// Whether this file stands as it would be made: everything but the texts of events is as it was
    /// last time, and `texts` is what its file was put with then. Nothing is put for it, and nothing
    /// said; whoever answers so keeps the files that are not put, and knows that there was nothing to
    /// be said of the last site.
    fn stays(&self, path: &str, texts: Fingerprint) -> bool {
        let _ = (path, texts);
        false
    }

    /// The bytes of a page as it stood, where others [stay](Sink::stays): links may lead to places
    /// on it.
    fn stood(&self, path: &str) -> Option<Vec<u8>> {
        let _ = path;
        None
    }

    /// Takes it that a page which stays may be wrong, since a place on another page is gone: the
    /// site has to be made whole.
    fn doubt(&self) {}

    /// Takes a file that shows these texts of events, for [`stays`](Sink::stays).
    ///
    /// # Errors
    ///
    /// As for [`put`](Sink::put).
    fn put_showing(&self, path: &str, bytes: &[u8], texts: Fingerprint) -> Result<(), Self::Error> {
        let _ = texts;
        self.put(path, bytes)
    }

    /// Takes a file and notes what it was made from, for [`keep`](Sink::keep).
    ///
    /// # Errors
    ///
    /// As for [`put`](Sink::put).
    fn put_made_from(
        &self,
        path: &str,
        bytes: &[u8],
        made_from: Fingerprint,
    ) -> Result<(), Self::Error> {
        let _ = made_from;
        self.put(path, bytes)
    }
}

/// A function that takes each file, and keeps nothing from last time.
#[derive(Debug)]
pub(crate) struct Put<F>(pub(crate) F);

impl<E: Send, F: Fn(&str, &[u8]) -> Result<(), E> + Sync> Sink for Put<F> {
    type Error = E;

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), E> {
        self.0(path, bytes)
    }
}

/// For seeing what is wrong: whatever is costly to make counts as made.
#[derive(Debug)]
pub(crate) struct Nowhere;

impl Sink for Nowhere {
    type Error = Infallible;

    fn put(&self, _: &str, _: &[u8]) -> Result<(), Infallible> {
        Ok(())
    }

    fn keep(&self, _: &str, _: Fingerprint) -> Result<bool, Infallible> {
        Ok(true)
    }
}
