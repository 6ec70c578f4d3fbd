//! Which fields a theme's templates name: a view has these alone, since turning the rest into the
//! engine's values and dropping those was a fifth of the work with a plain theme.
//!
//! Names are not resolved. Whatever stands behind a dot in a template, in what it extends or includes,
//! or in a component that it uses, may be a field of any view that it shows. A template that can
//! reach a field without its name, as one that walks over a mapping, gets all of them.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use ahash::AHashSet;

/// The fields that some templates name, and all that they use.
#[derive(Clone, Debug)]
pub(crate) struct Named<'a> {
    /// Only looked up.
    fields: AHashSet<&'a str>,
    /// Whether a field may be reached without its name.
    all: bool,
}

impl<'a> Named<'a> {
    /// What either of two can show.
    pub(crate) fn or(mut self, other: &Named<'a>) -> Named<'a> {
        self.fields.extend(&other.fields);
        self.all |= other.all;
        self
    }

    /// Whether every field may be shown.
    pub(crate) fn are_all(&self) -> bool {
        self.all
    }

    /// Whether a field of this name may be shown.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.all || self.fields.contains(field)
    }
}

/// Markup that is made once and used as `.parts.NAME`: the NAME, and the component that makes it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) name: &'a str,
    pub(crate) component: &'a str,
}

/// All templates of a theme and the components in them, each with what it names.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    /// Of each template and of each component its text, and what is in it once that was asked.
    texts: Vec<(&'a str, OnceCell<Text<'a>>)>,
    /// The place of each template and of each component.
    templates: BTreeMap<&'a str, usize>,
    components: BTreeMap<&'a str, usize>,
}

/// What is in a template, or in a component.
#[derive(Debug)]
struct Text<'a> {
    fields: Vec<&'a str>,
    reaches_unnamed: bool,
    /// The places of what it extends, includes or calls.
    uses: Vec<usize>,
}

impl<'a> Names<'a> {
    /// What stands in templates, which come with their names.
    pub(crate) fn of(files: impl Iterator<Item = (&'a str, &'a str)>) -> Names<'a> {
        let mut names =
            Names { texts: Vec::new(), templates: BTreeMap::new(), components: BTreeMap::new() };
        for (file, text) in files {
            names.templates.insert(file, names.texts.len());
            names.texts.push((text, OnceCell::new()));
            for (component, text) in definitions(text) {
                names.components.insert(component, names.texts.len());
                names.texts.push((text, OnceCell::new()));
            }
        }
        names
    }

    /// What is in one of the texts.
    fn read(&self, at: usize) -> Option<&Text<'a>> {
        let (text, read) = self.texts.get(at)?;
        Some(read.get_or_init(|| {
            // What is extended or included stands in quotation marks.
            let joined = between_quotes(text).filter_map(|name| self.templates.get(name));
            let called = text.split('<').skip(1);
            let called = called.filter_map(|rest| self.components.get(name(rest)));
            Text {
                fields: fields(text).chain(parts(text)).collect(),
                reaches_unnamed: reaches_unnamed(text),
                uses: joined.chain(called).copied().collect(),
            }
        }))
    }

    /// What some of the templates, and some of the components, can show.
    pub(crate) fn by(&self, templates: &[&str], components: &[&str]) -> Named<'a> {
        let templates = templates.iter().filter_map(|name| self.templates.get(name));
        let components = components.iter().filter_map(|name| self.components.get(name));
        let mut reached: Vec<usize> = templates.chain(components).copied().collect();
        let mut named = Named { fields: AHashSet::new(), all: false };
        let mut next = 0;
        while let Some(text) = reached.get(next).and_then(|at| self.read(*at)) {
            next += 1;
            named.fields.extend(&text.fields);
            named.all |= text.reaches_unnamed;
            for at in &text.uses {
                if !reached.contains(at) {
                    reached.push(*at);
                }
            }
        }
        named
    }

    /// The components `{of}_NAME` whose markup is used ready made, as `.parts.NAME`, by what names
    /// these fields.
    pub(crate) fn parts(&self, of: &str, named: &Named<'a>) -> Vec<Part<'a>> {
        let components = self.components.keys();
        let parts = components.filter_map(|component| {
            Some(Part { name: component.strip_prefix(of)?.strip_prefix('_')?, component })
        });
        parts.filter(|part| named.has(&format!("{of}.parts.{}", part.name))).collect()
    }
}

