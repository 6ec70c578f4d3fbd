//! What the lists of the whole site hold, in their order: sorted once, for however many pages.

use std::collections::BTreeMap;

use dateline_core::{Entity, EntityKind, Ref, Source, SourceKind, Timeline};

/// The entities and the sources of a site in the order of its lists.
#[derive(Debug)]
pub(crate) struct Registers<'a> {
    entities: BTreeMap<EntityKind, Vec<(String, Ref<'a, Entity>)>>,
    /// The sources that have pages, by title under the place of their kind among all kinds.
    pub(crate) sources: Vec<(usize, Ref<'a, Source>)>,
}

impl<'a> Registers<'a> {
    pub(crate) fn of(timeline: &'a Timeline) -> Registers<'a> {
        Registers { entities: entities_by_name(timeline), sources: sources_by_title(timeline) }
    }

    /// The entities of a kind by name, each with what it is sorted by.
    pub(crate) fn entities(&self, kind: EntityKind) -> &[(String, Ref<'a, Entity>)] {
        self.entities.get(&kind).map_or(&[], Vec::as_slice)
    }
}

fn entities_by_name(timeline: &Timeline) -> BTreeMap<EntityKind, Vec<(String, Ref<'_, Entity>)>> {
    let mut by_kind: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for entity in timeline.entities() {
        let name = entity.get().sort_name().to_lowercase();
        by_kind.entry(entity.kind).or_default().push((name, entity));
    }
    for entities in by_kind.values_mut() {
        entities.sort_by(|(one, a), (two, b)| one.cmp(two).then_with(|| a.key.cmp(&b.key)));
    }
    by_kind
}

fn sources_by_title(timeline: &Timeline) -> Vec<(usize, Ref<'_, Source>)> {
    let place = |source: &Source| {
        let at = SourceKind::ALL.iter().position(|known| Some(*known) == source.kind);
        at.unwrap_or(SourceKind::ALL.len())
    };
    let with_page = timeline.sources().filter(|source| !source.in_place);
    let mut sources: Vec<_> = with_page.map(|source| (place(source.get()), source)).collect();
    sources.sort_by_cached_key(|(kind, source)| {
        (*kind, source.get().title().to_lowercase(), source.index())
    });
    sources
}
