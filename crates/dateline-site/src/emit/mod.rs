//! What becomes of views: pages and everything beside them, each file its own bytes.

pub(crate) mod search;
pub(crate) mod jsonld;
pub(crate) mod embed;
pub(crate) mod data;
pub(crate) mod feed;
pub(crate) mod sitemap;
pub(crate) mod cards;
pub(crate) mod files;
pub(crate) mod frame;
pub(crate) mod paste;
pub(crate) mod pages;
