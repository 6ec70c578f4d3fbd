//! What a page shows, as plain data: the contract between the generator and a theme.
//!
//! A template sees three variables: `site` ([`Site`]), `page` ([`Page`]: the frame, the same for
//! every kind), and one more that is named after the kind of page:
//!
//! | `page.kind` | template | variable | type |
//! |---|---|---|---|
//! | `home` | `home.html` | `home` | [`Home`] |
//! | `timeline` | `timeline.html` | `timeline` | [`Timeline`] |
//! | `event` | `event.html` | `event` | [`Event`] |
//! | `person`, `organization`, `place` | `entity.html` | `entity` | [`Entity`] |
//! | `entities` | `entities.html` | `index` | [`Index`] |
//! | `source` | `source.html` | `source` | [`SourcePage`] |
//! | `sources` | `sources.html` | `sources` | [`Sources`] |
//! | `tag` | `tag.html` | `tag` | [`Tag`] |
//! | `tags` | `tags.html` | `index` | [`Index`] |
//! | `corrections` | `corrections.html` | `corrections` | [`Corrections`] |
//! | `plain` | `plain.html` | `plain` | [`Plain`] |
//! | `search` | `search.html` | `search` | [`Search`] |
//! | `not-found` | `404.html` | none | |
//! | `embed` | `embed.html` | `timeline` | [`Timeline`] |
//! | `event-embed` | `event-embed.html` | `event` | [`Event`] |
//! | `paste` | `paste.html` | `paste` | [`Paste`] |
//! | `moved` | `moved.html` | `moved` | [`Moved`] |
//!
//! The card of a page, a picture for social media, is drawn by `card.svg` from `site` and from `card`
//! ([`Card`]); a theme without it has no cards.
//!
//! Four rules hold everywhere:
//!
//! * Every field is there; what an author did not give is null, an empty list or an empty text, so
//!   that `{% if %}` is all a template needs.
//! * A field named `…_html` is [`Html`]: safe as it stands. All other text is plain and escaped
//!   by the template engine.
//! * Every href is ready made: relative to the page it stands on, or a checked address elsewhere.
//!   A template that has to write one of its own begins it with `page.root`.
//! * One event's entry in a list is rendered once, by the component `event(event: map)`, and is
//!   handed to each page as [`Html`].
//!
//! A component named `event_NAME` or `site_NAME` is rendered once, and its markup is handed to all
//! templates as `event.parts.NAME` or `site.parts.NAME`, where one of them says so.
//!
//! A view has the fields that some template which shows it names, itself or in what it extends,
//! includes or calls; all of them where a template could reach a field without its name, as one that
//! walks over a mapping. What is costly and named nowhere (`json_ld_html`, `.strip`, `.cite` of an
//! event's page) is not made. A view that stands on many pages is made ready once ([`Shared`]).
//!
//! The filter `word` gives the interface's words in the page's language: `{{ "skip" | word }}`,
//! `{{ "entries" | word(count=3) }}` (by the language's plural rules), `{{ "by" | word(name=x) }}`
//! (for `{name}` in the words).
//!
//! The types are apart from the records, because a record says what an author wrote and a view
//! what a reader sees: dates have become words, keys have become hrefs, prose has become HTML.

mod parts;
mod event;
mod timeline;
mod entity;
mod source;
mod lists;
mod card;

pub use card::{Card, CardStrip, Fitted};
pub use entity::{Entity, SaidAt};
pub use event::{
    Account, Dispute, Event, Media, Note, Original, Quote, Related, Told, Track, Voice,
};
pub use lists::{
    Corrections, Front, Home, Index, IndexGroup, LoggedCorrection, Moved, Paste, Plain, Search,
    SourceGroup, Sources, Tag,
};
pub use parts::{
    Alternate, Cite, Correction, Embed, Fact, FactValue, Html, IndexEntry, Link, NavLink, Page,
    Publisher, Row, Shared, Site, Source, Status, When,
};
pub use source::SourcePage;
pub use timeline::{
    Break, Download, EraBand, EraLine, Group, Lane, Legend, Mark, Strip, StripEra, Tick, Timeline,
};
