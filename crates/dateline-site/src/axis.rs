//! The scaled overview: from the days that dates can mean to places on one line.
//!
//! A pure function. Equal distance is equal time, everywhere on the line; where empty time is cut
//! out, a break of fixed width stands and is written about. Divisions stand at even steps, never at
//! the events. A date known to its month is a span of that month: a point would claim a day.

use dateline_dates::{Day, Month};

/// A day, counted from January 1 of the year 1, which is 1.
pub(crate) type DayNumber = i64;

/// What is to be placed: the days that a date can mean, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    /// The first of them; none where the start is open or unknown.
    pub(crate) first: Option<DayNumber>,
    /// The last of them; none where the end is open or unknown.
    pub(crate) last: Option<DayNumber>,
}

/// A place on the line, in percent of its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) x: f64,
    pub(crate) width: f64,
}

/// A division of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Division {
    pub(crate) x: f64,
    /// The first day of what begins here.
    pub(crate) day: DayNumber,
    /// How much begins here.
    pub(crate) step: Step,
    /// Whether its words can be left out on a narrow screen.
    pub(crate) minor: bool,
}

/// The steps at which divisions can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Days(i64),
    Months(i64),
    Years(i64),
}

/// A break, and the empty time that it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cut {
    pub(crate) place: Place,
    /// The first and the last day without anything; the break leaves out most of them.
    pub(crate) first: DayNumber,
    pub(crate) last: DayNumber,
}

/// A line on which days have places.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    // Invariant: rising, with a cut between each two; none is empty.
    stretches: Vec<Stretch>,
    /// The empty times of which the cuts are parts, as half-open ranges, one a cut.
    gaps: Vec<(DayNumber, DayNumber)>,
    percent_per_day: f64,
}

/// Days `first..end`, drawn from `x` on.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    first: DayNumber,
    end: DayNumber,
    x: f64,
}

/// The width of a break, in percent.
const CUT_WIDTH: f64 = 3.0;
/// The most breaks of one line: more of them would make it a list.
const MOST_CUTS: usize = 3;
/// So few dates need no break.
const FEW: usize = 5;
/// The most divisions of one line.
const MOST_DIVISIONS: i64 = 10;

impl Axis {
    /// A line on which all of these have their place; none when not one has a day.
    pub(crate) fn new(reaches: &[Reach]) -> Option<Axis> {
        let mut taken: Vec<(DayNumber, DayNumber)> = reaches
            .iter()
            .filter_map(|reach| {
                let one = reach.first.or(reach.last)?;
                let two = reach.last.or(reach.first)?;
                Some((one.min(two), one.max(two).saturating_add(1)))
            })
            .collect();
        taken.sort_unstable();
        let (start, _) = *taken.first()?;
        let end = taken.iter().map(|(_, end)| *end).max()?;

        let cuts = cuts(&taken, end.saturating_sub(start));
        let cut_days: i64 = cuts.iter().map(|cut| cut.end - cut.first).sum();
        let shown = end.saturating_sub(start).saturating_sub(cut_days).max(1);
        // A little air at both ends, so that the first and the last mark are whole.
        let air = (shown / 50).max(1);
        let days = shown.saturating_add(air.saturating_mul(2));
        let width = 100.0 - CUT_WIDTH * cuts.iter().map(|_| 1.0).sum::<f64>();
        let percent_per_day = width / as_float(days);

        let mut stretches = Vec::with_capacity(cuts.len() + 1);
        let mut first = start.saturating_sub(air);
        let mut x = 0.0;
        let mut gaps = Vec::with_capacity(cuts.len());
        for cut in cuts {
            stretches.push(Stretch { first, end: cut.first, x });
            x += as_float(cut.first - first) * percent_per_day + CUT_WIDTH;
            first = cut.end;
            gaps.push(cut.gap);
        }
        stretches.push(Stretch { first, end: end.saturating_add(air), x });
        Some(Axis { stretches, gaps, percent_per_day })
    }

