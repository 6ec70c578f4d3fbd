//! The generator: a timeline, a theme and a configuration into linked pages.
//!
//! Nothing here touches a disk, a clock or a network; files come in as bytes and go out as bytes.

mod route;
mod config;
mod words;
mod theme;
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
mod registers;
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
