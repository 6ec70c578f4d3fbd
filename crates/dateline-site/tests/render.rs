//! Whole sites in memory: what is made, that it is the same every time, and that no text of an
//! author's becomes code.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

use std::collections::BTreeMap;

use dateline_core::{
    Citation, Claim, Correction, Draft, Entity, EntityRef, Era, Event, EventStatus, Importance,
    Include, Key, Layout, Media, Order, Original, Page, Quote, Related, RelatedAs, Role, Section,
    Source, StartAt, Story, Timeline, Track,
};
use dateline_site::{BaseUrl, Config, Emit, LinkStyle, NavigationItem, Theme, ThemeFile, render};
use dateline_text::Spanned;

type Site = BTreeMap<String, Vec<u8>>;

fn date(text: &str) -> Spanned<dateline_core::dates::Date> {
    Spanned::from(text.parse::<dateline_core::dates::Date>().unwrap())
}

fn event(story: &str, key: &str, when: &str, title: &str) -> Event {
    let mut event = Event::new(key, when.parse().unwrap(), title);
    event.story = Key::from(story);
    event
}

fn apollo() -> Timeline {
    let mut story = Story::new("apollo", "Apollo *11*");
    story.summary = Some("To the moon and back.".into());
    story.authors = vec!["Ada".to_owned()];
    story.updated = Some(date("2026-11-24"));
    story.tracks = vec![Track::new("flight", "Flight")];
    story.aliases =
        ["moon", "old/moon.html", "older/index.html"].map(|it| Spanned::from(it.to_owned())).into();
    let mut draft = Draft::default();
    draft.stories.push(story);
    draft.sources.push(Source::new("log", "The log"));
    draft.entities.push(Entity::person("armstrong", "Neil Armstrong"));
    let mut launch = event("apollo", "launch", "1969-07-16", "The launch");
    launch.track = Some(Spanned::from(Key::from("flight")));
    let mut landing = event("apollo", "landing", "1969-07-20", "The landing")
        .citing("log")
        .with("armstrong")
        .with_prose("[[armstrong]] steps out [@log, p. 3].");
    landing.importance = Importance::Major;
    landing.aliases = vec![Spanned::from(Key::from("touchdown"))];
    draft.events.extend([
        landing,
        launch,
        event("apollo", "tour", "1969-09~", "A tour of the world"),
    ]);
    let mut claim = Claim::new("small-step", "He said *a man*.").made_at("tour").about("landing");
    claim.story = Some(Key::from("apollo"));
    draft.claims.push(claim);
    let resolved = draft.resolve();
    assert!(!resolved.report.has_errors(), "{}", resolved.report);
    resolved.timeline
}

fn config() -> Config {
    let mut config = Config::new("Moon");
    config.base_url = Some(BaseUrl::parse("https://example.org/x/").unwrap());
    config.contact = Some("desk@example.org".to_owned());
    // A file of its own sees to them, and here they would only be drawn.
    config.emit.retain(|emit| *emit != Emit::Cards);
    config
}

fn text<'s>(site: &'s Site, path: &str) -> &'s str {
    std::str::from_utf8(&site[path]).unwrap()
}

/// A theme that shows what a view holds and nothing else, so that the page below changes with the
/// generator alone.
fn bare_theme() -> Theme {
    theme_of(include_str!("bare/timeline.html"), include_str!("bare/components.html"))
}

/// The same with another page for timelines, and another entry for events.
fn theme_of(timeline: &str, components: &str) -> Theme {
    let mut files: BTreeMap<String, ThemeFile> = [
        "home",
        "event",
        "entity",
        "entities",
        "source",
        "sources",
        "tag",
        "tags",
        "corrections",
        "plain",
        "search",
        "404",
        "embed",
        "event-embed",
        "moved",
    ]
    .into_iter()
    .map(|name| (format!("templates/{name}.html"), ThemeFile::new("{{ page.title }}", None)))
    .collect();
    for (name, text) in [
        ("templates/timeline.html", timeline),
        ("templates/components.html", components),
        ("words/en.yaml", include_str!("bare/words.yaml")),
    ] {
        files.insert(name.to_owned(), ThemeFile::new(text, None));
    }
    let (theme, report) = Theme::new(files);
    assert!(report.is_empty(), "{report}");
    theme
}

