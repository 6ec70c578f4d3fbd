//! Where pages are finished and handed over, from several threads at once.

use std::collections::{BTreeSet, HashSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use dateline_core::Timeline;
use dateline_text::{Diagnostic, Report, Span};
use tera::TeraResult;

use crate::linkcheck::{self, Links};
use crate::picture;
use crate::places;
use crate::route::Route;
use crate::shelf::{Copy, Lack, Published};
use crate::sink::{Fingerprint, Sink};
use crate::site::Site;
use crate::template::diagnose;

/// Where pages are finished and handed over, from several threads at once.
pub(crate) struct Press<'p, 'a, E> {
    pub(crate) site: &'a Site<'a>,
    sink: &'p (dyn Sink<Error = E> + 'p),
    wanted: Wanted<'p>,
    links: Links,
    report: Mutex<Report>,
    failure: Mutex<Option<E>>,
    stopped: AtomicBool,
    template_errors: AtomicUsize,
    lacking: Mutex<Vec<(Span, char)>>,
    /// Where pages were made, to make more there: an allocator that gives and takes large rooms for
    /// every page gives them back to the system, which clears them each time.
    rooms: Mutex<Vec<Room>>,
}

/// Room for a page as the template has it, and as it is handed over.
#[derive(Debug, Default)]
struct Room {
    html: Vec<u8>,
    finished: Vec<u8>,
}

/// What is to be made.
enum Wanted<'p> {
    /// The whole site.
    All,
    /// One file, by its path.
    File(&'p str),
    /// Some pages, to be looked at and not to be kept.
    Pages(BTreeSet<Route>),
}

/// After so many mistakes of templates no more pages are tried: most are the same one again.
const ENOUGH_TEMPLATE_ERRORS: usize = 20;

