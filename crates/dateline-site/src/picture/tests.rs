//! What is seen stays, what is not seen goes, and what cannot be told apart is refused.

use std::collections::BTreeMap;

use dateline_core::{Event, Media, Prose, Timeline};

use super::*;
use crate::{Config, Theme, ThemeFile, render};

/// Stands wherever a file can hold words, and nowhere in what is published.
const PLANTED: &str = "planted";

/// The parts of a TIFF directory: place names in it, and which way is up.
fn exif(way_up: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x0e\x01\x02\0\x08\0\0\0\x26\0\0\0");
    exif.extend([0x12, 1, 3, 0, 1, 0, 0, 0, way_up, 0, 0, 0]);
    exif.extend(b"\0\0\0\0");
    exif.extend(PLANTED.as_bytes());
    exif.push(0);
    exif
}

fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len() + 2).unwrap();
    [&[0xff, marker], &length.to_be_bytes()[..], contents].concat()
}

fn jpeg(way_up: u8) -> Vec<u8> {
    let words = PLANTED.as_bytes();
    [
        vec![0xff, 0xd8],
        segment(0xe0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01", words].concat()),
        segment(0xe1, &[b"Exif\0\0", &exif(way_up)[..]].concat()),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", words].concat()),
        segment(0xed, &[b"Photoshop 3.0\0", words].concat()),
        segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", &b"colors"[..]].concat()),
        segment(0xe2, &[b"MPF\0", words].concat()),
        segment(0xee, &[b"Adobe\0\x64\0\0\0\0\x01", words].concat()),
        segment(0xfe, words),
        segment(0xdb, &[0; 65]),
        segment(0xc0, b"\x08\0\x02\0\x03\x01\x01\x11\0"),
        segment(0xda, b"\x01\x01\0\0\x3f\0"),
        b"one\xff\x00two\xff\xd0three".to_vec(),
        segment(0xfe, words),
        segment(0xc4, b"table"),
        words.to_vec(),
        segment(0xda, b"\x01\x01\0\x01\x3f\0"),
        b"four\xff\xff\xd9".to_vec(),
        words.to_vec(),
    ]
    .concat()
}

fn chunk(kind: [u8; 4], contents: &[u8]) -> Vec<u8> {
    let chunk = img_parts::png::PngChunk::new(kind, contents.to_vec().into());
    chunk.encoder().bytes().to_vec()
}

fn png(way_up: u8) -> Vec<u8> {
    let words = PLANTED.as_bytes();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", b"\0\0\0\x03\0\0\0\x02\x08\0\0\0\0"),
        chunk(*b"iCCP", &[words, b"\0\0colors"].concat()),
        chunk(*b"eXIf", &exif(way_up)),
        chunk(*b"tEXt", &[b"Comment\0", words].concat()),
        chunk(*b"zTXt", words),
        chunk(*b"iTXt", &[b"XML:com.adobe.xmp\0", words].concat()),
        chunk(*b"tIME", words),
        chunk(*b"prVt", words),
        chunk(*b"IDAT", b"pixels"),
        chunk(*b"IEND", b""),
        words.to_vec(),
    ]
    .concat()
}

fn riff(id: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap();
    let padding = &[0][..data.len() % 2];
    [&id[..], &length.to_le_bytes()[..], data, padding].concat()
}

fn webp(way_up: u8) -> Vec<u8> {
    let words = PLANTED.as_bytes();
    let frame = [&[0; 16][..], &riff(*b"VP8L", b"frame"), &riff(*b"NOTE", words)].concat();
    let chunks = [
        riff(*b"VP8X", b"\x2e\0\0\0\x02\0\0\x01\0\0"),
        riff(*b"ICCP", b"colors"),
        riff(*b"ANIM", &[0; 6]),
        riff(*b"ANMF", &frame),
        riff(*b"EXIF", &exif(way_up)),
        riff(*b"XMP ", words),
        riff(*b"NOTE", words),
    ]
    .concat();
    [riff(*b"RIFF", &[b"WEBP", &chunks[..]].concat()), words.to_vec()].concat()
}

