//! The nearest of some names: "did you mean".
//!
//! A suggestion that is wrong is worse than none, so the distance allowed is small and grows with
//! the length of the name.

/// Names longer than this are not compared; the work would grow with the square of the length.
const LONGEST: usize = 64;

/// The name that `written` was probably meant to be, or `None` if none is near enough.
///
/// Letter case and the difference between `-`, `_` and a space do not count. Of two equally near
/// names the first wins.
///
/// ```
/// use dateline_text::nearest;
///
/// assert_eq!(nearest("transkript", ["transcript", "nyt-2024"]), Some("transcript"));
/// assert_eq!(nearest("placs", ["place", "people"]), Some("place"));
/// assert_eq!(nearest("Old_Port", ["old-port"]), Some("old-port"));
/// assert_eq!(nearest("xyz", ["place"]), None);
/// ```
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > 4 * LONGEST {
        return None;
    }
    let wanted: Vec<char> = folded(written).collect();
    if wanted.len() > LONGEST {
        return None;
    }
    let (letters, _) = letters(wanted.iter().copied());
    let allowed = (wanted.len() / 3).clamp(1, 3);
    let mut best = None;
    let mut least = allowed + 1;
    for name in names {
        // Bytes bound characters from above, four of them from below: most names end here.
        if name.len() + allowed < wanted.len() || name.len() > 4 * (wanted.len() + allowed) {
            continue;
        }
        // Each edit changes the set of letters by at most two.
        let (others, length) = self::letters(folded(name));
        let differing = (letters ^ others).count_ones() as usize;
        if differing > 2 * allowed || wanted.len().abs_diff(length) > allowed {
            continue;
        }
        let name_folded: Vec<char> = folded(name).collect();
        let distance = distance(&wanted, &name_folded);
        // A name of two letters is as far from any other as it is long.
        if distance < least && distance < wanted.len().max(name_folded.len()) {
            least = distance;
            best = Some(name);
        }
    }
    best
}

/// The characters of a name without what does not count.
fn folded(name: &str) -> impl Iterator<Item = char> {
    let fold = |c: char| if c == '_' || c == ' ' { '-' } else { c };
    name.chars().flat_map(char::to_lowercase).map(fold)
}

/// A set of letters, of which some share a place (cheap, and never says "differs" too often), and
/// how many there are.
fn letters(chars: impl Iterator<Item = char>) -> (u64, usize) {
    chars.fold((0, 0), |(set, count), c| (set | 1 << (u32::from(c) % 64), count + 1))
}

/// Edits from one to the other: insert, remove, replace, or swap two neighbors.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut cost = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_and_far() {
        let fields = ["title", "date", "place", "people", "sources", "status", "summary"];
        let table = [
            ("titel", Some("title")),
            ("Sources", Some("sources")),
            ("source", Some("sources")),
            ("sumary", Some("summary")),
            ("dates", Some("date")),
            ("peopel", Some("people")),
            ("author", None),
            ("", None),
            ("x", None),
        ];
        for (written, want) in table {
            assert_eq!(nearest(written, fields), want, "{written}");
        }
        assert_eq!(nearest("путн", ["путин", "байден"]), Some("путин"));
    }

    #[test]
    fn a_very_long_name_is_near_to_nothing() {
        let long = "a".repeat(1_000_000);
        assert_eq!(nearest(&long, ["aaaa", &*long]), None);
        assert_eq!(nearest("aaaa", [&*long]), None);
    }
}
