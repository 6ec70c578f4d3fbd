//! The whole phrase: a point, an interval, an open interval, a set.

use super::clock;
use super::cursor::Cursor;
use super::lex::{Kind, Number};
use super::meaning::span;
use super::point::{Point, Unit, fill};
use super::{day, numeric, part, season, year};
use crate::date::{Date, Qualifier};
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
#[expect(clippy::large_enum_variant, reason = "a phrase has few members, for one call")]
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
}

/// Reads as much of a phrase as can be understood.
pub(super) fn phrase(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    let qualifier = qualifiers(cursor);
    let interval = cursor
        .attempt(between)
        .or_else(|| cursor.attempt(from_start))
        .or_else(|| cursor.attempt(from_end));
    if let Some(interval) = interval {
        return Some(Phrase { members: vec![interval], braces: None, qualifier });
    }
    let (members, braces) = members(cursor)?;
    Some(Phrase { members, braces, qualifier })
}

/// "c.", "possibly", "possibly about", "~".
fn qualifiers(cursor: &mut Cursor<'_>) -> Qualifier {
    let mut all = Qualifier::Plain;
    loop {
        let next = if cursor.sign(Kind::Tilde) {
            Some(Qualifier::Approximate)
        } else {
            cursor.attempt(|cursor| {
                let found = cursor.sense(|sense| match sense {
                    Sense::About => Some(Qualifier::Approximate),
                    Sense::Possibly => Some(Qualifier::Uncertain),
                    _ => None,
                })?;
                // "um 1850" is about, "um 17 Uhr" is at.
                let filler = cursor.items[cursor.at - 1].has(Sense::Filler);
                let at_time = filler && {
                    let mut ahead = cursor.clone();
                    clock::clock(&mut ahead).is_some()
                };
                (!at_time).then_some(found)
            })
        };
        match next {
            Some(next) => {
                all = all.and(next);
                // "possibly, 1850"
                cursor.sign(Kind::Comma);
            }
            None => return all,
        }
    }
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
    let end = point(cursor, start.unit == Unit::Day && start.lacks_year())?;
    Some(Member::Interval(Edge::At(start), Edge::At(end)))
}

/// "from 1914 to 1918", "since 1918", "after 1850 but before 1860".
fn from_start(cursor: &mut Cursor<'_>) -> Option<Member> {
    let opening = cursor.sense(|sense| {
        matches!(sense, Sense::From | Sense::Since | Sense::After).then_some(sense)
    })?;
    let may_be_filler = opening == Sense::From && cursor.items[cursor.at - 1].has(Sense::Filler);
    cursor.sign(Kind::Hyphen);
    let start = point(cursor, false)?;
    let days = start.unit == Unit::Day && start.lacks_year();
    let end = cursor.attempt(|cursor| {
        cursor.sign(Kind::Comma);
        if opening == Sense::From
            && cursor.one_of(&[Kind::Dash, Kind::Hyphen, Kind::Slash]).is_some()
        {
            return end(cursor, days);
        }
        cursor.word(Sense::And);
        let closing = cursor.sense(|sense| {
            matches!(sense, Sense::To | Sense::Until | Sense::Before).then_some(sense)
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
    if unknown(cursor) {
        cursor.one_of(&[Kind::Dash, Kind::Hyphen])?;
        return Some(Member::Interval(Edge::Unknown, Edge::At(point(cursor, false)?)));
    }
    let closing = if cursor.sign(Kind::Dash) {
        Sense::Until
    } else {
        cursor.sense(|sense| matches!(sense, Sense::Until | Sense::Before).then_some(sense))?
    };
    cursor.sign(Kind::Hyphen);
    let end = point(cursor, false)?;
    let start = cursor.attempt(|cursor| {
        cursor.sign(Kind::Comma);
        cursor.word(Sense::And);
        let opening = cursor.sense(|sense| {
            matches!(sense, Sense::From | Sense::Since | Sense::After).then_some(sense)
        })?;
        let start = point(cursor, false)?;
        Some(if opening == Sense::After { Edge::After(start) } else { Edge::At(start) })
    });
    let end = if closing == Sense::Before { Edge::Before(end) } else { Edge::At(end) };
    Some(Member::Interval(start.unwrap_or(Edge::Open), end))
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
        joined_by.map(|joined_by| (rest, joined_by))
    });
    match rest {
        None => (!either || cursor.at_end()).then(|| (vec![first], None)),
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

/// A point with its qualifiers and its time of day. `days` says that its neighbor is a day without
/// a year, so that "5, 2000" may be one too.
fn point(cursor: &mut Cursor<'_>, days: bool) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let qualifier = qualifiers(cursor);
        let own_day = days.then(|| day::day_of_neighbor(cursor)).flatten();
        let complete = own_day.or_else(|| time_first(cursor));
        let mut point = if let Some(point) = complete {
            point
        } else {
            let mut point = core(cursor)?;
            time_behind(cursor, &mut point);
            point
        };
        point.qualifier = qualifier.and(qualifiers_behind(cursor));
        point.range = start..cursor.end_of_last();
        Some(point)
    })
}

fn core(cursor: &mut Cursor<'_>) -> Option<Point> {
    week(cursor)
        .or_else(|| numeric::edtf(cursor))
        .or_else(|| part::part(cursor))
        .or_else(|| season::season(cursor))
        .or_else(|| day::day(cursor))
        .or_else(|| numeric::numeric(cursor))
        .or_else(|| year::century(cursor))
        .or_else(|| year::decade(cursor))
        .or_else(|| year::year_point(cursor))
        .or_else(|| {
            // Years of five digits wait for their era: "10,000–8,000 BC".
            let alone = |n: Number| !matches!(n.digits, 3..=4) && !n.decade && !n.apostrophe;
            let (number, range) = cursor.number(alone)?;
            Some(Point::new(Unit::Bare(number), range))
        })
}

/// "the week of March 3, 2014", "week ending March 9, 2014".
fn week(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let unit = cursor.sense(|sense| match sense {
            Sense::Week => Some(Unit::Week),
            Sense::WeekEnding => Some(Unit::WeekEnding),
            _ => None,
        })?;
        let day = day::day(cursor).or_else(|| numeric::numeric(cursor)).or_else(|| {
            let point = numeric::edtf(cursor)?;
            let Unit::Ready(date) = &point.unit else { return None };
            let day = date.day()?;
            Some(Point {
                unit: Unit::Day,
                year: Some(super::point::Year {
                    value: u64::try_from(day.year()).ok()?,
                    digits: 4,
                }),
                month: Some(day.month().number()),
                day: Some((u64::from(day.day()), point.range.clone())),
                ..point
            })
        })?;
        (day.unit == Unit::Day).then_some(Point { unit, ..day })
    })
}

