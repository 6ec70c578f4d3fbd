//! `dateline check`: every mistake at once, each with its place and what to do.

use dateline::text::{Report, Severity, render};
use dateline::{Error, Project};

use super::Status;
use crate::args::{Check, ReportFormat};
use crate::term::{Term, result};

pub(crate) fn run(args: &Check, term: &Term) -> Result<Status, Error> {
    let Some(mut project) = super::open(&args.project, args.today.as_deref(), args.drafts, term)?
    else {
        return Ok(Status::Usage);
    };
    let mut report = project.check();
    if args.fix {
        let mended = project.fix(&report)?;
        if mended > 0 {
            term.say(&format!("mended {mended} {}", if mended == 1 { "file" } else { "files" }));
            let Some(again) = super::open(&args.project, args.today.as_deref(), args.drafts, term)?
            else {
                return Ok(Status::Usage);
            };
            project = again;
            report = project.check();
        }
    }
    #[cfg(feature = "links")]
    if args.links {
        report.extend(links(&project, term));
        report.sort();
    }
    tell(&report, &project, args.format, term);
    let wrong = report.has_errors() || (args.deny_warnings && report.count(Severity::Warning) > 0);
    Ok(if wrong { Status::Content } else { Status::Done })
}

#[cfg(feature = "links")]
fn links(project: &Project, term: &Term) -> Report {
    let progress = std::sync::Arc::new(dateline::Progress::default());
    let bar = crate::progress::Bar::over(std::sync::Arc::clone(&progress), term);
    let report = crate::links::check(project, &progress, &crate::stop::when_asked());
    drop(bar);
    report
}

fn tell(report: &Report, project: &Project, format: ReportFormat, term: &Term) {
    let sources = project.sources();
    match format {
        ReportFormat::Human => {
            term.report(report, sources);
            term.say(&render::summary(report));
        }
        ReportFormat::Json => result(render::json(report, sources).trim_end()),
        ReportFormat::Github => result(render::github(report, sources).trim_end()),
        ReportFormat::Sarif => {
            result(render::sarif(report, sources, env!("CARGO_PKG_VERSION")).trim_end());
        }
    }
}
