//! Sets of bytes, as tables: a byte is looked up, and not compared with each.

/// A set of bytes.
pub(crate) const fn set(bytes: &[u8]) -> [bool; 256] {
    let mut set = [false; 256];
    let mut at = 0;
    while at < bytes.len() {
        set[bytes[at] as usize] = true;
        at += 1;
    }
    set
}
