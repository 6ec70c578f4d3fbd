//! `dateline diff`: what changed between two versions, as an editor would say it.

use dateline::{Drafts, Error, Project, compare};

use super::Status;
use crate::args::{Diff, Format};
use crate::term::{Term, result};

pub(crate) fn run(args: &Diff, term: &Term) -> Result<Status, Error> {
    let mut versions = Vec::new();
    for folder in [&args.old, &args.new] {
        let mut project = Project::open(folder)?;
        if args.drafts {
            project = project.with_drafts(Drafts::Shown);
        }
        let prepared = project.manuscript().prepare();
        if prepared.report.has_errors() {
            // Of a version with errors nobody knows what it says.
            term.report(&prepared.report, project.sources());
            term.wrong(&format!("`{}` has errors, so it cannot be compared", folder.display()));
            return Ok(Status::Content);
        }
        versions.push(prepared.timeline);
    }
    let [old, new] = &versions[..] else { return Ok(Status::Usage) };
    let changes = compare(old, new);
    if args.format == Format::Json {
        for change in &changes {
            result(&change.to_json());
        }
        return Ok(Status::Done);
    }
    let mut group = "";
    for change in &changes {
        if change.group != group {
            group = &change.group;
            result(group);
        }
        result(&format!("  {}", change.text));
    }
    term.say(&match changes.len() {
        0 => "nothing changed that a reader could see".to_owned(),
        1 => "1 change".to_owned(),
        many => format!("{many} changes"),
    });
    Ok(Status::Done)
}
