//! Diagnostics as text, in five forms: for people, for other programs.
//!
//! Each takes any diagnostics (a whole report, or the first hundred of one) and answers text. The
//! forms for people show no control character of an author's text as it is: a file must not be
//! able to send commands to a terminal.

mod visible;
mod excerpt;
mod json_text;
mod plain;
mod json;
mod github;
mod sarif;

pub use github::github;
pub use json::json;
pub use plain::{colored, plain, summary};
pub use sarif::sarif;
pub use visible::visible;

#[cfg(test)]
mod tests;
