//! All that many pages share, worked out once before the first of them is rendered.
//!
//! 1. The languages of the site, each with its words, its templates and its navigation.
//! 2. The paths that pages take.
//! 3. Of each story: its language and its [`Telling`].

use std::collections::BTreeMap;
use std::sync::OnceLock;

use dateline_core::dates::{self, Date, Description, Relation};
use dateline_core::{Event, EventStatus, Extra, Media, Ref, Story, Timeline};
use dateline_text::{Diagnostic, Report};
use tera::Value;
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_128};

use crate::card::Studio;
use crate::config::{Config, DateStyle, Emit};
use crate::made::Made;
use crate::output::Paths;
use crate::places;
use crate::registers::Registers;
use crate::route::{Route, percent_encode};
use crate::shelf::{Files, Shelf};
use crate::sink::Fingerprint;
use crate::telling::{Telling, telling, unfit_layout};
use crate::template::{Engine, diagnose};
use crate::theme::{SettingValue, Theme};
use crate::view;
use crate::wanted::Wanted;
use crate::words::Words;
use crate::{days, html, markup};

/// Everything that pages share.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    pub(crate) timeline: &'a Timeline,
    pub(crate) config: &'a Config,
    pub(crate) theme: &'a Theme,
    pub(crate) shelf: Shelf<'a>,
    pub(crate) paths: Paths,
    /// The site's own language first.
    pub(crate) languages: Vec<Language>,
    /// By the story's index.
    pub(crate) stories: Vec<Telling<'a>>,
    /// What is made once for all pages.
    pub(crate) made: Made<'a>,
    pub(crate) registers: Registers<'a>,
    /// The text of each event, as a hash, by the event's index; worked out when it is first wanted.
    texts: OnceLock<Vec<Fingerprint>>,
    /// Where cards are drawn, if there are any.
    pub(crate) studio: Option<Studio>,
    pub(crate) assets: Assets,
    pub(crate) wanted: Wanted<'a>,
    /// Where the links of the masthead lead, in their order; the search is the last.
    pub(crate) nav_hrefs: Vec<String>,
    /// What stands behind a frame that is to be pasted: the script that gives it its height. Empty
    /// where there is none.
    pub(crate) frame_script: String,
}

/// What is shown where no event has its text.
pub(crate) const NO_TEXTS: Fingerprint = 0;

/// A language of the site.
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) tag: String,
    pub(crate) engine: Engine,
    /// `site` for templates: for pages of no link in the masthead first, then for those of each.
    pub(crate) frames: Vec<Value>,
}

/// The theme's files as they are named in pages.
#[derive(Debug)]
pub(crate) struct Assets {
    pub(crate) css: (String, String),
    pub(crate) script: Option<(String, String)>,
    pub(crate) icon: Option<String>,
}

impl Language {
    pub(crate) fn words(&self) -> &Words {
        self.engine.words()
    }

    /// A date in this language; as numbers where nobody taught us the language's dates, since
    /// foreign months on a page are worse.
    fn describe<'d>(&self, date: &'d Date, style: DateStyle) -> Description<'d> {
        match dates::Words::for_language(&self.tag) {
            Some(words) => date.describe(words).style(style),
            None => date.describe(&dates::ENGLISH).style(DateStyle::Iso),
        }
    }
}

