//! What `site.yaml` says, as the generator wants it.

use dateline_read::SiteFile;
use dateline_site::{AuthorHtml, BaseUrl, Config, DateStyle, Emit, NavigationItem, Publisher};
use dateline_text::{Diagnostic, Report, Spanned};

/// The configuration of a site; what it lacks has the generator's defaults.
pub(crate) fn config(site: &SiteFile, report: &mut Report) -> Config {
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|text| text.value.clone());
    let mut config = Config::new(text(&site.title).unwrap_or_else(|| "Timelines".to_owned()));
    config.span = site.span;
    config.description =
        site.description.as_ref().map(|prose| prose.markdown().to_owned()).unwrap_or_default();
    config.base_url = site.base_url.as_ref().and_then(|url| base_url(url, report));
    if let Some(language) = text(&site.language) {
        config.language = language;
    }
    // The reader has told which words it does not know; here the default stands in for them.
    if let Some(style) = site.date_style.as_ref().and_then(|style| date_style(&style.value)) {
        config.date_style = style;
    }
    config.time_zone = text(&site.time_zone);
    config.theme_settings.clone_from(&site.theme_settings);
    config.publisher = site.publisher.as_ref().map(|publisher| {
        let mut known = Publisher::new(publisher.name.value.clone());
        known.url = text(&publisher.url);
        known.logo.clone_from(&publisher.logo);
        known
    });
    config.contact = text(&site.contact);
    config.corrections_policy.clone_from(&site.corrections_policy);
    config.license = text(&site.license);
    if let Some(emit) = &site.emit {
        for word in emit.iter().filter(|word| needs_address(word) && site.base_url.is_none()) {
            let message = format!("`{}` are made where the site knows its address", word.value);
            report.push(
                Diagnostic::warning("emit-without-address", message)
                    .at(word.span)
                    .help("add `base_url:`, or take the word out"),
            );
        }
        config.emit = emit.iter().filter_map(|word| Emit::from_name(&word.value)).collect();
    }
    for item in site.navigation.iter().flatten() {
        let mut link = NavigationItem::new(item.target.clone());
        link.title.clone_from(&item.title);
        config.navigation.push(link);
    }
    if site.unsafe_html {
        config.html = AuthorHtml::Trusted;
    }
    config
}

/// Whether what a word of `emit` stands for tells whole addresses.
fn needs_address(word: &Spanned<String>) -> bool {
    matches!(Emit::from_name(&word.value), Some(Emit::Feeds | Emit::Embed | Emit::Cards))
}

/// The site's address, or why it is none.
pub(crate) fn base_url(url: &Spanned<String>, report: &mut Report) -> Option<BaseUrl> {
    match BaseUrl::parse(&url.value) {
        Ok(base) => Some(base),
        Err(error) => {
            let message = format!("`{}` is not a `base_url`: {error}", url.value);
            report.push(
                Diagnostic::error("bad-address", message)
                    .at(url.span)
                    .help("write it whole, such as `https://example.org/timelines/`"),
            );
            None
        }
    }
}

fn date_style(word: &str) -> Option<DateStyle> {
    match word {
        "ap" => Some(DateStyle::Ap),
        "day-month" => Some(DateStyle::DayMonth),
        "iso" => Some(DateStyle::Iso),
        "locale" => Some(DateStyle::Locale),
        _ => None,
    }
}
