//! Step 2: references, each looked up where it stands.

use ahash::RandomState;
use dateline_text::{Diagnostic, Report, Spanned};

use super::about_key;
use crate::draft::Draft;
use crate::hashed::HashMap;
use crate::id::Id;
use crate::key::Key;
use crate::record::{Citation, Claim, Entity, EntityKind, EntityRef, Event, Source};
use crate::timeline::Index;

/// How many more unknown names get a suggestion: each look for the nearest costs as much as there
/// are names, and an author who sees a hundred has seen the pattern.
pub(super) struct Suggestions(usize);

impl Suggestions {
    pub(super) fn new() -> Suggestions {
        Suggestions(100)
    }

    /// Whether there is one left; it is taken.
    pub(super) fn take(&mut self) -> bool {
        let left = self.0 > 0;
        self.0 = self.0.saturating_sub(1);
        left
    }
}

/// The names of all records, and what was found wrong with those that lead nowhere.
pub(super) struct Names {
    pub(super) index: Index,
    pub(super) report: Report,
    /// Those of the registry, and behind them those that were written where they are cited.
    pub(super) sources: Vec<Source>,
    /// Sources without a key of their own, by a hash of what most of them differ in: title and address.
    in_place: HashMap<u64, Vec<Id<Source>>>,
    /// How many of them share a key made from the title.
    namesakes: HashMap<Key, usize>,
    new_entities: Vec<Entity>,
    /// The full key of each event, by its place.
    addresses: Vec<Key>,
    /// Which kinds have a registry; of the others, plain names are taken as they are.
    has_registry: [bool; 3],
    entity_count: usize,
    suggestions: Suggestions,
}

impl Names {
    /// Takes the sources out of the draft, since more are found on the way.
    pub(super) fn new(
        mut index: Index,
        addresses: Vec<Key>,
        draft: &mut Draft,
        report: Report,
    ) -> Names {
        let has_registry =
            [0, 1, 2].map(|kind: usize| draft.registries[kind] || !index.entities[kind].is_empty());
        // Those that are written where they are cited are many, and large.
        let in_place =
            |event: &Event| event.sources.iter().filter(|it| it.inline.is_some()).count();
        let mut sources = std::mem::take(&mut draft.sources);
        let count = draft.events.iter().map(in_place).sum();
        sources.reserve_exact(count);
        index.sources.reserve(count);
        Names {
            report,
            sources,
            in_place: HashMap::with_capacity_and_hasher(count, RandomState::new()),
            namesakes: HashMap::default(),
            new_entities: Vec::new(),
            addresses,
            has_registry,
            entity_count: draft.entities.len(),
            suggestions: Suggestions::new(),
            index,
        }
    }

    /// Entities that were written in place, or are plain names without a registry.
    pub(super) fn take_new_entities(&mut self) -> Vec<Entity> {
        std::mem::take(&mut self.new_entities)
    }

    /// Looks an event up and writes its full key; false where it leads nowhere.
    pub(super) fn event(&mut self, key: &mut Spanned<Key>, story: Option<&Key>) -> bool {
        let within = story.and_then(|story| self.index.events.get(&key.value.within(story)));
        let bare = self.index.events_by_key.get(&key.value).map_or(&[][..], Vec::as_slice);
        let found = match (within.or_else(|| self.index.events.get(&key.value)), bare) {
            (Some(id), _) | (None, [id]) => *id,
            (None, []) => {
                if !self.index.is_withheld(&key.value, story) {
                    self.unknown_event(key, story);
                }
                return false;
            }
            (None, several) => {
                let all: Vec<String> =
                    several.iter().map(|id| format!("`{}`", self.addresses[id.index()])).collect();
                self.report.push(
                    Diagnostic::error(
                        "ambiguous-key",
                        format!("several timelines have an event `{}`", key.value),
                    )
                    .at(key.span)
                    .help(format!("write one of {}", all.join(", "))),
                );
                return false;
            }
        };
        key.value = self.addresses[found.index()].clone();
        true
    }