impl<'a> Site<'a> {
    /// Prepares a site; none where its theme cannot be used at all.
    pub(crate) fn new(
        timeline: &'a Timeline,
        theme: &'a Theme,
        config: &'a Config,
        files: &'a dyn Files,
        report: &mut Report,
    ) -> Option<Site<'a>> {
        let mut tags = vec![config.language.as_str()];
        for story in timeline.stories() {
            let tag = story_language(story, config);
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let shelf = Shelf::new(files);
        let logo = config.publisher.as_ref().and_then(|publisher| publisher.logo.as_ref());
        let logo = logo.and_then(|path| {
            let shown = shelf.show(&path.value, path.span);
            shown.map_err(|lack| report.push(lack.told(&path.value).at(path.span))).ok()
        });
        let logo = logo.map(|shown| shown.href);
        let links = navigation(timeline, config, report);
        let mut nav_hrefs: Vec<String> = links.iter().map(|link| link.href.clone()).collect();
        nav_hrefs.extend(config.emits(Emit::Search).then(|| places::search().href()));
        let settings = settings(theme, config, report);
        let assets = Assets::new(theme);
        let names = theme.names();
        let wanted = Wanted::by(&names, config);
        let site_parts = names.parts("site", &wanted.everywhere);
        let mut languages = Vec::with_capacity(tags.len());
        for tag in &tags {
            let (words, found) = theme.words(tag);
            report.extend(found);
            let engine = match Engine::new(theme, words) {
                Ok(engine) => engine,
                Err(diagnostic) => {
                    report.push(*diagnostic);
                    return None;
                }
            };
            let mut frames = Vec::with_capacity(nav_hrefs.len() + 1);
            for current in 0..=nav_hrefs.len() {
                let dress = Dress { assets: &assets, logo: logo.as_deref(), settings: &settings };
                let frame = frame(timeline, config, engine.words(), &links, current, &dress);
                match engine.with_parts("site", &site_parts, Value::from_serializable(&frame)) {
                    Ok(frame) => frames.push(frame),
                    Err(error) => {
                        report.push(diagnose(theme, &error));
                        return None;
                    }
                }
            }
            languages.push(Language { tag: (*tag).to_owned(), engine, frames });
        }
        let stories = timeline
            .stories()
            .map(|story| {
                let tag = story_language(story, config);
                let language = tags.iter().position(|known| *known == tag).unwrap_or_default();
                let href = places::story(&story.key.value).href();
                let frame = links.iter().position(|link| link.href == href).map_or(0, |at| at + 1);
                report.extend(unfit_layout(story.get()));
                telling(story, language, frame)
            })
            .collect();
        // A card is found by its whole address.
        let has_cards = config.emits(Emit::Cards) && config.base_url.is_some();
        Some(Site {
            timeline,
            config,
            theme,
            shelf,
            paths: Paths::default(),
            languages,
            stories,
            made: Made::of(timeline),
            registers: Registers::of(timeline),
            texts: OnceLock::new(),
            studio: if has_cards { Studio::of(theme) } else { None },
            assets,
            wanted,
            nav_hrefs,
            frame_script: frame_script(theme, config),
        })
    }

    /// What a page shows on which an event has its text.
    pub(crate) fn text_of(&self, event: Ref<'_, Event>) -> Fingerprint {
        let texts = self.texts.get_or_init(|| {
            let mut texts = vec![NO_TEXTS; self.timeline.events().len()];
            for event in self.timeline.events() {
                if let Some(body) = &event.get().body {
                    texts[event.index()] = xxh3_128(body.markdown().as_bytes());
                }
            }
            texts
        });
        texts.get(event.index()).copied().unwrap_or(NO_TEXTS)
    }

    /// What a page shows on which all events of a telling have theirs.
    pub(crate) fn texts_of(&self, telling: &Telling<'_>) -> Fingerprint {
        self.texts(telling.entries.iter().map(|entry| entry.event))
    }