fn takes_time(point: &Point) -> bool {
    match &point.unit {
        Unit::Day => point.slice.is_none(),
        Unit::Ready(date) => date.day().is_some() && date.time().is_none(),
        _ => false,
    }
}

/// "5 p.m. June 4, 2000", "noon on May 1, 1997".
fn time_first(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let mut clock = clock::clock(cursor)?;
        cursor.sign(Kind::Comma);
        let mut point = core(cursor).filter(takes_time)?;
        if clock.zone.is_none() {
            cursor.attempt(|cursor| {
                cursor.sign(Kind::Comma);
                clock.zone = clock::zone(cursor);
                clock.zone.map(|_| ())
            });
        }
        point.clock = Some(clock);
        Some(point)
    })
}

/// "June 4, 2000, 17:30", "June 4, 2000 at 5 p.m.", "2000-06-04T17:00".
fn time_behind(cursor: &mut Cursor<'_>, point: &mut Point) {
    if !takes_time(point) {
        return;
    }
    point.clock = cursor.attempt(|cursor| {
        let comma = cursor.sign(Kind::Comma);
        let letter = cursor
            .peek()
            .filter(|item| item.tight && !comma)
            .is_some_and(|item| cursor.text[item.range.clone()].eq_ignore_ascii_case("t"));
        cursor.at += usize::from(letter);
        clock::clock(cursor)
    });
}

/// "1850?", "1850 (circa)", "1850 or so", "1850, possibly".
fn qualifiers_behind(cursor: &mut Cursor<'_>) -> Qualifier {
    let mut all = Qualifier::Plain;
    while let Some(next) = cursor.attempt(qualifier_behind) {
        all = all.and(next);
    }
    all
}

fn qualifier_behind(cursor: &mut Cursor<'_>) -> Option<Qualifier> {
    match cursor.one_of(&[Kind::Question, Kind::Tilde, Kind::Percent, Kind::Open]) {
        Some(Kind::Question) => return Some(Qualifier::Uncertain),
        Some(Kind::Tilde) => return Some(Qualifier::Approximate),
        Some(Kind::Percent) => return Some(Qualifier::UncertainAndApproximate),
        Some(_) => {
            let mut all = Qualifier::Plain;
            while let Some(next) = sign_or_word(cursor) {
                all = all.and(next);
            }
            return (all != Qualifier::Plain && cursor.sign(Kind::Close)).then_some(all);
        }
        None => {}
    }
    cursor.sign(Kind::Comma);
    let found = word_behind(cursor)?;
    // "1863, possibly 1864": the word belongs to what follows.
    let next_is_date = cursor.peek().is_some_and(|item| {
        item.number().is_some() || item.senses.iter().any(|one| matches!(one, Sense::Month(_)))
    });
    (!next_is_date).then_some(found)
}

fn sign_or_word(cursor: &mut Cursor<'_>) -> Option<Qualifier> {
    match cursor.one_of(&[Kind::Question, Kind::Tilde]) {
        Some(Kind::Question) => Some(Qualifier::Uncertain),
        Some(_) => Some(Qualifier::Approximate),
        None => word_behind(cursor),
    }
}

fn word_behind(cursor: &mut Cursor<'_>) -> Option<Qualifier> {
    let item = cursor.peek()?;
    let found = item.senses.iter().find_map(|sense| match sense {
        Sense::OrSo => Some(Qualifier::Approximate),
        Sense::Possibly => Some(Qualifier::Uncertain),
        _ => None,
    })?;
    cursor.at += 1;
    Some(found)
}

impl Phrase {
    /// The date that the phrase names.
    pub(super) fn date(mut self, notes: &mut Vec<String>) -> Result<Date, ParseError> {
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
        let whole = points.first().map_or(0, |point| point.range.start)
            ..points.last().map_or(0, |point| point.range.end);
        if (interval || points.len() > 1) && points.iter().any(|point| point.clock.is_some()) {
            let message = "EDTF has no intervals or sets of times of day";
            return Err(ParseError::new(ParseErrorKind::NotExpressible, whole, message)
                .with_help("give the days, or one time"));
        }
        fill(&mut points);
        for point in points {
            point.qualifier = point.qualifier.and(self.qualifier);
        }
        let text = self.edtf(notes)?;
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
