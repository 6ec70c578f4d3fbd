//! What resolving looks up, leaves out and says.

use dateline_core::{
    Citation, Claim, Draft, Drafts, Entity, EntityKind, EntityRef, Event, Include, LinkKind,
    Lookup, Record, Related, RelatedAs, Source, Story, Timeline,
};

fn event(story: &str, key: &str, date: &str) -> Event {
    let mut event = Event::new(key, date.parse().expect("a date of this test"), key);
    event.story = story.into();
    event
}

fn draft(events: Vec<Event>) -> Draft {
    let mut draft = Draft::default();
    draft.stories = vec![Story::new("a", "A"), Story::new("b", "B")];
    draft.events = events;
    draft
}

/// The report of a draft, a line a diagnostic.
fn report(draft: Draft) -> Vec<String> {
    let resolved = draft.resolve();
    resolved.report.iter().map(|one| format!("{}: {}", one.code(), one.message())).collect()
}

#[test]
fn every_name_that_leads_nowhere_is_told_at_once() {
    let mut one = event("a", "one", "2000").citing("transkript").with("putin");
    one.related = vec![Related::new("two", RelatedAs::Cause)];
    one.body = Some("See [[thre]] and [@nyt].".into());
    let mut draft = draft(vec![one]);
    draft.sources.push(Source::new("transcript", "A transcript"));
    draft.entities.push(Entity::person("clinton", "Bill Clinton"));
    draft.claims.push(Claim::new("c", "So it was.").made_at("nowhere").by("nobody"));
    assert_eq!(
        report(draft),
        [
            "unknown-key: no person or organization has the key `putin`",
            "unknown-key: no source has the key `transkript`",
            "unknown-key: no event has the key `two`",
            "unknown-key: no person or organization has the key `nobody`",
            "unknown-key: no event has the key `nowhere`",
            "unknown-key: no record has the key `thre`",
            "unknown-key: no source has the key `nyt`",
        ]
    );
}

#[test]
fn of_an_unknown_name_it_is_said_what_may_be_meant() {
    let table = [
        ("neil-armstrnog", vec!["there is one with the key `neil-armstrong`", "or add it to"]),
        ("armstrong", vec!["there is one with the key `neil-armstrong`", "or add it to"]),
        // Two have this name, and none has that.
        ("gagarin", vec!["add it to"]),
        ("strong", vec!["add it to"]),
    ];
    for (written, expected) in table {
        let mut draft = draft(vec![event("a", "one", "2000").with(written)]);
        for key in ["neil-armstrong", "yuri-gagarin", "valentina-gagarin"] {
            draft.entities.push(Entity::person(key, key));
        }
        let report = draft.resolve().report;
        let helps: Vec<&str> = report.iter().flat_map(dateline_text::Diagnostic::helps).collect();
        assert_eq!(helps.len(), expected.len(), "{written}: {helps:?}");
        assert!(helps.iter().zip(expected).all(|(it, want)| it.starts_with(want)), "{helps:?}");
    }
}

#[test]
fn of_two_records_with_one_key_the_first_stays() {
    let mut draft =
        draft(vec![event("a", "x", "1999"), event("b", "x", "2001"), event("a", "x", "2000")]);
    draft.events[0].title = "first".into();
    let resolved = draft.resolve();
    assert_eq!(resolved.report.len(), 1);
    assert_eq!(resolved.timeline.events().len(), 2);
    assert_eq!(resolved.timeline.event("a/x").expect("it stays").get().title(), "first");
    assert!(resolved.timeline.event("x").is_none(), "two timelines have one");
}

#[test]
fn a_bare_key_means_the_event_of_the_same_timeline_first() {
    let mut two = event("b", "two", "2001");
    two.related = vec![
        Related::new("x", RelatedAs::Cause),
        Related::new("x", RelatedAs::Contradicts),
        Related::new("x", RelatedAs::Cause),
    ];
    let mut three = event("a", "three", "2002");
    three.related = vec![Related::new("two", RelatedAs::SeeAlso)];
    let timeline = draft(vec![event("a", "x", "1999"), event("b", "x", "2000"), two, three])
        .resolve()
        .timeline;
    let related = |key: &str| -> Vec<String> {
        let event = timeline.event(key).expect("an event of this test");
        event
            .related()
            .map(|(other, how)| format!("{} {}", how.as_str(), other.address()))
            .collect()
    };
    assert_eq!(related("b/two"), ["cause b/x", "contradicts b/x", "see-also a/three"]);
    assert_eq!(related("b/x"), ["effect b/two", "contradicts b/two"]);
    assert_eq!(related("a/three"), ["see-also b/two"]);
}

