//! Smaller copies of photos: which there are, what pages say of them, when they are kept.

#![cfg(feature = "pictures")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::Cursor;
use std::sync::Mutex;

use dateline_core::{Event, Media, Prose, Timeline};
use dateline_site::{BaseUrl, Config, Fingerprint, Outputs, Sink, Theme, render};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgba, RgbaImage};
use img_parts::ImageEXIF;
use img_parts::jpeg::Jpeg;

/// Many colors without red, so that the file is as large as a photo; at the right, red that is clear.
fn picture(width: u32, height: u32) -> RgbaImage {
    let mut random = 1_u32;
    RgbaImage::from_fn(width, height, |x, _| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [green, blue, ..] = random.to_be_bytes();
        if x * 2 < width { Rgba([0, green, blue, 255]) } else { Rgba([255, green, blue, 0]) }
    })
}

/// Bytes of a JPEG that lies on its side.
fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = DynamicImage::from(picture(width, height)).into_rgb8();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder.set_icc_profile(profile()).unwrap();
    encoder.encode_image(&image).unwrap();
    let mut jpeg = Jpeg::from_bytes(bytes.into()).unwrap();
    let on_its_side = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    jpeg.set_exif(Some(on_its_side.to_vec().into()));
    jpeg.encoder().bytes().to_vec()
}

fn profile() -> Vec<u8> {
    let mut profile = vec![0; 128];
    profile[16..20].copy_from_slice(b"RGB ");
    profile.extend(b"colors");
    profile
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture(width, height).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = DynamicImage::from(picture(width, height)).into_rgb8();
    image.write_with_encoder(WebPEncoder::new_lossless(&mut bytes)).unwrap();
    bytes
}

