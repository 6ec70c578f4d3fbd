//! A title in lines: as large as its box allows, and about equally long.
//!
//! SVG breaks no lines, so they are broken here. Letters are measured one by one; what shaping takes
//! away (kerning, ligatures, joined Arabic) only makes a line shorter.

#![cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only what is drawn has lines"))]

use serde::Serialize;

/// A text in lines, for a picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Fitted {
    /// The size of the letters in pixels.
    pub size: u32,
    /// The lines, from the top; at least one.
    pub lines: Vec<String>,
}

/// What a text has to fit into.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) width: u32,
    /// The most lines at each size, the largest size first; not empty.
    pub(crate) sizes: &'static [(u32, usize)],
}

/// Breaks a text; at the smallest size, what is too long is cut with an ellipsis.
///
/// `measure` answers the width of a letter as a part of the letters' size.
pub(crate) fn fit(text: &str, room: Room, measure: impl Fn(char) -> f32) -> Fitted {
    let words = words(text);
    let mut last = Fitted { size: 0, lines: vec![String::new()] };
    for (at, (size, most)) in room.sizes.iter().enumerate() {
        let ends = at + 1 == room.sizes.len();
        // A soft hyphen is seen only at the end of a line.
        let letters =
            |line: &str| line.chars().filter(|c| *c != '\u{ad}').map(&measure).sum::<f32>();
        let width = |line: &str| letters(line) * as_float(*size);
        let limit = as_float(room.width);
        // A word is broken only where no size has room for it.
        if !ends && words.iter().any(|word| width(word.trim_end()) > limit) {
            continue;
        }
        let words = broken(&words, limit, &width);
        let mut lines = set(&words, limit, &width);
        let fits = lines.len() <= *most;
        if fits {
            lines = balanced(&words, lines, limit, &width);
        } else {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(cut(rest, |line| width(line) + width("…") <= limit));
        }
        last = Fitted { size: *size, lines };
        if fits {
            break;
        }
    }
    last
}

/// As much of a text as fits before an ellipsis: up to a word, where the word is not a long one.
fn cut(mut text: String, fits: impl Fn(&str) -> bool) -> String {
    const LONG: usize = 14;
    while !fits(&text) && text.pop().is_some() {}
    if let Some(at) = text.rfind(' ').filter(|at| text[*at..].chars().count() <= LONG) {
        text.truncate(at);
    }
    format!("{}…", text.trim_end_matches([' ', ',', ';', ':', '.', '-', '–']))
}

/// The same number of lines in the narrowest box that holds them: no single word at the end.
fn balanced(
    words: &[String],
    lines: Vec<String>,
    limit: f32,
    width: &impl Fn(&str) -> f32,
) -> Vec<String> {
    if lines.len() == 1 {
        return lines;
    }
    let mut best = lines;
    for step in 1..=12u8 {
        let narrower = limit * (1.0 - 0.05 * f32::from(step));
        let tried = set(words, narrower, width);
        if tried.len() > best.len() || tried.iter().any(|line| width(line) > limit) {
            break;
        }
        best = tried;
    }
    best
}

/// The parts between which a line may end, each with the space behind it.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars() {
        // A letter of a script without spaces is a word of its own.
        let stands_alone = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        if let Some(word) = words.last_mut() {
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                if !word.is_empty() && !word.ends_with(' ') {
                    word.push(' ');
                }
                continue;
            }
            let ends = word.ends_with([' ', '-', '–', '—', '/', '\u{ad}']);
            if !word.is_empty() && (ends || stands_alone) {
                words.push(String::new());
            }
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words
}

/// Words that are wider than a line, in pieces.
fn broken(words: &[String], limit: f32, width: &impl Fn(&str) -> f32) -> Vec<String> {
    let mut out = Vec::with_capacity(words.len());
    for word in words {
        let mut piece = String::new();
        for c in word.chars() {
            piece.push(c);
            if width(piece.trim_end()) + width("-") > limit && piece.chars().count() > 1 {
                piece.pop();
                // The soft hyphen shows where the line ends behind it.
                out.push(format!("{piece}\u{ad}"));
                piece = c.to_string();
            }
        }
        out.push(piece);
    }
    out
}

/// Words in lines of at most `limit`, each line as full as it gets.
fn set(words: &[String], limit: f32, width: &impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words {
        let longer = format!("{line}{word}");
        if !line.is_empty() && width(longer.trim_end()) > limit {
            lines.push(std::mem::take(&mut line));
            line.push_str(word);
        } else {
            line = longer;
        }
    }
    lines.push(line);
    for line in &mut lines {
        let shown = match line.trim_end().strip_suffix('\u{ad}') {
            Some(before) => format!("{}-", before.replace('\u{ad}', "")),
            None => line.trim_end().replace('\u{ad}', ""),
        };
        *line = shown;
    }
    lines
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a card are far below the limit")]
fn as_float(pixels: u32) -> f32 {
    pixels as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { width: 100, sizes: &[(20, 2), (10, 3)] };

    #[test]
    fn titles_in_lines() {
        // Each letter is half as wide as high: 10 letters a line at 20 pixels, 20 at 10.
        let table: &[(&str, u32, &[&str])] = &[
            ("", 20, &[""]),
            ("short", 20, &["short"]),
            ("two  more\nwords", 20, &["two more", "words"]),
            ("one two three", 20, &["one two", "three"]),
            ("Kriegs-schiff", 20, &["Kriegs-", "schiff"]),
            ("Donaudampfschiff", 10, &["Donaudampfschiff"]),
            ("Donau\u{ad}dampfer", 20, &["Donau-", "dampfer"]),
            ("Donau\u{ad}dampf", 20, &["Donaudampf"]),
            ("one two three four five", 10, &["one two three", "four five"]),
            (
                "a very long title that does not fit into three lines of twenty letters",
                10,
                &["a very long title", "that does not fit", "into three lines…"],
            ),
            ("Rindfleischetikettierung", 10, &["Rindfleischetiketti-", "erung"]),
        ];
        for (text, size, lines) in table {
            let fitted = fit(text, ROOM, |_| 0.5);
            assert_eq!(
                (fitted.size, fitted.lines),
                (*size, lines.iter().map(ToString::to_string).collect()),
                "{text}"
            );
        }
    }
}
