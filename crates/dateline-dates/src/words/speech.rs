//! How a language says dates: its names, and patterns that put them together.
//!
//! A pattern is text with places in braces. Four rules hold for all of them:
//!
//! 1. A place has the name that the field's comment gives it. `{}` is what the pattern is about.
//! 2. Where a language has cases or articles, what is said has several *forms*, parted by `|`: the
//!    first is that of a heading, the others are what the language's own patterns ask for by `{1}`,
//!    `{2}`, `{3}`. So the forms mean nothing across languages: `{1}` is a genitive in Russian and
//!    "des années 1990" in French. A form that is not there is the first.
//! 3. Lists are parted by `/`.
//! 4. What joins two ends (`days` to `range`) has two texts, parted by `|`: one for eyes ("3–5"),
//!    one for ears ("3 to 5"). The ends are `{a}` and `{b}`, their forms `{a1}`, `{b2}`.

/// All that it takes to say dates in a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speech {
    /// Twelve names that stand alone ("June 2000"), each perhaps with forms.
    pub(crate) months: &'static str,
    /// The same beside a day, and as the other forms of those that have none.
    pub(crate) months_of: &'static str,
    /// The same as short as can be understood, where that is shorter; a second form stands beside
    /// a day.
    pub(crate) months_short: &'static str,
    /// Whether the short names stand beside a day unless all is said in full.
    pub(crate) abbreviates: bool,
    /// Zero to nine, where they are not 0 to 9.
    pub(crate) digits: &'static str,
    /// Between thousands of a year with more than four digits.
    pub(crate) thousands: &'static str,
    /// The first of a month, where it is more than `1`.
    pub(crate) first: &'static str,
    /// A day of a month: `{d}`, `{m}`.
    pub(crate) day: &'static str,
    /// The year beside a day of a month: `{}` and `{y}`.
    pub(crate) day_year: &'static str,
    /// A month: `{m}` and `{y}`; `{m1}` is its other form, `{g}` the month as beside a day.
    pub(crate) month: &'static str,
    /// What a label can spare of the three above.
    pub(crate) spare: &'static str,
    /// A year alone.
    pub(crate) year: &'static str,
    /// A year beside something else.
    pub(crate) year_of: &'static str,
    /// The same in a label, where that is shorter.
    pub(crate) year_of_short: &'static str,
    pub(crate) bc: &'static str,
    pub(crate) ad: &'static str,
    /// The same for a century or a decade, where that differs.
    pub(crate) ad_of_many: &'static str,
    /// Two days of one month, as numbers.
    pub(crate) days: &'static str,
    /// Two months of one year, as names.
    pub(crate) months_to: &'static str,
    /// Two years, as numbers.
    pub(crate) years: &'static str,
    /// Two days of different months.
    pub(crate) spans: &'static str,
    /// Any two others.
    pub(crate) range: &'static str,
    /// Two of which each is about or possibly by itself; must not read as if the first word held
    /// for both.
    pub(crate) from_to: &'static str,
    /// Ten years: `{y}` is the first of them, `{yy}` its last two digits, `{c}` and `{r}` its
    /// century in digits and Roman, `{n}` its number in the century, `{s}` its `decade_suffix`.
    /// Without `{y}` the decades 00 have no name and are told by their years.
    pub(crate) decade: &'static str,
    /// The decade of the 2000s, where the pattern has no name for the decades 00 but people have.
    pub(crate) decade_2000: &'static str,
    /// The `{s}` of the decades 00, 10 … 90, each perhaps with forms.
    pub(crate) decade_suffix: &'static str,
    /// A hundred years: `{c}`, `{r}`, `{o}` is the ordinal, `{ro}` the Roman ordinal, `{h}` the
    /// first of its years.
    pub(crate) century: &'static str,
    /// The ordinals from the first on; the last holds for all that follow, with the number in it.
    pub(crate) ordinals: &'static str,
    /// The same with `{r}` in it.
    pub(crate) roman_ordinals: &'static str,
    /// Spring, summer, autumn, winter, each with forms.
    pub(crate) seasons: &'static str,
    /// A season of a year: `{}` and `{y}`, or `{a}` for the year as it is alone.
    pub(crate) season: &'static str,
    /// The two years of a winter: `{a}` and the last two digits `{b}`.
    pub(crate) winter: &'static str,
    pub(crate) north: &'static str,
    pub(crate) south: &'static str,
    /// A part of a year: `{n}`, in Roman `{r}`, as an ordinal `{o}`, and `{y}` or `{a}`.
    pub(crate) quarter: &'static str,
    pub(crate) quarter_short: &'static str,
    pub(crate) third: &'static str,
    /// Where the halves have names of their own, this is a list of both.
    pub(crate) half: &'static str,
    pub(crate) half_short: &'static str,
    pub(crate) early: &'static str,
    pub(crate) mid: &'static str,
    pub(crate) late: &'static str,
    pub(crate) about: &'static str,
    /// The same for ears, where that differs.
    pub(crate) about_long: &'static str,
    /// The same for a label.
    pub(crate) about_short: &'static str,
    pub(crate) possibly: &'static str,
    /// From a date on, without an end.
    pub(crate) since: &'static str,
    /// To a date and with it, without a start.
    pub(crate) until: &'static str,
    /// From a date to one that nobody knows.
    pub(crate) to_unknown: &'static str,
    pub(crate) from_unknown: &'static str,
    pub(crate) or_later: &'static str,
    pub(crate) or_earlier: &'static str,
    /// One of the dates from `{a}` to `{b}`.
    pub(crate) between: &'static str,
    /// Around a list of which the first is doubted, so that the doubt is not taken for all.
    pub(crate) either: &'static str,
    /// Between the members of a list.
    pub(crate) comma: &'static str,
    /// Before the last member of a list.
    pub(crate) or: &'static str,
    pub(crate) and: &'static str,
    pub(crate) no_day: &'static str,
    pub(crate) no_month: &'static str,
    pub(crate) no_month_or_day: &'static str,
    pub(crate) no_year: &'static str,
    /// Only some parts of a date are doubted: `{}`, the parts `{p}`, the doubt `{w}`.
    pub(crate) doubt: &'static str,
    /// Year, month, day, as `{p}` wants them.
    pub(crate) parts: &'static str,
    pub(crate) uncertain: &'static str,
    pub(crate) approximate: &'static str,
    /// A day with a time: `{}` and `{t}`; the second text is for a time with its zone.
    pub(crate) time: &'static str,
    /// Words for the halves of a day and its turning points (before noon, after noon, noon,
    /// midnight); without them the clock has 24 hours.
    pub(crate) half_days: &'static str,
    /// Instead of a date.
    pub(crate) undated: &'static str,
    /// Rows of letters that must not stand at the start of a word ("il 8"), and what to write
    /// instead ("l’8").
    pub(crate) mend: &'static [(&'static str, &'static str)],
}

