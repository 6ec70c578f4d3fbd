//! `dateline schema`: what an editor needs to complete and check while one types.

use dateline::DATA_SCHEMA;
use dateline::schema::{FileKind, whole};

use super::Status;
use crate::args::{DATA, Schema};
use crate::term::result;

pub(crate) fn run(args: &Schema) -> Status {
    let schema = match args.kind.as_deref() {
        Some(DATA) => DATA_SCHEMA.to_owned(),
        // The arguments' parser has let through only names that are there.
        kind => kind.and_then(FileKind::named).map_or_else(whole, FileKind::schema),
    };
    result(schema.trim_end());
    Status::Done
}
