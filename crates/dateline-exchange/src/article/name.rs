//! People, organizations and places by their capitals, and by the words around them.
//!
//! Every mention adds to what speaks for a kind; what has most wins. A name of which nothing says
//! what it is, is left out: a wrong person is worse than a missing one.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_core::EntityKind;

use super::date::is_calendar_word;
use super::lexicon::{
    BODIES, COMMON, GROUNDS, LEADING, OFFICES, PLACES, SAYING, WHERE, WHOLE_BODIES,
};
use super::sentence::{sentences, words};

/// A name in a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub(super) paragraph: usize,
    pub(super) range: Range<usize>,
    /// The whole name, as it is given where it is longest.
    pub(super) name: String,
    pub(super) kind: EntityKind,
    /// The office before or behind it, in the words of the article.
    pub(super) role: Option<String>,
    /// Of a place: whether something is said to happen in it.
    pub(super) is_scene: bool,
}

#[derive(Default)]
struct Evidence {
    person: i32,
    organization: i32,
    place: i32,
}

/// A name as it stands, before it is known what it is.
struct Candidate {
    paragraph: usize,
    range: Range<usize>,
    name: String,
    role: Option<String>,
    is_scene: bool,
}

/// Finds all names of an article's paragraphs.
pub(super) fn names(paragraphs: &[&str]) -> Vec<Mention> {
    let mut candidates = Vec::new();
    let mut evidence: BTreeMap<String, Evidence> = BTreeMap::new();
    for (paragraph, text) in paragraphs.iter().enumerate() {
        for sentence in sentences(text) {
            find(text, paragraph, sentence, &mut candidates, &mut evidence);
        }
    }
    // A surname, or a short form, is the longest name that ends (or begins) with it.
    let full: Vec<String> = evidence.keys().filter(|name| name.contains(' ')).cloned().collect();
    let whole = |name: &str| {
        if name.contains(' ') {
            return name.to_owned();
        }
        let longer = full.iter().find(|full| full.rsplit(' ').next() == Some(name));
        longer.cloned().unwrap_or_else(|| name.to_owned())
    };
    let mut summed: BTreeMap<String, Evidence> = BTreeMap::new();
    for (name, one) in evidence {
        let sum = summed.entry(whole(&name)).or_default();
        sum.person += one.person;
        sum.organization += one.organization;
        sum.place += one.place;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let name = whole(&candidate.name);
            let kind = kind(summed.get(&name)?, &name)?;
            let Candidate { paragraph, range, role, is_scene, .. } = candidate;
            Some(Mention { paragraph, range, name, kind, role, is_scene })
        })
        .collect()
}

fn kind(evidence: &Evidence, name: &str) -> Option<EntityKind> {
    let Evidence { person, organization, place } = *evidence;
    let best = person.max(organization).max(place);
    // Two words with capitals, of which nothing says that they are a place, are mostly a person.
    let count = name.split(' ').count();
    if best <= 0 {
        return None;
    }
    if organization == best {
        return Some(EntityKind::Organization);
    }
    if person == best && (count > 1 || person > 1) {
        return Some(EntityKind::Person);
    }
    (place == best || place > 0 && count == 1).then_some(EntityKind::Place)
}

