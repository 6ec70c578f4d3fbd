//! People, organizations and places.

use dateline_core::{Coordinates, Entity, EntityKind, Role};
use dateline_dates::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::extra::ExtraFields;
use super::media::MediaRecord;
use super::reference::{key, key_back};
use super::{date, is_default, prose, prose_back, text, text_back, texts, texts_back};

/// An entity; which of the three kinds it is, the list says that it stands in.
#[derive(Serialize, Deserialize, Debug, Default, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EntityRecord {
    pub(crate) key: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort_name: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    same_as: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) image: Option<MediaRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    born: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    died: Option<Date>,
    #[serde(skip_serializing_if = "is_default")]
    roles: Vec<RoleRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Point>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    extra: ExtraFields,
}

/// Something a person was.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct RoleRecord {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
}

/// `[latitude, longitude]` in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Point(Coordinates);

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.0.latitude(), self.0.longitude()].serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [latitude, longitude] = <[f64; 2]>::deserialize(deserializer)?;
        Coordinates::new(latitude, longitude).map(Point).ok_or_else(|| {
            de::Error::custom("a latitude is within 90 degrees and a longitude within 180")
        })
    }
}

impl EntityRecord {
    pub(crate) fn new(entity: &Entity) -> EntityRecord {
        EntityRecord {
            key: entity.key.value.to_string(),
            name: entity.name().to_owned(),
            sort_name: entity.sort_name.clone(),
            aliases: texts(&entity.aliases),
            description: prose(entity.description.as_ref()),
            url: text(entity.url.as_ref()),
            same_as: texts(&entity.same_as),
            image: entity.image.as_ref().map(MediaRecord::new),
            born: date(entity.born.as_ref()),
            died: date(entity.died.as_ref()),
            roles: entity
                .roles
                .iter()
                .map(|role| RoleRecord {
                    title: role.title.clone(),
                    organization: key(role.organization.as_ref()),
                    date: date(role.date.as_ref()),
                })
                .collect(),
            at: entity.at.map(Point),
            part_of: key(entity.part_of.as_ref()),
            extra: ExtraFields(entity.extra.clone()),
        }
    }

    pub(crate) fn into_entity(self, kind: EntityKind) -> Entity {
        let mut entity = Entity::new(kind, self.key, self.name);
        entity.sort_name = self.sort_name;
        entity.aliases = texts_back(self.aliases);
        entity.description = prose_back(self.description);
        entity.url = text_back(self.url);
        entity.same_as = texts_back(self.same_as);
        entity.image = self.image.map(MediaRecord::into_media);
        entity.born = text_back(self.born);
        entity.died = text_back(self.died);
        entity.roles = self
            .roles
            .into_iter()
            .map(|record| {
                let mut role = Role::new(record.title);
                role.organization = key_back(record.organization);
                role.date = text_back(record.date);
                role
            })
            .collect();
        entity.at = self.at.map(|point| point.0);
        entity.part_of = key_back(self.part_of);
        entity.extra = self.extra.0;
        entity
    }
}