#[test]
fn a_timeline_of_three_events() {
    let mut config = config();
    config.emit = vec![Emit::Csv];
    let (site, report) = render(&apollo(), &bare_theme(), &config, &());
    assert!(report.is_empty(), "{report}");
    assert_eq!(text(&site, "apollo/index.html"), include_str!("bare/apollo.golden.html"));
}

#[test]
fn the_files_of_a_site() {
    let (site, report) = render(&apollo(), &Theme::built_in(), &config(), &());
    assert!(report.is_empty(), "{report}");
    let paths: Vec<&str> =
        site.keys().map(String::as_str).filter(|path| !path.starts_with("assets/")).collect();
    assert_eq!(
        paths,
        [
            "404.html",
            "apollo/embed/index.html",
            "apollo/embed/paste/index.html",
            "apollo/feed.json",
            "apollo/feed.xml",
            "apollo/index.html",
            "apollo/landing/embed/index.html",
            "apollo/landing/index.html",
            "apollo/landing/oembed.json",
            "apollo/launch/embed/index.html",
            "apollo/launch/index.html",
            "apollo/launch/oembed.json",
            "apollo/oembed.json",
            "apollo/timeline.csv",
            "apollo/timeline.ics",
            "apollo/timeline.json",
            "apollo/touchdown/index.html",
            "apollo/tour/embed/index.html",
            "apollo/tour/index.html",
            "apollo/tour/oembed.json",
            "corrections/index.html",
            "index.html",
            "moon/index.html",
            "old/moon.html",
            "older/index.html",
            "people/armstrong/index.html",
            "people/index.html",
            "robots.txt",
            "search/index.html",
            "search/index.js",
            "sitemap.xml",
            "sources/index.html",
            "sources/log/index.html",
        ]
    );
    // A server shows this page at any address.
    assert!(text(&site, "404.html").contains("href=\"/x/\""));
    let moved = text(&site, "apollo/touchdown/index.html");
    assert!(moved.contains("content=\"0; url=../../apollo/landing/\""), "{moved}");
    assert!(
        moved.contains("<link rel=\"canonical\" href=\"https://example.org/x/apollo/landing/\">")
    );
    // The claim is told on both pages, each leading to the other.
    assert!(text(&site, "apollo/landing/index.html").contains("href=\"../../apollo/tour/\""));
    assert!(text(&site, "apollo/tour/index.html").contains("href=\"../../apollo/landing/\""));
}

#[test]
fn the_same_timeline_gives_the_same_bytes() {
    let timeline = everything();
    let theme = Theme::built_in();
    let on_threads = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| render(&timeline, &theme, &config(), &files()))
    };
    let (one, report) = on_threads(1);
    let (four, again) = on_threads(4);
    assert_eq!(report.to_string(), again.to_string());
    assert!(one == four);
}

#[test]
fn links_can_name_files() {
    let mut config = config();
    config.links = LinkStyle::Files;
    let (site, _) = render(&apollo(), &Theme::built_in(), &config, &());
    let page = text(&site, "apollo/index.html");
    assert!(page.contains("href=\"../apollo/landing/index.html\""));
    assert!(page.contains("href=\"../index.html\""));
}

