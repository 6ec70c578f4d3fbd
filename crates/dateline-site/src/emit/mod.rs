//! What becomes of views: pages and everything beside them, each file its own bytes.

pub(crate) mod pages;
pub(crate) mod search;
