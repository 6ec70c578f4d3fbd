//! Dated events with their evidence: records as written, and the timeline that comes of them.
//!
//! An author's records stand in a [`Draft`], in any order, with names not looked up.
//! [`Draft::resolve`] makes a [`Timeline`] of it: every name looked up, every edge walkable in
//! both directions, events by date, immutable; and a report of what led nowhere.
//! Nothing here knows YAML, HTML, a file or an address on the web.
//!
//! ```
//! use dateline_core::{Event, Timeline};
//!
//! let timeline = Timeline::builder("Apollo")
//!     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
//!     .event(Event::new("launch", "1969-07-16".parse()?, "The launch"))
//!     .build()?;
//! let titles: Vec<&str> = timeline.events().map(|event| event.get().title()).collect();
//! assert_eq!(titles, ["The launch", "The landing"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod hashed;
mod named;
mod key;
mod id;
mod prose;
mod record;
mod draft;
mod graph;
mod timeline;
mod plain;
mod texts;
mod resolve;
mod withhold;
mod unlink;
mod check;
mod builder;

pub use dateline_dates as dates;
pub use dateline_text as text;

pub use builder::TimelineBuilder;
pub use check::Checks;
pub use draft::{Draft, Drafts};
pub use graph::LinkKind;
pub use key::Key;
pub use prose::Prose;
pub use record::{
    About, Citation, Claim, ClaimStatus, Coordinates, Correction, CorrectionKind, Dispute, Entity,
    EntityKind, EntityRef, Era, Event, EventStatus, Extra, Importance, Include, KeyOrigin, Layout,
    Media, MediaFile, Order, Original, Page, Quote, Related, RelatedAs, Retraction, Role, Section,
    Source, SourceKind, StartAt, Story, StoryStatus, Track,
};
pub use resolve::Resolved;
pub use texts::Text;
pub use timeline::{Backlink, Entry, Lookup, Record, Ref, Tag, Timeline};

/// What the README says is true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
