//! JSON Schema of the authoring format, for editors that complete and check while one types.
//!
//! Made from the tables by which files are read, so it says neither more nor less. It is JSON
//! Schema 2020-12, of which only what every editor knows is used; and since YAML takes `1.10` for a
//! number, texts may be numbers there.

use serde_json::{Map, Value, json};

use crate::decode::{CHECKS_OFF, EVENT, ORGANIZATION, PAGE, PERSON, PLACE, SITE, SOURCE, STORY};
use crate::field::{Kind, Shape};

/// A kind of file that an author writes.
#[derive(Debug)]
#[non_exhaustive]
pub struct FileKind {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Which files are of it, as a pattern below the content folder.
    pub files: &'static str,
    /// What stands in one.
    pub kind: Kind,
}

/// Every kind of file.
pub static FILE_KINDS: &[FileKind] = &[
    FileKind { name: "site", files: "site.yaml", kind: Kind::Record(&SITE) },
    FileKind { name: "timeline", files: "*/timeline.yaml, *.yaml", kind: Kind::Record(&STORY) },
    FileKind { name: "event", files: "*/*.md (front matter)", kind: Kind::Record(&EVENT) },
    FileKind { name: "events", files: "*/events.yaml", kind: Kind::List(&Kind::Record(&EVENT)) },
    FileKind { name: "people", files: "people.yaml", kind: Kind::Registry(&PERSON) },
    FileKind {
        name: "organizations",
        files: "organizations.yaml",
        kind: Kind::Registry(&ORGANIZATION),
    },
    FileKind { name: "places", files: "places.yaml", kind: Kind::Registry(&PLACE) },
    FileKind { name: "sources", files: "sources.yaml", kind: Kind::Registry(&SOURCE) },
    FileKind { name: "page", files: "*.md with `page: true`", kind: Kind::Record(&PAGE) },
];

impl FileKind {
    /// The kind of this name.
    pub fn named(name: &str) -> Option<&'static FileKind> {
        FILE_KINDS.iter().find(|kind| kind.name == name)
    }

    /// Its JSON Schema, as text that ends with a line end.
    ///
    /// ```
    /// use dateline_read::schema::FileKind;
    ///
    /// let schema = FileKind::named("people").map(FileKind::schema).unwrap_or_default();
    /// assert!(schema.contains("\"sort_name\""));
    /// ```
    pub fn schema(&self) -> String {
        let mut schema = self.value();
        if let Value::Object(fields) = &mut schema {
            fields.insert("$schema".to_owned(), DIALECT.into());
        }
        format!("{schema:#}\n")
    }

    fn value(&self) -> Value {
        let mut schema = of(&self.kind);
        if let Value::Object(fields) = &mut schema {
            fields.insert("title".to_owned(), format!("Dateline: {}", self.files).into());
        }
        schema
    }
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// One JSON Schema for all kinds of files, each under its name in `$defs`.
///
/// ```
/// let schema = dateline_read::schema::whole();
/// assert!(schema.contains("\"#/$defs/events\""));
/// ```
pub fn whole() -> String {
    let kinds: Map<String, Value> =
        FILE_KINDS.iter().map(|kind| (kind.name.to_owned(), kind.value())).collect();
    let any: Vec<Value> =
        FILE_KINDS.iter().map(|kind| json!({ "$ref": format!("#/$defs/{}", kind.name) })).collect();
    let schema = json!({ "$schema": DIALECT, "title": "Dateline", "anyOf": any, "$defs": kinds });
    format!("{schema:#}\n")
}

fn of(kind: &Kind) -> Value {
    match kind {
        Kind::Text | Kind::Passage | Kind::Line | Kind::Prose => {
            json!({ "type": ["string", "number", "boolean"] })
        }
        // A year alone is a number to YAML.
        Kind::Date | Kind::Key(_) => json!({ "type": ["string", "integer"] }),
        // In digits or in words.
        Kind::Time => json!({ "type": "string", "minLength": 1 }),
        Kind::Url => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://" }),
        Kind::Contact | Kind::Path => json!({ "type": "string" }),
        Kind::Language => {
            json!({ "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" })
        }
        Kind::Zone => {
            let pattern = "^([A-Z][A-Za-z0-9_+/-]*|[+-][01][0-9]:[0-5][0-9])$";
            json!({ "type": "string", "pattern": pattern })
        }
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Degrees(most) => json!({ "type": "number", "minimum": -most, "maximum": most }),
        Kind::Point => json!({
            "type": "array",
            "prefixItems": [of(&Kind::Degrees(90.0)), of(&Kind::Degrees(180.0))],
            "minItems": 2,
            "maxItems": 2,
        }),
        Kind::Word(words) => json!({ "enum": words() }),
        Kind::List(item) => {
            let list = json!({ "type": "array", "items": of(item) });
            // One text alone is a list of one.
            match scalar(item) {
                Some(scalar) => json!({ "anyOf": [list, of(scalar)] }),
                None => list,
            }
        }
        Kind::Record(shape) => record(shape),
        Kind::Registry(shape) => {
            let mut off = of(&CHECKS_OFF.kind);
            off["description"] = CHECKS_OFF.description.into();
            json!({
                "type": ["object", "null"],
                "properties": { CHECKS_OFF.name: off },
                "additionalProperties": record(shape),
            })
        }
        Kind::Either(one, other) => json!({ "anyOf": [of(one), of(other)] }),
        Kind::Mapping => json!({ "type": "object" }),
    }
}

/// The part of a kind that is a text and no mapping.
fn scalar(kind: &Kind) -> Option<&Kind> {
    match kind {
        Kind::Record(_) | Kind::List(_) | Kind::Registry(_) | Kind::Mapping | Kind::Point => None,
        Kind::Either(one, _) => scalar(one),
        _ => Some(kind),
    }
}

/// A field without a value is as good as none: an author may leave the name standing.
fn or_nothing(schema: &mut Value) {
    for (word, nothing) in
        [("type", json!("null")), ("enum", Value::Null), ("anyOf", json!({ "type": "null" }))]
    {
        match schema.get_mut(word) {
            Some(Value::Array(all)) => all.push(nothing),
            Some(one) => *one = json!([one, nothing]),
            None => {}
        }
    }
}

fn record(shape: &Shape) -> Value {
    let mut properties = Map::new();
    for field in shape.fields {
        let mut schema = of(&field.kind);
        if !field.required {
            or_nothing(&mut schema);
        }
        if let Value::Object(fields) = &mut schema {
            fields.insert("description".to_owned(), field.description.into());
        }
        properties.insert(field.name.to_owned(), schema);
    }
    let required: Vec<&str> =
        shape.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    json!({
        "title": shape.name,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

#[cfg(test)]
mod tests;