    /// Where a day begins; a day in a cut is where the cut begins.
    fn at(&self, day: DayNumber) -> f64 {
        let behind = self.stretches.partition_point(|stretch| stretch.first <= day);
        let Some(stretch) = behind.checked_sub(1).and_then(|at| self.stretches.get(at)) else {
            return 0.0;
        };
        stretch.x + as_float(day.min(stretch.end) - stretch.first) * self.percent_per_day
    }

    /// Where a date lies: an open end reaches to the end of the line.
    pub(crate) fn place(&self, reach: Reach) -> Option<Place> {
        if reach.first.is_none() && reach.last.is_none() {
            return None;
        }
        let x = reach.first.map_or(0.0, |first| self.at(first)).clamp(0.0, 100.0);
        let end = reach.last.map_or(100.0, |last| self.at(last.saturating_add(1)));
        Some(Place { x: round(x), width: round((end.min(100.0) - x).max(0.0)) })
    }

    /// The stretches of a time between breaks, such as those of an era.
    pub(crate) fn bands(&self, reach: Reach) -> Vec<Place> {
        let first = reach.first.unwrap_or(DayNumber::MIN);
        let end = reach.last.map_or(DayNumber::MAX, |last| last.saturating_add(1));
        self.stretches
            .iter()
            .filter_map(|stretch| {
                let (from, to) = (first.max(stretch.first), end.min(stretch.end));
                (from < to).then(|| {
                    let x = stretch.x + as_float(from - stretch.first) * self.percent_per_day;
                    Place { x: round(x), width: round(as_float(to - from) * self.percent_per_day) }
                })
            })
            .collect()
    }

    /// Where empty time is cut out.
    pub(crate) fn cuts(&self) -> Vec<Cut> {
        let behind = self.stretches.iter().skip(1);
        behind
            .zip(&self.gaps)
            .map(|(stretch, (first, end))| Cut {
                place: Place { x: round(stretch.x - CUT_WIDTH), width: CUT_WIDTH },
                first: *first,
                last: end - 1,
            })
            .collect()
    }

    /// The divisions of time, at even steps.
    pub(crate) fn divisions(&self) -> Vec<Division> {
        let days: i64 = self.stretches.iter().map(|stretch| stretch.end - stretch.first).sum();
        let step = Step::for_days(days);
        let mut divisions = Vec::new();
        for stretch in &self.stretches {
            let mut day = step.at_or_after(stretch.first);
            while day < stretch.end {
                divisions
                    .push((stretch.x + as_float(day - stretch.first) * self.percent_per_day, day));
                let next = step.at_or_after(day + 1);
                if next <= day {
                    // Further away than calendars reach; there is nothing to be divided.
                    break;
                }
                day = next;
            }
        }
        let crowded = divisions.len() > 5;
        divisions
            .into_iter()
            .map(|(x, day)| Division {
                x: round(x),
                day,
                step,
                // Every second one by its date, not by its place in the list, so that those that
                // stay are at even steps too.
                minor: crowded && step.is_odd(day),
            })
            .collect()
    }
}

impl Step {
    /// The finest step that gives not too many divisions of so many days.
    fn for_days(days: i64) -> Step {
        const DAYS: [i64; 3] = [1, 2, 7];
        const MONTHS: [i64; 3] = [1, 3, 6];
        let years = |years: i64| days / (years.saturating_mul(366)).max(1) < MOST_DIVISIONS;
        if let Some(step) = DAYS.into_iter().find(|step| days / step < MOST_DIVISIONS) {
            return Step::Days(step);
        }
        if let Some(step) = MONTHS.into_iter().find(|step| days / (step * 31) < MOST_DIVISIONS) {
            return Step::Months(step);
        }
        let mut unit = 1_i64;
        loop {
            for factor in [1, 2, 5] {
                let step = unit.saturating_mul(factor);
                if years(step) {
                    return Step::Years(step);
                }
            }
            unit = unit.saturating_mul(10);
        }
    }

