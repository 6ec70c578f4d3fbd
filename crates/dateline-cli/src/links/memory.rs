//! Which addresses were fine when they were last asked, in a file of the project.
//!
//! An address that was fine is not asked again for a week; one that was not is asked each time, so
//! that whoever has mended it sees that. The file can be deleted at any time, and one that cannot be
//! read is as good as none.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::ask::Outcome;

/// The file, in the project's folder.
const FILE: &str = ".dateline-links.json";
/// For so long an address that was fine is taken to be.
const FINE_FOR: Duration = Duration::from_hours(7 * 24);

/// What is remembered.
pub(super) struct Memory {
    file: PathBuf,
    /// When each address was fine, in seconds since 1970.
    fine: BTreeMap<String, u64>,
    now: u64,
}

impl Memory {
    pub(super) fn of(project: &Path) -> Memory {
        let file = project.join(FILE);
        let known = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Memory { file, fine: known.unwrap_or_default(), now }
    }

    pub(super) fn recall(&self, url: &str) -> Option<Outcome> {
        let since = self.fine.get(url)?;
        // A clock that was put back makes a memory old, not fresh.
        let age = self.now.checked_sub(*since)?;
        (age < FINE_FOR.as_secs()).then_some(Outcome::Fine)
    }

    pub(super) fn learn(&mut self, url: &str, outcome: &Outcome) {
        if *outcome == Outcome::Fine {
            self.fine.insert(url.to_owned(), self.now);
        } else {
            self.fine.remove(url);
        }
    }

    pub(super) fn keep(&self) -> io::Result<()> {
        let text = serde_json::to_vec_pretty(&self.fine).map_err(io::Error::other)?;
        let aside = self.file.with_extension("json.tmp");
        fs::write(&aside, text)?;
        fs::rename(&aside, &self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fine_for_a_week() {
        let memory = |since: u64, now: u64| Memory {
            file: PathBuf::new(),
            fine: [("a".to_owned(), since)].into(),
            now,
        };
        let week = FINE_FOR.as_secs();
        assert_eq!(memory(1000, 1000 + week - 1).recall("a"), Some(Outcome::Fine));
        assert_eq!(memory(1000, 1000 + week).recall("a"), None);
        assert_eq!(memory(1000, 999).recall("a"), None);
        let mut one = memory(1000, 1001);
        one.learn("a", &Outcome::Gone(404));
        assert_eq!(one.recall("a"), None);
    }
}
