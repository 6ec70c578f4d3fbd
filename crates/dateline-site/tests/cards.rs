//! Cards for social media: what a page says of them, what they are made from, when they are kept.

#![cfg(feature = "cards")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

use dateline_core::{Event, Timeline};
use dateline_site::{BaseUrl, Config, Emit, Fingerprint, Outputs, Sink, Theme, ThemeFile, render};

fn site(config: &Config, theme: &Theme, title: &str) -> (BTreeMap<String, Vec<u8>>, String) {
    let (site, report) = render(&timeline(title), theme, config, &());
    (site, report.to_string())
}

fn timeline(title: &str) -> Timeline {
    let date = "1969-07~".parse().unwrap();
    Timeline::builder("Apollo").event(Event::new("landing", date, title)).build().unwrap()
}

fn config() -> Config {
    let mut config = Config::new("Moon");
    config.base_url = Some(BaseUrl::parse("https://example.org/").unwrap());
    config
}

/// Keeps everything that it was given, by what it was made from.
#[derive(Default)]
struct Drawer {
    kept: Mutex<BTreeMap<String, Fingerprint>>,
    made: Mutex<Vec<String>>,
}

impl Sink for Drawer {
    type Error = Infallible;

    fn put(&self, _: &str, _: &[u8]) -> Result<(), Infallible> {
        Ok(())
    }

    fn keep(&self, path: &str, made_from: Fingerprint) -> Result<bool, Infallible> {
        Ok(self.kept.lock().unwrap().get(path) == Some(&made_from))
    }

    fn put_made_from(&self, path: &str, _: &[u8], from: Fingerprint) -> Result<(), Infallible> {
        self.kept.lock().unwrap().insert(path.to_owned(), from);
        self.made.lock().unwrap().push(path.to_owned());
        Ok(())
    }
}

#[test]
fn pages_name_their_cards() {
    let (site, report) = site(&config(), &Theme::built_in(), "A & B");
    assert_eq!(report, "");
    let table = [
        ("index.html", "card.png", "Moon"),
        ("apollo/index.html", "apollo/card.png", "Apollo, 1969 · 1 entry"),
        (
            "apollo/landing/index.html",
            "apollo/landing/card.png",
            "c. July 1969: A &amp; B (Apollo)",
        ),
        ("corrections/index.html", "card.png", "Moon"),
    ];
    for (page, card, alt) in table {
        let html = String::from_utf8_lossy(&site[page]);
        for tag in [
            format!("<meta property=\"og:image\" content=\"https://example.org/{card}\">"),
            "<meta property=\"og:image:width\" content=\"1200\">".to_owned(),
            "<meta property=\"og:image:height\" content=\"630\">".to_owned(),
            format!("<meta property=\"og:image:alt\" content=\"{alt}\">"),
            "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
        ] {
            assert!(html.contains(&tag), "{page}: {tag}");
        }
        let png = &site[card];
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(&png[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630");
        assert!(png.len() < 40_000, "{} bytes", png.len());
    }
}

#[test]
fn the_same_card_is_the_same_bytes() {
    let drawn =
        || site(&config(), &Theme::built_in(), "الهبوط").0["apollo/landing/card.png"].clone();
    assert_eq!(drawn(), drawn());
}

#[test]
fn what_stands_is_not_drawn_again() {
    let (theme, config, drawer) = (Theme::built_in(), config(), Drawer::default());
    let build = |title: &str| {
        let timeline = timeline(title);
        let Ok(_) = Outputs::plan(&timeline, &theme, &config, &()).write_to(&drawer);
        let mut made = std::mem::take(&mut *drawer.made.lock().unwrap());
        made.sort();
        made
    };
    assert_eq!(build("The landing"), ["apollo/card.png", "apollo/landing/card.png", "card.png"]);
    assert!(build("The landing").is_empty());
    assert_eq!(build("The first landing"), ["apollo/landing/card.png"]);
}

#[test]
fn sites_without_cards() {
    let mut homeless = config();
    homeless.base_url = None;
    let mut without = config();
    without.emit.retain(|emit| *emit != Emit::Cards);
    for config in [homeless, without] {
        let (site, report) = site(&config, &Theme::built_in(), "The landing");
        assert_eq!(report, "");
        assert!(!site.keys().any(|path| path.ends_with("card.png")));
        assert!(!String::from_utf8_lossy(&site["apollo/index.html"]).contains("og:image"));
    }
}

#[test]
fn letters_without_a_font_are_told_once() {
    let (site, report) = site(&config(), &Theme::built_in(), "東京");
    assert!(
        report.contains("one card cannot show all letters: no font for cards has `東`"),
        "{report}"
    );
    assert!(!site.contains_key("apollo/landing/card.png"));
    let page = String::from_utf8_lossy(&site["apollo/landing/index.html"]);
    let stands_in = "content=\"https://example.org/apollo/card.png\"";
    assert!(page.contains(stands_in), "the timeline's card stands in");
}

#[test]
fn a_theme_draws_its_own() {
    let draws = |svg: &str| {
        let card = ("templates/card.svg".to_owned(), ThemeFile::new(svg, None));
        let (theme, report) = Theme::built_in().overlaid(BTreeMap::from([card]));
        assert!(report.is_empty());
        site(&config(), &theme, "The landing")
    };
    let own = "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'>\
               <image href='/etc/hostname' width='9' height='9'/><text>{{ card.kind }}</text></svg>";
    let (site, report) = draws(own);
    assert_eq!(report, "");
    assert!(site.contains_key("apollo/landing/card.png"));
    for (svg, message) in [
        ("<svg", "(templates/card.svg of the theme)"),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
            "1200 × 630 pixels, not 9 × 9",
        ),
        ("{{ card.nothing.at_all }}", "card.svg"),
    ] {
        let (_, report) = draws(svg);
        assert!(report.contains("error[template]") && report.contains(message), "{report}");
    }
}