    /// What is shown where some events have their texts.
    pub(crate) fn texts<'e>(&self, events: impl Iterator<Item = Ref<'e, Event>>) -> Fingerprint {
        let mut hasher = Xxh3::new();
        events.for_each(|event| hasher.update(&self.text_of(event).to_le_bytes()));
        hasher.digest128()
    }

    /// The language of all that belongs to no story.
    pub(crate) fn language(&self) -> &Language {
        &self.languages[0]
    }

    /// The link of the masthead that leads to a page, from 1; 0 where none does.
    pub(crate) fn frame_of(&self, route: &Route) -> usize {
        let href = route.href();
        self.nav_hrefs.iter().position(|known| *known == href).map_or(0, |at| at + 1)
    }

    /// A link to a story.
    pub(crate) fn link_to(&self, story: Ref<'_, Story>) -> view::Link {
        self.stories[story.index()].link.clone()
    }

    /// An event's title, plain, with how sure it is: "The theft (Alleged)".
    pub(crate) fn title_and_status(&self, event: Ref<'_, Event>, language: &Language) -> String {
        let title = html::plain_title(&event.get().title);
        match status_key(event.get(), self.config.today.as_ref()) {
            Some(key) => format!("{title} ({})", language.words().get(&format!("status-{key}"))),
            None => title,
        }
    }

    /// Whether a picture may still be shown.
    pub(crate) fn may_show(&self, media: &Media) -> bool {
        let last = media.expires.as_ref().zip(self.config.today.as_ref());
        last.is_none_or(|(last, today)| last.value.relation_to(today) != Relation::Before)
    }

    /// The whole address of a page, where the site knows its own.
    pub(crate) fn canonical(&self, route: &Route) -> Option<String> {
        self.config.base_url.as_ref().map(|base| base.join(route))
    }

    /// A date in words.
    pub(crate) fn in_words(&self, date: &Date, language: &Language) -> String {
        language.describe(date, self.config.date_style).to_string()
    }

    /// When an event was, in the author's words where there are some, else as its source has it.
    pub(crate) fn event_when(&self, event: Ref<'_, Event>, language: &Language) -> view::When {
        let make = || {
            let record = event.get();
            let words = |_: &Date| self.event_in_words(record, language);
            days::when(record.when(), words, record.date_label.as_deref(), None)
        };
        match self.kept(&self.made.whens, event.index(), language) {
            Some(kept) => kept.get_or_init(make).clone(),
            None => make(),
        }
    }

    /// The place for one of the things that are made once; none on pages in another language than the
    /// site's, whose dates are in that language.
    pub(crate) fn kept<'s, T>(
        &self,
        made: &'s [OnceLock<T>],
        at: usize,
        language: &Language,
    ) -> Option<&'s OnceLock<T>> {
        made.get(at).filter(|_| self.is_own(language))
    }

    /// Whether this is the site's own language.
    pub(crate) fn is_own(&self, language: &Language) -> bool {
        std::ptr::eq(language, self.language())
    }

    fn event_in_words(&self, event: &Event, language: &Language) -> String {
        let style = self.config.date_style;
        match dates::Words::for_language(&language.tag) {
            Some(words) => event.describe(words).style(style),
            None => event.describe(&dates::ENGLISH).style(DateStyle::Iso),
        }
        .to_string()
    }

    /// A date in as few words as an axis has room for.
    pub(crate) fn in_words_short(&self, date: &Date, language: &Language) -> String {
        language.describe(date, self.config.date_style).short().to_string()
    }
}

impl Assets {
    fn new(theme: &Theme) -> Assets {
        let named = |stem: &str, end: &str, text: String| {
            // The name changes with the bytes, so that a server may let browsers keep the file.
            let hash = xxh3_64(text.as_bytes()) >> 32;
            (places::asset(&format!("{stem}-{hash:08x}.{end}")).as_str().to_owned(), text)
        };
        let script = theme.script();
        let icon = ["icon.svg", "icon.png", "favicon.ico"]
            .into_iter()
            .find(|name| theme.file(&format!("assets/{name}")).is_some());
        Assets {
            css: named("style", "css", theme.style_sheet()),
            script: (!script.is_empty()).then(|| named("script", "js", script)),
            icon: icon.map(|name| places::asset(name).href()),
        }
    }

    /// What leads to the style sheet.
    pub(crate) fn css_href(&self) -> String {
        Route::home().file(&self.css.0).href()
    }

    /// What leads to the script.
    pub(crate) fn script_href(&self) -> Option<String> {
        self.script.as_ref().map(|(name, _)| Route::home().file(name).href())
    }
}

