//! What stands in an event's text: tags, places, pictures, links, ids, progress.

use crate::html::{Picture, web_address};

/// What was found in a text, apart from its words.
#[derive(Default)]
pub(super) struct Words {
    pub(super) tags: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) pictures: Vec<Picture>,
    pub(super) links: Vec<(String, String)>,
    pub(super) id: Option<String>,
    pub(super) lost: Vec<String>,
}

impl Words {
    /// Takes a text apart; answers its Markdown.
    pub(super) fn take(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let is_word_start = out.chars().next_back().is_none_or(char::is_whitespace);
            let taken = match c {
                '!' | '[' => self.link(rest, &mut out),
                '#' if is_word_start => self.tag(rest),
                _ => None,
            };
            let taken = taken.or_else(|| match c {
                '!' if is_word_start && self.id.is_none() => self.old_id(rest),
                '@' if is_word_start => self.other(rest),
                _ if is_word_start && c.is_ascii_digit() => self.progress(rest),
                _ => None,
            });
            let length = taken.unwrap_or_else(|| {
                // Two brackets would be a link to a record, which no other tool means.
                if (rest.starts_with("[[") || rest.starts_with("[@")) && !out.ends_with('\\') {
                    out.push('\\');
                }
                out.push(c);
                c.len_utf8()
            });
            rest = rest.get(length..).unwrap_or_default();
        }
        tidy(&out)
    }

    /// Takes a line that is nothing but a place, a picture or a link; whether it was one.
    pub(super) fn take_line(&mut self, line: &str) -> bool {
        let is_whole = line.starts_with(['[', '!']) && line.ends_with(')');
        let inner = line.get(1..).unwrap_or_default();
        is_whole
            && inner.matches("](").count() == 1
            && self.link(line, &mut String::new()) == Some(line.len())
    }

    /// `[words](address)`, `[Place](map)`, `![alt](address)`; how long it is.
    fn link(&mut self, text: &str, out: &mut String) -> Option<usize> {
        let is_picture = text.starts_with('!');
        let inner = text.strip_prefix('!').unwrap_or(text).strip_prefix('[')?;
        let close = inner.find(['[', ']', '\n']).filter(|at| inner[*at..].starts_with(']'))?;
        let label = inner.get(..close)?;
        let behind = inner.get(close + 1..)?.strip_prefix('(')?;
        let end = behind.find([')', '\n']).filter(|at| behind[*at..].starts_with(')'))?;
        let target = behind.get(..end)?.trim();
        let length = text.len() - behind.len() + end + 1;
        if !is_picture && matches!(target, "map" | "location") {
            self.place.get_or_insert(label.to_owned());
            out.push_str(label);
            return Some(length);
        }
        let has_dot = target.contains('.') && !target.contains([' ', ':']);
        let address = web_address(target)
            .or_else(|| has_dot.then(|| format!("https://{}", target.trim_start_matches('/'))));
        match address {
            Some(address) if is_picture => {
                let alt = Some(label.to_owned()).filter(|label| !label.is_empty());
                self.pictures.push(Picture { address, alt, title: None });
            }
            Some(address) => {
                out.extend(["[", label, "](", &address, ")"]);
                self.links.push((address, label.to_owned()));
            }
            None => {
                self.lost.push(format!("the link to `{target}`"));
                out.push_str(label);
            }
        }
        Some(length)
    }

    fn tag(&mut self, text: &str) -> Option<usize> {
        let word = word(text.get(1..)?);
        let is_tag = !word.is_empty() && !word.bytes().all(|byte| byte.is_ascii_digit());
        is_tag.then(|| {
            if !self.tags.iter().any(|tag| tag == word) {
                self.tags.push(word.to_owned());
            }
            1 + word.len()
        })
    }

    fn old_id(&mut self, text: &str) -> Option<usize> {
        let word = word(text.get(1..)?);
        (!word.is_empty()).then(|| {
            self.id = Some(word.to_owned());
            1 + word.len()
        })
    }

    fn other(&mut self, text: &str) -> Option<usize> {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let reference = text.get(..end)?;
        (end > 1).then(|| {
            self.lost.push(format!("the reference `{reference}`"));
            end
        })
    }

    fn progress(&mut self, text: &str) -> Option<usize> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let is_alone = text.as_bytes().get(digits) == Some(&b'%')
            && text.get(digits + 1..)?.chars().next().is_none_or(char::is_whitespace);
        // Within a sentence it is a figure of the author's.
        let is_end = text.get(digits + 1..)?.lines().next().unwrap_or_default().trim().is_empty();
        (is_alone && is_end).then(|| {
            self.lost.push(format!("the progress `{}`", text.get(..=digits).unwrap_or_default()));
            digits + 1
        })
    }
}

fn word(text: &str) -> &str {
    let end =
        text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Without the blanks that taken words leave behind.
fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let indent = line.len() - line.trim_start().len();
        let (indent, rest) = line.split_at(indent);
        let words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
        format!("{indent}{}", words.join(" "))
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
