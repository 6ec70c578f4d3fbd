//! ninjs 3.1 of the IPTC: planned and past events, alone or in a list; in and out.

use dateline_core::{Coordinates, EntityKind, Event, EventStatus, Prose, Record, Ref, Story};
use dateline_dates::Date;
use dateline_text::{Diagnostic, Spanned};
use serde_json::{Value, json};

use crate::gather::{self, Gather};
use crate::loss;
use crate::outside::{Outside, events, in_zone, plain, summary, title};
use crate::tree::Node;

/// Reads an item, a list of items, or an object with a list of them.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let Some(root) = gather.tree("this is not JSON") else { return };
    let listed = ["items", "associations", "events"].iter().find_map(|name| root.get(name));
    let items: Vec<&Node> = match listed {
        _ if !root.list().is_empty() => root.list().iter().collect(),
        Some(list) if root.words_of("type") != Some("event") => {
            let named = list.fields().iter().map(|field| &field.node);
            list.list().iter().chain(named).collect()
        }
        _ => vec![&root],
    };
    if let Some(headline) = listed.and_then(|_| text(&root, "headlines")) {
        gather.title(&headline);
    }
    let mut is_any = false;
    for item in items {
        if item.words_of("type") == Some("event") {
            is_any = true;
            take(gather, item);
        } else if !item.is_empty() {
            let kind = item.words_of("type").unwrap_or("item").to_owned();
            gather.lose(
                &format!("this {kind}"),
                "it is no event",
                &(item.place.start..item.place.start + 1),
            );
        }
    }
    if !is_any {
        let span = gather.span(&(root.place.start..root.place.start + 1));
        let message = "there is no item of the type `event`";
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
    }
}

fn take(gather: &mut Gather<'_>, item: &Node) {
    let place = item.place.start..item.place.start + 1;
    let details = item.get("eventDetails");
    let dates = details.and_then(|details| details.get("dates"));
    let mut is_expected = false;
    let mut date = |names: &[&str]| {
        let (name, node) = names.iter().find_map(|name| Some((*name, dates?.get(name)?)))?;
        let text = node.words()?;
        match moment(text) {
            Ok(date) => {
                is_expected |= name != "startDate" && name != "endDate";
                Some(date)
            }
            Err(why) => {
                let span = gather.span(&node.place);
                gather.say(loss::no_event(why, span));
                None
            }
        }
    };
    let start = date(&["startDate", "expectedStartDate", "estimatedStartDate"]);
    let end = date(&["endDate", "expectedEndDate", "estimatedEndDate"]);
    if start.is_none() {
        let span = gather.span(&place);
        let help = "it is kept as a draft without a date";
        gather.say(loss::no_event("this event has no start date", span).help(help));
    }
    let whole = start.map(|start| gather.until(start, end, &place));
    let headline = text(item, "headlines").or_else(|| item.words_of("title").map(str::to_owned));
    let mut event = gather.event(whole.as_ref(), &headline.unwrap_or_default(), &place);
    if is_expected {
        event.date_note = Some(Prose::from("The date is expected, not certain."));
    }
    if let Some(description) = text(item, "descriptions") {
        event.summary = Some(Prose::from(crate::html::line(&description)));
    }
    for body in item.get("bodies").map(Node::list).unwrap_or_default() {
        if let Some(value) = body.words_of("value") {
            gather.body(&mut event, value, &body.place);
        }
    }
    event.status = match details.and_then(|it| it.words_of("eventStatus")).map(str::to_lowercase) {
        Some(status) if status.contains("cancel") => EventStatus::Cancelled,
        Some(status) if status.contains("plan") || status.contains("expected") => {
            EventStatus::Planned
        }
        _ => event.status,
    };
    for (list, kind) in
        [("people", EntityKind::Person), ("organisations", EntityKind::Organization)]
    {
        for node in item.get(list).map(Node::list).unwrap_or_default() {
            let mut named = node.words_of("name").and_then(|name| gather.entity(kind, name));
            if let Some(named) = &mut named {
                named.role = node.words_of("rel").map(str::to_owned);
            }
            event.participants.extend(named);
        }
    }
    let places = [Some(item), details].into_iter().flatten();
    let places = places.filter_map(|it| it.get("places").or_else(|| it.get("locations")));
    for node in places.flat_map(Node::list) {
        let Some(name) = node.words_of("name") else { continue };
        if event.place.is_none() {
            event.place = gather.place(name, point(node));
        } else {
            gather.lose(&format!("the place `{name}`"), "an event has one place", &node.place);
        }
    }
    for node in item.get("subjects").map(Node::list).unwrap_or_default() {
        event.tags.extend(node.words_of("name").map(|name| Spanned::from(name.to_owned())));
    }
    for node in item.get("infoSources").map(Node::list).unwrap_or_default() {
        if let Some(name) = node.words_of("name") {
            let key =
                gather.source(node.words_of("uri").filter(|it| it.starts_with("http")), name, None);
            gather::cite(&mut event, dateline_core::Citation::new(key));
        }
    }
    if let Some(changed) = item.words_of("versionCreated").and_then(|it| moment(it).ok()) {
        let day = changed.day().and_then(|day| day.to_string().parse::<Date>().ok());
        event.updated = day.map(Spanned::from);
    }
    if let Some(until) = item.get("embargoedUntil").or_else(|| item.get("embargoed")) {
        match until.words().map(moment) {
            Some(Ok(date)) => event.embargo = Some(Spanned::from(date)),
            // What cannot be read may not be published by mistake.
            _ => event.draft = true,
        }
    }
    left_behind(gather, item);
    gather.push(event);
}

