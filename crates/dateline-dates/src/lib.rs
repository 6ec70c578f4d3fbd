//! Dates as exact as they are known, in and out of words.
//!
//! An hourglass: values below (`day`, `bounds`), notations above (`phrase`, `describe`, features), and
//! [`Date`] the waist. A value knows nothing of its notations.
#![doc = ""]
#![doc = include_str!("../README.md")]

mod day;
mod bounds;
mod error;
mod time;
mod date;
mod julian;
mod calendar;
mod order;
mod iso;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "serde")]
mod serde;
mod zone;
mod words;
mod phrase;
mod describe;

pub use bounds::{Bounds, End};
pub use calendar::{Calendar, Written};
pub use date::{Date, Precision, Qualifier};
pub use day::{Day, Month, Season, Weekday};
pub use describe::{Description, Style};
pub use error::{ParseError, ParseErrorKind};
pub use julian::JulianDay;
pub use order::{Relation, SortKey};
pub use phrase::Reading;
pub use time::{Offset, Time};
pub use words::{ENGLISH, Words};
pub use zone::Zone;
