//! A bot that adds an event to a site and publishes it.
//!
//! The site is a folder of files that people edit too, so the bot writes a file as a person would,
//! and builds as a person would: with a mistake anywhere, the published site stays as it was.

#![allow(clippy::print_stdout, reason = "a program that shows something")]

use std::error::Error;
use std::path::Path;

use dateline::{Project, scaffold};

/// Adds the event and publishes; how many pages the site has now.
fn publish(project: &Path, story: &str, date: &str, title: &str) -> Result<usize, Box<dyn Error>> {
    scaffold::event(project, story, date, title)?;
    let project_then = Project::open(project)?;
    let built = project_then.build(project.join("public"))?;
    if built.site.is_none() {
        return Err(built.report.to_string().into());
    }
    Ok(built.pages)
}

fn main() -> Result<(), Box<dyn Error>> {
    let scratch = tempfile::tempdir()?;
    let project = scratch.path().join("site");
    scaffold::site(&project)?;
    let pages = publish(&project, "apollo-11", "July 24, 1969", "Splashdown in the Pacific")?;
    println!("{pages} pages are published");
    Ok(())
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test of files has to read files")]
fn the_event_has_a_page() {
    let scratch = tempfile::tempdir().unwrap();
    let project = scratch.path().join("site");
    scaffold::site(&project).unwrap();
    publish(&project, "apollo-11", "July 24, 1969", "Splashdown in the Pacific").unwrap();
    let page = project.join("public/apollo-11/splashdown-in-the-pacific/index.html");
    assert!(std::fs::read_to_string(page).unwrap().contains("July 24, 1969"));
    // The same event twice is refused: nobody's file is written over.
    assert!(publish(&project, "apollo-11", "July 24, 1969", "Splashdown in the Pacific").is_err());
}
