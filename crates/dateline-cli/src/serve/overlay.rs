//! What a preview adds to a page: the script that loads it again, and the errors, laid over it.
//!
//! The errors stand in the page itself, so that they are seen without scripts too.

use std::fmt::Write as _;

/// The script's address; nothing of a site lies in a folder that begins with a line.
pub(super) const SCRIPT: &str = "/_dateline/live.js";
/// The style sheet's address.
pub(super) const STYLES: &str = "/_dateline/live.css";

/// A page of the site with what belongs to this edition.
pub(super) fn laid_over(page: &[u8], edition: &str, errors: Option<&str>) -> Vec<u8> {
    let end = page.windows(b"</body>".len()).rposition(|part| part == b"</body>");
    let (above, below) = page.split_at(end.unwrap_or(page.len()));
    [above, additions(edition, errors).as_bytes(), below].concat()
}

/// A page for when there is nothing to show but errors.
pub(super) fn page_of(edition: &str, errors: &str) -> Vec<u8> {
    let additions = additions(edition, Some(errors));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>Errors</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n</head>\n\
         <body>\n<p>There is nothing to show yet. This page loads again when the errors are mended.\
         </p>\n{additions}</body>\n</html>\n"
    )
    .into_bytes()
}

fn additions(edition: &str, errors: Option<&str>) -> String {
    let mut added = String::new();
    if let Some(errors) = errors {
        // Writing to a string does not fail.
        let _ = write!(
            added,
            "<link rel=\"stylesheet\" href=\"{STYLES}\">\n<dateline-errors role=\"alert\">\
             <details open><summary>The content has errors. Behind this is the last good site.\
             </summary><pre>{}</pre></details></dateline-errors>\n",
            escaped(errors)
        );
    }
    let _ = writeln!(added, "<script src=\"{SCRIPT}\" data-edition=\"{edition}\"></script>");
    added
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lies_before_the_end_of_the_page() {
        let page = b"<p>&lt;/body></p></body>\n</html>";
        let text = String::from_utf8(laid_over(page, "7-1", None)).unwrap();
        assert_eq!(
            text,
            "<p>&lt;/body></p><script src=\"/_dateline/live.js\" data-edition=\"7-1\"></script>\n\
             </body>\n</html>"
        );
        let bare = laid_over(b"<p>bare", "1", Some("error: `<b>` & more"));
        let text = String::from_utf8(bare).unwrap();
        assert!(text.starts_with("<p>bare<link "), "{text}");
        assert!(text.contains("<pre>error: `&lt;b&gt;` &amp; more</pre>"), "{text}");
    }
}
