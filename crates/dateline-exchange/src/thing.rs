//! Things of schema.org, as JSON-LD has them: names and values, in the order in which they are said.
//!
//! `serde_json` has maps that are sorted and own their names. A site has several of these on every
//! page, with names that are all known here, so they are lists, and are written straight into the
//! text that a page holds.

use std::borrow::Cow;
use std::fmt::Write as _;

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

impl Thing {
    /// Writes its properties, each with a comma before it.
    pub(crate) fn write_properties(&self, out: &mut String) {
        for (name, value) in &self.properties {
            // Names are ours: nothing in them has to be escaped.
            out.push_str(",\"");
            out.push_str(name);
            out.push_str("\":");
            value.write(out);
        }
    }
}

impl Value {
    /// Writes it as JSON that a script may hold: see [`script_safe`](crate::jsonld::script_safe).
    fn write(&self, out: &mut String) {
        match self {
            Value::None => out.push_str("null"),
            Value::Text(text) => write_text(text, out),
            // Writing to a string does not fail.
            Value::Count(count) => drop(write!(out, "{count}")),
            // Numbers do not fail.
            Value::Number(number) => {
                out.push_str(&serde_json::to_string(number).unwrap_or_default());
            }
            Value::List(values) => {
                out.push('[');
                for (at, value) in values.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    value.write(out);
                }
                out.push(']');
            }
            Value::Thing(thing) => {
                let start = out.len();
                thing.write_properties(out);
                // Every thing has a type, and so a first comma.
                out.replace_range(start..=start, "{");
                out.push('}');
            }
        }
    }
}

/// Writes a text in quotation marks, as `serde_json` does, but for what a script must not hold.
fn write_text(text: &str, out: &mut String) {
    // 0xe2 leads the two ends of lines, beside the quotation marks of many languages.
    let needs_care = |byte: u8| byte < b' ' || matches!(byte, b'"' | b'\\' | b'<' | 0xe2);
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(needs_care) {
        let (plain, behind) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = behind.chars();
        match chars.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some('\u{8}') => out.push_str("\\b"),
            Some('\u{c}') => out.push_str("\\f"),
            Some(c @ ('\0'..' ' | '<' | '\u{2028}' | '\u{2029}')) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            Some(c) => out.push(c),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_those_of_serde_json_made_safe() {
        let every = (0..0x300).chain(0x2000..0x2100).filter_map(char::from_u32);
        let text: String = every.chain("“a”</script>\u{1f4c5}".chars()).collect();
        let mut written = String::new();
        write_text(&text, &mut written);
        let known = serde_json::to_string(&text).unwrap();
        assert_eq!(written, crate::jsonld::script_safe(&known));
    }

    #[test]
    fn things_stand_in_one_another() {
        let inner = Thing::of_type("Place").with("latitude", 1.5);
        let list: Value = [Value::Count(2), Value::None].into_iter().collect();
        let thing = Thing::of_type("Event").with("location", inner).with("items", list);
        let mut written = String::new();
        thing.write_properties(&mut written);
        let whole =
            r#","@type":"Event","location":{"@type":"Place","latitude":1.5},"items":[2,null]"#;
        assert_eq!(written, whole);
    }
}