const READ: [&str; 22] = [
    "type",
    "uri",
    "title",
    "headlines",
    "descriptions",
    "bodies",
    "eventDetails",
    "people",
    "organisations",
    "places",
    "subjects",
    "infoSources",
    "versionCreated",
    "embargoed",
    "embargoedUntil",
    "standard",
    "version",
    "firstCreated",
    "pubStatus",
    "language",
    "locations",
    "representationType",
];

fn left_behind(gather: &mut Gather<'_>, item: &Node) {
    for field in item.fields() {
        if !READ.contains(&field.name.as_str()) && !field.node.is_empty() {
            gather.lose(&format!("`{}`", field.name), "an event has no such field", &field.place);
        }
    }
}

/// The first value of a list of `{role, value}`; the main one goes before others.
fn text(item: &Node, name: &str) -> Option<String> {
    let list = item.get(name)?.list();
    let main = list.iter().find(|node| node.words_of("role") == Some("main"));
    main.or(list.first())?.words_of("value").map(str::to_owned)
}

fn point(node: &Node) -> Option<Coordinates> {
    let degrees = |node: &Node, name| node.words_of(name).and_then(|it| it.parse::<f64>().ok());
    let shape = node.get("geoJSON").or_else(|| node.get("geojson"));
    if let Some(geometry) = shape.and_then(|it| it.get("geometry").or(Some(it))) {
        let [longitude, latitude, ..] = geometry.get("coordinates")?.list() else { return None };
        return Coordinates::new(latitude.words()?.parse().ok()?, longitude.words()?.parse().ok()?);
    }
    let geo = node.get("geo").or_else(|| node.get("position")).unwrap_or(node);
    Coordinates::new(degrees(geo, "latitude")?, degrees(geo, "longitude")?)
}

/// A date of ISO 8601. Midnight in UTC is how a day is written where a moment is asked for.
fn moment(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let day = text.strip_suffix("T00:00:00Z").or_else(|| text.strip_suffix("T00:00:00+00:00"));
    let text = day.unwrap_or(text);
    // A fraction of a second is more than anybody knows.
    let mut whole = text.to_owned();
    if let Some(dot) = text.find('.') {
        let end = text.get(dot + 1..).and_then(|it| it.find(|c: char| !c.is_ascii_digit()));
        whole.replace_range(dot..end.map_or(text.len(), |end| dot + 1 + end), "");
    }
    whole.parse::<Date>().map_err(|_| format!("`{text}` is no date"))
}

