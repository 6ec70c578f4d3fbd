//! Dates: EDTF first, then the phrases of the timeline's language.

use dateline_dates::{Calendar, Date, ParseError, Written};
use dateline_text::{Diagnostic, Span, Spanned};

use crate::code;
use crate::context::Context;
use crate::value::Value;
use crate::yaml::Kind;

/// A date as an author writes it. A number of YAML is its text here, so `2000`, `0099` and `1e3`
/// are read as written.
pub(crate) fn date(value: Value<'_>, context: &mut Context<'_>) -> Option<Spanned<Date>> {
    let date = in_calendar(value, Calendar::Gregorian, context)?;
    Some(date.map(|date| date.placed().clone()))
}

/// A date whose year, month and day are those of a calendar.
pub(crate) fn in_calendar(
    value: Value<'_>,
    calendar: Calendar,
    context: &mut Context<'_>,
) -> Option<Spanned<Written>> {
    if let Kind::List(_) = value.node.kind {
        // EDTF writes sets in the brackets that YAML takes for a list.
        let (span, field) = (value.node.span, value.field);
        let written = context.sources.slice(span).replace(' ', "");
        let message = format!("`{field}` takes one date, not a list");
        let mut diagnostic = Diagnostic::error(code::WRONG_KIND, message).at(span);
        if written.starts_with('[') && Date::read(&written, context.words).is_ok() {
            diagnostic = diagnostic
                .help("put a date in brackets in quotation marks")
                .fix(span, format!("\"{written}\""));
        }
        context.report.push(diagnostic);
        return None;
    }
    let line = value.line(context)?;
    match read_in(line.markdown(), calendar, |range| line.place(range), context) {
        Ok(date) => Some(Spanned::new(date, line.span())),
        Err(diagnostic) => {
            context.report.push(*diagnostic);
            None
        }
    }
}

/// Reads a date; `place` tells where bytes of the text stand. What had to be decided is noted.
pub(crate) fn read(
    text: &str,
    place: impl Fn(std::ops::Range<usize>) -> Span,
    context: &mut Context<'_>,
) -> Result<Date, Box<Diagnostic>> {
    let written = read_in(text, Calendar::Gregorian, place, context)?;
    Ok(written.placed().clone())
}

fn read_in(
    text: &str,
    calendar: Calendar,
    place: impl Fn(std::ops::Range<usize>) -> Span,
    context: &mut Context<'_>,
) -> Result<Written, Box<Diagnostic>> {
    let before = text.len() - text.trim_start().len();
    let text = text.trim();
    match Written::read(text, context.words, calendar) {
        Ok((written, notes)) => {
            let whole = place(before..before + text.len());
            for note in notes {
                context.report.push(Diagnostic::note(code::DATE_READ_AS, note).at(whole));
            }
            Ok(written)
        }
        Err(error) => Err(Box::new(not_a_date(text, before, &error, place))),
    }
}

fn not_a_date(
    text: &str,
    before: usize,
    error: &ParseError,
    place: impl Fn(std::ops::Range<usize>) -> Span,
) -> Diagnostic {
    let range = error.range();
    let range = if range.is_empty() || range.end > text.len() { 0..text.len() } else { range };
    let span = place(before + range.start..before + range.end);
    let message = format!("`{text}` is not a date: {}", error.message());
    let help = "write one such as `2000-06-04`, `June 2000`, `c. 1850` or `1999/2002`";
    Diagnostic::error(code::NOT_A_DATE, message).at(span).help(error.help().unwrap_or(help))
}
