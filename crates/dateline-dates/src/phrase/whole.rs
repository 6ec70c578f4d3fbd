//! The whole phrase: a point, an interval, an open interval, a set.

use std::ops::Range;

use super::cursor::Cursor;
use super::lex::{Item, Kind};
use super::meaning::span;
use super::one::{point, qualifiers};
use super::point::{Point, Unit, fill, repeat};
use crate::calendar::Calendar;
use crate::date::{Date, Precision, Qualifier};
use crate::error::{ParseError, ParseErrorKind};
use crate::words::Sense;

/// A phrase, understood.
#[derive(Debug)]
pub(super) struct Phrase {
    members: Vec<Member>,
    /// `{}` or `[]`, where there is more than one member.
    braces: Option<[char; 2]>,
    /// What stands before the whole, and so holds for all of it.
    qualifier: Qualifier,
}

#[derive(Debug)]
enum Member {
    One(Point),
    Interval(Edge, Edge),
}

/// One end of an interval.
#[derive(Debug)]
enum Edge {
    At(Point),
    /// The end lies before this.
    Before(Point),
    /// The start lies after this.
    After(Point),
    Open,
    Unknown,
}

impl Edge {
    fn point(&mut self) -> Option<&mut Point> {
        match self {
            Edge::At(point) | Edge::Before(point) | Edge::After(point) => Some(point),
            Edge::Open | Edge::Unknown => None,
        }
    }
}

impl Phrase {
    /// Whether nothing was understood but a number.
    pub(super) fn is_bare(&self) -> bool {
        self.members.iter().all(|member| match member {
            Member::One(point) => matches!(point.unit, Unit::Bare(_)),
            Member::Interval(..) => false,
        })
    }

    /// Whether a day is named.
    pub(super) fn has_day(&self) -> bool {
        self.points().any(|point| match &point.unit {
            Unit::Day | Unit::Week | Unit::WeekEnding => true,
            Unit::Ready(date) => date.day().is_some(),
            _ => false,
        })
    }

    /// Whether a month is named, and no day in it.
    pub(super) fn has_month(&self) -> bool {
        self.points().any(|point| match &point.unit {
            Unit::Month => true,
            Unit::Ready(date) => date.precision() == Precision::Month,
            _ => false,
        })
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        self.members
            .iter()
            .flat_map(|member| match member {
                Member::One(point) => [Some(point), None],
                Member::Interval(start, end) => [start, end].map(|edge| match edge {
                    Edge::At(point) | Edge::Before(point) | Edge::After(point) => Some(point),
                    Edge::Open | Edge::Unknown => None,
                }),
            })
            .flatten()
    }
}

/// Reads as much of a phrase as can be understood.
pub(super) fn phrase(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    let qualifier = qualifiers(cursor);
    let interval = cursor
        .attempt(week_of_range)
        .or_else(|| cursor.attempt(between))
        .or_else(|| cursor.attempt(from_start))
        .or_else(|| cursor.attempt(from_end));
    if let Some(interval) = interval {
        return Some(Phrase { members: vec![interval], braces: None, qualifier });
    }
    let (members, braces) = members(cursor)?;
    Some(Phrase { members, braces, qualifier })
}

/// "the week of March 3–9, 2014", which says its days.
fn week_of_range(cursor: &mut Cursor<'_>) -> Option<Member> {
    cursor.word(Sense::Week).then_some(())?;
    member(cursor, false).filter(|member| {
        matches!(member, Member::Interval(Edge::At(start), Edge::At(_)) if start.day.is_some()
            || matches!(start.unit, Unit::Bare(_)))
    })
}

/// "between 1914 and 1918".
fn between(cursor: &mut Cursor<'_>) -> Option<Member> {
    cursor.word(Sense::Between).then_some(())?;
    let start = point(cursor, false)?;
    cursor.sign(Kind::Comma);
    let joined = cursor.word(Sense::And)
        || cursor.word(Sense::To)
        || cursor.one_of(&[Kind::Dash, Kind::Hyphen]).is_some();
    joined.then_some(())?;
    let days = start.unit == Unit::Day && start.lacks_year();
    let end = match cursor.attempt(|cursor| point(cursor, days)) {
        Some(end) => Edge::At(end),
        None => cursor.word(Sense::Present).then_some(Edge::Open)?,
    };
    Some(Member::Interval(Edge::At(start), end))
}

