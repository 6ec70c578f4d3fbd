//! A theme: templates, styles, scripts and words, all in memory.
//!
//! A theme of an author's is laid over its parent file by file: what it has, it replaces; what it
//! has not, is the parent's. A replaced template can still be used, under `parent/` and its name,
//! so that a theme can extend a page instead of copying it.
//!
//! ```text
//! theme.yaml       name, licence, parent, settings
//! templates/       *.html; components/
//! words/           en.yaml, …
//! css/index.css    the style sheet; its imports are put in its place
//! js/*.js          joined, in the order of their names
//! assets/          copied as they are
//! ```

mod astray;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use dateline_text::{Diagnostic, FileId, Report, Span};
use serde::Deserialize;

use crate::named::Names;
use crate::words::Words;

/// The default theme, from `themes/default`.
static BUILT_IN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// A file of a theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    bytes: Cow<'static, [u8]>,
    file: Option<FileId>,
}

impl ThemeFile {
    /// A file by its bytes, and by its name among the sources where a message shall show its text.
    pub fn new(bytes: impl Into<Vec<u8>>, file: Option<FileId>) -> ThemeFile {
        ThemeFile { bytes: Cow::Owned(bytes.into()), file }
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A place in it.
    pub(crate) fn place(&self, range: std::ops::Range<usize>) -> Span {
        self.file.map_or_else(Span::detached, |file| Span::new(file, range))
    }

    /// Its text.
    pub(crate) fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}

/// A theme, its parent's files among its own.
#[derive(Clone, Debug)]
pub struct Theme {
    manifest: Manifest,
    // Invariant: names are relative, divided by `/`.
    files: BTreeMap<String, ThemeFile>,
    filters: BTreeMap<String, Filter>,
}

/// What a template may do to a text: a function of the embedder's.
#[derive(Clone)]
pub(crate) struct Filter(pub(crate) Arc<dyn Fn(&str) -> String + Send + Sync>);

impl fmt::Debug for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Filter")
    }
}

/// What a theme says of itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Manifest {
    name: String,
    license: String,
    parent: String,
    settings: BTreeMap<String, Setting>,
}

/// Something that an author may set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Setting {
    /// What it does.
    #[serde(default)]
    #[expect(dead_code, reason = "read by people, and by the manual of a theme")]
    pub(crate) about: String,
    /// Its type and its value where the author says nothing.
    pub(crate) default: SettingValue,
    /// The values that a text may have; empty for any.
    #[serde(default)]
    pub(crate) choices: Vec<String>,
}

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, Deserialize, serde::Serialize)]
#[serde(untagged)]
pub(crate) enum SettingValue {
    Flag(bool),
    Number(i64),
    Text(String),
    List(Vec<SettingValue>),
}

impl Theme {
    /// The default theme.
    ///
    /// ```
    /// assert!(dateline_site::Theme::built_in().file("templates/timeline.html").is_some());
    /// ```
    pub fn built_in() -> Theme {
        let files = BUILT_IN
            .iter()
            .map(|(name, bytes)| {
                ((*name).to_owned(), ThemeFile { bytes: Cow::Borrowed(bytes), file: None })
            })
            .collect();
        let mut theme = Theme { manifest: Manifest::default(), files, filters: BTreeMap::new() };
        let report = theme.read_manifest();
        debug_assert!(report.is_empty(), "the default theme describes itself");
        theme
    }

    /// A theme of its own, without parent; only what is in `files` exists.
    pub fn new(files: BTreeMap<String, ThemeFile>) -> (Theme, Report) {
        let mut theme = Theme { manifest: Manifest::default(), files, filters: BTreeMap::new() };
        let report = theme.read_manifest();
        (theme, report)
    }