fn gif() -> Vec<u8> {
    let words = PLANTED.as_bytes();
    let block = |words: &[u8]| [&[u8::try_from(words.len()).unwrap()], words].concat();
    [
        b"GIF89a\x03\0\x02\0\x80\0\0\x01\x02\x03\x04\x05\x06".to_vec(),
        b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0".to_vec(),
        [&b"\x21\xff\x0bXMP DataXMP"[..], &block(words), &[0]].concat(),
        [&b"\x21\xfe"[..], &block(words), &[0]].concat(),
        b"\x21\xf9\x04\0\0\0\0\0".to_vec(),
        b"\x2c\0\0\0\0\x03\0\x02\0\x80\x07\x08\x09\x0a\x0b\x0c\x02\x03abc\0".to_vec(),
        b"\x3b".to_vec(),
        words.to_vec(),
    ]
    .concat()
}

fn svg(inside: &str) -> String {
    format!(
        "<?xml version='1.0'?><!-- {PLANTED} --><!DOCTYPE svg PUBLIC 'a' 'b'>\
         <svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         xmlns:i='{PLANTED}' i:docname='{PLANTED}' width='3' height=\"2px\">\
         <metadata><i:a>{PLANTED}</i:a></metadata><i:view><g>{PLANTED}</g></i:view>\
         <style>a &gt; b {{ fill: url(#c) }}</style><?{PLANTED}?>\
         <text xml:space='preserve' font-family='\"A\"'>one &amp; <![CDATA[<two>]]></text>\
         {inside}</svg>"
    )
}

fn seen(bytes: &[u8]) -> Picture {
    let picture = published(bytes).unwrap().expect("a picture");
    let words = String::from_utf8_lossy(&picture.bytes).into_owned();
    assert!(!words.contains(PLANTED), "{words}");
    // What is published is published as it is.
    assert_eq!(published(&picture.bytes).unwrap().expect("a picture"), picture);
    picture
}

fn has(picture: &Picture, bytes: &[u8]) -> bool {
    memchr::memmem::find(&picture.bytes, bytes).is_some()
}

#[test]
fn what_is_seen_stays_and_nothing_else() {
    let photo = seen(&jpeg(1));
    for part in [&b"colors"[..], b"one\xff\x00two\xff\xd0three", b"table", b"four\xff\xd9"] {
        assert!(has(&photo, part), "{part:?}");
    }
    assert!(photo.bytes.starts_with(b"\xff\xd8\xff\xe0\0\x10JFIF"));
    assert!(has(&photo, b"Adobe\0\x64\0\0\0\0\x01\xff"));
    assert!(!has(&photo, b"Exif"));
    let chart = seen(&png(1));
    assert!(has(&chart, b"iCCPicc\0\0colors") && has(&chart, b"IDATpixels"));
    assert!(!has(&chart, b"eXIf"));
    let film = seen(&webp(1));
    assert!(has(&film, b"colors") && has(&film, b"frame"));
    assert!(has(&film, b"VP8X\x0a\0\0\0\x22"), "no EXIF and no XMP is announced");
    let film = seen(&gif());
    assert!(has(&film, b"NETSCAPE2.0") && has(&film, b"\x02\x03abc\0\x3b"));
    let photo = BASE64_JPEG.replace("{}", &base64(&jpeg(1)));
    let drawing = seen(svg(&photo).as_bytes());
    let text = String::from_utf8_lossy(&drawing.bytes).into_owned();
    assert!(text.starts_with("<svg xmlns=\"http"), "{text}");
    for part in ["a &gt; b { fill: url(#c) }", "'\"A\"'>one &amp; <![CDATA[<two>]]></text>"] {
        assert!(text.contains(part), "{text}");
    }
    assert!(!text.contains(&base64(PLANTED.as_bytes())[..6]), "{text}");
    for picture in [photo_size(&jpeg(1)), photo_size(&png(1)), photo_size(&webp(1))] {
        assert_eq!(picture, (3, 2));
    }
    assert_eq!((photo_size(&gif()), photo_size(svg("").as_bytes())), ((3, 2), (3, 2)));
}

const BASE64_JPEG: &str = "<image xlink:href='data:image/png;base64,{}'/>";

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn photo_size(bytes: &[u8]) -> (u32, u32) {
    let size = seen(bytes).size.unwrap();
    (size.width, size.height)
}

