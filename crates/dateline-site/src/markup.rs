//! Text into markup: what has to be escaped, and which addresses may be followed.

use crate::bytes;
use crate::route::ROOT_MARK;

/// Escapes a text for an element or for an attribute in double quotes.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    // Most bytes stay as they are; what lies between the others is copied at once.
    while let Some(at) = bytes::find(rest.as_bytes(), needs_care) {
        let (plain, behind) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = behind.chars();
        match chars.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\'') => out.push_str("&#39;"),
            Some(c @ ('\n' | '\t')) => out.push(c),
            // HTML has no form for control characters, and the mark is ours.
            Some(c) if c.is_control() || c == ROOT_MARK => out.push('\u{fffd}'),
            Some(c) => out.push(c),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
}

/// Whether [`escape`] has to look at a byte: 0xc2 leads the later control characters, 0xef the mark.
fn needs_care(byte: u8) -> bool {
    byte.is_ascii_control() | bytes::is_among(byte, b"&<>\"'\xc2\xef")
}

/// The same, as a new text.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}

/// What to paste to frame a page, by the address of its embed page.
pub(crate) fn frame(address: &str, title: &str) -> String {
    let mut out = String::with_capacity(address.len() + title.len() + 256);
    out.push_str("<iframe src=\"");
    escape(address, &mut out);
    out.push_str("\" title=\"");
    escape(title, &mut out);
    out.push_str("\" width=\"100%\" height=\"600\" loading=\"lazy\"></iframe>");
    out
}

/// The address of a player that can be framed, for the page of a recording; none where we know none.
///
/// Of two that a host has it is the one that sets no cookies before something is played.
pub(crate) fn player(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").or(host.strip_prefix("m.")).unwrap_or(host);
    let mut folders = url.path_segments()?;
    let first = folders.next().filter(|name| !name.is_empty())?;
    let (player, id) = match (host, first) {
        ("youtube.com", "watch") => {
            let id = url.query_pairs().find(|(name, _)| name == "v")?.1.into_owned();
            ("https://www.youtube-nocookie.com/embed/", id)
        }
        ("youtube.com", "live" | "shorts" | "embed") => {
            ("https://www.youtube-nocookie.com/embed/", folders.next()?.to_owned())
        }
        ("youtu.be", id) => ("https://www.youtube-nocookie.com/embed/", id.to_owned()),
        ("vimeo.com", id) => ("https://player.vimeo.com/video/", id.to_owned()),
        _ => return None,
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_id = !id.is_empty() && id.chars().all(is_name);
    let is_id = is_id && (host != "vimeo.com" || id.chars().all(|c| c.is_ascii_digit()));
    is_id.then(|| format!("{player}{id}"))
}

/// An address that may be followed from a page; none for anything but the web, mail and telephone.
pub(crate) fn external(address: &str) -> Option<&str> {
    // Browsers drop such characters from an address, also from the middle of `java\nscript:`.
    let is_dropped = |c: char| c.is_control() || c.is_whitespace();
    if !address.bytes().all(|byte| byte.is_ascii_graphic()) && address.contains(is_dropped) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players() {
        // address, player
        let table = [
            (
                "https://www.youtube.com/watch?v=ab-C_1&t=3",
                Some("https://www.youtube-nocookie.com/embed/ab-C_1"),
            ),
            ("https://youtu.be/abc", Some("https://www.youtube-nocookie.com/embed/abc")),
            ("https://vimeo.com/123", Some("https://player.vimeo.com/video/123")),
            ("https://vimeo.com/staff", None),
            ("https://www.youtube.com/", None),
            ("https://www.youtube.com/watch?v=a%22b", None),
            ("https://example.org/watch?v=abc", None),
        ];
        for (address, wanted) in table {
            assert_eq!(player(address).as_deref(), wanted, "{address}");
        }
    }
}
