//! Timelines you can cite: the face for those who embed Dateline.

mod error;
mod discover;
mod write;

pub use discover::{CONTENT, Discovery, MediaFile, discover, is_leftover};
pub use error::{Error, ErrorKind};
pub use write::{Fingerprint, Guard, Publication, Published};
