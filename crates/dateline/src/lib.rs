//! Timelines you can cite: the face for those who embed Dateline.

mod error;
mod write;

pub use error::{Error, ErrorKind};
pub use write::{Fingerprint, Guard, Publication, Published};
