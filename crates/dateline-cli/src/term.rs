//! What is said, and where: results on standard output, messages on standard error.

use std::io::{self, IsTerminal, Write};
use std::process;

use dateline::text::{Report, Sources, render};

use crate::args::Color;
use crate::command::Status;

/// More diagnostics than this are counted rather than shown: nobody reads the thousandth.
const SHOWN: usize = 200;

/// The two streams, and how to write on them.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    quiet: bool,
    colored: bool,
}

impl Term {
    pub(crate) fn new(color: Color, quiet: bool) -> Term {
        let colored = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !refused && io::stderr().is_terminal()
            }
        };
        Term { quiet, colored }
    }

    /// One for text that does not go to a terminal.
    #[cfg(feature = "serve")]
    pub(crate) fn plain() -> Term {
        Term { quiet: false, colored: false }
    }

    /// Whether only what went wrong is said.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// A message that `--quiet` silences.
    pub(crate) fn say(&self, text: &str) {
        if !self.quiet {
            message(text);
        }
    }

    /// What the machine, or the one who typed, did wrong.
    pub(crate) fn error(&self, error: &dateline::Error) {
        self.wrong(&error_text(error));
    }

    /// What is wrong, without a place in a file.
    pub(crate) fn wrong(&self, text: &str) {
        let mark = if self.colored { "\u{1b}[1;31merror\u{1b}[0m" } else { "error" };
        message(&format!("{mark}: {text}"));
    }

    /// Everything that is to be said about the content.
    pub(crate) fn report(&self, report: &Report, sources: &Sources) {
        message(&self.text(report, sources));
    }

    /// Everything that is to be said about the content, and how much it was.
    pub(crate) fn text(&self, report: &Report, sources: &Sources) -> String {
        // Errors come first when not all can be shown: they are what has to be mended.
        let mut all: Vec<_> = report.iter().collect();
        if all.len() > SHOWN {
            all.sort_by_key(|one| one.severity());
        }
        if self.quiet {
            all.retain(|one| one.severity() == dateline::text::Severity::Error);
        }
        let shown = all.iter().take(SHOWN).copied();
        let text = if self.colored {
            render::colored(shown, sources)
        } else {
            render::plain(shown, sources)
        };
        let text = text.trim_end_matches('\n');
        match all.len().saturating_sub(SHOWN) {
            0 => text.to_owned(),
            more => format!("{text}\n... and {more} more"),
        }
    }
}

/// What the machine did wrong, and what to do about it.
pub(crate) fn error_text(error: &dateline::Error) -> String {
    let help = error.help().map(|help| format!("\n  help: {help}")).unwrap_or_default();
    format!("{error}{help}")
}

/// What is said whether it is wanted or not. Where nobody can be told, nobody is.
pub(crate) fn message(text: &str) {
    let _untold = write(&mut io::stderr().lock(), text);
}

/// A result, for whoever reads standard output. One that cannot be written ends the program; a
/// reader that has gone away has read enough.
pub(crate) fn result(text: &str) {
    match write(&mut io::stdout().lock(), text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            message(&format!("error: cannot write the result: {error}"));
            process::exit(Status::Machine.code().into());
        }
        _ => {}
    }
}

/// Writes a line.
fn write(stream: &mut impl Write, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    writeln!(stream, "{text}")?;
    stream.flush()
}
