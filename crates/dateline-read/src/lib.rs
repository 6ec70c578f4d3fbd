//! Authored YAML and Markdown into a draft, with every mistake at its place.
