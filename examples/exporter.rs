//! An exporter of your own: the places of a timeline as `GeoJSON`.

#![allow(clippy::print_stdout, reason = "a program that shows something")]

use std::error::Error;

use dateline::core::{Coordinates, Entity, EntityRef};
use dateline::{ENGLISH, Event, Timeline};
use serde_json::{Value, json};

/// Every event whose place has coordinates, as a `GeoJSON` feature (RFC 7946: longitude first).
fn geojson(timeline: &Timeline) -> Value {
    let features: Vec<Value> = timeline
        .events()
        .filter_map(|event| {
            let place = event.place()?;
            let at = place.at?;
            Some(json!({
                "type": "Feature",
                "geometry": { "type": "Point", "coordinates": [at.longitude(), at.latitude()] },
                "properties": {
                    "title": event.title(),
                    "date": event.when().to_string(),
                    "when": event.when().describe(&ENGLISH).to_string(),
                    "place": place.name(),
                },
            }))
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn timeline() -> Result<Timeline, Box<dyn Error>> {
    let mut kremlin = Entity::place("kremlin", "The Kremlin");
    kremlin.at = Coordinates::new(55.752, 37.617);
    let mut visit = Event::new("visit", "2000-06".parse()?, "A visit");
    visit.place = Some(EntityRef::new("kremlin"));
    Ok(Timeline::builder("A question in the Kremlin").entity(kremlin).event(visit).build()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("{:#}", geojson(&timeline()?));
    Ok(())
}

#[test]
fn a_place_is_a_point() {
    let collection = geojson(&timeline().unwrap());
    assert_eq!(collection["features"][0]["geometry"]["coordinates"], json!([37.617, 55.752]));
    assert_eq!(collection["features"][0]["properties"]["date"], "2000-06");
}
