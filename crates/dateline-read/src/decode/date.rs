//! Dates: EDTF first, then the phrases of the timeline's language.

use dateline_dates::{Calendar, Date, ParseError, ParseErrorKind, Qualifier, Written, Zone};
use dateline_text::{Diagnostic, Span, Spanned, nearest};

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

/// The moment before which nothing is published; a time without a zone is in that of the site.
pub(crate) fn moment(value: Value<'_>, context: &mut Context<'_>) -> Option<Spanned<Date>> {
    let date = date(value, context)?;
    let is_certain = date.value.year().is_some() && date.value.qualifier() == Qualifier::Plain;
    if !is_certain {
        let message = format!("`{}` is no moment", date.value);
        let help = "write a day, or a day with its time: `2026-12-01T09:00:00+01:00`";
        context.error(code::WRONG_VALUE, message, date.span, help);
        return None;
    }
    if date.value.time().is_none_or(|time| time.offset().is_some()) {
        return Some(date);
    }
    let Some(zone) = context.zone else {
        let note = "no zone is named, so this lasts until the time has come everywhere; add its \
                    offset, or `time_zone` in `site.yaml`";
        context.report.push(Diagnostic::note(code::DATE_READ_AS, note).at(date.span));
        return Some(date);
    };
    match date.value.in_zone(zone) {
        Ok((moment, note)) => {
            let note = note.map(|note| Diagnostic::note(code::DATE_READ_AS, note).at(date.span));
            context.report.extend(note);
            Some(Spanned::new(moment, date.span))
        }
        Err(error) => {
            let help = error.help().unwrap_or("write the time with its offset");
            context.error(code::NOT_A_DATE, error.message(), date.span, help);
            None
        }
    }
}

/// The name of a time zone, or its offset from UTC.
pub(crate) fn zone(value: Value<'_>, context: &mut Context<'_>) -> Option<Spanned<String>> {
    let text = value.text(context)?;
    match text.value.parse::<Zone>() {
        Ok(_) => Some(text),
        Err(error) => {
            context.report.push(unknown_zone(&text.value, &error, text.span));
            None
        }
    }
}

fn unknown_zone(written: &str, error: &ParseError, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::error(code::UNKNOWN_ZONE, error.message().to_owned()).at(span);
    let mean = |zone: &str| format!("did you mean `{zone}`?");
    // Of a city that is spelled in two ways the newer way is mostly later in the alphabet: Kiev
    // and Kyiv, Calcutta and Kolkata.
    let mut zones: Vec<&'static str> = Zone::names().collect();
    zones.sort_unstable_by(|a, b| b.cmp(a));
    let letters = |text: &str| text.trim().replace([' ', '-'], "_").to_lowercase();
    let (whole, of_city) = (letters(written), letters(city(written)));
    let same = zones.iter().find(|zone| letters(zone) == whole);
    if let Some(same) = same.or_else(|| zones.iter().find(|zone| letters(city(zone)) == of_city)) {
        return diagnostic.help(mean(same)).fix(span, *same);
    }
    // No abbreviation is the name of a city.
    zones.retain(|zone| zone.contains('/') && written.contains(char::is_lowercase));
    let near = nearest(written, zones.iter().copied()).or_else(|| {
        let near = nearest(city(written), zones.iter().map(|zone| city(zone)))?;
        zones.iter().copied().find(|zone| city(zone) == near)
    });
    match near {
        Some(near) => diagnostic.help(mean(near)),
        None => diagnostic.help(error.help().unwrap_or("write an offset, as `+02:00`").to_owned()),
    }
}

/// What a zone is named after: `Kyiv` of `Europe/Kyiv`.
fn city(zone: &str) -> &str {
    zone.rsplit('/').next().unwrap_or(zone)
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
    if error.kind() == ParseErrorKind::NoSuchZone {
        return unknown_zone(&text[range], error, span);
    }
    let message = format!("`{text}` is not a date: {}", error.message());
    let help = "write one such as `2000-06-04`, `June 2000`, `c. 1850` or `1999/2002`";
    Diagnostic::error(code::NOT_A_DATE, message)
        .at(span)
        .help(error.help().unwrap_or(help).to_owned())
}