    /// Looks a person, organization or place up; false where it leads nowhere.
    pub(super) fn entity(&mut self, named: &mut EntityRef, kinds: &[EntityKind]) -> bool {
        let kinds = match &named.kind {
            Some(kind) => std::slice::from_ref(kind),
            None => kinds,
        };
        if let Some(inline) = named.inline.take() {
            let kind = inline.kind;
            named.kind = Some(kind);
            named.key.value = inline.key.value.clone();
            self.tell_of_namesake(&inline);
            return self.adopt(kind, &named.key, |_| *inline);
        }
        for kind in kinds {
            let map = &self.index.entities[*kind as usize];
            if let Some((known, _)) = map.get_key_value(&named.key.value) {
                named.kind = Some(*kind);
                // The same key, and not held once more.
                named.key.value = known.clone();
                return true;
            }
        }
        if kinds.iter().any(|kind| self.has_registry[*kind as usize]) {
            self.unknown_entity(&named.key, kinds);
            return false;
        }
        // No registry of the kind: the plain name is the record.
        let kind = kinds[0];
        let name = named.key.clone();
        named.kind = Some(kind);
        named.key.value = Key::from_words(name.value.as_str());
        self.adopt(kind, &named.key.clone(), |key| {
            let mut entity = Entity::new(kind, key, name.value.as_str());
            entity.span = name.span;
            entity
        })
    }

    /// A person or an organization that speaks; taken out where it leads nowhere.
    pub(super) fn voice(&mut self, named: &mut Option<EntityRef>) {
        if let Some(reference) = named
            && !self.entity(reference, &[EntityKind::Person, EntityKind::Organization])
        {
            *named = None;
        }
    }

    /// Looks a source up; false where it leads nowhere.
    pub(super) fn source(&mut self, citation: &mut Citation) -> bool {
        if let Some(inline) = citation.inline.take() {
            if !inline.key.value.is_valid() {
                self.report.push(nameless("source", &inline.key));
                return false;
            }
            citation.key.value = if inline.in_place {
                self.source_in_place(*inline)
            } else {
                self.source_with_key(*inline)
            };
            return true;
        }
        let Some((known, _)) = self.index.sources.get_key_value(&citation.key.value) else {
            self.unknown_source(&citation.key);
            return false;
        };
        citation.key.value = known.clone();
        true
    }

    /// Adds a source that has a key and was written where it is cited; once is enough.
    fn source_with_key(&mut self, source: Source) -> Key {
        let key = source.key.clone();
        match self.index.sources.get(&key.value).map(|id| &self.sources[id.index()]) {
            None => self.add_source(source),
            Some(first) if is_same(first, &source) => {}
            Some(first) => self.report.push(
                Diagnostic::error(
                    "doubled-key",
                    format!("two sources are called `{}`, and say different things", key.value),
                )
                .at(key.span)
                .label(first.key.span, "first given here")
                .help("cite the first by its key alone, or give one of the two another `key`"),
            ),
        }
        key.value
    }

    /// Adds a source without a key. Two of one title are one source only where all else is the same
    /// too: a reader who is led to another's address has been told something false.
    fn source_in_place(&mut self, mut source: Source) -> Key {
        let base = source.key.value.clone();
        if let Some(known) = self.index.sources.get(&base).map(|id| &self.sources[id.index()])
            && (is_same(known, &source) || is_title_of(&source, known))
        {
            return base;
        }
        let url = source.url.as_ref().map(|url| &url.value);
        let looks = self.in_place.hasher().hash_one((&source.title.value, url));
        let twins = self.in_place.get(&looks).map_or(&[][..], Vec::as_slice);
        if let Some(twin) = twins.iter().find(|id| is_same(&self.sources[id.index()], &source)) {
            return self.sources[twin.index()].key.value.clone();
        }
        if self.index.sources.contains_key(&base) {
            let count = self.namesakes.entry(base.clone()).or_insert(1);
            *count += 1;
            // No author's key has two hyphens, so this one is free.
            source.key.value = Key::from(format!("{base}--{count}"));
        }
        let key = source.key.value.clone();
        self.in_place.entry(looks).or_default().push(Id::at(self.sources.len()));
        self.add_source(source);
        key
    }

