//! The generator: a timeline, a theme and a configuration into linked pages.
//!
//! Nothing here touches a disk, a clock or a network; files come in as bytes and go out as bytes.
//! [`render`](render()) makes a whole site in memory. [`Outputs`] makes it file by file, in parallel, into a
//! [`Sink`], so that memory grows with the timeline and not with the site.
//!
//! ```
//! use dateline_core::{Event, Timeline};
//! use dateline_site::{Config, Theme, render};
//!
//! let timeline = Timeline::builder("Apollo")
//!     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
//!     .build()?;
//! let (site, _) = render(&timeline, &Theme::built_in(), &Config::new("Moon"), &());
//! assert!(site.contains_key("apollo/landing/index.html"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bytes;
mod route;
mod config;
mod words;
mod named;
mod theme;
mod value;
mod template;
mod output;
mod sink;
mod card;
mod picture;
mod shelf;
mod axis;
pub mod view;
mod markup;
mod places;
mod html;
mod days;
mod telling;
mod spread;
mod wanted;
mod registers;
mod made;
mod site;
mod show;
mod linkcheck;
mod press;
mod emit;
mod render;
mod proof;

pub use config::{AuthorHtml, Config, DateStyle, Emit, LinkStyle, NavigationItem, Publisher};
pub use emit::data::export;
pub use picture::sizes::picture_of_copy;
pub use render::{Outputs, render};
pub use route::{BaseUrl, BaseUrlError, Route};
pub use shelf::Files;
pub use sink::{Fingerprint, Sink};
pub use theme::{Theme, ThemeFile};
pub use words::Words;

/// What the README says is true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
