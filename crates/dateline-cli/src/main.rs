//! The dateline command: timelines you can cite.
fn main() {}
