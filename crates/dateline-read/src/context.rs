//! What every step of reading has at hand: the texts, the report, the language.

use dateline_dates::{Words, Zone};
use dateline_text::{Code, Diagnostic, Report, Sources, Span};

/// Shared by all decoders; they add to the report and change nothing else.
pub(crate) struct Context<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) report: Report,
    /// The language in which dates are written where they are not EDTF.
    pub(crate) words: &'static Words,
    /// The zone of times that have none of their own, where the site names one.
    pub(crate) zone: Option<Zone>,
    /// The folder that all files lie in, with a slash at its end unless it is empty.
    pub(crate) root: String,
}

impl Context<'_> {
    /// Reports an error with a sentence that says what to do.
    pub(crate) fn error(&mut self, code: Code, message: impl Into<String>, span: Span, help: &str) {
        self.report.push(Diagnostic::error(code, message).at(span).help(help.to_owned()));
    }
}
