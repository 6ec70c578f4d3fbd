//! The one Markdown dialect of Dateline.
