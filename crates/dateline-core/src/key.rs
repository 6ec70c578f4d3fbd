//! The name by which records refer to one another.
//!
//! A key is any text until a draft is resolved: a malformed one is then reported at its place,
//! together with everything else, instead of stopping the author at the first.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The name of a record, as its author wrote it; not a title and not a path.
///
/// A valid key is lower-case kebab: letters of any script, digits, single hyphens between them.
/// References to events may carry their timeline before a slash: `apollo/landing`.
///
/// ```
/// use dateline_core::Key;
///
/// assert!(Key::from("kremlin-talks").is_valid());
/// assert!(Key::from("київ-2014").is_valid());
/// assert!(!Key::from("Kremlin talks").is_valid());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(
    // Shared: a key stands in its record, in each that names it, and in the maps by which it is found.
    Arc<str>,
);

impl Key {
    /// The longest valid key, in bytes: file systems stop at 255, and `/index.html` follows.
    pub const MAX_BYTES: usize = 200;

    /// The key as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is lower-case kebab of at most [`Key::MAX_BYTES`] bytes.
    pub fn is_valid(&self) -> bool {
        let text = &*self.0;
        let is_small = |c: char| match c {
            'a'..='z' | '0'..='9' => true,
            c => (c.is_alphanumeric() || is_combining(c)) && c.to_lowercase().eq([c]),
        };
        if text.len() > Self::MAX_BYTES {
            return false;
        }
        // Before the first hyphen, behind the last and between any two there is a word.
        let mut before = '-';
        for c in text.chars() {
            let may_follow = if c == '-' { before != '-' } else { is_small(c) };
            if !may_follow {
                return false;
            }
            before = c;
        }
        before != '-'
    }

    /// A key from any words: lower case, everything but letters and digits becomes one hyphen.
    ///
    /// ```
    /// use dateline_core::Key;
    ///
    /// assert_eq!(Key::from_words("Talks in the Kremlin!").as_str(), "talks-in-the-kremlin");
    /// assert_eq!(Key::from_words("Überfall, März").as_str(), "überfall-märz");
    /// ```
    ///
    /// Text without any letter or digit gives an empty key, which is not valid.
    pub fn from_words(words: &str) -> Key {
        let mut slug = String::with_capacity(words.len().min(Self::MAX_BYTES));
        for c in words.chars() {
            let before = slug.len();
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
            } else if c.is_alphanumeric() || is_combining(c) {
                slug.extend(c.to_lowercase());
            } else if !matches!(c, '\'' | '’') && !slug.ends_with('-') && !slug.is_empty() {
                slug.push('-');
            }
            if slug.len() > Self::MAX_BYTES {
                slug.truncate(before);
                break;
            }
        }
        slug.truncate(slug.trim_end_matches('-').len());
        Key(slug.into())
    }

    /// The part before a slash and the part behind it; no slash, no part before.
    ///
    /// ```
    /// use dateline_core::Key;
    ///
    /// let event = Key::from("landing").within(&Key::from("apollo"));
    /// assert_eq!(event.as_str(), "apollo/landing");
    /// assert_eq!(event.split(), (Some("apollo"), "landing"));
    /// assert_eq!(Key::from("landing").split(), (None, "landing"));
    /// ```
    pub fn split(&self) -> (Option<&str>, &str) {
        match self.0.split_once('/') {
            Some((scope, name)) => (Some(scope), name),
            None => (None, &self.0),
        }
    }

    /// The key of an event together with that of its timeline: `apollo/landing`.
    pub fn within(&self, story: &Key) -> Key {
        Key([&*story.0, "/", &*self.0].concat().into())
    }
}

/// Marks that several scripts write behind a letter are part of a word (Arabic, Hindi, Thai),
/// though `char::is_alphanumeric` leaves some of them out.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{065f}' | '\u{093c}' | '\u{094d}'
        | '\u{09bc}' | '\u{09cd}' | '\u{0e47}'..='\u{0e4e}')
}

impl From<&str> for Key {
    fn from(text: &str) -> Key {
        Key(text.into())
    }
}

impl From<String> for Key {
    fn from(text: String) -> Key {
        Key(text.into())
    }
}

impl From<&Key> for Key {
    fn from(key: &Key) -> Key {
        key.clone()
    }
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_key() {
        let table = [
            ("a", true),
            ("kremlin-talks", true),
            ("2000-06-04", true),
            ("москва", true),
            ("東京", true),
            ("", false),
            ("-a", false),
            ("a-", false),
            ("a--b", false),
            ("A", false),
            ("a b", false),
            ("a/b", false),
            ("../a", false),
            ("a.b", false),
            ("a\u{202e}b", false),
        ];
        for (text, valid) in table {
            assert_eq!(Key::from(text).is_valid(), valid, "{text:?}");
        }
    }

    #[test]
    fn words_make_valid_keys() {
        for words in ["Don’t panic", "  A — B  ", "ĐÀ NẴNG", "İstanbul", "हिन्दी में", "¿Qué?"]
        {
            let key = Key::from_words(words);
            assert!(key.is_valid(), "{words:?} gave {key:?}");
        }
        assert_eq!(Key::from_words("—!—").as_str(), "");
        assert!(Key::from_words(&"long ".repeat(1000)).is_valid());
        // However long, and wherever the last word that fits is cut.
        for length in Key::MAX_BYTES - 3..Key::MAX_BYTES + 3 {
            let key = Key::from_words(&format!("{} B c", "A".repeat(length)));
            assert!(key.is_valid(), "{length} gave {key:?}");
            assert!(key.as_str().len() >= Key::MAX_BYTES - 1);
        }
    }
}
