//! The commands, one file each: arguments to a call of the face, and its answer to a status.

mod build;
mod check;
mod date;
mod diff;
mod draft;
mod export;
mod import;
mod new;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod shell;

use std::process::ExitCode;

use dateline::{Date, Drafts, Error, ErrorKind, Project};

use crate::args::Command;
use crate::term::Term;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Done.
    Done,
    /// The content has errors; nothing was written.
    Content,
    /// What was typed makes no sense.
    Usage,
    /// The disk, a permission, a port.
    Machine,
}

impl Status {
    /// What a shell is told.
    pub(crate) fn code(self) -> u8 {
        match self {
            Status::Done => 0,
            Status::Content => 1,
            Status::Usage => 2,
            Status::Machine => 3,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status.code())
    }
}

impl From<&Error> for Status {
    /// A folder that cannot be meant is a slip of the one who typed; the rest is the machine's.
    fn from(error: &Error) -> Status {
        match error.kind() {
            ErrorKind::NoContent | ErrorKind::Output | ErrorKind::Refused => Status::Usage,
            _ => Status::Machine,
        }
    }
}

/// Runs a command.
pub(crate) fn run(command: &Command, term: &Term) -> Result<Status, Error> {
    match command {
        Command::New(args) => new::run(args, term),
        Command::Build(args) => build::run(args, term),
        Command::Check(args) => check::run(args, term),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args, term),
        Command::Date(args) => Ok(date::run(args, term)),
        Command::Import(args) => import::run(args, term),
        Command::Export(args) => export::run(args, term),
        Command::Draft(args) => draft::run(args, term),
        Command::Diff(args) => diff::run(args, term),
        Command::Schema(args) => Ok(schema::run(args)),
        Command::Completions { shell } => Ok(shell::completions(*shell)),
        Command::Man => Ok(shell::man(term)),
    }
}

/// Opens a project as the options of several commands say; `None` after a message on wrong usage.
fn open(
    folder: &std::path::Path,
    today: Option<&str>,
    drafts: bool,
    term: &Term,
) -> Result<Option<Project>, Error> {
    let mut project = Project::open(folder)?;
    if let Some(text) = today {
        let Some(date) = day(text, term) else { return Ok(None) };
        project = project.at(date);
    }
    if drafts {
        project = project.with_drafts(Drafts::Shown);
    }
    Ok(Some(project))
}

/// A day that was typed, perhaps with a time; `None` after a message on wrong usage.
fn day(text: &str, term: &Term) -> Option<Date> {
    let day = text.parse::<Date>().ok().filter(Date::is_one_day);
    if day.is_none() {
        term.wrong(&format!("`{text}` is not a day\n  help: write it as 2026-11-24"));
    }
    day
}