    /// This theme with a filter for its templates: `{{ title | NAME }}` answers what `filter` makes
    /// of the text.
    ///
    /// What it answers is text, and markup in it is escaped like that of any other value. A name
    /// that is there already, the engine's own among them, is replaced.
    ///
    /// ```
    /// use dateline_site::Theme;
    ///
    /// let theme = Theme::built_in().with_filter("shout", |text| text.to_uppercase());
    /// assert!(!theme.name().is_empty());
    /// ```
    pub fn with_filter(
        mut self,
        name: impl Into<String>,
        filter: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> Theme {
        self.filters.insert(name.into(), Filter(Arc::new(filter)));
        self
    }

    /// The embedder's filters.
    pub(crate) fn filters(&self) -> impl Iterator<Item = (&str, &Filter)> {
        self.filters.iter().map(|(name, filter)| (name.as_str(), filter))
    }

    /// This theme with an author's over it, file by file; and what is wrong with the author's.
    ///
    /// Of a file of words, only the words that it has are replaced.
    pub fn overlaid(mut self, files: BTreeMap<String, ThemeFile>) -> (Theme, Report) {
        for (name, file) in files {
            if let Some(words) = name.strip_prefix("words/") {
                self.put_words(words, file);
            } else if let Some(replaced) = self.files.insert(name.clone(), file)
                && let Some((folder, own)) = name.split_once('/')
                && matches!(folder, "templates" | "css")
                // Components go by their names alone: two of one name would be a mistake.
                && !own.starts_with("components/")
            {
                self.files.insert(format!("{folder}/parent/{own}"), replaced);
            }
        }
        let parents = std::mem::take(&mut self.manifest.settings);
        let mut report = self.read_manifest();
        report.extend(self.lost_imports());
        report.extend(self.unused());
        for (name, setting) in parents {
            self.manifest.settings.entry(name).or_insert(setting);
        }
        (self, report)
    }

    /// Puts a file of words over what there is of that name, which goes a step down.
    fn put_words(&mut self, name: &str, file: ThemeFile) {
        let (mut folder, mut file) = (String::from("words/"), Some(file));
        while let Some(above) = file {
            file = self.files.insert(format!("{folder}{name}"), above);
            folder.push_str("parent/");
        }
    }

    /// The name that it gives itself.
    pub fn name(&self) -> &str {
        &self.manifest.name
    }

    /// Under which licence it may be used.
    pub fn license(&self) -> &str {
        &self.manifest.license
    }

    /// Whether it can be wrong where the built-in theme is not: it brings a template, a filter or
    /// an asset of its own.
    pub(crate) fn is_to_be_tried(&self) -> bool {
        let mut files = self.files_in("templates/").chain(self.files_in("assets/"));
        let is_own = |file: &ThemeFile| matches!(file.bytes, Cow::Owned(_));
        !self.filters.is_empty() || files.any(|(_, file)| is_own(file))
    }

    /// A file of it.
    pub fn file(&self, name: &str) -> Option<&ThemeFile> {
        self.files.get(name)
    }

    /// All its files, by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        self.files.iter().map(|(name, file)| (name.as_str(), file))
    }

    /// The files whose name begins with `folder`, by name; the folder is left off.
    pub(crate) fn files_in<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a ThemeFile)> {
        self.files
            .range(folder.to_owned()..)
            .map_while(move |(name, file)| Some((name.strip_prefix(folder)?, file)))
    }

    /// What its templates name.
    pub(crate) fn names(&self) -> Names<'_> {
        let files = self.files_in("templates/");
        Names::of(files.filter_map(|(name, file)| Some((name, file.text()?))))
    }

    /// What an author may set.
    pub(crate) fn settings(&self) -> &BTreeMap<String, Setting> {
        &self.manifest.settings
    }

    /// The words of a language: of the region, of the language, and English where both have none.
    pub fn words(&self, language: &str) -> (Words, Report) {
        let mut report = Report::new();
        let mut words = Words::read(language, "").unwrap_or_default();
        let mut names = vec![language, crate::words::primary(language), "en"];
        names.dedup();
        for name in names {
            let mut path = format!("words/{name}.yaml");
            while let Some(file) = self.files.get(&path) {
                match file.text().map(|text| Words::read(language, text)) {
                    Some(Ok(read)) => words = words.or(&read),
                    Some(Err(error)) => report.push(wrong_words(&path, file, &error)),
                    None => report.push(not_text(&path, file)),
                }
                path.insert_str("words/".len(), "parent/");
            }
        }
        (words, report)
    }

    /// The style sheet: `css/index.css`, with each `@import` of a file of the theme replaced by it.
    ///
    /// One file is one request; and a theme stays in pieces that a person can read.
    pub(crate) fn style_sheet(&self) -> String {
        let mut out = String::new();
        self.put_sheet("css/index.css", &mut BTreeSet::new(), &mut out);
        out
    }

    /// Writes a sheet, its imports in their places; `within` are those in which it stands.
    fn put_sheet(&self, name: &str, within: &mut BTreeSet<String>, out: &mut String) {
        let text = self.files.get(name).and_then(ThemeFile::text).unwrap_or_default();
        if !within.insert(name.to_owned()) {
            return;
        }
        let mut own = String::new();
        for line in text.lines() {
            match import(line).map(|(_, import)| sheet(import)) {
                Some(import) if self.files.contains_key(&import) => {
                    squeeze(&std::mem::take(&mut own), out);
                    self.put_sheet(&import, within, out);
                }
                _ => {
                    own.push_str(line);
                    own.push('\n');
                }
            }
        }
        squeeze(&own, out);
        within.remove(name);
    }

    /// The script: all files of `js/`, in the order of their names.
    pub(crate) fn script(&self) -> String {
        let mut out = String::new();
        for (name, file) in self.files_in("js/") {
            if name.rsplit('.').next() == Some("js") {
                squeeze(file.text().unwrap_or_default(), &mut out);
            }
        }
        out
    }

    fn read_manifest(&mut self) -> Report {
        const NAME: &str = "theme.yaml";
        let mut report = Report::new();
        let Some(file) = self.files.get(NAME) else { return report };
        match file.text().map(serde_yaml::from_str::<Manifest>) {
            Some(Ok(manifest)) => self.manifest = manifest,
            Some(Err(error)) => report.push(yaml_error("theme-manifest", NAME, file, &error)),
            None => report.push(not_text(NAME, file)),
        }
        report
    }
}

