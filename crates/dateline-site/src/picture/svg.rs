//! SVG: a drawing that only draws.
//!
//! As a picture on a page an SVG is harmless; opened by its own address it is a page of the site's,
//! and its scripts run with all rights of the site. So one that does something (scripts, handlers,
//! foreign pages in it) or fetches something is refused: taking that out quietly would publish
//! another chart than the one that an editor looked at. What is never seen is left out, as of any
//! picture: comments, metadata, and what drawing programs keep for themselves, which is where the
//! author's name and folders stand. A photo within a drawing is a photo.
//!
//! The text is copied piece by piece as it was read; nothing is drawn anew.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::{Fault, Kind, Picture, Size, of_pixels};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// Whether the first element of a text is that of a drawing.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    // The text of a picture on a page is far shorter than that of a film.
    let text = String::from_utf8_lossy(bytes.get(..64 * 1024).unwrap_or(bytes));
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') {
        return false;
    }
    let mut reader = NsReader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                return tag.local_name().as_ref() == "svg";
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

pub(super) fn published(bytes: &[u8]) -> Result<Picture, Fault> {
    let text = str::from_utf8(bytes).map_err(|_| Fault::damaged("its text is not UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = NsReader::from_str(text);
    let mut seen = String::with_capacity(text.len());
    let mut size = None;
    // How many elements are open, and in how many of those one is of which nothing is kept.
    let mut open = 0_usize;
    let mut unseen = 0_usize;
    let mut styles: Option<String> = None;
    loop {
        let start = place(&reader);
        let event = reader.read_event().map_err(|error| broken(&error))?;
        let whole = &text[start..place(&reader)];
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let is_whole = matches!(event, Event::Empty(_));
                open += usize::from(!is_whole);
                let (space, name) = reader.resolver().resolve_element(tag.name());
                let is_own = space == ResolveResult::Bound(Namespace(SVG));
                let name = name.as_ref();
                if seen.is_empty() && !(is_own && name == "svg") {
                    let what = format!("its first element needs `xmlns=\"{SVG}\"`");
                    return Err(Fault::damaged(what));
                }
                if unseen > 0 || !is_own || name == "metadata" {
                    unseen += usize::from(!is_whole);
                    continue;
                }
                for active in ["script", "foreignObject", "handler", "listener"] {
                    if name.eq_ignore_ascii_case(active) {
                        return Err(Fault::Active(format!("a `<{active}>`")));
                    }
                }
                if name == "style" && !is_whole {
                    styles = Some(String::new());
                }
                if seen.is_empty() {
                    size = size_of(tag);
                }
                seen.push('<');
                seen.push_str(tag.name().as_ref());
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|error| broken(&error))?;
                    if let Some(value) = kept(&reader, name, &attribute)? {
                        let quote = if value.contains('"') { '\'' } else { '"' };
                        seen.extend([" ", attribute.key.as_ref(), "="]);
                        seen.push(quote);
                        seen.push_str(&value);
                        seen.push(quote);
                    }
                }
                seen.push_str(if is_whole { "/>" } else { ">" });
            }
            Event::End(_) => {
                open = open.saturating_sub(1);
                if unseen > 0 {
                    unseen -= 1;
                    continue;
                }
                if let Some(styles) = styles.take() {
                    draws_only(&styles)?;
                }
                seen.push_str(whole);
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if unseen == 0 && open > 0 => {
                let plain = match &event {
                    Event::CData(text) => Cow::Borrowed(&**text),
                    _ => unescaped(whole)?,
                };
                if let Some(styles) = &mut styles {
                    styles.push_str(&plain);
                }
                seen.push_str(whole);
            }
            // Names for texts that are put together somewhere else, out of any check's sight.
            Event::DocType(text) if text.contains('[') => {
                return Err(Fault::Active("a `DOCTYPE` with declarations".to_owned()));
            }
            Event::Eof if open > 0 || seen.is_empty() => return Err(Fault::cut_off()),
            Event::Eof => {
                return Ok(Picture {
                    bytes: seen.into_bytes(),
                    kind: Kind::Svg,
                    size,
                    copies: None,
                });
            }
            _ => {}
        }
    }
}

/// How far a text is read.
fn place(reader: &NsReader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn broken(error: &dyn std::fmt::Display) -> Fault {
    Fault::damaged(format!("it is no XML: {error}"))
}

fn unescaped(text: &str) -> Result<Cow<'_, str>, Fault> {
    quick_xml::escape::unescape(text).map_err(|error| broken(&error))
}