#[test]
fn a_long_timeline_is_told_in_parts() {
    let mut draft = Draft::default();
    draft.stories.push(Story::new("long", "A long one"));
    for at in 0..600 {
        let day = format!("{}-01-{:02}", 1900 + at / 20, at % 20 + 1);
        draft.events.push(event("long", &format!("e{at}"), &day, "An event"));
    }
    let timeline = draft.resolve().timeline;
    let (site, report) = render(&timeline, &Theme::built_in(), &config(), &());
    assert!(report.is_empty(), "{report}");
    let parts: Vec<&str> =
        site.keys().map(String::as_str).filter(|path| path.contains("--")).collect();
    assert_eq!(
        parts,
        ["long/1900--1911/index.html", "long/1912--1923/index.html", "long/1924--1929/index.html"]
    );
    let index = text(&site, "long/index.html");
    assert!(index.contains("href=\"../long/1912--1923/#year-1915\""));
    assert!(!index.contains("id=\"event-e0\""));
    // The overview says how many events there are where; a mark each would be a thousand lines.
    assert!(index.contains("<svg class=\"density") && index.len() < 12_000, "{}", index.len());
    // In another site's frame it leads to the parts, too.
    let embed = text(&site, "long/embed/index.html");
    assert!(embed.contains("href=\"../../long/1912--1923/\"") && embed.contains("e599"));
    let part = text(&site, "long/1912--1923/index.html");
    assert!(part.contains("id=\"event-e240\"") && part.contains("id=\"event-e479\""));
    // An event at the end of a part leads on to the first of the next.
    let last = text(&site, "long/e239/index.html");
    assert!(last.contains("href=\"../../long/e240/\" rel=\"next\""), "{last}");
}

/// A site with more of everything than one page holds.
fn archive() -> Timeline {
    let mut draft = Draft::default();
    draft.stories.push(Story::new("long", "A long one"));
    draft.entities.push(Entity::person("everywhere", "Ever Ywhere"));
    for at in 0..450 {
        let name = format!("{} {at}", ["Abel", "Brandt", "Cohen"][at / 150]);
        draft.entities.push(Entity::person(&*format!("p{at}"), name));
        draft.sources.push(Source::new(&*format!("s{at}"), format!("Report {at:03}")));
        let day = format!("{}-01-{:02}", 1900 + at / 20, at % 20 + 1);
        let mut event = event("long", &format!("e{at}"), &day, "An event").with("everywhere");
        event.corrections = vec![Correction::new("It was wrong.").made_on(day.parse().unwrap())];
        event.tags = vec![Spanned::from("tag".to_owned())];
        draft.events.push(event.citing("s0"));
    }
    draft.resolve().timeline
}

#[test]
fn a_long_list_is_on_several_pages() {
    let timeline = archive();
    let (site, report) = render(&timeline, &Theme::built_in(), &config(), &());
    assert!(report.is_empty(), "{report}");
    let pages = [
        "corrections/entries--2/index.html",
        "corrections/entries--3/index.html",
        "people/everywhere/events--2/index.html",
        "people/everywhere/events--3/index.html",
        "people/names--2/index.html",
        "people/names--3/index.html",
        "sources/s0/events--2/index.html",
        "sources/s0/events--3/index.html",
        "sources/titles--2/index.html",
        "sources/titles--3/index.html",
        "tags/tag/events--2/index.html",
        "tags/tag/events--3/index.html",
    ];
    let found: Vec<&str> =
        site.keys().map(String::as_str).filter(|path| path.contains("--")).collect();
    assert_eq!(found, pages);

    // Every entry is on one of the pages, each leads to all, and one reads on from end to end.
    let all = |first: &str, further: &str| -> String {
        let further = [2, 3].map(|number| text(&site, &format!("{further}--{number}/index.html")));
        [text(&site, first), further[0], further[1]].concat()
    };
    let people = all("people/index.html", "people/names");
    assert!((0..450).all(|at| people.contains(&format!("people/p{at}/\""))));
    let events = all("tags/tag/index.html", "tags/tag/events");
    assert!((0..450).all(|at| events.contains(&format!("long/e{at}/\""))));
    let second = text(&site, "people/everywhere/events--2/index.html");
    assert!(second.contains("<title>Ever Ywhere (2/3) · Moon</title>"), "{second}");
    assert!(second.contains("href=\"../../../people/everywhere/events--3/\" rel=\"next\""));
    assert!(second.contains("href=\"../../../people/everywhere/\">January 1, 1900 – "));
    // A letter leads to the page on which it begins.
    let first = text(&site, "people/index.html");
    assert!(first.contains("href=\"../people/names--2/#letter-c\""));
    assert!(text(&site, "people/names--2/index.html").contains("id=\"letter-c\""));
    // A timeline shows its newest corrections, each of them also in place.
    assert_eq!(text(&site, "long/index.html").matches("It was wrong.").count(), 450 + 20);
}