/// "from 1914 to 1918", "since 1918", "after 1850 but before 1860".
fn from_start(cursor: &mut Cursor<'_>) -> Option<Member> {
    let opening = cursor.sense(|sense| {
        matches!(sense, Sense::From | Sense::Since | Sense::After).then_some(sense)
    })?;
    let may_be_filler = opening == Sense::From && cursor.items[cursor.at - 1].has(Sense::Filler);
    cursor.tight_hyphen();
    let start = point(cursor, false)?;
    let days = start.unit == Unit::Day && start.lacks_year();
    let end = cursor.attempt(|cursor| {
        cursor.sign(Kind::Comma);
        if opening == Sense::From
            && !is_month_in_digits(cursor)
            && cursor.one_of(&[Kind::Dash, Kind::Hyphen, Kind::Slash]).is_some()
        {
            return end(cursor, days);
        }
        cursor.word(Sense::And);
        let closing = cursor.sense(|sense| {
            match sense {
                Sense::To | Sense::Until | Sense::Before => Some(sense),
                // "and before" is also the end of "1850 and before".
                Sense::OrEarlier => Some(Sense::Before),
                _ => None,
            }
        })?;
        match (closing, end(cursor, days)?) {
            (Sense::Before, Edge::At(point)) => Some(Edge::Before(point)),
            (_, end) => Some(end),
        }
    });
    // "du 4 juin 2000", "de 1985": a word that is often filler needs the other end.
    if end.is_none() && may_be_filler {
        return None;
    }
    let end = end.unwrap_or_else(|| {
        cursor.word(Sense::UntilNow);
        or_later(cursor, Sense::OrLater);
        Edge::Open
    });
    let start = if opening == Sense::After { Edge::After(start) } else { Edge::At(start) };
    Some(Member::Interval(start, end))
}

/// "until 1914", "before 1914", "–1914", "before 1860 but after 1850".
fn from_end(cursor: &mut Cursor<'_>) -> Option<Member> {
    if let Some(interval) = cursor.attempt(from_unknown) {
        return Some(interval);
    }
    let closing = if cursor.sign(Kind::Dash) {
        Sense::Until
    } else {
        cursor.sense(|sense| matches!(sense, Sense::Until | Sense::Before).then_some(sense))?
    };
    cursor.tight_hyphen();
    let end = point(cursor, false)?;
    let start = cursor.attempt(|cursor| {
        cursor.sign(Kind::Comma);
        cursor.word(Sense::And);
        let opening = cursor.sense(|sense| match sense {
            Sense::From | Sense::Since | Sense::After => Some(sense),
            Sense::OrLater => Some(Sense::After),
            _ => None,
        })?;
        let start = point(cursor, false)?;
        Some(if opening == Sense::After { Edge::After(start) } else { Edge::At(start) })
    });
    let end = if closing == Sense::Before { Edge::Before(end) } else { Edge::At(end) };
    Some(Member::Interval(start.unwrap_or(Edge::Open), end))
}

/// "?–1918", "from an unknown date to 1918".
fn from_unknown(cursor: &mut Cursor<'_>) -> Option<Member> {
    cursor.sense(|sense| matches!(sense, Sense::From | Sense::Since).then_some(()));
    unknown(cursor).then_some(())?;
    let joined = cursor.one_of(&[Kind::Dash, Kind::Hyphen]).is_some()
        || cursor.word(Sense::To)
        || cursor.word(Sense::Until);
    joined.then_some(())?;
    Some(Member::Interval(Edge::Unknown, Edge::At(point(cursor, false)?)))
}

