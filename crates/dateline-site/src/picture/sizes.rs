//! Smaller copies of a photo, so that a phone need not load what a camera made.
//!
//! Which copies there are follows from what is known without decoding anything, so that pages can
//! name them; the copies themselves are made one by one, and only where none stands from the last
//! build. Without the feature `pictures` there are none.
//!
//! The same photo gives the same bytes on every machine: the filter is a polynomial (a sine is
//! another one in every system's library), and each copy comes from the widest, whether that is
//! made or kept.

use xxhash_rust::xxh3::Xxh3;

use super::{Kind, Picture};
use crate::sink::Fingerprint;

/// The widths of copies in pixels: a phone, a phone with fine pixels or a column of text, the same
/// column with fine pixels.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// What is quicker to load than this is not worth a copy; a chart in few colors would even grow.
const LEAST_BYTES: usize = 100_000;

/// The widths of a picture's copies. A copy is clearly narrower than the picture itself.
pub(crate) fn widths(picture: &Picture) -> &'static [u32] {
    let size = picture.size.filter(|_| {
        cfg!(feature = "pictures") && picture.copies.is_some() && picture.bytes.len() >= LEAST_BYTES
    });
    let width = size.map_or(0, |size| size.width);
    let count = WIDTHS.iter().take_while(|copy| width >= **copy + **copy / 4).count();
    &WIDTHS[..count]
}

/// Whether the copies of these widths stand in for the picture, since it is wider than any page
/// shows it.
pub(crate) fn are_enough(widths: &[u32]) -> bool {
    widths.len() == WIDTHS.len()
}

/// What a copy is made from: the picture as it is published, and how.
pub(crate) fn made_from(picture: Fingerprint, width: u32) -> Fingerprint {
    // Another number wherever the same picture would give another copy.
    const RECIPE: &[u8] = b"copies 1";
    let mut hasher = Xxh3::new();
    hasher.update(RECIPE);
    hasher.update(&picture.to_le_bytes());
    hasher.update(&width.to_le_bytes());
    hasher.digest128()
}

/// The path of a copy. The whole name of the picture is in it, so that no two pictures have one.
pub(crate) fn path(picture: &str, width: u32, kind: Kind) -> String {
    let end = match kind {
        Kind::Png => "png",
        Kind::WebP => "webp",
        _ => "jpg",
    };
    format!("{picture}.{width}.{end}")
}

/// The path of the picture of which a path may name a smaller copy; not whether there is one.
///
/// ```
/// use dateline_site::picture_of_copy;
///
/// assert_eq!(picture_of_copy("apollo/flag.webp.480.jpg"), Some("apollo/flag.webp"));
/// assert_eq!(picture_of_copy("apollo/flag.481.jpg"), None);
/// ```
pub fn picture_of_copy(path: &str) -> Option<&str> {
    let (rest, end) = path.rsplit_once('.')?;
    let (picture, width) = rest.rsplit_once('.')?;
    let is_width = WIDTHS.iter().any(|copy| width.parse() == Ok(*copy));
    (is_width && matches!(end, "jpg" | "png" | "webp")).then_some(picture)
}

#[cfg(feature = "pictures")]
pub(crate) use self::made::Widest;
#[cfg(not(feature = "pictures"))]
pub(crate) use self::none::Widest;

#[cfg(feature = "pictures")]
mod made {
    use std::io::Cursor;

    use image::codecs::jpeg::JpegEncoder;
    use image::codecs::png::PngEncoder;
    use image::codecs::webp::WebPEncoder;
    use image::imageops::FilterType;
    use image::metadata::Orientation;
    use image::{
        DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits,
        RgbaImage,
    };

    use super::WIDTHS;
    use crate::picture::{Fault, Kind, LARGEST, Size};

    /// Of 100. On a screen with fine pixels, where most copies are seen, less is hardly told apart.
    const JPEG_QUALITY: u8 = 76;

    /// The widest copy, of which the others are made.
    #[derive(Debug)]
    pub(crate) struct Widest {
        image: DynamicImage,
        colors: Option<Vec<u8>>,
    }

    impl Widest {
        /// Decodes a picture as it is published.
        pub(crate) fn of(bytes: &[u8], kind: Kind) -> Result<Widest, Fault> {
            Widest::read(bytes, kind).map_err(|error| Fault::damaged(error.to_string()))
        }

