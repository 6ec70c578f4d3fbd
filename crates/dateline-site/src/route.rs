//! Where a page lies in the site, and what leads there.
//!
//! A [`Route`] is a path from the site's root. Links between pages are relative, so that the site
//! works under any path and from a disk; but how many `../` a link needs depends on the page that
//! it stands on, and most things (a person's name, an event's entry) stand on many pages. So a link
//! is written once, as [`ROOT_MARK`] and the path from the root, and the last step of every page
//! puts the way up in the mark's place. That step sees every internal link on its way, which is
//! where `linkcheck` gets them from.

use std::fmt::{self, Write as _};

use url::Url;

use crate::bytes;

/// Stands in a page for the way from the page to the site's root, until the page is finished.
///
/// A noncharacter: no text for readers has a use for it, and no escaping touches it.
pub(crate) const ROOT_MARK: char = '\u{fdd0}';

/// A page's place in the site: a path from the root, such as `apollo/landing/` or `404.html`.
///
/// The home page's is empty. A route that ends in `/` is a folder with an `index.html` in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Box<str>);

impl Route {
    /// The home page.
    pub fn home() -> Route {
        Route("".into())
    }

    /// A page that is a folder, by the folder's parts.
    ///
    /// ```
    /// use dateline_site::Route;
    ///
    /// let route = Route::folder(["people", "шевченко"]);
    /// assert_eq!(route.as_str(), "people/шевченко/");
    /// assert_eq!(route.encoded(), "people/%D1%88%D0%B5%D0%B2%D1%87%D0%B5%D0%BD%D0%BA%D0%BE/");
    /// ```
    pub fn folder<'p>(parts: impl IntoIterator<Item = &'p str, IntoIter: Clone>) -> Route {
        let parts = parts.into_iter();
        // Routes are made for every link of every page.
        let mut path = String::with_capacity(parts.clone().map(|part| part.len() + 1).sum());
        for part in parts {
            path.push_str(part);
            path.push('/');
        }
        Route(path.into())
    }

    /// A file in this page's folder.
    pub fn file(&self, name: &str) -> Route {
        Route([&*self.0, name].concat().into())
    }

    /// A folder in this page's folder.
    pub fn sub(&self, name: &str) -> Route {
        Route([&*self.0, name, "/"].concat().into())
    }

    /// The path, as a reader would say it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as it stands in an address: everything but ASCII letters, digits and `-._~/`
    /// percent-encoded.
    pub fn encoded(&self) -> String {
        percent_encode(&self.0)
    }

    /// The file of this page, from the output folder.
    pub fn output(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') {
            format!("{}index.html", self.0)
        } else {
            self.0.to_string()
        }
    }

    /// How many folders deep it lies.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// What leads here from any page, with the mark for the way up.
    pub(crate) fn href(&self) -> String {
        let mut href = String::with_capacity(self.0.len() + ROOT_MARK.len_utf8());
        href.push(ROOT_MARK);
        push_encoded(&self.0, &mut href);
        href
    }

    /// The same, to one place on the page.
    pub(crate) fn href_to(&self, fragment: &str) -> String {
        let mut href = self.href();
        href.push('#');
        push_encoded(fragment, &mut href);
        href
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

/// Percent-encodes what may not stand in the path of an address, and what some tools mistake.
pub(crate) fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_encoded(text, &mut out);
    out
}