/// The file that a line of a style sheet imports, and where it is named in the line; none where that
/// lies elsewhere on the web.
fn import(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start().strip_prefix("@import")?.trim_start();
    let quoted = rest.strip_prefix("url(").unwrap_or(rest).trim_start();
    let name = quoted.get(1..)?.split(['"', '\'']).next()?;
    let is_elsewhere = name.contains("//");
    let at = line.len() - quoted.len() + 1;
    (quoted.starts_with(['"', '\'']) && !is_elsewhere).then_some((at, name))
}

/// The path of what a style sheet imports.
fn sheet(import: &str) -> String {
    format!("css/{}", import.trim_start_matches("./"))
}

/// A style sheet or a script without what is there for people: indents, empty lines, and comments
/// that have their lines to themselves.
///
/// It goes by lines and not by tokens, so it can be said in a sentence what it does: lines lose
/// their indents, and their ends where `{`, `;`, `,` or `(` is there to end them. A text over several
/// lines in a script would lose the same.
fn squeeze(text: &str, out: &mut String) {
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        let ends = line.find("*/").map(|at| at + 2 == line.len());
        if in_comment || (line.starts_with("/*") && ends != Some(false)) {
            in_comment = ends.is_none();
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            // Behind `//` there may be a remark, which reaches to the end of its line.
            if !line.ends_with(['{', ';', ',', '(']) || line.contains("//") {
                out.push('\n');
            }
        }
    }
}

fn yaml_error(
    code: &'static str,
    name: &str,
    file: &ThemeFile,
    error: &serde_yaml::Error,
) -> Diagnostic {
    let at = error.location().map_or(0, |location| location.index());
    // The library counts the place to the text as well; it stands in the message once.
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let place = if file.file.is_some() {
        message.to_owned()
    } else {
        format!("{name} of the theme: {message}")
    };
    Diagnostic::error(code, place).at(file.place(at..at))
}

/// What is wrong with a file of words, in terms of words.
fn wrong_words(path: &str, file: &ThemeFile, error: &serde_yaml::Error) -> Diagnostic {
    let text = file.text().unwrap_or_default();
    let Some(key) = Words::first_wrong(text) else {
        return yaml_error("theme-words", path, file, error);
    };
    let at = text
        .match_indices(&key)
        .map(|(at, _)| at)
        .find(|at| text[..*at].ends_with('\n') || *at == 0);
    let at = at.unwrap_or(0);
    let message = format!("`{key}` of `{path}` is neither a text nor texts by number");
    Diagnostic::error("theme-words", message)
        .at(file.place(at..at + key.len()))
        .help("write `key: words`, or below the key `one: …` and `other: …`")
}

