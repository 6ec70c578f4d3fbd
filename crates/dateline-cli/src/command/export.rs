//! `dateline export`: a timeline in a foreign format, on standard output.

use dateline::Error;

use super::Status;
use crate::args::Export;
use crate::term::{Term, result};

pub(crate) fn run(args: &Export, term: &Term) -> Result<Status, Error> {
    // clap lets nothing else through.
    let Some(format) = dateline::Format::from_name(&args.kind) else { return Ok(Status::Usage) };
    let Some(project) = super::open(&args.project, args.today.as_deref(), args.drafts, term)?
    else {
        return Ok(Status::Usage);
    };
    let (text, report) = project.export(format, args.timeline.as_deref())?;
    let Some(text) = text else {
        term.report(&report, project.sources());
        return Ok(Status::Content);
    };
    term.report(&report, project.sources());
    if args.drafts && format != dateline::Format::Json {
        term.say("drafts and events under embargo are in it, as no other program keeps them back");
    }
    result(text.trim_end_matches('\n'));
    Ok(Status::Done)
}
