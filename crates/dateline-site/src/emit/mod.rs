//! What becomes of views: pages and everything beside them, each file its own bytes.

pub(crate) mod search;
pub(crate) mod jsonld;
pub(crate) mod embed;
pub(crate) mod json;
pub(crate) mod csv;
pub(crate) mod ics;
pub(crate) mod feed;
pub(crate) mod sitemap;
pub(crate) mod frame;
pub(crate) mod pages;

use serde_json::{Map, Value};

/// An object without its empty fields: an absent field and an empty one mean the same.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let fields = fields.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        Value::String(text) => !text.is_empty(),
        _ => true,
    });
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}
