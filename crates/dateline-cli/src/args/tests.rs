//! What the README and the manual say to type can be typed.

use std::path::{Path, PathBuf};
use std::{fs, iter};

use clap::Parser;
use clap::error::ErrorKind;

use super::Args;

/// The commands in a text: lines and spans of code that begin with the program's name.
fn commands(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    let spans = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    let named = lines.chain(spans).filter_map(|code| code.strip_prefix("dateline "));
    // In a Cargo.toml it is the library.
    let named = named.filter(|code| !code.starts_with('='));
    // What follows is for the shell, or for people.
    named.map(|code| code.split([';', '>', '|']).next().unwrap_or(code)).collect()
}

/// A command in words, as a shell would hand them over. What stands for something is something.
fn words(command: &str) -> Vec<String> {
    let command = command.split(" #").next().unwrap_or(command).replace(['[', ']'], "");
    let parts = command.split('"').enumerate().flat_map(|(at, part)| {
        let quoted = at % 2 == 1;
        let words = part.split_whitespace().filter(move |_| !quoted);
        words.chain(iter::once(part).filter(move |_| quoted)).map(str::to_owned)
    });
    parts.map(|word| if word == "FORMAT" { "json".to_owned() } else { word }).collect()
}

#[test]
fn every_command_that_is_shown_is_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let pages = fs::read_dir(root.join("manual/src")).expect("the manual");
    let pages = pages.map(|entry| entry.expect("an entry").path());
    let is_page = |path: &PathBuf| path.extension().is_some_and(|it| it == "md");
    let (mut seen, mut wrong) = (0, Vec::new());
    for path in pages.filter(is_page).chain([root.join("README.md")]) {
        let text = fs::read_to_string(&path).expect("a page");
        for command in commands(&text) {
            seen += 1;
            let typed = iter::once("dateline".to_owned()).chain(words(command));
            let Err(error) = Args::try_parse_from(typed) else { continue };
            // A page may speak of a command without all that goes with it.
            if !matches!(
                error.kind(),
                ErrorKind::MissingRequiredArgument
                    | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            ) {
                wrong.push(format!("{}: dateline {command}\n{error}", path.display()));
            }
        }
    }
    assert!(seen > 50, "only {seen} commands are shown");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_address_that_no_site_has_is_a_mistake_in_the_command() {
    let typed = |url| Args::try_parse_from(["dateline", "build", "--base-url", url]);
    assert!(typed("https://example.org/timelines").is_ok());
    for url in ["timelines", "ftp://example.org/", "https://example.org/?page=1"] {
        let error = typed(url).expect_err(url);
        assert_eq!(error.kind(), ErrorKind::ValueValidation, "{url}");
    }
}

#[test]
fn formats_answer_to_their_other_names() {
    for name in ["ical", "ics"] {
        assert!(Args::try_parse_from(["dateline", "import", name, "calendar"]).is_ok(), "{name}");
        assert!(Args::try_parse_from(["dateline", "export", name]).is_ok(), "{name}");
    }
}
