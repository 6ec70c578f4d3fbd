//! The names of all mistakes that reading can find, in one place: the manual has a paragraph each.

use dateline_text::Code;

/// A file, or a part of it, is larger or deeper than is read.
pub(crate) const TOO_LARGE: Code = Code::new("too-large");
/// A character that no text has: NUL, escape and the like.
pub(crate) const CONTROL_CHARACTER: Code = Code::new("control-character");
/// The YAML is not YAML.
pub(crate) const YAML_SYNTAX: Code = Code::new("yaml-syntax");
/// YAML that means something elsewhere and nothing here: tags, merge keys, more documents.
pub(crate) const YAML_UNSUPPORTED: Code = Code::new("yaml-unsupported");
/// An alias without anchor, within its own anchor, or of too large an anchor.
pub(crate) const YAML_ALIAS: Code = Code::new("yaml-alias");
/// Front matter that is missing or does not end.
pub(crate) const FRONT_MATTER: Code = Code::new("front-matter");
/// A field that no such record has.
pub(crate) const UNKNOWN_FIELD: Code = Code::new("unknown-field");
/// A field or a key that is given twice.
pub(crate) const DOUBLE_FIELD: Code = Code::new("double-field");
/// A field that the record needs and does not have.
pub(crate) const MISSING_FIELD: Code = Code::new("missing-field");
/// A value of another kind than the field takes: a list for a text.
pub(crate) const WRONG_KIND: Code = Code::new("wrong-kind");
/// A word that is none of those which the field takes.
pub(crate) const UNKNOWN_WORD: Code = Code::new("unknown-word");
/// A value of the right kind that is out of its range.
pub(crate) const WRONG_VALUE: Code = Code::new("wrong-value");
/// A time zone that there is not.
pub(crate) const UNKNOWN_ZONE: Code = Code::new("unknown-zone");
/// A date that cannot be read.
pub(crate) const NOT_A_DATE: Code = Code::new("not-a-date");
/// A file that is none of those which a project has.
pub(crate) const UNKNOWN_FILE: Code = Code::new("unknown-file");
/// How a date was read that can be read in two ways.
pub(crate) const DATE_READ_AS: Code = Code::new("date-read-as");
/// A block `event` that does not stand below the heading of an event.
pub(crate) const MISPLACED_BLOCK: Code = Code::new("misplaced-block");
