//! An edition: the project as it was at one moment, and the thread that makes its pages.
//!
//! 1. The project is read and resolved, and its pages are planned. Any error ends the edition before
//!    anybody has seen it, and the one before it stays.
//! 2. The page that is looked at is made: a template that cannot be filled is an error, too.
//! 3. The edition is shown. From here on a page is made when it is asked for, and kept.
//! 4. Meanwhile one more thread makes every page once, for what only the whole site can tell: the
//!    same that a build would say. A newer edition stops it.
//!
//! A thread owns it all because pages borrow from the project; a channel asks for them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use dateline::site::Outputs;
use dateline::text::{Report, Sources, render};
use dateline::{Drafts, Memory, Project};
use tokio::sync::oneshot;

use super::News;
use crate::term::Term;

/// How long the proof waits: the page that is asked for first comes first.
const PROOF_WAITS: Duration = Duration::from_millis(200);
/// Pages are kept up to this many bytes.
const KEPT_BYTES: usize = 256 << 20;

/// How editions are made.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) folder: PathBuf,
    pub(super) drafts: Drafts,
    pub(super) term: Term,
    /// What the edition before has read.
    pub(super) memory: Arc<Mutex<Memory>>,
}

/// An edition that can be asked for its files.
#[derive(Clone, Debug)]
pub(super) struct Edition {
    asks: mpsc::Sender<Ask>,
    over: Arc<AtomicBool>,
}

/// What there is at a path.
#[derive(Debug)]
pub(super) enum Answer {
    /// A file, by its path in the site.
    File(String, Bytes),
    /// A folder, whose page lies at this path.
    Folder(String),
    /// Nothing; perhaps the site's own page about that.
    Missing(Option<Bytes>),
    /// A page that cannot be made, and why.
    Broken(String),
}

/// What is to be said about the content: on the terminal, and the same on the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) terminal: String,
    pub(super) page: String,
    pub(super) summary: String,
    pub(super) stops: bool,
}

#[derive(Debug)]
enum Ask {
    For(String, oneshot::Sender<Answer>),
    /// All pages were made, so all pictures are known that they show.
    Proofed,
}

impl Edition {
    /// Makes an edition, in a thread of its own that tells how it went.
    pub(super) fn begin(order: Order, number: usize, seen: String, tell: mpsc::Sender<News>) {
        thread::spawn(move || {
            let began = Instant::now();
            let project = match Project::open(&order.folder) {
                Ok(project) => project.with_drafts(order.drafts),
                Err(error) => {
                    let _ = tell.send(News::Failed(Said::error(&error)));
                    return;
                }
            };
            let prepared = {
                let mut memory = order.memory.lock().unwrap_or_else(PoisonError::into_inner);
                project.manuscript().prepare_again(&mut memory)
            };
            let mut report = prepared.report.clone();
            let outputs = project.plan(&prepared);
            report.extend(outputs.report().clone());
            let mut press = Press::new(&order, &project, &outputs);
            if !project.manuscript().stops(&report) {
                report.extend(press.first(&seen));
            }
            if project.manuscript().stops(&report) {
                let _ = tell.send(News::Failed(Said::new(&order, report, project.sources())));
                return;
            }
            let (asks, asked) = mpsc::channel();
            let over = Arc::new(AtomicBool::new(false));
            let edition = Edition { asks: asks.clone(), over: Arc::clone(&over) };
            if tell.send(News::Ready(edition, began.elapsed())).is_err() {
                return;
            }
            let (order, project, prepared, outputs) = (&order, &project, &prepared, &outputs);
            thread::scope(|scope| {
                scope.spawn(move || {
                    thread::sleep(PROOF_WAITS);
                    if let Some(found) = project.proofread(outputs, &over) {
                        let mut report = prepared.report.clone();
                        report.extend(found);
                        let said = Said::new(order, report, project.sources());
                        let _ = tell.send(News::Proofed(number, said));
                    }
                    let _ = asks.send(Ask::Proofed);
                });
                press.answer(asked);
            });
        });
    }

    /// Asks for what there is at a path; none where the edition is over.
    pub(super) async fn ask(&self, path: String) -> Option<Answer> {
        let (answer, answered) = oneshot::channel();
        self.asks.send(Ask::For(path, answer)).ok()?;
        answered.await.ok()
    }

