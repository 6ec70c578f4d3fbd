//! Short programs that use Dateline: see the files beside this folder.
