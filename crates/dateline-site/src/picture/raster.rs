//! Photos and charts in pixels: JPEG, PNG, WebP, each from the parts that are seen.
//!
//! Lists say what stays, not what goes: a part that nobody here has heard of may hold anything.
//! What stays beside the pixels is the color profile, and of EXIF the way up, in a block of our own
//! that says nothing else.

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use super::{Fault, Kind, Picture, Size};

impl From<img_parts::Error> for Fault {
    fn from(error: img_parts::Error) -> Fault {
        match error {
            img_parts::Error::Truncated => Fault::cut_off(),
            img_parts::Error::BadCRC => Fault::damaged("a checksum in it is wrong"),
            img_parts::Error::WrongSignature => Fault::damaged("it does not begin as it should"),
        }
    }
}

/// A picture from its parts.
fn picture(
    kind: Kind,
    pieces: Bytes,
    pixels: Option<(u32, u32)>,
    way_up: Option<u8>,
    copies: Option<Kind>,
) -> Result<Picture, Fault> {
    let (width, height) =
        pixels.ok_or_else(|| Fault::damaged("it does not say how large it is"))?;
    // From 5 on it lies on its side.
    let size = match way_up {
        Some(5..) => Size { width: height, height: width },
        _ => Size { width, height },
    };
    Ok(Picture { bytes: pieces.into(), kind, size: Some(size), copies })
}

pub(super) fn jpeg(bytes: &[u8]) -> Result<Picture, Fault> {
    let mut jpeg = Jpeg::from_bytes(Bytes::copy_from_slice(bytes))?;
    let way_up = jpeg.exif().and_then(|exif| way_up(&exif));
    let pixels = jpeg.dimensions().map(|(width, height)| (width.into(), height.into()));
    let segments = std::mem::take(jpeg.segments_mut());
    for segment in segments {
        let (marker, contents) = (segment.marker(), segment.contents());
        let seen = match marker {
            // The library leaves all that follows the first scan header as it is.
            markers::SOS => {
                let scans = scans(&segment.encoder().bytes())?;
                let contents = scans.header;
                JpegSegment::new_with_entropy(marker, contents, scans.coded)
            }
            _ if shapes_pixels(marker) => segment,
            // Without the small picture that may follow, which may show more than the large one.
            markers::APP0 if contents.starts_with(b"JFIF\0") && contents.len() >= 14 => {
                let contents = [&contents[..12], &[0, 0]].concat();
                JpegSegment::new_with_contents(marker, contents.into())
            }
            markers::APP2 if contents.starts_with(b"ICC_PROFILE\0") => segment,
            // Which colors the numbers mean.
            markers::APP14 if contents.starts_with(b"Adobe") => {
                JpegSegment::new_with_contents(marker, contents.slice(..contents.len().min(12)))
            }
            _ => continue,
        };
        jpeg.segments_mut().push(seen);
    }
    if jpeg.segment_by_marker(markers::SOS).is_none() {
        return Err(Fault::cut_off());
    }
    jpeg.set_exif(way_up.map(only_way_up));
    picture(Kind::Jpeg, jpeg.encoder().bytes(), pixels, way_up, Some(Kind::Jpeg))
}

/// Whether a segment with this marker says how the pixels are coded.
fn shapes_pixels(marker: u8) -> bool {
    matches!(marker, markers::SOF0..=markers::SOF15 | markers::SOS..=markers::EXP)
        && marker != markers::JPG
}

/// A scan header, and all that is coded behind it.
struct Scans {
    header: Bytes,
    coded: Bytes,
}

/// Every scan up to the end of the picture, without what may stand between or behind them: a phone
/// puts whole films there.
fn scans(bytes: &Bytes) -> Result<Scans, Fault> {
    let header_end = match bytes[..] {
        [_, _, high, low, ..] => 2 + usize::from(u16::from_be_bytes([high, low])),
        _ => return Err(Fault::cut_off()),
    };
    let mut rest = bytes.get(header_end..).ok_or_else(Fault::cut_off)?;
    let mut coded = Vec::with_capacity(rest.len());
    let mut in_scan = true;
    loop {
        let at = memchr::memchr(0xff, rest).ok_or_else(Fault::cut_off)?;
        let (pixels, behind) = rest.split_at(at);
        if in_scan {
            coded.extend_from_slice(pixels);
        }
        rest = match behind {
            [_, 0xff, ..] => &behind[1..],
            [_, 0x00 | markers::RST0..=markers::RST7, ..] => {
                if in_scan {
                    coded.extend_from_slice(&behind[..2]);
                }
                &behind[2..]
            }
            [_, markers::EOI, ..] => {
                coded.extend_from_slice(&behind[..2]);
                let header = bytes.slice(4..header_end);
                return Ok(Scans { header, coded: coded.into() });
            }
            [_, marker, high, low, ..] => {
                let end = 2 + usize::from(u16::from_be_bytes([*high, *low]));
                let segment = behind.get(..end).filter(|_| end >= 4).ok_or_else(Fault::cut_off)?;
                if shapes_pixels(*marker) {
                    coded.extend_from_slice(segment);
                    in_scan = *marker == markers::SOS;
                }
                &behind[end..]
            }
            _ => return Err(Fault::cut_off()),
        };
    }
}

