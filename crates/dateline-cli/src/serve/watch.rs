//! Watching a project's folders for changes.
//!
//! What changed does not matter: everything is read again, which takes less time than being wrong
//! about it. So a change is only a nudge, and one too many does no harm.

use std::path::{Path, PathBuf};
use std::time::Duration;

use dateline::{CONTENT, THEMES, is_leftover};
use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// How often files are looked at where the system does not tell of changes.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Something in the folders.
    Within,
    /// One of the folders themselves, which then have to be watched anew.
    Folders,
}

/// The watched folders of a project.
pub(super) struct Watch {
    watcher: Box<dyn Watcher + Send>,
    folder: PathBuf,
}

impl Watch {
    /// Watches a project; the message says why the system does not help, where it does not.
    pub(super) fn start(
        folder: &Path,
        tell: impl Fn(Change) + Clone + Send + 'static,
    ) -> Result<(Watch, Option<String>), notify::Error> {
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(listener(folder, tell.clone()), config)?;
        let mut watch = Watch { watcher: Box::new(watcher), folder: folder.to_owned() };
        let Err(error) = watch.again() else { return Ok((watch, None)) };
        let config = config.with_poll_interval(LOOK_EVERY);
        watch.watcher = Box::new(PollWatcher::new(listener(folder, tell), config)?);
        watch.again()?;
        Ok((watch, Some(error.to_string())))
    }

    /// Watches the folders that are there now.
    pub(super) fn again(&mut self) -> Result<(), notify::Error> {
        // The folder above tells of the others when they come and go.
        self.watcher.watch(&self.folder, RecursiveMode::NonRecursive)?;
        for name in [CONTENT, THEMES] {
            let inner = self.folder.join(name);
            if inner.is_dir() {
                self.watcher.watch(&inner, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }
}

fn listener(
    folder: &Path,
    tell: impl Fn(Change) + Send + 'static,
) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let folder = folder.to_owned();
    move |event| {
        // A watcher that has lost track tells an error: anything may have changed.
        if let Some(change) = event.map_or(Some(Change::Folders), |event| change(&folder, &event)) {
            tell(change);
        }
    }
}

/// What an event means for a site; nothing where it was only read, or an editor's own file changed.
fn change(folder: &Path, event: &Event) -> Option<Change> {
    if event.need_rescan() {
        return Some(Change::Folders);
    }
    let read = matches!(event.kind, EventKind::Access(kind)
        if kind != AccessKind::Close(AccessMode::Write));
    if read {
        return None;
    }
    let changes = event.paths.iter().filter_map(|path| {
        let mut parts = path.strip_prefix(folder).ok()?.components();
        let first = parts.next()?.as_os_str();
        if first != CONTENT && first != THEMES {
            return None;
        }
        if parts.clone().next().is_none() {
            return Some(Change::Folders);
        }
        let ours = parts.all(|part| !is_leftover(part.as_os_str()));
        ours.then_some(Change::Within)
    });
    changes.max_by_key(|change| *change == Change::Folders)
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, ModifyKind};

    use super::*;

    #[test]
    fn only_what_the_site_is_made_of() {
        let created = EventKind::Create(CreateKind::Any);
        let modified = EventKind::Modify(ModifyKind::Any);
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Read));
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let table = [
            (modified, "/p/content/a.yaml", Some(Change::Within)),
            (closed, "/p/content/a/b.md", Some(Change::Within)),
            (opened, "/p/content/a.yaml", None),
            (modified, "/p/themes/x/page.html", Some(Change::Within)),
            (created, "/p/content", Some(Change::Folders)),
            (created, "/p/themes", Some(Change::Folders)),
            (created, "/p/public", None),
            (modified, "/p/public/content/index.html", None),
            (modified, "/p/content/.a.yaml.swp", None),
            (modified, "/elsewhere/content/a.yaml", None),
        ];
        for (kind, path, expected) in table {
            let event = Event::new(kind).add_path(PathBuf::from(path));
            assert_eq!(change(Path::new("/p"), &event), expected, "{path} {kind:?}");
        }
    }
}
