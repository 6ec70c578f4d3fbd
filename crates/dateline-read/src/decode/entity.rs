//! People, organizations and places, and the ways of naming one.

use dateline_core::{Coordinates, Entity, EntityKind, EntityRef, Key, Role};
use dateline_text::{Diagnostic, Spanned};

use super::media::{MEDIA_KIND, media};
use super::source::{texts, whole};
use super::{CHECKS_OFF, checks_off, date, words_of};
use crate::code;
use crate::context::Context;
use crate::field::{Field, Fields, Kind, Shape};
use crate::value::Value;
use crate::yaml;

const NAME: Field = Field::new("name", Kind::Text, "The name that readers see.").required();
const SORT_NAME: Field =
    Field::new("sort_name", Kind::Text, "The name by which lists are sorted: `Putin, Vladimir`.");
const ALIASES: Field =
    Field::new("aliases", Kind::List(&Kind::Text), "Other names under which it is known.");
const DESCRIPTION: Field = Field::new("description", Kind::Prose, "Who or what this is.");
const URL: Field = Field::new("url", Kind::Url, "Its own web address.");
const SAME_AS: Field = Field::new(
    "same_as",
    Kind::List(&Kind::Url),
    "The same one in other catalogs: addresses at Wikidata, VIAF and the like.",
);
const IMAGE: Field = Field::new("image", MEDIA_KIND, "A picture.");
const AT: Field = Field::new("at", Kind::Point, "Latitude and longitude in degrees.");
const LAT: Field = Field::new("lat", Kind::Degrees(90.0), "The latitude, where `at` is not given.");
const LON: Field =
    Field::new("lon", Kind::Degrees(180.0), "The longitude, where `at` is not given.");
const PART_OF: Field = Field::new("part_of", Kind::Key("place"), "The place that it lies in.");
const EXTRA: Field = Field::new("extra", Kind::Mapping, "Fields of your own, for themes.");

static ROLE: Shape = Shape::new(
    "role",
    &[
        Field::new("title", Kind::Text, "Such as `Secretary General`.").required(),
        Field::new("organization", Kind::Key("organization"), "Where."),
        Field::new("date", Kind::Date, "For how long."),
    ],
);

pub(crate) static PERSON: Shape = Shape::new(
    "person",
    &[
        NAME,
        SORT_NAME,
        ALIASES,
        DESCRIPTION,
        Field::new("born", Kind::Date, "When born."),
        Field::new("died", Kind::Date, "When died."),
        Field::new(
            "roles",
            Kind::List(&Kind::Either(&Kind::Text, &Kind::Record(&ROLE))),
            "What they were, where and when.",
        ),
        URL,
        SAME_AS,
        IMAGE,
        CHECKS_OFF,
        EXTRA,
    ],
);

pub(crate) static ORGANIZATION: Shape = Shape::new(
    "organization",
    &[NAME, SORT_NAME, ALIASES, DESCRIPTION, URL, SAME_AS, IMAGE, CHECKS_OFF, EXTRA],
);

pub(crate) static PLACE: Shape = Shape::new(
    "place",
    &[
        NAME,
        SORT_NAME,
        ALIASES,
        DESCRIPTION,
        AT,
        LAT,
        LON,
        PART_OF,
        URL,
        SAME_AS,
        IMAGE,
        CHECKS_OFF,
        EXTRA,
    ],
);

const KEY: Field = Field::new("key", Kind::Key("person"), "The key in the registry.");
const NAMED_AS: Field =
    Field::new("named_as", Kind::Text, "The name as the source gives it, even when that is wrong.");

/// A person or an organization that takes part.
static PARTICIPANT: Shape =
    Shape::new("participant", &[KEY, Field::new("role", Kind::Text, "In what role."), NAMED_AS]);

/// A place by its key, or whole.
static EVENT_PLACE: Shape = Shape::new(
    "place",
    &[
        Field::new("key", Kind::Key("place"), "The key in the registry."),
        NAMED_AS,
        Field::new("name", Kind::Text, "The name of a place that is in no registry."),
        AT,
        LAT,
        LON,
        PART_OF,
    ],
);

pub(crate) const PARTICIPANTS_KIND: Kind =
    Kind::List(&Kind::Either(&Kind::Key("person"), &Kind::Record(&PARTICIPANT)));
pub(crate) const SPEAKER_KIND: Kind =
    Kind::Either(&Kind::Key("person"), &Kind::Record(&PARTICIPANT));
pub(crate) const PLACE_KIND: Kind = Kind::Either(&Kind::Key("place"), &Kind::Record(&EVENT_PLACE));

/// The fields of one of the three kinds.
pub(crate) fn shape_of(kind: EntityKind) -> &'static Shape {
    match kind {
        EntityKind::Person => &PERSON,
        EntityKind::Organization => &ORGANIZATION,
        _ => &PLACE,
    }
}