#[test]
fn the_way_up_stays_and_the_size_is_the_one_that_is_seen() {
    for way in 2..=8 {
        for bytes in [jpeg(way), png(way), webp(way)] {
            let picture = seen(&bytes);
            let entry = [0, 0x12 - 0x11, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0];
            assert!(has(&picture, &entry), "{way}");
            let size = if way >= 5 { (2, 3) } else { (3, 2) };
            assert_eq!(photo_size(&bytes), size, "{way}");
        }
    }
    assert!(!has(&seen(&jpeg(9)), b"Exif"));
}

#[test]
fn a_picture_that_ends_anywhere_is_damaged_and_harms_nobody() {
    let drawing = svg("<g/>");
    for whole in [jpeg(6), png(6), webp(6), gif(), drawing.into_bytes()] {
        let seen_end = whole.len() - if whole.ends_with(PLANTED.as_bytes()) { 7 } else { 0 };
        for end in 0..seen_end {
            let cut = published(&whole[..end]);
            assert!(matches!(cut, Ok(None) | Err(Fault::Damaged(_))), "{end}: {cut:?}");
        }
        // Any byte may be any other.
        for at in 0..whole.len() {
            for byte in [0, 1, 0x7f, 0xff] {
                let mut wrong = whole.clone();
                wrong[at] = byte;
                drop(published(&wrong));
            }
        }
    }
    // Neither a length nor a size that is not there takes memory.
    let huge = chunk(*b"IHDR", b"\0\x01\0\0\0\x01\0\0\x08\0\0\0\0");
    let bomb = [&png(1)[..8], &huge, &chunk(*b"IDAT", b""), &chunk(*b"IEND", b"")].concat();
    assert_eq!(published(&bomb), Err(Fault::Large(4294)));
    let mut png = png(1);
    png[8..12].copy_from_slice(&u32::MAX.to_be_bytes());
    assert_eq!(published(&png), Err(Fault::cut_off()));
}

#[test]
fn pictures_of_other_kinds_are_told_by_their_bytes() {
    for (bytes, kind) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0"[..], "HEIC"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"8BPS\0\x01", "Photoshop"),
        (b"\xff\x0a\0\0", "JPEG XL"),
    ] {
        assert_eq!(published(bytes), Err(Fault::Foreign(kind)));
    }
    for bytes in
        [&b"%PDF-1.7"[..], b"\0\0\0\x18ftypisom", b"<!doctype html><html><svg>", b"", b"MM"]
    {
        assert_eq!(published(bytes), Ok(None), "{bytes:?}");
    }
}

#[test]
fn a_drawing_that_does_or_fetches_something_is_refused() {
    for (inside, what) in [
        ("<script>1</script>", "a `<script>`"),
        ("<g><SCRIPT/></g>", "a `<script>`"),
        ("<foreignObject/>", "a `<foreignObject>`"),
        ("<g onclick='a()'/>", "a handler, `onclick`"),
        ("<set attributeName='xlink:href' to='#'/>", "an animation of `xlink:href`"),
        ("<animate attributeName='onload'/>", "an animation of `onload`"),
        ("<a href='javascript:a()'/>", "a reference to `javascript:a()`"),
        ("<a xlink:href='&#106;avascript:a()'/>", "a reference to `javascript:a()`"),
        ("<use href='other.svg#a'/>", "a reference to `other.svg#a`"),
        ("<image href='https://example.org/a.png'/>", "a reference to `https://example.org/a.png`"),
        ("<use href='data:image/svg+xml,a'/>", "a reference to `data:image/svg+xml,a`"),
        ("<g style='fill: URL( \"//a\")'/>", "a style with `url(…)`"),
        ("<style>@im&#112;ort 'a';</style>", "a style with `@import`"),
        ("<style>a{fill:u\\72l(//a)}</style>", "a style with `\\`"),
        ("<style><![CDATA[a{fill:image-set('a')}]]></style>", "a style with `image-set(`"),
    ] {
        assert_eq!(published(svg(inside).as_bytes()), Err(Fault::Active(what.into())), "{inside}");
    }
    let declares =
        "<!DOCTYPE svg [<!ENTITY a '<script/>'>]><svg xmlns='http://www.w3.org/2000/svg'/>";
    assert!(matches!(published(declares.as_bytes()), Err(Fault::Active(_))));
    for inside in [
        "<a href='https://example.org/'><g fill='url(#a)'/></a>",
        "<use xlink:href='#a'/>",
        "<style>@media (prefers-color-scheme: dark) { a { src: url(\"data:font/woff2;a\") } }</style>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>planted</h:script>",
    ] {
        seen(svg(inside).as_bytes());
    }
    for broken in ["<svg/>", "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", "<svg a"] {
        let cut = published(broken.as_bytes());
        assert!(matches!(cut, Ok(None) | Err(Fault::Damaged(_))), "{broken}: {cut:?}");
    }
    let latin = b"<svg xmlns='http://www.w3.org/2000/svg'>\xe9</svg>";
    assert_eq!(published(latin), Err(Fault::damaged("its text is not UTF-8")));
}

