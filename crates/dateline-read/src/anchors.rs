//! From a place in a value back to the bytes of the file.
//!
//! The text of a YAML value is not what stands in the file: indentation, escapes and line ends are
//! gone. But what is left stands there in the same order, so both are walked through side by side,
//! and each place where they come together again is an anchor.

/// Pairs of offsets, of the value and of the file, from each of which on both run side by side.
///
/// `written` is what stands in the file, from byte `start` on; the work grows with its length.
pub(crate) fn anchors(value: &str, written: &str, start: usize) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut together = false;
    let (mut v, mut w) = (0, 0);
    let escapes = has_escapes(value, written);
    let rest = |text: &str, at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    while let (Some(a), Some(b)) = (rest(value, v), rest(written, w)) {
        if a == b && !(escapes && b == '\\') {
            if !together {
                found.push((small(v), small(start + w)));
            }
            together = true;
            v += a.len_utf8();
            w += b.len_utf8();
            continue;
        }
        together = false;
        if escapes && b == '\\' {
            // An escape makes one character, or none where it joins two lines.
            let (length, made) = escape(written.get(w + 1..).unwrap_or_default());
            if made {
                found.push((small(v), small(start + w)));
                v += a.len_utf8();
            }
            w += 1 + length;
        } else {
            if a == ' ' && matches!(b, '\n' | '\r') {
                // A line end was folded into a blank.
                found.push((small(v), small(start + w)));
                v += 1;
            }
            w += b.len_utf8();
        }
    }
    found
}

/// Whether a backslash means something: only in double quotation marks. A block of text may begin
/// with such a mark, too; then its value begins with it as well.
fn has_escapes(value: &str, written: &str) -> bool {
    written
        .strip_prefix('"')
        .is_some_and(|inner| !value.starts_with('"') || inner.starts_with("\\\""))
}

/// How long an escape is behind its backslash, and whether it makes a character.
fn escape(behind: &str) -> (usize, bool) {
    match behind.chars().next() {
        Some('x') => (3, true),
        Some('u') => (5, true),
        Some('U') => (9, true),
        Some('\n') => (1, false),
        Some('\r') => (if behind.starts_with("\r\n") { 2 } else { 1 }, false),
        Some(c) => (c.len_utf8(), true),
        None => (0, true),
    }
}

fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Kind, parse};
    use dateline_text::{Report, Sources};

    /// Where the file's text for `needle` of the value begins, by the anchors.
    fn place(value: &str, written: &str, needle: &str) -> Option<usize> {
        let at = value.find(needle)?;
        let all = anchors(value, written, 0);
        let before = all.partition_point(|(text, _)| *text as usize <= at);
        let (text, file) = all[before.checked_sub(1)?];
        Some(file as usize + at - text as usize)
    }

    #[test]
    fn every_word_is_found_where_it_stands() {
        // Whatever the notation: the word `XYZ` of the value is the `XYZ` of the file.
        let table = [
            "a: one XYZ two",
            "a: один XYZ два",
            "a: \"one XYZ\"",
            "a: \"\\u041c\\n\\t\\\"XYZ\\\" \\\\ \"",
            "a: \"one \\\n    XYZ\"",
            "a: \"one\n\n  XYZ\"",
            "a: 'it''s XYZ'",
            "a: one\n  two\n  XYZ",
            "a: |\n  one\n  два XYZ\n",
            "a: |\n    one\n      two XYZ\n",
            "a: |2\n    one\n  XYZ\n",
            "a: |\r\n  one\r\n\r\n  XYZ\r\n",
            "a: |\n  c:\\dir\\XYZ \\ XYZ\n",
            "a: |\n  \"quoted\" \\\\ \\n XYZ\n",
            "a: \\\\\\\\ XYZ \\\\",
            "a: '\\\\\\ XYZ'",
            "a: \"\\\"\\\\\\\\ XYZ\\\"\"",
            "a: >-\n  one\n  two\n\n\n  три\n    - XYZ\n",
            "a: >\n  one   two\n\n  \t XYZ\n",
            "- [x, \"XYZ\"]\n",
        ];
        for text in table {
            let mut report = Report::new();
            let file = Sources::new().add("x", "");
            let mut node = parse(file, text, 0..text.len(), &mut report);
            node = loop {
                node = match node.kind {
                    Kind::Mapping(mut mapping) => mapping.entries.remove(0).value,
                    Kind::List(mut items) => items.pop().unwrap(),
                    _ => break node,
                };
            };
            let Kind::Scalar(scalar) = node.kind else { panic!("{text:?}") };
            let lo = node.span.lo();
            let written = &text[node.span.range()];
            let found = place(&scalar.text, written, "XYZ").map(|at| lo + at);
            assert_eq!(found, text.find("XYZ"), "{text:?} {written:?} {scalar:?}");
        }
    }

    #[test]
    fn any_two_texts_end() {
        for (value, written) in
            [("abc", ""), ("", "abc"), ("abc", "xyz\\"), ("\\", "\\"), ("é\\", "\\u")]
        {
            anchors(value, written, 7);
        }
        let long = "я\\n ".repeat(200_000);
        assert!(!anchors(&long, &long, 0).is_empty());
    }
}