#[test]
fn a_search_finds_names_and_not_keys() {
    let mut draft = Draft::default();
    draft.stories.push(Story::new("navy", "The navy"));
    draft.entities.push(Entity::person("gh", "Grace Hopper"));
    draft.events.push(event("navy", "moth", "1947-09-09", "A moth").with_prose("[[gh]] laughs."));
    let (site, _) = render(&draft.resolve().timeline, &Theme::built_in(), &config(), &());
    let words = text(&site, "search/index.js").split("\"words\":\"").nth(1).unwrap();
    assert!(words.starts_with("grace hopper laughs\""), "{words}");
}

#[test]
fn the_front_page_follows_the_navigation() {
    let mut draft = Draft::default();
    for key in ["a", "b", "c"] {
        draft.stories.push(Story::new(key, key));
        draft.events.push(event(key, "only", "2000", "An event"));
    }
    let mut config = config();
    config.navigation = ["c", "b"].map(|key| NavigationItem::new(key.to_owned().into())).to_vec();
    let (site, _) = render(&draft.resolve().timeline, &Theme::built_in(), &config, &());
    let home = text(&site, "index.html");
    let at = |key: &str| home.find(&format!("class=\"title-link\" href=\"./{key}/\"")).unwrap();
    assert!(at("c") < at("b") && at("b") < at("a"), "{home}");
}

/// The smallest picture.
const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>";

#[test]
fn a_picture_whose_licence_has_ended_is_not_shown() {
    let mut draft = Draft::default();
    let mut story = Story::new("a", "A");
    story.start_at = StartAt::Today;
    draft.stories.push(story);
    let mut shown = event("a", "shown", "2000", "Shown");
    let mut media = Media::local("a/b.svg");
    media.expires = Some(date("2026-11-23"));
    shown.media = vec![media];
    draft.events.extend([shown, event("a", "later", "2030", "Later")]);
    let timeline = draft.resolve().timeline;
    let mut config = config();
    for (today, is_there) in [("2026-11-23", true), ("2026-11-24", false)] {
        config.today = Some(today.parse().unwrap());
        let (site, report) = render(&timeline, &Theme::built_in(), &config, &files());
        assert!(report.is_empty(), "{report}");
        assert_eq!(site.contains_key("a/b.svg"), is_there);
        let page = text(&site, "a/shown/index.html");
        assert_eq!(page.contains("b.svg"), is_there);
    }
}

#[test]
fn two_pages_on_one_path_are_told_with_both() {
    let mut draft = Draft::default();
    draft.stories.push(Story::new("people", "People"));
    draft.events.push(event("people", "ada", "2000", "Ada"));
    draft.entities.push(Entity::person("ada", "Ada"));
    let timeline = draft.resolve().timeline;
    let (site, report) = render(&timeline, &Theme::built_in(), &Config::new("x"), &());
    assert!(site.is_empty());
    let messages: Vec<&str> = report.iter().map(dateline_text::Diagnostic::message).collect();
    assert!(
        messages.contains(
            &"the event `people/ada` and the person `ada` have the same path `people/ada/index.html`"
        ),
        "{messages:?}"
    );
}