/// The same, behind a text.
fn push_encoded(text: &str, out: &mut String) {
    let stays = |byte: u8| STAYS[usize::from(byte)];
    // Nearly every address.
    if text.bytes().all(stays) {
        out.push_str(text);
        return;
    }
    for byte in text.bytes() {
        if stays(byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// Of each byte whether it stands in an address as it is.
const STAYS: [bool; 256] =
    bytes::set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

/// Undoes [`percent_encode`]; a text that is not an encoded one comes back as it is.
pub(crate) fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let decoded = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(decoded) = decoded.filter(|_| byte == b'%') {
            bytes.push(decoded);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The whole address of a site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    // Invariant: http or https, with a host, without user, query or fragment; the path ends in `/`.
    url: Url,
}

/// Why an address cannot be that of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseUrlError {
    /// It is no address at all.
    Malformed,
    /// It is not one of the web.
    Scheme,
    /// It has a user, a query or a fragment.
    Surplus,
}

impl fmt::Display for BaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BaseUrlError::Malformed => "not a web address",
            BaseUrlError::Scheme => "a site's address begins with `https://` or `http://`",
            BaseUrlError::Surplus => "a site's address has no user, no `?` and no `#`",
        })
    }
}

impl std::error::Error for BaseUrlError {}

impl BaseUrl {
    /// Reads an address; a missing `/` at its end is added.
    ///
    /// ```
    /// use dateline_site::{BaseUrl, Route};
    ///
    /// let base = BaseUrl::parse("https://example.org/timelines")?;
    /// assert_eq!(base.join(&Route::folder(["apollo"])), "https://example.org/timelines/apollo/");
    /// assert_eq!(base.path(), "/timelines/");
    /// assert!(BaseUrl::parse("example.org").is_err());
    /// # Ok::<(), dateline_site::BaseUrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When it is not an address, not one of the web, or has a user, a query or a fragment.
    pub fn parse(text: &str) -> Result<BaseUrl, BaseUrlError> {
        let mut url = Url::parse(text.trim()).map_err(|_| BaseUrlError::Malformed)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(BaseUrlError::Scheme);
        }
        let surplus = !url.username().is_empty() || url.password().is_some();
        if surplus || url.query().is_some() || url.fragment().is_some() {
            return Err(BaseUrlError::Surplus);
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(BaseUrl { url })
    }

    /// The address, with `/` at its end.
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }

    /// The path, with `/` at both ends.
    pub fn path(&self) -> &str {
        self.url.path()
    }

    /// The host.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// The whole address of a page.
    pub fn join(&self, route: &Route) -> String {
        let base = self.url.as_str();
        let mut address = String::with_capacity(base.len() + route.0.len());
        address.push_str(base);
        push_encoded(&route.0, &mut address);
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes() {
        // route, output, depth, address
        let table = [
            (Route::home(), "index.html", 0, ""),
            (Route::folder(["a"]), "a/index.html", 1, "a/"),
            (Route::folder(["a", "b"]), "a/b/index.html", 2, "a/b/"),
            (Route::home().file("404.html"), "404.html", 0, "404.html"),
            (Route::folder(["a"]).file("feed.xml"), "a/feed.xml", 1, "a/feed.xml"),
            (Route::folder(["東京"]), "東京/index.html", 1, "%E6%9D%B1%E4%BA%AC/"),
        ];
        for (route, output, depth, encoded) in table {
            assert_eq!(route.output(), output);
            assert_eq!(route.depth(), depth, "{output}");
            assert_eq!(route.encoded(), encoded);
            assert_eq!(percent_decode(&route.encoded()), route.as_str());
        }
    }

    #[test]
    fn texts_that_are_not_encoded_come_back() {
        for text in ["100%", "%", "%zz", "%ff", "a%2"] {
            assert_eq!(percent_decode(text), text);
        }
    }

    #[test]
    fn what_is_no_address_of_a_site() {
        let table = [
            ("", BaseUrlError::Malformed),
            ("/a", BaseUrlError::Malformed),
            ("javascript:alert(1)", BaseUrlError::Scheme),
            ("file:///tmp/", BaseUrlError::Scheme),
            ("https://me@example.org/", BaseUrlError::Surplus),
            ("https://example.org/?a", BaseUrlError::Surplus),
            ("https://example.org/#a", BaseUrlError::Surplus),
        ];
        for (text, error) in table {
            assert_eq!(BaseUrl::parse(text), Err(error), "{text}");
        }
    }
}
