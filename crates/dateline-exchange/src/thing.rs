//! Things of schema.org, as JSON-LD has them: names and values, in the order in which they are said.
//!
//! `serde_json` has maps that are sorted and own their names. A site has several of these on every
//! page, with names that are all known here, so they are lists.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A thing of schema.org: the names of its properties, and their values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thing {
    // Invariant: every name once, and no value that holds nothing.
    properties: Vec<(&'static str, Value)>,
}

/// The value of a property.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// Nothing: the property is not there. An absent one and an empty one mean the same.
    None,
    /// A text.
    Text(Cow<'static, str>),
    /// A place in a list, from 1.
    Count(usize),
    /// Degrees, say.
    Number(f64),
    /// Several values.
    List(Vec<Value>),
    /// Another thing.
    Thing(Thing),
}

impl Thing {
    /// A thing of a type, such as `Event`.
    pub(crate) fn of_type(name: &'static str) -> Thing {
        Thing::default().with("@type", name)
    }

    /// The same with a property more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Thing {
        self.set(name, value);
        self
    }

    /// Sets a property; a value that holds nothing changes nothing.
    pub fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        let value = value.into();
        if value.is_empty() {
            return;
        }
        match self.properties.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.properties.push((name, value)),
        }
    }

    /// Takes a property out.
    pub fn remove(&mut self, name: &str) {
        self.properties.retain(|(known, _)| *known != name);
    }
}

impl Value {
    fn is_empty(&self) -> bool {
        match self {
            Value::None => true,
            Value::Text(text) => text.is_empty(),
            Value::Count(_) | Value::Number(_) => false,
            Value::List(values) => values.is_empty(),
            Value::Thing(thing) => thing.properties.is_empty(),
        }
    }
}

impl Serialize for Thing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.properties.len()))?;
        for (name, value) in &self.properties {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::None => serializer.serialize_none(),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Count(count) => count.serialize(serializer),
            Value::Number(number) => serializer.serialize_f64(*number),
            Value::List(values) => serializer.collect_seq(values),
            Value::Thing(thing) => thing.serialize(serializer),
        }
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Value {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(Cow::Owned(text))
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Value {
        Value::Count(count)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Number(number)
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Value {
        Value::Thing(thing)
    }
}

impl<V: Into<Value>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Value {
        value.map_or(Value::None, Into::into)
    }
}

impl<V: Into<Value>> FromIterator<V> for Value {
    fn from_iter<I: IntoIterator<Item = V>>(values: I) -> Value {
        Value::List(values.into_iter().map(Into::into).collect())
    }
}