/// The components that a template's file defines, each with its text.
fn definitions(text: &str) -> impl Iterator<Item = (&str, &str)> {
    const TAG: &str = "{%";
    let tags = all(text, TAG).map(|at| {
        let rest = &text[at + TAG.len()..];
        (at, rest.trim_start_matches(['-', '+']).trim_start())
    });
    tags.clone().filter_map(move |(at, rest)| {
        let (name, body) = rest.strip_prefix("component")?.split_once('(')?;
        let mut behind = tags.clone().skip_while(|(other, _)| *other <= at);
        let end = behind.find(|(_, rest)| rest.starts_with("endcomponent"));
        let end = end.map_or(text.len(), |(end, _)| end);
        // What is behind the name goes on to the end of the whole.
        Some((name.trim(), text.get(text.len() - body.len()..end)?))
    })
}

/// Everything in a text that could name a field: what stands behind a dot, `["title"]`, and
/// `attribute="date.text"`.
fn fields(text: &str) -> impl Iterator<Item = &str> {
    code(text).flat_map(|code| {
        let behind_dots = code.split('.').skip(1).map(|rest| name(rest.trim_start()));
        let quoted = quotes(code).filter_map(|at| {
            let rest = &code[at + 1..];
            let is_asked = code[..at].trim_end().ends_with(['[', '=']);
            let end = rest.find(|c| !is_of_name(c) && c != '.').filter(|_| is_asked)?;
            Some(&rest[..end])
        });
        behind_dots.chain(quoted.flat_map(|text| text.split('.'))).filter(|name| !name.is_empty())
    })
}

/// Where quotation marks are.
fn quotes(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr3_iter(b'"', b'\'', b'`', text.as_bytes())
}

/// What stands before each quotation mark and behind the one before it.
fn between_quotes(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    quotes(text).map(move |at| &text[std::mem::replace(&mut start, at + 1)..at])
}

/// The parts that are used ready made: `event.parts.body`.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    const PARTS: &str = ".parts.";
    all(text, PARTS).map(move |at| {
        let start = text[..at].rfind(|c| !is_of_name(c)).map_or(0, |before| before + 1);
        let end = at + PARTS.len() + name(&text[at + PARTS.len()..]).len();
        text.get(start..end).unwrap_or_default()
    })
}

/// What stands between `{{` and `}}`, and between `{%` and `%}`: of several ends up to the last one,
/// since a text in quotation marks can have the first.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let is_opening = |at: &usize| matches!(bytes.get(at + 1), Some(b'{' | b'%'));
    let mut openings = memchr::memchr_iter(b'{', bytes).filter(is_opening).peekable();
    std::iter::from_fn(move || {
        let start = openings.next()? + "{{".len();
        let behind = openings.peek().copied().unwrap_or(text.len());
        let piece = text.get(start..behind).unwrap_or_default();
        let mut ends = memchr::memrchr_iter(b'}', piece.as_bytes());
        let end = ends.find_map(|at| piece[..at].strip_suffix(['}', '%']));
        Some(end.unwrap_or(piece))
    })
}

/// Where a text has another.
fn all<'t>(text: &'t str, wanted: &'t str) -> memchr::memmem::FindIter<'t, 't> {
    memchr::memmem::find_iter(text.as_bytes(), wanted.as_bytes())
}

/// What stands behind each place where a text has another.
fn behind<'t>(text: &'t str, wanted: &'t str) -> impl Iterator<Item = &'t str> {
    all(text, wanted).map(move |at| &text[at + wanted.len()..])
}