/// What many languages share, so that a language tells only what is its own; the words are missing.
pub(crate) const NEUTRAL: Speech = Speech {
    months: "",
    months_of: "",
    months_short: "",
    abbreviates: false,
    digits: "",
    thousands: "\u{a0}",
    first: "",
    day: "{d} {m}",
    day_year: "{} {y}",
    month: "{m} {y}",
    spare: "",
    year: "{}",
    year_of: "{}",
    year_of_short: "",
    bc: "",
    ad: "",
    ad_of_many: "",
    days: "{a}–{b}",
    months_to: "{a}–{b}",
    years: "{a}–{b}",
    spans: "{a} – {b}",
    range: "{a} – {b}",
    from_to: "",
    decade: "",
    decade_2000: "",
    decade_suffix: "",
    century: "",
    ordinals: "{}.",
    roman_ordinals: "{r}",
    seasons: "",
    season: "{} {y}",
    winter: "{a}/{b}",
    north: "",
    south: "",
    quarter: "",
    quarter_short: "Q{n} {y}",
    third: "",
    half: "",
    half_short: "H{n} {y}",
    early: "",
    mid: "",
    late: "",
    about: "",
    about_long: "",
    about_short: "",
    possibly: "",
    since: "",
    until: "",
    to_unknown: "",
    from_unknown: "",
    or_later: "",
    or_earlier: "",
    between: "",
    either: "{}",
    comma: ", ",
    or: "",
    and: "",
    no_day: "",
    no_month: "",
    no_month_or_day: "",
    no_year: "",
    doubt: "{} ({p}: {w})",
    parts: "",
    uncertain: "",
    approximate: "",
    time: "{}, {t}",
    half_days: "",
    undated: "",
    mend: &[],
};

/// Fills the places of a pattern.
pub(crate) fn fill(pattern: &str, mut value: impl FnMut(&str) -> String) -> String {
    let mut text = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(&value(name));
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// One of the forms of something, or the first where there is none of this number.
pub(crate) fn form(forms: &str, number: usize) -> &str {
    let first = forms.split('|').next().unwrap_or(forms);
    forms.split('|').nth(number).unwrap_or(first)
}