        fn read(bytes: &[u8], kind: Kind) -> Result<Widest, ImageError> {
            let format = match kind {
                Kind::Png => ImageFormat::Png,
                Kind::WebP => ImageFormat::WebP,
                _ => ImageFormat::Jpeg,
            };
            let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
            let mut limits = Limits::default();
            // Four channels of 16 bits.
            limits.max_alloc = Some(LARGEST * 8);
            reader.limits(limits);
            let mut decoder = reader.into_decoder()?;
            let way_up = decoder.orientation().unwrap_or(Orientation::NoTransforms);
            let colors = decoder.icc_profile()?;
            let image = DynamicImage::from_decoder(decoder)?;
            let color = image.color();
            let mut image: DynamicImage = match (color.has_alpha(), color.has_color()) {
                (true, _) => image.into_rgba8().into(),
                (false, true) => image.into_rgb8().into(),
                (false, false) => image.into_luma8().into(),
            };
            // Inks are light by now, and a profile of inks means nothing any more.
            let means: &[u8] = if image.color().has_color() { b"RGB " } else { b"GRAY" };
            let colors = colors.filter(|colors| colors.get(16..20) == Some(means));
            image.apply_orientation(way_up);
            let seen = Size { width: image.width(), height: image.height() };
            if let Some(width) = WIDTHS.into_iter().rev().find(|width| *width < seen.width) {
                image = shrunk(image, seen.scaled_to(width));
            }
            Ok(Widest { image, colors })
        }

        /// The bytes of a copy.
        pub(crate) fn copy(&self, width: u32, kind: Kind) -> Result<Vec<u8>, Fault> {
            let own = Size { width: self.image.width(), height: self.image.height() };
            let small =
                (own.width != width).then(|| shrunk(self.image.clone(), own.scaled_to(width)));
            let image = small.as_ref().unwrap_or(&self.image);
            let mut bytes = Vec::new();
            let done = match kind {
                Kind::Png => self.write(PngEncoder::new(&mut bytes), image),
                Kind::WebP => self.write(WebPEncoder::new_lossless(&mut bytes), image),
                _ => self.write(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY), image),
            };
            done.map(|()| bytes).map_err(|error| Fault::damaged(error.to_string()))
        }

        fn write(
            &self,
            mut encoder: impl ImageEncoder,
            image: &DynamicImage,
        ) -> Result<(), ImageError> {
            if let Some(colors) = &self.colors {
                encoder.set_icc_profile(colors.clone()).map_err(ImageError::Unsupported)?;
            }
            image.write_with_encoder(encoder)
        }
    }

    fn shrunk(image: DynamicImage, to: Size) -> DynamicImage {
        let filter = FilterType::CatmullRom;
        let DynamicImage::ImageRgba8(mut image) = image else {
            return image.resize_exact(to.width, to.height, filter);
        };
        // What is clear has a color, too, which must not run into what is seen.
        each(&mut image, |color, alpha| color * alpha / 255);
        let mut small = image::imageops::resize(&image, to.width, to.height, filter);
        each(&mut small, |color, alpha| (color * 255).checked_div(alpha).unwrap_or(0));
        small.into()
    }

    /// Changes each color by the opacity of its pixel.
    fn each(image: &mut RgbaImage, change: impl Fn(u32, u32) -> u32) {
        for pixel in image.pixels_mut() {
            let [colors @ .., alpha] = &mut pixel.0;
            for color in colors {
                let changed = change(u32::from(*color), u32::from(*alpha));
                *color = u8::try_from(changed).unwrap_or(u8::MAX);
            }
        }
    }
}

#[cfg(not(feature = "pictures"))]
mod none {
    use crate::picture::{Fault, Kind};

    /// There is none, as no picture has copies.
    #[derive(Debug)]
    pub(crate) enum Widest {}

    impl Widest {
        pub(crate) fn of(_: &[u8], _: Kind) -> Result<Widest, Fault> {
            Err(Fault::no_picture())
        }

        pub(crate) fn copy(&self, _: u32, _: Kind) -> Result<Vec<u8>, Fault> {
            match *self {}
        }
    }
}
