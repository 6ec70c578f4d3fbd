//! What is to be said about a text: one mistake, its place, and what to do.
//!
//! A diagnostic is plain data; how it looks is the business of `render`. Its parts are private so
//! that texts of authors which it quotes stay short: a title of 5 MB must not become a message.

use std::borrow::Cow;
use std::fmt;

use crate::span::Span;

/// No message, label or help is longer than this; what is longer loses its middle.
const LONGEST: usize = 600;

/// What kind of mistake it is: a kebab-case name that the manual explains.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Code(&'static str);

impl Code {
    /// A code; the name is lower-case kebab.
    pub const fn new(name: &'static str) -> Code {
        Code(name)
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl From<&'static str> for Code {
    fn from(name: &'static str) -> Code {
        Code(name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// How bad it is; the worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Severity {
    /// Nothing is published until it is mended.
    Error,
    /// Published, but an editor should look.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// `error`, `warning` or `note`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A second place that explains the first: "first given here".
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there.
    pub text: String,
}

/// A change of the text that certainly mends the mistake.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Fix {
    /// The bytes to be replaced; an empty place inserts.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// One thing to be said about a text.
///
/// ```
/// use dateline_text::{Diagnostic, Severity};
///
/// let diagnostic = Diagnostic::error("missing-field", "an event needs a `title`")
///     .help("add a line such as `title: A visit`");
/// assert_eq!(diagnostic.severity(), Severity::Error);
/// assert!(diagnostic.span().is_detached());
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Diagnostic {
    // A large site keeps some ten thousand of these until it is built, nearly all of them with one
    // sentence of help and no more.
    code: Code,
    severity: Severity,
    message: Box<str>,
    span: Span,
    help: Option<Cow<'static, str>>,
    beside: Option<Box<Beside>>,
}

/// What few have: other places, more help, and a change.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
struct Beside {
    labels: Vec<Label>,
    more_help: Vec<Cow<'static, str>>,
    fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic without a place. The message is one sentence in lower case, without a full
    /// stop, with names in backticks; of more than 600 characters the middle is left out.
    pub fn new(
        severity: Severity,
        code: impl Into<Code>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            code: code.into(),
            severity,
            message: short(Cow::Owned(message.into())).into(),
            span: Span::detached(),
            help: None,
            beside: None,
        }
    }

    /// Something that must be mended.
    pub fn error(code: impl Into<Code>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, message)
    }

    /// Something that an editor should look at.
    pub fn warning(code: impl Into<Code>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, message)
    }

    /// Something good to know.
    pub fn note(code: impl Into<Code>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Note, code, message)
    }

    /// The same, at a place.
    pub fn at(mut self, span: Span) -> Diagnostic {
        self.span = span;
        self
    }

    /// The same, with a second place. One in no file is left out: it would show nothing.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        if !span.is_detached() {
            let text = short(Cow::Owned(text.into())).into_owned();
            self.beside.get_or_insert_default().labels.push(Label { span, text });
        }
        self
    }

    /// The same, with a sentence that says what to do.
    pub fn help(mut self, text: impl Into<Cow<'static, str>>) -> Diagnostic {
        let text = short(text.into());
        if self.help.is_none() {
            self.help = Some(text);
        } else {
            self.beside.get_or_insert_default().more_help.push(text);
        }
        self
    }

    /// The same, with a change that certainly mends it. One in no file is left out.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        if !span.is_detached() {
            let fix = Fix { span, replacement: replacement.into() };
            self.beside.get_or_insert_default().fix = Some(fix);
        }
        self
    }

    /// The same, more or less severe.
    pub fn with_severity(mut self, severity: Severity) -> Diagnostic {
        self.severity = severity;
        self
    }

    /// What kind of mistake it is.
    pub fn code(&self) -> Code {
        self.code
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What is the case, in one sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where; may be detached.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Further places.
    pub fn labels(&self) -> &[Label] {
        self.beside.as_ref().map_or(&[], |beside| &beside.labels)
    }

    /// What to do.
    pub fn helps(&self) -> impl Iterator<Item = &str> {
        let more = self.beside.iter().flat_map(|beside| &beside.more_help);
        self.help.iter().chain(more).map(AsRef::as_ref)
    }

    /// The change that mends it, where one is certain.
    pub fn fix_offered(&self) -> Option<&Fix> {
        self.beside.as_ref()?.fix.as_ref()
    }
}

fn short(text: Cow<'static, str>) -> Cow<'static, str> {
    if text.len() <= LONGEST {
        return text;
    }
    let chars = text.chars().count();
    if chars <= LONGEST {
        return text;
    }
    let (head, tail) = (LONGEST * 2 / 3, LONGEST / 3 - 1);
    let parts = text.chars().take(head).chain(['…']).chain(text.chars().skip(chars - tail));
    Cow::Owned(parts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_loses_its_middle() {
        let message = format!("`{}` is not a date", "9".repeat(1_000_000));
        let diagnostic = Diagnostic::error("x", message);
        assert_eq!(diagnostic.message().chars().count(), LONGEST);
        assert!(diagnostic.message().ends_with("` is not a date"));
        let exact = "я".repeat(LONGEST);
        assert_eq!(Diagnostic::error("x", exact.clone()).message(), exact);
    }

    #[test]
    fn what_is_in_no_file_shows_no_place() {
        let diagnostic = Diagnostic::error("x", "y")
            .label(Span::detached(), "first given here")
            .fix(Span::detached(), "z");
        assert!(diagnostic.labels().is_empty());
        assert_eq!(diagnostic.fix_offered(), None);
    }
}
