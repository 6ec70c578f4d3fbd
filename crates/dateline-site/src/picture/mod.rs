//! What is published of a picture: what it shows, and not what its file says beside that.
//!
//! 1. The first bytes tell what kind of file it is; its name does not.
//! 2. A photo, a chart, an animation is taken apart and put together again from the parts that are
//!    seen. What a camera or a program wrote beside them (place, time, owner, an earlier version)
//!    stays behind. No pixel is touched, nothing is decoded.
//! 3. What cannot be taken apart is not published: it is told as a [`Fault`].
//!
//! A page that says how large a picture is keeps its lines where they are while it arrives; so its
//! size comes out of the same look.

mod gif;
mod raster;
pub(crate) mod sizes;
mod svg;

use std::borrow::Cow;

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Size {
    /// The size of a copy of this width.
    pub(crate) fn scaled_to(self, width: u32) -> Size {
        let own = u64::from(self.width).max(1);
        let height = (u64::from(self.height) * u64::from(width) + own / 2) / own;
        Size { width, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
    }
}

/// What a file is, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Jpeg,
    Png,
    WebP,
    Gif,
    Svg,
    /// A picture of a kind that is not taken apart, by the name that people know.
    Foreign(&'static str),
    /// No picture.
    Other,
}

/// A picture as it is published.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) bytes: Vec<u8>,
    pub(crate) kind: Kind,
    /// As it is seen; none for a drawing that has none.
    pub(crate) size: Option<Size>,
    /// Of which kind its smaller copies are; none where it can have none: it is a drawing, or moves.
    pub(crate) copies: Option<Kind>,
}

/// Why a picture is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It cannot be read; what is wrong with it.
    Damaged(Cow<'static, str>),
    /// It is of this kind, of which nobody here knows where it keeps what is not seen.
    Foreign(&'static str),
    /// It has so many megapixels.
    Large(u64),
    /// It is a drawing that does or fetches something; what that is.
    Active(String),
}

impl Fault {
    /// The name says that it is a picture, and the bytes do not.
    pub(crate) fn no_picture() -> Fault {
        Fault::damaged("its first bytes are of no kind of picture that is known here")
    }

    fn damaged(what: impl Into<Cow<'static, str>>) -> Fault {
        Fault::Damaged(what.into())
    }

    /// The file has fewer bytes than it says.
    fn cut_off() -> Fault {
        Fault::damaged("it ends in the middle")
    }
}

impl Kind {
    /// Whether it is a picture of pixels, and of a kind that is published.
    pub(crate) fn has_pixels(self) -> bool {
        matches!(self, Kind::Jpeg | Kind::Png | Kind::WebP | Kind::Gif)
    }

    /// The kind of a file.
    pub(crate) fn of(bytes: &[u8]) -> Kind {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Kind::Jpeg,
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Kind::Png,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Kind::WebP,
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Kind::Gif,
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Kind::Foreign("TIFF"),
            [b'8', b'B', b'P', b'S', ..] => Kind::Foreign("Photoshop"),
            [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => {
                Kind::Foreign("JPEG XL")
            }
            [0, 0, 0, 12, b'j', b'P', b' ', b' ', ..] => Kind::Foreign("JPEG 2000"),
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand.get(..4) {
                Some(b"avif" | b"avis") => Kind::Foreign("AVIF"),
                Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx") => {
                    Kind::Foreign("HEIC")
                }
                Some(b"mif1" | b"msf1") => Kind::Foreign("HEIF"),
                Some(b"crx ") => Kind::Foreign("raw"),
                _ => Kind::Other,
            },
            _ if svg::is_svg(bytes) => Kind::Svg,
            _ => Kind::Other,
        }
    }
}

/// The most pixels of a picture: what the largest sensors of phones in common use give. A file of a
/// few bytes can say that it has billions, and whoever opens it makes room for them.
const LARGEST: u64 = 64_000_000;

/// What is published of a picture; none where it is no picture.
pub(crate) fn published(bytes: &[u8]) -> Result<Option<Picture>, Fault> {
    match Kind::of(bytes) {
        Kind::Svg => svg::published(bytes).map(Some),
        Kind::Other => Ok(None),
        kind => of_pixels(kind, bytes).map(Some),
    }
}

/// The same of a theme's file. Only pictures of pixels are changed, since only they come from
/// somewhere: a theme may do what it likes with the rest.
pub(crate) fn published_of_theme(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Fault> {
    match Kind::of(bytes) {
        kind if kind.has_pixels() => of_pixels(kind, bytes).map(|one| Cow::Owned(one.bytes)),
        _ => Ok(Cow::Borrowed(bytes)),
    }
}

/// The same of a picture that is made of pixels.
fn of_pixels(kind: Kind, bytes: &[u8]) -> Result<Picture, Fault> {
    let picture = match kind {
        Kind::Jpeg => raster::jpeg(bytes),
        Kind::Png => raster::png(bytes),
        Kind::WebP => raster::webp(bytes),
        Kind::Gif => gif::published(bytes),
        Kind::Foreign(name) => Err(Fault::Foreign(name)),
        Kind::Svg | Kind::Other => Err(Fault::no_picture()),
    }?;
    let pixels = picture.size.map_or(0, |size| u64::from(size.width) * u64::from(size.height));
    if pixels > LARGEST { Err(Fault::Large(pixels / 1_000_000)) } else { Ok(picture) }
}

#[cfg(test)]
mod tests;
