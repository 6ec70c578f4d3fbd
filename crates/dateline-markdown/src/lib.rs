//! The one Markdown dialect of Dateline.
//!
//! Whoever looks at an author's text (the reader for places, the core for names, the generator for
//! pages) takes it apart with [`pieces`], so that all of them see the same links and citations.
//!
//! ```
//! use dateline_markdown::{Mention, mentions};
//!
//! let text = "He met [[clinton|the president]] [@minutes, p. 3; @notes].";
//! let [Mention::Link(link), Mention::Citation(citation)] = &mentions(text)[..] else { panic!() };
//! assert_eq!((link.target, link.label), ("clinton", Some("the president")));
//! assert_eq!(&text[link.target_range.clone()], "clinton");
//! assert_eq!(citation.sources[0].locator, Some("p. 3"));
//! assert_eq!(citation.sources[1].key, "notes");
//! ```

mod front_matter;
mod mention;
mod words;
mod dialect;
mod plain;

pub use front_matter::{FrontMatter, front_matter};
pub use mention::{Citation, Cited, Link, Mention};
// Whoever renders pieces has to name what they are made of.
pub use pulldown_cmark;

pub use dialect::{
    Piece, Pieces, Punctuation, divided_link, mentions, pieces, pieces_with, unclosed_markup,
};
pub use plain::{first_paragraph, plain, plain_with};
pub use words::{block_mark, has_no_marks};

/// What the README says is true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
