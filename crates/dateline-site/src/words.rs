//! The interface's words, per language: what a theme says that no author wrote.
//!
//! A theme keeps a file a language, `words/en.yaml`. A word that counts has one line for each of
//! the plural categories that its language tells apart; which one a number takes is the rule of the
//! language (CLDR) and stands here, because it is the same for every theme.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    language: String,
    entries: BTreeMap<String, Entry>,
}

/// A word, or one word for each plural category.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
enum Entry {
    One(String),
    Counted(BTreeMap<Plural, String>),
}

/// The plural categories of CLDR.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Words {
    /// Reads a file of words.
    ///
    /// # Errors
    ///
    /// What is wrong with the YAML, and where.
    pub(crate) fn read(language: &str, yaml: &str) -> Result<Words, serde_yaml::Error> {
        let entries: Option<BTreeMap<String, Entry>> = serde_yaml::from_str(yaml)?;
        Ok(Words { language: language.to_owned(), entries: entries.unwrap_or_default() })
    }

    /// The first key of a file of words that has none.
    pub(crate) fn first_wrong(yaml: &str) -> Option<String> {
        let entries: BTreeMap<String, serde_yaml::Value> = serde_yaml::from_str(yaml).ok()?;
        let wrong = |value: serde_yaml::Value| serde_yaml::from_value::<Entry>(value).is_err();
        entries.into_iter().find_map(|(key, value)| wrong(value).then_some(key))
    }

    /// The language (BCP 47).
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The same, with the words of `other` where these have none.
    ///
    /// A word that counts is taken with its language's rule, so it is taken only as a whole.
    pub(crate) fn or(mut self, other: &Words) -> Words {
        for (key, entry) in &other.entries {
            self.entries.entry(key.clone()).or_insert_with(|| entry.clone());
        }
        self
    }

    /// The word for `key`; the key itself where there is none.
    pub fn get<'w>(&'w self, key: &'w str) -> &'w str {
        self.find(key, None).unwrap_or(key)
    }

    /// The word for `key` and a number, in which `{count}` is the number.
    pub fn count(&self, key: &str, count: usize) -> String {
        let word = self.find(key, Some(count)).unwrap_or(key);
        word.replace("{count}", &self.number(count))
    }

    /// The word for `key`, in which `{name}` is `value`.
    pub fn with(&self, key: &str, name: &str, value: &str) -> String {
        self.get(key).replace(&format!("{{{name}}}"), value)
    }

    /// The name of a language in this one, by its tag; the tag itself where there is none.
    pub(crate) fn language_name(&self, tag: &str) -> String {
        let language = primary(tag);
        let Some(name) = self.find(&format!("language-{}", language.to_lowercase()), None) else {
            return tag.to_owned();
        };
        match tag[language.len()..].trim_start_matches(['-', '_']) {
            "" => name.to_owned(),
            region => format!("{name} ({region})"),
        }
    }

    /// The word for `key`, by a number where one is given; none where the theme has no such word.
    pub(crate) fn find(&self, key: &str, count: Option<usize>) -> Option<&str> {
        match self.entries.get(key)? {
            Entry::One(word) => Some(word),
            Entry::Counted(words) => {
                let plural = count.map_or(Plural::Other, |count| plural(&self.language, count));
                words
                    .get(&plural)
                    .or_else(|| words.get(&Plural::Other))
                    .or_else(|| words.values().next_back())
                    .map(String::as_str)
            }
        }
    }

    /// A number with the language's mark between thousands.
    pub(crate) fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let mark = match primary(&self.language) {
            "en" | "zh" | "ja" | "ko" | "he" | "th" => ",",
            "de" | "es" | "it" | "nl" | "pt" | "tr" | "id" | "da" | "el" => ".",
            // A space that breaks no line.
            _ => "\u{202f}",
        };
        // Four digits are read at a glance, and a mark would make 2024 a quantity.
        if digits.len() < 5 {
            return digits;
        }
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(mark);
            }
            out.push(digit);
        }
        out
    }
}

/// A text as it begins a line: with a capital, unless its first word is an abbreviation ("c. 1850").
pub(crate) fn sentence(text: &str) -> String {
    let is_abbreviation = text.split_whitespace().next().is_some_and(|word| word.ends_with('.'));
    let mut rest = text.chars();
    match rest.next() {
        Some(first) if !is_abbreviation => {
            let mut sentence = String::with_capacity(text.len());
            sentence.extend(first.to_uppercase());
            sentence.push_str(rest.as_str());
            sentence
        }
        _ => text.to_owned(),
    }
}

/// The language itself, without region and script.
pub(crate) fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

/// The direction in which a language is written: `ltr` or `rtl`.
pub(crate) fn direction(language: &str) -> &'static str {
    match primary(language) {
        "ar" | "he" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb" | "arc" | "syr" => {
            "rtl"
        }
        _ => "ltr",
    }
}