/// Writes the events as a list of ninjs items.
///
/// ```
/// use dateline_core::{Event, Timeline};
/// use dateline_exchange::{Outside, ninjs};
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let text = ninjs::write(story, &Outside::default());
/// assert!(text.contains("\"startDate\": \"1969-07-20\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(story: Ref<'_, Story>, outside: &Outside<'_>) -> String {
    let items: Vec<Value> = events(story).filter_map(|event| item(event, outside)).collect();
    let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
    text.push('\n');
    text
}

/// Whether an event can be an item.
pub(crate) fn holds(event: &Event) -> bool {
    edges(&in_zone(event)).is_some()
}

/// The first and the last day of a date, or its moment; years have four digits.
fn edges(when: &Date) -> Option<(String, Option<String>)> {
    let bounds = when.bounds();
    let edge = |date: Option<Date>, end: dateline_dates::End| {
        let day = end.day().filter(|day| (0..=9999).contains(&day.year()))?;
        // An exact moment keeps its time; everything else is a day.
        Some(date.filter(|date| date.time().is_some()).map_or(day.to_string(), |it| it.to_string()))
    };
    let (start, end) =
        if when.is_interval() { (when.start(), when.end()) } else { (Some(when.clone()), None) };
    Some((edge(start, bounds.earliest())?, edge(end, bounds.latest())))
}

fn item(event: Ref<'_, Event>, outside: &Outside<'_>) -> Option<Value> {
    let record = event.get();
    let when = in_zone(record);
    let (start, end) = edges(&when)?;
    let mut dates = json!({"startDate": start});
    if let Some(end) = end.filter(|end| *end != start && when.time().is_none()) {
        dates["endDate"] = json!(end);
    }
    let named = |kind: EntityKind| -> Vec<Value> {
        event
            .participants()
            .filter(|(who, _)| who.kind == kind)
            .map(|(who, named)| match &named.role {
                Some(role) => json!({"name": who.get().name(), "rel": role}),
                None => json!({"name": who.get().name()}),
            })
            .collect()
    };
    let place = event.place().map(|place| {
        let mut value = json!({"name": place.get().name()});
        if let Some(at) = place.get().at {
            value["geoJSON"] =
                json!({"type": "Point", "coordinates": [at.longitude(), at.latitude()]});
        }
        value
    });
    let status = match record.status {
        EventStatus::Cancelled => Some("cancelled"),
        EventStatus::Planned => Some("planned"),
        _ => None,
    };
    let mut details = json!({"dates": dates});
    if let Some(status) = status {
        details["eventStatus"] = json!(status);
    }
    let address = outside.address(Record::Event(event));
    let uri = address
        .unwrap_or_else(|| format!("urn:dateline:{}", record.address().as_str().replace('/', ":")));
    let mut item = json!({
        "uri": uri,
        "standard": {"name": "ninjs", "version": "3.1"},
        "type": "event",
        "headlines": [{"role": "main", "value": title(&outside.title(record))}],
        "eventDetails": details,
    });
    let lists = [
        ("descriptions", summary(event).map(|it| vec![json!({"value": it})])),
        (
            "bodies",
            record.body.as_ref().map(|it| {
                vec![json!({"contentType": "text/plain", "value": plain(event.story(), Some(it))})]
            }),
        ),
        ("people", Some(named(EntityKind::Person))),
        ("organisations", Some(named(EntityKind::Organization))),
        ("places", place.map(|place| vec![place])),
        ("subjects", Some(record.tags.iter().map(|tag| json!({"name": tag.value})).collect())),
        (
            "infoSources",
            Some(
                event
                    .sources()
                    .map(|source| match &source.get().url {
                        Some(url) => json!({"name": source.get().title(), "uri": url.value}),
                        None => json!({"name": source.get().title()}),
                    })
                    .collect(),
            ),
        ),
    ];
    for (name, list) in lists {
        if let Some(list) = list.filter(|list| !list.is_empty()) {
            item[name] = json!(list);
        }
    }
    if let Some(changed) = &record.updated {
        item["versionCreated"] = json!(changed.value.to_string());
    }
    Some(item)
}
