//! The page of a person, an organization or a place.

use dateline_core::{Claim, Entity, EntityKind, Event, Ref};

use super::Desk;
use super::parts::mentioning;
use super::source::plain;
use super::strip::MarksLead;
use crate::site::extras;
use crate::spread::Spread;
use crate::{markup, places, view};

impl<'a> Desk<'a> {
    /// An entity's own page, or one that goes on with a list of it.
    pub(crate) fn entity(&mut self, entity: Ref<'a, Entity>, spread: &Spread) -> view::Entity {
        let record = entity.get();
        let events: Vec<_> = entity.events().collect();
        let quotes: Vec<_> = entity.quotes().collect();
        let claims: Vec<_> = entity.claims().collect();
        let mentions = mentions(entity);
        let (some_events, event_pages) = spread.part("events", &events, |event| self.day(*event));
        let (quotes, quote_pages) = spread.part("quotes", &quotes, |(event, _)| self.day(*event));
        let (claims, claim_pages) = spread.part("claims", &claims, |claim| self.day_told(*claim));
        let (mentions, mentioned_pages) =
            spread.part("mentions", &mentions, |event| self.day(*event));
        let role = |event: Ref<'a, Event>| {
            let (_, named) = event.participants().find(|(who, _)| *who == entity)?;
            named.role.as_deref()
        };
        let is_first = spread.is_first();
        view::Entity {
            kind: record.kind.as_str(),
            key: record.key.value.to_string(),
            title: record.name().to_owned(),
            aliases: record.aliases.iter().map(|alias| alias.value.clone()).collect(),
            description_html: record
                .description
                .as_ref()
                .filter(|_| is_first)
                .map(|description| self.blocks(description, None, "about--", 2)),
            image: record
                .image
                .as_ref()
                .filter(|_| is_first)
                .and_then(|image| self.media(image, None)),
            facts: if is_first { self.facts(entity) } else { Vec::new() },
            latitude: record.at.map(dateline_core::Coordinates::latitude),
            longitude: record.at.map(dateline_core::Coordinates::longitude),
            strip: if events.len() > 1 && is_first {
                self.strip(&events, None, MarksLead::ToPages)
            } else {
                None
            },
            events: some_events.iter().map(|event| self.row(*event, role(*event))).collect(),
            event_pages,
            quotes: quotes
                .iter()
                .map(|(event, quote)| view::SaidAt {
                    quote: self.quote(quote, *event),
                    event: self.row(*event, None),
                })
                .collect(),
            quote_pages,
            claims: claims.iter().map(|claim| self.account(*claim, None)).collect(),
            claim_pages,
            mentioned: mentions.iter().map(|event| self.row(*event, None)).collect(),
            mentioned_pages,
            parts: entity
                .parts()
                .filter(|_| is_first)
                .map(|part| view::Link {
                    href: places::entity(part.get()).href(),
                    title: part.get().name().to_owned(),
                })
                .collect(),
            extra: extras(&record.extra),
        }
    }

    /// The day of an event, by which it is found among others.
    pub(crate) fn day(&self, event: Ref<'a, Event>) -> String {
        self.event_when(event).text
    }

    /// The day on which a claim was made, likewise.
    pub(crate) fn day_told(&self, claim: Ref<'a, Claim>) -> String {
        let event = claim.made_at().or_else(|| claim.about());
        event.map_or_else(|| "…".to_owned(), |event| self.day(event))
    }

    fn facts(&self, entity: Ref<'a, Entity>) -> Vec<view::Fact> {
        let record = entity.get();
        let mut facts = Vec::new();
        let mut fact = |word: &str, values: Vec<view::FactValue>| {
            if !values.is_empty() {
                facts.push(view::Fact { label: self.word(word), values });
            }
        };
        let address = |address: &str| {
            let href = markup::external(address)?;
            let text = href.split_once("://").map_or(href, |(_, rest)| rest).trim_end_matches('/');
            Some(view::FactValue {
                text: text.strip_prefix("www.").unwrap_or(text).to_owned(),
                href: Some(href.to_owned()),
                external: true,
                date: None,
            })
        };
        let day = |when: &Option<dateline_text::Spanned<dateline_core::dates::Date>>| {
            when.iter().map(|date| plain(self.when(&date.value).text)).collect::<Vec<_>>()
        };
        fact("aliases", record.aliases.iter().map(|alias| plain(alias.value.clone())).collect());
        fact("born", day(&record.born));
        fact("died", day(&record.died));
        let roles = record.roles.iter().map(|role| {
            let organization = role.organization.as_ref().and_then(|key| {
                self.site.timeline.entity(EntityKind::Organization, key.value.as_str())
            });
            let text = match organization {
                Some(organization) => format!("{}, {}", role.title, organization.get().name()),
                None => role.title.clone(),
            };
            view::FactValue {
                text,
                href: organization.map(|organization| places::entity(organization.get()).href()),
                external: false,
                date: role.date.as_ref().map(|date| self.when(&date.value)),
            }
        });
        fact("roles", roles.collect());
        fact(
            "part-of",
            entity
                .part_of()
                .map(|place| view::FactValue {
                    text: place.get().name().to_owned(),
                    href: Some(places::entity(place.get()).href()),
                    external: false,
                    date: None,
                })
                .into_iter()
                .collect(),
        );
        let at = record.at.map(|at| {
            let (latitude, longitude) = (at.latitude(), at.longitude());
            plain(format!("{latitude}, {longitude}"))
        });
        fact("coordinates", at.into_iter().collect());
        fact("website", record.url.iter().filter_map(|url| address(&url.value)).collect());
        fact("same-as", record.same_as.iter().filter_map(|url| address(&url.value)).collect());
        facts
    }
}

/// The lists of an entity's page, and how long they are.
pub(crate) fn entity_lists(entity: Ref<'_, Entity>) -> Vec<(&'static str, usize)> {
    vec![
        ("events", entity.events().count()),
        ("quotes", entity.quotes().count()),
        ("claims", entity.claims().count()),
        ("mentions", mentions(entity).len()),
    ]
}

/// The events whose texts mention an entity, those left out in which it has a part anyway.
fn mentions(entity: Ref<'_, Entity>) -> Vec<Ref<'_, Event>> {
    mentioning(entity.mentioned_in(), entity.events().map(Ref::index).collect())
}
