//! The generator: a timeline, a theme and a configuration into linked pages.

pub mod view;