/// An entity of a registry with this key. One without a name has the words of its key: that is
/// reported here, and would else be again at each place that names it.
pub(crate) fn entity(
    mut fields: Fields<'_>,
    kind: EntityKind,
    key: Spanned<Key>,
    context: &mut Context<'_>,
) -> Entity {
    let name = fields.require("name", context).and_then(|value| value.text(context));
    let mut entity = Entity::new(kind, "", words_of(key.as_str()));
    entity.span = whole(fields.span, key.span);
    entity.key = key;
    entity.sort_name = fields.take("sort_name").and_then(|value| value.string(context));
    entity.aliases = texts(fields.take("aliases"), context);
    entity.description = fields.take("description").and_then(|value| value.prose(context));
    entity.url = fields.take("url").and_then(|value| value.url(context));
    entity.same_as =
        fields.take("same_as").map(|value| value.list(context, Value::url)).unwrap_or_default();
    entity.image = fields.take("image").and_then(|value| media(value, context));
    entity.checks_off = checks_off(&mut fields, context);
    entity.extra = fields.take("extra").map(|value| value.extra(context)).unwrap_or_default();
    if kind == EntityKind::Person {
        entity.born = fields.take("born").and_then(|value| date(value, context));
        entity.died = fields.take("died").and_then(|value| date(value, context));
        entity.roles =
            fields.take("roles").map(|value| value.list(context, role)).unwrap_or_default();
    }
    if kind == EntityKind::Place {
        entity.at = point(&mut fields, context);
        entity.part_of = fields.take("part_of").and_then(|value| value.key(context));
    }
    fields.done();
    entity.name = name.unwrap_or(entity.name);
    entity
}

/// An entity of this kind, named by its key alone or by a mapping.
pub(crate) fn participant(
    value: Value<'_>,
    kind: Option<EntityKind>,
    context: &mut Context<'_>,
) -> Option<EntityRef> {
    let mut named = EntityRef::new("");
    named.kind = kind;
    if let yaml::Kind::Scalar(_) = value.node.kind {
        named.key = value.key(context)?;
        return Some(named);
    }
    if !matches!(value.node.kind, yaml::Kind::Mapping(_)) {
        return value.wrong("a key or a mapping", context);
    }
    let mut fields = Fields::of(value.node, &PARTICIPANT, context)?;
    let key = fields.require("key", context).and_then(|value| value.key(context));
    named.role = fields.take("role").and_then(|value| value.string(context));
    named.named_as = fields.take("named_as").and_then(|value| value.text(context));
    fields.done();
    named.key = key?;
    Some(named)
}

/// Who speaks: `by`, with the name that the source gives.
pub(crate) fn speaker(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Option<EntityRef> {
    let by = fields.take("by");
    let is_left_out = by.is_none();
    let mut by = by.and_then(|value| participant(value, None, context));
    let named_as = fields.take("named_as").and_then(|value| value.text(context));
    match (&mut by, named_as) {
        (Some(by), named_as) => by.named_as = named_as.or(by.named_as.take()),
        (None, Some(name)) if is_left_out => {
            let message =
                "`named_as` says what the source calls somebody, and `by` does not say whom";
            let help = "add `by:`; of one who is not named tell in `note`, or in the text";
            context.error(code::MISSING_FIELD, message, name.span, help);
        }
        (None, _) => {}
    }
    by
}

/// The place of an event.
pub(crate) fn event_place(value: Value<'_>, context: &mut Context<'_>) -> Option<EntityRef> {
    if !matches!(value.node.kind, yaml::Kind::Mapping(_)) {
        return participant(value, Some(EntityKind::Place), context);
    }
    let span = value.span();
    let mut fields = Fields::of(value.node, &EVENT_PLACE, context)?;
    let mut named = EntityRef::new("").of_kind(EntityKind::Place);
    let name = fields.take("name").and_then(|value| value.text(context));
    named.named_as = fields.take("named_as").and_then(|value| value.text(context));
    let at = point(&mut fields, context);
    let part_of = fields.take("part_of").and_then(|value| value.key(context));
    let key = match &name {
        None if at.is_some() && !fields.has("key") => fields.require("name", context),
        None => fields.require("key", context),
        Some(_) => fields.take("key"),
    };
    let key = key.and_then(|value| value.key(context));
    fields.done();
    let Some(name) = name else {
        named.key = key?;
        return Some(named);
    };
    named.key = key.unwrap_or_else(|| name.as_ref().map(|name| Key::from_words(name)));
    let mut place = Entity::new(EntityKind::Place, "", "");
    place.key = named.key.clone();
    place.name = name;
    place.at = at;
    place.part_of = part_of;
    place.span = span;
    named.inline = Some(Box::new(place));
    Some(named)
}

/// `at`, or `lat` and `lon`.
fn point(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Option<Coordinates> {
    let at = fields.take("at");
    let (lat, lon) = (fields.take("lat"), fields.take("lon"));
    if let (Some(at), Some(twice)) = (&at, lat.as_ref().or(lon.as_ref())) {
        let message = "a place has either `at` or `lat` and `lon`, not both";
        context.report.push(
            Diagnostic::error(code::DOUBLE_FIELD, message)
                .at(twice.name)
                .label(at.span(), "first given here")
                .help("remove one of the two"),
        );
    }
    if let Some(at) = at {
        return at.point(context);
    }
    let alone = match (&lat, &lon) {
        (Some(lat), None) => Some((lat.name, "lon")),
        (None, Some(lon)) => Some((lon.name, "lat")),
        _ => None,
    };
    if let Some((span, other)) = alone {
        let help = format!("add `{other}: …`");
        context.error(code::MISSING_FIELD, "`lat` and `lon` go together", span, &help);
    }
    let lat = lat.and_then(|value| value.degrees(90.0, context));
    let lon = lon.and_then(|value| value.degrees(180.0, context));
    Coordinates::new(lat?, lon?)
}

fn role(value: Value<'_>, context: &mut Context<'_>) -> Option<Role> {
    if let yaml::Kind::Scalar(_) = value.node.kind {
        return value.string(context).map(Role::new);
    }
    let mut fields = Fields::of(value.node, &ROLE, context)?;
    let title = fields.require("title", context).and_then(|value| value.string(context));
    let mut role = Role::new("");
    role.organization = fields.take("organization").and_then(|value| value.key(context));
    role.date = fields.take("date").and_then(|value| date(value, context));
    fields.done();
    role.title = title?;
    Some(role)
}
