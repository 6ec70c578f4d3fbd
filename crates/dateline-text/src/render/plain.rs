//! The form for people: plain for logs, tests and pipes, colored for a terminal.
//!
//! Drawn here and not by a library, because those take the column from the text they are given:
//! either all of it, megabytes for every diagnostic, or a part, and then the column is wrong.

use std::fmt::{self, Write};

use super::excerpt::Excerpt;
use super::visible::visible;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::Report;
use crate::sources::Sources;

/// Diagnostics with their places and lines; see the example of the crate.
pub fn plain<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
) -> String {
    drawn(diagnostics, sources, &PLAIN)
}

/// The same with ANSI colors, for a terminal.
pub fn colored<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
) -> String {
    drawn(diagnostics, sources, &COLORED)
}

/// How many errors and warnings there are, in words.
///
/// ```
/// use dateline_text::{Diagnostic, Report, render};
///
/// let report = Report::from_iter([Diagnostic::error("x", "y"), Diagnostic::warning("x", "z")]);
/// assert_eq!(render::summary(&report), "1 error, 1 warning");
/// assert_eq!(render::summary(&Report::new()), "no mistakes found");
/// ```
pub fn summary(report: &Report) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (report.count(severity), severity))
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, severity)| format!("{count} {severity}{}", if count == 1 { "" } else { "s" }))
        .collect();
    if parts.is_empty() { "no mistakes found".to_owned() } else { parts.join(", ") }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        draw(f, self, None, &PLAIN)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|one| one.fmt(f))
    }
}

impl std::error::Error for Report {}

/// What is written before each part.
struct Style {
    error: &'static str,
    warning: &'static str,
    note: &'static str,
    message: &'static str,
    frame: &'static str,
    help: &'static str,
    reset: &'static str,
}

const PLAIN: Style =
    Style { error: "", warning: "", note: "", message: "", frame: "", help: "", reset: "" };

const COLORED: Style = Style {
    error: "\x1b[1;31m",
    warning: "\x1b[1;33m",
    note: "\x1b[1;32m",
    message: "\x1b[1m",
    frame: "\x1b[1;34m",
    help: "\x1b[1;36m",
    reset: "\x1b[0m",
};

fn drawn<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
    style: &Style,
) -> String {
    let mut out = String::new();
    for one in diagnostics {
        // Writing to a `String` does not fail.
        let _ = draw(&mut out, one, Some(sources), style);
    }
    out
}

fn draw(
    out: &mut impl Write,
    one: &Diagnostic,
    sources: Option<&Sources>,
    style: &Style,
) -> fmt::Result {
    let Style { message, frame, help, reset, .. } = style;
    let severity = match one.severity() {
        Severity::Error => style.error,
        Severity::Warning => style.warning,
        Severity::Note => style.note,
    };
    let text = visible(one.message());
    writeln!(out, "{severity}{}[{}]{reset}{message}: {text}{reset}", one.severity(), one.code())?;
    if let Some(sources) = sources {
        if let Some((file, excerpt)) = one.span().file().zip(Excerpt::new(sources, one.span())) {
            let Excerpt { place, line, .. } = &excerpt;
            let path = visible(sources.path(file));
            writeln!(out, "  {frame}-->{reset} {path}:{}:{}", place.line, place.column)?;
            if !line.is_empty() {
                let number = place.line.to_string();
                let margin = " ".repeat(number.len());
                let (before, within) = excerpt.columns();
                let (space, marks) = (" ".repeat(before), "^".repeat(within));
                writeln!(out, "{margin} {frame}|{reset}")?;
                writeln!(out, "{frame}{number} |{reset} {line}")?;
                writeln!(out, "{margin} {frame}|{reset} {space}{severity}{marks}{reset}")?;
            }
        }
        for label in one.labels() {
            if let Some((file, place)) = label.span.file().zip(sources.place(label.span)) {
                let (path, text) = (visible(sources.path(file)), visible(&label.text));
                let (line, column) = (place.line, place.column);
                writeln!(out, "  {frame}-->{reset} {path}:{line}:{column}: {text}")?;
            }
        }
    }
    for text in one.helps() {
        writeln!(out, "  {help}help{reset}: {}", visible(text))?;
    }
    Ok(())
}