/// What stands behind every frame that is to be pasted.
fn frame_script(theme: &Theme, config: &Config) -> String {
    const SCRIPT: &str = "embed.js";
    let has_script = theme.file(&format!("assets/{SCRIPT}")).is_some();
    match config.base_url.as_ref().filter(|_| has_script) {
        Some(base) => {
            let address = markup::escaped(&base.join(&places::asset(SCRIPT)));
            format!("\n<script src=\"{address}\" async></script>")
        }
        None => String::new(),
    }
}

/// The language in which a story is told.
fn story_language<'a>(story: Ref<'a, Story>, config: &'a Config) -> &'a str {
    story.get().language.as_ref().map_or(config.language.as_str(), |tag| tag.value.as_str())
}

/// The most stories that make a navigation by themselves.
const MOST_LINKS: usize = 7;

/// The main links: what the author names, or every story where they are few.
fn navigation(timeline: &Timeline, config: &Config, report: &mut Report) -> Vec<view::Link> {
    if config.navigation.is_empty() {
        // More than a line of links is no navigation; the home page lists them all.
        if timeline.stories().len() > MOST_LINKS {
            return Vec::new();
        }
        return timeline
            .stories()
            .map(|story| view::Link {
                href: places::story(&story.key.value).href(),
                title: html::plain_title(&story.title),
            })
            .collect();
    }
    let mut links = Vec::new();
    for item in &config.navigation {
        let key = &item.target;
        let story = timeline.story(&key.value).map(dateline_core::Record::Story);
        let mut pages = timeline.pages();
        let record = story.or_else(|| {
            let page = pages.find(|page| page.key.value.as_str() == key.value);
            page.map(dateline_core::Record::Page)
        });
        let found =
            record.and_then(|record| Some((places::href(record)?, record.name()))).or_else(|| {
                crate::markup::external(&key.value).map(|href| (href.to_owned(), key.value.clone()))
            });
        match found {
            Some((href, title)) => {
                links.push(view::Link { href, title: item.title.clone().unwrap_or(title) });
            }
            None => report.push(
                Diagnostic::error(
                    "unknown-key",
                    format!("no timeline and no page has the key `{}`", key.value),
                )
                .at(key.span),
            ),
        }
    }
    links
}

/// The settings that templates see: the author's over the theme's own.
fn settings(theme: &Theme, config: &Config, report: &mut Report) -> Value {
    let mut values: BTreeMap<&str, Value> = theme
        .settings()
        .iter()
        .map(|(name, setting)| (name.as_str(), Value::from_serializable(&setting.default)))
        .collect();
    for (name, value) in &config.theme_settings {
        let Some((known, setting)) = theme.settings().get_key_value(&name.value) else {
            let near =
                dateline_text::nearest(&name.value, theme.settings().keys().map(String::as_str));
            let message = format!("the theme has no setting `{}`", name.value);
            let mut diagnostic = Diagnostic::error("theme-setting", message).at(name.span);
            if let Some(near) = near {
                diagnostic = diagnostic.help(format!("it has `{near}`"));
            }
            report.push(diagnostic);
            continue;
        };
        let fits = match (&setting.default, value) {
            (SettingValue::Flag(_), Extra::Flag(_))
            | (SettingValue::Number(_), Extra::Number(_))
            | (SettingValue::List(_), Extra::List(_)) => true,
            (SettingValue::Text(_), Extra::Text(text)) => {
                setting.choices.is_empty() || setting.choices.contains(text)
            }
            _ => false,
        };
        if fits {
            values.insert(known, extra(value));
        } else {
            let wanted = match &setting.default {
                SettingValue::Flag(_) => "`true` or `false`".to_owned(),
                SettingValue::Number(_) => "a whole number".to_owned(),
                SettingValue::List(_) => "a list".to_owned(),
                SettingValue::Text(_) if setting.choices.is_empty() => "a text".to_owned(),
                SettingValue::Text(_) => format!("one of `{}`", setting.choices.join("`, `")),
            };
            report.push(
                Diagnostic::error("theme-setting", format!("the setting `{known}` takes {wanted}"))
                    .at(name.span),
            );
        }
    }
    Value::from_serializable(&values)
}