#[test]
fn a_key_of_two_other_timelines_has_to_be_written_whole() {
    let mut draft = draft(vec![event("a", "x", "1999"), event("b", "x", "2000")]);
    draft.stories.push(Story::new("c", "C"));
    let mut third = event("c", "y", "2001");
    third.related = vec![Related::new("x", RelatedAs::Cause)];
    third.body = Some("And [[x]].".into());
    draft.events.push(third);
    let resolved = draft.resolve();
    let helps: Vec<String> = resolved
        .report
        .iter()
        .flat_map(|one| one.helps().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(helps, ["write one of `a/x`, `b/x`", "write one of `[[a/x]]`, `[[b/x]]`"]);
}

#[test]
fn without_a_registry_plain_names_are_records() {
    let mut one = event("a", "one", "2000");
    for name in ["Ana Okafor", "ana okafor"] {
        one.participants.push(EntityRef::new(name).of_kind(EntityKind::Person));
    }
    one.place = Some(EntityRef::new("Lisbon").of_kind(EntityKind::Place));
    let resolved = draft(vec![one]).resolve();
    assert!(resolved.report.is_empty(), "{}", resolved.report);
    let people: Vec<&str> =
        resolved.timeline.entities().map(|entity| entity.get().name()).collect();
    assert_eq!(people, ["Lisbon", "Ana Okafor"]);
    let lisbon = resolved.timeline.entity(EntityKind::Place, "lisbon").expect("a page of its own");
    assert_eq!(lisbon.events().count(), 1);
}

#[test]
fn a_claim_is_seen_from_both_its_events() -> Result<(), Box<dyn std::error::Error>> {
    let timeline = Timeline::builder("A question in the Kremlin")
        .source(Source::new("transcript", "Interview to Tucker Carlson"))
        .event(Event::new("visit", "2000-06".parse()?, "A visit"))
        .event(Event::new("interview", "2024-02".parse()?, "An interview"))
        .claim({
            let mut claim =
                Claim::new("question", "He was asked.").made_at("interview").about("visit");
            claim.sources.push(Citation::new("transcript"));
            claim
        })
        .build()?;
    let visit = timeline.event("visit").ok_or("no visit")?;
    let interview = timeline.event("interview").ok_or("no interview")?;
    let claim = visit.claims_about().next().ok_or("no claim about the visit")?;
    assert_eq!(interview.claims_made().next(), Some(claim));
    assert_eq!(claim.made_at(), Some(interview));
    assert_eq!(claim.about_when(), Some(visit.get().when()));
    // The source of a claim is a source of both.
    for event in [visit, interview] {
        assert_eq!(
            event.sources().map(|s| s.get().title()).collect::<Vec<_>>(),
            ["Interview to Tucker Carlson"]
        );
    }
    Ok(())
}

#[test]
fn sources_of_one_title_are_one_only_where_all_else_is_the_same() {
    let cited = |url: &str, in_place: bool| {
        let mut source = Source::new("minutes", "Minutes");
        source.url = (!url.is_empty()).then(|| url.to_owned().into());
        source.in_place = in_place;
        let mut citation = Citation::new("");
        citation.inline = Some(Box::new(source));
        citation
    };
    let told = |citations: Vec<Citation>| {
        let mut event = event("a", "visit", "2000");
        event.sources = citations;
        let resolved = draft(vec![event]).resolve();
        let event = resolved.timeline.event("visit").expect("it is there");
        let url = |source: &Source| source.url.as_ref().map(|url| url.value.clone());
        let found: Vec<_> =
            event.sources().map(|s| (s.key.value.to_string(), url(s.get()))).collect();
        (found, resolved.report.to_string())
    };
    let found = |key: &str, url: &str| (key.to_owned(), Some(url.to_owned()));
    let (sources, report) = told(vec![
        cited("https://a.org", true),
        cited("https://b.org", true),
        cited("https://a.org", true),
    ]);
    assert_eq!(sources, [found("minutes", "https://a.org"), found("minutes--2", "https://b.org")]);
    assert_eq!(report, "");
    // A title alone says less than another description in place, and may be of something else.
    let (sources, _) = told(vec![cited("https://a.org", true), cited("", true)]);
    assert_eq!(sources.len(), 2);
    // It is that of the source which has it and a key.
    let (sources, _) = told(vec![cited("https://a.org", false), cited("", true)]);
    assert_eq!(sources, [found("minutes", "https://a.org")]);
    let (_, report) = told(vec![cited("https://a.org", false), cited("https://b.org", false)]);
    assert!(report.contains("two sources are called `minutes`, and say different"), "{report}");
}

#[test]
fn what_is_withheld_leaves_no_trace_and_is_no_mistake() {
    let mut secret = event("a", "secret", "2000");
    secret.draft = true;
    secret.aliases = vec![dateline_core::Key::from("hush").into()];
    let mut early = event("a", "early", "2001");
    early.embargo =
        Some("2024-02-08".parse::<dateline_core::dates::Date>().expect("a date").into());
    let mut open = event("a", "open", "2002");
    open.body = Some("See [[secret]], [[a/early]] and [[hush]].".into());
    open.related = vec![Related::new("secret", RelatedAs::Cause)];
    let all = || draft(vec![secret.clone(), early.clone(), open.clone()]);
    let keys = |now: &str, drafts| -> Vec<String> {
        let resolved = all().withhold(&now.parse().expect("a date"), drafts).resolve();
        assert!(resolved.report.is_empty(), "{}", resolved.report);
        let open = resolved.timeline.event("open").expect("it is open");
        assert!(drafts == Drafts::Shown || open.related().len() == 0);
        resolved.timeline.events().map(|event| event.key.value.to_string()).collect()
    };
    assert_eq!(keys("2024-02-07", Drafts::Withheld), ["open"]);
    assert_eq!(keys("2024-02-08", Drafts::Withheld), ["early", "open"]);
    assert_eq!(keys("2024-02-08", Drafts::Shown), ["secret", "early", "open"]);
    let timeline =
        all().withhold(&"2024-02-07".parse().expect("a date"), Drafts::Withheld).resolve().timeline;
    assert!(matches!(timeline.lookup("secret", None), Lookup::Withheld));
}

#[test]
fn a_claim_about_what_is_withheld_is_not_about_nothing() {
    let mut secret = event("a", "secret", "2000");
    secret.draft = true;
    let mut all = draft(vec![secret, event("a", "open", "2002")]);
    let claim = |text: &str| Claim::unnamed(text).made_at("a/open");
    all.claims = vec![claim("It was.").about("a/secret"), claim("It was so.")];
    let now = "2026".parse().expect("a date");
    let timeline = all.withhold(&now, Drafts::Withheld).resolve().timeline;
    let told = timeline.check(&dateline_core::Checks::all());
    let told = told.iter().filter(|one| one.code().as_str() == "claim-about-nothing");
    assert_eq!(told.count(), 1);
}

#[test]
fn a_source_that_a_hidden_event_describes_may_be_cited_elsewhere() {
    let described = |key: &str| {
        let mut citation = Citation::new(key);
        citation.inline = Some(Box::new(Source::new(key, "A log")));
        citation
    };
    let mut secret = event("a", "secret", "2000");
    secret.draft = true;
    secret.sources = vec![described("log"), described("untold")];
    let open = event("a", "open", "2002").citing("log");
    let now = "2026".parse().expect("a date");
    let resolved = draft(vec![secret, open]).withhold(&now, Drafts::Withheld).resolve();
    assert!(resolved.report.is_empty(), "{}", resolved.report);
    let sources: Vec<_> =
        resolved.timeline.sources().map(|source| source.key.value.clone()).collect();
    assert_eq!(sources, ["log".into()]);
}

#[test]
fn a_claim_waits_for_the_event_at_which_it_was_made() {
    let mut interview = event("a", "interview", "2026");
    interview.draft = true;
    let same_key = event("b", "interview", "2025");
    let claims = |story: &str, made_at: &str, written_at: &str| {
        let mut claim = Claim::new("asked", "He asked.").made_at(made_at).about("a/talks");
        claim.story = Some(story.into());
        claim.written_at = Some(written_at.into());
        let events = vec![event("a", "talks", "2000"), interview.clone(), same_key.clone()];
        let mut draft = draft(events);
        draft.claims.push(claim);
        let now = "2026-12-01".parse().expect("a date");
        draft.withhold(&now, Drafts::Withheld).resolve().timeline.claims().len()
    };
    assert_eq!(claims("a", "interview", "a/talks"), 0, "written at the older event");
    assert_eq!(claims("b", "a/interview", "b/interview"), 0, "in another story");
    assert_eq!(claims("b", "interview", "b/interview"), 1, "at another event of that key");
    assert_eq!(claims("a", "talks", "a/talks"), 1, "at an open event");
}

#[test]
fn places_that_lie_in_themselves_are_told() {
    let place = |key: &str, whole: &str| {
        let mut place = Entity::place(key, key);
        place.part_of = Some(dateline_core::Key::from(whole).into());
        place
    };
    let mut draft = draft(vec![]);
    draft.entities = vec![
        place("x", "x"),
        place("room", "house"),
        place("house", "street"),
        place("street", "house"),
        place("shed", "house"),
    ];
    let resolved = draft.resolve();
    let said: Vec<&str> =
        resolved.report.iter().map(dateline_core::text::Diagnostic::message).collect();
    assert_eq!(said, ["place `x` lies in itself", "place `street` lies in itself"]);
    let house = resolved.timeline.entity(EntityKind::Place, "house").expect("a house");
    let parts: Vec<&str> = house.parts().map(|part| part.get().name()).collect();
    assert_eq!(parts, ["room", "shed"]);
}

#[test]
fn a_story_tells_its_own_events_and_those_it_includes_by_date() {
    let mut draft = draft(vec![
        event("a", "late", "2010"),
        event("a", "early", "1990"),
        event("b", "other", "2000"),
    ]);
    draft.stories[0].include = vec![Include::new("b/other"), Include::new("b/nothing")];
    let resolved = draft.resolve();
    let story = resolved.timeline.story("a").expect("a story");
    let keys: Vec<&str> =
        story.entries().map(|entry| entry.event.get().key.value.as_str()).collect();
    assert_eq!(keys, ["early", "other", "late"]);
    assert_eq!(resolved.report.len(), 1);
    let other = resolved.timeline.event("other").expect("an event");
    assert_eq!(other.included_in().next(), Some(story));
}

#[test]
fn mentions_lead_back() {
    let mut one = event("a", "one", "2000");
    one.body = Some("By [[people/x|him]], in [[organizations/x]], see [[b]].".into());
    let mut draft = draft(vec![one]);
    draft.entities = vec![Entity::person("x", "X"), Entity::organization("x", "X Inc.")];
    let resolved = draft.resolve();
    assert!(resolved.report.is_empty(), "{}", resolved.report);
    let timeline = resolved.timeline;
    for kind in [EntityKind::Person, EntityKind::Organization] {
        let entity = timeline.entity(kind, "x").expect("an entity");
        let links: Vec<_> = entity.mentioned_in().collect();
        assert_eq!(links.len(), 1);
        assert_eq!(links[0].how, LinkKind::Mention);
        assert!(matches!(links[0].from, Record::Event(_)));
    }
    assert_eq!(timeline.story("b").expect("a story").mentioned_in().count(), 1);
    assert!(matches!(timeline.lookup("timelines/b", None), Lookup::Found(Record::Story(_))));
    assert!(
        matches!(timeline.lookup("x", None), Lookup::Ambiguous(all) if all == ["people/x", "organizations/x"])
    );
}

#[test]
fn tags_of_one_word_are_one_tag() {
    let mut one = event("a", "one", "2001");
    one.tags = vec!["Fire".to_owned().into(), "fire".to_owned().into()];
    let mut two = event("a", "two", "2000");
    two.tags = vec!["Fire!".to_owned().into(), "—".to_owned().into()];
    let resolved = draft(vec![one, two]).resolve();
    let tags: Vec<_> =
        resolved.timeline.tags().map(|tag| (tag.title(), tag.events().len())).collect();
    assert_eq!(tags, [("Fire!", 2)]);
    assert_eq!(resolved.report.len(), 1);
}