#[test]
fn a_mistake_of_a_theme_is_a_diagnostic() {
    let over = BTreeMap::from([(
        "templates/event.html".to_owned(),
        ThemeFile::new("{{ event.titel }}", None),
    )]);
    let (theme, _) = Theme::built_in().overlaid(over);
    let (_, report) = render(&apollo(), &theme, &config(), &());
    assert_eq!(report.len(), 1, "{report}");
    let message = report.iter().next().unwrap().message();
    assert!(message.contains("titel") && message.contains("templates/event.html:1:"), "{message}");
}

/// What an author could write to break out of each format.
const EVIL: &str = "<b onclick=x>'\"&</script><!--]]>\u{2028}{{ 1 }}\u{fdd0}";

fn files() -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([("a/b.svg".to_owned(), SVG.to_vec())])
}

/// A timeline that has something in every field, and in every text something bad.
fn everything() -> Timeline {
    let mut draft = Draft::default();
    let mut story = Story::new("усе", EVIL);
    story.summary = Some(EVIL.into());
    story.introduction = Some(EVIL.into());
    story.methods = Some(format!("# {EVIL}\n\n{EVIL} [@книга]").into());
    story.authors = vec![EVIL.to_owned()];
    story.language = Some(Spanned::from("ar".to_owned()));
    story.tracks = vec![Track::new("t", EVIL)];
    story.eras = vec![Era::new(EVIL, "-0100/2100".parse().unwrap())];
    story.sections = vec![Section::new("s", EVIL)];
    story.corrections =
        vec![Correction::new(EVIL).made_on("2026-01-01".parse().unwrap()), Correction::new(EVIL)];
    story.published = Some(date("2020"));
    story.license = Some(EVIL.to_owned());
    draft.stories.push(story);

    let mut source = Source::new("книга", EVIL);
    source.authors = vec![EVIL.to_owned()];
    source.outlet = Some(EVIL.to_owned());
    source.url = Some(Spanned::from("javascript:alert(1)".to_owned()));
    source.archived = Some(Spanned::from("https://example.org/\"onclick=\"x".to_owned()));
    source.note = Some(EVIL.into());
    source.locator = Some(EVIL.to_owned());
    source.language = Some(Spanned::from(EVIL.to_owned()));
    draft.sources.push(source);

    let mut person = Entity::person("ада", EVIL);
    person.description = Some(EVIL.into());
    person.aliases = vec![Spanned::from(EVIL.to_owned())];
    person.same_as = vec![Spanned::from("data:text/html,x".to_owned())];
    person.url = Some(Spanned::from("javascript:x".to_owned()));
    person.roles = vec![Role::new(EVIL)];
    draft.entities.push(person);
    draft.entities.push(Entity::place("тут", EVIL));
    draft.entities.push(Entity::organization("орг", EVIL));

    for (key, when) in [
        ("day", "2000-06-04"),
        ("about", "1850~"),
        ("open", "2004/.."),
        ("unknown", "/2004"),
        ("old", "-0099"),
        ("far", "Y17000000"),
        ("time", "2000-06-03T20:10:00Z"),
        ("decade", "198X"),
    ] {
        let mut event = event("усе", key, when, EVIL).citing("книга").with("ада").with("орг");
        event.summary = Some(EVIL.into());
        event.body = Some(format!("{EVIL}\n\n# {EVIL}\n\n[[ада|{EVIL}]] [x](javascript:x)").into());
        event.date_note = Some(EVIL.into());
        event.date_label = Some(EVIL.to_owned());
        event.place = Some(EntityRef::new("тут"));
        event.tags = vec![Spanned::from("a tag".to_owned()), Spanned::from("Fire".to_owned())];
        event.track = Some(Spanned::from(Key::from("t")));
        event.section = Some(Spanned::from(Key::from("s")));
        event.updated = Some(date("2026-02-03"));
        event.corrections = vec![Correction::new(EVIL).made_on("2026-01-02".parse().unwrap())];
        let mut quote = Quote::new(EVIL);
        quote.by = Some(EntityRef::new("ада"));
        quote.to = Some(EntityRef::new("орг"));
        quote.original = Some(Original::new(EVIL));
        quote.source = Some(Citation::new("книга"));
        quote.note = Some(EVIL.into());
        quote.language = Some(Spanned::from(EVIL.to_owned()));
        event.quotes = vec![quote];
        let mut media = Media::local("a/b.svg");
        media.alt = Some(Spanned::from(EVIL.to_owned()));
        media.caption = Some(EVIL.into());
        media.credit = Some(EVIL.to_owned());
        media.link = Some(Spanned::from("javascript:x".to_owned()));
        event.media = vec![media];
        if key != "day" {
            event.related = vec![Related::new("day", RelatedAs::Cause)];
        }
        draft.events.push(event);
    }
    let mut claim = Claim::new("клейм", EVIL).made_at("day").about("old").by("ада");
    claim.story = Some(Key::from("усе"));
    draft.claims.push(claim);
    draft.pages.push(Page::new("сторінка", EVIL, EVIL));
    draft.resolve().timeline
}

