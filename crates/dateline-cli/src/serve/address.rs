//! From the address that a browser asks for to a path in the site.
//!
//! Files are looked up by their path among those that the site has and never opened by it, so no
//! path can lead out; what could mean something to a disk is refused before that all the same.

use std::fmt::Write as _;

/// The path of a request's target, decoded, without the first slash; none where no file of a site
/// can have it.
pub(super) fn path(target: &str) -> Option<String> {
    let encoded = target.strip_prefix('/')?;
    let path = decoded(encoded)?;
    let mut parts = path.split('/').rev().peekable();
    // The last part is empty in the address of a folder.
    if parts.peek().is_some_and(|last| last.is_empty()) {
        parts.next();
    }
    let sound = |part: &str| {
        !matches!(part, "" | "." | "..") && !part.contains(|c: char| c.is_control() || c == '\\')
    };
    parts.all(sound).then_some(path)
}

/// A path as it stands in an address.
pub(super) fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// What a file is, by its name.
pub(super) fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
    match kind.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "wav" => "audio/wav",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "webmanifest" => "application/manifest+json",
        // Nothing that a browser would run.
        _ => "application/octet-stream",
    }
}

/// Percent-encoding undone once; none where it is not whole, or not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte == b'%' {
            let (digits, behind) = rest.split_at_checked(2)?;
            let digits = std::str::from_utf8(digits).ok()?;
            // `from_str_radix` would take a sign.
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            out.push(u8::from_str_radix(digits, 16).ok()?);
            rest = behind;
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_way_out() {
        let table = [
            ("/", Some("")),
            ("/apollo/", Some("apollo/")),
            ("/apollo/landing", Some("apollo/landing")),
            ("/people/%D1%88/", Some("people/ш/")),
            ("/a%20b", Some("a b")),
            ("/../etc/passwd", None),
            ("/a/../b", None),
            ("/./a", None),
            ("/%2e%2e/a", None),
            ("/.%2E/a", None),
            ("/..%2fa", None),
            ("/a%2f..%2f..%2fb", None),
            ("/%252e%252e/a", Some("%2e%2e/a")),
            ("//a", None),
            ("/%2fetc", None),
            ("/a//", None),
            ("/..\\a", None),
            ("/a%5cb", None),
            ("/a%00.html", None),
            ("/a%0d%0aX:1", None),
            ("/%ff", None),
            ("/%c0%ae%c0%ae/a", None),
            ("/%", None),
            ("/%+1", None),
            ("/%zz", None),
            ("*", None),
            ("", None),
        ];
        for (target, expected) in table {
            assert_eq!(path(target).as_deref(), expected, "{target}");
        }
        assert_eq!(encoded("people/ш b/"), "people/%D1%88%20b/");
    }

    #[test]
    fn kinds() {
        let table = [
            ("a/index.html", "text/html; charset=utf-8"),
            ("a/b.PNG", "image/png"),
            ("a.html/b", "application/octet-stream"),
            ("none", "application/octet-stream"),
            (".html", "text/html; charset=utf-8"),
        ];
        for (path, expected) in table {
            assert_eq!(media_type(path), expected, "{path}");
        }
    }
}