/// The plural category of a whole number (CLDR 47, cardinal rules).
fn plural(language: &str, n: usize) -> Plural {
    let (tens, hundreds) = (n % 10, n % 100);
    let slavic = |one: bool| match tens {
        _ if one => Plural::One,
        2..=4 if !(12..=14).contains(&hundreds) => Plural::Few,
        _ => Plural::Many,
    };
    match primary(language) {
        "ja" | "ko" | "zh" | "th" | "vi" | "id" | "ms" => Plural::Other,
        "fr" | "pt" | "hy" | "hi" | "bn" | "fa" | "zu" if n < 2 => Plural::One,
        "uk" | "ru" | "be" => slavic(tens == 1 && hundreds != 11),
        "pl" => slavic(n == 1),
        "sr" | "hr" | "bs" => match tens {
            1 if hundreds != 11 => Plural::One,
            2..=4 if !(12..=14).contains(&hundreds) => Plural::Few,
            _ => Plural::Other,
        },
        "cs" | "sk" => match n {
            1 => Plural::One,
            2..=4 => Plural::Few,
            _ => Plural::Other,
        },
        "lt" => match tens {
            _ if (11..=19).contains(&hundreds) => Plural::Other,
            1 => Plural::One,
            2..=9 => Plural::Few,
            _ => Plural::Other,
        },
        "ro" => match n {
            1 => Plural::One,
            0 => Plural::Few,
            _ if (1..=19).contains(&hundreds) => Plural::Few,
            _ => Plural::Other,
        },
        "ar" => match n {
            0 => Plural::Zero,
            1 => Plural::One,
            2 => Plural::Two,
            _ if (3..=10).contains(&hundreds) => Plural::Few,
            _ if hundreds > 10 => Plural::Many,
            _ => Plural::Other,
        },
        "he" if n == 2 => Plural::Two,
        _ if n == 1 => Plural::One,
        _ => Plural::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_names() {
        let words = crate::Theme::built_in().words("de").0;
        for (tag, name) in
            [("uk", "Ukrainisch"), ("en-GB", "Englisch (GB)"), ("zh_Hant", "Chinesisch (Hant)")]
        {
            assert_eq!(words.language_name(tag), name);
        }
        assert_eq!(words.language_name("tlh"), "tlh");
    }

    #[test]
    fn lines_begin_with_a_capital() {
        for (text, line) in [
            ("early 2000s", "Early 2000s"),
            ("c. 2002", "c. 2002"),
            ("June 2000", "June 2000"),
            ("2000", "2000"),
            ("близько 1850", "Близько 1850"),
            ("", ""),
        ] {
            assert_eq!(sentence(text), line);
        }
    }

    #[test]
    fn plurals() {
        use Plural::{Few, Many, One, Other, Two, Zero};
        let table: [(&str, &[(usize, Plural)]); 7] = [
            ("en-US", &[(0, Other), (1, One), (2, Other), (11, Other)]),
            ("fr", &[(0, One), (1, One), (2, Other)]),
            ("ja", &[(1, Other)]),
            ("uk", &[(1, One), (2, Few), (5, Many), (11, Many), (12, Many), (21, One), (22, Few)]),
            ("pl", &[(1, One), (21, Many), (22, Few), (112, Many)]),
            (
                "ar",
                &[(0, Zero), (1, One), (2, Two), (3, Few), (11, Many), (100, Other), (103, Few)],
            ),
            ("ro", &[(1, One), (0, Few), (19, Few), (20, Other), (101, Few)]),
        ];
        for (language, numbers) in table {
            for (number, category) in numbers {
                assert_eq!(plural(language, *number), *category, "{language} {number}");
            }
        }
    }

    #[test]
    fn words_with_numbers_and_names() {
        let yaml = "by: By {name}\nentries: {one: '{count} entry', other: '{count} entries'}\n";
        let words = Words::read("en", yaml).unwrap();
        assert_eq!(words.with("by", "name", "Ada"), "By Ada");
        assert_eq!(words.count("entries", 1), "1 entry");
        assert_eq!(words.count("entries", 12_345), "12,345 entries");
        assert_eq!(words.get("unknown"), "unknown");

        let german = Words::read("de", "by: Von {name}\n").unwrap().or(&words);
        assert_eq!(german.with("by", "name", "Ada"), "Von Ada");
        assert_eq!(german.count("entries", 12_345), "12.345 entries");
    }

    #[test]
    fn a_file_of_words_that_is_none() {
        assert!(Words::read("en", "").is_ok());
        assert!(Words::read("en", "- a\n").is_err());
        assert!(Words::read("en", "a: {several: b}\n").is_err());
    }
}
