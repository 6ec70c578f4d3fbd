//! JSON as a tree in which every value knows its place, read leniently.
//!
//! Old timelines are often JavaScript rather than JSON: names without quotes, single quotes,
//! comments, a comma too many, a variable before it. All of that is read here. The tree is our own,
//! because a loss report needs places, and because the depth of a hostile text must have a limit.

use std::ops::Range;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) place: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Flag(bool),
    /// As written, so that no digit is lost.
    Number(String),
    Text(String),
    List(Vec<Node>),
    /// Each field with the place of its name, in the order of the text.
    Object(Vec<Field>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) place: Range<usize>,
    pub(crate) node: Node,
}

/// What is in the way, and where.
#[derive(Debug, PartialEq)]
pub(crate) struct Mistake {
    pub(crate) what: &'static str,
    pub(crate) at: usize,
}

/// Deeper than any timeline; recursion stops here.
const DEPTH: usize = 64;

/// Reads the first value of a text; what stands before its first brace or bracket, and a closing
/// parenthesis or semicolon behind it, is JSONP and skipped.
pub(crate) fn read(text: &str) -> Result<Node, Mistake> {
    let start = text.find(['{', '[']).ok_or(Mistake { what: "there is no `{`", at: 0 })?;
    let mut reader = Reader { text, at: start };
    let node = reader.value(0)?;
    reader.blank();
    while reader.eat(')') || reader.eat(';') {
        reader.blank();
    }
    if reader.at < text.len() {
        return Err(reader.mistake("something stands behind the end"));
    }
    Ok(node)
}

