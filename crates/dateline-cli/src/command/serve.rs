//! `dateline serve`: a preview that follows the files.

use dateline::{Drafts, Error, Project};

use super::Status;
use crate::args::Serve;
use crate::browser;
use crate::serve::{self, Preview};
use crate::term::Term;

pub(crate) fn run(args: &Serve, term: &Term) -> Result<Status, Error> {
    // A folder without content is a slip of the hand; later on it is only one more thing to show.
    let folder = Project::open(&args.project)?.folder().to_owned();
    let folder = folder.canonicalize().unwrap_or(folder);
    let preview = Preview {
        folder,
        host: args.host.clone(),
        port: args.port,
        drafts: if args.drafts { Drafts::Shown } else { Drafts::Withheld },
    };
    let shown = |url: &str| {
        term.say(&format!("the preview is at {url} and follows your files; Ctrl-C ends it"));
        if args.open && !browser::open(url) {
            term.say("no browser could be opened from here");
        }
    };
    match serve::run(preview, term, shown) {
        Ok(()) => Ok(Status::Done),
        Err(taken) => {
            let help = taken.help.as_ref().map(|help| format!("\n  help: {help}"));
            term.wrong(&format!("{taken}{}", help.unwrap_or_default()));
            Ok(Status::Machine)
        }
    }
}
