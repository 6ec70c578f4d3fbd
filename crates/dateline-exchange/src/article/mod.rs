//! An article into proposed events: sentences with dates, quotations with likely speakers, names.
//!
//! Rules, no network, no model: what is found can be explained, and an editor decides.
//!
//! 1. What it says of itself (front matter, the head of a page) is read: its day, its address.
//! 2. The article is cut into paragraphs, and these into sentences.
//! 3. Dates are found by the phrase grammar; "on Tuesday" and "June 4" count from the article's own
//!    day, and only when that is given.
//! 4. Names are found by their capitals, and sorted by what stands around them.
//! 5. Quotations are given to whoever the words around them say.
//! 6. A sentence with a date is an event; one that tells at one time of another is a claim with two.
//!
//! Everything is `status: reported` and `draft: true`, with the paragraph it came from as locator.
//! The names, the words that count and the verbs are English; in other languages only written dates
//! and quotation marks are found.

mod head;
mod paragraph;
mod sentence;
mod date;
mod lexicon;
mod name;
mod quote;
mod propose;

use dateline_dates::{Date, ENGLISH, Words};
use dateline_text::Sources;

use crate::encoding;
use crate::gather::Gather;
use crate::import::{ImportOptions, Imported};

/// How an article is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ArticleKind {
    /// Paragraphs between blank lines.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl ArticleKind {
    /// The kind by the name of a file.
    ///
    /// ```
    /// use dateline_exchange::ArticleKind;
    ///
    /// assert_eq!(ArticleKind::from_path("story.HTML"), ArticleKind::Html);
    /// assert_eq!(ArticleKind::from_path("story"), ArticleKind::Plain);
    /// ```
    pub fn from_path(path: &str) -> ArticleKind {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("md" | "markdown") => ArticleKind::Markdown,
            Some("html" | "htm" | "xhtml") => ArticleKind::Html,
            _ => ArticleKind::Plain,
        }
    }
}

/// What is known of an article that does not stand in it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ArticleOptions {
    /// The day it appeared: what "on Tuesday" counts from; without it, the day that the article
    /// gives in its front matter or its head.
    pub published: Option<Date>,
    /// Its web address.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The language it is written in.
    pub words: &'static Words,
    /// Title and key of the timeline that it becomes.
    pub import: ImportOptions,
}

impl Default for ArticleOptions {
    fn default() -> Self {
        ArticleOptions {
            published: None,
            url: None,
            outlet: None,
            words: &ENGLISH,
            import: ImportOptions::default(),
        }
    }
}

/// Proposes events from an article.
///
/// ```
/// use dateline_exchange::{ArticleKind, ArticleOptions, draft};
///
/// let text = b"The gate closes\n\nPort Lorne's old gate closed on March 3, 2019. \
///     \"We kept it as long as we could,\" said harbor master Ada Reyes.";
/// let proposed = draft("gate.txt", text, ArticleKind::Plain, &ArticleOptions::default());
/// let event = &proposed.draft.events[0];
/// assert_eq!(event.when().to_string(), "2019-03-03");
/// assert_eq!(event.quotes[0].text.value, "We kept it as long as we could");
/// assert!(event.draft);
/// ```
pub fn draft(name: &str, bytes: &[u8], kind: ArticleKind, options: &ArticleOptions) -> Imported {
    let (text, encoding) = encoding::text(bytes);
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let mut import = options.import.clone();
    import.words = options.words;
    let mut gather = Gather::new(sources.text(file), file, name, &import);
    if let Some(encoding) = encoding {
        gather.decide(format!("this file is not in UTF-8; it is read as {encoding}"), &(0..0));
    }
    propose::propose(&mut gather, kind, options);
    let (draft, report) = gather.finish();
    Imported { draft, report, sources }
}
