//! Text of authors, safe to be shown on a terminal.

use std::borrow::Cow;

/// The same text with every control character made visible: `\x1b` becomes `␛`, and what would
/// turn the direction of the text or end the line becomes `�`.
///
/// ```
/// use dateline_text::render::visible;
///
/// assert_eq!(visible("a\x1b[2Jb\n"), "a␛[2Jb␊");
/// assert_eq!(visible("Москва 🔥"), "Москва 🔥");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| shown(c) != c) {
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The character that stands for this one.
pub(super) fn shown(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('�'),
        '\x7f' => '␡',
        // C1 controls; then line ends of Unicode, and marks that reorder what follows them.
        '\u{80}'..='\u{9f}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '�',
        _ => c,
    }
}
