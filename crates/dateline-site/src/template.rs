//! The template engine: a theme's templates in one language, and its mistakes as diagnostics.
//!
//! Tera, behind one module. There is one engine a language, because a component sees no page and
//! the filter `word` has to know the language all the same.

use std::sync::Arc;

use dateline_text::{Diagnostic, Span};
use tera::{Context, ErrorKind, Kwargs, Map, State, Tera, TeraResult, Value};

use crate::named::Part;
use crate::theme::{Theme, ThemeFile};
use crate::words::{Words, sentence};

/// A theme's templates, ready to be filled, in one language.
#[derive(Debug)]
pub(crate) struct Engine {
    tera: Tera,
    words: Arc<Words>,
}

impl Engine {
    /// Reads all templates of a theme.
    ///
    /// # Errors
    ///
    /// The first mistake that the engine finds, at its place.
    pub(crate) fn new(theme: &Theme, words: Words) -> Result<Engine, Box<Diagnostic>> {
        let words = Arc::new(words);
        let mut tera = Tera::new();
        // Everything that a browser takes for markup; `.svg` is not among Tera's own.
        tera.autoescape_on([".html", ".xml", ".svg"]);
        // Filters are looked up when a template is read, so they come first.
        let filter = Arc::clone(&words);
        tera.register_filter("word", move |key: &str, arguments: Kwargs, _: &State| {
            word(&filter, key, &arguments)
        });
        tera.register_filter("sentence", |text: &str, _: Kwargs, _: &State| sentence(text));
        for (name, filter) in theme.filters() {
            let filter = Arc::clone(&filter.0);
            let filter = move |text: &str, _: Kwargs, _: &State| -> String { filter(text) };
            tera.register_filter(name.to_owned(), filter);
        }
        let templates: Vec<(&str, &str)> = theme
            .files_in("templates/")
            .filter_map(|(name, file)| Some((name, file.text()?)))
            .collect();
        tera.add_raw_templates(templates).map_err(|error| Box::new(diagnose(theme, &error)))?;
        Ok(Engine { tera, words })
    }

    /// The words of its language.
    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// Fills a template.
    pub(crate) fn render(
        &self,
        template: &str,
        context: &Context,
        out: &mut Vec<u8>,
    ) -> TeraResult<()> {
        self.tera.render_to(template, context, out)
    }

    /// A mapping with one field more, `parts`: what components make of it, by the parts' names. The
    /// components call it `of`.
    pub(crate) fn with_parts(
        &self,
        of: &'static str,
        parts: &[Part<'_>],
        value: Value,
    ) -> TeraResult<Value> {
        if parts.is_empty() {
            return Ok(value);
        }
        let mut context = Context::new();
        context.insert_value(of, value);
        let mut made = Map::with_capacity(parts.len());
        for part in parts {
            let html = self.component(part.component, &context)?;
            made.insert(part.name.to_owned().into(), Value::safe_string(&html));
        }
        // What nobody else holds is added to without being copied.
        let mut fields = context.remove(of).and_then(Value::into_map).unwrap_or_default();
        fields.insert("parts".into(), Value::from(made));
        Ok(Value::from(fields))
    }

    /// Fills a component, which sees nothing but what it is handed.
    pub(crate) fn component(&self, name: &str, context: &Context) -> TeraResult<String> {
        self.tera.render_component(name, context, None, true)
    }
}

/// The filter `word`.
fn word(words: &Words, key: &str, arguments: &Kwargs) -> TeraResult<Value> {
    let count = arguments.get::<usize>("count")?;
    let Some(word) = words.find(key, count) else {
        return Err(tera::Error::message(format!("no file of words has `{key}`")));
    };
    if !word.contains('{') {
        return Ok(Value::normal_string(word));
    }
    let mut word = word.to_owned();
    for (name, value) in arguments.iter() {
        let Some(name) = name.as_str() else { continue };
        let value = match count {
            Some(count) if name == "count" => words.number(count),
            _ => value.as_str().map_or_else(|| Value::to_string(value), str::to_owned),
        };
        word = word.replace(&format!("{{{name}}}"), &value);
    }
    Ok(Value::from(word))
}

/// A mistake of a template, at its place.
pub(crate) fn diagnose(theme: &Theme, error: &tera::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let file = theme.file(&format!("templates/{}", report.filename()));
            let span = file.map_or_else(Span::detached, |file: &ThemeFile| {
                file.place(report.span().range.clone())
            });
            let message = lower_first(report.message());
            if span.is_detached() {
                // A theme that is built in has no file to be shown.
                let (line, column) = (report.span().start_line, report.span().start_col + 1);
                let name = report.filename();
                return Diagnostic::error(
                    "template",
                    format!("{message} (templates/{name}:{line}:{column} of the theme)"),
                );
            }
            Diagnostic::error("template", message).at(span)
        }
        ErrorKind::TemplateNotFound(name) => {
            let diagnostic =
                Diagnostic::error("template", format!("the theme has no template `{name}`"));
            let quoted = |before: &str| before.ends_with(['"', '\'']);
            first(theme, name, quoted).map_or(diagnostic.clone(), |span| diagnostic.at(span))
        }
        ErrorKind::ComponentNotFound(name) => {
            let diagnostic =
                Diagnostic::error("template", format!("the theme has no component `{name}`"));
            let called = |before: &str| before.trim_end().ends_with('<');
            first(theme, name, called).map_or(diagnostic.clone(), |span| diagnostic.at(span))
        }
        _ => {
            let text = error.to_string();
            let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            let line = line.trim_start_matches("error:").trim();
            let diagnostic = Diagnostic::error("template", lower_first(line.trim_end_matches('.')));
            let is_asked = |before: &str| {
                let near = before.trim_end();
                near.ends_with("block") || near.ends_with(['|', '<', '"', '\''])
            };
            let names: Vec<&str> = line.split(['`', '\'']).skip(1).step_by(2).collect();
            // The last that it names is what there is not.
            match names.into_iter().rev().find_map(|name| first(theme, name, is_asked)) {
                Some(span) => diagnostic.at(span),
                None => diagnostic,
            }
        }
    }
}

