//! Dates in the form that all machines read: ISO 8601, without what only EDTF can say.

use crate::date::{Date, Precision, Qualifier};

impl Date {
    /// This in ISO 8601 as machines read it: a year from 1 to 9999, a month, a day or a time.
    ///
    /// `None` where that would say more than is known or cannot say it: for doubts, decades,
    /// seasons, dates with a hole, intervals and sets.
    ///
    /// ```
    /// use dateline_dates::Date;
    ///
    /// let iso = |text: &str| text.parse::<Date>().map(|date| date.iso_8601());
    /// assert_eq!(iso("2000-06")?.as_deref(), Some("2000-06"));
    /// assert_eq!(iso("1850~")?, None);
    /// assert_eq!(iso("2000-06-03/2000-06-05")?, None);
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn iso_8601(&self) -> Option<String> {
        let is_certain = self.qualifier() == Qualifier::Plain;
        let is_whole = matches!(
            self.precision(),
            Precision::Year | Precision::Month | Precision::Day | Precision::Time
        );
        // Only a single date has a year.
        let is_common = self.year().is_some_and(|year| (1..=9999).contains(&year));
        let text = (is_certain && is_whole && is_common).then(|| self.to_string())?;
        // A hole in the middle, such as `2000-XX-04`, keeps its precision.
        (!text.contains('X')).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use crate::Date;

    #[test]
    fn nothing_is_said_that_is_not_known() {
        let table = [
            ("2000-06-04", true),
            ("2000-06-04T10:30:00", true),
            ("2000-06-04T10:30:00+02:00", true),
            ("2000-06", true),
            ("2000", true),
            ("0001", true),
            ("9999-12-31", true),
            ("2000~", false),
            ("2000-06-04?", false),
            ("2000-06~-04", false),
            ("2000-XX-04", false),
            ("2000-06-XX", false),
            ("198X", false),
            ("1950S2", false),
            ("2000-06-03/2000-06-05", false),
            ("2004/..", false),
            ("0000", false),
            ("-0043", false),
            ("2001-21", false),
            ("Y170000002", false),
            ("[2000,2001]", false),
        ];
        for (text, is_said) in table {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.iso_8601().as_deref(), is_said.then_some(text), "{text}");
        }
    }
}
