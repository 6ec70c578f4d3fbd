//! The default theme holds together: every language has every word, and templates use no others.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{
    ClaimStatus, CorrectionKind, Event, EventStatus, Extra, RelatedAs, SourceKind, Timeline,
};
use dateline_site::{Config, Theme, ThemeFile, render};
use dateline_text::Spanned;
use serde_yaml::Value;

const LANGUAGES: [&str; 6] = ["fr", "de", "es", "pt", "uk", "ar"];

fn words(language: &str) -> BTreeMap<String, Value> {
    let theme = Theme::built_in();
    let file = theme.file(&format!("words/{language}.yaml")).expect("the language has its words");
    serde_yaml::from_slice(file.bytes()).expect("words are YAML")
}

/// `{count}`, `{name}`: what a word leaves to be filled in, in whichever of its forms.
fn blanks(word: &Value) -> BTreeSet<String> {
    let forms: Vec<&str> = match word {
        Value::Mapping(forms) => forms.values().filter_map(Value::as_str).collect(),
        word => word.as_str().into_iter().collect(),
    };
    forms
        .iter()
        .flat_map(|form| form.split('{').skip(1))
        .filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()))
        .collect()
}

#[test]
fn every_language_has_every_word() {
    let english = words("en");
    for language in LANGUAGES {
        let other = words(language);
        assert_eq!(other.len(), english.len(), "{language} has as many words");
        for (key, word) in &english {
            let translated = other.get(key).unwrap_or_else(|| panic!("{language} has no `{key}`"));
            assert_eq!(blanks(translated), blanks(word), "the blanks of `{key}` in {language}");
        }
    }
}

#[test]
fn every_value_that_readers_see_has_a_word() {
    let relations = RelatedAs::ALL.iter().map(|one| format!("relation-{}", one.as_str()));
    let statuses = EventStatus::ALL.iter().map(|one| format!("status-{}", one.as_str()));
    let kinds = CorrectionKind::ALL.iter().map(|one| format!("kind-{}", one.as_str()));
    let claims = ClaimStatus::ALL.iter().map(|one| format!("claim-{}", one.as_str()));
    let sources = SourceKind::ALL.iter().map(|one| format!("source-{}", one.as_str()));
    let english = words("en");
    for key in relations.chain(statuses).chain(kinds).chain(claims).chain(sources) {
        assert!(english.contains_key(&key), "there is no word for `{key}`");
    }
}

#[test]
fn the_words_of_templates_are_there() {
    let english = words("en");
    let theme = Theme::built_in();
    let mut used = 0;
    for name in [
        "404",
        "base",
        "corrections",
        "embed",
        "entities",
        "entity",
        "event",
        "event-embed",
        "home",
        "moved",
        "plain",
        "search",
        "source",
        "sources",
        "tag",
        "timeline",
        "components/entry",
        "components/event",
        "components/evidence",
        "components/parts",
        "components/strip",
    ] {
        let file = theme.file(&format!("templates/{name}.html")).expect("the template is there");
        let text = std::str::from_utf8(file.bytes()).expect("templates are UTF-8");
        for before in text.split(" | word").map(|part| part.rsplit('"').nth(1).unwrap_or_default())
        {
            let is_key = before.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            if !before.is_empty() && is_key && text.contains(&format!("\"{before}\" | word")) {
                assert!(english.contains_key(before), "{name}.html asks for `{before}`");
                used += 1;
            }
        }
    }
    assert!(used > 50, "{used} words were looked up");
}

/// The names behind `start` in a text, such as those of variables.
fn names<'t>(text: &'t str, start: &str) -> BTreeSet<&'t str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let rests = text.split(start).skip(1);
    rests.map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default()).collect()
}

#[test]
fn a_second_theme_lies_over_it() {
    const TOKENS: &str = include_str!("../../../themes/bulletin/css/tokens.css");
    let files = [
        ("theme.yaml", include_str!("../../../themes/bulletin/theme.yaml")),
        ("css/tokens.css", TOKENS),
        (
            "templates/timeline.html",
            include_str!("../../../themes/bulletin/templates/timeline.html"),
        ),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), ThemeFile::new(text, None)));
    let (theme, report) = Theme::built_in().overlaid(BTreeMap::from(files));
    assert!(report.is_empty(), "{report}");

    // It has a value for each variable that the style sheets below it use.
    let declared = names(TOKENS, "  --");
    for sheet in ["base", "prose", "timeline", "page", "print"] {
        let file = theme.file(&format!("css/{sheet}.css")).expect("the sheet is there");
        let sheet = std::str::from_utf8(file.bytes()).expect("style sheets are UTF-8");
        let own = names(sheet, "{ --");
        for name in names(sheet, "var(--") {
            let has_other = sheet.contains(&format!("var(--{name}, "));
            assert!(declared.contains(name) || own.contains(name) || has_other, "--{name}");
        }
    }

    let timeline = Timeline::builder("Apollo")
        .event(Event::new("landing", "1969-07-20".parse().expect("a date"), "The landing"))
        .build()
        .expect("a timeline");
    let mut config = Config::new("Moon");
    let words = Extra::Text("Printed on screens.".to_owned());
    config.theme_settings.push((Spanned::from("colophon".to_owned()), words));
    let (site, report) = render(&timeline, &theme, &config, &());
    assert!(report.is_empty(), "{report}");
    let page = String::from_utf8_lossy(&site["apollo/index.html"]);
    assert!(page.contains("Printed on screens.") && page.contains("The landing"));
}
