//! `dateline import`: a foreign timeline becomes content files, and what did not fit is told.

use dateline::core::Key;
use dateline::text::render;
use dateline::{Error, ErrorKind, ImportOptions, Moved, Words};

use super::Status;
use crate::args::{Format, Import, Target};
use crate::term::{Term, result};

pub(crate) fn run(args: &Import, term: &Term) -> Result<Status, Error> {
    // clap lets nothing else through but `auto`, which is none.
    let format = dateline::Format::from_name(&args.kind);
    let Some(mut options) = options(&args.target, term) else { return Ok(Status::Usage) };
    options.map.clone_from(&args.map);
    let moved = dateline::import(&args.target.project, &args.file, format, options);
    tell(moved, args.target.format, "came in", term)
}

/// What the words on the command line say of the target; none after a message on wrong usage.
pub(super) fn options(target: &Target, term: &Term) -> Option<ImportOptions> {
    let mut options = ImportOptions::default();
    options.key = target.into.as_deref().map(Key::from);
    let Some(words) = Words::for_language(&target.language) else {
        term.wrong(&format!("no dates are read in the language `{}`", target.language));
        return None;
    };
    options.words = words;
    Some(options)
}

/// Tells what came of it.
pub(super) fn tell(
    moved: Result<Moved, Error>,
    format: Format,
    what: &str,
    term: &Term,
) -> Result<Status, Error> {
    let moved = match moved {
        Ok(moved) => moved,
        // A file that is not there is a slip of the one who typed.
        Err(error) if error.kind() == ErrorKind::Read && is_missing(&error) => {
            term.error(&error);
            return Ok(Status::Usage);
        }
        Err(error) => return Err(error),
    };
    match format {
        Format::Json => result(&moved.to_json()),
        Format::Human => {
            term.report(&moved.report, &moved.sources);
            for file in &moved.files {
                term.say(&format!("wrote {}", file.display()));
            }
            if !moved.files.is_empty() {
                let events = if moved.events == 1 { "event" } else { "events" };
                term.say(&format!("{} {events} {what}, into `{}`", moved.events, moved.timeline));
                term.say(&match moved.report.len() {
                    0 => "nothing was left behind".to_owned(),
                    _ => render::summary(&moved.report),
                });
            }
        }
    }
    Ok(if moved.report.has_errors() { Status::Content } else { Status::Done })
}

fn is_missing(error: &Error) -> bool {
    std::error::Error::source(error)
        .and_then(|source| source.downcast_ref::<std::io::Error>())
        .is_some_and(|source| source.kind() == std::io::ErrorKind::NotFound)
}
