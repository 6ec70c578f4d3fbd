//! One function from JSON to JSON: the face for other languages.
//!
//! A binding that carries one string in and one string out has everything; it needs no types of
//! ours. Nothing here touches a disk, a clock or a network, so it works in a browser too.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use dateline_core::Drafts;
use dateline_dates::{Date, Words};
use dateline_text::{Report, Sources, render};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::discover::CONTENT;
use crate::explain::Explanation;
use crate::manuscript::Manuscript;

/// What is asked.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
enum Request {
    /// The pages of a site.
    Build {
        #[serde(flatten)]
        site: Site,
        /// Only these outputs, where there are any.
        #[serde(default)]
        only: Vec<String>,
    },
    /// What is to be said about a site.
    Check {
        #[serde(flatten)]
        site: Site,
    },
    /// What a text says as a date.
    Date {
        text: String,
        #[serde(default = "english")]
        language: String,
    },
    /// Which version answers.
    Version,
}

/// A site as it is handed over.
#[derive(Deserialize)]
struct Site {
    /// Path to text, or to bytes.
    files: BTreeMap<String, File>,
    #[serde(default)]
    today: Option<String>,
    #[serde(default)]
    drafts: bool,
    #[serde(default)]
    base_url: Option<String>,
}

/// A file: its text, or its bytes in Base64.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum File {
    Text(String),
    Bytes { base64: String },
}

fn english() -> String {
    "en".to_owned()
}

/// Answers one request; both are JSON texts.
///
/// | `do` | with | answers |
/// |---|---|---|
/// | `build` | `files`, `today`, `drafts`, `base_url`, `only` | `files`, `report`, `text` |
/// | `check` | `files`, `today`, `drafts`, `base_url` | `report`, `text` |
/// | `date` | `text`, `language` | what `dateline date --format json` says, in `date` |
/// | `version` | | `version` |
///
/// `files` maps a path below the project (`content/site.yaml`) to its text, or to
/// `{"base64": "…"}`; so do the outputs. `report` is the list of diagnostics, `text` the same for
/// people. `ok` is `false` where the content has errors, and then there are no files; a request
/// that is none has `ok: false` and `error`.
///
/// ```
/// let answer = dateline::facade::answer(
///     r#"{"do": "build", "files": {"content/moon.yaml": "events:\n- {title: Landing, date: 1969}"}}"#,
/// );
/// assert!(answer.contains(r#""moon/landing/index.html":"<!doctype html>"#));
/// assert!(dateline::facade::answer("{}").contains(r#""ok":false"#));
/// ```
pub fn answer(request: &str) -> String {
    let answer = match serde_json::from_str(request) {
        Ok(request) => answered(request),
        Err(error) => Err(format!("this is no request: {error}")),
    };
    answer.unwrap_or_else(|error| json!({ "ok": false, "error": error })).to_string()
}

fn answered(request: Request) -> Result<Value, String> {
    match request {
        Request::Build { site, only } => {
            let (manuscript, media) = site.manuscript()?;
            let (outputs, report) = manuscript.render(&media);
            let ok = !report.has_errors();
            let files: BTreeMap<String, File> = outputs
                .into_iter()
                .filter(|(path, _)| ok && (only.is_empty() || only.contains(path)))
                .map(|(path, bytes)| (path, File::of(bytes)))
                .collect();
            let mut answer = said(&report, &manuscript)?;
            answer["files"] = json!(files);
            Ok(answer)
        }
        Request::Check { site } => {
            let (manuscript, media) = site.manuscript()?;
            said(&manuscript.check(&media), &manuscript)
        }
        Request::Date { text, language } => {
            let words = Words::for_language(&language)
                .ok_or_else(|| format!("no dates are spoken in `{language}`"))?;
            let explained = Explanation::of(&text, Some(words), words);
            let date: Value =
                serde_json::from_str(&explained.to_json()).map_err(|error| error.to_string())?;
            Ok(json!({ "ok": explained.is_date(), "date": date, "text": explained.to_text() }))
        }
        Request::Version => Ok(json!({ "ok": true, "version": env!("CARGO_PKG_VERSION") })),
    }
}

