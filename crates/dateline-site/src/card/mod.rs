//! Drawing: letters are measured and an SVG becomes a PNG, with fonts that the library brings along.
//!
//! Nothing of the machine is looked at, its fonts least of all: a card is the same everywhere. A
//! theme may bring more fonts in its folder `fonts/`; they are taken for letters that ours lack.
//!
//! Without the feature `cards` there is no studio, and nobody can have one: the type has no values.

mod fit;

pub use fit::Fitted;

pub(crate) use fit::Room;

#[cfg(feature = "cards")]
pub(crate) use drawing::Studio;
#[cfg(not(feature = "cards"))]
pub(crate) use no_drawing::Studio;

/// The width of a card in pixels: what social media show whole.
pub(crate) const WIDTH: u32 = 1200;
/// Its height.
pub(crate) const HEIGHT: u32 = 630;

#[cfg(feature = "cards")]
mod drawing {
    use std::collections::BTreeMap;
    use std::fmt;
    use std::sync::Arc;

    use miniz_oxide::inflate::decompress_to_vec;
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};
    use skrifa::instance::{LocationRef, Size};
    use skrifa::{FontRef, MetadataProvider};
    use xxhash_rust::xxh3::{Xxh3, xxh3_128};

    use super::fit::{Fitted, Room, fit};
    use super::{HEIGHT, WIDTH};
    use crate::sink::Fingerprint;
    use crate::theme::Theme;

    /// The fonts that the library brings along, as the build script deflates them; the first is for
    /// titles.
    const FONTS: [&[u8]; 4] = [
        include_bytes!(concat!(env!("OUT_DIR"), "/Literata-SemiBold.ttf.deflated")),
        include_bytes!(concat!(env!("OUT_DIR"), "/Literata-Regular.ttf.deflated")),
        include_bytes!(concat!(env!("OUT_DIR"), "/NotoNaskhArabic-Bold.ttf.deflated")),
        include_bytes!(concat!(env!("OUT_DIR"), "/NotoSerifHebrew-Bold.ttf.deflated")),
    ];
    /// What the fonts call themselves.
    const FAMILY: &str = "Literata";
    /// Changes whenever the same SVG becomes other bytes.
    const EDITION: &[u8] = b"card 3";

    /// Where cards are drawn.
    pub(crate) struct Studio {
        fonts: Arc<fontdb::Database>,
        /// The width of every letter that some font has, as a part of the letters' size.
        widths: BTreeMap<char, f32>,
        /// The hash of all fonts, and of how they are drawn.
        fingerprint: Fingerprint,
    }

    impl fmt::Debug for Studio {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Studio").field("letters", &self.widths.len()).finish_non_exhaustive()
        }
    }

    impl Studio {
        /// The studio of a theme; none where the theme draws no cards.
        pub(crate) fn of(theme: &Theme) -> Option<Studio> {
            theme.file("templates/card.svg")?;
            let mut fonts = fontdb::Database::new();
            let mut widths = BTreeMap::new();
            let mut hasher = Xxh3::new();
            hasher.update(EDITION);
            let own =
                FONTS.into_iter().map(|font| decompress_to_vec(font).expect("deflated by us"));
            let further = theme.files_in("fonts/").map(|(_, file)| file.bytes().to_vec());
            for bytes in own.chain(further) {
                hasher.update(&xxh3_128(&bytes).to_le_bytes());
                measure(&bytes, &mut widths);
                fonts.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
            }
            fonts.set_serif_family(FAMILY);
            let fingerprint = hasher.digest128();
            Some(Studio { fonts: Arc::new(fonts), widths, fingerprint })
        }

        /// A text in lines.
        pub(crate) fn fit(&self, text: &str, room: Room) -> Fitted {
            fit(text, room, |c| self.widths.get(&c).copied().unwrap_or(0.6))
        }

        /// The first letter of a text that no font has.
        pub(crate) fn lacks(&self, text: &str) -> Option<char> {
            let mut letters = text.chars().filter(|c| !is_invisible(*c));
            letters.find(|c| !self.widths.contains_key(c))
        }

        /// What a drawing is made from.
        pub(crate) fn fingerprint(&self, svg: &str) -> Fingerprint {
            let mut hasher = Xxh3::new();
            hasher.update(&self.fingerprint.to_le_bytes());
            hasher.update(svg.as_bytes());
            hasher.digest128()
        }

        /// Draws an SVG as a PNG.
        ///
        /// # Errors
        ///
        /// What is wrong with the SVG.
        pub(crate) fn draw(&self, svg: &str) -> Result<Vec<u8>, String> {
            let options = Options {
                font_family: FAMILY.to_owned(),
                fontdb: Arc::clone(&self.fonts),
                // By default a picture in an SVG is read from the disk.
                image_href_resolver: ImageHrefResolver {
                    resolve_data: Box::new(|_, _, _| None),
                    resolve_string: Box::new(|_, _| None),
                },
                ..Options::default()
            };
            let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
            let size = tree.size().to_int_size();
            if (size.width(), size.height()) != (WIDTH, HEIGHT) {
                let (width, height) = (size.width(), size.height());
                return Err(format!("a card is {WIDTH} × {HEIGHT} pixels, not {width} × {height}"));
            }
            let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or("there is no memory for a card")?;
            resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
            png(&pixels).map_err(|error| error.to_string())
        }
    }

    /// Takes the widths of the letters that no font before this one has.
    fn measure(bytes: &[u8], widths: &mut BTreeMap<char, f32>) {
        // A file that is no font is passed over here and by the database alike.
        let Ok(font) = FontRef::from_index(bytes, 0) else { return };
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        for (code, glyph) in font.charmap().mappings() {
            if let Some(c) = char::from_u32(code) {
                let width = metrics.advance_width(glyph).unwrap_or(0.6);
                widths.entry(c).or_insert(width);
            }
        }
    }

    /// Letters that need no font: spaces, joiners, directions.
    fn is_invisible(c: char) -> bool {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
    }

    /// An opaque picture as a PNG: with a palette where that holds its colors, as it does for letters
    /// in a few inks, and then a third as large.
    ///
    /// Colors that agree in the first four bits of each part count as one, that of the first of them.
    /// Only the edges of letters have so many.
    fn png(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
        let mut palette = Vec::with_capacity(3 * 256);
        let indices = indices(pixels.data(), &mut palette);
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
        encoder.set_depth(png::BitDepth::Eight);
        let data = if let Some(indices) = indices {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette);
            // What stands in a palette has no neighbors in value.
            encoder.set_filter(png::Filter::NoFilter);
            indices
        } else {
            encoder.set_color(png::ColorType::Rgb);
            pixels.data().chunks_exact(4).flat_map(|pixel| &pixel[..3]).copied().collect()
        };
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&data)?;
        writer.finish()?;
        Ok(out)
    }

    /// The place of each pixel's color in a palette; none where a palette does not hold them all.
    fn indices(pixels: &[u8], palette: &mut Vec<u8>) -> Option<Vec<u8>> {
        let mut indices = Vec::with_capacity(pixels.len() / 4);
        let mut known = [None::<u8>; 1 << 12];
        let mut last = (&[][..], 0);
        for pixel in pixels.chunks_exact(4) {
            // Nearly every pixel is as the one before it.
            if pixel != last.0 {
                let bits = |part: usize| usize::from(pixel[part] >> 4);
                let color = &mut known[bits(0) << 8 | bits(1) << 4 | bits(2)];
                let index = if let Some(index) = *color {
                    index
                } else {
                    palette.extend_from_slice(&pixel[..3]);
                    u8::try_from(palette.len() / 3 - 1).ok()?
                };
                *color = Some(index);
                last = (pixel, index);
            }
            indices.push(last.1);
        }
        Some(indices)
    }
}

#[cfg(not(feature = "cards"))]
mod no_drawing {
    use super::fit::{Fitted, Room};
    use crate::sink::Fingerprint;
    use crate::theme::Theme;

    /// Where cards would be drawn.
    #[derive(Debug)]
    pub(crate) enum Studio {}

    impl Studio {
        /// Without the feature, nothing is drawn.
        pub(crate) fn of(_: &Theme) -> Option<Studio> {
            None
        }

        pub(crate) fn fit(&self, _: &str, _: Room) -> Fitted {
            match *self {}
        }

        pub(crate) fn lacks(&self, _: &str) -> Option<char> {
            match *self {}
        }

        pub(crate) fn fingerprint(&self, _: &str) -> Fingerprint {
            match *self {}
        }

        pub(crate) fn draw(&self, _: &str) -> Result<Vec<u8>, String> {
            match *self {}
        }
    }
}
