//! Dates as exact as they are known, in and out of words.
//!
//! ```
//! use dateline_dates::{Date, ENGLISH};
//!
//! let date = Date::from_phrase("early 2000s", &ENGLISH)?;
//! assert_eq!(date.to_string(), "2000~/2003~");
//! assert_eq!(date.bounds().latest().to_string(), "2003-12-31");
//! assert_eq!(date.describe(&ENGLISH).to_string(), "early 2000s");
//! # Ok::<(), dateline_dates::ParseError>(())
//! ```

mod day;
mod bounds;
mod error;
mod time;
mod date;
mod order;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "serde")]
mod serde;
mod zone;
mod words;
mod phrase;
mod describe;
mod calendar;

pub use bounds::{Bounds, End};
pub use calendar::JulianDay;
pub use date::{Date, Precision, Qualifier};
pub use day::{Day, Month, Season, Weekday};
pub use describe::{Description, Style};
pub use error::{ParseError, ParseErrorKind};
pub use order::{Relation, SortKey};
pub use phrase::Reading;
pub use time::{Offset, Time};
pub use words::{ENGLISH, Words};
pub use zone::Zone;