/// An author's own fields as a template sees them.
pub(crate) fn extra(value: &Extra) -> Value {
    match value {
        Extra::Flag(flag) => Value::from_serializable(flag),
        Extra::Number(number) => Value::from_serializable(number),
        Extra::Text(text) => Value::normal_string(text),
        Extra::List(list) => {
            Value::from_serializable(&list.iter().map(extra).collect::<Vec<Value>>())
        }
        Extra::Mapping(fields) => extras(fields),
        _ => Value::none(),
    }
}

/// A mapping of an author's own fields.
pub(crate) fn extras(fields: &[(String, Extra)]) -> Value {
    let fields: BTreeMap<&str, Value> =
        fields.iter().map(|(name, value)| (name.as_str(), extra(value))).collect();
    Value::from_serializable(&fields)
}

/// What a site looks like: of its theme, and of the author's files.
struct Dress<'d> {
    assets: &'d Assets,
    logo: Option<&'d str>,
    settings: &'d Value,
}

/// `site` for the pages under one link of the masthead (from 1), or under none (0).
fn frame(
    timeline: &Timeline,
    config: &Config,
    words: &Words,
    links: &[view::Link],
    current: usize,
    dress: &Dress<'_>,
) -> view::Site {
    let mut foot = Vec::new();
    let mut add = |route: Route, word: &str, is_there: bool| {
        if is_there {
            foot.push(view::Link { href: route.href(), title: words.get(word).to_owned() });
        }
    };
    for kind in dateline_core::EntityKind::ALL {
        let is_there = timeline.entities().any(|entity| entity.kind == *kind);
        add(places::entities(*kind), kind.plural(), is_there);
    }
    add(places::tags(), "tags", timeline.tags().next().is_some());
    add(places::sources(), "sources", timeline.sources().len() > 0);
    add(places::corrections(), "corrections", true);
    let searches = config.emits(Emit::Search);
    view::Site {
        title: config.title.clone(),
        description: config.description.clone(),
        href: Route::home().href(),
        navigation: links
            .iter()
            .enumerate()
            .map(|(at, link)| view::NavLink {
                href: link.href.clone(),
                title: link.title.clone(),
                current: at + 1 == current,
            })
            .collect(),
        foot,
        search_href: searches.then(|| places::search().href()),
        search_current: current > links.len(),
        search_index_href: searches.then(|| places::search().file("index.js").href()),
        contact: config.contact.clone(),
        contact_href: config.contact.as_deref().and_then(contact_href),
        corrections_policy: config
            .corrections_policy
            .as_ref()
            .map(|policy| dateline_markdown::plain(policy.markdown())),
        license: config.license.clone(),
        publisher: config.publisher.as_ref().map(|publisher| view::Publisher {
            name: publisher.name.clone(),
            url: publisher.url.as_deref().and_then(markup::external).map(str::to_owned),
            logo_href: dress.logo.map(str::to_owned),
        }),
        css_href: dress.assets.css_href(),
        script_href: dress.assets.script_href(),
        icon_href: dress.assets.icon.clone(),
        settings: dress.settings.clone(),
    }
}

/// Where to write to: an address of the web, or of a mailbox.
fn contact_href(contact: &str) -> Option<String> {
    if let Some(address) = markup::external(contact) {
        return Some(address.to_owned());
    }
    let is_mailbox = contact.contains('@') && !contact.contains(|c: char| c.is_whitespace());
    is_mailbox.then(|| format!("mailto:{}", percent_encode(contact).replace("%40", "@")))
}

/// How sure an event is, by the name of the word for it; nothing where it is confirmed.
pub(crate) fn status_key(event: &Event, today: Option<&Date>) -> Option<&'static str> {
    match &event.embargo {
        _ if event.draft => Some("draft"),
        Some(until) if today.is_none_or(|today| !until.value.has_come(today)) => Some("embargo"),
        _ if event.status == EventStatus::Confirmed => None,
        _ => Some(event.status.as_str()),
    }
}