impl<'p, 'a, E: Send> Press<'p, 'a, E> {
    pub(crate) fn new(
        site: &'a Site<'a>,
        sink: &'p (dyn Sink<Error = E> + 'p),
        report: Report,
    ) -> Press<'p, 'a, E> {
        Press { links: Links::new(addresses(site)), ..Press::bare(site, sink, report) }
    }

    /// One that makes a single file. Whether its links land is seen when the whole site is made.
    pub(crate) fn of_one(
        site: &'a Site<'a>,
        sink: &'p (dyn Sink<Error = E> + 'p),
        path: &'p str,
    ) -> Press<'p, 'a, E> {
        Press { wanted: Wanted::File(path), ..Press::bare(site, sink, Report::new()) }
    }

    /// One that makes some pages and hands nothing over: to see what is on them, and whether links
    /// from one of them to another land.
    pub(crate) fn of_pages(
        site: &'a Site<'a>,
        sink: &'p (dyn Sink<Error = E> + 'p),
        pages: BTreeSet<Route>,
        report: Report,
    ) -> Press<'p, 'a, E> {
        let addresses = addresses(site).take_while(|_| !pages.is_empty());
        let links = Links::new(addresses);
        let wanted = Wanted::Pages(pages);
        Press { wanted, links, ..Press::bare(site, sink, report) }
    }

    fn bare(
        site: &'a Site<'a>,
        sink: &'p (dyn Sink<Error = E> + 'p),
        report: Report,
    ) -> Press<'p, 'a, E> {
        Press {
            site,
            sink,
            wanted: Wanted::All,
            links: Links::default(),
            report: Mutex::new(report),
            failure: Mutex::default(),
            stopped: AtomicBool::new(false),
            template_errors: AtomicUsize::new(0),
            lacking: Mutex::default(),
            rooms: Mutex::default(),
        }
    }

    /// Whether a page, or a file that is made with it, is to be made.
    pub(crate) fn wants(&self, route: &Route) -> bool {
        match &self.wanted {
            Wanted::All => true,
            Wanted::File(path) => path.strip_prefix(route.as_str()).is_some_and(|rest| {
                matches!(
                    rest,
                    "" | "index.html" | "embed/index.html" | places::OEMBED | places::CARD
                )
            }),
            Wanted::Pages(pages) => pages.contains(route),
        }
    }

    /// Whether a page is to be made that shows these texts of events: it is wanted, and the one of
    /// last time does not do. The texts are looked at only where it is wanted.
    pub(crate) fn makes(&self, route: &Route, texts: impl FnOnce() -> Fingerprint) -> bool {
        self.wants(route) && !self.sink.stays(&route.output(), texts())
    }

    /// Whether the whole site is to be made.
    pub(crate) fn wants_all(&self) -> bool {
        matches!(self.wanted, Wanted::All)
    }

    /// Whether anything below a folder is to be made.
    pub(crate) fn wants_below(&self, folder: &Route) -> bool {
        match &self.wanted {
            Wanted::All => true,
            Wanted::File(path) => path.starts_with(folder.as_str()),
            Wanted::Pages(pages) => {
                let first = pages.range(folder..).next();
                first.is_some_and(|page| page.as_str().starts_with(folder.as_str()))
            }
        }
    }

    /// Whether a file is to be made that stands by itself.
    pub(crate) fn wants_file(&self, path: &str) -> bool {
        match &self.wanted {
            Wanted::All => true,
            Wanted::File(only) => *only == path,
            Wanted::Pages(_) => false,
        }
    }

    /// Takes what a page's texts had wrong.
    pub(crate) fn tell(&self, report: Report) {
        if !report.is_empty() {
            self.report.lock().unwrap_or_else(PoisonError::into_inner).extend(report);
        }
    }

    /// Takes one thing that is wrong.
    pub(crate) fn tell_of(&self, diagnostic: Diagnostic) {
        self.tell(std::iter::once(diagnostic).collect());
    }

    /// Takes a mistake of a template.
    pub(crate) fn template_error(&self, error: &tera::Error) {
        if self.template_errors.fetch_add(1, Ordering::Relaxed) < ENOUGH_TEMPLATE_ERRORS {
            self.tell_of(diagnose(self.site.theme, error));
        } else {
            self.stopped.store(true, Ordering::Relaxed);
        }
    }

    /// Takes a mistake that the engine does not know of.
    pub(crate) fn template_fault(&self, name: &str, message: &str) {
        let place = self.site.theme.file(name).map(|file| file.place(0..0)).unwrap_or_default();
        let message = format!("{message} ({name} of the theme)");
        self.tell_of(Diagnostic::error("template", message).at(place));
    }

    /// Takes a letter that a card cannot show.
    pub(crate) fn lacks_letter(&self, letter: char, span: Span) {
        self.lacking.lock().unwrap_or_else(PoisonError::into_inner).push((span, letter));
    }

    /// Makes a page, finishes it and hands it over; `texts` is what [`makes`](Press::makes) was asked
    /// with.
    pub(crate) fn page(
        &self,
        route: &Route,
        texts: Option<Fingerprint>,
        make: impl FnOnce(&mut Vec<u8>) -> TeraResult<()>,
    ) {
        let rooms = || self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let mut room = rooms().pop().unwrap_or_default();
        room.html.clear();
        match make(&mut room.html) {
            Ok(()) => self.finish(route, &mut room, texts),
            Err(error) => self.template_error(&error),
        }
        rooms().push(room);
    }

    fn finish(&self, route: &Route, room: &mut Room, texts: Option<Fingerprint>) {
        let Room { html, finished } = room;
        finished.clear();
        self.links.finish(route, html, &self.root(route), self.site.config.links, finished);
        let path = route.output();
        if let Some(stood) = self.sink.stood(&path)
            && !linkcheck::has_ids_of(finished, &stood)
        {
            self.sink.doubt();
        }
        match texts {
            Some(texts) => self.file_of(&path, finished, texts),
            None => self.file(&path, finished),
        }
    }

    /// The way from a page to the root.
    fn root(&self, route: &Route) -> String {
        // A server shows this page at any address, so its links cannot be relative.
        if *route == places::not_found() {
            let base = self.site.config.base_url.as_ref();
            return base.map_or("/", |base| base.path()).to_owned();
        }
        match route.depth() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// Hands a file over.
    pub(crate) fn file(&self, path: &str, bytes: &[u8]) {
        self.hand_over(path, |sink| sink.put(path, bytes));
    }

    /// Hands over a file that shows these texts of events.
    pub(crate) fn file_of(&self, path: &str, bytes: &[u8], texts: Fingerprint) {
        self.hand_over(path, |sink| sink.put_showing(path, bytes, texts));
    }

    fn hand_over(&self, path: &str, put: impl FnOnce(&dyn Sink<Error = E>) -> Result<(), E>) {
        if self.stopped.load(Ordering::Relaxed) || !self.wants_file(path) {
            return;
        }
        if let Err(failure) = put(self.sink) {
            self.fail(failure);
        }
    }

    /// Keeps a file that is costly to make, or makes it and hands it over.
    pub(crate) fn made(
        &self,
        path: &str,
        made_from: Fingerprint,
        make: impl FnOnce() -> Option<Vec<u8>>,
    ) {
        if self.stopped.load(Ordering::Relaxed) || !self.wants_file(path) {
            return;
        }
        let done = match self.sink.keep(path, made_from) {
            Ok(false) => {
                make().map_or(Ok(()), |bytes| self.sink.put_made_from(path, &bytes, made_from))
            }
            Ok(true) => Ok(()),
            Err(failure) => Err(failure),
        };
        if let Err(failure) = done {
            self.fail(failure);
        }
    }

    fn fail(&self, failure: E) {
        self.stopped.store(true, Ordering::Relaxed);
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(failure);
    }

    /// The theme's files.
    pub(crate) fn assets(&self) {
        let assets = &self.site.assets;
        self.file(&assets.css.0, assets.css.1.as_bytes());
        if let Some((name, text)) = &assets.script {
            self.file(name, text.as_bytes());
        }
        for (name, file) in self.site.theme.files_in("assets/") {
            let path = places::asset(name);
            if !self.wants_file(path.as_str()) {
                continue;
            }
            match picture::published_of_theme(file.bytes()) {
                Ok(bytes) => self.file(path.as_str(), &bytes),
                Err(fault) => {
                    self.tell_of(Lack::Unfit(fault).told(name).at(file.place(0..0)));
                }
            }
        }
    }

    /// Ends the work, and answers all that is wrong.
    pub(crate) fn end(self) -> Result<Report, E> {
        if let Some(failure) = self.failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(failure);
        }
        let mut report = self.report.into_inner().unwrap_or_else(PoisonError::into_inner);
        let lacking = self.lacking.into_inner().unwrap_or_else(PoisonError::into_inner);
        report.extend(lacking_letters(lacking));
        report.extend(hindered(self.site));
        // A site that is not whole has links that do not land; they would hide what is wrong.
        if !report.has_errors() {
            let shown: HashSet<String> =
                self.site.shelf.shown().into_iter().flat_map(Published::paths).collect();
            let is_file = |path: &str| shown.contains(path);
            let authored = |id: &str| links_to(id, self.site.timeline);
            match self.wanted {
                Wanted::All => {
                    let stands = |page: &str, fragment: &str| {
                        let page = self.sink.stood(&Route::home().file(page).output());
                        page.is_some_and(|html| linkcheck::has_id(&html, fragment))
                    };
                    report.extend(self.links.report(is_file, stands, authored));
                }
                Wanted::File(_) => {}
                Wanted::Pages(pages) => {
                    let pages: HashSet<String> = pages.iter().map(Route::encoded).collect();
                    let lands = |page: &str, _: &str| !pages.contains(page);
                    report.extend(self.links.report(is_file, lands, authored));
                }
            }
        }
        Ok(report.sorted())
    }
}