#[test]
fn no_text_becomes_code() {
    let mut config = config();
    config.title = EVIL.to_owned();
    config.description = EVIL.to_owned();
    config.contact = Some(EVIL.to_owned());
    config.license = Some(EVIL.to_owned());
    config.corrections_policy = Some(EVIL.into());
    let (site, report) = render(&everything(), &Theme::built_in(), &config, &files());
    let other: Vec<&str> = report
        .iter()
        .filter(|found| found.code().as_str() != "unsafe-link")
        .map(dateline_text::Diagnostic::message)
        .collect();
    // The mark in a text is taken for a link of ours, which is then seen not to land.
    assert!(other.is_empty(), "{other:?}");
    assert!(site.len() > 50);
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        let end = path.rsplit('.').next();
        let is_page = end == Some("html");
        if is_page || end == Some("xml") {
            assert!(!text.contains("<b onclick"), "{path}");
        }
        if is_page {
            // Each script that ends is one that the theme began.
            let count = |wanted| text.matches(wanted).count();
            assert_eq!(count("<script"), count("</script"), "{path}");
            for bad in
                ["href=\"javascript:", "href=\"data:", "src=\"javascript:", " style=\"", "\u{fdd0}"]
            {
                assert!(!text.contains(bad), "{path} has {bad:?}");
            }
        }
        if end == Some("json") {
            serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|_| panic!("{path}"));
        }
    }
}

#[test]
fn a_list_to_scale() {
    let mut story = Story::new("ages", "Ages");
    story.layout = Layout::Scale;
    let timeline = Timeline::builder("Ages")
        .story(story)
        .event(Event::new("one", "2000-01-01".parse().unwrap(), "One"))
        .event(Event::new("two", "2000-01-11".parse().unwrap(), "Two"))
        .event(Event::new("three", "2000-01-31".parse().unwrap(), "Three"))
        .build()
        .unwrap();
    let (site, report) = render(&timeline, &Theme::built_in(), &config(), &());
    assert!(report.is_empty(), "{report}");
    let spaces: Vec<f64> = text(&site, "ages/index.html")
        .split("class=\"space\" height=\"")
        .skip(1)
        .map(|rest| rest.split("em").next().unwrap().parse().unwrap())
        .collect();
    // Ten days, and twice as many; nothing follows the last event.
    assert_eq!(spaces.len(), 2);
    assert!((spaces[1] - 2.0 * spaces[0]).abs() < 0.2, "{spaces:?}");
}

#[test]
fn the_latest_where_there_are_others() {
    for (count, latest) in [(6, 0), (7, 6)] {
        let mut builder = Timeline::builder("Days");
        for day in 1..=count {
            let when = format!("2000-01-{day:02}").parse().unwrap();
            builder = builder.event(Event::new(format!("day-{day}"), when, format!("Day {day}")));
        }
        let (site, report) = render(&builder.build().unwrap(), &Theme::built_in(), &config(), &());
        assert!(report.is_empty(), "{report}");
        let titles = text(&site, "days/index.html").matches("class=\"digest-title\"").count();
        assert_eq!(titles, latest, "of {count} events");
    }
}

