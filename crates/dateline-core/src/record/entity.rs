//! Who and where: people, organizations and places, and the ways of naming one.
//!
//! The three are one type because nearly everything is done to all of them alike: they have a
//! key, names, a page, and events that name them. What only one kind has is an option.

use dateline_dates::Date;
use dateline_text::{Span, Spanned};

use super::extra::Extra;
use super::media::Media;
use crate::key::Key;
use crate::prose::Prose;

/// A person, an organization or a place.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Entity {
    /// Which of the three.
    pub kind: EntityKind,
    /// Its name among its kind.
    pub key: Spanned<Key>,
    /// The name that readers see.
    pub name: Spanned<String>,
    /// The name by which lists are sorted; the name itself where there is none.
    pub sort_name: Option<String>,
    /// Other names under which it is known.
    pub aliases: Vec<Spanned<String>>,
    /// Who or what this is.
    pub description: Option<Prose>,
    /// Its own web address.
    pub url: Option<Spanned<String>>,
    /// The same one in other catalogs (Wikidata, VIAF): web addresses.
    pub same_as: Vec<Spanned<String>>,
    /// A picture.
    pub image: Option<Media>,
    /// Of a person: when born.
    pub born: Option<Spanned<Date>>,
    /// Of a person: when died.
    pub died: Option<Spanned<Date>>,
    /// Of a person: what they were, where and when.
    pub roles: Vec<Role>,
    /// Of a place: where it lies.
    pub at: Option<Coordinates>,
    /// Of a place: the key of the place that it lies in.
    pub part_of: Option<Spanned<Key>>,
    /// Codes of checks that are not made here.
    pub checks_off: Vec<Spanned<String>>,
    /// The author's own fields, for themes.
    pub extra: Vec<(String, Extra)>,
    /// Where the record stands.
    pub span: Span,
}

impl Entity {
    /// A person.
    pub fn person(key: impl Into<Key>, name: impl Into<String>) -> Entity {
        Entity::new(EntityKind::Person, key, name)
    }

    /// An organization.
    pub fn organization(key: impl Into<Key>, name: impl Into<String>) -> Entity {
        Entity::new(EntityKind::Organization, key, name)
    }

    /// A place.
    pub fn place(key: impl Into<Key>, name: impl Into<String>) -> Entity {
        Entity::new(EntityKind::Place, key, name)
    }

    /// One of the three, with its name; everything else is empty.
    pub fn new(kind: EntityKind, key: impl Into<Key>, name: impl Into<String>) -> Entity {
        Entity {
            kind,
            key: Spanned::from(key.into()),
            name: Spanned::from(name.into()),
            sort_name: None,
            aliases: Vec::new(),
            description: None,
            url: None,
            same_as: Vec::new(),
            image: None,
            born: None,
            died: None,
            roles: Vec::new(),
            at: None,
            part_of: None,
            checks_off: Vec::new(),
            extra: Vec::new(),
            span: Span::default(),
        }
    }

    /// The name that readers see.
    pub fn name(&self) -> &str {
        &self.name.value
    }

    /// The name by which lists are sorted.
    pub fn sort_name(&self) -> &str {
        self.sort_name.as_deref().unwrap_or(&self.name.value)
    }
}

/// The three kinds of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, a state's body, a party, an alliance.
    Organization,
    /// A point or an area on a map.
    Place,
}

crate::named::named! { EntityKind {
    Person = "person",
    Organization = "organization",
    Place = "place",
} }

impl EntityKind {
    /// The plural, which is also the registry's name and the first part of its routes.
    pub fn plural(self) -> &'static str {
        match self {
            EntityKind::Person => "people",
            EntityKind::Organization => "organizations",
            EntityKind::Place => "places",
        }
    }
}

/// Something a person was, in the words of the time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// Such as `Secretary General`.
    pub title: String,
    /// The key of the organization.
    pub organization: Option<Spanned<Key>>,
    /// For how long.
    pub date: Option<Spanned<Date>>,
}

impl Role {
    /// A role by its title.
    pub fn new(title: impl Into<String>) -> Role {
        Role { title: title.into(), organization: None, date: None }
    }
}

/// A point on the globe in degrees (WGS 84).
///
/// ```
/// use dateline_core::Coordinates;
///
/// assert!(Coordinates::new(55.752, 37.617).is_some());
/// assert!(Coordinates::new(91.0, 0.0).is_none());
/// assert!(Coordinates::new(f64::NAN, 0.0).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    // Invariant: latitude within ±90, longitude within ±180, both finite.
    latitude: f64,
    longitude: f64,
}

impl Coordinates {
    /// A point; none when latitude is not within ±90 or longitude not within ±180 degrees.
    pub fn new(latitude: f64, longitude: f64) -> Option<Coordinates> {
        let within = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        within.then_some(Coordinates { latitude, longitude })
    }

    /// Degrees north of the equator.
    pub fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east of Greenwich.
    pub fn longitude(self) -> f64 {
        self.longitude
    }
}

/// How another record names an entity: by key, perhaps in a role or under another name.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EntityRef {
    /// The entity's key; where the site keeps no registry of its kind, its plain name.
    pub key: Spanned<Key>,
    /// Which kind is meant; none where the author did not have to say.
    pub kind: Option<EntityKind>,
    /// In what role.
    pub role: Option<String>,
    /// The name as the source gives it, when that differs (and even when it is wrong).
    pub named_as: Option<Spanned<String>>,
    /// The whole entity, when it was written in place rather than in a registry.
    pub inline: Option<Box<Entity>>,
}

impl EntityRef {
    /// A reference by key, of any kind.
    pub fn new(key: impl Into<Key>) -> EntityRef {
        EntityRef {
            key: Spanned::from(key.into()),
            kind: None,
            role: None,
            named_as: None,
            inline: None,
        }
    }

    /// The same, to one kind only.
    pub fn of_kind(mut self, kind: EntityKind) -> EntityRef {
        self.kind = Some(kind);
        self
    }
}
