//! How far a build has come, for whoever waits for it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How far a build has come: counted by the build, read by another thread.
///
/// ```
/// let progress = dateline::Progress::default();
/// assert_eq!((progress.made(), progress.planned()), (0, 0));
/// ```
#[derive(Debug, Default)]
pub struct Progress {
    planned: AtomicUsize,
    made: AtomicUsize,
}

impl Progress {
    /// How many files there will be; zero while that is not known.
    pub fn planned(&self) -> usize {
        self.planned.load(Ordering::Relaxed)
    }

    /// How many of them are made.
    pub fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// Says how many there will be.
    pub fn plan(&self, files: usize) {
        self.planned.store(files, Ordering::Relaxed);
    }

    /// Counts one.
    pub fn step(&self) {
        self.made.fetch_add(1, Ordering::Relaxed);
    }
}