/// "either 1863 or 1864", "1960, 1961 and 1962", "June 3–4 and 6, 2000", or one alone.
fn members(cursor: &mut Cursor<'_>) -> Option<(Vec<Member>, Option<[char; 2]>)> {
    let either = cursor.word(Sense::Either);
    let first = member(cursor, false)?;
    let days = match &first {
        Member::One(point) | Member::Interval(_, Edge::At(point)) => {
            point.unit == Unit::Day && point.lacks_year()
        }
        Member::Interval(..) => false,
    };
    let rest = cursor.attempt(|cursor| {
        let mut rest = Vec::new();
        let mut joined_by = None;
        loop {
            let next = cursor.attempt(|cursor| {
                let comma = cursor.sign(Kind::Comma);
                let word =
                    cursor.sense(|sense| matches!(sense, Sense::And | Sense::Or).then_some(sense));
                (comma || word.is_some()).then_some(())?;
                Some((word, member(cursor, days)?))
            });
            let Some((word, member)) = next else { break };
            // "1960 or 1961 and 1962" says nothing certain.
            if word.is_some() && joined_by.is_some() && word != joined_by {
                return None;
            }
            joined_by = joined_by.or(word);
            rest.push(member);
        }
        // "one of 1850, 1852"
        let joined_by = joined_by.or((either && !rest.is_empty()).then_some(Sense::Or))?;
        Some((rest, joined_by))
    });
    match rest {
        None => (!either).then(|| (vec![first], None)),
        Some((rest, joined_by)) => {
            let braces = if joined_by == Sense::And { ['{', '}'] } else { ['[', ']'] };
            Some((std::iter::once(first).chain(rest).collect(), Some(braces)))
        }
    }
}

/// A point, a range, or a range that stays open.
fn member(cursor: &mut Cursor<'_>, days: bool) -> Option<Member> {
    let start = point(cursor, days)?;
    if or_later(cursor, Sense::OrLater) {
        return Some(Member::Interval(Edge::At(start), Edge::Open));
    }
    if or_later(cursor, Sense::OrEarlier) {
        return Some(Member::Interval(Edge::Open, Edge::At(start)));
    }
    let days = start.unit == Unit::Day && start.lacks_year();
    let end = cursor.attempt(|cursor| {
        let comma = cursor.sign(Kind::Comma);
        if cursor.word_here(Sense::UntilNow) {
            return Some(Edge::Open);
        }
        if cursor.word(Sense::To) {
            return end(cursor, days);
        }
        if (comma || cursor.sign(Kind::Open)) && cursor.word_here(Sense::Present) {
            cursor.sign(Kind::Close);
            return cursor.at_end().then_some(Edge::Open);
        }
        if is_month_in_digits(cursor) {
            return None;
        }
        let sign = cursor.one_of(&[Kind::Dash, Kind::Hyphen, Kind::Slash])?;
        if sign != Kind::Slash && cursor.at_end() {
            return Some(Edge::Open);
        }
        end(cursor, days)
    });
    Some(match end {
        Some(end) => Member::Interval(Edge::At(start), end),
        None => Member::One(start),
    })
}

/// Whether the cursor stands in the middle of a `2004-05`, which is a month wherever it stands.
fn is_month_in_digits(cursor: &Cursor<'_>) -> bool {
    let [before, at @ ..] = &cursor.items[cursor.at.saturating_sub(1)..] else { return false };
    let [hyphen, month, ..] = at else { return false };
    let digits = |item: &Item<'_>, count| match item.kind {
        Kind::Number(number) => {
            number.digits == count && !number.ordinal && !number.decade && !number.apostrophe
        }
        _ => false,
    };
    digits(before, 4)
        && hyphen.kind == Kind::Hyphen
        && hyphen.tight
        && digits(month, 2)
        && month.tight
        && month.number().is_some_and(|number| (1..=12).contains(&number.value))
}

/// What stands behind the dash.
fn end(cursor: &mut Cursor<'_>, days: bool) -> Option<Edge> {
    if let Some(point) = cursor.attempt(|cursor| point(cursor, days)) {
        return Some(Edge::At(point));
    }
    if unknown(cursor) {
        return Some(Edge::Unknown);
    }
    cursor.word(Sense::Present).then_some(Edge::Open)
}

fn unknown(cursor: &mut Cursor<'_>) -> bool {
    cursor.sign(Kind::Question) || cursor.word_here(Sense::Undated)
}

/// "or later" behind a point, perhaps with a comma.
fn or_later(cursor: &mut Cursor<'_>, sense: Sense) -> bool {
    cursor
        .attempt(|cursor| {
            cursor.sign(Kind::Comma);
            cursor.word_here(sense).then_some(())
        })
        .is_some()
}

