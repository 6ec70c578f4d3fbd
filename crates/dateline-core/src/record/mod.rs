//! What an author writes: the records, one file each, from the smallest to those that hold others.
//!
//! Fields are public where any value is allowed; whatever has to hold *between* records (a key
//! leads somewhere, a date lies in order) is not theirs to keep but [`resolve`](crate::Draft::resolve)'s.

mod extra;
mod correction;
mod media;
mod entity;
mod source;
mod quote;
mod claim;
mod event;
mod retraction;
mod story;
mod page;

pub use claim::{About, Claim, ClaimStatus, Dispute};
pub use correction::{Correction, CorrectionKind};
pub use entity::{Coordinates, Entity, EntityKind, EntityRef, Role};
pub use event::{Event, EventStatus, Importance, KeyOrigin, Related, RelatedAs};
pub use extra::Extra;
pub use media::{Media, MediaFile};
pub use page::Page;
pub use quote::{Original, Quote};
pub use retraction::Retraction;
pub use source::{Citation, Source, SourceKind};
pub use story::{Era, Include, Layout, Order, Section, StartAt, Story, StoryStatus, Track};