fn files() -> BTreeMap<String, Vec<u8>> {
    [
        ("photo.jpg", jpeg(1000, 2000)),
        ("clear.png", png(700, 300)),
        ("modern.webp", webp(700, 300)),
        ("small.png", png(100, 100)),
        ("linked.jpg", jpeg(700, 700)),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into()
}

fn timeline() -> Timeline {
    let mut event = Event::new("landing", "1969".parse().unwrap(), "The landing");
    event.media = ["photo.jpg", "small.png"].map(Media::local).into();
    // From the root, and as a timeline in one file names what lies beside it.
    let text = "![Clear](/clear.png) ![Modern](modern.webp) [a link](linked.jpg)";
    event.body = Some(Prose::from(text));
    Timeline::builder("Apollo").event(event).build().unwrap()
}

fn config() -> Config {
    let mut config = Config::new("Moon");
    config.base_url = Some(BaseUrl::parse("https://example.org/").unwrap());
    config
}

#[test]
fn a_page_offers_copies_and_each_is_there() {
    let (site, report) = render(&timeline(), &Theme::built_in(), &config(), &files());
    assert!(report.is_empty(), "{report}");
    let copies: Vec<&str> = site.keys().map(String::as_str).filter(|path| is_copy(path)).collect();
    assert_eq!(
        copies,
        [
            "clear.png.480.png",
            "modern.webp.480.webp",
            "photo.jpg.1440.jpg",
            "photo.jpg.480.jpg",
            "photo.jpg.960.jpg",
        ]
    );
    let page = String::from_utf8_lossy(&site["apollo/landing/index.html"]).into_owned();
    for part in [
        "<img src=\"../../photo.jpg.1440.jpg\" srcset=\"../../photo.jpg.480.jpg 480w, \
         ../../photo.jpg.960.jpg 960w, ../../photo.jpg.1440.jpg 1440w\" \
         sizes=\"(max-width: 38rem) 100vw, 38rem\" alt=\"\" width=\"2000\" height=\"1000\" \
         loading=\"lazy\" decoding=\"async\">",
        "<img src=\"../../clear.png\" srcset=\"../../clear.png.480.png 480w, \
         ../../clear.png 700w\" sizes=\"(max-width: 38rem) 100vw, 38rem\" alt=\"Clear\"",
        "<img src=\"../../small.png\" alt=\"\" width=\"100\"",
        "<meta property=\"og:image\" content=\"https://example.org/photo.jpg.1440.jpg\">",
        "<meta property=\"og:image:height\" content=\"720\">",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    for (path, want) in [("photo.jpg.960.jpg", (960, 480)), ("modern.webp.480.webp", (480, 206))] {
        let copy = image::load_from_memory(&site[path]).unwrap();
        assert_eq!((copy.width(), copy.height()), want, "{path}");
        assert!(site[path].len() < site["photo.jpg"].len());
    }
    let has_colors = |path: &str| site[path].windows(6).any(|bytes| bytes == b"colors");
    assert!(has_colors("photo.jpg") && has_colors("photo.jpg.480.jpg"));
    // The color of what is clear does not run into what is seen.
    let clear = image::load_from_memory(&site["clear.png.480.png"]).unwrap().into_rgba8();
    assert!(clear.pixels().all(|pixel| pixel.0[0] == 0), "red comes from what is clear");
    assert!(clear.pixels().any(|pixel| pixel.0[3] == 0));
}

fn is_copy(path: &str) -> bool {
    dateline_site::picture_of_copy(path).is_some()
}

/// What one build left for the next.
#[derive(Default)]
struct Last {
    standing: BTreeMap<String, Fingerprint>,
    made: Mutex<BTreeMap<String, Fingerprint>>,
}

impl Sink for Last {
    type Error = Infallible;

    fn put(&self, _: &str, _: &[u8]) -> Result<(), Infallible> {
        Ok(())
    }

    fn keep(&self, path: &str, made_from: Fingerprint) -> Result<bool, Infallible> {
        Ok(self.standing.get(path) == Some(&made_from))
    }

    fn put_made_from(&self, path: &str, _: &[u8], from: Fingerprint) -> Result<(), Infallible> {
        self.made.lock().unwrap().insert(path.to_owned(), from);
        Ok(())
    }
}

#[test]
fn a_copy_is_made_once_and_again_when_its_picture_changes() {
    let (timeline, theme, config) = (timeline(), Theme::built_in(), config());
    let build = |files: &BTreeMap<String, Vec<u8>>, standing: BTreeMap<String, Fingerprint>| {
        let sink = Last { standing, made: Mutex::default() };
        let outputs = Outputs::plan(&timeline, &theme, &config, files);
        assert!(!outputs.write_to(&sink).unwrap().has_errors());
        let mut made = sink.made.into_inner().unwrap();
        made.retain(|path, _| is_copy(path));
        made
    };
    let mut files = files();
    let first = build(&files, BTreeMap::new());
    assert_eq!(first.len(), 5);
    assert!(build(&files, first.clone()).is_empty());
    files.insert("modern.webp".to_owned(), webp(720, 300));
    let again = build(&files, first);
    assert_eq!(again.keys().collect::<Vec<_>>(), ["modern.webp.480.webp"]);
}

#[test]
fn one_copy_alone_has_the_same_bytes() {
    let (timeline, theme, config, files) = (timeline(), Theme::built_in(), config(), files());
    let (site, _) = render(&timeline, &theme, &config, &files);
    let outputs = Outputs::plan(&timeline, &theme, &config, &files);
    assert!(outputs.one("apollo/landing/index.html").0.is_some());
    for path in ["photo.jpg.480.jpg", "photo.jpg.1440.jpg"] {
        assert_eq!(outputs.one(path).0.as_ref(), site.get(path), "{path}");
    }
}

#[test]
fn what_cannot_be_decoded_is_told_and_what_is_checked_is_not_decoded() {
    let mut files = files();
    let whole = &files["clear.png"];
    let mut png = img_parts::png::Png::from_bytes(whole.clone().into()).unwrap();
    let broken = img_parts::png::PngChunk::new(*b"IDAT", vec![7; 200_000].into());
    *png.chunks_mut().iter_mut().find(|chunk| chunk.kind() == *b"IDAT").unwrap() = broken;
    files.insert("clear.png".to_owned(), png.encoder().bytes().to_vec());
    let (timeline, theme, config) = (timeline(), Theme::built_in(), config());
    let (_, report) = render(&timeline, &theme, &config, &files);
    assert!(report.to_string().contains("damaged-picture"), "{report}");
    let checked = Outputs::plan(&timeline, &theme, &config, &files).check();
    assert!(checked.is_empty(), "{checked}");
}

#[test]
fn a_copy_takes_nobodys_place() {
    let mut files = files();
    files.insert("photo.jpg.480.jpg".to_owned(), jpeg(50, 50));
    let mut event = Event::new("landing", "1969".parse().unwrap(), "The landing");
    event.media = ["photo.jpg", "photo.jpg.480.jpg"].map(Media::local).into();
    let timeline = Timeline::builder("Apollo").event(event).build().unwrap();
    let (_, report) = render(&timeline, &Theme::built_in(), &config(), &files);
    assert!(report.to_string().contains("same-path"), "{report}");
}
