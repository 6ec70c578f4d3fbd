//! What an import could not carry over, said at its place in the source.
//!
//! Nothing vanishes: what the content format has no field for is a note; what was read otherwise
//! than it stands, or left out, is a warning; what makes the whole unreadable is an error.

use dateline_text::{Code, Diagnostic, Span};

/// The text is not of the format that it is said to be of.
pub(crate) const NOT_THIS_FORMAT: Code = Code::new("not-this-format");
/// A field for which the content format has no place.
pub(crate) const NOT_CARRIED: Code = Code::new("not-carried");
/// A row or a record that is no event: it has no date or no words.
pub(crate) const NO_EVENT: Code = Code::new("no-event");
/// Something that had to be decided, or that was read otherwise than its own tool reads it.
pub(crate) const DECIDED: Code = Code::new("decided");
/// A row that has more or fewer cells than the header, or a record that does not end.
pub(crate) const RAGGED: Code = Code::new("ragged");

/// A field that was left behind.
pub(crate) fn not_carried(what: &str, why: &str, span: Span) -> Diagnostic {
    Diagnostic::note(NOT_CARRIED, left_behind(what, why)).at(span)
}

/// That something stays behind, and why, in one sentence.
pub(crate) fn left_behind(what: &str, why: &str) -> String {
    format!("{what} is not carried over: {why}")
}

/// A record that is not made an event.
pub(crate) fn no_event(why: impl Into<String>, span: Span) -> Diagnostic {
    Diagnostic::warning(NO_EVENT, why).at(span)
}

/// Something that had to be decided.
pub(crate) fn decided(what: impl Into<String>, span: Span) -> Diagnostic {
    Diagnostic::note(DECIDED, what).at(span)
}