/// A report for programs and for people.
fn said(report: &Report, manuscript: &Manuscript) -> Result<Value, String> {
    let list: Value = serde_json::from_str(&render::json(report, manuscript.sources()))
        .map_err(|error| error.to_string())?;
    Ok(json!({
        "ok": !report.has_errors(),
        "report": list,
        "text": render::plain(report, manuscript.sources()),
    }))
}

impl Site {
    /// The texts and the other files.
    fn manuscript(self) -> Result<(Manuscript, BTreeMap<String, Vec<u8>>), String> {
        let mut sources = Sources::new();
        let mut media = BTreeMap::new();
        for (path, file) in self.files {
            match file {
                File::Text(text) => {
                    sources.add(path, text);
                }
                File::Bytes { base64 } => {
                    let bytes = BASE64
                        .decode(base64)
                        .map_err(|error| format!("`{path}` is not Base64: {error}"))?;
                    let below = path.strip_prefix(CONTENT).and_then(|path| path.strip_prefix('/'));
                    media.insert(below.unwrap_or(&path).to_owned(), bytes);
                }
            }
        }
        let drafts = if self.drafts { Drafts::Shown } else { Drafts::Withheld };
        let mut manuscript = Manuscript::new(sources).with_drafts(drafts);
        if let Some(today) = self.today {
            let day = today.parse().ok().filter(Date::is_one_day);
            manuscript =
                manuscript.at(day.ok_or_else(|| format!("`today` is not a day: `{today}`"))?);
        }
        if let Some(url) = self.base_url {
            manuscript = manuscript.with_base_url(url);
        }
        Ok((manuscript, media))
    }
}

impl File {
    fn of(bytes: Vec<u8>) -> File {
        match String::from_utf8(bytes) {
            Ok(text) => File::Text(text),
            Err(error) => File::Bytes { base64: BASE64.encode(error.as_bytes()) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(request: &Value) -> Value {
        serde_json::from_str(&answer(&request.to_string())).unwrap()
    }

    #[test]
    fn a_site_comes_back_as_pages() {
        let files =
            json!({ "content/moon.yaml": "events:\n- {title: Landing, date: July 1969}\n" });
        let answer = ask(&json!({ "do": "build", "files": files, "only": ["moon/index.html"] }));
        assert_eq!(answer["ok"], true, "{answer}");
        assert!(answer["files"]["moon/index.html"].as_str().unwrap().contains("July 1969"));
        assert_eq!(answer["files"].as_object().unwrap().len(), 1);
    }

    #[test]
    fn mistakes_come_back_with_their_places_and_without_pages() {
        let files = json!({ "content/moon.yaml": "events:\n- {title: Landing, dat: 1969}\n" });
        for what in ["build", "check"] {
            let answer = ask(&json!({ "do": what, "files": files }));
            assert_eq!(answer["ok"], false);
            assert_eq!(answer["report"][0]["place"]["line"], 2, "{answer}");
            assert!(answer["text"].as_str().unwrap().contains("content/moon.yaml:2:"), "{answer}");
            assert!(answer["files"].as_object().is_none_or(serde_json::Map::is_empty));
        }
    }

    #[test]
    fn bytes_travel_as_base64() {
        let files = json!({ "content/moon.yaml": "events: []", "content/a.bin": {"base64": "%%"} });
        let answer = ask(&json!({ "do": "build", "files": files }));
        assert!(answer["error"].as_str().unwrap().contains("`content/a.bin` is not Base64"));
    }

    #[test]
    fn a_date_is_explained_and_a_stranger_is_turned_away() {
        let date = ask(&json!({ "do": "date", "text": "June 2000" }));
        assert_eq!(date["date"]["edtf"], "2000-06", "{date}");
        let none = ask(&json!({ "do": "date", "text": "soon" }));
        assert_eq!(none["ok"], false);
        for request in ["", "{", "[]", "{\"do\":\"dance\"}", "{\"do\":\"build\"}"] {
            let answer: Value = serde_json::from_str(&answer(request)).unwrap();
            assert!(answer["error"].as_str().unwrap().starts_with("this is no request"));
        }
    }
}