    fn add_source(&mut self, source: Source) {
        self.index.sources.insert(source.key.value.clone(), Id::at(self.sources.len()));
        self.sources.push(source);
    }

    pub(super) fn optional_source(&mut self, citation: &mut Option<Citation>) {
        if let Some(reference) = citation
            && !self.source(reference)
        {
            *citation = None;
        }
    }

    pub(super) fn claim(&mut self, claim: &mut Claim, story: Option<&Key>) {
        self.voice(&mut claim.by);
        claim.sources.retain_mut(|citation| self.source(citation));
        for dispute in &mut claim.disputed_by {
            self.voice(&mut dispute.by);
            dispute.sources.retain_mut(|citation| self.source(citation));
        }
        if claim.made_at.as_mut().is_some_and(|key| !self.event(key, story)) {
            claim.made_at = None;
        }
        if about_key(&mut claim.about).is_some_and(|key| !self.event(key, story)) {
            claim.about = None;
            claim.is_about_withheld = true;
        }
    }

    pub(super) fn knows_place(&mut self, key: &Spanned<Key>) -> bool {
        self.knows(key, EntityKind::Place)
    }

    pub(super) fn knows_organization(&mut self, key: &Spanned<Key>) -> bool {
        self.knows(key, EntityKind::Organization)
    }

    fn knows(&mut self, key: &Spanned<Key>, kind: EntityKind) -> bool {
        let known = self.index.entities[kind as usize].contains_key(&key.value);
        if !known {
            self.unknown_entity(key, &[kind]);
        }
        known
    }

    /// Tells of a place that was written in place, with the name of one that lies elsewhere.
    fn tell_of_namesake(&mut self, place: &Entity) {
        let known = self.index.entities[place.kind as usize].get(&place.key.value);
        let known = known.and_then(|id| id.index().checked_sub(self.entity_count));
        let Some(first) = known.and_then(|at| self.new_entities.get(at)) else { return };
        if first.at.zip(place.at).is_some_and(|(one, other)| one != other) {
            self.report.push(
                Diagnostic::error(
                    "doubled-key",
                    format!("two places are called `{}`, and lie elsewhere", place.name()),
                )
                .at(place.key.span)
                .label(first.key.span, "first given here")
                .help("give one of the two a `key` of its own, or both the same `at`"),
            );
        }
    }

    /// Makes a record of what was written in place, unless there is one with its key.
    fn adopt(
        &mut self,
        kind: EntityKind,
        key: &Spanned<Key>,
        entity: impl FnOnce(Key) -> Entity,
    ) -> bool {
        if !key.value.is_valid() {
            self.report.push(nameless(kind.as_str(), key));
            return false;
        }
        let map = &mut self.index.entities[kind as usize];
        if !map.contains_key(&key.value) {
            map.insert(key.value.clone(), Id::at(self.entity_count + self.new_entities.len()));
            self.new_entities.push(entity(key.value.clone()));
        }
        true
    }

    fn unknown_event(&mut self, key: &Spanned<Key>, story: Option<&Key>) {
        let mut diagnostic =
            Diagnostic::error("unknown-key", format!("no event has the key `{}`", key.value))
                .at(key.span);
        if self.suggestions.take() {
            // Within its own timeline an author writes the bare key.
            let own = self.addresses.iter().filter_map(|address| match address.split() {
                (Some(scope), bare) if story.is_some_and(|s| s.as_str() == scope) => Some(bare),
                _ => None,
            });
            let full = self.addresses.iter().map(Key::as_str);
            let near = dateline_text::nearest(key.value.as_str(), own)
                .or_else(|| dateline_text::nearest(key.value.as_str(), full));
            diagnostic = with_nearest(diagnostic, key, near);
        }
        self.report.push(diagnostic);
    }

