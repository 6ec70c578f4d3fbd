//! `dateline new`: starting points that build at once.

use std::path::Path;

use dateline::Error;
use dateline::scaffold::{self, Template};

use super::Status;
use crate::args::{self, New};
use crate::term::Term;

pub(crate) fn run(args: &New, term: &Term) -> Result<Status, Error> {
    let here = Path::new(".");
    let made = match args {
        New::Site { dir, template } => scaffold::site_from(starting_point(*template), dir)?,
        New::Timeline { key } => scaffold::timeline(here, key)?,
        New::Event { timeline, date, title } => scaffold::event(here, timeline, date, title)?,
    };
    for file in &made {
        term.say(&format!("wrote {}", file.display()));
    }
    term.say(&match args {
        New::Site { dir, .. } => {
            let dir = quoted(dir);
            format!(
                "\nnext:\n  \
                 dateline serve {dir} --open    see it, and see it change as you write\n  \
                 dateline check {dir}           every mistake at once\n  \
                 dateline build {dir}           the site, in {dir}/public"
            )
        }
        New::Timeline { key } => format!(
            "next: write its title and summary, then `dateline new event {key} \"June 4, 2000\" \
             \"What happened\"`"
        ),
        New::Event { .. } => "next: say what happened, and name the sources that say so".to_owned(),
    });
    Ok(Status::Done)
}

fn starting_point(template: args::Template) -> Template {
    match template {
        args::Template::Plain => Template::Plain,
        args::Template::Investigation => Template::Investigation,
        args::Template::Biography => Template::Biography,
        args::Template::RunningStory => Template::RunningStory,
    }
}

/// A folder as it can be typed after a command.
fn quoted(folder: &Path) -> String {
    let text = folder.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "-_./~".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}
