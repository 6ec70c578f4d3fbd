//! How large a picture is, from the first bytes of its file.
//!
//! A page that says the size keeps its lines where they are while pictures arrive. Nothing is
//! decoded here, so no picture can do harm.

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The size of a PNG, GIF, JPEG, WebP or SVG; none for anything else.
pub(crate) fn size(bytes: &[u8]) -> Option<Size> {
    let found = match bytes {
        [0x89, b'P', b'N', b'G', ..] => {
            Size { width: big(bytes.get(16..20)?), height: big(bytes.get(20..24)?) }
        }
        [b'G', b'I', b'F', b'8', ..] => {
            Size { width: little(bytes.get(6..8)?), height: little(bytes.get(8..10)?) }
        }
        [0xff, 0xd8, ..] => jpeg(bytes)?,
        [b'R', b'I', b'F', b'F', ..] if bytes.get(8..12)? == b"WEBP" => webp(bytes)?,
        _ => svg(bytes)?,
    };
    (found.width > 0 && found.height > 0).then_some(found)
}

/// A JPEG's frame header, behind any number of other segments.
fn jpeg(bytes: &[u8]) -> Option<Size> {
    let mut at = 2;
    loop {
        let segment = bytes.get(at..)?;
        match segment {
            [0xff, 0xff, ..] => at += 1,
            [0xff, kind @ 0xc0..=0xcf, ..] if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                let (height, width) = (segment.get(5..7)?, segment.get(7..9)?);
                return Some(Size { width: big(width), height: big(height) });
            }
            [0xff, _, high, low, ..] => {
                at += 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2);
            }
            _ => return None,
        }
    }
}

/// A WebP's first chunk, in its three forms.
fn webp(bytes: &[u8]) -> Option<Size> {
    Some(match bytes.get(12..16)? {
        b"VP8X" => {
            Size { width: little(bytes.get(24..27)?) + 1, height: little(bytes.get(27..30)?) + 1 }
        }
        b"VP8L" => {
            let bits = little(bytes.get(21..25)?);
            Size { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
        }
        b"VP8 " => Size {
            width: little(bytes.get(26..28)?) & 0x3fff,
            height: little(bytes.get(28..30)?) & 0x3fff,
        },
        _ => return None,
    })
}

/// The attributes of an SVG's first element.
fn svg(bytes: &[u8]) -> Option<Size> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?);
    let (_, rest) = head.split_once("<svg")?;
    let tag = rest.split_once('>')?.0;
    let attribute = |name: &str| {
        let (_, behind) = tag.split_once(&format!(" {name}="))?;
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        behind.get(1..)?.split(quote).next()
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
    let size = attribute("width").and_then(pixels).zip(attribute("height").and_then(pixels));
    let (width, height) = size.or_else(|| {
        let mut numbers = attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty());
        numbers.nth(1)?;
        Some((pixels(numbers.next()?)?, pixels(numbers.next()?)?))
    })?;
    Some(Size { width, height })
}

fn big(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn little(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x02\x00\x03\x03";
        let table = [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03"[..], Some((258, 3))),
            (b"GIF89a\x02\x01\x03\x00", Some((258, 3))),
            (jpeg, Some((3, 2))),
            (b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x02\0\0\x01\0\0", Some((3, 2))),
            (b"<svg xmlns='x' width='30' height=\"20px\">", Some((30, 20))),
            (b"<?xml?><!-- a --><svg viewBox='0 0 640.4 480'>", Some((640, 480))),
            (b"<svg width='100%' height='100%'>", None),
            (b"\xff\xd8\xff", None),
            (b"\x89PNG", None),
            (b"", None),
        ];
        for (bytes, want) in table {
            assert_eq!(size(bytes).map(|size| (size.width, size.height)), want, "{bytes:?}");
        }
    }

    #[test]
    fn any_bytes_end() {
        // Each prefix of each is a file that was cut off.
        for whole in [
            &b"\xff\xd8\xff\xe0\xff\xff\xff\xff\xff\xff\x00\x00"[..],
            b"RIFF\0\0\0\0WEBPVP8L12345678901234567890",
        ] {
            for end in 0..whole.len() {
                let _ = size(&whole[..end]);
            }
        }
    }
}
