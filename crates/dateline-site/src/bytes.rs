//! Bytes among others: sets of them, and the first of a kind.

/// A set of bytes, as a table: a byte is looked up, and not compared with each.
pub(crate) const fn set(bytes: &[u8]) -> [bool; 256] {
    let mut set = [false; 256];
    let mut at = 0;
    while at < bytes.len() {
        set[bytes[at] as usize] = true;
        at += 1;
    }
    set
}

/// Whether a byte is one of some: all are compared, so that a processor can do it for many at once.
#[allow(clippy::needless_bitwise_bool, reason = "each comparison stands by itself")]
pub(crate) fn is_among<const N: usize>(byte: u8, others: &[u8; N]) -> bool {
    others.iter().fold(false, |known, other| known | (byte == *other))
}

/// Where the first byte of a kind is, where most are of another.
///
/// Sixteen are asked at once if the question is made of comparisons that do not depend on one another:
/// `|` and [`is_among`], not `||` and `matches!`.
pub(crate) fn find(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    const LANES: usize = 16;
    let has_one = |chunk: &[u8; LANES]| {
        let mut known = [0_u8; LANES];
        for (known, byte) in known.iter_mut().zip(chunk) {
            *known = u8::from(is_wanted(*byte));
        }
        known != [0; LANES]
    };
    let start = match bytes.last_chunk() {
        Some(last) => match bytes.as_chunks().0.iter().position(&has_one) {
            Some(at) => at * LANES,
            None if has_one(last) => bytes.len() - LANES,
            None => return None,
        },
        None => 0,
    };
    let at = bytes[start..].iter().position(|byte| is_wanted(*byte))?;
    Some(start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_kind_wherever_it_stands() {
        let is_wanted = |byte: u8| byte.is_ascii_control() | is_among(byte, b"<>");
        for length in 0..50 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(find(&bytes, is_wanted), None, "{length}");
            for at in (0..length).rev() {
                bytes[at] = [b'<', b'>', b'\n'][at % 3];
                assert_eq!(find(&bytes, is_wanted), Some(at), "{at} of {length}");
            }
        }
    }
}
