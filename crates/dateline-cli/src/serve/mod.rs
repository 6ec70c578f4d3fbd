//! The preview: a site that follows its files, for the one who writes it.
//!
//! One thread, `follow`, is told of everything and decides what is shown; editions are made in
//! threads of their own, and requests are answered by a small runtime beside them.

mod host;
mod address;
mod overlay;
mod watch;
mod edition;
mod answer;
mod listen;

use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use dateline::Drafts;
use tokio::runtime;
use tokio::sync::watch as shared;

use crate::term::{Term, message};
use answer::{Desk, Showing};
use edition::{Edition, Order, Said};
use host::Hosts;
use listen::Listening;
use watch::{Change, Watch};

pub(crate) use listen::Taken;

/// Changes come in bursts: it is over when nothing has come for so long,
const QUIET: Duration = Duration::from_millis(15);
/// and it is not waited for longer than this.
const LONGEST_BURST: Duration = Duration::from_millis(150);

/// What a preview is asked to do.
#[derive(Debug)]
pub(crate) struct Preview {
    pub(crate) folder: PathBuf,
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) drafts: Drafts,
}

/// What happens.
enum News {
    /// A file has changed, or may have.
    Changed(Change),
    /// An edition can be shown, and how long it took.
    Ready(Edition, Duration),
    /// An edition has errors.
    Failed(Said),
    /// All pages of an edition were made.
    Proofed(usize, Said),
    /// It is enough.
    Stop,
}

/// Serves until it is told to stop; `shown` is called with the address once it can be opened.
///
/// # Errors
///
/// Why the address cannot be listened on.
pub(crate) fn run(preview: Preview, term: &Term, shown: impl FnOnce(&str)) -> Result<(), Taken> {
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Taken::system(&error))?;
    let listening = runtime.block_on(Listening::at(&preview.host, preview.port))?;
    let (tell, news) = mpsc::channel();
    let (show, showing) = shared::channel(Arc::new(Showing::default()));
    let (see, seen) = shared::channel(String::new());
    let hosts = Hosts::new(&preview.host, listening.address().ip());
    let url = listening.url(&preview.host);
    if !listening.address().ip().is_loopback() {
        term.say("anyone in this network can read the preview, drafts and all");
    }
    runtime.spawn(listening.serve(answer::router(Desk { hosts, showing, seen: see })));
    let stop = tell.clone();
    runtime.spawn(async move {
        listen::asked_to_stop().await;
        let _ = stop.send(News::Stop);
    });
    let nudge = tell.clone();
    let watch = Watch::start(&preview.folder, move |change| {
        let _ = nudge.send(News::Changed(change));
    });
    let mut watch = match watch {
        Ok((watch, None)) => Some(watch),
        Ok((watch, Some(reason))) => {
            term.say(&format!("files are looked at every second ({reason})"));
            Some(watch)
        }
        Err(error) => {
            term.say(&format!("changes are not seen, so start again after each ({error})"));
            None
        }
    };
    let order = Order {
        folder: preview.folder,
        drafts: preview.drafts,
        term: term.clone(),
        memory: Arc::default(),
    };
    let mut room = Room {
        order,
        tell,
        show,
        seen,
        number: 0,
        changes: 0,
        making: None,
        stale: false,
        last: Said::default(),
    };
    room.make();
    shown(&url);
    room.follow(&news, watch.as_mut());
    // Whoever is still connected, or slow, does not hold it up.
    runtime.shutdown_background();
    Ok(())
}

/// Where it is decided what is shown.
struct Room {
    order: Order,
    tell: mpsc::Sender<News>,
    show: shared::Sender<Arc<Showing>>,
    seen: shared::Receiver<String>,
    /// Of the newest edition.
    number: usize,
    /// How often what is shown has changed.
    changes: usize,
    /// Since when an edition is being made.
    making: Option<Instant>,
    /// Whether something has changed since that began.
    stale: bool,
    /// What was said last.
    last: Said,
}

impl Room {
    fn follow(&mut self, news: &mpsc::Receiver<News>, mut watch: Option<&mut Watch>) {
        let mut burst: Option<Instant> = None;
        loop {
            let next = match burst {
                None => news.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
                Some(since) if since.elapsed() < LONGEST_BURST => news.recv_timeout(QUIET),
                Some(_) => Err(mpsc::RecvTimeoutError::Timeout),
            };
            match next {
                Ok(News::Changed(change)) => {
                    if change == Change::Folders {
                        // What is not there cannot be watched; the folder above tells when it is.
                        let _ = watch.as_mut().map(|watch| watch.again());
                    }
                    burst.get_or_insert_with(Instant::now);
                }
                Ok(News::Stop) | Err(mpsc::RecvTimeoutError::Disconnected) => return,
                Ok(News::Ready(edition, took)) => self.ready(edition, took),
                Ok(News::Failed(said)) => self.failed(said),
                Ok(News::Proofed(number, said)) if number == self.number => self.proofed(said),
                Ok(News::Proofed(..)) => {}
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    burst = None;
                    self.make();
                }
            }
        }
    }

    /// Begins an edition, unless one is being made.
    fn make(&mut self) {
        self.stale = self.making.is_some();
        if self.stale {
            return;
        }
        self.making = Some(Instant::now());
        // What the one before still proves is out of date, and would only be in the way.
        if let Some(before) = &self.show.borrow().edition {
            before.end();
        }
        self.number += 1;
        let seen = self.seen.borrow().clone();
        Edition::begin(self.order.clone(), self.number, seen, self.tell.clone());
    }

    fn ready(&mut self, edition: Edition, took: Duration) {
        if self.number > 1 {
            self.order.term.say(&format!("shown anew after {} ms", took.as_millis()));
        }
        self.publish(|showing| {
            if let Some(before) = showing.edition.replace(edition) {
                before.end();
            }
            showing.errors = None;
        });
        self.made();
    }

    fn failed(&mut self, said: Said) {
        // The same mistake, made again, is news again.
        if self.show.borrow().errors.is_none() {
            self.last = Said::default();
        }
        self.say(said);
        self.made();
    }

    /// What all pages together have wrong: the edition stays, with the errors over it.
    fn proofed(&mut self, said: Said) {
        self.say(said);
    }

    fn say(&mut self, said: Said) {
        let term = &self.order.term;
        if said.terminal != self.last.terminal {
            if said.terminal.is_empty() {
                term.say("nothing is wrong any more");
            } else {
                message(&said.terminal);
                term.say(&said.summary);
            }
        }
        let errors = said.stops.then(|| said.page.clone());
        if self.show.borrow().errors != errors {
            self.publish(|showing| showing.errors = errors);
        }
        self.last = said;
    }

    fn made(&mut self) {
        self.making = None;
        if std::mem::take(&mut self.stale) {
            self.make();
        }
    }

    /// Shows something else.
    fn publish(&mut self, change: impl FnOnce(&mut Showing)) {
        self.changes += 1;
        // Another run of the preview has other editions: a page that was left open is loaded again.
        let name = format!("{}-{}", std::process::id(), self.changes);
        let mut showing = Showing::clone(&self.show.borrow());
        change(&mut showing);
        showing.edition_name = name;
        self.show.send_replace(Arc::new(showing));
    }
}
