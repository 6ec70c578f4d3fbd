//! Foreign timeline formats, in and out.

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
pub use outside::{AddressOf, FileAddressOf, Outside};
