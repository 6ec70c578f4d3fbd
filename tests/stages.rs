//! The stages of a build one by one, in memory: `cargo bench -p dateline-tests`.
//!
//! A thousand events in ten timelines, with two sources, two people and a tag each. The whole, with
//! the disk and beside another generator, is measured by `tests/speed/run.py`.

use std::fmt::Write;
use std::hint::black_box;

use dateline::site::{Outputs, Theme};
use dateline::{Manuscript, Memory, Prepared, Report, Sources};
use divan::Bencher;

const EVENTS: usize = 1000;

fn main() {
    divan::main();
}

fn sources() -> Sources {
    let mut sources = Sources::new();
    sources
        .add("content/site.yaml", "title: Bench\nbase_url: https://example.org/\nemit: [feeds]\n");
    for story in 0..EVENTS / 100 {
        let title = format!("title: Story {story}\n");
        sources.add(format!("content/story-{story}/timeline.yaml"), title);
    }
    for at in 0..EVENTS {
        let (year, month, day) = (1950 + at % 70, 1 + at % 12, 1 + at % 28);
        let mut text =
            format!("---\ntitle: The report number {at}\ndate: {year}-{month:02}-{day:02}\n");
        // Writing to a text does not fail.
        let _ = writeln!(text, "people: [Person {}, Person {}]", at % 97, at % 89 + 100);
        let _ = write!(text, "tags: [tag-{}]\nsources:\n", at % 50);
        let _ = write!(text, "- https://one.example/{at}\n- https://two.example/{at}\n---\n");
        for _ in 0..3 {
            text.push_str("A court **questioned** the report after two years, [as told](https://a.example/). ");
            text.push_str(
                "The port withdrew the permit at the request of residents, in private.\n\n",
            );
        }
        sources.add(format!("content/story-{}/event-{at:04}.md", at / 100), text);
    }
    sources
}

fn prepared() -> (Manuscript, Prepared) {
    let manuscript = Manuscript::new(sources());
    let prepared = manuscript.prepare();
    assert!(!prepared.report.has_errors(), "{}", prepared.report);
    (manuscript, prepared)
}

/// Texts to a timeline: read, resolved, checked.
#[divan::bench]
fn prepare(bencher: Bencher<'_, '_>) {
    let manuscript = Manuscript::new(sources());
    bencher.bench_local(|| black_box(manuscript.prepare().timeline));
}

/// The same for one who has read all files before, and finds none changed.
#[divan::bench]
fn prepare_again(bencher: Bencher<'_, '_>) {
    let manuscript = Manuscript::new(sources());
    let mut memory = Memory::default();
    manuscript.prepare_again(&mut memory);
    bencher.bench_local(|| black_box(manuscript.prepare_again(&mut memory).timeline));
}

/// Which pages there are, and where.
#[divan::bench]
fn plan(bencher: Bencher<'_, '_>) {
    let (manuscript, prepared) = prepared();
    let theme = manuscript.theme();
    bencher.bench_local(|| {
        black_box(Outputs::plan(&prepared.timeline, theme, &prepared.config, &()).report().clone())
    });
}

/// One page alone, as a preview makes it.
#[divan::bench]
fn one_page(bencher: Bencher<'_, '_>) {
    let (manuscript, prepared) = prepared();
    let outputs = Outputs::plan(&prepared.timeline, manuscript.theme(), &prepared.config, &());
    bencher.bench_local(|| black_box(outputs.one("story-5/event-0500/index.html").0));
}

/// All pages, which nobody keeps.
#[divan::bench]
fn all_pages(bencher: Bencher<'_, '_>) {
    let (_, prepared) = prepared();
    let theme = Theme::built_in();
    let outputs = Outputs::plan(&prepared.timeline, &theme, &prepared.config, &());
    bencher.bench_local(|| -> Report {
        let write = outputs.write(|_, bytes| {
            black_box(bytes);
            Ok::<(), std::convert::Infallible>(())
        });
        write.unwrap_or_else(|never| match never {})
    });
}