/// The name with which a text begins; may be empty.
fn name(text: &str) -> &str {
    text.split(|c| !is_of_name(c)).next().unwrap_or_default()
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The filters that look at a mapping as a whole.
const OF_MAPPINGS: [&str; 5] = ["as_str", "keys", "pairs", "unique", "values"];

/// Whether a template can reach a field whose name does not stand in it.
fn reaches_unnamed(text: &str) -> bool {
    let walks = || {
        behind(text, "for ").any(|rest| {
            let names = rest.split_once(" in ").map_or("", |(names, _)| names);
            names.contains(',') && !names.contains(['%', '{', '\n'])
        })
    };
    let filters =
        || text.split('|').skip(1).any(|rest| OF_MAPPINGS.contains(&name(rest.trim_start())));
    let computed = || {
        // `a[b]` and `a["b" ~ c]`, not `a["b"]`, `a[0]`, `a[1:]` or a list.
        text.match_indices('[').any(|(at, _)| {
            let is_subscript =
                text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']'));
            let inside = text[at + 1..].split(']').next().unwrap_or_default().trim();
            is_subscript && !is_literal(inside)
        })
    };
    let handed = || {
        ["key=", "attribute="].iter().any(|name| {
            behind(text, name).any(|rest| {
                let value = rest.split([',', ')']).next().unwrap_or_default();
                !is_literal(value.trim())
            })
        })
    };
    all(text, "__tera_context").next().is_some() || walks() || filters() || computed() || handed()
}

/// Whether this is one text in quotation marks, or places in a list.
fn is_literal(value: &str) -> bool {
    let unquoted = ['"', '\'', '`'].into_iter().find_map(|quote| {
        value.strip_prefix(quote)?.strip_suffix(quote).filter(|text| !text.contains(quote))
    });
    unquoted.is_some() || value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ':' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(page: &str) -> Named<'_> {
        let base = "{{ page.title }} {% block main %}{% endblock %}";
        let parts =
            "{%- component a(x: map) %}{{ x.alpha }} a component {{ <b x /> }}{% endcomponent a %}
            {% component b(x: map) %}{{ x.beta }}{% endcomponent b %}
            {% component c(x: map) %}{{ x.gamma }}{% endcomponent c %}";
        let files = [("base.html", base), ("page.html", page), ("parts.html", parts)];
        Names::of(files.into_iter()).by(&["page.html"], &[])
    }

    #[test]
    fn a_template_names_what_it_uses_names() {
        let named = named("{% extends \"base.html\" %}{{ <a event /> }}{{ event.own_html }}");
        for field in ["title", "alpha", "beta", "own_html"] {
            assert!(named.has(field), "{field}");
        }
        for field in ["gamma", "own", "html5", "event"] {
            assert!(!named.has(field), "{field}");
        }
    }

    #[test]
    fn what_is_reached_without_its_name_is_there() {
        // template, whether it gets every field
        let table = [
            ("{{ event.title }}", false),
            ("{% for tag in event.tags %}{{ tag.title }}{% endfor %}", false),
            ("{% for name, value in event.extra %}{{ value }}{% endfor %}", true),
            ("{% for a in b %}, in {% endfor %}", false),
            ("{{ event[\"title\"] }}{{ list[0] }}{{ list[1:-1] }}{{ <a list=[x, y] /> }}", false),
            ("{{ event[field] }}", true),
            ("{{ event[\"title\" ~ \"_html\"] }}", true),
            ("{{ event | get(key=\"title\") }}{{ rows | sort(attribute=\"date.text\") }}", false),
            ("{{ event | get(key=field) }}", true),
            ("{{ fact.values }}", false),
            ("{{ event | values }}", true),
            ("{{ event|pairs }}", true),
            ("{{ __tera_context }}", true),
        ];
        for (page, all) in table {
            assert_eq!(named(page).has("whatever"), all, "{page}");
        }
    }
}
