//! A line on the terminal that says how far long work has come.
//!
//! It appears after half a second, so that short work says nothing, and is gone when the work is.

use std::io::{self, IsTerminal, Write};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use dateline::Progress;

use crate::term::Term;

const SHORT: Duration = Duration::from_millis(500);
const REDRAWN: Duration = Duration::from_millis(100);
/// Fits a terminal of 40 columns with the numbers beside it.
const BAR_WIDTH: usize = 20;

/// A bar that is drawn until it is dropped.
pub(crate) struct Bar {
    done: Option<mpsc::Sender<()>>,
    drawing: Option<JoinHandle<()>>,
}

impl Bar {
    /// Begins to draw, where somebody looks.
    pub(crate) fn over(progress: Arc<Progress>, term: &Term) -> Bar {
        if term.is_quiet() || !io::stderr().is_terminal() {
            return Bar { done: None, drawing: None };
        }
        let (done, ends) = mpsc::channel::<()>();
        // Without a thread to spare there is no bar.
        let drawing = thread::Builder::new().spawn(move || {
            let mut patience = SHORT;
            let mut is_drawn = false;
            while ends.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout) {
                patience = REDRAWN;
                is_drawn = true;
                draw(&format!("\r{}\u{1b}[K", line(progress.made(), progress.planned())));
            }
            if is_drawn {
                draw("\r\u{1b}[K");
            }
        });
        Bar { done: Some(done), drawing: drawing.ok() }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.done = None;
        if let Some(drawing) = self.drawing.take() {
            let _ = drawing.join();
        }
    }
}

fn line(made: usize, planned: usize) -> String {
    // Pictures come on top of what was planned.
    let planned = planned.max(made);
    if planned == 0 {
        return "reading ...".to_owned();
    }
    let filled = BAR_WIDTH * made / planned;
    format!("{}{} {made}/{planned}", "#".repeat(filled), ".".repeat(BAR_WIDTH - filled))
}

fn draw(text: &str) {
    let mut stderr = io::stderr().lock();
    let _gone_away = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_far() {
        assert_eq!(line(0, 0), "reading ...");
        assert_eq!(line(0, 10), ".................... 0/10");
        assert_eq!(line(5, 10), "##########.......... 5/10");
        assert_eq!(line(12, 10), "#################### 12/12");
    }
}
