//! Text into markup: what has to be escaped, and which addresses may be followed.

use crate::route::ROOT_MARK;

/// Escapes a text for an element or for an attribute in double quotes.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            // HTML has no form for control characters, and the mark is ours.
            c if c.is_control() || c == ROOT_MARK => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// The same, as a new text.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}

/// What to paste to frame a page, by the address of its embed page.
pub(crate) fn frame_snippet(address: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"600\" loading=\"lazy\"></iframe>",
        escaped(address),
        escaped(title)
    )
}

/// An address that may be followed from a page; none for anything but the web, mail and telephone.
pub(crate) fn external(address: &str) -> Option<&str> {
    // Browsers drop such characters from an address, also from the middle of `java\nscript:`.
    if address.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let (scheme, rest) = address.split_once(':')?;
    let is_allowed = ["http", "https", "mailto", "tel"]
        .into_iter()
        .any(|allowed| scheme.eq_ignore_ascii_case(allowed));
    (is_allowed && !rest.is_empty()).then_some(address)
}

/// Whether an address names a scheme at all.
pub(crate) fn has_scheme(address: &str) -> bool {
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    address[end..].starts_with(':')
}
