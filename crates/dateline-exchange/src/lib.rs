//! Foreign timeline formats, in and out.

mod loss;
mod model;
mod outside;
pub mod json;
pub mod table;
pub mod ical;
pub mod jsonld;

pub use outside::{AddressOf, FileAddressOf, Outside};