/// Where a name first stands behind what `is_before` knows: the engine says that there is none of it,
/// and not who asks for it.
fn first(theme: &Theme, name: &str, is_before: impl Fn(&str) -> bool) -> Option<Span> {
    theme.files_in("templates/").find_map(|(_, file)| {
        let text = file.text()?;
        let at = text.match_indices(name).map(|(at, _)| at).find(|at| {
            let is_whole =
                !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
            is_whole && is_before(&text[..*at])
        })?;
        let span = file.place(at..at + name.len());
        (!span.is_detached()).then_some(span)
    })
}

fn lower_first(text: &str) -> String {
    let mut chars = text.trim().trim_end_matches('.').chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use dateline_text::Sources;

    use super::*;

    fn theme(page: &str) -> (Theme, Sources) {
        let mut sources = Sources::new();
        let file = sources.add("themes/x/templates/page.html", page);
        let files = BTreeMap::from([
            ("templates/page.html".to_owned(), ThemeFile::new(page, Some(file))),
            ("words/en.yaml".to_owned(), ThemeFile::new("by: 'By {name}'\nn: '{count} a'", None)),
        ]);
        (Theme::new(files).0, sources)
    }

    fn rendered(page: &str) -> Result<String, String> {
        let (theme, sources) = theme(page);
        let shown = |diagnostic: Diagnostic| dateline_text::render::plain([&diagnostic], &sources);
        let engine = Engine::new(&theme, theme.words("en").0).map_err(|error| shown(*error))?;
        let mut out = Vec::new();
        engine
            .render("page.html", &tera::context! { name => "<Ada>" }, &mut out)
            .map_err(|error| shown(diagnose(&theme, &error)))?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn words_in_templates() {
        assert_eq!(rendered("{{ 'by' | word(name=name) }}").unwrap(), "By &lt;Ada&gt;");
        assert_eq!(rendered("{{ 'n' | word(count=10000) }}").unwrap(), "10,000 a");
    }

    #[test]
    fn mistakes_have_a_place() {
        for (page, place) in [
            ("a\n{{ missing }}", "page.html:2:4"),
            ("{% if name %}", "page.html:1:"),
            ("{{ 'none' | word }}", "page.html:1:"),
            ("{{ name | nothing }}", "page.html:1:11"),
            ("{% extends \"parent/pge.html\" %}", "page.html:1:13"),
            ("{{ <nothing /> }}", "page.html:1:"),
        ] {
            let message = rendered(page).unwrap_err();
            assert!(message.contains(place), "{message}");
            assert!(message.starts_with("error[template]: "), "{message}");
        }
    }
}
