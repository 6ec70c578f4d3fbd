//! What an import could not carry over, said at its place in the source.
//!
//! Nothing vanishes: what the content format has no field for is a note, what was read but changed
//! on the way is a warning, and what could not be read at all is an error.

use dateline_text::Code;

/// The text is not of the format that it is said to be of.
pub(crate) const NOT_THIS_FORMAT: Code = Code::new("not-this-format");
