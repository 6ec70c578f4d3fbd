//! How much is read: beyond these limits a file is refused with a message.
//!
//! They lie far above what people write (a year of daily events is half a megabyte) and far below
//! what would exhaust a machine.

/// The largest file, in bytes.
pub const MAX_FILE_BYTES: usize = 16 * 1024 * 1024;

/// How deeply lists and mappings of YAML may lie within one another.
pub const MAX_DEPTH: usize = 64;

/// How many values one file of YAML may have.
pub const MAX_VALUES: usize = 2_000_000;

/// How many values the aliases of one file may repeat, all together.
pub const MAX_REPEATED_VALUES: usize = 10_000;

/// How many bytes of text the aliases of one file may repeat, all together.
pub const MAX_REPEATED_BYTES: usize = 1_000_000;

/// The longest line (a title, a name), in characters.
pub const MAX_LINE_CHARS: usize = 1000;
