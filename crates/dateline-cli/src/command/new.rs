//! `dateline new`: starting points that build at once.

use dateline::{Error, scaffold};

use super::Status;
use crate::args::New;
use crate::term::Term;

pub(crate) fn run(args: &New, term: &Term) -> Result<Status, Error> {
    let here = std::path::Path::new(".");
    let made = match args {
        New::Site { dir } => scaffold::site(dir)?,
        New::Timeline { key } => scaffold::timeline(here, key)?,
        New::Event { timeline, date, title } => scaffold::event(here, timeline, date, title)?,
    };
    for file in &made {
        term.say(&format!("wrote {}", file.display()));
    }
    if let New::Site { dir } = args {
        term.say(&format!("next: dateline build {}", dir.display()));
    }
    Ok(Status::Done)
}
