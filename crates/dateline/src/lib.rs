//! Timelines you can cite: dated events and their evidence become linked pages.
//!
//! Every date stays exactly as sure as it is known, every statement has its source, and every event
//! a page of its own. What comes in is records, texts or a folder; what goes out is a site that
//! needs no server and no script.
//!
//! | you have | begin with | and get |
//! |---|---|---|
//! | rows of a database, answers of a service | [`Timeline::builder`] | records to walk, pages in memory |
//! | texts in memory, YAML and Markdown | [`Manuscript`] | every mistake with its place, pages in memory |
//! | a folder | [`Project`] | the same, and a site on disk: whole, or not at all |
//! | a foreign timeline, an article | [`import`], [`draft`] | content files, and a list of what did not fit |
//!
//! # Records
//!
//! ```
//! use dateline::site::{Config, Theme, render};
//! use dateline::{Claim, Date, ENGLISH, Event, Source, Timeline};
//!
//! let timeline = Timeline::builder("A question in the Kremlin")
//!     .source(Source::new("transcript", "Interview to Tucker Carlson"))
//!     .event(Event::new("visit", Date::from_phrase("June 2000", &ENGLISH)?, "A visit"))
//!     .event(Event::new("interview", "2024-02".parse()?, "An interview").citing("transcript"))
//!     .claim(Claim::new("question", "He was asked.").made_at("interview").about("visit"))
//!     .build()?;
//!
//! let mut told = Vec::new();
//! for event in timeline.events() {
//!     told.push(format!("{}: {}", event.when().describe(&ENGLISH), event.title()));
//!     event.sources().for_each(|source| told.push(format!("  told in {}", source.title())));
//! }
//! assert_eq!(
//!     told,
//!     ["June 2000: A visit", "February 2024: An interview", "  told in Interview to Tucker Carlson"]
//! );
//!
//! let (site, report) = render(&timeline, &Theme::built_in(), &Config::new("Our site"), &());
//! let page = String::from_utf8_lossy(&site["a-question-in-the-kremlin/visit/index.html"]);
//! assert!(page.contains("He was asked.") && !report.has_errors());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A claim has two dates, when it was made and what it is about; so it stands on both pages. Names
//! that lead nowhere are what `build` answers an error for, all of them at once.
//!
//! # Texts
//!
//! ```
//! use dateline::text::render::plain;
//! use dateline::{Manuscript, Sources};
//!
//! let mut sources = Sources::new();
//! sources.add("content/moon.yaml", "events:\n- {title: The landing, dat: July 1969}\n");
//! let manuscript = Manuscript::new(sources);
//! let report = manuscript.check(&());
//! let told = plain(&report, manuscript.sources());
//! assert!(told.contains("content/moon.yaml:2:24"));
//! assert!(told.contains("help: there is one named `date`"));
//! ```
//!
//! # A folder
//!
//! ```
//! use dateline::Project;
//!
//! # let folder = tempfile::tempdir()?;
//! # std::env::set_current_dir(folder.path())?;
//! # dateline::scaffold::site(std::path::Path::new("my-site"))?;
//! let project = Project::open("my-site")?;
//! let report = project.check();
//! let built = project.build("my-site/public")?;
//! assert!(built.site.is_some() && !report.has_errors(), "{report}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What goes wrong
//!
//! What an *author* did wrong is never an `Err`: it is a [`Report`] of [`Diagnostic`]s, each with its
//! code, its place, a sentence and what to do, and the caller decides whether it stops anything. What
//! the *machine* did wrong is an [`Error`]. No input makes a function of this crate panic.
//!
//! # What you can count on
//!
//! The same input gives the same bytes, on every machine. Nothing here uses the network, and only
//! [`Project`], [`Publication`], [`discover`](discover()), [`import`], [`draft`] and [`scaffold`] the
//! disk. What depends on the day depends on the day that is handed in; [`Project::open`] takes today.
//!
//! # Features
//!
//! None is on by default.
//!
//! | feature | |
//! |---|---|
//! | `cards` | draws a picture for social media beside each page (resvg) |
//! | `pictures` | makes smaller copies of large photos (image) |
//!
//! # Less than all of it
//!
//! Dates alone are [`dateline-dates`](dates); without its feature `chrono` it needs one other crate.
//! Records, names and editorial checks are [`dateline-core`](core): a dozen crates, no macros, a few
//! seconds to compile. Pages of records, without YAML and without a disk, are
//! [`dateline-site`](site).

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
pub use dateline_exchange::json::SCHEMA as DATA_SCHEMA;
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

/// What the README says is true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