#[test]
fn a_theme_may_list_sources_where_a_number_leads_to_them() {
    let theme = theme_of(
        "{{ timeline.introduction_html or '' }}
        {% for group in timeline.groups %}{{ group.events | join }}{% endfor %}
        {% for source in timeline.noted_sources %}<li id='{{ source.id }}'>{% endfor %}",
        "{% component event(event: map) %}{{ event.body_html or '' }}
        <li id='{{ event.id }}'>{% endcomponent event %}",
    );
    let listed = |introduction: &str, prose: &str| {
        let mut story = Story::new("apollo", "Apollo 11");
        story.introduction = Some(introduction.into());
        let mut draft = Draft::default();
        draft.stories.push(story);
        draft.sources.push(Source::new("log", "The log"));
        let landing = event("apollo", "landing", "1969-07-20", "The landing");
        draft.events.push(landing.citing("log").with_prose(prose));
        let (site, report) = render(&draft.resolve().timeline, &theme, &config(), &());
        assert!(report.is_empty(), "{report}");
        text(&site, "apollo/index.html").matches("<li id='source-log'>").count()
    };
    assert_eq!(listed("To the moon.", "It lands."), 0);
    assert_eq!(listed("To the moon [@log].", "It lands."), 1);
    assert_eq!(listed("To the moon.", "It lands [@log]."), 1);
}

#[test]
fn before_is_earlier_also_where_the_newest_comes_first() {
    for order in [Order::OldestFirst, Order::NewestFirst] {
        let mut story = Story::new("years", "Years");
        story.order = order;
        let mut draft = Draft::default();
        draft.stories.push(story);
        draft.events.extend(["1999", "2000", "2001"].map(|year| event("years", year, year, year)));
        let (site, report) = render(&draft.resolve().timeline, &Theme::built_in(), &config(), &());
        assert!(report.is_empty(), "{report}");
        let page = text(&site, "years/2000/index.html");
        let before = page.find("rel=\"prev\"").unwrap();
        assert!(page[..before].ends_with("href=\"../../years/1999/\" "), "{order:?}");
    }
}

#[test]
fn how_sure_an_event_is_stands_wherever_its_title_does() {
    let mut draft = Draft::default();
    draft.stories.push(Story::new("case", "The case"));
    draft.entities.push(Entity::person("ann", "Ann"));
    let mut theft = event("case", "theft", "2000", "Ann stole it").with("ann");
    theft.status = EventStatus::Alleged;
    theft.importance = Importance::Major;
    let mut trial = event("case", "trial", "2001", "The trial");
    trial.related = vec![Related::new("theft", RelatedAs::Cause)];
    let mut appeal = trial.clone();
    appeal.key = Spanned::from(Key::from("appeal"));
    appeal.related = Vec::new();
    appeal.date = date("2003");
    appeal.updated = Some(date("2004-05-06"));
    appeal.status = EventStatus::Planned;
    let appeal = appeal.with_prose("After [[theft]], or [[theft|what she denies]].");
    draft.events.extend([theft, trial, appeal]);
    let (site, report) = render(&draft.resolve().timeline, &Theme::built_in(), &config(), &());
    assert!(report.is_empty(), "{report}");
    for (path, times) in [
        // The short version, the overview, the list, what the trial follows from, and a text.
        ("case/index.html", 5),
        // Also in the description for machines, and in the text that mentions it.
        ("case/theft/index.html", 3),
        // What it follows from, and the event before.
        ("case/trial/index.html", 2),
        ("people/ann/index.html", 1),
        // Its title in a text; beside the author's own words there is none.
        ("case/appeal/index.html", 1),
        ("case/timeline.ics", 1),
        ("search/index.js", 1),
    ] {
        let html = text(&site, path);
        assert_eq!(html.matches("Alleged").count(), times, "{path}: {html}");
    }
    assert!(text(&site, "case/feed.xml").contains("<title>Updated: The trial (Planned)</title>"));
}

