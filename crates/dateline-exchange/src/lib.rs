//! Foreign timeline formats, in and out.
//!
//! [`import`] reads a file into a draft, and says of everything that has no place in it where it
//! stood. [`export`] writes a timeline. [`Format::ALL`] lists the formats, and [`Format::guess`]
//! tells of a file which it is of. [`draft`](draft()) reads an article.
//!
//! ```
//! use dateline_exchange::{Format, ImportOptions, import};
//!
//! let sheet = b"Year,Headline,Background\n1908,The first planks,#fff\n1931,The flood takes it,\n";
//! let imported = import(Format::TimelineJsCsv, "bridge.csv", sheet, &ImportOptions::default());
//! let [planks, flood] = &imported.draft.events[..] else { panic!() };
//! // A year is a year, not its first day.
//! assert_eq!((planks.when().to_string(), flood.title()), ("1908".into(), "The flood takes it"));
//! assert!(imported.report.to_string().contains("the background is not carried over"));
//! ```

mod loss;
mod import;
mod encoding;
mod when;
mod tree;
mod html;
mod model;
mod outside;
pub mod json;
pub mod table;
mod sheet;
mod gather;
pub mod ical;
mod simile;
pub mod ninjs;
mod wikidata;
mod columns;
mod anytable;
pub mod markwhen;
mod timelinesetter;
mod timemapper;
mod tiktok;
pub mod timelinejs;
mod thing;
pub mod jsonld;
pub mod bibtex;
pub mod csl;
mod content;
mod article;
mod format;
mod guess;

pub use article::{ArticleKind, ArticleOptions, draft};
pub use content::write_content;
pub use format::{Format, export, import};
pub use import::{ImportOptions, Imported};
pub use outside::{AddressOf, FileAddressOf, Outside, StatusOf};

/// What the README says is true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
