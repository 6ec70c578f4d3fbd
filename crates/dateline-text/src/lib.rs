//! Texts, places in them, and what is to be said about them.
//!
//! Every authored text is kept once, in [`Sources`], and named by a [`FileId`]. A place in it is a
//! [`Span`]: a range of bytes, and nothing else. Lines and columns are worked out only when a
//! [`Diagnostic`] is shown, by one of the functions in [`render`].
//!
//! ```
//! use dateline_text::{Diagnostic, Report, Sources, Span, render};
//!
//! let mut sources = Sources::new();
//! let file = sources.add("content/x.md", "title: A visit\nsources: [transkript]\n");
//! let mut report = Report::new();
//! report.push(
//!     Diagnostic::error("unknown-key", "no source has the key `transkript`")
//!         .at(Span::new(file, 25..35))
//!         .help("there is one with the key `transcript`"),
//! );
//! assert_eq!(
//!     render::plain(&report, &sources),
//!     "\
//! error[unknown-key]: no source has the key `transkript`
//!   --> content/x.md:2:11
//!   |
//! 2 | sources: [transkript]
//!   |           ^^^^^^^^^^
//!   help: there is one with the key `transcript`
//! "
//! );
//! ```

mod span;
mod line_index;
mod sources;
mod suggest;
mod diagnostic;
mod report;
mod encoding;
mod fix;
pub mod render;

pub use diagnostic::{Code, Diagnostic, Fix, Label, Severity};
pub use fix::fixed;
pub use line_index::{LineIndex, Place};
pub use report::Report;
pub use sources::Sources;
pub use span::{FileId, Span, Spanned};
pub use suggest::nearest;

/// What the README says is true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
