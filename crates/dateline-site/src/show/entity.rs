//! The page of a person, an organization or a place.

use std::collections::{HashMap, HashSet};

use dateline_core::{Entity, EntityKind, LinkKind, Record, Ref};

use super::Desk;
use super::source::plain;
use super::strip::MarksLead;
use crate::site::extras;
use crate::{markup, places, view};

impl<'a> Desk<'a> {
    /// An entity's own page.
    pub(crate) fn entity(&mut self, entity: Ref<'a, Entity>) -> view::Entity {
        let record = entity.get();
        let events: Vec<_> = entity.events().collect();
        let roles: HashMap<usize, &str> = events
            .iter()
            .filter_map(|event| {
                let mut named = event.participants();
                let (_, named) = named.find(|(who, _)| *who == entity)?;
                Some((event.index(), named.role.as_deref()?))
            })
            .collect();
        let rows = events
            .iter()
            .map(|event| self.row(*event, roles.get(&event.index()).copied()))
            .collect();
        let known: HashSet<usize> = events.iter().map(|event| event.index()).collect();
        let mut seen = HashSet::new();
        let mentions: Vec<_> = entity
            .mentioned_in()
            .filter(|link| link.how == LinkKind::Mention)
            .filter_map(|link| match link.from {
                Record::Event(event) => Some(event),
                _ => None,
            })
            .filter(|event| !known.contains(&event.index()) && seen.insert(event.index()))
            .collect();
        let quotes: Vec<_> = entity.quotes().collect();
        view::Entity {
            kind: record.kind.as_str(),
            key: record.key.value.to_string(),
            title: record.name().to_owned(),
            aliases: record.aliases.iter().map(|alias| alias.value.clone()).collect(),
            description_html: record
                .description
                .as_ref()
                .map(|description| self.blocks(description, None, "about--", 2)),
            image: record.image.as_ref().and_then(|image| self.media(image, None)),
            facts: self.facts(entity),
            latitude: record.at.map(dateline_core::Coordinates::latitude),
            longitude: record.at.map(dateline_core::Coordinates::longitude),
            strip: if events.len() > 1 {
                self.strip(&events, None, MarksLead::ToPages)
            } else {
                None
            },
            events: rows,
            quotes: quotes
                .into_iter()
                .map(|(event, quote)| view::SaidAt {
                    quote: self.quote(quote, Some(&event.get().story)),
                    event: self.row(event, None),
                })
                .collect(),
            claims: entity.claims().map(|claim| self.account(claim, None)).collect(),
            mentioned: mentions.into_iter().map(|event| self.row(event, None)).collect(),
            parts: entity
                .parts()
                .map(|part| view::Link {
                    href: places::entity(part.get()).href(),
                    title: part.get().name().to_owned(),
                })
                .collect(),
            extra: extras(&record.extra),
        }
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
