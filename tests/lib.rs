//! Tests over the whole of Dateline live in the files beside this one.