fn not_text(name: &str, file: &ThemeFile) -> Diagnostic {
    Diagnostic::error("theme-text", format!("`{name}` of the theme is not UTF-8 text"))
        .at(file.place(0..0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> BTreeMap<String, ThemeFile> {
        list.iter().map(|(name, text)| ((*name).to_owned(), ThemeFile::new(*text, None))).collect()
    }

    #[test]
    fn a_theme_over_its_parent() {
        let parent = files(&[
            ("theme.yaml", "name: plain\nsettings: {wide: {default: false}}\n"),
            ("templates/base.html", "old"),
            ("css/index.css", "@import url(\"a.css\");\nb {}\n"),
            ("css/a.css", "/* one */\n\n/* two\n   lines */\na {\n  b: c; /* kept */\n}\n"),
            ("js/b.js", "// why\nlet a;\n  let b;\n"),
            ("templates/components/part.html", "old"),
            ("words/en.yaml", "x: X\nz: Z\n"),
        ]);
        let (parent, report) = Theme::new(parent);
        assert!(report.is_empty());
        let (theme, report) = parent.overlaid(files(&[
            ("theme.yaml", "name: mine\nparent: plain\nsettings: {tall: {default: 3}}\n"),
            ("templates/base.html", "new"),
            ("templates/components/part.html", "new"),
            ("words/en.yaml", "z: ours\n"),
            ("words/fr.yaml", "y: Y\n"),
        ]));
        assert!(report.is_empty());
        assert_eq!(theme.name(), "mine");
        assert_eq!(theme.settings().keys().collect::<Vec<_>>(), ["tall", "wide"]);
        let templates: Vec<_> = theme.files_in("templates/").map(|(name, _)| name).collect();
        assert_eq!(templates, ["base.html", "components/part.html", "parent/base.html"]);
        assert_eq!(theme.file("templates/parent/base.html").unwrap().bytes(), b"old");
        assert_eq!(theme.style_sheet(), "a {b: c; /* kept */\n}\nb {}\n");
        let sheet = "@import \"parent/index.css\";\n@import './c.css';\nd {}\n";
        let (over, report) = theme.clone().overlaid(files(&[
            ("css/index.css", sheet),
            ("css/a.css", "a2 {}\n"),
            ("css/c.css", "@import \"index.css\";\nc {}\n"),
        ]));
        assert!(report.is_empty(), "{report}");
        assert_eq!(over.style_sheet(), "a2 {}\nb {}\nc {}\nd {}\n");
        assert_eq!(theme.script(), "let a;let b;");
        let (words, _) = theme.words("fr-CA");
        assert_eq!((words.get("x"), words.get("y"), words.get("z")), ("X", "Y", "ours"));
        let (theme, _) = theme.overlaid(files(&[("words/en.yaml", "x: over both\n")]));
        let (words, _) = theme.words("en");
        assert_eq!((words.get("x"), words.get("z")), ("over both", "ours"));
    }

    #[test]
    fn files_that_lead_nowhere_are_told() {
        let mut sources = dateline_text::Sources::new();
        let mut own = |list: &[(&str, &str)]| -> BTreeMap<String, ThemeFile> {
            let mut file = |name: &str, text: &str| {
                let file = sources.add(name, text);
                (name.to_owned(), ThemeFile::new(text, Some(file)))
            };
            list.iter().map(|(name, text)| file(name, text)).collect()
        };
        let (_, report) = Theme::built_in().overlaid(own(&[
            ("css/index.css", "@import 'parent/index.css';\n@import 'a.css';\n@import 'b.css';\n"),
            ("css/a.css", "@import \"https://example.org/x.css\";\n"),
            ("css/c.css", ""),
            ("cs/tokens.css", ""),
            ("templates/timelin.html", ""),
            ("templates/ours.html", "{% extends 'parent/ours-base.html' %}"),
            ("templates/home.html", "{% extends \"ours.html\" %}"),
            ("templates/components/any.html", ""),
            ("words/la.yaml", "a: [b]\n"),
            ("js/a.mjs", ""),
            ("README.md", ""),
            ("assets/x.css", ""),
        ]));
        let told: Vec<&str> = report.iter().map(Diagnostic::message).collect();
        assert_eq!(
            told,
            [
                "`css/index.css` imports `b.css`, which the theme has not",
                "nothing asks for `cs/tokens.css` of the theme",
                "nothing asks for `css/c.css` of the theme",
                "nothing asks for `js/a.mjs` of the theme",
                "nothing asks for `templates/timelin.html` of the theme",
            ]
        );
    }

    #[test]
    fn what_is_wrong_with_a_theme_is_said() {
        let (_, report) = Theme::new(files(&[("theme.yaml", "nmae: mine\n")]));
        let message = report.iter().next().unwrap().message();
        assert!(message.starts_with("theme.yaml of the theme: unknown field `nmae`"), "{message}");
    }
}
