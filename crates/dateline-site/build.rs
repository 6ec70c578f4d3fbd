//! Puts the default theme into the library, so that it needs no file to render a site.
//!
//! The theme lies at the workspace's root, where those who write themes look for it. The link
//! `theme` in this crate leads there; `cargo package` follows it and packs the files themselves.
//! A table is written here rather than by a crate's macro, because it is thirty lines and because a
//! new file is then seen too, not only a changed one.

#![allow(clippy::disallowed_methods, reason = "a build script reads the files that it embeds")]
#![allow(clippy::print_stdout, reason = "that is how a build script speaks to cargo")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // Where links are not kept (Windows), the workspace's own folder is there.
    let workspace = here.join("../../themes/default");
    let theme = if workspace.is_dir() { workspace } else { here.join("theme") };
    println!("cargo::rerun-if-changed={}", theme.display());

    let mut files = Vec::new();
    walk(&theme, &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for file in &files {
        let name: Vec<_> = file
            .strip_prefix(&theme)
            .unwrap_or(file)
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        let _ = writeln!(
            table,
            "    ({:?}, include_bytes!({:?})),",
            name.join("/"),
            file.display().to_string()
        );
    }
    table.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("theme.rs"), table)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
