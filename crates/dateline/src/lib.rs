//! Timelines you can cite: the face for those who embed Dateline.
//!
//! With values from memory:
//!
//! ```
//! use dateline::{Claim, Date, ENGLISH, Event, Source, Timeline};
//!
//! let timeline = Timeline::builder("A question in the Kremlin")
//!     .source(Source::new("transcript", "Interview to Tucker Carlson"))
//!     .event(Event::new("visit", Date::from_phrase("June 2000", &ENGLISH)?, "A visit"))
//!     .event(Event::new("interview", "2024-02".parse()?, "An interview").citing("transcript"))
//!     .claim(Claim::new("question", "He was asked.").made_at("interview").about("visit"))
//!     .build()?;
//! let mut told = Vec::new();
//! for event in timeline.events() {
//!     told.push(format!("{}: {}", event.when().describe(&ENGLISH), event.title()));
//!     event.sources().for_each(|source| told.push(format!("  told in {}", source.title())));
//! }
//! assert_eq!(
//!     told,
//!     ["June 2000: A visit", "February 2024: An interview", "  told in Interview to Tucker Carlson"]
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! With files: [`Project`]. With texts that are in memory: [`Manuscript`].

mod error;
mod authored;
mod discover;
mod write;
mod cache;
mod config;
mod themes;
mod manuscript;
mod lasting;
mod progress;
mod project;
mod compare;
mod moving;
mod explain;
pub mod facade;
pub mod scaffold;

pub use dateline_core as core;
pub use dateline_dates as dates;
pub use dateline_site as site;
pub use dateline_text as text;

pub use dateline_core::{
    Checks, Claim, Draft, Drafts, Entity, Event, Quote, Source, Story, Timeline,
};
pub use dateline_dates::{Date, ENGLISH, Words};
pub use dateline_exchange::{ArticleOptions, Format, ImportOptions};
pub use dateline_read::{Memory, schema};
pub use dateline_text::{Diagnostic, Report, Severity, Sources};

pub use compare::{Change, compare};
pub use dateline_site::{Fingerprint, Sink};
pub use discover::{CONTENT, Discovery, MediaFile, discover, is_leftover};
pub use error::{Error, ErrorKind};
pub use explain::Explanation;
pub use manuscript::{Manuscript, Prepared, Warnings};
pub use moving::{Moved, draft, import};
pub use progress::Progress;
pub use project::{Built, Project};
pub use themes::THEMES;
pub use write::{Guard, Publication, Published};