/// An attribute as it is written again; none for one that is not seen.
fn kept(
    reader: &NsReader<&[u8]>,
    element: &str,
    attribute: &Attribute<'_>,
) -> Result<Option<String>, Fault> {
    let (name, prefix) = attribute.key.decompose();
    let name = name.as_ref();
    let value = unescaped(&attribute.value)?;
    let raw = attribute.value.to_string();
    match prefix.as_ref().map(AsRef::as_ref) {
        None => {}
        Some("xmlns") => return Ok([SVG, XLINK].contains(&&*value).then_some(raw)),
        Some("xml") => return Ok(matches!(name, "space" | "lang").then_some(raw)),
        Some(_) => {
            let (space, _) = reader.resolver().resolve_attribute(attribute.key);
            if space != ResolveResult::Bound(Namespace(XLINK)) || name != "href" {
                return Ok(None);
            }
        }
    }
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("on") {
        return Err(Fault::Active(format!("a handler, `{name}`")));
    }
    // What an animation would set later is not seen by any look now.
    if name == "attributeName" && (value.starts_with("on") || value.ends_with("href")) {
        return Err(Fault::Active(format!("an animation of `{value}`")));
    }
    if lower == "href" {
        return target(element, &value).map(|target| Some(target.unwrap_or(raw)));
    }
    draws_only(&value)?;
    Ok(Some(raw))
}

/// Where a reference leads: within the drawing, from a link to the web, to a photo in it; of such a
/// photo what is published.
fn target(element: &str, address: &str) -> Result<Option<String>, Fault> {
    let address = address.trim();
    let lower = address.get(..64).unwrap_or(address).to_ascii_lowercase();
    let is_link = element == "a" && (lower.starts_with("https:") || lower.starts_with("http:"));
    if address.is_empty() || address.starts_with('#') || is_link {
        return Ok(None);
    }
    let photo = lower.starts_with("data:image/").then(|| address.split_once(";base64,")).flatten();
    let Some((_, photo)) = photo else {
        let shown: String = address.chars().take(60).collect();
        return Err(Fault::Active(format!("a reference to `{shown}`")));
    };
    let photo: String = photo.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let bytes = BASE64.decode(photo).map_err(|_| Fault::damaged("a photo in it is no Base64"))?;
    let kind = Kind::of(&bytes);
    let photo = of_pixels(kind, &bytes)?;
    let kind = match kind {
        Kind::Jpeg => "jpeg",
        Kind::Png => "png",
        Kind::WebP => "webp",
        _ => "gif",
    };
    Ok(Some(format!("data:image/{kind};base64,{}", BASE64.encode(photo.bytes))))
}

/// Whether styles fetch nothing: they may name what is in the drawing, and letters that are.
fn draws_only(styles: &str) -> Result<(), Fault> {
    // Most attributes are numbers.
    if !styles.contains(['(', '@', '\\']) {
        return Ok(());
    }
    let lower = styles.to_ascii_lowercase();
    let fetches = |what: &str| Err(Fault::Active(format!("a style with `{what}`")));
    for what in ["@import", "image-set("] {
        if lower.contains(what) {
            return fetches(what);
        }
    }
    let escapes = |rest: &str| rest.starts_with(|c: char| c.is_ascii_hexdigit());
    if lower.split('\\').skip(1).any(escapes) {
        return fetches("\\");
    }
    for behind in lower.split("url(").skip(1) {
        let address = behind.trim_start().trim_start_matches(['"', '\'']).trim_start();
        let is_here = ["#", "data:font/", "data:application/"];
        if !is_here.iter().any(|start| address.starts_with(start)) {
            return fetches("url(…)");
        }
    }
    Ok(())
}

/// What the first element says of its size.
fn size_of(tag: &BytesStart<'_>) -> Option<Size> {
    let attribute = |name: &str| {
        let attribute = tag.attributes().flatten().find(|one| one.key.as_ref() == name)?;
        Some(attribute.value.into_owned())
    };
    let pixels = |text: &str| {
        let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within the range that was just checked"
        )]
        (1.0..100_000.0).contains(&number).then(|| number.round() as u32)
    };
    let side = |name: &str| attribute(name).and_then(|text| pixels(&text));
    let (width, height) = side("width").zip(side("height")).or_else(|| {
        let view = attribute("viewBox")?;
        let mut numbers = view.split([' ', ',']).filter(|part| !part.is_empty());
        numbers.nth(1)?;
        Some((pixels(numbers.next()?)?, pixels(numbers.next()?)?))
    })?;
    Some(Size { width, height })
}
