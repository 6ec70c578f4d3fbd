//! Whether the addresses of sources still lead where they led: the only use of the network.
//!
//! 1. The addresses are gathered, each once, with every place where it is written.
//! 2. Those that were fine lately are not asked again ([`memory`]).
//! 3. The others are asked, a few hosts at once, one address of a host after the other.
//! 4. What is wrong is told at the place of the address.

mod ask;
mod memory;

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use dateline::text::{Diagnostic, Report, Span};
use dateline::{Progress, Project, Timeline};
use url::Url;

use ask::{Asker, Outcome};
use memory::Memory;

/// So many hosts are asked at once.
const HOSTS_AT_ONCE: usize = 8;
/// Between two questions to one host.
const PAUSE: Duration = Duration::from_millis(500);

/// One place where an address is written.
struct Written {
    span: Span,
    /// What a reader would call it.
    what: String,
    /// Whether readers have another copy.
    is_kept: bool,
    is_copy: bool,
}

/// What is wrong with the addresses of a project's sources; `over` ends it early.
pub(crate) fn check(project: &Project, progress: &Progress, over: &AtomicBool) -> Report {
    let prepared = project.manuscript().prepare();
    let written = gather(&prepared.timeline);
    let mut memory = Memory::of(project.folder());
    progress.plan(written.len());
    let mut outcomes = BTreeMap::new();
    let mut hosts: BTreeMap<String, VecDeque<Url>> = BTreeMap::new();
    for url in written.keys() {
        if let Some(outcome) = memory.recall(url) {
            progress.step();
            outcomes.insert(url.clone(), outcome);
        } else if let Ok(parsed) = Url::parse(url) {
            let host = parsed.host_str().unwrap_or_default().to_owned();
            hosts.entry(host).or_default().push_back(parsed);
        }
    }
    let asked = ask_all(hosts, progress, over);
    for (url, outcome) in asked {
        memory.learn(&url, &outcome);
        outcomes.insert(url, outcome);
    }
    // A memory that cannot be written costs time at the next check, no more.
    let _ = memory.keep();
    let mut report = Report::new();
    for (url, places) in &written {
        for place in places {
            report.extend(outcomes.get(url).and_then(|outcome| diagnose(url, place, outcome)));
        }
    }
    report
}

fn gather(timeline: &Timeline) -> BTreeMap<String, Vec<Written>> {
    let mut written: BTreeMap<String, Vec<Written>> = BTreeMap::new();
    let mut add = |text: &str, place: Written| {
        let Ok(mut url) = Url::parse(text) else { return };
        if matches!(url.scheme(), "http" | "https") {
            url.set_fragment(None);
            written.entry(url.into()).or_default().push(place);
        }
    };
    for source in timeline.sources() {
        let what = format!("the source `{}`", source.key.value);
        if let Some(url) = &source.url {
            let is_kept = source.archived.is_some();
            add(
                &url.value,
                Written { span: url.span, what: what.clone(), is_kept, is_copy: false },
            );
        }
        if let Some(url) = &source.archived {
            add(&url.value, Written { span: url.span, what, is_kept: false, is_copy: true });
        }
    }
    for entity in timeline.entities() {
        if let Some(url) = &entity.url {
            let what = format!("`{}`", entity.key.value);
            add(&url.value, Written { span: url.span, what, is_kept: true, is_copy: false });
        }
    }
    written
}

/// Asks every address; hosts side by side, and each host in peace.
fn ask_all(
    hosts: BTreeMap<String, VecDeque<Url>>,
    progress: &Progress,
    over: &AtomicBool,
) -> BTreeMap<String, Outcome> {
    let asker = Asker::new();
    let waiting: Mutex<VecDeque<VecDeque<Url>>> = Mutex::new(hosts.into_values().collect());
    let answers = Mutex::new(BTreeMap::new());
    let work = || {
        while let Some(urls) = waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front() {
            for (at, url) in urls.into_iter().enumerate() {
                if over.load(Ordering::Relaxed) {
                    return;
                }
                if at > 0 {
                    thread::sleep(PAUSE);
                }
                let outcome = asker.ask(&url);
                progress.step();
                let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
                answers.insert(String::from(url), outcome);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..HOSTS_AT_ONCE {
            scope.spawn(work);
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn diagnose(url: &str, place: &Written, outcome: &Outcome) -> Option<Diagnostic> {
    let what = if place.is_copy {
        format!("the archived copy of {}", place.what)
    } else {
        place.what.clone()
    };
    let kept = if place.is_kept {
        "readers still have the archived copy".to_owned()
    } else if place.is_copy {
        "archive it anew, and write where".to_owned()
    } else {
        format!("look for a copy at https://web.archive.org/web/*/{url} and write it as `archived`")
    };
    let told =
        |code: &'static str, message: String| Diagnostic::warning(code, message).at(place.span);
    Some(match outcome {
        Outcome::Fine => return None,
        Outcome::Moved(to) => told("link-moved", format!("{what} has moved for good"))
            .help(format!("it is now at {to}")),
        Outcome::FrontPage(to) => {
            told("link-gone", format!("{what} leads to a front page, {to}")).help(kept)
        }
        Outcome::Gone(status) => {
            told("link-gone", format!("{what} is gone: the server answers {status}")).help(kept)
        }
        Outcome::Silent(reason) => told("link-silent", format!("{what} does not answer: {reason}"))
            .help("it may be back tomorrow; check again before you change anything"),
        Outcome::Closed(status) => Diagnostic::note(
            "link-closed",
            format!("{what} cannot be checked by a program: the server answers {status}"),
        )
        .at(place.span)
        .help("open it in a browser"),
    })
}