    /// The first division on this day or behind it.
    fn at_or_after(self, day: DayNumber) -> DayNumber {
        let (year, month, of_month) = civil(day);
        match self {
            // Weeks begin on Monday; day 1 was one.
            Step::Days(7) => day + (1 - day).rem_euclid(7),
            Step::Days(step) => day + (-day).rem_euclid(step),
            Step::Months(step) => {
                let months = year * 12 + (month - 1) + i64::from(of_month > 1);
                let months = months + (-months).rem_euclid(step);
                day_number(months.div_euclid(12), months.rem_euclid(12) + 1)
            }
            Step::Years(step) => {
                let year = year + i64::from((month, of_month) != (1, 1));
                day_number(year + (-year).rem_euclid(step), 1)
            }
        }
    }

    /// Whether this division is every second one.
    fn is_odd(self, day: DayNumber) -> bool {
        let (year, month, _) = civil(day);
        let count = match self {
            Step::Days(7) => (day - 1).div_euclid(7),
            Step::Days(step) => day.div_euclid(step),
            Step::Months(step) => (year * 12 + month - 1).div_euclid(step),
            Step::Years(step) => year.div_euclid(step),
        };
        count.rem_euclid(2) == 1
    }
}

/// Days `first..end` that are left out of the empty time `gap`.
#[derive(Clone, Copy, Debug)]
struct LeftOut {
    first: DayNumber,
    end: DayNumber,
    gap: (DayNumber, DayNumber),
}

/// The empty time that is worth cutting out, in rising order.
///
/// A gap is cut when it is longer than all the rest together; the largest first, since each cut
/// makes the rest larger. Among a few dates there is no rest that would be worth it.
fn cuts(taken: &[(DayNumber, DayNumber)], whole: i64) -> Vec<LeftOut> {
    if taken.len() < FEW {
        return Vec::new();
    }
    let mut gaps = Vec::new();
    let mut reached = DayNumber::MAX;
    for (first, end) in taken {
        if reached < *first {
            gaps.push((reached, *first));
            reached = *end;
        } else {
            reached = if reached == DayNumber::MAX { *end } else { reached.max(*end) };
        }
    }
    gaps.sort_by_key(|(first, end)| (std::cmp::Reverse(end - first), *first));
    let mut shown = whole;
    let mut cuts = Vec::new();
    for (first, end) in gaps.into_iter().take(MOST_CUTS) {
        let length = end - first;
        let rest = shown - length;
        // Some of the gap stays at both sides: a mark is not glued to a break.
        let air = (rest / 20).max(1);
        if length <= rest || length <= air * 4 {
            break;
        }
        cuts.push(LeftOut { first: first + air, end: end - air, gap: (first, end) });
        shown = rest + 2 * air;
    }
    cuts.sort_unstable_by_key(|cut| cut.first);
    cuts
}

fn round(percent: f64) -> f64 {
    (percent * 100.0).round() / 100.0
}

#[expect(clippy::cast_precision_loss, reason = "places are rounded to a hundredth of a percent")]
fn as_float(number: i64) -> f64 {
    number as f64
}

/// The day's year, month and day of the month.
pub(crate) fn civil(day: DayNumber) -> (i64, i64, i64) {
    Day::from_number(i128::from(day)).map_or((0, 1, 1), |day| {
        (day.year(), i64::from(day.month().number()), i64::from(day.day()))
    })
}

/// The number of a month's first day. Nothing on a line is further away than a million million
/// years, so that no product overflows.
fn day_number(year: i64, month: i64) -> DayNumber {
    let year = year.clamp(-1_000_000_000_000, 1_000_000_000_000);
    let month = u8::try_from(month).ok().and_then(Month::from_number).unwrap_or(Month::January);
    number(Day::first_of(year, month))
}