#[test]
fn sizes_of_drawings() {
    for (attributes, want) in [
        ("width='30' height=\"20px\"", Some((30, 20))),
        ("viewBox='0 0 640.4 480'", Some((640, 480))),
        ("width='100%' height='100%'", None),
        ("width='0' height='0'", None),
    ] {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>");
        assert_eq!(seen(svg.as_bytes()).size.map(|size| (size.width, size.height)), want);
    }
}

#[test]
fn no_file_of_a_site_has_what_a_picture_does_not_show() {
    let files: BTreeMap<String, Vec<u8>> = [
        ("photo.jpg", jpeg(6)),
        ("chart.png", png(1)),
        ("modern.webp", webp(1)),
        ("linked.jpg", jpeg(1)),
        ("in-text.gif", gif()),
        ("drawing.svg", svg("").into_bytes()),
        ("lies-there.jpg", jpeg(1)),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into();
    let mut event = Event::new("landing", "1969".parse().unwrap(), "The landing");
    event.media = ["photo.jpg", "chart.png", "modern.webp", "drawing.svg"].map(Media::local).into();
    event.body = Some(Prose::from("[A link](/linked.jpg) ![A film](/in-text.gif)"));
    let timeline = Timeline::builder("Apollo").event(event).build().unwrap();
    let photo = ("assets/paper.jpg".to_owned(), ThemeFile::new(jpeg(1), None));
    let (theme, report) = Theme::built_in().overlaid([photo].into());
    assert!(report.is_empty(), "{report}");
    let (site, report) = render(&timeline, &theme, &Config::new("Moon"), &files);
    assert!(report.is_empty(), "{report}");
    for (path, bytes) in &site {
        let words = String::from_utf8_lossy(bytes);
        assert!(!words.contains(PLANTED), "{path}");
    }
    for name in files.keys().filter(|name| *name != "lies-there.jpg") {
        assert!(site.contains_key(name) && site.len() < 100, "{name}");
    }
    assert!(!site.contains_key("lies-there.jpg"));
    assert!(site.contains_key("assets/paper.jpg"));
    let page = String::from_utf8_lossy(&site["apollo/landing/index.html"]).into_owned();
    assert!(page.contains("photo.jpg\" alt=\"\" width=\"2\" height=\"3\""), "{page}");
}

#[cfg(feature = "pictures")]
#[test]
fn a_picture_with_any_byte_wrong_is_decoded_or_damaged() {
    use image::{ImageFormat, RgbImage};

    let noise = RgbImage::from_fn(24, 24, |x, y| {
        image::Rgb([x, y, x * y].map(|n| u8::try_from(n * 37 % 256).unwrap()))
    });
    for (kind, format) in [
        (Kind::Jpeg, ImageFormat::Jpeg),
        (Kind::Png, ImageFormat::Png),
        (Kind::WebP, ImageFormat::WebP),
    ] {
        let mut whole = std::io::Cursor::new(Vec::new());
        noise.write_to(&mut whole, format).unwrap();
        let whole = whole.into_inner();
        assert!(sizes::Widest::of(&whole, kind).is_ok());
        for at in 0..whole.len() {
            for byte in [0, 0x55, 0xff] {
                let mut wrong = whole.clone();
                wrong[at] = byte;
                drop(sizes::Widest::of(&wrong, kind));
            }
            drop(sizes::Widest::of(&whole[..at], kind));
        }
    }
}
