//! What search engines ask for: the list of all pages, and where it lies.

use crate::markup;
use crate::press::Press;
use crate::route::Route;

/// How each file begins, and what its root element names.
const OPEN: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// A sitemap's limit by its protocol.
const LONGEST: usize = 50_000;

/// The names of a site's sitemap files for so many pages: one, or an index with its parts.
pub(crate) fn names(pages: usize) -> Vec<String> {
    let parts = pages.div_ceil(LONGEST);
    let index = std::iter::once("sitemap.xml".to_owned());
    let parts = (1..=parts).filter(|_| parts > 1).map(|part| format!("sitemap-{part}.xml"));
    index.chain(parts).collect()
}

/// Writes the sitemap and `robots.txt`; a site that does not know its address has none.
///
/// `pages` are all that search engines shall know, each with the day of its last change.
pub(crate) fn sitemap<E: Send>(press: &Press<'_, '_, E>, pages: &[(Route, Option<String>)]) {
    let Some(base) = &press.site.config.base_url else { return };
    let whole = |pages: &[(Route, Option<String>)]| {
        let mut xml = format!("{OPEN}<urlset {SPACE}>\n");
        for (route, changed) in pages {
            xml.push_str("<url><loc>");
            markup::escape(&base.join(route), &mut xml);
            xml.push_str("</loc>");
            if let Some(day) = changed {
                xml.push_str("<lastmod>");
                xml.push_str(day);
                xml.push_str("</lastmod>");
            }
            xml.push_str("</url>\n");
        }
        xml.push_str("</urlset>\n");
        xml
    };
    let names = names(pages.len());
    if let [one] = &names[..] {
        press.file(one, whole(pages).as_bytes());
    } else {
        let mut index = format!("{OPEN}<sitemapindex {SPACE}>\n");
        for (name, pages) in names.iter().skip(1).zip(pages.chunks(LONGEST)) {
            press.file(name, whole(pages).as_bytes());
            index.push_str("<sitemap><loc>");
            markup::escape(&base.join(&Route::home().file(name)), &mut index);
            index.push_str("</loc></sitemap>\n");
        }
        index.push_str("</sitemapindex>\n");
        press.file("sitemap.xml", index.as_bytes());
    }
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}sitemap.xml\n", base.as_str());
    press.file("robots.txt", robots.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_site_has_an_index() {
        assert_eq!(names(0), ["sitemap.xml"]);
        assert_eq!(names(50_000), ["sitemap.xml"]);
        assert_eq!(names(50_001), ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
    }
}