/// The number of a day, as near as this line can place it.
pub(crate) fn number(day: Day) -> DayNumber {
    const FARTHEST: i128 = 1_000_000_000_000_000;
    DayNumber::try_from(day.number().clamp(-FARTHEST, FARTHEST)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: (i64, u8, u8), to: (i64, u8, u8)) -> Reach {
        let day = |(year, month, day): (i64, u8, u8)| {
            Day::new(year, Month::from_number(month)?, day).map(number)
        };
        Reach { first: day(from), last: day(to) }
    }

    fn on(year: i64, month: u8, day: u8) -> Reach {
        days((year, month, day), (year, month, day))
    }

    #[test]
    fn equal_time_is_equal_distance() {
        let axis = Axis::new(&[on(2000, 1, 1), on(2000, 1, 11), on(2000, 1, 21)]).unwrap();
        let x = |day| axis.place(on(2000, 1, day)).unwrap().x;
        assert!((x(11) - x(1) - (x(21) - x(11))).abs() < 0.02);
        assert!(axis.cuts().is_empty());
    }

    #[test]
    fn a_month_is_a_span_and_a_day_nearly_a_point() {
        let axis = Axis::new(&[on(2000, 1, 1), on(2000, 12, 31)]).unwrap();
        let month = axis.place(days((2000, 6, 1), (2000, 6, 30))).unwrap();
        assert!((7.0..9.0).contains(&month.width), "{month:?}");
        assert!(axis.place(on(2000, 6, 1)).unwrap().width < 0.3);
    }

    #[test]
    fn long_emptiness_is_cut_and_the_rest_keeps_one_scale() {
        let reaches =
            [on(1954, 3, 31), on(1991, 12, 20), on(1997, 5, 27), on(2002, 5, 28), on(2004, 3, 29)];
        let axis = Axis::new(&reaches).unwrap();
        let [cut] = axis.cuts()[..] else { panic!("{:?}", axis.cuts()) };
        assert_eq!((civil(cut.first), civil(cut.last)), ((1954, 4, 1), (1991, 12, 19)));
        let x: Vec<f64> = reaches.iter().map(|reach| axis.place(*reach).unwrap().x).collect();
        assert!(x.windows(2).all(|pair| pair[0] < pair[1]), "{x:?}");
        let per_day = |a: usize, b: usize| {
            (x[b] - x[a]) / as_float(reaches[b].first.unwrap() - reaches[a].first.unwrap())
        };
        assert!((per_day(1, 2) - per_day(2, 3)).abs() < 1e-5);
        // An era across the break is drawn on both sides of it.
        assert_eq!(axis.bands(days((1950, 1, 1), (1995, 1, 1))).len(), 2);
    }

    #[test]
    fn divisions_stand_at_even_steps() {
        // reach, step, first division, how many
        let table = [
            (days((2000, 6, 3), (2000, 6, 5)), Step::Days(1), (2000, 6, 2), 5),
            (days((2000, 6, 1), (2000, 8, 1)), Step::Days(7), (2000, 6, 5), 9),
            (days((2000, 6, 1), (2001, 8, 1)), Step::Months(3), (2000, 7, 1), 5),
            (days((1991, 1, 1), (2025, 1, 1)), Step::Years(5), (1995, 1, 1), 7),
            (days((-500, 1, 1), (1500, 1, 1)), Step::Years(500), (-500, 1, 1), 5),
        ];
        for (reach, step, first, count) in table {
            let divisions = Axis::new(&[reach]).unwrap().divisions();
            assert_eq!(divisions[0].step, step, "{reach:?}");
            assert_eq!(civil(divisions[0].day), first, "{reach:?}");
            assert_eq!(divisions.len(), count, "{reach:?}");
        }
    }

    #[test]
    fn any_reach_gives_a_line_that_ends() {
        let far = day_number(i64::MAX, 1);
        let open = Reach { first: Some(0), last: None };
        for reaches in [
            vec![Reach { first: Some(-far), last: Some(far) }],
            vec![on(2000, 1, 1); 3],
            vec![open],
            vec![Reach { first: Some(9), last: Some(3) }],
        ] {
            let axis = Axis::new(&reaches).unwrap();
            assert!(axis.divisions().len() < 30);
            for reach in &reaches {
                let place = axis.place(*reach).unwrap();
                assert!((0.0..=100.0).contains(&place.x), "{place:?}");
                assert!((0.0..=100.0).contains(&(place.x + place.width)), "{place:?}");
            }
        }
        assert!(Axis::new(&[Reach { first: None, last: None }]).is_none());
        assert!(Axis::new(&[]).is_none());
    }
}
