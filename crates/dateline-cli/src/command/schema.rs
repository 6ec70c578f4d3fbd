//! `dateline schema`: what an editor needs to complete and check while one types.

use dateline::schema::{FileKind, whole};

use super::Status;
use crate::args::Schema;
use crate::term::result;

pub(crate) fn run(args: &Schema) -> Status {
    // The arguments' parser has let through only names that are there.
    let kind = args.kind.as_deref().and_then(FileKind::named);
    result(kind.map_or_else(whole, FileKind::schema).trim_end());
    Status::Done
}
