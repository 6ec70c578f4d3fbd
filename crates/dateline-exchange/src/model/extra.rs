//! The author's own fields: any value, in the author's order.

use std::fmt;

use dateline_core::Extra;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A mapping of the author's own fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ExtraFields(pub(crate) Vec<(String, Extra)>);

/// One value; a type of its own, since the core's has no notation.
struct Value(Extra);

struct Borrowed<'a>(&'a Extra);

impl Serialize for ExtraFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        map(&self.0, serializer)
    }
}

fn map<S: Serializer>(fields: &[(String, Extra)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(fields.len()))?;
    for (name, value) in fields {
        map.serialize_entry(name, &Borrowed(value))?;
    }
    map.end()
}

impl Serialize for Borrowed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Extra::Flag(flag) => serializer.serialize_bool(*flag),
            Extra::Number(number) => serializer.serialize_i64(*number),
            Extra::Text(text) => serializer.serialize_str(text),
            Extra::List(list) => {
                let mut seq = serializer.serialize_seq(Some(list.len()))?;
                for value in list {
                    seq.serialize_element(&Borrowed(value))?;
                }
                seq.end()
            }
            Extra::Mapping(fields) => map(fields, serializer),
            _ => serializer.serialize_unit(),
        }
    }
}

impl<'de> Deserialize<'de> for ExtraFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)?.0 {
            Extra::Mapping(fields) => Ok(ExtraFields(fields)),
            _ => Err(serde::de::Error::custom("`extra` is a mapping of fields")),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value(Extra::Empty))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value(Extra::Flag(flag)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value(Extra::Number(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value(
            i64::try_from(number).map_or_else(|_| Extra::Text(number.to_string()), Extra::Number),
        ))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value(Extra::Text(number.to_string())))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value(Extra::Text(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element::<Value>()? {
            list.push(value.0);
        }
        Ok(Value(Extra::List(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, Value>()? {
            fields.push((name, value.0));
        }
        Ok(Value(Extra::Mapping(fields)))
    }
}