/// Where authors link to an id.
fn links_to(id: &str, timeline: &Timeline) -> Vec<Span> {
    let fragment = format!("#{id}");
    let links = timeline.texts().flat_map(|text| {
        let markdown = text.prose.markdown();
        let is_whole = |at: usize| {
            let behind = markdown[at + fragment.len()..].chars().next();
            behind.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '>' | '"' | '\''))
        };
        let found = markdown.match_indices(&fragment).map(|(at, _)| at).filter(|at| is_whole(*at));
        found.map(|at| text.prose.place(at..at + fragment.len())).collect::<Vec<_>>()
    });
    links.collect()
}

/// The addresses that a site has, encoded, from the root.
fn addresses(site: &Site<'_>) -> impl Iterator<Item = String> {
    let address = |path: &str| {
        let address = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path,
        };
        crate::route::percent_encode(address)
    };
    site.paths.iter().map(address)
}

/// The files of the author's, and the copies of pictures, that have no place in the site.
fn hindered(site: &Site<'_>) -> Report {
    let shown = site.shelf.shown();
    let files: HashSet<&str> = shown.iter().map(|file| file.path.as_str()).collect();
    let mut report = Report::new();
    for file in &shown {
        let clash = |copy: &Copy| {
            files.contains(copy.path.as_str()).then(|| "a file of yours has its path".to_owned())
        };
        let copies = file.copies.iter().map(|copy| (&copy.path, clash(copy)));
        for (path, clash) in std::iter::once((&file.path, None)).chain(copies) {
            if let Some(fault) = clash.or_else(|| site.paths.hindrance(path)) {
                let message = format!("the file `{path}` cannot be shown: {fault}");
                report.push(Diagnostic::error("same-path", message).at(file.named));
            }
        }
    }
    report
}

/// One warning for the whole site, at the first place: a site in such letters has them everywhere.
fn lacking_letters(mut lacking: Vec<(Span, char)>) -> Option<Diagnostic> {
    lacking.sort_unstable();
    let (span, letter) = *lacking.first()?;
    let cards = match lacking.len() {
        1 => "one card".to_owned(),
        many => format!("{many} cards"),
    };
    Some(
        Diagnostic::warning(
            "card-letters",
            format!("{cards} cannot show all letters: no font for cards has `{letter}`"),
        )
        .at(span)
        .help(
            "put a font that has them into the folder `fonts` of your theme, or take `cards` out of \
             `emit`",
        ),
    )
}
