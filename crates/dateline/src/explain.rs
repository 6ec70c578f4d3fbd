//! A date explained: how it is read, what it can mean, how it is shown.

use std::fmt::Write as _;

use dateline_dates::{Date, ENGLISH, End, ParseError, Style, Words};

/// What can be said about a text that may be a date.
///
/// ```
/// use dateline::{ENGLISH, Explanation};
///
/// let explained = Explanation::of("early 2000s", Some(&ENGLISH), &ENGLISH);
/// assert_eq!(
///     explained.to_json(),
///     r#"{"input":"early 2000s","valid":true,"edtf":"2000~/2003~","level":1,"#.to_owned()
///         + r#""earliest":"2000-01-01","latest":"2003-12-31","text":"early 2000s","error":null}"#
/// );
/// ```
#[derive(Clone, Debug)]
pub struct Explanation {
    input: String,
    reading: Result<Read, ParseError>,
}

#[derive(Clone, Debug)]
struct Read {
    date: Date,
    notes: Vec<String>,
    text: String,
    long: String,
}

impl Explanation {
    /// Reads `input` as EDTF and, where `phrases` are given, as words of that language; tells it
    /// in the language of `told`.
    pub fn of(input: &str, phrases: Option<&Words>, told: &Words) -> Explanation {
        let reading = match phrases {
            Some(words) => Date::read(input, words).map(|reading| (reading.date, reading.notes)),
            None => input.parse().map(|date| (date, Vec::new())),
        };
        // The Associated Press has customs for American English only.
        let style = if told.language() == ENGLISH.language() { Style::Ap } else { Style::Locale };
        let reading = reading.map(|(date, notes)| Read {
            text: date.describe(told).style(style).to_string(),
            long: date.describe(told).style(style).long().to_string(),
            date,
            notes,
        });
        Explanation { input: input.to_owned(), reading }
    }

    /// Whether the text is a date.
    pub fn is_date(&self) -> bool {
        self.reading.is_ok()
    }

    /// One JSON object on one line: `input`, `valid`, `edtf`, `level`, `earliest`, `latest`,
    /// `text`, `error`. Days are inclusive; `".."` is an open end, null an unknown one.
    pub fn to_json(&self) -> String {
        let mut json = format!("{{\"input\":{}", quoted(&self.input));
        // Writing to a string does not fail.
        let _infallible = match &self.reading {
            Ok(Read { date, text, .. }) => {
                let bounds = date.bounds();
                write!(
                    json,
                    ",\"valid\":true,\"edtf\":{},\"level\":{},\"earliest\":{},\"latest\":{},\
                     \"text\":{},\"error\":null}}",
                    quoted(&date.to_string()),
                    date.level(),
                    end(bounds.earliest()),
                    end(bounds.latest()),
                    quoted(text),
                )
            }
            Err(error) => write!(
                json,
                ",\"valid\":false,\"edtf\":null,\"level\":null,\"earliest\":null,\"latest\":null,\
                 \"text\":null,\"error\":{}}}",
                quoted(&told(error)),
            ),
        };
        json
    }

    /// A few lines for people.
    pub fn to_text(&self) -> String {
        match &self.reading {
            Ok(Read { date, notes, text, long }) => {
                let bounds = date.bounds();
                let mut lines = format!(
                    "{text}\n  edtf      {date} (level {})\n  earliest  {}\n  latest    {}",
                    date.level(),
                    day(bounds.earliest()),
                    day(bounds.latest()),
                );
                if long != text {
                    lines.push_str("\n  spoken    ");
                    lines.push_str(long);
                }
                for note in notes {
                    lines.push_str("\n  note: ");
                    lines.push_str(note);
                }
                lines
            }
            Err(error) => {
                let input = dateline_text::render::visible(&self.input);
                let mut lines = format!("`{input}` is not a date: {}", error.message());
                if let Some(help) = error.help() {
                    lines.push_str("\n  help: ");
                    lines.push_str(help);
                }
                lines
            }
        }
    }
}

fn told(error: &ParseError) -> String {
    match error.help() {
        Some(help) => format!("{}; {help}", error.message()),
        None => error.message().to_owned(),
    }
}

fn end(end: End) -> String {
    match end {
        End::Day(day) => format!("\"{day}\""),
        End::Open => "\"..\"".to_owned(),
        End::Unknown => "null".to_owned(),
    }
}

fn day(end: End) -> String {
    match end {
        End::Day(day) => day.to_string(),
        End::Open => "open".to_owned(),
        End::Unknown => "unknown".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_as_is_usual_in_the_language() {
        let table = [
            ("en", "2000-06-14", "June 14, 2000"),
            ("en", "2000-02-14", "Feb. 14, 2000"),
            ("en-GB", "2000-02-14", "14 February 2000"),
            ("de", "2000-02-14", "14. Februar 2000"),
        ];
        for (language, edtf, text) in table {
            let told = Words::for_language(language).expect(language);
            let explained = Explanation::of(edtf, None, told).to_text();
            assert_eq!(explained.lines().next(), Some(text), "{language}");
        }
    }
}
