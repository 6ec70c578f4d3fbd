//! `dateline build`: content to a site, whole or not at all.

use std::sync::Arc;

use dateline::site::LinkStyle;
use dateline::{Error, Progress, Warnings};

use super::Status;
use crate::args::{Build, Format, Links};
use crate::progress::Bar;
use crate::stop::when_asked;
use crate::term::{Term, result};

pub(crate) fn run(args: &Build, term: &Term) -> Result<Status, Error> {
    let Some(mut project) = super::open(&args.project, args.today.as_deref(), args.drafts, term)?
    else {
        return Ok(Status::Usage);
    };
    if let Some(url) = &args.base_url {
        project = project.with_base_url(url);
    }
    if args.links == Links::Files {
        project = project.with_links(LinkStyle::Files);
    }
    if args.deny_warnings {
        project = project.with_warnings(Warnings::Denied);
    }
    let progress = Arc::new(Progress::default());
    project = project.stopping_on(when_asked()).counting(Arc::clone(&progress)).for_the_last_time();
    let out = args.out.clone().unwrap_or_else(|| project.folder().join("public"));
    let bar = Bar::over(progress, term);
    let built = project.build(&out);
    drop(bar);
    let built = built?;
    term.report(&built.report, project.sources());
    // The program ends here: the system takes all the texts at once.
    std::mem::forget(project);
    let Some(site) = &built.site else {
        let summary = dateline::text::render::summary(&built.report);
        let why = if built.report.has_errors() { "" } else { ", since warnings are denied" };
        term.say(&format!("{summary}: nothing is published{why}"));
        return Ok(Status::Content);
    };
    if args.timings {
        for (stage, took) in &built.timings {
            term.say(&format!("{:>8.1} ms  {stage}", took.as_secs_f64() * 1000.0));
        }
    }
    match args.format {
        Format::Json => result(&built.to_json()),
        Format::Human => {
            let home = out.join("index.html");
            match built.untold {
                Some(0) => term.say("nothing has changed since the last build"),
                Some(notes) => term.say(&format!(
                    "nothing has changed since the last build; `dateline check` tells its {notes} notes"
                )),
                None => {}
            }
            term.say(&format!(
                "{} pages in {} files: {} written, {} unchanged, {} removed",
                built.pages, site.files, site.written, site.unchanged, site.removed,
            ));
            // As one would type it.
            let home = home.strip_prefix(".").unwrap_or(&home);
            term.say(&format!("open {}", home.display()));
        }
    }
    Ok(Status::Done)
}
