//! `dateline draft`: an article becomes proposed events, each a draft for an editor to check.

use dateline::{ArticleOptions, Error};

use super::{Status, import};
use crate::args::DraftArgs;
use crate::term::Term;

pub(crate) fn run(args: &DraftArgs, term: &Term) -> Result<Status, Error> {
    let Some(target) = import::options(&args.target, term) else { return Ok(Status::Usage) };
    let mut options = ArticleOptions::default();
    options.words = target.words;
    options.import = target;
    options.url.clone_from(&args.url);
    options.outlet.clone_from(&args.outlet);
    if let Some(text) = &args.published {
        let Some(date) = super::day(text, term) else { return Ok(Status::Usage) };
        options.published = Some(date);
    }
    let moved = dateline::draft(&args.target.project, &args.file, options);
    import::tell(moved, args.target.format, "proposed", term)
}