    /// Stops what nobody waits for.
    pub(super) fn end(&self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

impl Said {
    fn new(order: &Order, report: Report, sources: &Sources) -> Said {
        let report = report.sorted();
        Said {
            terminal: order.term.text(&report, sources),
            page: Term::plain().text(&report, sources),
            summary: render::summary(&report),
            stops: report.has_errors(),
        }
    }

    fn error(error: &dateline::Error) -> Said {
        let text = crate::term::error_text(error);
        Said { terminal: format!("error: {text}"), page: text, stops: true, ..Said::default() }
    }
}

/// What makes the pages.
struct Press<'p> {
    order: &'p Order,
    project: &'p Project,
    outputs: &'p Outputs<'p>,
    /// The site's path at its future address, where it is not the root.
    base: String,
    made: HashMap<String, Bytes>,
    kept_bytes: usize,
}

impl<'p> Press<'p> {
    fn new(order: &'p Order, project: &'p Project, outputs: &'p Outputs<'p>) -> Press<'p> {
        let base = outputs.base_path().trim_start_matches('/').to_owned();
        Press { order, project, outputs, base, made: HashMap::new(), kept_bytes: 0 }
    }

    /// Makes the page that is looked at; what is wrong with it.
    fn first(&mut self, seen: &str) -> Report {
        let path = if self.outputs.has(seen) { seen } else { "index.html" };
        self.make(path).err().unwrap_or_default()
    }

    fn answer(&mut self, asked: mpsc::Receiver<Ask>) {
        let mut proofed = false;
        let mut waiting: Vec<(String, oneshot::Sender<Answer>)> = Vec::new();
        for ask in asked {
            match ask {
                Ask::Proofed => {
                    proofed = true;
                    for (path, answer) in std::mem::take(&mut waiting) {
                        self.give(&path, answer);
                    }
                }
                // Only when its page is made is it known whether a picture is shown.
                Ask::For(path, answer) if !proofed && self.may_be_shown(&path) => {
                    waiting.push((path, answer));
                }
                Ask::For(path, answer) => self.give(&path, answer),
            }
        }
    }

    fn give(&mut self, path: &str, answer: oneshot::Sender<Answer>) {
        // Who has gone away needs no answer.
        if !answer.is_closed() {
            let _ = answer.send(self.look(path));
        }
    }

    fn look(&mut self, asked: &str) -> Answer {
        let below = asked.strip_prefix(&self.base).filter(|_| !self.base.is_empty());
        for path in std::iter::once(asked).chain(below) {
            let folder = path.is_empty() || path.ends_with('/');
            let file = if folder { format!("{path}index.html") } else { path.to_owned() };
            if self.outputs.has(&file) || self.is_media(&file) {
                match self.make(&file) {
                    Ok(Some(bytes)) => return Answer::File(file, bytes),
                    Ok(None) => {}
                    Err(report) => {
                        let said = Said::new(self.order, report, self.project.sources());
                        return Answer::Broken(said.page);
                    }
                }
            } else if !folder && self.outputs.has(&format!("{path}/index.html")) {
                return Answer::Folder(format!("{asked}/"));
            }
        }
        Answer::Missing(self.make("404.html").ok().flatten())
    }

    /// Makes a file, or takes it from those that are made.
    fn make(&mut self, path: &str) -> Result<Option<Bytes>, Report> {
        if let Some(bytes) = self.made.get(path) {
            return Ok(Some(bytes.clone()));
        }
        let (bytes, report) = self.outputs.one(path);
        let Some(bytes) = bytes.map(Bytes::from) else {
            return if report.has_errors() { Err(report) } else { Ok(None) };
        };
        if self.kept_bytes + bytes.len() > KEPT_BYTES {
            self.made.clear();
            self.kept_bytes = 0;
        }
        self.kept_bytes += bytes.len();
        self.made.insert(path.to_owned(), bytes.clone());
        Ok(Some(bytes))
    }

    fn is_media(&self, path: &str) -> bool {
        self.project.has_media(path)
    }

    /// Whether a path is one of the author's files that no page has shown so far.
    fn may_be_shown(&self, path: &str) -> bool {
        let below = path.strip_prefix(&self.base).unwrap_or(path);
        (self.is_media(path) || self.is_media(below))
            && !self.made.contains_key(path)
            && self.outputs.one(path).0.is_none()
    }
}