impl Node {
    /// The field of an object with this name; the last of several, as JavaScript has it.
    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
        self.fields().iter().rev().find(|field| field.name == name).map(|field| &field.node)
    }

    pub(crate) fn fields(&self) -> &[Field] {
        match &self.value {
            Value::Object(fields) => fields,
            _ => &[],
        }
    }

    pub(crate) fn list(&self) -> &[Node] {
        match &self.value {
            Value::List(list) => list,
            _ => &[],
        }
    }

    /// The words of a text or a number, trimmed; none where they are empty.
    pub(crate) fn words(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Number(text) => {
                Some(text.trim()).filter(|it| !it.is_empty())
            }
            _ => None,
        }
    }

    /// The words of a field.
    pub(crate) fn words_of(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Node::words)
    }

    /// Whether it says nothing: null, an empty text, an empty list, an object of such.
    pub(crate) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Flag(_) => false,
            Value::Text(text) | Value::Number(text) => text.trim().is_empty(),
            Value::List(list) => list.iter().all(Node::is_empty),
            Value::Object(fields) => fields.iter().all(|field| field.node.is_empty()),
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn mistake(&self, what: &'static str) -> Mistake {
        Mistake { what, at: self.at }
    }

    /// Skips blank space and comments.
    fn blank(&mut self) {
        loop {
            let rest = self.rest();
            let skipped = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if let Some(comment) = rest.strip_prefix("/*") {
                comment.find("*/").map_or(rest.len(), |end| end + 4)
            } else {
                rest.len()
                    - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len()
            };
            if skipped == 0 {
                return;
            }
            self.at += skipped;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Mistake> {
        if depth > DEPTH {
            return Err(self.mistake("values lie too deep in one another"));
        }
        self.blank();
        let start = self.at;
        let value = match self.peek() {
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"' | '\'') => Value::Text(self.text()?),
            Some(_) => self.word()?,
            None => return Err(self.mistake("a value is missing")),
        };
        Ok(Node { value, place: start..self.at })
    }

    fn object(&mut self, depth: usize) -> Result<Value, Mistake> {
        self.at += 1;
        let mut fields = Vec::new();
        loop {
            self.blank();
            if self.eat('}') {
                return Ok(Value::Object(fields));
            }
            if self.eat(',') {
                continue;
            }
            let start = self.at;
            let name = match self.peek() {
                Some('"' | '\'') => self.text()?,
                _ => self.bare(),
            };
            if name.is_empty() && start == self.at {
                return Err(self.mistake("a name or `}` is missing"));
            }
            let place = start..self.at;
            self.blank();
            if !self.eat(':') {
                return Err(self.mistake("a `:` is missing"));
            }
            let node = self.value(depth + 1)?;
            fields.push(Field { name, place, node });
            self.between('}')?;
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Mistake> {
        self.at += 1;
        let mut list = Vec::new();
        loop {
            self.blank();
            if self.eat(']') {
                return Ok(Value::List(list));
            }
            if self.eat(',') {
                continue;
            }
            list.push(self.value(depth + 1)?);
            self.between(']')?;
        }
    }

    /// A comma, or the end that the caller sees next.
    fn between(&mut self, end: char) -> Result<(), Mistake> {
        self.blank();
        if self.eat(',') || self.peek() == Some(end) {
            Ok(())
        } else if end == '}' {
            Err(self.mistake("a `,` or `}` is missing"))
        } else {
            Err(self.mistake("a `,` or `]` is missing"))
        }
    }

    fn bare(&mut self) -> String {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '+' | '-')))
            .unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default().to_owned();
        self.at += end;
        word
    }

    fn word(&mut self) -> Result<Value, Mistake> {
        let start = self.at;
        let word = self.bare();
        match word.as_str() {
            "null" | "undefined" | "NaN" => Ok(Value::Null),
            "true" => Ok(Value::Flag(true)),
            "false" => Ok(Value::Flag(false)),
            _ if word.parse::<f64>().is_ok() => Ok(Value::Number(word)),
            _ => {
                self.at = start;
                Err(self.mistake("this is no value"))
            }
        }
    }

    fn text(&mut self) -> Result<String, Mistake> {
        let open = self.at;
        let quote = self.peek().unwrap_or('"');
        self.at += 1;
        let mut out = String::new();
        loop {
            let Some(c) = self.peek() else {
                return Err(Mistake { what: "this text does not end", at: open });
            };
            self.at += c.len_utf8();
            if c == quote {
                return Ok(out);
            }
            if c != '\\' {
                out.push(c);
                continue;
            }
            let Some(escape) = self.peek() else { continue };
            self.at += escape.len_utf8();
            match escape {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => out.push('\r'),
                'b' | 'f' => out.push(' '),
                'u' => out.push(self.unicode()),
                // A line that goes on.
                '\n' => {}
                other => out.push(other),
            }
        }
    }

    /// `\u0041`, or a pair of halves; what is neither is the replacement character.
    fn unicode(&mut self) -> char {
        let Some(first) = self.hex() else { return char::REPLACEMENT_CHARACTER };
        if let Some(c) = char::from_u32(first) {
            return c;
        }
        let before = self.at;
        if self.eat('\\') && self.eat('u') {
            let second = self.hex().filter(|second| (0xdc00..0xe000).contains(second));
            if let (Some(second), 0xd800..0xdc00) = (second, first) {
                let c = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
        }
        self.at = before;
        char::REPLACEMENT_CHARACTER
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|it| it.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let value = u32::from_str_radix(digits, 16).ok();
        self.at += 4;
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn javascript_is_read_too() {
        let text = "storyjs_jsonp_data = { // the story\n a: 'it\\'s', \"b\": [1, -2.5e3,,], /* x */ c: {d: null, e: true,}, }; ";
        let node = read(text).unwrap();
        assert_eq!(node.words_of("a"), Some("it's"));
        assert_eq!(node.get("b").unwrap().list()[1].words(), Some("-2.5e3"));
        assert!(node.get("c").unwrap().get("d").unwrap().is_empty());
        assert_eq!(&text[node.get("a").unwrap().place.clone()], "'it\\'s'");
        assert_eq!(
            read("f({\"a\":\"\\ud83d\\ude00\\u00e9\"})").unwrap().words_of("a"),
            Some("😀é")
        );
    }

    #[test]
    fn what_is_no_json_is_a_mistake_at_its_place() {
        for (text, at) in [
            ("", 0),
            ("null", 0),
            ("{", 1),
            ("{\"a\" 1}", 5),
            ("{\"a\": \"b}", 6),
            ("{a: b}", 4),
            ("[1 2]", 3),
            ("{} x", 3),
            ("{é}", 3),
            ("{\"a\":1 \"b\":2}", 7),
        ] {
            assert_eq!(read(text).unwrap_err().at, at, "{text}");
        }
        assert_eq!(
            read(&"[".repeat(100_000)).unwrap_err().what,
            "values lie too deep in one another"
        );
    }
}
