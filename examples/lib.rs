//! Short programs that use Dateline live in the files beside this one.
