//! A date as its canonical EDTF text, behind the feature `serde`.
//!
//! Only EDTF is read: data that machines exchange has no language.

use ::serde::de::{Deserialize, Deserializer, Error, Visitor};
use ::serde::ser::{Serialize, Serializer};
use std::fmt;

use crate::date::Date;

impl Serialize for Date {
    /// ```
    /// use dateline_dates::Date;
    ///
    /// let date: Date = serde_json::from_str(r#""?2000-?06""#).unwrap();
    /// assert_eq!(serde_json::to_string(&date).unwrap(), r#""2000-06?""#);
    /// ```
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date in EDTF")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}