fn find(
    text: &str,
    paragraph: usize,
    sentence: Range<usize>,
    candidates: &mut Vec<Candidate>,
    evidence: &mut BTreeMap<String, Evidence>,
) {
    let words = words(text, sentence.clone());
    let word = |at: usize| words.get(at).and_then(|it| text.get(it.clone())).unwrap_or("");
    let is_joined = |at: usize| {
        let gap = words.get(at + 1).and_then(|next| text.get(words[at].end..next.start));
        // A short form has a stop of its own: "Gen. Lind", "J. Lind".
        gap == Some(" ")
            || (gap == Some(". ") && (word(at).chars().count() == 1 || is_office(word(at))))
    };
    let mut at = 0;
    while at < words.len() {
        if !is_capital(word(at)) || is_calendar_word(word(at)) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at;
        while is_joined(end) {
            let next = word(end + 1);
            if is_capital(next) && !is_calendar_word(next) {
                // A possessive ends the name before it.
                if possessive(word(end)) {
                    break;
                }
                end += 1;
            } else if matches!(
                next,
                "of" | "for" | "de" | "van" | "von" | "der" | "den" | "bin" | "al"
            ) && is_joined(end + 1)
                && is_capital(word(end + 2))
                && !is_calendar_word(word(end + 2))
                && (!matches!(next, "of" | "for") || is_body(word(end)) || is_body(word(start)))
            {
                end += 2;
            } else {
                break;
            }
        }
        at = end + 1;
        let mut first = start;
        // A common word at the beginning of a sentence has its capital from there.
        let begins = words[start].start <= sentence.start + 3;
        while first <= end
            && COMMON.has(word(first).to_lowercase().as_str())
            && (begins || first > start || word(first).len() > 1)
        {
            first += 1;
        }
        let office_start = first;
        // "Labor Minister Greta Hollin": the name stands behind the last word of the office.
        if let Some(office) = (first..end).rev().find(|at| is_office(word(*at))) {
            first = office + 1;
        }
        if first > end || (first == end && is_office(word(first))) {
            continue;
        }
        let role_before = role_before(text, &words, office_start, first);
        let range = words[first].start..words[end].end;
        let shown = text.get(range.clone()).unwrap_or_default();
        let name = shown.strip_suffix("'s").or_else(|| shown.strip_suffix("’s")).unwrap_or(shown);
        let name = name.trim_end_matches(['\'', '’']).to_owned();
        let range = range.start..range.start + name.len();
        let is_alone = first == end;
        if name.chars().count() < 2 || (is_alone && is_adjective(&name)) {
            continue;
        }
        let before =
            if office_start > 0 { word(office_start - 1).to_lowercase() } else { String::new() };
        let after = word(end + 1).to_lowercase();
        let has_the = before == "the";
        let one = evidence.entry(name.clone()).or_default();
        let is_acronym =
            is_alone && name.len() >= 2 && name.len() <= 6 && name.chars().all(char::is_uppercase);
        let last = word(end);
        let last = last.strip_suffix("'s").or_else(|| last.strip_suffix("’s")).unwrap_or(last);
        if PLACES.has(&name) {
            one.place += 20;
        } else if WHOLE_BODIES.has(&name) || is_body(last) {
            one.organization += 5;
        } else if GROUNDS.has(last) || LEADING.has(word(first)) {
            one.place += 5;
        } else if (first..=end).any(|at| is_body(word(at))) {
            one.organization += 5;
        } else if is_acronym {
            one.organization += 3;
        }
        if role_before.is_some() {
            one.person += 4;
        }
        let said = SAYING.has(after.as_str());
        let is_said = SAYING.has(before.as_str());
        if said || is_said {
            one.person += 3;
        }
        if is_apposition(text, range.end) {
            one.person += 2;
        }
        if WHERE.has(before.as_str()) && role_before.is_none() {
            one.place +=
                if matches!(before.as_str(), "in" | "near" | "outside" | "at") { 2 } else { 1 };
        }
        let count = end - first + 1;
        if (2..=3).contains(&count) && !has_the && !WHERE.has(before.as_str()) && !is_acronym {
            one.person += 1;
        }
        let role = role_before.or_else(|| role_behind(text, range.end));
        let scene = if has_the && office_start > 1 {
            word(office_start - 2).to_lowercase()
        } else {
            before
        };
        let is_scene = matches!(scene.as_str(), "in" | "at" | "near" | "outside" | "off");
        candidates.push(Candidate { paragraph, range, name, role, is_scene });
    }
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

fn is_office(word: &str) -> bool {
    OFFICES.has(&word.to_lowercase())
}

fn is_body(word: &str) -> bool {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    BODIES.has(word)
}

/// A word for a people or a language.
fn is_adjective(word: &str) -> bool {
    ["ian", "ish", "ese", "ans", "ians"].iter().any(|ending| word.ends_with(ending))
        && word.len() > 4
}

/// The words of an office before a name: with capitals, or without ("harbor master Ada Reyes").
fn role_before(text: &str, words: &[Range<usize>], office: usize, name: usize) -> Option<String> {
    let word = |at: usize| words.get(at).and_then(|it| text.get(it.clone())).unwrap_or("");
    let mut start = office;
    let joined = |at: usize| {
        let gap = words.get(at + 1).and_then(|next| text.get(words[at].end..next.start));
        matches!(gap, Some(" " | ". "))
    };
    if start > 0 && start == name && is_office(word(start - 1)) && joined(start - 1) {
        start -= 1;
        // One more word may say of what: "harbor master".
        if start > 0
            && joined(start - 1)
            && word(start - 1).chars().all(char::is_lowercase)
            && !COMMON.has(word(start - 1))
            && !WHERE.has(word(start - 1))
            && !SAYING.has(word(start - 1))
        {
            start -= 1;
        }
    }
    if start == name {
        return None;
    }
    let role = text.get(words[start].start..words[name - 1].end)?;
    Some(role.to_owned())
}

/// Whether ", 45," or ", the harbor master," follows.
fn is_apposition(text: &str, from: usize) -> bool {
    let Some(rest) = text.get(from..).and_then(|rest| rest.strip_prefix(", ")) else {
        return false;
    };
    let inner = rest.split([',', '.', ';']).next().unwrap_or_default();
    let is_age =
        !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
    is_age || (inner.len() < 80 && inner.split(' ').any(is_office) && !is_capital(inner))
}

fn role_behind(text: &str, from: usize) -> Option<String> {
    if !is_apposition(text, from) {
        return None;
    }
    let inner = text.get(from + 2..)?.split([',', '.', ';']).next()?.trim();
    let inner = ["the ", "a ", "an ", "its ", "their "]
        .iter()
        .find_map(|article| inner.strip_prefix(article))
        .unwrap_or(inner);
    // "who led it from 1999" tells what the person did, not the office.
    let inner = [" who ", " which ", " whose "]
        .iter()
        .find_map(|it| inner.split_once(it))
        .map_or(inner, |it| it.0);
    inner.contains(char::is_alphabetic).then(|| inner.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_who() {
        let text = "Harbor master Ada Reyes met Mayor Bo Lind in Dunmore on Tuesday. \
            The Port Authority paid, Reyes said. NATO sent nobody, and Gen. P. Oke of the Irish Museum agreed.";
        let names: Vec<(String, EntityKind)> =
            names(&[text]).into_iter().map(|it| (it.name, it.kind)).collect();
        let has = |name: &str, kind| names.contains(&(name.to_owned(), kind));
        assert!(has("Ada Reyes", EntityKind::Person), "{names:?}");
        assert!(has("Bo Lind", EntityKind::Person), "{names:?}");
        assert!(has("Dunmore", EntityKind::Place), "{names:?}");
        assert!(has("Port Authority", EntityKind::Organization), "{names:?}");
        assert!(has("NATO", EntityKind::Organization), "{names:?}");
        assert!(has("P. Oke", EntityKind::Person), "{names:?}");
        assert!(!names.iter().any(|(name, _)| name == "Tuesday" || name == "The"), "{names:?}");
    }
}
