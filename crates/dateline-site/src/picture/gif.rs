//! GIF: the frames, without comments and what programs keep for themselves.

use super::{Fault, Kind, Picture, Size};

/// A block that begins another one of many kinds, named by the next byte.
const EXTENSION: u8 = 0x21;
const FRAME: u8 = 0x2c;
const END: u8 = 0x3b;
/// How long a frame is shown, and what of it is clear.
const CONTROL: u8 = 0xf9;
const APPLICATION: u8 = 0xff;
/// A name of 11 bytes and a number of 3, each behind its length, and the end.
const REPEATS_LENGTH: usize = 12 + 4 + 1;

/// The bytes of a GIF, from where one stands.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], Fault> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or_else(Fault::cut_off)?;
        self.0 = rest;
        Ok(taken)
    }

    /// Blocks of up to 255 bytes, each behind its length, up to an empty one.
    fn blocks(&mut self) -> Result<&'b [u8], Fault> {
        let whole = self.0;
        loop {
            let length = self.take(1)?[0];
            self.take(length.into())?;
            if length == 0 {
                return Ok(&whole[..whole.len() - self.0.len()]);
            }
        }
    }

    /// A table of colors, where the flags say that there is one.
    fn colors(&mut self, flags: u8) -> Result<&'b [u8], Fault> {
        let count = if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
        self.take(count)
    }
}

pub(super) fn published(bytes: &[u8]) -> Result<Picture, Fault> {
    let mut rest = Rest(bytes);
    let mut seen = Vec::with_capacity(bytes.len());
    let head = rest.take(13)?;
    let number = |at: usize| u32::from(u16::from_le_bytes([head[at], head[at + 1]]));
    let size = Size { width: number(6), height: number(8) };
    seen.extend_from_slice(head);
    seen.extend_from_slice(rest.colors(head[10])?);
    loop {
        match rest.take(1)?[0] {
            EXTENSION => {
                let kind = rest.take(1)?[0];
                let blocks = rest.blocks()?;
                // How often an animation is repeated is the one thing that an application says.
                let repeats = kind == APPLICATION
                    && blocks.len() == REPEATS_LENGTH
                    && (blocks.starts_with(b"\x0bNETSCAPE2.0")
                        || blocks.starts_with(b"\x0bANIMEXTS1.0"));
                if kind == CONTROL || repeats {
                    seen.extend_from_slice(&[EXTENSION, kind]);
                    seen.extend_from_slice(blocks);
                }
            }
            FRAME => {
                let place = rest.take(9)?;
                seen.push(FRAME);
                seen.extend_from_slice(place);
                seen.extend_from_slice(rest.colors(place[8])?);
                seen.extend_from_slice(rest.take(1)?);
                seen.extend_from_slice(rest.blocks()?);
            }
            END => break,
            _ => return Err(Fault::damaged("it has a part of a kind that no GIF has")),
        }
    }
    seen.push(END);
    if size.width == 0 || size.height == 0 {
        return Err(Fault::damaged("it does not say how large it is"));
    }
    Ok(Picture { bytes: seen, kind: Kind::Gif, size: Some(size), copies: None })
}