pub(super) fn png(bytes: &[u8]) -> Result<Picture, Fault> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes))?;
    let way_up = png.exif().and_then(|exif| way_up(&exif));
    png.chunks_mut().retain(|chunk| is_seen(chunk.kind()));
    for chunk in png.chunks_mut().iter_mut().filter(|chunk| chunk.kind() == *b"iCCP") {
        // A profile has a name, which is free text.
        if let Some(end) = memchr::memchr(0, chunk.contents()) {
            let contents = [b"icc", &chunk.contents()[end..]].concat();
            *chunk = PngChunk::new(*b"iCCP", contents.into());
        }
    }
    let has = |kind: &[u8; 4]| png.chunk_by_type(*kind).is_some();
    if !(has(b"IDAT") && has(b"IEND")) {
        return Err(Fault::cut_off());
    }
    let copies = (!has(b"acTL")).then_some(Kind::Png);
    let pixels = png.dimensions();
    png.set_exif(way_up.map(only_way_up));
    picture(Kind::Png, png.encoder().bytes(), pixels, way_up, copies)
}

/// Whether a chunk of a PNG is of the picture or its animation: not texts, not the time, not what a
/// program keeps for itself.
fn is_seen(kind: [u8; 4]) -> bool {
    const SEEN: [&[u8; 4]; 18] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
        b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    SEEN.contains(&&kind)
}

pub(super) fn webp(bytes: &[u8]) -> Result<Picture, Fault> {
    // What the first byte of the extended header says is there.
    const EXIF_AND_XMP: u8 = 0b0000_1100;
    let mut webp = WebP::from_bytes(Bytes::copy_from_slice(bytes))?;
    let way_up = webp.exif().and_then(|exif| way_up(&exif));
    let pixels = webp.dimensions();
    let mut seen = Vec::new();
    for chunk in std::mem::take(webp.chunks_mut()) {
        let Some(data) = chunk.content().data() else { continue };
        let data = match &chunk.id() {
            b"VP8X" => {
                let mut header = data.to_vec();
                if let Some(flags) = header.first_mut() {
                    *flags &= !EXIF_AND_XMP;
                }
                header.into()
            }
            b"ANMF" => frame(data)?,
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ICCP" => data.clone(),
            _ => continue,
        };
        seen.push(RiffChunk::new(chunk.id(), RiffContent::Data(data)));
    }
    if !seen.iter().any(|chunk| matches!(&chunk.id(), b"VP8 " | b"VP8L" | b"ANMF")) {
        return Err(Fault::cut_off());
    }
    *webp.chunks_mut() = seen;
    // A photo is one of JPEG's kind; what is clear in places, or was stored without loss, stays so.
    let copies = if webp.has_chunk(*b"ANMF") {
        None
    } else if webp.has_chunk(*b"VP8L") || webp.has_chunk(*b"ALPH") {
        Some(Kind::WebP)
    } else {
        Some(Kind::Jpeg)
    };
    webp.set_exif(way_up.map(only_way_up));
    picture(Kind::WebP, webp.encoder().bytes(), pixels, way_up, copies)
}

/// One picture of an animation: a head of 16 bytes, and chunks again.
fn frame(data: &Bytes) -> Result<Bytes, Fault> {
    let (head, chunks) = data.split_at_checked(16).ok_or_else(Fault::cut_off)?;
    let length = u32::try_from(chunks.len() + 4).map_err(|_| Fault::cut_off())?;
    let whole = [b"RIFF", &length.to_le_bytes()[..], b"WEBP", chunks].concat();
    let mut frame = WebP::from_bytes(whole.into())?;
    frame.chunks_mut().retain(|chunk| matches!(&chunk.id(), b"ALPH" | b"VP8 " | b"VP8L"));
    let chunks = frame.encoder().bytes();
    Ok([head, &chunks[12..]].concat().into())
}

/// The way up that EXIF gives, from 2 to 8; none where the picture stands as it is stored.
fn way_up(exif: &[u8]) -> Option<u8> {
    const ORIENTATION: u16 = 0x0112;
    let is_big = match exif.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = exif.get(at..)?.first_chunk().copied()?;
        Some(if is_big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let first: [u8; 4] = exif.get(4..8)?.try_into().ok()?;
    let first = if is_big { u32::from_be_bytes(first) } else { u32::from_le_bytes(first) };
    let entries = exif.get(usize::try_from(first).ok()?..).map(|rest| exif.len() - rest.len())?;
    let found = (0..usize::from(short(entries)?))
        .map(|entry| entries + 2 + 12 * entry)
        .find(|at| short(*at) == Some(ORIENTATION))?;
    u8::try_from(short(found + 8)?).ok().filter(|way| (2..=8).contains(way))
}

/// EXIF that says which way is up, and nothing else.
fn only_way_up(way: u8) -> Bytes {
    let exif: [&[u8]; 3] = [
        b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0",
        &[way],
        // The rest of the value, and no further directory.
        &[0; 6],
    ];
    Bytes::from(exif.concat())
}