impl Phrase {
    /// The date that the phrase names, counted by a calendar.
    pub(super) fn date(
        mut self,
        calendar: Calendar,
        notes: &mut Vec<String>,
    ) -> Result<Date, ParseError> {
        let mut points: Vec<&mut Point> = Vec::new();
        let mut interval = false;
        for member in &mut self.members {
            match member {
                Member::One(point) => points.push(point),
                Member::Interval(start, end) => {
                    interval = true;
                    points.extend(start.point());
                    points.extend(end.point());
                }
            }
        }
        // "before 1860 but after 1850" names the end first.
        let whole = points.iter().map(|point| point.range.start).min().unwrap_or(0)
            ..points.iter().map(|point| point.range.end).max().unwrap_or(0);
        if (interval || points.len() > 1) && points.iter().any(|point| point.clock.is_some()) {
            let message = "EDTF has no intervals or sets of times of day";
            return Err(ParseError::new(ParseErrorKind::NotExpressible, whole, message)
                .with_help("give the days, or one time"));
        }
        fill(&mut points);
        if self.braces.is_some() && !interval {
            repeat(&mut points, notes);
        }
        for point in points {
            point.qualifier = point.qualifier.and(self.qualifier);
            point.calendar = calendar;
        }
        let text = self.edtf(notes)?;
        self.refuse_nothing_between(&whole, notes)?;
        text.parse().map_err(|error: ParseError| match error.kind() {
            ParseErrorKind::Reversed => ParseError::new(
                ParseErrorKind::Reversed,
                whole,
                format!("this ends before it starts: it reads as `{text}`"),
            )
            .with_help("write both ends in full, the earlier one first"),
            _ => ParseError::new(
                ParseErrorKind::NotExpressible,
                whole,
                format!("EDTF has no way to write this: {error}"),
            ),
        })
    }

    /// "1914–14", "44–44 BC": where an end leaves out what the other has, they are two.
    fn refuse_nothing_between(
        &self,
        whole: &Range<usize>,
        notes: &mut Vec<String>,
    ) -> Result<(), ParseError> {
        for member in &self.members {
            let Member::Interval(Edge::At(start), Edge::At(end)) = member else { continue };
            if end.range.len() != start.range.len()
                && span(start, notes)?.first() == span(end, notes)?.last()
            {
                let message = "this ends where it starts";
                return Err(ParseError::new(ParseErrorKind::Reversed, whole.clone(), message)
                    .with_help("write one date, or both ends in full"));
            }
        }
        Ok(())
    }

    fn edtf(&self, notes: &mut Vec<String>) -> Result<String, ParseError> {
        match (self.members.as_slice(), self.braces) {
            ([Member::One(point)], _) => Ok(span(point, notes)?.text()),
            ([Member::Interval(start, end)], _) => {
                Ok(format!("{}/{}", start_text(start, notes)?, end_text(end, notes)?))
            }
            (members, braces) => {
                let [open, close] = braces.unwrap_or(['[', ']']);
                let mut texts = Vec::with_capacity(members.len());
                for member in members {
                    texts.push(match member {
                        Member::One(point) => span(point, notes)?.member(),
                        Member::Interval(start, end) => {
                            let text =
                                format!("{}..{}", start_text(start, notes)?, end_text(end, notes)?);
                            text.replace("....", "..")
                        }
                    });
                }
                Ok(format!("{open}{}{close}", texts.join(",")))
            }
        }
    }
}

fn start_text(edge: &Edge, notes: &mut Vec<String>) -> Result<String, ParseError> {
    match edge {
        Edge::At(point) | Edge::Before(point) => Ok(span(point, notes)?.first()),
        Edge::After(point) => span(point, notes)?.after().ok_or_else(|| {
            ParseError::new(
                ParseErrorKind::NotExpressible,
                point.range.clone(),
                "nothing comes after this",
            )
        }),
        Edge::Open => Ok("..".into()),
        Edge::Unknown => Ok(String::new()),
    }
}

fn end_text(edge: &Edge, notes: &mut Vec<String>) -> Result<String, ParseError> {
    match edge {
        Edge::At(point) | Edge::After(point) => Ok(span(point, notes)?.last()),
        Edge::Before(point) => span(point, notes)?.before().ok_or_else(|| {
            ParseError::new(
                ParseErrorKind::NotExpressible,
                point.range.clone(),
                "nothing comes before this",
            )
        }),
        Edge::Open => Ok("..".into()),
        Edge::Unknown => Ok(String::new()),
    }
}