    fn unknown_entity(&mut self, key: &Spanned<Key>, kinds: &[EntityKind]) {
        let what: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
        let mut diagnostic = Diagnostic::error(
            "unknown-key",
            format!("no {} has the key `{}`", what.join(" or "), key.value),
        )
        .at(key.span);
        let registry = format!("{}.yaml", kinds[0].plural());
        let mut help = format!("add it to `{registry}`");
        if self.suggestions.take() {
            let mut names: Vec<&str> = Vec::new();
            for kind in kinds {
                names.extend(sorted(self.index.entities[*kind as usize].keys()));
            }
            let near = dateline_text::nearest(key.value.as_str(), names.iter().copied());
            diagnostic = with_nearest(diagnostic, key, near);
            // A surname alone is a good guess, and not so certain that it could be mended unasked.
            let longer =
                near.is_none().then(|| only_one_with(key.value.as_str(), &names)).flatten();
            if let Some(longer) = longer {
                diagnostic = diagnostic.help(format!("there is one with the key `{longer}`"));
            }
            if near.or(longer).is_some() {
                help.insert_str(0, "or ");
            }
        }
        self.report.push(diagnostic.help(help));
    }

    fn unknown_source(&mut self, key: &Spanned<Key>) {
        let mut diagnostic =
            Diagnostic::error("unknown-key", format!("no source has the key `{}`", key.value))
                .at(key.span);
        if self.suggestions.take() {
            let names = sorted(self.index.sources.keys());
            diagnostic =
                with_nearest(diagnostic, key, dateline_text::nearest(key.value.as_str(), names));
        }
        self.report.push(diagnostic);
    }
}

/// Whether two descriptions of a source say the same; what they are called, and where they stand,
/// apart.
fn is_same(one: &Source, other: &Source) -> bool {
    one.title == other.title
        && one.url == other.url
        && Source {
            key: other.key.clone(),
            in_place: other.in_place,
            span: other.span,
            ..one.clone()
        } == *other
}

/// Whether a description is no more than the title of a source that has a key. Of two that were
/// described where they are cited, the shorter one may be of something else.
fn is_title_of(source: &Source, known: &Source) -> bool {
    !known.in_place
        && source.title == known.title
        && is_same(source, &Source::new(source.key.value.clone(), source.title()))
}

/// Names of a hash map in an order that is the same in every run.
pub(super) fn sorted<'k>(keys: impl Iterator<Item = &'k Key>) -> Vec<&'k str> {
    let mut names: Vec<&str> = keys.map(Key::as_str).collect();
    names.sort_unstable();
    names
}

/// The name that has this one as its first or last words, where only one has.
fn only_one_with<'n>(part: &str, names: &[&'n str]) -> Option<&'n str> {
    let around = |name: &str| {
        let before = name.strip_suffix(part).is_some_and(|rest| rest.ends_with('-'));
        before || name.strip_prefix(part).is_some_and(|rest| rest.starts_with('-'))
    };
    let mut found = names.iter().copied().filter(|name| around(name));
    found.next().filter(|_| found.next().is_none())
}

pub(super) fn with_nearest(
    diagnostic: Diagnostic,
    key: &Spanned<Key>,
    near: Option<&str>,
) -> Diagnostic {
    match near {
        Some(near) => {
            diagnostic.help(format!("there is one with the key `{near}`")).fix(key.span, near)
        }
        None => diagnostic,
    }
}

fn nameless(what: &str, key: &Spanned<Key>) -> Diagnostic {
    Diagnostic::error("malformed-key", format!("no key can be made for this {what}"))
        .at(key.span)
        .help("give it a `key` of lower-case letters, digits and hyphens")
}