#[test]
fn a_section_without_events_has_its_words() {
    let mut story = Story::new("apollo", "Apollo 11");
    let mut closing = Section::new("after", "What came after");
    closing.introduction = Some("The rest is *history*.".into());
    story.sections = vec![closing, Section::new("empty", "Nothing")];
    let mut draft = Draft::default();
    draft.stories.push(story);
    draft.events.push(event("apollo", "landing", "1969-07-20", "The landing"));
    let (site, report) = render(&draft.resolve().timeline, &Theme::built_in(), &config(), &());
    assert!(report.is_empty(), "{report}");
    let page = text(&site, "apollo/index.html");
    assert!(page.contains("The rest is <em>history</em>.") && !page.contains("Nothing"));
    assert!(!text(&site, "apollo/embed/index.html").contains("What came after"));
}

#[test]
fn a_timeline_has_its_own_license() {
    let page = |of_story: Option<&str>| {
        let mut story = Story::new("apollo", "Apollo 11");
        story.license = of_story.map(str::to_owned);
        let mut draft = Draft::default();
        draft.stories.push(story);
        draft.events.push(event("apollo", "landing", "1969-07-20", "The landing"));
        let mut config = config();
        config.license = Some("CC BY 4.0".to_owned());
        let (site, _) = render(&draft.resolve().timeline, &Theme::built_in(), &config, &());
        text(&site, "apollo/index.html").to_owned()
    };
    assert!(page(Some("CC0")).contains("<p>CC0</p>"));
    let address = "https://example.org/license/";
    assert!(page(Some(address)).contains("<a href=\"https://example.org/license/\" rel=\"license"));
    assert_eq!(page(None).matches("<p>CC BY 4.0</p>").count(), 1, "in the foot");
}

#[test]
fn what_is_in_another_language_says_so() {
    let mut german = Story::new("mond", "Der Mond");
    german.language = Some(Spanned::from("de".to_owned()));
    let mut english = Story::new("apollo", "Apollo 11");
    english.include = vec![Include::new("mond/landung")];
    let mut draft = Draft::default();
    draft.stories = vec![english, german];
    let landing = event("mond", "landung", "1969-07-20", "Die Landung").with("armstrong");
    draft.events.push(landing.with_prose("Ein Satz."));
    draft.entities.push(Entity::person("armstrong", "Neil Armstrong"));
    let (site, report) = render(&draft.resolve().timeline, &Theme::built_in(), &config(), &());
    assert!(report.is_empty(), "{report}");
    let page = text(&site, "apollo/index.html");
    assert!(page.contains("<h3 class=\"event-title\" lang=\"de\" dir=\"ltr\">"), "{page}");
    assert!(
        page.contains("<div class=\"prose\" lang=\"de\" dir=\"ltr\"><p>Ein Satz.</p>"),
        "{page}"
    );
    assert!(text(&site, "people/armstrong/index.html").contains("<h3 lang=\"de\""));
    assert!(!text(&site, "mond/index.html").contains("<h3 class=\"event-title\" lang"));
}

#[test]
fn a_timelines_corrections_name_their_events() {
    let mut story = Story::new("apollo", "Apollo 11");
    story.corrections = vec![Correction::new("Of all.")];
    let mut landing = event("apollo", "landing", "1969-07-20", "The landing");
    landing.corrections = vec![Correction::new("Of one.")];
    let mut draft = Draft::default();
    draft.stories.push(story);
    draft.events.push(landing);
    let (site, _) = render(&draft.resolve().timeline, &Theme::built_in(), &config(), &());
    let page = text(&site, "apollo/index.html");
    assert!(page.contains("<a href=\"../apollo/landing/\">The landing</a>: Of one."), "{page}");
    assert!(page.contains("</strong> Of all."), "{page}");
}
